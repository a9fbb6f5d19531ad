//! Conversions between types, as Terraform does them.
//!
//! All of them pass null and unknown through, keep the origin, and answer with a message that
//! completes "…: " when there is no such conversion. Types are read off the values, so a null, an
//! empty list and most unknowns are of any type: where Terraform would refuse to mix such a value
//! with others for a type that it was declared with, these conversions go through.

mod set;
mod types;

pub use set::{distinct, make_set, membership};
pub use types::{Attribute, Type};

use ecow::EcoString;

use super::Dialect;

use super::bounds;
use crate::value::{
    Data, Map, Number, ObjectKind, Reason, ReasonKind, SequenceKind, Unknown, Value,
};

/// Said of a value that is too large to be walked.
const TOO_LARGE: &str = "the value is too large or too deeply nested";

/// To a string: numbers and truth values convert, everything else is refused.
///
/// # Errors
/// For sequences and objects.
pub fn to_string(value: &Value) -> Result<Value, String> {
    let text: EcoString = match &value.data {
        Data::Unknown(unknown) => match unknown.spelling() {
            Some(text) => text.clone(),
            None => return Ok(value.clone()),
        },
        Data::Null | Data::String(_) => return Ok(value.clone()),
        Data::Bool(true) => "true".into(),
        Data::Bool(false) => "false".into(),
        Data::Number(number) => ecow::eco_format!("{number}"),
        Data::Sequence(..) | Data::Object(..) => return Err(required("a string", value)),
    };
    Ok(replace(value, Data::String(text)))
}

/// To a number: strings that are one convert.
///
/// # Errors
/// For every other string, truth values, sequences and objects.
pub fn to_number(value: &Value) -> Result<Value, String> {
    match &value.data {
        Data::Unknown(unknown) => Ok(unknown
            .spelling()
            .and_then(|it| Number::parse(it))
            .map_or_else(
                || value.clone(),
                |number| replace(value, Data::Number(number)),
            )),
        Data::Null | Data::Number(_) => Ok(value.clone()),
        Data::String(text) => match Number::parse(text) {
            Some(number) => Ok(replace(value, Data::Number(number))),
            None if is_beyond(text) => {
                let reason = "numbers without end, and exponents of two, are not evaluated";
                Ok(Value::unknown(Reason::new(ReasonKind::Unsupported, reason))
                    .with_origin(value.origin.clone()))
            }
            None => Err("a number is required".into()),
        },
        Data::Bool(_) | Data::Sequence(..) | Data::Object(..) => Err(required("a number", value)),
    }
}

/// Whether Terraform reads a text as a number that there is none for here: `Inf`, `1p3`.
fn is_beyond(text: &str) -> bool {
    let text = text.strip_prefix(['+', '-']).unwrap_or(text);
    let is_exponent = |(mantissa, exponent): (&str, &str)| {
        Number::parse(mantissa).is_some() && exponent.parse::<i32>().is_ok()
    };
    ["Inf", "inf"].contains(&text) || text.split_once('p').is_some_and(is_exponent)
}

/// Whether one is a list and the other a set, of elements of different types. What Terraform makes of the
/// two depends on whether the elements of the other branch convert.
pub fn mix_list_and_set(one: &Value, other: &Value) -> bool {
    let types = [one, other].map(|value| match &value.data {
        Data::Sequence(SequenceKind::List | SequenceKind::Set, _) => Type::of(value),
        _ => Type::Any,
    });
    match types {
        [Type::List(one), Type::Set(other)] | [Type::Set(one), Type::List(other)] => {
            ![&one, &other].contains(&&Box::new(Type::Any)) && one != other
        }
        _ => false,
    }
}

/// To a truth value: `"true"` and `"1"`, `"false"` and `"0"` convert; the numbers 1 and 0 do not.
///
/// # Errors
/// For every other string, numbers, sequences and objects.
pub fn to_bool(value: &Value) -> Result<Value, String> {
    match &value.data {
        Data::Unknown(unknown) => Ok(match unknown.spelling().map(EcoString::as_str) {
            Some("true") => replace(value, Data::Bool(true)),
            Some("false") => replace(value, Data::Bool(false)),
            _ => value.clone(),
        }),
        Data::Null | Data::Bool(_) => Ok(value.clone()),
        Data::String(text) => match text.as_str() {
            "true" | "1" => Ok(replace(value, Data::Bool(true))),
            "false" | "0" => Ok(replace(value, Data::Bool(false))),
            _ => Err("a bool is required".into()),
        },
        Data::Number(_) | Data::Sequence(..) | Data::Object(..) => Err(required("a bool", value)),
    }
}

/// The same, as the evaluator of a dialect takes it: checks read the texts that CloudFormation takes for
/// truth values, `"True"` and `"TRUE"` among them.
///
/// # Errors
/// As [`to_bool`], for what is left.
pub fn to_bool_in(dialect: Dialect, value: &Value) -> Result<Value, String> {
    let spelled = match (dialect, value.as_str()) {
        (Dialect::Check, Some("True" | "TRUE")) => true,
        (Dialect::Check, Some("False" | "FALSE")) => false,
        _ => return to_bool(value),
    };
    Ok(replace(value, Data::Bool(spelled)))
}

/// To a list: elements are brought to one type.
///
/// # Errors
/// When it is no sequence, or its elements have no type in common.
pub fn to_list(value: &Value) -> Result<Value, String> {
    match &value.data {
        Data::Null | Data::Unknown(_) | Data::Sequence(SequenceKind::List, _) => Ok(value.clone()),
        _ if value.has_open_order() => Ok(value.in_order()),
        Data::Sequence(
            SequenceKind::Set | SequenceKind::ListOrSet | SequenceKind::Blocks,
            items,
        ) => Ok(replace(
            value,
            Data::Sequence(SequenceKind::List, items.clone()),
        )),
        Data::Sequence(SequenceKind::Tuple, items) => {
            let items = unify_elements(items, "all list elements must have the same type")?;
            Ok(replace(
                value,
                Data::Sequence(SequenceKind::List, items.into()),
            ))
        }
        _ => Err(required("a list", value)),
    }
}

/// To a set: elements are brought to one type, sorted, each once. Unknown elements come last; each
/// of them may turn out to be another one, so how many there are is open.
///
/// # Errors
/// When it is no sequence, or its elements have no type in common.
pub fn to_set(value: &Value) -> Result<Value, String> {
    match &value.data {
        Data::Null | Data::Unknown(_) | Data::Sequence(SequenceKind::Set, _) => Ok(value.clone()),
        Data::Sequence(_, items) => {
            let items = unify_elements(items, "all set elements must have the same type")?;
            Ok(make_set(items).with_origin(value.origin.clone()))
        }
        _ => Err(required("a set", value)),
    }
}

/// To a map: elements are brought to one type.
///
/// # Errors
/// When it is no object, or its elements have no type in common.
pub fn to_map(value: &Value) -> Result<Value, String> {
    match &value.data {
        Data::Null | Data::Unknown(_) | Data::Object(ObjectKind::Map, _) => Ok(value.clone()),
        Data::Object(ObjectKind::Object, entries) => {
            let values: Vec<Value> = entries.values().cloned().collect();
            let values = unify_elements(&values, "all map elements must have the same type")?;
            let entries: Map = entries.keys().cloned().zip(values).collect();
            Ok(replace(
                value,
                Data::Object(ObjectKind::Map, entries.into()),
            ))
        }
        _ => Err(required("a map", value)),
    }
}

/// To a declared type, as Terraform converts what is given for a variable. Attributes that an
/// object type does not name are dropped.
///
/// # Errors
/// When there is no such conversion.
pub fn to_type(value: &Value, wanted: &Type) -> Result<Value, String> {
    if !bounds::is_walkable(value) {
        return Err(TOO_LARGE.into());
    }
    types::convert(value, wanted)
}

/// Brings values to the one type that all of them convert to, as the branches of a conditional and
/// the elements of a list are; `None` where there is no such type. Values keep their order.
pub fn unify(values: &[Value]) -> Option<Vec<Value>> {
    if are_alike(values) {
        return Some(values.to_vec());
    }
    if !values.iter().all(bounds::is_walkable) {
        return None;
    }
    let all: Vec<Type> = values.iter().map(Type::of).collect();
    let common = Type::common(&all)?;
    values
        .iter()
        .map(|value| types::convert(value, &common).ok())
        .collect()
}

/// Whether values are of one and the same primitive type, nulls aside: the usual case, for which
/// no types need to be made.
fn are_alike(values: &[Value]) -> bool {
    let alike = |one: &Value, other: &Value| {
        matches!(
            (&one.data, &other.data),
            (Data::String(_), Data::String(_))
                | (Data::Number(_), Data::Number(_))
                | (Data::Bool(_), Data::Bool(_))
        )
    };
    let mut typed = values.iter().filter(|value| !value.is_null());
    match typed.next() {
        Some(first) => typed.all(|other| alike(first, other)),
        None => true,
    }
}

/// The elements brought to one type. Beside one whose type is not known, a number or a truth value may
/// turn out to be a text.
fn unify_elements(items: &[Value], refusal: &str) -> Result<Vec<Value>, String> {
    let unified = unify(items).ok_or_else(|| refusal.to_owned())?;
    let is_untyped = |item: &Value| item.is_unknown() && Type::of(item) == Type::Any;
    if !unified.iter().any(is_untyped) {
        return Ok(unified);
    }
    Ok(unified.iter().map(loosened).collect())
}

/// A number or a truth value that is perhaps handed on as a text; all other values as they are.
pub fn loosened(value: &Value) -> Value {
    match (&value.data, to_string(value).map(|text| text.data)) {
        (Data::Bool(_) | Data::Number(_), Ok(Data::String(text))) => {
            replace(value, Data::Unknown(Unknown::spelled(text).into()))
        }
        _ => value.clone(),
    }
}

/// A value with lists of open order unknown at any depth, as [`Value::in_order`] has them.
pub fn in_order(value: &Value) -> Value {
    if !value.has_open_order_within() {
        return value.clone();
    }
    if !bounds::is_walkable(value) {
        return bounds::reached(TOO_LARGE);
    }
    ordered_throughout(value)
}

fn ordered_throughout(value: &Value) -> Value {
    value.map_elements(ordered_throughout).in_order()
}

/// The data in place of the value's own.
fn replace(value: &Value, data: Data) -> Value {
    Value::new(data).with_origin(value.origin.clone())
}

fn required(what: &str, value: &Value) -> String {
    format!("{what} is required, not {}", value.type_name())
}

#[cfg(test)]
mod tests;
