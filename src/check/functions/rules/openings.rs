//! What rules of one group let through, at one port.

use std::sync::Arc;

use super::{Rule, Says};
use crate::check::functions::addresses::{Addresses, Networks};
use crate::check::functions::ports::{Range, Ranges};
use crate::value::{Origin, Unknown, Value};

/// Where it is looked at what is let through.
#[derive(Clone, Copy)]
pub(super) enum At {
    Port(i64),
    /// At a port that is not known.
    Somewhere,
}

/// What is sure, or what could be besides.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Sight {
    Sure,
    Perhaps,
}

/// What rules let through for one protocol: the one that is asked about, and behind it the others.
#[derive(Default)]
pub(super) struct Openings {
    pub(super) list: Vec<Opening>,
    pub(super) doubt: Option<(Arc<Unknown>, Option<Origin>)>,
    pub(super) origin: Origin,
}

impl Openings {
    pub(super) fn read(rules: &Value, protocol: &Value) -> Self {
        let mut openings = Self::default();
        let certain = rules.as_unknown().and_then(|it| it.certain_items());
        let list = rules.as_items().or(certain).unwrap_or_default();
        if let Some(unknown) = rules.as_unknown() {
            openings.doubt(unknown, Some(rules.origin.clone()));
        }
        list.iter()
            .for_each(|rule| openings.add(Rule(rule), protocol));
        if rules.is_unknown() {
            openings.list.push(Opening {
                ports: Ranges::everything(),
                is_sure: false,
                addresses: Addresses::everything(),
                is_open: false,
                is_rest: true,
                denials: Vec::new(),
            });
        }
        openings
    }

    fn doubt(&mut self, unknown: &Arc<Unknown>, origin: Option<Origin>) {
        self.doubt.get_or_insert_with(|| (unknown.clone(), origin));
    }

    fn doubtful(&mut self, says: Says) -> bool {
        match says {
            Says::Open(unknown) => {
                self.doubt(&unknown, None);
                true
            }
            _ => false,
        }
    }

    /// Adds a rule. One that cannot be read adds nothing, nor does one for other protocols.
    fn add(&mut self, rule: Rule<'_>, protocol: &Value) {
        let networks = rule.get("sources").map(Networks::of);
        let (Some(Ok(networks)), Some(ports)) = (networks, rule.ports()) else {
            return;
        };
        if self.list.is_empty() {
            let sources = rule.get("sources").map(|it| it.origin.clone());
            self.origin = networks.world.clone().or(sources).unwrap_or_default();
        }
        let counts = is_for(&rule, protocol).and(|| rule.says("certain", true));
        if counts.is_no() {
            return;
        }
        let is_sure = !self.doubtful(counts);
        let might = |unknown: &Unknown| Networks::WORLD.iter().any(|it| unknown.can_be(it));
        let open = networks.unknowns.iter().find(|(unknown, _)| might(unknown));
        if let Some((unknown, origin)) = open {
            let own = self.list.is_empty().then(|| origin.clone());
            self.doubt(unknown, own);
        }
        if let Some(unknown) = ports.open.as_ref().and_then(Value::as_unknown) {
            self.doubt(unknown, None);
        }
        let denials = rule.get("denials").and_then(Value::as_items);
        let denials = denials.unwrap_or_default().iter();
        let denials = denials
            .filter_map(|it| self.denial(Rule(it), protocol))
            .collect();
        self.list.push(Opening {
            ports,
            is_sure,
            is_open: open.is_some(),
            is_rest: false,
            addresses: networks.addresses,
            denials,
        });
    }

    fn denial(&mut self, rule: Rule<'_>, protocol: &Value) -> Option<Denial> {
        let networks = Networks::of(rule.get("sources")?).ok()?;
        let ports = rule.ports()?;
        let holds = is_for(&rule, protocol).and(|| rule.says("holds", false));
        if holds.is_no() {
            return None;
        }
        let is_sure = !self.doubtful(holds);
        let open = networks.unknowns.first().map(|(unknown, _)| unknown);
        let unnamed = ports.open.as_ref().and_then(Value::as_unknown);
        if let Some(unknown) = open.or(unnamed) {
            self.doubt(unknown, None);
        }
        Some(Denial {
            ports,
            is_sure,
            is_open: open.is_some(),
            addresses: networks.addresses,
        })
    }

    /// The ports among others at which something begins or ends.
    pub(super) fn starts(&self, wanted: &[Range]) -> Vec<i64> {
        let own = self.list.iter().map(|it| &it.ports);
        let denied = self
            .list
            .iter()
            .flat_map(|it| &it.denials)
            .map(|it| &it.ports);
        let ranges = own.chain(denied).flat_map(|it| &it.known);
        let ends = ranges.flat_map(|range| [range.from, range.to.saturating_add(1)]);
        let mut starts: Vec<i64> = ends.collect();
        starts.retain(|&port| wanted.iter().any(|range| range.covers(port)));
        starts.extend(wanted.iter().map(|range| range.from));
        starts.sort_unstable();
        starts.dedup();
        starts
    }

    /// Whether the rule that is asked about lets the whole internet through, or is the one of several together
    /// that is told of: the one for its first address.
    pub(super) fn tell(&self, at: At, sight: Sight) -> bool {
        let Some(own) = self.list.first().and_then(|own| own.through(at, sight)) else {
            return false;
        };
        if own.is_world() {
            return true;
        }
        if own.left.is_empty() || !own.all.hold_first() {
            return false;
        }
        let others = self.list.iter().filter(|it| !it.is_world(at));
        Through::join(others.filter_map(|it| it.through_ports(at, sight))).is_world()
    }

    /// Whether they let the whole internet through together, in IPv4 and in IPv6.
    pub(super) fn reach(&self, at: At, sight: Sight) -> [bool; 2] {
        let each = self
            .list
            .iter()
            .filter_map(|it| it.through_ports(at, sight));
        Through::join(each).world()
    }
}

/// Whether a rule is for a protocol.
pub(super) fn is_for(rule: &Rule<'_>, protocol: &Value) -> Says {
    let Some(own) = rule.0.get("protocol") else {
        return Says::No;
    };
    Says::equal(own, &Value::from("all")).or(|| Says::equal(own, protocol))
}

/// What one rule lets through.
pub(super) struct Opening {
    ports: Ranges,
    is_sure: bool,
    addresses: Addresses,
    /// Whether any other addresses may be among them.
    is_open: bool,
    /// Whether it stands for all rules of which nothing is known, each of which may let a part through.
    is_rest: bool,
    denials: Vec<Denial>,
}

struct Denial {
    ports: Ranges,
    is_sure: bool,
    addresses: Addresses,
    is_open: bool,
}

impl Opening {
    /// Whether it is one to tell of by itself, if it is there at all.
    fn is_world(&self, at: At) -> bool {
        !self.is_rest
            && self.ports.may_cover(at, Sight::Sure)
            && self.left(at, Sight::Sure).is_world()
    }

    fn through_ports(&self, at: At, sight: Sight) -> Option<Through> {
        self.ports.may_cover(at, sight).then_some(())?;
        self.through(at, sight)
    }

    /// What it lets through, as one of its ports.
    fn through(&self, at: At, sight: Sight) -> Option<Through> {
        let counts = self.is_sure || sight == Sight::Perhaps;
        counts.then(|| self.left(at, sight))
    }

    fn left(&self, at: At, sight: Sight) -> Through {
        let all = match sight {
            Sight::Perhaps if self.is_open => Addresses::everything(),
            _ => self.addresses.clone(),
        };
        let mut denied = Addresses::default();
        for denial in &self.denials {
            match sight {
                Sight::Sure if !denial.ports.may_cover(at, Sight::Perhaps) => {}
                Sight::Sure if denial.is_open => denied = Addresses::everything(),
                Sight::Perhaps if !denial.is_sure || !denial.ports.may_cover(at, Sight::Sure) => {}
                _ => denied.extend(denial.addresses.clone()),
            }
        }
        denied.merge();
        Through {
            left: all.without(&denied),
            all,
        }
    }
}

impl Ranges {
    fn may_cover(&self, at: At, sight: Sight) -> bool {
        let is_open = sight == Sight::Perhaps && self.open.is_some();
        is_open
            || match at {
                At::Port(port) => self.known.iter().any(|range| range.covers(port)),
                At::Somewhere if sight == Sight::Perhaps => true,
                At::Somewhere => self.hold(&[super::EVERY]),
            }
    }
}

/// Addresses that rules let through, with and without those that are denied before.
#[derive(Default)]
struct Through {
    all: Addresses,
    left: Addresses,
}

impl Through {
    fn join(each: impl Iterator<Item = Self>) -> Self {
        let mut joined = Self::default();
        for through in each {
            joined.all.extend(through.all);
            joined.left.extend(through.left);
        }
        joined.all.merge();
        joined.left.merge();
        joined
    }

    /// Whether what denials leave is the internet.
    fn is_world(&self) -> bool {
        self.left.reach_the_world()
    }

    fn world(&self) -> [bool; 2] {
        [self.left.reach_v4(), self.left.reach_v6()]
    }
}
