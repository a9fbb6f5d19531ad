//! JSON. A text whose parts are unknown keeps the value that it encodes, so that policies written
//! with `jsonencode` can be read all the same.

use std::fmt::Write as _;
use std::sync::Arc;

use jsonc_parser::{JsonValue, ParseOptions};

use super::arguments::{self, Answer, nullable_unknown_of};
use super::pieces::text_too_long;
use super::placed::placed;
use super::{Context, Function, FunctionError, UnknownArguments};
use crate::expr::Dialect;
use crate::expr::bounds::MAX_TEXT;
use crate::syntax::tree;
use crate::value::{Data, Map, Number, Origin, Shape, Unknown, Value};

pub(super) const FUNCTIONS: &[Function] = &[
    Function::new(
        "jsondecode",
        1,
        Some(1),
        UnknownArguments::Accept,
        jsondecode,
    ),
    Function::new(
        "jsonencode",
        1,
        Some(1),
        UnknownArguments::Accept,
        jsonencode,
    ),
];

/// Largest content that is kept of a text that is not known, in bytes as it would be written: lists of all
/// of thousands of resources, which thousands of others hold, take more memory than there is.
const MAX_OPEN: usize = 256 * 1024;

/// What a text means where nothing but JSON is JSON.
const STRICT: ParseOptions = ParseOptions {
    allow_comments: false,
    allow_loose_object_property_names: false,
    allow_trailing_commas: false,
    allow_missing_commas: false,
    allow_single_quoted_strings: false,
    allow_hexadecimal_numbers: false,
    allow_unary_plus_numbers: false,
    allow_bare_decimal_point_numbers: false,
    allow_non_finite_numbers: false,
    allow_extended_string_escapes: false,
};

fn jsonencode(args: &[Value], context: &Context<'_>) -> Answer {
    if let Some(unknown) = open_content(args, context) {
        return Ok(Value::new(Data::Unknown(
            Unknown {
                not_null: true,
                shape: args[0]
                    .written_size(MAX_OPEN)
                    .map(|_| Shape::Json(args[0].clone())),
                ..unknown
            }
            .into(),
        )));
    }
    let mut text = String::new();
    if !write_json(&args[0], &mut text) {
        return Ok(text_too_long());
    }
    Ok(Value::string(text).with_origin(Origin::encoding(args[0].clone())))
}

/// Why the text that a value is encoded as is not known: for what is unknown in the value, or for the
/// order of what is in it.
pub(super) fn open_content(args: &[Value], context: &Context<'_>) -> Option<Unknown> {
    let in_order = || {
        let is_open = context.dialect == Dialect::Terraform && args[0].has_open_order_within();
        is_open.then(|| Unknown::ordered_by_schema(Arc::default()))
    };
    Unknown::derived(args).or_else(in_order)
}

/// Writes a known value; `false` once the text is too long.
pub(super) fn write_json(value: &Value, text: &mut String) -> bool {
    match &value.data {
        Data::Null | Data::Unknown(_) => text.push_str("null"),
        Data::Bool(value) => text.push_str(if *value { "true" } else { "false" }),
        Data::Number(number) => {
            let _ = write!(text, "{number}");
        }
        Data::String(string) => write_string(string, text),
        Data::Sequence(_, items) => {
            text.push('[');
            for (index, item) in items.iter().enumerate() {
                if index > 0 {
                    text.push(',');
                }
                if !write_json(item, text) {
                    return false;
                }
            }
            text.push(']');
        }
        Data::Object(_, entries) => {
            text.push('{');
            for (index, (name, entry)) in entries.iter().enumerate() {
                if index > 0 {
                    text.push(',');
                }
                write_string(name, text);
                text.push(':');
                if !write_json(entry, text) {
                    return false;
                }
            }
            text.push('}');
        }
    }
    text.len() <= MAX_TEXT
}

/// A quoted string; `<`, `>`, `&` and two separators are escaped, as Go does for HTML's sake.
pub fn write_string(string: &str, text: &mut String) {
    text.push('"');
    for c in string.chars() {
        match c {
            '"' => text.push_str("\\\""),
            '\\' => text.push_str("\\\\"),
            '\n' => text.push_str("\\n"),
            '\r' => text.push_str("\\r"),
            '\t' => text.push_str("\\t"),
            '\u{8}' => text.push_str("\\b"),
            '\u{c}' => text.push_str("\\f"),
            '<' | '>' | '&' | '\u{2028}' | '\u{2029}' | '\0'..='\u{1f}' => {
                let _ = write!(text, "\\u{:04x}", u32::from(c));
            }
            _ => text.push(c),
        }
    }
    text.push('"');
}

fn jsondecode(args: &[Value], context: &Context<'_>) -> Answer {
    if let Some(unknown) = args[0].as_unknown() {
        return Ok(match &unknown.shape {
            Some(Shape::Json(value)) => value.clone(),
            _ => nullable_unknown_of(args).unwrap_or_default(),
        });
    }
    let text = arguments::text(args, 0)?;
    let fault = |message: String| FunctionError::argument(0, format!("not JSON: {message}"));
    if has_control_in_string(&text) {
        return Err(fault("a string holds a control character".to_owned()));
    }
    let parsed =
        jsonc_parser::parse_to_value(&text, &STRICT).map_err(|error| fault(error.to_string()))?;
    match parsed {
        Some(value) => {
            let value = from_json(value).map_err(fault)?;
            let value = value.decoded_from(&args[0].origin);
            Ok(placed(value, &args[0], context, tree::json::parse))
        }
        None => Err(fault("the text is empty".to_owned())),
    }
}

/// The parser lets control characters pass where JSON wants them escaped.
fn has_control_in_string(text: &str) -> bool {
    let mut inside = false;
    let mut bytes = text.bytes();
    while let Some(byte) = bytes.next() {
        match byte {
            b'"' => inside = !inside,
            b'\\' if inside => {
                bytes.next();
            }
            0..=0x1f if inside => return true,
            _ => {}
        }
    }
    false
}

/// The parser bounds the depth.
fn from_json(value: JsonValue<'_>) -> Result<Value, String> {
    Ok(match value {
        JsonValue::Null => Value::null(),
        JsonValue::Boolean(value) => Value::from(value),
        JsonValue::String(text) => Value::string(arguments::normal(&text)),
        JsonValue::Number(text) => match Number::parse(text) {
            Some(number) => Value::from(number),
            None => return Err(format!("{text} is not a number")),
        },
        JsonValue::Array(items) => {
            Value::tuple(items.into_iter().map(from_json).collect::<Result<_, _>>()?)
        }
        JsonValue::Object(entries) => {
            let entries = entries
                .into_iter()
                .map(|(name, value)| Ok((arguments::normal(&name), from_json(value)?)))
                .collect::<Result<Map, String>>()?;
            Value::object(entries)
        }
    })
}
