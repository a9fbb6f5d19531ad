//! Functions that answer with one of their arguments, or with what one of them decides. The result
//! has the origin of what decided.

use super::arguments::{self, Answer, nullable_unknown_of, unknown_of};
use super::{Context, Function, FunctionError, UnknownArguments};
use crate::expr::Dialect;
use crate::expr::convert;
use crate::value::{Data, SequenceKind, Value};

pub(super) const FUNCTIONS: &[Function] = &[
    Function::new("alltrue", 1, Some(1), UnknownArguments::Shallow, alltrue),
    Function::new("anytrue", 1, Some(1), UnknownArguments::Shallow, anytrue),
    Function::new("coalesce", 1, None, UnknownArguments::Shallow, coalesce),
    Function::new(
        "coalescelist",
        1,
        None,
        UnknownArguments::Shallow,
        coalescelist,
    ),
    Function::new("contains", 2, Some(2), UnknownArguments::Accept, contains),
];

/// Whether all elements are true: false when one is false (or null), whatever is unknown.
fn alltrue(args: &[Value], context: &Context<'_>) -> Answer {
    quantify(args, context.dialect, false)
}

/// Whether any element is true, whatever is unknown.
fn anytrue(args: &[Value], context: &Context<'_>) -> Answer {
    quantify(args, context.dialect, true)
}

/// The elements that a list is certain to hold, and the list itself where it is open.
fn certain_items(args: &[Value]) -> Result<(&[Value], Vec<&Value>), FunctionError> {
    match args[0].as_unknown() {
        None => Ok((arguments::items(args, 0)?, Vec::new())),
        Some(unknown) => Ok((unknown.certain_items().unwrap_or_default(), vec![&args[0]])),
    }
}

/// Looks for the element that decides: the first that is `decisive`. Null counts as false.
fn quantify(args: &[Value], dialect: Dialect, decisive: bool) -> Answer {
    let (items, mut open) = certain_items(args)?;
    for item in items {
        let truth = convert::to_bool_in(dialect, item)
            .map_err(|message| FunctionError::argument(0, message))?;
        match truth.data {
            Data::Bool(value) if value == decisive => {
                return Ok(Value::from(decisive).with_origin(item.origin.clone()));
            }
            Data::Null if !decisive => {
                return Ok(Value::from(false).with_origin(item.origin.clone()));
            }
            Data::Unknown(_) => open.push(item),
            _ => {}
        }
    }
    let first = open.first().map(|item| item.origin.clone());
    match (unknown_of(open), first) {
        (Some(unknown), Some(origin)) => Ok(unknown.with_origin(origin)),
        _ => Ok(Value::from(!decisive)),
    }
}

/// The first argument that is neither null nor the empty string. An unknown that is not null counts
/// as given, though an attribute may turn out to be empty: code that refers to it counts on it.
fn coalesce(args: &[Value], context: &Context<'_>) -> Answer {
    let texts = args.iter().all(|arg| {
        matches!(
            arg.data,
            Data::Null | Data::Unknown(_) | Data::Bool(_) | Data::Number(_) | Data::String(_)
        )
    }) && args.iter().any(|arg| matches!(arg.data, Data::String(_)));
    for (index, arg) in args.iter().enumerate() {
        match &arg.data {
            Data::Null => {}
            Data::String(text) if text.is_empty() => {}
            Data::Unknown(unknown) if unknown.not_null => {
                let is_strict = context.dialect == Dialect::Terraform;
                let may_be_empty = texts && unknown.can_be("") && unknown.stands_for.is_none();
                let may_be_null = unknown.counted_on && index + 1 < args.len();
                if is_strict && (may_be_empty || may_be_null) {
                    return Ok(open_choice(&args[index..]));
                }
                return Ok(arg.clone());
            }
            Data::Unknown(_) => return Ok(open_choice(&args[index..])),
            _ if texts && context.dialect == Dialect::Terraform => {
                return convert::to_string(arg)
                    .map_err(|message| FunctionError::argument(index, message));
            }
            _ => return unify_choice(args, index, context),
        }
    }
    Err(FunctionError::call(
        "no argument is other than null and the empty string",
    ))
}

/// What one of these may turn out to be, the first being unknown.
fn open_choice(candidates: &[Value]) -> Value {
    let origin = candidates[0].origin.clone();
    unknown_of(candidates)
        .unwrap_or_default()
        .with_origin(origin)
}

/// The chosen argument, of the type that all of them have in common.
fn unify_choice(args: &[Value], index: usize, context: &Context<'_>) -> Answer {
    // Where one is a null of no known type, Terraform does not look for the others' common type.
    if context.dialect == Dialect::Check || args.iter().any(Value::is_null) {
        return Ok(args[index].clone());
    }
    let unified = convert::unify(args)
        .ok_or_else(|| FunctionError::call("all arguments must have the same type"))?;
    Ok(unified[index].clone())
}

/// The first list that is neither null nor empty.
fn coalescelist(args: &[Value], _: &Context<'_>) -> Answer {
    for (index, arg) in args.iter().enumerate() {
        match &arg.data {
            Data::Null => {}
            Data::Unknown(_) => return Ok(open_choice(&args[index..])),
            Data::Sequence(SequenceKind::Set, _) => {
                return Err(FunctionError::argument(
                    index,
                    "a list or tuple is required, not a set",
                ));
            }
            _ if arguments::items(args, index)?.is_empty() => {}
            _ => return Ok(arg.clone()),
        }
    }
    Err(FunctionError::call("no argument is a list with elements"))
}

/// Whether a list has an element that is equal. Nothing is converted: `["1"]` does not contain 1.
fn contains(args: &[Value], _: &Context<'_>) -> Answer {
    let (items, mut open) = certain_items(args)?;
    let wanted = &args[1];
    for item in items {
        match item.same(wanted) {
            // The way to the element goes through the list, which may be written elsewhere.
            Some(true) => {
                let origin = args[0].origin.narrowed_to(&item.origin);
                return Ok(Value::from(true).with_origin(origin));
            }
            Some(false) => {}
            None => open.push(item),
        }
    }
    if open.is_empty() {
        return Ok(Value::from(false));
    }
    open.push(wanted);
    Ok(nullable_unknown_of(open).unwrap_or_default())
}
