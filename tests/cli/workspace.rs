//! A folder of its own for each test, and the program in it with nothing of our environment.

use std::path::{Path, PathBuf};

use assert_cmd::Command;
use serde_json::Value;

/// A bucket that the check finds, one that it passes, and one that hangs on an input.
pub(crate) const BUCKETS: &str = r#"variable "tags" { type = map(string) }
resource "aws_s3_bucket" "orphan" {
  bucket = "orphan"
}
resource "aws_s3_bucket" "owned" {
  tags = { owner = "me" }
}
resource "aws_s3_bucket" "open" {
  tags = var.tags
}
"#;

pub(crate) const ORPHAN: &str = "resource \"aws_s3_bucket\" \"orphan\" {\n}\n";

pub(crate) const CHECK: &str = r#"check "ACME001" {
  name        = "bucket-without-owner"
  title       = "A bucket names no owner"
  controls    = { "27017:2015" = ["CLD.6.3.1"] }
  because     = "The owner tag names who carries the duty."
  severity    = "medium"
  since       = "1.0.0"
  rationale   = "Nobody answers for it. It outlives its purpose."
  remediation = "Set the tag `owner` in `tags`."
  references  = ["https://example.com/"]

  on "terraform" "aws_s3_bucket" {
    require = self.tags.owner != null
    at      = self.tags
    message = "${self.address} has no tag `owner`"
  }
}
"#;

pub(crate) struct Workspace {
    dir: tempfile::TempDir,
}

/// What a run left.
pub(crate) struct Ran {
    pub(crate) code: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Workspace {
    /// A repository with these files in it.
    pub(crate) fn new(files: &[(&str, &str)]) -> Self {
        let dir = tempfile::tempdir().unwrap();
        let workspace = Self { dir };
        workspace.write("repo/.git/HEAD", "");
        workspace.write("checks/tagging/ACME001.hcl", CHECK);
        for (name, text) in files {
            workspace.write(&format!("repo/{name}"), text);
        }
        workspace
    }

    /// The repository.
    pub(crate) fn root(&self) -> PathBuf {
        self.dir.path().join("repo")
    }

    /// A path beside the repository.
    pub(crate) fn outside(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    pub(crate) fn write(&self, name: &str, text: &str) {
        let path = self.dir.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }

    pub(crate) fn command(&self, directory: &Path, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_cumulint"));
        command
            .env_clear()
            .current_dir(directory)
            .args(arguments)
            .timeout(std::time::Duration::from_secs(60));
        command
    }

    pub(crate) fn run(&self, arguments: &[&str]) -> Ran {
        finish(&mut self.command(&self.root(), arguments))
    }

    /// A scan by the one check.
    pub(crate) fn scan(&self, arguments: &[&str]) -> Ran {
        let mut all = vec!["scan", "--checks", "../checks", "--check", "ACME001"];
        all.extend(arguments);
        self.run(&all)
    }

    /// The JSON report of such a scan.
    pub(crate) fn report(&self, arguments: &[&str]) -> Value {
        let mut all = vec!["--format", "json"];
        all.extend(arguments);
        let ran = self.scan(&all);
        assert!(ran.code < 2, "{}", ran.stderr);
        serde_json::from_str(&ran.stdout).unwrap()
    }

    /// `path:line` of each finding.
    pub(crate) fn found(&self, arguments: &[&str]) -> Vec<String> {
        places(&self.report(arguments)["findings"])
    }
}

pub(crate) fn finish(command: &mut Command) -> Ran {
    let output = command.output().unwrap();
    Ran {
        code: output.status.code().unwrap(),
        stdout: String::from_utf8(output.stdout).unwrap(),
        stderr: String::from_utf8(output.stderr).unwrap(),
    }
}

pub(crate) fn places(list: &Value) -> Vec<String> {
    list.as_array()
        .unwrap()
        .iter()
        .map(|entry| {
            let at = &entry["location"];
            format!("{}:{}", at["path"].as_str().unwrap(), at["start_line"])
        })
        .collect()
}

/// `kind: message` of each diagnostic.
pub(crate) fn diagnostics(report: &Value) -> Vec<String> {
    report["diagnostics"]
        .as_array()
        .unwrap()
        .iter()
        .map(|entry| {
            let word = |key: &str| entry[key].as_str().unwrap().to_owned();
            format!("{}: {}", word("kind"), word("message"))
        })
        .collect()
}
