//! One copy of a loop's fragment: the identifier replaced in keys and values.
//!
//! `${Name}` is replaced in any text and key, `&{Name}` by what of it a logical id may hold, and a
//! reference to the name by the element itself. Where one instance stands for all, what mentions the name
//! in a text becomes a template with an unknown in it, and an id ends in `[*]`.

use ecow::{EcoString, eco_format};

use crate::syntax::tree::{Entry, Node, NodeKind};

/// What a node counts for, beside its text.
const NODE_BYTES: usize = size_of::<Entry>();

/// What stands for the identifier of a loop.
pub(super) enum Element {
    Known(EcoString),
    /// The name by which the evaluator knows the unknown.
    Any(EcoString),
}

/// What a copy of a fragment costs, with texts of a length in the place of the identifier.
pub(super) fn cost(fragment: &Node, name: &str, length: usize) -> usize {
    let text = |text: &str| {
        let mentions = text.matches(name).count();
        text.len().saturating_add(mentions.saturating_mul(length))
    };
    let mut cost = 0_usize;
    let mut open = vec![fragment];
    while let Some(node) = open.pop() {
        let own = match &node.kind {
            NodeKind::String(own) => text(own),
            NodeKind::Sequence(items) => {
                open.extend(items);
                0
            }
            NodeKind::Mapping(entries) => {
                open.extend(entries.iter().map(|entry| &entry.value));
                entries.iter().map(|entry| text(&entry.key)).sum()
            }
            _ => 0,
        };
        cost = cost.saturating_add(own).saturating_add(NODE_BYTES);
    }
    cost
}

/// Whether a string names resources where it stands: there a copy must have the name that a logical
/// id has.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Position {
    Text,
    Template,
    Id,
}

impl Position {
    /// That of what a function is given.
    fn within(function: &str, here: Self) -> Self {
        match function {
            "Sub" | "Fn::Sub" => Self::Template,
            "Ref" | "GetAtt" | "Fn::GetAtt" | "DependsOn" | "Condition" => Self::Id,
            _ if here == Self::Template => Self::Text,
            _ => here,
        }
    }
}

/// A copy of a fragment.
pub(super) fn replaced(node: &Node, name: &str, element: &Element) -> Node {
    replace(node, name, element, Position::Text)
}

fn replace(node: &Node, name: &str, element: &Element, outer: Position) -> Node {
    let position = match &node.tag {
        Some(tag) => Position::within(tag, outer),
        None => outer,
    };
    if is_reference(node, name) {
        return reference(node, element);
    }
    let kind = match &node.kind {
        NodeKind::String(text) => return text_node(node, text, name, element, position),
        NodeKind::Sequence(items) => {
            // Of `Fn::Sub`, only the first element is a template.
            let of = |at: usize| match position {
                Position::Template if at > 0 => Position::Text,
                _ => position,
            };
            let items = items.iter().enumerate();
            NodeKind::Sequence(
                items
                    .map(|(at, item)| replace(item, name, element, of(at)))
                    .collect(),
            )
        }
        NodeKind::Mapping(entries) => NodeKind::Mapping(
            entries
                .iter()
                .map(|entry| Entry {
                    key: id_text(&entry.key, name, element),
                    key_span: entry.key_span,
                    value: replace(
                        &entry.value,
                        name,
                        element,
                        Position::within(&entry.key, Position::Text),
                    ),
                })
                .collect(),
        ),
        kind => kind.clone(),
    };
    Node {
        kind,
        tag: node.tag.clone(),
        span: node.span,
    }
}

/// `!Ref Name` or `{ Ref: Name }`.
fn is_reference(node: &Node, name: &str) -> bool {
    let is_name = |kind: &NodeKind| matches!(kind, NodeKind::String(text) if text == name);
    match (&node.tag, &node.kind) {
        (Some(tag), kind) => tag == "Ref" && is_name(kind),
        (None, NodeKind::Mapping(entries)) => {
            matches!(entries.as_slice(), [entry] if entry.key == "Ref" && is_name(&entry.value.kind))
        }
        _ => false,
    }
}

fn reference(node: &Node, element: &Element) -> Node {
    let (text, tag) = match element {
        Element::Known(text) => (text.clone(), None),
        Element::Any(key) => (key.clone(), Some(EcoString::from("Ref"))),
    };
    Node {
        kind: NodeKind::String(text),
        tag,
        span: node.span,
    }
}

fn text_node(
    node: &Node,
    text: &EcoString,
    name: &str,
    element: &Element,
    position: Position,
) -> Node {
    let (text, tag) = match (element, position) {
        (Element::Any(key), Position::Text) if mentions(text, name) => {
            // What else looks like a name in it is none.
            let literal = text
                .replace("${", "${!")
                .replace(&format!("${{!{name}}}"), &format!("${{{key}}}"));
            let literal = literal.replace(&format!("&{{{name}}}"), &format!("${{{key}}}"));
            (literal, Some(EcoString::from("Sub")))
        }
        (Element::Any(key), Position::Template) => {
            let text = text.replace(&format!("${{{name}}}"), &format!("${{{key}}}"));
            (text, node.tag.clone())
        }
        _ => (id_text(text, name, element), node.tag.clone()),
    };
    Node {
        kind: NodeKind::String(text),
        tag,
        span: node.span,
    }
}

fn mentions(text: &str, name: &str) -> bool {
    text.contains(&format!("${{{name}}}")) || text.contains(&format!("&{{{name}}}"))
}

/// A text in which the identifier is replaced. `&{Name}` leaves out what no logical id may have.
fn id_text(text: &EcoString, name: &str, element: &Element) -> EcoString {
    if !mentions(text, name) {
        return text.clone();
    }
    let (plain, clean) = (format!("${{{name}}}"), format!("&{{{name}}}"));
    match element {
        Element::Known(value) => {
            let id: String = value.chars().filter(char::is_ascii_alphanumeric).collect();
            text.replace(&plain, value).replace(&clean, &id)
        }
        Element::Any(_) => {
            // The marks of several loops are one: it stands for any of the instances.
            let rest = text.replace(&plain, "").replace(&clean, "");
            let rest = rest.replace("[*]", "");
            match rest.split_once('.') {
                Some((id, attribute)) => eco_format!("{id}[*].{attribute}"),
                None => eco_format!("{rest}[*]"),
            }
        }
    }
}
