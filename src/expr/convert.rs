//! Conversions between types, as Terraform does them.
//!
//! All of them pass null and unknown through, keep the origin, and answer with a message that
//! completes "…: " when there is no such conversion.

use crate::value::Value;

/// To a string: numbers and truth values convert, everything else is refused.
pub fn to_string(_value: &Value) -> Result<Value, String> {
    todo!()
}

/// To a number: strings that are one convert.
pub fn to_number(_value: &Value) -> Result<Value, String> {
    todo!()
}

/// To a truth value: `"true"` and `"false"` convert, and (as in Terraform) `"1"` and `"0"` do not.
pub fn to_bool(_value: &Value) -> Result<Value, String> {
    todo!()
}

/// To a list: elements are brought to one type.
pub fn to_list(_value: &Value) -> Result<Value, String> {
    todo!()
}

/// To a set: elements are brought to one type, sorted, each once.
pub fn to_set(_value: &Value) -> Result<Value, String> {
    todo!()
}

/// To a map: elements are brought to one type.
pub fn to_map(_value: &Value) -> Result<Value, String> {
    todo!()
}

/// Brings values to the one type that all of them convert to, as the branches of a conditional and
/// the elements of a list are; `None` where there is no such type. Values keep their order.
pub fn unify(_values: &[Value]) -> Option<Vec<Value>> {
    todo!()
}
