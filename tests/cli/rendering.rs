//! Charts and kustomizations, with stand-ins for the tools in `tests/data/render/bin`.
#![cfg(unix)]

use std::path::Path;

use crate::workspace::{Ran, Workspace, finish};

const POD: &str = "apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\n";

/// A chart whose pod runs on the network of its node, with an annotation that knows it if it is asked for.
fn chart(annotations: &str) -> Workspace {
    let template = format!("{POD}{annotations}spec:\n  hostNetwork: {{{{ .Values.host }}}}\n");
    let output = format!(
        "---\n# Source: shop/templates/pod.yaml\n{POD}{annotations}spec:\n  hostNetwork: true\n"
    );
    let workspace = Workspace::new(&[
        ("chart/Chart.yaml", "apiVersion: v2\nname: shop\n"),
        ("chart/values.yaml", "host: true\n"),
        ("chart/templates/pod.yaml", &template),
        ("chart/.output", &output),
        ("prod.yaml", "host: true\n"),
    ]);
    let folder = workspace.root().join("chart");
    workspace.write("repo/chart/.keep", &format!("{}\n", folder.display()));
    workspace
}

/// A scan by one check, with the stand-ins within reach.
fn scan(workspace: &Workspace, arguments: &[&str]) -> (Ran, serde_json::Value) {
    let mut all = vec!["scan", "--check", "NET017", "--format", "json"];
    all.extend(arguments);
    let tools = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/render/bin");
    let mut command = workspace.command(&workspace.root(), &all);
    let ran = finish(command.env("PATH", tools));
    let report = serde_json::from_str(&ran.stdout).unwrap();
    (ran, report)
}

fn arguments_of_helm(workspace: &Workspace) -> Option<String> {
    std::fs::read_to_string(workspace.root().join("chart/.helm.arguments")).ok()
}

#[test]
fn no_program_is_started_unless_asked() {
    let workspace = chart("");
    let (ran, report) = scan(&workspace, &[]);
    assert_eq!(ran.code, 0);
    assert_eq!(report["summary"]["not_rendered"], 1);
    let told = &report["diagnostics"][0];
    assert_eq!(told["location"]["path"], "chart/Chart.yaml");
    assert!(told["message"].as_str().unwrap().contains("`--render`"));
    assert_eq!(arguments_of_helm(&workspace), None);
}

#[test]
fn a_configuration_cannot_ask_for_programs() {
    let workspace = chart("");
    workspace.write("repo/cumulint.toml", "render = true\n");
    let ran = workspace.run(&["scan"]);
    assert_eq!(ran.code, 2, "{}", ran.stderr);
    assert_eq!(arguments_of_helm(&workspace), None);
}

#[test]
fn a_rendered_chart_is_judged_at_its_templates() {
    let workspace = chart("");
    let (ran, report) = scan(&workspace, &["--render", "--values", "prod.yaml"]);
    assert_eq!(ran.code, 1);
    assert_eq!(report["summary"]["not_rendered"], 0);
    let finding = &report["findings"][0];
    assert_eq!(finding["location"]["path"], "chart/templates/pod.yaml");
    assert_eq!(finding["location"]["start_line"], 6);
    assert_eq!(finding["resources"][0]["address"], "Pod/default/web");
    let arguments = arguments_of_helm(&workspace).unwrap();
    let values = workspace.root().canonicalize().unwrap().join("prod.yaml");
    assert!(arguments.contains(&format!("--values\n{}\n", values.display())));
}

#[test]
fn annotations_of_rendered_objects_hold() {
    let known =
        "  annotations:\n    cumulint.dev/ignore: \"[NET017] it is the agent of the node\"\n";
    let workspace = chart(known);
    let (ran, report) = scan(&workspace, &["--render"]);
    assert_eq!(ran.code, 0);
    assert_eq!(report["summary"]["suppressed"], 1);
    assert_eq!(report["diagnostics"].as_array().unwrap().len(), 0);
}

#[test]
fn comments_in_templates_hold_where_they_are_rendered() {
    let workspace = chart("# cumulint: ignore[NET017] it is the agent of the node\n");
    let template = workspace.root().join("chart/templates/pod.yaml");
    let text = std::fs::read_to_string(&template).unwrap();
    assert!(text.contains("\n# cumulint"));
    let (_, report) = scan(&workspace, &["--render"]);
    assert_eq!(report["summary"]["suppressed"], 1, "{report}");
    let (_, report) = scan(&workspace, &[]);
    assert_eq!(report["diagnostics"].as_array().unwrap().len(), 1);
}

#[test]
fn values_without_rendering_are_an_error() {
    let workspace = chart("");
    let ran = workspace.run(&["scan", "--values", "prod.yaml"]);
    assert_eq!(ran.code, 2);
    assert!(ran.stderr.contains("--render"), "{}", ran.stderr);
}

#[test]
fn a_rendered_kustomization_takes_the_place_of_its_parts() {
    let patch = format!("{POD}spec:\n  hostNetwork: true\n");
    let base = format!("{POD}spec:\n  hostNetwork: false\n");
    let workspace = Workspace::new(&[
        ("base/pod.yaml", &base),
        ("base/kustomization.yaml", "resources: [pod.yaml]\n"),
        (
            "prod/kustomization.yaml",
            "resources: [../base]\npatches:\n- path: patch.yaml\n",
        ),
        ("prod/patch.yaml", &patch),
        ("prod/.output", &patch),
    ]);
    let (_, report) = scan(&workspace, &["--render"]);
    assert_eq!(report["summary"]["resources"], 1);
    let finding = &report["findings"][0];
    assert_eq!(finding["location"]["path"], "base/pod.yaml");
    assert_eq!(finding["related"][0]["location"]["path"], "prod/patch.yaml");
    assert_eq!(finding["related"][0]["location"]["start_line"], 6);
}

#[test]
fn a_chart_that_cannot_be_rendered_is_told_and_the_rest_is_judged() {
    let workspace = chart("");
    workspace.write("repo/chart/.error", "Error: no such value\n");
    workspace.write(
        "repo/pod.yaml",
        &format!("{POD}spec:\n  hostNetwork: true\n"),
    );
    let (_, report) = scan(&workspace, &["--render"]);
    assert_eq!(report["summary"]["not_rendered"], 1);
    assert_eq!(report["findings"][0]["location"]["path"], "pod.yaml");
    let message = &report["diagnostics"][0]["message"];
    assert_eq!(message, "helm: Error: no such value");
}

#[test]
fn a_chart_with_a_link_out_of_the_repository_is_not_rendered() {
    let workspace = chart("");
    workspace.write("outside.txt", "a secret");
    let link = workspace.root().join("chart/link.txt");
    std::os::unix::fs::symlink("../../outside.txt", link).unwrap();
    let (ran, report) = scan(&workspace, &["--render"]);
    assert_eq!(report["summary"]["not_rendered"], 1);
    assert_eq!(arguments_of_helm(&workspace), None);
    assert!(!ran.stdout.contains("a secret"));
}
