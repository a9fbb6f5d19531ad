//! Stacks within stacks: where a template calls another, and what comes back from it.

use ecow::{EcoString, eco_format};
use rustc_hash::FxHashMap;

use super::evaluator::Evaluator;
use super::functions::ways;
use super::macros::nodes;
use super::stack::{self, Arguments, Called};
use super::template::brings_more;
use super::templates::{self, Beside};
use crate::diagnostic::{Diagnostic, DiagnosticKind};
use crate::source::Place;
use crate::syntax::tree::{Entry, Node, place};
use crate::value::{Data, HopKind, Map, Shape, Value};

/// Most stacks that a stack may be nested in.
const MAX_DEPTH: usize = 16;

/// Most nodes of nested templates that are evaluated for one that is deployed: a template that calls
/// another twice, which calls another twice, is small and makes very many.
const MAX_NODES: usize = 2_000_000;

/// What an evaluation counts for at least.
const LEAST_NODES: usize = 500;

/// Types of resources that are stacks, and the property that names their template.
const STACKS: [(&str, &str); 2] = [
    ("AWS::CloudFormation::Stack", "TemplateURL"),
    ("AWS::Serverless::Application", "Location"),
];

/// The outputs of a stack by name; `None` where its template cannot be had.
pub(super) type Outputs = Option<FxHashMap<EcoString, Value>>;

/// The property of a resource that names its template, if it is a stack.
fn location(resource: &Node) -> Option<&Entry> {
    let kind = resource.get("Type")?.as_str()?;
    let (_, property) = STACKS.into_iter().find(|(stack, _)| *stack == kind)?;
    resource.get("Properties")?.entry(property)
}

/// The template of a stack that the CDK has made: its `TemplateURL` is where it will be uploaded to.
fn asset(resource: &Node) -> Option<&str> {
    let metadata = resource.get("Metadata")?;
    let property = metadata.get("aws:asset:property")?.as_str()?;
    let path = metadata.get("aws:asset:path")?.as_str()?;
    (property == "TemplateURL").then_some(path)
}

/// Whether a template may call others: it has stacks, or may have some after its macros.
pub(super) fn may_call(root: &Node) -> bool {
    let resources = root.get("Resources").and_then(Node::as_mapping);
    let mut resources = resources.into_iter().flatten();
    brings_more(root) || resources.any(|entry| location(&entry.value).is_some())
}

/// The paths of the templates that a template calls, where it says them outright.
pub(super) fn local_paths(root: &Node) -> Vec<&str> {
    let resources = root.get("Resources").and_then(Node::as_mapping);
    let stacks = resources.into_iter().flatten();
    stacks
        .filter_map(|entry| {
            let location = location(&entry.value)?;
            asset(&entry.value).or_else(|| location.value.as_str())
        })
        .filter(|path| is_local(path))
        .collect()
}

/// Whether a location is a path: no URL, and nothing that a tool has to fill in first.
fn is_local(location: &str) -> bool {
    !location.contains("://") && !location.contains("${") && !location.contains("{{")
}

impl From<Value> for Arguments {
    fn from(value: Value) -> Self {
        let given = |entries: &Map| {
            let entries = entries.iter();
            entries
                .map(|(name, value)| (name.clone(), value.clone()))
                .collect()
        };
        let unknown = match &value.data {
            Data::Object(_, entries) => {
                return Self {
                    given: given(entries),
                    rest: None,
                };
            }
            Data::Unknown(unknown) => unknown,
            _ => return Self::default(),
        };
        let known = match &unknown.shape {
            Some(Shape::Choice(choice)) => {
                let side = |side: &Option<Value>| {
                    side.clone().unwrap_or_else(|| Value::object(Map::new()))
                };
                let (yes, no) = (side(&choice.yes), side(&choice.no));
                if [&yes, &no]
                    .iter()
                    .all(|side| matches!(side.data, Data::Object(..)))
                {
                    return ways::both(choice.decision, &unknown.reason, yes, no).into();
                }
                FxHashMap::default()
            }
            Some(Shape::Object(entries)) => given(entries),
            _ => FxHashMap::default(),
        };
        Self {
            given: known,
            rest: Some(Value::unknown(unknown.reason.clone())),
        }
    }
}

impl<'t> Evaluator<'t> {
    /// Whether a resource is a stack, so that it has outputs.
    pub(super) fn is_stack(&self, id: &str) -> bool {
        let entry = self.template.ids.get(id);
        entry.is_some_and(|entry| location(&entry.value).is_some())
    }

    /// An output of a nested stack; `None` where that is not known.
    pub(super) fn output(&mut self, id: &str, output: &str) -> Option<Value> {
        let (&id, entry) = self.template.ids.get_key_value(id)?;
        self.call_stack(id, entry);
        let value = self.stacks.get(id)?.as_ref()?.get(output)?.clone();
        let name = eco_format!("{id}.Outputs.{output}");
        let origin = value.origin.clone().behind(HopKind::Output, name);
        Some(value.with_origin(origin))
    }

    /// Evaluates a nested stack, once.
    pub(super) fn call_stack(&mut self, id: &'t str, entry: &'t Entry) {
        if self.stacks.contains_key(id) {
            return;
        }
        // Coming here again on the way is a circle, in which nothing is known.
        self.stacks.insert(id, None);
        let outputs = self.anywhere(|this| this.evaluate_stack(id, entry));
        self.stacks.insert(id, outputs);
    }

    /// Evaluates all nested stacks.
    pub(super) fn call_stacks(&mut self) {
        let template = self.template;
        for entry in &template.resources {
            if self.is_stack(&entry.key) {
                self.call_stack(&entry.key, entry);
            }
        }
    }

    fn evaluate_stack(&mut self, id: &'t str, entry: &'t Entry) -> Outputs {
        let location = location(&entry.value)?;
        let value = self.argument(&location.value);
        let path = asset(&entry.value).or_else(|| value.as_str());
        let spot = place::entry(location, self.file);
        let Some(path) = path.filter(|path| is_local(path)) else {
            let message = format!("the template of stack {id} is not a file here");
            self.tell(DiagnosticKind::UnresolvedModule, message, spot);
            return None;
        };
        let ground = self.ground;
        let beside = ground.templates.beside(self.file, path);
        let Some(beside) = beside.filter(templates::is_template) else {
            let message = format!("the template {path} of stack {id} is not there");
            self.tell(DiagnosticKind::UnresolvedModule, message, spot);
            return None;
        };
        if let Some(survey) = &mut self.state.survey {
            survey.reached.insert(beside.file.id);
        }
        if self.called.chain.contains(&beside.file.id) {
            let message = format!("stack {id} leads back to a template that it is nested in");
            self.tell(DiagnosticKind::Bound, message, spot);
            return None;
        }
        if let Err(excess) = self.admit(&beside) {
            let message = format!("stack {id} is left out: {excess}");
            self.tell(DiagnosticKind::Bound, message, spot);
            return None;
        }
        let mut called = self.called_as(id, entry)?;
        called.chain.push(beside.file.id);
        if let Some(survey) = &mut self.state.survey {
            survey.evaluated.insert(beside.file.id);
        }
        let state = std::mem::take(&mut self.state);
        let stack = stack::evaluate(ground, &beside.file, &beside.root, &called, state);
        self.state = stack.state;
        self.nested.extend(stack.resources);
        Some(stack.outputs)
    }

    /// Whether a nested template may be evaluated; otherwise, what is too much.
    fn admit(&mut self, beside: &Beside<'_>) -> Result<(), &'static str> {
        let nodes = nodes::count(&beside.root).max(LEAST_NODES);
        let called = self.state.called.saturating_add(nodes);
        let excess = if self.called.chain.len() > MAX_DEPTH {
            "stacks are nested too deep"
        } else if called > MAX_NODES {
            "nested stacks are too large together"
        } else {
            self.state.called = called;
            return Ok(());
        };
        if let Some(survey) = &mut self.state.survey {
            survey.left_out.insert(beside.file.id);
        }
        Err(excess)
    }

    /// How a stack is called; `None` where it is not made.
    fn called_as(&mut self, id: &str, entry: &'t Entry) -> Option<Called> {
        let existence = self.existence(entry)?;
        let decision = self.all_of(self.called.existence, existence.decision);
        let header = Place::new(self.file.id, entry.key_span);
        let arguments = match decision {
            None => self.arguments(id, entry),
            Some(decision) => self.where_holds((decision, true), |this| this.arguments(id, entry)),
        };
        let outer = self.called;
        Some(Called {
            prefix: eco_format!("{}{id}/", outer.prefix),
            arguments,
            calls: outer.calls.iter().copied().chain([header]).collect(),
            conditional: existence.reason.or_else(|| outer.conditional.clone()),
            existence: decision,
            chain: outer.chain.clone(),
        })
    }

    fn arguments(&mut self, id: &str, entry: &'t Entry) -> Arguments {
        let properties = entry.value.get("Properties");
        let Some(parameters) = properties.and_then(|it| it.entry("Parameters")) else {
            return Arguments::default();
        };
        let spot = place::entry(parameters, self.file);
        let value = self.value(&parameters.value, spot);
        let arguments = value.map_or_else(Arguments::default, Arguments::from);
        let given = arguments.given.into_iter().map(|(name, value)| {
            let origin = value.origin.clone();
            let origin = origin.behind(HopKind::ModuleArgument, eco_format!("stack {id}"));
            (name, value.with_origin(origin))
        });
        Arguments {
            given: given.collect(),
            ..arguments
        }
    }

    /// Tells something of a place.
    pub(super) fn tell(&mut self, kind: DiagnosticKind, message: String, place: Place) {
        let diagnostic = Diagnostic::new(kind, message, place);
        self.state.diagnostics.push(diagnostic);
    }
}
