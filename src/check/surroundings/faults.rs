//! What could not be evaluated while a unit was judged, gathered from all threads and told once.
//!
//! Our own checks are right for values of the types that their platforms have: where one of them
//! fails, the file has a value that it cannot have, and that is what is told. Of a check that
//! somebody has written themselves it is told that it failed.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Mutex, PoisonError};

use crate::check::catalogue::catalogue;
use crate::diagnostic::{Diagnostic, DiagnosticKind};
use crate::resource::Resource;
use crate::source::Place;

/// A definition that has met a fault.
#[derive(Clone, Copy, Debug)]
pub(in crate::check) enum Reader<'r> {
    /// A check, by its number and id.
    Check(usize, &'r str),
    /// A concept, by its number and name.
    Concept(usize, &'r str),
    /// An attribute of a concept, by the concept's number and name, and its own name.
    Attribute(usize, &'r str, &'r str),
}

impl Reader<'_> {
    /// Whether the definition came with the program.
    fn is_ours(self) -> bool {
        match self {
            Self::Check(number, id) => {
                let ours = catalogue().checks.get(number);
                ours.is_some_and(|check| check.id == id)
            }
            Self::Concept(number, name) | Self::Attribute(number, name, _) => {
                let ours = catalogue().concepts.get(number);
                ours.is_some_and(|concept| concept.name == name)
            }
        }
    }
}

impl std::fmt::Display for Reader<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Check(_, id) => write!(f, "check {id}"),
            Self::Concept(_, name) => write!(f, "concept `{name}`"),
            Self::Attribute(_, name, attribute) => {
                write!(f, "attribute `{attribute}` of concept `{name}`")
            }
        }
    }
}

/// The faults of one unit.
#[derive(Debug, Default)]
pub(in crate::check) struct Faults(Mutex<BTreeMap<Key, Told>>);

/// What makes two faults the same.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    kind: DiagnosticKind,
    /// The definition, where it is at fault itself; empty otherwise.
    definition: String,
    message: String,
}

/// Where a fault was met.
#[derive(Debug)]
struct Told {
    /// The definitions that have met it.
    readers: BTreeSet<String>,
    /// The resources, by number, with the place that was looked at in each.
    resources: BTreeMap<usize, Option<Place>>,
}

impl Faults {
    /// Keeps what is wrong with a value, or with a definition. `place` is what was looked at, if it is
    /// nearer than the resource.
    pub(super) fn add(
        &self,
        reader: Reader<'_>,
        message: &str,
        resource: usize,
        place: Option<Place>,
    ) {
        let (kind, definition) = match reader.is_ours() {
            true => (DiagnosticKind::Evaluation, String::new()),
            false => (DiagnosticKind::Check, reader.to_string()),
        };
        self.keep(kind, definition, message, (reader, resource, place));
    }

    /// Keeps that a bound was reached.
    pub(super) fn add_bound(&self, reader: Reader<'_>, message: &str, resource: usize) {
        self.keep(
            DiagnosticKind::Bound,
            String::new(),
            message,
            (reader, resource, None),
        );
    }

    fn keep(
        &self,
        kind: DiagnosticKind,
        definition: String,
        message: &str,
        (reader, resource, place): (Reader<'_>, usize, Option<Place>),
    ) {
        let key = Key {
            kind,
            definition,
            message: message.to_owned(),
        };
        let mut faults = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let told = faults.entry(key).or_insert_with(|| Told {
            readers: BTreeSet::new(),
            resources: BTreeMap::new(),
        });
        told.readers.insert(reader.to_string());
        let known = told.resources.entry(resource).or_insert(place);
        // Which thread comes first must not matter.
        *known = match (*known, place) {
            (Some(known), Some(place)) => Some(known.min(place)),
            (known, place) => known.or(place),
        };
    }

    /// What is told, each fault once: of the first resource that has it.
    pub(super) fn into_diagnostics(self, resources: &[Resource]) -> Vec<Diagnostic> {
        let faults = self.0.into_inner();
        let faults = faults.unwrap_or_else(PoisonError::into_inner);
        faults
            .into_iter()
            .filter_map(|(key, told)| diagnostic(&key, &told, resources))
            .collect()
    }
}

fn diagnostic(key: &Key, told: &Told, resources: &[Resource]) -> Option<Diagnostic> {
    let (&number, place) = told.resources.first_key_value()?;
    let Resource {
        address, header, ..
    } = &resources[number];
    let readers = match (told.readers.first()?, told.readers.len() - 1) {
        (first, 0) => first.clone(),
        (first, others) => format!("{first} and {others} more"),
    };
    let alike = match told.resources.len() - 1 {
        0 => String::new(),
        1 => "; one more resource is alike".to_owned(),
        others => format!("; {others} more resources are alike"),
    };
    let message = &key.message;
    let message = match key.kind {
        DiagnosticKind::Check => {
            format!(
                "{} cannot be evaluated on {address}: {message}",
                key.definition
            )
        }
        DiagnosticKind::Bound => format!("{readers} on {address}: {message}{alike}"),
        _ => format!(
            "{address} has a value that cannot be what it should: {message} (read by {readers}{alike})"
        ),
    };
    Some(Diagnostic::new(key.kind, message, place.unwrap_or(*header)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::samples::unit;

    #[test]
    fn what_our_checks_cannot_read_is_a_fault_of_the_value() {
        let unit = unit("thing \"a\" {}\nthing \"b\" {}\n");
        let faults = Faults::default();
        let first = &catalogue().checks[0];
        faults.add(Reader::Check(0, &first.id), "it is a map", 1, None);
        faults.add(Reader::Check(0, &first.id), "it is a map", 0, None);
        faults.add(Reader::Check(0, "TST001"), "it is a map", 0, None);
        let told = faults.into_diagnostics(&unit.resources);
        let told: Vec<_> = told.iter().map(|it| (it.kind, &*it.message)).collect();
        let ours = format!(
            "a has a value that cannot be what it should: it is a map (read by check {}; one more resource is alike)",
            first.id
        );
        assert_eq!(
            told,
            [
                (DiagnosticKind::Evaluation, &*ours),
                (
                    DiagnosticKind::Check,
                    "check TST001 cannot be evaluated on a: it is a map"
                ),
            ]
        );
    }
}
