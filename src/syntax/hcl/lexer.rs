//! Text to tokens, and template text to runs.
//!
//! The lexer keeps no state but its position (and where the next comment ends, not to search for it
//! again behind each fault): whether the next bytes are code or template text is
//! known by who asks ([`Lexer::token`] or [`Lexer::run`]), so that nesting lives in one place, and
//! reading can begin again anywhere. Every token and every run takes up at least one byte unless
//! the text is at its end.

use unicode_ident::{is_xid_continue, is_xid_start};

use crate::source::Span;

use super::token::{Token, TokenKind};

/// Reads one text from left to right.
#[derive(Clone, Debug)]
pub(super) struct Lexer<'t> {
    text: &'t str,
    position: usize,
    /// Added to every offset that leaves the lexer.
    base: u32,
    comment_end: CommentEnd,
}

/// There is no `*/` in the text from `from` up to `end`; at `end` is one, or the end of the text.
#[derive(Clone, Copy, Debug)]
struct CommentEnd {
    from: usize,
    end: usize,
}

/// What template text runs into.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stop {
    /// The closing quote of a string; reading goes on behind it.
    Quote,
    /// In a string, a line end that must not be there; reading goes on at it. Elsewhere the run
    /// includes it.
    LineEnd,
    /// A backslash in a string; reading goes on behind it.
    Escape,
    /// The doubled mark of `$${` or `%%{`. The run ends with the first, reading goes on behind the second.
    Doubled,
    /// `${` or `${~`
    Interpolation {
        /// Whether it strips the text before it.
        strip: bool,
    },
    /// `%{` or `%{~`
    Directive {
        /// Whether it strips the text before it.
        strip: bool,
    },
    /// The end of the text.
    End,
}

impl<'t> Lexer<'t> {
    /// Reads `text` from its beginning; the first byte is called `base`.
    pub(super) const fn new(text: &'t str, base: u32) -> Self {
        Self {
            text,
            position: 0,
            base,
            comment_end: CommentEnd { from: 0, end: 0 },
        }
    }

    /// Skips a byte order mark, which may only stand at the beginning of a file.
    pub(super) fn skip_byte_order_mark(&mut self) {
        if self.position == 0 && self.text.starts_with('\u{feff}') {
            self.position = '\u{feff}'.len_utf8();
        }
    }

    /// Where reading goes on.
    pub(super) const fn offset(&self) -> u32 {
        self.base.saturating_add(self.position as u32)
    }

    /// Goes on reading at `offset`, which must be one that came from this text.
    pub(super) const fn seek(&mut self, offset: u32) {
        self.position = offset.saturating_sub(self.base) as usize;
    }

    /// All of the text.
    pub(super) const fn span(&self) -> Span {
        Span::new(self.base, self.base.saturating_add(self.text.len() as u32))
    }

    /// The bytes of `span`.
    pub(super) fn slice(&self, span: Span) -> &'t str {
        let start = span.start.saturating_sub(self.base) as usize;
        let end = span.end.saturating_sub(self.base) as usize;
        self.text.get(start..end).unwrap_or_default()
    }

    /// What is yet to be read.
    pub(super) fn rest(&self) -> &'t str {
        self.text.get(self.position..).unwrap_or_default()
    }

    /// Number of bytes between the beginning of the line and `offset`.
    pub(super) fn column(&self, offset: u32) -> usize {
        let before = self.slice(Span::new(self.base, offset));
        before.len() - before.rfind('\n').map_or(0, |end| end + 1)
    }

    /// The next token; comments are skipped.
    pub(super) fn token(&mut self) -> Token {
        loop {
            let token = self.token_or_comment();
            if token.kind != TokenKind::Comment {
                return token;
            }
        }
    }

    /// The next token or comment.
    pub(super) fn token_or_comment(&mut self) -> Token {
        let bytes = self.text.as_bytes();
        while matches!(bytes.get(self.position), Some(b' ' | b'\t')) {
            self.position += 1;
        }
        let rest = &bytes[self.position..];
        let (kind, length) = match rest {
            [] => (TokenKind::End, 0),
            [b'a'..=b'z' | b'A'..=b'Z' | b'_', ..] => (TokenKind::Name, self.name_length()),
            [b'0'..=b'9', ..] => (TokenKind::Number, number_length(rest)),
            [b'#', ..] | [b'/', b'/', ..] => (TokenKind::Comment, line_comment_length(rest)),
            [b'/', b'*', ..] => self.block_comment(),
            [b'<', b'<', ..] => return self.heredoc(),
            _ => TokenKind::punctuation(rest).unwrap_or_else(|| self.other()),
        };
        self.take(kind, length)
    }

    /// Reads template text up to what ends it: a quote, backslash or line end if it is `quoted`,
    /// else behind a line end; in either case a sequence or its escape.
    pub(super) fn run(&mut self, quoted: bool) -> (&'t str, Stop) {
        let bytes = self.text.as_bytes();
        let start = self.position;
        let mut at = start;
        let (length, stop, marks) = loop {
            let Some(&byte) = bytes.get(at) else {
                break (at - start, Stop::End, 0);
            };
            match byte {
                b'"' if quoted => break (at - start, Stop::Quote, 1),
                b'\\' if quoted => break (at - start, Stop::Escape, 1),
                b'\n' | b'\r' if quoted => break (at - start, Stop::LineEnd, 0),
                b'\n' => break (at + 1 - start, Stop::LineEnd, 0),
                b'$' | b'%' => {
                    if let Some((taken, stop, marks)) = sequence(&bytes[at..]) {
                        break (at + taken - start, stop, marks);
                    }
                }
                _ => {}
            }
            at += 1;
        };
        self.position = start + length + marks;
        (&self.text[start..start + length], stop)
    }

    /// Reads the line that closes a heredoc, if it is next: the marker between blanks, which here are
    /// those of Unicode. The line end behind it is left, it may end an argument. Gives the marker's
    /// place.
    pub(super) fn heredoc_end(&mut self, marker: &str) -> Option<Span> {
        let blank = |c: char| c != '\n' && c.is_whitespace();
        let rest = self.rest();
        let indented = rest.trim_start_matches(blank);
        let behind = indented.strip_prefix(marker)?;
        let line_end = behind.trim_start_matches(blank);
        if !line_end.is_empty() && !line_end.starts_with('\n') {
            return None;
        }
        self.position += rest.len() - indented.len();
        let span = self.take(TokenKind::Heredoc, marker.len()).span;
        let blanks = &behind[..behind.len() - line_end.len()];
        self.position += blanks.trim_end_matches('\r').len();
        Some(span)
    }

    /// Reads one character; `None` at the end.
    pub(super) fn character(&mut self) -> Option<char> {
        let character = self.rest().chars().next()?;
        self.position += character.len_utf8();
        Some(character)
    }

    fn take(&mut self, kind: TokenKind, length: usize) -> Token {
        let start = self.offset();
        self.position += length;
        Token {
            kind,
            span: Span::new(start, self.offset()),
        }
    }

    fn name_length(&self) -> usize {
        let rest = self.rest();
        let ascii = rest
            .bytes()
            .take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'))
            .count();
        if rest.as_bytes().get(ascii).is_none_or(u8::is_ascii) {
            return ascii;
        }
        rest.find(|c: char| !(is_xid_continue(c) || c == '-'))
            .unwrap_or(rest.len())
    }

    fn block_comment(&mut self) -> (TokenKind, usize) {
        let from = self.position + 2;
        let known = self.comment_end;
        let end = if (known.from..known.end).contains(&from) {
            known.end
        } else {
            let inside = self.text[from..].find("*/");
            let end = inside.map_or(self.text.len(), |inside| from + inside);
            self.comment_end = CommentEnd { from, end };
            end
        };
        let length = end - self.position;
        if end == self.text.len() {
            (TokenKind::UnclosedComment, length)
        } else {
            (TokenKind::Comment, length + 2)
        }
    }

    /// A name that begins beyond ASCII, or a stray character.
    fn other(&self) -> (TokenKind, usize) {
        let first = self.rest().chars().next();
        match first {
            Some(c) if is_xid_start(c) => (TokenKind::Name, self.name_length()),
            first => (TokenKind::Stray, first.map_or(0, char::len_utf8)),
        }
    }

    fn heredoc(&mut self) -> Token {
        let rest = self.rest();
        let name = rest[2..].strip_prefix('-').unwrap_or(&rest[2..]);
        let mut behind = Self::new(name, 0);
        let marker = behind.token();
        let introducer = rest.len() - name.len() + marker.span.end as usize;
        let line_end = behind.rest().as_bytes();
        let line_end_length = match line_end {
            [] => Some(0),
            [b'\n', ..] => Some(1),
            [b'\r', b'\n', ..] => Some(2),
            _ => None,
        };
        let attached = marker.kind == TokenKind::Name && marker.span.start == 0;
        let Some(line_end_length) = line_end_length.filter(|_| attached) else {
            return self.take(TokenKind::BrokenHeredoc, 2);
        };
        let token = self.take(TokenKind::Heredoc, introducer);
        self.position += line_end_length;
        token
    }
}

/// Whether `rest`, which begins with `$` or `%`, begins a sequence or escapes one: how much of it
/// is text, what it is, and how much is its mark.
fn sequence(rest: &[u8]) -> Option<(usize, Stop, usize)> {
    match rest {
        [b'$', b'{', behind @ ..] => {
            let strip = behind.first() == Some(&b'~');
            Some((0, Stop::Interpolation { strip }, 2 + usize::from(strip)))
        }
        [b'%', b'{', behind @ ..] => {
            let strip = behind.first() == Some(&b'~');
            Some((0, Stop::Directive { strip }, 2 + usize::from(strip)))
        }
        [b'$', b'$', b'{', ..] | [b'%', b'%', b'{', ..] => Some((1, Stop::Doubled, 1)),
        _ => None,
    }
}

/// Length of the number at the beginning: digits, dots and exponents, not ending with a dot.
fn number_length(rest: &[u8]) -> usize {
    let mut at = 0;
    let mut length = 0;
    loop {
        let step = match &rest[at..] {
            [b'0'..=b'9' | b'.', ..] => 1,
            [b'e' | b'E', b'0'..=b'9', ..] => 2,
            [b'e' | b'E', b'+' | b'-', b'0'..=b'9', ..] => 3,
            _ => return length,
        };
        at += step;
        if rest[at - 1] != b'.' {
            length = at;
        }
    }
}

/// Length of the comment at the beginning, without the line end.
fn line_comment_length(rest: &[u8]) -> usize {
    let line = rest
        .iter()
        .position(|&byte| byte == b'\n')
        .unwrap_or(rest.len());
    line - usize::from(rest[..line].ends_with(b"\r"))
}
