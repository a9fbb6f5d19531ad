//! A few lines of a file in the form that miette draws: harmless, cut to a width that fits a
//! screen, with line numbers of the file.
//!
//! miette could read the whole text, and would do so from its start for every label. It would also
//! print a minified template of a megabyte as the one line that it is.

use std::ops::Range;

use miette::{LabeledSpan, MietteError, MietteSpanContents, SourceCode, SourceSpan, SpanContents};

use crate::report::location::Location;
use crate::report::text;
use crate::source::{HIDDEN, SourceFile};

/// Lines of context that miette is asked for: an excerpt is shown whole.
pub(super) const ALL_LINES: usize = 1000;

/// Lines of one mark that are shown; the rest is left out.
pub(super) const MARK_LINES: u32 = 8;

/// Fewest bytes of a line that are shown, however narrow the screen.
const MINIMUM_BYTES: usize = 40;

/// Columns in front of a line: its number and a gutter.
const GUTTER: usize = 12;

/// Blanks for a tab.
const TAB: &str = "    ";

/// Something to underline.
pub(super) struct Mark {
    /// Where it is in the file's text.
    pub(super) bytes: Range<usize>,
    /// What is there, harmless; empty for nothing.
    pub(super) label: String,
}

/// Lines of one file with marks.
#[derive(Debug)]
pub(super) struct Excerpt {
    /// The marks, as offsets in this excerpt.
    pub(super) labels: Vec<LabeledSpan>,
    name: String,
    text: String,
    first_line: usize,
    /// Line and column in the file of the first label, from 0.
    start: (usize, usize),
}

impl Excerpt {
    /// The lines around `marks`, all of which are in the file of `found` and near to each other.
    /// The first mark is the one that the header names. Lines are cut to fit into `width` columns.
    pub(super) fn new(found: &Location, marks: &[Mark], width: usize) -> Self {
        let width = width.saturating_sub(GUTTER).max(MINIMUM_BYTES);
        let source = &found.file.source;
        let marks: Vec<_> = marks.iter().map(|mark| clamp(source, mark)).collect();
        let lines = source.lines();
        let starts = marks.iter().map(|mark| lines.line(mark.bytes.start as u32));
        let ends = marks.iter().map(|mark| lines.line(mark.bytes.end as u32));
        let around = u32::from(!source.secrets.is_reticent());
        let first = starts.min().unwrap_or(1).saturating_sub(around).max(1);
        let end = ends.max().unwrap_or(1);
        let last = (end + around).min(lines.count());
        let last = if line_range(source, last).is_empty() {
            end
        } else {
            last
        };
        let mut cleaned = Cleaned::default();
        for line in first..=last {
            cleaned.push_line(source, line, &marks, width);
        }
        let labels = marks.iter().enumerate().map(|(index, mark)| {
            let start = cleaned.position(mark.bytes.start);
            let length = cleaned.position(mark.bytes.end).saturating_sub(start);
            let label = (!mark.label.is_empty()).then(|| mark.label.clone());
            let span = SourceSpan::from((start, length));
            if index == 0 {
                LabeledSpan::new_primary_with_span(label, span)
            } else {
                LabeledSpan::new_with_span(label, span)
            }
        });
        Self {
            labels: labels.collect(),
            name: text::visible(&found.file.name).into_owned(),
            first_line: first as usize - 1,
            start: (
                found.start.line as usize - 1,
                found.start.column as usize - 1,
            ),
            text: cleaned.text,
        }
    }
}

impl SourceCode for Excerpt {
    fn read_span<'a>(
        &'a self,
        span: &SourceSpan,
        context_lines_before: usize,
        context_lines_after: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let contents = self
            .text
            .read_span(span, context_lines_before, context_lines_after)?;
        let header = context_lines_before == 0
            && self
                .labels
                .first()
                .is_some_and(|label| label.inner() == span);
        let (line, column) = if header {
            self.start
        } else {
            (contents.line() + self.first_line, contents.column())
        };
        Ok(Box::new(MietteSpanContents::new_named(
            self.name.clone(),
            contents.data(),
            *contents.span(),
            line,
            column,
            contents.line_count(),
        )))
    }
}

/// The mark without the lines that are too many.
fn clamp(source: &SourceFile, mark: &Mark) -> Mark {
    let lines = source.lines();
    let first = lines.line(mark.bytes.start as u32);
    let last = lines.line(mark.bytes.end as u32);
    let end = if last - first < MARK_LINES {
        mark.bytes.end
    } else {
        line_range(source, first + MARK_LINES - 1).end
    };
    Mark {
        bytes: mark.bytes.start..end,
        label: mark.label.clone(),
    }
}

/// The bytes of a line, without its end.
fn line_range(source: &SourceFile, line: u32) -> Range<usize> {
    let lines = source.lines();
    let start = lines
        .start(line)
        .map_or(source.text.len(), |start| start as usize);
    start..start + lines.text(&source.text, line).len()
}

/// Text made fit to be shown, and where its characters have come from.
#[derive(Default)]
struct Cleaned {
    text: String,
    /// Offset in the file, offset here; one entry a character, in order.
    origins: Vec<(usize, usize)>,
}

impl Cleaned {
    fn push_line(&mut self, source: &SourceFile, line: u32, marks: &[Mark], width: usize) {
        let whole = line_range(source, line);
        let shown = window(&source.text, &whole, marks, width);
        if shown.start > whole.start {
            self.text.push('…');
        }
        let mut hidden = hidden(source, &shown, marks).into_iter().peekable();
        for (at, character) in source.text[shown.clone()].char_indices() {
            let at = shown.start + at;
            self.origins.push((at, self.text.len()));
            while hidden.next_if(|(range, _)| range.end <= at).is_some() {}
            if let Some((range, words)) = hidden.peek()
                && range.contains(&at)
            {
                if at == range.start.max(shown.start) {
                    self.text.push_str(words);
                }
                continue;
            }
            match character {
                '\u{feff}' if at == 0 => {}
                '\t' => self.text.push_str(TAB),
                _ => text::push_visible(&mut self.text, character),
            }
        }
        self.origins.push((shown.end, self.text.len()));
        if shown.end < whole.end {
            self.text.push('…');
        }
        self.origins.push((whole.end, self.text.len()));
        self.text.push('\n');
    }

    /// Where the byte at `offset` of the file is here; what is cut off is at the nearest bound.
    fn position(&self, offset: usize) -> usize {
        let index = self.origins.partition_point(|&(from, _)| from < offset);
        self.origins
            .get(index)
            .or(self.origins.last())
            .map_or(0, |&(_, to)| to)
    }
}

/// What is not shown of a part of a line, in order, and what stands in its place.
fn hidden(
    source: &SourceFile,
    shown: &Range<usize>,
    marks: &[Mark],
) -> Vec<(Range<usize>, &'static str)> {
    let secrets = source.secrets.within(shown).into_iter();
    let mut hidden: Vec<_> = secrets.map(|range| (range, HIDDEN)).collect();
    if source.secrets.is_reticent() {
        let mut marked: Vec<&Range<usize>> = marks.iter().map(|mark| &mark.bytes).collect();
        marked.sort_by_key(|bytes| bytes.start);
        let mut at = shown.start;
        for bytes in marked {
            if bytes.start > at {
                hidden.push((at..bytes.start.min(shown.end), "…"));
            }
            at = at.max(bytes.end);
        }
        hidden.push((at..shown.end.max(at), "…"));
        hidden.retain(|(range, _)| range.start < range.end);
        hidden.sort_by_key(|(range, _)| range.start);
    }
    hidden
}

/// The part of a line that is shown, `width` bytes at most: its beginning, or what is around the
/// first mark on it.
fn window(text: &str, line: &Range<usize>, marks: &[Mark], width: usize) -> Range<usize> {
    if line.len() <= width {
        return line.clone();
    }
    let on_line = marks.iter().filter(|mark| line.contains(&mark.bytes.start));
    let first = on_line.min_by_key(|mark| mark.bytes.start);
    let mut start = match first {
        Some(mark) if mark.bytes.end > line.start + width => {
            (mark.bytes.start - line.start).saturating_sub(width / 4) + line.start
        }
        _ => line.start,
    };
    while !text.is_char_boundary(start) {
        start -= 1;
    }
    let mut end = (start + width).min(line.end);
    while !text.is_char_boundary(end) {
        end += 1;
    }
    start..end
}
