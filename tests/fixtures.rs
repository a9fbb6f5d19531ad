//! Every check of the catalogue, held against its fixtures.
//!
//! `CUMULINT_CHECK=VMH001 cargo test --test fixtures` tests one.

use std::path::Path;

use cumulint::check::testing::test;
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
    let told: Vec<String> = tested.mismatches.iter().map(ToString::to_string).collect();
    assert!(
        told.is_empty(),
        "{} faults in {} checks, {} expectations met:\n{}",
        told.len(),
        tested.checks,
        tested.met,
        told.join("\n")
    );
}

#[test]
fn every_projection_is_looked_at_and_every_attribute_of_it_is_read() {
    let program = Program::new(catalogue(), &|_| true).unwrap();
    let told: Vec<String> = program.unread().iter().map(ToString::to_string).collect();
    assert!(told.is_empty(), "{}", told.join("\n"));
}
