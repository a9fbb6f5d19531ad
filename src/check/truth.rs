//! What a condition comes to, with the origin of what decided it.

use crate::expr::operators::truth;
use crate::expr::{Dialect, EvalError, Evaluated, Scope, evaluate};
use crate::syntax::hcl::ast::Expr;
use crate::value::{Origin, Reason, ReasonKind, Value};

/// A condition's value.
#[derive(Clone, Debug)]
pub(super) struct Decision {
    pub(super) truth: Truth,
    /// Where the value that decided came from.
    pub(super) origin: Origin,
    /// What was wrong, if it is unknown for that.
    pub(super) error: Option<EvalError>,
}

/// True, false, or unknown and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Truth {
    Known(bool),
    Unknown(Reason),
}

impl Decision {
    /// Evaluates a condition. What is wrong is unknown.
    pub(super) fn of(expr: &Expr, scope: &dyn Scope) -> Self {
        match decide(evaluate(expr, scope), expr) {
            Ok((truth, origin)) => Self {
                truth,
                origin,
                error: None,
            },
            Err(error) => Self {
                truth: Truth::Unknown(Reason::new(ReasonKind::Error, error.message.as_str())),
                origin: Origin::NONE,
                error: Some(error),
            },
        }
    }

    /// The opposite.
    pub(super) fn negated(mut self) -> Self {
        if let Truth::Known(value) = &mut self.truth {
            *value = !*value;
        }
        self
    }

    pub(super) fn is(&self, value: bool) -> bool {
        self.truth == Truth::Known(value)
    }
}

fn decide(evaluated: Evaluated, expr: &Expr) -> Result<(Truth, Origin), EvalError> {
    let value: Value = evaluated?;
    let truth = match value.as_unknown() {
        Some(unknown) => Truth::Unknown(unknown.reason.clone()),
        None => Truth::Known(truth(&value, Dialect::Check, expr.span)?.unwrap_or_default()),
    };
    Ok((truth, value.origin))
}
