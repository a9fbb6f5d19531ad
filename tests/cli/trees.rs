//! Trees that are odd, broken or hostile.

use crate::workspace::{BUCKETS, ORPHAN, Workspace, diagnostics};

#[test]
fn ignored_files_are_not_scanned_unless_named() {
    let workspace = Workspace::new(&[
        (".gitignore", "build/\n"),
        ("build/main.tf", ORPHAN),
        (".terraform/modules/x/main.tf", ORPHAN),
        ("main.tf", ORPHAN),
    ]);
    assert_eq!(workspace.found(&[]), ["main.tf:1"]);
    assert_eq!(workspace.found(&["build/main.tf"]), ["build/main.tf:1"]);
}

#[test]
fn a_broken_file_does_not_keep_the_others_from_being_scanned() {
    let workspace = Workspace::new(&[
        ("a/main.tf", "resource \"x\" {\n"),
        ("b/main.tf", ORPHAN),
        ("c.yaml", "apiVersion: v1\nkind: Pod\nmetadata: {\n"),
    ]);
    let report = workspace.report(&[]);
    assert_eq!(report["summary"]["findings"], 1);
    let told = diagnostics(&report);
    assert!(
        told.iter()
            .filter(|one| one.starts_with("syntax: "))
            .count()
            >= 2,
        "{told:?}"
    );
    let located = report["diagnostics"].as_array().unwrap().iter();
    for diagnostic in located {
        assert!(
            diagnostic["location"]["start_line"].is_u64(),
            "{diagnostic}"
        );
    }
}

#[test]
fn a_file_that_is_not_text_is_told() {
    let workspace = Workspace::new(&[("b.tf", ORPHAN)]);
    std::fs::write(workspace.root().join("a.tf"), [0xff, 0xfe, 0x00]).unwrap();
    let report = workspace.report(&[]);
    assert_eq!(report["summary"]["findings"], 1);
    assert_eq!(diagnostics(&report).len(), 1);
    assert!(diagnostics(&report)[0].starts_with("unreadable: "));
}

#[test]
fn paths_are_relative_to_the_repository_wherever_it_is_scanned_from() {
    let workspace = Workspace::new(&[("envs/prod/main.tf", ORPHAN)]);
    assert_eq!(workspace.found(&["envs"]), ["envs/prod/main.tf:1"]);
    let arguments = [
        "scan",
        "--checks",
        "../../checks",
        "--check",
        "ACME001",
        "-f",
        "json",
    ];
    let ran = crate::workspace::finish(
        &mut workspace.command(&workspace.root().join("envs"), &arguments),
    );
    assert!(
        ran.stdout.contains("\"envs/prod/main.tf\""),
        "{}",
        ran.stdout
    );
}

#[test]
fn modules_outside_the_repository_are_not_read() {
    let workspace = Workspace::new(&[(
        "main.tf",
        "module \"out\" {\n  source = \"../secret\"\n}\nresource \"aws_s3_bucket\" \"b\" {}\n",
    )]);
    workspace.write(
        "secret/main.tf",
        "resource \"aws_s3_bucket\" \"hidden\" {}\n",
    );
    let ran = workspace.scan(&["--format", "json"]);
    assert!(!ran.stdout.contains("hidden"), "{}", ran.stdout);
    assert!(ran.stdout.contains("unresolved-module"), "{}", ran.stdout);
}

#[cfg(unix)]
#[test]
fn links_out_of_the_repository_are_not_followed() {
    use std::os::unix::fs::symlink;
    let workspace = Workspace::new(&[("main.tf", ORPHAN)]);
    workspace.write(
        "secret/main.tf",
        "resource \"aws_s3_bucket\" \"hidden\" {}\n",
    );
    symlink(
        workspace.outside("secret/main.tf"),
        workspace.root().join("leak.tf"),
    )
    .unwrap();
    symlink(workspace.outside("secret"), workspace.root().join("folder")).unwrap();
    let ran = workspace.scan(&["--format", "json"]);
    assert_eq!(ran.code, 1);
    assert!(!ran.stdout.contains("hidden"), "{}", ran.stdout);
    assert!(
        ran.stdout.contains("leak.tf is a link that leads outside"),
        "{}",
        ran.stdout
    );
    assert_eq!(workspace.scan(&["folder"]).code, 2);
    assert_eq!(workspace.scan(&["leak.tf"]).code, 2);
}

#[cfg(unix)]
#[test]
fn names_that_act_on_a_terminal_or_a_log_do_not() {
    let workspace = Workspace::new(&[
        ("a\u{1b}[31m\n::error::x/main.tf", ORPHAN),
        ("b\u{202e}/main.tf", BUCKETS),
    ]);
    for format in ["terminal", "github"] {
        let out = workspace.scan(&["--format", format]).stdout;
        assert!(out.contains("ACME001"), "{format}");
        assert!(
            !out.contains('\u{1b}') && !out.contains('\u{202e}'),
            "{format}"
        );
        let acts = |line: &str| line.trim_start().starts_with("::error::x");
        assert!(!out.lines().any(acts), "{format}: {out}");
    }
    assert_eq!(workspace.found(&[]).len(), 2);
    let out = workspace.run(&["inspect"]).stdout;
    assert!(out.contains("aws_s3_bucket.orphan"));
    assert!(!out.contains('\u{1b}') && !out.contains('\u{202e}'));
}

#[test]
fn a_deep_tree_of_expressions_does_not_end_the_run() {
    let deep = format!(
        "locals {{\n  a = {}1{}\n}}\n",
        "[".repeat(100_000),
        "]".repeat(100_000)
    );
    let yaml = format!(
        "apiVersion: v1\nkind: Pod\nspec: {}\n",
        "{a: ".repeat(100_000)
    );
    let workspace = Workspace::new(&[("a/main.tf", &deep), ("b.yaml", &yaml), ("c.tf", ORPHAN)]);
    assert_eq!(workspace.found(&[]), ["c.tf:1"]);
}

#[test]
fn one_mistake_in_a_module_that_is_called_twice_is_one_finding() {
    let workspace = Workspace::new(&[
        (
            "main.tf",
            "module \"a\" {\n  source = \"./m\"\n}\nmodule \"b\" {\n  source = \"./m\"\n}\n",
        ),
        ("m/main.tf", ORPHAN),
    ]);
    let report = workspace.report(&[]);
    assert_eq!(report["summary"]["findings"], 1);
    let resources = report["findings"][0]["resources"].as_array().unwrap();
    let addresses: Vec<_> = resources
        .iter()
        .map(|one| one["address"].as_str().unwrap())
        .collect();
    assert_eq!(
        addresses,
        [
            "module.a.aws_s3_bucket.orphan",
            "module.b.aws_s3_bucket.orphan"
        ]
    );
}

#[test]
fn fingerprints_survive_moved_lines_and_new_neighbours() {
    let workspace = Workspace::new(&[("main.tf", ORPHAN)]);
    let print = || workspace.report(&[])["findings"][0]["fingerprint"].clone();
    let before = print();
    workspace.write("repo/main.tf", &format!("# moved\n\n{ORPHAN}"));
    workspace.write("repo/other.tf", "locals {}\n");
    assert_eq!(before, print());
}

#[test]
fn patches_of_a_kustomization_are_not_judged_as_whole_objects() {
    let bucket = "apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  hostNetwork: true\n";
    let files = [
        ("base.yaml", bucket),
        ("patches/one.yaml", bucket),
        ("two.yaml", bucket),
        (
            "kustomization.yaml",
            "resources: [base.yaml]\npatches:\n  - path: patches/one.yaml\npatchesStrategicMerge:\n  - two.yaml\n",
        ),
    ];
    let workspace = Workspace::new(&files);
    let arguments = ["scan", "--check", "NET017", "--format", "json"];
    let report: serde_json::Value =
        serde_json::from_str(&workspace.run(&arguments).stdout).unwrap();
    // The kustomization, whatever number of patches it has.
    assert_eq!(report["summary"]["not_rendered"], 1);
    let findings = report["findings"].as_array().unwrap();
    assert_eq!(findings.len(), 1);
    assert_eq!(findings[0]["location"]["path"], "base.yaml");
    let named = ["scan", "--check", "NET017", "two.yaml"];
    assert_eq!(workspace.run(&named).code, 0);
}

#[test]
fn what_was_not_looked_at_fails_a_gate_that_asks_for_all() {
    let many = "resource \"terraform_data\" \"many\" {\n  count = 20000\n}\n";
    let remote = "module \"m\" {\n  source = \"example/thing/aws\"\n}\n";
    for (name, text) in [
        ("main.tf", many),
        ("main.tf", remote),
        ("pod.yaml", "apiVersion: v1\nkind: [\n"),
    ] {
        let workspace = Workspace::new(&[(name, text)]);
        assert_eq!(workspace.scan(&["."]).code, 0, "{text}");
        let ran = workspace.scan(&["--fail-on-gap", "--exit-zero", "-o", "json=out.json", "."]);
        assert_eq!(ran.code, 2, "{text}");
        assert!(
            ran.stderr.contains("1 diagnostic in the report"),
            "{}",
            ran.stderr
        );
        assert!(workspace.root().join("out.json").exists());
    }
    let fault = "resource \"aws_s3_bucket\" \"b\" {\n  tags = { owner = tonumber(\"a\") }\n}\n";
    let workspace = Workspace::new(&[("main.tf", fault)]);
    let ran = workspace.scan(&["--fail-on-gap", "."]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
}
