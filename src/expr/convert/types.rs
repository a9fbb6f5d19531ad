//! Types: read off values, brought to a common one, and what converts to them.

use std::collections::BTreeMap;

use ecow::EcoString;

use super::{make_set, required, to_bool, to_number, to_string};
use crate::value::{Data, Map, ObjectKind, SequenceKind, Shape, Value};

/// A type, declared or read off a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Type {
    /// Any type: that of null, of an empty list's elements, of most unknowns; declared as `any`.
    Any,
    /// A truth value.
    Bool,
    /// A number.
    Number,
    /// A text.
    String,
    /// Elements of one type.
    List(Box<Self>),
    /// Elements of one type, sorted, each once.
    Set(Box<Self>),
    /// One of the two before, as a schema says.
    ListOrSet(Box<Self>),
    /// Named elements of one type.
    Map(Box<Self>),
    /// As many elements as types.
    Tuple(Vec<Self>),
    /// Named attributes.
    Object(BTreeMap<EcoString, Attribute>),
}

/// An attribute of an object type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attribute {
    /// Its type.
    pub kind: Type,
    /// Whether it may be left out, and is null then.
    pub optional: bool,
}

impl Type {
    /// The type of a value. The value must have passed [`super::bounds::is_walkable`].
    pub(super) fn of(value: &Value) -> Self {
        match &value.data {
            Data::Null => Self::Any,
            Data::Bool(_) => Self::Bool,
            Data::Number(_) => Self::Number,
            Data::String(_) => Self::String,
            // What has a form is a text, unless that form is an object's.
            Data::Unknown(unknown) => match unknown.shape {
                Some(Shape::Json(_) | Shape::Template(_)) => Self::String,
                Some(
                    Shape::Object(_) | Shape::Items(_) | Shape::Choice(_) | Shape::Spelling(_),
                )
                | None => Self::Any,
            },
            Data::Sequence(SequenceKind::Tuple, items) => {
                Self::Tuple(items.iter().map(Self::of).collect())
            }
            Data::Sequence(kind, items) => {
                let element = Box::new(Self::of_elements(items.iter()));
                match kind {
                    SequenceKind::Set => Self::Set(element),
                    SequenceKind::ListOrSet => Self::ListOrSet(element),
                    _ => Self::List(element),
                }
            }
            Data::Object(ObjectKind::Map, entries) => {
                Self::Map(Box::new(Self::of_elements(entries.values())))
            }
            Data::Object(ObjectKind::Object | ObjectKind::Block, entries) => Self::Object(
                entries
                    .iter()
                    .map(|(name, value)| (name.clone(), Attribute::required(Self::of(value))))
                    .collect(),
            ),
        }
    }

    /// The type of elements that are of one type already, but for nulls and empty lists in them.
    fn of_elements<'a>(items: impl Iterator<Item = &'a Value>) -> Self {
        let mut types: Vec<Self> = items.map(Self::of).collect();
        types.dedup();
        Self::common(&types).unwrap_or(Self::Any)
    }

    /// The type that all of these convert to; `None` where there is none.
    pub(super) fn common(types: &[Self]) -> Option<Self> {
        let mut typed: Vec<&Self> = types.iter().filter(|one| **one != Self::Any).collect();
        typed.dedup();
        let Some((first, rest)) = typed.split_first() else {
            return Some(Self::Any);
        };
        if rest.iter().all(|other| other == first) {
            return Some((*first).clone());
        }
        match first {
            Self::Any | Self::Bool | Self::Number | Self::String => common_primitive(&typed),
            Self::List(_) | Self::Set(_) | Self::ListOrSet(_) | Self::Tuple(_) => {
                common_sequence(&typed)
            }
            Self::Map(_) | Self::Object(_) => common_object(&typed),
        }
    }
}

impl Type {
    /// Whether it leaves a type open below: `any` stands for one type then, in all elements alike.
    fn has_any(&self) -> bool {
        match self {
            Self::Any => true,
            Self::Bool | Self::Number | Self::String => false,
            Self::List(element)
            | Self::Set(element)
            | Self::ListOrSet(element)
            | Self::Map(element) => element.has_any(),
            Self::Tuple(elements) => elements.iter().any(Self::has_any),
            Self::Object(attributes) => attributes.values().any(|it| it.kind.has_any()),
        }
    }
}

impl Attribute {
    /// An attribute that must be there.
    pub const fn required(kind: Type) -> Self {
        Self {
            kind,
            optional: false,
        }
    }
}

/// Different primitives meet in a string, and only where one of them is a string: Terraform does
/// not turn `[1, true]` into texts.
fn common_primitive(types: &[&Type]) -> Option<Type> {
    let all = |wanted: &[Type]| types.iter().all(|one| wanted.contains(one));
    let has_string = types.contains(&&Type::String);
    (has_string && all(&[Type::Bool, Type::Number, Type::String])).then_some(Type::String)
}

fn common_sequence(types: &[&Type]) -> Option<Type> {
    let mut elements = Vec::new();
    let (mut lists, mut sets, mut either, mut lengths) = (0, 0, 0, Vec::new());
    for one in types {
        match one {
            Type::List(element) => {
                lists += 1;
                elements.push(element.as_ref().clone());
            }
            Type::Set(element) => {
                sets += 1;
                elements.push(element.as_ref().clone());
            }
            Type::ListOrSet(element) => {
                either += 1;
                elements.push(element.as_ref().clone());
            }
            Type::Tuple(kinds) => {
                lengths.push(kinds.len());
                elements.extend(kinds.iter().cloned());
            }
            _ => return None,
        }
    }
    lengths.dedup();
    if lists == 0 && sets == 0 && either == 0 && lengths.len() == 1 {
        return common_tuple(types, lengths[0]);
    }
    let element = Box::new(Type::common(&elements)?);
    Some(match (lists, either, sets) {
        (0, 0, 1..) => Type::Set(element),
        (0, 1.., _) => Type::ListOrSet(element),
        _ => Type::List(element),
    })
}

fn common_tuple(types: &[&Type], length: usize) -> Option<Type> {
    let column = |index: usize| -> Vec<Type> {
        types
            .iter()
            .filter_map(|one| match one {
                Type::Tuple(kinds) => kinds.get(index).cloned(),
                _ => None,
            })
            .collect()
    };
    (0..length)
        .map(|index| Type::common(&column(index)))
        .collect::<Option<_>>()
        .map(Type::Tuple)
}

fn common_object(types: &[&Type]) -> Option<Type> {
    let mut objects = Vec::new();
    let mut elements = Vec::new();
    for one in types {
        match one {
            Type::Map(element) => elements.push(element.as_ref().clone()),
            Type::Object(attributes) => {
                objects.push(attributes);
                elements.extend(attributes.values().map(|attribute| attribute.kind.clone()));
            }
            _ => return None,
        }
    }
    let Some((first, rest)) = objects.split_first() else {
        return Some(Type::Map(Box::new(Type::common(&elements)?)));
    };
    let same_names = rest.iter().all(|other| other.keys().eq(first.keys()));
    if objects.len() < types.len() || !same_names {
        return Some(Type::Map(Box::new(Type::common(&elements)?)));
    }
    let common = |name: &EcoString| {
        let column: Vec<Type> = objects
            .iter()
            .filter_map(|attributes| attributes.get(name))
            .map(|attribute| attribute.kind.clone())
            .collect();
        Some((name.clone(), Attribute::required(Type::common(&column)?)))
    };
    first
        .keys()
        .map(common)
        .collect::<Option<_>>()
        .map(Type::Object)
}

/// Converts a value that has passed [`super::bounds::is_walkable`].
pub(super) fn convert(value: &Value, wanted: &Type) -> Result<Value, String> {
    let is_spelled = value.as_unknown().is_some_and(|it| it.spelling().is_some());
    if value.is_null() || (value.is_unknown() && !is_spelled) {
        return Ok(value.clone());
    }
    let converted = match wanted {
        Type::Any => return Ok(value.clone()),
        Type::Bool => return to_bool(value),
        Type::Number => return to_number(value),
        Type::String => return to_string(value),
        Type::List(element) => {
            let items = convert_items(value, element, "a list is required")?;
            let is_open = value.has_open_order();
            let kind = [SequenceKind::List, SequenceKind::ListOrSet][usize::from(is_open)];
            Value::sequence(kind, items).in_order()
        }
        Type::ListOrSet(element) => {
            let items = convert_items(value, element, "a list or a set is required")?;
            Value::sequence(SequenceKind::ListOrSet, items)
        }
        Type::Set(element) => make_set(convert_items(value, element, "a set is required")?),
        Type::Tuple(elements) => convert_tuple(value, elements)?,
        Type::Map(element) => convert_map(value, element)?,
        Type::Object(attributes) => convert_object(value, attributes)?,
    };
    Ok(converted.with_origin(value.origin.clone()))
}

fn convert_items(value: &Value, element: &Type, refusal: &str) -> Result<Vec<Value>, String> {
    let items = value.as_items().ok_or(refusal)?;
    if *element == Type::Any {
        return super::unify_elements(items, "all elements must have the same type");
    }
    let items: Vec<Value> = items
        .iter()
        .enumerate()
        .map(|(index, item)| {
            convert(item, element).map_err(|error| format!("element {index}: {error}"))
        })
        .collect::<Result<_, _>>()?;
    if element.has_any() {
        return super::unify_elements(&items, "all elements must have the same type");
    }
    Ok(items)
}

fn convert_tuple(value: &Value, elements: &[Type]) -> Result<Value, String> {
    let items = value.as_items().ok_or_else(|| required("a tuple", value))?;
    if items.len() != elements.len() {
        return Err(format!(
            "a tuple of {} elements is required, not of {}",
            elements.len(),
            items.len()
        ));
    }
    items
        .iter()
        .zip(elements)
        .map(|(item, element)| convert(item, element))
        .collect::<Result<_, _>>()
        .map(Value::tuple)
}

fn convert_map(value: &Value, element: &Type) -> Result<Value, String> {
    let entries = value.as_entries().ok_or_else(|| required("a map", value))?;
    if *element == Type::Any {
        return super::to_map(value);
    }
    let converted: Map = entries
        .iter()
        .map(|(name, entry)| match convert(entry, element) {
            Ok(entry) => Ok((name.clone(), entry)),
            Err(error) => Err(format!("element {name:?}: {error}")),
        })
        .collect::<Result<_, String>>()?;
    if !element.has_any() {
        return Ok(Value::map(converted));
    }
    let values: Vec<Value> = converted.values().cloned().collect();
    let values = super::unify_elements(&values, "all map elements must have the same type")?;
    Ok(Value::map(converted.keys().cloned().zip(values).collect()))
}

fn convert_object(
    value: &Value,
    attributes: &BTreeMap<EcoString, Attribute>,
) -> Result<Value, String> {
    let entries = value
        .as_entries()
        .ok_or_else(|| required("an object", value))?;
    attributes
        .iter()
        .map(|(name, attribute)| match entries.get(name) {
            Some(entry) => match convert(entry, &attribute.kind) {
                Ok(entry) => Ok((name.clone(), entry)),
                Err(error) => Err(format!("attribute {name:?}: {error}")),
            },
            None if attribute.optional => Ok((name.clone(), Value::null())),
            None => Err(format!("attribute {name:?} is required")),
        })
        .collect::<Result<Map, _>>()
        .map(Value::object)
}
