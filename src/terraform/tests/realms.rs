//! In which part of which account resources are made.

use super::Estate;
use crate::resource::{Realm, Unit};

fn realm<'u>(unit: &'u Unit, address: &str) -> &'u Realm {
    let mut resources = unit.resources.iter();
    let resource = resources.find(|it| it.address == address).unwrap();
    resource.realm.as_ref().unwrap()
}

/// The module and the name of the configuration, and its region or project.
fn told(unit: &Unit, address: &str) -> (Option<(String, String)>, Option<String>) {
    let realm = realm(unit, address);
    let configuration = realm.configuration.as_ref();
    (
        configuration.map(|(module, name)| (module.to_string(), name.to_string())),
        realm.default.as_str().map(str::to_owned),
    )
}

fn by(
    module: &str,
    name: &str,
    default: Option<&str>,
) -> (Option<(String, String)>, Option<String>) {
    let configuration = Some((module.to_owned(), name.to_owned()));
    (configuration, default.map(str::to_owned))
}

#[test]
fn a_resource_is_made_with_the_configuration_that_it_is_handed() {
    let root = "provider \"aws\" {\n region = \"eu-west-1\"\n}\n\
        provider \"aws\" {\n alias = \"us\"\n region = local.us\n}\n\
        locals {\n us = \"us-east-1\"\n}\n\
        resource \"aws_a\" \"default\" {}\n\
        resource \"aws_a\" \"us\" {\n provider = aws.us\n}\n\
        resource \"aws_a\" \"unheard_of\" {\n provider = aws.asia\n}\n\
        resource \"google_a\" \"b\" {\n provider = google-beta\n}\n\
        module \"plain\" {\n source = \"./m\"\n}\n\
        module \"us\" {\n source = \"./m\"\n providers = {\n aws = aws.us\n }\n}\n\
        module \"own\" {\n source = \"./own\"\n}\n";
    let module = "resource \"aws_a\" \"b\" {}\n";
    let own = format!("provider \"aws\" {{}}\n{module}");
    let files = [
        ("main.tf", root),
        ("m/main.tf", module),
        ("own/main.tf", own.as_str()),
    ];
    let unit = Estate::new(&files).unit();
    let us = by("", "aws.us", Some("us-east-1"));
    assert_eq!(
        told(&unit, "aws_a.default"),
        by("", "aws", Some("eu-west-1"))
    );
    assert_eq!(told(&unit, "aws_a.us"), us);
    assert_eq!(told(&unit, "aws_a.unheard_of"), by("", "aws.asia", None));
    assert_eq!(told(&unit, "google_a.b"), by("", "google-beta", None));
    assert_eq!(
        told(&unit, "module.plain.aws_a.b"),
        by("", "aws", Some("eu-west-1"))
    );
    assert_eq!(told(&unit, "module.us.aws_a.b"), us);
    assert_eq!(
        told(&unit, "module.own.aws_a.b"),
        by("module.own", "aws", None)
    );
}

#[test]
fn a_configuration_that_cannot_be_told_is_none() {
    let root = "variable \"regions\" {\n default = [\"x\", \"y\"]\n}\n\
        provider \"aws\" {\n alias = \"by_region\"\n for_each = toset(var.regions)\n region = each.key\n}\n\
        resource \"aws_a\" \"b\" {\n provider = aws.by_region[\"x\"]\n}\n\
        resource \"azurerm_a\" \"b\" {}\n";
    let unit = Estate::new(&[("main.tf", root)]).unit();
    assert_eq!(told(&unit, "aws_a.b"), (None, None));
    assert!(unit.diagnostics.is_empty(), "{:?}", unit.diagnostics);
    let mut resources = unit.resources.iter();
    let azure = resources.find(|it| it.address == "azurerm_a.b").unwrap();
    assert!(azure.realm.is_none());
}

/// What a configuration gives by default, as JSON has it; `None` where that is not known.
fn given(unit: &Unit, address: &str) -> Option<String> {
    let tags = &realm(unit, address).default_tags;
    (!tags.is_unknown()).then(|| serde_json::to_string(tags).unwrap())
}

#[test]
fn a_configuration_gives_tags_by_default() {
    let root = "variable \"v\" {}\n\
        provider \"aws\" {\n default_tags {\n tags = { a = \"b\" }\n }\n}\n\
        provider \"aws\" {\n alias = \"open\"\n default_tags {\n tags = var.v\n }\n}\n\
        provider \"aws\" {\n alias = \"several\"\n for_each = toset([\"x\"])\n}\n\
        provider \"google\" {\n default_labels = { a = \"c\" }\n}\n\
        resource \"aws_a\" \"some\" {}\n\
        resource \"aws_a\" \"open\" {\n provider = aws.open\n}\n\
        resource \"aws_a\" \"several\" {\n provider = aws.several\n}\n\
        resource \"aws_a\" \"unheard_of\" {\n provider = aws.asia\n}\n\
        resource \"google_a\" \"some\" {}\n\
        resource \"google_a\" \"none\" {\n provider = google-beta\n}\n";
    let unit = Estate::new(&[("main.tf", root)]).unit();
    for (address, tags) in [
        ("aws_a.some", Some("{\"a\":\"b\"}")),
        ("aws_a.open", None),
        ("aws_a.several", None),
        ("aws_a.unheard_of", Some("null")),
        ("google_a.some", Some("{\"a\":\"c\"}")),
        ("google_a.none", Some("null")),
    ] {
        assert_eq!(given(&unit, address).as_deref(), tags, "{address}");
    }
}
