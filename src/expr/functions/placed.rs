//! The places of what `jsondecode` and `yamldecode` read from a file.
//!
//! A value that a file holds is at fault there and not where the file is read. The decoders of
//! Terraform's two functions know no places; the syntax tree of the same text does. The two are laid
//! over each other, and what is not alike in both (merged keys of YAML, keys that come twice) stays
//! without a place of its own.

use super::Context;
use super::arguments::normal;
use crate::source::{Place, Span};
use crate::syntax::tree::{Node, NodeKind, Parsed};
use crate::value::{Data, Map, Origin, Value};

/// A decoded value with the places that its parts have in the file that `text` is the content of; as it
/// is where the text is no file's.
pub(super) fn placed(
    value: Value,
    text: &Value,
    context: &Context<'_>,
    parse: fn(&str) -> Parsed,
) -> Value {
    let Some((place, content)) = file_of(text, context) else {
        return value;
    };
    match parse(&content).documents.as_slice() {
        [only] => over(value, &only.root, place, place.span),
        _ => value,
    }
}

/// The file that a text is the whole content of.
fn file_of(text: &Value, context: &Context<'_>) -> Option<(Place, String)> {
    let sources = context.files.as_ref()?.sources;
    let own = text.origin.place;
    let behind = text.origin.hops().filter_map(|hop| hop.origin.place);
    own.into_iter().chain(behind).find_map(|place| {
        let file = sources.file(place.file);
        let is_whole = place.span.range() == (0..file.text.len());
        let is_same = is_whole && Some(normal(&file.text).as_str()) == text.as_str();
        is_same.then(|| (place, file.text.clone()))
    })
}

/// `value` with the places of `node`, whose own is `span`. Neither is deep: both parsers bound that.
fn over(value: Value, node: &Node, file: Place, span: Span) -> Value {
    let at = |span| Place::new(file.file, span);
    let data = match (value.data, &node.kind) {
        (Data::Sequence(kind, items), NodeKind::Sequence(nodes)) if items.len() == nodes.len() => {
            let pairs = items.iter().zip(nodes);
            let items: Vec<Value> = pairs
                .map(|(item, node)| over(item.clone(), node, file, node.span))
                .collect();
            Data::Sequence(kind, items.into())
        }
        (Data::Object(kind, mut entries), NodeKind::Mapping(nodes)) => {
            let map: &mut Map = std::sync::Arc::make_mut(&mut entries);
            for node in nodes {
                let key = normal(&node.key);
                if let Some(item) = map.get(&key) {
                    let span = node.key_span.to(node.value.span);
                    let item = over(item.clone(), &node.value, file, span);
                    map.insert(key, item);
                }
            }
            Data::Object(kind, entries)
        }
        (data, _) => data,
    };
    Value {
        data,
        origin: Origin::at(at(span)),
    }
}
