//! Operators on values: arithmetic, comparison, equality and three-valued logic.
//!
//! A result hands on the origin of the operand that decided, so that a finding can point at it.

use std::borrow::Cow;
use std::cmp::Ordering;

use super::convert;
use super::{Dialect, EvalError, Evaluated};
use crate::source::Span;
use crate::syntax::hcl::ast::{Binary, Unary};
use crate::value::{Data, Number, Reason, ReasonKind, Unknown, Value};

/// Applies an operator on one operand.
///
/// # Errors
/// When the operand cannot be converted to what the operator takes.
pub fn unary(operator: Unary, operand: &Value, dialect: Dialect, span: Span) -> Evaluated {
    let data = match operator {
        Unary::Not => match truth(operand, dialect, span)? {
            Some(value) => Data::Bool(!value),
            None => unknown_of(&[operand]),
        },
        Unary::Negate => match number(operand, span)? {
            Some(value) => Data::Number(value.negate()),
            None => unknown_of(&[operand]),
        },
    };
    Ok(Value::new(data).with_origin(operand.origin.clone()))
}

/// Applies an operator on two operands; not `&&` and `||`, whose right side may not be looked at:
/// [`decides`] and [`join`] are for those.
///
/// # Errors
/// When an operand cannot be converted to what the operator takes, and for a division by zero.
pub fn binary(
    operator: Binary,
    left: &Value,
    right: &Value,
    dialect: Dialect,
    span: Span,
) -> Evaluated {
    let data = match operator {
        Binary::Equal | Binary::NotEqual => match equal(left, right, dialect) {
            Some(same) => Data::Bool(same == (operator == Binary::Equal)),
            None => unknown_of(&[left, right]),
        },
        Binary::Less | Binary::LessOrEqual | Binary::Greater | Binary::GreaterOrEqual => {
            compare(operator, left, right, span)?
        }
        Binary::And | Binary::Or => {
            return match decides(operator, left, dialect, span)? {
                Some(result) => Ok(result),
                None => join(operator, left, right, dialect, span),
            };
        }
        _ => arithmetic(operator, left, right, span)?,
    };
    let origin = if left.origin.is_none() {
        &right.origin
    } else {
        &left.origin
    };
    let is_secret = left.holds_secret() || right.holds_secret();
    Ok(Value::new(data)
        .with_origin(origin.clone())
        .or_secret(is_secret))
}

/// The result of `&&` or `||` where the left side alone decides it.
///
/// # Errors
/// When the left side is not a truth value.
pub fn decides(
    operator: Binary,
    left: &Value,
    dialect: Dialect,
    span: Span,
) -> Result<Option<Value>, EvalError> {
    let deciding = operator == Binary::Or;
    Ok((truth(left, dialect, span)? == Some(deciding))
        .then(|| Value::from(deciding).with_origin(left.origin.clone())))
}

/// The result of `&&` or `||` where the left side alone does not decide it.
///
/// # Errors
/// When a side is not a truth value.
pub fn join(
    operator: Binary,
    left: &Value,
    right: &Value,
    dialect: Dialect,
    span: Span,
) -> Evaluated {
    let deciding = operator == Binary::Or;
    let (a, b) = (truth(left, dialect, span)?, truth(right, dialect, span)?);
    let is_secret = left.origin.is_secret || right.origin.is_secret;
    let joined = match (a, b) {
        (_, Some(b)) if b == deciding => Value::from(deciding).with_origin(right.origin.clone()),
        (Some(_), Some(_)) => {
            // Neither decided: for `||` both were false, and the first is as good as the second.
            // For `&&` both were true, and what the check asks for last is what it is about.
            let (first, second) = if deciding {
                (left, right)
            } else {
                (right, left)
            };
            Value::from(!deciding)
                .with_origin(first.origin.clone())
                .or_origin(&second.origin)
        }
        (None, _) => Value::new(unknown_of(&[left, right])).with_origin(left.origin.clone()),
        (_, None) => Value::new(unknown_of(&[right])).with_origin(right.origin.clone()),
    };
    Ok(joined.or_secret(is_secret))
}

/// The truth value of a condition; `None` where it is unknown.
///
/// # Errors
/// When it is null or not a truth value.
pub fn truth(value: &Value, dialect: Dialect, span: Span) -> Result<Option<bool>, EvalError> {
    match &value.data {
        Data::Bool(value) => Ok(Some(*value)),
        Data::Unknown(unknown) if unknown.spelling().is_none() => Ok(None),
        Data::Null => Err(EvalError::new(
            "a condition must be true or false, not null",
            span,
        )),
        _ => match convert::to_bool_in(dialect, value) {
            Ok(converted) => Ok(converted.as_bool()),
            Err(_) => Err(EvalError::new(
                format!(
                    "a condition must be true or false, not {}",
                    value.type_in_words()
                ),
                span,
            )),
        },
    }
}

/// Whether two values are equal; `None` where that hangs on something unknown. In Terraform,
/// values of different types never are: a list is not a tuple, even if both are empty. In checks,
/// texts that spell a truth value or a number are equal to it, as providers take them.
pub fn equal(left: &Value, right: &Value, dialect: Dialect) -> Option<bool> {
    match dialect {
        Dialect::Check => {
            let (left, right) = (&as_spelled(left), &as_spelled(right));
            equal_after_conversion(left, right).or_else(|| left.same(right))
        }
        Dialect::Terraform if may_be_null(left, right) || may_be_null(right, left) => None,
        Dialect::Terraform if hang_on_schema(left, right) => None,
        Dialect::Terraform => match left.same(right) {
            Some(false) => Some(false),
            _ if !are_of_one_kind(left, right) => Some(false),
            same => same,
        },
    }
}

/// A value as a text, where it is that or something that the text spells.
fn as_spelled(value: &Value) -> Cow<'_, Value> {
    match value.as_unknown().and_then(|it| it.spelling()) {
        Some(text) => Cow::Owned(Value::string(text.clone())),
        None => Cow::Borrowed(value),
    }
}

/// Whether an unknown is compared with null that is not written, and so may be null whatever it is
/// counted on to be.
fn may_be_null(unknown: &Value, null: &Value) -> bool {
    null.is_null() && unknown.as_unknown().is_some_and(|it| !it.is_never_null())
}

/// Whether only a schema says of what type one of two collections is, and so whether they can be equal.
fn hang_on_schema(left: &Value, right: &Value) -> bool {
    let is_collection = |value: &Value| matches!(value.data, Data::Sequence(..) | Data::Object(..));
    is_collection(left)
        && is_collection(right)
        && (left.hangs_on_schema() || right.hangs_on_schema())
}

/// Whether two values that are equal but for that are the same kinds of sequence and of object at
/// every depth.
fn are_of_one_kind(left: &Value, right: &Value) -> bool {
    match (&left.data, &right.data) {
        (Data::Sequence(a, items), Data::Sequence(b, others)) => {
            let mut pairs = items.iter().zip(others.iter());
            a == b && pairs.all(|(item, other)| are_of_one_kind(item, other))
        }
        (Data::Object(a, entries), Data::Object(b, others)) => {
            let mut pairs = entries.values().zip(others.values());
            a == b && pairs.all(|(item, other)| are_of_one_kind(item, other))
        }
        _ => true,
    }
}

fn equal_after_conversion(left: &Value, right: &Value) -> Option<bool> {
    match (&left.data, &right.data) {
        (Data::Bool(a), Data::String(b)) | (Data::String(b), Data::Bool(a)) => {
            Some(b.eq_ignore_ascii_case(if *a { "true" } else { "false" }))
        }
        (Data::Number(a), Data::String(b)) | (Data::String(b), Data::Number(a)) => {
            Some(Number::parse(b).is_some_and(|b| *a == b))
        }
        _ => None,
    }
}

fn compare(operator: Binary, left: &Value, right: &Value, span: Span) -> Result<Data, EvalError> {
    let (Some(a), Some(b)) = (number(left, span)?, number(right, span)?) else {
        return Ok(unknown_of(&[left, right]));
    };
    let order = a.cmp(&b);
    Ok(Data::Bool(match operator {
        Binary::Less => order == Ordering::Less,
        Binary::LessOrEqual => order != Ordering::Greater,
        Binary::Greater => order == Ordering::Greater,
        _ => order != Ordering::Less,
    }))
}

fn arithmetic(
    operator: Binary,
    left: &Value,
    right: &Value,
    span: Span,
) -> Result<Data, EvalError> {
    let (Some(a), Some(b)) = (number(left, span)?, number(right, span)?) else {
        return Ok(unknown_of(&[left, right]));
    };
    if operator == Binary::Divide && b == Number::from(0) {
        return quotient_by_zero(&a, span);
    }
    let result = match operator {
        Binary::Add => a.add(b),
        Binary::Subtract => a.subtract(b),
        Binary::Multiply => a.multiply(b),
        Binary::Divide => a.divide(b),
        _ => a.modulo(b),
    };
    result
        .map(Data::Number)
        .ok_or_else(|| EvalError::new("the result is too large", span))
}

/// Terraform has infinite numbers, which go into few things; here they are unknown.
fn quotient_by_zero(dividend: &Number, span: Span) -> Result<Data, EvalError> {
    if *dividend == Number::from(0) {
        return Err(EvalError::new("zero is divided by zero", span));
    }
    let reason = Reason::new(ReasonKind::Unsupported, "the result is infinite");
    Ok(Data::Unknown(
        Unknown {
            not_null: true,
            ..Unknown::because(reason)
        }
        .into(),
    ))
}

/// The number that an operand is or converts to; `None` where it is unknown.
fn number(value: &Value, span: Span) -> Result<Option<Number>, EvalError> {
    match &value.data {
        Data::Number(number) => Ok(Some(number.clone())),
        Data::Unknown(unknown) if unknown.spelling().is_none() => Ok(None),
        Data::Null => Err(EvalError::new("a number is needed here, not null", span)),
        _ => match convert::to_number(value) {
            Ok(converted) => Ok(converted.as_number().cloned()),
            Err(_) => Err(EvalError::new(
                format!("a number is needed here, not {}", value.type_in_words()),
                span,
            )),
        },
    }
}

/// The unknown that comes of operands of which at least one is unknown. A result of an operator is
/// never null.
pub(super) fn unknown_of(operands: &[&Value]) -> Data {
    // Where no operand is unknown they were too large to be compared.
    let unknown = Unknown::derived(operands.iter().copied()).unwrap_or_else(|| {
        let (kind, text) = match operands.iter().any(|operand| operand.hangs_on_schema()) {
            true => (
                ReasonKind::Unsupported,
                "only the provider's schema says of what type it is",
            ),
            false => (ReasonKind::Bound, "the values are too large to be compared"),
        };
        Unknown::because(Reason::new(kind, text))
    });
    Data::Unknown(
        Unknown {
            not_null: true,
            ..unknown
        }
        .into(),
    )
}
