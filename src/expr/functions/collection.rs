//! Collections as a whole and access to their elements.

use std::sync::Arc;

use unicode_segmentation::UnicodeSegmentation;

use super::arguments::{self, Answer, nullable_unknown_of, unknown_of};
use super::{Context, Function, FunctionError, UnknownArguments};
use crate::expr::bounds::{self, MAX_ELEMENTS};
use crate::expr::{Dialect, convert};
use crate::value::{Data, Map, ObjectKind, SequenceKind, Shape, Unknown, Value};

pub(super) const FUNCTIONS: &[Function] = &[
    Function::new("element", 2, Some(2), UnknownArguments::Shallow, element),
    Function::new("index", 2, Some(2), UnknownArguments::Accept, index),
    Function::new("keys", 1, Some(1), UnknownArguments::Shallow, keys),
    Function::new("length", 1, Some(1), UnknownArguments::Shallow, length),
    Function::new("lookup", 2, Some(3), UnknownArguments::Shallow, lookup),
    Function::new("merge", 0, None, UnknownArguments::Shallow, merge),
    Function::new("one", 1, Some(1), UnknownArguments::Shallow, one),
    Function::new("transpose", 1, Some(1), UnknownArguments::Spread, transpose),
    Function::new("values", 1, Some(1), UnknownArguments::Shallow, values),
    Function::new("zipmap", 2, Some(2), UnknownArguments::Shallow, zipmap),
];

/// The number of elements, or of characters as readers count them.
fn length(args: &[Value], context: &Context<'_>) -> Answer {
    let value = arguments::given(args, 0)?;
    let count = match &value.data {
        Data::Sequence(kind, items)
            if kind.may_be_set()
                && context.dialect == Dialect::Terraform
                && value.may_have_twins() =>
        {
            let unknown = Unknown::ordered_by_schema(items.clone());
            return Ok(Value::new(Data::Unknown(unknown.into())));
        }
        Data::String(text) => text.graphemes(true).count(),
        // Unknown elements of a set may turn out to be equal to others.
        Data::Sequence(SequenceKind::Set, items)
            if items.len() > 1 && items.iter().any(|item| item.find_unknown().is_some()) =>
        {
            return Ok(unknown_of(items.iter()).unwrap_or_default());
        }
        // An unknown block stands for any number of them.
        Data::Sequence(SequenceKind::Blocks, items) if items.iter().any(Value::is_unknown) => {
            return Ok(unknown_of(items.iter()).unwrap_or_default());
        }
        Data::Sequence(_, items) => items.len(),
        Data::Object(_, entries) => entries.len(),
        Data::Unknown(_) => return Ok(unknown_of([value]).unwrap_or_default()),
        _ => {
            let message = format!(
                "a string, a collection or an object is required, not {}",
                value.type_name()
            );
            return Err(FunctionError::argument(0, message));
        }
    };
    Ok(Value::from(count as i64))
}

/// The element at an index that wraps around past the end.
fn element(args: &[Value], _: &Context<'_>) -> Answer {
    if let Some(unknown) = nullable_unknown_of(args.iter().filter(|arg| arg.is_unknown())) {
        return Ok(unknown);
    }
    let list = arguments::given(args, 0)?;
    if matches!(list.data, Data::Sequence(SequenceKind::Set, _)) {
        let message = "elements of a set have no index";
        return Err(FunctionError::argument(0, message));
    }
    let items = arguments::items(args, 0)?;
    let index = arguments::whole(args, 1)?;
    if items.is_empty() {
        return Err(FunctionError::argument(0, "the list is empty"));
    }
    let length = i64::try_from(items.len()).unwrap_or(i64::MAX);
    // Terraform counts a negative index from the end of a list, but not from that of a tuple.
    let is_list = matches!(list.data, Data::Sequence(SequenceKind::List, _));
    let index = if is_list {
        index.rem_euclid(length)
    } else {
        index % length
    };
    usize::try_from(index)
        .ok()
        .and_then(|index| items.get(index).cloned())
        .ok_or_else(|| FunctionError::argument(1, "the index must not be negative"))
}

/// The index of the first element that is equal.
fn index(args: &[Value], _: &Context<'_>) -> Answer {
    if let Some(unknown) = unknown_of(args.iter().filter(|arg| arg.is_unknown())) {
        return Ok(unknown);
    }
    let list = arguments::given(args, 0)?;
    if matches!(list.data, Data::Sequence(SequenceKind::Set, _)) {
        return Err(FunctionError::argument(0, "a list or tuple is required"));
    }
    let items = arguments::items(args, 0)?;
    let wanted = arguments::given(args, 1)?;
    for (at, item) in items.iter().enumerate() {
        match item.same(wanted) {
            Some(true) => return Ok(Value::from(at as i64)),
            Some(false) => {}
            None => return Ok(unknown_of([item, wanted]).unwrap_or_default()),
        }
    }
    Err(FunctionError::call("the list has no such element"))
}

/// The names of a map or object, which are known even where its values are not.
fn keys(args: &[Value], _: &Context<'_>) -> Answer {
    if let Some(unknown) = unknown_of(args.iter().filter(|arg| arg.is_unknown())) {
        return Ok(unknown);
    }
    let entries = arguments::entries(args, 0)?;
    let kind = sequence_like(&args[0]);
    let names = entries
        .iter()
        .map(|(name, value)| Value::string(name.clone()).with_origin(value.origin.clone()))
        .collect();
    Ok(Value::sequence(kind, names))
}

/// The values of a map or object, in the order of their names.
fn values(args: &[Value], _: &Context<'_>) -> Answer {
    if let Some(unknown) = unknown_of(args.iter().filter(|arg| arg.is_unknown())) {
        return Ok(unknown);
    }
    let entries = arguments::entries(args, 0)?;
    let kind = sequence_like(&args[0]);
    Ok(Value::sequence(kind, entries.values().cloned().collect()))
}

/// A map's names and values are lists, an object's are tuples.
fn sequence_like(value: &Value) -> SequenceKind {
    match value.data {
        Data::Object(ObjectKind::Map, _) => SequenceKind::List,
        _ => SequenceKind::Tuple,
    }
}

/// The entry of a name, or the default.
fn lookup(args: &[Value], _: &Context<'_>) -> Answer {
    if let Some(known) = known_entry(args) {
        return Ok(known);
    }
    if let Some(unknown) = nullable_unknown_of(args.iter().take(2).filter(|arg| arg.is_unknown())) {
        return Ok(unknown);
    }
    let entries = arguments::entries(args, 0)?;
    let name = arguments::text(args, 1)?;
    match (entries.get(&name), args.get(2)) {
        (Some(value), _) => Ok(value.clone()),
        (None, Some(default)) => like_elements(default, &args[0], entries),
        (None, None) => Err(FunctionError::call(format!("there is no element {name:?}"))),
    }
}

/// The entry of an object that is otherwise unknown.
fn known_entry(args: &[Value]) -> Option<Value> {
    let known = known_entries(&args[0])?;
    known.get(args[1].as_str()?).cloned()
}

/// What is known of an unknown object.
fn known_entries(value: &Value) -> Option<&Map> {
    match &value.as_unknown()?.shape {
        Some(Shape::Object(known)) => Some(known),
        _ => None,
    }
}

/// The default of a lookup in a map is brought to the type of the map's elements.
fn like_elements(default: &Value, map: &Value, entries: &Map) -> Answer {
    let typed = entries.values().find(|value| {
        matches!(
            value.data,
            Data::Bool(_) | Data::Number(_) | Data::String(_)
        )
    });
    let converted = match (&map.data, typed.map(|value| &value.data)) {
        (Data::Object(ObjectKind::Map, _), Some(Data::String(_))) => convert::to_string(default),
        (Data::Object(ObjectKind::Map, _), Some(Data::Number(_))) => convert::to_number(default),
        (Data::Object(ObjectKind::Map, _), Some(Data::Bool(_))) => convert::to_bool(default),
        _ => Ok(default.clone()),
    };
    converted.map_err(|message| FunctionError::argument(2, message))
}

/// The only element, or null of an empty collection.
fn one(args: &[Value], _: &Context<'_>) -> Answer {
    if let Some(unknown) = nullable_unknown_of(args.iter().filter(|arg| arg.is_unknown())) {
        return Ok(unknown);
    }
    let items = arguments::items(args, 0)?;
    match items {
        [] => Ok(Value::null()),
        [only] => Ok(only.clone()),
        _ if matches!(args[0].data, Data::Sequence(SequenceKind::Set, _))
            && items.iter().any(Value::is_unknown) =>
        {
            Ok(nullable_unknown_of(items).unwrap_or_default())
        }
        _ => Err(FunctionError::argument(
            0,
            "a list, set or tuple of at most one element is required",
        )),
    }
}

/// One map of all entries; of a name, the last argument that has it. Null adds nothing.
fn merge(args: &[Value], _: &Context<'_>) -> Answer {
    let mut all = Vec::new();
    let mut all_maps = !args.is_empty();
    for (index, arg) in args.iter().enumerate() {
        if arg.is_null() {
            continue;
        }
        all_maps &= matches!(arg.data, Data::Object(ObjectKind::Map, _));
        let entries = if arg.is_unknown() {
            // What came before may be overridden by what is not known.
            all.clear();
            known_entries(arg)
        } else {
            Some(arguments::entries(args, index)?)
        };
        let entries = entries.into_iter().flat_map(Map::iter);
        all.extend(entries.map(|(name, value)| (name.clone(), value.clone())));
    }
    if all.len() > MAX_ELEMENTS {
        return Ok(too_many());
    }
    let merged: Map = all.into_iter().collect();
    Ok(
        match Unknown::derived(args.iter().filter(|arg| arg.is_unknown())) {
            Some(unknown) => Value::new(Data::Unknown(Arc::new(Unknown {
                not_null: true,
                shape: Some(Shape::Object(Arc::new(merged))),
                ..unknown
            }))),
            None if all_maps => same_type(merged),
            None => Value::object(merged),
        },
    )
}

/// A map where the values are of one type; maps of different types make an object.
fn same_type(entries: Map) -> Value {
    let mut names: Vec<&str> = entries
        .values()
        .filter(|value| !value.is_null() && !value.is_unknown())
        .map(Value::type_name)
        .collect();
    names.dedup();
    if names.len() > 1 {
        Value::object(entries)
    } else {
        Value::map(entries)
    }
}

/// A map of names and values that stand at the same index.
fn zipmap(args: &[Value], _: &Context<'_>) -> Answer {
    let names_unknown = args[0]
        .as_items()
        .is_some_and(|names| names.iter().any(Value::is_unknown));
    if names_unknown || args.iter().any(Value::is_unknown) {
        let parts = args[0].as_items().unwrap_or_default().iter().chain(args);
        return Ok(unknown_of(parts.filter(|part| part.is_unknown())).unwrap_or_default());
    }
    let names = arguments::list_of_texts(args, 0)?;
    let values = match &arguments::given(args, 1)?.data {
        Data::Sequence(SequenceKind::Set, _) => {
            return Err(FunctionError::argument(1, "a list or tuple is required"));
        }
        _ => arguments::items(args, 1)?,
    };
    if names.len() != values.len() {
        return Err(FunctionError::call(format!(
            "there are {} keys for {} values",
            names.len(),
            values.len()
        )));
    }
    let mut entries = Vec::with_capacity(names.len());
    for (name, value) in names.iter().zip(values) {
        let Some(name) = name.as_str() else {
            return Err(FunctionError::argument(0, "a key must not be null"));
        };
        entries.push((name, value.clone()));
    }
    let entries: Map = entries.into_iter().collect();
    Ok(match args[1].data {
        Data::Sequence(SequenceKind::Tuple, _) => Value::object(entries),
        _ => Value::map(entries),
    })
}

/// A map of lists of strings with names and strings swapped.
fn transpose(args: &[Value], _: &Context<'_>) -> Answer {
    let mut pairs = Vec::new();
    for (name, list) in arguments::entries(args, 0)?.iter() {
        let inner = [list.clone()];
        for text in arguments::list_of_texts(&inner, 0)? {
            let Data::String(text) = text.data else {
                return Err(FunctionError::argument(0, "a list must not hold null"));
            };
            pairs.push((text, Value::string(name.clone())));
        }
    }
    pairs.sort_by(|(a, _), (b, _)| a.cmp(b));
    let mut swapped: Vec<(ecow::EcoString, Vec<Value>)> = Vec::new();
    for (text, name) in pairs {
        match swapped.last_mut() {
            Some((last, names)) if *last == text => names.push(name),
            _ => swapped.push((text, vec![name])),
        }
    }
    let entries = swapped
        .into_iter()
        .map(|(text, names)| (text, Value::sequence(SequenceKind::List, names)));
    Ok(Value::map(entries.collect()))
}

/// The value of a collection past the bound.
pub(super) fn too_many() -> Value {
    bounds::reached(ecow::eco_format!(
        "the result has more than {MAX_ELEMENTS} elements"
    ))
}
