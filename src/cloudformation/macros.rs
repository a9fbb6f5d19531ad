//! What CloudFormation does to a template before it reads it: from the tree that is written to the tree
//! that is meant.
//!
//! Included files, loops and the serverless transform are matters of text, here as there: they make
//! nodes of nodes. Whatever they make has the place of what it is made of, so that a finding points at
//! what the user has written. Macros that run in an account are not known; what they may touch is
//! unknown.

mod include;
pub(super) mod loops;
pub(super) mod nodes;
pub(super) mod serverless;

use std::borrow::Cow;

use ecow::EcoString;
use rustc_hash::FxHashMap;

use super::evaluator::{Evaluator, State};
use super::functions::scalar_text;
use super::stack::Called;
use super::template::Template;
use super::templates::Ground;
use crate::source::SourceFile;
use crate::syntax::tree::Node;
use crate::value::Reason;

/// A template as it is meant.
pub(super) struct Expanded<'r> {
    pub(super) root: Cow<'r, Node>,
    /// What is not known by a name of its own, and why: what a loop goes through where one instance
    /// stands for all, by the key of the loop.
    pub(super) open: Vec<(EcoString, Reason)>,
    /// Whether there may be more than was made of it.
    pub(super) generated: bool,
}

/// Runs what CloudFormation runs.
pub(super) fn expand<'r>(
    root: &'r Node,
    file: &SourceFile,
    ground: Ground<'_>,
    called: &Called,
    state: &mut State,
) -> Expanded<'r> {
    let mut root = Cow::Borrowed(root);
    if include::has_include(&root) {
        root = Cow::Owned(include::expand(root.into_owned(), file, ground.templates));
    }
    let mut open = Vec::new();
    if loops::has_loop(&root) {
        let template = Template::read(&root, file, Vec::new(), &mut Vec::new());
        let mut told = State::default();
        let mut evaluate = |node: &Node| {
            let given = std::mem::take(&mut told);
            let mut evaluator = Evaluator::new(&template, file, ground, called, given);
            let value = evaluator.argument(node);
            told = evaluator.state;
            value
        };
        let mut loops = loops::Loops::new(file, &mut evaluate);
        let expanded = loops.expand_template((*root).clone());
        let (mut diagnostics, unknown) = loops.finish();
        state.diagnostics.append(&mut diagnostics);
        state.diagnostics.append(&mut told.diagnostics);
        open = unknown;
        root = Cow::Owned(expanded);
    }
    let mut generated = !open.is_empty();
    if serverless::is_asked_for(&root) {
        generated = true;
        let parameters = parameter_texts(&root, file, ground, called);
        let mut transform = serverless::Serverless::new(&root, file, parameters);
        root = Cow::Owned(transform.transform(root.into_owned()));
        state.diagnostics.append(&mut transform.diagnostics);
        open.append(&mut transform.open);
    }
    Expanded {
        root,
        open,
        generated,
    }
}

/// The parameters whose value is a text, with it.
fn parameter_texts(
    root: &Node,
    file: &SourceFile,
    ground: Ground<'_>,
    called: &Called,
) -> FxHashMap<EcoString, EcoString> {
    let template = Template::read(root, file, Vec::new(), &mut Vec::new());
    let mut evaluator = Evaluator::new(&template, file, ground, called, State::default());
    let parameters = template.parameters.iter();
    let texts = parameters.filter_map(|(name, entry)| {
        let value = evaluator.reference(name, entry.key_span).ok()??;
        Some((EcoString::from(*name), scalar_text(&value)?))
    });
    texts.collect()
}
