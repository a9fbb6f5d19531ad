//! `AWS::Include`: entries from another file.
//!
//! <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/transform-aws-include.html>
//!
//! A file beside the template is read, as `aws cloudformation package` does. What it brings stands at
//! the place of the include. A location in S3 stays, and makes what it stands in unknown.

use super::super::templates::Templates;
use super::nodes;
use ecow::EcoString;
use rustc_hash::FxHashSet;

use crate::source::SourceFile;
use crate::syntax::tree::{Entry, Node, NodeKind};

/// Most files that are included into one template.
const MAX_INCLUDES: usize = 100;

/// Whether a file is included anywhere in a node.
pub(super) fn has_include(node: &Node) -> bool {
    match &node.kind {
        NodeKind::Sequence(items) => items.iter().any(has_include),
        NodeKind::Mapping(entries) => entries
            .iter()
            .any(|entry| includes(entry) || has_include(&entry.value)),
        _ => false,
    }
}

fn includes(entry: &Entry) -> bool {
    ["Fn::Transform", "Transform"].contains(&entry.key.as_str()) && location(&entry.value).is_some()
}

/// The file that a transform includes, if it includes one that is a path.
fn location(transform: &Node) -> Option<&str> {
    if transform.get("Name").and_then(Node::as_str) != Some("AWS::Include") {
        return None;
    }
    let location = transform.get("Parameters")?.get("Location")?.as_str()?;
    (!location.contains("://")).then_some(location)
}

/// The template with the entries of included files where they are included.
pub(super) fn expand(root: Node, file: &SourceFile, templates: &Templates<'_>) -> Node {
    let mut includes = Includes {
        file,
        templates,
        left: MAX_INCLUDES,
    };
    includes.expand(root)
}

struct Includes<'i> {
    file: &'i SourceFile,
    templates: &'i Templates<'i>,
    left: usize,
}

impl Includes<'_> {
    fn expand(&mut self, node: Node) -> Node {
        let kind = match node.kind {
            NodeKind::Sequence(items) => {
                NodeKind::Sequence(items.into_iter().map(|item| self.expand(item)).collect())
            }
            NodeKind::Mapping(entries) => NodeKind::Mapping(self.entries(entries)),
            kind => kind,
        };
        Node { kind, ..node }
    }

    /// What is written beside an include wins over what it brings.
    fn entries(&mut self, entries: Vec<Entry>) -> Vec<Entry> {
        let (includes, written): (Vec<Entry>, Vec<Entry>) = entries.into_iter().partition(includes);
        let mut expanded: Vec<Entry> = written
            .into_iter()
            .map(|entry| Entry {
                value: self.expand(entry.value),
                ..entry
            })
            .collect();
        let mut keys: FxHashSet<EcoString> = expanded.iter().map(|it| it.key.clone()).collect();
        for entry in includes {
            match self.brought(&entry) {
                Some(brought) => {
                    expanded.extend(brought.into_iter().filter(|it| keys.insert(it.key.clone())));
                }
                None => expanded.push(entry),
            }
        }
        expanded
    }

    /// The entries of an included file; `None` where it is not there or not an object.
    fn brought(&mut self, entry: &Entry) -> Option<Vec<Entry>> {
        let path = location(&entry.value)?;
        self.left = self.left.checked_sub(1)?;
        let beside = self.templates.beside(self.file, path)?;
        let node = nodes::moved(beside.root.into_owned(), entry.key_span);
        match node.kind {
            NodeKind::Mapping(entries) => Some(entries),
            _ => None,
        }
    }
}
