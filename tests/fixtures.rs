//! Every check of the catalogue, held against its fixtures.
//!
//! `CUMULINT_CHECK=VMH001 cargo test --test fixtures` tests one. What fixtures do not show yet beyond findings
//! and passes is in `tests/data/fixture-gaps.txt`, and nothing else may be missing.

#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot go on fails where it stands"
)]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use cumulint::check::testing::{Gap, test};
use cumulint::check::{Program, catalogue};
use cumulint::scan::fixtures::observe;
use jiff::civil::{Date, date};

/// The day that fixtures are judged on.
const TODAY: Date = date(2026, 11, 22);

#[test]
fn every_check_finds_what_its_fixtures_expect() {
    let definitions = catalogue();
    let wanted = std::env::var("CUMULINT_CHECK").ok();
    let checks: Vec<usize> = definitions
        .checks
        .iter()
        .enumerate()
        .filter(|(_, check)| wanted.as_ref().is_none_or(|id| check.id == id.as_str()))
        .map(|(number, _)| number)
        .collect();
    let program = Program::new(definitions, &|_| true).unwrap();
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    let tested = test(&fixtures, &program, &checks, &|folder, check| {
        observe(definitions, folder, check, TODAY)
    });
    let mut told: Vec<String> = tested.mismatches.iter().map(ToString::to_string).collect();
    told.extend(held_against_known(&tested.gaps, wanted.is_none()));
    assert!(
        told.is_empty(),
        "{} faults in {} checks, {} expectations met:\n{}",
        told.len(),
        tested.checks,
        tested.met,
        told.join("\n")
    );
}

/// Gaps that are not known, and known ones that are none any more. The list of known ones is
/// exact.
fn held_against_known(gaps: &[Gap], all_tested: bool) -> Vec<String> {
    let known = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/fixture-gaps.txt");
    let known = fs::read_to_string(known).unwrap();
    let known: BTreeSet<&str> = known
        .lines()
        .filter(|line| !line.starts_with('#'))
        .collect();
    let gaps: BTreeSet<String> = gaps.iter().map(ToString::to_string).collect();
    let new = gaps.iter().filter(|gap| !known.contains(gap.as_str()));
    let mut told: Vec<String> = new.map(|gap| format!("no fixture: {gap}")).collect();
    if all_tested {
        let closed = known.iter().filter(|gap| !gaps.contains(**gap));
        told.extend(closed.map(|gap| format!("closed, so take it off fixture-gaps.txt: {gap}")));
    }
    told
}

#[test]
fn every_projection_is_looked_at_and_every_attribute_of_it_is_read() {
    let program = Program::new(catalogue(), &|_| true).unwrap();
    let told: Vec<String> = program.unread().iter().map(ToString::to_string).collect();
    assert!(told.is_empty(), "{}", told.join("\n"));
}
