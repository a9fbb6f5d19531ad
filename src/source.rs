//! Files, byte spans and line numbers: the ground that every other stage stands on.
//!
//! A [`Place`] (file and byte range) is the only form of position inside the program. Lines and
//! columns are computed by [`lines::LineIndex`] when a report needs them, and nowhere else.
//! Nothing in here knows what a file means.

pub mod discover;
pub mod lines;
pub mod secrets;
pub mod span;
pub mod store;
pub mod target;

pub use lines::{LineColumn, LineIndex};
pub use secrets::{HIDDEN, Secrets};
pub use span::{FileId, Place, Span};
pub use store::{LoadError, SourceFile, Sources, is_version_control};
pub use target::{TargetError, Targets};
