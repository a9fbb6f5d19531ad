//! From places to the lines and columns that reports tell.
//!
//! Spans are taken as they come: past the end of the text they are clamped, within a character they
//! are widened to it. Line ends at the end of a span are left out, so that a finding about a whole
//! block or heredoc does not reach into the line after it.

use std::borrow::Cow;
use std::cell::RefCell;
use std::ops::Range;
use std::path::{Component, Path};
use std::rc::Rc;
use std::sync::Arc;

use rustc_hash::FxHashMap;
use serde::Serialize;

use super::Settings;
use crate::finding::Outcome;
use crate::source::{FileId, HIDDEN, LineColumn, Place, SourceFile, Sources};

/// Finds out where places are. Looks a file up once.
pub(super) struct Locator<'a> {
    sources: &'a Sources,
    root: Option<&'a Path>,
    files: RefCell<FxHashMap<FileId, Rc<NamedFile>>>,
}

/// A file, and its name in reports.
pub(super) struct NamedFile {
    /// Relative to the repository's root or the boundary, `/` between its parts. As on disk: a
    /// stranger's words.
    pub(super) name: String,
    /// The file.
    pub(super) source: Arc<SourceFile>,
}

/// A place as reports tell it.
pub(super) struct Location {
    /// The file.
    pub(super) file: Rc<NamedFile>,
    /// The bytes, on the bounds of characters and within the text.
    pub(super) bytes: Range<usize>,
    /// The first character.
    pub(super) start: LineColumn,
    /// After the last character.
    pub(super) end: LineColumn,
}

/// A [`Location`] in the form that JSON gives it.
#[derive(Serialize)]
pub(super) struct LocationJson {
    path: String,
    start_line: u32,
    start_column: u32,
    end_line: u32,
    end_column: u32,
}

impl<'a> Locator<'a> {
    /// For the files of `outcome`, named as `settings` say.
    pub(super) fn new(outcome: &Outcome<'a>, settings: &'a Settings) -> Self {
        Self {
            sources: outcome.sources,
            root: settings.repository_root.as_deref(),
            files: RefCell::default(),
        }
    }

    /// The file of this number, and its name.
    pub(super) fn file(&self, id: FileId) -> Rc<NamedFile> {
        self.files
            .borrow_mut()
            .entry(id)
            .or_insert_with(|| {
                let source = self.sources.file(id);
                let name = self
                    .root
                    .and_then(|root| source.path.strip_prefix(root).ok())
                    .and_then(slashed)
                    .unwrap_or_else(|| source.name.clone());
                Rc::new(NamedFile { name, source })
            })
            .clone()
    }

    /// Where a place is.
    pub(super) fn locate(&self, place: Place) -> Location {
        let file = self.file(place.file);
        let text = &file.source.text;
        let start = floor(text, place.span.start as usize);
        let end = ceil(text, (place.span.end as usize).max(start));
        let end = start + text[start..end].trim_end_matches(['\r', '\n']).len();
        let lines = file.source.lines();
        Location {
            start: lines.position(text, start as u32),
            end: lines.position(text, end as u32),
            bytes: start..end,
            file,
        }
    }
}

impl Location {
    /// The text of the place, without its secrets.
    pub(super) fn text(&self) -> Cow<'_, str> {
        shown(&self.file.source, self.bytes.clone())
    }

    /// `path:line:column`; the path is as on disk.
    pub(super) fn short(&self) -> String {
        let LineColumn { line, column } = self.start;
        format!("{}:{line}:{column}", self.file.name)
    }

    /// The form that JSON gives it.
    pub(super) fn json(&self) -> LocationJson {
        LocationJson {
            path: self.file.name.clone(),
            start_line: self.start.line,
            start_column: self.start.column,
            end_line: self.end.line,
            end_column: self.end.column,
        }
    }
}

/// A part of a file's text, on the bounds of characters, without its secrets.
pub(super) fn shown(source: &SourceFile, bytes: Range<usize>) -> Cow<'_, str> {
    let hidden = source.secrets.within(&bytes);
    if hidden.is_empty() {
        return Cow::Borrowed(&source.text[bytes]);
    }
    let (mut text, mut at) = (String::new(), bytes.start);
    for range in hidden {
        text.push_str(source.text.get(at..range.start).unwrap_or_default());
        text.push_str(HIDDEN);
        at = range.end;
    }
    text.push_str(source.text.get(at..bytes.end).unwrap_or_default());
    Cow::Owned(text)
}

/// The parts of a relative path with `/` between them; `None` if there are none.
fn slashed(path: &Path) -> Option<String> {
    let parts: Vec<_> = path
        .components()
        .filter(|part| matches!(part, Component::Normal(_)))
        .map(|part| part.as_os_str().to_string_lossy())
        .collect();
    (!parts.is_empty()).then(|| parts.join("/"))
}

/// The nearest bound of a character at or before `offset`.
fn floor(text: &str, offset: usize) -> usize {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}

/// The nearest bound of a character at or after `offset`.
fn ceil(text: &str, offset: usize) -> usize {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset += 1;
    }
    offset
}

#[cfg(test)]
mod tests {
    use crate::report::Settings;
    use crate::report::location::Locator;
    use crate::report::sample::{Sample, check};

    /// Start and end of a span of a text, as line and column.
    fn located(text: &str, start: u32, end: u32) -> [u32; 4] {
        let checks = vec![check("NET001", "ssh-open", "SSH is open")];
        let sample = Sample::of(&[("main.tf", text)], checks);
        let settings = Settings::default();
        let found = Locator::new(&sample.clean(), &settings).locate(sample.span(0, start, end));
        let (start, end) = (found.start, found.end);
        [start.line, start.column, end.line, end.column]
    }

    #[test]
    fn the_end_is_after_the_last_character() {
        assert_eq!(located("a = \"ö\"\n", 4, 8), [1, 5, 1, 8]);
    }

    #[test]
    fn a_line_end_at_the_end_does_not_reach_into_the_next_line() {
        assert_eq!(located("a {\r\n}\r\nb", 0, 8), [1, 1, 2, 2]);
    }

    #[test]
    fn half_a_character_is_the_whole_one() {
        assert_eq!(located("aöb", 2, 2), [1, 2, 1, 3]);
    }

    #[test]
    fn past_the_end_is_the_end() {
        assert_eq!(located("ab", 7, 9), [1, 3, 1, 3]);
        assert_eq!(located("ab", 1, 0), [1, 2, 1, 2]);
    }
}
