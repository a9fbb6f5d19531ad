//! Keys of a kustomization, found as Go's JSON decoder finds them: without regard to case.

use crate::syntax::tree::{Node, NodeKind};

/// What stands under a key, however it is written: `resources`, `Resources`, `reſources`. There may be several.
pub(super) fn entries<'n>(node: &'n Node, key: &'static str) -> impl Iterator<Item = &'n Node> {
    let entries = node.as_mapping().unwrap_or_default().iter();
    let entries = entries.filter(move |entry| entry.key == key || is_folded(&entry.key, key));
    entries.map(|entry| &entry.value)
}

/// The text of a node, whatever tag it has.
pub(super) fn text(node: &Node) -> Option<&str> {
    match &node.kind {
        NodeKind::String(text) => Some(text),
        _ => None,
    }
}

fn is_folded(written: &str, key: &str) -> bool {
    // By way of upper case, which makes one of all forms of a letter.
    let folded = |text: &str| {
        let upper = text.chars().flat_map(char::to_uppercase);
        upper.flat_map(char::to_lowercase).collect::<String>()
    };
    written.len() < 4 * key.len() && folded(written) == folded(key)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::tree::yaml;

    #[test]
    fn keys_are_found_in_every_case() {
        let text = "resources: 1\nResources: 2\nreſOurces: 3\nbases: 4\n";
        let root = &yaml::parse(text).documents[0].root;
        assert_eq!(entries(root, "resources").count(), 3);
        let root = &yaml::parse("pat\u{212a}: 1\n").documents[0].root;
        assert_eq!(entries(root, "patk").count(), 1);
    }
}
