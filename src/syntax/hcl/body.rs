//! The grammar of files: bodies, blocks and arguments, and what is kept of them behind a fault.

use std::collections::BTreeSet;

use ecow::EcoString;

use super::ast::{Attribute, Block, Body, Expr, ExprKind, Ident};
use super::lexer::Stop;
use super::parser::{Parse, Parser, unclosed_string};
use super::recovery;
use super::token::{Token, TokenKind};
use crate::source::Span;
use crate::syntax::SyntaxError;

/// An argument, or block, of which only the name is known.
fn broken(name: Ident) -> Attribute {
    Attribute {
        expr: Expr {
            kind: ExprKind::Invalid,
            span: name.span,
        },
        span: name.span,
        name,
    }
}

impl Parser<'_> {
    /// Reads a file, or a block's content and its closing brace. `block` is the block's first byte
    /// and its opening brace.
    pub(super) fn parse_body(&mut self, block: Option<(u32, Span)>) -> Body {
        let mut body = Body {
            span: self.span_from(self.last_end),
            ..Body::default()
        };
        let mut lost = Vec::new();
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
                _ => self.parse_item(&mut body, &mut lost, token, block.is_some()),
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
        self.keep_names(&mut body, &lost);
        body
    }

    /// Keeps what may be the names of arguments and blocks among what was skipped in a body: whoever
    /// reads such a name must not take it for absent.
    fn keep_names(&self, body: &mut Body, lost: &[Token]) {
        if lost.is_empty() {
            return;
        }
        let read = body.attributes.iter().map(|attribute| &attribute.name);
        let read = read.chain(body.blocks.iter().map(|block| &block.kind));
        let mut seen: BTreeSet<EcoString> = read.map(|name| name.name.clone()).collect();
        let lost = lost.iter().map(|&name| self.name(name));
        let lost = lost.filter(|name| seen.insert(name.name.clone()));
        body.attributes.extend(lost.map(broken));
    }

    /// Reads one argument or block; on a fault, notes it, goes on behind the item, and adds to `lost`
    /// what is skipped.
    fn parse_item(&mut self, body: &mut Body, lost: &mut Vec<Token>, first: Token, in_block: bool) {
        let depth = self.depth;
        let read = self.parse_item_parts(body);
        self.depth = depth;
        self.deepest = depth;
        self.newlines_end = true;
        if let Err(error) = read {
            body.broken = true;
            self.report(error);
            if self.is_full() {
                self.give_up();
                return;
            }
            self.recover(first, in_block);
            let skipped = Span::new(first.span.start, self.lexer.offset());
            lost.extend(recovery::names(&self.lexer, skipped));
        }
    }

    fn parse_item_parts(&mut self, body: &mut Body) -> Parse<()> {
        self.count()?;
        let name = self.parse_name("an argument or a block")?;
        let known = (body.attributes.len(), body.blocks.len());
        let read = self.parse_item_behind(name.clone(), body);
        if read.is_err() && known == (body.attributes.len(), body.blocks.len()) {
            body.attributes.push(broken(name));
        }
        read
    }

    /// Reads what is behind the name of an argument or the type of a block.
    fn parse_item_behind(&mut self, name: Ident, body: &mut Body) -> Parse<()> {
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
            broken: false,
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
        if self.outdented_to.is_some() {
            // It ended by layout, before it could swallow anything.
            return Vec::new();
        }
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
            // What was skipped behind that point is of the blocks that are taken out.
            let end = inner.span.start;
            block.body.attributes.retain(|it| it.span.end <= end);
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
        let read = body.attributes.iter();
        let read = read.filter(|attribute| attribute.expr.kind != ExprKind::Invalid);
        let mut names: Vec<&Ident> = read.map(|attribute| &attribute.name).collect();
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
        let reread = self.lexer.offset().saturating_sub(resumption.offset) as usize;
        let wasted = reread.max(resumption.wasted);
        self.lookahead = self.lookahead.saturating_sub(wasted);
        self.outdented_to = resumption.outdented_to;
        self.lexer.seek(resumption.offset);
        self.last_end = resumption.offset;
        self.peeked = None;
        self.ended_early |= self.lexer.rest().is_empty();
    }

    /// Goes to the end of the text.
    fn give_up(&mut self) {
        self.lexer.seek(self.lexer.span().end);
        self.last_end = self.lexer.offset();
        self.peeked = None;
        self.ended_early = true;
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
