//! Modules that are not on disk: what is said of them.

use super::Estate;

/// The one diagnostic of an estate.
fn told(files: &[(&str, &str)]) -> String {
    let unit = Estate::new(files).unit();
    let [diagnostic] = unit.diagnostics.as_slice() else {
        panic!("{:?}", unit.diagnostics);
    };
    assert_eq!(diagnostic.kind.name(), "unresolved-module");
    diagnostic.message.clone()
}

/// What is said of the arguments of a call with this body.
fn arguments(body: &str) -> String {
    let text = format!(
        r#"
module "m" {{
  source = "acme/vpc/aws"
{body}
}}
variable "office" {{ default = "198.51.100.0/24" }}
variable "given" {{}}
variable "key" {{
  default   = "hunter2"
  sensitive = true
}}
locals {{
  cidrs   = [var.office, "10.0.0.0/8"]
  derived = "https://x:${{var.key}}@y"
  marked  = sensitive("hunter2")
}}
resource "aws_db_instance" "d" {{ username = "hunter2" }}
"#
    );
    let message = told(&[("main.tf", &text)]);
    let (_, arguments) = message.split_once("It is passed ").unwrap_or_default();
    arguments.to_owned()
}

#[test]
fn what_a_missing_module_would_be_given_is_told() {
    assert_eq!(
        arguments("cidrs = local.cidrs\nsize = 1 + 1\ntags = { a = true, b = null }"),
        r#"cidrs = ["198.51.100.0/24", "10.0.0.0/8"], size = 2, tags = {a = true, b = null}"#
    );
    assert_eq!(arguments("version = \"1.0\"\ncount = 2"), "");
}

#[test]
fn what_is_not_known_is_told_by_its_name() {
    assert_eq!(
        arguments("for_each = toset([\"a\"])\na = each.key\nb = var.given\nc = aws_vpc.v.id"),
        "a = each.key, b = (var.given), c = aws_vpc.v.id"
    );
}

#[test]
fn secrets_are_not_told_whichever_way_they_come() {
    for argument in [
        "a = var.key",
        "a = local.derived",
        "a = local.marked",
        "a = [upper(var.key)]",
        "a = sensitive(\"hunter2\")",
        "a = var.key == \"\" ? \"\" : \"hunter2\"",
        "a = nonsensitive(var.key)",
        "a = aws_db_instance.d.username",
        "master_password = \"hunter2\"",
        "a = { api_token = \"hunter2\" }",
        "a = [{ name = \"DB_PASSWORD\", value = \"hunter2\" }]",
    ] {
        let told = arguments(argument);
        assert!(told.contains(" = "), "{argument}: {told}");
        assert!(
            !told.to_lowercase().contains("hunter2"),
            "{argument}: {told}"
        );
    }
}

#[test]
fn a_secret_of_the_calling_module_stays_one_within_a_called_module() {
    let message = told(&[
        (
            "main.tf",
            "variable \"key\" {\n default = \"hunter2\"\n sensitive = true\n}\nmodule \"a\" {\n source = \"./a\"\n x = var.key\n y = \"open\"\n}\n",
        ),
        (
            "a/main.tf",
            "variable \"x\" {}\nvariable \"y\" {}\nmodule \"b\" {\n source = \"acme/b/aws\"\n x = var.x\n y = var.y\n}\n",
        ),
    ]);
    assert!(
        message.ends_with("It is passed x = (not shown), y = \"open\""),
        "{message}"
    );
}

#[test]
fn many_and_long_arguments_are_cut() {
    let body: String = (0..20).map(|at| format!("a{at:02} = {at}\n")).collect();
    let told = arguments(&format!("{body}z = 1"));
    assert!(told.ends_with("a11 = 11, and 9 more"), "{told}");
    let told = arguments(&format!("a = \"{}\"", "ä".repeat(100_000)));
    assert!(told.len() < 100, "{told}");
    let told = arguments("a = range(1024)");
    assert!(told.len() < 100, "{told}");
}

#[test]
fn why_a_module_cannot_be_had_is_told() {
    let call = |source: &str| format!("module \"m\" {{\n source = \"{source}\"\n}}\n");
    let manifest = |source: &str, directory: &str| {
        format!(
            r#"{{"Modules":[{{"Key":"m","Source":"registry.terraform.io/{source}","Dir":"{directory}"}}]}}"#
        )
    };
    let cases = [
        ("acme/vpc/aws", "acme/vpc/aws", "gone", "is not where"),
        ("acme/vpc/aws", "acme/vpc/aws", "../..", "lies outside"),
        ("acme/vpc/aws", "acme/other/aws", ".", "has another source"),
        ("../..", "acme/vpc/aws", ".", "lies outside"),
        ("./gone", "acme/vpc/aws", ".", "is not on disk"),
    ];
    for (source, installed, directory, expected) in cases {
        let message = told(&[
            ("main.tf", &call(source)),
            (
                ".terraform/modules/modules.json",
                &manifest(installed, directory),
            ),
        ]);
        assert!(message.contains(expected), "{source}: {message}");
    }
}
