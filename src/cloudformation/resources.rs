//! The `Resources` section to resources.

use super::evaluator::Evaluator;
use super::fault::Fault;
use super::functions::ways;
use super::questions;
use crate::resource::decisions::Formula;
use crate::resource::{Platform, Resource};
use crate::source::Place;
use crate::syntax::tree::{Entry, Node, place};
use crate::value::{Data, Decision, Map, Reason, ReasonKind, Shape, Unknown, Value};

/// Attributes of a resource, beside its properties, that checks read.
const POLICIES: [&str; 2] = ["DeletionPolicy", "UpdateReplacePolicy"];

/// All resources that exist, or may.
pub(super) fn evaluate(evaluator: &mut Evaluator<'_>) -> Vec<Resource> {
    let template = evaluator.template;
    template
        .resources
        .iter()
        .filter_map(|entry| resource(entry, evaluator))
        .collect()
}

fn resource<'t>(entry: &'t Entry, evaluator: &mut Evaluator<'t>) -> Option<Resource> {
    let kind = match entry.value.get("Type").map(|kind| (kind, kind.as_str())) {
        Some((_, Some(kind))) => kind,
        untyped => {
            evaluator.fault(untyped_fault(entry, untyped.is_some()));
            return None;
        }
    };
    let address = evaluator.address(&entry.key);
    let existence = evaluator.existence(entry)?;
    let decision = evaluator.all_of(evaluator.called.existence, existence.decision);
    let attributes = match decision {
        None => attributes(&entry.value, evaluator),
        Some(decision) => {
            let questions = &mut evaluator.state.questions;
            questions.bind_resource(address.clone(), decision);
            evaluator.where_holds((decision, true), |this| attributes(&entry.value, this))
        }
    };
    if evaluator.is_stack(&entry.key) {
        evaluator.call_stack(&entry.key, entry);
    }
    let file = evaluator.file.id;
    // What an alias stands for may be in front of its key.
    let body = if entry.value.span.start < entry.key_span.start {
        entry.key_span
    } else {
        entry.key_span.to(entry.value.span)
    };
    Some(Resource {
        platform: Platform::CloudFormation,
        kind: kind.into(),
        address,
        attributes,
        header: Place::new(file, entry.key_span),
        body: Place::new(file, body),
        conditional: existence
            .reason
            .or_else(|| evaluator.called.conditional.clone()),
        calls: evaluator.called.calls.clone(),
        realm: None,
    })
}

/// Instead of a type, tools that package templates have their modules.
fn untyped_fault(entry: &Entry, is_module: bool) -> Fault {
    let id = &entry.key;
    if is_module {
        let message = format!("resource {id} is made by a tool, which is not run");
        return Fault::unsupported(message, entry.key_span);
    }
    Fault::wrong(format!("resource {id} has no type"), entry.key_span)
}

/// Said of a resource that may be impossible: a finding about it may be one about nothing.
const NEVER_FOUND_OUT: &str =
    "the conditions are too many to find out whether all that it hangs on can hold";

/// What a resource that may be there hangs on.
#[derive(Default)]
pub(super) struct Existence {
    /// Why it is not certain; `None` if it is.
    pub(super) reason: Option<Reason>,
    /// The decision behind it, unless what is wrong leaves none.
    pub(super) decision: Option<Decision>,
}

impl<'t> Evaluator<'t> {
    /// Whether a resource is there by its own condition; `None` if it is not.
    pub(super) fn existence(&mut self, entry: &'t Entry) -> Option<Existence> {
        // The one instance that stands for those of a loop.
        if let Some(reason) = self.template.unknown.get(&entry.key) {
            return Some(Existence {
                reason: Some(reason.clone()),
                decision: None,
            });
        }
        let Some(condition) = entry.value.get("Condition") else {
            return Some(Existence::default());
        };
        let truth = match condition.as_str() {
            Some(name) => self.condition(name, condition.span),
            None => Err(Fault::wrong(
                "expected the name of a condition",
                condition.span,
            )),
        };
        let truth = truth.unwrap_or_else(|fault| self.fault(fault));
        match &truth.data {
            Data::Bool(false) => None,
            Data::Unknown(unknown) => Some(Existence {
                reason: Some(match self.state.questions.are_given_up() {
                    true => Reason::new(ReasonKind::Bound, NEVER_FOUND_OUT),
                    false => unknown.reason.clone(),
                }),
                decision: questions::decision_of(&truth),
            }),
            _ => Some(Existence::default()),
        }
    }

    /// The decision that is yes where both are.
    pub(super) fn all_of(
        &mut self,
        one: Option<Decision>,
        other: Option<Decision>,
    ) -> Option<Decision> {
        match (one, other) {
            (Some(one), Some(other)) => {
                let both = Formula::All(vec![one, other]);
                Some(self.state.questions.decision(both))
            }
            (one, other) => one.or(other),
        }
    }
}

/// The properties and policies, marked at `Properties`: that is where a property is missing. Unknown
/// where the properties are as a whole; where a macro of the account may change the template, what is
/// written is taken to stay, and what is not written is unknown.
fn attributes<'t>(resource: &'t Node, evaluator: &mut Evaluator<'t>) -> Value {
    let file = evaluator.file;
    let properties = resource
        .entry("Properties")
        .and_then(|entry| evaluator.value(&entry.value, place::entry(entry, file)))
        .unwrap_or_default();
    let policies = POLICIES.into_iter().filter_map(|name| {
        let entry = resource.entry(name)?;
        let value = evaluator.value(&entry.value, place::entry(entry, file))?;
        Some((name, value))
    });
    let policies: Vec<_> = policies.collect();
    let attributes = with_policies(&properties, &policies);
    let Some(reason) = &evaluator.template.changed_by else {
        return attributes;
    };
    match &attributes.data {
        Data::Object(_, entries) => at_least((**entries).clone(), Unknown::because(reason.clone()))
            .with_origin(properties.origin),
        _ => attributes,
    }
}

/// Properties with the policies beside them. Where the properties are not known, these are.
fn with_policies(properties: &Value, policies: &[(&'static str, Value)]) -> Value {
    let with = |entries: &Map| {
        let mut entries = entries.clone();
        for (name, value) in policies {
            entries.insert(*name, value.clone());
        }
        entries
    };
    let value = match &properties.data {
        Data::Object(_, entries) => Value::object(with(entries)),
        Data::Unknown(unknown) => match &unknown.shape {
            Some(Shape::Choice(choice)) => {
                let side = |side: &Option<Value>| {
                    with_policies(side.as_ref().unwrap_or(&Value::null()), policies)
                };
                let (yes, no) = (side(&choice.yes), side(&choice.no));
                ways::both(choice.decision, &unknown.reason, yes, no)
            }
            Some(Shape::Object(known)) => at_least(with(known), (**unknown).clone()),
            _ => at_least(with(&Map::new()), (**unknown).clone()),
        },
        _ => Value::object(with(&Map::new())),
    };
    value.with_origin(properties.origin.clone())
}

/// An object of which these entries are known.
fn at_least(entries: Map, unknown: Unknown) -> Value {
    let unknown = Unknown {
        stands_for: None,
        not_null: true,
        shape: Some(Shape::Object(entries.into())),
        ..unknown
    };
    Value::new(Data::Unknown(unknown.into()))
}
