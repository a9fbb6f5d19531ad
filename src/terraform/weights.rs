//! How large the values of a unit are, so that nothing which hangs on a value's size or depth gets
//! out of hand later: dropping it, printing it, judging it.
//!
//! A name is where a value can be shared and nested without end: `a1 = [local.a0, local.a0]`. So
//! what a name stands for is weighed, and replaced where it is too heavy. Between two names there
//! is one expression, whose own nesting the parser bounds. What is shared is weighed once.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::expr::bounds::{MAX_DEPTH, MAX_NODES, text_weight};
use crate::value::{Data, Shape, TemplatePart, Unknown, Value};

/// Deepest nesting that is weighed: twice what is allowed, so that weighing itself is bounded.
const MAX_LEVELS: usize = 2 * MAX_DEPTH;

/// What a value weighs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Weight {
    /// Leaves and branches, counted as often as they appear, long texts for more than one.
    pub(super) nodes: usize,
    /// Levels of containers, what is known of unknown values included.
    depth: usize,
}

impl Weight {
    /// What is not weighed to its end because it goes too deep.
    const TOO_DEEP: Self = Self {
        nodes: 1,
        depth: MAX_LEVELS,
    };

    /// Whether a value of this weight can be kept.
    pub(super) const fn is_bearable(self) -> bool {
        self.nodes <= MAX_NODES && self.depth <= MAX_DEPTH
    }

    fn of_parts(parts: impl Iterator<Item = Self>) -> Self {
        let mut all = Self { nodes: 1, depth: 0 };
        for part in parts {
            all.nodes = all.nodes.saturating_add(part.nodes);
            all.depth = all.depth.max(part.depth);
        }
        all.depth += 1;
        all
    }
}

/// The weights of what is shared, by address; each is kept alive, so that no address is used twice.
#[derive(Default)]
pub(super) struct Weights {
    known: FxHashMap<usize, (Weight, Data)>,
}

impl Weights {
    /// What a value weighs.
    pub(super) fn of(&mut self, value: &Value) -> Weight {
        self.weigh(&value.data, 0)
    }

    fn weigh(&mut self, data: &Data, level: usize) -> Weight {
        let (address, shared) = match data {
            Data::Sequence(_, items) => (Arc::as_ptr(items) as usize, Arc::strong_count(items) > 1),
            Data::Object(_, map) => (Arc::as_ptr(map) as usize, Arc::strong_count(map) > 1),
            Data::Unknown(it) if it.shape.is_some() => {
                (Arc::as_ptr(it) as usize, Arc::strong_count(it) > 1)
            }
            Data::String(text) => {
                let nodes = text_weight(text.len()) as usize;
                return Weight { nodes, depth: 0 };
            }
            _ => return Weight { nodes: 1, depth: 0 },
        };
        if let Some((weight, _)) = self.known.get(&address) {
            return *weight;
        }
        if level >= MAX_LEVELS {
            return Weight::TOO_DEEP;
        }
        let weight = match data {
            Data::Sequence(_, items) => self.of_all(items.iter(), level),
            Data::Object(_, entries) => self.of_all(entries.values(), level),
            Data::Unknown(unknown) => self.of_shape(unknown, level),
            _ => Weight::default(),
        };
        if shared {
            self.known.insert(address, (weight, data.clone()));
        }
        weight
    }

    fn of_all<'v>(&mut self, values: impl Iterator<Item = &'v Value>, level: usize) -> Weight {
        Weight::of_parts(values.map(|value| self.weigh(&value.data, level + 1)))
    }

    fn of_shape(&mut self, unknown: &Unknown, level: usize) -> Weight {
        match &unknown.shape {
            Some(Shape::Json(value)) => self.of_all(std::iter::once(value), level),
            Some(Shape::Object(entries)) => self.of_all(entries.values(), level),
            Some(Shape::Items(items)) => self.of_all(items.iter(), level),
            Some(Shape::Choice(choice)) => {
                self.of_all([&choice.yes, &choice.no].into_iter().flatten(), level)
            }
            Some(Shape::Template(parts)) => {
                let values = parts.iter().filter_map(|part| match part {
                    TemplatePart::Unknown(value) => Some(value),
                    TemplatePart::Text(_) => None,
                });
                self.of_all(values, level)
            }
            Some(Shape::Spelling(_)) | None => Weight::default(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::{Reason, ReasonKind};

    fn doubled(times: usize) -> Value {
        (0..times).fold(Value::from("lol"), |value, _| {
            Value::tuple(vec![value.clone(), value])
        })
    }

    #[test]
    fn what_is_shared_weighs_as_often_as_it_appears_and_is_weighed_once() {
        let mut weights = Weights::default();
        assert_eq!(weights.of(&doubled(2)), Weight { nodes: 7, depth: 2 });
        assert!(!weights.of(&doubled(60)).is_bearable());
        assert!(weights.known.len() < 100);
    }

    #[test]
    fn what_is_known_of_the_unknown_is_weighed_too() {
        let mut value = Value::unknown(Reason::new(ReasonKind::Input, "not given"));
        for _ in 0..=MAX_DEPTH {
            let unknown = Unknown {
                shape: Some(Shape::Json(value)),
                ..Unknown::because(Reason::new(ReasonKind::Input, "not given"))
            };
            value = Value::new(Data::Unknown(unknown.into()));
        }
        assert!(!Weights::default().of(&value).is_bearable());
    }
}
