//! What is underlined when something is said of an entry or an element.
//!
//! Small things are marked whole, with the key that names them; large ones by the line that
//! introduces them, since what is within has places of its own. Nobody reads an annotation that
//! spans a screen.

use super::{Entry, Node, NodeKind};
use crate::source::{Place, SourceFile, Span};

/// Longest collection, with its key, that is marked whole: `[a, b]` or `{ k: v }` on one line.
const LONGEST_INLINE: u32 = 120;

/// The place of a mapping's entry.
///
/// From the key to the end of the value for a scalar and for a collection that fits on a line; a
/// scalar of several lines ends with the first of them; any other collection is marked by its key.
pub fn entry(entry: &Entry, file: &SourceFile) -> Place {
    let key = entry.key_span;
    let value = entry.value.span;
    // The value of an alias or a merge key may stand before its key.
    let span = if value.start < key.end {
        key
    } else {
        header(key, key.to(value), &entry.value.kind, &file.text)
    };
    Place::new(file.id, span)
}

/// The place of a sequence's element: a scalar itself, a mapping by its first entry, a sequence by
/// its first element.
pub fn element(node: &Node, file: &SourceFile) -> Place {
    let mut node = node;
    loop {
        match &node.kind {
            NodeKind::Mapping(entries) if !entries.is_empty() => return entry(&entries[0], file),
            NodeKind::Sequence(items) if !items.is_empty() => node = &items[0],
            _ => {
                let span = first_line(node.span, node.span.start, &file.text);
                return Place::new(file.id, span);
            }
        }
    }
}

fn header(key: Span, whole: Span, kind: &NodeKind, text: &str) -> Span {
    if !matches!(kind, NodeKind::Sequence(_) | NodeKind::Mapping(_)) {
        return first_line(whole, key.end, text);
    }
    let short = whole.end - whole.start <= LONGEST_INLINE;
    if short && first_line(whole, key.end, text) == whole {
        whole
    } else {
        key
    }
}

/// The part of `span` on the line of `from`, without trailing blanks.
fn first_line(span: Span, from: u32, text: &str) -> Span {
    let rest = text
        .get(from as usize..span.end as usize)
        .unwrap_or_default();
    let Some(line_end) = rest.find(['\n', '\r']) else {
        return span;
    };
    let line = rest[..line_end].trim_end();
    // A value on the lines below its key leaves `key:`, of which the colon is no part.
    let end = from + line.strip_suffix(':').unwrap_or(line).len() as u32;
    Span::new(span.start, end)
}
