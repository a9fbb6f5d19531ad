//! From nodes to values: literals as they are, functions through their table, and the conditions.
//!
//! A function that has no value becomes an unknown with a diagnostic, and evaluation goes on. What
//! a hostile template could blow up is bounded: how deep functions and conditions lead into each
//! other, and how much text and how many elements they make.

use std::sync::Arc;

use ecow::{EcoString, eco_format};
use rustc_hash::FxHashMap;

use super::fault::{Answer, Fault};
use super::functions::{self, Call};
use super::macros::loops::LOOP;
use super::questions::{self, Questions};
use super::stack::Called;
use super::stacks::Outputs;
use super::template::Template;
use super::templates::Ground;
use super::{dynamic, parameters, pseudo};
use crate::diagnostic::Diagnostic;
use crate::resource::Resource;
use crate::resource::decisions::Fact;
use crate::source::{Place, SourceFile, Span};
use crate::syntax::tree::{Entry, Node, NodeKind, place};
use crate::value::{
    Data, Decision, HopKind, Map, Origin, Reason, ReasonKind, Reference, Shape, Unknown, Value,
};

/// How deep functions, literals and conditions may lead into each other.
const MAX_NESTING: usize = 256;

/// Bytes that the functions of one template may make.
const MAX_PRODUCED: usize = 64 * 1024 * 1024;

/// What an element of a list counts for.
const ELEMENT_BYTES: usize = size_of::<Value>();

/// Evaluates the parts of one template.
pub(super) struct Evaluator<'t> {
    pub(super) template: &'t Template<'t>,
    pub(super) file: &'t SourceFile,
    pub(super) ground: Ground<'t>,
    pub(super) called: &'t Called,
    parameters: FxHashMap<&'t str, Value>,
    conditions: FxHashMap<&'t str, Condition>,
    /// What holds where evaluation is: the condition of the resource, those of the branches that lead
    /// here.
    facts: Vec<Fact>,
    nesting: usize,
    /// How many comparisons evaluation is in.
    comparing: usize,
    /// The nested stacks that were called, by logical id.
    pub(super) stacks: FxHashMap<&'t str, Outputs>,
    /// The resources of nested stacks.
    pub(super) nested: Vec<Resource>,
    pub(super) state: State,
}

/// What evaluation leaves behind.
#[derive(Default)]
pub(super) struct State {
    pub(super) questions: Questions,
    pub(super) diagnostics: Vec<Diagnostic>,
    produced: usize,
    /// Nodes of the nested templates that were evaluated, each time that one was.
    pub(super) called: usize,
}

/// What is known of a condition.
enum Condition {
    /// It is being evaluated; coming here again is a cycle.
    Open,
    Is(Value),
}

impl<'t> Evaluator<'t> {
    pub(super) fn new(
        template: &'t Template<'t>,
        file: &'t SourceFile,
        ground: Ground<'t>,
        called: &'t Called,
        state: State,
    ) -> Self {
        Self {
            template,
            file,
            ground,
            called,
            parameters: FxHashMap::default(),
            conditions: FxHashMap::default(),
            facts: Vec::new(),
            nesting: 0,
            comparing: 0,
            stacks: FxHashMap::default(),
            nested: Vec::new(),
            state,
        }
    }

    /// Evaluates what is only there where an open condition is decided in one way.
    pub(super) fn where_holds<T>(
        &mut self,
        fact: Fact,
        evaluate: impl FnOnce(&mut Self) -> T,
    ) -> T {
        self.facts.push(fact);
        let result = evaluate(self);
        self.facts.pop();
        result
    }

    /// The value of a node that is marked at `place`; `None` for `AWS::NoValue`.
    pub(super) fn value(&mut self, node: &'t Node, place: Place) -> Option<Value> {
        self.nested(node.span, |this| match Call::of(node) {
            Some(call) => this.call_marked(&call),
            None => this.literal(node, place),
        })
        .unwrap_or_else(|fault| Some(self.fault(fault)))
        .map(|value| seen_at(value, node.span, place))
    }

    /// The value of an element of what a function is given. `AWS::NoValue` is null there.
    pub(super) fn argument(&mut self, node: &'t Node) -> Value {
        let place = place::element(node, self.file);
        self.value(node, place).unwrap_or_default()
    }

    /// The value of a node whose tag has been read already.
    pub(super) fn content(&mut self, node: &'t Node) -> Option<Value> {
        let place = place::element(node, self.file);
        self.nested(node.span, |this| match Call::long_form(node) {
            Some(call) => this.call(&call),
            None => this.literal(node, place),
        })
        .unwrap_or_else(|fault| Some(self.fault(fault)))
    }

    /// Tells what is wrong, and gives the unknown that stands for what could not be had.
    pub(super) fn fault(&mut self, fault: Fault) -> Value {
        let kind = fault.diagnostic_kind();
        let reason = Reason::new(fault.reason_kind(), fault.message.as_str());
        let place = Place::new(self.file.id, fault.span);
        let diagnostic = Diagnostic::new(kind, fault.message, place);
        self.state.diagnostics.push(diagnostic);
        Value::unknown(reason)
    }

    /// Counts the elements of a list that a function is about to make.
    pub(super) fn produce_elements(&mut self, count: usize, span: Span) -> Result<(), Fault> {
        self.produce(count.saturating_mul(ELEMENT_BYTES), span)
    }

    /// Counts the bytes of a text that a function is about to make.
    pub(super) fn produce(&mut self, amount: usize, span: Span) -> Result<(), Fault> {
        let produced = &mut self.state.produced;
        *produced = produced.saturating_add(amount);
        if *produced > MAX_PRODUCED {
            return Err(Fault::bound("the template's functions make too much", span));
        }
        Ok(())
    }

    fn nested<T>(
        &mut self,
        span: Span,
        evaluate: impl FnOnce(&mut Self) -> Result<T, Fault>,
    ) -> Result<T, Fault> {
        if self.nesting >= MAX_NESTING {
            let message = format!("nested more than {MAX_NESTING} levels deep");
            return Err(Fault::bound(message, span));
        }
        self.nesting += 1;
        let result = evaluate(self);
        self.nesting -= 1;
        result
    }

    /// The result of a function, without the places of what went into it: the use of the function
    /// is what is marked. Only `Fn::If` hands on a value that stands within it.
    fn call_marked(&mut self, call: &Call<'t>) -> Answer {
        let mut value = self.call(call)?;
        if let Some(value) = value.as_mut().filter(|_| !call.is_choice()) {
            value.origin.place = None;
        }
        Ok(value)
    }

    fn call(&mut self, call: &Call<'t>) -> Answer {
        match functions::find(call.name) {
            Some(body) => body(self, call),
            // The package tool `rain` replaces its own before CloudFormation sees the template.
            None if call.name.starts_with("Rain::") => {
                let message = format!("{} is not expanded", call.name);
                Err(Fault::unsupported(message, call.span))
            }
            None => Err(Fault::wrong(
                format!("{} is not a function of CloudFormation", call.name),
                call.span,
            )),
        }
    }

    fn literal(&mut self, node: &'t Node, place: Place) -> Answer {
        let value = match &node.kind {
            NodeKind::Null => Value::null(),
            NodeKind::Bool(value) => Value::from(*value),
            NodeKind::Number(number) => Value::from(number.clone()),
            NodeKind::String(text) => dynamic::text(text.clone()),
            NodeKind::Sequence(items) => {
                let file = self.file;
                let items = items
                    .iter()
                    .filter_map(|item| self.value(item, place::element(item, file)));
                Value::tuple(items.collect())
            }
            NodeKind::Mapping(entries) => self.object(entries),
        };
        Ok(Some(value.with_origin(Origin::at(place))))
    }

    /// An object. Where a transform or a loop stands among the entries, only those that are written
    /// are known.
    fn object(&mut self, entries: &'t [Entry]) -> Value {
        let (adding, written): (Vec<_>, Vec<_>) = entries
            .iter()
            .partition(|entry| entry.key == "Fn::Transform" || entry.key.starts_with(LOOP));
        let file = self.file;
        let known: Map = written
            .into_iter()
            .filter_map(|entry| {
                let value = self.value(&entry.value, place::entry(entry, file))?;
                Some((entry.key.clone(), value))
            })
            .collect();
        let unknown = adding
            .into_iter()
            .map(|entry| self.not_expanded(entry))
            .reduce(|first, _| first);
        match unknown.as_ref().and_then(Value::as_unknown) {
            None => Value::object(known),
            Some(unknown) => Value::new(Data::Unknown(Arc::new(Unknown {
                not_null: true,
                shape: Some(Shape::Object(Arc::new(known))),
                ..(**unknown).clone()
            }))),
        }
    }

    /// What a loop or a transform would bring that is not expanded. Of loops it has been told why.
    fn not_expanded(&mut self, entry: &Entry) -> Value {
        if let Some(reason) = self.template.unknown.get(entry.key.as_str()) {
            return Value::unknown(reason.clone());
        }
        let message = format!("{} is not expanded", entry.key);
        if entry.key.starts_with(LOOP) {
            return Value::unknown(Reason::new(ReasonKind::Error, message));
        }
        self.fault(Fault::unsupported(message, entry.key_span))
    }

    /// What a name refers to, as `Ref` has it.
    pub(super) fn reference(&mut self, name: &str, span: Span) -> Answer {
        if name == "AWS::NoValue" {
            return Ok(None);
        }
        if pseudo::is_pseudo(name) {
            let region = self.ground.options.region.as_deref();
            return Ok(Some(pseudo::value(name, region, &self.called.prefix)));
        }
        if let Some(reason) = self.template.unknown.get(name)
            && !self.template.ids.contains_key(name)
        {
            let unknown = Unknown {
                stands_for: Some(Reference::new(
                    eco_format!("{}{name}", self.called.prefix),
                    "",
                )),
                not_null: true,
                ..Unknown::because(reason.clone())
            };
            return Ok(Some(Value::new(Data::Unknown(unknown.into()))));
        }
        if let Some(value) = self.parameter(name) {
            let elements = value.as_items().map_or(0, <[Value]>::len);
            self.produce_elements(elements, span)?;
            return Ok(Some(value));
        }
        self.attribute(name, "Ref", span).map(Some)
    }

    /// An attribute of a resource. Of one that a transform or loop may make, it is unknown without
    /// more ado.
    pub(super) fn attribute(
        &mut self,
        id: &str,
        attribute: &str,
        span: Span,
    ) -> Result<Value, Fault> {
        if let Some(output) = attribute.strip_prefix("Outputs.")
            && self.is_stack(id)
            && let Some(value) = self.output(id, output)
        {
            return Ok(value);
        }
        if self.template.ids.contains_key(id) {
            return Ok(self.attribute_of(id, attribute));
        }
        if self.template.generated {
            let reason = eco_format!("{id} is made by a transform, loop or module, if at all");
            return Ok(Value::unknown(Reason::new(ReasonKind::Unsupported, reason)));
        }
        let message = format!("there is no parameter or resource {id}");
        Err(Fault::wrong(message, span))
    }

    /// The full address of a resource of this template.
    pub(super) fn address(&self, id: &str) -> EcoString {
        eco_format!("{}{}", self.called.prefix, self.template.address(id))
    }

    /// An attribute of a resource of this template: known only after deployment.
    pub(super) fn attribute_of(&self, id: &str, attribute: &str) -> Value {
        let address = self.address(id);
        let unknown = Unknown::attribute(Reference::new(address, attribute));
        Value::new(Data::Unknown(unknown.into()))
    }

    fn parameter(&mut self, name: &str) -> Option<Value> {
        let (&name, entry) = self.template.parameters.get_key_value(name)?;
        let parameter = parameters::Parameter {
            entry,
            file: self.file,
            prefix: &self.called.prefix,
        };
        if let Some(value) = self.parameters.get(name) {
            let is_hidden = self.comparing == 0 && !value.is_unknown() && parameter.is_secret();
            return Some(if is_hidden {
                parameter.masked(value)
            } else {
                value.clone()
            });
        }
        let value = match self.called.arguments.get(name) {
            Some(argument) => parameter.of_argument(argument),
            None => {
                let given = self.ground.options.parameters.get(name);
                parameter.value(given.filter(|_| self.called.is_root()))
            }
        };
        if let Some(subject) = value.as_unknown().and_then(|it| it.stands_for.as_ref())
            && subject.attribute.is_empty()
        {
            let allowed = parameters::allowed_values(&entry.value);
            self.state.questions.limit(&subject.address, &allowed);
        }
        self.parameters.insert(name, value);
        self.parameter(name)
    }

    /// The value of what a condition compares: secrets decide, they are only not shown.
    pub(super) fn compared(&mut self, node: &'t Node) -> Value {
        self.comparing += 1;
        let value = self.argument(node);
        self.comparing -= 1;
        value
    }

    /// The truth of a named condition where evaluation is: what holds there may decide it.
    pub(super) fn condition_here(&mut self, name: &str, span: Span) -> Result<Value, Fault> {
        let truth = self.condition(name, span)?;
        let answer = match questions::decision_of(&truth) {
            Some(decision) if !self.facts.is_empty() => {
                self.state.questions.answer(decision, &self.facts)
            }
            _ => None,
        };
        Ok(answer.map_or(truth, Value::from))
    }

    /// The truth of a named condition: true, false, or unknown for a reason that names it.
    pub(super) fn condition(&mut self, name: &str, span: Span) -> Result<Value, Fault> {
        let Some((&name, entry)) = self.template.conditions.get_key_value(name) else {
            return Err(Fault::wrong(format!("there is no condition {name}"), span));
        };
        match self.conditions.get(name) {
            Some(Condition::Is(value)) => return Ok(value.clone()),
            Some(Condition::Open) => {
                let message = format!("condition {name} depends on itself");
                return Err(Fault::wrong(message, span));
            }
            None => {}
        }
        self.conditions.insert(name, Condition::Open);
        let truth = self.truth(&entry.value);
        let truth = match (questions::decision_of(&truth), truth.as_unknown()) {
            (Some(decision), Some(unknown)) => self.settled(name, decision, unknown),
            _ => truth,
        };
        self.conditions.insert(name, Condition::Is(truth.clone()));
        Ok(truth)
    }

    /// The truth of a condition of which it is known now what it hangs on: it may be certain all the
    /// same, as `Fn::And` of two values of one parameter is.
    fn settled(&mut self, name: &str, decision: Decision, unknown: &Unknown) -> Value {
        match self.state.questions.answer(decision, &[]) {
            Some(answer) => answer.into(),
            None => questions::open(decision, named_reason(name, &unknown.reason)),
        }
    }

    /// A question that cannot be taken apart: the same wherever the same nodes stand.
    pub(super) fn question(&mut self, nodes: &'t [Node]) -> Decision {
        let key = questions::key_of(nodes).unwrap_or_else(|| {
            let start = nodes.first().map_or(0, |node| node.span.start);
            eco_format!("at {start}")
        });
        let prefix = &self.called.prefix;
        self.state.questions.opaque(&eco_format!("{prefix}{key}"))
    }

    /// What a node is worth as a condition: true, false or unknown.
    pub(super) fn truth(&mut self, node: &'t Node) -> Value {
        let value = self.nested(node.span, |this| match condition_name(node) {
            Some(name) => this.condition(name, node.span),
            None => Ok(this.argument(node)),
        });
        let value = value.unwrap_or_else(|fault| self.fault(fault));
        match &value.data {
            Data::Bool(_) => value,
            Data::Unknown(_) if questions::decision_of(&value).is_some() => value,
            Data::Unknown(unknown) => {
                let decision = self.question(std::slice::from_ref(node));
                questions::open(decision, unknown.reason.clone())
            }
            _ => {
                let message = format!("expected a condition, found {}", value.type_name());
                self.fault(Fault::wrong(message, node.span))
            }
        }
    }
}

/// The name in `{ Condition: Name }`; elsewhere than in a condition that is an ordinary object.
fn condition_name(node: &Node) -> Option<&str> {
    match node.as_mapping()? {
        [entry] if node.tag.is_none() && entry.key == "Condition" => entry.value.as_str(),
        _ => None,
    }
}

fn named_reason(name: &str, reason: &Reason) -> Reason {
    // The condition nearest to the cause says most; those behind it would only lengthen the text.
    if reason.text.starts_with("condition ") {
        return reason.clone();
    }
    let text = eco_format!("condition {name} is open: {}", reason.text);
    Reason::new(reason.kind, text)
}

/// The value as the text at `place` reads it: what stands within the node keeps its own place, and
/// what came from elsewhere is seen here, each element of it too.
fn seen_at(value: Value, node: Span, place: Place) -> Value {
    let own = Place::new(place.file, node);
    let within = value.origin.place.is_some_and(|place| own.contains(place));
    if within || value.origin.place == Some(place) {
        return value;
    }
    let elements = match (&value.data, &value.origin.via) {
        (Data::Sequence(kind, items), Some(hop)) if is_outside(hop.kind) => {
            let items = items.iter().map(|item| Value {
                data: item.data.clone(),
                origin: item.origin.seen_at(place),
            });
            Some(Value::sequence(*kind, items.collect()).data)
        }
        _ => None,
    };
    Value {
        data: elements.unwrap_or(value.data),
        origin: value.origin.seen_at(place),
    }
}

/// Whether a hop leads out of the resource as a whole, elements and all.
const fn is_outside(kind: HopKind) -> bool {
    matches!(
        kind,
        HopKind::Variable | HopKind::ValuesFile | HopKind::CommandLine | HopKind::Mapping
    )
}
