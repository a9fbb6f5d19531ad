//! Where to go on behind a fault, and comments: both need to know what is code and what is text
//! in quotes without a tree.
//!
//! An item ends at a line end outside of brackets. Where its brackets do not match, there is no
//! telling where it ends by them, and layout decides: the next line that begins at the item's
//! column or left of it begins something new. People indent even where they forget a bracket.

use std::collections::BTreeMap;

use crate::source::Span;

use super::lexer::{Lexer, Stop};
use super::token::{Token, TokenKind};

/// The comments of a text, in order.
pub(super) fn comments(lexer: Lexer<'_>) -> Vec<Span> {
    let mut skimmer = Skimmer::new(lexer);
    let mut found = Vec::new();
    loop {
        let token = skimmer.next();
        match token.kind {
            TokenKind::Comment => found.push(token.span),
            TokenKind::End => return found,
            _ => {}
        }
    }
}

/// Where to go on.
#[derive(Debug)]
pub(super) struct Resumption {
    /// The offset.
    pub(super) offset: u32,
    /// Where layout decided: blocks that begin at this column or right of it have ended.
    pub(super) outdented_to: Option<usize>,
    /// How many bytes were looked at behind `offset`.
    pub(super) wasted: usize,
}

/// Finds where to go on behind the item that begins with `first`. With `in_block`, a brace closes
/// the block around. No more than `lookahead` bytes are looked at.
pub(super) fn resume(
    lexer: &Lexer<'_>,
    first: Token,
    in_block: bool,
    lookahead: usize,
) -> Resumption {
    let mut search = Search::new(lexer, first, in_block);
    let limit = (first.span.start as usize).saturating_add(lookahead);
    let offset = loop {
        let token = search.skimmer.next();
        if token.kind == TokenKind::End || token.span.start as usize > limit {
            break None;
        }
        match search.advance(token) {
            Progress::Within => {}
            Progress::Ended => break Some(token.span.start),
            Progress::Unbalanced => break None,
        }
    };
    let reached = search.skimmer.lexer.offset();
    let by_layout = || {
        let (offset, column) = search.outdent.or_else(|| find_header(lexer, first))?;
        Some((offset, Some(column)))
    };
    let (offset, outdented_to) = offset
        .map(|offset| (offset, None))
        .or_else(by_layout)
        .unwrap_or((lexer.span().end, None));
    Resumption {
        offset,
        outdented_to,
        wasted: reached.saturating_sub(offset) as usize,
    }
}

/// The names in `skipped` that an argument or a block could begin with: those with `=`, `{` or a
/// label behind them.
pub(super) fn names(lexer: &Lexer<'_>, skipped: Span) -> Vec<Token> {
    let mut skimmer = Skimmer::new(Lexer::new(lexer.slice(skipped), skipped.start));
    let mut names = Vec::new();
    let mut before = None;
    loop {
        let token = skimmer.next();
        if token.kind == TokenKind::End {
            return names;
        }
        let begins = [TokenKind::Assign, TokenKind::OpenBrace, TokenKind::Quote];
        if begins.contains(&token.kind) {
            names.extend(before);
        }
        before = (token.kind == TokenKind::Name).then_some(token);
    }
}

/// What a token means for the end of the item.
enum Progress {
    Within,
    Ended,
    Unbalanced,
}

/// The search for the end of an item.
struct Search<'t> {
    skimmer: Skimmer<'t>,
    in_block: bool,
    /// The column of the item.
    column: usize,
    /// Closing brackets that are due.
    due: Vec<TokenKind>,
    /// Whether the token before was a line end.
    at_line_start: bool,
    /// The first line that layout says is not part of the item: its offset, and the column from
    /// which blocks have ended.
    outdent: Option<(u32, usize)>,
}

impl<'t> Search<'t> {
    fn new(lexer: &Lexer<'t>, first: Token, in_block: bool) -> Self {
        let mut lexer = lexer.clone();
        let column = lexer.column(first.span.start);
        lexer.seek(first.span.start);
        Self {
            skimmer: Skimmer::new(lexer),
            in_block,
            column,
            due: Vec::new(),
            at_line_start: false,
            outdent: None,
        }
    }

    fn advance(&mut self, token: Token) -> Progress {
        let at_line_start = self.at_line_start;
        self.at_line_start = match token.kind {
            TokenKind::LineEnd => true,
            TokenKind::Comment => at_line_start,
            _ => false,
        };
        let may_outdent = at_line_start && self.outdent.is_none() && self.skimmer.heredocs == 0;
        if may_outdent {
            self.note_outdent(token);
        }
        let outdented = may_outdent && self.outdent.is_some();
        if self.skimmer.templates > 0 {
            // A sequence in quotes that goes on so far to the left is one that was not closed: it
            // would take the block's brace for its own.
            return if outdented {
                Progress::Unbalanced
            } else {
                Progress::Within
            };
        }
        if let Some(closer) = token.kind.closer() {
            self.due.push(closer);
            return Progress::Within;
        }
        match token.kind {
            TokenKind::LineEnd if self.due.is_empty() => Progress::Ended,
            TokenKind::CloseBrace if self.due.is_empty() && self.in_block => Progress::Ended,
            TokenKind::CloseBrace | TokenKind::CloseBracket | TokenKind::CloseParen => {
                match self.due.pop() {
                    Some(due) if due != token.kind => Progress::Unbalanced,
                    _ => Progress::Within,
                }
            }
            _ => Progress::Within,
        }
    }

    fn note_outdent(&mut self, token: Token) {
        let column = self.skimmer.lexer.column(token.span.start);
        match token.kind {
            TokenKind::Name if column <= self.column => {
                self.outdent = Some((token.span.start, column));
            }
            // The block that begins at the brace's column is the one that it closes.
            TokenKind::CloseBrace if column < self.column => {
                self.outdent = Some((token.span.start, column + 1));
            }
            _ => {}
        }
    }
}

/// The next line behind `first` that looks like the header of a block of the file. The last
/// resort, where a heredoc or a string swallows the rest.
fn find_header(lexer: &Lexer<'_>, first: Token) -> Option<(u32, usize)> {
    let rest = lexer.slice(Span::new(first.span.start, lexer.span().end));
    let mut offset = first.span.start;
    for (number, line) in rest.split_inclusive('\n').enumerate() {
        let is_header = number > 0
            && line.starts_with(|c: char| c.is_ascii_lowercase())
            && line.trim_end().ends_with('{')
            && !line.contains('=');
        if is_header {
            return Some((offset, 0));
        }
        offset += line.len() as u32;
    }
    None
}

/// Tokens without grammar: knows where strings, heredocs and the sequences in them begin and end.
struct Skimmer<'t> {
    lexer: Lexer<'t>,
    frames: Vec<Frame<'t>>,
    /// How many of the frames are strings or heredocs.
    templates: usize,
    /// How many of the frames are heredocs.
    heredocs: usize,
}

enum Frame<'t> {
    Brace,
    Sequence,
    Quoted,
    Heredoc {
        marker: &'t str,
        at_line_start: bool,
    },
}

impl<'t> Skimmer<'t> {
    const fn new(lexer: Lexer<'t>) -> Self {
        Self {
            lexer,
            frames: Vec::new(),
            templates: 0,
            heredocs: 0,
        }
    }

    /// The next token or comment that is not template text.
    fn next(&mut self) -> Token {
        loop {
            match self.frames.last() {
                Some(Frame::Quoted) => self.skim_quoted(),
                Some(&Frame::Heredoc {
                    marker,
                    at_line_start,
                }) => self.skim_heredoc(marker, at_line_start),
                _ => return self.skim_code(),
            }
        }
    }

    fn skim_code(&mut self) -> Token {
        let token = self.lexer.token_or_comment();
        match token.kind {
            TokenKind::OpenBrace => self.frames.push(Frame::Brace),
            TokenKind::CloseBrace | TokenKind::StripBrace => {
                self.frames.pop();
            }
            TokenKind::Quote => self.push_template(Frame::Quoted),
            TokenKind::Heredoc => self.push_template(Frame::Heredoc {
                marker: heredoc_marker(self.lexer.slice(token.span)),
                at_line_start: true,
            }),
            _ => {}
        }
        token
    }

    fn skim_quoted(&mut self) {
        let (_, stop) = self.lexer.run(true);
        match stop {
            Stop::Quote | Stop::LineEnd | Stop::End => self.pop_template(),
            Stop::Escape if !self.lexer.rest().starts_with(['\r', '\n']) => {
                self.lexer.character();
            }
            Stop::Escape | Stop::Doubled => {}
            Stop::Interpolation { .. } | Stop::Directive { .. } => {
                self.frames.push(Frame::Sequence);
            }
        }
    }

    fn skim_heredoc(&mut self, marker: &'t str, at_line_start: bool) {
        if at_line_start && self.lexer.heredoc_end(marker).is_some() {
            self.pop_template();
            return;
        }
        let (_, stop) = self.lexer.run(false);
        if let Some(Frame::Heredoc { at_line_start, .. }) = self.frames.last_mut() {
            *at_line_start = stop == Stop::LineEnd;
        }
        match stop {
            Stop::Interpolation { .. } | Stop::Directive { .. } => {
                self.frames.push(Frame::Sequence);
            }
            Stop::End => self.pop_template(),
            _ => {}
        }
    }

    fn push_template(&mut self, frame: Frame<'t>) {
        self.templates += 1;
        self.heredocs += usize::from(matches!(frame, Frame::Heredoc { .. }));
        self.frames.push(frame);
    }

    fn pop_template(&mut self) {
        let frame = self.frames.pop();
        self.templates -= 1;
        self.heredocs -= usize::from(matches!(frame, Some(Frame::Heredoc { .. })));
    }
}

/// For each line that could close a heredoc, where the last one like it begins.
pub(super) struct Closings<'t>(BTreeMap<&'t str, u32>);

impl<'t> Closings<'t> {
    /// Those of a whole text.
    pub(super) fn of(lexer: &Lexer<'t>) -> Self {
        let mut offset = lexer.span().start;
        let mut last = BTreeMap::default();
        for line in lexer.slice(lexer.span()).split_inclusive('\n') {
            let word = line.trim();
            if !word.is_empty() && !word.contains(char::is_whitespace) {
                last.insert(word, offset);
            }
            offset += line.len() as u32;
        }
        Self(last)
    }

    /// Whether there is a line behind `offset` that holds this marker alone.
    pub(super) fn close(&self, marker: &str, offset: u32) -> bool {
        self.0.get(marker).is_some_and(|&last| last >= offset)
    }
}

/// The marker in `<<EOT` or `<<-EOT`.
pub(super) fn heredoc_marker(introducer: &str) -> &str {
    introducer.trim_start_matches('<').trim_start_matches('-')
}
