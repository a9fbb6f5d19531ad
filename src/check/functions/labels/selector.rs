//! A selector, read once.
//!
//! <https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors>

use ecow::EcoString;

use super::expression::{self, Expression};
use super::values::Values;
use super::{Holds, LabelSource};
use crate::value::{Map, Reason, Value};

/// A selector.
#[derive(Debug)]
pub(in crate::check) enum Selector {
    /// The null selector: it selects nothing.
    Nothing,
    /// It cannot be known whom it selects.
    Open(Reason),
    /// Whom all conditions hold of: everything, where there are none.
    All(Vec<Condition>),
    /// Calico's.
    Expression(Expression),
}

/// What is asked of one label.
#[derive(Debug)]
pub(in crate::check) struct Condition {
    pub(super) label: EcoString,
    pub(super) test: Test,
}

#[derive(Debug)]
pub(super) enum Test {
    /// It is there, with one of these values.
    In(Values),
    /// It is not there, or with none of these values.
    NotIn(Values),
    Exists,
    DoesNotExist,
    /// What is asked of it is not known.
    Open(Reason),
}

impl Selector {
    /// Reads a selector; the fault where it is none, in words.
    pub(in crate::check) fn read(value: &Value) -> Result<Self, String> {
        if let Some(unknown) = value.as_unknown() {
            return Ok(Self::Open(unknown.reason.clone()));
        }
        if value.is_null() {
            return Ok(Self::Nothing);
        }
        if let Some(text) = value.as_str() {
            return expression::parse(text).map(Self::Expression);
        }
        let Some(entries) = value.as_entries() else {
            return Err("a selector is an object".to_owned());
        };
        let is_plain = |name: &str| name != "matchLabels" && name != "matchExpressions";
        if entries.keys().any(|name| is_plain(name)) {
            return Ok(Self::All(equalities(entries)));
        }
        let mut conditions = match entries.get("matchLabels") {
            Some(labels) => of_labels(labels),
            None => Vec::new(),
        };
        if let Some(list) = entries.get("matchExpressions") {
            conditions.extend(of_expressions(list)?);
        }
        Ok(Self::All(conditions))
    }

    /// Whether it selects what has these labels.
    pub(in crate::check) fn selects(&self, labels: &dyn LabelSource) -> Holds {
        match self {
            Self::Nothing => Holds::No,
            Self::Open(reason) => Holds::Open(reason.clone()),
            Self::All(conditions) => {
                Holds::all(conditions.iter().map(|condition| condition.holds(labels)))
            }
            Self::Expression(expression) => expression.holds(labels),
        }
    }

    /// The labels, with their values, without each of which it selects nothing.
    pub(in crate::check) fn needed(&self) -> impl Iterator<Item = (&str, &str)> {
        let conditions = match self {
            Self::All(conditions) => conditions.as_slice(),
            _ => &[],
        };
        let of_conditions = conditions.iter().filter_map(|condition| {
            let Test::In(values) = &condition.test else {
                return None;
            };
            let [only] = values.listed() else {
                return None;
            };
            Some((condition.label.as_str(), only.as_str()?))
        });
        let of_expression = match self {
            Self::Expression(expression) => expression.needed(),
            _ => Vec::new(),
        };
        of_conditions.chain(of_expression)
    }
}

impl Condition {
    fn holds(&self, labels: &dyn LabelSource) -> Holds {
        let label = labels.label(&self.label);
        match &self.test {
            Test::In(values) => values.have(label),
            Test::NotIn(values) => values.have(label).not(),
            Test::Exists => label.exists(),
            Test::DoesNotExist => label.exists().not(),
            Test::Open(reason) => Holds::Open(reason.clone()),
        }
    }
}

/// Cilium names where a label is from; that of Kubernetes' own says nothing new, and no other name of
/// a label has a colon.
fn name(label: &str) -> EcoString {
    let of_kubernetes = ["k8s:", "any:"];
    let bare = of_kubernetes.iter().find_map(|it| label.strip_prefix(it));
    bare.unwrap_or(label).into()
}

fn equalities(entries: &Map) -> Vec<Condition> {
    entries
        .iter()
        .map(|(label, value)| Condition {
            label: name(label),
            test: Test::In(Values::new(vec![value.clone()])),
        })
        .collect()
}

fn of_labels(labels: &Value) -> Vec<Condition> {
    match (labels.as_unknown(), labels.as_entries()) {
        (Some(unknown), _) => vec![unreadable(unknown.reason.clone())],
        (None, Some(entries)) => equalities(entries),
        (None, None) => Vec::new(),
    }
}

fn of_expressions(list: &Value) -> Result<Vec<Condition>, String> {
    if let Some(unknown) = list.as_unknown() {
        return Ok(vec![unreadable(unknown.reason.clone())]);
    }
    if list.is_null() {
        return Ok(Vec::new());
    }
    let Some(items) = list.as_items() else {
        return Err("`matchExpressions` is a list".to_owned());
    };
    items.iter().map(of_expression).collect()
}

fn of_expression(item: &Value) -> Result<Condition, String> {
    let text = |name| item.get(name).and_then(Value::as_str);
    let (Some(key), Some(operator)) = (text("key"), text("operator")) else {
        return match item.find_unknown() {
            Some(unknown) => Ok(unreadable(unknown.reason.clone())),
            None => Err("an element of `matchExpressions` has `key` and `operator`".to_owned()),
        };
    };
    let values = |make: fn(Values) -> Test| match item.get("values") {
        Some(values) => match values.as_unknown() {
            Some(unknown) => Test::Open(unknown.reason.clone()),
            None => make(Values::new(values.as_items().unwrap_or_default().to_vec())),
        },
        None => make(Values::default()),
    };
    let test = match operator {
        "In" => values(Test::In),
        "NotIn" => values(Test::NotIn),
        "Exists" => Test::Exists,
        "DoesNotExist" => Test::DoesNotExist,
        other => return Err(format!("there is no operator `{other}` in a selector")),
    };
    Ok(Condition {
        label: name(key),
        test,
    })
}

/// A condition of which nothing is known.
fn unreadable(reason: Reason) -> Condition {
    Condition {
        label: EcoString::new(),
        test: Test::Open(reason),
    }
}
