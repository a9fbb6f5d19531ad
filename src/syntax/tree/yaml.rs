//! YAML to the tree.

use super::Parsed;
use crate::source::Span;

/// Reads all documents of a YAML text.
pub fn parse(_text: &str) -> Parsed {
    todo!()
}

/// The comments of a YAML text, in order, with their `#`.
pub fn comments(_text: &str) -> Vec<Span> {
    todo!()
}
