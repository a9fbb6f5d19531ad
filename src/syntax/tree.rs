//! YAML and JSON as one tree.
//!
//! CloudFormation templates, Kubernetes manifests, `.tf.json`, plan JSON and JSON tfvars are all
//! read from this. Tags are kept (CloudFormation's short forms are tags), keys keep their places,
//! anchors are resolved, and a broken document does not lose the ones behind it.

pub mod json;
pub mod place;
pub mod value;
pub mod yaml;

use ecow::EcoString;
use rustc_hash::FxHashSet;

use crate::source::Span;
use crate::syntax::SyntaxError;
use crate::syntax::bounds::MAX_ERRORS;
use crate::value::Number;

/// Deepest nesting that is read; deeper input is an error, and what is around it is kept.
pub const MAX_DEPTH: usize = 128;

/// What was read from a text.
#[derive(Debug, Default)]
pub struct Parsed {
    /// The documents in order: one for JSON unless several are asked for, any number for YAML.
    pub documents: Vec<Document>,
    /// What is wrong, in order of place.
    pub errors: Vec<SyntaxError>,
}

/// One document.
#[derive(Clone, Debug)]
pub struct Document {
    /// Its content.
    pub root: Node,
    /// Its bytes: for YAML from behind the `---` before it to the end of its content.
    pub span: Span,
}

/// A node of the tree.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// What it is.
    pub kind: NodeKind,
    /// Its own tag as written, without the `!`, where it has one that is not of YAML's own schema:
    /// `Ref`, `Sub`, `GetAtt`. The content under a tag is read as if the tag were not there, except
    /// that a tagged plain scalar is always a [`NodeKind::String`].
    pub tag: Option<EcoString>,
    /// Its bytes: for a scalar with its quotes, for a block mapping from its first key to the end of
    /// its last value, for a flow or JSON collection with its brackets. A tag or anchor in front
    /// belongs to it. A node that came through an alias has the place of the alias.
    pub span: Span,
}

/// The forms of a node.
#[derive(Clone, Debug, PartialEq)]
pub enum NodeKind {
    /// `null`, `~`, or nothing.
    Null,
    /// A truth value.
    Bool(bool),
    /// A number.
    Number(Number),
    /// A text.
    String(EcoString),
    /// Elements.
    Sequence(Vec<Node>),
    /// Entries in the order of the text.
    Mapping(Vec<Entry>),
}

/// One entry of a mapping.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The key; scalars of other types as they are written.
    pub key: EcoString,
    /// Where the key stands, with its quotes.
    pub key_span: Span,
    /// The value.
    pub value: Node,
}

impl Node {
    /// The text, if it is one and has no tag.
    pub fn as_str(&self) -> Option<&str> {
        match &self.kind {
            NodeKind::String(text) if self.tag.is_none() => Some(text),
            _ => None,
        }
    }

    /// The elements, if it is a sequence.
    pub fn as_sequence(&self) -> Option<&[Self]> {
        match &self.kind {
            NodeKind::Sequence(items) => Some(items),
            _ => None,
        }
    }

    /// The entries, if it is a mapping.
    pub fn as_mapping(&self) -> Option<&[Entry]> {
        match &self.kind {
            NodeKind::Mapping(entries) => Some(entries),
            _ => None,
        }
    }

    /// The first entry of this key, if it is a mapping that has it.
    pub fn entry(&self, key: &str) -> Option<&Entry> {
        self.as_mapping()?.iter().find(|entry| entry.key == key)
    }

    /// The value of the first entry of this key.
    pub fn get(&self, key: &str) -> Option<&Self> {
        self.entry(key).map(|entry| &entry.value)
    }
}

/// The entries without those whose key comes again, which is an error. Where the readers of our
/// formats do not refuse such a mapping, they take the last value.
fn keep_last_of_each_key(entries: Vec<Entry>, errors: &mut Vec<SyntaxError>) -> Vec<Entry> {
    let mut seen = FxHashSet::default();
    let distinct = entries.iter().all(|entry| seen.insert(entry.key.clone()));
    if distinct {
        return entries;
    }
    seen.clear();
    let mut kept = Vec::with_capacity(entries.len());
    for entry in entries.into_iter().rev() {
        if seen.insert(entry.key.clone()) {
            kept.push(entry);
        } else if errors.len() < MAX_ERRORS {
            let message = format!("the key `{}` comes again; the last one holds", entry.key);
            errors.push(SyntaxError::new(message, entry.key_span));
        }
    }
    kept.reverse();
    kept
}
