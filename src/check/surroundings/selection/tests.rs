use proptest::prelude::*;

use super::super::labelled::Labelled;
use super::super::objects::{Found, found};
use super::*;
use crate::resource::Folders;
use crate::value::Map;

fn labels(pairs: &[(String, String)]) -> Value {
    let entries: Map = pairs
        .iter()
        .map(|(name, value)| (EcoString::from(name.as_str()), Value::from(value.as_str())))
        .collect();
    Value::object(entries)
}

fn object(entries: Vec<(&str, Value)>) -> Value {
    let entries: Map = entries
        .into_iter()
        .map(|(name, value)| (EcoString::from(name), value))
        .collect();
    Value::object(entries)
}

fn pairs(all: &[(&str, &str)]) -> Value {
    let owned: Vec<_> = all
        .iter()
        .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
        .collect();
    labels(&owned)
}

/// Numbers of those that certainly, and of those that perhaps select.
fn selecting(policies: &[Value], pod: &Value) -> (Vec<usize>, Vec<usize>) {
    let policies: Vec<&Value> = policies.iter().collect();
    let homes: Vec<Home> = policies
        .iter()
        .map(|it| Home::of(it, FileId::new(0)))
        .collect();
    let subject = Subject::of(pod, FileId::new(0));
    let folders = Folders::default();
    let bounds = Bounds {
        folders: &folders,
        most: 1_000,
    };
    let found = Selection::new(&policies, &homes).selecting(&subject, &bounds);
    let found = found.expect("there are few").found;
    let (certain, open): (Vec<_>, Vec<_>) = found.into_iter().partition(|it| it.doubt.is_none());
    let numbers = |found: Vec<Found>| found.into_iter().map(|it| it.member).collect();
    (numbers(certain), numbers(open))
}

fn policy(namespace: Value, selector: Value) -> Value {
    object(vec![("namespace", namespace), ("selector", selector)])
}

#[test]
fn namespaces_keep_apart() {
    let everything = || pairs(&[]);
    let policies = [
        policy("a".into(), everything()),
        policy("b".into(), everything()),
        policy(Value::null(), everything()),
        object(vec![("selector", everything())]),
        policy("default".into(), everything()),
    ];
    let pod = |namespace: Value| object(vec![("namespace", namespace)]);
    assert_eq!(
        selecting(&policies, &pod("a".into())),
        (vec![0, 3], vec![2])
    );
    assert_eq!(
        selecting(&policies, &pod("default".into())),
        (vec![2, 3, 4], vec![])
    );
    assert_eq!(
        selecting(&policies, &pod(Value::null())),
        (vec![2, 3, 4], vec![0, 1])
    );
}

#[test]
fn namespace_selectors_look_at_the_namespace() {
    let about = |selector: Value| {
        object(vec![
            ("selector", pairs(&[])),
            ("namespace_selector", selector),
        ])
    };
    let policies = [
        about(pairs(&[("team", "shop")])),
        about(pairs(&[("kubernetes.io/metadata.name", "web")])),
        about("projectcalico.org/name == 'web'".into()),
        about(Value::null()),
    ];
    let named = |more: Vec<(&'static str, Value)>| {
        let mut entries = vec![("namespace", Value::from("web"))];
        entries.extend(more);
        object(entries)
    };
    assert_eq!(
        selecting(&policies, &named(vec![])),
        (vec![1, 2, 3], vec![0])
    );
    let defined = |labels: Vec<Value>| named(vec![("namespace_labels", Value::tuple(labels))]);
    let shop = || pairs(&[("team", "shop")]);
    let other = || pairs(&[("team", "bank")]);
    assert_eq!(
        selecting(&policies, &defined(vec![shop()])),
        (vec![0, 1, 2, 3], vec![])
    );
    assert_eq!(
        selecting(&policies, &defined(vec![other()])),
        (vec![1, 2, 3], vec![])
    );
    assert_eq!(
        selecting(&policies, &defined(vec![shop(), other()])),
        (vec![1, 2, 3], vec![0])
    );
}

#[test]
fn labels_of_the_namespace_are_labels_of_the_pod_for_cilium() {
    let policies = [
        object(vec![(
            "selector",
            object(vec![(
                "matchLabels",
                pairs(&[("k8s:io.kubernetes.pod.namespace", "web")]),
            )]),
        )]),
        object(vec![(
            "selector",
            object(vec![(
                "matchLabels",
                pairs(&[("io.cilium.k8s.namespace.labels.team", "shop")]),
            )]),
        )]),
    ];
    let pod = object(vec![
        ("namespace", "web".into()),
        (
            "namespace_labels",
            Value::tuple(vec![pairs(&[("team", "shop")])]),
        ),
    ]);
    assert_eq!(selecting(&policies, &pod), (vec![0, 1], vec![]));
    let pod = object(vec![("namespace", "other".into())]);
    assert_eq!(selecting(&policies, &pod), (vec![], vec![1]));
}

#[test]
fn what_cannot_be_read_may_select_anything() {
    let policies = [policy("a".into(), "app = 'x'".into())];
    let pod = object(vec![("namespace", "a".into())]);
    assert_eq!(selecting(&policies, &pod), (vec![], vec![0]));
}

#[test]
fn more_than_may_be_looked_at_are_not() {
    let policies = [
        policy(Value::null(), pairs(&[])),
        policy(Value::null(), pairs(&[])),
    ];
    let policies: Vec<&Value> = policies.iter().collect();
    let homes: Vec<Home> = policies
        .iter()
        .map(|it| Home::of(it, FileId::new(0)))
        .collect();
    let folders = Folders::default();
    let bounds = Bounds {
        folders: &folders,
        most: 1,
    };
    let pod = object(vec![("namespace", Value::null())]);
    let subject = Subject::of(&pod, FileId::new(0));
    let selection = Selection::new(&policies, &homes);
    assert!(selection.selecting(&subject, &bounds).is_err());
}

#[test]
fn many_far_ones_are_not_named_and_do_not_hide_the_near_ones() {
    let mut folders = Folders::default();
    let everything = || policy(Value::null(), pairs(&[]));
    let policies: Vec<Value> = (0..100).map(|_| everything()).collect();
    let mut homes = Vec::new();
    for (at, one) in policies.iter().enumerate() {
        let file = FileId::new(at as u32);
        folders.add(file, &format!("app-{}/policy.yaml", at / 2));
        homes.push(Home::of(one, file));
    }
    let bounds = Bounds {
        folders: &folders,
        most: 40,
    };
    let all: Vec<&Value> = policies.iter().collect();
    let pod = object(vec![("namespace", Value::null())]);
    let subject = Subject::of(&pod, FileId::new(41));
    let met = Selection::new(&all, &homes).selecting(&subject, &bounds);
    let met = met.unwrap();
    assert!(met.more.is_some());
    assert!(met.found.len() < 20, "{}", met.found.len());
    let certain = met.found.iter().filter(|it| it.doubt.is_none());
    let certain: Vec<usize> = certain.map(|it| it.member).collect();
    assert_eq!(certain, [40, 41]);
}

fn some_labels() -> impl Strategy<Value = Vec<(String, String)>> {
    proptest::collection::btree_map("[ab]", "[xy]", 0..3).prop_map(|map| map.into_iter().collect())
}

fn some_namespace() -> impl Strategy<Value = Option<String>> {
    proptest::option::of("[nm]")
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(200) })]

    /// The drawers lose nothing: what they give is what comparing all with all gives.
    #[test]
    fn filing_changes_nothing(
        policies in proptest::collection::vec((some_namespace(), some_labels()), 0..8),
        home in some_namespace(),
        own in some_labels(),
    ) {
        let namespace = |name: &Option<String>| name.as_deref().map_or_else(Value::null, Value::from);
        let policies: Vec<Value> = policies
            .iter()
            .map(|(home, selector)| policy(namespace(home), labels(selector)))
            .collect();
        let pod = object(vec![("namespace", namespace(&home)), ("labels", labels(&own))]);
        let subject = Subject::of(&pod, FileId::new(0));
        let folders = Folders::default();
        let all: Vec<&Value> = policies.iter().collect();
        let homes: Vec<Home> = all.iter().map(|it| Home::of(it, FileId::new(0))).collect();
        let bounds = Bounds { folders: &folders, most: 1_000 };
        let filed = Selection::new(&all, &homes).selecting(&subject, &bounds).unwrap();
        let compared: Vec<Found> = all
            .iter()
            .enumerate()
            .filter_map(|(at, policy)| {
                let entry = Entry::new(policy, homes[at].clone());
                let meets = homes[at].meets(&subject.home, &folders);
                found(at, meets.and(|| entry.selects(&subject)))
            })
            .collect();
        prop_assert_eq!(filed.found, compared);
    }

    /// Looking for the objects of a selector gives those whose selector it is.
    #[test]
    fn both_ways_lead_to_the_same(
        pods in proptest::collection::vec((some_namespace(), some_labels()), 0..8),
        home in some_namespace(),
        selector in some_labels(),
    ) {
        let namespace = |name: &Option<String>| name.as_deref().map_or_else(Value::null, Value::from);
        let policy = policy(namespace(&home), labels(&selector));
        let pods: Vec<Value> = pods
            .iter()
            .map(|(home, own)| object(vec![("namespace", namespace(home)), ("labels", labels(own))]))
            .collect();
        let homes: Vec<Home> = pods.iter().map(|it| Home::of(it, FileId::new(0))).collect();
        let folders = Folders::default();
        let bounds = Bounds { folders: &folders, most: 1_000 };
        let from = Home::of(&policy, FileId::new(0));
        let selector = Selector::read(policy.get("selector").unwrap()).unwrap();
        let selected = Labelled::new(pods.iter())
            .selected(&selector, &from, &bounds, &homes, &|at| &pods[at])
            .unwrap();
        let policies = [policy];
        let selecting = pods.iter().enumerate().filter_map(|(at, pod)| {
            let (certain, open) = selecting(&policies, pod);
            (certain.len() + open.len() == 1).then_some((at, open.is_empty()))
        });
        let found = selected.found.iter().map(|it| (it.member, it.doubt.is_none()));
        prop_assert_eq!(found.collect::<Vec<_>>(), selecting.collect::<Vec<_>>());
    }
}
