//! What a scan found, after judging: grouped, suppressed, fingerprinted, sorted. What reports are
//! made of.

mod address;
pub mod directive;
pub mod fingerprint;
pub mod group;
#[cfg(test)]
mod samples;
pub mod selector;
pub mod suppress;

pub use selector::Selector;

use std::time::Duration;

use ecow::EcoString;

use crate::check::definition::{Check, Severity};
use crate::diagnostic::Diagnostic;
use crate::resource::Platform;
use crate::source::{Place, Sources};

pub use crate::check::judgement::{Answer, Related};

/// Everything that a report may tell.
pub struct Outcome<'a> {
    /// The files that places are in.
    pub sources: &'a Sources,
    /// The checks that ran, by id.
    pub checks: Vec<&'a Check>,
    /// Findings that stand, sorted by path, place, check id.
    pub findings: Vec<Finding<'a>>,
    /// Findings that the user has suppressed, sorted alike.
    pub suppressed: Vec<Suppressed<'a>>,
    /// Checks whose condition hangs on something unknown, sorted alike.
    pub undetermined: Vec<Verdict<'a>>,
    /// All verdicts, where they were asked for (`--all-verdicts`): empty otherwise.
    pub verdicts: Vec<Verdict<'a>>,
    /// What could not be read or evaluated in full, sorted by path and place.
    pub diagnostics: Vec<Diagnostic>,
    /// Counts.
    pub summary: Summary,
}

/// One object that a check fails: what findings are made of.
#[derive(Clone, Debug)]
pub struct Failure<'a> {
    /// The check.
    pub check: &'a Check,
    /// How bad it is here.
    pub severity: Severity,
    /// What is wrong, naming the subject's address.
    pub message: String,
    /// The attribute that decided, or the header.
    pub place: Place,
    /// Where the value came from.
    pub related: Vec<Related>,
    /// The resource.
    pub subject: Subject,
    /// The resource's header.
    pub header: Place,
    /// What the resource's declaration makes in all.
    pub extent: Extent,
}

/// How much a declaration makes: a finding may be about a part of that.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Extent {
    /// The resources, in all units, module calls and instances.
    pub resources: usize,
    /// The chains of module calls that lead to it; 1 where none does.
    pub calls: usize,
}

impl Extent {
    /// Of a declaration that makes one resource.
    pub const ONE: Self = Self {
        resources: 1,
        calls: 1,
    };
}

/// One mistake in one place.
#[derive(Clone, Debug)]
pub struct Finding<'a> {
    /// The check.
    pub check: &'a Check,
    /// How bad it is here.
    pub severity: Severity,
    /// What is wrong, with the first subject's address: text that holds words from scanned files.
    pub message: String,
    /// The attribute that decided, or the header.
    pub place: Place,
    /// Where the value came from, and the resource's header where `place` is not in it: from the
    /// nearest to the furthest. Where others of what the declaration makes are not at fault, also the
    /// module calls that lead to those that are.
    pub related: Vec<Related>,
    /// What it concerns: never empty, sorted by address. Several where a module is called several
    /// times.
    pub subjects: Vec<Subject>,
    /// What the declaration makes in all; more than there are subjects where some are not at fault.
    pub extent: Extent,
    /// Survives moved lines; 32 hexadecimal digits, unique within the run. See
    /// `finding::fingerprint`.
    pub fingerprint: String,
}

/// A resource that a finding or verdict is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Subject {
    /// Its address within its unit.
    pub address: EcoString,
    /// Its platform.
    pub platform: Platform,
    /// Its type.
    pub kind: EcoString,
    /// The unit's name.
    pub unit: EcoString,
    /// The headers of the module calls that lead to it, from the root inwards.
    pub calls: Vec<Place>,
}

/// A finding that the user does not want to see, and why.
#[derive(Clone, Debug)]
pub struct Suppressed<'a> {
    /// The finding.
    pub finding: Finding<'a>,
    /// The user's words behind the ignore comment; empty where there are none.
    pub justification: String,
    /// The comment or configuration line, where it is in a file.
    pub by: Option<Place>,
}

/// What a check says of one object.
#[derive(Clone, Debug)]
pub struct Verdict<'a> {
    /// The check.
    pub check: &'a Check,
    /// What it says.
    pub answer: Answer,
    /// What about.
    pub subject: Subject,
    /// The attribute that decided, or the header.
    pub place: Place,
    /// For undetermined: what is unknown. Empty otherwise.
    pub reason: String,
}

/// Counts of a run.
#[derive(Clone, Debug, Default)]
pub struct Summary {
    /// Files that were read and understood.
    pub files: usize,
    /// Units that were evaluated.
    pub units: usize,
    /// Resources in them.
    pub resources: usize,
    /// Verdicts that are a pass.
    pub passed: usize,
    /// Templates that would have to be rendered first.
    pub not_rendered: usize,
    /// Modules that are not on disk.
    pub unresolved_modules: usize,
    /// From start to judged.
    pub elapsed: Duration,
}
