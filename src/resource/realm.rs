//! In which part of which account a resource is made, and with what by default: what is set for all that is
//! made there holds for this resource too.
//!
//! A provider's configuration stands for an account, which the code seldom names, and for a region or a
//! project in it, which it often does, and which a resource can have of its own. Two configurations may
//! still lead to the same account.

use ecow::EcoString;

use crate::value::Value;

/// What a resource is made with.
#[derive(Debug)]
pub struct Realm {
    /// How far settings reach there.
    pub extent: Extent,
    /// The address of the module that has the provider's configuration, and its name (`aws.east`); `None`
    /// where it cannot be followed.
    pub configuration: Option<(EcoString, EcoString)>,
    /// The region or project of the configuration; null where the code does not say.
    pub default: Value,
    /// The tags (AWS) or labels (Google) that the configuration gives to all that is made with it; null where
    /// the code does not say.
    pub default_tags: Value,
}

/// How far a setting reaches that is for more than one resource.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// A region of an account (AWS).
    Region,
    /// A project (Google), whose name is unique in the world.
    Project,
}

impl Extent {
    /// The argument, of resources as of the provider, that says which.
    pub const fn argument(self) -> &'static str {
        match self {
            Self::Region => "region",
            Self::Project => "project",
        }
    }
}
