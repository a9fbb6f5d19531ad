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

mod graft;
mod home;
mod join;
mod reader;
mod references;
mod values;

use std::sync::Arc;

use crate::diagnostic::{Diagnostic, DiagnosticKind};
use crate::resource::{Decisions, Platform, Unit};
use crate::source::{Place, SourceFile, Span};
use crate::syntax::tree::{self, Document, Node};
use reader::Reader;

pub use home::{Homes, homes};

/// A plan that has been parsed.
#[derive(Debug)]
pub struct Plan {
    /// The file that it is in.
    pub file: Arc<SourceFile>,
    document: Document,
}

/// Whether a JSON document is a plan.
pub fn recognise(root: &Node) -> bool {
    root.get("format_version").is_some()
        && root.get("terraform_version").is_some()
        && root.get("planned_values").is_some()
}

impl Plan {
    /// A document that [`recognise`] takes for a plan.
    pub const fn new(file: Arc<SourceFile>, document: Document) -> Self {
        Self { file, document }
    }

    /// Parses a file; `None` where it is not a plan, or broken JSON.
    pub fn read(file: Arc<SourceFile>) -> Option<Self> {
        let parsed = tree::json::parse(&file.text);
        let document = parsed.documents.into_iter().next()?;
        recognise(&document.root).then(|| Self::new(file, document))
    }

    /// The plan alone.
    pub fn evaluate(&self) -> Unit {
        Unit {
            platform: Platform::Terraform,
            root: self.file.path.clone(),
            name: self.file.name.clone(),
            resources: Reader::new(self).resources(),
            diagnostics: Vec::new(),
            decisions: Decisions::default(),
        }
    }

    /// The plan alone, though it was to be joined.
    pub fn stranded(&self) -> Unit {
        let message = format!(
            "no root module that is scanned declares what the plan {} holds, or another plan of it \
             came first: it is judged alone",
            self.file.name
        );
        let place = Place::new(self.file.id, Span::new(0, 0));
        let mut unit = self.evaluate();
        let kind = DiagnosticKind::PlanMismatch;
        unit.diagnostics.push(Diagnostic::new(kind, message, place));
        unit
    }

    /// Joins the plan with the evaluated source of its root module.
    pub(super) fn join(&self, source: Unit) -> Unit {
        join::join(&Reader::new(self), source)
    }

    fn root(&self) -> &Node {
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
