//! What is said of a file that could not be read or evaluated in full. The scan has gone on.
//!
//! Never a finding (which is about the user's infrastructure), never an error (which ends the
//! run).

mod isolate;

use serde::Serialize;

use crate::source::Place;

pub use isolate::isolate;

/// One such message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// The kind.
    pub kind: DiagnosticKind,
    /// One sentence without a full stop.
    pub message: String,
    /// Where; `None` when the file itself could not be read (the message then names it).
    pub place: Option<Place>,
}

/// The kinds of diagnostic; their names are part of the machine-readable output.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum DiagnosticKind {
    /// A text that cannot be parsed.
    Syntax,
    /// A file that cannot be read.
    Unreadable,
    /// An expression that is wrong.
    Evaluation,
    /// A bound was reached.
    Bound,
    /// A module that is not on disk.
    UnresolvedModule,
    /// A plan and its source that do not agree on what there is.
    PlanMismatch,
    /// A plan beside its source that was not asked for (`--plan`): the source alone is judged.
    NotJoined,
    /// A template that has to be rendered first (Helm, Kustomize).
    NotRendered,
    /// A suppression that matched nothing, or that names no check.
    UnusedIgnore,
    /// A check that failed inside, through our fault or that of whoever wrote it.
    Check,
    /// Something that the format allows and we do not evaluate.
    Unsupported,
    /// A defect of ours that kept a file or unit from being scanned.
    Internal,
}

impl DiagnosticKind {
    /// All, in the order of declaration.
    pub const ALL: [Self; 11] = [
        Self::Syntax,
        Self::Unreadable,
        Self::Evaluation,
        Self::Bound,
        Self::UnresolvedModule,
        Self::PlanMismatch,
        Self::NotJoined,
        Self::NotRendered,
        Self::UnusedIgnore,
        Self::Check,
        Self::Unsupported,
    ];

    /// Its name in machine-readable output.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Syntax => "syntax",
            Self::Unreadable => "unreadable",
            Self::Evaluation => "evaluation",
            Self::Bound => "bound",
            Self::UnresolvedModule => "unresolved-module",
            Self::PlanMismatch => "plan-mismatch",
            Self::NotJoined => "not-joined",
            Self::NotRendered => "not-rendered",
            Self::UnusedIgnore => "unused-ignore",
            Self::Check => "check",
            Self::Unsupported => "unsupported",
            Self::Internal => "internal",
        }
    }

    /// Whether it tells of something that was not looked at, or not in full, so that no finding need mean
    /// no fault. What is wrong in an expression is told as a verdict that is undetermined.
    pub const fn is_gap(self) -> bool {
        match self {
            Self::Syntax
            | Self::Unreadable
            | Self::Bound
            | Self::UnresolvedModule
            | Self::NotRendered
            | Self::Check
            | Self::Unsupported
            | Self::Internal => true,
            Self::Evaluation | Self::PlanMismatch | Self::NotJoined | Self::UnusedIgnore => false,
        }
    }

    /// What it tells the user, one sentence.
    pub const fn meaning(self) -> &'static str {
        match self {
            Self::Syntax => "A text that cannot be parsed.",
            Self::Unreadable => "A file that cannot be read.",
            Self::Evaluation => "An expression that is wrong.",
            Self::Bound => "A bound was reached, and what lies beyond was not looked at.",
            Self::UnresolvedModule => "A module that is not on disk.",
            Self::PlanMismatch => "A plan and its source that do not agree on what there is.",
            Self::NotJoined => "A plan beside its source, which is judged without it.",
            Self::NotRendered => "A template that has to be rendered first.",
            Self::UnusedIgnore => "A suppression that matches nothing.",
            Self::Check => "A check that failed inside.",
            Self::Unsupported => "Something that the format allows and that is not evaluated.",
            Self::Internal => "A defect of the scanner that kept a file from being scanned.",
        }
    }
}

impl Diagnostic {
    /// A message about a place.
    pub fn new(kind: DiagnosticKind, message: impl Into<String>, place: Place) -> Self {
        Self {
            kind,
            message: message.into(),
            place: Some(place),
        }
    }
}
