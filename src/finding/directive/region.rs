//! What a comment covers.

use super::{Language, template};
use crate::source::{LineIndex, SourceFile, Span};
use crate::syntax::hcl::{self, Body};
use crate::syntax::tree::{self, Node, NodeKind};

/// Most comments that are gone through between one and the code that it is about.
const MAX_COMMENTS: usize = 64;

/// What starts on which line of a file.
pub(super) struct Regions<'f> {
    text: &'f str,
    lines: &'f LineIndex,
    comments: &'f [Span],
    /// Everything that has a start and an end, sorted by start.
    constructs: Vec<Span>,
    /// The line that was last asked for: many comments may be about one line.
    last: Option<(u32, Span)>,
}

impl<'f> Regions<'f> {
    pub(super) fn new(file: &'f SourceFile, language: Language, comments: &'f [Span]) -> Self {
        let mut constructs = match language {
            Language::Hcl => hcl_constructs(&file.text),
            Language::Yaml => yaml_constructs(&file.text),
            Language::Template => template::constructs(&file.text),
        };
        constructs.sort();
        Self {
            text: &file.text,
            lines: file.lines(),
            comments,
            constructs,
            last: None,
        }
    }

    /// The line that a comment is about, with everything that starts on it.
    pub(super) fn covered_by(&mut self, comment: Span) -> Span {
        let line = self.target_line(comment);
        if let Some((last, span)) = self.last
            && last == line
        {
            return span;
        }
        // Past the last line there is nothing.
        let end = self.line_end(line);
        let start = self.lines.start(line).unwrap_or(end);
        let first = self.constructs.partition_point(|span| span.start < start);
        let span = self.constructs[first..]
            .iter()
            .take_while(|span| span.start < end)
            .fold(Span::new(start, end), |all, span| all.to(*span));
        self.last = Some((line, span));
        span
    }

    fn target_line(&self, comment: Span) -> u32 {
        let own = self.lines.line(comment.start);
        if self.has_code_before(comment) {
            return own;
        }
        let mut last = comment;
        for _ in 0..MAX_COMMENTS {
            let line = self.lines.line(last.end.saturating_sub(1).max(last.start));
            let rest = Span::new(last.end, self.line_end(line).max(last.end));
            let next = self.comment_in(rest);
            if next.is_none() && self.has_code(rest) {
                return line;
            }
            match next.or_else(|| self.comment_on(line + 1)) {
                Some(next) => last = next,
                None => return line + 1,
            }
        }
        own
    }

    /// Whether the comment's line holds anything in front of it that is not a comment too.
    fn has_code_before(&self, comment: Span) -> bool {
        let line = self.lines.line(comment.start);
        let start = self.lines.start(line).unwrap_or(comment.start);
        let mut end = comment.start;
        for _ in 0..MAX_COMMENTS {
            match self.last_comment_between(start, end) {
                Some(other) if self.has_code(Span::new(other.end, end)) => return true,
                Some(other) if other.start <= start => return false,
                Some(other) => end = other.start,
                None => return self.has_code(Span::new(start, end)),
            }
        }
        true
    }

    fn last_comment_between(&self, start: u32, end: u32) -> Option<Span> {
        let after = self.comments.partition_point(|span| span.end <= end);
        let candidate = *self.comments.get(after.checked_sub(1)?)?;
        (candidate.end > start && candidate.start < end).then_some(candidate)
    }

    /// The comment in a range that has no code in front of it there.
    fn comment_in(&self, range: Span) -> Option<Span> {
        let at = self
            .comments
            .partition_point(|span| span.start < range.start);
        let next = *self.comments.get(at)?;
        let before = Span::new(range.start, next.start);
        (next.start < range.end && !self.has_code(before)).then_some(next)
    }

    fn comment_on(&self, line: u32) -> Option<Span> {
        let start = self.lines.start(line)?;
        self.comment_in(Span::new(start, self.line_end(line)))
    }

    fn line_end(&self, line: u32) -> u32 {
        self.lines.start(line + 1).unwrap_or(self.text.len() as u32)
    }

    fn has_code(&self, range: Span) -> bool {
        let text = self.text.get(range.range()).unwrap_or_default();
        !text.trim_start_matches('\u{feff}').trim().is_empty()
    }
}

fn hcl_constructs(text: &str) -> Vec<Span> {
    let parsed = hcl::parse(text);
    let mut spans = Vec::new();
    let mut open: Vec<&Body> = vec![&parsed.body];
    while let Some(body) = open.pop() {
        spans.extend(body.attributes.iter().map(|attribute| attribute.span));
        for block in &body.blocks {
            spans.push(block.span);
            open.push(&block.body);
        }
    }
    spans
}

fn yaml_constructs(text: &str) -> Vec<Span> {
    let parsed = tree::yaml::parse(text);
    let mut spans = Vec::new();
    let mut open: Vec<&Node> = Vec::new();
    for document in &parsed.documents {
        spans.push(document.root.span);
        open.push(&document.root);
    }
    while let Some(node) = open.pop() {
        match &node.kind {
            NodeKind::Sequence(items) => {
                // Not the mapping behind a key: its first line is its first entry's.
                spans.extend(items.iter().map(|item| item.span));
                open.extend(items);
            }
            NodeKind::Mapping(entries) => {
                for entry in entries {
                    // What came through an alias stands elsewhere.
                    if entry.value.span.end >= entry.key_span.start {
                        spans.push(entry.key_span.to(entry.value.span));
                    }
                    open.push(&entry.value);
                }
            }
            _ => {}
        }
    }
    spans
}
