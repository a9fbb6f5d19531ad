//! HCL native syntax: Terraform's `.tf` and `.tfvars`, and our checks.
//!
//! The parser is our own: it accepts what Terraform accepts, goes on after a mistake (one broken
//! block does not lose the rest of the file), and makes the tree that the evaluator walks, with
//! no second pass over the text. The grammar is that of the HCL native syntax specification
//! (hashicorp/hcl, `hclsyntax/spec.md`).

pub mod ast;
mod body;
mod expression;
mod lexer;
pub mod parser;
mod recovery;
mod steps;
mod template;
#[cfg(test)]
mod tests;
mod token;
pub mod visit;

pub use ast::{Attribute, Block, Body, Expr, ExprKind, Ident};
pub use parser::{Parsed, comments, is_name, parse, parse_expression, parse_template};
