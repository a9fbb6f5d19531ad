//! One template, as it is called: to resources and outputs.

use ecow::EcoString;
use rustc_hash::{FxHashMap, FxHashSet};

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
    pub(super) arguments: Arguments,
    /// The stacks that lead here, from the outermost on.
    pub(super) calls: Vec<Place>,
    /// Why it is not certain that it is made.
    pub(super) conditional: Option<Reason>,
    /// The decision that this hangs on.
    pub(super) existence: Option<Decision>,
    /// The files of the templates that lead here, its own included.
    pub(super) chain: Vec<FileId>,
}

/// What a template is given for its parameters by one that it is nested in.
#[derive(Default)]
pub(super) struct Arguments {
    pub(super) given: FxHashMap<EcoString, Value>,
    /// What stands for the rest of them, if more may be given than is known.
    pub(super) rest: Option<Value>,
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

/// What templates have to do with others.
#[derive(Default)]
pub(super) struct Survey {
    /// The files that a template's stacks lead to, however deep.
    pub(super) reached: FxHashSet<FileId>,
    /// Those of them that are evaluated for one stack at least.
    pub(super) evaluated: FxHashSet<FileId>,
    /// Those of them that are too much for one stack at least.
    pub(super) left_out: FxHashSet<FileId>,
    /// Whether any of them imports something.
    pub(super) imports: bool,
    /// The exports of the template and of those: the ones whose name is known.
    pub(super) exports: Vec<(EcoString, Value)>,
}

/// Evaluates a template; for a survey only its stacks and outputs.
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
    let mut resources = match evaluator.state.survey {
        None => resources::evaluate(&mut evaluator),
        Some(_) => {
            evaluator.call_stacks();
            Vec::new()
        }
    };
    let outputs = outputs(&mut evaluator);
    resources.append(&mut evaluator.nested);
    Stack {
        resources,
        outputs,
        state: evaluator.state,
    }
}

/// Finds out what a template that is deployed by itself has to do with others.
pub(super) fn survey(ground: Ground<'_>, file: &SourceFile, root: &Node) -> Survey {
    let mut state = State::default();
    state.survey = Some(Survey::default());
    let stack = evaluate(ground, file, root, &Called::alone(file.id), state);
    stack.state.survey.unwrap_or_default()
}

/// The outputs by name, without those whose condition is false.
fn outputs(evaluator: &mut Evaluator<'_>) -> FxHashMap<EcoString, Value> {
    let template = evaluator.template;
    let mut values = FxHashMap::default();
    for output in &template.outputs {
        let Some(existence) = evaluator.existence(output) else {
            continue;
        };
        let value = match existence.decision {
            None => evaluator.output_value(output),
            Some(decision) => {
                evaluator.where_holds((decision, true), |this| this.output_value(output))
            }
        };
        values.extend(value.map(|value| (output.key.clone(), value)));
    }
    values
}

impl<'t> Evaluator<'t> {
    /// The value of an output. What it is exported as is noted where that is wanted.
    fn output_value(&mut self, output: &'t Entry) -> Option<Value> {
        let entry = output.value.entry("Value")?;
        let value = self.value(&entry.value, place::entry(entry, self.file))?;
        if self.state.survey.is_some()
            && let Some(name) = self.export_name(&output.value)
            && let Some(survey) = &mut self.state.survey
        {
            let exported = exported(&name, value.clone(), self.file);
            survey.exports.push((name, exported));
        }
        Some(value)
    }

    fn export_name(&mut self, output: &'t Node) -> Option<EcoString> {
        let name = self.argument(output.get("Export")?.get("Name")?);
        scalar_text(&name)
    }
}
