//! Text to tree.

use super::ast::{Body, Expr};
use crate::source::Span;
use crate::syntax::SyntaxError;

/// What was read from a text.
#[derive(Debug, Default)]
pub struct Parsed {
    /// What could be read; broken attributes and blocks are left out.
    pub body: Body,
    /// What is wrong, in order of place.
    pub errors: Vec<SyntaxError>,
}

/// Reads a file.
pub fn parse(_text: &str) -> Parsed {
    todo!()
}

/// Reads one expression that takes up the whole text. Spans begin at `offset`.
pub fn parse_expression(_text: &str, _offset: u32) -> Result<Expr, SyntaxError> {
    todo!()
}

/// Reads a template without quotes, as `templatefile` and JSON configuration have it. The result is
/// a [`super::ExprKind::String`] or [`super::ExprKind::Template`]. Spans begin at `offset`.
pub fn parse_template(_text: &str, _offset: u32) -> Result<Expr, SyntaxError> {
    todo!()
}

/// The comments of a file, without parsing the rest, in order: `#`, `//` and `/* */`, with their marks.
pub fn comments(_text: &str) -> Vec<Span> {
    todo!()
}
