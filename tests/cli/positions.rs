//! Where findings point, and how they say where a value is from.

use serde_json::Value;

use crate::workspace::{CHECK, Workspace};

/// The text at a location, with the file's name in front.
fn words(workspace: &Workspace, location: &Value) -> String {
    let name = location["path"].as_str().unwrap();
    let text = std::fs::read_to_string(workspace.root().join(name)).unwrap();
    let number = |key: &str| location[key].as_u64().unwrap() as usize - 1;
    let line = text.lines().nth(number("start_line")).unwrap();
    let end = if location["start_line"] == location["end_line"] {
        number("end_column")
    } else {
        line.chars().count()
    };
    let start = number("start_column");
    let words: String = line.chars().take(end).skip(start).collect();
    format!("{name}: {words}")
}

/// What the only finding points at, and the places behind it, from the nearest on.
fn chain(files: &[(&str, &str)], arguments: &[&str]) -> Vec<String> {
    let workspace = Workspace::new(files);
    let check = CHECK
        .replace("ACME001", "ACME002")
        .replace("bucket-without-owner", "public-bucket")
        .replace(
            "require = self.tags.owner != null",
            "deny = self.acl == \"public\"",
        )
        .replace("at      = self.tags", "");
    workspace.write("own/tagging/ACME002.hcl", &check);
    let mut all = vec!["scan", "--checks", "../own", "--check", "ACME002"];
    all.extend(["--format", "json"]);
    all.extend(arguments);
    let ran = workspace.run(&all);
    let report: Value = serde_json::from_str(&ran.stdout).expect(&ran.stderr);
    let [finding] = report["findings"].as_array().unwrap().as_slice() else {
        panic!("{report}");
    };
    let related = finding["related"].as_array().unwrap();
    let places = related.iter().map(|related| &related["location"]);
    std::iter::once(&finding["location"])
        .chain(places)
        .map(|place| words(&workspace, place))
        .collect()
}

/// A bucket whose `acl` is this expression, with other things beside it.
fn bucket(acl: &str, rest: &str) -> String {
    format!("resource \"aws_s3_bucket\" \"b\" {{\n  acl = {acl}\n}}\n{rest}\n")
}

#[test]
fn values_of_variables_are_found_in_the_file_that_gives_them() {
    let main = bucket("var.acl", "variable \"acl\" { default = \"private\" }");
    for (name, text, line) in [
        (
            "terraform.tfvars",
            "# é\nacl = \"public\"\n",
            "acl = \"public\"",
        ),
        ("x.auto.tfvars", "acl = \"public\"", "acl = \"public\""),
        (
            "terraform.tfvars.json",
            "{\n  \"acl\": \"public\"}",
            "\"acl\": \"public\"",
        ),
    ] {
        let found = chain(&[("main.tf", &main), (name, text)], &[]);
        let line = format!("{name}: {line}");
        assert_eq!(found, ["main.tf: acl = var.acl", line.as_str()]);
    }
    let found = chain(&[("main.tf", &main)], &["--var", "acl=public"]);
    assert_eq!(found, ["main.tf: acl = var.acl"]);
}

#[test]
fn the_environment_gives_no_values() {
    let main = "variable \"tags\" { default = {} }\nresource \"aws_s3_bucket\" \"b\" {\n  tags = var.tags\n}\n";
    let workspace = Workspace::new(&[("main.tf", main)]);
    let arguments = ["scan", "--checks", "../checks", "--check", "ACME001"];
    let mut command = workspace.command(&workspace.root(), &arguments);
    command.env("TF_VAR_tags", "{ owner = \"me\" }");
    command.assert().code(1);
}

#[test]
fn the_way_leads_through_locals_and_functions_to_the_entry() {
    let cases: [(&str, &str, &[&str]); 6] = [
        (
            "local.all.acl",
            "locals {\n base = { acl = \"private\" }\n all = merge(local.base, { acl = \"public\" })\n}",
            &["acl = local.all.acl", "acl = \"public\""],
        ),
        (
            "local.all.acl",
            "locals {\n base = { acl = \"private\" }\n over = { acl = \"public\" }\n all = merge(local.base, local.over)\n}",
            &["acl = local.all.acl", "acl = \"public\""],
        ),
        (
            "lookup(local.acls, \"x\", \"private\")",
            "locals {\n acls = { x = \"public\" }\n}",
            &[
                "acl = lookup(local.acls, \"x\", \"private\")",
                "x = \"public\"",
            ],
        ),
        (
            "true ? \"public\" : \"private\"",
            "",
            &["acl = true ? \"public\" : \"private\""],
        ),
        (
            "{ for k, v in local.acls : k => v }.x",
            "locals {\n acls = { x = \"public\" }\n}",
            &[
                "acl = { for k, v in local.acls : k => v }.x",
                "x = \"public\"",
            ],
        ),
        (
            "templatefile(\"t.tftpl\", {})",
            "",
            &["acl = templatefile(\"t.tftpl\", {})", "public"],
        ),
    ];
    for (acl, rest, expected) in cases {
        let main = bucket(acl, rest);
        let found = chain(&[("main.tf", &main), ("t.tftpl", "public")], &[]);
        let found: Vec<_> = found
            .iter()
            .map(|it| it.split_once(": ").unwrap().1)
            .collect();
        assert_eq!(found, expected, "{acl}");
    }
}

#[test]
fn what_a_file_holds_is_found_in_that_file() {
    let local = |function: &str, name: &str| {
        bucket(
            "local.team.acls[0].acl",
            &format!("locals {{\n team = {function}(file(\"{name}\"))\n}}"),
        )
    };
    let yaml = "# é\nname: a\nacls:\n  - acl: public\n";
    let main = local("yamldecode", "t.yaml");
    let found = chain(&[("main.tf", &main), ("t.yaml", yaml)], &[]);
    assert_eq!(
        found,
        [
            "main.tf: acl = local.team.acls[0].acl",
            "main.tf: team = yamldecode(file(\"t.yaml\"))",
            "t.yaml: acl: public"
        ]
    );
    let json = "{\"name\": \"é\", \"acls\": [{\"acl\": \"public\"}]}";
    let main = local("jsondecode", "t.json");
    let found = chain(&[("main.tf", &main), ("t.json", json)], &[]);
    assert_eq!(found.last().unwrap(), "t.json: \"acl\": \"public\"");
}

#[test]
fn a_default_within_a_type_is_found_there() {
    let main = bucket(
        "var.team.acl",
        "variable \"team\" {\n  type = object({ acl = optional(string, \"public\") })\n  default = {}\n}",
    );
    let found = chain(&[("main.tf", &main)], &[]);
    assert_eq!(found.last().unwrap(), "main.tf: \"public\"");
}

#[test]
fn a_finding_says_in_which_calls_of_its_module_it_stands() {
    let module = "variable \"tags\" {}\nresource \"aws_s3_bucket\" \"b\" {\n  tags = var.tags\n}\n";
    let call = |name: &str, tags: &str| {
        format!("module \"{name}\" {{\n  source = \"./m\"\n  tags = {tags}\n}}\n")
    };
    let good = "{ owner = \"me\" }";
    let main = ["a", "b", "c", "d", "e"]
        .map(|name| call(name, if "bd".contains(name) { "{}" } else { good }))
        .concat();
    let workspace = Workspace::new(&[("main.tf", &main), ("m/main.tf", module)]);
    let report = workspace.report(&[]);
    let finding = &report["findings"][0];
    assert_eq!(report["summary"]["findings"], 1);
    assert_eq!(finding["declared"], 5);
    let calls: Vec<_> = finding["resources"]
        .as_array()
        .unwrap()
        .iter()
        .map(|resource| words(&workspace, &resource["calls"][0]))
        .collect();
    assert_eq!(calls, ["main.tf: module \"b\"", "main.tf: module \"d\""]);
    for format in ["terminal", "sarif", "github", "junit", "markdown"] {
        let told = workspace
            .scan(&["--format", format])
            .stdout
            .replace('\\', "");
        assert!(told.contains("(in 2 of 5 calls)"), "{format}: {told}");
        assert!(told.contains("module.d"), "{format}: {told}");
    }
}

#[test]
fn roots_that_call_one_module_are_told_apart_by_their_calls() {
    let module = "variable \"tags\" { default = {} }\nresource \"aws_s3_bucket\" \"b\" {\n  tags = var.tags\n}\n";
    let workspace = Workspace::new(&[
        ("live/main.tf", "module \"m\" {\n  source = \"../m\"\n}\n"),
        (
            "test/main.tf",
            "module \"m\" {\n  source = \"../m\"\n  tags   = { owner = \"me\" }\n}\n",
        ),
        ("m/main.tf", module),
    ]);
    let report = workspace.report(&[]);
    let finding = &report["findings"][0];
    assert_eq!(finding["resources"][0]["unit"], "live");
    let related = finding["related"].as_array().unwrap();
    let last = &related.last().unwrap();
    assert_eq!(last["note"], "module.m is called here");
    assert_eq!(
        words(&workspace, &last["location"]),
        "live/main.tf: module \"m\""
    );
}
