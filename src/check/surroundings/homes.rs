//! In which Kubernetes namespace an object is, as far as its text says.
//!
//! A manifest without a namespace goes into the one that it is applied in: `default`, unless somebody
//! says otherwise. Two such objects are taken to be applied together where they are in one folder, or
//! in one within the other's, and with what is written to be in `default` there. Whether they meet if they are
//! further apart, and whether one of them meets an object of a namespace with a name, is open, and a
//! verdict must not rest on it.

use ecow::EcoString;

use crate::check::functions::labels::Holds;
use crate::expr::convert;
use crate::resource::Folders;
use crate::source::FileId;
use crate::value::{Data, Reason, ReasonKind, Value};

/// The namespace of an object.
#[derive(Clone, Debug)]
pub(in crate::check) enum Home {
    /// It belongs to all of them: its kind has none.
    Cluster,
    /// None is written; in the file that the object is in.
    Unwritten(FileId),
    /// This one is written, in the file that the object is in.
    Named(EcoString, FileId),
    Unknown(Value),
}

impl Home {
    /// That of an object with an attribute `namespace`; null is none written, no such attribute is a
    /// kind without namespace.
    pub(in crate::check) fn of(object: &Value, file: FileId) -> Self {
        let namespace = object.get("namespace");
        namespace.map_or(Self::Cluster, |it| Self::of_namespace(it, file))
    }

    /// That of a value that names a namespace, as an object in a file has it.
    pub(in crate::check) fn of_namespace(namespace: &Value, file: FileId) -> Self {
        match &namespace.data {
            Data::Unknown(_) => Self::Unknown(namespace.clone()),
            Data::Null => Self::Unwritten(file),
            Data::String(name) if name.is_empty() => Self::Unwritten(file),
            Data::String(name) => Self::Named(name.clone(), file),
            _ => match convert::to_string(namespace) {
                Ok(text) => Self::Named(text.as_str().unwrap_or_default().into(), file),
                Err(_) => Self::Unwritten(file),
            },
        }
    }

    /// The name, where it is known.
    pub(in crate::check) fn name(&self) -> Option<&str> {
        match self {
            Self::Named(name, _) => Some(name),
            _ => None,
        }
    }

    /// Whether what is in the one can meet what is in the other.
    pub(in crate::check) fn meets(&self, other: &Self, folders: &Folders) -> Holds {
        match (self, other) {
            (Self::Cluster, _) | (_, Self::Cluster) => Holds::Yes,
            (Self::Unwritten(one), Self::Unwritten(other)) => {
                if folders.are_together(*one, *other) {
                    Holds::Yes
                } else {
                    Holds::Open(apart())
                }
            }
            (Self::Named(one, _), Self::Named(other, _)) => (one == other).into(),
            (Self::Unwritten(file), Self::Named(name, other))
            | (Self::Named(name, other), Self::Unwritten(file)) => {
                // What is applied with nothing else said goes into it.
                if name == "default" && folders.are_together(*file, *other) {
                    Holds::Yes
                } else {
                    Holds::Open(elsewhere(name))
                }
            }
            (Self::Unknown(one), Self::Unknown(other)) => {
                let same = one.same(other).map(Holds::from);
                same.unwrap_or_else(|| Holds::Open(reason_of(one)))
            }
            (Self::Unknown(unknown), Self::Named(name, _))
            | (Self::Named(name, _), Self::Unknown(unknown)) => {
                match unknown.as_unknown().is_some_and(|it| !it.can_be(name)) {
                    true => Holds::No,
                    false => Holds::Open(reason_of(unknown)),
                }
            }
            (Self::Unknown(unknown), Self::Unwritten(_))
            | (Self::Unwritten(_), Self::Unknown(unknown)) => Holds::Open(reason_of(unknown)),
        }
    }
}

fn apart() -> Reason {
    let text = "neither names a namespace, and they are in different folders";
    Reason::new(ReasonKind::Missing, text)
}

fn elsewhere(name: &str) -> Reason {
    let text = ecow::eco_format!("one names the namespace `{name}`, the other none");
    Reason::new(ReasonKind::Missing, text)
}

fn reason_of(unknown: &Value) -> Reason {
    let unknown = unknown.as_unknown();
    let unknown = unknown.expect("a home is only unknown for an unknown namespace");
    unknown.reason.clone()
}
