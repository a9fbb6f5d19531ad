//! Kubernetes labels and what selects them: `selects`, and the pieces that other functions select
//! objects with.
//!
//! A selector is read once ([`selector::Selector`]) and then asked of many sets of labels. Three forms
//! are one: `matchLabels` with `matchExpressions`, the plain map that a Service has, and the text of
//! Calico's selectors ([`expression`]). Labels that are known in part answer for what is known.

mod expression;
mod holds;
mod selector;
mod set;
mod values;

pub(in crate::check) use holds::Holds;
pub(in crate::check) use selector::Selector;
pub(in crate::check) use set::{Label, LabelSource, Labels};

use super::open;
use crate::check::scope::Here;
use crate::expr::FunctionError;
use crate::value::Value;

/// `selects(selector, labels)`. An empty selector selects everything, null nothing. One condition that
/// certainly fails is enough for `false`, whatever else is unknown.
pub(super) fn selects(args: &[Value], _: &Here<'_>) -> Result<Value, FunctionError> {
    let [selector, labels] = args else {
        return Err(FunctionError::call("2 arguments are needed"));
    };
    if let Some(unknown) = selector.as_unknown() {
        return Ok(open(unknown).with_origin(selector.origin.clone()));
    }
    let compiled = Selector::read(selector).map_err(|fault| FunctionError::argument(0, fault))?;
    let holds = compiled.selects(&Labels::of(labels));
    let origin = match holds {
        Holds::Open(_) if labels.is_unknown() => &labels.origin,
        _ => &selector.origin,
    };
    Ok(holds.into_value().with_origin(origin.clone()))
}

#[cfg(test)]
mod tests;
