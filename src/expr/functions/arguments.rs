//! Reading arguments: the conversions that Terraform applies to what a parameter declares.
//!
//! A parameter that wants a string takes a number or a truth value too; null is refused. Callers
//! have dealt with unknown arguments before.

use ecow::EcoString;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use super::FunctionError;
use crate::expr::convert;
use crate::value::{Data, Map, Number, Reason, ReasonKind, Unknown, Value};

/// What a function answers with.
pub(super) type Answer = Result<Value, FunctionError>;

/// The argument at `index`, which is not null.
pub(super) fn given(args: &[Value], index: usize) -> Result<&Value, FunctionError> {
    match args.get(index) {
        Some(value) if !value.is_null() => Ok(value),
        _ => Err(FunctionError::argument(
            index,
            "the argument must not be null",
        )),
    }
}

/// A text in the normal form (NFC) that all of Terraform's strings have.
pub(super) fn normal(text: &str) -> EcoString {
    if text.is_ascii() || is_nfc_quick(text.chars()) == IsNormalized::Yes {
        text.into()
    } else {
        text.nfc().collect()
    }
}

/// A text.
pub(super) fn text(args: &[Value], index: usize) -> Result<EcoString, FunctionError> {
    let value = given(args, index)?;
    match &value.data {
        Data::String(text) => Ok(text.clone()),
        _ => match convert::to_string(value).map(|value| value.data) {
            Ok(Data::String(text)) => Ok(text),
            Ok(_) => Err(FunctionError::argument(index, "a string is required")),
            Err(message) => Err(FunctionError::argument(index, message)),
        },
    }
}

/// A number.
pub(super) fn number(args: &[Value], index: usize) -> Result<Number, FunctionError> {
    let value = given(args, index)?;
    match convert::to_number(value).map(|value| value.data) {
        Ok(Data::Number(number)) => Ok(number),
        Ok(_) => Err(FunctionError::argument(index, "a number is required")),
        Err(message) => Err(FunctionError::argument(index, message)),
    }
}

/// A whole number of 64 bits.
pub(super) fn whole(args: &[Value], index: usize) -> Result<i64, FunctionError> {
    number(args, index)?
        .as_i64()
        .ok_or_else(|| FunctionError::argument(index, "a whole number is required"))
}

/// The elements of a list, set or tuple.
pub(super) fn items(args: &[Value], index: usize) -> Result<&[Value], FunctionError> {
    let value = given(args, index)?;
    value.as_items().ok_or_else(|| {
        let message = format!(
            "a list, set or tuple is required, not {}",
            value.type_name()
        );
        FunctionError::argument(index, message)
    })
}

/// The entries of a map or object.
pub(super) fn entries(args: &[Value], index: usize) -> Result<&Map, FunctionError> {
    let value = given(args, index)?;
    value.as_entries().ok_or_else(|| {
        let message = format!("a map or object is required, not {}", value.type_name());
        FunctionError::argument(index, message)
    })
}

/// The elements of a list, brought to one type.
pub(super) fn list(args: &[Value], index: usize) -> Result<Vec<Value>, FunctionError> {
    let list = convert::to_list(given(args, index)?)
        .map_err(|message| FunctionError::argument(index, message))?;
    Ok(list.as_items().unwrap_or_default().to_vec())
}

/// The elements of a list, each of them turned into a text or left null or unknown.
pub(super) fn list_of_texts(args: &[Value], index: usize) -> Result<Vec<Value>, FunctionError> {
    items(args, index)?
        .iter()
        .map(|item| {
            convert::to_string(item).map_err(|message| FunctionError::argument(index, message))
        })
        .collect()
}

/// An unknown made of the unknown parts of these values, which is not null. `None` where all of
/// them are known.
pub(super) fn unknown_of<'a>(values: impl IntoIterator<Item = &'a Value>) -> Option<Value> {
    Unknown::derived(values).map(|unknown| {
        Value::new(Data::Unknown(
            Unknown {
                not_null: true,
                ..unknown
            }
            .into(),
        ))
    })
}

/// As [`unknown_of`], for a result that may be null.
pub(super) fn nullable_unknown_of<'a>(
    values: impl IntoIterator<Item = &'a Value>,
) -> Option<Value> {
    Unknown::derived(values).map(|unknown| Value::new(Data::Unknown(unknown.into())))
}

/// A result that depends on when or where it is computed.
pub(super) fn runtime(text: &str) -> Value {
    not_null(Reason::new(ReasonKind::Runtime, text))
}

/// A result that we do not compute.
pub(super) fn unsupported(text: impl Into<EcoString>) -> Value {
    not_null(Reason::new(ReasonKind::Unsupported, text))
}

/// An unknown that is certain not to be null.
pub(super) fn not_null(reason: Reason) -> Value {
    let unknown = Unknown {
        not_null: true,
        ..Unknown::because(reason)
    };
    Value::new(Data::Unknown(unknown.into()))
}
