//! The grammar of expressions.
//!
//! Operators are read by precedence climbing. Line ends count in object constructors and outside of
//! brackets, as HCL has it, so an expression that goes on in the next line needs parentheses. What
//! is read from a term is in [`super::steps`].

use super::ast::{Binary, Expr, ExprKind, For, Ident, Unary};
use super::parser::{Parse, Parser};
use super::token::{Token, TokenKind};
use crate::syntax::SyntaxError;

impl Parser<'_> {
    /// Reads an expression.
    pub(super) fn parse_expression(&mut self) -> Parse<Expr> {
        self.enter()?;
        let condition = self.parse_operation(1)?;
        let expr = if self.eat(TokenKind::Question) {
            let yes = self.parse_expression()?;
            self.expect(
                TokenKind::Colon,
                "`:` and what holds where the condition is false",
            )?;
            let no = self.parse_expression()?;
            Expr {
                span: condition.span.to(no.span),
                kind: ExprKind::Conditional {
                    condition: Box::new(condition),
                    yes: Box::new(yes),
                    no: Box::new(no),
                },
            }
        } else {
            condition
        };
        self.leave();
        Ok(expr)
    }

    /// Reads an expression in which line ends mean nothing.
    pub(super) fn parse_bracketed_expression(&mut self) -> Parse<Expr> {
        let around = std::mem::replace(&mut self.newlines_end, false);
        let expr = self.parse_expression()?;
        // The closing bracket is looked at under the same rule; the caller reads it.
        self.peek();
        self.newlines_end = around;
        Ok(expr)
    }

    /// Reads operands joined by operators that bind at least as strongly as `least`.
    fn parse_operation(&mut self, least: u8) -> Parse<Expr> {
        let deepest_before = std::mem::replace(&mut self.deepest, self.depth);
        let mut left = self.parse_operand()?;
        while let Some((operator, strength)) = binary_operator(self.peek().kind)
            && strength >= least
        {
            self.bump();
            self.deepen()?;
            self.enter()?;
            let right = self.parse_operation(strength + 1)?;
            self.leave();
            left = Expr {
                span: left.span.to(right.span),
                kind: ExprKind::Binary {
                    operator,
                    left: Box::new(left),
                    right: Box::new(right),
                },
            };
        }
        self.deepest = self.deepest.max(deepest_before);
        Ok(left)
    }

    fn parse_operand(&mut self) -> Parse<Expr> {
        let operator = match self.peek().kind {
            TokenKind::Minus => Unary::Negate,
            TokenKind::Not => Unary::Not,
            _ => {
                let term = self.parse_term()?;
                return self.parse_steps_behind(term);
            }
        };
        let start = self.bump().span.start;
        self.enter()?;
        let operand = Box::new(self.parse_operand()?);
        self.leave();
        Ok(self.finish(start, ExprKind::Unary { operator, operand }))
    }

    fn parse_term(&mut self) -> Parse<Expr> {
        self.count()?;
        let token = self.peek();
        match token.kind {
            TokenKind::Name => self.parse_name_or_call(),
            TokenKind::Number => self.parse_number(),
            TokenKind::Quote => self.parse_quoted_template(),
            TokenKind::Heredoc => self.parse_heredoc(),
            TokenKind::OpenParen => {
                let opening = self.bump();
                let inner = self.parse_bracketed_expression()?;
                self.expect_closing(TokenKind::CloseParen, "an operator or `)`", opening)?;
                Ok(self.finish(opening.span.start, ExprKind::Parens(Box::new(inner))))
            }
            TokenKind::OpenBracket => self.parse_tuple(),
            TokenKind::OpenBrace => self.parse_object(),
            _ => Err(self.unexpected("an expression", token)),
        }
    }

    /// The expression from `start` to what was read last.
    pub(super) const fn finish(&self, start: u32, kind: ExprKind) -> Expr {
        Expr {
            kind,
            span: self.span_from(start),
        }
    }

    fn parse_number(&mut self) -> Parse<Expr> {
        let span = self.bump().span;
        let text = self.lexer.slice(span);
        if !is_number(text) {
            let message = format!("{} is not a number", self.quote(span));
            return Err(SyntaxError::new(message, span));
        }
        Ok(self.finish(span.start, ExprKind::Number(text.into())))
    }

    fn parse_name_or_call(&mut self) -> Parse<Expr> {
        let token = self.bump();
        if matches!(
            self.peek().kind,
            TokenKind::OpenParen | TokenKind::DoubleColon
        ) {
            return self.parse_call(token);
        }
        let kind = match self.lexer.slice(token.span) {
            "true" => ExprKind::Bool(true),
            "false" => ExprKind::Bool(false),
            "null" => ExprKind::Null,
            _ => ExprKind::Traversal {
                root: self.name(token),
                steps: Vec::new(),
            },
        };
        let span = token.span;
        Ok(Expr { kind, span })
    }

    /// Reads a call behind the first name.
    fn parse_call(&mut self, first: Token) -> Parse<Expr> {
        let mut name = self.name(first);
        while self.eat(TokenKind::DoubleColon) {
            let part = self.parse_name("a function's name behind `::`")?;
            name.name.push_str("::");
            name.name.push_str(&part.name);
            name.span = name.span.to(part.span);
        }
        let opening = self.expect(TokenKind::OpenParen, "`(` behind the function's name")?;
        let around = std::mem::replace(&mut self.newlines_end, false);
        let mut args = Vec::new();
        let mut expand = false;
        while !self.eat_closing(TokenKind::CloseParen, opening)? {
            args.push(self.parse_expression()?);
            if self.eat(TokenKind::Comma) {
                continue;
            }
            expand = self.eat(TokenKind::Ellipsis);
            let what = if expand {
                "`)` behind `...`"
            } else {
                "`,` or `)`"
            };
            self.expect_closing(TokenKind::CloseParen, what, opening)?;
            break;
        }
        self.newlines_end = around;
        let start = name.span.start;
        Ok(self.finish(start, ExprKind::Call { name, args, expand }))
    }

    fn parse_tuple(&mut self) -> Parse<Expr> {
        let opening = self.bump();
        let around = std::mem::replace(&mut self.newlines_end, false);
        let kind = if self.at_keyword("for") {
            self.parse_for(opening, TokenKind::CloseBracket)?
        } else {
            let mut items = Vec::new();
            while !self.eat_closing(TokenKind::CloseBracket, opening)? {
                items.push(self.parse_expression()?);
                if !self.eat(TokenKind::Comma) {
                    self.expect_closing(TokenKind::CloseBracket, "`,` or `]`", opening)?;
                    break;
                }
            }
            ExprKind::Tuple(items)
        };
        self.newlines_end = around;
        Ok(self.finish(opening.span.start, kind))
    }

    fn parse_object(&mut self) -> Parse<Expr> {
        let opening = self.bump();
        // Line ends in front of `for`, and in front of the first key, mean nothing.
        let around = std::mem::replace(&mut self.newlines_end, false);
        let kind = if self.at_keyword("for") {
            self.parse_for(opening, TokenKind::CloseBrace)?
        } else {
            self.newlines_end = true;
            ExprKind::Object(self.parse_entries(opening)?)
        };
        self.newlines_end = around;
        Ok(self.finish(opening.span.start, kind))
    }

    /// Reads the entries of an object and its closing brace.
    fn parse_entries(&mut self, opening: Token) -> Parse<Vec<(Expr, Expr)>> {
        let mut entries = Vec::new();
        loop {
            while self.eat(TokenKind::LineEnd) {}
            if self.eat_closing(TokenKind::CloseBrace, opening)? {
                return Ok(entries);
            }
            let key = self.parse_expression()?;
            let separator = self.peek();
            if !matches!(separator.kind, TokenKind::Assign | TokenKind::Colon) {
                return Err(self.unexpected("`=` or `:` behind the key", separator));
            }
            self.bump();
            let value = self.parse_expression()?;
            entries.push((self.plain_key(key), value));
            if !self.eat(TokenKind::Comma) && !self.eat(TokenKind::LineEnd) {
                let what = "`,`, `}` or the end of the line";
                self.expect_closing(TokenKind::CloseBrace, what, opening)?;
                return Ok(entries);
            }
        }
    }

    /// A bare name as a key means the name, also where it is a keyword elsewhere.
    fn plain_key(&self, key: Expr) -> Expr {
        let span = key.span;
        let kind = match key.kind {
            ExprKind::Traversal { root, steps } if steps.is_empty() => ExprKind::String(root.name),
            ExprKind::Bool(_) | ExprKind::Null => ExprKind::String(self.lexer.slice(span).into()),
            kind => kind,
        };
        Expr { kind, span }
    }

    /// Reads a `for` expression behind its bracket, and the closing bracket.
    fn parse_for(&mut self, opening: Token, closer: TokenKind) -> Parse<ExprKind> {
        self.bump();
        let (key_name, value_name) = self.parse_for_names()?;
        let collection = self.parse_expression()?;
        self.expect(TokenKind::Colon, "`:` behind what `for` iterates")?;
        let first = self.parse_expression()?;
        let (key, value) = if self.eat(TokenKind::FatArrow) {
            (Some(first), self.parse_expression()?)
        } else {
            (None, first)
        };
        let ellipsis = self.peek();
        let group = self.eat(TokenKind::Ellipsis);
        let condition = if self.eat_keyword("if") {
            Some(self.parse_expression()?)
        } else {
            None
        };
        self.expect_closing(closer, "the end of the `for` expression", opening)?;
        let fault = match (&key, closer == TokenKind::CloseBrace) {
            (Some(key), false) => Some(("a `for` that makes a list takes no key", key.span)),
            (None, true) => Some((
                "a `for` that makes an object needs `key => value`",
                value.span,
            )),
            (None, false) if group => {
                Some(("`...` groups keys, and a list has none", ellipsis.span))
            }
            _ => None,
        };
        if let Some((message, span)) = fault {
            return Err(SyntaxError::new(message, span));
        }
        Ok(ExprKind::For(Box::new(For {
            key_name,
            value_name,
            collection,
            key,
            value,
            group,
            condition,
        })))
    }

    /// Reads `v in` or `k, v in`.
    pub(super) fn parse_for_names(&mut self) -> Parse<(Option<Ident>, Ident)> {
        let first = self.parse_name("a name behind `for`")?;
        let names = if self.eat(TokenKind::Comma) {
            (Some(first), self.parse_name("a name for the element")?)
        } else {
            (None, first)
        };
        if self.eat_keyword("in") {
            Ok(names)
        } else {
            let token = self.peek();
            Err(self.unexpected("`in` and what is iterated", token))
        }
    }

    /// Reads the closing bracket if it is next.
    fn eat_closing(&mut self, closer: TokenKind, opening: Token) -> Parse<bool> {
        if self.peek().kind == TokenKind::End {
            return Err(unclosed(opening));
        }
        Ok(self.eat(closer))
    }

    /// Reads the closing bracket. At the end of the text it is the opening one that is wrong.
    pub(super) fn expect_closing(
        &mut self,
        closer: TokenKind,
        what: &str,
        opening: Token,
    ) -> Parse<()> {
        let token = self.peek();
        if token.kind == TokenKind::End {
            return Err(unclosed(opening));
        }
        self.expect(closer, what).map(|_| ())
    }
}

/// The fault that what `opening` opens is not closed.
fn unclosed(opening: Token) -> SyntaxError {
    let what = match opening.kind {
        TokenKind::OpenBrace => "this `{` has no closing `}`",
        TokenKind::OpenBracket => "this `[` has no closing `]`",
        _ => "this `(` has no closing `)`",
    };
    SyntaxError::new(what, opening.span)
}

/// Digits, at most one dot behind digits, at most one exponent behind them.
fn is_number(text: &str) -> bool {
    let is_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let exponent = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    is_digits(whole) && is_digits(fraction) && is_digits(exponent)
}

/// The operator that a token is, and how strongly it binds.
const fn binary_operator(kind: TokenKind) -> Option<(Binary, u8)> {
    Some(match kind {
        TokenKind::Or => (Binary::Or, 1),
        TokenKind::And => (Binary::And, 2),
        TokenKind::Equal => (Binary::Equal, 3),
        TokenKind::NotEqual => (Binary::NotEqual, 3),
        TokenKind::Less => (Binary::Less, 4),
        TokenKind::LessOrEqual => (Binary::LessOrEqual, 4),
        TokenKind::Greater => (Binary::Greater, 4),
        TokenKind::GreaterOrEqual => (Binary::GreaterOrEqual, 4),
        TokenKind::Plus => (Binary::Add, 5),
        TokenKind::Minus => (Binary::Subtract, 5),
        TokenKind::Star => (Binary::Multiply, 6),
        TokenKind::Slash => (Binary::Divide, 6),
        TokenKind::Percent => (Binary::Modulo, 6),
        _ => return None,
    })
}
