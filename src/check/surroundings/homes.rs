//! In which Kubernetes namespace an object is, as far as its text says.
//!
//! A manifest without a namespace goes into the one that it is applied in: `default`, unless somebody
//! says otherwise. Two such objects are taken to be applied together. Whether one of them meets an
//! object of a namespace with a name is open, and a verdict must not rest on it.

use ecow::EcoString;

use crate::check::functions::labels::Holds;
use crate::expr::convert;
use crate::value::{Data, Reason, ReasonKind, Value};

/// The namespace of an object.
#[derive(Clone, Debug)]
pub(in crate::check) enum Home {
    /// It belongs to all of them: its kind has none.
    Cluster,
    /// None is written.
    Unwritten,
    Named(EcoString),
    Unknown(Value),
}

impl Home {
    /// That of an object with an attribute `namespace`; null is none written, no such attribute is a
    /// kind without namespace.
    pub(in crate::check) fn of(object: &Value) -> Self {
        object
            .get("namespace")
            .map_or(Self::Cluster, Self::of_namespace)
    }

    /// That of a value that names a namespace.
    pub(in crate::check) fn of_namespace(namespace: &Value) -> Self {
        match &namespace.data {
            Data::Unknown(_) => Self::Unknown(namespace.clone()),
            Data::Null => Self::Unwritten,
            Data::String(name) if name.is_empty() => Self::Unwritten,
            Data::String(name) => Self::Named(name.clone()),
            _ => match convert::to_string(namespace) {
                Ok(text) => Self::Named(text.as_str().unwrap_or_default().into()),
                Err(_) => Self::Unwritten,
            },
        }
    }

    /// The name, where it is known.
    pub(in crate::check) fn name(&self) -> Option<&str> {
        match self {
            Self::Named(name) => Some(name),
            _ => None,
        }
    }

    /// Whether what is in the one can meet what is in the other.
    pub(in crate::check) fn meets(&self, other: &Self) -> Holds {
        match (self, other) {
            (Self::Cluster, _) | (_, Self::Cluster) | (Self::Unwritten, Self::Unwritten) => {
                Holds::Yes
            }
            (Self::Named(one), Self::Named(other)) => (one == other).into(),
            (Self::Unwritten, Self::Named(name)) | (Self::Named(name), Self::Unwritten) => {
                match name.as_str() {
                    "default" => Holds::Yes,
                    name => Holds::Open(elsewhere(name)),
                }
            }
            (Self::Unknown(one), Self::Unknown(other)) => one
                .same(other)
                .map_or_else(|| Holds::Open(reason_of(one)), Holds::from),
            (Self::Unknown(unknown), Self::Named(name))
            | (Self::Named(name), Self::Unknown(unknown)) => {
                match unknown.as_unknown().is_some_and(|it| !it.can_be(name)) {
                    true => Holds::No,
                    false => Holds::Open(reason_of(unknown)),
                }
            }
            (Self::Unknown(unknown), Self::Unwritten)
            | (Self::Unwritten, Self::Unknown(unknown)) => Holds::Open(reason_of(unknown)),
        }
    }
}

fn elsewhere(name: &str) -> Reason {
    let text =
        ecow::eco_format!("one of two objects names the namespace `{name}`, the other names none");
    Reason::new(ReasonKind::Missing, text)
}

fn reason_of(unknown: &Value) -> Reason {
    let unknown = unknown.as_unknown();
    let unknown = unknown.expect("a home is only unknown for an unknown namespace");
    unknown.reason.clone()
}
