//! The catalogue as pages: every check by itself, all by theme, control and platform, and the way here
//! from other scanners, in Markdown.
//!
//! They are made from the definitions and nothing else, and are part of the repository (`docs/`):
//! `cargo run --example check-pages` writes them, a test holds them to the definitions.

mod check;
mod deletion;
mod index;
mod moving;

use std::fmt;

use crate::check::Program;
use crate::check::definition::Definitions;

/// A page and where it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// Its path below `docs/`: `checks/VMH001.md`.
    pub path: String,
    /// Markdown.
    pub text: String,
}

impl Page {
    /// Runs a writer; writing to a string does not fail.
    fn new(path: impl Into<String>, write: impl FnOnce(&mut String) -> fmt::Result) -> Self {
        let mut text = String::new();
        write(&mut text).expect("writing to a string does not fail");
        Self {
            path: path.into(),
            text,
        }
    }
}

/// All pages: the indexes, the way from other scanners, what is asked of stores of data, and a page a
/// check, by id.
///
/// # Errors
/// When the definitions do not fit together, which reading them rules out.
pub fn pages(definitions: &Definitions) -> Result<Vec<Page>, crate::check::CompileError> {
    let program = Program::new(definitions, &|_| true)?;
    let mut pages = vec![
        Page::new("checks/README.md", |out| index::by_theme(definitions, out)),
        Page::new("checks/by-control.md", |out| {
            index::by_control(definitions, out)
        }),
        Page::new("checks/by-platform.md", |out| {
            index::by_platform(&program, out)
        }),
        Page::new("moving-from.md", |out| moving::page(definitions, out)),
        Page::new("deletion.md", |out| deletion::page(&program, out)),
    ];
    for (number, check) in definitions.checks.iter().enumerate() {
        let types = program.types_in_words(number);
        let path = format!("checks/{}.md", check.id);
        pages.push(Page::new(path, |out| check::page(check, &types, out)));
    }
    Ok(pages)
}
