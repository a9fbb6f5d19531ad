//! Text to tree: files, blocks and arguments, and the state that all of the grammar shares.
//!
//! The parser is a recursive descent with one token of lookahead. A fault inside an expression is
//! an `Err` that travels up to the argument or block that it is in; there it is noted, and reading
//! goes on behind that item ([`super::recovery`]), so that one mistake is told once. Expressions
//! are in [`super::expression`], strings in [`super::template`].

use crate::source::Span;
use crate::syntax::SyntaxError;

use super::ast::{Attribute, Block, Body, Expr, Ident};
use super::lexer::{Lexer, Stop};
use super::recovery;
use super::token::{Token, TokenKind};

/// Deepest nesting that is read. What is deeper is an error, and the argument that holds it is
/// left out. A chain of operators (`a + b + …`) nests too: each takes what is before it as its
/// left side.
pub const MAX_DEPTH: u32 = 128;

/// Most faults that are told for one text.
const MAX_ERRORS: usize = 100;

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

/// What comes of reading one part of the grammar.
pub(super) type Parse<T> = Result<T, SyntaxError>;

/// The state of reading one text.
pub(super) struct Parser<'t> {
    pub(super) lexer: Lexer<'t>,
    /// The next token, once it has been looked at.
    peeked: Option<Token>,
    /// Whether a line end is a token (in bodies and object constructors) or a blank.
    pub(super) newlines_end: bool,
    /// End of the token that was read last.
    pub(super) last_end: u32,
    /// Nesting at this point.
    pub(super) depth: u32,
    /// Deepest nesting within the operand that is being read: see [`Parser::deepen`].
    pub(super) deepest: u32,
    errors: Vec<SyntaxError>,
    /// How many bytes recovery may still look ahead in vain.
    pub(super) lookahead: usize,
    /// Set when recovery went on at a line this far to the left: blocks that begin there or
    /// further to the right have ended, though their closing brace was not found.
    outdented_to: Option<usize>,
    /// Whether the end was reached within a block, which is told once.
    ended_early: bool,
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

    fn report(&mut self, error: SyntaxError) {
        if self.errors.len() < MAX_ERRORS {
            self.errors.push(error);
        }
    }

    /// Reads a file, or a block's content and its closing brace. `block` is the block's first byte
    /// and its opening brace.
    fn parse_body(&mut self, block: Option<(u32, Span)>) -> Body {
        let mut body = Body {
            span: self.span_from(self.last_end),
            ..Body::default()
        };
        loop {
            let token = self.peek();
            if self.has_ended_by_outdent(block, token) {
                break;
            }
            match token.kind {
                TokenKind::LineEnd => {
                    self.bump();
                }
                TokenKind::End => {
                    self.report_unclosed(block);
                    break;
                }
                TokenKind::CloseBrace if block.is_some() => break,
                _ => self.parse_item(&mut body, token, block.is_some()),
            }
        }
        body.span.end = self.peek().span.start.max(body.span.start);
        if block.is_some()
            && self.peek().kind == TokenKind::CloseBrace
            && self.outdented_to.is_none()
        {
            self.bump();
        } else {
            self.last_end = body.span.end;
        }
        self.report_repeats(&body);
        body
    }

    /// Reads one argument or block; on a fault, notes it and goes on behind the item.
    fn parse_item(&mut self, body: &mut Body, first: Token, in_block: bool) {
        let depth = self.depth;
        let read = self.parse_item_parts(body);
        self.depth = depth;
        self.deepest = depth;
        self.newlines_end = true;
        if let Err(error) = read {
            self.report(error);
            self.recover(first, in_block);
        }
    }

    fn parse_item_parts(&mut self, body: &mut Body) -> Parse<()> {
        let name = self.parse_name("an argument or a block")?;
        let token = self.peek();
        let what = match token.kind {
            TokenKind::Assign => {
                self.bump();
                body.attributes.push(self.parse_argument(name)?);
                "the end of the line behind the argument"
            }
            TokenKind::Quote | TokenKind::OpenBrace | TokenKind::Name => {
                let (mut block, closed) = self.parse_block(name)?;
                if !closed {
                    let swallowed = self.release_swallowed(&mut block);
                    body.blocks.push(block);
                    body.blocks.extend(swallowed);
                    return Ok(());
                }
                body.blocks.push(block);
                "the end of the line behind the block"
            }
            _ => return Err(self.unexpected("`=` or a block behind this name", token)),
        };
        let end = self.peek();
        match end.kind {
            TokenKind::LineEnd | TokenKind::End => Ok(()),
            _ => Err(self.unexpected(what, end)),
        }
    }

    /// Reads the value of an argument, behind `=`.
    fn parse_argument(&mut self, name: Ident) -> Parse<Attribute> {
        let expr = self.parse_expression()?;
        let span = name.span.to(expr.span);
        Ok(Attribute { name, expr, span })
    }

    /// Reads a block behind its type. Says also whether the closing brace was there; if it was
    /// not, that has been told.
    fn parse_block(&mut self, kind: Ident) -> Parse<(Block, bool)> {
        let mut labels = Vec::new();
        let opening = loop {
            let token = self.peek();
            match token.kind {
                TokenKind::OpenBrace => break self.bump().span,
                TokenKind::Quote => labels.push(self.parse_quoted_label()?),
                TokenKind::Name => labels.push(self.parse_name("a label")?),
                TokenKind::LineEnd => self.take_brace_from_next_line(token)?,
                _ => return Err(self.unexpected("a label or `{`", token)),
            }
        };
        let header = labels
            .iter()
            .fold(kind.span, |span, label| span.to(label.span));
        self.enter()?;
        let body = match self.peek().kind {
            TokenKind::LineEnd | TokenKind::End | TokenKind::CloseBrace => {
                self.parse_body(Some((kind.span.start, opening)))
            }
            _ => self.parse_body_on_one_line(opening)?,
        };
        self.leave();
        let closed = self.last_end > body.span.end;
        let block = Block {
            span: self.span_from(kind.span.start),
            kind,
            labels,
            body,
            header,
        };
        Ok((block, closed))
    }

    /// An opening brace on the line behind the header is a fault, but one that leaves no doubt.
    fn take_brace_from_next_line(&mut self, line_end: Token) -> Parse<()> {
        self.newlines_end = false;
        let next = self.peek();
        self.newlines_end = true;
        if next.kind != TokenKind::OpenBrace {
            return Err(self.unexpected("a label or `{`", line_end));
        }
        let message = "the opening brace must stand on the line of the block's type and labels";
        self.report(SyntaxError::new(message, next.span));
        Ok(())
    }

    /// Reads the one argument of `block { name = value }`, and the closing brace.
    fn parse_body_on_one_line(&mut self, opening: Span) -> Parse<Body> {
        let name = self.parse_name("an argument or `}`")?;
        self.expect(
            TokenKind::Assign,
            "`=` (a block on one line holds one argument)",
        )?;
        let attribute = self.parse_argument(name)?;
        let closing = self.expect(
            TokenKind::CloseBrace,
            "`}` (a block on one line holds one argument)",
        )?;
        Ok(Body {
            attributes: vec![attribute],
            blocks: Vec::new(),
            span: Span::new(opening.end, closing.span.start),
        })
    }

    /// Reads a label in quotes, which may hold escapes but no sequences.
    fn parse_quoted_label(&mut self) -> Parse<Ident> {
        let opening = self.bump().span;
        let mut name = String::new();
        loop {
            let (run, stop) = self.lexer.run(true);
            name.push_str(run);
            match stop {
                Stop::Quote => break,
                Stop::Escape => name.push(self.parse_escape()?),
                Stop::Doubled => {}
                Stop::Interpolation { .. } | Stop::Directive { .. } => {
                    let message = "a label cannot hold a template sequence";
                    return Err(SyntaxError::new(message, opening));
                }
                Stop::LineEnd | Stop::End => return Err(unclosed_string(opening)),
            }
        }
        self.last_end = self.lexer.offset();
        Ok(Ident {
            name: name.into(),
            span: self.span_from(opening.start),
        })
    }

    /// A block without closing brace swallows what is behind it. The blocks that begin no further
    /// to the right than it does were not meant to be in it: takes them out.
    fn release_swallowed(&self, block: &mut Block) -> Vec<Block> {
        let column = self.lexer.column(block.span.start);
        let first = block
            .body
            .blocks
            .iter()
            .position(|inner| self.lexer.column(inner.span.start) <= column);
        let Some(first) = first else {
            return Vec::new();
        };
        let swallowed = block.body.blocks.split_off(first);
        if let Some(inner) = swallowed.first() {
            block.span.end = inner.span.start;
            block.body.span.end = inner.span.start;
        }
        swallowed
    }

    fn report_unclosed(&mut self, block: Option<(u32, Span)>) {
        if let Some((_, opening)) = block
            && !self.ended_early
        {
            self.ended_early = true;
            self.report(SyntaxError::new("this block has no closing brace", opening));
        }
    }

    /// Each argument may be given once. Sorting finds the repeats without comparing all with all.
    fn report_repeats(&mut self, body: &Body) {
        let mut names: Vec<&Ident> = body.attributes.iter().map(|a| &a.name).collect();
        names.sort_by(|a, b| (&a.name, a.span).cmp(&(&b.name, b.span)));
        for pair in names.windows(2) {
            if pair[0].name == pair[1].name {
                let message = format!("{} is given twice in this block", self.quote(pair[1].span));
                self.report(SyntaxError::new(message, pair[1].span));
            }
        }
    }

    /// Goes on behind the item that begins with `first`, in which there was a fault.
    fn recover(&mut self, first: Token, in_block: bool) {
        let resumption = recovery::resume(&self.lexer, first, in_block, self.lookahead);
        self.lookahead = self.lookahead.saturating_sub(resumption.wasted);
        self.outdented_to = resumption.outdented_to;
        self.lexer.seek(resumption.offset);
        self.last_end = resumption.offset;
        self.peeked = None;
        self.ended_early |= self.lexer.rest().is_empty();
    }

    /// Whether recovery went on to the left of the block that is being read. Once that is so for
    /// no block around this point, reading is as usual again.
    fn has_ended_by_outdent(&mut self, block: Option<(u32, Span)>, next: Token) -> bool {
        let Some(column) = self.outdented_to else {
            return false;
        };
        let ended = next.kind != TokenKind::LineEnd
            && block.is_some_and(|(start, _)| self.lexer.column(start) >= column);
        if !ended {
            self.outdented_to = None;
        }
        ended
    }
}

/// The fault that the string that begins at `opening` does not end on its line.
pub(super) fn unclosed_string(opening: Span) -> SyntaxError {
    SyntaxError::new("this string has no closing quote on its line", opening)
}
