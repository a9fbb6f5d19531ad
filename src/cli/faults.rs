//! Mistakes in a file that the user wrote for us, with the text underlined.

use std::fmt;
use std::ops::Range;

use miette::{Diagnostic, LabeledSpan, NamedSource, SourceCode};

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
        Self {
            name: name.to_owned(),
            source_code: NamedSource::new(name, text.to_owned()),
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
    LabeledSpan::new_with_span(Some(message.to_owned()), span)
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
