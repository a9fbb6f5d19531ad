//! Labels, known in full or in part.

use super::Holds;
use crate::value::{Data, Map, Reason, Shape, Unknown, Value};

/// What is known of one label.
#[derive(Clone, Copy, Debug)]
pub(in crate::check) enum Label<'l> {
    /// It is there; its value may be unknown.
    Is(&'l Value),
    /// Its value is known by other means than a place in a file.
    Text(&'l str),
    /// It is not there.
    Missing,
    /// It is not known whether it is there.
    Open(&'l Reason),
}

/// What has labels.
pub(in crate::check) trait LabelSource {
    /// The label of a name.
    fn label(&self, name: &str) -> Label<'_>;
}

/// The labels of a value: an object, or an unknown of which some entries are known.
#[derive(Clone, Copy, Debug)]
pub(in crate::check) struct Labels<'l> {
    known: Option<&'l Map>,
    /// Why there may be others.
    others: Option<&'l Reason>,
}

impl<'l> Labels<'l> {
    /// What is no object has no labels.
    pub(in crate::check) fn of(value: &'l Value) -> Self {
        match &value.data {
            Data::Object(_, entries) => Self {
                known: Some(entries),
                others: None,
            },
            Data::Unknown(unknown) => Self {
                known: known_entries(unknown),
                others: Some(&unknown.reason),
            },
            _ => Self {
                known: None,
                others: None,
            },
        }
    }

    /// The label of a name, which lives as long as the value.
    pub(in crate::check) fn get(&self, name: &str) -> Label<'l> {
        match (self.known.and_then(|known| known.get(name)), self.others) {
            (Some(value), _) => Label::Is(value),
            (None, Some(reason)) => Label::Open(reason),
            (None, None) => Label::Missing,
        }
    }

    /// Those that are known, and why there may be others.
    pub(in crate::check) fn known(&self) -> (impl Iterator<Item = (&'l str, &'l Value)>, bool) {
        let known = self.known.into_iter().flat_map(Map::iter);
        (
            known.map(|(name, value)| (name.as_str(), value)),
            self.others.is_some(),
        )
    }
}

impl LabelSource for Labels<'_> {
    fn label(&self, name: &str) -> Label<'_> {
        self.get(name)
    }
}

fn known_entries(unknown: &Unknown) -> Option<&Map> {
    match &unknown.shape {
        Some(Shape::Object(known)) => Some(known),
        _ => None,
    }
}

impl Label<'_> {
    pub(super) fn exists(self) -> Holds {
        match self {
            Self::Is(_) | Self::Text(_) => Holds::Yes,
            Self::Missing => Holds::No,
            Self::Open(reason) => Holds::Open(reason.clone()),
        }
    }

    /// Its value, where it is there and a text.
    pub(super) fn text(&self) -> Option<&str> {
        match self {
            Self::Is(label) => label.as_str(),
            Self::Text(text) => Some(text),
            Self::Missing | Self::Open(_) => None,
        }
    }

    /// Whether it is there and has this value.
    pub(super) fn is(self, wanted: &Value) -> Holds {
        let equal = |label: &Value| match label.same(wanted) {
            Some(holds) => holds.into(),
            None => Holds::Open(reason_of([label, wanted])),
        };
        match self {
            // An empty value is a value: the API reads nothing as the empty text.
            Self::Is(label) if label.is_null() => equal(&Value::from("")),
            Self::Is(label) => equal(label),
            Self::Text(text) => equal(&Value::from(text)),
            Self::Missing => Holds::No,
            Self::Open(reason) => Holds::Open(reason.clone()),
        }
    }

    /// Whether it is there and its text passes a test.
    pub(super) fn passes(self, test: impl FnOnce(&str) -> bool) -> Holds {
        match self {
            Self::Is(label) => match (label.as_str(), label.as_unknown()) {
                (_, Some(unknown)) => Holds::Open(unknown.reason.clone()),
                (text, None) => test(text.unwrap_or_default()).into(),
            },
            Self::Text(text) => test(text).into(),
            Self::Missing => Holds::No,
            Self::Open(reason) => Holds::Open(reason.clone()),
        }
    }
}

/// Why the comparison of two values is open.
fn reason_of(values: [&Value; 2]) -> Reason {
    let unknown = values.into_iter().find_map(Value::find_unknown);
    match unknown {
        Some(unknown) => unknown.reason.clone(),
        None => Reason::new(
            crate::value::ReasonKind::Bound,
            "the values are too large to compare",
        ),
    }
}
