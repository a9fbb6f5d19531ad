//! What holds for all that is made in the same part of the same account, or with the same configuration of the
//! provider.

use super::graph::{present, text};
use crate::check::scope::Here;
use crate::check::surroundings::doubtful;
use crate::check::surroundings::realms::are_together;
use crate::expr::FunctionError;
use crate::resource::{Extent, Resource};
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
