//! Why a function has no value: what becomes a diagnostic, and an unknown in the value's stead.

use crate::diagnostic::DiagnosticKind;
use crate::source::Span;
use crate::value::{ReasonKind, Value};

/// What a function comes to: a value, or `None` for `AWS::NoValue`, which takes the property or
/// element out.
pub(super) type Answer = Result<Option<Value>, Fault>;

/// A use of a function that has no value.
#[derive(Debug)]
pub(super) struct Fault {
    pub(super) kind: FaultKind,
    /// One sentence without a full stop.
    pub(super) message: String,
    /// The part of the template that is wrong.
    pub(super) span: Span,
}

#[derive(Clone, Copy, Debug)]
pub(super) enum FaultKind {
    /// The template is wrong.
    Wrong,
    /// We do not evaluate this.
    Unsupported,
    /// A bound was reached.
    Bound,
}

impl Fault {
    pub(super) fn wrong(message: impl Into<String>, span: Span) -> Self {
        Self {
            kind: FaultKind::Wrong,
            message: message.into(),
            span,
        }
    }

    pub(super) fn unsupported(message: impl Into<String>, span: Span) -> Self {
        Self {
            kind: FaultKind::Unsupported,
            ..Self::wrong(message, span)
        }
    }

    pub(super) fn bound(message: impl Into<String>, span: Span) -> Self {
        Self {
            kind: FaultKind::Bound,
            ..Self::wrong(message, span)
        }
    }

    pub(super) const fn diagnostic_kind(&self) -> DiagnosticKind {
        match self.kind {
            FaultKind::Wrong => DiagnosticKind::Evaluation,
            FaultKind::Unsupported => DiagnosticKind::Unsupported,
            FaultKind::Bound => DiagnosticKind::Bound,
        }
    }

    pub(super) const fn reason_kind(&self) -> ReasonKind {
        match self.kind {
            FaultKind::Wrong => ReasonKind::Error,
            FaultKind::Unsupported => ReasonKind::Unsupported,
            FaultKind::Bound => ReasonKind::Bound,
        }
    }
}
