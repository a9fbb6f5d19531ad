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
            Data::Sequence(_, items) if is_new(items, &mut seen) => {
                pending.extend(items.iter().rev());
            }
            Data::Object(_, entries) if is_new(entries, &mut seen) => {
                let from = pending.len();
                pending.extend(entries.values());
                pending[from..].reverse();
            }
            _ => {}
        }
    }
    ControlFlow::Continue(())
}

/// Whether a container has not been gone into yet; what is not shared cannot have been.
fn is_new<T>(container: &Arc<T>, seen: &mut FxHashSet<*const ()>) -> bool {
    Arc::strong_count(container) == 1 || seen.insert(Arc::as_ptr(container).cast())
}
