//! The places of source under the values of a plan.
//!
//! Attributes meet by name, nested blocks by type and, in what may be a set, by what they say: a
//! plan lists the elements of a set in an order of the provider's. What nobody has written stands
//! where the nearest thing around it is written.

use std::sync::Arc;

use crate::expr::convert;
use crate::value::{Data, HopKind, Origin, Unknown, Value};

/// Most elements of a sequence that are told apart by what they say; those of longer ones meet by
/// their position.
const MAX_COMPARED: usize = 64;

/// A planned value with the places of what is written for it, in something of the origin `around`.
pub(super) fn placed(planned: Value, written: &Value, around: &Origin) -> Value {
    let origin = if written.origin.is_none() {
        around.clone()
    } else {
        written.origin.clone()
    };
    let origin = origin.or_secret(planned.origin.is_secret);
    let data = match (planned.data, &written.data) {
        (Data::Sequence(kind, items), Data::Sequence(_, others)) => {
            let partners = partners(&items, others);
            let items = Arc::unwrap_or_clone(items).into_iter().zip(partners);
            let items = items.map(|(item, other)| under(item, other, &origin));
            Data::Sequence(kind, Arc::new(items.collect()))
        }
        (Data::Object(kind, entries), Data::Object(_, others)) => {
            let entries = Arc::unwrap_or_clone(entries).into_iter();
            let entries = entries.map(|(name, item)| {
                let item = under(item, others.get(&name), &origin);
                (name, item)
            });
            Data::Object(kind, Arc::new(entries.collect()))
        }
        // A single nested block is an object in the plan, a list of blocks in source.
        (data @ Data::Object(..), Data::Sequence(_, others)) if others.len() == 1 => {
            return placed(Value::new(data), &others[0], &origin);
        }
        // Source knows better what it comes from, the plan why it is not known.
        (Data::Unknown(unknown), Data::Unknown(own)) => Data::Unknown(Arc::new(Unknown {
            reason: unknown.reason.clone(),
            ..(**own).clone()
        })),
        (data, Data::Unknown(own)) => {
            return settled(Value::new(data), &referring(origin, own));
        }
        (data, _) => return settled(Value::new(data), &origin),
    };
    Value { data, origin }
}

fn under(item: Value, written: Option<&Value>, around: &Origin) -> Value {
    match written {
        Some(written) => placed(item, written, around),
        None => settled(item, around),
    }
}

/// The value with one origin for all of it.
pub(super) fn settled(value: Value, origin: &Origin) -> Value {
    let data = match value.data {
        Data::Sequence(kind, items) => {
            let items = Arc::unwrap_or_clone(items).into_iter();
            let items = items.map(|item| settled(item, origin));
            Data::Sequence(kind, Arc::new(items.collect()))
        }
        Data::Object(kind, entries) => {
            let entries = Arc::unwrap_or_clone(entries).into_iter();
            let entries = entries.map(|(name, item)| (name, settled(item, origin)));
            Data::Object(kind, Arc::new(entries.collect()))
        }
        data => data,
    };
    Value {
        data,
        origin: origin.clone().or_secret(value.origin.is_secret),
    }
}

/// The origin of a value that the plan knows, where the source has only what it refers to.
fn referring(origin: Origin, unknown: &Unknown) -> Origin {
    let refer = |origin: Origin, address: &ecow::EcoString| {
        let is_told = |kind, name| kind == HopKind::Resource && name == address;
        if origin.hops().any(|hop| is_told(hop.kind, &hop.name)) {
            return origin;
        }
        let place = origin.place;
        let via = Origin {
            place: None,
            ..origin
        };
        Origin {
            place,
            is_secret: via.is_secret,
            via: via.behind(HopKind::Resource, address.clone()).via,
        }
    };
    let addresses = unknown
        .references
        .iter()
        .map(|reference| &reference.address);
    addresses.take(MAX_COMPARED).fold(origin, refer)
}

/// What is written for each element: the one at its position where all are alike, else the first
/// that is alike and not taken. Something unknown may stand for any number of those that are left.
fn partners<'w>(items: &[Value], others: &'w [Value]) -> Vec<Option<&'w Value>> {
    let by_position = || (0..items.len()).map(|at| others.get(at)).collect();
    let pairs = || items.iter().zip(others);
    let in_order = items.len() == others.len() && pairs().all(|(item, other)| alike(item, other));
    if in_order || items.len().max(others.len()) > MAX_COMPARED {
        return by_position();
    }
    let mut free: Vec<&Value> = others.iter().collect();
    let mut found: Vec<Option<&Value>> = items
        .iter()
        .map(|item| {
            let is_same = |other: &&Value| !other.is_unknown() && alike(item, other);
            match free.iter().position(is_same) {
                Some(at) => Some(free.remove(at)),
                None => free.iter().find(|other| other.is_unknown()).copied(),
            }
        })
        .collect();
    // What is left is at least of the same kind.
    let mut rest = free.into_iter().filter(|other| !other.is_unknown());
    for partner in found.iter_mut().filter(|partner| partner.is_none()) {
        *partner = rest.next();
    }
    found
}

/// Whether what is written can have become what is planned: all that it says and that is known is
/// there. A provider turns numbers into texts and the reverse, and fills in what is not said.
fn alike(planned: &Value, written: &Value) -> bool {
    match (&planned.data, &written.data) {
        (Data::Unknown(_), _) | (_, Data::Unknown(_) | Data::Null) => true,
        (Data::Sequence(_, items), Data::Sequence(_, others)) => {
            items.len() == others.len() && items.iter().zip(others.iter()).all(|(a, b)| alike(a, b))
        }
        (Data::Object(_, entries), Data::Object(_, others)) => {
            let mut pairs = others
                .iter()
                .map(|(name, other)| (entries.get(name), other));
            pairs.all(|(entry, other)| entry.is_none_or(|entry| alike(entry, other)))
        }
        (Data::Object(..), Data::Sequence(_, others)) if others.len() == 1 => {
            alike(planned, &others[0])
        }
        (Data::Sequence(..) | Data::Object(..), _) | (_, Data::Sequence(..) | Data::Object(..)) => {
            false
        }
        _ => match (convert::to_string(planned), convert::to_string(written)) {
            (Ok(a), Ok(b)) => a.same(&b) == Some(true),
            _ => false,
        },
    }
}
