//! Expressions to values.

use super::{Evaluated, Scope};
use crate::syntax::hcl::ast::{Expr, Step};
use crate::value::Value;

/// The value of an expression.
pub fn evaluate(_expr: &Expr, _scope: &dyn Scope) -> Evaluated {
    todo!()
}

/// What is read from a value by steps.
pub fn read_steps(_value: Value, _steps: &[Step], _scope: &dyn Scope) -> Evaluated {
    todo!()
}
