//! Values that hang on an open condition: what two of them have in common, and lists of which elements
//! are there in one way and not in the other.

use super::super::evaluator::Evaluator;
use super::super::fault::{Answer, Fault};
use super::super::questions;
use crate::source::Span;
use crate::value::{Choice, Data, Decision, Map, Reason, ReasonKind, Value};

/// Most conditions that one list is taken apart by, those of each way counted.
const MAX_SPLITS: usize = 64;

/// What is known of a value that is one of two. Of two objects each entry is known that is the same
/// in both, and so with lists of one length.
pub(super) fn either(
    decision: Decision,
    reason: &Reason,
    yes: Option<Value>,
    no: Option<Value>,
) -> Option<Value> {
    match (yes, no) {
        (None, None) => None,
        (Some(yes), Some(no)) => Some(both(decision, reason, yes, no)),
        (yes, no) => Some(questions::choice(decision, yes, no, reason.clone())),
    }
}

/// The same of two that are there.
pub(in super::super) fn both(decision: Decision, reason: &Reason, yes: Value, no: Value) -> Value {
    if yes.same(&no) == Some(true) {
        return yes;
    }
    match (&yes.data, &no.data) {
        (Data::Object(_, left), Data::Object(_, right)) => {
            let only_right = right.keys().filter(|name| !left.contains(name));
            let names = left.keys().chain(only_right);
            let entries = names.filter_map(|name| {
                let (left, right) = (left.get(name).cloned(), right.get(name).cloned());
                Some((name.clone(), either(decision, reason, left, right)?))
            });
            Value::object(entries.collect::<Map>())
        }
        (Data::Sequence(_, left), Data::Sequence(_, right)) if left.len() == right.len() => {
            let items = left.iter().zip(right.iter());
            let items =
                items.map(|(left, right)| both(decision, reason, left.clone(), right.clone()));
            Value::tuple(items.collect())
        }
        _ => questions::choice(decision, Some(yes), Some(no), reason.clone()),
    }
}

/// A function of a list.
pub(super) struct OfList<'f> {
    /// How many elements, from the first on, the function needs to have settled.
    pub(super) needed: usize,
    pub(super) span: Span,
    pub(super) make: &'f mut dyn FnMut(&mut Evaluator<'_>, &Value) -> Answer,
}

impl OfList<'_> {
    /// What the function makes of a list. Where elements are there in some ways of their conditions
    /// only, it is made of the list of each way.
    pub(super) fn in_each_way(mut self, evaluator: &mut Evaluator<'_>, list: &Value) -> Answer {
        let mut left = MAX_SPLITS;
        self.split(evaluator, list, &mut left)
    }

    fn split(&mut self, evaluator: &mut Evaluator<'_>, list: &Value, left: &mut usize) -> Answer {
        let Some((choice, reason, at)) = self.open_part(list) else {
            return (self.make)(evaluator, list);
        };
        let decision = choice.decision;
        let settled = |answer: bool| {
            let side = if answer { &choice.yes } else { &choice.no };
            with_element(list, at, side.as_ref())
        };
        if let Some(answer) = evaluator.answer_here(decision) {
            return self.split(evaluator, &settled(answer), left);
        }
        let Some(rest) = left.checked_sub(1) else {
            let text = "a list hangs on too many conditions";
            return Ok(Some(Value::unknown(Reason::new(ReasonKind::Bound, text))));
        };
        *left = rest;
        let elements = list.as_items().map_or(0, <[Value]>::len);
        evaluator.produce_elements(elements, self.span)?;
        let mut way = |answer: bool| {
            let made = evaluator.where_holds((decision, answer), |evaluator| {
                self.split(evaluator, &settled(answer), left)
            });
            made.unwrap_or_else(|fault: Fault| Some(evaluator.fault(fault)))
        };
        let (yes, no) = (way(true), way(false));
        Ok(either(decision, &reason, yes, no))
    }

    /// The first choice that the list hangs on, with the number of its element; without one it is the
    /// list itself.
    fn open_part<'v>(&self, list: &'v Value) -> Option<(&'v Choice, Reason, Option<usize>)> {
        let open = |value: &'v Value| {
            let unknown = value.as_unknown()?;
            Some((unknown.choice()?, unknown.reason.clone()))
        };
        let Some(elements) = list.as_items() else {
            let (choice, reason) = open(list)?;
            return Some((choice, reason, None));
        };
        let needed = elements.iter().take(self.needed).enumerate();
        needed
            .filter(|(_, element)| may_be_absent(element))
            .find_map(|(at, element)| {
                let (choice, reason) = open(element)?;
                Some((choice, reason, Some(at)))
            })
    }
}

/// Whether a value is `AWS::NoValue` in one way of the conditions that it hangs on.
fn may_be_absent(value: &Value) -> bool {
    let choice = value.as_unknown().and_then(|unknown| unknown.choice());
    choice.is_some_and(|choice| {
        [&choice.yes, &choice.no]
            .into_iter()
            .any(|side| side.as_ref().is_none_or(may_be_absent))
    })
}

/// A list with another element in the place of one, or without it; or another list.
fn with_element(list: &Value, at: Option<usize>, element: Option<&Value>) -> Value {
    let (Some(at), Data::Sequence(kind, items)) = (at, &list.data) else {
        return element.cloned().unwrap_or_default();
    };
    let (before, behind) = items.split_at(at);
    let behind = behind.iter().skip(1);
    let items = before.iter().chain(element).chain(behind).cloned();
    Value::sequence(*kind, items.collect()).with_origin(list.origin.clone())
}
