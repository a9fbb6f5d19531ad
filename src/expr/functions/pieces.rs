//! Texts that are known in part: what `join`, `format` and their kind make of unknown arguments.

use std::sync::Arc;

use ecow::EcoString;

use crate::expr::bounds::{self, MAX_TEXT};
use crate::value::{Data, Shape, TemplatePart, Unknown, Value};

/// A text under construction: known pieces and unknown ones.
#[derive(Default)]
pub(super) struct Pieces {
    done: Vec<TemplatePart>,
    open: String,
    length: usize,
}

impl Pieces {
    /// Adds a known piece. Past the bound, pieces are counted and dropped.
    pub(super) fn push_text(&mut self, text: &str) {
        self.length = self.length.saturating_add(text.len());
        if self.length <= MAX_TEXT {
            self.open.push_str(text);
        }
    }

    /// Adds an unknown piece; what is known of its form is kept.
    pub(super) fn push_unknown(&mut self, value: &Value) {
        let shape = value.as_unknown().and_then(|known| known.shape.as_ref());
        let Some(Shape::Template(parts)) = shape else {
            self.close();
            self.done.push(TemplatePart::Unknown(value.clone()));
            return;
        };
        for part in parts.iter() {
            match part {
                TemplatePart::Text(text) => self.push_text(text),
                TemplatePart::Unknown(value) => {
                    self.close();
                    self.done.push(TemplatePart::Unknown(value.clone()));
                }
            }
        }
    }

    /// Whether the text has grown past the bound, so that adding more is of no use.
    pub(super) fn is_full(&self) -> bool {
        self.length > MAX_TEXT || self.done.len() > bounds::MAX_ELEMENTS
    }

    /// The text, or the unknown of its form.
    pub(super) fn finish(mut self) -> Value {
        if self.is_full() {
            return text_too_long();
        }
        if self.done.is_empty() {
            return Value::string(self.open);
        }
        self.close();
        let unknown = Unknown::derived(self.done.iter().filter_map(|part| match part {
            TemplatePart::Unknown(value) => Some(value),
            TemplatePart::Text(_) => None,
        }));
        let unknown = unknown.expect("a piece is closed only before an unknown one");
        Value::new(Data::Unknown(Arc::new(Unknown {
            not_null: true,
            shape: Some(Shape::Template(Arc::new(self.done))),
            ..unknown
        })))
    }

    fn close(&mut self) {
        if !self.open.is_empty() {
            let text = EcoString::from(self.open.as_str());
            self.done.push(TemplatePart::Text(text));
            self.open.clear();
        }
    }
}

/// The value of a text past the bound.
pub(super) fn text_too_long() -> Value {
    bounds::reached(ecow::eco_format!(
        "the text is longer than {} MiB",
        MAX_TEXT / 1024 / 1024
    ))
}
