//! AWS CloudFormation: a template to the resources that it would make.
//!
//! Every property of every resource is evaluated: parameters, mappings, conditions and intrinsic
//! functions, in short and long form, in YAML and JSON. What only a deployment can tell (attributes
//! of resources, the account, exports of other stacks) is unknown for a reason. Transforms and
//! macros are not run: they are told as unsupported, and the template is read as it is written.
//!
//! The language is that of the
//! [template reference](https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/).

mod dynamic;
mod evaluator;
mod fault;
mod functions;
pub mod parameters;
mod pseudo;
mod questions;
mod resources;
mod template;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use ecow::EcoString;

use crate::resource::{Folders, Platform, Unit};
use crate::source::SourceFile;
use crate::syntax::tree::{Document, Node};
use evaluator::Evaluator;
use parameters::Given;
use template::Template;

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

/// Whether a document is a template, by its content: it says so (`AWSTemplateFormatVersion`, the
/// serverless transform), or has `Resources` with types such as `AWS::S3::Bucket`.
pub fn recognise(root: &Node) -> bool {
    root.get("AWSTemplateFormatVersion").is_some()
        || root.get("Transform").is_some_and(names_serverless)
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

fn names_serverless(transform: &Node) -> bool {
    let serverless = |node: &Node| {
        node.as_str()
            .is_some_and(|name| name.starts_with("AWS::Serverless-"))
    };
    serverless(transform)
        || transform
            .as_sequence()
            .is_some_and(|all| all.iter().any(serverless))
}

/// Evaluates a template. Resources whose condition is false are left out; those whose condition
/// cannot be known are there, with the reason. A resource without a type is told and left out.
pub fn evaluate(document: Document, file: &SourceFile, options: &Options) -> Unit {
    let template = Template::read(&document.root, file);
    let mut evaluator = Evaluator::new(&template, file, options);
    let mut resources = resources::evaluate(&mut evaluator);
    resources.sort_by(|a, b| a.address.cmp(&b.address));
    Unit {
        platform: Platform::CloudFormation,
        root: file.path.clone(),
        name: file.name.clone(),
        resources,
        diagnostics: evaluator.state.diagnostics,
        decisions: evaluator.state.questions.into_decisions(),
        folders: Folders::default(),
    }
}
