//! Ignore comments and `[[ignore]]`, from the outside.

use crate::workspace::{Workspace, diagnostics, places};

const IGNORED: &str = r#"# cumulint: ignore[ACME001] left by the merger
resource "aws_s3_bucket" "a" {
  tags = {}
}
resource "aws_s3_bucket" "b" {
  tags = {} # cumulint: ignore[bucket-*]
}
resource "aws_s3_bucket" "c" {
  /* cumulint: ignore[tagging] shared */
  tags = {}
}
resource "aws_s3_bucket" "d" { // cumulint: ignore[CLD.6.3.1] all of it
  tags = {}
}
"#;

#[test]
fn comments_in_any_form_suppress_and_are_counted() {
    let workspace = Workspace::new(&[("main.tf", IGNORED)]);
    let report = workspace.report(&[]);
    assert_eq!(report["summary"]["findings"], 0);
    assert_eq!(report["summary"]["suppressed"], 4);
    assert_eq!(diagnostics(&report), [""; 0]);
    let reasons: Vec<_> = report["suppressed"]
        .as_array()
        .unwrap()
        .iter()
        .map(|entry| entry["justification"].as_str().unwrap())
        .collect();
    assert_eq!(reasons, ["left by the merger", "", "shared", "all of it"]);
    assert_eq!(workspace.scan(&[]).code, 0);
}

#[test]
fn ignores_can_be_turned_off() {
    let workspace = Workspace::new(&[("main.tf", IGNORED)]);
    assert_eq!(workspace.found(&["--no-ignores"]).len(), 4);
}

#[test]
fn a_comment_that_matches_nothing_is_told() {
    let workspace = Workspace::new(&[(
        "main.tf",
        "# cumulint: ignore[ACME001]\nresource \"aws_s3_bucket\" \"a\" {\n  tags = { owner = \"x\" }\n}\n",
    )]);
    let report = workspace.report(&[]);
    assert_eq!(
        diagnostics(&report),
        ["unused-ignore: nothing here is found by ACME001: the suppression can go"]
    );
    assert_eq!(places(&report["diagnostics"]), ["main.tf:1"]);
    let skipped = [
        "scan",
        "--checks",
        "../checks",
        "--skip-check",
        "ACME001",
        "-f",
        "json",
    ];
    assert!(!workspace.run(&skipped).stdout.contains("unused-ignore"));
}

#[test]
fn a_comment_on_a_module_call_covers_that_call() {
    let workspace = Workspace::new(&[
        (
            "main.tf",
            "# cumulint: ignore[ACME001] legacy\nmodule \"a\" {\n  source = \"./m\"\n}\nmodule \"b\" {\n  source = \"./m\"\n}\n",
        ),
        ("m/main.tf", "resource \"aws_s3_bucket\" \"x\" {}\n"),
    ]);
    let report = workspace.report(&[]);
    let addresses = |list: &str| report[list][0]["resources"].clone();
    assert_eq!(addresses("findings").as_array().unwrap().len(), 1);
    assert_eq!(
        addresses("findings")[0]["address"],
        "module.b.aws_s3_bucket.x"
    );
    assert_eq!(
        addresses("suppressed")[0]["address"],
        "module.a.aws_s3_bucket.x"
    );
}

#[test]
fn the_configuration_suppresses_by_path_and_address() {
    let bucket = "resource \"aws_s3_bucket\" \"x\" {\n  count = 2\n}\n";
    let workspace = Workspace::new(&[
        ("old/main.tf", bucket),
        ("new/main.tf", bucket),
        (
            "cumulint.toml",
            "[[ignore]]\ncheck = [\"ACME001\"]\npath = [\"old\"]\naddress = [\"aws_s3_bucket.x[*]\"]\nreason = \"goes away\"\n\n[[ignore]]\ncheck = [\"ACME001\"]\npath = [\"gone\"]\nreason = \"went away\"\n",
        ),
    ]);
    let report = workspace.report(&[]);
    assert_eq!(places(&report["findings"]), ["new/main.tf:1"]);
    assert_eq!(report["suppressed"][0]["justification"], "goes away");
    assert_eq!(places(&report["diagnostics"]), ["cumulint.toml:7"]);
    // A scan of a part says nothing of what is ignored elsewhere.
    assert_eq!(workspace.report(&["new"])["summary"]["diagnostics"], 0);
}

#[test]
fn kubernetes_manifests_take_comments_too() {
    let workspace = Workspace::new(&[]);
    workspace.write(
        "checks/tagging/ACME002.hcl",
        &crate::workspace::CHECK
            .replace("ACME001", "ACME002")
            .replace("bucket-without-owner", "pod-without-owner")
            .replace("\"terraform\" \"aws_s3_bucket\"", "\"kubernetes\" \"Pod\"")
            .replace("self.tags", "self.metadata.labels"),
    );
    workspace.write(
        "repo/pods.yaml",
        "# cumulint: ignore[ACME002] first\napiVersion: v1\nkind: Pod\nmetadata:\n  name: a\n---\napiVersion: v1\nkind: Pod\nmetadata:\n  name: b\n",
    );
    let ran = workspace.run(&[
        "scan",
        "--checks",
        "../checks",
        "--check",
        "ACME002",
        "-f",
        "json",
    ]);
    let report: serde_json::Value = serde_json::from_str(&ran.stdout).unwrap();
    assert_eq!(
        report["findings"][0]["resources"][0]["address"],
        "Pod/default/b"
    );
    assert_eq!(
        report["suppressed"][0]["resources"][0]["address"],
        "Pod/default/a"
    );
}
