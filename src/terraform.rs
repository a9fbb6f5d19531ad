//! Terraform and OpenTofu: configuration to resources.
//!
//! A unit is a root module with all modules that it calls, each evaluated where it is called. A
//! module that another one of the scanned files calls is not a root. Evaluation is on demand and
//! remembered: a local value, a variable, a resource is evaluated once in each module instance,
//! when the first reference to it asks for it, so that the order of the text does not matter.

mod allowance;
mod body;
mod calls;
mod configuration;
mod default_tags;
mod early;
mod expand;
mod handed_on;
mod instance;
mod json;
mod leaving;
mod load;
mod module;
mod passed;
pub mod plan;
mod policy_document;
mod scope;
mod types;
mod unit;
mod variables;
mod weights;

pub use load::{ENDINGS, Modules};
pub use plan::Plan;

use std::path::PathBuf;
use std::sync::Arc;

use rayon::prelude::*;

use crate::resource::Unit;
use crate::source::{SourceFile, Sources};

/// What the command line says about the evaluation of Terraform.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Files of variable values, in the order given; later ones win.
    pub var_files: Vec<PathBuf>,
    /// Values of variables, in the order given, as texts: they win over all files.
    pub vars: Vec<(String, String)>,
    /// Names among them that are expected to be declared: by the command line, not by a configuration,
    /// which may be about more than is scanned.
    pub expected: Vec<String>,
    /// The workspace; `None` where it is not known.
    pub workspace: Option<String>,
    /// Plans to join with the root modules that they were made from.
    pub plans: Vec<Arc<Plan>>,
}

/// Whether blocks of this name are part of the language, at the top of a file.
pub fn is_declaration(name: &str) -> bool {
    json::labels_of(name).is_some()
}

/// Evaluates all root modules that `files` (`.tf`, `.tofu` and their JSON forms) belong to.
/// Modules that are called and not among the files are read through `sources`. Units come in the
/// order of their directories, those of plans that belong nowhere behind them. For whoever wants to
/// keep a failure to its root module, the same in two steps: [`Modules::load`] and [`Modules::evaluate`].
pub fn evaluate(files: &[Arc<SourceFile>], sources: &Sources, options: &Options) -> Vec<Unit> {
    let modules = Modules::load(files, sources);
    let homes = plan::homes(&modules, &options.plans);
    let roots = modules.roots().par_iter();
    let strangers = homes.strangers.iter().map(|plan| plan.stranded());
    roots
        .map(|directory| modules.evaluate(directory, options, homes.plan(directory)))
        .chain(strangers.collect::<Vec<_>>())
        .collect()
}

#[cfg(test)]
mod tests;
