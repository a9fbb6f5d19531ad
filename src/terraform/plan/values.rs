//! JSON of a plan to values.

use ecow::EcoString;
use rustc_hash::FxHashMap;

use crate::source::{FileId, Place, SourceFile, Span};
use crate::syntax::tree::{Entry, Node, NodeKind};
use crate::value::{Origin, Reason, ReasonKind, Value};

/// The entries of an object.
pub(super) fn entries<'e>(
    file: FileId,
    entries: &'e [Entry],
    mirrors: Mirrors<'e>,
) -> impl Iterator<Item = (EcoString, Value)> + 'e {
    let unknown = by_key(mirrors.unknown);
    let sensitive = by_key(mirrors.sensitive);
    entries.iter().map(move |entry| {
        let mirrors = Mirrors {
            unknown: unknown.get(entry.key.as_str()).copied(),
            sensitive: sensitive.get(entry.key.as_str()).copied(),
        };
        let value = value(file, &entry.value, mirrors, span_of(entry));
        (entry.key.clone(), value)
    })
}

/// What a plan says of values, in the form of the values, with `true` where it holds of all below.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Mirrors<'e> {
    /// What is not known.
    pub(super) unknown: Option<&'e Node>,
    /// What is a secret.
    pub(super) sensitive: Option<&'e Node>,
}

impl<'e> Mirrors<'e> {
    /// Those of an element of a sequence.
    fn of_item(self, at: usize) -> Self {
        let item = |mirror: Option<&'e Node>| mirror?.as_sequence()?.get(at);
        Self {
            unknown: item(self.unknown),
            sensitive: item(self.sensitive),
        }
    }
}

fn by_key(mirror: Option<&Node>) -> FxHashMap<&str, &Node> {
    let entries = mirror.and_then(Node::as_mapping).unwrap_or_default();
    let pairs = entries.iter();
    pairs
        .map(|entry| (entry.key.as_str(), &entry.value))
        .collect()
}

/// Has no report show what a plan calls a secret. What of it no value is made of need not be hidden:
/// of a plan nothing is shown but what is pointed at.
pub(super) fn hide(file: &SourceFile, node: &Node, sensitive: Option<&Node>) {
    match sensitive.map(|it| &it.kind) {
        Some(NodeKind::Bool(true)) => file.secrets.hide(node.span),
        Some(NodeKind::Mapping(_)) => {
            let mirrors = by_key(sensitive);
            for entry in node.as_mapping().unwrap_or_default() {
                hide(file, &entry.value, mirrors.get(entry.key.as_str()).copied());
            }
        }
        Some(NodeKind::Sequence(mirrors)) => {
            let items = node.as_sequence().unwrap_or_default();
            for (node, mirror) in items.iter().zip(mirrors) {
                hide(file, node, Some(mirror));
            }
        }
        _ => {}
    }
}

/// The value of a node, placed at `span`.
pub(super) fn value(file: FileId, node: &Node, mirrors: Mirrors<'_>, span: Span) -> Value {
    let unknown = mirrors.unknown;
    let value = match &node.kind {
        _ if unknown.is_some_and(is_true) => after_apply(),
        NodeKind::Null => Value::null(),
        NodeKind::Bool(value) => Value::from(*value),
        NodeKind::Number(number) => Value::from(number.clone()),
        NodeKind::String(text) => Value::string(text.clone()),
        NodeKind::Sequence(items) => {
            let items = items.iter().enumerate();
            let items = items.map(|(at, item)| value(file, item, mirrors.of_item(at), item.span));
            Value::tuple(items.collect())
        }
        NodeKind::Mapping(known) => {
            let mirror = unknown.and_then(Node::as_mapping).unwrap_or_default();
            let computed = mirror
                .iter()
                .filter(|entry| is_true(&entry.value))
                .map(|entry| (entry.key.clone(), after_apply()));
            Value::object(computed.chain(entries(file, known, mirrors)).collect())
        }
    };
    value
        .with_origin(Origin::at(Place::new(file, span)))
        .or_secret(mirrors.sensitive.is_some_and(is_true))
}

/// Whether a node of `after_unknown` says that nothing of the value is known.
pub(super) fn is_true(node: &Node) -> bool {
    node.kind == NodeKind::Bool(true)
}

fn after_apply() -> Value {
    Value::unknown(Reason::new(ReasonKind::Computed, "known only after apply"))
}

/// Where an entry is pointed at: what holds more than a line by its key.
pub(super) fn span_of(entry: &Entry) -> Span {
    match entry.value.kind {
        NodeKind::Mapping(_) | NodeKind::Sequence(_) => entry.key_span,
        _ => entry.key_span.to(entry.value.span),
    }
}
