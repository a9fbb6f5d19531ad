//! What the user has declared secret: it decides as any other value, and no report shows it.

use crate::workspace::{CHECK, Workspace};

const MARK: &str = "hunter2";

const FORMATS: [&str; 6] = ["terminal", "json", "sarif", "github", "junit", "markdown"];

/// Finds a bucket by its name, and says it.
fn telling() -> String {
    CHECK
        .replace(
            "self.tags.owner != null",
            "!startswith(coalesce(self.bucket, \"\"), \"hunter\")",
        )
        .replace("at      = self.tags", "at      = self.bucket")
        .replace("has no tag `owner`", "is called ${self.bucket}")
}

fn assert_silent(workspace: &Workspace, arguments: &[&str]) {
    for format in FORMATS {
        let mut all = vec!["--format", format];
        all.extend(arguments);
        let ran = workspace.scan(&all);
        assert_eq!(ran.code, 1, "{format}: {}{}", ran.stdout, ran.stderr);
        assert!(!ran.stdout.contains(MARK), "{format}: {}", ran.stdout);
        assert!(!ran.stderr.contains(MARK), "{format}: {}", ran.stderr);
    }
}

#[test]
fn inspect_shows_no_secret_whichever_way_it_comes() {
    let workspace = Workspace::new(&[
        (
            "main.tf",
            r#"variable "key" { sensitive = true }
variable "plain" { default = "seen" }
variable "pair" {
  ephemeral = true
  default   = { secret = "hunter2", list = ["hunter2"] }
}
locals {
  all    = { secret = var.key, name = var.plain }
  merged = merge(local.all, { other = "seen" })
}
module "m" {
  source = "./m"
  key    = "x-${var.key}"
}
resource "aws_s3_bucket" "a" {
  bucket   = var.key
  joined   = join("-", [var.plain, var.key])
  text     = "a ${upper(var.key)}"
  encoded  = base64encode(jsonencode(local.all))
  chosen   = var.plain == "seen" ? var.key : "b"
  named    = local.merged.name
  secret   = local.merged.secret
  within   = var.pair.secret
  element  = var.pair.list[0]
  each     = [for item in var.pair.list : item]
  wrapped  = sensitive("hunter2")
  shown    = nonsensitive(sensitive("told"))
  output   = module.m.key
  plain    = module.m.plain
  tags     = { owner = var.plain, key = var.key }
}
resource "aws_s3_bucket" "b" {
  bucket = aws_s3_bucket.a.bucket
}
"#,
        ),
        (
            "m/main.tf",
            "variable \"key\" {}\noutput \"key\" { value = var.key }\noutput \"plain\" { value = \"seen\" }\n",
        ),
        ("terraform.tfvars", "key = \"hunter2\"\n"),
    ]);
    let json = workspace.run(&["inspect", "-f", "json"]);
    let report: serde_json::Value = serde_json::from_str(&json.stdout).unwrap();
    let resources = &report["units"][0]["resources"];
    let attributes = &resources[0]["attributes"];
    let hidden = [
        "bucket", "joined", "text", "encoded", "chosen", "secret", "within", "element", "each",
        "wrapped", "output",
    ];
    for name in hidden {
        assert_eq!(attributes[name], "(sensitive)", "{name}");
    }
    assert_eq!(attributes["named"], "seen");
    assert_eq!(attributes["plain"], "seen");
    assert_eq!(attributes["shown"], "told");
    assert_eq!(attributes["tags"]["owner"], "seen");
    assert_eq!(attributes["tags"]["key"], "(sensitive)");
    assert_eq!(resources[1]["attributes"]["bucket"], "(sensitive)");
    let terminal = workspace.run(&["inspect"]).stdout;
    assert!(terminal.contains("bucket = (sensitive)"), "{terminal}");
    for text in [json.stdout, terminal] {
        assert!(!text.to_lowercase().contains(MARK), "{text}");
    }
}

#[test]
fn a_finding_hangs_on_a_secret_and_does_not_tell_it() {
    let workspace = Workspace::new(&[
        (
            "main.tf",
            "variable \"key\" {\n  sensitive = true\n}\nvariable \"other\" {\n  sensitive = true\n}\nresource \"aws_s3_bucket\" \"a\" {\n  bucket = var.key\n}\n",
        ),
        (
            "terraform.tfvars",
            "key = \"hunter2\"\nother = <<-EOT\n  hunter2\n  hunter2\nEOT\n",
        ),
    ]);
    workspace.write("checks/tagging/ACME001.hcl", &telling());
    assert_silent(&workspace, &[]);
    let report = workspace.report(&[]);
    assert_eq!(
        report["findings"][0]["message"],
        "aws_s3_bucket.a: A bucket names no owner"
    );
    let sarif = workspace.scan(&["--format", "sarif"]).stdout;
    assert!(sarif.contains("key = (sensitive)"), "{sarif}");
}

#[test]
fn what_a_called_module_declares_secret_is_one_where_it_is_given() {
    let workspace = Workspace::new(&[
        (
            "main.tf",
            "variable \"key\" {}\nmodule \"m\" {\n  source = \"./m\"\n  key = var.key\n}\n",
        ),
        (
            "m/main.tf",
            "variable \"key\" {\n  sensitive = true\n}\nresource \"aws_s3_bucket\" \"a\" {\n  bucket = var.key\n}\n",
        ),
        ("terraform.tfvars", "key = \"hunter2\"\n"),
    ]);
    workspace.write("checks/tagging/ACME001.hcl", &telling());
    assert_silent(&workspace, &[]);
}

#[test]
fn a_fault_does_not_tell_the_secret_that_is_wrong() {
    let workspace = Workspace::new(&[(
        "main.tf",
        "variable \"key\" {\n  sensitive = true\n  type = number\n}\nlocals {\n  a = { b = 1 }\n}\nresource \"aws_s3_bucket\" \"a\" {\n  bucket = local.a[sensitive(format(\"%s%d\", \"hunter\", 2))]\n  other  = var.key\n}\n",
    )]);
    for format in ["terminal", "json"] {
        let ran = workspace.run(&["inspect", "-f", format, "--var", "key=hunter2"]);
        assert!(!ran.stdout.contains(MARK), "{}", ran.stdout);
        assert!(ran.stdout.contains("does not fit"), "{}", ran.stdout);
    }
}

/// What marks a value is beside it, and it stands in places that nothing marks.
const PLAN: &str = r#"{
  "format_version": "1.2",
  "terraform_version": "1.11.4",
  "variables": {
    "key": {"value": "hunter2"}
  },
  "planned_values": {"root_module": {"resources": [{
    "before": "hunter2",
    "address": "aws_s3_bucket.a", "mode": "managed", "type": "aws_s3_bucket", "name": "a",
    "values": {
      "acl": "hunter2",
      "bucket": "hunter2",
      "policy": "hunter2"
    },
    "sensitive_values": {"acl": true, "bucket": true, "policy": true}
  }]}},
  "resource_changes": [{
    "address": "aws_s3_bucket.a", "mode": "managed", "type": "aws_s3_bucket", "name": "a",
    "change": {
      "actions": ["delete", "create"],
      "before": {"bucket": "hunter2"},
      "after": {"bucket": "hunter2"},
      "after_unknown": {},
      "before_sensitive": {"bucket": true},
      "after_sensitive": {"bucket": true}
    }
  }],
  "configuration": {"root_module": {}}
}
"#;

#[test]
fn a_plan_by_itself_shows_no_secret() {
    let minified: String = PLAN.split_whitespace().collect();
    for plan in [PLAN, &minified] {
        let workspace = Workspace::new(&[("plan.json", plan)]);
        workspace.write("checks/tagging/ACME001.hcl", &telling());
        assert_silent(&workspace, &["plan.json"]);
        let marked = workspace.scan(&["plan.json"]).stdout;
        assert!(marked.contains("(sensitive)"), "{marked}");
        for format in ["terminal", "json"] {
            let shown = workspace
                .run(&["inspect", "-f", format, "plan.json"])
                .stdout;
            assert!(!shown.contains(MARK), "{shown}");
            assert!(shown.contains("(sensitive)"), "{shown}");
        }
    }
}

#[test]
fn a_plan_with_its_source_shows_no_secret() {
    let source = "resource \"aws_s3_bucket\" \"a\" {\n  bucket = random_id.a.hex\n}\n";
    let plan = PLAN.replace(
        "{\"root_module\": {}}",
        "{\"root_module\": {\"resources\": [{\"address\": \"aws_s3_bucket.a\"}]}}",
    );
    let workspace = Workspace::new(&[("plan.json", &plan), ("main.tf", source)]);
    workspace.write("checks/tagging/ACME001.hcl", &telling());
    assert_silent(&workspace, &["--plan", "plan.json", "."]);
    assert_eq!(
        workspace.found(&["--plan", "plan.json", "."]),
        ["main.tf:2"]
    );
}
