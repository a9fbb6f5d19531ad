//! Conditions: their truth, and what is known of it where evaluation is.
//!
//! A condition is evaluated once in a template, for all who read it; what holds in the branch or
//! resource that reads it is added there.

use ecow::eco_format;

use super::super::fault::Fault;
use super::super::{parameters, questions};
use super::Evaluator;
use crate::resource::decisions::Fact;
use crate::source::Span;
use crate::syntax::tree::{Node, NodeKind};
use crate::value::{Data, Decision, Reason, Unknown, Value};

/// What is known of a condition.
pub(super) enum Condition {
    /// It is being evaluated; coming here again is a cycle.
    Open,
    Is(Value),
}

impl<'t> Evaluator<'t> {
    /// Evaluates what is only there where an open condition is decided in one way.
    pub(in super::super) fn where_holds<T>(
        &mut self,
        fact: Fact,
        evaluate: impl FnOnce(&mut Self) -> T,
    ) -> T {
        self.facts.push(fact);
        let result = evaluate(self);
        self.facts.pop();
        result
    }

    /// Evaluates what is remembered, and so may not hang on where evaluation is.
    pub(in super::super) fn anywhere<T>(&mut self, evaluate: impl FnOnce(&mut Self) -> T) -> T {
        let facts = std::mem::take(&mut self.facts);
        let result = evaluate(self);
        self.facts = facts;
        result
    }

    /// The value of what a condition compares: secrets decide, they are only not shown.
    pub(in super::super) fn compared(&mut self, node: &'t Node) -> Value {
        // A number is compared by its text, and 1.0 is not 1 then.
        if let NodeKind::Number(_) = node.kind {
            return parameters::plain_text(node, self.file).map_or_else(Value::null, Value::string);
        }
        self.comparing += 1;
        let value = self.argument(node);
        self.comparing -= 1;
        value
    }

    /// The truth of a named condition where evaluation is: what holds there may decide it.
    pub(in super::super) fn condition_here(
        &mut self,
        name: &str,
        span: Span,
    ) -> Result<Value, Fault> {
        let truth = self.condition(name, span)?;
        let decision = questions::decision_of(&truth);
        let answer = decision.and_then(|decision| self.answer_here(decision));
        Ok(answer.map_or(truth, Value::from))
    }

    /// The answer to a decision where evaluation is, if what holds there leaves only one.
    pub(in super::super) fn answer_here(&mut self, decision: Decision) -> Option<bool> {
        let questions = &mut self.state.questions;
        let is_bound = !self.facts.is_empty();
        is_bound.then(|| questions.answer(decision, &self.facts))?
    }

    /// The truth of a named condition: true, false, or unknown for a reason that names it.
    pub(in super::super) fn condition(&mut self, name: &str, span: Span) -> Result<Value, Fault> {
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
        let truth = self.anywhere(|this| this.truth(&entry.value));
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
    pub(in super::super) fn question(&mut self, nodes: &'t [Node]) -> Decision {
        let key = questions::key_of(nodes).unwrap_or_else(|| {
            let start = nodes.first().map_or(0, |node| node.span.start);
            eco_format!("at {start}")
        });
        let prefix = &self.called.prefix;
        self.state.questions.opaque(&eco_format!("{prefix}{key}"))
    }

    /// What a node is worth as a condition: true, false or unknown.
    pub(in super::super) fn truth(&mut self, node: &'t Node) -> Value {
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
