//! Checks and concepts: read, compiled, projected onto resources, judged.

pub mod definition;
