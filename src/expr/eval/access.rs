//! Reading from values: attributes, elements, splats.
//!
//! What is read keeps the way to where it stands: its own place, and behind it how the container
//! came here. Of what is unknown an attribute is unknown too, unless that much is known of it.

use super::{TOO_MUCH, evaluate};
use crate::expr::{Dialect, EvalError, Evaluated, Scope, bounds, convert};
use crate::source::Span;
use crate::syntax::hcl::ast::Step;
use crate::value::{
    Data, Number, ObjectKind, Reason, ReasonKind, SequenceKind, Shape, Unknown, Value,
};

/// What is read from a value by steps.
///
/// # Errors
/// Where there is nothing to read, in the [`Dialect::Terraform`].
pub fn read_steps(mut value: Value, steps: &[Step], scope: &dyn Scope) -> Evaluated {
    for step in steps {
        value = match step {
            Step::Splat { steps, .. } => {
                if !scope.enter(first_span(steps)) {
                    return Ok(bounds::reached(TOO_MUCH));
                }
                let items = splat(&value, steps, scope);
                scope.leave();
                items?
            }
            Step::Attr(name) => attribute(&value, &name.name, name.span, scope)?,
            Step::Index(expr) => {
                let key = evaluate(expr, scope)?;
                let element = match scope.is_trial() && may_be_set(&value) {
                    true => perhaps_element(&value),
                    false => index(&value, &key, expr.span, scope)?,
                };
                element.or_secret(key.origin.is_secret)
            }
        };
    }
    Ok(value)
}

/// Where steps begin; they have no place of their own where there are none.
pub(super) fn first_span(steps: &[Step]) -> Span {
    steps
        .iter()
        .find_map(|step| match step {
            Step::Attr(name) => Some(name.span),
            Step::Index(expr) => Some(expr.span),
            Step::Splat { .. } => None,
        })
        .unwrap_or_default()
}

/// `value.name`
fn attribute(value: &Value, name: &str, span: Span, scope: &dyn Scope) -> Evaluated {
    let dialect = scope.dialect();
    let absent = || Value::null().with_origin(value.origin.clone());
    match &value.data {
        Data::Object(kind, entries) => match entries.get(name) {
            Some(found) => Ok(value.narrowed_to(found)),
            None if dialect == Dialect::Check => Ok(absent()),
            None if *kind == ObjectKind::Block => Ok(computed(value, name)),
            None => Err(EvalError::new(
                format!("there is no attribute `{name}`"),
                span,
            )),
        },
        Data::Unknown(unknown) => Ok(unknown_attribute(value, unknown, name, scope)),
        Data::Null if dialect == Dialect::Check => Ok(absent()),
        Data::Null => Err(EvalError::new(format!("`{name}` is read from null"), span)),
        Data::Sequence(kind, items)
            if dialect == Dialect::Check || *kind == SequenceKind::Blocks =>
        {
            match items.as_slice() {
                [] => Ok(absent()),
                [only] => attribute(&value.narrowed_to(only), name, span, scope),
                _ => Err(EvalError::new(
                    format!("`{name}` is read from {} elements at once", items.len()),
                    span,
                )),
            }
        }
        _ => Err(EvalError::new(
            format!("`{name}` is read from {}", value.type_in_words()),
            span,
        )),
    }
}

/// An attribute of something unknown: what is known of it all the same, or else, of what a
/// reference stands for, the attribute behind it.
fn unknown_attribute(value: &Value, unknown: &Unknown, name: &str, scope: &dyn Scope) -> Value {
    if let Some(Shape::Object(known)) = &unknown.shape
        && let Some(found) = known.get(name)
    {
        return value.narrowed_to(found);
    }
    let result = match &unknown.stands_for {
        Some(reference) => {
            let of_resource = reference.attribute.is_empty();
            let mut reference = reference.clone();
            if !of_resource {
                reference.attribute.push('.');
            }
            reference.attribute.push_str(name);
            // What is read behind an attribute may well be null; an attribute itself is counted on.
            Unknown {
                not_null: of_resource,
                ..Unknown::attribute(reference)
            }
        }
        None => Unknown {
            not_null: false,
            shape: None,
            ..unknown.clone()
        },
    };
    Value::new(Data::Unknown(scope.shared(result))).with_origin(value.origin.clone())
}

/// An element of something unknown: of what a reference stands for, that element.
fn unknown_element(value: &Value, unknown: &Unknown, at: &Number) -> Value {
    let mut element = Unknown {
        not_null: false,
        shape: None,
        ..unknown.clone()
    };
    if let Some(reference) = &mut element.stands_for {
        reference.attribute = ecow::eco_format!("{}[{at}]", reference.attribute);
        element.references = vec![reference.clone()];
    }
    Value::new(Data::Unknown(element.into())).with_origin(value.origin.clone())
}

/// What a nested block does not say: the provider decides.
fn computed(block: &Value, name: &str) -> Value {
    let text = ecow::eco_format!("`{name}` is not written, and is known only after apply");
    Value::unknown(Reason::new(ReasonKind::Computed, text)).with_origin(block.origin.clone())
}

/// Whether only a schema says that it is no set.
fn may_be_set(value: &Value) -> bool {
    matches!(&value.data, Data::Sequence(kind, _) if kind.may_be_set())
}

/// An element of what may be a set, whose elements have no index. Where nobody minds an error, both can be.
fn perhaps_element(value: &Value) -> Value {
    let text = "only the provider's schema says whether it is a list, whose elements have an index";
    Value::unknown(Reason::new(ReasonKind::Unsupported, text)).with_origin(value.origin.clone())
}

/// `value[key]`
fn index(value: &Value, key: &Value, span: Span, scope: &dyn Scope) -> Evaluated {
    let dialect = scope.dialect();
    match (&value.data, &key.data) {
        (Data::Unknown(unknown), Data::String(name)) => {
            return Ok(unknown_attribute(value, unknown, name, scope));
        }
        (Data::Unknown(unknown), Data::Number(at)) => {
            return Ok(unknown_element(value, unknown, at));
        }
        _ => {}
    }
    if value.is_unknown() || key.is_unknown() {
        let unknown = Unknown::derived([value, key]).expect("one of the two is unknown");
        return Ok(Value::new(Data::Unknown(unknown.into())).with_origin(value.origin.clone()));
    }
    let found = match &value.data {
        Data::Sequence(SequenceKind::Set, _) if dialect == Dialect::Terraform => {
            return Err(EvalError::new("the elements of a set have no index", span));
        }
        Data::Sequence(_, items) => position(key).and_then(|at| items.get(at)),
        // In JSON the only block of a type may be written without a list around it.
        Data::Object(ObjectKind::Block, _) if key.as_number().is_some() => {
            Some(value).filter(|_| position(key) == Some(0))
        }
        Data::Object(..) => {
            let name = convert::to_string(key).map_err(|message| EvalError::new(message, span))?;
            name.as_str().and_then(|name| value.get(name))
        }
        Data::Null if dialect == Dialect::Check => None,
        _ => {
            return Err(EvalError::new(
                format!("an element is read from {}", value.type_in_words()),
                span,
            ));
        }
    };
    match found {
        Some(found) => Ok(value.narrowed_to(found)),
        None if dialect == Dialect::Check => Ok(Value::null().with_origin(value.origin.clone())),
        None => Err(EvalError::new(
            match key.origin.is_secret {
                true => "there is no element of this name".to_owned(),
                false => format!("there is no element {}", shown(key)),
            },
            span,
        )),
    }
}

/// A key as a position in a sequence.
fn position(key: &Value) -> Option<usize> {
    let number = convert::to_number(key).ok()?;
    usize::try_from(number.as_number()?.as_i64()?).ok()
}

fn shown(key: &Value) -> String {
    convert::to_string(key)
        .ok()
        .and_then(|text| text.as_str().map(|text| format!("`{text}`")))
        .unwrap_or_default()
}

pub(super) fn splat(base: &Value, steps: &[Step], scope: &dyn Scope) -> Evaluated {
    let items = match &base.data {
        Data::Null => Vec::new(),
        Data::Unknown(unknown) => {
            let unknown = Unknown {
                not_null: true,
                counted_on: false,
                stands_for: None,
                shape: None,
                ..(**unknown).clone()
            };
            return Ok(Value::new(Data::Unknown(unknown.into())).with_origin(base.origin.clone()));
        }
        Data::Sequence(_, items) => items.iter().map(|item| base.narrowed_to(item)).collect(),
        _ => vec![base.clone()],
    };
    if !scope.spend(u32::try_from(items.len()).unwrap_or(u32::MAX)) {
        return Ok(bounds::reached("too many elements to evaluate"));
    }
    let items: Result<Vec<_>, _> = items
        .into_iter()
        .map(|item| read_steps(item, steps, scope))
        .collect();
    let items = items?;
    if base.has_open_order() && scope.dialect() == Dialect::Terraform {
        let unknown = Unknown::ordered_by_schema(items.into());
        return Ok(Value::new(Data::Unknown(unknown.into())).with_origin(base.origin.clone()));
    }
    // A list, a set or blocks give a list, and anything else a tuple.
    let kind = match &base.data {
        Data::Sequence(SequenceKind::Tuple, _) => SequenceKind::Tuple,
        Data::Sequence(..) => SequenceKind::List,
        _ => SequenceKind::Tuple,
    };
    Ok(Value::sequence(kind, items).with_origin(base.origin.clone()))
}
