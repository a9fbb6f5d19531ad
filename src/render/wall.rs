//! What a kustomization may name: nothing that is elsewhere, and nothing that we would not read ourselves.
//!
//! Kustomize fetches whatever looks like an address, wherever a file may be named, and an address may be
//! the path of a file as well. So every text of a kustomization is looked at, but for those that name no
//! file.

use std::path::Path;

use crate::source::{LoadError, Sources};
use crate::syntax::tree::{Node, NodeKind, yaml};

/// Keys under which nothing names a file, as they are spelt in the documentation: the others are looked at
/// in whatever case.
const NAME_NO_FILES: [&str; 13] = [
    "annotations",
    "commonAnnotations",
    "commonLabels",
    "images",
    "jsonOp",
    "labels",
    "literals",
    "metadata",
    "namePrefix",
    "nameSuffix",
    "namespace",
    "options",
    "patch",
];

/// Whether kustomize could take the name of a part for a repository elsewhere, though there be a folder of
/// that name.
pub(super) fn may_be_repository(name: &str) -> bool {
    let start = name.trim_start().to_ascii_lowercase();
    name.contains([':', '@', '?']) || start.starts_with("github.com") || name.contains("_git/")
}

/// What a kustomization names that is elsewhere or not read, in words.
pub(super) fn obstacle(node: &Node, folder: &Path, sources: &Sources) -> Option<String> {
    match &node.kind {
        NodeKind::String(text) => named(text, folder, sources),
        NodeKind::Sequence(items) => items
            .iter()
            .find_map(|item| obstacle(item, folder, sources)),
        NodeKind::Mapping(entries) => entries
            .iter()
            .filter(|entry| !NAME_NO_FILES.contains(&entry.key.as_str()))
            .find_map(|entry| obstacle(&entry.value, folder, sources)),
        _ => None,
    }
}

fn named(text: &str, folder: &Path, sources: &Sources) -> Option<String> {
    // Content that stands where a name could, as patches may.
    if text.contains('\n') {
        return None;
    }
    // `key=file`
    let file = text.split_once('=').map_or(text, |(_, file)| file);
    if text.contains("://") {
        return Some(format!("`{file}` is not in the repository"));
    }
    [text, file].into_iter().find_map(|name| {
        let error = sources.resolve(&folder.join(name)).err()?;
        // What is not there is for kustomize to complain about.
        let is_there = matches!(
            error,
            LoadError::Outside { .. } | LoadError::VersionControl { .. }
        );
        is_there.then(|| error.to_string())
    })
}

/// The same of the configuration of a plugin, which stands in the kustomization or in a file of this name.
pub(super) fn plugin_obstacle(plugin: &str, folder: &Path, sources: &Sources) -> Option<String> {
    if plugin.contains('\n') {
        return configuration_obstacle(plugin, folder, sources);
    }
    match sources.load(&folder.join(plugin)) {
        Ok(file) => configuration_obstacle(&file.text, folder, sources),
        Err(LoadError::NotAFile { .. }) => Some(format!("`{plugin}` is a folder of plugins")),
        Err(error) => Some(error.to_string()),
    }
}

fn configuration_obstacle(text: &str, folder: &Path, sources: &Sources) -> Option<String> {
    let parsed = yaml::parse(text);
    if !parsed.errors.is_empty() {
        return Some("the configuration of a plugin is not YAML in all of its parts".to_owned());
    }
    let mut roots = parsed.documents.iter().map(|it| &it.root);
    roots.find_map(|root| obstacle(root, folder, sources))
}
