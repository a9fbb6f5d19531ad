//! Plan JSON (`terraform show -json`): resources with the values that Terraform itself has found.
//! <https://developer.hashicorp.com/terraform/internals/json-format>
//!
//! A plan is scanned alone, each resource placed at its object in the plan, or joined with the
//! source that it was made from (`join`): values from the plan, places from the source. What the
//! plan does not know (`after_unknown`) is unknown; the references of the configuration say which
//! resources such a value, and any other, comes from.
//!
//! What a plan destroys, for good or to make it anew, is beside that a resource of its own, of a
//! type that begins with `destroyed.`: no check but those on destruction looks at it.
//!
//! A state (`terraform show -json` without a plan's name) has the same form, says only what there
//! is, and is judged alone.

mod graft;
mod home;
mod join;
mod known;
mod leaving;
mod reader;
mod references;
mod values;

use std::sync::Arc;

use crate::diagnostic::{Diagnostic, DiagnosticKind};
use crate::resource::{Platform, Unit};
use crate::source::{Place, SourceFile, Span};
use crate::syntax::SyntaxError;
use crate::syntax::tree::{self, Document, Node};
use reader::Reader;

pub use home::{Homes, home, homes};
pub(super) use known::Known;

/// What stands before the minor version in the formats that are read: those before 1.0 say the same
/// of what is read here.
const MAJOR_VERSIONS: [&str; 2] = ["0.", "1."];

/// A plan, or a state, that has been parsed.
#[derive(Debug)]
pub struct Plan {
    /// The file that it is in.
    pub file: Arc<SourceFile>,
    document: Document,
}

/// Why a file cannot be joined with source.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PlanError {
    /// It is something else.
    #[error("it is not a plan in JSON, as `terraform show -json PLAN` writes it")]
    Other,
    /// It is what `terraform plan -json` prints.
    #[error(
        "it is the log of `terraform plan -json`; what is read is what `terraform show -json PLAN` \
         writes of the file that `terraform plan -out=PLAN` has made"
    )]
    Log,
    /// It holds what there is, and not what will be.
    #[error("it is a state and not a plan: scan it by itself, as one of the paths")]
    State,
    /// It ends too early, or is broken.
    #[error(
        "line {line} of this plan is broken: {message}; make it anew with `terraform show -json PLAN`"
    )]
    Broken {
        /// The line, from 1.
        line: u32,
        /// What is wrong there.
        message: String,
    },
    /// It says that it is one, and holds nothing.
    #[error(
        "it holds neither the planned values of a plan nor the values of a state; make it anew with \
         `terraform show -json PLAN`"
    )]
    Hollow,
    /// Its format is none that we know.
    #[error("this plan has the format {0}; only those up to 1.x are read")]
    Version(String),
}

/// Whether a JSON document is a plan or a state, of a format that is read.
pub fn is_readable(root: &Node) -> bool {
    holds_values(root) && strange_version(root).is_none()
}

/// Why nothing can be read of a JSON document that says of itself that it is a plan or a state, and
/// where.
pub fn unread(root: &Node) -> Option<(PlanError, Span)> {
    let entry = root.entry("format_version")?;
    let error = if !holds_values(root) {
        // What Terraform writes of an empty state says nothing else.
        let is_alone = root.as_mapping().is_some_and(|entries| entries.len() == 1);
        let is_meant = is_alone || root.get("terraform_version").is_some();
        is_meant.then_some(PlanError::Hollow)?
    } else {
        PlanError::Version(strange_version(root)?.to_owned())
    };
    Some((error, values::span_of(entry)))
}

/// What is wrong with a plan that is no JSON; `None` where nothing says that it is meant to be one.
pub fn broken(file: &SourceFile, error: &SyntaxError) -> Option<PlanError> {
    if is_log(&file.text) {
        return Some(PlanError::Log);
    }
    file.text
        .contains("\"format_version\"")
        .then(|| PlanError::Broken {
            line: file.lines().line(error.span.start),
            message: error.message.to_string(),
        })
}

fn is_log(text: &str) -> bool {
    let text = text.trim_start_matches('\u{feff}').trim_start();
    text.starts_with("{\"@level\"")
}

fn holds_values(root: &Node) -> bool {
    root.get("format_version").is_some()
        && root.get("terraform_version").is_some()
        && (root.get("planned_values").is_some() || is_state(root))
}

fn is_state(root: &Node) -> bool {
    root.get("planned_values").is_none() && at(root, &["values", "root_module"]).is_some()
}

/// The format's version, where it is one that is not read.
fn strange_version(root: &Node) -> Option<&str> {
    let version = root.get("format_version")?.as_str()?;
    let is_known = MAJOR_VERSIONS
        .iter()
        .any(|major| version.starts_with(major));
    (!is_known).then_some(version)
}

impl Plan {
    /// A document that [`is_readable`].
    pub fn new(file: Arc<SourceFile>, document: Document) -> Self {
        // Configuration, variables, outputs and states hold secrets that nothing marks there.
        file.secrets.hide_surroundings();
        Self { file, document }
    }

    /// Parses a plan that is to be joined with source.
    ///
    /// # Errors
    /// Any of [`PlanError`]: a plan that is not whole says nothing of what it lacks.
    pub fn read(file: Arc<SourceFile>) -> Result<Self, PlanError> {
        if is_log(&file.text) {
            return Err(PlanError::Log);
        }
        let parsed = tree::json::parse(&file.text);
        if let Some(error) = parsed.errors.first() {
            return Err(broken(&file, error).unwrap_or(PlanError::Other));
        }
        let document = parsed
            .documents
            .into_iter()
            .next()
            .ok_or(PlanError::Other)?;
        if let Some((error, _)) = unread(&document.root) {
            return Err(error);
        }
        if !is_readable(&document.root) {
            return Err(PlanError::Other);
        }
        if is_state(&document.root) {
            return Err(PlanError::State);
        }
        Ok(Self::new(file, document))
    }

    /// The plan alone.
    pub fn evaluate(&self) -> Unit {
        let (root, name) = (self.file.path.clone(), self.file.name.clone());
        let reader = Reader::new(self);
        Unit {
            diagnostics: self.shortcomings(&reader),
            resources: reader.resources(),
            leaving: leaving::leaving(self.root(), &reader.configuration),
            ..Unit::new(Platform::Terraform, root, name)
        }
    }

    /// What makes the plan less than it should be.
    fn shortcomings(&self, reader: &Reader<'_>) -> Vec<Diagnostic> {
        let is_errored = self.root().get("errored").is_some_and(values::is_true);
        let message = "making this plan has ended in an error: what it does not hold is not judged";
        let errored =
            is_errored.then(|| self.tell(DiagnosticKind::PlanMismatch, message, "errored"));
        let malformed = match reader.malformed() {
            0 => None,
            number => {
                let message = format!(
                    "{number} of the resources of this plan have no address of their own or no type, \
                     and are not judged"
                );
                Some(self.tell(DiagnosticKind::Unsupported, message, "planned_values"))
            }
        };
        errored.into_iter().chain(malformed).collect()
    }

    /// A diagnostic about an entry at the top of the plan.
    fn tell(&self, kind: DiagnosticKind, message: impl Into<String>, key: &str) -> Diagnostic {
        let entry = self.root().entry(key);
        let span = entry.map_or(Span::new(0, 0), values::span_of);
        Diagnostic::new(kind, message, Place::new(self.file.id, span))
    }

    /// What is said of a plan that was found beside the root module, shown as `home`, that it was made
    /// from. Joining the two by ourselves would let an old plan hide what is wrong in the source.
    pub fn set_aside(&self, home: &str) -> Diagnostic {
        let message = if is_state(self.root()) {
            format!(
                "this is a state of {home}, which is judged by its source; the state is judged where it is scanned by itself"
            )
        } else {
            format!(
                "this is a plan of {home}, which is judged by its source; `--plan {}` joins the two",
                self.file.name
            )
        };
        self.tell(DiagnosticKind::NotJoined, message, "format_version")
    }

    /// The plan alone, though it was to be joined.
    pub fn stranded(&self) -> Unit {
        let message = format!(
            "no root module that is scanned declares what the plan {} holds, or another plan of it \
             came first: it is judged alone",
            self.file.name
        );
        let mut unit = self.evaluate();
        let kind = DiagnosticKind::PlanMismatch;
        unit.diagnostics.push(self.tell(kind, message, ""));
        unit
    }

    /// Joins the plan with the evaluated source of its root module.
    pub(super) fn join(&self, source: Unit) -> Unit {
        let reader = Reader::new(self);
        let mut unit = join::join(&reader, source);
        unit.diagnostics.extend(self.shortcomings(&reader));
        unit
    }

    /// What the data sources have answered.
    pub(super) fn known(&self) -> Known<'_> {
        Known::read(self.file.id, self.root())
    }

    const fn root(&self) -> &Node {
        &self.document.root
    }
}

/// The elements of a sequence at a path of keys; none where there is no such thing.
fn items<'a>(node: &'a Node, path: &[&str]) -> &'a [Node] {
    at(node, path)
        .and_then(Node::as_sequence)
        .unwrap_or_default()
}

/// What is at a path of keys.
fn at<'a>(node: &'a Node, path: &[&str]) -> Option<&'a Node> {
    path.iter().try_fold(node, |node, key| node.get(key))
}

#[cfg(test)]
mod tests;
