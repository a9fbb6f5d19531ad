//! The tokens of HCL outside of template text.
//!
//! A token is its kind and its place, nothing else: names and numbers are read from the text when
//! they are needed. Blanks and comments lie between tokens; line ends are tokens, since they end
//! arguments, and the parser skips them where they do not.

use crate::source::Span;

/// One token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Token {
    /// Which.
    pub(super) kind: TokenKind,
    /// Its bytes, in the offsets of the caller.
    pub(super) span: Span,
}

/// The kinds of token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TokenKind {
    /// A name or keyword: HCL reserves none.
    Name,
    /// Digits, dots and exponents; not necessarily a valid number.
    Number,
    /// `"`, the beginning of a string.
    Quote,
    /// `<<NAME` or `<<-NAME` at the end of a line; the span leaves the line end out, reading goes on behind it.
    Heredoc,
    /// `<<` with something else behind it.
    BrokenHeredoc,
    OpenBrace,
    CloseBrace,
    /// `~}`
    StripBrace,
    OpenBracket,
    CloseBracket,
    OpenParen,
    CloseParen,
    Dot,
    Ellipsis,
    Comma,
    Colon,
    DoubleColon,
    Question,
    Assign,
    FatArrow,
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    And,
    Or,
    Not,
    Plus,
    Minus,
    Star,
    Slash,
    Percent,
    /// LF or CRLF.
    LineEnd,
    /// A comment; only where comments are asked for.
    Comment,
    /// `/*` without `*/`, up to the end.
    UnclosedComment,
    /// A character that means nothing in HCL.
    Stray,
    /// Behind the last byte.
    End,
}

impl TokenKind {
    /// The kind and length of the punctuation that `rest` begins with; the longest that fits.
    pub(super) const fn punctuation(rest: &[u8]) -> Option<(Self, usize)> {
        Some(match rest {
            [b'.', b'.', b'.', ..] => (Self::Ellipsis, 3),
            [b'=', b'=', ..] => (Self::Equal, 2),
            [b'=', b'>', ..] => (Self::FatArrow, 2),
            [b'!', b'=', ..] => (Self::NotEqual, 2),
            [b'<', b'=', ..] => (Self::LessOrEqual, 2),
            [b'>', b'=', ..] => (Self::GreaterOrEqual, 2),
            [b'&', b'&', ..] => (Self::And, 2),
            [b'|', b'|', ..] => (Self::Or, 2),
            [b':', b':', ..] => (Self::DoubleColon, 2),
            [b'~', b'}', ..] => (Self::StripBrace, 2),
            [b'\r', b'\n', ..] => (Self::LineEnd, 2),
            [b'\n', ..] => (Self::LineEnd, 1),
            [b'=', ..] => (Self::Assign, 1),
            [b'.', ..] => (Self::Dot, 1),
            [b',', ..] => (Self::Comma, 1),
            [b'{', ..] => (Self::OpenBrace, 1),
            [b'}', ..] => (Self::CloseBrace, 1),
            [b'[', ..] => (Self::OpenBracket, 1),
            [b']', ..] => (Self::CloseBracket, 1),
            [b'(', ..] => (Self::OpenParen, 1),
            [b')', ..] => (Self::CloseParen, 1),
            [b':', ..] => (Self::Colon, 1),
            [b'?', ..] => (Self::Question, 1),
            [b'<', ..] => (Self::Less, 1),
            [b'>', ..] => (Self::Greater, 1),
            [b'!', ..] => (Self::Not, 1),
            [b'+', ..] => (Self::Plus, 1),
            [b'-', ..] => (Self::Minus, 1),
            [b'*', ..] => (Self::Star, 1),
            [b'/', ..] => (Self::Slash, 1),
            [b'%', ..] => (Self::Percent, 1),
            [b'"', ..] => (Self::Quote, 1),
            _ => return None,
        })
    }

    /// The kind that closes what this kind opens.
    pub(super) const fn closer(self) -> Option<Self> {
        match self {
            Self::OpenBrace => Some(Self::CloseBrace),
            Self::OpenBracket => Some(Self::CloseBracket),
            Self::OpenParen => Some(Self::CloseParen),
            _ => None,
        }
    }
}
