//! The evaluator of HCL expressions: Terraform's, and our checks'.
//!
//! It knows values and nothing of Terraform: names and a few functions come in through [`Scope`].
//! An error is an [`EvalError`] until somebody who knows what was being evaluated turns it into an
//! unknown value with a diagnostic; `try` and `can` need to tell the two apart.

pub mod bounds;
pub mod convert;
pub mod eval;
pub mod functions;
pub mod operators;
pub mod template;

use std::path::PathBuf;
use std::sync::Arc;

use crate::source::{FileId, Sources, Span};
use crate::syntax::hcl::ast::{Expr, Ident, Step};
use crate::value::{Unknown, Value};

pub use eval::{evaluate, read_steps};
pub use functions::FunctionError;

/// An expression that has no value because it is wrong.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct EvalError {
    /// One sentence without a full stop, in the user's terms.
    pub message: String,
    /// The part of the expression that is wrong.
    pub span: Span,
}

impl EvalError {
    /// A fault at `span`.
    pub fn new(message: impl Into<String>, span: Span) -> Self {
        Self {
            message: message.into(),
            span,
        }
    }
}

/// What comes of evaluating.
pub type Evaluated = Result<Value, EvalError>;

/// How forgiving reading is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialect {
    /// As Terraform: an attribute that is not there, or an attribute of null, is an error.
    Terraform,
    /// As checks are written: what is not there is null, reading through null gives null, an
    /// attribute read on a sequence of one object is that object's, and truth values follow Kleene.
    Check,
}

/// What is visible to an expression.
pub trait Scope {
    /// Which rules hold.
    fn dialect(&self) -> Dialect;

    /// The file that the expression stands in, so that what it makes has a place; `None` for the
    /// text of checks, which is not the user's.
    fn file(&self) -> Option<FileId>;

    /// The value that a name and as many of the steps behind it as belong to the name stand for
    /// (`aws_instance.a[0]`, `local.x`, `each.value`), and how many steps that were. `index`
    /// evaluates the expression of an index step.
    ///
    /// # Errors
    /// When there is no such name.
    fn resolve(
        &self,
        root: &Ident,
        steps: &[Step],
        index: &mut dyn FnMut(&Expr) -> Evaluated,
    ) -> Result<(Value, usize), EvalError>;

    /// Calls a function that only this scope has; `None` if it has none of this name.
    fn call(&self, name: &Ident, args: &[Value]) -> Option<Result<Value, FunctionError>>;

    /// What `file`, `templatefile`, `fileset` and their kind may read; `None` where they may not.
    fn files(&self) -> Option<FileAccess<'_>>;

    /// Asked before each part of an expression is evaluated, at `span`, and so each time that
    /// evaluation goes one level deeper; `false` where it may not, and the part is unknown. Every
    /// `true` is followed by [`Scope::leave`].
    fn enter(&self, _span: Span) -> bool {
        true
    }

    /// Called when a part has been evaluated.
    fn leave(&self) {}

    /// Whether an error is no more than a reason to look further: what stands in `try` and `can`. That
    /// the code is right does not say there what a value must be.
    fn is_trial(&self) -> bool {
        false
    }

    /// Whether it is that of a template which a function renders: Terraform lets it render no other.
    fn is_template(&self) -> bool {
        false
    }

    /// The value of an attribute that only a provider knows. A scope in which many ask for the same ones
    /// keeps them.
    fn shared(&self, attribute: Unknown) -> Arc<Unknown> {
        Arc::new(attribute)
    }

    /// Takes `amount` elements from what may still be evaluated in this scope; `false` when there
    /// is not as much left. Loops ask before each turn, so that no input makes them run for ever.
    fn spend(&self, _amount: u32) -> bool {
        true
    }
}

/// Where functions that read files read from.
#[derive(Clone, Debug)]
pub struct FileAccess<'a> {
    /// Reads, and knows the boundary.
    pub sources: &'a Sources,
    /// What relative paths are relative to: Terraform takes the root module's directory.
    pub base: PathBuf,
}

impl std::fmt::Debug for Sources {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Sources")
            .field("boundary", &self.boundary())
            .finish_non_exhaustive()
    }
}
