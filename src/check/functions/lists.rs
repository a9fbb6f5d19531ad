//! `list`: one flat list of what may be absent, single or several; `bounded`: one that is not too long.

use ecow::eco_format;

use crate::check::scope::Here;
use crate::check::world::World;
use crate::expr::FunctionError;
use crate::value::{Data, Reason, ReasonKind, Shape, Value};

/// Null adds nothing, a sequence its elements at any depth, anything else itself. An unknown might
/// be any number of elements: the list is open then, and what is certain is known to be in it.
pub(super) fn list(args: &[Value], here: &Here<'_>) -> Result<Value, FunctionError> {
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
    if !items.iter().any(|item| is_open(item, here.world)) {
        return Ok(Value::tuple(items).with_origin(origin));
    }
    let (open, certain): (Vec<Value>, Vec<Value>) = items
        .into_iter()
        .partition(|item| is_open(item, here.world));
    let origin = match certain.is_empty() {
        true => open[0].origin.clone(),
        false => origin,
    };
    Ok(Value::open_list(certain, &open).with_origin(origin))
}

/// `bounded(list, most)`: the list itself, so that each of its elements can be held against all others;
/// unknown where it has more elements than that.
pub(super) fn bounded(args: &[Value], _: &Here<'_>) -> Result<Value, FunctionError> {
    let Some(most) = args[1].as_number().and_then(|number| number.as_i64()) else {
        return Err(FunctionError::argument(1, "expected a whole number"));
    };
    let length = args[0].as_items().map_or(0, <[Value]>::len);
    if i64::try_from(length).is_ok_and(|length| length <= most) {
        return Ok(args[0].clone());
    }
    let text = eco_format!("{length} rules are too many to hold each against all others");
    Ok(Value::unknown(Reason::new(ReasonKind::Bound, text)))
}

fn flatten(value: &Value, items: &mut Vec<Value>) {
    match &value.data {
        Data::Null => {}
        Data::Sequence(_, inner) => {
            for item in inner.iter() {
                flatten(&value.narrowed_to(item), items);
            }
        }
        Data::Unknown(unknown) => {
            let certain = unknown.certain_items().unwrap_or_default();
            items.extend(certain.iter().map(|item| value.narrowed_to(item)));
            items.push(value.clone());
        }
        _ => items.push(value.clone()),
    }
}

/// Whether a value might be any number of elements: one that is known to be a text is one.
fn is_open(value: &Value, world: &World<'_>) -> bool {
    let Some(unknown) = value.as_unknown() else {
        return false;
    };
    match &unknown.shape {
        Some(Shape::Template(_) | Shape::Json(_)) => false,
        Some(Shape::Choice(choice)) => !world.is_element(choice),
        _ => true,
    }
}
