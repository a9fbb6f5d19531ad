//! The parser's interface, and the state that all of the grammar shares.
//!
//! The parser is a recursive descent with one token of lookahead. A fault inside an expression is
//! an `Err` that travels up to the argument or block that it is in; there it is noted, and reading
//! goes on behind that item ([`super::recovery`]), so that one mistake is told once. The grammar of
//! files is in [`super::body`], that of expressions in [`super::expression`] and [`super::steps`],
//! that of strings in [`super::template`].

use crate::source::Span;
use crate::syntax::SyntaxError;
use crate::syntax::bounds::{self, MAX_ERRORS};

use super::ast::{Body, Expr, Ident};
use super::lexer::Lexer;
use super::recovery::{self, Closings};
use super::token::{Token, TokenKind};

/// Deepest nesting that is read. What is deeper is an error, and the argument that holds it is
/// left out. A chain of operators (`a + b + …`) nests too: each takes what is before it as its
/// left side.
pub const MAX_DEPTH: u32 = 128;

/// What was read from a text.
#[derive(Debug, Default)]
pub struct Parsed {
    /// What could be read; broken attributes and blocks are left out.
    pub body: Body,
    /// What is wrong, in order of place.
    pub errors: Vec<SyntaxError>,
}

/// Reads a file.
pub fn parse(text: &str) -> Parsed {
    let mut parser = Parser::new(text, 0);
    parser.lexer.skip_byte_order_mark();
    let mut body = parser.parse_body(None);
    body.span = parser.lexer.span();
    let mut errors = parser.errors;
    errors.sort_by_key(|error| error.span);
    Parsed { body, errors }
}

/// Reads one expression that takes up the whole text. Spans begin at `offset`.
///
/// # Errors
/// The first fault.
pub fn parse_expression(text: &str, offset: u32) -> Result<Expr, SyntaxError> {
    let mut parser = Parser::new(text, offset);
    parser.newlines_end = false;
    let expr = parser.parse_expression()?;
    parser.expect(TokenKind::End, "nothing behind the expression")?;
    Ok(expr)
}

/// Reads a template without quotes, as `templatefile` and JSON configuration have it. The result is
/// a [`super::ExprKind::String`] or [`super::ExprKind::Template`]. Spans begin at `offset`.
///
/// # Errors
/// The first fault.
pub fn parse_template(text: &str, offset: u32) -> Result<Expr, SyntaxError> {
    Parser::new(text, offset).parse_bare_template()
}

/// The comments of a file, without parsing the rest, in order: `#`, `//` and `/* */`, with their marks.
pub fn comments(text: &str) -> Vec<Span> {
    let mut lexer = Lexer::new(text, 0);
    lexer.skip_byte_order_mark();
    recovery::comments(lexer)
}

/// Whether a text can be the name of an argument or a variable: a letter of any script or `_`, then
/// letters, marks and digits of any script, `_` and `-`.
pub fn is_name(text: &str) -> bool {
    let mut lexer = Lexer::new(text, 0);
    let token = lexer.token_or_comment();
    token.kind == TokenKind::Name && token.span == lexer.span()
}

/// What comes of reading one part of the grammar.
pub(super) type Parse<T> = Result<T, SyntaxError>;

/// The state of reading one text.
pub(super) struct Parser<'t> {
    pub(super) lexer: Lexer<'t>,
    /// The next token, once it has been looked at.
    pub(super) peeked: Option<Token>,
    /// Whether a line end is a token (in bodies and object constructors) or a blank.
    pub(super) newlines_end: bool,
    /// End of the token that was read last.
    pub(super) last_end: u32,
    /// Nesting at this point.
    pub(super) depth: u32,
    /// Deepest nesting within the operand that is being read: see [`Parser::deepen`].
    pub(super) deepest: u32,
    errors: Vec<SyntaxError>,
    /// How many bytes may still be read in vain: by recovery, and by items in which there was a
    /// fault.
    pub(super) lookahead: usize,
    /// How many expressions, arguments and blocks may still be read.
    nodes_left: usize,
    /// Where heredocs can end, once one was found not to.
    pub(super) closings: Option<Closings<'t>>,
    /// Set when recovery went on at a line this far to the left: blocks that begin there or
    /// further to the right have ended, though their closing brace was not found.
    pub(super) outdented_to: Option<usize>,
    /// Whether the end was reached within a block, which is told once.
    pub(super) ended_early: bool,
}

impl<'t> Parser<'t> {
    fn new(text: &'t str, base: u32) -> Self {
        Self {
            lexer: Lexer::new(text, base),
            peeked: None,
            newlines_end: true,
            last_end: base,
            depth: 0,
            deepest: 0,
            errors: Vec::new(),
            lookahead: text.len().saturating_mul(4).saturating_add(65_536),
            nodes_left: bounds::most_nodes(text.len()),
            closings: None,
            outdented_to: None,
            ended_early: false,
        }
    }

    /// The next token, which stays.
    pub(super) fn peek(&mut self) -> Token {
        loop {
            let token = match self.peeked {
                Some(token) => token,
                None => *self.peeked.insert(self.lexer.token()),
            };
            if token.kind != TokenKind::LineEnd || self.newlines_end {
                return token;
            }
            self.peeked = None;
        }
    }

    /// Reads the next token. The lexer then stands right behind it.
    pub(super) fn bump(&mut self) -> Token {
        let token = self.peek();
        self.peeked = None;
        self.last_end = token.span.end;
        token
    }

    /// Reads only the digits that the next token, a number, begins with: `.0.1` is two indexes,
    /// where the lexer sees the number 0.1.
    pub(super) fn bump_digits(&mut self) -> Parse<Span> {
        let token = self.bump();
        let text = self.lexer.slice(token.span);
        let digits = text.bytes().take_while(u8::is_ascii_digit).count();
        if !matches!(text.as_bytes().get(digits), None | Some(b'.')) {
            return Err(self.unexpected("an index of digits alone", token));
        }
        let end = token.span.start + digits as u32;
        self.lexer.seek(end);
        self.last_end = end;
        Ok(Span::new(token.span.start, end))
    }

    /// Reads the next token if it is of this kind.
    pub(super) fn eat(&mut self, kind: TokenKind) -> bool {
        let found = self.peek().kind == kind;
        if found {
            self.bump();
        }
        found
    }

    /// Reads the next token, which must be of this kind.
    pub(super) fn expect(&mut self, kind: TokenKind, what: &str) -> Parse<Token> {
        let token = self.peek();
        if token.kind == kind {
            Ok(self.bump())
        } else {
            Err(self.unexpected(what, token))
        }
    }

    /// Whether the next token is this keyword.
    pub(super) fn at_keyword(&mut self, keyword: &str) -> bool {
        let token = self.peek();
        token.kind == TokenKind::Name && self.lexer.slice(token.span) == keyword
    }

    /// Reads the next token if it is this keyword.
    pub(super) fn eat_keyword(&mut self, keyword: &str) -> bool {
        let found = self.at_keyword(keyword);
        if found {
            self.bump();
        }
        found
    }

    /// Reads a name.
    pub(super) fn parse_name(&mut self, what: &str) -> Parse<Ident> {
        let token = self.expect(TokenKind::Name, what)?;
        Ok(self.name(token))
    }

    /// The name that a token is.
    pub(super) fn name(&self, token: Token) -> Ident {
        Ident {
            name: self.lexer.slice(token.span).into(),
            span: token.span,
        }
    }

    /// From `start` to the end of what was read last.
    pub(super) const fn span_from(&self, start: u32) -> Span {
        Span::new(start, self.last_end)
    }

    /// Goes one level deeper. On an error the level is not left: the item that catches the error
    /// puts the depth back.
    pub(super) fn enter(&mut self) -> Parse<()> {
        self.depth += 1;
        self.deepest = self.deepest.max(self.depth);
        self.limit_depth(self.depth)
    }

    /// Leaves a level.
    pub(super) const fn leave(&mut self) {
        self.depth -= 1;
    }

    /// Notes that what was read at this depth has become the inside of something larger, as the left
    /// side of an operator does: all that it holds is one level deeper now.
    pub(super) fn deepen(&mut self) -> Parse<()> {
        self.deepest += 1;
        self.limit_depth(self.deepest)
    }

    /// Notes that one more expression, argument or block is being read.
    pub(super) fn count(&mut self) -> Parse<()> {
        match self.nodes_left.checked_sub(1) {
            Some(left) => {
                self.nodes_left = left;
                Ok(())
            }
            None => {
                let text = self.lexer.span();
                let most = bounds::most_nodes((text.end - text.start) as usize);
                let span = self.peek().span;
                Err(SyntaxError::new(bounds::too_many(most), span))
            }
        }
    }

    /// Whether no more is read of this text.
    pub(super) const fn is_full(&self) -> bool {
        self.nodes_left == 0
    }

    fn limit_depth(&mut self, depth: u32) -> Parse<()> {
        if depth <= MAX_DEPTH {
            return Ok(());
        }
        let message = format!("this is nested more than {MAX_DEPTH} levels deep");
        Err(SyntaxError::new(message, self.peek().span))
    }

    /// The fault that `token` stands where `what` is expected.
    pub(super) fn unexpected(&self, what: &str, token: Token) -> SyntaxError {
        let found = match token.kind {
            TokenKind::UnclosedComment => {
                let opening = Span::new(token.span.start, token.span.start + 2);
                return SyntaxError::new("this comment has no closing `*/`", opening);
            }
            TokenKind::BrokenHeredoc => {
                let message = "expected a heredoc's marker, and the end of the line behind it";
                return SyntaxError::new(message, token.span);
            }
            TokenKind::End => "the end of the text".into(),
            TokenKind::LineEnd => "the end of the line".into(),
            TokenKind::Quote => "a string".into(),
            TokenKind::Heredoc => "a heredoc".into(),
            TokenKind::Stray if self.lexer.slice(token.span) == "'" => {
                "`'` (strings are written with double quotes)".into()
            }
            _ => self.quote(token.span),
        };
        SyntaxError::new(format!("expected {what}, found {found}"), token.span)
    }

    /// The bytes of a span for a message: in backquotes, on one line, and not too long.
    pub(super) fn quote(&self, span: Span) -> String {
        const LONGEST: usize = 40;
        let text = self.lexer.slice(span);
        let mut quoted = String::from("`");
        for (count, character) in text.chars().enumerate() {
            if count == LONGEST {
                quoted.push('…');
                break;
            }
            if character.is_control() {
                quoted.extend(character.escape_default());
            } else {
                quoted.push(character);
            }
        }
        quoted.push('`');
        quoted
    }

    /// Notes a fault, unless there are too many already.
    pub(super) fn report(&mut self, error: SyntaxError) {
        if self.errors.len() < MAX_ERRORS {
            self.errors.push(error);
        }
    }
}

/// The fault that the string that begins at `opening` does not end on its line.
pub(super) fn unclosed_string(opening: Span) -> SyntaxError {
    SyntaxError::new("this string has no closing quote on its line", opening)
}
