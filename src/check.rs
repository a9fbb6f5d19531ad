//! Checks and concepts: read, compiled, projected onto resources, judged.
//!
//! [`read`] makes definitions of text, [`mod@catalogue`] has ours (read while the program was built),
//! [`load`] adds a user's. [`compile`] sorts them by what they look at into a [`Program`], and
//! [`judge()`] runs that over a unit. Definitions know no resources, judging knows no text.

pub mod catalogue;
pub mod compile;
pub mod definition;
mod functions;
pub mod judge;
pub mod judgement;
pub mod load;
mod place;
mod project;
pub mod read;
#[cfg(test)]
mod samples;
mod scope;
mod surroundings;
pub mod testing;
mod truth;
mod uses;
mod world;

pub use catalogue::catalogue;
pub use compile::{CompileError, Program};
pub use judge::{Options, judge};
pub use judgement::{Answer, Judged, Judgement, Related};
