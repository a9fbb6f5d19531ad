//! Making nodes: what a macro puts in the place of what is written has the place of what is written.

use ecow::EcoString;

use crate::source::Span;
use crate::syntax::tree::{Entry, Node, NodeKind};

/// Number of nodes in a node, itself included.
pub(in super::super) fn count(node: &Node) -> usize {
    1 + match &node.kind {
        NodeKind::Sequence(items) => items.iter().map(count).sum(),
        NodeKind::Mapping(entries) => entries.iter().map(|entry| count(&entry.value)).sum(),
        _ => 0,
    }
}

/// The same node, all of it at one place: it came from another text.
pub(super) fn moved(node: Node, span: Span) -> Node {
    let kind = match node.kind {
        NodeKind::Sequence(items) => {
            NodeKind::Sequence(items.into_iter().map(|item| moved(item, span)).collect())
        }
        NodeKind::Mapping(entries) => NodeKind::Mapping(
            entries
                .into_iter()
                .map(|entry| Entry {
                    key: entry.key,
                    key_span: span,
                    value: moved(entry.value, span),
                })
                .collect(),
        ),
        kind => kind,
    };
    Node {
        kind,
        tag: node.tag,
        span,
    }
}

/// What macros make stands at the place of what they make it of.
#[derive(Clone, Copy)]
pub(super) struct Maker(pub(super) Span);

impl Maker {
    pub(super) fn text(self, text: impl Into<EcoString>) -> Node {
        self.node(NodeKind::String(text.into()))
    }

    pub(super) fn number(self, value: i64) -> Node {
        self.node(NodeKind::Number(value.into()))
    }

    pub(super) fn bool(self, value: bool) -> Node {
        self.node(NodeKind::Bool(value))
    }

    pub(super) fn list(self, items: Vec<Node>) -> Node {
        self.node(NodeKind::Sequence(items))
    }

    pub(super) fn object<const N: usize>(self, entries: [(&str, Node); N]) -> Node {
        let entries = entries.into_iter();
        self.mapping(entries.map(|(key, value)| self.entry(key, value)).collect())
    }

    pub(super) fn mapping(self, entries: Vec<Entry>) -> Node {
        self.node(NodeKind::Mapping(entries))
    }

    pub(super) fn entry(self, key: impl Into<EcoString>, value: Node) -> Entry {
        Entry {
            key: key.into(),
            key_span: self.0,
            value,
        }
    }

    /// A function in its short form.
    pub(super) fn call(self, function: &str, argument: Node) -> Node {
        Node {
            tag: Some(function.into()),
            ..argument
        }
    }

    pub(super) fn reference(self, name: impl Into<EcoString>) -> Node {
        self.call("Ref", self.text(name))
    }

    pub(super) fn attribute(self, id: &str, attribute: &str) -> Node {
        self.call("GetAtt", self.text(ecow::eco_format!("{id}.{attribute}")))
    }

    const fn node(self, kind: NodeKind) -> Node {
        Node {
            kind,
            tag: None,
            span: self.0,
        }
    }
}
