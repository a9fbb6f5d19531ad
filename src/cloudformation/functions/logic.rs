//! Conditions and what hangs on them, with three values of truth.
//!
//! A truth that is open is a decision of the unit, so that it is known what can hold together.

use super::super::evaluator::Evaluator;
use super::super::fault::Answer;
use super::super::questions;
use super::{Call, scalar_text, ways};
use crate::resource::decisions::Formula;
use crate::syntax::tree::{Node, place};
use crate::value::{Decision, Unknown, Value};
use ecow::{EcoString, eco_format};

/// Most conditions that one comparison is taken apart by.
const MAX_SPLITS: usize = 64;

/// Most operands of `Fn::And` and `Fn::Or`.
const MAX_OPERANDS: usize = 10;

/// `Condition`: another condition by its name.
pub(super) fn condition<'t>(evaluator: &mut Evaluator<'t>, call: &Call<'t>) -> Answer {
    let name = call.name_argument()?;
    evaluator.condition(name, call.span).map(Some)
}

/// `Fn::And`.
pub(super) fn and<'t>(evaluator: &mut Evaluator<'t>, call: &Call<'t>) -> Answer {
    connect(evaluator, call, false)
}

/// `Fn::Or`.
pub(super) fn or<'t>(evaluator: &mut Evaluator<'t>, call: &Call<'t>) -> Answer {
    connect(evaluator, call, true)
}

/// Kleene's connectives: one operand that is `decisive` decides, whatever is unknown beside it.
fn connect<'t>(evaluator: &mut Evaluator<'t>, call: &Call<'t>, decisive: bool) -> Answer {
    let mut open: Option<Value> = None;
    let mut decisions = Vec::new();
    for operand in call.items(2, MAX_OPERANDS)? {
        let truth = evaluator.truth(operand);
        match truth.as_bool() {
            Some(value) if value == decisive => return Ok(Some(decisive.into())),
            Some(_) => {}
            None => {
                decisions.extend(questions::decision_of(&truth));
                open = open.or(Some(truth));
            }
        }
    }
    let Some(unknown) = open.as_ref().and_then(Value::as_unknown) else {
        return Ok(Some((!decisive).into()));
    };
    let formula = if decisive {
        Formula::Any(decisions)
    } else {
        Formula::All(decisions)
    };
    let reason = unknown.reason.clone();
    let decision = evaluator.state.questions.decision(formula);
    Ok(Some(questions::open(decision, reason)))
}

/// `Fn::Not`.
pub(super) fn not<'t>(evaluator: &mut Evaluator<'t>, call: &Call<'t>) -> Answer {
    let truth = evaluator.truth(&call.items(1, 1)?[0]);
    if let Some(value) = truth.as_bool() {
        return Ok(Some((!value).into()));
    }
    let opposite = truth.as_unknown().and_then(|unknown| {
        let formula = Formula::Not(questions::decision_of(&truth)?);
        let opposite = evaluator.state.questions.decision(formula);
        Some(questions::open(opposite, unknown.reason.clone()))
    });
    Ok(Some(opposite.unwrap_or(truth)))
}

/// `Fn::Equals`: scalars are compared as text, as everything in CloudFormation is text in the end.
pub(super) fn equals<'t>(evaluator: &mut Evaluator<'t>, call: &Call<'t>) -> Answer {
    let items = call.items(2, 2)?;
    let left = as_text(evaluator.compared(&items[0]));
    let right = as_text(evaluator.compared(&items[1]));
    if let Some(same) = left.same(&right) {
        return Ok(Some(same.into()));
    }
    let Some(unknown) = Unknown::derived([&left, &right]) else {
        return Err(call.wrong("the values are too large to be compared"));
    };
    let mut splits = MAX_SPLITS;
    let decision = equality(evaluator, [&left, &right], items, &mut splits);
    Ok(Some(match decision {
        Ok(decision) => questions::open(decision, unknown.reason),
        Err(truth) => truth.into(),
    }))
}

/// Whether two values are equal: a decision where that is open. Where one of them hangs on a condition,
/// it is the one or the other that is compared.
fn equality<'t>(
    evaluator: &mut Evaluator<'t>,
    [left, right]: [&Value; 2],
    items: &'t [Node],
    splits: &mut usize,
) -> Result<Decision, bool> {
    if let Some(same) = left.same(right) {
        return Err(same);
    }
    for (open, other) in [(left, right), (right, left)] {
        let choice = open.as_unknown().and_then(|unknown| unknown.choice());
        if let Some((choice, rest)) = choice.zip(splits.checked_sub(1)) {
            *splits = rest;
            let mut way = |side: &Option<Value>| {
                let side = as_text(side.clone().unwrap_or_default());
                equality(evaluator, [&side, other], items, splits)
            };
            let (yes, no) = (way(&choice.yes), way(&choice.no));
            return evaluator.state.questions.either(choice.decision, yes, no);
        }
        if let (Some(subject), Some(text)) = (subject_of(open), other.as_str()) {
            return evaluator.state.questions.equals(&subject, &text.into());
        }
    }
    Ok(evaluator.question(items))
}

/// What an unknown is the value of, as a name; `None` where it is made of several things.
fn subject_of(value: &Value) -> Option<EcoString> {
    let reference = value.as_unknown()?.stands_for.as_ref()?;
    Some(if reference.attribute.is_empty() {
        reference.address.clone()
    } else {
        eco_format!("{}.{}", reference.address, reference.attribute)
    })
}

fn as_text(value: Value) -> Value {
    match scalar_text(&value) {
        Some(text) => Value::string(text),
        None => value,
    }
}

/// `Fn::If`: one of two values. Where the condition is open, what both have in common is known, and
/// everything else is a choice.
pub(super) fn if_<'t>(evaluator: &mut Evaluator<'t>, call: &Call<'t>) -> Answer {
    let items = call.items(3, 3)?;
    let Some(name) = items[0].as_str() else {
        return Err(call.wrong("expected the name of a condition"));
    };
    let truth = match evaluator.condition_here(name, items[0].span) {
        Ok(truth) => truth,
        Err(fault) => evaluator.fault(fault),
    };
    let file = evaluator.file;
    let branch = |evaluator: &mut Evaluator<'t>, index: usize| {
        let node = &items[index];
        evaluator.value(node, place::element(node, file))
    };
    match (truth.as_bool(), truth.as_unknown()) {
        (Some(true), _) => Ok(branch(evaluator, 1)),
        (Some(false), _) => Ok(branch(evaluator, 2)),
        (None, Some(open)) => {
            let decision = match questions::decision_of(&truth) {
                Some(decision) => decision,
                None => evaluator.question(&items[..1]),
            };
            let yes = evaluator.where_holds((decision, true), |this| branch(this, 1));
            let no = evaluator.where_holds((decision, false), |this| branch(this, 2));
            Ok(ways::either(decision, &open.reason, yes, no))
        }
        _ => Ok(Some(truth)),
    }
}
