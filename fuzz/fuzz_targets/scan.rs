//! No text, whatever it is taken for, may make evaluation and judging panic or hang.

#![no_main]

use std::path::Path;
use std::sync::Arc;

use cumulint::check::{self, Program};
use cumulint::scan::{self, Input, Options, documents};
use cumulint::source::{SourceFile, Sources};
use cumulint::terraform;
use libfuzzer_sys::fuzz_target;

fn judge(sources: &Sources, file: Arc<SourceFile>) {
    let options = Options::default();
    let estate = scan::evaluate(&Input::Text(file), Default::default(), sources, &options);
    let program = Program::new(check::catalogue(), &|_| true).expect("the catalogue fits together");
    for unit in &estate.units {
        check::judge(&program, unit, check::Options { passes: true });
    }
}

fuzz_target!(|text: &str| {
    let sources = Sources::new(Path::new("fuzz_targets")).expect("it is run in its own folder");
    let path = sources.boundary().join(documents::STANDARD_INPUT);
    judge(&sources, sources.insert(path, text.to_owned()));
    let file = sources.insert(sources.boundary().join("fuzzed.tf"), text.to_owned());
    terraform::evaluate(&[file], &sources, &terraform::Options::default());
});
