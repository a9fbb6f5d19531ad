//! Ignore annotations: `cumulint.dev/ignore: VMH011, NET017`, or with a reason, in quotes since that is
//! how YAML wants it, `"[VMH011, NET017] it is the driver of the disks"`: the form that stands behind
//! `ignore` in a comment.
//!
//! An annotation covers what has it: an object, or a template of pods. With the name of a container
//! behind it, `cumulint.dev/ignore.proxy`, it covers the containers of this name in there, and what is
//! set for them elsewhere is not its matter. In a template of CloudFormation it stands in `Metadata`, of a
//! resource or of the template. Comments are lost where a file goes through a tool, annotations are not, and
//! JSON can have them.

use super::{Directives, Read, parse_list, selectors};
use crate::resource::Resource;
use crate::source::{FileId, Place, SourceFile, Span};
use crate::syntax::tree::{self, Node, NodeKind, place};
use crate::value::{Map, Value};

/// The annotation, or what it begins with.
const KEY: &str = "cumulint.dev/ignore";

const FORM: &str =
    "the annotation is written `cumulint.dev/ignore: VMH011, NET017` or `\"[VMH011] reason\"`";

/// Adds those of a manifest. What is not YAML or JSON has none.
pub(super) fn add(file: &SourceFile, all: &mut Directives) {
    if !file.text.contains(KEY) {
        return;
    }
    let body = file.text.trim_start_matches('\u{feff}').trim_start();
    let parsed = if body.starts_with(['{', '[']) && !body.starts_with("{{") {
        tree::json::parse_all(&file.text)
    } else {
        tree::yaml::parse(&file.text)
    };
    for document in &parsed.documents {
        let root = &document.root;
        let mut open = vec![(root, root.span)];
        while let Some((node, whole)) = open.pop() {
            if !add_of(node, file, all) || !add_metadata(node, whole, file, all) {
                return;
            }
            open.extend(children_with_keys(node));
        }
    }
}

/// Adds those of one mapping; `false` where there is no room for more.
fn add_of(node: &Node, file: &SourceFile, all: &mut Directives) -> bool {
    let annotations = node.get("metadata").and_then(|it| it.get("annotations"));
    let entries = annotations.and_then(Node::as_mapping).unwrap_or_default();
    // Gone through once, however many annotations ask.
    let mut all_containers = None;
    entries.iter().all(|entry| {
        let Some(container) = covered_by(&entry.key) else {
            return true;
        };
        let read = read(&entry.key, entry.value.as_str());
        all.add(place::entry(entry, file), read, || match container {
            "" => vec![node.span],
            name => {
                let found = all_containers
                    .get_or_insert_with(|| containers(node))
                    .iter();
                let named = found.filter(|(of, _)| *of == name);
                named.map(|(_, span)| *span).collect()
            }
        })
    })
}

/// Adds that of a resource or template of CloudFormation, which covers its key too: that is where a
/// finding points that has no property to point at.
fn add_metadata(node: &Node, whole: Span, file: &SourceFile, all: &mut Directives) -> bool {
    let metadata = node.get("Metadata");
    let Some(entry) = metadata.and_then(|metadata| metadata.entry(KEY)) else {
        return true;
    };
    let read = read(&entry.key, entry.value.as_str());
    all.add(place::entry(entry, file), read, || vec![whole])
}

/// What a node holds, each with its place, key included.
fn children_with_keys(node: &Node) -> impl Iterator<Item = (&Node, Span)> {
    let items = node.as_sequence().unwrap_or_default().iter();
    let entries = node.as_mapping().unwrap_or_default().iter();
    let keyed = entries.map(|entry| {
        // What an alias stands for may be in front of its key.
        let is_behind = entry.key_span.start <= entry.value.span.start;
        let whole = if is_behind {
            entry.key_span.to(entry.value.span)
        } else {
            entry.key_span
        };
        (&entry.value, whole)
    });
    items.map(|item| (item, item.span)).chain(keyed)
}

/// The container that an annotation covers, the empty text for all that has it and where the name is missing;
/// `None` for others, that begin alike among them.
fn covered_by(key: &str) -> Option<&str> {
    match key.strip_prefix(KEY)? {
        "" => Some(""),
        rest => rest.strip_prefix('.'),
    }
}

fn read(key: &str, text: Option<&str>) -> Read {
    // With a full stop and no container behind it.
    let text = text.filter(|_| !key.ends_with('.'));
    text.map_or_else(|| Err(FORM.to_owned()), parse)
}

/// Those of an object that was rendered, whose places are somewhere else than its text: each stands in
/// the file of the object, and covers the places in that file which it is about.
pub fn annotations_of(resource: &Resource) -> Directives {
    let mut all = Directives::default();
    let mut open = vec![&resource.attributes];
    let mut is_root = true;
    while let Some(value) = open.pop() {
        let header = is_root.then_some(resource.header);
        is_root = false;
        let annotations = value.get("metadata").and_then(|it| it.get("annotations"));
        let entries = annotations.and_then(Value::as_entries).into_iter();
        for (key, annotation) in entries.flat_map(Map::iter) {
            let Some(container) = covered_by(key) else {
                continue;
            };
            let at = annotation.origin.place;
            let at = at.filter(|at| at.file == resource.header.file);
            let covered = || covered_places(value, container, header, resource.header.file);
            if !all.add(
                at.unwrap_or(resource.header),
                read(key, annotation.as_str()),
                covered,
            ) {
                return all;
            }
        }
        open.extend(parts(value));
    }
    all
}

fn covered_places(
    value: &Value,
    container: &str,
    header: Option<Place>,
    file: FileId,
) -> Vec<Span> {
    if container.is_empty() {
        return header
            .into_iter()
            .chain(places(value, file))
            .map(|it| it.span)
            .collect();
    }
    let mut found = Vec::new();
    let mut open = vec![value];
    while let Some(value) = open.pop() {
        let entries = value.as_entries().into_iter().flat_map(Map::iter);
        let lists = entries.filter(|(key, _)| is_list_of_containers(key));
        let elements = lists.flat_map(|(_, list)| list.as_items().unwrap_or_default());
        let is_named = |it: &&Value| it.get("name").and_then(Value::as_str) == Some(container);
        found.extend(
            elements
                .filter(is_named)
                .flat_map(|it| places(it, file))
                .map(|it| it.span),
        );
        open.extend(parts(value));
    }
    found
}

/// The places of a value and all parts of it that are in a file.
fn places(value: &Value, file: FileId) -> Vec<Place> {
    let mut found = Vec::new();
    let mut open = vec![value];
    while let Some(value) = open.pop() {
        found.extend(value.origin.place.filter(|place| place.file == file));
        open.extend(parts(value));
    }
    found.sort_unstable();
    found.dedup();
    found
}

fn parts(value: &Value) -> impl Iterator<Item = &Value> {
    let items = value.as_items().unwrap_or_default().iter();
    items.chain(value.as_entries().into_iter().flat_map(Map::values))
}

/// Reads `A, B` or `[A, B] reason`.
fn parse(text: &str) -> Read {
    let text = text.trim();
    if let Some(read) = parse_list(text) {
        return read;
    }
    let is_open = text.starts_with('[');
    if is_open || (text.contains(|c: char| c.is_whitespace()) && !text.contains(',')) {
        return Err(FORM.to_owned());
    }
    selectors(text).map(|selectors| (selectors, String::new()))
}

/// The containers in a mapping, by name and place: elements of lists that are called so.
fn containers(node: &Node) -> Vec<(&str, Span)> {
    let mut found = Vec::new();
    let mut open = vec![node];
    while let Some(node) = open.pop() {
        let lists = node.as_mapping().unwrap_or_default().iter();
        let lists = lists.filter(|entry| is_list_of_containers(&entry.key));
        let elements = lists.flat_map(|entry| entry.value.as_sequence().unwrap_or_default());
        let named = elements.filter_map(|it| Some((it.get("name")?.as_str()?, it.span)));
        found.extend(named);
        open.extend(children(node));
    }
    found
}

fn is_list_of_containers(key: &str) -> bool {
    [
        "containers",
        "initContainers",
        "ephemeralContainers",
        "sidecars",
        "steps",
    ]
    .contains(&key)
}

fn children(node: &Node) -> impl Iterator<Item = &Node> {
    let (items, entries) = match &node.kind {
        NodeKind::Sequence(items) => (items.as_slice(), [].as_slice()),
        NodeKind::Mapping(entries) => ([].as_slice(), entries.as_slice()),
        _ => ([].as_slice(), [].as_slice()),
    };
    items.iter().chain(entries.iter().map(|entry| &entry.value))
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::source::Sources;

    fn read(name: &str, text: &str) -> Directives {
        let sources = Sources::new(Path::new(".")).unwrap();
        let file = sources.insert(sources.boundary().join(name), text.into());
        super::super::directives(&file)
    }

    /// Selectors, reason and what is covered of each annotation.
    fn covered(text: &str) -> Vec<(String, String, Vec<String>)> {
        let all = read("a.yaml", text);
        assert_eq!(all.faults, []);
        let told = all.found.into_iter().map(|it| {
            let words: Vec<&str> = it.selectors.iter().map(|word| word.text()).collect();
            let regions = it.regions.iter();
            let regions = regions.map(|span| text[span.range()].to_owned());
            (words.join(" "), it.reason, regions.collect())
        });
        told.collect()
    }

    const POD: &str = "\
kind: Deployment
metadata:
  annotations:
    cumulint.dev/ignore: VMH011, NET*
spec:
  template:
    metadata:
      annotations:
        cumulint.dev/ignore: \"[VMH012] it is known\"
        cumulint.dev/ignore.b: vmh013
        cumulint.dev/ignored: no
    spec:
      containers:
      - name: a
      - name: b
        image: c
";

    #[test]
    fn an_annotation_covers_the_mapping_that_has_it_or_one_container() {
        let found = covered(POD);
        let words: Vec<_> = found.iter().map(|(words, ..)| words.as_str()).collect();
        assert_eq!(words, ["VMH011 NET*", "VMH012", "vmh013"]);
        assert_eq!(found[0].2, [POD.trim_end()]);
        assert_eq!(found[1].1, "it is known");
        assert!(found[1].2[0].starts_with("metadata:\n      annotations"));
        assert_eq!(found[2].2, ["name: b\n        image: c"]);
    }

    #[test]
    fn json_has_annotations_too() {
        let text = r#"{"metadata": {"annotations": {"cumulint.dev/ignore": "[VMH011] why"}}}"#;
        let all = read("a.json", text);
        assert_eq!(all.found[0].reason, "why");
    }

    #[test]
    fn metadata_of_a_template_covers_the_resource_with_its_logical_id() {
        let text = r#"{"Resources": {"A": {"Type": "AWS::S3::Bucket",
            "Metadata": {"cumulint.dev/ignore": "[DEL001] why"}}, "B": {}}}"#;
        let all = read("a.json", text);
        let region = &text[all.found[0].regions[0].range()];
        assert!(region.starts_with("\"A\"") && !region.contains("\"B\""));
        let text = "Metadata: {cumulint.dev/ignore: DEL001}\nResources: {}\n";
        assert_eq!(covered(text)[0].2, [text.trim_end()]);
    }

    #[test]
    fn an_annotation_of_the_wrong_form_is_told() {
        for value in ["true", "[VMH011]", "''", "VMH011 because", "'[VMH011'"] {
            let text = format!("metadata: {{annotations: {{cumulint.dev/ignore: {value}}}}}\n");
            let all = read("a.yaml", &text);
            assert_eq!((all.found.len(), all.faults.len()), (0, 1), "{value}");
        }
    }

    #[test]
    fn a_container_that_is_not_there_is_covered_nowhere() {
        let text = "metadata: {annotations: {cumulint.dev/ignore.x: VMH011}}\n";
        assert!(covered(text)[0].2.is_empty());
    }
}
