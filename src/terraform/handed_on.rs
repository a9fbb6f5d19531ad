//! What a reference gives of an attribute that a resource writes.
//!
//! Terraform hands on what the provider's schema makes of it: of `"true"` perhaps a truth value, of `1`
//! perhaps a text, of a list perhaps a set. There is no schema here, so what these differ in is not
//! known: the type of a scalar, the order of a list. Nor is what providers write anew, which is JSON, or
//! keep as a hash. Where a reference ends in an attribute again, the schema converts once more, and
//! either will do: [`taken`].

use super::policy_document::from_json;
use crate::expr::{bounds, convert};
use crate::value::{
    Data, Map, Number, ObjectKind, Reason, ReasonKind, SequenceKind, Shape, Unknown, Value,
};

/// Attributes that are texts in all resource types, whatever they read as: a version `"8.0"` is not 8.
const TEXTS: [&str; 2] = ["engine_version", "version"];

/// Attributes of which a provider may keep a hash only.
const HASHED: [&str; 1] = ["user_data"];

/// An attribute, or the blocks of a type, of a resource or data source.
#[derive(Clone, Copy)]
pub(super) struct Attribute<'a> {
    pub(super) name: &'a str,
    /// Whether it is an argument of a data source, which keeps its texts as they are.
    pub(super) is_data: bool,
}

/// The value of an attribute as other blocks see it. `affords` takes what it costs from what may still be
/// spent.
pub(super) fn handed_on(
    attribute: Attribute<'_>,
    value: &Value,
    affords: impl FnOnce(u32) -> bool,
) -> Value {
    if bounds::weight(value).is_some_and(affords) {
        attribute.seen(value, false)
    } else {
        bounds::reached("there is too much in it to be handed on")
    }
}

/// An attribute's value as the resource has it whose attribute it is. What is known by its spelling only
/// is that text to any schema.
pub(super) fn taken(value: Value) -> Value {
    let is_spelled = |value: &Value| value.as_unknown().is_some_and(|it| it.spelling().is_some());
    if !value.has_within(is_spelled) || !bounds::is_walkable(&value) {
        return value;
    }
    respelled(&value)
}

fn respelled(value: &Value) -> Value {
    match value.as_unknown().and_then(|unknown| unknown.spelling()) {
        Some(text) => Value::string(text.clone()).with_origin(value.origin.clone()),
        None => value.map_elements(respelled),
    }
}

/// An attribute's value where it is of any type, and keeps the one that it has.
pub(super) fn kept(value: Value) -> Value {
    convert::in_order(&value)
}

impl Attribute<'_> {
    fn seen(self, value: &Value, in_object: bool) -> Value {
        let data = match &value.data {
            Data::String(_) if !in_object && HASHED.contains(&self.name) => {
                let reason = "the provider may keep a hash of it";
                Data::Unknown(not_null(reason).into())
            }
            Data::String(text) => {
                match spelled(self.name, text).or_else(|| self.rewritten(value, text)) {
                    Some(unknown) => Data::Unknown(unknown.into()),
                    None => return value.clone(),
                }
            }
            Data::Bool(_) | Data::Number(_) => return convert::loosened(value),
            Data::Sequence(kind, items) => {
                let items = items.iter();
                let items: Vec<_> = items.map(|item| self.seen(item, in_object)).collect();
                let kind = match kind {
                    SequenceKind::Blocks => SequenceKind::Blocks,
                    _ => SequenceKind::ListOrSet,
                };
                Data::Sequence(kind, items.into())
            }
            Data::Object(kind, entries) => {
                let in_object = *kind != ObjectKind::Block;
                // What is written as null in a block is left to the provider.
                let is_given = |item: &Value| in_object || !item.is_null();
                let entries = entries.iter().filter(|(_, item)| is_given(item));
                let entries = entries.map(|(name, item)| {
                    let is_data = self.is_data;
                    let inner = Attribute { name, is_data };
                    (name.clone(), inner.seen(item, in_object))
                });
                Data::Object(*kind, entries.collect::<Map>().into())
            }
            _ => return value.clone(),
        };
        Value::new(data).with_origin(value.origin.clone())
    }

    /// What is known of a text that is JSON: providers write policies and their like anew.
    fn rewritten(self, value: &Value, text: &str) -> Option<Unknown> {
        if self.is_data || !text.trim_start().starts_with(['{', '[']) {
            return None;
        }
        let content = from_json(&serde_json::from_str(text).ok()?);
        let content = content.decoded_from(&value.origin);
        Some(Unknown {
            shape: Some(Shape::Json(content)),
            ..not_null("the provider may write the JSON anew")
        })
    }
}

fn not_null(reason: &str) -> Unknown {
    Unknown {
        not_null: true,
        ..Unknown::because(Reason::new(ReasonKind::Unsupported, reason))
    }
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

    fn of_resource(name: &str, value: &Value) -> Value {
        let attribute = Attribute {
            name,
            is_data: false,
        };
        handed_on(attribute, value, |_| true)
    }

    fn spelling(name: &str, text: &str) -> Option<String> {
        let handed_on = of_resource(name, &Value::from(text));
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
            assert_eq!(of_resource(name, &Value::from(text)).as_str(), Some(text));
        }
    }

    #[test]
    fn a_list_that_is_not_sorted_has_another_order_if_it_is_a_set() {
        let texts =
            |texts: &[&str]| Value::tuple(texts.iter().map(|it| Value::from(*it)).collect());
        let is_open = |given: &[&str]| of_resource("subnets", &texts(given)).has_open_order();
        assert!(is_open(&["b", "a"]));
        assert!(is_open(&["a", "a"]));
        assert!(!is_open(&["a", "b"]));
        assert!(!is_open(&["b"]));
    }

    #[test]
    fn numbers_are_known_by_their_spelling_and_taken_as_it() {
        let port = of_resource("port", &Value::from(80_i64));
        assert!(port.is_unknown());
        assert_eq!(taken(port).as_str(), Some("80"));
        let tags = Value::object([("a", Value::from(80_i64))].into_iter().collect());
        let tags = of_resource("tags", &tags);
        assert!(tags.get("a").is_some_and(Value::is_unknown));
        assert_eq!(taken(tags).get("a").and_then(Value::as_str), Some("80"));
    }

    #[test]
    fn json_is_known_by_what_it_says() {
        let policy = of_resource("policy", &Value::from("{ \"a\" : 1 }"));
        let unknown = policy.as_unknown().expect("the provider writes it anew");
        assert!(matches!(&unknown.shape, Some(Shape::Json(content)) if content.get("a").is_some()));
    }

    #[test]
    fn what_may_be_a_hash_is_unknown() {
        assert!(of_resource("user_data", &Value::from("echo")).is_unknown());
    }
}
