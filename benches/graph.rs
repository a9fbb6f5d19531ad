//! A module graph of 10,000 resources: what a root module costs, which is evaluated on one core.
//!
//! The aim is less than a second, and less than 300 MB for the whole command; memory is not measured
//! here but by `/usr/bin/time -v cumulint scan`, on the files that `CUMULINT_GRAPH=DIR cargo bench
//! --bench graph` leaves in a directory.

#[path = "estate/graph.rs"]
mod estate;

use std::path::Path;

use divan::Bencher;

use cumulint::check::{self, Program, judge};
use cumulint::resource::Unit;
use cumulint::source::Sources;
use cumulint::terraform;
use jiff::civil::date;

fn main() {
    if let Some(directory) = std::env::var_os("CUMULINT_GRAPH") {
        estate::write(Path::new(&directory));
        return;
    }
    divan::main();
}

fn evaluated(directory: &Path) -> Unit {
    let directory = directory.canonicalize().expect("the directory is there");
    let sources = Sources::new(&directory).expect("the directory is there");
    let main = sources
        .load(&directory.join("main.tf"))
        .expect("the file is there");
    let mut units = terraform::evaluate(&[main], &sources, &terraform::Options::default());
    let unit = units.pop().expect("there is one root module");
    assert_eq!(unit.resources.len(), estate::RESOURCES);
    assert_eq!(unit.diagnostics, []);
    unit
}

fn graph() -> tempfile::TempDir {
    let directory = tempfile::tempdir().expect("a temporary directory can be made");
    estate::write(directory.path());
    directory
}

#[divan::bench(sample_count = 5)]
fn evaluate(bencher: Bencher) {
    let directory = graph();
    bencher.bench_local(|| evaluated(directory.path()));
}

#[divan::bench(sample_count = 5)]
fn judge_all(bencher: Bencher) {
    let directory = graph();
    let unit = evaluated(directory.path());
    let program = Program::new(check::catalogue(), &|_| true).expect("the catalogue fits together");
    let options = check::Options {
        passes: false,
        today: date(2026, 11, 22),
    };
    bencher.bench_local(|| judge(&program, &unit, options));
}
