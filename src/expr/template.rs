//! Templates: text with interpolations and directives.

use std::sync::Arc;

use super::eval::{LocalScope, elements, evaluate};
use super::functions::{Context, FunctionError};
use super::operators::truth;
use super::{Dialect, EvalError, Evaluated, FileAccess, Scope, bounds, convert};
use crate::source::{FileId, Span};
use crate::syntax::hcl::ast::{Expr, Ident, Part, Step};
use crate::syntax::hcl::parse_template;
use crate::value::{Data, Map, Reason, ReasonKind, Shape, TemplatePart, Unknown, Value};

/// Longest text that a template may come to, in bytes.
const MAX_TEXT: usize = 4 * 1024 * 1024;

/// Most pieces of a text that is known in part.
const MAX_PARTS: usize = 10_000;

/// The value of a template: a text; where parts are unknown, an unknown of known shape; for a
/// template that is a single interpolation, the value of that.
///
/// # Errors
/// What an expression in it says, and for parts that have no text.
pub(super) fn render(parts: &[Part], scope: &dyn Scope) -> Evaluated {
    if let [Part::Interpolation(expr)] = parts {
        return evaluate(expr, scope);
    }
    let mut text = Text {
        open: String::with_capacity(guess(parts)),
        ..Text::default()
    };
    text.add_parts(parts, scope)?;
    if !scope.spend(bounds::text_weight(text.length)) {
        return Ok(bounds::reached("too much text to evaluate"));
    }
    Ok(text.finish())
}

/// Renders the text of a template file with these variables and nothing else in scope.
///
/// # Errors
/// Where the text is no template, and what an expression in it says.
pub fn render_text(
    text: &str,
    variables: &Map,
    context: &Context<'_>,
) -> Result<Value, FunctionError> {
    let expr = parse_template(text, 0).map_err(|error| {
        FunctionError::call(format!("the template is broken: {}", error.message))
    })?;
    let scope = VariablesScope {
        variables,
        files: context.files.clone(),
        dialect: context.dialect,
        caller: context.scope,
    };
    evaluate(&expr, &scope)
        .map_err(|error| FunctionError::call(format!("in the template: {}", error.message)))
}

/// The scope of a template file: its variables, and nothing around it.
struct VariablesScope<'a> {
    variables: &'a Map,
    files: Option<FileAccess<'a>>,
    dialect: Dialect,
    caller: Option<&'a dyn Scope>,
}

impl Scope for VariablesScope<'_> {
    fn dialect(&self) -> Dialect {
        self.dialect
    }

    fn file(&self) -> Option<FileId> {
        None
    }

    fn resolve(
        &self,
        root: &Ident,
        _steps: &[Step],
        _index: &mut dyn FnMut(&Expr) -> Evaluated,
    ) -> Result<(Value, usize), EvalError> {
        match self.variables.get(&root.name) {
            Some(value) => Ok((value.clone(), 0)),
            None => Err(EvalError::new(
                format!("no variable `{}` is given to the template", root.name),
                root.span,
            )),
        }
    }

    fn call(&self, _name: &Ident, _args: &[Value]) -> Option<Result<Value, FunctionError>> {
        None
    }

    fn files(&self) -> Option<FileAccess<'_>> {
        self.files.clone()
    }

    fn is_template(&self) -> bool {
        true
    }

    fn enter(&self, span: Span) -> bool {
        self.caller.is_none_or(|caller| caller.enter(span))
    }

    fn leave(&self) {
        if let Some(caller) = self.caller {
            caller.leave();
        }
    }

    fn spend(&self, amount: u32) -> bool {
        self.caller.is_none_or(|caller| caller.spend(amount))
    }
}

/// A text under construction: what is known, and between it what is not.
#[derive(Default)]
struct Text {
    done: Vec<TemplatePart>,
    open: String,
    length: usize,
    /// The first value in it that came from elsewhere: where the text came from, if asked.
    source: Option<Value>,
    /// Whether something in it is a secret.
    is_secret: bool,
}

/// About how many bytes a text of these parts has.
fn guess(parts: &[Part]) -> usize {
    const VALUE: usize = 24;
    let of_part = |part: &Part| match part {
        Part::Text(text) => text.len(),
        _ => VALUE,
    };
    parts.iter().map(of_part).sum()
}

impl Text {
    fn add_parts(&mut self, parts: &[Part], scope: &dyn Scope) -> Result<(), EvalError> {
        parts.iter().try_for_each(|part| self.add_part(part, scope))
    }

    /// Parts within a directive: one level deeper.
    fn add_nested(
        &mut self,
        parts: &[Part],
        span: Span,
        scope: &dyn Scope,
    ) -> Result<(), EvalError> {
        if !scope.enter(span) {
            self.overrun();
            return Ok(());
        }
        let added = self.add_parts(parts, scope);
        scope.leave();
        added
    }

    fn add_part(&mut self, part: &Part, scope: &dyn Scope) -> Result<(), EvalError> {
        match part {
            Part::Text(text) => self.add_text(text),
            Part::Interpolation(expr) => {
                self.add_value(evaluate(expr, scope)?, expr.span, scope)?
            }
            Part::If { condition, yes, no } => {
                let decision = evaluate(condition, scope)?;
                self.is_secret |= decision.origin.is_secret;
                match truth(&decision, scope.dialect(), condition.span)? {
                    Some(true) => self.add_nested(yes, condition.span, scope)?,
                    Some(false) => self.add_nested(no, condition.span, scope)?,
                    None => self.add_unknown(&decision),
                }
            }
            Part::For {
                key_name,
                value_name,
                collection,
                body,
            } => {
                let values = evaluate(collection, scope)?;
                self.is_secret |= values.origin.is_secret;
                if values.is_unknown() || values.has_open_order() {
                    self.add_unknown(&values.in_order());
                    return Ok(());
                }
                for (key, value) in elements(&values, scope.dialect(), collection.span)? {
                    if self.is_too_long() || !scope.spend(1) {
                        self.overrun();
                        break;
                    }
                    let inner = LocalScope::new(
                        scope,
                        key_name.as_ref().map(|name| (name, key)),
                        (value_name, value),
                    );
                    self.add_nested(body, collection.span, &inner)?;
                }
            }
        }
        Ok(())
    }

    const fn is_too_long(&self) -> bool {
        self.length > MAX_TEXT
    }

    /// Gives up: what has been gathered is not the whole.
    const fn overrun(&mut self) {
        self.length = MAX_TEXT + 1;
    }

    fn add_text(&mut self, text: &str) {
        self.length = self.length.saturating_add(text.len());
        if !self.is_too_long() {
            self.open.push_str(text);
        }
    }

    fn add_value(&mut self, value: Value, span: Span, scope: &dyn Scope) -> Result<(), EvalError> {
        self.is_secret |= value.origin.is_secret;
        if self.source.is_none() && value.origin.via.is_some() {
            self.source = Some(value.clone());
        }
        if let Data::String(text) = &value.data {
            self.add_text(text);
            return Ok(());
        }
        let value = match value.as_unknown().and_then(|it| it.spelling()) {
            Some(text) => Value::string(text.clone()).with_origin(value.origin.clone()),
            None => value,
        };
        if value.is_unknown() {
            self.add_unknown(&value);
            return Ok(());
        }
        if value.is_null() && scope.dialect() == Dialect::Check {
            self.add_text("null");
            return Ok(());
        }
        let text = convert::to_string(&value)
            .ok()
            .filter(|text| !text.is_null())
            .ok_or_else(|| {
                EvalError::new(
                    format!(
                        "a template cannot hold a value of type {}",
                        value.type_name()
                    ),
                    span,
                )
            })?;
        self.add_text(text.as_str().unwrap_or_default());
        Ok(())
    }

    fn add_unknown(&mut self, value: &Value) {
        let parts = match value
            .as_unknown()
            .and_then(|unknown| unknown.shape.as_ref())
        {
            Some(Shape::Template(parts)) => parts.as_slice(),
            _ => &[TemplatePart::Unknown(value.clone())],
        };
        if self.done.len() + parts.len() > MAX_PARTS {
            self.overrun();
            return;
        }
        for part in parts {
            match part {
                TemplatePart::Text(text) => self.add_text(text),
                TemplatePart::Unknown(_) => {
                    self.close();
                    self.done.push(part.clone());
                }
            }
        }
    }

    fn close(&mut self) {
        if !self.open.is_empty() {
            self.done
                .push(TemplatePart::Text(self.open.as_str().into()));
            self.open.clear();
        }
    }

    fn finish(mut self) -> Value {
        let origin = self
            .source
            .take()
            .map(|value| value.origin)
            .unwrap_or_default()
            .or_secret(self.is_secret);
        if self.is_too_long() {
            let text = ecow::eco_format!(
                "the text is longer than {} MiB, or has too many parts",
                MAX_TEXT / 1024 / 1024
            );
            return Value::unknown(Reason::new(ReasonKind::Bound, text));
        }
        if self.done.is_empty() {
            return Value::string(self.open).with_origin(origin);
        }
        self.close();
        let unknown = Unknown::derived(self.done.iter().filter_map(|part| match part {
            TemplatePart::Unknown(value) => Some(value),
            TemplatePart::Text(_) => None,
        }));
        let unknown = unknown.expect("a part is closed only for an unknown behind it");
        let shape = Some(Shape::Template(Arc::new(self.done)));
        Value::new(Data::Unknown(Arc::new(Unknown {
            not_null: true,
            shape,
            ..unknown
        })))
        .with_origin(origin)
    }
}
