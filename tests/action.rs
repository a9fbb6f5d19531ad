//! The steps of `action.yml`, run as a runner runs them, with friendly and hostile inputs.
#![cfg(unix)]
#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot go on fails where it stands"
)]

use std::collections::BTreeMap;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::PathBuf;
use std::process::{Command, Output};

use cumulint::syntax::tree::{Node, yaml};

const ACTION: &str = include_str!("../action.yml");

const OPEN: &str = r#"resource "aws_security_group" "open" {
  ingress {
    protocol    = "tcp"
    from_port   = 22
    to_port     = 22
    cidr_blocks = ["0.0.0.0/0"]
  }
}
"#;

/// A job with one use of the action.
struct Job {
    dir: tempfile::TempDir,
    action: Node,
    inputs: BTreeMap<String, String>,
}

/// What a step left.
struct Ran {
    code: i32,
    stdout: String,
    stderr: String,
}

impl Job {
    fn new(files: &[(&str, &str)], inputs: &[(&str, &str)]) -> Self {
        let dir = tempfile::tempdir().unwrap();
        for (name, text) in files {
            let path = dir.path().join("workspace").join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        }
        let bin = dir.path().join("temp/cumulint/bin");
        std::fs::create_dir_all(&bin).unwrap();
        std::fs::create_dir_all(dir.path().join("workspace/.git")).unwrap();
        symlink(env!("CARGO_BIN_EXE_cumulint"), bin.join("cumulint")).unwrap();
        let action = yaml::parse(ACTION).documents.remove(0).root;
        let mut all: BTreeMap<String, String> = action
            .get("inputs")
            .and_then(Node::as_mapping)
            .unwrap()
            .iter()
            .map(|input| {
                let default = input.value.get("default").and_then(Node::as_str);
                (input.key.to_string(), default.unwrap().to_owned())
            })
            .collect();
        for (name, value) in inputs {
            assert!(
                all.insert((*name).to_owned(), (*value).to_owned())
                    .is_some()
            );
        }
        Self {
            dir,
            action,
            inputs: all,
        }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    fn steps(&self) -> &[Node] {
        let runs = self.action.get("runs").unwrap();
        runs.get("steps").and_then(Node::as_sequence).unwrap()
    }

    /// Runs a step's script with the environment that the step asks for.
    fn step(&self, name: &str) -> Ran {
        let is_meant = |step: &&Node| step.get("name").and_then(Node::as_str) == Some(name);
        let step = self.steps().iter().find(is_meant).unwrap();
        assert_eq!(step.get("shell").and_then(Node::as_str), Some("bash"));
        let mut command = Command::new("bash");
        command
            .args(["--noprofile", "--norc", "-eo", "pipefail", "-c"])
            .arg(step.get("run").and_then(Node::as_str).unwrap())
            .current_dir(self.path("workspace"))
            .env_clear()
            .env(
                "PATH",
                format!("{}:/usr/bin:/bin", self.path("fake").display()),
            )
            .env("RUNNER_TEMP", self.path("temp"))
            .env("GITHUB_ACTION_PATH", self.path("action path"))
            .env("GITHUB_OUTPUT", self.path("output"))
            .env("GITHUB_STEP_SUMMARY", self.path("summary"));
        for entry in step
            .get("env")
            .and_then(Node::as_mapping)
            .unwrap_or_default()
        {
            let value = self.evaluate(entry.value.as_str().unwrap());
            command.env(entry.key.as_str(), value);
        }
        Ran::from(command.output().unwrap())
    }

    /// `${{ inputs.x }}` and `${{ steps.scan.outputs.x }}`: the action uses no other expression.
    fn evaluate(&self, expression: &str) -> String {
        let name = expression
            .strip_prefix("${{ ")
            .and_then(|rest| rest.strip_suffix(" }}"))
            .unwrap();
        if let Some(input) = name.strip_prefix("inputs.") {
            return self.inputs[input].clone();
        }
        let output = name.strip_prefix("steps.scan.outputs.").unwrap();
        self.output(output).unwrap_or_default()
    }

    fn output(&self, name: &str) -> Option<String> {
        let text = std::fs::read_to_string(self.path("output")).unwrap_or_default();
        let found = text
            .lines()
            .find_map(|line| line.strip_prefix(name)?.strip_prefix('='));
        found.map(str::to_owned)
    }
}

impl From<Output> for Ran {
    fn from(output: Output) -> Self {
        Self {
            code: output.status.code().unwrap(),
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
        }
    }
}

#[test]
fn no_expression_stands_in_a_script() {
    for step in Job::new(&[], &[]).steps() {
        if let Some(script) = step.get("run").and_then(Node::as_str) {
            assert!(!script.contains("${{"), "{script}");
        }
        if let Some(used) = step.get("uses").and_then(Node::as_str) {
            let (_, revision) = used.split_once('@').unwrap();
            assert_eq!(revision.len(), 40, "{used} is not pinned");
        }
    }
}

#[test]
fn findings_are_annotated_counted_summed_up_and_fail_the_job() {
    let job = Job::new(&[("main.tf", OPEN)], &[("check", "NET001")]);
    let scan = job.step("Scan");
    assert_eq!(scan.code, 0, "{}", scan.stderr);
    assert!(scan.stdout.contains("file=main.tf"), "{}", scan.stdout);
    assert_eq!(job.output("findings").as_deref(), Some("1"));
    assert_eq!(job.output("suppressed").as_deref(), Some("0"));
    assert_eq!(job.output("undetermined").as_deref(), Some("0"));
    let sarif = std::fs::read_to_string(job.output("sarif-file").unwrap()).unwrap();
    assert!(sarif.contains("NET001"));
    assert!(
        std::fs::read_to_string(job.path("summary"))
            .unwrap()
            .contains("NET001")
    );
    assert_eq!(job.step("Judge").code, 1);
}

#[test]
fn annotations_and_summary_can_be_left_out_and_findings_tolerated() {
    let inputs = [
        ("check", "NET001"),
        ("annotations", "false"),
        ("summary", "false"),
        ("exit-zero", "true"),
    ];
    let job = Job::new(&[("main.tf", OPEN)], &inputs);
    let scan = job.step("Scan");
    assert!(!scan.stdout.contains("::error"), "{}", scan.stdout);
    assert!(!job.path("summary").exists());
    assert_eq!(job.step("Judge").code, 0);
}

#[test]
fn what_was_not_looked_at_fails_the_job_where_that_is_wanted() {
    let files = [("main.tf", OPEN), ("broken.tf", "resource {")];
    let lenient = [("check", "NET001"), ("exit-zero", "true")];
    let job = Job::new(&files, &lenient);
    job.step("Scan");
    assert_eq!(job.step("Judge").code, 0);
    let strict = [lenient[0], lenient[1], ("fail-on-gap", "true")];
    let job = Job::new(&files, &strict);
    job.step("Scan");
    assert_eq!(job.output("findings").as_deref(), Some("1"));
    assert_eq!(job.step("Judge").code, 2);
}

#[test]
fn values_are_given_and_suppressions_passed_over() {
    let open = OPEN.replace("0.0.0.0/0", "${var.who}");
    let files = [
        ("main.tf", open.as_str()),
        ("variables.tf", "variable \"who\" {}\n"),
        ("world.tfvars", "who = \"0.0.0.0/0\"\n"),
        (
            "cumulint.toml",
            "[[ignore]]\ncheck = [\"NET001\"]\nreason = \"meant\"\n",
        ),
    ];
    let inputs = [("check", "NET001"), ("var-file", "world.tfvars")];
    let job = Job::new(&files, &inputs);
    let scan = job.step("Scan");
    assert_eq!(
        job.output("suppressed").as_deref(),
        Some("1"),
        "{}",
        scan.stderr
    );
    let job = Job::new(&files, &[inputs[0], inputs[1], ("no-ignores", "true")]);
    job.step("Scan");
    assert_eq!(job.output("findings").as_deref(), Some("1"));
}

#[test]
fn lists_are_one_entry_a_line() {
    let files = [
        ("a b/main.tf", OPEN),
        ("c/main.tf", OPEN),
        ("d/main.tf", OPEN),
    ];
    let inputs = [("paths", "a b\r\n\nc"), ("check", "NET001\nNET002")];
    let job = Job::new(&files, &inputs);
    let scan = job.step("Scan");
    assert_eq!(
        job.output("findings").as_deref(),
        Some("2"),
        "{}",
        scan.stderr
    );
}

#[test]
fn what_cannot_be_done_fails_at_once() {
    let job = Job::new(&[("main.tf", OPEN)], &[("severity", "huge")]);
    let scan = job.step("Scan");
    assert_eq!(scan.code, 2);
    assert!(scan.stderr.contains("huge"));
    assert_eq!(job.output("sarif-file"), None);
    // A use before this one in the same job has left its reports: they are not taken for ours.
    let job = Job::new(&[("main.tf", OPEN)], &[("paths", "nowhere")]);
    std::fs::create_dir_all(job.path("temp/cumulint-reports")).unwrap();
    std::fs::write(job.path("temp/cumulint-reports/results.json"), "{}").unwrap();
    assert_eq!(job.step("Scan").code, 2);
    assert_eq!(job.output("sarif-file"), None);
}

#[test]
fn hostile_inputs_are_words_and_nothing_else() {
    let hostile = "x; touch pwned; $(touch pwned) `touch pwned` \"' && touch pwned\n--output=json=pwned\n-o\njson=pwned";
    for input in [
        "paths",
        "config",
        "check",
        "skip-check",
        "severity",
        "fail-on",
        "category",
    ] {
        let job = Job::new(&[("main.tf", OPEN)], &[(input, hostile)]);
        let scan = job.step("Scan");
        assert!(!job.path("workspace/pwned").exists(), "{input}");
        if input == "category" {
            assert_eq!(scan.code, 0, "{}", scan.stderr);
        } else {
            assert_eq!(scan.code, 2, "{input}: {}", scan.stderr);
        }
    }
}

#[test]
fn scanned_names_cannot_set_outputs() {
    let name = "a\nfindings=99\n::set-output name=x::y/main.tf";
    let job = Job::new(&[(name, OPEN)], &[("check", "NET001")]);
    let scan = job.step("Scan");
    assert_eq!(
        job.output("findings").as_deref(),
        Some("1"),
        "{}",
        scan.stderr
    );
    let acts = |line: &str| line.starts_with("findings=") || line.starts_with("::set-output");
    assert!(!scan.stdout.lines().any(acts), "{}", scan.stdout);
}

#[test]
fn the_program_is_built_once_from_the_action_itself() {
    let job = Job::new(&[], &[]);
    std::fs::create_dir_all(job.path("fake")).unwrap();
    std::fs::write(
        job.path("fake/cargo"),
        "#!/bin/bash\nprintf '%s\\n' \"$@\"\n",
    )
    .unwrap();
    std::fs::set_permissions(job.path("fake/cargo"), PermissionsExt::from_mode(0o755)).unwrap();
    assert_eq!(job.step("Install cumulint").stdout, "");
    std::fs::remove_file(job.path("temp/cumulint/bin/cumulint")).unwrap();
    let path = job.path("action path");
    let root = job.path("temp/cumulint");
    assert_eq!(
        job.step("Install cumulint").stdout,
        format!(
            "install\n--path\n{}\n--locked\n--root\n{}\n",
            path.display(),
            root.display()
        )
    );
}

#[test]
fn the_hooks_take_the_names_that_are_scanned() {
    let hooks = yaml::parse(include_str!("../.pre-commit-hooks.yaml"));
    let hooks = hooks.documents[0].root.as_sequence().unwrap();
    assert_eq!(hooks.len(), 2);
    for hook in hooks {
        let pattern = hook.get("files").and_then(Node::as_str).unwrap();
        let pattern = regex::Regex::new(pattern).unwrap();
        for name in [
            "a.tf",
            "b/a.tofu",
            "a.tfvars",
            "a.tf.json",
            "a.yaml",
            "a.yml",
            "a.template",
        ] {
            assert!(pattern.is_match(name), "{name}");
        }
        assert!(!pattern.is_match("a.rs") && !pattern.is_match("atf"));
        assert_eq!(hook.get("language").and_then(Node::as_str), Some("rust"));
    }
}
