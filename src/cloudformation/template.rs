//! The sections of a template, ready for looking up.
//!
//! Sections are indexed by name once: a template may refer to each of its thousand parameters from
//! each of its thousand resources. What the sections hold is left as it is written.

use rustc_hash::FxHashMap;

use crate::diagnostic::{Diagnostic, DiagnosticKind};
use crate::source::{Place, SourceFile};
use crate::syntax::tree::{Entry, Node, NodeKind, place};

/// A template's sections.
pub(super) struct Template<'t> {
    pub(super) parameters: FxHashMap<&'t str, &'t Entry>,
    pub(super) conditions: FxHashMap<&'t str, &'t Entry>,
    /// Map, top-level key and second-level key to the entry.
    pub(super) mappings: FxHashMap<&'t str, FxHashMap<&'t str, FxHashMap<&'t str, &'t Entry>>>,
    /// In the order of the text; keys that stand for several resources (`Fn::ForEach`) are not in
    /// it.
    pub(super) resources: Vec<&'t Entry>,
    /// The logical ids.
    pub(super) ids: FxHashMap<&'t str, &'t Entry>,
    /// Whether there may be more in it than is written: a transform, a loop or a module adds to it.
    pub(super) generated: bool,
    /// What was wrong with the sections.
    pub(super) diagnostics: Vec<Diagnostic>,
}

impl<'t> Template<'t> {
    pub(super) fn read(root: &'t Node, file: &SourceFile) -> Self {
        let (loops, resources): (Vec<_>, Vec<_>) = section(root, "Resources")
            .iter()
            .partition(|entry| entry.key.starts_with("Fn::"));
        let mut template = Self {
            parameters: by_name(section(root, "Parameters")),
            conditions: by_name(section(root, "Conditions")),
            mappings: section(root, "Mappings")
                .iter()
                .map(|map| (map.key.as_str(), two_levels(&map.value)))
                .collect(),
            ids: resources
                .iter()
                .map(|entry| (entry.key.as_str(), *entry))
                .collect(),
            resources,
            generated: brings_more(root),
            diagnostics: Vec::new(),
        };
        for entry in loops {
            template.unsupported(
                format!("{} is not expanded", entry.key),
                Place::new(file.id, entry.key_span),
            );
        }
        template.read_transform(root, file);
        template
    }

    fn read_transform(&mut self, root: &Node, file: &SourceFile) {
        let Some(entry) = root.entry("Transform") else {
            return;
        };
        let all = match &entry.value.kind {
            NodeKind::Sequence(items) => items.as_slice(),
            _ => std::slice::from_ref(&entry.value),
        };
        for transform in all {
            let name = transform
                .as_str()
                .or_else(|| transform.get("Name")?.as_str())
                .unwrap_or("without a name");
            // Its functions are evaluated, its loops told where they stand.
            if name == "AWS::LanguageExtensions" {
                continue;
            }
            self.generated = true;
            self.unsupported(
                format!("transform {name} is not applied"),
                place::entry(entry, file),
            );
        }
    }

    fn unsupported(&mut self, message: String, place: Place) {
        let diagnostic = Diagnostic::new(DiagnosticKind::Unsupported, message, place);
        self.diagnostics.push(diagnostic);
    }
}

/// Whether a transform or a loop stands where sections or their entries do, or anything but a type
/// where a resource's type does.
fn brings_more(root: &Node) -> bool {
    let stands_in = |node: &Node| {
        let entries = node.as_mapping().unwrap_or_default();
        entries.iter().any(|entry| entry.key.starts_with("Fn::"))
    };
    let modules = section(root, "Resources")
        .iter()
        .filter_map(|entry| entry.value.get("Type"))
        .any(|kind| kind.as_str().is_none());
    let sections = ["Parameters", "Mappings", "Conditions", "Resources"];
    stands_in(root)
        || modules
        || sections
            .iter()
            .any(|name| root.get(name).is_some_and(stands_in))
}

fn section<'t>(root: &'t Node, name: &str) -> &'t [Entry] {
    root.get(name)
        .and_then(Node::as_mapping)
        .unwrap_or_default()
}

fn by_name(entries: &[Entry]) -> FxHashMap<&str, &Entry> {
    entries
        .iter()
        .map(|entry| (entry.key.as_str(), entry))
        .collect()
}

fn two_levels(map: &Node) -> FxHashMap<&str, FxHashMap<&str, &Entry>> {
    let levels = map.as_mapping().unwrap_or_default().iter();
    levels
        .map(|top| {
            let entries = top.value.as_mapping().unwrap_or_default();
            (top.key.as_str(), by_name(entries))
        })
        .collect()
}
