//! Expressions to values.
//!
//! A value is given the place of the expression that made it, unless a part of that expression is
//! nearer; what was read through a name keeps the way back in its origin's chain.

use std::collections::BTreeMap;

use ecow::EcoString;

use super::functions::{self, Context, FunctionError};
use super::operators::{self, truth};
use super::{Dialect, EvalError, Evaluated, FileAccess, Scope, bounds, convert, template};
use crate::source::{FileId, Place, Span};
use crate::syntax::hcl::ast::{Binary, Expr, ExprKind, For, Ident, Step};
use crate::value::{
    Data, Map, Number, ObjectKind, Origin, Reason, ReasonKind, SequenceKind, Shape, Unknown, Value,
};

/// The value of an expression.
///
/// # Errors
/// When the expression is wrong: a name that does not exist, a value of a type that does not fit.
/// What cannot be known is no error but an unknown value.
pub fn evaluate(expr: &Expr, scope: &dyn Scope) -> Evaluated {
    let value = match &expr.kind {
        ExprKind::Null => Value::null(),
        ExprKind::Bool(value) => Value::from(*value),
        ExprKind::Number(text) => number(text, expr.span)?,
        ExprKind::String(text) => Value::string(functions::normal(text)),
        ExprKind::Template(parts) => template::render(parts, scope)?,
        ExprKind::Tuple(items) => tuple(items, scope)?,
        ExprKind::Object(items) => object(items, scope)?,
        ExprKind::Traversal { root, steps } => {
            let (value, used) = scope.resolve(root, steps, &mut |index| evaluate(index, scope))?;
            read_steps(value, &steps[used..], scope)?
        }
        ExprKind::Access { base, steps } => read_steps(evaluate(base, scope)?, steps, scope)?,
        ExprKind::Splat { base, steps, .. } => splat(&evaluate(base, scope)?, steps, scope)?,
        ExprKind::Call { name, args, expand } => call(name, args, *expand, expr.span, scope)?,
        ExprKind::Conditional { condition, yes, no } => conditional(condition, yes, no, scope)?,
        ExprKind::For(each) => for_expression(each, scope)?,
        ExprKind::Unary { operator, operand } => {
            operators::unary(*operator, &evaluate(operand, scope)?, operand.span)?
        }
        ExprKind::Binary {
            operator,
            left,
            right,
        } => binary(*operator, left, right, expr.span, scope)?,
        ExprKind::Parens(inner) => evaluate(inner, scope)?,
    };
    Ok(seen(value, expr.span, scope))
}

/// The value as the text at `span` has it.
fn seen(mut value: Value, span: Span, scope: &dyn Scope) -> Value {
    if let Some(file) = scope.file() {
        value.origin = value.origin.seen_at(Place::new(file, span));
    }
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
        .ok_or_else(|| EvalError::new(format!("`{text}` is not a number"), span))
}

fn tuple(items: &[Expr], scope: &dyn Scope) -> Evaluated {
    let items: Result<Vec<_>, _> = items
        .iter()
        .map(|item| element(item, item.span, scope))
        .collect();
    items.map(Value::tuple)
}

fn object(items: &[(Expr, Expr)], scope: &dyn Scope) -> Evaluated {
    let mut entries = Vec::with_capacity(items.len());
    for (key, expr) in items {
        let value = element(expr, key.span.to(expr.span), scope)?;
        let key_value = evaluate(key, scope)?;
        match key_text(&key_value, key.span)? {
            Ok(name) => entries.push((name, value)),
            Err(unknown) => return Ok(Value::new(Data::Unknown(unknown.into()))),
        }
    }
    Ok(Value::object(entries.into_iter().collect::<Map>()))
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

/// What is read from a value by steps.
///
/// # Errors
/// Where there is nothing to read, in the [`Dialect::Terraform`].
pub fn read_steps(mut value: Value, steps: &[Step], scope: &dyn Scope) -> Evaluated {
    for step in steps {
        value = match step {
            Step::Splat { steps, .. } => splat(&value, steps, scope)?,
            Step::Attr(name) => attribute(&value, &name.name, name.span, scope.dialect())?,
            Step::Index(expr) => {
                index(&value, &evaluate(expr, scope)?, expr.span, scope.dialect())?
            }
        };
    }
    Ok(value)
}

/// `value.name`
fn attribute(value: &Value, name: &str, span: Span, dialect: Dialect) -> Evaluated {
    let absent = || Value::null().with_origin(value.origin.clone());
    match &value.data {
        Data::Object(kind, entries) => match entries.get(name) {
            Some(found) => Ok(narrowed(value, found)),
            None if dialect == Dialect::Check => Ok(absent()),
            None if *kind == ObjectKind::Block => Ok(computed(value, name)),
            None => Err(EvalError::new(
                format!("there is no attribute `{name}`"),
                span,
            )),
        },
        Data::Unknown(unknown) => Ok(unknown_attribute(value, unknown, name)),
        Data::Null if dialect == Dialect::Check => Ok(absent()),
        Data::Null => Err(EvalError::new(format!("`{name}` is read from null"), span)),
        Data::Sequence(kind, items)
            if dialect == Dialect::Check || *kind == SequenceKind::Blocks =>
        {
            match items.as_slice() {
                [] => Ok(absent()),
                [only] => attribute(&narrowed(value, only), name, span, dialect),
                _ => Err(EvalError::new(
                    format!("`{name}` is read from {} elements at once", items.len()),
                    span,
                )),
            }
        }
        _ => Err(EvalError::new(
            format!("`{name}` is read from a {}", value.type_name()),
            span,
        )),
    }
}

/// An attribute of something unknown: what is known of it all the same, or else, of what a
/// reference stands for, the attribute behind it.
fn unknown_attribute(value: &Value, unknown: &Unknown, name: &str) -> Value {
    if let Some(Shape::Object(known)) = &unknown.shape
        && let Some(found) = known.get(name)
    {
        return narrowed(value, found);
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
    Value::new(Data::Unknown(result.into())).with_origin(value.origin.clone())
}

/// What a nested block does not say: the provider decides.
fn computed(block: &Value, name: &str) -> Value {
    let text = ecow::eco_format!("`{name}` is not written, and is known only after apply");
    Value::unknown(Reason::new(ReasonKind::Computed, text)).with_origin(block.origin.clone())
}

/// `value[key]`
fn index(value: &Value, key: &Value, span: Span, dialect: Dialect) -> Evaluated {
    if let (Data::Unknown(unknown), Data::String(name)) = (&value.data, &key.data) {
        return Ok(unknown_attribute(value, unknown, name));
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
        Data::Object(..) => {
            let name = convert::to_string(key).map_err(|message| EvalError::new(message, span))?;
            name.as_str().and_then(|name| value.get(name))
        }
        Data::Null if dialect == Dialect::Check => None,
        _ => {
            return Err(EvalError::new(
                format!("an element is read from a {}", value.type_name()),
                span,
            ));
        }
    };
    match found {
        Some(found) => Ok(narrowed(value, found)),
        None if dialect == Dialect::Check => Ok(Value::null().with_origin(value.origin.clone())),
        None => Err(EvalError::new(
            format!("there is no element {}", shown(key)),
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

/// An element as read from its container: with the way to the container's place, where it came
/// from elsewhere.
fn narrowed(container: &Value, element: &Value) -> Value {
    Value {
        data: element.data.clone(),
        origin: container.origin.narrowed_to(&element.origin),
    }
}

fn splat(base: &Value, steps: &[Step], scope: &dyn Scope) -> Evaluated {
    let items = match &base.data {
        Data::Null => Vec::new(),
        Data::Unknown(unknown) => {
            let unknown = Unknown {
                not_null: true,
                stands_for: None,
                shape: None,
                ..(**unknown).clone()
            };
            return Ok(Value::new(Data::Unknown(unknown.into())).with_origin(base.origin.clone()));
        }
        Data::Sequence(_, items) => items.iter().map(|item| narrowed(base, item)).collect(),
        _ => vec![base.clone()],
    };
    let items: Result<Vec<_>, _> = items
        .into_iter()
        .map(|item| read_steps(item, steps, scope))
        .collect();
    // A list or a set gives a list, and anything else a tuple.
    let kind = match &base.data {
        Data::Sequence(SequenceKind::List | SequenceKind::Set, _) => SequenceKind::List,
        _ => SequenceKind::Tuple,
    };
    Ok(Value::sequence(kind, items?).with_origin(base.origin.clone()))
}

fn conditional(condition: &Expr, yes: &Expr, no: &Expr, scope: &dyn Scope) -> Evaluated {
    let decision = evaluate(condition, scope)?;
    let (chosen, other) = match truth(&decision, condition.span)? {
        Some(true) => (yes, no),
        Some(false) => (no, yes),
        None => return undecided(&decision, yes, no, scope),
    };
    let value = evaluate(chosen, scope)?.or_origin(&decision.origin);
    if value.is_null() || value.is_unknown() {
        return Ok(value);
    }
    match evaluate(other, scope) {
        Ok(other) => unified(value, other, scope.dialect(), yes.span.to(no.span)),
        Err(_) => Ok(value),
    }
}

/// The chosen branch of a conditional, brought to the type that both branches have in common:
/// `c ? 1 : "a"` is the string "1". What a nested block is like, only the provider knows.
fn unified(value: Value, other: Value, dialect: Dialect, span: Span) -> Evaluated {
    if has_blocks(&value) || has_blocks(&other) {
        return Ok(value);
    }
    let mut branches = [value, other];
    if let Some(unified) = convert::unify(&branches) {
        let value = unified.into_iter().next();
        return Ok(value.expect("as many values as were given"));
    }
    let is_small = branches.iter().all(bounds::is_walkable);
    if dialect == Dialect::Terraform && is_small {
        let [value, other] = &branches;
        let message = format!(
            "the branches have no type in common: one is a {}, the other a {}",
            value.type_name(),
            other.type_name()
        );
        return Err(EvalError::new(message, span));
    }
    Ok(std::mem::take(&mut branches[0]))
}

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
    let (yes, no) = (evaluate(yes, scope)?, evaluate(no, scope)?);
    if yes.same(&no) == Some(true) {
        return Ok(yes.or_origin(&decision.origin));
    }
    let not_null = |value: &Value| match &value.data {
        Data::Null => false,
        Data::Unknown(unknown) => unknown.not_null,
        _ => true,
    };
    let unknown = Unknown::derived([decision, &yes, &no]).expect("the condition is unknown");
    let unknown = Unknown {
        not_null: not_null(&yes) && not_null(&no),
        ..unknown
    };
    Ok(Value::new(Data::Unknown(unknown.into())).with_origin(decision.origin.clone()))
}

fn binary(operator: Binary, left: &Expr, right: &Expr, span: Span, scope: &dyn Scope) -> Evaluated {
    let left_value = evaluate(left, scope)?;
    if !matches!(operator, Binary::And | Binary::Or) {
        return operators::binary(
            operator,
            &left_value,
            &evaluate(right, scope)?,
            scope.dialect(),
            span,
        );
    }
    if let Some(result) = operators::decides(operator, &left_value, left.span)? {
        return Ok(result);
    }
    operators::join(operator, &left_value, &evaluate(right, scope)?, span)
}

fn for_expression(each: &For, scope: &dyn Scope) -> Evaluated {
    let collection = evaluate(&each.collection, scope)?;
    if collection.is_unknown() {
        return Ok(whole_unknown(&[&collection]));
    }
    let mut results = ForResults::new(each);
    for (key, value) in elements(&collection, scope.dialect(), each.collection.span)? {
        if !scope.spend(1) {
            return Ok(Value::unknown(Reason::new(
                ReasonKind::Bound,
                "too many elements to evaluate",
            )));
        }
        let key = each.key_name.as_ref().map(|name| (name, key));
        let inner = LocalScope::new(scope, key, (&each.value_name, value));
        if let Some(unknown) = results.add(each, &inner)? {
            return Ok(unknown.with_origin(collection.origin.clone()));
        }
    }
    Ok(results.finish().with_origin(collection.origin.clone()))
}

fn whole_unknown(values: &[&Value]) -> Value {
    let origin = values
        .first()
        .map(|value| value.origin.clone())
        .unwrap_or_default();
    Value::new(operators::unknown_of(values)).with_origin(origin)
}

/// What a `for` expression has made so far.
enum ForResults {
    Tuple(Vec<Value>),
    Object(BTreeMap<EcoString, Value>),
    Groups(BTreeMap<EcoString, Vec<Value>>),
}

impl ForResults {
    fn new(each: &For) -> Self {
        match (&each.key, each.group) {
            (None, _) => Self::Tuple(Vec::new()),
            (Some(_), false) => Self::Object(BTreeMap::new()),
            (Some(_), true) => Self::Groups(BTreeMap::new()),
        }
    }

    /// Adds one element; answers with an unknown where the whole result is.
    fn add(&mut self, each: &For, scope: &dyn Scope) -> Result<Option<Value>, EvalError> {
        if let Some(condition) = &each.condition {
            let decision = evaluate(condition, scope)?;
            match truth(&decision, condition.span)? {
                Some(true) => {}
                Some(false) => return Ok(None),
                None => return Ok(Some(whole_unknown(&[&decision]))),
            }
        }
        let name = match &each.key {
            None => EcoString::new(),
            Some(key) => match key_text(&evaluate(key, scope)?, key.span)? {
                Ok(name) => name,
                Err(unknown) => return Ok(Some(Value::new(Data::Unknown(unknown.into())))),
            },
        };
        let value = evaluate(&each.value, scope)?;
        match self {
            Self::Tuple(items) => items.push(value),
            Self::Object(entries) => {
                let is_strict = scope.dialect() == Dialect::Terraform;
                if is_strict && entries.contains_key(&name) {
                    return Err(EvalError::new(
                        format!("two elements give the key `{name}`"),
                        each.key.as_ref().map_or(each.value.span, |key| key.span),
                    ));
                }
                entries.insert(name, value);
            }
            Self::Groups(groups) => groups.entry(name).or_default().push(value),
        }
        Ok(None)
    }

    fn finish(self) -> Value {
        match self {
            Self::Tuple(items) => Value::tuple(items),
            Self::Object(entries) => Value::object(entries.into_iter().collect()),
            Self::Groups(groups) => Value::object(
                groups
                    .into_iter()
                    .map(|(name, items)| (name, Value::tuple(items)))
                    .collect(),
            ),
        }
    }
}

/// Keys and values of what a `for` goes through. Elements of a set are their own keys.
///
/// # Errors
/// When it is neither a sequence nor an object. Checks go through null as through nothing.
pub fn elements(
    collection: &Value,
    dialect: Dialect,
    span: Span,
) -> Result<Vec<(Value, Value)>, EvalError> {
    match &collection.data {
        Data::Sequence(kind, items) => Ok(items
            .iter()
            .enumerate()
            .map(|(at, item)| {
                let value = narrowed(collection, item);
                let key = if *kind == SequenceKind::Set {
                    value.clone()
                } else {
                    Value::from(at as i64)
                };
                (key, value)
            })
            .collect()),
        Data::Object(_, entries) => Ok(entries
            .iter()
            .map(|(name, item)| (Value::string(name.clone()), narrowed(collection, item)))
            .collect()),
        Data::Null if dialect == Dialect::Check => Ok(Vec::new()),
        _ => Err(EvalError::new(
            format!("a {} has no elements to go through", collection.type_name()),
            span,
        )),
    }
}

fn call(name: &Ident, args: &[Expr], expand: bool, span: Span, scope: &dyn Scope) -> Evaluated {
    match name.name.strip_prefix("core::").unwrap_or(&name.name) {
        "try" => return try_function(args, expand, span, scope),
        "can" => return can_function(args, span, scope),
        _ => {}
    }
    let mut values: Vec<Value> = Vec::with_capacity(args.len());
    for arg in args {
        values.push(evaluate(arg, scope)?);
    }
    if expand && let Some(unknown) = expand_last(&mut values, span)? {
        return Ok(unknown);
    }
    let result = match functions::find(&name.name) {
        Some(function) => {
            let context = Context {
                files: scope.files(),
                dialect: scope.dialect(),
                render: template::render_text,
            };
            functions::call(function, &values, &context)
        }
        None => match scope.call(name, &values) {
            Some(result) => result,
            None => return no_function(name, &values),
        },
    };
    let result = result.map_err(|error| function_error(name, args, span, error))?;
    if !result.origin.is_none() {
        return Ok(result);
    }
    Ok(match values.iter().find_map(nearest_origin) {
        Some(origin) => result.or_origin(origin),
        None => result,
    })
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
fn expand_last(values: &mut Vec<Value>, span: Span) -> Result<Option<Value>, EvalError> {
    let Some(last) = values.pop() else {
        return Ok(None);
    };
    match &last.data {
        Data::Sequence(_, items) => {
            values.extend(items.iter().map(|item| narrowed(&last, item)));
            Ok(None)
        }
        Data::Unknown(_) => Ok(Some(whole_unknown(&[&last]))),
        _ => Err(EvalError::new(
            format!("`...` needs a list, not a {}", last.type_name()),
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

fn function_error(name: &Ident, args: &[Expr], span: Span, error: FunctionError) -> EvalError {
    let place = error
        .argument
        .and_then(|at| args.get(at))
        .map_or(span, |arg| arg.span);
    EvalError::new(format!("{}: {}", name.name, error.message), place)
}

/// `try`: the first argument that is not wrong.
fn try_function(args: &[Expr], expand: bool, span: Span, scope: &dyn Scope) -> Evaluated {
    let mut last = EvalError::new("try needs at least one argument", span);
    for (at, arg) in args.iter().enumerate() {
        match evaluate(arg, scope) {
            Ok(value) if expand && at + 1 == args.len() => {
                let mut values = vec![value];
                let unknown = expand_last(&mut values, arg.span)?;
                return unknown.or_else(|| values.into_iter().next()).ok_or(last);
            }
            Ok(value) => return Ok(value),
            Err(error) => last = error,
        }
    }
    Err(last)
}

/// `can`: whether its argument is not wrong.
fn can_function(args: &[Expr], span: Span, scope: &dyn Scope) -> Evaluated {
    let [arg] = args else {
        return Err(EvalError::new("can takes exactly one argument", span));
    };
    Ok(match evaluate(arg, scope) {
        Err(_) => Value::from(false),
        Ok(value) => match Unknown::derived([&value]) {
            Some(_) => whole_unknown(&[&value]),
            None => Value::from(true),
        },
    })
}

/// A scope with one or two names more: the variables of a `for`, an iterator.
pub struct LocalScope<'a> {
    outer: &'a dyn Scope,
    key: Option<(&'a Ident, Value)>,
    value: (&'a Ident, Value),
}

impl<'a> LocalScope<'a> {
    /// `outer`, with these names before it.
    pub const fn new(
        outer: &'a dyn Scope,
        key: Option<(&'a Ident, Value)>,
        value: (&'a Ident, Value),
    ) -> Self {
        Self { outer, key, value }
    }
}

impl Scope for LocalScope<'_> {
    fn dialect(&self) -> Dialect {
        self.outer.dialect()
    }

    fn file(&self) -> Option<FileId> {
        self.outer.file()
    }

    fn resolve(
        &self,
        root: &Ident,
        steps: &[Step],
        index: &mut dyn FnMut(&Expr) -> Evaluated,
    ) -> Result<(Value, usize), EvalError> {
        if self.value.0.name == root.name {
            return Ok((self.value.1.clone(), 0));
        }
        match &self.key {
            Some((name, value)) if name.name == root.name => Ok((value.clone(), 0)),
            _ => self.outer.resolve(root, steps, index),
        }
    }

    fn call(&self, name: &Ident, args: &[Value]) -> Option<Result<Value, FunctionError>> {
        self.outer.call(name, args)
    }

    fn files(&self) -> Option<FileAccess<'_>> {
        self.outer.files()
    }

    fn spend(&self, amount: u32) -> bool {
        self.outer.spend(amount)
    }
}
