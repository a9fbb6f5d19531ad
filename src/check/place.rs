//! Where a finding points.
//!
//! What decided may be written far from the resource that the finding is about: in a variable's
//! default, in another resource, in a module call. A finding points into its own resource, at the
//! nearest place of that chain, and tells the rest of the chain as related places.

use super::judgement::Related;
use crate::resource::Resource;
use crate::source::Place;
use crate::value::{HopKind, Origin};

/// The place of a finding about `resource`, and what stands behind it. `origins` are what it could
/// point at, best first; the header is what is left.
pub(super) fn locate<'a>(
    origins: impl IntoIterator<Item = &'a Origin>,
    resource: &Resource,
) -> (Place, Vec<Related>) {
    let mut related = Vec::new();
    for origin in origins {
        let (inside, behind) = split(origin, resource.body);
        for one in behind {
            if !related.contains(&one) {
                related.push(one);
            }
        }
        if let Some(place) = inside {
            return (place, related);
        }
    }
    (resource.header, related)
}

/// The first place of a chain that is in `body`, and the places that are not.
fn split(origin: &Origin, body: Place) -> (Option<Place>, Vec<Related>) {
    let mut inside = None;
    let mut behind = Vec::new();
    let mut variable = None;
    let own = origin.place.map(|place| (place, None));
    let hops = origin.hops().map(|hop| (hop.origin.place, Some(hop)));
    let links = own.map(|(place, hop)| (Some(place), hop)).into_iter();
    for (place, hop) in links.chain(hops) {
        if let Some(hop) = hop
            && hop.kind == HopKind::Variable
        {
            variable = Some(hop.name.as_str());
        }
        let Some(place) = place else { continue };
        if body.contains(place) {
            inside.get_or_insert(place);
            continue;
        }
        let note = match hop {
            None => "this decided".to_owned(),
            Some(hop) => note(hop.kind, &hop.name, variable),
        };
        behind.push(Related { place, note });
    }
    (inside, behind)
}

/// What is at the end of a hop, in words.
fn note(kind: HopKind, name: &str, variable: Option<&str>) -> String {
    match kind {
        HopKind::Variable => format!("default of {name}"),
        HopKind::ValuesFile => format!("{} is set here", variable.unwrap_or(name)),
        HopKind::CommandLine => format!("{name} is set on the command line"),
        HopKind::ModuleArgument => format!("{name} is passed to the module here"),
        HopKind::Local | HopKind::Output | HopKind::Resource => format!("{name} is set here"),
        HopKind::Element => "the value is here".to_owned(),
        HopKind::Mapping => format!("{name} is mapped here"),
    }
}
