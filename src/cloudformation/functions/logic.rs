//! Conditions and what hangs on them, with three values of truth.

use super::super::evaluator::Evaluator;
use super::super::fault::Answer;
use super::{Call, scalar_text};
use crate::syntax::tree::place;
use crate::value::{Data, Map, Unknown, Value};

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
    let mut open = None;
    for operand in call.items(2, MAX_OPERANDS)? {
        let truth = evaluator.truth(operand);
        match truth.as_bool() {
            Some(value) if value == decisive => return Ok(Some(decisive.into())),
            Some(_) => {}
            None => open = open.or(Some(truth)),
        }
    }
    Ok(Some(open.unwrap_or_else(|| (!decisive).into())))
}

/// `Fn::Not`.
pub(super) fn not<'t>(evaluator: &mut Evaluator<'t>, call: &Call<'t>) -> Answer {
    let truth = evaluator.truth(&call.items(1, 1)?[0]);
    Ok(Some(match truth.as_bool() {
        Some(value) => (!value).into(),
        None => truth,
    }))
}

/// `Fn::Equals`: scalars are compared as text, as everything in CloudFormation is text in the end.
pub(super) fn equals<'t>(evaluator: &mut Evaluator<'t>, call: &Call<'t>) -> Answer {
    let items = call.items(2, 2)?;
    let left = as_text(evaluator.argument(&items[0]));
    let right = as_text(evaluator.argument(&items[1]));
    Ok(Some(match left.same(&right) {
        Some(same) => same.into(),
        None => Unknown::derived([&left, &right])
            .map(|unknown| Value::new(Data::Unknown(unknown.into())))
            .unwrap_or_default(),
    }))
}

fn as_text(value: Value) -> Value {
    match scalar_text(&value) {
        Some(text) => Value::string(text),
        None => value,
    }
}

/// `Fn::If`: one of two values. Where the condition is open, what
/// both have in common.
pub(super) fn if_<'t>(evaluator: &mut Evaluator<'t>, call: &Call<'t>) -> Answer {
    let items = call.items(3, 3)?;
    let Some(name) = items[0].as_str() else {
        return Err(call.wrong("expected the name of a condition"));
    };
    let truth = match evaluator.condition_in_resource(name, items[0].span) {
        Ok(truth) => truth,
        Err(fault) => evaluator.fault(fault),
    };
    let file = evaluator.file;
    let mut branch = |index: usize| {
        let node = &items[index];
        evaluator.value(node, place::element(node, file))
    };
    match (truth.as_bool(), truth.as_unknown()) {
        (Some(true), _) => Ok(branch(1)),
        (_, Some(open)) => Ok(either(open, branch(1), branch(2))),
        _ => Ok(branch(2)),
    }
}

/// What is known of a value that is one of two. Of two objects each entry is known that is the
/// same in both, and so with lists of one length.
fn either(open: &Unknown, yes: Option<Value>, no: Option<Value>) -> Option<Value> {
    match (yes, no) {
        (None, None) => None,
        (Some(yes), Some(no)) => Some(both(open, &yes, &no)),
        (one, other) => Some(one_of(open, [&one, &other])),
    }
}

fn both(open: &Unknown, yes: &Value, no: &Value) -> Value {
    if yes.same(no) == Some(true) {
        return yes.clone();
    }
    match (&yes.data, &no.data) {
        (Data::Object(_, left), Data::Object(_, right)) => {
            let only_right = right.keys().filter(|name| !left.contains(name));
            let names = left.keys().chain(only_right);
            let entries = names.filter_map(|name| {
                let (left, right) = (left.get(name).cloned(), right.get(name).cloned());
                Some((name.clone(), either(open, left, right)?))
            });
            Value::object(entries.collect::<Map>())
        }
        (Data::Sequence(_, left), Data::Sequence(_, right)) if left.len() == right.len() => {
            let items = left.iter().zip(right.iter());
            Value::tuple(items.map(|(left, right)| both(open, left, right)).collect())
        }
        _ => one_of(open, [&Some(yes.clone()), &Some(no.clone())]),
    }
}

/// Unknown, but certain not to be null where neither branch is.
fn one_of(open: &Unknown, branches: [&Option<Value>; 2]) -> Value {
    let certain = |branch: &&Option<Value>| {
        branch.as_ref().is_some_and(|value| match &value.data {
            Data::Null => false,
            Data::Unknown(unknown) => unknown.not_null,
            _ => true,
        })
    };
    let not_null = branches.iter().all(certain);
    let references = Unknown::derived(branches.into_iter().flatten()).map(|all| all.references);
    let unknown = Unknown {
        not_null,
        references: references.unwrap_or_default(),
        ..Unknown::because(open.reason.clone())
    };
    Value::new(Data::Unknown(unknown.into()))
}
