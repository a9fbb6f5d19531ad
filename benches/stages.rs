//! Each stage by itself, on an estate of 1,000 files: discovery, reading and evaluating, judging,
//! reporting. `cargo bench --bench stages`.

mod estate;

use std::path::Path;

use divan::Bencher;

use cumulint::check::{self, Program};
use cumulint::finding::Outcome;
use cumulint::report::{self, Format, Settings};
use cumulint::scan::{self, Estate, Input, gather};
use cumulint::source::{Sources, Targets};
use jiff::civil::{Date, date};

/// The day that the estate is judged on.
const TODAY: Date = date(2026, 11, 22);

/// Files of the estate.
const FILES: usize = 1_000;

fn main() {
    divan::main();
}

/// An estate on disk, and how it is read.
struct Ground {
    directory: tempfile::TempDir,
    input: Input,
    options: scan::Options,
}

impl Ground {
    fn new() -> Self {
        let directory = tempfile::tempdir().expect("a temporary directory can be made");
        estate::write(directory.path(), FILES);
        let path = directory.path().to_owned();
        let targets = Targets::locate(&[path], Path::new("/")).expect("the directory is there");
        Self {
            directory,
            input: Input::Paths(targets),
            options: scan::Options::default(),
        }
    }

    fn sources(&self) -> Sources {
        Sources::new(self.directory.path()).expect("the directory is there")
    }

    fn evaluated(&self, sources: &Sources) -> Estate {
        scan::evaluate(
            &self.input,
            scan::discover(&self.input, &self.options),
            sources,
            &self.options,
        )
    }
}

fn outcome<'a>(
    ground: &Ground,
    program: &Program<'a>,
    sources: &'a Sources,
    estate: Estate,
) -> Outcome<'a> {
    let ran = program.definitions.checks.iter().collect();
    let options = gather::Options::new(TODAY);
    gather::outcome(estate, &ground.input, program, ran, sources, options)
}

#[divan::bench]
fn discover(bencher: Bencher) {
    let ground = Ground::new();
    bencher.bench_local(|| scan::discover(&ground.input, &ground.options));
}

#[divan::bench(sample_count = 10)]
fn read_and_evaluate(bencher: Bencher) {
    let ground = Ground::new();
    bencher
        .with_inputs(|| ground.sources())
        .bench_local_refs(|sources| ground.evaluated(sources));
}

#[divan::bench(sample_count = 10)]
fn judge(bencher: Bencher) {
    let ground = Ground::new();
    let sources = ground.sources();
    let program = Program::new(check::catalogue(), &|_| true).expect("the catalogue fits together");
    bencher
        .with_inputs(|| ground.evaluated(&sources))
        .bench_local_values(|estate| outcome(&ground, &program, &sources, estate));
}

#[divan::bench(args = Format::ALL.map(Format::name), sample_count = 10)]
fn render(bencher: Bencher, format: &str) {
    let ground = Ground::new();
    let sources = ground.sources();
    let program = Program::new(check::catalogue(), &|_| true).expect("the catalogue fits together");
    let outcome = outcome(&ground, &program, &sources, ground.evaluated(&sources));
    let format = Format::from_name(format).expect("it is the name of one");
    bencher.bench_local(|| {
        let mut bytes = Vec::new();
        report::render(format, &outcome, &Settings::default(), &mut bytes)
            .expect("a vector takes all");
        bytes
    });
}
