//! AWS CloudFormation: a template to the resources that it would make.
//!
//! Every property of every resource is evaluated: parameters, mappings, conditions and intrinsic
//! functions, in short and long form, in YAML and JSON. What only a deployment can tell (attributes
//! of resources, the account, exports of other stacks) is unknown for a reason. What CloudFormation
//! does to a template before it reads it is done to its tree ([`macros`]); macros of the account are
//! not run, and told as unsupported. A template that another calls by its path is evaluated as part of
//! that one ([`templates`]).
//!
//! The language is that of the
//! [template reference](https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/).

mod dynamic;
mod evaluator;
mod fault;
mod functions;
mod macros;
pub mod parameters;
mod pseudo;
mod questions;
mod resources;
mod stack;
mod stacks;
mod template;
pub mod templates;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::sync::Arc;

use ecow::EcoString;

use crate::resource::Unit;
use crate::source::SourceFile;
use crate::syntax::tree::{Document, Node};
use parameters::Given;
pub use templates::Templates;

/// What is known from outside of the template.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Values of parameters by name. A name that the template does not declare is ignored: one
    /// file of values may serve many templates.
    pub parameters: BTreeMap<EcoString, Given>,
    /// The region that is deployed to: `AWS::Region`, and what follows from it. Without it these
    /// are unknown.
    pub region: Option<EcoString>,
}

/// Whether a document is a template, by its content: it says so (`AWSTemplateFormatVersion`, a
/// transform of AWS), or has `Resources` with types such as `AWS::S3::Bucket`.
pub fn recognise(root: &Node) -> bool {
    root.get("AWSTemplateFormatVersion").is_some()
        || root.get("Transform").is_some_and(names_transform)
        || root
            .get("Resources")
            .and_then(Node::as_mapping)
            .is_some_and(|resources| {
                resources
                    .iter()
                    .filter_map(|entry| entry.value.get("Type")?.as_str())
                    .any(|kind| kind.contains("::"))
            })
}

fn names_transform(transform: &Node) -> bool {
    let is_one = |node: &Node| node.as_str().is_some_and(|name| name.starts_with("AWS::"));
    is_one(transform)
        || transform
            .as_sequence()
            .is_some_and(|all| all.iter().any(is_one))
}

/// Evaluates one template for itself: nothing beside it is read.
pub fn evaluate(document: Document, file: &Arc<SourceFile>, options: &Options) -> Unit {
    Templates::new(vec![(file.clone(), document)], None, options).evaluate(0, options)
}
