//! The pages of checks in `docs/` are those that the definitions make.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use cumulint::check::catalogue;
use cumulint::report::pages::pages;

#[test]
fn pages_are_those_of_the_definitions() {
    let docs = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs");
    let pages = pages(catalogue()).unwrap();
    let mut stale = Vec::new();
    for page in &pages {
        if fs::read_to_string(docs.join(&page.path)).ok().as_ref() != Some(&page.text) {
            stale.push(page.path.clone());
        }
    }
    let known: BTreeSet<&str> = pages.iter().map(|page| page.path.as_str()).collect();
    for entry in fs::read_dir(docs.join("checks")).unwrap() {
        let name = entry.unwrap().file_name();
        let path = format!("checks/{}", name.to_string_lossy());
        if !known.contains(path.as_str()) {
            stale.push(path);
        }
    }
    assert!(
        stale.is_empty(),
        "run `cargo run --example check-pages`: {}",
        stale.join(", ")
    );
}

#[test]
fn the_page_on_deletion_names_checks_that_there_are() {
    let docs = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs");
    let page = fs::read_to_string(docs.join("deletion.md")).unwrap();
    let definitions = catalogue();
    let unknown: BTreeSet<&str> = page
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| word.starts_with("DEL") && word.len() > 3)
        .filter(|id| !definitions.checks.iter().any(|check| check.id == *id))
        .collect();
    assert!(unknown.is_empty(), "{unknown:?}");
}
