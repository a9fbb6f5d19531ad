//! Protocols, as the platforms write them.

use super::open;
use crate::check::scope::Here;
use crate::expr::{FunctionError, convert};
use crate::value::{Data, Value};

/// `protocol_name(protocol)`: `all`, `tcp`, `udp`, or the text in small letters: `-1` and `*` are all protocols,
/// 6 and 17 the numbers of TCP and UDP. Null for null.
pub(super) fn protocol_name(args: &[Value], _: &Here<'_>) -> Result<Value, FunctionError> {
    let protocol = &args[0];
    if let Some(unknown) = protocol.as_unknown() {
        return Ok(open(unknown).with_origin(protocol.origin.clone()));
    }
    let text = convert::to_string(protocol)
        .map_err(|_| FunctionError::argument(0, "expected a protocol's name or number"))?;
    let Data::String(text) = &text.data else {
        return Ok(text.with_origin(protocol.origin.clone()));
    };
    let name = match text.as_str() {
        "-1" | "*" => Value::from("all"),
        "6" => Value::from("tcp"),
        "17" => Value::from("udp"),
        _ => Value::string(text.to_lowercase()),
    };
    Ok(name.with_origin(protocol.origin.clone()))
}
