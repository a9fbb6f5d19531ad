//! Functions that make text.

use std::sync::Arc;

use base64::Engine as _;
use ecow::EcoString;
use rustc_hash::FxHashMap;

use super::super::dynamic;
use super::super::evaluator::Evaluator;
use super::super::fault::{Answer, Fault};
use super::ways::OfList;
use super::{Call, derived, scalar_text};
use crate::syntax::tree::{Node, NodeKind};
use crate::value::{Data, Origin, Shape, TemplatePart, Unknown, Value};

/// Most parts of one text that is known in part.
const MAX_PARTS: usize = 4096;

/// `Fn::Sub`: a text with `${Name}`, `${Resource.Attribute}` and `${!Literal}` in it, and possibly
/// a map of names that hold only here.
pub(super) fn sub<'t>(evaluator: &mut Evaluator<'t>, call: &Call<'t>) -> Answer {
    let (text, local) = match call.literal() {
        Some(NodeKind::String(text)) => (text.as_str(), FxHashMap::default()),
        None => {
            let value = call.value(evaluator);
            return derived([&value])
                .map(Some)
                .ok_or_else(|| call.wrong("expected a text that stands there"));
        }
        _ => {
            let items = call.items(2, 2)?;
            let Some(text) = items[0].as_str() else {
                return Err(call.wrong("expected a text"));
            };
            (text, local_names(&items[1], evaluator))
        }
    };
    let mut assembled = Assembled::default();
    for piece in pieces(text) {
        match piece {
            Piece::Text(text) => assembled.text(text, evaluator, call)?,
            Piece::Name(name) => {
                let value = match local.get(name) {
                    Some(value) => value.clone(),
                    None => substitute(name, evaluator, call)?,
                };
                assembled.value(value, evaluator, call)?;
            }
        }
    }
    Ok(Some(assembled.finish()))
}

/// The names that hold in one `Fn::Sub` only, each evaluated once however often it is used.
fn local_names<'t>(map: &'t Node, evaluator: &mut Evaluator<'t>) -> FxHashMap<&'t str, Value> {
    map.as_mapping()
        .unwrap_or_default()
        .iter()
        .map(|entry| (entry.key.as_str(), evaluator.argument(&entry.value)))
        .collect()
}

enum Piece<'a> {
    Text(&'a str),
    Name(&'a str),
}

/// Splits at `${…}`. `${!Name}` is the text `${Name}`; an opening without an end is text.
fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("${") {
        let Some((name, behind)) = after.split_once('}') else {
            break;
        };
        pieces.push(Piece::Text(before));
        match name.strip_prefix('!') {
            Some(literal) => {
                pieces.push(Piece::Text("${"));
                pieces.push(Piece::Text(literal));
                pieces.push(Piece::Text("}"));
            }
            None => pieces.push(Piece::Name(name.trim())),
        }
        rest = behind;
    }
    pieces.push(Piece::Text(rest));
    pieces
}

fn substitute<'t>(
    name: &'t str,
    evaluator: &mut Evaluator<'t>,
    call: &Call<'t>,
) -> Result<Value, Fault> {
    match name.split_once('.') {
        Some((id, attribute)) => evaluator.attribute(id, attribute, call.span),
        None => Ok(evaluator.reference(name, call.span)?.unwrap_or_default()),
    }
}

/// `Fn::Join`: elements of a list with a text between them.
pub(super) fn join<'t>(evaluator: &mut Evaluator<'t>, call: &Call<'t>) -> Answer {
    let items = call.items(2, 2)?;
    let separator = evaluator.argument(&items[0]);
    let Some(separator) = scalar_text(&separator) else {
        return Err(call.wrong("expected a text to put between the elements"));
    };
    let list = evaluator.argument(&items[1]);
    let join = OfList {
        needed: usize::MAX,
        span: call.span,
        make: &mut |evaluator, list| joined(evaluator, call, &separator, list),
    };
    join.in_each_way(evaluator, &list)
}

fn joined(evaluator: &mut Evaluator<'_>, call: &Call<'_>, separator: &str, list: &Value) -> Answer {
    let Some(elements) = list.as_items() else {
        return derived([list])
            .map(Some)
            .ok_or_else(|| call.wrong("expected a list to join"));
    };
    let mut assembled = Assembled::default();
    for (index, element) in elements.iter().enumerate() {
        if index > 0 {
            assembled.text(separator, evaluator, call)?;
        }
        assembled.value(element.clone(), evaluator, call)?;
    }
    Ok(Some(assembled.finish()))
}

/// `Fn::Base64`.
pub(super) fn base64<'t>(evaluator: &mut Evaluator<'t>, call: &Call<'t>) -> Answer {
    let value = call.value(evaluator);
    if let Some(unknown) = derived([&value]) {
        return Ok(Some(unknown));
    }
    let Some(text) = scalar_text(&value) else {
        return Err(call.wrong("expected a text"));
    };
    evaluator.produce(text.len(), call.span)?;
    let encoded = base64::engine::general_purpose::STANDARD.encode(text.as_bytes());
    Ok(Some(Value::string(encoded)))
}

/// `Fn::ToJsonString`: an object or a list as JSON.
pub(super) fn to_json_string<'t>(evaluator: &mut Evaluator<'t>, call: &Call<'t>) -> Answer {
    let value = call.value(evaluator);
    if !matches!(value.data, Data::Object(..) | Data::Sequence(..)) {
        return derived([&value])
            .map(Some)
            .ok_or_else(|| call.wrong("expected an object or a list"));
    }
    if let Some(unknown) = Unknown::derived([&value]) {
        let unknown = Unknown {
            not_null: true,
            shape: Some(Shape::Json(value)),
            ..unknown
        };
        return Ok(Some(Value::new(Data::Unknown(unknown.into()))));
    }
    let json = to_json(&value).to_string();
    evaluator.produce(json.len(), call.span)?;
    Ok(Some(Value::string(json)))
}

/// Numbers that JSON cannot hold become null; there are none in a template.
fn to_json(value: &Value) -> serde_json::Value {
    match &value.data {
        Data::Null | Data::Unknown(_) => serde_json::Value::Null,
        Data::Bool(value) => (*value).into(),
        Data::Number(number) => number
            .as_i64()
            .map_or_else(|| number.as_f64().into(), Into::into),
        Data::String(text) => text.as_str().into(),
        Data::Sequence(_, items) => items.iter().map(to_json).collect(),
        Data::Object(_, entries) => entries
            .iter()
            .map(|(name, value)| (name.to_string(), to_json(value)))
            .collect(),
    }
}

/// A text that is being put together from known and unknown parts.
#[derive(Default)]
struct Assembled {
    parts: Vec<TemplatePart>,
    known: EcoString,
    /// The unknown values among the parts.
    unknown: Vec<Value>,
    /// What the first part that came from elsewhere has behind it.
    origin: Origin,
}

impl Assembled {
    fn text(
        &mut self,
        text: &str,
        evaluator: &mut Evaluator<'_>,
        call: &Call<'_>,
    ) -> Result<(), Fault> {
        evaluator.produce(text.len(), call.span)?;
        self.known.push_str(text);
        Ok(())
    }

    fn value(
        &mut self,
        value: Value,
        evaluator: &mut Evaluator<'_>,
        call: &Call<'_>,
    ) -> Result<(), Fault> {
        if self.origin.via.is_none() {
            self.origin.via = value.origin.via.clone();
        }
        if let Some(text) = scalar_text(&value) {
            return self.text(&text, evaluator, call);
        }
        let Data::Unknown(unknown) = &value.data else {
            let found = value.type_name();
            return Err(call.wrong(format!("expected a text, found {found}")));
        };
        match &unknown.shape {
            Some(Shape::Template(parts)) => {
                for part in parts.iter() {
                    match part {
                        TemplatePart::Text(text) => self.text(text, evaluator, call)?,
                        TemplatePart::Unknown(part) => self.part(part.clone()),
                    }
                }
            }
            _ => self.part(value.clone()),
        }
        self.unknown.push(value);
        if self.parts.len() > MAX_PARTS {
            return Err(Fault::bound("a text has too many parts", call.span));
        }
        Ok(())
    }

    fn part(&mut self, part: Value) {
        self.flush();
        self.parts.push(TemplatePart::Unknown(part));
    }

    fn flush(&mut self) {
        if !self.known.is_empty() {
            let text = std::mem::take(&mut self.known);
            self.parts.push(TemplatePart::Text(text));
        }
    }

    fn finish(mut self) -> Value {
        if self.parts.is_empty() {
            return dynamic::text(self.known).with_origin(self.origin);
        }
        self.flush();
        // `${Name}` and nothing else is what the name stands for.
        if let ([TemplatePart::Unknown(_)], [value]) =
            (self.parts.as_slice(), self.unknown.as_slice())
        {
            return value.clone().with_origin(self.origin);
        }
        let unknown = Unknown::derived(&self.unknown).map(|unknown| Unknown {
            not_null: true,
            shape: Some(Shape::Template(Arc::new(self.parts))),
            ..unknown
        });
        unknown
            .map(|unknown| Value::new(Data::Unknown(unknown.into())))
            .unwrap_or_default()
            .with_origin(self.origin)
    }
}
