//! cumulint reads infrastructure as code and judges it against ISO/IEC 27017.
//!
//! Data flows one way: files are discovered and parsed ([`source`], [`syntax`]), evaluated to
//! resources ([`terraform`], [`cloudformation`], [`kubernetes`], where it is asked for through
//! [`render`], into [`resource`]), judged by
//! checks ([`check`]), gathered ([`finding`]) and told ([`report`]). `ARCHITECTURE.md` has the
//! picture; a test holds the modules to it.

pub mod check;
pub mod cloudformation;
pub mod diagnostic;
pub mod expr;
pub mod finding;
pub mod kubernetes;
pub mod render;
pub mod report;
pub mod resource;
pub mod scan;
pub mod source;
pub mod standard;
pub mod syntax;
pub mod terraform;
pub mod value;
