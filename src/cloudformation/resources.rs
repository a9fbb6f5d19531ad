//! The `Resources` section to resources.

use super::evaluator::Evaluator;
use super::fault::Fault;
use super::questions;
use crate::resource::{Platform, Resource};
use crate::source::Place;
use crate::syntax::tree::{Entry, Node, place};
use crate::value::{Data, Decision, Map, Reason, Value};

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
    let (conditional, attributes) = match existence(entry, evaluator) {
        Existence::No => return None,
        Existence::Yes => (None, attributes(&entry.value, evaluator)),
        Existence::Open(None, reason) => (Some(reason), attributes(&entry.value, evaluator)),
        Existence::Open(Some(decision), reason) => {
            let address = entry.key.clone();
            evaluator.state.questions.bind_resource(address, decision);
            let attributes =
                evaluator.where_holds((decision, true), |this| attributes(&entry.value, this));
            (Some(reason), attributes)
        }
    };
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
        address: entry.key.clone(),
        attributes,
        header: Place::new(file, entry.key_span),
        body: Place::new(file, body),
        conditional,
        calls: Vec::new(),
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

enum Existence {
    Yes,
    No,
    /// With the decision that it hangs on, unless what is wrong leaves none.
    Open(Option<Decision>, Reason),
}

fn existence<'t>(entry: &'t Entry, evaluator: &mut Evaluator<'t>) -> Existence {
    let Some(condition) = entry.value.get("Condition") else {
        return Existence::Yes;
    };
    let truth = match condition.as_str() {
        Some(name) => evaluator.condition(name, condition.span),
        None => Err(Fault::wrong(
            "expected the name of a condition",
            condition.span,
        )),
    };
    let truth = truth.unwrap_or_else(|fault| evaluator.fault(fault));
    match &truth.data {
        Data::Bool(false) => Existence::No,
        Data::Unknown(unknown) => {
            Existence::Open(questions::decision_of(&truth), unknown.reason.clone())
        }
        _ => Existence::Yes,
    }
}

/// The properties and policies, marked at `Properties`: that is where a property is missing. Unknown
/// where the properties are as a whole.
fn attributes<'t>(resource: &'t Node, evaluator: &mut Evaluator<'t>) -> Value {
    let file = evaluator.file;
    let properties = resource
        .entry("Properties")
        .and_then(|entry| evaluator.value(&entry.value, place::entry(entry, file)))
        .unwrap_or_default();
    let mut attributes = match &properties.data {
        Data::Object(_, entries) => (**entries).clone(),
        Data::Unknown(_) => return properties,
        _ => Map::new(),
    };
    for name in POLICIES {
        if let Some(entry) = resource.entry(name)
            && let Some(value) = evaluator.value(&entry.value, place::entry(entry, file))
        {
            attributes.insert(name, value);
        }
    }
    Value::object(attributes).with_origin(properties.origin)
}
