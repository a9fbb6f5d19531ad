//! One way in which the open decisions of a unit may fall.
//!
//! A verdict on something that hangs on open conditions is looked for way by way, and only over the
//! decisions that the check comes by: a decision is made when a value is read that hangs on it.
//! Where both answers can hold with those that were given before, the other one is looked at next
//! time. A world that does not explore leaves what is open unknown, and remembers that it was read.
//! One more kind of world decides nothing and hides nothing: in it lists have all elements that they
//! may have in any way, each as it is written.

use std::cell::{Cell, RefCell};
use std::sync::Arc;

use crate::resource::Decisions;
use crate::resource::decisions::Fact;
use crate::value::{Choice, Data, Decision, Map, Reason, Shape, TemplatePart, Unknown, Value};

/// A way, or none in particular.
pub(super) struct World<'w> {
    decisions: &'w Decisions,
    kind: Kind,
    taken: RefCell<Vec<Taken>>,
    touched: Cell<bool>,
    steps: Cell<u32>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// What is open is unknown.
    Undecided,
    /// What is open is as it is written.
    Written,
    /// What is open is decided.
    Exploring,
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
        Self::new(decisions, Kind::Undecided, 0)
    }

    /// A world in which everything is that may be in any way.
    pub(super) const fn written(decisions: &'w Decisions) -> Self {
        Self::new(decisions, Kind::Written, 0)
    }

    /// The first way in which the resource of this address is there. To find out what can hold
    /// together, all ways may take as many steps.
    pub(super) fn exploring(decisions: &'w Decisions, address: &str, steps: u32) -> Self {
        let existence = decisions.of_resource(address).map(|decision| Taken {
            decision,
            answer: true,
            open: false,
            reason: Reason::new(crate::value::ReasonKind::Input, ""),
        });
        Self {
            taken: RefCell::new(existence.into_iter().collect()),
            ..Self::new(decisions, Kind::Exploring, steps)
        }
    }

    const fn new(decisions: &'w Decisions, kind: Kind, steps: u32) -> Self {
        Self {
            decisions,
            kind,
            taken: RefCell::new(Vec::new()),
            touched: Cell::new(false),
            steps: Cell::new(steps),
        }
    }

    /// How many steps are left; with none, what was decided may be impossible.
    pub(super) const fn steps(&self) -> u32 {
        self.steps.get()
    }

    /// How many answers of this way are yet to be looked at the other way round.
    pub(super) fn open(&self) -> usize {
        self.taken.borrow().iter().filter(|it| it.open).count()
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
        if self.kind != Kind::Exploring {
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
        match self.kind {
            Kind::Undecided => Some(undecided(value)),
            Kind::Written => Some(value.clone()),
            Kind::Exploring => self.settled(value),
        }
    }

    /// Whether an open value stands for one element of a list whatever is decided, or at most one in
    /// the world in which all that may be is there.
    pub(super) fn is_element(&self, choice: &Choice) -> bool {
        [&choice.yes, &choice.no].into_iter().all(|branch| {
            let Some(value) = branch else {
                return self.kind == Kind::Written;
            };
            match &value.data {
                Data::Null | Data::Sequence(..) => false,
                Data::Unknown(unknown) => unknown.choice().is_some_and(|it| self.is_element(it)),
                _ => true,
            }
        })
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
    if let Data::Sequence(_, items) = &value.data
        && items.iter().any(may_be_absent)
    {
        let (open, certain): (Vec<&Value>, Vec<&Value>) =
            items.iter().partition(|item| may_be_absent(item));
        let certain = certain.into_iter().map(undecided).collect();
        return Value::open_list(certain, open).with_origin(value.origin.clone());
    }
    value.map_elements(undecided)
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
