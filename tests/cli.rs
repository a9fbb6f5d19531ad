//! The program from the outside: arguments, exit codes, streams, and what it does with trees that
//! are odd or hostile.
//!
//! The scans judge by a check of their own, so that what our catalogue finds does not matter here.

#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot go on fails where it stands"
)]

#[path = "cli/workspace.rs"]
mod workspace;

#[path = "cli/arguments.rs"]
mod arguments;
#[path = "cli/commands.rs"]
mod commands;
#[path = "cli/configuration.rs"]
mod configuration;
#[path = "cli/named_files.rs"]
mod named_files;
#[path = "cli/positions.rs"]
mod positions;
#[path = "cli/readme.rs"]
mod readme;
#[path = "cli/rendering.rs"]
mod rendering;
#[path = "cli/secrets.rs"]
mod secrets;
#[path = "cli/suppression.rs"]
mod suppression;
#[path = "cli/trees.rs"]
mod trees;
