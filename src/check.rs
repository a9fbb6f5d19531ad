//! Checks and concepts: read, compiled, projected onto resources, judged.
//!
//! [`read`] makes definitions of text, [`catalogue`] has ours (read while the program was built),
//! [`load`] adds a user's. [`compile`] sorts them by what they look at into a [`Program`], and
//! [`judge()`] runs that over a unit. Definitions know no resources, judging knows no text.

pub mod definition;
pub mod judgement;
pub mod read;
mod uses;

