//! Statements of an `aws_iam_policy_document` data source.
//!
//! What the provider renders into `json` is written out in the data source's blocks, so it need not
//! be unknown. Documents that others are made from (`source_policy_documents`, …) are read along;
//! where one of them is unknown, so is the whole.

use crate::check::scope::Here;
use crate::value::{Data, Map, Origin, Unknown, Value};

/// The type of the data source.
const KIND: &str = "data.aws_iam_policy_document";

/// The attributes that are the rendered document.
const RENDERED: [&str; 2] = ["json", "minified_json"];

/// Attributes that hold other documents.
const SOURCES: [&str; 4] = [
    "source_policy_documents",
    "override_policy_documents",
    "source_json",
    "override_json",
];

/// Blocks of a statement's principals, and the key that they become.
const PRINCIPALS: [(&str, &str); 2] = [
    ("principals", "Principal"),
    ("not_principals", "NotPrincipal"),
];

/// Attributes of a statement, and the key that they become.
const ATTRIBUTES: [(&str, &str); 6] = [
    ("actions", "Action"),
    ("effect", "Effect"),
    ("not_actions", "NotAction"),
    ("not_resources", "NotResource"),
    ("resources", "Resource"),
    ("sid", "Sid"),
];

/// Nothing in it is read twice, and the depth is that of the documents in a unit: so many are not
/// written by hand.
const MAX_DOCUMENTS: usize = 64;

/// The statements of the data source whose rendered text `unknown` stands for; `None` where it
/// stands for anything else, or where the blocks are not known.
pub(super) fn statements(
    unknown: &Unknown,
    here: &Here<'_>,
    seen: &mut Vec<usize>,
) -> Option<Value> {
    let reference = unknown.stands_for.as_ref()?;
    if !RENDERED.contains(&reference.attribute.as_str()) {
        return None;
    }
    let around = here.around;
    let [number] = around.referred_to(&reference.address)[..] else {
        return None;
    };
    if around.resource(number).kind != KIND || seen.len() >= MAX_DOCUMENTS {
        return None;
    }
    let document = around.value(number);
    if seen.contains(&number) {
        return Some(Value::tuple(Vec::new()));
    }
    seen.push(number);
    let mut all = Vec::new();
    for name in SOURCES {
        for source in document.get(name).into_iter().flat_map(items) {
            let read = super::read(source, here, seen).ok()?;
            all.extend(read.as_items()?.iter().cloned());
        }
    }
    if let Some(blocks) = document.get("statement") {
        if blocks.is_unknown() {
            return None;
        }
        all.extend(items(blocks).into_iter().map(statement));
    }
    Some(Value::tuple(all).with_origin(document.origin.clone()))
}

/// The elements of what may be a sequence, a single value or nothing.
fn items(value: &Value) -> Vec<&Value> {
    match &value.data {
        Data::Sequence(_, items) => items.iter().collect(),
        Data::Null => Vec::new(),
        _ => vec![value],
    }
}

/// A `statement` block as the provider renders it: `Effect` is `Allow` where it is not given.
fn statement(block: &Value) -> Value {
    let Some(entries) = block.as_entries() else {
        return block.clone();
    };
    let mut rendered = Map::new();
    rendered.insert(
        "Effect",
        Value::from("Allow").with_origin(block.origin.clone()),
    );
    for (name, key) in ATTRIBUTES {
        if let Some(value) = entries.get(name).filter(|value| !value.is_null()) {
            rendered.insert(key, value.clone());
        }
    }
    for (name, key) in PRINCIPALS {
        if let Some(blocks) = entries.get(name) {
            rendered.insert(key, principals(blocks));
        }
    }
    if let Some(blocks) = entries.get("condition") {
        rendered.insert("Condition", conditions(blocks));
    }
    let statement = Value::object(rendered).with_origin(block.origin.clone());
    super::one_form(&statement, &block.origin)
}

/// `principals` blocks as an object from type to identifiers; everybody (type `*`) is `"*"`.
fn principals(blocks: &Value) -> Value {
    if blocks.is_unknown() {
        return blocks.clone();
    }
    let mut by_type: Map = Map::new();
    for block in items(blocks) {
        let (Some(kind), Some(identifiers)) = (block.get("type"), block.get("identifiers")) else {
            return block.clone();
        };
        let Some(kind) = kind.as_str() else {
            return kind.clone();
        };
        if kind == "*" {
            return Value::from("*").with_origin(block.origin.clone());
        }
        merge(&mut by_type, kind, identifiers, &block.origin);
    }
    Value::object(by_type).with_origin(blocks.origin.clone())
}

/// `condition` blocks as an object from test to an object from variable to values.
fn conditions(blocks: &Value) -> Value {
    if blocks.is_unknown() {
        return blocks.clone();
    }
    let mut by_test: Map = Map::new();
    for block in items(blocks) {
        let texts = (block.get("test"), block.get("variable"));
        let (Some(test), Some(variable)) = texts else {
            return block.clone();
        };
        let (Some(test), Some(variable)) = (test.as_str(), variable.as_str()) else {
            return Unknown::derived([test, variable])
                .map_or_else(Value::null, |unknown| super::super::open(&unknown));
        };
        let mut variables = by_test
            .remove(test)
            .and_then(|value| value.as_entries().cloned())
            .unwrap_or_default();
        let values = block.get("values").cloned().unwrap_or_default();
        merge(&mut variables, variable, &values, &block.origin);
        let variables = Value::object(variables).with_origin(block.origin.clone());
        by_test.insert(test, variables);
    }
    Value::object(by_test).with_origin(blocks.origin.clone())
}

/// Adds a list under a name; where there is one already, behind that.
fn merge(map: &mut Map, name: &str, list: &Value, around: &Origin) {
    let merged = match map.remove(name) {
        None => list.clone(),
        Some(before) => {
            match Unknown::derived([&before, list].into_iter().filter(|v| v.is_unknown())) {
                Some(unknown) => super::super::open(&unknown).with_origin(before.origin.clone()),
                None => {
                    let all = items(&before).into_iter().chain(items(list));
                    Value::tuple(all.cloned().collect()).with_origin(before.origin.clone())
                }
            }
        }
    };
    map.insert(name, merged.or_origin(around));
}
