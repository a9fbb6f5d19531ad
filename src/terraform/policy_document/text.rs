//! A policy as text, in the provider's form, to the byte.

use crate::expr::functions::json::write_string;
use ecow::EcoString;

use crate::value::{Data, Value};

/// The text as the provider writes it: indented by two, its own order of keys, `<>&` escaped.
pub(super) fn text(document: &Value) -> String {
    let mut out = String::new();
    write(document, 0, &mut out);
    out
}

/// The order in which the provider writes the keys of documents and statements; all others follow
/// by name.
const ORDER: [&str; 12] = [
    "Version",
    "Id",
    "Statement",
    "Sid",
    "Effect",
    "Action",
    "NotAction",
    "Resource",
    "NotResource",
    "Principal",
    "NotPrincipal",
    "Condition",
];

fn write(value: &Value, depth: usize, out: &mut String) {
    match &value.data {
        Data::Sequence(_, items) => {
            let items = items.iter().map(|item| (None, item));
            write_items(items, ('[', ']'), depth, out);
        }
        Data::Object(_, entries) => {
            let rank = |name: &str| {
                ORDER
                    .iter()
                    .position(|known| *known == name)
                    .unwrap_or(ORDER.len())
            };
            let mut entries: Vec<_> = entries.iter().collect();
            entries.sort_by_key(|(name, _)| rank(name));
            write_items(
                entries.into_iter().map(|(name, item)| (Some(name), item)),
                ('{', '}'),
                depth,
                out,
            );
        }
        Data::Bool(value) => out.push_str(if *value { "true" } else { "false" }),
        Data::Number(number) => out.push_str(&number.to_string()),
        Data::String(text) => write_string(text, out),
        Data::Null | Data::Unknown(_) => out.push_str("null"),
    }
}

fn write_items<'a>(
    items: impl ExactSizeIterator<Item = (Option<&'a EcoString>, &'a Value)>,
    brackets: (char, char),
    depth: usize,
    out: &mut String,
) {
    out.push(brackets.0);
    let empty = items.len() == 0;
    for (at, (name, item)) in items.enumerate() {
        out.push_str(if at == 0 { "\n" } else { ",\n" });
        out.push_str(&"  ".repeat(depth + 1));
        if let Some(name) = name {
            write_string(name, out);
            out.push_str(": ");
        }
        write(item, depth + 1, out);
    }
    if !empty {
        out.push('\n');
        out.push_str(&"  ".repeat(depth));
    }
    out.push(brackets.1);
}
