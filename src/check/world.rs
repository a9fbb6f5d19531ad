//! One way in which the open decisions of a unit may fall.
//!
//! A verdict on something that hangs on open conditions is looked for way by way, and only over the
//! decisions that the check comes by: a decision is made when a value is read that hangs on it.
//! Where both answers can hold with those that were given before, the other one is looked at next
//! time. A world that does not explore leaves what is open unknown, and remembers that it was read.

use std::cell::{Cell, RefCell};
use std::sync::Arc;

use crate::resource::Decisions;
use crate::resource::decisions::Fact;
use crate::value::{Data, Decision, Map, Reason, Shape, TemplatePart, Unknown, Value};

/// Steps that the ways of one verdict may take together to find out what can hold.
const MAX_STEPS: u32 = 500_000;

/// A way, or none in particular.
pub(super) struct World<'w> {
    decisions: &'w Decisions,
    explores: bool,
    taken: RefCell<Vec<Taken>>,
    touched: Cell<bool>,
    steps: Cell<u32>,
}

/// A decision that was made.
#[derive(Clone, Debug)]
pub(super) struct Taken {
    pub(super) decision: Decision,
    pub(super) answer: bool,
    /// Whether the other answer is yet to be looked at.
    open: bool,
    /// Why it is open.
    pub(super) reason: Reason,
}

impl<'w> World<'w> {
    /// A world in which nothing is decided.
    pub(super) const fn undecided(decisions: &'w Decisions) -> Self {
        Self {
            decisions,
            explores: false,
            taken: RefCell::new(Vec::new()),
            touched: Cell::new(false),
            steps: Cell::new(MAX_STEPS),
        }
    }

    /// The first way in which the resource of this address is there.
    pub(super) fn exploring(decisions: &'w Decisions, address: &str) -> Self {
        let existence = decisions.of_resource(address).map(|decision| Taken {
            decision,
            answer: true,
            open: false,
            reason: Reason::new(crate::value::ReasonKind::Input, ""),
        });
        Self {
            explores: true,
            taken: RefCell::new(existence.into_iter().collect()),
            ..Self::undecided(decisions)
        }
    }

    /// Goes on to the next way; `false` when all have been.
    pub(super) fn advance(&mut self) -> bool {
        let taken = self.taken.get_mut();
        while let Some(last) = taken.last_mut() {
            if last.open {
                last.open = false;
                last.answer = false;
                return true;
            }
            taken.pop();
        }
        false
    }

    /// Whether anything was read that hangs on a decision.
    pub(super) const fn was_touched(&self) -> bool {
        self.touched.get()
    }

    /// The decisions that were made on this way.
    pub(super) fn taken(&self) -> Vec<Taken> {
        self.taken.borrow().clone()
    }

    /// The answer to a decision; `None` where this world has none.
    pub(super) fn decide(&self, decision: Decision, reason: &Reason) -> Option<bool> {
        self.touched.set(true);
        if !self.explores {
            return None;
        }
        let mut taken = self.taken.borrow_mut();
        if let Some(known) = taken.iter().find(|it| it.decision == decision) {
            return Some(known.answer);
        }
        let mut facts: Vec<Fact> = taken.iter().map(|it| (it.decision, it.answer)).collect();
        let mut steps = self.steps.get();
        let mut admits = |answer| {
            facts.push((decision, answer));
            let admits = self.decisions.admit(&facts, &mut steps);
            facts.pop();
            admits
        };
        let (yes, no) = (admits(true), admits(false));
        self.steps.set(steps);
        taken.push(Taken {
            decision,
            answer: yes,
            open: yes && no,
            reason: reason.clone(),
        });
        Some(yes)
    }

    /// Whether the resource of this address is there; `None` where that is open or hangs on no
    /// decision.
    pub(super) fn has_resource(&self, address: &str, reason: &Reason) -> Option<bool> {
        self.decide(self.decisions.of_resource(address)?, reason)
    }

    /// A value with its choices made; `None` for what is then not there. Where nothing is decided,
    /// choices stay unknown, and lists are open in which one may have an element or none.
    pub(super) fn settle(&self, value: &Value) -> Option<Value> {
        if self.decisions.is_empty() || !has_choice(value) {
            return Some(value.clone());
        }
        self.touched.set(true);
        if self.explores {
            self.settled(value)
        } else {
            Some(undecided(value))
        }
    }

    fn settled(&self, value: &Value) -> Option<Value> {
        let data = match &value.data {
            Data::Sequence(kind, items) => {
                let items = items.iter().filter_map(|item| self.settled(item));
                Data::Sequence(*kind, Arc::new(items.collect()))
            }
            Data::Object(kind, entries) => Data::Object(*kind, Arc::new(self.entries(entries))),
            Data::Unknown(unknown) => return self.settled_unknown(unknown, value),
            _ => return Some(value.clone()),
        };
        Some(Value::new(data).with_origin(value.origin.clone()))
    }

    fn entries(&self, entries: &Map) -> Map {
        let settled = entries
            .iter()
            .filter_map(|(name, item)| Some((name.clone(), self.settled(item)?)));
        settled.collect()
    }

    fn settled_unknown(&self, unknown: &Unknown, value: &Value) -> Option<Value> {
        let shape = match &unknown.shape {
            Some(Shape::Choice(choice)) => {
                let chosen = match self.decide(choice.decision, &unknown.reason)? {
                    true => &choice.yes,
                    false => &choice.no,
                };
                let chosen = self.settled(chosen.as_ref()?)?;
                // What came from another template is seen where it is used.
                return Some(match &value.origin.via {
                    Some(_) => chosen.with_origin(value.origin.clone()),
                    None => chosen.or_origin(&value.origin),
                });
            }
            Some(Shape::Template(parts)) => match self.template(parts) {
                Ok(text) => return Some(Value::string(text).with_origin(value.origin.clone())),
                Err(parts) => Shape::Template(Arc::new(parts)),
            },
            Some(Shape::Json(value)) => Shape::Json(self.settled(value).unwrap_or_default()),
            Some(Shape::Object(entries)) => Shape::Object(Arc::new(self.entries(entries))),
            Some(Shape::Items(items)) => {
                let items = items.iter().filter_map(|item| self.settled(item));
                Shape::Items(Arc::new(items.collect()))
            }
            Some(Shape::Spelling(_)) | None => return Some(value.clone()),
        };
        let unknown = Unknown {
            shape: Some(shape),
            ..unknown.clone()
        };
        Some(Value::new(Data::Unknown(unknown.into())).with_origin(value.origin.clone()))
    }

    /// The parts of a text with their choices made: the whole text, where all of it is then known.
    fn template(&self, parts: &[TemplatePart]) -> Result<ecow::EcoString, Vec<TemplatePart>> {
        let settled: Vec<TemplatePart> = parts
            .iter()
            .map(|part| match part {
                TemplatePart::Text(text) => TemplatePart::Text(text.clone()),
                TemplatePart::Unknown(value) => {
                    let value = self.settled(value).unwrap_or_default();
                    match crate::expr::convert::to_string(&value).map(|text| text.data) {
                        Ok(Data::String(text)) => TemplatePart::Text(text),
                        _ => TemplatePart::Unknown(value),
                    }
                }
            })
            .collect();
        let mut whole = ecow::EcoString::new();
        for part in &settled {
            match part {
                TemplatePart::Text(text) => whole.push_str(text),
                TemplatePart::Unknown(_) => return Err(settled),
            }
        }
        Ok(whole)
    }
}

/// A value with its choices left open.
fn undecided(value: &Value) -> Value {
    let data = match &value.data {
        Data::Sequence(kind, items) => {
            let (open, certain): (Vec<&Value>, Vec<&Value>) =
                items.iter().partition(|item| may_be_absent(item));
            let certain = certain.into_iter().map(undecided).collect();
            if !open.is_empty() {
                let list = Value::open_list(certain, open);
                return list.with_origin(value.origin.clone());
            }
            Data::Sequence(*kind, Arc::new(certain))
        }
        Data::Object(kind, entries) => {
            let entries = entries
                .iter()
                .map(|(name, it)| (name.clone(), undecided(it)));
            Data::Object(*kind, Arc::new(entries.collect()))
        }
        _ => return value.clone(),
    };
    Value::new(data).with_origin(value.origin.clone())
}

fn may_be_absent(element: &Value) -> bool {
    let unknown = element.as_unknown();
    let choice = unknown.and_then(|unknown| unknown.choice());
    choice.is_some_and(|choice| {
        let branches = [&choice.yes, &choice.no];
        let is_absent = |branch: &Option<Value>| branch.as_ref().is_none_or(may_be_absent);
        branches.into_iter().any(is_absent)
    })
}

/// Whether a value hangs on any decision. Only evaluators of templates make such values, and their
/// depth is bounded.
pub(super) fn has_choice(value: &Value) -> bool {
    match &value.data {
        Data::Sequence(_, items) => items.iter().any(has_choice),
        Data::Object(_, entries) => entries.values().any(has_choice),
        Data::Unknown(unknown) => match &unknown.shape {
            Some(Shape::Choice(_)) => true,
            Some(Shape::Template(parts)) => parts.iter().any(|part| match part {
                TemplatePart::Text(_) => false,
                TemplatePart::Unknown(value) => has_choice(value),
            }),
            Some(Shape::Json(value)) => has_choice(value),
            Some(Shape::Object(entries)) => entries.values().any(has_choice),
            Some(Shape::Items(items)) => items.iter().any(has_choice),
            Some(Shape::Spelling(_)) | None => false,
        },
        _ => false,
    }
}
