//! Expressions to values.
//!
//! A value is given the place of the expression that made it, unless a part of that expression is
//! nearer; what was read through a name keeps the way back in its origin's chain.

mod access;
mod calls;
mod loops;
mod trial;

pub use access::read_steps;
pub use loops::{LocalScope, elements};

use ecow::EcoString;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use access::splat;
use calls::call;
use loops::for_expression;

use super::operators::{self, truth};
use super::{Dialect, EvalError, Evaluated, Scope, bounds, convert, template};
use crate::source::{Place, Span};
use crate::syntax::hcl::ast::{Binary, Expr, ExprKind};
use crate::value::{
    Data, Map, Number, ObjectKind, Reason, ReasonKind, SequenceKind, Unknown, Value,
};

/// Said of what is not evaluated since a bound is reached.
const TOO_MUCH: &str = "there is too much, or it is nested too deep, to be evaluated";

/// The value of an expression.
///
/// # Errors
/// When the expression is wrong: a name that does not exist, a value of a type that does not fit.
/// What cannot be known is no error but an unknown value.
pub fn evaluate(expr: &Expr, scope: &dyn Scope) -> Evaluated {
    if !scope.enter(expr.span) {
        return Ok(bounds::reached(TOO_MUCH));
    }
    let mut value = evaluate_within(expr, scope);
    scope.leave();
    if let Ok(value) = &mut value
        && let Some(file) = scope.file()
    {
        // The value as this text has it.
        value.origin = value.origin.seen_at(Place::new(file, expr.span));
    }
    value
}

/// All of checking goes through here: each arm hands its result on as it is, not unwrapped and wrapped.
fn evaluate_within(expr: &Expr, scope: &dyn Scope) -> Evaluated {
    match &expr.kind {
        ExprKind::Null => Ok(Value::null()),
        ExprKind::Invalid => {
            let reason = Reason::new(ReasonKind::Error, "it could not be parsed");
            Ok(Value::unknown(reason))
        }
        ExprKind::Bool(value) => Ok(Value::from(*value)),
        ExprKind::Number(text) => number(text, expr.span),
        ExprKind::String(text) => Ok(string(text, scope)),
        ExprKind::Template(parts) => {
            let mut text = template::render(parts, scope)?;
            normalise(&mut text, scope);
            Ok(text)
        }
        ExprKind::Tuple(items) => tuple(items, scope),
        ExprKind::Object(items) => object(items, scope),
        ExprKind::Traversal { root, steps } => {
            let (value, used) = scope.resolve(root, steps, &mut |index| evaluate(index, scope))?;
            read_steps(value, &steps[used..], scope)
        }
        ExprKind::Access { base, steps } => read_steps(evaluate(base, scope)?, steps, scope),
        ExprKind::Splat { base, steps, .. } => splat(&evaluate(base, scope)?, steps, scope),
        ExprKind::Call { name, args, expand } => call(name, args, *expand, expr.span, scope),
        ExprKind::Conditional { condition, yes, no } => conditional(condition, yes, no, scope),
        ExprKind::For(each) => for_expression(each, scope),
        ExprKind::Unary { operator, operand } => operators::unary(
            *operator,
            &evaluate(operand, scope)?,
            scope.dialect(),
            operand.span,
        ),
        ExprKind::Binary {
            operator,
            left,
            right,
        } => binary(*operator, left, right, expr.span, scope),
        ExprKind::Parens(inner) => evaluate(inner, scope),
    }
}

/// Brings a text into the form that Terraform gives to all texts: composed, NFC.
fn normalise(value: &mut Value, scope: &dyn Scope) {
    if let Data::String(text) = &value.data
        && !text.is_ascii()
        && scope.dialect() == Dialect::Terraform
        && is_nfc_quick(text.chars()) != IsNormalized::Yes
    {
        let text: String = text.nfc().collect();
        value.data = Data::String(text.into());
    }
}

fn string(text: &EcoString, scope: &dyn Scope) -> Value {
    let mut value = Value::string(text.clone());
    normalise(&mut value, scope);
    value
}

/// An element of a literal: its place is its own text, all of it.
fn element(expr: &Expr, span: Span, scope: &dyn Scope) -> Evaluated {
    let mut value = evaluate(expr, scope)?;
    if let Some(file) = scope.file() {
        value.origin = value.origin.assigned_at(Place::new(file, span));
    }
    Ok(value)
}

fn number(text: &str, span: Span) -> Evaluated {
    Number::parse(text)
        .map(Value::from)
        .ok_or_else(|| EvalError::new(format!("`{text}` is not a number, or too large"), span))
}

fn tuple(items: &[Expr], scope: &dyn Scope) -> Evaluated {
    let mut values = Vec::with_capacity(items.len());
    for item in items {
        values.push(element(item, item.span, scope)?);
    }
    Ok(Value::tuple(values))
}

fn object(items: &[(Expr, Expr)], scope: &dyn Scope) -> Evaluated {
    let mut entries = Vec::with_capacity(items.len());
    let mut is_secret = false;
    for (key, expr) in items {
        let value = element(expr, key.span.to(expr.span), scope)?;
        let key_value = evaluate(key, scope)?;
        is_secret |= key_value.origin.is_secret;
        match key_text(&key_value, key.span)? {
            Ok(name) => entries.push((name, value)),
            Err(unknown) => return Ok(Value::new(Data::Unknown(unknown.into()))),
        }
    }
    let object = Value::object(entries.into_iter().collect::<Map>());
    Ok(object.or_secret(is_secret))
}

/// The name that a key's value is; an unknown where the key is.
fn key_text(key: &Value, span: Span) -> Result<Result<EcoString, Unknown>, EvalError> {
    if let Some(unknown) = Unknown::derived([key]) {
        return Ok(Err(unknown));
    }
    match convert::to_string(key).map(|text| text.data) {
        Ok(Data::String(text)) => Ok(Ok(text)),
        _ => Err(EvalError::new(
            format!("a key must be a string, not {}", key.type_name()),
            span,
        )),
    }
}

fn conditional(condition: &Expr, yes: &Expr, no: &Expr, scope: &dyn Scope) -> Evaluated {
    let decision = evaluate(condition, scope)?;
    let is_secret = decision.origin.is_secret;
    Ok(chosen(&decision, condition, [yes, no], scope)?.or_secret(is_secret))
}

/// The branch that a condition chooses.
fn chosen(
    decision: &Value,
    condition: &Expr,
    [yes, no]: [&Expr; 2],
    scope: &dyn Scope,
) -> Evaluated {
    let (chosen, other) = match truth(decision, scope.dialect(), condition.span)? {
        Some(true) => (yes, no),
        Some(false) => (no, yes),
        None => return undecided(decision, yes, no, scope),
    };
    let value = evaluate(chosen, scope)?.or_origin(&decision.origin);
    if scope.dialect() == Dialect::Check || value.is_null() || value.is_unknown() {
        return Ok(value);
    }
    if !bounds::weight(&value).is_some_and(|weight| scope.spend(weight)) {
        return Ok(value);
    }
    // What is wrong with the branch that is not taken does not matter, as in Terraform.
    match evaluate(other, scope) {
        Ok(other) => unified(value, &other, yes.span.to(no.span)),
        Err(_) => Ok(value),
    }
}

/// The chosen branch of a conditional, brought to the type that both branches have in common:
/// `c ? 1 : "a"` is the string "1". Of a nested block only the provider knows the type.
fn unified(value: Value, other: &Value, span: Span) -> Evaluated {
    let is_small = |value: &Value| bounds::is_walkable(value);
    if !is_small(&value) || !is_small(other) || has_blocks(&value) || has_blocks(other) {
        return Ok(value);
    }
    if convert::mix_list_and_set(&value, other) {
        let text = "the type hangs on the elements of the branch that is not taken";
        return Ok(Value::unknown(Reason::new(ReasonKind::Unsupported, text)));
    }
    let both = convert::unify(&[value.clone(), other.clone()]);
    match both.and_then(|both| both.into_iter().next()) {
        Some(converted) => Ok(converted
            .or_origin(&value.origin)
            .or_secret(value.origin.is_secret)),
        None => Err(EvalError::new(
            format!(
                "the branches have no type in common: one is {}, the other {}",
                value.type_in_words(),
                other.type_in_words()
            ),
            span,
        )),
    }
}

/// Whether there is a nested block in a value that has passed [`bounds::is_walkable`].
fn has_blocks(value: &Value) -> bool {
    match &value.data {
        Data::Sequence(kind, items) => {
            *kind == SequenceKind::Blocks || items.iter().any(has_blocks)
        }
        Data::Object(kind, entries) => {
            *kind == ObjectKind::Block || entries.values().any(has_blocks)
        }
        _ => false,
    }
}

/// A conditional whose condition is unknown: known all the same where both branches agree.
fn undecided(decision: &Value, yes: &Expr, no: &Expr, scope: &dyn Scope) -> Evaluated {
    let (mut yes, mut no) = (evaluate(yes, scope)?, evaluate(no, scope)?);
    if scope.dialect() == Dialect::Terraform
        && let Some([a, b]) = convert::unify(&[yes.clone(), no.clone()]).as_deref()
    {
        (yes, no) = (a.clone(), b.clone());
    }
    let is_secret = yes.origin.is_secret || no.origin.is_secret;
    if yes.same(&no) == Some(true) {
        return Ok(yes.or_origin(&decision.origin));
    }
    let not_null = |value: &Value| match &value.data {
        Data::Null => false,
        Data::Unknown(unknown) => unknown.not_null,
        _ => true,
    };
    let unknown = Unknown::derived([decision, &yes, &no]).expect("the condition is unknown");
    let counted_on = |value: &Value| value.as_unknown().is_some_and(|it| it.counted_on);
    let unknown = Unknown {
        not_null: not_null(&yes) && not_null(&no),
        counted_on: counted_on(&yes) || counted_on(&no),
        ..unknown
    };
    let value = Value::new(Data::Unknown(unknown.into()));
    Ok(value
        .with_origin(decision.origin.clone())
        .or_secret(is_secret))
}

fn binary(operator: Binary, left: &Expr, right: &Expr, span: Span, scope: &dyn Scope) -> Evaluated {
    let left_value = evaluate(left, scope)?;
    if !matches!(operator, Binary::And | Binary::Or) {
        let right_value = evaluate(right, scope)?;
        let is_large = |value: &Value| matches!(value.data, Data::Sequence(..) | Data::Object(..));
        if is_large(&left_value) && is_large(&right_value) {
            let weight = bounds::weight(&left_value);
            if !weight.is_some_and(|weight| scope.spend(weight)) {
                return Ok(bounds::reached("the values are too large to be compared"));
            }
        }
        return operators::binary(operator, &left_value, &right_value, scope.dialect(), span);
    }
    if let Some(result) = operators::decides(operator, &left_value, scope.dialect(), left.span)? {
        return Ok(result);
    }
    operators::join(
        operator,
        &left_value,
        &evaluate(right, scope)?,
        scope.dialect(),
        span,
    )
}

fn whole_unknown(values: &[&Value]) -> Value {
    let origin = values
        .first()
        .map(|value| value.origin.clone())
        .unwrap_or_default();
    Value::new(operators::unknown_of(values)).with_origin(origin)
}
