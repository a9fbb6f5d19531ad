//! `list`: one flat list of what may be absent, single or several.

use crate::check::scope::Here;
use crate::expr::FunctionError;
use crate::value::{Data, Shape, Unknown, Value};

/// Null adds nothing, a sequence its elements at any depth, anything else itself. An unknown might
/// be any number of elements: where there is nothing certain beside it, the list is unknown.
pub(super) fn list(args: &[Value], _: &Here<'_>) -> Result<Value, FunctionError> {
    let mut items = Vec::new();
    let mut origin = None;
    for arg in args {
        let before = items.len();
        flatten(arg, &mut items);
        if items.len() > before && !arg.origin.is_none() {
            origin.get_or_insert(&arg.origin);
        }
    }
    // What adds something is what the list is about; of what is absent, the first will do.
    let absent = || args.iter().map(|arg| &arg.origin).find(|o| !o.is_none());
    let origin = origin.or_else(absent).cloned().unwrap_or_default();
    let mut open = items.iter().filter(|item| is_open(item));
    let all_open = !items.is_empty() && items.iter().all(is_open);
    if let Some(first) = open.next()
        && all_open
    {
        let unknown = match open.next() {
            None => super::open(first.as_unknown().expect("an open element is unknown")),
            Some(_) => super::open(&Unknown::derived(&items).expect("all elements are unknown")),
        };
        return Ok(unknown.with_origin(first.origin.clone()));
    }
    Ok(Value::tuple(items).with_origin(origin))
}

fn flatten(value: &Value, items: &mut Vec<Value>) {
    match &value.data {
        Data::Null => {}
        Data::Sequence(_, inner) => {
            for item in inner.iter() {
                let item = Value {
                    data: item.data.clone(),
                    origin: value.origin.narrowed_to(&item.origin),
                };
                flatten(&item, items);
            }
        }
        _ => items.push(value.clone()),
    }
}

/// Whether a value might be any number of elements: one that is known to be a text is one.
fn is_open(value: &Value) -> bool {
    value
        .as_unknown()
        .is_some_and(|unknown| !matches!(unknown.shape, Some(Shape::Template(_) | Shape::Json(_))))
}
