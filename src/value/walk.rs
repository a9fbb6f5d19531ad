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
            Data::Sequence(_, items) => {
                if Arc::strong_count(items) == 1 || seen.insert(Arc::as_ptr(items).cast::<()>()) {
                    pending.extend(items.iter().rev());
                }
            }
            Data::Object(_, entries) => {
                if Arc::strong_count(entries) == 1 || seen.insert(Arc::as_ptr(entries).cast::<()>())
                {
                    let from = pending.len();
                    pending.extend(entries.values());
                    pending[from..].reverse();
                }
            }
            _ => {}
        }
    }
    ControlFlow::Continue(())
}
