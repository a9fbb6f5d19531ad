//! `for` expressions, and what else goes through elements.

use std::collections::BTreeMap;
use std::sync::Arc;

use ecow::EcoString;

use super::{evaluate, key_text, whole_unknown};
use crate::expr::operators::truth;
use crate::expr::{Dialect, EvalError, Evaluated, FileAccess, FunctionError, Scope};
use crate::source::{FileId, Span};
use crate::syntax::hcl::ast::{Expr, For, Ident, Step};
use crate::value::{Data, Reason, ReasonKind, SequenceKind, Unknown, Value};

pub(super) fn for_expression(each: &For, scope: &dyn Scope) -> Evaluated {
    for_until(each, None, scope)
}

/// A `for` that is gone through as far as an element that is `decisive`, for who asks whether there is
/// one.
pub(super) fn for_until(each: &For, decisive: Option<bool>, scope: &dyn Scope) -> Evaluated {
    let collection = evaluate(&each.collection, scope)?;
    // What makes the result open: other elements than those that are gone through.
    let mut open = Vec::new();
    let has_open_order = scope.dialect() == Dialect::Terraform && collection.has_open_order();
    if has_open_order && (each.key.is_none() || each.group) {
        open.push(collection.in_order());
    }
    let items = match collection.as_unknown() {
        None => elements(&collection, scope.dialect(), each.collection.span)?,
        Some(unknown) => {
            let (Some(certain), None) = (unknown.certain_items(), &each.key) else {
                return Ok(whole_unknown(&[&collection]));
            };
            let nowhere = whole_unknown(&[&collection]);
            let items = certain
                .iter()
                .map(|item| (nowhere.clone(), collection.narrowed_to(item)));
            let items = items.collect();
            open.push(nowhere);
            items
        }
    };
    let mut results = ForResults::new(each);
    for (key, value) in items {
        if !scope.spend(1) {
            return Ok(Value::unknown(Reason::new(
                ReasonKind::Bound,
                "too many elements to evaluate",
            )));
        }
        let key = each.key_name.as_ref().map(|name| (name, key));
        let inner = LocalScope::new(scope, key, (&each.value_name, value));
        match results.add(each, &inner)? {
            Added::Done if results.ends_with(decisive) => break,
            Added::Done => {}
            Added::Perhaps(decision) => open.push(decision),
            Added::Whole(unknown) => return Ok(unknown.with_origin(collection.origin.clone())),
        }
    }
    match results {
        ForResults::Tuple(items) if !open.is_empty() => {
            // Where nothing is certain it points at what made it open; else at the list, through
            // which the elements are read.
            let origin = match items.as_slice() {
                [] => open[0].origin.clone(),
                _ => collection.origin.clone(),
            };
            Ok(Value::open_list(items, &open).with_origin(origin))
        }
        ForResults::Groups(groups) if !open.is_empty() => {
            let groups = groups.into_iter().map(|(name, items)| {
                let group = match items.len() {
                    1 => Value::tuple(items),
                    _ => Value::open_list(items, &open),
                };
                (name, group)
            });
            let groups = Value::object(groups.collect());
            Ok(groups.with_origin(collection.origin.clone()))
        }
        _ => Ok(results.finish().with_origin(collection.origin.clone())),
    }
}

/// What became of one turn.
enum Added {
    Done,
    /// It is open whether there is an element, for want of this.
    Perhaps(Value),
    /// The result is unknown as a whole.
    Whole(Value),
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

    /// Adds one element.
    fn add(&mut self, each: &For, scope: &dyn Scope) -> Result<Added, EvalError> {
        if let Some(condition) = &each.condition {
            let decision = evaluate(condition, scope)?;
            match truth(&decision, scope.dialect(), condition.span)? {
                Some(true) => {}
                Some(false) => return Ok(Added::Done),
                None if matches!(self, Self::Tuple(_)) => return Ok(Added::Perhaps(decision)),
                None => return Ok(Added::Whole(whole_unknown(&[&decision]))),
            }
        }
        let name = match &each.key {
            None => EcoString::new(),
            Some(key) => match key_text(&evaluate(key, scope)?, key.span)? {
                Ok(name) => name,
                Err(unknown) => {
                    return Ok(Added::Whole(Value::new(Data::Unknown(unknown.into()))));
                }
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
        Ok(Added::Done)
    }

    fn ends_with(&self, decisive: Option<bool>) -> bool {
        let Self::Tuple(items) = self else {
            return false;
        };
        let last = items.last().map(|value| &value.data);
        decisive.is_some_and(|is| matches!(last, Some(Data::Bool(value)) if *value == is))
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
                let value = collection.narrowed_to(item);
                let key = match kind {
                    SequenceKind::Set => value.clone(),
                    _ if kind.may_be_set() && dialect == Dialect::Terraform => open_key(),
                    _ => Value::from(at as i64),
                };
                (key, value)
            })
            .collect()),
        Data::Object(_, entries) => Ok(entries
            .iter()
            .map(|(name, item)| (Value::string(name.clone()), collection.narrowed_to(item)))
            .collect()),
        Data::Null if dialect == Dialect::Check => Ok(Vec::new()),
        _ => Err(EvalError::new(
            format!(
                "{} has no elements to go through",
                collection.type_in_words()
            ),
            span,
        )),
    }
}

/// What an element of a list or a set is named by: its index, or the element itself.
fn open_key() -> Value {
    let text = "only the provider's schema says whether it is a list, whose elements have an index";
    Value::unknown(Reason::new(ReasonKind::Unsupported, text))
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

    fn enter(&self, span: Span) -> bool {
        self.outer.enter(span)
    }

    fn leave(&self) {
        self.outer.leave();
    }

    fn is_trial(&self) -> bool {
        self.outer.is_trial()
    }

    fn shared(&self, attribute: Unknown) -> Arc<Unknown> {
        self.outer.shared(attribute)
    }

    fn is_template(&self) -> bool {
        self.outer.is_template()
    }

    fn spend(&self, amount: u32) -> bool {
        self.outer.spend(amount)
    }
}
