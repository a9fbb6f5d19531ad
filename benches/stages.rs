//! Each stage by itself, on an estate of 1,000 files: discovery, reading and evaluating, judging, judging
//! with all that makes findings of judgements, reporting. `cargo bench --bench stages`; with
//! `CUMULINT_ESTATE=FOLDER` the estate is what is in that folder.

mod estate;

use std::path::{Path, PathBuf};

use divan::Bencher;
use mimalloc::MiMalloc;
use rayon::prelude::*;

use cumulint::check::{self, Judged, Program};
use cumulint::finding::Outcome;
use cumulint::report::{self, Format, Settings};
use cumulint::scan::{self, Estate, Input, gather};
use cumulint::source::{Sources, Targets};
use jiff::civil::{Date, date};

/// The program's.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

/// The day that the estate is judged on.
const TODAY: Date = date(2026, 11, 22);

/// Files of the estate.
const FILES: usize = 1_000;

fn main() {
    divan::main();
}

/// An estate on disk, and how it is read.
struct Ground {
    root: PathBuf,
    input: Input,
    options: scan::Options,
    /// Where the estate was written, if it was.
    _written: Option<tempfile::TempDir>,
}

impl Ground {
    fn new() -> Self {
        let (root, written) = match std::env::var_os("CUMULINT_ESTATE") {
            Some(folder) => (folder.into(), None),
            None => {
                let directory = tempfile::tempdir().expect("a temporary directory can be made");
                estate::write(directory.path(), FILES);
                (directory.path().to_owned(), Some(directory))
            }
        };
        let targets = Targets::locate(std::slice::from_ref(&root), Path::new("/"))
            .expect("the folder is there");
        Self {
            root,
            input: Input::Paths(targets),
            options: scan::Options::default(),
            _written: written,
        }
    }

    fn sources(&self) -> Sources {
        Sources::new(&self.root).expect("the folder is there")
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

fn program() -> Program<'static> {
    Program::new(check::catalogue(), &|_| true).expect("the catalogue fits together")
}

#[divan::bench(sample_count = 10)]
fn judge(bencher: Bencher) {
    let ground = Ground::new();
    let sources = ground.sources();
    let program = program();
    let options = check::Options {
        passes: false,
        today: TODAY,
    };
    let judge_all = |estate: Estate| -> Vec<Judged> {
        let judged = estate.units.par_iter();
        let judged = judged.map(|unit| check::judge(&program, unit, options));
        judged.collect()
    };
    bencher
        .with_inputs(|| ground.evaluated(&sources))
        .bench_local_values(judge_all);
}

#[divan::bench(sample_count = 10)]
fn judge_and_gather(bencher: Bencher) {
    let ground = Ground::new();
    let sources = ground.sources();
    let program = program();
    bencher
        .with_inputs(|| ground.evaluated(&sources))
        .bench_local_values(|estate| outcome(&ground, &program, &sources, estate));
}

#[divan::bench(args = Format::ALL.map(Format::name), sample_count = 10)]
fn render(bencher: Bencher, format: &str) {
    let ground = Ground::new();
    let sources = ground.sources();
    let program = program();
    let outcome = outcome(&ground, &program, &sources, ground.evaluated(&sources));
    let format = Format::from_name(format).expect("it is the name of one");
    bencher.bench_local(|| {
        let mut bytes = Vec::new();
        report::render(format, &outcome, &Settings::default(), &mut bytes)
            .expect("a vector takes all");
        bytes
    });
}
