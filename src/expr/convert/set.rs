//! The order of sets.
//!
//! Terraform goes through a set in an order of its own: texts by their bytes, numbers by size,
//! `false` before `true`, null last. For lists and objects the order is that of a textual form,
//! which its authors call undefined; users see it all the same (in `tolist`, in `join`), so it is
//! followed here. The same keys find equal elements without comparing each with each.

use std::collections::BTreeSet;
use std::fmt::Write;

use ecow::EcoString;

use crate::value::{Data, Number, ObjectKind, SequenceKind, Value};

/// A set of elements that are of one type already: sorted, each once.
pub fn make_set(items: Vec<Value>) -> Value {
    let mut keyed: Vec<(Key, Value)> = items
        .into_iter()
        .map(|item| (Key::of(&item), item))
        .collect();
    keyed.sort_by(|(a, _), (b, _)| a.cmp(b));
    keyed.dedup_by(|(_, later), (_, kept)| later.same(kept) == Some(true));
    let items = keyed.into_iter().map(|(_, item)| item).collect();
    Value::sequence(SequenceKind::Set, items)
}

/// Known elements of one type, each once, in the order of first appearance.
pub fn distinct(items: Vec<Value>) -> Vec<Value> {
    let mut seen = BTreeSet::new();
    items
        .into_iter()
        .filter(|item| seen.insert(Key::of(item)))
        .collect()
}

/// Of each of the items whether it is among the others; all known, and of one type.
pub fn membership(items: &[Value], others: &[Value]) -> Vec<bool> {
    let others: BTreeSet<Key> = others.iter().map(Key::of).collect();
    items
        .iter()
        .map(|item| others.contains(&Key::of(item)))
        .collect()
}

/// What a set is sorted by; variants in order.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    Bool(bool),
    Number(Number),
    Text(EcoString),
    Compound(String),
    Unknown(String),
    Null,
}

impl Key {
    fn of(value: &Value) -> Self {
        match &value.data {
            Data::Null => Self::Null,
            Data::Bool(value) => Self::Bool(*value),
            Data::Number(number) => Self::Number(number.clone()),
            Data::String(text) => Self::Text(text.clone()),
            Data::Sequence(..) | Data::Object(..) => {
                let mut form = String::new();
                write_form(value, &mut form);
                Self::Compound(form)
            }
            // Unknowns that are equal must meet for one of them to go.
            Data::Unknown(unknown) => Self::Unknown(match &unknown.stands_for {
                Some(reference) => format!("{}.{}", reference.address, reference.attribute),
                None => String::new(),
            }),
        }
    }
}

/// The textual form of a value within a set.
fn write_form(value: &Value, form: &mut String) {
    match &value.data {
        Data::Null => form.push('~'),
        Data::Unknown(_) => form.push('?'),
        Data::Bool(true) => form.push('T'),
        Data::Bool(false) => form.push('F'),
        Data::Number(number) => {
            let _ = write!(form, "{number}");
        }
        Data::String(text) => {
            let _ = write!(form, "{:?}", text.as_str());
        }
        Data::Sequence(kind, items) => {
            let ends = match kind {
                SequenceKind::Tuple => ('<', '>'),
                _ => ('[', ']'),
            };
            form.push(ends.0);
            for item in items.iter() {
                write_form(item, form);
                form.push(';');
            }
            form.push(ends.1);
        }
        Data::Object(kind, entries) => {
            let is_map = *kind == ObjectKind::Map;
            form.push(if is_map { '{' } else { '<' });
            for (name, entry) in entries.iter() {
                if is_map {
                    let _ = write!(form, "{:?}:", name.as_str());
                }
                write_form(entry, form);
                form.push(';');
            }
            form.push(if is_map { '}' } else { '>' });
        }
    }
}
