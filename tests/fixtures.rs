//! Every check of the catalogue, held against its fixtures.
//!
//! `CUMULINT_CHECK=VMH001 cargo test --test fixtures` tests one.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use cumulint::check::testing::{Observed, test};
use cumulint::check::{self, Options, Program};
use cumulint::resource::Unit;
use cumulint::source::{SourceFile, Sources};
use cumulint::{cloudformation, syntax, terraform};

#[test]
fn every_check_finds_what_its_fixtures_expect() {
    let definitions = check::catalogue();
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
    let tested = test(&fixtures, &program, &checks, &|folder, number| {
        let id = &definitions.checks[number].id;
        let program = Program::new(definitions, &|check| check.id == *id).unwrap();
        let sources = Sources::new(folder).map_err(|error| error.to_string())?;
        observe(&program, &sources, folder)
    });
    let told: Vec<String> = tested.mismatches.iter().map(ToString::to_string).collect();
    assert!(
        told.is_empty(),
        "{} of {} checks, {} met:\n{}",
        told.len(),
        tested.checks,
        tested.met,
        told.join("\n")
    );
}

fn observe(
    program: &Program<'_>,
    sources: &Sources,
    folder: &Path,
) -> Result<Vec<Observed>, String> {
    let mut observed = Vec::new();
    for unit in units(sources, folder) {
        let judged = check::judge(program, &unit, Options { passes: true });
        if let Some(diagnostic) = judged.diagnostics.first() {
            return Err(diagnostic.message.clone());
        }
        for judgement in judged.judgements {
            let file = sources.file(judgement.place.file);
            observed.push(Observed {
                answer: judgement.answer,
                platform: unit.resources[judgement.resource].platform,
                path: file.path.clone(),
                line: file.lines().line(judgement.place.span.start),
            });
        }
    }
    Ok(observed)
}

fn units(sources: &Sources, folder: &Path) -> Vec<Unit> {
    let mut configuration = Vec::new();
    let mut units = Vec::new();
    for path in files(folder) {
        let file: Arc<SourceFile> = sources.load(&path).unwrap();
        match path.extension().and_then(|e| e.to_str()) {
            Some("tf") => configuration.push(file),
            Some("yaml" | "json") => {
                let parsed = syntax::tree::yaml::parse(&file.text);
                for document in parsed.documents {
                    if cloudformation::recognise(&document.root) {
                        let options = cloudformation::Options::default();
                        units.push(cloudformation::evaluate(document, &file, &options));
                    }
                }
            }
            _ => {}
        }
    }
    units.extend(terraform::evaluate(
        &configuration,
        sources,
        &terraform::Options::default(),
    ));
    units
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut all = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            all.extend(files(&path));
        } else {
            all.push(path);
        }
    }
    all.sort();
    all
}
