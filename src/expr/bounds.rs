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
pub const MAX_NODES: usize = 1_000_000;

/// Bytes of text that cost as much as one element: they take about as much memory.
const TEXT_STEP: usize = 64;

/// Deepest nesting of a value that is walked as a whole. JSON readers refuse deeper texts too.
pub const MAX_DEPTH: usize = 128;

/// Whether a value is small enough to be walked to its leaves.
pub fn is_walkable(value: &Value) -> bool {
    weight(value).is_some()
}

/// What walking a value to its leaves costs: its leaves and branches, long texts for more than one;
/// `None` where it is too large or too deep for that.
pub fn weight(value: &Value) -> Option<u32> {
    let mut left = MAX_NODES;
    let text = take(value, 0, &mut left)?;
    u32::try_from(MAX_NODES - left).ok()?.checked_add(text)
}

/// Takes the leaves and branches of a value from what is `left`, and tells what its long texts cost
/// beside that.
fn take(value: &Value, depth: usize, left: &mut usize) -> Option<u32> {
    if depth > MAX_DEPTH {
        return None;
    }
    *left = left.checked_sub(1)?;
    let mut text = 0_u32;
    match &value.data {
        Data::Sequence(_, items) => {
            for item in items.iter() {
                text = text.saturating_add(take(item, depth + 1, left)?);
            }
        }
        Data::Object(_, entries) => {
            for entry in entries.values() {
                text = text.saturating_add(take(entry, depth + 1, left)?);
            }
        }
        Data::String(it) => text = text_weight(it.len()) - 1,
        _ => {}
    }
    Some(text)
}

/// What going through a value's own elements costs, not what is in them.
pub fn breadth(value: &Value) -> u32 {
    let length = match &value.data {
        Data::Sequence(_, items) => items.len(),
        Data::Object(_, entries) => entries.len(),
        Data::String(text) => return text_weight(text.len()),
        _ => 1,
    };
    u32::try_from(length).unwrap_or(u32::MAX)
}

/// What going through a text of this length costs.
pub fn text_weight(length: usize) -> u32 {
    u32::try_from(length / TEXT_STEP + 1).unwrap_or(u32::MAX)
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
