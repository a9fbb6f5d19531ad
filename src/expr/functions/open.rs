//! Arguments of which only a provider's schema says what they are: a list or a set, a text or the number
//! that it spells.
//!
//! Most functions have an order in their result, or take what stands at a place: to them a list whose
//! order is open is an unknown one that holds certain elements. Some do not mind, and some refuse sets,
//! so that what they are given is a list, or the code is wrong. Checks take what is written.

use std::borrow::Cow;

use super::{Context, Function, UnknownArguments};
use crate::expr::{Dialect, convert};
use crate::value::{Data, Unknown, Value};

/// Functions to which any order of a list is the same; sorted by name.
const ORDERLESS: [&str; 21] = [
    "alltrue",
    "anytrue",
    "coalesce",
    "contains",
    "ephemeralasnull",
    "issensitive",
    "keys",
    "length",
    "lookup",
    "max",
    "merge",
    "min",
    "nonsensitive",
    "sensitive",
    "setintersection",
    "setsubtract",
    "setunion",
    "tolist",
    "tomap",
    "toset",
    "values",
];

/// Functions that refuse a set.
const OF_LISTS: [&str; 5] = ["coalescelist", "concat", "element", "index", "slice"];

/// The arguments as they are to a function: unknown where it hangs on what only a schema says.
pub(super) fn settled<'a>(
    function: &Function,
    args: &'a [Value],
    context: &Context<'_>,
) -> Cow<'a, [Value]> {
    if context.dialect == Dialect::Check {
        return Cow::Borrowed(args);
    }
    let is_trial = context.scope.is_some_and(|scope| scope.is_trial());
    let settle: fn(&Value) -> Option<Value> = match function.name {
        // Of these a set has each element once.
        "one" | "sort" | "sum" => with_twins,
        name if ORDERLESS.binary_search(&name).is_ok() => as_it_is,
        name if OF_LISTS.contains(&name) && !is_trial => as_it_is,
        name if OF_LISTS.contains(&name) => perhaps_list,
        _ if function.unknown == UnknownArguments::Shallow => in_order,
        // It keeps the value that the text encodes, whatever its order.
        "jsonencode" | "yamlencode" => as_it_is,
        _ => in_order_throughout,
    };
    let settle = |arg: &Value| match (function.unknown, &arg.data) {
        (UnknownArguments::Spread, Data::Unknown(unknown)) => {
            let text = Value::string(unknown.spelling()?.clone());
            Some(text.with_origin(arg.origin.clone()))
        }
        _ => settle(arg),
    };
    let Some(at) = args.iter().position(|arg| settle(arg).is_some()) else {
        return Cow::Borrowed(args);
    };
    let rest = args[at..].iter();
    let settled = rest.map(|arg| settle(arg).unwrap_or_else(|| arg.clone()));
    Cow::Owned(args[..at].iter().cloned().chain(settled).collect())
}

const fn as_it_is(_: &Value) -> Option<Value> {
    None
}

fn in_order(value: &Value) -> Option<Value> {
    value.has_open_order().then(|| value.in_order())
}

fn with_twins(value: &Value) -> Option<Value> {
    value.may_have_twins().then(|| value.in_order())
}

/// An error where it is a set, which nobody minds.
fn perhaps_list(value: &Value) -> Option<Value> {
    match &value.data {
        Data::Sequence(kind, items) if kind.may_be_set() => {
            let unknown = Unknown::ordered_by_schema(items.clone());
            Some(Value::new(Data::Unknown(unknown.into())).with_origin(value.origin.clone()))
        }
        _ => None,
    }
}

fn in_order_throughout(value: &Value) -> Option<Value> {
    value
        .has_open_order_within()
        .then(|| convert::in_order(value))
}
