//! Mistakes in a file that the user wrote for us, with the text underlined, and errors as they are shown.
//!
//! Words of a stranger may be in either: a configuration comes with what is scanned, and so do the names
//! of files. Nothing of them acts on the terminal, not even as a colour.

use std::fmt;
use std::ops::Range;

use cumulint::report::visible_lines;
use miette::{Diagnostic, LabeledSpan, MietteHandler, NamedSource, ReportHandler, SourceCode};

/// What is wrong in one file, told at once.
#[derive(Debug, thiserror::Error)]
#[error("{name} cannot be used")]
pub(crate) struct FileFaults {
    name: String,
    source_code: NamedSource<String>,
    pub(super) labels: Vec<LabeledSpan>,
    help: &'static str,
    others: Vec<FileFaults>,
}

impl FileFaults {
    /// Faults of a file; `help` says where its form is described.
    pub(crate) fn new(
        name: &str,
        text: &str,
        labels: Vec<LabeledSpan>,
        help: &'static str,
    ) -> Self {
        let name = visible_lines(name);
        Self {
            source_code: NamedSource::new(&name, harmless(text)),
            name,
            labels,
            help,
            others: Vec::new(),
        }
    }

    /// The faults of several files; `None` for no file.
    pub(crate) fn of_many(mut all: Vec<Self>) -> Option<Self> {
        if all.is_empty() {
            return None;
        }
        let mut first = all.remove(0);
        first.others = all;
        Some(first)
    }
}

/// A label for the bytes in `span`.
pub(crate) fn label(message: &str, span: Range<usize>) -> LabeledSpan {
    LabeledSpan::new_with_span(Some(visible_lines(message)), span)
}

/// The text with question marks for what would act; all else stays where it is.
fn harmless(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for character in text.chars() {
        let acts = || visible_lines(character.encode_utf8(&mut [0; 4])) != character.to_string();
        if character != '\t' && acts() {
            shown.extend(std::iter::repeat_n('?', character.len_utf8()));
        } else {
            shown.push(character);
        }
    }
    shown
}

/// Renders errors of which no word acts.
pub(super) struct Handler(pub(super) MietteHandler);

impl ReportHandler for Handler {
    fn debug(&self, error: &dyn Diagnostic, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut words = vec![error.to_string()];
        let mut cause = error.source();
        while let Some(error) = cause {
            words.push(error.to_string());
            cause = error.source();
        }
        let causes = words.split_off(1).into_iter();
        let below = causes.rev().fold(None, |below, words| {
            let words = visible_lines(&words);
            Some(Box::new(Cause { words, below }))
        });
        let shown = Shown {
            error,
            words: visible_lines(&words.concat()),
            below,
        };
        self.0.debug(&shown, formatter)
    }
}

/// An error with its words made harmless.
#[derive(Debug)]
struct Shown<'e> {
    error: &'e dyn Diagnostic,
    words: String,
    below: Option<Box<Cause>>,
}

/// What has caused one.
#[derive(Debug, thiserror::Error)]
#[error("{words}")]
struct Cause {
    words: String,
    #[source]
    below: Option<Box<Cause>>,
}

impl fmt::Display for Shown<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.words)
    }
}

impl std::error::Error for Shown<'_> {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.below.as_deref().map(|cause| cause as _)
    }
}

impl Diagnostic for Shown<'_> {
    fn source_code(&self) -> Option<&dyn SourceCode> {
        self.error.source_code()
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        self.error.labels()
    }

    fn help<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        self.error.help()
    }

    fn related<'a>(&'a self) -> Option<Box<dyn Iterator<Item = &'a dyn Diagnostic> + 'a>> {
        self.error.related()
    }
}

impl Diagnostic for FileFaults {
    fn source_code(&self) -> Option<&dyn SourceCode> {
        Some(&self.source_code)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        Some(Box::new(self.labels.iter().cloned()))
    }

    fn help<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        Some(Box::new(self.help))
    }

    fn related<'a>(&'a self) -> Option<Box<dyn Iterator<Item = &'a dyn Diagnostic> + 'a>> {
        if self.others.is_empty() {
            return None;
        }
        let others = self.others.iter().map(|other| other as &dyn Diagnostic);
        Some(Box::new(others))
    }
}
