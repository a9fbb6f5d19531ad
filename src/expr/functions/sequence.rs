//! Lists made of lists.

use super::arguments::{self, Answer, unknown_of};
use super::collection::too_many;
use super::{Context, Function, FunctionError, UnknownArguments};
use crate::expr::bounds::MAX_ELEMENTS;
use crate::expr::convert;
use crate::value::{Data, Number, SequenceKind, Value};

pub(super) const FUNCTIONS: &[Function] = &[
    Function::new(
        "chunklist",
        2,
        Some(2),
        UnknownArguments::SpreadWhole,
        chunklist,
    ),
    Function::new("compact", 1, Some(1), UnknownArguments::Accept, compact),
    Function::new("concat", 1, None, UnknownArguments::Shallow, concat),
    Function::new("distinct", 1, Some(1), UnknownArguments::Accept, distinct),
    Function::new("flatten", 1, Some(1), UnknownArguments::Accept, flatten),
    Function::new("matchkeys", 3, Some(3), UnknownArguments::Accept, matchkeys),
    Function::new("range", 1, Some(3), UnknownArguments::Spread, range),
    Function::new("reverse", 1, Some(1), UnknownArguments::Shallow, reverse),
    Function::new("slice", 3, Some(3), UnknownArguments::Shallow, slice),
    Function::new("sort", 1, Some(1), UnknownArguments::Spread, sort),
];

/// Terraform's own bound on `range`.
const MAX_RANGE: usize = 1024;

fn list_value(items: Vec<Value>) -> Value {
    Value::sequence(SequenceKind::List, items)
}

/// The first argument unknown as a whole makes the whole result unknown.
fn whole_unknown(args: &[Value]) -> Option<Value> {
    unknown_of(args.iter().filter(|arg| arg.is_unknown()))
}

/// A set whose elements may turn out to be equal: neither order nor number are known.
fn open_set(args: &[Value]) -> Option<Value> {
    args.iter()
        .filter(|arg| matches!(arg.data, Data::Sequence(SequenceKind::Set, _)))
        .find_map(|arg| unknown_of([arg]))
}

fn refuse_set(args: &[Value], index: usize) -> Result<&[Value], FunctionError> {
    match args[index].data {
        Data::Sequence(SequenceKind::Set, _) => Err(FunctionError::argument(
            index,
            "a list or tuple is required, not a set",
        )),
        _ => arguments::items(args, index),
    }
}

/// All elements of all arguments.
fn concat(args: &[Value], _: &Context<'_>) -> Answer {
    let mut all = Vec::new();
    let mut open = Vec::new();
    for (index, arg) in args.iter().enumerate() {
        match arg.as_unknown() {
            Some(unknown) => {
                all.extend_from_slice(unknown.certain_items().unwrap_or_default());
                open.push(arg);
            }
            None => all.extend_from_slice(refuse_set(args, index)?),
        }
        if all.len() > MAX_ELEMENTS {
            return Ok(too_many());
        }
    }
    if !open.is_empty() {
        return Ok(Value::open_list(all, open));
    }
    let all_lists = args
        .iter()
        .all(|arg| matches!(arg.data, Data::Sequence(SequenceKind::List, _)));
    match convert::unify(&all) {
        Some(unified) if all_lists => Ok(list_value(unified)),
        _ => Ok(Value::tuple(all)),
    }
}

/// The elements of nested lists in one, at any depth.
fn flatten(args: &[Value], _: &Context<'_>) -> Answer {
    if let Some(unknown) = open_set(args) {
        return Ok(unknown);
    }
    let (mut flat, mut open) = (Vec::new(), Vec::new());
    let items = match args[0].as_unknown() {
        Some(unknown) => unknown.certain_items().unwrap_or_default(),
        None => arguments::items(args, 0)?,
    };
    for item in items {
        flatten_into(item, &mut flat, &mut open);
        if flat.len() > MAX_ELEMENTS {
            return Ok(too_many());
        }
    }
    // What is unknown as a whole may be a list of any length.
    let (unknown, certain): (Vec<Value>, Vec<Value>) = flat.into_iter().partition(may_be_sequence);
    open.extend(unknown);
    open.extend(args.iter().filter(|arg| arg.is_unknown()).cloned());
    if open.is_empty() {
        return Ok(Value::tuple(certain));
    }
    Ok(Value::open_list(certain, &open))
}

fn flatten_into(value: &Value, flat: &mut Vec<Value>, open: &mut Vec<Value>) {
    let certain = value.as_unknown().and_then(|it| it.certain_items());
    if certain.is_some() {
        open.push(value.clone());
    }
    match value.as_items().or(certain) {
        Some(items) => items.iter().for_each(|item| flatten_into(item, flat, open)),
        None => flat.push(value.clone()),
    }
}

/// Whether an unknown may be a list. What has a form is a text, and so are, in all providers, the
/// attributes that identify a resource.
fn may_be_sequence(value: &Value) -> bool {
    let Some(unknown) = value.as_unknown() else {
        return false;
    };
    let identifies = unknown.stands_for.as_ref().is_some_and(|reference| {
        let attribute = reference.attribute.as_str();
        let last = attribute.rsplit(['.', '_']).next().unwrap_or(attribute);
        matches!(last, "id" | "arn" | "name")
    });
    unknown.shape.is_none() && !identifies
}

/// The elements from a start up to, not including, an end.
fn slice(args: &[Value], _: &Context<'_>) -> Answer {
    if let Some(unknown) = whole_unknown(args) {
        return Ok(unknown);
    }
    arguments::given(args, 0)?;
    let items = refuse_set(args, 0)?;
    let bound = |index: usize| {
        let at = arguments::whole(args, index)?;
        usize::try_from(at)
            .ok()
            .filter(|at| *at <= items.len())
            .ok_or_else(|| {
                let message = format!("the index {at} is outside of the list");
                FunctionError::argument(index, message)
            })
    };
    let (start, end) = (bound(1)?, bound(2)?);
    let Some(part) = items.get(start..end) else {
        return Err(FunctionError::argument(1, "the start is behind the end"));
    };
    Ok(Value::sequence(kind_of(&args[0]), part.to_vec()))
}

/// The same elements, last first.
fn reverse(args: &[Value], _: &Context<'_>) -> Answer {
    if let Some(unknown) = whole_unknown(args).or_else(|| open_set(args)) {
        return Ok(unknown);
    }
    let items = arguments::items(args, 0)?.iter().rev().cloned().collect();
    Ok(Value::sequence(kind_of(&args[0]), items))
}

/// A tuple stays a tuple; everything else becomes a list.
fn kind_of(value: &Value) -> SequenceKind {
    match value.data {
        Data::Sequence(SequenceKind::Tuple, _) => SequenceKind::Tuple,
        _ => SequenceKind::List,
    }
}

/// Lists of a fixed length, the last one of what is left. A length of zero gives one list.
fn chunklist(args: &[Value], _: &Context<'_>) -> Answer {
    let items = arguments::list(args, 0)?;
    let size = arguments::whole(args, 1)?;
    let size = usize::try_from(size)
        .map_err(|_| FunctionError::argument(1, "the size must not be negative"))?;
    if items.is_empty() {
        return Ok(list_value(Vec::new()));
    }
    let size = if size == 0 { items.len() } else { size };
    let chunks = items
        .chunks(size)
        .map(|chunk| list_value(chunk.to_vec()))
        .collect();
    Ok(list_value(chunks))
}

/// The strings that are neither null nor empty.
fn compact(args: &[Value], _: &Context<'_>) -> Answer {
    if let Some(unknown) = whole_unknown(args) {
        return Ok(unknown);
    }
    let texts = arguments::list_of_texts(args, 0)?;
    // An unknown string may be empty, unless a part of it is known.
    let may_be_empty = |text: &&Value| text.as_unknown().is_some_and(|unknown| unknown.can_be(""));
    if let Some(unknown) = unknown_of(texts.iter().filter(may_be_empty)) {
        return Ok(unknown);
    }
    let kept = texts
        .into_iter()
        .filter(|text| !text.is_null() && text.as_str() != Some(""))
        .collect();
    Ok(list_value(kept))
}

/// Each element once, in the order of first appearance.
fn distinct(args: &[Value], _: &Context<'_>) -> Answer {
    if let Some(unknown) = whole_unknown(args) {
        return Ok(unknown);
    }
    let items = arguments::list(args, 0)?;
    if items.len() > 1
        && let Some(unknown) = unknown_of(items.iter())
    {
        return Ok(unknown);
    }
    Ok(list_value(convert::distinct(items)))
}

/// The values whose keys are in the search set.
fn matchkeys(args: &[Value], _: &Context<'_>) -> Answer {
    if let Some(unknown) = unknown_of(args) {
        return Ok(unknown);
    }
    let values = arguments::list(args, 0)?;
    let keys = arguments::list(args, 1)?;
    let wanted = arguments::list(args, 2)?;
    if values.len() != keys.len() {
        return Err(FunctionError::call("there must be as many keys as values"));
    }
    let mut all = keys.clone();
    all.extend(wanted);
    let Some(unified) = convert::unify(&all) else {
        return Err(FunctionError::call(
            "keys and search set must be of the same type",
        ));
    };
    let (keys, wanted) = unified.split_at(keys.len());
    let matches = convert::membership(keys, wanted);
    let kept = values
        .into_iter()
        .zip(matches)
        .filter_map(|(value, matches)| matches.then_some(value));
    Ok(list_value(kept.collect()))
}

/// Texts in the order of their bytes.
fn sort(args: &[Value], _: &Context<'_>) -> Answer {
    let mut texts = arguments::list_of_texts(args, 0)?;
    if texts.iter().any(Value::is_null) {
        return Err(FunctionError::argument(0, "null cannot be sorted"));
    }
    texts.sort_by(|a, b| a.as_str().cmp(&b.as_str()));
    Ok(list_value(texts))
}

/// Numbers from a start to a limit that is not reached, a step apart.
fn range(args: &[Value], _: &Context<'_>) -> Answer {
    let mut numbers = (0..args.len()).map(|index| arguments::number(args, index));
    let mut next = || numbers.next().transpose();
    let zero = Number::from(0);
    let (start, end, step) = match (next()?, next()?, next()?) {
        (Some(end), None, _) => (zero.clone(), end, None),
        (Some(start), Some(end), step) => (start, end, step),
        _ => {
            return Err(FunctionError::call(
                "one, two or three numbers are required",
            ));
        }
    };
    let step = step.unwrap_or_else(|| Number::from(if end < start { -1 } else { 1 }));
    if step == zero {
        return Err(FunctionError::argument(2, "the step must not be zero"));
    }
    let down = step < zero;
    if (down && end > start) || (!down && end < start) {
        return Err(FunctionError::argument(
            1,
            "the limit lies against the direction of the step",
        ));
    }
    let mut list = Vec::new();
    let mut next = start;
    while if down { next > end } else { next < end } {
        if list.len() >= MAX_RANGE {
            return Err(FunctionError::call(format!(
                "the range has more than {MAX_RANGE} elements"
            )));
        }
        list.push(Value::from(next.clone()));
        next = next
            .add(step.clone())
            .ok_or_else(|| FunctionError::call("a number is too large"))?;
    }
    Ok(list_value(list))
}
