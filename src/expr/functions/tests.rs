//! What functions are worth, by the record of what Terraform says, and what becomes of unknowns.

use std::collections::BTreeSet;

use super::*;
use crate::expr::convert;
use crate::value::{Data, Reason, ReasonKind, Reference, Shape, TemplatePart, Unknown};

const RECORDED: &str = include_str!("../../../tests/data/functions.tsv");

fn context() -> Context<'static> {
    Context {
        files: None,
        dialect: Dialect::Terraform,
        render: |_, _, _| Ok(Value::null()),
    }
}

fn run(name: &str, args: &[Value]) -> Result<Value, FunctionError> {
    let function = find(name).unwrap_or_else(|| panic!("there is no {name}"));
    call(function, args, &context())
}

fn decode(json: &str) -> Value {
    run("jsondecode", &[Value::from(json)]).unwrap()
}

fn encode(value: &Value) -> String {
    match run("jsonencode", std::slice::from_ref(value)).unwrap().data {
        Data::String(text) => text.to_string(),
        other => panic!("{other:?}"),
    }
}

/// An argument as the record writes it.
fn argument(value: &Value) -> Result<Value, String> {
    if let Some(items) = value.get("$set") {
        convert::to_set(items)
    } else if let Some(items) = value.get("$list") {
        convert::to_list(items)
    } else if let Some(entries) = value.get("$map") {
        convert::to_map(entries)
    } else {
        Ok(value.clone())
    }
}

/// What a line of the record gives here, in its own form.
fn outcome(name: &str, args: &str) -> String {
    let args = decode(args);
    let args: Result<Vec<Value>, String> = args.as_items().unwrap().iter().map(argument).collect();
    let Ok(args) = args else {
        return "error".into();
    };
    match run(name, &args) {
        Ok(value) => match value.find_unknown() {
            Some(unknown) => format!("unknown: {}", unknown.reason.text),
            None => encode(&value),
        },
        Err(_) => "error".into(),
    }
}

#[test]
fn calls_are_worth_what_terraform_says() {
    let mut wrong = Vec::new();
    for line in RECORDED.lines() {
        let mut fields = line.split('\t');
        let mut field = || fields.next().unwrap();
        let (name, args, expected) = (field(), field(), field());
        let got = outcome(name, args);
        if got != expected {
            wrong.push(format!(
                "{name}\t{args}\n  expected {expected}\n  got      {got}"
            ));
        }
    }
    assert!(wrong.is_empty(), "{}\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn all_functions_are_recorded_or_depend_on_where_they_run() {
    let recorded: BTreeSet<&str> = RECORDED
        .lines()
        .filter_map(|line| line.split('\t').next())
        .collect();
    let elsewhere: Vec<&str> = BY_NAME
        .iter()
        .map(|function| function.name)
        .filter(|name| !recorded.contains(name))
        .collect();
    assert_eq!(
        elsewhere,
        [
            "abspath",
            "base64gzip",
            "bcrypt",
            "ephemeralasnull",
            "file",
            "filebase64",
            "filebase64sha256",
            "filebase64sha512",
            "fileexists",
            "filemd5",
            "fileset",
            "filesha1",
            "filesha256",
            "filesha512",
            "issensitive",
            "pathexpand",
            "plantimestamp",
            "provider::aws::arn_build",
            "provider::aws::arn_parse",
            "provider::aws::trim_iam_role_path",
            "rsadecrypt",
            "sensitive",
            "templatefile",
            "templatestring",
            "timestamp",
            "uuid",
        ]
    );
}

#[test]
fn functions_are_found_by_name_with_and_without_namespace() {
    assert!(BY_NAME.is_sorted_by(|a, b| a.name < b.name));
    for function in BY_NAME {
        assert_eq!(find(function.name).unwrap().name, function.name);
    }
    assert_eq!(find("core::length").unwrap().name, "length");
    assert!(find("length2").is_none());
    assert!(find("").is_none());
}
