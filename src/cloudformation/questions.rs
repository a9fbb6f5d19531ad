//! Open conditions as decisions of the unit, and which of them can hold together.
//!
//! What a condition compares is a choice: a parameter without a value is one of the texts that
//! conditions compare it with, or, unless `AllowedValues` rules that out, something else. What
//! cannot be taken apart (two parameters that are compared with each other) is a choice between
//! yes and no, the same one wherever the same text stands.

use ecow::EcoString;
use rustc_hash::FxHashMap;

use crate::resource::Decisions;
use crate::resource::decisions::{Fact, Formula};
use crate::syntax::tree::{Node, NodeKind};
use crate::value::{Choice, Data, Decision, Reason, Shape, Unknown, Value};

/// Steps that finding out about the conditions of one unit may take; without any left, everything
/// is taken to be possible.
const MAX_STEPS: u32 = 5_000_000;

/// Steps for finding out which value a parameter has where something holds.
const MAX_TRIALS: u32 = 1_000_000;

/// Most texts of a parameter for which that is tried.
const MAX_TRIED: usize = 16;

/// Most allowed values of a parameter that are told apart.
const MAX_ALLOWED: usize = 256;

/// Longest text by which comparisons are recognised as the same.
const MAX_KEY: usize = 2_000;

/// What is asked in a unit.
#[derive(Debug)]
pub(super) struct Questions {
    decisions: Decisions,
    subjects: FxHashMap<EcoString, Subject>,
    known: FxHashMap<Formula, Decision>,
    steps: u32,
    /// Steps that may be spent on what would only be good to know.
    trials: u32,
}

/// What conditions compare with texts.
#[derive(Debug)]
struct Subject {
    choice: u32,
    outcomes: FxHashMap<EcoString, u32>,
    /// Whether it is one of the outcomes for certain.
    closed: bool,
}

impl Default for Questions {
    fn default() -> Self {
        Self {
            decisions: Decisions::default(),
            subjects: FxHashMap::default(),
            known: FxHashMap::default(),
            steps: MAX_STEPS,
            trials: MAX_TRIALS,
        }
    }
}

impl Questions {
    pub(super) fn into_decisions(self) -> Decisions {
        self.decisions
    }

    /// Says which values a subject may have.
    pub(super) fn limit(&mut self, subject: &str, allowed: &[EcoString]) {
        if allowed.is_empty() || allowed.len() > MAX_ALLOWED || self.subjects.contains_key(subject)
        {
            return;
        }
        let choice = self.decisions.add_choice();
        let outcomes = allowed
            .iter()
            .map(|text| (text.clone(), self.decisions.add_outcome(choice)))
            .collect();
        let subject_is = Subject {
            choice,
            outcomes,
            closed: true,
        };
        self.subjects.insert(subject.into(), subject_is);
    }

    /// Whether a subject is a text: a decision, or false where it cannot be.
    pub(super) fn equals(&mut self, subject: &str, text: &EcoString) -> Result<Decision, bool> {
        let decisions = &mut self.decisions;
        let found = self.subjects.entry(subject.into()).or_insert_with(|| {
            let choice = decisions.add_choice();
            // Anything that it is not compared with.
            decisions.add_outcome(choice);
            Subject {
                choice,
                outcomes: FxHashMap::default(),
                closed: false,
            }
        });
        let choice = found.choice;
        let outcome = match found.outcomes.get(text) {
            Some(outcome) => *outcome,
            None if found.closed => return Err(false),
            None => {
                let outcome = decisions.add_outcome(choice);
                found.outcomes.insert(text.clone(), outcome);
                outcome
            }
        };
        Ok(self.decision(Formula::Is { choice, outcome }))
    }

    /// The one answer or the other, as a decision falls.
    pub(super) fn either(
        &mut self,
        decision: Decision,
        yes: Result<Decision, bool>,
        no: Result<Decision, bool>,
    ) -> Result<Decision, bool> {
        if yes == no {
            return yes;
        }
        let opposite = self.decision(Formula::Not(decision));
        let mut both = |one: Decision, answer: Result<Decision, bool>| {
            let answer = answer.unwrap_or_else(|truth| self.decision(Formula::Known(truth)));
            self.decision(Formula::All(vec![one, answer]))
        };
        let ways = vec![both(decision, yes), both(opposite, no)];
        Ok(self.decision(Formula::Any(ways)))
    }

    /// The text that a subject is, where the facts leave only one.
    pub(super) fn text_where(&mut self, subject: &str, facts: &[Fact]) -> Option<EcoString> {
        let subject = self.subjects.get(subject)?;
        if subject.outcomes.len() > MAX_TRIED {
            return None;
        }
        let choice = subject.choice;
        let mut outcomes: Vec<(EcoString, u32)> = subject
            .outcomes
            .iter()
            .map(|(text, outcome)| (text.clone(), *outcome))
            .collect();
        outcomes.sort_unstable_by_key(|(_, outcome)| *outcome);
        outcomes.into_iter().find_map(|(text, outcome)| {
            let decision = self.decision(Formula::Is { choice, outcome });
            let facts: Vec<Fact> = facts.iter().copied().chain([(decision, false)]).collect();
            let is_certain = !self.decisions.admit(&facts, &mut self.trials);
            is_certain.then_some(text)
        })
    }

    /// A question of its own, the same for the same key.
    pub(super) fn opaque(&mut self, key: &str) -> Decision {
        let yes = EcoString::from("yes");
        match self.equals(key, &yes) {
            Ok(decision) => decision,
            Err(truth) => self.decision(Formula::Known(truth)),
        }
    }

    /// The decision that a formula is.
    pub(super) fn decision(&mut self, formula: Formula) -> Decision {
        if let Some(known) = self.known.get(&formula) {
            return *known;
        }
        let decision = self.decisions.add(formula.clone());
        self.known.insert(formula, decision);
        decision
    }

    /// The answer to a decision where the facts leave only one; the facts hold together.
    pub(super) fn answer(&mut self, decision: Decision, facts: &[Fact]) -> Option<bool> {
        let mut with = |answer| {
            let facts: Vec<Fact> = facts.iter().copied().chain([(decision, answer)]).collect();
            self.decisions.admit(&facts, &mut self.steps)
        };
        match (with(true), with(false)) {
            (true, false) => Some(true),
            (false, true) => Some(false),
            _ => None,
        }
    }

    /// Whether it is no longer found out what can hold: a decision that is open may have one answer.
    pub(super) const fn are_given_up(&self) -> bool {
        self.steps == 0
    }

    /// Notes that a resource is there only where a decision is yes.
    pub(super) fn bind_resource(&mut self, address: EcoString, decision: Decision) {
        self.decisions.bind_resource(address, decision);
    }
}

/// The truth value of a decision that is open.
pub(super) fn open(decision: Decision, reason: Reason) -> Value {
    choice(decision, Some(true.into()), Some(false.into()), reason)
}

/// The decision behind a truth value that is open.
pub(super) fn decision_of(truth: &Value) -> Option<Decision> {
    truth
        .as_unknown()
        .and_then(|unknown| unknown.choice())
        .map(|choice| choice.decision)
}

/// A value that is one of two: certain not to be null where neither is, and referring to what
/// either of them refers to.
pub(super) fn choice(
    decision: Decision,
    yes: Option<Value>,
    no: Option<Value>,
    reason: Reason,
) -> Value {
    let certain = |branch: &Option<Value>| {
        branch.as_ref().is_some_and(|value| match &value.data {
            Data::Null => false,
            Data::Unknown(unknown) => unknown.not_null,
            _ => true,
        })
    };
    let not_null = certain(&yes) && certain(&no);
    let references = Unknown::derived([&yes, &no].into_iter().flatten()).map(|all| all.references);
    let unknown = Unknown {
        not_null,
        references: references.unwrap_or_default(),
        shape: Some(Shape::Choice(Choice { decision, yes, no }.into())),
        ..Unknown::because(reason)
    };
    Value::new(Data::Unknown(unknown.into()))
}

/// A text for what stands in a node, the same for nodes that say the same; `None` where it is long.
pub(super) fn key_of(nodes: &[Node]) -> Option<EcoString> {
    let mut text = EcoString::new();
    nodes
        .iter()
        .try_for_each(|node| write_key(node, &mut text))?;
    Some(text)
}

fn write_key(node: &Node, text: &mut EcoString) -> Option<()> {
    if text.len() > MAX_KEY {
        return None;
    }
    if let Some(tag) = &node.tag {
        text.push('!');
        text.push_str(tag);
        text.push(' ');
    }
    match &node.kind {
        NodeKind::Null => text.push('~'),
        NodeKind::Bool(value) => text.push_str(if *value { "true" } else { "false" }),
        NodeKind::Number(number) => text.push_str(&ecow::eco_format!("{number}")),
        NodeKind::String(value) => text.push_str(&ecow::eco_format!("{value:?}")),
        NodeKind::Sequence(items) => {
            text.push('[');
            for item in items {
                write_key(item, text)?;
                text.push(',');
            }
            text.push(']');
        }
        NodeKind::Mapping(entries) => {
            text.push('{');
            for entry in entries {
                text.push_str(&ecow::eco_format!("{:?}:", entry.key));
                write_key(&entry.value, text)?;
                text.push(',');
            }
            text.push('}');
        }
    }
    Some(())
}
