use ecow::EcoString;
use proptest::prelude::*;

use super::*;
use crate::value::{Map, Reason, ReasonKind};

fn labels(pairs: &[(&str, &str)]) -> Value {
    let entries: Map = pairs
        .iter()
        .map(|(name, value)| (EcoString::from(*name), Value::from(*value)))
        .collect();
    Value::object(entries)
}

fn object(entries: &[(&str, Value)]) -> Value {
    let entries: Map = entries
        .iter()
        .map(|(name, value)| (EcoString::from(*name), value.clone()))
        .collect();
    Value::object(entries)
}

fn expression(key: &str, operator: &str, values: &[&str]) -> Value {
    let values = values.iter().map(|value| Value::from(*value)).collect();
    object(&[
        ("key", key.into()),
        ("operator", operator.into()),
        ("values", Value::tuple(values)),
    ])
}

fn expressions(all: Vec<Value>) -> Value {
    object(&[("matchExpressions", Value::tuple(all))])
}

fn open() -> Value {
    Value::unknown(Reason::new(ReasonKind::Input, "var.x"))
}

fn selects(selector: &Value, labels: &Value) -> Holds {
    Selector::read(selector)
        .unwrap()
        .selects(&Labels::of(labels))
}

fn calico(selector: &str, pairs: &[(&str, &str)]) -> bool {
    match selects(&Value::from(selector), &labels(pairs)) {
        Holds::Yes => true,
        Holds::No => false,
        Holds::Open(reason) => panic!("{selector}: {}", reason.text),
    }
}

#[test]
fn the_empty_selector_selects_everything_and_null_nothing() {
    let web = labels(&[("app", "web")]);
    for labels in [&web, &labels(&[]), &Value::null()] {
        assert_eq!(selects(&labels_of(&[]), labels), Holds::Yes);
        assert_eq!(selects(&Value::null(), labels), Holds::No);
        let empty = object(&[("matchLabels", labels_of(&[]))]);
        assert_eq!(selects(&empty, labels), Holds::Yes);
        let absent = object(&[("matchExpressions", Value::null())]);
        assert_eq!(selects(&absent, labels), Holds::Yes);
    }
}

#[test]
fn long_lists_of_values_are_read_as_short_ones_are() {
    let words: Vec<String> = (0..100).map(|number| format!("w{number}")).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let is_in = expressions(vec![expression("app", "In", &words)]);
    let is_not = expressions(vec![expression("app", "NotIn", &words)]);
    for (pairs, expected) in [
        (vec![("app", "w7")], Holds::Yes),
        (vec![("app", "w100")], Holds::No),
        (vec![("tier", "w7")], Holds::No),
    ] {
        assert_eq!(selects(&is_in, &labels(&pairs)), expected);
        assert_eq!(selects(&is_not, &labels(&pairs)), expected.not());
    }
    let unknown = object(&[("app", open())]);
    assert!(matches!(selects(&is_in, &unknown), Holds::Open(_)));
    assert!(matches!(selects(&is_not, &unknown), Holds::Open(_)));
}

fn labels_of(pairs: &[(&str, &str)]) -> Value {
    labels(pairs)
}

#[test]
fn operators_treat_missing_labels_as_the_api_does() {
    let cases = [
        ("In", Holds::No),
        ("NotIn", Holds::Yes),
        ("Exists", Holds::No),
        ("DoesNotExist", Holds::Yes),
    ];
    for (operator, expected) in cases {
        let selector = expressions(vec![expression("tier", operator, &["web"])]);
        assert_eq!(
            selects(&selector, &labels(&[("app", "a")])),
            expected,
            "{operator}"
        );
    }
}

#[test]
fn conditions_hold_together() {
    let selector = object(&[
        ("matchLabels", labels(&[("app", "web")])),
        (
            "matchExpressions",
            Value::tuple(vec![expression("tier", "NotIn", &["dev", "test"])]),
        ),
    ]);
    assert_eq!(
        selects(&selector, &labels(&[("app", "web"), ("tier", "live")])),
        Holds::Yes
    );
    assert_eq!(
        selects(&selector, &labels(&[("app", "web"), ("tier", "dev")])),
        Holds::No
    );
    assert_eq!(selects(&selector, &labels(&[("tier", "live")])), Holds::No);
}

#[test]
fn a_label_without_a_value_has_the_empty_one() {
    let labels = object(&[("edge", Value::null())]);
    let plain = object(&[("edge", "".into())]);
    assert_eq!(selects(&plain, &labels), Holds::Yes);
    let exists = expressions(vec![expression("edge", "Exists", &[])]);
    assert_eq!(selects(&exists, &labels), Holds::Yes);
}

#[test]
fn one_condition_that_fails_is_enough_whatever_is_unknown() {
    let labels = object(&[("app", "web".into()), ("tier", open())]);
    let plain = |app: &str, tier: &str| labels_of(&[("app", app), ("tier", tier)]);
    assert_eq!(selects(&plain("db", "x"), &labels), Holds::No);
    assert!(matches!(
        selects(&plain("web", "x"), &labels),
        Holds::Open(_)
    ));
    let known = labels_of(&[("app", "web")]);
    assert!(matches!(selects(&open(), &known), Holds::Open(_)));
    assert!(matches!(selects(&known, &open()), Holds::Open(_)));
    let unread = expressions(vec![open()]);
    assert!(matches!(selects(&unread, &known), Holds::Open(_)));
}

#[test]
fn what_is_no_selector_is_told() {
    let unknown_operator = expressions(vec![expression("a", "Equals", &["b"])]);
    let no_list = object(&[("matchExpressions", "a".into())]);
    for fault in [unknown_operator, no_list, Value::from(true), "a =".into()] {
        assert!(Selector::read(&fault).is_err());
    }
}

#[test]
fn the_source_that_cilium_names_is_no_part_of_a_label() {
    let selector = object(&[(
        "matchLabels",
        labels(&[("k8s:app", "web"), ("any:tier", "a")]),
    )]);
    assert_eq!(
        selects(&selector, &labels(&[("app", "web"), ("tier", "a")])),
        Holds::Yes
    );
}

#[test]
fn selectors_of_calico_are_read() {
    let web = [("app", "web"), ("tier", "front-end")];
    for selector in [
        "",
        "all()",
        "all( )",
        "app == 'web'",
        "app==\"web\"&&has(tier)",
        "app == 'db' || tier starts with 'front'",
        "tier ends  with \"end\" && tier contains '-'",
        "app in {'web', 'db'}",
        "app not in { 'db' }",
        "!has(debug)",
        "!!has(app)",
        "debug != 'on'",
        "debug not in {'on'}",
        "!(app == 'db' || app == 'cache')",
        "app == 'db' && app == 'web' || has(tier)",
    ] {
        assert!(calico(selector, &web), "{selector}");
    }
    for selector in [
        "global()",
        "!all()",
        "app == 'db'",
        "app != 'web'",
        "debug in {'on'}",
        "debug contains ''",
        "app in {}",
        "app == 'web' && (has(debug) || tier == 'back')",
    ] {
        assert!(!calico(selector, &web), "{selector}");
    }
}

#[test]
fn faults_in_selectors_of_calico_are_told() {
    let deep = format!("{}all(){}", "(".repeat(10_000), ")".repeat(10_000));
    for fault in [
        "app",
        "app ==",
        "app = 'a'",
        "app == a",
        "(app == 'a'",
        "app == 'a')",
        "has()",
        "has(a",
        "app == 'a' &&",
        "&& has(a)",
        "app in 'a'",
        "app in {'a'",
        "app like 'a'",
        "app == 'a",
        "ö",
        "all() all()",
        &deep,
    ] {
        assert!(expression::parse(fault).is_err(), "{fault}");
    }
}

/// Labels of few names and values, so that they meet.
fn some_labels() -> impl Strategy<Value = Vec<(String, String)>> {
    proptest::collection::btree_map("[abc]", "[xyz]", 0..4)
        .prop_map(|map| map.into_iter().collect())
}

fn some_conditions() -> impl Strategy<Value = Vec<(String, usize, Vec<String>)>> {
    let values = proptest::collection::vec("[xyz]", 1..3);
    proptest::collection::vec(("[abc]", 0..4_usize, values), 0..4)
}

const OPERATORS: [&str; 4] = ["In", "NotIn", "Exists", "DoesNotExist"];

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(200) })]

    /// The same selection, said in Kubernetes' words, in Calico's, and by definition.
    #[test]
    fn both_languages_select_the_same(pairs in some_labels(), conditions in some_conditions()) {
        let pairs: Vec<(&str, &str)> = pairs.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
        let has = |key: &str| pairs.iter().any(|(name, _)| *name == key);
        let is_in = |key: &str, values: &[String]| {
            pairs.iter().any(|(name, value)| *name == key && values.iter().any(|it| it == value))
        };
        let (mut kubernetes, mut calico_terms, mut expected) = (Vec::new(), Vec::new(), true);
        for (key, operator, values) in &conditions {
            let texts: Vec<&str> = values.iter().map(String::as_str).collect();
            kubernetes.push(expression(key, OPERATORS[*operator], &texts));
            let set = format!("{{'{}'}}", texts.join("','"));
            let (term, holds) = match operator {
                0 => (format!("{key} in {set}"), is_in(key, values)),
                1 => (format!("{key} not in {set}"), !is_in(key, values)),
                2 => (format!("has({key})"), has(key)),
                _ => (format!("!has({key})"), !has(key)),
            };
            calico_terms.push(term);
            expected &= holds;
        }
        let expected = Holds::from(expected);
        prop_assert_eq!(&selects(&expressions(kubernetes), &labels(&pairs)), &expected);
        let text = Value::from(calico_terms.join(" && ").as_str());
        prop_assert_eq!(&selects(&text, &labels(&pairs)), &expected);
    }

    /// What is known of an answer in part stays true when the rest is known.
    #[test]
    fn unknown_labels_never_change_what_was_certain(
        pairs in some_labels(), hidden in "[abc]", conditions in some_conditions()
    ) {
        let all: Vec<(&str, &str)> = pairs.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
        let veiled: Vec<(&str, Value)> = all
            .iter()
            .map(|(name, value)| (*name, if *name == hidden { open() } else { Value::from(*value) }))
            .collect();
        let terms = conditions.iter().map(|(key, operator, values)| {
            let texts: Vec<&str> = values.iter().map(String::as_str).collect();
            expression(key, OPERATORS[*operator], &texts)
        });
        let selector = expressions(terms.collect());
        let before = selects(&selector, &object(&veiled));
        if !matches!(before, Holds::Open(_)) {
            prop_assert_eq!(before, selects(&selector, &labels(&all)));
        }
    }

    #[test]
    fn no_text_makes_reading_fail_badly(text in ".{0,60}") {
        let _ = expression::parse(&text);
    }
}
