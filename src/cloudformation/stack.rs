//! One template, as it is called: to resources and outputs.

use ecow::EcoString;
use rustc_hash::FxHashMap;

use super::evaluator::{Evaluator, State};
use super::functions::scalar_text;
use super::template::Template;
use super::templates::{Ground, exported};
use super::{macros, resources};
use crate::resource::Resource;
use crate::source::{FileId, Place, SourceFile};
use crate::syntax::tree::{Entry, Node, place};
use crate::value::{Decision, Reason, Value};

/// How a template is called.
#[derive(Default)]
pub(super) struct Called {
    /// What its addresses begin with: `Outer/`, or nothing.
    pub(super) prefix: EcoString,
    /// The values that it is given for its parameters.
    pub(super) arguments: FxHashMap<EcoString, Value>,
    /// The stacks that lead here, from the outermost on.
    pub(super) calls: Vec<Place>,
    /// Why it is not certain that it is made.
    pub(super) conditional: Option<Reason>,
    /// The decision that this hangs on.
    pub(super) existence: Option<Decision>,
    /// The files of the templates that lead here, its own included.
    pub(super) chain: Vec<FileId>,
}

impl Called {
    /// By nobody: with the parameters that the user gives.
    pub(super) fn alone(file: FileId) -> Self {
        Self {
            chain: vec![file],
            ..Self::default()
        }
    }

    /// Whether it is the template that is deployed, and not one that is nested in it.
    pub(super) fn is_root(&self) -> bool {
        self.prefix.is_empty()
    }
}

/// What comes of a template.
pub(super) struct Stack {
    pub(super) resources: Vec<Resource>,
    pub(super) outputs: FxHashMap<EcoString, Value>,
    pub(super) state: State,
}

/// Evaluates a template.
pub(super) fn evaluate(
    ground: Ground<'_>,
    file: &SourceFile,
    root: &Node,
    called: &Called,
    mut state: State,
) -> Stack {
    let expanded = macros::expand(root, file, ground, called, &mut state);
    let mut template = Template::read(&expanded.root, file, expanded.open, &mut state.diagnostics);
    template.generated |= expanded.generated;
    let mut evaluator = Evaluator::new(&template, file, ground, called, state);
    let resources = resources::evaluate(&mut evaluator);
    let outputs = outputs(&mut evaluator);
    let outputs = outputs.map(|(name, value, _)| (name, value)).collect();
    let mut all = resources;
    all.append(&mut evaluator.nested);
    Stack {
        resources: all,
        outputs,
        state: evaluator.state,
    }
}

/// The exports of a template that is deployed by itself: those whose name is known.
pub(super) fn exports(
    ground: Ground<'_>,
    file: &SourceFile,
    root: &Node,
) -> Vec<(EcoString, Value)> {
    let mut state = State::default();
    let called = Called::alone(file.id);
    let expanded = macros::expand(root, file, ground, &called, &mut state);
    let mut template = Template::read(&expanded.root, file, expanded.open, &mut state.diagnostics);
    template.generated |= expanded.generated;
    let mut evaluator = Evaluator::new(&template, file, ground, &called, state);
    let found: Vec<_> = outputs(&mut evaluator).collect();
    let exports = found.into_iter().filter_map(|(_, value, output)| {
        let name = evaluator.argument(output.get("Export")?.get("Name")?);
        let name = scalar_text(&name)?;
        let value = exported(&name, value, file);
        Some((name, value))
    });
    exports.collect()
}

/// The outputs with their names and declarations.
fn outputs<'e, 't>(
    evaluator: &'e mut Evaluator<'t>,
) -> impl Iterator<Item = (EcoString, Value, &'t Node)> + use<'e, 't> {
    let file = evaluator.file;
    let outputs: Vec<&'t Entry> = evaluator.template.outputs.clone();
    outputs.into_iter().filter_map(move |output| {
        let entry = output.value.entry("Value")?;
        let value = evaluator.value(&entry.value, place::entry(entry, file))?;
        Some((output.key.clone(), value, &output.value))
    })
}
