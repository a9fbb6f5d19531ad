//! `try` and `can`, whose arguments may be wrong.

use std::sync::Arc;

use smallvec::smallvec;

use super::calls::expand_last;
use super::{evaluate, whole_unknown};
use crate::expr::{Dialect, EvalError, Evaluated, FileAccess, FunctionError, Scope};
use crate::source::{FileId, Span};
use crate::syntax::hcl::ast::{Expr, Ident, Step};
use crate::value::{Unknown, Value};

/// `try`: the first argument that is not wrong.
pub(super) fn try_function(
    args: &[Expr],
    expand: bool,
    span: Span,
    scope: &dyn Scope,
) -> Evaluated {
    let mut last = EvalError::new("try needs at least one argument", span);
    for (at, arg) in args.iter().enumerate() {
        match evaluate(arg, &Trial(scope)) {
            Ok(value) if expand && at + 1 == args.len() => {
                let mut values = smallvec![value];
                let unknown = expand_last(&mut values, arg.span, scope)?;
                return unknown.or_else(|| values.into_iter().next()).ok_or(last);
            }
            Ok(value) => return Ok(value),
            Err(error) => last = error,
        }
    }
    Err(last)
}

/// `can`: whether its argument is not wrong.
pub(super) fn can_function(args: &[Expr], span: Span, scope: &dyn Scope) -> Evaluated {
    let [arg] = args else {
        return Err(EvalError::new("can takes exactly one argument", span));
    };
    Ok(match evaluate(arg, &Trial(scope)) {
        Err(_) => Value::from(false),
        Ok(value) => match Unknown::derived([&value]) {
            Some(_) => whole_unknown(&[&value]),
            None => Value::from(true),
        },
    })
}

/// A scope in which an error is no more than a reason to look further.
struct Trial<'a>(&'a dyn Scope);

impl Scope for Trial<'_> {
    fn is_trial(&self) -> bool {
        true
    }

    fn shared(&self, attribute: Unknown) -> Arc<Unknown> {
        self.0.shared(attribute)
    }

    fn is_template(&self) -> bool {
        self.0.is_template()
    }

    fn dialect(&self) -> Dialect {
        self.0.dialect()
    }

    fn file(&self) -> Option<FileId> {
        self.0.file()
    }

    fn resolve(
        &self,
        root: &Ident,
        steps: &[Step],
        index: &mut dyn FnMut(&Expr) -> Evaluated,
    ) -> Result<(Value, usize), EvalError> {
        self.0.resolve(root, steps, index)
    }

    fn call(&self, name: &Ident, args: &[Value]) -> Option<Result<Value, FunctionError>> {
        self.0.call(name, args)
    }

    fn files(&self) -> Option<FileAccess<'_>> {
        self.0.files()
    }

    fn enter(&self, span: Span) -> bool {
        self.0.enter(span)
    }

    fn leave(&self) {
        self.0.leave();
    }

    fn spend(&self, amount: u32) -> bool {
        self.0.spend(amount)
    }
}
