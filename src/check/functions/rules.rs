//! Rules of one group, judged together: `in_force`, `overruling`, `world_reaches`.
//!
//! A rule is an object. It `allows` or not, is `outgoing` or not, and is for `networks`, a `protocol` (as
//! `protocol_name` gives it) and `ports`. Of two, the one with the lower `order` comes first, and of two with the
//! same the one that denies. It is `for_all` that is in the group or for some `targets`, and `plain` if it has no
//! condition beside these. What is left out is no condition. A rule that cannot be read is none: it lets nothing
//! through and keeps nothing out.

mod reach;
mod says;

use super::addresses::{Denials, Kept, Networks};
use super::open;
use super::ports::Ranges;
use crate::check::scope::Here;
use crate::check::surroundings::doubtful;
use crate::expr::{FunctionError, convert};
use crate::value::{Map, Number, Value};

pub(super) use reach::world_reaches;
use says::Says;

/// `in_force(rules, rule)`: what those of them let through that are in the direction of a rule, for all that it
/// is for, and not kept out as a whole by denials before them. Each has `sources`, `tcp`, `udp`, `ports` and
/// `certain`.
pub(super) fn in_force(args: &[Value], _: &Here<'_>) -> Result<Value, FunctionError> {
    let Some(rules) = args[0].as_items() else {
        return Ok(not_a_list(&args[0]));
    };
    let asking = Rule(&args[1]);
    let found = rules.iter().map(Rule).filter_map(|rule| {
        let counts = rule.allows().and(|| rule.meets(&asking));
        let counts = counts.and(|| rule.says("certain", true));
        if counts.is_no() {
            return None;
        }
        match counts.and(|| rule.is_kept_out(rules).not()) {
            Says::No => None,
            Says::Yes => rule.opening(),
            Says::Open(unknown) => Some(doubtful(&rule.opening()?, unknown.reason.clone())),
        }
    });
    Ok(Value::tuple(found.collect()))
}

/// `overruling(rules, rule)`: the denials among rules that could come before a rule: their `sources`, `tcp` and
/// `ports`; `holds`, whether they do and are for all that it is for; `whole`, whether they are for all its protocols
/// and ports.
pub(super) fn overruling(args: &[Value], _: &Here<'_>) -> Result<Value, FunctionError> {
    let Some(rules) = args[0].as_items() else {
        return Ok(not_a_list(&args[0]));
    };
    let rule = Rule(&args[1]);
    let found = rules.iter().map(Rule).filter_map(|denial| {
        let holds = denial.comes_before(&rule);
        if holds.is_no() {
            return None;
        }
        let opening = denial.opening()?;
        let mut entries = opening.as_entries().cloned()?;
        entries.insert("holds", holds.into_value());
        entries.insert("whole", denial.covers(&rule).into_value());
        Some(Value::object(entries))
    });
    Ok(Value::tuple(found.collect()))
}

/// What is answered where it is open which rules there are, or there are none.
fn not_a_list(rules: &Value) -> Value {
    match rules.as_unknown() {
        Some(unknown) => open(unknown).with_origin(rules.origin.clone()),
        None => Value::tuple(Vec::new()),
    }
}

/// A rule as an object.
#[derive(Clone, Copy)]
struct Rule<'v>(&'v Value);

impl<'v> Rule<'v> {
    fn get(&self, name: &str) -> Option<&'v Value> {
        self.0.get(name).filter(|value| !value.is_null())
    }

    /// What an attribute says that is true or false.
    fn says(&self, name: &str, otherwise: bool) -> Says {
        self.get(name)
            .map_or_else(|| Says::known(otherwise), Says::of)
    }

    fn allows(&self) -> Says {
        self.0.get("allows").map_or(Says::Yes, Says::of)
    }

    /// Whether it denies: what cannot be read does not.
    fn denies(&self) -> Says {
        let allows = self.get("allows");
        let allows = allows.filter(|allows| !says::is_wrong(allows));
        allows.map_or(Says::No, |allows| Says::of(allows).not())
    }

    /// Whether it is in the direction of another, for all that the other is for, and nothing else narrows it.
    fn meets(&self, other: &Self) -> Says {
        let outgoing = other.says("outgoing", false);
        self.says("outgoing", false)
            .same(outgoing)
            .and(|| self.says("plain", true))
            .and(|| self.is_for(other))
    }

    /// Whether it is for all that another is for.
    fn is_for(&self, other: &Self) -> Says {
        let by_name = || {
            let (Some(own), Some(others)) = (self.get("targets"), other.get("targets")) else {
                return Says::No;
            };
            match (own.as_items(), others.as_items()) {
                (_, Some([])) => Says::No,
                (Some(own), Some(others)) => Says::all(
                    others
                        .iter()
                        .map(|target| Says::any(own.iter().map(|it| Says::equal(it, target)))),
                ),
                _ => Says::of(if own.is_unknown() { own } else { others }),
            }
        };
        self.says("for_all", true).or(by_name)
    }

    /// Whether it denies something before another rule comes, to all that the other is for.
    fn comes_before(&self, other: &Self) -> Says {
        self.denies()
            .and(|| self.precedes(other))
            .and(|| self.meets(other))
            .and(|| self.says("certain", true))
    }

    fn precedes(&self, other: &Self) -> Says {
        let order = |rule: &Self| match rule.get("order") {
            Some(order) if order.is_unknown() => Err(Says::of(order)),
            Some(order) => Ok(convert::to_number(order)
                .ok()
                .and_then(|order| order.as_number().cloned())),
            None => Ok(None),
        };
        let before = |own: Option<Number>, other: Option<Number>| match (own, other) {
            (Some(own), Some(other)) => own <= other,
            _ => false,
        };
        match (order(self), order(other)) {
            (Ok(own), Ok(other)) => Says::known(before(own, other)),
            (Err(open), _) | (_, Err(open)) => open,
        }
    }

    /// Whether it is for all protocols and ports of another.
    fn covers(&self, other: &Self) -> Says {
        let (Some(own), Some(others)) = (self.get("protocol"), other.get("protocol")) else {
            return Says::No;
        };
        let all = Says::equal(own, &Value::from("all"));
        let protocol = all.or(|| Says::equal(own, others));
        protocol.and(|| match (self.ports(), other.ports()) {
            (Some(own), Some(others)) => Says::of(&own.cover(others)),
            _ => Says::No,
        })
    }

    fn ports(&self) -> Option<Ranges> {
        Ranges::read(self.get("ports")?).ok()
    }

    fn networks(&self) -> Option<Networks> {
        Networks::of(self.get("networks")?).ok()
    }

    /// Whether denials among rules that come before it keep out all of its networks.
    fn is_kept_out(&self, rules: &[Value]) -> Says {
        let mut denials = Denials::default();
        for denial in rules.iter().map(Rule) {
            let holds = denial.comes_before(self);
            let holds = holds.and(|| denial.covers(self));
            if let (false, Some(networks)) = (holds.is_no(), denial.get("networks")) {
                // One that cannot be read denies nothing.
                let _ = denials.add_holding(networks, &holds.into_value());
            }
        }
        match self.networks() {
            None => Says::No,
            Some(networks) => match denials.merged().keep_out(&networks) {
                Kept::Yes => Says::Yes,
                Kept::No => Says::No,
                Kept::Open(unknown) => Says::Open(unknown),
            },
        }
    }

    /// What it lets through or denies, as others read it. Nothing where that cannot be read.
    fn opening(&self) -> Option<Value> {
        let (networks, ports) = (self.get("networks")?, self.get("ports")?);
        (self.networks().is_some() && self.ports().is_some()).then_some(())?;
        let protocol = self.get("protocol").cloned().unwrap_or_default();
        let is = |name: &str| Says::equal(&protocol, &Value::from(name));
        let entries: Map = [
            ("sources", networks.clone()),
            ("tcp", is("all").or(|| is("tcp")).into_value()),
            ("udp", is("udp").into_value()),
            ("ports", ports.clone()),
            ("certain", Value::from(true)),
        ]
        .into_iter()
        .collect();
        Some(Value::object(entries))
    }
}

#[cfg(test)]
mod tests;
