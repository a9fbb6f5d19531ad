//! What a reference gives of an attribute that a resource writes.
//!
//! Terraform hands on what the provider's schema makes of it: of `"true"` perhaps a truth value, of `1`
//! in a map of texts the text. There is no schema here, so what the two could differ in is not known.
//! A number or a truth value that is not in a map is taken to be what it is written as, and so are
//! texts that cannot be anything else.

use std::sync::Arc;

use rustc_hash::FxHashSet;

use crate::expr::{bounds, convert};
use crate::value::{
    Data, Map, Number, ObjectKind, Reason, ReasonKind, SequenceKind, Shape, Unknown, Value,
};

/// Attributes that are texts in all resource types, whatever they read as: a version `"8.0"` is not 8.
const TEXTS: [&str; 2] = ["engine_version", "version"];

/// The value of an attribute or of the blocks of a type, as other blocks see it. `affords` takes what
/// it costs from what may still be spent.
pub(super) fn handed_on(name: &str, value: &Value, affords: impl FnOnce(u32) -> bool) -> Value {
    if bounds::weight(value).is_some_and(affords) {
        seen(name, value, false)
    } else {
        bounds::reached("there is too much in it to be handed on")
    }
}

fn seen(name: &str, value: &Value, in_object: bool) -> Value {
    let data = match &value.data {
        Data::String(text) => match spelled(name, text) {
            Some(unknown) => Data::Unknown(unknown.into()),
            None => return value.clone(),
        },
        Data::Bool(_) | Data::Number(_) if in_object => return convert::loosened(value),
        Data::Sequence(kind, items) => {
            let items = items.iter();
            let items: Vec<_> = items.map(|item| seen(name, item, in_object)).collect();
            if *kind != SequenceKind::Blocks && has_twins(&items) {
                return some_of(items).with_origin(value.origin.clone());
            }
            Data::Sequence(*kind, items.into())
        }
        Data::Object(kind, entries) => {
            let in_object = *kind != ObjectKind::Block;
            // What is written as null in a block is left to the provider.
            let is_given = |item: &Value| in_object || !item.is_null();
            let entries = entries.iter().filter(|(_, item)| is_given(item));
            let entries = entries.map(|(name, item)| (name.clone(), seen(name, item, in_object)));
            Data::Object(*kind, entries.collect::<Map>().into())
        }
        _ => return value.clone(),
    };
    Value::new(data).with_origin(value.origin.clone())
}

/// Whether a text is in it twice, which it cannot be if the schema says that it is a set.
fn has_twins(items: &[Value]) -> bool {
    let mut seen = FxHashSet::default();
    items
        .iter()
        .filter_map(Value::as_str)
        .any(|text| !seen.insert(text))
}

/// A list of which it is not known how often it holds what.
fn some_of(items: Vec<Value>) -> Value {
    let reason = "only the provider's schema says whether it is a set";
    Value::new(Data::Unknown(Arc::new(Unknown {
        not_null: true,
        shape: Some(Shape::Items(Arc::new(items))),
        ..Unknown::because(Reason::new(ReasonKind::Unsupported, reason))
    })))
}

/// What is known of a text that reads as a number or a truth value; `None` of any other.
fn spelled(name: &str, text: &str) -> Option<Unknown> {
    if TEXTS.contains(&name) {
        return None;
    }
    let number = Number::parse(text);
    // Of "0" and "1" a schema may make truth values, which are written otherwise.
    let is_written_so = |number: &Number| number.to_string() == text && !["0", "1"].contains(&text);
    match number {
        None if ["true", "false"].contains(&text) => Some(Unknown::spelled(text)),
        None => None,
        Some(number) if is_written_so(&number) => Some(Unknown::spelled(text)),
        Some(_) => Some(Unknown {
            shape: None,
            ..Unknown::spelled(text)
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spelling(name: &str, text: &str) -> Option<String> {
        let handed_on = handed_on(name, &Value::from(text), |_| true);
        let unknown = handed_on.as_unknown().expect("it may be no text");
        unknown.spelling().map(ToString::to_string)
    }

    #[test]
    fn a_text_that_reads_as_something_else_is_known_by_its_spelling_only() {
        assert_eq!(spelling("internal", "true").as_deref(), Some("true"));
        assert_eq!(spelling("size", "60").as_deref(), Some("60"));
    }

    #[test]
    fn a_text_that_may_be_written_in_another_way_is_unknown() {
        for text in ["1", "0", "060", "8.0", "1e3"] {
            assert_eq!(spelling("size", text), None, "{text}");
        }
    }

    #[test]
    fn other_texts_and_versions_are_handed_on() {
        for (name, text) in [("name", "a"), ("name", "True"), ("engine_version", "8.0")] {
            assert_eq!(
                handed_on(name, &Value::from(text), |_| true).as_str(),
                Some(text)
            );
        }
    }

    #[test]
    fn how_many_there_are_is_open_where_a_set_would_have_fewer() {
        let texts =
            |texts: &[&str]| Value::tuple(texts.iter().map(|it| Value::from(*it)).collect());
        let subnets = handed_on("subnets", &texts(&["b", "a", "a"]), |_| true);
        assert!(subnets.is_unknown());
        let subnets = handed_on("subnets", &texts(&["b", "a"]), |_| true);
        assert_eq!(subnets.as_items().map(<[Value]>::len), Some(2));
    }

    #[test]
    fn numbers_stay_but_in_what_may_be_a_map_of_texts() {
        assert!(
            handed_on("port", &Value::from(80_i64), |_| true)
                .as_number()
                .is_some()
        );
        let tags = Value::object([("a", Value::from(80_i64))].into_iter().collect());
        let tags = handed_on("tags", &tags, |_| true);
        assert!(tags.get("a").is_some_and(Value::is_unknown));
    }
}
