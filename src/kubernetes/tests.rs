use super::*;
use crate::diagnostic::DiagnosticKind;
use crate::syntax::tree::yaml;

/// Evaluates files of these names and texts.
fn manifests(files: &[(&str, &str)]) -> (Unit, Sources) {
    let here = std::env::current_dir().unwrap().canonicalize().unwrap();
    let sources = Sources::new(&here).unwrap();
    let mut documents = Vec::new();
    for (name, text) in files {
        let file = sources.insert(here.join(name), (*text).to_owned());
        let parsed = yaml::parse(text);
        assert_eq!(parsed.errors, [], "{text}");
        documents.extend(parsed.documents.into_iter().map(|d| (file.clone(), d)));
    }
    (evaluate(documents, &here, &sources), sources)
}

fn addresses(text: &str) -> Vec<String> {
    let (unit, _) = manifests(&[("a.yaml", text)]);
    unit.resources
        .iter()
        .map(|r| r.address.to_string())
        .collect()
}

fn address(api_version: &str, kind: &str, metadata: &str) -> String {
    let text = format!("apiVersion: {api_version}\nkind: {kind}\nmetadata: {metadata}\n");
    addresses(&text).swap_remove(0)
}

fn is_recognised(text: &str) -> bool {
    recognise(&yaml::parse(text).documents[0].root)
}

#[test]
fn objects_are_recognised_by_api_version_and_kind() {
    assert!(is_recognised("apiVersion: v1\nkind: Pod\n"));
    assert!(!is_recognised("apiVersion: v1\n"));
    assert!(!is_recognised("apiVersion: 1\nkind: Pod\n"));
    assert!(!is_recognised(
        "apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\n"
    ));
    assert!(!is_recognised(
        "apiVersion: v1\nkind: Config\nclusters: []\n"
    ));
    assert!(!is_recognised("- apiVersion: v1\n  kind: Pod\n"));
}

#[test]
fn addresses_have_kind_namespace_and_name() {
    assert_eq!(address("v1", "Pod", "{name: a, namespace: b}"), "Pod/b/a");
    assert_eq!(
        address("apps/v1", "Deployment", "{name: a}"),
        "Deployment/default/a"
    );
    assert_eq!(address("v1", "Namespace", "{name: a}"), "Namespace/a");
    assert_eq!(
        address(
            "rbac.authorization.k8s.io/v1",
            "ClusterRole",
            "{name: a, namespace: b}"
        ),
        "ClusterRole/a"
    );
    assert_eq!(
        address("batch/v1", "Job", "{generateName: a-}"),
        "Job/default/a-*"
    );
    assert_eq!(address("v1", "Pod", "{}"), "Pod/default/*");
    assert_eq!(address("v1", "Pod", "{name: 1}"), "Pod/default/1");
}

#[test]
fn kinds_of_other_groups_carry_their_group() {
    assert_eq!(
        address("argoproj.io/v1alpha1", "Rollout", "{name: a, namespace: b}"),
        "Rollout.argoproj.io/b/a"
    );
    assert_eq!(
        address("gateway.networking.k8s.io/v1", "GatewayClass", "{name: a}"),
        "GatewayClass.gateway.networking.k8s.io/a"
    );
}

#[test]
fn lists_are_unpacked() {
    let text = "\
apiVersion: v1
kind: List
items:
- apiVersion: v1
  kind: Pod
  metadata: {name: a}
- apiVersion: v1
  kind: ConfigMapList
  items:
  - metadata: {name: b}
- nothing
";
    let (unit, sources) = manifests(&[("a.yaml", text)]);
    let found: Vec<_> = unit.resources.iter().map(|r| r.address.as_str()).collect();
    assert_eq!(found, ["ConfigMap/default/b", "Pod/default/a"]);
    assert_eq!(unit.diagnostics[0].kind, DiagnosticKind::Evaluation);
    let pod = &unit.resources[1];
    let file = sources.file(pod.header.file);
    assert_eq!(&file.text[pod.header.span.range()], "kind: Pod");
    assert!(file.text[pod.body.span.range()].starts_with("apiVersion: v1\n  kind: Pod"));
    let config = &unit.resources[0];
    assert_eq!(
        &file.text[config.header.span.range()],
        "metadata: {name: b}"
    );
}

#[test]
fn the_whole_object_is_its_attributes() {
    let text =
        "# before\napiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  hostNetwork: yes\n";
    let (unit, _) = manifests(&[("a.yaml", text)]);
    let pod = &unit.resources[0];
    let value = pod
        .attributes
        .get("spec")
        .unwrap()
        .get("hostNetwork")
        .unwrap();
    assert_eq!(value.as_bool(), Some(true));
    assert_eq!(
        &text[value.origin.place.unwrap().span.range()],
        "hostNetwork: yes"
    );
    assert_eq!(pod.attributes.get("kind").unwrap().as_str(), Some("Pod"));
    assert_eq!(&text[pod.header.span.range()], "kind: Pod");
}

#[test]
fn the_same_object_in_several_files_is_numbered_in_order_of_path() {
    let pod = "apiVersion: v1\nkind: Pod\nmetadata: {name: a}\n";
    let named = "apiVersion: v1\nkind: Pod\nmetadata: {name: 'a#2'}\n";
    let (unit, sources) = manifests(&[("c.yaml", pod), ("b.yaml", pod), ("a.yaml", named)]);
    let found: Vec<_> = unit
        .resources
        .iter()
        .map(|r| format!("{} {}", r.address, sources.file(r.header.file).name))
        .collect();
    assert_eq!(
        found,
        [
            "Pod/default/a b.yaml",
            "Pod/default/a#2 a.yaml",
            "Pod/default/a#3 c.yaml"
        ]
    );
    assert_eq!(unit.name, ".");
}

#[test]
fn helm_templates_are_recognised() {
    for text in [
        "{{- if .Values.on }}\nkind: Pod\n{{- end }}\n",
        "kind: Pod\nname: {{ .Values.name }}\n",
        "kind: Pod\nname: a-{{ .Release.Name }}-b\n",
        "kind: Pod\nname: \"{{ .Values.name }}\"\n",
        "labels:\n    {{- include \"x\" . | nindent 4 }}\n",
        "args:\n  - {{ x }}\n",
        "a: b\n  {{- if x }}\n",
        "- a: b\n  {{ x }}\n",
        "a: [b, {{ x }}]\n",
        "{% if x %}\nkind: Pod\n{% endif %}\n",
        "a: |\n  text\nb: {{ x }}\n",
        "- a: |\n    text\n  b: {{ x }}\n",
    ] {
        assert!(is_helm_template(text), "{text}");
    }
}

#[test]
fn texts_for_others_are_no_helm_templates() {
    for text in [
        "kind: Pod\n# {{ .Values.name }}\n",
        "a: 1 # {{ .Values.name }}\n",
        "summary: Instance {{ $labels.instance }} is down\n",
        "name: '{{workflow.name}}'\n",
        "name: \"a \\\" {{ x }}\"\n",
        "data:\n  tpl: |\n    {{ range . }}\n\n    {{ .Values.x }}\nkind: ConfigMap\n",
        "- |-\n  {{ x }}\n",
        "- a: >2\n     {{ x }}\n",
        "a: {b: {c: 1}}\n",
        "data:\n  a: \"one \\\n    {{ .Name }}\n    {{ .Namespace }}\"\nkind: ConfigMap\n",
        "name: client-{{workflow.uid}}\n",
        "description: it runs full, {{ $labels.pod }} most\n",
        "description: a text of\n  {{ $value }} lines\n\n  {{ x }}\n",
        "a: 'it''s\n  {{ x }}'\n",
    ] {
        assert!(!is_helm_template(text), "{text}");
    }
}

#[test]
fn looking_for_templates_takes_a_time_in_proportion_to_the_text() {
    let text = "ö{{".repeat(20_000);
    assert!(!is_helm_template(&text));
}

proptest::proptest! {
    #[test]
    fn any_text_is_survived(
        text in "([-:#{}\"'%|>\\[\\],a1~ ä\u{feff}\n\r\t]|- |: | #|---|\\{\\{|kind: CustomResourceDefinition\n|  openAPIV3Schema:\n|  ){0,60}"
    ) {
        is_helm_template(&text);
        let gaps = schemas(&text);
        for gap in &gaps {
            proptest::prop_assert!(text.get(gap.range()).is_some());
        }
        for document in yaml::parse_around(&text, &gaps).documents {
            proptest::prop_assert!(text.get(document.span.range()).is_some());
        }
    }
}
