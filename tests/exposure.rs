//! What a finding about a firewall rule says of the machines behind it: each folder in `tests/data/exposure`
//! is a case. Its `expected.txt` has a line for each finding of the checks that it names, in order:
//! `NET001 critical` and the message.

#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot go on fails where it stands"
)]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use assert_cmd::Command;
use serde_json::Value;

/// The findings of some checks in a folder: their ids, severities and messages.
fn findings(folder: &Path, checks: &BTreeSet<&str>) -> Vec<String> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cumulint"));
    command
        .env_clear()
        .current_dir(folder)
        .args(["scan", "--format", "json", "."])
        .timeout(std::time::Duration::from_secs(60));
    for check in checks {
        command.args(["--check", check]);
    }
    let output = command.output().unwrap();
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(report["diagnostics"], serde_json::json!([]));
    let findings = report["findings"].as_array().unwrap().iter();
    let mut lines: Vec<String> = findings
        .map(|finding| {
            ["check", "severity", "message"]
                .map(|key| finding[key].as_str().unwrap())
                .join(" ")
        })
        .collect();
    lines.sort();
    lines
}

fn hold(case: &str) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/data/exposure")
        .join(case);
    let expected = fs::read_to_string(folder.join("expected.txt")).unwrap();
    let checks = expected
        .lines()
        .map(|line| &line[..line.find(' ').unwrap()]);
    let found = findings(&folder, &checks.collect());
    assert_eq!(found, expected.lines().collect::<Vec<_>>());
}

#[test]
fn machines_of_aws_behind_a_rule_raise_it() {
    hold("aws");
}

#[test]
fn machines_behind_an_access_list_that_shuts_the_internet_out_raise_nothing() {
    hold("access_lists");
}

#[test]
fn machines_of_a_template_behind_a_rule_raise_it() {
    hold("cloudformation");
}

#[test]
fn machines_of_azure_behind_a_rule_raise_it() {
    hold("azure");
}

#[test]
fn machines_of_google_behind_a_rule_raise_it() {
    hold("google");
}

#[test]
fn machines_of_a_module_are_named_alike_in_all_calls() {
    hold("modules");
}
