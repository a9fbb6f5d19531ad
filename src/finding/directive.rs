//! Ignore comments: `# cumulint: ignore[VMH001, NET002] reason`.
//!
//! A comment behind code is about what begins on its line; a comment on a line of its own is about
//! what begins on the next line that is code. What begins there is the line itself, and any block,
//! attribute, entry or list element that starts on it, to its end: a comment above a resource covers
//! all of the resource. A blank line between comment and code parts them.
//!
//! Objects of Kubernetes and resources of CloudFormation may say it in an [`annotation`]. Other JSON has
//! no place for it; there is `[[ignore]]` in `cumulint.toml`.

mod annotation;
mod region;
mod template;

use std::path::Path;

use super::Selector;
use crate::diagnostic::{Diagnostic, DiagnosticKind};
use crate::source::{Place, SourceFile, Span};
use crate::syntax::{hcl, tree};

pub use annotation::annotations_of;

/// What every such comment holds. Files without it are not looked at any further.
const MARK: &str = "cumulint:";

const FORM: &str = "an ignore comment is written `cumulint: ignore[ID] reason`";

/// Most ignore comments and annotations of one file; the rest do nothing, and that is told.
const MAX_DIRECTIVES: usize = 1000;

/// One ignore comment or annotation.
#[derive(Clone, Debug)]
pub struct Directive {
    /// From the mark to the end of the reason, or the annotation.
    pub place: Place,
    /// The checks that it names; never empty.
    pub selectors: Vec<Selector>,
    /// The words behind it; empty where there are none.
    pub reason: String,
    /// What it covers, in its own file.
    pub regions: Vec<Span>,
}

/// What a file holds of them.
#[derive(Clone, Debug, Default)]
pub struct Directives {
    /// Those that can be read.
    pub found: Vec<Directive>,
    /// What is wrong with the others.
    pub faults: Vec<Diagnostic>,
}

impl Directives {
    /// Adds one; `false` where the file has no room for more, which is told.
    fn add(&mut self, place: Place, read: Read, covers: impl FnOnce() -> Vec<Span>) -> bool {
        if self.found.len() + self.faults.len() == MAX_DIRECTIVES {
            let message = format!("only the first {MAX_DIRECTIVES} ignores of a file count");
            let fault = Diagnostic::new(DiagnosticKind::Bound, message, place);
            self.faults.push(fault);
            return false;
        }
        match read {
            Ok((selectors, reason)) => self.found.push(Directive {
                place,
                selectors,
                reason,
                regions: covers(),
            }),
            Err(message) => {
                let fault = Diagnostic::new(DiagnosticKind::UnusedIgnore, message, place);
                self.faults.push(fault);
            }
        }
        true
    }
}

/// The checks and the reason of one of them, or what is wrong with it.
type Read = Result<(Vec<Selector>, String), String>;

/// The ignore comments and annotations of a file.
pub fn directives(file: &SourceFile) -> Directives {
    let mut all = comments(file);
    annotation::add(file, &mut all);
    all
}

/// The ignore comments of a file alone.
pub fn comments(file: &SourceFile) -> Directives {
    let mut all = Directives::default();
    if file.text.contains(MARK)
        && let Some(language) = Language::of(file)
    {
        add_comments(file, language, &mut all);
    }
    all
}

fn add_comments(file: &SourceFile, language: Language, all: &mut Directives) {
    let comments = language.comments(&file.text);
    let mut regions = region::Regions::new(file, language, &comments);
    for comment in &comments {
        for span in marked_lines(&file.text, *comment) {
            let place = Place::new(file.id, span);
            let read = parse(&file.text[span.range()]);
            if !all.add(place, read, || vec![regions.covered_by(*comment)]) {
                return;
            }
        }
    }
}

/// How a file marks its comments.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Language {
    Hcl,
    Yaml,
    /// A template of YAML, which is none itself.
    Template,
}

impl Language {
    /// By the file's name, and by its content where the name does not tell (standard input,
    /// `.template`); `None` for JSON.
    fn of(file: &SourceFile) -> Option<Self> {
        let ending = Path::new(&file.name)
            .extension()
            .map(|ending| ending.to_string_lossy().to_ascii_lowercase());
        match ending.as_deref() {
            Some("tf" | "tofu" | "tfvars") => Some(Self::Hcl),
            Some("yaml" | "yml") if template::is_one(&file.text) => Some(Self::Template),
            Some("yaml" | "yml") => Some(Self::Yaml),
            Some("json") => None,
            _ if file.text.trim_start().starts_with('{') => None,
            _ if file.text.contains("apiVersion:") || file.text.contains("Resources:") => {
                Some(Self::Yaml)
            }
            _ => Some(Self::Hcl),
        }
    }

    fn comments(self, text: &str) -> Vec<Span> {
        match self {
            Self::Hcl => hcl::comments(text),
            Self::Yaml => tree::yaml::comments(text),
            Self::Template => template::comments(text),
        }
    }
}

/// The lines of a comment that hold the mark, from the mark on, without the comment's end.
fn marked_lines(text: &str, comment: Span) -> Vec<Span> {
    let body = text.get(comment.range()).unwrap_or_default();
    let mut at = comment.start;
    let mut marked = Vec::new();
    for line in body.split_inclusive(['\n', '\r']) {
        if let Some(offset) = line.find(MARK) {
            let words = line[offset..].trim_end();
            let words = words.strip_suffix("*/").unwrap_or(words).trim_end();
            let start = at + offset as u32;
            marked.push(Span::new(start, start + words.len() as u32));
        }
        at += line.len() as u32;
    }
    marked
}

/// Reads `cumulint: ignore[A, B] reason`.
fn parse(words: &str) -> Read {
    let rest = words.strip_prefix(MARK).unwrap_or(words).trim_start();
    let rest = rest.strip_prefix("ignore").ok_or(FORM)?.trim_start();
    parse_list(rest).unwrap_or_else(|| Err(FORM.to_owned()))
}

/// Reads `[A, B] reason`; `None` where that is not the form.
fn parse_list(text: &str) -> Option<Read> {
    let rest = text.strip_prefix('[')?;
    // A glob may hold brackets of its own.
    let mut depth = 1_usize;
    let end = rest.find(|c| {
        match c {
            '[' => depth += 1,
            ']' => depth -= 1,
            _ => {}
        }
        depth == 0
    })?;
    let reason = rest[end + 1..].trim().to_owned();
    Some(selectors(&rest[..end]).map(|selectors| (selectors, reason)))
}

/// Reads `A, B`.
fn selectors(list: &str) -> Result<Vec<Selector>, String> {
    let words = list.split(',').map(str::trim).filter(|it| !it.is_empty());
    let selectors: Vec<Selector> = words
        .map(|word| Selector::parse(word).map_err(|error| error.to_string()))
        .collect::<Result<_, _>>()?;
    if selectors.is_empty() {
        return Err("the ignore names no check".to_owned());
    }
    Ok(selectors)
}

#[cfg(test)]
mod tests;
