//! Networks, as the platforms write them: what is the whole internet, and what lies in what.
//!
//! Sets of addresses are compared, not spellings: two halves of the internet are the whole of it.
//! What names no addresses (a security group, a service tag, a text that is no network) is in no set.

mod spans;

use std::sync::Arc;

use super::open;
use crate::check::scope::Here;
use crate::expr::FunctionError;
use crate::value::{Data, Origin, Unknown, Value};

pub(super) use spans::Addresses;

/// Most networks that are looked at for one answer.
const MAX_NETWORKS: usize = 100_000;

/// `is_world(networks)`: whether a network, or several together, are the IPv4 or the IPv6 addresses of the
/// internet, or all but few of them. `false` for null. Unknown where a network is that could make
/// the difference, unless what is known of its text rules all spellings of the world out.
pub(super) fn is_world(args: &[Value], _: &Here<'_>) -> Result<Value, FunctionError> {
    let networks = Networks::read(args, 0)?;
    let answer = if let Some(origin) = networks.world {
        Value::from(true).with_origin(origin)
    } else if networks.addresses.reach_the_world() {
        Value::from(true)
    } else {
        let mut unknowns = networks.unknowns.iter();
        let might = |unknown: &Unknown| Networks::WORLD.iter().any(|text| unknown.can_be(text));
        match unknowns.find(|(unknown, _)| might(unknown)) {
            Some((unknown, origin)) => open(unknown).with_origin(origin.clone()),
            None => Value::from(false),
        }
    };
    Ok(answer.or_origin(&args[0].origin))
}

/// `begins_world(networks)`: whether networks that are not the whole internet hold its first address, in IPv4
/// or in IPv6. Of several lists that are all of it together, one does. Never unknown: what a network that
/// is not known adds is left out.
pub(super) fn begins_world(args: &[Value], _: &Here<'_>) -> Result<Value, FunctionError> {
    let networks = Networks::read(args, 0)?;
    let Networks {
        addresses, world, ..
    } = &networks;
    let part = addresses.hold_first() && world.is_none() && !addresses.reach_the_world();
    Ok(Value::from(part).with_origin(args[0].origin.clone()))
}

/// `covers_network(networks, others)`: whether all addresses of `others` are in `networks`. Networks
/// that hold all of the internet hold everything of their kind. True where `others` has no addresses.
pub(super) fn covers_network(args: &[Value], _: &Here<'_>) -> Result<Value, FunctionError> {
    let outer = Networks::read(args, 0)?;
    let inner = Networks::read(args, 1)?;
    let around = outer.addresses.rounded();
    let held = around.hold(&inner.addresses);
    let doubt = if held {
        // Whatever the unknown ones are, what holds everything holds them.
        inner.unknowns.first().filter(|_| !around.are_everything())
    } else {
        outer.unknowns.first()
    };
    let answer = match doubt {
        Some((unknown, origin)) => open(unknown).with_origin(origin.clone()),
        None => Value::from(held),
    };
    Ok(answer.or_origin(&args[0].origin))
}

/// Whether something is kept out.
pub(super) enum Kept {
    Yes,
    No,
    Open(Arc<Unknown>),
}

/// What rules deny for sure, and what they deny with those of which that is open.
#[derive(Default)]
pub(super) struct Denials {
    sure: Networks,
    perhaps: Networks,
    doubt: Option<Arc<Unknown>>,
}

impl Denials {
    pub(super) fn merged(mut self) -> Self {
        self.sure.addresses.merge();
        self.perhaps.addresses.merge();
        self
    }

    /// Whether they keep all of some networks out together. Of nothing, nothing is kept out; nor is it by nothing.
    pub(super) fn keep_out(self, inner: &Networks) -> Kept {
        let sure = self.sure.addresses.rounded();
        let is_about_some = !inner.addresses.is_empty() || !inner.unknowns.is_empty();
        let held = is_about_some && !sure.is_empty() && sure.hold(&inner.addresses);
        let doubt = if held {
            let inner = inner.unknowns.first().map(|(unknown, _)| unknown);
            inner.filter(|_| !sure.are_everything())
        } else {
            let perhaps = self.perhaps.addresses.rounded();
            let in_doubt = self.doubt.as_ref().filter(|_| is_about_some);
            let unnamed = self.sure.unknowns.first().map(|(unknown, _)| unknown);
            unnamed.or_else(|| in_doubt.filter(|_| perhaps.hold(&inner.addresses)))
        };
        match doubt {
            Some(unknown) => Kept::Open(unknown.clone()),
            None if held => Kept::Yes,
            None => Kept::No,
        }
    }

    /// Adds what a rule denies that holds, or may.
    pub(super) fn add_holding(&mut self, sources: &Value, holds: &Value) -> Result<(), String> {
        match &holds.data {
            Data::Bool(true) => self.sure.add(sources, &sources.origin)?,
            Data::Unknown(unknown) => drop(self.doubt.get_or_insert_with(|| unknown.clone())),
            _ => return Ok(()),
        }
        self.perhaps.add(sources, &sources.origin)
    }
}

/// `networks_without(networks, others)`: the networks that hold those addresses of `networks` which are
/// not in `others`, none of which lies in another. Unknown where a network is that could add to them or take
/// from them.
pub(super) fn networks_without(args: &[Value], _: &Here<'_>) -> Result<Value, FunctionError> {
    let all = Networks::read(args, 0)?;
    let others = Networks::read(args, 1)?;
    let left = all.addresses.without(&others.addresses);
    let taking = others.unknowns.first().filter(|_| !left.is_empty());
    if let Some((unknown, origin)) = all.unknowns.first().or(taking) {
        return Ok(open(unknown).with_origin(origin.clone()));
    }
    let networks: Vec<Value> = left.networks().take(MAX_NETWORKS + 1).collect();
    if networks.len() > MAX_NETWORKS {
        let message = format!("more than {MAX_NETWORKS} networks are left");
        return Err(FunctionError::call(message));
    }
    Ok(Value::tuple(networks).or_origin(&args[0].origin))
}

/// What an argument says, list in list or alone.
#[derive(Default)]
pub(super) struct Networks {
    pub(super) addresses: Addresses,
    /// The origin of the first network that is the world by itself.
    pub(super) world: Option<Origin>,
    pub(super) unknowns: Vec<(Arc<Unknown>, Origin)>,
    read: usize,
}

impl Networks {
    /// What an unknown text must be able to turn out as, to be the whole internet.
    pub(super) const WORLD: [&str; 6] = [
        "0.0.0.0/0",
        "::/0",
        "*",
        "Internet",
        "Any",
        "0000:0000:0000:0000:0000:0000:0000:0000/0",
    ];

    fn read(args: &[Value], at: usize) -> Result<Self, FunctionError> {
        Self::of(&args[at]).map_err(|message| FunctionError::argument(at, message))
    }

    /// What a value says; why it says nothing of networks, if so.
    pub(super) fn of(value: &Value) -> Result<Self, String> {
        let mut networks = Self::default();
        networks.add(value, &value.origin)?;
        networks.addresses.merge();
        Ok(networks)
    }

    fn add(&mut self, value: &Value, origin: &Origin) -> Result<(), String> {
        self.read += 1;
        if self.read > MAX_NETWORKS {
            return Err(format!("more than {MAX_NETWORKS} networks"));
        }
        match &value.data {
            Data::Null => {}
            Data::Sequence(_, items) => {
                for item in items.iter() {
                    self.add(item, &origin.narrowed_to(&item.origin))?;
                }
            }
            Data::Unknown(unknown) => {
                for item in unknown.certain_items().unwrap_or_default() {
                    self.add(item, &origin.narrowed_to(&item.origin))?;
                }
                self.unknowns.push((unknown.clone(), origin.clone()));
            }
            Data::String(text) => {
                let addresses = Addresses::of(text.trim());
                if self.world.is_none() && addresses.reach_the_world() {
                    self.world = Some(origin.clone());
                }
                self.addresses.extend(addresses);
            }
            _ => {
                return Err(format!(
                    "a network is a string, not {}",
                    value.type_in_words()
                ));
            }
        }
        Ok(())
    }
}
