//! Operations on sets.

use super::arguments::{self, Answer};
use super::collection::too_many;
use super::{Context, Function, FunctionError, UnknownArguments};
use crate::expr::bounds::MAX_ELEMENTS;
use crate::expr::convert;
use crate::value::{Data, SequenceKind, Value};

pub(super) const FUNCTIONS: &[Function] = &[
    Function::new(
        "setintersection",
        1,
        None,
        UnknownArguments::Spread,
        intersection,
    ),
    Function::new(
        "setproduct",
        2,
        None,
        UnknownArguments::SpreadWhole,
        product,
    ),
    Function::new(
        "setsubtract",
        2,
        Some(2),
        UnknownArguments::Spread,
        subtract,
    ),
    Function::new("setunion", 1, None, UnknownArguments::SpreadWhole, union),
];

/// The arguments' elements, all brought to one type, still by argument.
fn unified(args: &[Value]) -> Result<Vec<Vec<Value>>, FunctionError> {
    let mut all = Vec::new();
    let mut lengths = Vec::new();
    for index in 0..args.len() {
        let items = arguments::items(args, index)?;
        lengths.push(items.len());
        all.extend_from_slice(items);
    }
    let all = convert::unify(&all)
        .ok_or_else(|| FunctionError::call("the sets' elements must have a type in common"))?;
    let mut all = all.into_iter();
    Ok(lengths
        .into_iter()
        .map(|length| all.by_ref().take(length).collect())
        .collect())
}

/// What is in any of the sets.
fn union(args: &[Value], _: &Context<'_>) -> Answer {
    let all: Vec<Value> = unified(args)?.into_iter().flatten().collect();
    if all.len() > MAX_ELEMENTS {
        return Ok(too_many());
    }
    Ok(convert::make_set(all))
}

/// What is in all of the sets.
fn intersection(args: &[Value], _: &Context<'_>) -> Answer {
    let mut sets = unified(args)?.into_iter();
    let first = sets.next().unwrap_or_default();
    let kept = sets.fold(first, |kept, other| retain(kept, &other, true));
    Ok(convert::make_set(kept))
}

/// What is in the first set and not in the second.
fn subtract(args: &[Value], _: &Context<'_>) -> Answer {
    let mut sets = unified(args)?.into_iter();
    let first = sets.next().unwrap_or_default();
    let kept = sets.fold(first, |kept, other| retain(kept, &other, false));
    Ok(convert::make_set(kept))
}

fn retain(items: Vec<Value>, other: &[Value], present: bool) -> Vec<Value> {
    let members = convert::membership(&items, other);
    items
        .into_iter()
        .zip(members)
        .filter_map(|(item, member)| (member == present).then_some(item))
        .collect()
}

/// All combinations of one element of each argument: a list where all are ordered, else a set.
fn product(args: &[Value], _: &Context<'_>) -> Answer {
    let mut factors = Vec::with_capacity(args.len());
    let mut total = 1_usize;
    for (index, arg) in args.iter().enumerate() {
        let items = arguments::items(args, index)?;
        if matches!(arg.data, Data::Sequence(SequenceKind::Set, _))
            && items.len() > 1
            && let Some(unknown) = arguments::unknown_of(items)
        {
            return Ok(unknown);
        }
        total = total.saturating_mul(items.len());
        let factor = convert::unify(items).ok_or_else(|| {
            FunctionError::argument(index, "all elements must have the same type")
        })?;
        factors.push(factor);
    }
    if total.saturating_mul(factors.len()) > MAX_ELEMENTS {
        return Ok(too_many());
    }
    let rows = combinations(&factors);
    let any_set = args
        .iter()
        .any(|arg| matches!(arg.data, Data::Sequence(SequenceKind::Set, _)));
    Ok(if any_set {
        convert::make_set(rows)
    } else {
        Value::sequence(SequenceKind::List, rows)
    })
}

/// The rows of the product, the last factor going round fastest.
fn combinations(factors: &[Vec<Value>]) -> Vec<Value> {
    let mut rows: Vec<Vec<Value>> = vec![Vec::new()];
    for factor in factors {
        rows = rows
            .iter()
            .flat_map(|row| {
                factor.iter().map(|item| {
                    let mut row = row.clone();
                    row.push(item.clone());
                    row
                })
            })
            .collect();
    }
    rows.into_iter().map(Value::tuple).collect()
}
