//! The pages in `docs/checks/` are those that the definitions make.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use cumulint::check::catalogue;
use cumulint::report::pages::pages;

#[test]
fn pages_are_those_of_the_definitions() {
    let directory = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/checks");
    let pages = pages(catalogue()).unwrap();
    let mut stale = Vec::new();
    for page in &pages {
        if fs::read_to_string(directory.join(&page.name)).ok().as_ref() != Some(&page.text) {
            stale.push(page.name.clone());
        }
    }
    let known: BTreeSet<&str> = pages.iter().map(|page| page.name.as_str()).collect();
    for entry in fs::read_dir(&directory).unwrap() {
        let name = entry.unwrap().file_name().to_string_lossy().into_owned();
        if !known.contains(name.as_str()) {
            stale.push(name);
        }
    }
    assert!(
        stale.is_empty(),
        "run `cargo run --example check-pages`: {}",
        stale.join(", ")
    );
}
