//! Exit codes, streams, and what the options do.

use std::process::{Command, Stdio};

use serde_json::Value;

use crate::workspace::{BUCKETS, ORPHAN, Workspace, finish};

#[test]
fn findings_are_exit_code_1_and_a_clean_tree_is_0() {
    let workspace = Workspace::new(&[("main.tf", BUCKETS), ("ok/main.tf", "locals {}\n")]);
    assert_eq!(workspace.scan(&[]).code, 1);
    assert_eq!(workspace.scan(&["ok"]).code, 0);
    assert_eq!(workspace.scan(&["--exit-zero"]).code, 0);
}

#[test]
fn the_threshold_decides_the_exit_code_and_nothing_else() {
    let workspace = Workspace::new(&[("main.tf", BUCKETS)]);
    let ran = workspace.scan(&["--fail-on", "high", "--format", "json"]);
    assert_eq!(ran.code, 0);
    let report: Value = serde_json::from_str(&ran.stdout).unwrap();
    assert_eq!(report["summary"]["findings"], 1);
    assert_eq!(workspace.scan(&["--fail-on", "medium"]).code, 1);
}

#[test]
fn severity_limits_what_is_shown() {
    let workspace = Workspace::new(&[("main.tf", BUCKETS)]);
    assert!(workspace.found(&["--severity", "high"]).is_empty());
    assert_eq!(workspace.scan(&["--severity", "high"]).code, 0);
    assert_eq!(workspace.found(&["--severity", "medium"]), ["main.tf:2"]);
}

#[test]
fn what_cannot_be_done_is_exit_code_2_and_says_why() {
    let workspace = Workspace::new(&[("main.tf", BUCKETS)]);
    for (arguments, words) in [
        (&["nowhere"][..], "nowhere cannot be read"),
        (&["--severity", "huge"], "invalid value 'huge'"),
        (&["--skip-check", "NOPE1"], "`NOPE1`"),
        (&["--skip-check", "*"], "no check is left to run"),
        (&["--output", "sarif"], "FORMAT=FILE"),
        (&["--var", "x"], "NAME=VALUE"),
        (&["--config", "none.toml"], "none.toml cannot be read"),
        (&["-", "main.tf"], "standard input"),
        (&["--threads", "0"], "0"),
        (&["--checks", "nowhere"], "nowhere"),
    ] {
        let ran = workspace.scan(arguments);
        assert_eq!(ran.code, 2, "{arguments:?}: {}", ran.stderr);
        assert!(ran.stderr.contains(words), "{arguments:?}: {}", ran.stderr);
        assert_eq!(ran.stdout, "", "{arguments:?}");
    }
}

#[test]
fn nothing_to_scan_is_exit_code_3() {
    let workspace = Workspace::new(&[("README.md", ""), ("package.json", "{}")]);
    let ran = workspace.scan(&[]);
    assert_eq!(ran.code, 3);
    assert!(ran.stderr.starts_with("nothing to scan"), "{}", ran.stderr);
    assert_eq!(workspace.scan(&["package.json"]).code, 0);
}

#[test]
fn standard_output_holds_the_report_and_nothing_else() {
    let workspace = Workspace::new(&[("main.tf", BUCKETS)]);
    let ran = workspace.scan(&["--format", "sarif"]);
    let report: Value = serde_json::from_str(&ran.stdout).unwrap();
    assert_eq!(report["version"], "2.1.0");
    assert_eq!(ran.stderr, "");
    let quiet = workspace.scan(&["--quiet"]);
    assert_eq!(
        (quiet.code, quiet.stdout.as_str(), quiet.stderr.as_str()),
        (1, "", "")
    );
}

#[test]
fn every_format_can_be_written_in_one_run() {
    let workspace = Workspace::new(&[("main.tf", BUCKETS)]);
    let formats = ["terminal", "json", "sarif", "github", "junit", "markdown"];
    let outputs: Vec<String> = formats
        .iter()
        .map(|format| format!("--output={format}=out/{format}"))
        .collect();
    let arguments: Vec<&str> = outputs.iter().map(String::as_str).collect();
    assert_eq!(workspace.scan(&arguments).code, 1);
    for format in formats {
        let text = std::fs::read_to_string(workspace.root().join("out").join(format)).unwrap();
        assert!(text.contains("ACME001"), "{format}: {text}");
    }
}

#[test]
fn colour_comes_when_asked_for_and_not_into_files() {
    let workspace = Workspace::new(&[("main.tf", ORPHAN)]);
    assert!(!workspace.scan(&[]).stdout.contains('\u{1b}'));
    let ran = workspace.scan(&["--color", "always", "--output", "terminal=out.txt"]);
    assert!(ran.stdout.contains('\u{1b}'));
    let file = std::fs::read_to_string(workspace.root().join("out.txt")).unwrap();
    assert!(!file.contains('\u{1b}'));
    let arguments = ["scan", "--checks", "../checks", "--check", "ACME001"];
    let colored = |name: &str| {
        let mut command = workspace.command(&workspace.root(), &arguments);
        finish(command.env("FORCE_COLOR", "1").env(name, "1"))
            .stdout
            .contains('\u{1b}')
    };
    assert!(colored("FORCE_COLOR"));
    assert!(!colored("NO_COLOR"));
}

#[test]
fn the_same_bytes_come_from_any_number_of_threads() {
    let mut files: Vec<(String, String)> = (0..40)
        .map(|n| (format!("m{n}/main.tf"), BUCKETS.to_owned()))
        .collect();
    files.push(("broken.tf".into(), "resource {".into()));
    let files: Vec<(&str, &str)> = files
        .iter()
        .map(|(a, b)| (a.as_str(), b.as_str()))
        .collect();
    let workspace = Workspace::new(&files);
    for format in ["json", "sarif", "github", "junit", "markdown"] {
        let run = |threads| {
            let all = ["--all-verdicts", "--format", format, "--threads", threads];
            workspace.scan(&all).stdout
        };
        let one = run("1");
        assert!(one.contains("ACME001"), "{format}");
        for _ in 0..3 {
            assert_eq!(one, run("8"), "{format}");
        }
    }
}

#[test]
fn all_verdicts_are_listed_when_asked_for() {
    let workspace = Workspace::new(&[("main.tf", BUCKETS)]);
    assert!(workspace.report(&[])["verdicts"].is_null());
    let report = workspace.report(&["--all-verdicts"]);
    let verdicts: Vec<_> = report["verdicts"]
        .as_array()
        .unwrap()
        .iter()
        .map(|verdict| verdict["verdict"].as_str().unwrap())
        .collect();
    assert_eq!(verdicts, ["fail", "pass", "undetermined"]);
}

#[test]
fn values_of_variables_settle_what_was_open() {
    let workspace = Workspace::new(&[
        ("main.tf", BUCKETS),
        ("own.tfvars", "tags = { owner = \"x\" }\n"),
        ("none.tfvars", "tags = {}\n"),
    ]);
    let counts = |arguments: &[&str]| {
        let summary = workspace.report(arguments)["summary"].clone();
        (summary["findings"].clone(), summary["undetermined"].clone())
    };
    assert_eq!(counts(&[]), (1.into(), 1.into()));
    assert_eq!(counts(&["--var-file", "own.tfvars"]), (1.into(), 0.into()));
    assert_eq!(counts(&["--var-file", "none.tfvars"]), (2.into(), 0.into()));
    assert_eq!(
        counts(&["--var", "tags={owner=\"x\"}"]),
        (1.into(), 0.into())
    );
}

#[test]
fn a_variable_that_nobody_declares_is_told_where_the_command_line_names_it() {
    let workspace = Workspace::new(&[("main.tf", BUCKETS)]);
    let told = |arguments: &[&str]| {
        let report = workspace.report(arguments);
        let told = report["diagnostics"].as_array().unwrap().iter();
        let messages = told.map(|it| it["message"].as_str().unwrap().to_owned());
        messages
            .filter(|it| it.starts_with("--var"))
            .collect::<Vec<_>>()
    };
    let given = ["--var", "tags={}", "--var", "tag=x", "--var", "tag=y"];
    assert_eq!(
        told(&given),
        ["--var tag: no root module declares a variable of this name"]
    );
    workspace.write("repo/cumulint.toml", "var = { tag = \"x\" }\n");
    assert_eq!(told(&[]), [""; 0]);
}

#[test]
fn a_file_of_values_on_the_command_line_may_be_anywhere() {
    let workspace = Workspace::new(&[("main.tf", BUCKETS)]);
    workspace.write("values/own.tfvars", "tags = { owner = \"x\" }\n");
    let report = workspace.report(&["--var-file", "../values/own.tfvars"]);
    assert_eq!(report["summary"]["undetermined"], 0);
}

#[test]
fn standard_input_is_one_file() {
    let workspace = Workspace::new(&[("main.tf", BUCKETS)]);
    let arguments = [
        "scan",
        "--checks",
        "../checks",
        "--check",
        "ACME001",
        "-f",
        "json",
        "-",
    ];
    let mut command = workspace.command(&workspace.root(), &arguments);
    let ran = finish(command.write_stdin(ORPHAN));
    assert_eq!(ran.code, 1, "{}", ran.stderr);
    assert!(ran.stdout.contains("<stdin>"));
    assert!(!ran.stdout.contains("main.tf"));
    let mut command = workspace.command(&workspace.root(), &arguments);
    assert_eq!(finish(command.write_stdin(vec![0xff, 0xfe])).code, 2);
}

#[test]
fn a_reader_that_goes_away_is_no_failure() {
    let workspace = Workspace::new(&[("main.tf", BUCKETS)]);
    let mut child = Command::new(env!("CARGO_BIN_EXE_cumulint"))
        .args(["scan", "--checks", "../checks", "--format", "sarif"])
        .current_dir(workspace.root())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "");
    assert!(output.status.code().unwrap() < 2);
}

#[cfg(target_os = "linux")]
#[test]
fn an_error_that_cannot_be_told_is_still_an_exit_code() {
    let workspace = Workspace::new(&[]);
    let full = std::fs::File::options().write(true).open("/dev/full");
    let status = std::process::Command::new(env!("CARGO_BIN_EXE_cumulint"))
        .args(["scan", "gone"])
        .current_dir(workspace.root())
        .stderr(full.unwrap())
        .status();
    assert_eq!(status.unwrap().code(), Some(2));
}
