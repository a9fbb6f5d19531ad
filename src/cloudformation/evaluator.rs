//! From nodes to values: literals as they are, functions through their table, names and conditions.
//!
//! A function that has no value becomes an unknown with a diagnostic, and evaluation goes on. What
//! a hostile template could blow up is bounded: how deep functions and conditions lead into each
//! other, and how much text and how many elements they make.

mod conditions;
mod names;

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::dynamic;
use super::fault::{Answer, Fault};
use super::functions::{self, Call};
use super::macros::loops::LOOP;
use super::questions::Questions;
use super::stack::{Called, Survey};
use super::stacks::Outputs;
use super::template::Template;
use super::templates::Ground;
use crate::diagnostic::Diagnostic;
use crate::resource::Resource;
use crate::resource::decisions::Fact;
use crate::source::{Place, SourceFile, Span};
use crate::syntax::tree::{Entry, Node, NodeKind, place};
use crate::value::{Data, HopKind, Map, Origin, Reason, ReasonKind, Shape, Unknown, Value};
use conditions::Condition;

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
    /// What others have of the templates, where nothing else is wanted of them.
    pub(super) survey: Option<Survey>,
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
