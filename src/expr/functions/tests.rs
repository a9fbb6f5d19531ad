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
        scope: None,
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
        // JSON has no such number, so that the record has an error. Here it is unknown.
        let is_infinite = (name, args) == ("tonumber", "[\"Inf\"]");
        if got != expected && !is_infinite {
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
    let mut elsewhere: Vec<&str> = ALL
        .iter()
        .map(|function| function.name)
        .filter(|name| !recorded.contains(name))
        .collect();
    elsewhere.sort_unstable();
    assert_eq!(
        elsewhere,
        [
            "abspath",
            "base64gunzip",
            "base64gzip",
            "bcrypt",
            "cidrcontains",
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
            "urldecode",
            "uuid",
        ]
    );
}

// OpenTofu's own; what they are worth is from its documentation and source (`internal/lang/funcs`).
#[test]
fn functions_of_opentofu_are_known() {
    for (name, args, expected) in [
        (
            "cidrcontains",
            r#"["192.168.2.0/20", "192.168.2.1"]"#,
            "true",
        ),
        (
            "cidrcontains",
            r#"["192.168.2.0/20", "192.168.2.0/22"]"#,
            "true",
        ),
        (
            "cidrcontains",
            r#"["192.168.2.0/20", "192.126.2.0/22"]"#,
            "false",
        ),
        ("cidrcontains", r#"["10.0.0.0/16", "10.0.0.0/8"]"#, "false"),
        ("cidrcontains", r#"["fe80::/48", "fe80::1"]"#, "true"),
        ("cidrcontains", r#"["0.0.0.0/0", "::1"]"#, "error"),
        ("cidrcontains", r#"["10.0.0.0/8", "ten"]"#, "error"),
        (
            "urldecode",
            r#"["caf%C3%A9+au%20lait%2B"]"#,
            "\"café au lait+\"",
        ),
        ("urldecode", r#"["100%"]"#, "error"),
        ("urldecode", r#"["%zz"]"#, "error"),
        ("urldecode", r#"["%ff"]"#, "error"),
        ("base64gunzip", r#"["?"]"#, "error"),
    ] {
        assert_eq!(outcome(name, args), expected, "{name}({args})");
    }
}

#[test]
fn functions_are_found_by_name_with_and_without_namespace() {
    for function in ALL {
        assert_eq!(find(function.name).unwrap().name, function.name);
    }
    assert_eq!(plain_name("core::length"), "length");
    assert_eq!(plain_name("length"), "length");
    assert!(find("length2").is_none());
    assert!(find("").is_none());
}

fn unknown() -> Value {
    Value::unknown(Reason::new(ReasonKind::Input, "var.x has no value"))
}

/// The attribute of a resource, which is not null.
fn attribute(name: &str) -> Value {
    let reference = Reference::new("aws_vpc.a", name);
    Value::new(Data::Unknown(Unknown::attribute(reference).into()))
}

fn template(value: &Value) -> String {
    match &value.as_unknown().unwrap().shape {
        Some(Shape::Template(parts)) => parts
            .iter()
            .map(|part| match part {
                TemplatePart::Text(text) => text.as_str(),
                TemplatePart::Unknown(_) => "…",
            })
            .collect(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn logic_over_lists_is_kleenes() {
    let list = |items: &[Value]| [Value::tuple(items.to_vec())];
    let truth = |name: &str, items: &[Value]| run(name, &list(items)).unwrap().as_bool();
    assert_eq!(truth("anytrue", &[unknown(), true.into()]), Some(true));
    assert_eq!(truth("anytrue", &[unknown(), false.into()]), None);
    assert_eq!(truth("alltrue", &[unknown(), false.into()]), Some(false));
    assert_eq!(truth("alltrue", &[unknown(), true.into()]), None);
    let contains = |item: Value| {
        let items = Value::tuple(vec![unknown(), "a".into()]);
        run("contains", &[items, item]).unwrap().as_bool()
    };
    assert_eq!(contains("a".into()), Some(true));
    assert_eq!(contains("b".into()), None);
}

#[test]
fn structure_around_unknowns_is_kept() {
    let items = Value::tuple(vec![unknown(), "a".into()]);
    let length = run("length", std::slice::from_ref(&items)).unwrap();
    assert_eq!(length.as_number().unwrap().as_i64(), Some(2));
    let both = run("concat", &[items.clone(), items.clone()]).unwrap();
    assert_eq!(both.as_items().unwrap().len(), 4);
    let last = run("element", &[items, Value::from(1)]).unwrap();
    assert_eq!(last.as_str(), Some("a"));
    let set = convert::to_set(&Value::tuple(vec![unknown(), "a".into()])).unwrap();
    assert!(run("length", &[set]).unwrap().is_unknown());
}

#[test]
fn flattening_keeps_identifiers_and_gives_up_on_what_may_be_a_list() {
    let flat = |item: Value| {
        let nested = Value::tuple(vec![Value::tuple(vec![item]), "a".into()]);
        run("flatten", &[nested]).unwrap()
    };
    assert_eq!(flat(attribute("id")).as_items().unwrap().len(), 2);
    assert!(flat(attribute("subnets")).is_unknown());
    assert!(flat(unknown()).is_unknown());
}

#[test]
fn merging_keeps_what_no_unknown_object_can_override() {
    let object = |name: &str| Value::object([(name, Value::from(1))].into_iter().collect());
    let merged = run("merge", &[object("a"), unknown(), object("b")]).unwrap();
    let b = run("lookup", &[merged.clone(), "b".into(), Value::null()]).unwrap();
    assert_eq!(b.as_number().unwrap().as_i64(), Some(1));
    assert!(run("lookup", &[merged, "a".into()]).unwrap().is_unknown());
}

#[test]
fn coalesce_takes_an_attribute_and_leaves_open_what_may_be_null() {
    let chosen = run("coalesce", &[attribute("id"), "b".into()]).unwrap();
    assert_eq!(chosen.same(&attribute("id")), Some(true));
    let open = run("coalesce", &[unknown(), "b".into()]).unwrap();
    assert!(open.is_unknown());
    assert_eq!(open.same(&Value::null()), Some(false));
}

#[test]
fn texts_of_unknown_parts_keep_their_form() {
    let joined = run(
        "join",
        &["/".into(), Value::tuple(vec!["a".into(), unknown()])],
    )
    .unwrap();
    assert_eq!(template(&joined), "a/…");
    let formatted = run("format", &["arn:%s:%05d".into(), joined.clone(), unknown()]).unwrap();
    assert_eq!(template(&formatted), "arn:a/…:…");
    assert_eq!(formatted.same(&"x".into()), Some(false));
    let starts = |part: &str| {
        run("startswith", &[joined.clone(), part.into()])
            .unwrap()
            .as_bool()
    };
    assert_eq!(starts("a/"), Some(true));
    assert_eq!(starts("b"), Some(false));
    assert_eq!(starts("a/b"), None);
}

#[test]
fn trimming_keeps_the_form_between_known_ends() {
    let pieces = |parts: &[Value]| run("join", &["".into(), Value::tuple(parts.to_vec())]).unwrap();
    let heredoc = pieces(&[" {".into(), unknown(), "}\n".into()]);
    let trimmed = |name: &str| run(name, std::slice::from_ref(&heredoc)).unwrap();
    assert_eq!(template(&trimmed("trimspace")), "{…}");
    assert_eq!(template(&trimmed("chomp")), " {…}");
    let open = run("chomp", &[pieces(&["a\n".into(), unknown()])]).unwrap();
    assert!(open.as_unknown().unwrap().shape.is_none());
}

#[test]
fn encoded_unknowns_decode_to_what_they_were() {
    let policy = Value::object(
        [("a", unknown()), ("b", Value::from(1))]
            .into_iter()
            .collect(),
    );
    for (to, from) in [("jsonencode", "jsondecode"), ("yamlencode", "yamldecode")] {
        let text = run(to, std::slice::from_ref(&policy)).unwrap();
        assert!(text.as_unknown().unwrap().not_null);
        let back = run(from, &[text]).unwrap();
        assert_eq!(
            back.get("b").unwrap().as_number().unwrap().as_i64(),
            Some(1)
        );
    }
}

#[test]
fn what_depends_on_the_run_says_so() {
    for name in ["timestamp", "uuid", "plantimestamp"] {
        let value = run(name, &[]).unwrap();
        assert_eq!(value.as_unknown().unwrap().reason.kind, ReasonKind::Runtime);
    }
}

#[test]
fn no_call_makes_more_than_its_bounds() {
    let bound = |name: &str, args: &[Value]| {
        let kind = run(name, args).unwrap().as_unknown().unwrap().reason.kind;
        assert_eq!(kind, ReasonKind::Bound, "{name}");
    };
    bound("format", &["%999999999999999999999s".into(), "a".into()]);
    bound("format", &["%.99999999f".into(), Value::from(1)]);
    bound("indent", &[Value::from(i64::MAX), "a\nb\n".into()]);
    let wide = Value::tuple(vec![Value::from(1); 1000]);
    bound("setproduct", &[wide.clone(), wide.clone(), wide]);
    let mut tree = Value::from("lol");
    for _ in 0..40 {
        tree = Value::tuple(vec![tree.clone(), tree]);
    }
    for name in ["flatten", "jsonencode", "yamlencode", "distinct", "sum"] {
        bound(name, std::slice::from_ref(&tree));
    }
    let text = Value::string("a".repeat(1 << 20));
    bound("replace", &[text.clone(), "a".into(), text.clone()]);
    bound("replace", &[text.clone(), "/a/".into(), text]);
}

#[test]
fn hostile_input_is_refused_without_a_panic() {
    for (name, text) in [
        ("jsondecode", "[".repeat(100_000)),
        ("yamldecode", "[".repeat(100_000)),
        ("yamldecode", "- ".repeat(100_000)),
    ] {
        assert!(run(name, &[Value::string(text)]).is_err(), "{name}");
    }
    let args = ["(a{1000}){1000}".into(), "a".into()];
    assert!(run("regex", &args).is_err());
    let lowest = Value::from(i64::MIN);
    let text = Value::from("abc");
    let _ = run("substr", &[text, lowest.clone(), lowest.clone()]);
    let _ = run("cidrhost", &["10.0.0.0/8".into(), lowest.clone()]);
    let _ = run("element", &[Value::tuple(vec![]), lowest.clone()]);
    let _ = run("abs", &[lowest]);
}

#[test]
fn names_of_resources_are_taken_apart() {
    let role = Value::from("arn:aws:iam::1:role/path/to/name");
    let parsed = run("provider::aws::arn_parse", std::slice::from_ref(&role)).unwrap();
    assert_eq!(parsed.get("service").unwrap().as_str(), Some("iam"));
    let trimmed = run("provider::aws::trim_iam_role_path", &[role]).unwrap();
    assert_eq!(trimmed.as_str(), Some("arn:aws:iam::1:role/name"));
}

#[test]
fn unknown_arguments_are_never_an_error() {
    for function in ALL {
        let count = function.least.max(1).min(function.most.unwrap_or(9));
        let args = vec![unknown(); count];
        let result = call(function, &args, &context());
        assert!(result.is_ok(), "{}: {result:?}", function.name);
    }
}

/// Values that are at the edge of something.
fn edges() -> Vec<Value> {
    vec![
        Value::null(),
        unknown(),
        Value::from(i64::MIN),
        decode("1e300"),
        decode("-0.5"),
        Value::from("é%[9]s'\\{/"),
        Value::from("::/0"),
        decode(r#"["", null, [0], {"a": [""]}]"#),
        Value::tuple(vec![attribute("id"), Value::from("")]),
        decode(r#"{"": null, "a": ["b"]}"#),
        convert::to_set(&Value::tuple(vec!["a".into(), unknown()])).unwrap(),
    ]
}

#[test]
fn no_call_panics() {
    let edges = edges();
    for function in ALL {
        for count in function.least..=function.most.unwrap_or(3).min(3) {
            for mut choice in 0..edges.len().pow(count as u32) {
                let mut args = Vec::with_capacity(count);
                for _ in 0..count {
                    args.push(edges[choice % edges.len()].clone());
                    choice /= edges.len();
                }
                let _ = call(function, &args, &context());
            }
        }
    }
}
