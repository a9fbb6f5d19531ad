//! Sets of manifests, from files to findings: each folder in `tests/data/kubernetes` is one, in the form
//! that [`cases`] has, with these lines beside:
//!
//!     objects: pod route                        concepts, of which all objects are then listed
//!     object route Ingress/shop/web = …         one of them, with what `tests/data/listing` shows of it
//!     unclear route Ingress/shop/web            one of which something shown is not known

#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot go on fails where it stands"
)]

mod cases;

use std::path::Path;

use cases::{Expected, Platform, TODAY};
use cumulint::check::definition::{Definitions, Target};
use cumulint::check::{self, Answer, Judgement, Program, catalogue};
use cumulint::resource::Unit;
use cumulint::scan::{self, Estate};

#[test]
fn sets_of_manifests_come_to_what_is_expected() {
    cases::hold(&Platform {
        folder: "kubernetes",
        keys: &["objects"],
        options: |_, _| scan::Options {
            threads: 1,
            ..scan::Options::default()
        },
        describe,
    });
}

/// The objects of the concepts that a case asks for.
fn describe(estate: &Estate, expected: &Expected) -> Vec<String> {
    let wanted = expected.setting("objects");
    if wanted.is_empty() {
        return Vec::new();
    }
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/listing");
    let loaded = check::load::load(&folder, catalogue(), &|_, _| true).unwrap();
    assert!(loaded.faults.is_empty(), "{:?}", loaded.faults);
    let definitions = loaded.definitions;
    let is_listing = |check: &check::definition::Check| {
        let is_wanted = wanted
            .iter()
            .any(|it| it == listed(check).unwrap_or_default());
        check.id.starts_with("LST") && is_wanted
    };
    let program = Program::new(&definitions, &is_listing).unwrap();
    let units = estate.units.iter();
    units
        .flat_map(|unit| list(&program, &definitions, unit))
        .collect()
}

/// The concept that a check of the listing is about.
fn listed(check: &check::definition::Check) -> Option<&str> {
    check.on.iter().find_map(|on| match &on.target {
        Target::Concept(concept) => Some(concept.as_str()),
        Target::Types { .. } => None,
    })
}

fn list(program: &Program<'_>, definitions: &Definitions, unit: &Unit) -> Vec<String> {
    let options = check::Options {
        passes: false,
        today: TODAY,
    };
    let line = |judgement: &Judgement| {
        let concept = listed(&definitions.checks[judgement.check]).unwrap();
        let address = &unit.resources[judgement.resource].address;
        match judgement.answer {
            Answer::Undetermined => format!("unclear {concept} {address}"),
            _ => format!("object {concept} {address} = {}", judgement.message),
        }
    };
    let judged = check::judge(program, unit, options);
    assert_eq!(judged.diagnostics, []);
    judged.judgements.iter().map(line).collect()
}
