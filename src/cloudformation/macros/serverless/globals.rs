//! `Globals`: properties that all resources of a serverless type have.
//!
//! <https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-template-anatomy-globals.html>

use ecow::EcoString;
use rustc_hash::FxHashMap;

use super::super::super::functions::Call;
use crate::syntax::tree::{Entry, Node, NodeKind};

/// The section, by type.
#[derive(Default)]
pub(super) struct Globals {
    types: Vec<Entry>,
}

impl Globals {
    pub(super) fn of(root: &Node) -> Self {
        let types = root.get("Globals").and_then(Node::as_mapping);
        Self {
            types: types.unwrap_or_default().to_vec(),
        }
    }

    /// The properties of a type, given without `AWS::Serverless::`.
    pub(super) fn of_type(&self, kind: &str) -> Option<&Node> {
        let entry = self.types.iter().find(|entry| entry.key == kind)?;
        Some(&entry.value)
    }
}

/// What holds of a global and a resource's own value: maps are merged, lists follow each other, and
/// of everything else the own value wins.
pub(super) fn merged(global: Node, own: Node) -> Node {
    if Call::of(&global).is_some() || Call::of(&own).is_some() {
        return own;
    }
    match (global.kind, own.kind) {
        (NodeKind::Mapping(global), NodeKind::Mapping(own_entries)) => Node {
            kind: NodeKind::Mapping(merged_entries(global, own_entries)),
            ..own
        },
        (NodeKind::Sequence(mut items), NodeKind::Sequence(own_items)) => {
            items.extend(own_items);
            Node {
                kind: NodeKind::Sequence(items),
                ..own
            }
        }
        (_, kind) => Node { kind, ..own },
    }
}

fn merged_entries(global: Vec<Entry>, own: Vec<Entry>) -> Vec<Entry> {
    let names = own.iter().map(|entry| entry.key.clone());
    let places: FxHashMap<EcoString, usize> = names.zip(0..).collect();
    let mut rest: Vec<Option<Entry>> = own.into_iter().map(Some).collect();
    let mut take = |key: &EcoString| rest.get_mut(*places.get(key)?)?.take();
    let mut entries: Vec<Entry> = global
        .into_iter()
        .map(|entry| match take(&entry.key) {
            Some(own) => Entry {
                value: merged(entry.value, own.value),
                ..own
            },
            None => entry,
        })
        .collect();
    entries.extend(rest.into_iter().flatten());
    entries
}
