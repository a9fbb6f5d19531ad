//! `policy_statements`: the statements of an IAM policy, however it is written; `json_form`: any other JSON text
//! with unknown parts.
//!
//! A policy comes as JSON text, known or with unknown parts in between, or as an object, as
//! CloudFormation and `jsonencode` have it. All become one form. What an `aws_iam_policy_document`
//! renders is known to whoever evaluates it, and comes here as a text like any other.

mod text;

use crate::check::scope::Here;
use crate::expr::FunctionError;
use crate::value::{Data, Map, Origin, Shape, Unknown, Value};

/// Keys of a statement whose value may be one text or a list, and is made a list.
const LISTS: [&str; 4] = ["Action", "NotAction", "NotResource", "Resource"];

/// `policy_statements(document)`: null has no statements; what cannot be read at all is unknown.
/// `Principal` and `NotPrincipal` stay as they are written, `"*"` or an object.
pub(super) fn policy_statements(args: &[Value], _: &Here<'_>) -> Result<Value, FunctionError> {
    let document = &args[0];
    match &document.data {
        Data::Null => Ok(Value::tuple(Vec::new())),
        Data::String(text) if text.trim().is_empty() => Ok(Value::tuple(Vec::new())),
        Data::String(json) => {
            let policy = text::parse(json, &document.origin)?.decoded_from(&document.origin);
            statements_of(&policy)
        }
        Data::Object(..) => statements_of(document),
        Data::Unknown(unknown) => open_document(document, unknown),
        _ => {
            let message = format!(
                "a policy is a text or an object, not {}",
                document.type_in_words()
            );
            Err(FunctionError::argument(0, message))
        }
    }
}

/// `json_form(text)`: a JSON text with unknown parts in such a form that `jsondecode` gives what is known of
/// it. What is unknown is taken to be within a string, or a whole value. Anything else is handed on.
pub(super) fn json_form(args: &[Value], _: &Here<'_>) -> Result<Value, FunctionError> {
    let text = &args[0];
    let Some(unknown) = text.as_unknown() else {
        return Ok(text.clone());
    };
    let Some(Shape::Template(parts)) = &unknown.shape else {
        return Ok(text.clone());
    };
    let Some(content) = text::parse_template(parts, &text.origin)? else {
        return Ok(text.clone());
    };
    let known = Unknown {
        shape: Some(Shape::Json(content)),
        ..Unknown::clone(unknown)
    };
    Ok(Value::new(Data::Unknown(known.into())).with_origin(text.origin.clone()))
}

/// What is known of the statements of a document that is not known as a whole.
fn open_document(document: &Value, unknown: &Unknown) -> Result<Value, FunctionError> {
    match &unknown.shape {
        Some(Shape::Json(policy)) => {
            let policy = policy.clone().or_origin(&document.origin);
            statements_of(&policy)
        }
        Some(Shape::Template(parts)) => match text::parse_template(parts, &document.origin)? {
            Some(policy) => statements_of(&policy),
            None => Ok(super::open(unknown).with_origin(document.origin.clone())),
        },
        _ => Ok(super::open(unknown).with_origin(document.origin.clone())),
    }
}

/// The statements of a policy: `Statement` is a list or a single statement.
fn statements_of(policy: &Value) -> Result<Value, FunctionError> {
    let unknown = |unknown: &Unknown| super::open(unknown).with_origin(policy.origin.clone());
    if let Some(whole) = policy.as_unknown() {
        return Ok(unknown(whole));
    }
    let Some(entries) = policy.as_entries() else {
        return Err(FunctionError::argument(0, "a policy is a JSON object"));
    };
    let Some(statement) = entries.get("Statement") else {
        return Ok(Value::tuple(Vec::new()).with_origin(policy.origin.clone()));
    };
    Ok(match &statement.data {
        Data::Unknown(list) => unknown(list),
        Data::Sequence(_, items) => Value::tuple(
            items
                .iter()
                .filter(|item| !item.is_null())
                .map(|item| one_form(item, &statement.origin))
                .collect(),
        ),
        Data::Null => Value::tuple(Vec::new()),
        _ => Value::tuple(vec![one_form(statement, &policy.origin)]),
    }
    .or_origin(&statement.origin)
    .or_origin(&policy.origin))
}

/// A statement whose lists are lists. What is not an object is handed on.
fn one_form(statement: &Value, around: &Origin) -> Value {
    let Some(entries) = statement.as_entries() else {
        return statement.clone().or_origin(around);
    };
    let mut entries: Map = entries.clone();
    let origin = statement.clone().or_origin(around).origin;
    for name in LISTS {
        let list = match entries.get(name) {
            None => Value::tuple(Vec::new()).with_origin(origin.clone()),
            Some(value) => match &value.data {
                Data::Null => Value::tuple(Vec::new()).with_origin(origin.clone()),
                Data::Sequence(..) => value.clone().or_origin(&origin),
                Data::Unknown(unknown) if !matches!(unknown.shape, Some(Shape::Template(_))) => {
                    value.clone().or_origin(&origin)
                }
                _ => {
                    let item = value.clone().or_origin(&origin);
                    let origin = item.origin.clone();
                    Value::tuple(vec![item]).with_origin(origin)
                }
            },
        };
        entries.insert(name, list);
    }
    Value::object(entries).with_origin(origin)
}
