//! Calls of functions: which of their arguments are evaluated, and what their results take from those.

use smallvec::SmallVec;

use super::loops::for_until;
use super::trial::{can_function, try_function};
use super::{evaluate, normalise, whole_unknown};
use crate::expr::functions::{self, Context, Function, FunctionError};
use crate::expr::{Dialect, EvalError, Evaluated, Scope, template};
use crate::source::Span;
use crate::syntax::hcl::ast::{Expr, ExprKind, Ident};
use crate::value::{Data, Origin, Reason, ReasonKind, Unknown, Value};

/// What comes of a call.
pub(super) fn call(
    name: &Ident,
    args: &[Expr],
    expand: bool,
    span: Span,
    scope: &dyn Scope,
) -> Evaluated {
    let plain = functions::plain_name(&name.name);
    match plain {
        "try" => return try_function(args, expand, span, scope),
        "can" => return can_function(args, span, scope),
        "templatestring" if scope.dialect() == Dialect::Terraform => refuse_literal(args)?,
        _ => {}
    }
    let mut values = Arguments::with_capacity(args.len());
    if let Some(result) = read_arguments(plain, args, expand, span, scope, &mut values)? {
        return Ok(result);
    }
    let function = functions::find(plain);
    let is_secret = results_in_secret(function, &values);
    let result = match function {
        Some(function) => {
            let context = Context {
                files: scope.files(),
                dialect: scope.dialect(),
                scope: Some(scope),
                render: template::render_text,
            };
            functions::call(function, &values, &context)
        }
        None => match scope.call(name, &values) {
            Some(result) => result,
            None => return no_function(name, &values),
        },
    };
    let mut result = result.map_err(|error| function_error(name, args, span, error, is_secret))?;
    normalise(&mut result, scope);
    result.origin.is_secret = is_secret || result.origin.is_secret && plain != "nonsensitive";
    if result.origin.is_none()
        && let Some(origin) = values.iter().find_map(nearest_origin)
    {
        result.origin = origin.clone();
        result.origin.is_secret = is_secret;
    }
    Ok(result)
}

/// The values of a call's arguments. Most calls have few, and there are too many calls to have memory
/// fetched for each.
pub(super) type Arguments = SmallVec<[Value; 3]>;

/// Evaluates arguments as far as they matter; answers with what comes of the call where they alone say it.
fn read_arguments(
    name: &str,
    args: &[Expr],
    expand: bool,
    span: Span,
    scope: &dyn Scope,
    values: &mut Arguments,
) -> Result<Option<Value>, EvalError> {
    if let Some((list, texts, wanted)) = listed_texts(name, args, scope) {
        let wanted = evaluate(wanted, scope)?;
        if !wanted.is_unknown() {
            return Ok(Some(is_among(texts, &wanted)));
        }
        values.extend([evaluate(list, scope)?, wanted]);
        return Ok(None);
    }
    let decisive = decisive(name, scope);
    for arg in args {
        let value = match (decisive, &arg.kind) {
            (Some(_), ExprKind::For(each)) => for_until(each, decisive, scope)?,
            _ => evaluate(arg, scope)?,
        };
        let is_enough = !expand && settles(name, &value, scope);
        values.push(value);
        if is_enough {
            break;
        }
    }
    match expand {
        true => expand_last(values, span, scope),
        false => Ok(None),
    }
}

/// What one element must be so that the others do not matter. Terraform evaluates them all the same, and
/// tells what is wrong with them.
fn decisive(name: &str, scope: &dyn Scope) -> Option<bool> {
    match name {
        "anytrue" if scope.dialect() == Dialect::Check => Some(true),
        "alltrue" if scope.dialect() == Dialect::Check => Some(false),
        _ => None,
    }
}

/// Whether the arguments of a call that come behind this one do not matter: `coalesce` answers with it.
/// Terraform tells what is wrong with the others, and converts to the type of all.
fn settles(name: &str, arg: &Value, scope: &dyn Scope) -> bool {
    name == "coalesce"
        && scope.dialect() == Dialect::Check
        && match &arg.data {
            Data::Null => false,
            Data::String(text) => !text.is_empty(),
            Data::Unknown(unknown) => unknown.not_null,
            _ => true,
        }
}

/// The list, its texts and the value that is looked for, where a check asks for one of the texts that it
/// lists: `contains(["tcp", "all"], self.protocol)` is answered without the list being made.
fn listed_texts<'e>(
    name: &str,
    args: &'e [Expr],
    scope: &dyn Scope,
) -> Option<(&'e Expr, &'e [Expr], &'e Expr)> {
    let ("contains", [list, wanted], Dialect::Check) = (name, args, scope.dialect()) else {
        return None;
    };
    let ExprKind::Tuple(texts) = &list.kind else {
        return None;
    };
    let is_text = |item: &Expr| matches!(item.kind, ExprKind::String(_));
    texts.iter().all(is_text).then_some((list, texts, wanted))
}

/// Whether a value that is known is one of these texts.
fn is_among(texts: &[Expr], wanted: &Value) -> Value {
    let is = |item: &Expr| matches!(&item.kind, ExprKind::String(text) if Some(text.as_str()) == wanted.as_str());
    let origin = nearest_origin(wanted).cloned().unwrap_or_default();
    Value::from(texts.iter().any(is))
        .with_origin(origin)
        .or_secret(wanted.holds_secret())
}

/// `templatestring` takes what a name stands for, so that no text is a template twice.
fn refuse_literal(args: &[Expr]) -> Result<(), EvalError> {
    match args.first() {
        Some(text) if matches!(text.kind, ExprKind::String(_) | ExprKind::Template(_)) => {
            let message = "templatestring: the template must be a reference, not a text";
            Err(EvalError::new(message, text.span))
        }
        _ => Ok(()),
    }
}

/// Whether what a function gives is a secret. What looks no deeper than at elements hands them on as
/// they are; anything else may have put a secret from any depth into its result.
fn results_in_secret(function: Option<&Function>, args: &[Value]) -> bool {
    let is_secret = |value: &Value| value.origin.is_secret;
    match function {
        Some(function) if ["nonsensitive", "issensitive"].contains(&function.name) => false,
        Some(function) if function.name == "sensitive" => true,
        Some(function) if function.unknown != functions::UnknownArguments::Shallow => {
            args.iter().any(Value::holds_secret)
        }
        _ => args.iter().any(is_secret),
    }
}

/// The origin of a value, or of the first of its elements that has one: a list that an expression
/// of a check makes is nobody's text, while what it is made of is.
fn nearest_origin(value: &Value) -> Option<&Origin> {
    if !value.origin.is_none() {
        return Some(&value.origin);
    }
    let items = value.as_items()?;
    items
        .iter()
        .map(|item| &item.origin)
        .find(|origin| !origin.is_none())
}

/// Replaces the last argument by its elements; answers with an unknown where it is.
pub(super) fn expand_last(
    values: &mut Arguments,
    span: Span,
    scope: &dyn Scope,
) -> Result<Option<Value>, EvalError> {
    let is_strict = scope.dialect() == Dialect::Terraform;
    let Some(last) = values.pop() else {
        return Ok(None);
    };
    match &last.data {
        Data::Sequence(..) if is_strict && last.has_open_order() => {
            Ok(Some(whole_unknown(&[&last.in_order()])))
        }
        Data::Sequence(_, items) => {
            values.extend(items.iter().map(|item| last.narrowed_to(item)));
            Ok(None)
        }
        Data::Unknown(_) => Ok(Some(whole_unknown(&[&last]))),
        _ => Err(EvalError::new(
            format!("`...` needs a list, not {}", last.type_in_words()),
            span,
        )),
    }
}

/// A call of something that we do not have: a provider's function is unknown, anything else wrong.
fn no_function(name: &Ident, args: &[Value]) -> Evaluated {
    if !name.name.starts_with("provider::") {
        return Err(EvalError::new(
            format!("there is no function `{}`", name.name),
            name.span,
        ));
    }
    let text = ecow::eco_format!(
        "{} is a function of a provider, which is not run",
        name.name
    );
    let mut unknown = Unknown::because(Reason::new(ReasonKind::Unsupported, text));
    if let Some(args) = Unknown::derived(args) {
        unknown.references = args.references;
    }
    Ok(Value::new(Data::Unknown(unknown.into())))
}

fn function_error(
    name: &Ident,
    args: &[Expr],
    span: Span,
    error: FunctionError,
    is_secret: bool,
) -> EvalError {
    let place = error
        .argument
        .and_then(|at| args.get(at))
        .map_or(span, |arg| arg.span);
    let message = match is_secret {
        true => "what it is given is wrong, and is a secret",
        false => &error.message,
    };
    EvalError::new(format!("{}: {message}", name.name), place)
}
