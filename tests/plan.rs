//! Plans, alone and joined with source, from the outside: `tests/data/plans` holds configurations
//! and the plans that Terraform made of them (`record-plans.sh`).

#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot go on fails where it stands"
)]

use std::path::{Path, PathBuf};

use assert_cmd::Command;
use serde_json::Value;

/// Checks that look at what only a plan knows, or only the source.
const CHECKS: [(&str, &str); 5] = [
    (
        "TST001",
        r#"on "terraform" "aws_security_group" {
    deny    = anytrue([for rule in self.ingress : contains(coalesce(rule.cidr_blocks, []), "0.0.0.0/0")])
    message = "${self.address} is open"
  }"#,
    ),
    (
        "TST002",
        r#"on "terraform" "aws_ebs_volume" {
    deny    = self.availability_zone == "eu-west-1b"
    message = "${self.address} is in the wrong zone"
  }"#,
    ),
    (
        "TST003",
        r#"on "terraform" "aws_s3_bucket" {
    require = anytrue([for v in linked("aws_s3_bucket_versioning", "bucket") : v.versioning_configuration.status == "Enabled"])
    message = "${self.address} keeps no versions"
  }"#,
    ),
    (
        "TST004",
        r#"on "terraform" "aws_db_instance" {
    require = coalesce(self.lifecycle.prevent_destroy, false)
    message = "${self.address} may be destroyed"
  }"#,
    ),
    (
        "TST005",
        r#"on "terraform" "aws_db_instance" {
    require = coalesce(self.deletion_protection, false)
    message = "${self.address}${self.planned == null ? "" : " (${self.planned.action})"} is not protected"
  }"#,
    ),
];

/// What `terraform show -json` writes where there is no plan.
const STATE: &str = r#"{"format_version":"1.0","terraform_version":"1.11.4","values":{"root_module":{"resources":[
  {"address":"aws_ebs_volume.a","mode":"managed","type":"aws_ebs_volume","name":"a",
   "values":{"availability_zone":"eu-west-1b"}}]}}}"#;

struct Workspace {
    dir: tempfile::TempDir,
}

impl Workspace {
    fn new() -> Self {
        Self::of(
            "estate",
            &["main.tf", "modules/bucket/main.tf", "plan.json"],
        )
    }

    /// The same with files of another recorded configuration.
    fn of(case: &str, files: &[&str]) -> Self {
        let dir = tempfile::tempdir().unwrap();
        let workspace = Self { dir };
        let recorded = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/plans");
        let recorded = recorded.join(case);
        for file in files {
            let text = std::fs::read_to_string(recorded.join(file)).unwrap();
            workspace.write(&format!("repo/{file}"), &text);
        }
        workspace.write("repo/.git/HEAD", "");
        for (id, on) in CHECKS {
            workspace.write(&format!("checks/plan/{id}.hcl"), &check(id, on));
        }
        workspace
    }

    fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    fn write(&self, name: &str, text: &str) {
        self.write_bytes(name, text.as_bytes());
    }

    fn write_bytes(&self, name: &str, bytes: &[u8]) {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }

    fn edit(&self, name: &str, from: &str, to: &str) {
        let text = std::fs::read_to_string(self.path(name)).unwrap();
        assert!(text.contains(from), "{from}");
        self.write(name, &text.replacen(from, to, 1));
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_cumulint"));
        command
            .env_clear()
            .current_dir(self.path("repo"))
            .args(["scan", "--checks", "../checks", "--format", "json"])
            .args(arguments)
            .timeout(std::time::Duration::from_secs(60));
        command
    }

    fn scan(&self, check: &str, arguments: &[&str]) -> Report {
        let mut command = self.command(arguments);
        let output = command.args(["--check", check]).output().unwrap();
        let errors = String::from_utf8(output.stderr).unwrap();
        assert!(output.status.code().unwrap() < 2, "{errors}");
        Report(serde_json::from_slice(&output.stdout).unwrap())
    }

    /// A scan of the plan joined with its source.
    fn joined(&self, check: &str) -> Report {
        self.scan(check, &["--plan", "plan.json", "."])
    }
}

struct Report(Value);

impl Report {
    fn list(&self, name: &str, tell: impl Fn(&Value) -> String) -> Vec<String> {
        self.0[name].as_array().unwrap().iter().map(tell).collect()
    }

    /// `path:line:column message` of each finding.
    fn findings(&self) -> Vec<String> {
        self.list("findings", |finding| {
            let message = finding["message"].as_str().unwrap();
            format!("{} {message}", place(finding))
        })
    }

    /// `path:line:column kind` of each diagnostic.
    fn diagnostics(&self) -> Vec<String> {
        self.list("diagnostics", |diagnostic| {
            let kind = diagnostic["kind"].as_str().unwrap();
            format!("{} {kind}", place(diagnostic))
        })
    }
}

fn place(entry: &Value) -> String {
    let at = &entry["location"];
    let path = at["path"].as_str().unwrap();
    format!("{path}:{}:{}", at["start_line"], at["start_column"])
}

fn check(id: &str, on: &str) -> String {
    format!(
        r#"check "{id}" {{
  name        = "{name}"
  title       = "Something is wrong"
  controls    = {{ "27017:2015" = ["CLD.9.5.2"] }}
  because     = "It shows."
  severity    = "high"
  since       = "0.1.0"
  rationale   = "It matters. It does."
  remediation = "Mend it."
  references  = ["https://example.com/"]

  {on}
}}
"#,
        name = id.to_lowercase()
    )
}

#[test]
fn what_a_dynamic_block_makes_is_found_in_its_content() {
    let workspace = Workspace::new();
    // The ports are a variable without default: source alone cannot know the blocks.
    let found = workspace.joined("TST001").findings();
    assert_eq!(found, ["main.tf:37:22 aws_security_group.web is open"]);
    workspace.edit(
        "repo/main.tf",
        "ingress.value\n      protocol    = \"tcp\"\n      cidr_blocks = [\"0.0.0.0/0\"]",
        "ingress.value",
    );
    let found = workspace.joined("TST001").findings();
    assert_eq!(found, ["main.tf:29:3 aws_security_group.web is open"]);
}

#[test]
fn blocks_whose_number_only_the_plan_knows_are_found_in_their_content() {
    let workspace = Workspace::new();
    let source = std::fs::read_to_string(workspace.path("repo/main.tf")).unwrap();
    // A remote module has said how many: the source cannot tell, and the plan does not say where.
    let source = source.replace("= var.ports", "= module.gone.ports")
        + "module \"gone\" {\n  source = \"acme/gone/aws\"\n}\n";
    workspace.write("repo/main.tf", &source);
    let found = workspace.joined("TST001").findings();
    assert_eq!(found, ["main.tf:32:5 aws_security_group.web is open"]);
    // What is written by itself keeps its places, whichever of the two comes first.
    let (head, blocks) = source.split_once("  ingress {").unwrap();
    let (fixed, rest) = blocks.split_once("  }\n").unwrap();
    let (dynamic, rest) = rest.split_once("\n}\n").unwrap();
    let turned = format!("{head}{dynamic}\n  ingress {{{fixed}  }}\n}}\n{rest}");
    workspace.write("repo/main.tf", &turned);
    let text = std::fs::read_to_string(workspace.path("repo/plan.json")).unwrap();
    let mut plan: Value = serde_json::from_str(&text).unwrap();
    let resources = &mut plan["planned_values"]["root_module"]["resources"];
    for resource in resources.as_array_mut().unwrap() {
        for rule in resource["values"]["ingress"]
            .as_array_mut()
            .into_iter()
            .flatten()
        {
            if rule["from_port"] != 22 {
                rule["cidr_blocks"] = serde_json::json!(["10.0.0.0/8"]);
            }
        }
    }
    workspace.write("repo/plan.json", &plan.to_string());
    let line = turned
        .lines()
        .position(|it| it.contains("10.0.0.0/8"))
        .unwrap()
        + 1;
    let found = workspace.joined("TST001").findings();
    let expected = format!("main.tf:{line}:34 aws_security_group.web is open");
    assert_eq!(found, [expected]);
}

#[test]
fn comments_in_the_source_suppress_what_the_plan_knows() {
    let workspace = Workspace::new();
    let joined = workspace.joined("TST002");
    assert_eq!(joined.findings(), [""; 0]);
    assert_eq!(joined.diagnostics(), [""; 0]);
    assert_eq!(joined.0["summary"]["suppressed"], 1);
    let source = workspace.scan("TST002", &["main.tf"]);
    assert_eq!(source.0["summary"]["suppressed"], 0);
}

#[test]
fn modules_called_several_times_have_their_own_values_and_one_place() {
    let found = Workspace::new().joined("TST003").findings();
    let expected =
        "modules/bucket/main.tf:9:1 module.store[\"media\"].aws_s3_bucket.this keeps no versions";
    assert_eq!(found, [expected]);
}

#[test]
fn what_plans_do_not_hold_comes_from_the_source() {
    let workspace = Workspace::new();
    let found = workspace.joined("TST004").findings();
    assert_eq!(
        found,
        ["main.tf:58:3 aws_db_instance.main may be destroyed"]
    );
    workspace.edit(
        "repo/main.tf",
        "create_before_destroy = false",
        "prevent_destroy = false",
    );
    let found = workspace.joined("TST004").findings();
    assert_eq!(
        found,
        ["main.tf:59:5 aws_db_instance.main may be destroyed"]
    );
    workspace.edit(
        "repo/main.tf",
        "prevent_destroy = false",
        "prevent_destroy = true",
    );
    assert_eq!(workspace.joined("TST004").findings(), [""; 0]);
}

#[test]
fn what_nobody_has_written_is_found_at_the_header_and_what_is_destroyed_is_not_judged_by_it() {
    let found = Workspace::new().joined("TST005").findings();
    let expected = "main.tf:49:1 aws_db_instance.main (replace) is not protected";
    assert_eq!(found, [expected]);
}

#[test]
fn destruction_is_found_where_the_resource_is_declared_or_else_in_the_plan() {
    let workspace = Workspace::new();
    let found = workspace.joined("DEL021").findings();
    let lost = "is destroyed by this plan, and nothing of its data stays";
    assert_eq!(
        found,
        [
            format!("main.tf:43:1 aws_ebs_volume.scratch[2] {lost}"),
            format!("plan.json:565:7 aws_db_instance.old {lost}"),
        ]
    );
    let found = workspace.joined("DEL022").findings();
    let expected = "main.tf:49:1 aws_db_instance.main is destroyed and made anew by this plan \
                    (availability_zone cannot be changed in place), and nothing of its data stays";
    assert_eq!(found, [expected]);
    let source = workspace.scan("DEL022", &["main.tf"]);
    assert_eq!(source.findings(), [""; 0]);
}

#[test]
fn what_is_destroyed_in_a_module_that_is_still_called_is_found_at_the_call() {
    for (address, at) in [
        (
            "module.store[\\\"a.b\\\"].aws_db_instance.old",
            "main.tf:63:1",
        ),
        (
            "module.store.module.gone.aws_db_instance.old",
            "main.tf:63:1",
        ),
        ("module.gone.aws_db_instance.old", "plan.json:565:7"),
    ] {
        let workspace = Workspace::new();
        workspace.edit(
            "repo/plan.json",
            "\"aws_db_instance.old\"",
            &format!("\"{address}\""),
        );
        let found = workspace.joined("DEL021").findings();
        let old = found.iter().find(|it| it.contains("aws_db_instance.old"));
        assert!(old.unwrap().starts_with(at), "{found:#?}");
    }
}

#[test]
fn a_plan_that_is_named_may_be_larger_than_other_files() {
    let workspace = Workspace::new();
    let text = std::fs::read_to_string(workspace.path("repo/plan.json")).unwrap();
    let small = workspace.scan("DEL021", &["plan.json"]).findings();
    let large = format!("{text}{}", "\n".repeat(17 * 1024 * 1024));
    workspace.write("repo/plan.json", &large);
    assert_eq!(workspace.scan("DEL021", &["plan.json"]).findings(), small);
}

#[test]
fn a_plan_alone_is_located_in_itself() {
    let workspace = Workspace::new();
    let alone = workspace.scan("deletion", &["plan.json"]);
    let found = alone.findings();
    assert!(!found.is_empty());
    assert!(
        found.iter().all(|it| it.starts_with("plan.json:")),
        "{found:#?}"
    );
}

#[test]
fn a_plan_beside_its_source_is_not_judged_twice() {
    let workspace = Workspace::new();
    let joined = workspace.joined("DEL021");
    assert_eq!(joined.0["summary"]["units"], 1);
}

#[test]
fn a_plan_that_is_found_beside_its_source_is_told_and_hides_nothing() {
    let workspace = Workspace::new();
    // What is wrong has been put right in the plan that somebody has left there.
    let plan = std::fs::read_to_string(workspace.path("repo/plan.json")).unwrap();
    let plan = plan.replace("eu-west-1b", "eu-west-1a");
    workspace.write("repo/plan.json", &plan);
    workspace.edit("repo/main.tf", "var.zone", "\"eu-west-1b\"");
    workspace.edit("repo/main.tf", "# cumulint:ignore", "# ");
    for paths in [&["."][..], &["main.tf", "plan.json"]] {
        let found = workspace.scan("TST002", paths);
        assert_eq!(found.findings().len(), 1);
        assert_eq!(found.diagnostics(), ["plan.json:2:3 not-joined"]);
        assert_eq!(found.0["summary"]["units"], 1);
    }
    workspace.write("repo/main.tf", "resource \"aws_sns_topic\" \"a\" {}\n");
    let alone = workspace.scan("TST005", &["."]);
    assert_eq!(alone.findings().len(), 1);
    assert_eq!(alone.diagnostics(), [""; 0]);
}

#[test]
fn a_plan_without_configuration_meets_its_source_by_address() {
    let workspace = Workspace::new();
    let text = std::fs::read_to_string(workspace.path("repo/plan.json")).unwrap();
    let mut plan: Value = serde_json::from_str(&text).unwrap();
    let checks = ["TST001", "TST002", "TST003", "TST005"];
    let whole = checks.map(|check| workspace.joined(check).findings());
    plan.as_object_mut().unwrap().remove("configuration");
    workspace.write("repo/plan.json", &plan.to_string());
    let bare = checks.map(|check| workspace.joined(check));
    for joined in &bare {
        assert_eq!(joined.diagnostics(), [""; 0]);
        assert_eq!(joined.0["summary"]["undetermined"], 0);
    }
    assert_eq!(bare.map(|joined| joined.findings()), whole);
}

#[test]
fn a_module_that_the_root_calls_is_joined_where_it_is_called() {
    let workspace = Workspace::new();
    for named in ["modules/bucket", "modules/bucket/main.tf"] {
        let joined = workspace.scan("TST003", &["--plan", "plan.json", named]);
        assert_eq!(joined.findings(), workspace.joined("TST003").findings());
        assert_eq!(joined.diagnostics(), [""; 0]);
    }
}

#[test]
fn a_plan_with_bytes_that_are_not_text_is_read_the_same_in_all_ways() {
    let workspace = Workspace::new();
    let text = std::fs::read(workspace.path("repo/plan.json")).unwrap();
    let at = text.windows(10).position(|it| it == b"eu-west-1b").unwrap();
    let mut broken = text;
    broken.insert(at, 0xff);
    workspace.write_bytes("repo/plan.json", &broken);
    let expected = ["plan.json:15:17 unreadable"];
    assert_eq!(workspace.joined("TST005").diagnostics(), expected);
    let alone = workspace.scan("TST005", &["plan.json"]);
    assert_eq!(alone.diagnostics(), expected);
}

#[test]
fn a_plan_that_is_named_and_cannot_be_read_is_an_error() {
    let workspace = Workspace::new();
    let plan = std::fs::read_to_string(workspace.path("repo/plan.json")).unwrap();
    let cases = [
        (plan[..plan.len() / 2].to_owned(), "of this plan is broken"),
        (
            plan.replace("\"planned_values\"", "\"x\""),
            "it holds neither",
        ),
        (
            plan.replacen("\"format_version\": \"1", "\"format_version\": \"7", 1),
            "the format 7",
        ),
        (
            "{\"format_version\":\"1.0\"}".to_owned(),
            "it holds neither",
        ),
        (String::new(), "this file is empty"),
    ];
    for (text, expected) in cases {
        workspace.write("repo/plan.json", &text);
        let mut piped = workspace.command(&["-"]);
        for command in [
            &mut workspace.command(&["plan.json"]),
            piped.write_stdin(text.clone()),
        ] {
            let output = command.output().unwrap();
            assert_eq!(output.status.code(), Some(2), "{expected}");
            let errors = String::from_utf8(output.stderr).unwrap();
            let flowed = errors.split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(flowed.contains(expected), "{errors}");
            let report: Value = serde_json::from_slice(&output.stdout).unwrap();
            assert_eq!(report["summary"]["diagnostics"], 1);
        }
    }
}

#[test]
fn beside_a_named_file_the_plan_is_shown_too() {
    let workspace = Workspace::new();
    let named = workspace.scan("DEL021", &["--plan", "plan.json", "main.tf"]);
    assert_eq!(named.findings(), workspace.joined("DEL021").findings());
    let other = workspace.scan("DEL021", &["--plan", "plan.json", "modules/bucket/main.tf"]);
    assert_eq!(other.findings().len(), 1);
}

#[test]
fn a_plan_of_another_state_of_the_code_is_told_and_both_are_judged() {
    let workspace = Workspace::new();
    workspace.edit(
        "repo/main.tf",
        "aws_db_instance\" \"main",
        "aws_db_instance\" \"other",
    );
    let joined = workspace.joined("TST005");
    assert_eq!(
        joined.findings(),
        [
            "main.tf:49:1 aws_db_instance.other is not protected",
            "plan.json:40:13 aws_db_instance.main (replace) is not protected",
        ]
    );
    assert_eq!(
        joined.diagnostics(),
        [
            "main.tf:49:1 plan-mismatch",
            "plan.json:22:11 plan-mismatch"
        ]
    );
}

#[test]
fn a_plan_of_something_else_is_judged_alone() {
    let workspace = Workspace::new();
    workspace.write("repo/main.tf", "resource \"aws_sns_topic\" \"a\" {}\n");
    let joined = workspace.joined("TST005");
    assert_eq!(joined.findings().len(), 1);
    assert_eq!(joined.diagnostics(), ["plan.json:1:1 plan-mismatch"]);
    // The plan, and the modules of which nobody calls the other any more.
    assert_eq!(joined.0["summary"]["units"], 3);
}

#[test]
fn the_root_module_that_declares_the_most_is_the_home_of_a_plan() {
    let workspace = Workspace::new();
    workspace.write(
        "repo/a/main.tf",
        "resource \"aws_security_group\" \"web\" {}\n",
    );
    let joined = workspace.joined("TST003");
    assert_eq!(joined.findings().len(), 1);
    assert_eq!(joined.diagnostics(), [""; 0]);
}

#[test]
fn what_is_no_plan_is_an_error() {
    let workspace = Workspace::new();
    let refused = |text: &[u8], expected: &str| {
        workspace.write_bytes("repo/plan.json", text);
        let output = workspace
            .command(&["--plan", "plan.json", "."])
            .output()
            .unwrap();
        assert_eq!(output.status.code(), Some(2));
        let errors = String::from_utf8(output.stderr).unwrap();
        let flowed = errors.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(flowed.contains(expected), "{errors}");
    };
    for text in ["{}", "", "[]", "PK\u{3}\u{4}\u{0}"] {
        refused(text.as_bytes(), "`terraform show -json PLAN` writes it");
    }
    refused(
        b"PK\x03\x04\x00\xff\xfe",
        "`terraform show -json PLAN` writes it",
    );
    refused(b"{\"format_version\": ", "line 1 of this plan is broken");
    refused(
        b"{\"@level\":\"info\"}\n{\"@level\":\"info\"}",
        "it is the log of `terraform plan -json`",
    );
    refused(STATE.as_bytes(), "it is a state and not a plan");
    let plan = STATE.replace("\"values\"", "\"planned_values\"");
    refused(
        plan.replace("1.0", "2.0").as_bytes(),
        "this plan has the format 2.0",
    );
}

#[test]
fn what_was_moved_or_adopted_is_found_where_it_is_now_and_what_is_let_go_of_is_not_destroyed() {
    let workspace = Workspace::of(
        "refactored",
        &["main.tf", "modules/storage/main.tf", "plan.json"],
    );
    let volumes = workspace.joined("TST002");
    assert_eq!(
        volumes.findings(),
        [
            "main.tf:35:3 aws_ebs_volume.spare[\"left\"] is in the wrong zone",
            "main.tf:64:3 aws_ebs_volume.regional[\"1\"] is in the wrong zone",
            "modules/storage/main.tf:6:3 module.storage.aws_ebs_volume.data is in the wrong zone",
        ]
    );
    assert_eq!(volumes.diagnostics(), [""; 0]);
    for check in ["DEL021", "DEL022"] {
        assert_eq!(workspace.joined(check).findings(), [""; 0], "{check}");
    }
}

#[test]
fn only_what_is_lost_for_good_is_told_of_a_plan_that_moves_imports_and_lets_go() {
    let workspace = Workspace::of("moves", &["main.tf", "modules/disk/main.tf", "plan.json"]);
    let subjects = |check: &str| {
        let report = workspace.joined(check);
        assert_eq!(report.diagnostics(), [""; 0]);
        report.list("findings", |finding| {
            let resource = finding["resources"][0]["address"].as_str().unwrap();
            format!(
                "{} {resource}",
                finding["location"]["path"].as_str().unwrap()
            )
        })
    };
    let mut lost = subjects("DEL021");
    lost.sort();
    assert_eq!(
        lost,
        [
            "main.tf aws_ebs_volume.anew (deposed object 0a1b2c3d)",
            "modules/disk/main.tf module.disk[\"z\"].aws_ebs_volume.this",
            "plan.json aws_backup_vault.lost",
            "plan.json aws_cloudwatch_log_group.lost",
            "plan.json aws_db_instance.guarded",
            "plan.json aws_dynamodb_table.lost",
            "plan.json aws_kms_key.lost",
            "plan.json aws_s3_bucket.lost",
            "plan.json module.gone.aws_ebs_volume.this",
        ]
    );
    assert_eq!(subjects("DEL022"), ["main.tf aws_ebs_volume.anew"]);
}

#[test]
fn what_data_sources_have_answered_places_what_is_made_of_it() {
    let workspace = Workspace::of("moves", &["main.tf", "modules/disk/main.tf", "plan.json"]);
    let found = workspace.joined("TST001").findings();
    assert_eq!(found, ["main.tf:67:7 aws_security_group.web is open"]);
}

#[test]
fn what_data_sources_have_answered_is_known_to_the_source() {
    let workspace = Workspace::of(
        "refactored",
        &["main.tf", "modules/storage/main.tf", "plan.json"],
    );
    let rules = workspace.joined("TST001");
    assert_eq!(
        rules.findings(),
        ["main.tf:79:22 aws_security_group.web is open"]
    );
    let volumes = workspace.joined("TST002");
    let addresses: Vec<&str> = volumes.0["findings"][1]["resources"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| it["address"].as_str().unwrap())
        .collect();
    assert_eq!(addresses.len(), 3, "{addresses:?}");
}

#[test]
fn what_a_data_source_has_answered_counts_for_what_is_written_too() {
    let workspace = Workspace::of(
        "refactored",
        &["main.tf", "modules/storage/main.tf", "plan.json"],
    );
    let plan = std::fs::read_to_string(workspace.path("repo/plan.json")).unwrap();
    let answer = "\"arn\": \"arn:aws:sns:eu-west-1:123456789012:alarms\",\n              \"id\"";
    assert!(plan.contains(answer));
    let other = answer.replace(":alarms", ":answered");
    workspace.write("repo/plan.json", &plan.replace(answer, &other));
    let mut command = Command::new(env!("CARGO_BIN_EXE_cumulint"));
    let arguments = ["inspect", "--format", "json", "--plan", "plan.json", "."];
    command.current_dir(workspace.path("repo")).args(arguments);
    let seen: Value = serde_json::from_slice(&command.output().unwrap().stdout).unwrap();
    let text = seen.to_string();
    assert!(text.contains(":answered"), "{text}");
}

#[test]
fn a_state_is_judged_by_itself() {
    let workspace = Workspace::new();
    workspace.write("repo/plan.json", STATE);
    let state = workspace.scan("TST002", &["plan.json"]);
    assert_eq!(
        state.findings(),
        ["plan.json:3:14 aws_ebs_volume.a is in the wrong zone"]
    );
    assert_eq!(state.diagnostics(), [""; 0]);
}

#[test]
fn a_plan_may_be_written_as_powershell_writes_files() {
    let workspace = Workspace::of(
        "refactored",
        &["main.tf", "modules/storage/main.tf", "plan.json"],
    );
    let text = std::fs::read_to_string(workspace.path("repo/plan.json")).unwrap();
    let expected = workspace.joined("TST002").findings();
    let wide: Vec<u8> = "\u{feff}"
        .encode_utf16()
        .chain(text.encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect();
    for bytes in [wide, format!("\u{feff}{text}").into_bytes()] {
        workspace.write_bytes("repo/plan.json", &bytes);
        assert_eq!(workspace.joined("TST002").findings(), expected);
    }
}

#[test]
fn what_a_plan_lacks_is_told() {
    let workspace = Workspace::of(
        "refactored",
        &["main.tf", "modules/storage/main.tf", "plan.json"],
    );
    workspace.edit("repo/plan.json", "\"errored\": false", "\"errored\": true");
    assert_eq!(
        workspace.joined("TST002").diagnostics(),
        ["plan.json:1241:3 plan-mismatch"]
    );
    workspace.edit(
        "repo/plan.json",
        "\"format_version\": \"1.2\"",
        "\"format_version\": \"2.0\"",
    );
    // Named, it is an error.
    let alone = workspace.scan("TST002", &["."]);
    assert!(
        alone
            .diagnostics()
            .contains(&"plan.json:2:3 unsupported".to_owned()),
        "{:?}",
        alone.diagnostics()
    );
}

#[test]
fn resources_without_type_or_an_address_of_their_own_are_counted() {
    let workspace = Workspace::new();
    for (from, to) in [
        ("\"type\": \"aws_db_instance\"", "\"type\": 7"),
        ("\"address\": \"aws_db_instance.main\"", "\"address\": null"),
        ("aws_ebs_volume.scratch[0]", "aws_db_instance.main"),
    ] {
        let text = std::fs::read_to_string(workspace.path("repo/plan.json")).unwrap();
        workspace.write("alone/plan.json", &text.replacen(from, to, 1));
        let alone = workspace.scan("TST005", &["../alone/plan.json"]);
        assert_eq!(alone.diagnostics(), ["plan.json:18:3 unsupported"]);
    }
}
