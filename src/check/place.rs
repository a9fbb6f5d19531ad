//! Where a finding points.
//!
//! What decided may be written far from the resource that the finding is about: in a variable's
//! default, in another resource, in a module call. A finding points into its own resource, at the
//! nearest place of that chain, and tells the rest of the chain as related places.

use super::judgement::{Answer, Related};
use crate::resource::Resource;
use crate::source::Place;
use crate::value::{HopKind, Origin};

/// The place of a finding about `resource`, and what stands behind it. `origins` are what it could
/// point at, best first; the header is what is left.
pub(super) fn locate<'a>(
    origins: impl IntoIterator<Item = &'a Origin>,
    resource: &Resource,
    answer: Answer,
) -> (Place, Vec<Related>) {
    let mut related = Vec::new();
    for origin in origins {
        let (inside, behind) = split(origin, resource.body, answer);
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
fn split(origin: &Origin, body: Place, answer: Answer) -> (Option<Place>, Vec<Related>) {
    let mut inside = None;
    let mut behind = Vec::new();
    let mut variable = None;
    let links = origin.hops().map(|hop| (hop.origin.place, Some(hop)));
    for (place, hop) in std::iter::once((origin.place, None)).chain(links) {
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
            Some(hop) => note(hop.kind, &hop.name, variable, answer),
        };
        behind.push(Related { place, note });
    }
    (inside, behind)
}

/// What is at the end of a hop, in words.
fn note(kind: HopKind, name: &str, variable: Option<&str>, answer: Answer) -> String {
    match kind {
        // Where a value is missing, the way ends at the variable itself.
        HopKind::Variable if answer == Answer::Undetermined => format!("{name} is declared here"),
        HopKind::Variable => format!("default of {name}"),
        HopKind::ValuesFile => format!("{} is set here", variable.unwrap_or(name)),
        HopKind::CommandLine => format!("{name} is set on the command line"),
        HopKind::ModuleArgument => match variable {
            Some(variable) => format!("{variable} is passed to {name} here"),
            None => format!("passed to {name} here"),
        },
        HopKind::Local | HopKind::Output | HopKind::Resource => format!("{name} is set here"),
        HopKind::Element | HopKind::Encoded => "the value is here".to_owned(),
        HopKind::Mapping => format!("{name} is mapped here"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::samples::{FILE, unit};
    use crate::source::Span;

    const TEXT: &str = "thing \"t\" {\n  a = 1\n}\n# elsewhere\n";

    fn at(start: u32, end: u32) -> Place {
        Place::new(FILE, Span::new(start, end))
    }

    #[test]
    fn the_first_place_inside_the_resource_is_primary_and_the_rest_is_told() {
        let resource = &unit(TEXT).resources[0];
        let elsewhere = Origin::at(at(22, 30)).behind(HopKind::Variable, "var.a".into());
        let origin = Origin {
            place: Some(at(14, 19)),
            ..elsewhere
        };
        let (place, related) = locate([&origin], resource, Answer::Fail);
        assert_eq!(place, at(14, 19));
        assert_eq!(related.len(), 1);
        assert_eq!(related[0].note, "default of var.a");
    }

    #[test]
    fn a_value_that_is_given_is_not_called_a_default() {
        let resource = &unit(TEXT).resources[0];
        let origin = Origin::at(at(22, 30))
            .behind(HopKind::ValuesFile, "prod.tfvars".into())
            .behind(HopKind::Variable, "var.a".into());
        let (_, related) = locate([&origin], resource, Answer::Fail);
        assert_eq!(related[0].note, "var.a is set here");
    }

    #[test]
    fn what_decided_elsewhere_is_told_behind_the_header() {
        let resource = &unit(TEXT).resources[0];
        let (place, related) = locate([&Origin::at(at(22, 30))], resource, Answer::Fail);
        assert_eq!(place, resource.header);
        assert_eq!(related[0].note, "this decided");
    }

    #[test]
    fn the_next_best_place_inside_is_better_than_the_header() {
        let resource = &unit(TEXT).resources[0];
        let origins = [&Origin::at(at(22, 30)), &Origin::at(at(14, 19))];
        assert_eq!(locate(origins, resource, Answer::Fail).0, at(14, 19));
    }
}
