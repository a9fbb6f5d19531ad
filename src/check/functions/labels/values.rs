//! The values of which a label has one, or none.

use ecow::EcoString;
use rustc_hash::FxHashSet;

use super::{Holds, Label};
use crate::value::Value;

/// Lists of up to so many values are gone through.
const SHORT: usize = 8;

/// The values that a condition lists.
#[derive(Debug, Default)]
pub(super) struct Values {
    listed: Vec<Value>,
    /// The same where they are many and all are texts: hundreds of policies may ask this of hundreds of
    /// pods.
    texts: Option<FxHashSet<EcoString>>,
}

impl Values {
    pub(super) fn new(listed: Vec<Value>) -> Self {
        let text = |value: &Value| value.as_str().map(EcoString::from);
        let texts = match listed.len() {
            0..=SHORT => None,
            _ => listed.iter().map(text).collect(),
        };
        Self { listed, texts }
    }

    /// As they stand there.
    pub(super) fn listed(&self) -> &[Value] {
        &self.listed
    }

    /// Whether a label is there, with one of these values.
    pub(super) fn have(&self, label: Label<'_>) -> Holds {
        match (&self.texts, label.text()) {
            _ if matches!(label, Label::Missing) => Holds::No,
            (Some(texts), Some(text)) => texts.contains(text).into(),
            _ => Holds::any(self.listed.iter().map(|value| label.is(value))),
        }
    }
}
