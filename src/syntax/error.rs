//! A fault in a text.

use serde::{Deserialize, Serialize};

use crate::source::Span;

/// A fault in a text: what is wrong and where. The parser has gone on behind it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SyntaxError {
    /// One sentence without a full stop, in terms of the text: "expected a closing brace".
    pub message: String,
    /// The bytes that are wrong.
    pub span: Span,
}

impl SyntaxError {
    /// A fault at `span`.
    pub fn new(message: impl Into<String>, span: Span) -> Self {
        Self {
            message: message.into(),
            span,
        }
    }
}
