//! Values that hang on an open condition: what two of them have in common, and lists of which elements
//! are there in one way and not in the other.

use super::super::evaluator::Evaluator;
use super::super::fault::{Answer, Fault};
use super::super::questions;
use crate::source::Span;
use crate::value::{Data, Decision, Map, Reason, ReasonKind, Value};

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
        let (list, at) = self.settled(evaluator, list);
        let open = match at {
            Some(at) => list.as_items().and_then(|items| items.get(at)),
            None => Some(&list),
        };
        let unknown = open.and_then(Value::as_unknown);
        let Some((unknown, choice)) = unknown.and_then(|it| Some((it, it.choice()?))) else {
            return (self.make)(evaluator, &list);
        };
        let Some(rest) = left.checked_sub(1) else {
            let text = "a list hangs on too many conditions";
            return Ok(Some(Value::unknown(Reason::new(ReasonKind::Bound, text))));
        };
        *left = rest;
        let elements = list.as_items().map_or(0, <[Value]>::len);
        evaluator.produce_elements(elements, self.span)?;
        let mut way = |answer: bool| {
            let side = if answer { &choice.yes } else { &choice.no };
            let list = with_element(&list, at, side.as_ref());
            let made = evaluator.where_holds((choice.decision, answer), |evaluator| {
                self.split(evaluator, &list, left)
            });
            made.unwrap_or_else(|fault: Fault| Some(evaluator.fault(fault)))
        };
        let (yes, no) = (way(true), way(false));
        Ok(either(choice.decision, &unknown.reason, yes, no))
    }

    /// A list without what is decided where evaluation is, and the number of its first element that may
    /// be absent all the same.
    fn settled(&self, evaluator: &mut Evaluator<'_>, list: &Value) -> (Value, Option<usize>) {
        let list = decided(evaluator, Some(list)).unwrap_or_default();
        let (Some(elements), Data::Sequence(kind, _)) = (list.as_items(), &list.data) else {
            return (list, None);
        };
        let mut first = None;
        let mut kept: Vec<Value> = Vec::with_capacity(elements.len());
        for element in elements {
            let is_settled = first.is_some() || kept.len() >= self.needed;
            if is_settled || !may_be_absent(element) {
                kept.push(element.clone());
                continue;
            }
            if let Some(element) = decided(evaluator, Some(element)) {
                first = may_be_absent(&element).then_some(kept.len());
                kept.push(element);
            }
        }
        let settled = Value::sequence(*kind, kept).with_origin(list.origin.clone());
        (settled, first)
    }
}

/// A value where evaluation is: that of each choice which is decided there.
fn decided(evaluator: &mut Evaluator<'_>, value: Option<&Value>) -> Option<Value> {
    let mut value = value?;
    while let Some(choice) = value.as_unknown().and_then(|unknown| unknown.choice())
        && let Some(answer) = evaluator.answer_here(choice.decision)
    {
        let side = if answer { &choice.yes } else { &choice.no };
        value = side.as_ref()?;
    }
    Some(value.clone())
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
