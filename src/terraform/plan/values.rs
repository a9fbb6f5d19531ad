//! JSON of a plan to values.

use ecow::EcoString;
use rustc_hash::FxHashMap;

use crate::source::{FileId, Place, Span};
use crate::syntax::tree::{Entry, Node, NodeKind};
use crate::value::{Origin, Reason, ReasonKind, Value};

/// The entries of an object; `unknown` mirrors it, with `true` where it is not known.
pub(super) fn entries<'e>(
    file: FileId,
    entries: &'e [Entry],
    unknown: Option<&'e Node>,
) -> impl Iterator<Item = (EcoString, Value)> + 'e {
    let unknown = unknown.and_then(Node::as_mapping).unwrap_or_default();
    let mirror: FxHashMap<&str, &Node> = unknown
        .iter()
        .map(|entry| (entry.key.as_str(), &entry.value))
        .collect();
    entries.iter().map(move |entry| {
        let unknown = mirror.get(entry.key.as_str()).copied();
        let value = value(file, &entry.value, unknown, span_of(entry));
        (entry.key.clone(), value)
    })
}

/// The value of a node, placed at `span`.
pub(super) fn value(file: FileId, node: &Node, unknown: Option<&Node>, span: Span) -> Value {
    let value = match &node.kind {
        _ if unknown.is_some_and(is_true) => after_apply(),
        NodeKind::Null => Value::null(),
        NodeKind::Bool(value) => Value::from(*value),
        NodeKind::Number(number) => Value::from(number.clone()),
        NodeKind::String(text) => Value::string(text.clone()),
        NodeKind::Sequence(items) => {
            let mirror = unknown.and_then(Node::as_sequence).unwrap_or_default();
            let items = items.iter().enumerate();
            let items = items.map(|(at, item)| value(file, item, mirror.get(at), item.span));
            Value::tuple(items.collect())
        }
        NodeKind::Mapping(known) => {
            let mirror = unknown.and_then(Node::as_mapping).unwrap_or_default();
            let computed = mirror
                .iter()
                .filter(|entry| is_true(&entry.value))
                .map(|entry| (entry.key.clone(), after_apply()));
            Value::object(computed.chain(entries(file, known, unknown)).collect())
        }
    };
    value.with_origin(Origin::at(Place::new(file, span)))
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
