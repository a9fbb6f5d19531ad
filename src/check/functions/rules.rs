//! Rules of one group, judged together: `in_force`, `world_reaches`, `world_enters`, `keeps_out_of`.
//!
//! A rule is an object. It `allows` or not, is `outgoing` or not, and is for `networks`, a `protocol` (as
//! `protocol_name` gives it) and `ports`. Of two, the one with the lower `order` comes first, and of two with the
//! same the one that denies. It is `for_all` that is in the group or for some `targets`, names or networks, and
//! `plain` if it has no condition beside these. Rules of which the `group` is the same text are of one group where
//! the `place` of it is the same too. All of these are demanded: what an object left out would be taken for no
//! condition. A rule that cannot be read is none: it lets nothing through and keeps nothing out.

mod openings;
mod reach;
mod says;

use super::addresses::{Addresses, Networks};
use super::open;
use super::ports::{Range, Ranges};
use crate::check::scope::Here;
use crate::check::surroundings::{doubtful, meant};
use crate::expr::{FunctionError, convert};
use crate::value::{Map, Number, Reason, ReasonKind, Value};

pub(super) use reach::{keeps_out_of, world_enters, world_reaches};
use says::Says;

/// What each rule has to say.
const DEMANDED: [&str; 11] = [
    "allows", "for_all", "group", "networks", "order", "outgoing", "place", "plain", "ports",
    "protocol", "targets",
];

/// The first port, and all that a service can have.
const FIRST: Range = Range { from: 1, to: 1 };
const EVERY: Range = Range {
    from: 1,
    to: 65_535,
};

/// Most rules of a group that are held against each other, of those that matter to each other.
const MAX_RULES: usize = 100;

/// Most pairs of such a rule and a denial.
const MAX_PAIRS: usize = 10_000;

/// `in_force(rules, rule)`: what a rule lets through, and behind it what those of others let through that are in
/// its direction, for all that it is for. Each has `sources`, `protocol`, `ports`, `certain` and `denials`: what
/// denies something before it, with `sources`, `protocol`, `ports` and `holds`. The others are left out where the
/// rule is for the whole internet, not overruled, and not one of several for all ports.
pub(super) fn in_force(args: &[Value], _: &Here<'_>) -> Result<Value, FunctionError> {
    let asking = Rule(&args[1]);
    asking.demand(1)?;
    let Some(rules) = args[0].as_items() else {
        return Ok(among_open(&asking, &args[0]));
    };
    let rules: Vec<Rule<'_>> = rules.iter().map(Rule).collect();
    rules.iter().try_for_each(|rule| rule.demand(0))?;
    let denials = denials(&rules);
    let own = asking.overruling(&denials);
    let is_alone = own.is_empty() && asking.is_enough();
    let mut found: Vec<Value> = asking.opening(own).into_iter().collect();
    if is_alone || rules.len() == 1 {
        return Ok(Value::tuple(found));
    }
    // Of several that are every port together, each is for others.
    let ports = asking.ports().filter(|it| !begins_ports(it));
    let others = rules.iter().filter(|rule| rule.adds_to(ports.as_ref()));
    let others: Vec<&Rule<'_>> = others.collect();
    if others.len() > MAX_RULES || others.len() * denials.len() > MAX_PAIRS {
        let text = ecow::eco_format!(
            "{} rules are too many to hold each against all others",
            others.len()
        );
        let unknown = Value::unknown(Reason::new(ReasonKind::Bound, text));
        return Ok(Value::open_list(found, [&unknown]).with_origin(args[0].origin.clone()));
    }
    found.extend(others.into_iter().filter_map(|rule| {
        let counts = rule.allows().and(|| rule.meets(&asking));
        match counts.and(|| rule.says("certain", true)) {
            Says::No => None,
            Says::Yes => rule.opening(rule.overruling(&denials)),
            Says::Open(unknown) => {
                let opening = rule.opening(rule.overruling(&denials))?;
                Some(doubtful(&opening, unknown.reason.clone()))
            }
        }
    }));
    Ok(Value::tuple(found))
}

/// The rules that deny, with their ports.
fn denials<'v>(rules: &[Rule<'v>]) -> Vec<(Rule<'v>, Option<Ranges>)> {
    let denials = rules.iter().filter(|it| !it.denies().is_no());
    denials.map(|it| (*it, it.ports())).collect()
}

/// Whether ports are the first of all, and not all: others may go on where they end.
fn begins_ports(ports: &Ranges) -> bool {
    ports.hold(&[FIRST]) && !ports.hold(&[EVERY])
}

/// Whether two sets of ports may have one in common.
fn touch(one: Option<&Ranges>, other: Option<&Ranges>) -> bool {
    let (Some(one), Some(other)) = (one, other) else {
        return true;
    };
    let meets = |a: &Range, b: &Range| a.from <= b.to && b.from <= a.to;
    let meets_any = |range: &Range| other.known.iter().any(|it| meets(range, it));
    one.open.is_some() || other.open.is_some() || one.known.iter().any(meets_any)
}

/// What a rule lets through where it is open which others there are: these may deny all of it.
fn among_open(rule: &Rule<'_>, others: &Value) -> Value {
    let Some(unknown) = others.as_unknown() else {
        return Value::tuple(rule.opening(Vec::new()).into_iter().collect());
    };
    let everything = Value::tuple(vec![Value::from("0.0.0.0/0"), Value::from("::/0")]);
    let denial: Map = [
        ("sources", everything),
        ("protocol", Value::from("all")),
        ("ports", Value::from("*")),
        ("holds", open(unknown)),
    ]
    .into_iter()
    .collect();
    let opening = rule.opening(vec![Value::object(denial)]);
    let group = rule.get("group").map(|group| group.origin.clone());
    Value::open_list(opening.into_iter().collect(), [&open(unknown)])
        .with_origin(others.origin.clone())
        .or_origin(&group.unwrap_or_default())
}

/// A rule as an object.
#[derive(Clone, Copy)]
struct Rule<'v>(&'v Value);

impl<'v> Rule<'v> {
    fn demand(&self, argument: usize) -> Result<(), FunctionError> {
        match DEMANDED.iter().find(|name| self.0.get(name).is_none()) {
            Some(name) if self.0.as_entries().is_some() => Err(FunctionError::argument(
                argument,
                format!("a rule without `{name}`"),
            )),
            _ => Ok(()),
        }
    }

    fn get(&self, name: &str) -> Option<&'v Value> {
        self.0.get(name).filter(|value| !value.is_null())
    }

    /// What an attribute says that is true or false.
    fn says(&self, name: &str, otherwise: bool) -> Says {
        self.get(name)
            .map_or_else(|| Says::known(otherwise), Says::of)
    }

    fn allows(&self) -> Says {
        self.says("allows", false)
    }

    /// Whether it denies: what cannot be read does not.
    fn denies(&self) -> Says {
        let allows = self.get("allows");
        let allows = allows.filter(|allows| !says::is_wrong(allows));
        allows.map_or(Says::No, |allows| Says::of(allows).not())
    }

    /// Whether it is in the group and the direction of another, for all that the other is for, and nothing else
    /// narrows it.
    fn meets(&self, other: &Self) -> Says {
        let outgoing = other.says("outgoing", false);
        self.says("outgoing", false)
            .same(outgoing)
            .and(|| self.says("plain", false))
            .and(|| self.is_for(other))
            .and(|| self.is_placed_with(other))
    }

    /// Whether a group of the same name is the same.
    fn is_placed_with(&self, other: &Self) -> Says {
        let refers = || {
            let (Some(own), Some(others)) = (self.get("group"), other.get("group")) else {
                return Says::No;
            };
            Says::known(meant(own).any(|it| meant(others).any(|other| it == other)))
        };
        match (self.0.get("place"), other.0.get("place")) {
            (Some(own), Some(others)) => match Says::equal(own, others) {
                Says::Yes => Says::Yes,
                other => match refers() {
                    Says::Yes => Says::Yes,
                    _ => other,
                },
            },
            _ => Says::No,
        }
    }

    /// Whether it is for all that another is for.
    fn is_for(&self, other: &Self) -> Says {
        let by_target = || {
            let (Some(own), Some(others)) = (self.get("targets"), other.get("targets")) else {
                return Says::No;
            };
            let (Some(own_items), Some(others)) = (own.as_items(), others.as_items()) else {
                return Says::of(if own.is_unknown() { own } else { others });
            };
            let networks = Networks::of(own).unwrap_or_default().addresses;
            let each = others.iter().map(|target| {
                let addresses = target.as_str().map(Addresses::of).unwrap_or_default();
                let by_network = !addresses.is_empty() && networks.hold(&addresses);
                let named = || Says::any(own_items.iter().map(|it| Says::equal(it, target)));
                Says::known(by_network).or(named)
            });
            Says::known(!others.is_empty()).and(|| Says::all(each))
        };
        let others = other.says("for_all", false);
        self.says("for_all", false)
            .or(|| others.not().and(by_target))
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

    fn ports(&self) -> Option<Ranges> {
        Ranges::read(self.get("ports")?).ok()
    }

    fn networks(&self) -> Option<Networks> {
        Networks::of(self.get("networks")?).ok()
    }

    /// Whether no other rule of its group could add to what it lets through.
    fn is_enough(&self) -> bool {
        let is_world = |it: Networks| it.addresses.reach_the_world();
        let begins = self.ports().is_some_and(|it| begins_ports(&it));
        self.networks().is_some_and(is_world) && !begins
    }

    /// Whether it could make a difference to whom these ports are open, beside other rules.
    fn adds_to(&self, ports: Option<&Ranges>) -> bool {
        let is_few = |it: Networks| it.unknowns.is_empty() && it.addresses.are_few();
        !self.allows().is_no()
            && touch(self.ports().as_ref(), ports)
            && !self.networks().is_some_and(is_few)
    }

    /// The denials that could come before it.
    fn overruling(&self, denials: &[(Self, Option<Ranges>)]) -> Vec<Value> {
        let ports = match denials {
            [] => return Vec::new(),
            _ => self.ports(),
        };
        let touching = denials
            .iter()
            .filter(|(_, denied)| touch(denied.as_ref(), ports.as_ref()));
        let found = touching.filter_map(|(denial, _)| {
            let holds = denial.comes_before(self);
            if holds.is_no() {
                return None;
            }
            let mut entries = denial.extent()?;
            entries.insert("holds", holds.into_value());
            Some(Value::object(entries))
        });
        found.collect()
    }

    /// What it lets through, as others read it. Nothing where that cannot be read.
    fn opening(&self, denials: Vec<Value>) -> Option<Value> {
        let mut entries = self.extent()?;
        entries.insert("certain", Value::from(true));
        entries.insert("denials", Value::tuple(denials));
        Some(Value::object(entries))
    }

    /// What it is about. Nothing where that cannot be read.
    fn extent(&self) -> Option<Map> {
        let (networks, ports) = (self.get("networks")?, self.get("ports")?);
        (self.networks().is_some() && self.ports().is_some()).then_some(())?;
        let protocol = self.get("protocol").cloned().unwrap_or_default();
        let entries = [
            ("sources", networks.clone()),
            ("protocol", protocol),
            ("ports", ports.clone()),
        ];
        Some(entries.into_iter().collect())
    }
}

#[cfg(test)]
mod tests;
