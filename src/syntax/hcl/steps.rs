//! What is read from a term: attributes, indexes and splats.
//!
//! Steps are gathered in a list, not nested one in the other. A full splat takes all steps behind
//! it, other splats included; an attribute-only splat takes attributes, and legacy indexes.

use super::ast::{Expr, ExprKind, Step};
use super::parser::{Parse, Parser};
use super::token::TokenKind;
use crate::source::Span;

impl Parser<'_> {
    /// Reads all that is read from a term.
    pub(super) fn parse_steps_behind(&mut self, term: Expr) -> Parse<Expr> {
        let mut expr = term;
        let mut steps = Vec::new();
        let mut end = self.last_end;
        while let Some(step) = self.parse_step()? {
            if let Step::Splat { steps: each, full } = step {
                let base = attach(expr, std::mem::take(&mut steps), end);
                self.deepen()?;
                expr = self.finish(
                    base.span.start,
                    ExprKind::Splat {
                        base: Box::new(base),
                        steps: each,
                        full,
                    },
                );
            } else {
                steps.push(step);
            }
            end = self.last_end;
        }
        Ok(attach(expr, steps, end))
    }

    /// Reads one step, if there is one.
    fn parse_step(&mut self) -> Parse<Option<Step>> {
        match self.peek().kind {
            TokenKind::Dot => self.parse_dot_step().map(Some),
            TokenKind::OpenBracket => self.parse_bracket_step().map(Some),
            _ => Ok(None),
        }
    }

    fn parse_dot_step(&mut self) -> Parse<Step> {
        self.bump();
        let token = self.peek();
        match token.kind {
            TokenKind::Star => {
                self.bump();
                let steps = self.parse_attribute_steps()?;
                Ok(Step::Splat { steps, full: false })
            }
            _ => self.parse_attribute_step(),
        }
    }

    /// Reads what is behind the dot of an attribute, or of an index in the old form (`.0`).
    fn parse_attribute_step(&mut self) -> Parse<Step> {
        let token = self.peek();
        match token.kind {
            TokenKind::Name => {
                self.bump();
                Ok(Step::Attr(self.name(token)))
            }
            TokenKind::Number => {
                let span = self.bump_digits()?;
                let kind = ExprKind::Number(self.lexer.slice(span).into());
                Ok(Step::Index(Expr { kind, span }))
            }
            _ => Err(self.unexpected("an attribute's name behind `.`", token)),
        }
    }

    /// Reads the steps of an attribute-only splat.
    fn parse_attribute_steps(&mut self) -> Parse<Vec<Step>> {
        let mut steps = Vec::new();
        while self.eat(TokenKind::Dot) {
            steps.push(self.parse_attribute_step()?);
        }
        Ok(steps)
    }

    fn parse_bracket_step(&mut self) -> Parse<Step> {
        let opening = self.bump();
        if self.eat(TokenKind::Star) {
            self.expect_closing(TokenKind::CloseBracket, "`]` behind `*`", opening)?;
            self.enter()?;
            let mut steps = Vec::new();
            while let Some(step) = self.parse_step()? {
                steps.push(step);
            }
            self.leave();
            return Ok(Step::Splat { steps, full: true });
        }
        let index = self.parse_bracketed_expression()?;
        self.expect_closing(TokenKind::CloseBracket, "an operator or `]`", opening)?;
        Ok(Step::Index(index))
    }
}

/// Reads `steps` from `base`; they end at `end`.
fn attach(base: Expr, steps: Vec<Step>, end: u32) -> Expr {
    if steps.is_empty() {
        return base;
    }
    let span = Span::new(base.span.start, end);
    let kind = match base.kind {
        ExprKind::Traversal { root, .. } => ExprKind::Traversal { root, steps },
        _ => ExprKind::Access {
            base: Box::new(base),
            steps,
        },
    };
    Expr { kind, span }
}
