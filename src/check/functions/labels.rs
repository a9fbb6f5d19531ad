//! `selects`: Kubernetes label selectors.

use super::open;
use crate::check::scope::Here;
use crate::expr::FunctionError;
use crate::value::{Data, Reason, Value};

/// Whether a condition of a selector holds.
enum Holds {
    Yes,
    No,
    Open(Reason),
}

/// `selects(selector, labels)`: a selector with `matchLabels` and `matchExpressions`, or the plain
/// map of labels that a Service has. An empty selector selects everything, null nothing. One
/// condition that certainly fails is enough for `false`, whatever else is unknown.
pub(super) fn selects(args: &[Value], _: &Here<'_>) -> Result<Value, FunctionError> {
    let [selector, labels] = args else {
        return Err(FunctionError::call("2 arguments are needed"));
    };
    let origin = &selector.origin;
    for arg in args {
        if let Some(unknown) = arg.as_unknown() {
            return Ok(open(unknown).with_origin(arg.origin.clone()));
        }
    }
    if selector.is_null() {
        return Ok(Value::from(false));
    }
    let Some(entries) = selector.as_entries() else {
        return Err(FunctionError::argument(0, "a selector is an object"));
    };
    let is_plain = |name: &str| name != "matchLabels" && name != "matchExpressions";
    let conditions = if entries.keys().any(|name| is_plain(name)) {
        all_equal(selector, labels)
    } else {
        let null = Value::null();
        let mut all = all_equal(entries.get("matchLabels").unwrap_or(&null), labels);
        all.extend(expressions(entries.get("matchExpressions"), labels)?);
        all
    };
    Ok(conjunction(conditions).with_origin(origin.clone()))
}

fn conjunction(conditions: Vec<Holds>) -> Value {
    let mut reason = None;
    for condition in conditions {
        match condition {
            Holds::Yes => {}
            Holds::No => return Value::from(false),
            Holds::Open(why) => {
                reason.get_or_insert(why);
            }
        }
    }
    reason.map_or_else(|| Value::from(true), Value::unknown)
}

/// One condition for each label that is asked for.
fn all_equal(wanted: &Value, labels: &Value) -> Vec<Holds> {
    if let Some(unknown) = wanted.as_unknown() {
        return vec![Holds::Open(unknown.reason.clone())];
    }
    let entries = wanted.as_entries().into_iter().flat_map(|map| map.iter());
    entries
        .map(|(name, wanted)| match labels.get(name) {
            None => Holds::No,
            Some(label) => equal(label, wanted),
        })
        .collect()
}

fn equal(label: &Value, wanted: &Value) -> Holds {
    match label.same(wanted) {
        Some(true) => Holds::Yes,
        Some(false) => Holds::No,
        None => {
            let unknown = label.find_unknown().or_else(|| wanted.find_unknown());
            let unknown = unknown.expect("equality is open only where one side is unknown");
            Holds::Open(unknown.reason.clone())
        }
    }
}

fn expressions(list: Option<&Value>, labels: &Value) -> Result<Vec<Holds>, FunctionError> {
    let Some(list) = list.filter(|list| !list.is_null()) else {
        return Ok(Vec::new());
    };
    if let Some(unknown) = list.as_unknown() {
        return Ok(vec![Holds::Open(unknown.reason.clone())]);
    }
    let Some(items) = list.as_items() else {
        return Err(FunctionError::argument(0, "`matchExpressions` is a list"));
    };
    items.iter().map(|item| expression(item, labels)).collect()
}

fn expression(item: &Value, labels: &Value) -> Result<Holds, FunctionError> {
    if let Some(unknown) = item.find_unknown() {
        return Ok(Holds::Open(unknown.reason.clone()));
    }
    let text = |name| item.get(name).and_then(Value::as_str);
    let (Some(key), Some(operator)) = (text("key"), text("operator")) else {
        let message = "an element of `matchExpressions` has `key` and `operator`";
        return Err(FunctionError::argument(0, message));
    };
    let label = labels.get(key);
    let is_in = || match (label, item.get("values").map(|values| &values.data)) {
        (Some(label), Some(Data::Sequence(_, values))) => any_equal(label, values),
        _ => Holds::No,
    };
    let from = |holds: bool| if holds { Holds::Yes } else { Holds::No };
    match operator {
        "In" => Ok(is_in()),
        "NotIn" => Ok(match is_in() {
            Holds::Yes => Holds::No,
            Holds::No => Holds::Yes,
            open @ Holds::Open(_) => open,
        }),
        "Exists" => Ok(from(label.is_some())),
        "DoesNotExist" => Ok(from(label.is_none())),
        other => {
            let message = format!("there is no operator `{other}` in a selector");
            Err(FunctionError::argument(0, message))
        }
    }
}

fn any_equal(label: &Value, values: &[Value]) -> Holds {
    let mut result = Holds::No;
    for value in values {
        match equal(label, value) {
            Holds::Yes => return Holds::Yes,
            Holds::No => {}
            open @ Holds::Open(_) => result = open,
        }
    }
    result
}
