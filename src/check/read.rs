//! Text of checks and concepts to [`Definitions`].
//!
//! All faults of all files are told at once, each with its place. Names are resolved while reading,
//! since only then is there a place to point at: a concept that does not exist, an attribute that
//! no projection defines, a concept that needs itself.
//!
//! The build script includes this module by its path, so it uses the parser and the definitions and
//! nothing else: which controls and functions exist is asked of [`Rules`].

mod check;
mod concept;
mod fields;
mod lifetimes;
mod link;

use crate::source::Span;
use crate::syntax::SyntaxError;
use crate::syntax::hcl::{self, Block};

use super::definition::{Check, Concept, Definitions, Lifetimes};

/// One file of definitions.
#[derive(Clone, Copy, Debug)]
pub struct DefinitionFile<'a> {
    /// Its path with `/` between its parts. The last folder is the theme of a check.
    pub path: &'a str,
    /// Its text.
    pub text: &'a str,
}

/// Something wrong in a file of definitions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Number of the file among those that were read.
    pub file: usize,
    /// What and where.
    pub error: SyntaxError,
}

/// What exists outside of the definitions.
pub struct Rules<'a> {
    /// Whether an edition (`27017:2015`) has a control (`CLD.9.5.2`).
    pub is_control: &'a dyn Fn(&str, &str) -> bool,
    /// Whether there is a function of this name.
    pub is_function: &'a dyn Fn(&str) -> bool,
}

/// Reads files on top of definitions that are there already, which their concepts and checks may
/// use and must not repeat. The result holds only what is new, sorted by name and id; what has
/// faults is left out.
pub fn read(
    files: &[DefinitionFile<'_>],
    base: &Definitions,
    rules: &Rules<'_>,
) -> (Definitions, Vec<Fault>) {
    let mut faults = Faults::default();
    let mut found = Found::default();
    for (number, file) in files.iter().enumerate() {
        faults.file = number;
        read_file(file, rules, &mut found, &mut faults);
    }
    link::link(&found, base, &mut faults);
    let broken: Vec<usize> = faults.list.iter().map(|fault| fault.file).collect();
    found.concepts.retain(|read| !broken.contains(&read.file));
    found.checks.retain(|read| !broken.contains(&read.file));
    found.lifetimes.retain(|read| !broken.contains(&read.file));
    let mut new = Definitions {
        concepts: found.concepts.into_iter().map(|read| read.item).collect(),
        checks: found.checks.into_iter().map(|read| read.item).collect(),
        lifetimes: found.lifetimes.into_iter().map(|read| read.item).collect(),
    };
    new.concepts.sort_by(|a, b| a.name.cmp(&b.name));
    new.checks.sort_by(|a, b| a.id.cmp(&b.id));
    new.lifetimes.sort_by(|a, b| a.name.cmp(&b.name));
    faults
        .list
        .sort_by_key(|fault| (fault.file, fault.error.span.start));
    (new, faults.list)
}

/// What has been read so far, with what linking needs to know of the text.
#[derive(Default)]
struct Found {
    concepts: Vec<Read<Concept>>,
    checks: Vec<Read<Check>>,
    lifetimes: Vec<Read<Lifetimes>>,
}

/// A definition, the file that it is in, and where its parts are.
struct Read<T> {
    item: T,
    file: usize,
    /// The label: name of the concept, id of the check.
    label: Span,
    /// The header of each `from` or `on` block.
    blocks: Vec<Span>,
}

fn read_file(file: &DefinitionFile<'_>, rules: &Rules<'_>, found: &mut Found, faults: &mut Faults) {
    let parsed = hcl::parse(file.text);
    for error in parsed.errors {
        faults.tell(error.span, error.message);
    }
    for attribute in &parsed.body.attributes {
        faults.tell(
            attribute.name.span,
            "a file of definitions holds a `check`, `concept` or `lifetimes` block and nothing else",
        );
    }
    if parsed.body.blocks.is_empty() {
        faults.tell(
            Span::default(),
            "there is no `check`, `concept` or `lifetimes` block",
        );
    }
    for (index, block) in parsed.body.blocks.iter().enumerate() {
        if index > 0 {
            faults.tell(
                block.header,
                "a file holds one definition: this is another one",
            );
        }
        read_block(file, block, rules, found, faults);
    }
}

fn read_block(
    file: &DefinitionFile<'_>,
    block: &Block,
    rules: &Rules<'_>,
    found: &mut Found,
    faults: &mut Faults,
) {
    let path = FilePath::of(file.path);
    match block.kind.name.as_str() {
        "check" => {
            if let Some(check) = check::read(block, path, rules, faults) {
                found.checks.push(check);
            }
        }
        "concept" => {
            if let Some(concept) = concept::read(block, path, rules, faults) {
                found.concepts.push(concept);
            }
        }
        "lifetimes" => {
            if let Some(lifetimes) = lifetimes::read(block, path, faults) {
                found.lifetimes.push(lifetimes);
            }
        }
        other => faults.tell(
            block.kind.span,
            format!("expected `check`, `concept` or `lifetimes`, found `{other}`"),
        ),
    }
}

/// The parts of a path that mean something.
#[derive(Clone, Copy)]
struct FilePath<'a> {
    /// The folder that the file is in; empty where the path has none.
    folder: &'a str,
    /// The file's name without `.hcl`.
    stem: &'a str,
}

impl<'a> FilePath<'a> {
    fn of(path: &'a str) -> Self {
        let (folders, name) = path.rsplit_once('/').unwrap_or(("", path));
        Self {
            folder: folders
                .rsplit_once('/')
                .map_or(folders, |(_, folder)| folder),
            stem: name.strip_suffix(".hcl").unwrap_or(name),
        }
    }
}

/// The faults of all files.
#[derive(Default)]
struct Faults {
    file: usize,
    list: Vec<Fault>,
}

impl Faults {
    /// A fault in the file that is being read.
    fn tell(&mut self, span: Span, message: impl Into<String>) {
        self.list.push(Fault {
            file: self.file,
            error: SyntaxError::new(message, span),
        });
    }
}

#[cfg(test)]
mod tests;
