//! How much an expression may make: the code that is evaluated is a stranger's.
//!
//! Values share their parts, so a few lines of configuration can describe a tree of astronomic
//! size. Whatever walks a value to its leaves asks [`is_walkable`] first; whatever makes a text or
//! a sequence keeps to the other two bounds. Reaching one gives an unknown of
//! [`ReasonKind::Bound`], never a shortened value.

use crate::value::{Data, Reason, ReasonKind, Value};

/// Most elements of a sequence or object that a function makes.
pub const MAX_ELEMENTS: usize = 100_000;

/// Longest text that a function makes, in bytes.
pub const MAX_TEXT: usize = 16 * 1024 * 1024;

/// Most leaves and branches of a value that is walked as a whole.
const MAX_NODES: usize = 1_000_000;

/// Deepest nesting of a value that is walked as a whole. JSON readers refuse deeper texts too.
const MAX_DEPTH: usize = 128;

/// Whether a value is small enough to be walked to its leaves.
pub fn is_walkable(value: &Value) -> bool {
    // Most arguments of most calls are no collections: they cost no allocation.
    if !matches!(value.data, Data::Sequence(..) | Data::Object(..)) {
        return true;
    }
    let mut pending = vec![(value, 0)];
    let mut nodes = 0;
    while let Some((value, depth)) = pending.pop() {
        nodes += 1;
        if nodes + pending.len() > MAX_NODES || depth > MAX_DEPTH {
            return false;
        }
        match &value.data {
            Data::Sequence(_, items) => {
                pending.extend(items.iter().map(|item| (item, depth + 1)));
            }
            Data::Object(_, entries) => {
                pending.extend(entries.values().map(|entry| (entry, depth + 1)));
            }
            _ => {}
        }
    }
    true
}

/// The value of what would pass a bound: `what` names it, as in `the text is longer than 16 MiB`.
pub fn reached(what: impl Into<ecow::EcoString>) -> Value {
    Value::unknown(Reason::new(ReasonKind::Bound, what))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shared_parts_count_as_often_as_they_appear() {
        let mut value = Value::from("lol");
        assert!(is_walkable(&value));
        for _ in 0..40 {
            value = Value::tuple(vec![value.clone(), value]);
        }
        assert!(!is_walkable(&value));
    }

    #[test]
    fn deep_nesting_is_refused() {
        let mut value = Value::null();
        for _ in 0..200 {
            value = Value::tuple(vec![value]);
        }
        assert!(!is_walkable(&value));
    }
}
