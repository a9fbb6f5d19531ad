//! Reads the catalogue while the program is built: a fault in a check fails the build, and starting
//! the program parses nothing.
//!
//! The parser and the reader are the program's own, included by their paths. Which functions exist
//! is not known here, since that would take the evaluator along; a test of the catalogue asks that.

#![allow(
    dead_code,
    unreachable_pub,
    unused_imports,
    missing_docs,
    unfulfilled_lint_expectations,
    reason = "the included modules are used in part; the library checks them in full"
)]

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs};

#[path = "src/check"]
mod check {
    pub mod definition;
    pub mod read;
    mod uses;
}

#[path = "src/resource"]
mod resource {
    mod platform;
    pub use platform::Platform;
}

#[path = "src/source"]
mod source {
    pub mod lines;
    pub mod span;
    pub use lines::LineIndex;
    pub use span::Span;
}

#[path = "src/syntax"]
mod syntax {
    pub mod bounds;
    pub mod error;
    pub mod hcl;
    pub use error::SyntaxError;
}

#[path = "src/standard.rs"]
mod standard;

use check::definition::Definitions;
use check::read::{DefinitionFile, Fault, Rules, read};
use source::LineIndex;

/// Where the catalogue is, relative to the package.
const CATALOGUE: &str = "checks";

fn main() -> ExitCode {
    println!("cargo::rerun-if-changed={CATALOGUE}");
    println!("cargo::rerun-if-changed=src/check");
    println!("cargo::rerun-if-changed=src/syntax");
    println!("cargo::rerun-if-changed=src/standard");
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").expect("cargo sets it"));
    let files = texts(&root);
    let listed: Vec<_> = files
        .iter()
        .map(|(path, text)| DefinitionFile { path, text })
        .collect();
    let rules = Rules {
        is_control: &|edition, id| standard::find(edition, id).is_some_and(|found| found.id == id),
        is_function: &|_| true,
    };
    let (definitions, faults) = read(&listed, &Definitions::default(), &rules);
    if !faults.is_empty() {
        tell(&listed, &faults);
        return ExitCode::FAILURE;
    }
    let encoded = postcard::to_stdvec(&definitions).expect("definitions are plain data");
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets it"));
    fs::write(out.join("catalogue.postcard"), encoded).expect("OUT_DIR can be written");
    ExitCode::SUCCESS
}

/// Paths, relative to the package, and texts of the catalogue, in order of path.
fn texts(root: &Path) -> Vec<(String, String)> {
    let mut files = Vec::new();
    collect(&root.join(CATALOGUE), CATALOGUE, &mut files);
    files.sort();
    files
}

fn collect(folder: &Path, name: &str, files: &mut Vec<(String, String)>) {
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    for entry in entries.flatten() {
        let path = entry.path();
        let name = format!("{name}/{}", entry.file_name().to_string_lossy());
        if path.is_dir() {
            collect(&path, &name, files);
        } else if name.ends_with(".hcl") {
            let text = fs::read_to_string(&path);
            files.push((name, text.expect("a file of the catalogue is UTF-8 text")));
        }
    }
}

/// Tells all faults, each with its place.
#[expect(clippy::print_stderr, reason = "this is how a build script speaks")]
fn tell(files: &[DefinitionFile<'_>], faults: &[Fault]) {
    let mut message = String::new();
    for Fault { file, error } in faults {
        let DefinitionFile { path, text } = files[*file];
        let index = LineIndex::new(text);
        let at = index.position(text, error.span.start);
        let line = index.text(text, at.line);
        let marker = " ".repeat(at.column.saturating_sub(1) as usize);
        let (row, column) = (at.line, at.column);
        write!(
            message,
            "\n{path}:{row}:{column}: {}\n    {line}\n    {marker}^\n",
            error.message
        )
        .expect("a string can always be written to");
    }
    eprintln!("the catalogue has {} faults\n{message}", faults.len());
}
