//! Hashes, and what only looks like one: `uuid`, `bcrypt` and `rsadecrypt` cannot be computed.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use md5::Md5;
use sha1::Sha1;
use sha2::{Digest, Sha256, Sha512};
use uuid::Uuid;

use super::arguments::{self, Answer, runtime, unsupported};
use super::{Context, Function, FunctionError, UnknownArguments};
use crate::value::Value;

pub(super) const FUNCTIONS: &[Function] = &[
    Function::new(
        "base64sha256",
        1,
        Some(1),
        UnknownArguments::Spread,
        |args, _| of_text(args, base64_of::<Sha256>),
    ),
    Function::new(
        "base64sha512",
        1,
        Some(1),
        UnknownArguments::Spread,
        |args, _| of_text(args, base64_of::<Sha512>),
    ),
    Function::new("bcrypt", 1, Some(2), UnknownArguments::Spread, |_, _| {
        Ok(runtime("bcrypt() salts its result anew with each run"))
    }),
    Function::new("md5", 1, Some(1), UnknownArguments::Spread, |args, _| {
        of_text(args, hex_of::<Md5>)
    }),
    Function::new(
        "rsadecrypt",
        2,
        Some(2),
        UnknownArguments::Spread,
        |_, _| Ok(unsupported("rsadecrypt() is not evaluated")),
    ),
    Function::new("sha1", 1, Some(1), UnknownArguments::Spread, |args, _| {
        of_text(args, hex_of::<Sha1>)
    }),
    Function::new("sha256", 1, Some(1), UnknownArguments::Spread, |args, _| {
        of_text(args, hex_of::<Sha256>)
    }),
    Function::new("sha512", 1, Some(1), UnknownArguments::Spread, |args, _| {
        of_text(args, hex_of::<Sha512>)
    }),
    Function::new("uuid", 0, Some(0), UnknownArguments::Spread, |_, _| {
        Ok(runtime("uuid() is another one with each run"))
    }),
    Function::new("uuidv5", 2, Some(2), UnknownArguments::Spread, uuidv5),
];

fn of_text(args: &[Value], hash: fn(&[u8]) -> String) -> Answer {
    let text = arguments::text(args, 0)?;
    Ok(Value::string(hash(text.as_bytes())))
}

/// The hash in hexadecimal digits.
pub(super) fn hex_of<D: Digest>(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    let mut hex = String::with_capacity(128);
    for byte in D::digest(bytes) {
        let _ = write!(hex, "{byte:02x}");
    }
    hex
}

/// The hash's bytes in base 64.
pub(super) fn base64_of<D: Digest>(bytes: &[u8]) -> String {
    STANDARD.encode(D::digest(bytes))
}

/// The UUID of a name within a namespace: one of the four well-known ones, or a UUID.
fn uuidv5(args: &[Value], _: &Context<'_>) -> Answer {
    let namespace = arguments::text(args, 0)?;
    let name = arguments::text(args, 1)?;
    let namespace = match namespace.as_str() {
        "dns" => Uuid::NAMESPACE_DNS,
        "url" => Uuid::NAMESPACE_URL,
        "oid" => Uuid::NAMESPACE_OID,
        "x500" => Uuid::NAMESPACE_X500,
        other => Uuid::parse_str(other).map_err(|_| {
            FunctionError::argument(0, "the namespace must be dns, url, oid, x500 or a UUID")
        })?,
    };
    let uuid = Uuid::new_v5(&namespace, name.as_bytes());
    Ok(Value::string(uuid.to_string()))
}
