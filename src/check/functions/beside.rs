//! What holds for all that is made in the same part of the same account, or with the same configuration of the
//! provider.

use super::graph::{present, text};
use crate::check::scope::Here;
use crate::check::surroundings::doubtful;
use crate::expr::{Dialect, FunctionError, operators};
use crate::resource::{Extent, Realm, Resource};
use crate::value::{Reason, ReasonKind, Value};

/// `beside(type)`: the resources of a type in the region or project of the subject. With them come those
/// of which that is open; `certain` says of each whether it is known to be there.
pub(super) fn beside(args: &[Value], here: &Here<'_>) -> Result<Value, FunctionError> {
    let kind = text(args, 0)?;
    let around = here.around;
    let all = around.of_kind(kind);
    if let Err(reason) = around.affords(all.len(), kind) {
        return Ok(Value::unknown(reason));
    }
    let subject = around.resource(here.subject.resource());
    let members = all.iter().filter_map(|&at| {
        let (value, conditional) = present(at, around.value(at).clone(), here)?;
        let other = around.resource(at);
        let doubt = match are_together(subject, other) {
            Some(false) => return None,
            Some(true) => conditional,
            None => Some(unsaid(other)),
        };
        Some(match doubt {
            Some(doubt) => doubtful(&value, doubt),
            None => value,
        })
    });
    Ok(Value::tuple(members.collect()))
}

/// `default_tags()`: the tags or labels that the provider's configuration gives to the resource of `self` where it
/// has none of the name itself; null where the code does not say.
pub(super) fn default_tags(_: &[Value], here: &Here<'_>) -> Result<Value, FunctionError> {
    let realm = here.around.resource(here.subject.resource()).realm.as_ref();
    Ok(realm.map_or_else(Value::null, |realm| realm.default_tags.clone()))
}

fn unsaid(other: &Resource) -> Reason {
    let extent = match other.realm.as_ref().map(|realm| realm.extent) {
        Some(Extent::Project) => "project",
        _ => "account and region",
    };
    let address = &other.address;
    let text =
        ecow::eco_format!("the code does not say whether {address} is for the same {extent}");
    Reason::new(ReasonKind::Missing, text)
}

/// Whether two resources are made in the same region or project; `None` where the code does not say.
fn are_together(one: &Resource, other: &Resource) -> Option<bool> {
    let (ours, theirs) = match (&one.realm, &other.realm) {
        (None, None) => return Some(true),
        (Some(ours), Some(theirs)) => (ours, theirs),
        _ => return None,
    };
    let (own, others) = (said(one, ours), said(other, theirs));
    let is_one = ours.configuration.is_some() && ours.configuration == theirs.configuration;
    if is_one && own.is_none() && others.is_none() {
        return Some(true);
    }
    let own = own.unwrap_or(&ours.default);
    let others = others.unwrap_or(&theirs.default);
    if own.is_null() || others.is_null() {
        return None;
    }
    match operators::equal(own, others, Dialect::Check)? {
        true if !is_one && ours.extent == Extent::Region => None,
        same => Some(same),
    }
}

/// The region or project that a resource says itself.
fn said<'r>(resource: &'r Resource, realm: &Realm) -> Option<&'r Value> {
    let own = resource.attributes.get(realm.extent.argument());
    own.filter(|own| !own.is_null())
}
