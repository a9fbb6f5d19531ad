//! Text to trees, with the place of everything.
//!
//! Two trees: [`hcl`] for Terraform and for checks, [`tree`] for YAML and JSON. Both parsers go on
//! after a mistake and say where it was; neither knows what the text is about.

pub mod bounds;
pub mod error;
pub mod hcl;
pub mod tree;

pub use error::SyntaxError;
