//! JSON text, with or without unknown parts, as a value.

use ecow::EcoString;

use crate::expr::FunctionError;
use crate::value::{Data, Map, Number, Origin, Shape, TemplatePart, Unknown, Value};

/// Stands around the number of an unknown part while the text around it is parsed. Both are from
/// the private use area; a text that holds them itself is not looked at.
const OPEN: char = '\u{f8f0}';
const CLOSE: char = '\u{f8f1}';

/// Reads JSON text. All that is in it has the origin of the text.
///
/// # Errors
/// Where it is not JSON.
pub(super) fn parse(json: &str, origin: &Origin) -> Result<Value, FunctionError> {
    let parsed: serde_json::Value = serde_json::from_str(json)
        .map_err(|error| FunctionError::argument(0, format!("the policy is not JSON: {error}")))?;
    Ok(Reader { holes: &[], origin }.value(&parsed))
}

/// Reads JSON text with unknown parts: a text with an unknown part in it is an unknown text, a part
/// that stands for a whole value is that unknown. `None` where the known text alone does not show
/// the form.
///
/// # Errors
/// Never: what is unknown may mend what looks wrong.
pub(super) fn parse_template(
    parts: &[TemplatePart],
    origin: &Origin,
) -> Result<Option<Value>, FunctionError> {
    let mut json = String::new();
    let mut holes = Vec::new();
    let mut quoted = false;
    for part in parts {
        match part {
            TemplatePart::Text(text) => {
                if text.contains([OPEN, CLOSE]) {
                    return Ok(None);
                }
                quoted = quotes_after(text, quoted);
                json.push_str(text);
            }
            TemplatePart::Unknown(value) => {
                let quote = if quoted { "" } else { "\"" };
                json.push_str(&format!("{quote}{OPEN}{}{CLOSE}{quote}", holes.len()));
                holes.push(value);
            }
        }
    }
    let parsed: Option<serde_json::Value> = serde_json::from_str(&json).ok();
    let reader = Reader {
        holes: &holes,
        origin,
    };
    Ok(parsed.map(|parsed| reader.value(&parsed)))
}

/// Whether a JSON string is open behind `text`.
fn quotes_after(text: &str, mut quoted: bool) -> bool {
    let mut escaped = false;
    for byte in text.bytes() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if quoted => escaped = true,
            b'"' => quoted = !quoted,
            _ => {}
        }
    }
    quoted
}

struct Reader<'r> {
    holes: &'r [&'r Value],
    origin: &'r Origin,
}

impl Reader<'_> {
    /// Depth is bounded by the JSON parser.
    fn value(&self, json: &serde_json::Value) -> Value {
        use serde_json::Value as Json;
        let value = match json {
            Json::Null => Value::null(),
            Json::Bool(value) => Value::from(*value),
            Json::Number(number) => {
                Number::parse(&number.to_string()).map_or_else(Value::null, Value::from)
            }
            Json::String(text) => self.text(text),
            Json::Array(items) => Value::tuple(items.iter().map(|v| self.value(v)).collect()),
            Json::Object(entries) => Value::object(
                entries
                    .iter()
                    .map(|(name, value)| (self.name(name), self.value(value)))
                    .collect::<Map>(),
            ),
        };
        Value {
            data: value.data,
            origin: self.origin.clone(),
        }
    }

    fn text(&self, text: &str) -> Value {
        let parts = self.parts(text);
        match parts.as_slice() {
            [] | [TemplatePart::Text(_)] => Value::string(text),
            [TemplatePart::Unknown(value)] => value.clone(),
            _ => {
                let unknown = parts.iter().filter_map(|part| match part {
                    TemplatePart::Unknown(value) => Some(value),
                    TemplatePart::Text(_) => None,
                });
                let unknown = Unknown::derived(unknown);
                let unknown = Unknown {
                    not_null: true,
                    shape: Some(Shape::Template(parts.clone().into())),
                    ..unknown.expect("there is an unknown part among several")
                };
                Value::new(Data::Unknown(unknown.into()))
            }
        }
    }

    /// A key cannot be unknown: its unknown parts are left out of it as `*`.
    fn name(&self, name: &str) -> EcoString {
        let parts = self.parts(name);
        parts
            .iter()
            .map(|part| match part {
                TemplatePart::Text(text) => text.as_str(),
                TemplatePart::Unknown(_) => "*",
            })
            .collect()
    }

    /// The known and unknown parts of a text.
    fn parts(&self, text: &str) -> Vec<TemplatePart> {
        let mut parts = Vec::new();
        let mut rest = text;
        while let Some((before, hole, behind)) = self.next_hole(rest) {
            if !before.is_empty() {
                parts.push(TemplatePart::Text(before.into()));
            }
            parts.push(TemplatePart::Unknown(hole.clone()));
            rest = behind;
        }
        if !rest.is_empty() {
            parts.push(TemplatePart::Text(rest.into()));
        }
        parts
    }

    fn next_hole<'t>(&self, text: &'t str) -> Option<(&'t str, &Value, &'t str)> {
        if self.holes.is_empty() {
            return None;
        }
        let (before, marked) = text.split_once(OPEN)?;
        let (number, behind) = marked.split_once(CLOSE)?;
        let hole = self.holes.get(number.parse::<usize>().ok()?)?;
        Some((before, hole, behind))
    }
}
