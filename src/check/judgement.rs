//! What judging says of one object, before findings are made of it.
//!
//! A record holds numbers rather than names: the check's within the definitions, the resource's
//! within its unit. Text is only there where a person will read it.

use super::definition::Severity;
use crate::diagnostic::Diagnostic;
use crate::source::Place;

/// What judging a unit gives.
#[derive(Debug, Default)]
pub struct Judged {
    /// By resource, then by check, then in the order of the objects.
    pub judgements: Vec<Judgement>,
    /// Number of passes, whether or not they are among the judgements.
    pub passed: usize,
    /// Checks and concepts that could not be evaluated, each told once.
    pub diagnostics: Vec<Diagnostic>,
}

/// What one check says of one object.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judgement {
    /// The check's number in [`super::definition::Definitions::checks`].
    pub check: usize,
    /// Which of its questions is answered.
    pub question: Question,
    /// The resource's number in [`crate::resource::Unit::resources`].
    pub resource: usize,
    /// What it says.
    pub answer: Answer,
    /// How bad it is here.
    pub severity: Severity,
    /// The attribute that decided, the element that it is missing from, or the resource's header:
    /// always within the resource's body, unless that is the header itself.
    pub place: Place,
    /// Where the value came from: from the nearest to the furthest. Empty for passes.
    pub related: Vec<Related>,
    /// What is wrong. Empty unless the answer is fail.
    pub message: String,
    /// What is unknown. Empty unless the answer is undetermined.
    pub reason: String,
}

/// What a check asks of which objects: two projections of the same type are two questions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Question {
    /// Which of the check's requirements it is, by its position.
    pub on: usize,
    /// The projection that makes the objects: the number of the concept in the definitions, and its
    /// own in the concept. `None` where resources are asked as they are.
    pub projection: Option<(usize, usize)>,
}

/// The three values of truth, as verdicts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Answer {
    /// It is as it should be.
    Pass,
    /// It is not.
    Fail,
    /// It hangs on something unknown.
    Undetermined,
}

impl Answer {
    /// Its name in machine-readable output.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Pass => "pass",
            Self::Fail => "fail",
            Self::Undetermined => "undetermined",
        }
    }
}

/// A place that explains a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Related {
    /// Where.
    pub place: Place,
    /// What is there: `var.office is set here`, `the resource`. Without a full stop.
    pub note: String,
}
