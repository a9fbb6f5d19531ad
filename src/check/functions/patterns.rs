//! `matches`: whether a pattern is found in a text.

use super::open;
use crate::check::scope::Here;
use crate::expr::FunctionError;
use crate::expr::convert;
use crate::expr::functions::is_match;
use crate::value::{Data, Value};

/// `matches(pattern, text)`. Nothing is found in null; a number is the text that spells it.
pub(super) fn matches(args: &[Value], here: &Here<'_>) -> Result<Value, FunctionError> {
    let [pattern, text] = args else {
        return Err(FunctionError::call("2 arguments are needed"));
    };
    if let Some(unknown) = pattern.as_unknown().or(text.as_unknown()) {
        return Ok(open(unknown));
    }
    let Some(pattern) = pattern.as_str() else {
        return Err(FunctionError::argument(0, "a pattern is needed"));
    };
    if let Data::String(text) = &text.data {
        return is_match(pattern, text, here);
    }
    if text.is_null() {
        return Ok(Value::from(false));
    }
    match convert::to_string(text).map(|text| text.data) {
        Ok(Data::String(text)) => is_match(pattern, &text, here),
        Ok(_) => Err(FunctionError::argument(1, "a string is required")),
        Err(message) => Err(FunctionError::argument(1, message)),
    }
}
