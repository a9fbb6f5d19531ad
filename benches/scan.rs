//! The whole command, as it is started: on nothing, and on estates of 100, 1,000 and 10,000 files.
//!
//! Time must grow as the number of files does. `cargo bench --bench scan`.

mod estate;

use std::process::{Command, Stdio};

use divan::Bencher;

fn main() {
    divan::main();
}

fn run(directory: &std::path::Path) {
    let status = Command::new(env!("CARGO_BIN_EXE_cumulint"))
        .args(["scan", "--format", "json", "--exit-zero"])
        .arg(directory)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .expect("the program has been built");
    assert!(status.code().is_some(), "the scan was killed");
}

/// The empty directory: what it costs to start.
#[divan::bench(sample_count = 20)]
fn nothing(bencher: Bencher) {
    let directory = tempfile::tempdir().expect("a temporary directory can be made");
    bencher.bench_local(|| run(directory.path()));
}

#[divan::bench(args = [100, 1_000, 10_000], sample_count = 5)]
fn files(bencher: Bencher, count: usize) {
    let directory = tempfile::tempdir().expect("a temporary directory can be made");
    estate::write(directory.path(), count);
    bencher
        .counter(divan::counter::ItemsCount::new(count))
        .bench_local(|| run(directory.path()));
}
