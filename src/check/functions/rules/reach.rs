//! Which ports the whole internet reaches through several rules together.

use std::sync::Arc;

use super::{Rule, Says};
use crate::check::functions::addresses::{Addresses, Networks};
use crate::check::functions::open;
use crate::check::functions::ports::{ALL, Range, Ranges};
use crate::check::scope::Here;
use crate::expr::FunctionError;
use crate::value::{Origin, Unknown, Value};

/// `world_reaches(rules, ports)`: whether rules let the whole internet reach each of these ports, be it by several
/// networks or by several spans of ports. Each rule has `sources` and `ports`; one that is not `certain` counts
/// where it makes the difference. A finding points at the one that the first of the ports is reached by.
pub(in crate::check::functions) fn world_reaches(
    args: &[Value],
    _: &Here<'_>,
) -> Result<Value, FunctionError> {
    let wanted = Ranges::read(&args[1])?;
    let mut openings = Openings {
        first: wanted.known.first().map_or(0, |range| range.from),
        ..Openings::default()
    };
    match (args[0].as_items(), args[0].as_unknown()) {
        (Some(rules), _) => rules.iter().for_each(|rule| openings.add(Rule(rule))),
        (None, Some(unknown)) => {
            let rules = unknown.certain_items().unwrap_or_default();
            rules.iter().for_each(|rule| openings.add(Rule(rule)));
            openings.perhaps.push((vec![ALL], Addresses::everything()));
            openings.doubt.get_or_insert_with(|| unknown.clone());
        }
        _ => {}
    }
    let answer = match (openings.doubt, &wanted.open) {
        _ if reach(&openings.sure, &wanted.known) && wanted.open.is_none() => Value::from(true),
        (_, Some(unknown)) => unknown.clone(),
        (Some(doubt), None) if reach(&openings.perhaps, &wanted.known) => open(&doubt),
        _ => Value::from(false),
    };
    Ok(answer
        .with_origin(openings.origin.unwrap_or_default())
        .or_origin(&args[0].origin))
}

/// Ports and the addresses that reach them.
type Opening = (Vec<Range>, Addresses);

#[derive(Default)]
struct Openings {
    /// The first port that is asked for.
    first: i64,
    sure: Vec<Opening>,
    /// Those and what may be added to them.
    perhaps: Vec<Opening>,
    doubt: Option<Arc<Unknown>>,
    origin: Option<Origin>,
}

impl Openings {
    /// Adds a rule. One that cannot be read adds nothing.
    fn add(&mut self, rule: Rule<'_>) {
        let networks = rule.get("sources").map(Networks::of);
        let (Some(Ok(networks)), Some(ports)) = (networks, rule.ports()) else {
            return;
        };
        if self.origin.is_none() && ports.known.iter().any(|range| range.covers(self.first)) {
            let sources = rule.get("sources").map(|sources| sources.origin.clone());
            self.origin = networks.world.clone().or(sources);
        }
        let certain = rule.says("certain", true);
        let known = (ports.known.clone(), networks.addresses.clone());
        match certain {
            Says::No => return,
            Says::Yes => self.sure.push(known.clone()),
            Says::Open(unknown) => drop(self.doubt.get_or_insert(unknown)),
        }
        self.perhaps.push(known);
        let more = networks.unknowns.first().map(|(unknown, _)| unknown);
        if let Some(unknown) = more {
            self.doubt.get_or_insert_with(|| unknown.clone());
            let ports = ports.known.clone();
            self.perhaps.push((ports, Addresses::everything()));
        }
        if let Some(unknown) = ports.open.as_ref().and_then(Value::as_unknown) {
            self.doubt.get_or_insert_with(|| unknown.clone());
            self.perhaps.push((vec![ALL], networks.addresses));
        }
    }
}

/// Whether all of the internet's IPv4, or all of its IPv6, reaches each port.
fn reach(openings: &[Opening], wanted: &[Range]) -> bool {
    let ranges = || openings.iter().flat_map(|(ranges, _)| ranges);
    let mut joined = Ranges::default();
    ranges().for_each(|range| joined.known.push(*range));
    if wanted.is_empty() || !joined.hold(wanted) {
        return false;
    }
    let ends = ranges().flat_map(|range| [range.from, range.to.saturating_add(1)]);
    let mut starts: Vec<i64> = ends.chain(wanted.iter().map(|range| range.from)).collect();
    starts.retain(|&port| wanted.iter().any(|range| range.covers(port)));
    starts.sort_unstable();
    starts.dedup();
    let (mut v4, mut v6) = (true, true);
    for port in starts {
        let mut addresses = Addresses::default();
        for (ranges, sources) in openings {
            if ranges.iter().any(|range| range.covers(port)) {
                addresses.extend(sources.clone());
            }
        }
        addresses.merge();
        v4 &= addresses.reach_v4();
        v6 &= addresses.reach_v6();
        if !v4 && !v6 {
            return false;
        }
    }
    true
}
