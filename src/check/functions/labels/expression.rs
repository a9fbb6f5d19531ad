//! Calico's selectors: `app == "web" && !has(debug)`.
//!
//! <https://docs.tigera.io/calico/latest/reference/resources/networkpolicy#selectors>. What asks for
//! another value (`!=`, `not in`) also selects what has no such label. The text is a stranger's, so its
//! length, and the depth of its parentheses, are bounded.

mod tokens;

use ecow::EcoString;

use super::{Holds, LabelSource};
use crate::value::Value;
use tokens::{Token, tokens};

/// Longest selector, in bytes.
const MAX_LENGTH: usize = 64 * 1024;

/// Most parentheses around anything.
const MAX_DEPTH: usize = 64;

/// A selector that has been read.
#[derive(Debug)]
pub(in crate::check) enum Expression {
    Everything,
    Any(Vec<Self>),
    All(Vec<Self>),
    Not(Box<Self>),
    Has(EcoString),
    In(EcoString, Vec<Value>),
    Text(EcoString, Part, EcoString),
}

/// Where a text is looked for in a label's value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::check) enum Part {
    Anywhere,
    Start,
    End,
}

impl Expression {
    pub(super) fn holds(&self, labels: &dyn LabelSource) -> Holds {
        match self {
            Self::Everything => Holds::Yes,
            Self::Any(inner) => Holds::any(inner.iter().map(|it| it.holds(labels))),
            Self::All(inner) => Holds::all(inner.iter().map(|it| it.holds(labels))),
            Self::Not(inner) => inner.holds(labels).not(),
            Self::Has(label) => labels.label(label).exists(),
            Self::In(label, values) => {
                Holds::any(values.iter().map(|value| labels.label(label).is(value)))
            }
            Self::Text(label, part, wanted) => labels.label(label).passes(|text| match part {
                Part::Anywhere => text.contains(wanted.as_str()),
                Part::Start => text.starts_with(wanted.as_str()),
                Part::End => text.ends_with(wanted.as_str()),
            }),
        }
    }

    /// Labels, with their values, without each of which it holds of nothing.
    pub(super) fn needed(&self) -> Vec<(&str, &str)> {
        match self {
            Self::In(label, values) => match values.as_slice() {
                [only] => only
                    .as_str()
                    .map(|value| (label.as_str(), value))
                    .into_iter()
                    .collect(),
                _ => Vec::new(),
            },
            Self::All(inner) => inner.iter().flat_map(Self::needed).collect(),
            _ => Vec::new(),
        }
    }
}

/// Reads a selector; the fault where it is none, in words. The empty one selects everything.
pub(super) fn parse(text: &str) -> Result<Expression, String> {
    if text.len() > MAX_LENGTH {
        return Err("the selector is too long".to_owned());
    }
    let tokens = tokens(text)?;
    let mut parser = Parser {
        tokens: tokens.into_iter().peekable(),
        depth: 0,
    };
    if parser.tokens.peek().is_none() {
        return Ok(Expression::Everything);
    }
    let expression = parser.alternatives()?;
    match parser.tokens.next() {
        None => Ok(expression),
        Some(token) => Err(format!("{token} does not continue the selector")),
    }
}

struct Parser {
    tokens: std::iter::Peekable<std::vec::IntoIter<Token>>,
    depth: usize,
}

impl Parser {
    fn alternatives(&mut self) -> Result<Expression, String> {
        let mut inner = vec![self.conjunction()?];
        while self.tokens.next_if_eq(&Token::Or).is_some() {
            inner.push(self.conjunction()?);
        }
        Ok(single_or(inner, Expression::Any))
    }

    fn conjunction(&mut self) -> Result<Expression, String> {
        let mut inner = vec![self.operation()?];
        while self.tokens.next_if_eq(&Token::And).is_some() {
            inner.push(self.operation()?);
        }
        Ok(single_or(inner, Expression::All))
    }

    fn operation(&mut self) -> Result<Expression, String> {
        let mut negated = false;
        while self.tokens.next_if_eq(&Token::Not).is_some() {
            negated = !negated;
        }
        let expression = match self.tokens.next() {
            Some(Token::All) => Expression::Everything,
            // What belongs to no namespace: no pod does.
            Some(Token::Global) => Expression::Any(Vec::new()),
            Some(Token::Has(label)) => Expression::Has(label),
            Some(Token::Label(label)) => self.comparison(label)?,
            Some(Token::Open) => self.group()?,
            Some(token) => return Err(format!("{token} begins no condition")),
            None => return Err("the selector ends where a condition is expected".to_owned()),
        };
        Ok(match negated {
            true => Expression::Not(Box::new(expression)),
            false => expression,
        })
    }

    /// What stands between parentheses; the first of them has been read.
    fn group(&mut self) -> Result<Expression, String> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err("the selector has too many parentheses".to_owned());
        }
        let inner = self.alternatives()?;
        self.depth -= 1;
        self.expect(&Token::Close)?;
        Ok(inner)
    }

    fn comparison(&mut self, label: EcoString) -> Result<Expression, String> {
        let negate = |expression| Expression::Not(Box::new(expression));
        match self.tokens.next() {
            Some(Token::Equal) => Ok(Expression::In(label, vec![self.text()?.into_value()])),
            Some(Token::Unequal) => {
                let value = self.text()?.into_value();
                Ok(negate(Expression::In(label, vec![value])))
            }
            Some(Token::In) => Ok(Expression::In(label, self.values()?)),
            Some(Token::NotIn) => Ok(negate(Expression::In(label, self.values()?))),
            Some(Token::Part(part)) => Ok(Expression::Text(label, part, self.text()?.0)),
            _ => Err(format!("an operator is expected behind `{label}`")),
        }
    }

    fn values(&mut self) -> Result<Vec<Value>, String> {
        self.expect(&Token::OpenSet)?;
        let mut values = Vec::new();
        while let Some(Token::Text(_)) = self.tokens.peek() {
            values.push(self.text()?.into_value());
            if self.tokens.next_if_eq(&Token::Comma).is_none() {
                break;
            }
        }
        self.expect(&Token::CloseSet)?;
        Ok(values)
    }

    fn text(&mut self) -> Result<Text, String> {
        match self.tokens.next() {
            Some(Token::Text(text)) => Ok(Text(text)),
            _ => Err("a text in quotes is expected".to_owned()),
        }
    }

    fn expect(&mut self, token: &Token) -> Result<(), String> {
        match self.tokens.next_if_eq(token) {
            Some(_) => Ok(()),
            None => Err(format!("{token} is expected")),
        }
    }
}

struct Text(EcoString);

impl Text {
    fn into_value(self) -> Value {
        Value::string(self.0)
    }
}

fn single_or(mut inner: Vec<Expression>, several: fn(Vec<Expression>) -> Expression) -> Expression {
    match (inner.len(), inner.pop()) {
        (1, Some(only)) => only,
        (_, last) => {
            inner.extend(last);
            several(inner)
        }
    }
}
