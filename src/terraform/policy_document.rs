//! The data source `aws_iam_policy_document`: the policy that it stands for.
//!
//! It asks nobody: what it gives is a matter of its arguments, so we can give the same. The form of
//! the text is that of the provider (version 5), to the byte.
//! <https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/iam_policy_document>

mod text;

use std::sync::Arc;

use ecow::EcoString;

use crate::expr::convert;
use crate::value::{Data, Map, Origin, Reason, ReasonKind, Shape, Unknown, Value};

/// The attribute `json`: a text, or an unknown of known content where parts are unknown.
pub(super) fn json(attributes: &Map) -> Value {
    let mut merged = Merged::default();
    documents(attributes, "source_policy_documents")
        .iter()
        .for_each(|document| merged.lay_over(document));
    merged.lay_over(&own(attributes));
    documents(attributes, "override_policy_documents")
        .iter()
        .for_each(|document| merged.lay_over(document));
    let document = merged.finish();
    match Unknown::derived([&document]) {
        None => Value::string(text::text(&document)).with_origin(Origin::encoding(document)),
        Some(unknown) => {
            let shape = Some(Shape::Json(document));
            Value::new(Data::Unknown(Arc::new(Unknown {
                not_null: true,
                shape,
                ..unknown
            })))
        }
    }
}

fn given<'a>(attributes: &'a Map, name: &str) -> Option<&'a Value> {
    attributes.get(name).filter(|value| !value.is_null())
}

/// The blocks of a type; in JSON a single one may be written without a list around it.
fn blocks(value: &Value) -> Option<&[Value]> {
    match value.data {
        Data::Object(..) => Some(std::slice::from_ref(value)),
        _ => value.as_items(),
    }
}

/// The document that the data source's own arguments make.
fn own(attributes: &Map) -> Value {
    let version = given(attributes, "version").cloned();
    let statements = attributes.get("statement").and_then(blocks);
    let statements = statements.unwrap_or_default().iter().map(statement);
    let mut document = Map::new();
    document.insert("Version", version.unwrap_or_else(|| "2012-10-17".into()));
    if let Some(id) = given(attributes, "policy_id") {
        document.insert("Id", id.clone());
    }
    document.insert("Statement", Value::tuple(statements.collect()));
    Value::object(document)
}

/// Documents laid over one another, as the provider does it.
#[derive(Default)]
struct Merged {
    version: Option<Value>,
    id: Option<Value>,
    statements: Vec<Value>,
}

impl Merged {
    /// The later document's id holds, and the greater of the versions. An unknown document is one
    /// unknown statement.
    fn lay_over(&mut self, document: &Value) {
        if document.is_unknown() {
            self.statements.push(document.clone());
            return;
        }
        let is_empty = |value: &&Value| value.is_null() || value.as_str() == Some("");
        if let Some(id) = document.get("Id").filter(|id| !is_empty(id)) {
            self.id = Some(id.clone());
        }
        if let Some(version) = document.get("Version").filter(|it| !is_empty(it)) {
            let is_later = match (self.version.as_ref().map(Value::as_str), version.as_str()) {
                (None, _) => true,
                (Some(before), now) => now > before,
            };
            if is_later {
                self.version = Some(version.clone());
            }
        }
        match document.get("Statement") {
            Some(list) if list.as_items().is_some() => {
                for statement in list.as_items().unwrap_or_default() {
                    lay_over(&mut self.statements, statement.clone());
                }
            }
            Some(one) => lay_over(&mut self.statements, one.clone()),
            None => {}
        }
    }

    fn finish(self) -> Value {
        let mut document = Map::new();
        let fields = [("Version", self.version), ("Id", self.id)];
        for (name, value) in fields {
            insert_some(&mut document, name, value);
        }
        if !self.statements.is_empty() {
            document.insert("Statement", Value::tuple(self.statements));
        }
        Value::object(document)
    }
}

/// The documents that an argument lists, decoded; what is unknown of them stays.
fn documents(attributes: &Map, name: &str) -> Vec<Value> {
    let Some(list) = given(attributes, name) else {
        return Vec::new();
    };
    let Some(items) = list.as_items() else {
        return vec![list.clone()];
    };
    items.iter().filter_map(decoded).collect()
}

fn decoded(document: &Value) -> Option<Value> {
    match &document.data {
        Data::String(text) => serde_json::from_str(text).ok().map(|json| from_json(&json)),
        Data::Unknown(unknown) => match &unknown.shape {
            Some(Shape::Json(decoded)) => Some(decoded.clone()),
            _ => Some(document.clone()),
        },
        _ => None,
    }
}

pub(super) fn from_json(json: &serde_json::Value) -> Value {
    match json {
        serde_json::Value::Null => Value::null(),
        serde_json::Value::Bool(value) => Value::from(*value),
        serde_json::Value::Number(number) => {
            crate::value::Number::parse(&number.to_string()).map_or_else(Value::null, Value::from)
        }
        serde_json::Value::String(text) => Value::from(text.as_str()),
        serde_json::Value::Array(items) => Value::tuple(items.iter().map(from_json).collect()),
        serde_json::Value::Object(entries) => Value::object(
            entries
                .iter()
                .map(|(name, item)| (name.as_str(), from_json(item)))
                .collect(),
        ),
    }
}

/// A statement that overrides: in place of the one with its Sid, else behind all others.
fn lay_over(statements: &mut Vec<Value>, overriding: Value) {
    let sid = |value: &Value| {
        value
            .get("Sid")
            .and_then(Value::as_str)
            .map(EcoString::from)
    };
    let wanted = sid(&overriding).filter(|sid| !sid.is_empty());
    match statements
        .iter_mut()
        .find(|one| wanted.is_some() && sid(one) == wanted)
    {
        Some(replaced) => *replaced = overriding,
        None => statements.push(overriding),
    }
}

/// A `statement` block as the policy has it.
fn statement(block: &Value) -> Value {
    let Some(attributes) = block.as_entries() else {
        return block.clone();
    };
    let mut result = Map::new();
    if let Some(sid) = given(attributes, "sid") {
        result.insert("Sid", sid.clone());
    }
    result.insert(
        "Effect",
        given(attributes, "effect")
            .cloned()
            .unwrap_or_else(|| Value::from("Allow")),
    );
    let lists = [
        ("actions", "Action"),
        ("not_actions", "NotAction"),
        ("resources", "Resource"),
        ("not_resources", "NotResource"),
    ];
    for (from, to) in lists {
        if let Some(list) = given(attributes, from) {
            insert_some(&mut result, to, one_or_sorted(list));
        }
    }
    for (from, to) in [
        ("principals", "Principal"),
        ("not_principals", "NotPrincipal"),
    ] {
        if let Some(written) = given(attributes, from) {
            insert_some(&mut result, to, principals(written));
        }
    }
    if let Some(written) = given(attributes, "condition") {
        insert_some(&mut result, "Condition", conditions(written));
    }
    Value::object(result).with_origin(block.origin.clone())
}

fn insert_some(map: &mut Map, name: &str, value: Option<Value>) {
    if let Some(value) = value {
        map.insert(name, value);
    }
}

/// A list as the provider writes it: nothing for an empty one, the element for a single one, else
/// sorted downwards. `&{…}` stands for a policy variable.
fn one_or_sorted(list: &Value) -> Option<Value> {
    let Some(items) = list.as_items() else {
        return Some(list.clone());
    };
    let all = one_or_all(sorted(items))?;
    Some(match all.data {
        Data::Sequence(..) => all.with_origin(list.origin.clone()),
        _ => all,
    })
}

/// What a set has of these, sorted downwards.
fn sorted(items: &[Value]) -> Vec<Value> {
    let mut items: Vec<Value> = items.iter().map(policy_variable).collect();
    items.sort_by(|a, b| b.as_str().cmp(&a.as_str()));
    items.dedup_by(|a, b| a.as_str().is_some() && a.as_str() == b.as_str());
    items
}

fn one_or_all(mut items: Vec<Value>) -> Option<Value> {
    match items.len() {
        0 => None,
        1 => items.pop(),
        _ => Some(Value::tuple(items)),
    }
}

fn policy_variable(value: &Value) -> Value {
    match convert::to_string(value) {
        Ok(converted) => match converted.as_str().filter(|text| text.contains("&{")) {
            Some(text) => Value::string(text.replace("&{", "${")).with_origin(value.origin.clone()),
            None => converted,
        },
        Err(_) => value.clone(),
    }
}

/// The principals by type. The provider goes through the blocks in an order of hashes: whose come first
/// of several blocks is open.
fn principals(written: &Value) -> Option<Value> {
    let Some(items) = blocks(written) else {
        return Some(written.clone());
    };
    let mut by_type: Vec<(EcoString, Vec<Vec<Value>>)> = Vec::new();
    for block in items {
        let (Some(kind), Some(identifiers)) = (
            block.get("type").and_then(Value::as_str),
            block.get("identifiers").and_then(Value::as_items),
        ) else {
            // What kind of principal, or who, is unknown: so is the whole.
            return Unknown::derived([block])
                .map(|unknown| Value::new(Data::Unknown(unknown.into())));
        };
        let all = kind == "*" && identifiers.len() == 1 && identifiers[0].as_str() == Some("*");
        if all && items.len() == 1 {
            return Some(Value::from("*").with_origin(identifiers[0].origin.clone()));
        }
        let identifiers = sorted(identifiers);
        match by_type.iter_mut().find(|(name, _)| name == kind) {
            Some((_, lists)) => lists.push(identifiers),
            None => by_type.push((kind.into(), vec![identifiers])),
        }
    }
    let entries = by_type.into_iter();
    let entries = entries.filter_map(|(kind, lists)| {
        let is_open = has_open_order(&lists);
        let all = lists.concat();
        Some((
            kind,
            if is_open {
                joined(all)
            } else {
                one_or_all(all)?
            },
        ))
    });
    some_of(entries.collect())
}

fn conditions(written: &Value) -> Option<Value> {
    let Some(items) = blocks(written) else {
        return Some(written.clone());
    };
    let mut tests: Vec<(EcoString, Map)> = Vec::new();
    for block in items {
        let name = |key: &str| block.get(key).and_then(Value::as_str).map(EcoString::from);
        let (Some(test), Some(variable), Some(values)) =
            (name("test"), name("variable"), block.get("values"))
        else {
            if let Some(unknown) = Unknown::derived([block]) {
                return Some(Value::new(Data::Unknown(unknown.into())));
            }
            continue;
        };
        let at = match tests.iter().position(|(known, _)| *known == test) {
            Some(at) => at,
            None => {
                tests.push((test, Map::new()));
                tests.len() - 1
            }
        };
        let variables = &mut tests[at].1;
        let joined = with_values(variables.remove(&variable), values);
        variables.insert(variable, joined);
    }
    let tests = tests.into_iter();
    let entries = tests.map(|(test, variables)| (test, Value::object(variables)));
    some_of(entries.collect())
}

/// An object of these entries; nothing where `dynamic` blocks have made none.
fn some_of(entries: Map) -> Option<Value> {
    (!entries.is_empty()).then(|| Value::object(entries))
}

/// The values of a condition, with those of an earlier one for the same test and variable. The
/// provider goes through the blocks in an order of hashes: which come first is open, if they differ.
fn with_values(earlier: Option<Value>, values: &Value) -> Value {
    let Some(items) = values.as_items() else {
        return values.clone();
    };
    let was_open = earlier.as_ref().is_some_and(|it| {
        it.as_unknown()
            .is_some_and(|it| it.certain_items().is_some())
    });
    let all = match earlier {
        None => Vec::new(),
        Some(Value {
            data: Data::Sequence(_, items),
            ..
        }) => items.to_vec(),
        Some(Value {
            data: Data::Unknown(unknown),
            ..
        }) if unknown.certain_items().is_some() => {
            unknown.certain_items().unwrap_or_default().to_vec()
        }
        Some(one) => vec![one],
    };
    let values_here: Vec<Value> = items.iter().map(policy_variable).collect();
    let lists = [all, values_here];
    let is_open = was_open || values.has_open_order() || has_open_order(&lists);
    let all = lists.concat();
    if is_open {
        return joined(all).with_origin(values.origin.clone());
    }
    match all.as_slice() {
        [only] => only.clone(),
        _ => Value::tuple(all).with_origin(values.origin.clone()),
    }
}

/// Whether it matters which of these lists comes first.
fn has_open_order(lists: &[Vec<Value>]) -> bool {
    let mut filled = lists.iter().filter(|list| !list.is_empty());
    let Some(first) = filled.next().and_then(|list| list.first()) else {
        return false;
    };
    let mut all = lists.iter().flatten();
    filled.next().is_some() && all.any(|one| one.same(first) != Some(true))
}

/// Values of which the order is not known.
fn joined(values: Vec<Value>) -> Value {
    let reason = "only the provider knows in which order the values of several blocks are joined";
    Value::new(Data::Unknown(Arc::new(Unknown {
        not_null: true,
        shape: Some(Shape::Items(Arc::new(values))),
        ..Unknown::because(Reason::new(ReasonKind::Unsupported, reason))
    })))
}
