//! The sections of a template, ready for looking up.
//!
//! Sections are indexed by name once: a template may refer to each of its thousand parameters from
//! each of its thousand resources. What the sections hold is left as it is written.

use ecow::{EcoString, eco_format};
use rustc_hash::{FxHashMap, FxHashSet};

use super::macros::loops::LOOP;
use super::macros::serverless::is_serverless;
use crate::diagnostic::{Diagnostic, DiagnosticKind};
use crate::source::{Place, SourceFile};
use crate::syntax::tree::{Entry, Node, NodeKind, place};
use crate::value::{Reason, ReasonKind};

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
    /// The outputs.
    pub(super) outputs: Vec<&'t Entry>,
    /// What macros leave unknown, by the name that they give it, and why.
    pub(super) unknown: FxHashMap<EcoString, Reason>,
    /// What the CDK calls resources, by logical id, where that tells them apart.
    constructs: FxHashMap<&'t str, &'t str>,
    /// Why what is not written is not known: a macro of the account may add it.
    pub(super) changed_by: Option<Reason>,
    /// Whether there may be more in it than is written: a transform, a loop or a module adds to it.
    pub(super) generated: bool,
}

impl<'t> Template<'t> {
    /// What is wrong with the sections goes to `diagnostics`.
    pub(super) fn read(
        root: &'t Node,
        file: &SourceFile,
        unknown: Vec<(EcoString, Reason)>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Self {
        let (added, resources): (Vec<_>, Vec<_>) = section(root, "Resources")
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
                .rev()
                .map(|entry| (entry.key.as_str(), *entry))
                .collect(),
            resources: distinct(resources),
            outputs: section(root, "Outputs").iter().collect(),
            constructs: construct_paths(section(root, "Resources")),
            changed_by: None,
            generated: brings_more(root),
            unknown: unknown.into_iter().collect(),
        };
        for entry in added.iter().filter(|entry| !entry.key.starts_with(LOOP)) {
            let message = format!("{} is not expanded", entry.key);
            diagnostics.push(unsupported(message, Place::new(file.id, entry.key_span)));
        }
        template.read_transform(root, file, diagnostics);
        template
    }

    fn read_transform(
        &mut self,
        root: &Node,
        file: &SourceFile,
        diagnostics: &mut Vec<Diagnostic>,
    ) {
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
            if name == "AWS::LanguageExtensions" {
                continue;
            }
            self.generated = true;
            if is_serverless(transform) {
                continue;
            }
            if !name.starts_with("AWS::") {
                let text = eco_format!("the macro {name} may set it");
                let reason = Reason::new(ReasonKind::Unsupported, text);
                self.changed_by.get_or_insert(reason);
            }
            let message = format!("transform {name} is not applied");
            diagnostics.push(unsupported(message, place::entry(entry, file)));
        }
    }
}

impl Template<'_> {
    /// What a resource is called within its template: the path of its construct where the CDK has
    /// written the template, or else the logical id.
    pub(super) fn address<'i>(&'i self, id: &'i str) -> &'i str {
        self.constructs.get(id).copied().unwrap_or(id)
    }
}

/// The paths of constructs that are of one resource alone, by logical id.
fn construct_paths(resources: &[Entry]) -> FxHashMap<&str, &str> {
    let mut uses: FxHashMap<&str, usize> = FxHashMap::default();
    let mut paths = FxHashMap::default();
    for entry in resources {
        *uses.entry(entry.key.as_str()).or_default() += 1;
        let metadata = entry.value.get("Metadata");
        let path = metadata.and_then(|metadata| metadata.get("aws:cdk:path")?.as_str());
        if let Some(path) = path.filter(|path| !path.is_empty()) {
            *uses.entry(path).or_default() += 1;
            paths.insert(entry.key.as_str(), path);
        }
    }
    paths.retain(|_, path| uses.get(path) == Some(&1));
    paths
}

fn unsupported(message: String, place: Place) -> Diagnostic {
    Diagnostic::new(DiagnosticKind::Unsupported, message, place)
}

/// Whether a transform or a loop stands where sections or their entries do, or anything but a type
/// where a resource's type does.
pub(super) fn brings_more(root: &Node) -> bool {
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

/// The first of each name: loops and transforms may make a name twice, or one that is written.
fn distinct(resources: Vec<&Entry>) -> Vec<&Entry> {
    let mut seen = FxHashSet::default();
    let mut first = resources;
    first.retain(|entry| seen.insert(entry.key.as_str()));
    first
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
