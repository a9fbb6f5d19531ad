//! Strings, heredocs and templates.
//!
//! A template is read into a flat list of pieces first: strip markers and the dedenting of `<<-`
//! work on neighbours, line by line, before directives nest. Text is unescaped into one buffer,
//! and a piece of text is a range of it, so that a long heredoc costs no allocation a line. What
//! HCL's specification leaves open is done as Terraform does it: a strip marker takes blanks from
//! the next (or previous) line of a heredoc only, not from the lines behind it.

use std::ops::Range;

use ecow::EcoString;

use super::ast::{Expr, ExprKind, Ident, Part};
use super::lexer::Stop;
use super::parser::{Parse, Parser, unclosed_string};
use super::recovery::{Closings, heredoc_marker};
use super::token::TokenKind;
use crate::source::Span;
use crate::syntax::SyntaxError;

/// What a template is written in.
#[derive(Clone, Copy)]
enum Form<'t> {
    /// Quotes, with the opening one.
    Quoted(Span),
    /// A heredoc, with its introducer and marker.
    Heredoc(Span, &'t str),
    /// Nothing: the template is the whole text.
    Bare,
}

/// A template before nesting.
#[derive(Default)]
struct Pieces {
    /// All text, unescaped.
    buffer: String,
    list: Vec<Piece>,
    /// Where the text begins that is not yet a piece.
    pending: usize,
    /// Whether the sequence just read strips the text behind it.
    strip_next: bool,
    /// How many directives are open.
    open: u32,
}

enum Piece {
    Text(Range<usize>),
    Interpolation(Expr),
    Directive(Directive, Span),
}

enum Directive {
    If(Expr),
    Else,
    EndIf,
    For {
        key_name: Option<Ident>,
        value_name: Ident,
        collection: Expr,
    },
    EndFor,
}

impl<'t> Parser<'t> {
    /// Reads a string in quotes.
    pub(super) fn parse_quoted_template(&mut self) -> Parse<Expr> {
        let opening = self.bump().span;
        let start = self.lexer.offset();
        let (run, stop) = self.lexer.run(true);
        if stop == Stop::Quote {
            self.last_end = self.lexer.offset();
            return Ok(self.finish(opening.start, ExprKind::String(run.into())));
        }
        self.lexer.seek(start);
        let pieces = self.parse_pieces(Form::Quoted(opening))?;
        Ok(self.finish(opening.start, pieces.nest()?))
    }

    /// Reads a heredoc, up to its closing marker.
    pub(super) fn parse_heredoc(&mut self) -> Parse<Expr> {
        let opening = self.bump().span;
        let introducer = self.lexer.slice(opening);
        let marker = heredoc_marker(introducer);
        let form = Form::Heredoc(opening, marker);
        let is_endless = |closings: &Closings<'_>| !closings.close(marker, opening.end);
        if self.closings.as_ref().is_some_and(is_endless) {
            return Err(unclosed_template(form));
        }
        if self.lookahead == 0 {
            let message = "this heredoc is not read: there are too many faults before it";
            return Err(SyntaxError::new(message, opening));
        }
        let mut pieces = self.parse_pieces(form)?;
        if introducer.starts_with("<<-") {
            pieces.dedent();
        }
        Ok(self.finish(opening.start, pieces.nest()?))
    }

    /// Reads a template that is the whole text.
    pub(super) fn parse_bare_template(&mut self) -> Parse<Expr> {
        let kind = self.parse_pieces(Form::Bare)?.nest()?;
        let span = self.lexer.span();
        Ok(Expr { kind, span })
    }

    /// Reads the pieces of a template, and what closes it.
    fn parse_pieces(&mut self, form: Form<'t>) -> Parse<Pieces> {
        let depth = self.depth;
        let quoted = matches!(form, Form::Quoted(_));
        let mut pieces = Pieces::default();
        let mut at_line_start = true;
        loop {
            if let (Form::Heredoc(_, marker), true) = (form, at_line_start)
                && let Some(closing) = self.lexer.heredoc_end(marker)
            {
                self.last_end = closing.end;
                break;
            }
            let (run, stop) = self.lexer.run(quoted);
            pieces.buffer.push_str(run);
            at_line_start = stop == Stop::LineEnd;
            match stop {
                Stop::Doubled => {}
                Stop::Escape => pieces.buffer.push(self.parse_escape()?),
                Stop::Interpolation { strip } => self.parse_interpolation(&mut pieces, strip)?,
                Stop::Directive { strip } => self.parse_directive(&mut pieces, strip)?,
                Stop::LineEnd if !quoted => pieces.finish_text(),
                Stop::End if matches!(form, Form::Bare) => break,
                Stop::Quote => break,
                Stop::LineEnd | Stop::End => {
                    self.note_closings(form);
                    return Err(unclosed_template(form));
                }
            }
        }
        pieces.finish_text();
        if !matches!(form, Form::Heredoc(..)) {
            self.last_end = self.lexer.offset();
        }
        self.depth = depth;
        Ok(pieces)
    }

    /// Keeps the heredocs behind one that does not end from being read to the end of the text in
    /// their turn.
    fn note_closings(&mut self, form: Form<'_>) {
        if matches!(form, Form::Heredoc(..)) && self.closings.is_none() {
            self.closings = Some(Closings::of(&self.lexer));
        }
    }

    fn parse_interpolation(&mut self, pieces: &mut Pieces, strip: bool) -> Parse<()> {
        let opening = pieces.begin_sequence(strip, self.lexer.offset());
        self.enter()?;
        let expr = self.parse_bracketed_expression()?;
        pieces.list.push(Piece::Interpolation(expr));
        pieces.strip_next = self.parse_sequence_end(opening, "an operator or `}`")?;
        self.leave();
        Ok(())
    }

    fn parse_directive(&mut self, pieces: &mut Pieces, strip: bool) -> Parse<()> {
        let opening = pieces.begin_sequence(strip, self.lexer.offset());
        let around = std::mem::replace(&mut self.newlines_end, false);
        let directive = self.parse_directive_parts()?;
        match directive {
            Directive::If(_) | Directive::For { .. } => {
                self.enter()?;
                pieces.open += 1;
            }
            Directive::EndIf | Directive::EndFor if pieces.open > 0 => {
                self.leave();
                pieces.open -= 1;
            }
            _ => {}
        }
        pieces.list.push(Piece::Directive(directive, opening));
        pieces.strip_next = self.parse_sequence_end(opening, "`}`")?;
        self.newlines_end = around;
        Ok(())
    }

    fn parse_directive_parts(&mut self) -> Parse<Directive> {
        let what = "`if`, `else`, `endif`, `for` or `endfor` behind `%{`";
        let keyword = self.expect(TokenKind::Name, what)?;
        match self.lexer.slice(keyword.span) {
            "if" => Ok(Directive::If(self.parse_expression()?)),
            "for" => {
                let (key_name, value_name) = self.parse_for_names()?;
                Ok(Directive::For {
                    key_name,
                    value_name,
                    collection: self.parse_expression()?,
                })
            }
            "else" => Ok(Directive::Else),
            "endif" => Ok(Directive::EndIf),
            "endfor" => Ok(Directive::EndFor),
            _ => Err(self.unexpected(what, keyword)),
        }
    }

    /// Reads `}` or `~}`, and says whether it strips the text behind it.
    fn parse_sequence_end(&mut self, opening: Span, what: &str) -> Parse<bool> {
        let token = self.peek();
        match token.kind {
            TokenKind::CloseBrace | TokenKind::StripBrace => {
                self.bump();
                Ok(token.kind == TokenKind::StripBrace)
            }
            TokenKind::End => {
                let message = "this template sequence has no closing `}`";
                Err(SyntaxError::new(message, opening))
            }
            _ => Err(self.unexpected(what, token)),
        }
    }

    /// Reads what is behind a backslash.
    pub(super) fn parse_escape(&mut self) -> Parse<char> {
        let start = self.lexer.offset() - 1;
        let escaped = match self.lexer.character() {
            Some('n') => Some('\n'),
            Some('r') => Some('\r'),
            Some('t') => Some('\t'),
            Some('"') => Some('"'),
            Some('\\') => Some('\\'),
            Some('u') => self.parse_code_point(4),
            Some('U') => self.parse_code_point(8),
            _ => None,
        };
        escaped.ok_or_else(|| {
            let span = Span::new(start, self.lexer.offset());
            let escape = self.quote(span);
            let message = format!("{escape} is not an escape sequence (a backslash is `\\\\`)");
            SyntaxError::new(message, span)
        })
    }

    fn parse_code_point(&mut self, digits: usize) -> Option<char> {
        let mut code = 0_u32;
        for _ in 0..digits {
            let digit = self.lexer.character()?.to_digit(16)?;
            code = code.checked_mul(16)? + digit;
        }
        char::from_u32(code)
    }
}

impl Pieces {
    /// Makes the text read since the last piece a piece.
    fn finish_text(&mut self) {
        let mut range = self.pending..self.buffer.len();
        self.pending = range.end;
        if range.is_empty() {
            return;
        }
        if std::mem::take(&mut self.strip_next) {
            let text = &self.buffer[range.clone()];
            range.start = range.end - text.trim_start().len();
        }
        self.list.push(Piece::Text(range));
    }

    /// Ends the text before a sequence whose mark ends at `offset`, and strips that text if asked
    /// to. Gives the mark's place.
    fn begin_sequence(&mut self, strip: bool, offset: u32) -> Span {
        self.finish_text();
        self.strip_next = false;
        if strip && let Some(Piece::Text(range)) = self.list.last_mut() {
            range.end = range.start + self.buffer[range.clone()].trim_end().len();
        }
        Span::new(offset - 2 - u32::from(strip), offset)
    }

    /// Takes the common indentation from each line. A line of blanks alone neither counts nor
    /// loses any; a line that begins with a sequence has none.
    fn dedent(&mut self) {
        let mut least = usize::MAX;
        let mut lines = Vec::new();
        let mut at_line_start = true;
        for (index, piece) in self.list.iter().enumerate() {
            let text = match piece {
                Piece::Text(range) => &self.buffer[range.clone()],
                _ => "",
            };
            let indented = text.trim_start();
            let is_blank_line = indented.is_empty() && text.ends_with('\n');
            if at_line_start && !is_blank_line {
                let indentation = &text[..text.len() - indented.len()];
                least = least.min(indentation.chars().count());
                lines.push(index);
            }
            at_line_start = text.ends_with('\n');
        }
        for index in lines {
            if let Piece::Text(range) = &mut self.list[index] {
                let taken = self.buffer[range.clone()].chars().take(least);
                range.start += taken.map(char::len_utf8).sum::<usize>();
            }
        }
    }

    /// Nests directives, and joins neighbouring texts.
    fn nest(self) -> Parse<ExprKind> {
        let single = self.list.len() == 1;
        let mut nesting = Nesting::default();
        for piece in self.list {
            match piece {
                Piece::Text(range) => nesting.text.push_str(&self.buffer[range]),
                Piece::Interpolation(expr) => nesting.push(Part::Interpolation(expr)),
                Piece::Directive(directive, span) => nesting.apply(directive, span)?,
            }
        }
        let text_only = nesting.parts.is_empty() && nesting.open.is_empty();
        if text_only {
            return Ok(ExprKind::String(nesting.text.into()));
        }
        let mut parts = nesting.finish()?;
        // With text beside it, even if all of it was stripped, the interpolation gives a string.
        if !single && matches!(parts[..], [Part::Interpolation(_)]) {
            parts.push(Part::Text(EcoString::new()));
        }
        Ok(ExprKind::Template(parts))
    }
}

/// The innermost parts so far, and the directives around them.
#[derive(Default)]
struct Nesting {
    parts: Vec<Part>,
    /// Text behind them.
    text: String,
    open: Vec<OpenDirective>,
}

struct OpenDirective {
    directive: Directive,
    span: Span,
    /// The parts before it.
    before: Vec<Part>,
    /// The parts between `if` and `else`, once there was an `else`.
    yes: Option<Vec<Part>>,
}

impl Nesting {
    fn push(&mut self, part: Part) {
        self.finish_text();
        self.parts.push(part);
    }

    fn finish_text(&mut self) {
        if !self.text.is_empty() {
            self.parts.push(Part::Text(self.text.as_str().into()));
            self.text.clear();
        }
    }

    fn apply(&mut self, directive: Directive, span: Span) -> Parse<()> {
        self.finish_text();
        let parts = std::mem::take(&mut self.parts);
        match directive {
            Directive::If(_) | Directive::For { .. } => self.open.push(OpenDirective {
                directive,
                span,
                before: parts,
                yes: None,
            }),
            Directive::Else => match self.open.last_mut() {
                Some(open) if open.takes_else() => open.yes = Some(parts),
                _ => return Err(SyntaxError::new("this `else` belongs to no `if`", span)),
            },
            Directive::EndIf => self.close("endif", span, parts)?,
            Directive::EndFor => self.close("endfor", span, parts)?,
        }
        Ok(())
    }

    fn close(&mut self, keyword: &str, span: Span, parts: Vec<Part>) -> Parse<()> {
        let Some(open) = self.open.pop_if(|open| open.end() == keyword) else {
            let message = match self.open.last() {
                Some(open) => format!("expected `{}`, found `{keyword}`", open.end()),
                None => format!("there is nothing that this `{keyword}` ends"),
            };
            return Err(SyntaxError::new(message, span));
        };
        self.parts = open.before;
        self.parts.push(match open.directive {
            Directive::For {
                key_name,
                value_name,
                collection,
            } => Part::For {
                key_name,
                value_name,
                collection,
                body: parts,
            },
            Directive::If(condition) => {
                let (yes, no) = match open.yes {
                    Some(yes) => (yes, parts),
                    None => (parts, Vec::new()),
                };
                Part::If { condition, yes, no }
            }
            Directive::Else | Directive::EndIf | Directive::EndFor => return Ok(()),
        });
        Ok(())
    }

    fn finish(mut self) -> Parse<Vec<Part>> {
        self.finish_text();
        match self.open.last() {
            Some(open) => Err(SyntaxError::new(
                format!("there is no `{}` for this directive", open.end()),
                open.span,
            )),
            None => Ok(self.parts),
        }
    }
}

impl OpenDirective {
    const fn end(&self) -> &'static str {
        match self.directive {
            Directive::If(_) => "endif",
            _ => "endfor",
        }
    }

    const fn takes_else(&self) -> bool {
        matches!(self.directive, Directive::If(_)) && self.yes.is_none()
    }
}

fn unclosed_template(form: Form<'_>) -> SyntaxError {
    match form {
        Form::Heredoc(opening, marker) => SyntaxError::new(
            format!("this heredoc has no line that holds `{marker}` alone"),
            opening,
        ),
        Form::Quoted(opening) => unclosed_string(opening),
        Form::Bare => SyntaxError::new("this template does not end", Span::default()),
    }
}
