//! Going through a value to its leaves.
//!
//! Values share their parts: a few lines of configuration can describe a tree of astronomic size.
//! What is shared is gone into once, which is enough for whoever only asks what is in a value; and
//! nothing here recurses.

use std::ops::ControlFlow;
use std::sync::Arc;

use rustc_hash::FxHashSet;

use super::{Data, Value};

/// Visits a value and what is in it, containers before their elements, in order.
pub(super) fn walk<'a, B>(
    root: &'a Value,
    mut visit: impl FnMut(&'a Value) -> ControlFlow<B>,
) -> ControlFlow<B> {
    let mut pending = vec![root];
    let mut seen = FxHashSet::default();
    while let Some(value) = pending.pop() {
        visit(value)?;
        match &value.data {
            Data::Sequence(_, items) if is_first(items, &mut seen) => {
                pending.extend(items.iter().rev());
            }
            Data::Object(_, entries) if is_first(entries, &mut seen) => {
                let from = pending.len();
                pending.extend(entries.values());
                pending[from..].reverse();
            }
            _ => {}
        }
    }
    ControlFlow::Continue(())
}

/// Whether a container was not met before. What is shared by nobody cannot come again.
fn is_first<T>(container: &Arc<T>, seen: &mut FxHashSet<*const ()>) -> bool {
    Arc::strong_count(container) == 1 || seen.insert(Arc::as_ptr(container).cast())
}

/// Bytes that a value takes up when it is written out, roughly, beside its texts.
const FRAME: usize = 16;

impl Value {
    /// How much there is to write, in bytes and roughly: what is shared counts as often as it comes.
    /// `None` where that is more than `limit`, which also bounds the work.
    pub fn written_size(&self, limit: usize) -> Option<usize> {
        let mut size = 0_usize;
        let mut pending = vec![self];
        while let Some(value) = pending.pop() {
            let own = match &value.data {
                Data::String(text) => text.len(),
                Data::Sequence(_, items) => items.len(),
                Data::Object(_, entries) => entries.keys().map(|name| name.len()).sum(),
                Data::Unknown(unknown) => unknown.reason.text.len(),
                Data::Null | Data::Bool(_) | Data::Number(_) => 0,
            };
            size = size.saturating_add(own).saturating_add(FRAME);
            if size > limit {
                return None;
            }
            match &value.data {
                Data::Sequence(_, items) => pending.extend(items.iter()),
                Data::Object(_, entries) => pending.extend(entries.values()),
                _ => {}
            }
        }
        Some(size)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A list of two of the same, and so on: a text of two to the power of `levels`.
    fn doubled(levels: usize) -> Value {
        (0..levels).fold(Value::from("x"), |value, _| {
            Value::tuple(vec![value.clone(), value])
        })
    }

    #[test]
    fn what_is_shared_is_compared_once() {
        let (a, b) = (doubled(200), doubled(200));
        assert_eq!(a.same(&a), Some(true));
        assert_eq!(a.same(&b), Some(true));
        assert_eq!(a.same(&doubled(199)), Some(false));
        let wrapped = Value::tuple(vec![doubled(199), doubled(199)]);
        assert_eq!(a.same(&wrapped), Some(true));
    }

    #[test]
    fn what_is_shared_is_written_each_time() {
        assert_eq!(doubled(2).written_size(1000), Some(4 * 17 + 3 * 18));
        assert_eq!(doubled(2).written_size(100), None);
        assert_eq!(doubled(200).written_size(1_000_000), None);
    }
}
