//! Files named one by one, as pre-commit does.

use crate::workspace::{BUCKETS, ORPHAN, Workspace};

const CALL: &str = r#"module "store" {
  source = "../modules/store"
  tags   = { owner = "me" }
}
resource "aws_s3_bucket" "here" {
}
"#;

const STORE: &str = r#"variable "tags" {
  type = map(string)
}
resource "aws_s3_bucket" "inner" {
  tags = var.tags
}
resource "aws_s3_bucket" "bare" {
}
"#;

#[test]
fn a_named_file_is_judged_with_its_module_and_shown_alone() {
    let workspace = Workspace::new(&[
        (
            "a.tf",
            "resource \"aws_s3_bucket\" \"a\" {\n  tags = local.tags\n}\n",
        ),
        ("b.tf", "locals {\n  tags = { owner = \"me\" }\n}\n"),
        ("c.tf", ORPHAN),
    ]);
    let report = workspace.report(&["a.tf"]);
    assert_eq!(report["summary"]["findings"], 0);
    assert_eq!(report["summary"]["undetermined"], 0);
    assert_eq!(workspace.found(&["c.tf"]), ["c.tf:1"]);
    assert_eq!(workspace.found(&["."]), ["c.tf:1"]);
}

#[test]
fn a_named_caller_does_not_show_what_is_wrong_in_the_module_itself() {
    let workspace = Workspace::new(&[("envs/main.tf", CALL), ("modules/store/main.tf", STORE)]);
    assert_eq!(workspace.found(&["envs/main.tf"]), ["envs/main.tf:5"]);
    let all = workspace.found(&["envs"]);
    assert_eq!(all, ["envs/main.tf:5", "modules/store/main.tf:7"]);
}

#[test]
fn a_named_file_of_values_shows_what_it_causes() {
    let workspace = Workspace::new(&[("main.tf", BUCKETS), ("terraform.tfvars", "tags = { }\n")]);
    assert_eq!(workspace.found(&["terraform.tfvars"]), ["main.tf:9"]);
}

#[test]
fn faults_of_files_that_were_not_named_are_not_told() {
    let workspace = Workspace::new(&[("a.tf", ORPHAN), ("b.tf", "resource {\n")]);
    let report = workspace.report(&["a.tf"]);
    assert_eq!(report["summary"]["diagnostics"], 0);
    let report = workspace.report(&["b.tf"]);
    assert_ne!(report["summary"]["diagnostics"], 0);
}

#[test]
fn a_named_file_that_cannot_be_read_is_an_error() {
    let workspace = Workspace::new(&[("a.tf", ORPHAN)]);
    std::fs::write(workspace.root().join("b.tf"), [0xff, 0xfe]).unwrap();
    std::fs::write(workspace.root().join("c.template"), [0xff, 0xfe]).unwrap();
    let ran = workspace.scan(&["a.tf", "b.tf"]);
    assert_eq!(ran.code, 2);
    assert!(ran.stderr.contains("b.tf is not UTF-8"), "{}", ran.stderr);
    assert_eq!(workspace.scan(&["a.tf", "c.template"]).code, 1);
}

#[test]
fn bytes_that_are_not_utf_8_lose_no_configuration() {
    let workspace = Workspace::new(&[]);
    let text = [b"# caf\xe9\n", ORPHAN.as_bytes()].concat();
    std::fs::write(workspace.root().join("a.tf"), text).unwrap();
    for path in ["a.tf", "."] {
        let ran = workspace.scan(&[path]);
        assert_eq!(ran.code, 1, "{}", ran.stderr);
        assert!(ran.stdout.contains("not UTF-8"), "{}", ran.stdout);
    }
}

#[test]
fn manifests_beside_a_named_one_are_read_once_and_not_shown() {
    let pod = "apiVersion: v1\nkind: Pod\nmetadata:\n  name: a\n";
    let workspace = Workspace::new(&[("k/a.yaml", pod), ("k/b.yaml", pod), ("k/c/d.yaml", pod)]);
    let ran = workspace.run(&["inspect", "k/a.yaml", "k/c/d.yaml", "-f", "json"]);
    let report: serde_json::Value = serde_json::from_str(&ran.stdout).unwrap();
    let resources = report["units"][0]["resources"].as_array().unwrap();
    assert_eq!(resources.len(), 3, "{}", ran.stdout);
}

#[test]
fn files_that_are_none_of_ours_are_no_failure() {
    let deep = format!("{}{}", "[".repeat(2_000), "]".repeat(2_000));
    let files = [
        ("ci.yaml", "on: push\n"),
        ("x.json", "[1, 2]"),
        ("tsconfig.json", "// A comment.\n{\"a\": [1,]}\n"),
        // More than we would read of what is ours.
        ("deep.json", &deep),
    ];
    let workspace = Workspace::new(&files);
    let ran = workspace.scan(&files.map(|(name, _)| name));
    let told = "passed over, neither Terraform, CloudFormation nor Kubernetes: \
        ci.yaml, deep.json, tsconfig.json, x.json\n";
    assert_eq!((ran.code, ran.stderr.as_str()), (0, told));
    let quiet = workspace.scan(&["--quiet", "ci.yaml"]);
    assert_eq!((quiet.code, quiet.stderr.as_str()), (0, ""));
    // Those that were not named are nobody's concern.
    assert!(workspace.scan(&["."]).stderr.starts_with("nothing to scan"));
}

#[test]
fn a_named_file_that_has_to_be_something_and_is_nothing_is_an_error() {
    let log = "{\"@level\":\"info\"}\n{\"@level\":\"info\"}\n";
    let cases = [
        ("empty.json", " \n", "empty.json:1 cannot be read"),
        ("words.json", "no plan\n", "this is not JSON"),
        ("log.json", log, "the log of `terraform plan -json`"),
        (
            "broken.yaml",
            "apiVersion: v1\nkind: [\n",
            "broken.yaml:2 cannot be read",
        ),
        ("words.tf", "no plan\n", "words.tf:1 cannot be read"),
    ];
    let mut files = cases.map(|(name, text, _)| (name, text)).to_vec();
    files.push(("a.tf", ORPHAN));
    let workspace = Workspace::new(&files);
    for (name, text, message) in cases {
        let ran = workspace.scan(&["a.tf", name, "--output", "json=report.json"]);
        assert_eq!(ran.code, 2, "{name}");
        assert!(ran.stderr.contains(message), "{name}: {}", ran.stderr);
        // What else was named is told all the same.
        let report = std::fs::read_to_string(workspace.root().join("report.json")).unwrap();
        let report: serde_json::Value = serde_json::from_str(&report).unwrap();
        assert_eq!(report["summary"]["findings"], 1, "{name}");
        assert_eq!(report["summary"]["diagnostics"], 1, "{name}");
        let mut command = workspace.command(&workspace.root(), &["scan", "-"]);
        command.write_stdin(text);
        let ran = crate::workspace::finish(&mut command);
        assert_eq!(ran.code, 2, "{name}: {}", ran.stdout);
        assert!(ran.stderr.contains("<stdin>:"), "{name}: {}", ran.stderr);
        let inspected = workspace.run(&["inspect", name]);
        assert_eq!(inspected.code, 2, "{name}");
    }
    // Where they are found they are somebody else's, or told as ever.
    let walked = workspace.scan(&["."]);
    assert_eq!(walked.code, 1, "{}", walked.stderr);
}

#[test]
fn an_archive_that_is_called_json_is_an_error() {
    let workspace = Workspace::new(&[]);
    std::fs::write(workspace.root().join("plan.json"), b"PK\x03\x04\xff\0").unwrap();
    let ran = workspace.scan(&["plan.json"]);
    assert_eq!(ran.code, 2);
    assert!(ran.stderr.contains("not text"), "{}", ran.stderr);
}

#[test]
fn a_name_that_looks_like_an_option_is_a_name() {
    let workspace = Workspace::new(&[("--output=json=stolen.tf", ORPHAN)]);
    let ran = workspace.scan(&["--format", "json", "--", "--output=json=stolen.tf"]);
    assert_eq!(ran.code, 1);
    assert!(!workspace.root().join("stolen.tf").exists());
}

#[test]
fn a_named_file_of_a_module_is_judged_where_the_repository_calls_it() {
    let module = "variable \"tags\" {\n  default = {}\n}\nresource \"aws_s3_bucket\" \"b\" {\n  tags = var.tags\n}\n";
    let call = "module \"m\" {\n  source = \"../../modules/m\"\n  tags   = { owner = \"me\" }\n}\nresource \"aws_s3_bucket\" \"other\" {\n}\n";
    let workspace = Workspace::new(&[("modules/m/main.tf", module), ("envs/prod/main.tf", call)]);
    assert!(workspace.found(&["modules/m/main.tf"]).is_empty());
    let alone = Workspace::new(&[("modules/m/main.tf", module)]);
    assert_eq!(alone.found(&["modules/m/main.tf"]), ["modules/m/main.tf:5"]);
}

#[test]
fn a_named_directory_is_judged_where_the_repository_calls_it() {
    let workspace = Workspace::new(&[
        ("envs/main.tf", CALL),
        ("modules/store/main.tf", STORE),
        (
            "broken/main.tf",
            "module \"s\" {\n  source = \"../modules/store\"\n  tags = nothing.at.all\n}\n",
        ),
        ("apart/main.tf", ORPHAN),
    ]);
    for named in ["modules/store", "modules"] {
        let report = workspace.report(&[named]);
        assert_eq!(
            crate::workspace::places(&report["findings"]),
            ["modules/store/main.tf:7"]
        );
        let subjects = report["findings"][0]["resources"].as_array().unwrap();
        assert_eq!(subjects[0]["address"], "module.s.aws_s3_bucket.bare");
        assert_eq!(subjects[1]["address"], "module.store.aws_s3_bucket.bare");
        assert_eq!(report["summary"]["diagnostics"], 0);
    }
    workspace.write("repo/cumulint.toml", "exclude = [\"broken\"]\n");
    let excluded = workspace.report(&["modules"]);
    let resources = excluded["findings"][0]["resources"].as_array().unwrap();
    assert_eq!(resources.len(), 1);
}

#[test]
fn a_called_directory_outside_of_a_repository_is_judged_with_its_defaults() {
    let workspace = Workspace::new(&[]);
    workspace.write("bare/envs/main.tf", CALL);
    workspace.write("bare/modules/store/main.tf", STORE);
    let mut command = workspace.command(
        &workspace.outside("bare"),
        &[
            "scan",
            "--checks",
            "../checks",
            "--check",
            "ACME001",
            "--format",
            "json",
            "modules/store",
        ],
    );
    let ran = crate::workspace::finish(&mut command);
    let report: serde_json::Value = serde_json::from_str(&ran.stdout).unwrap();
    assert_eq!(report["summary"]["undetermined"], 1);
}
