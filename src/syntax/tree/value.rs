//! From a tree to a value with origins, as it stands: nothing is evaluated, tags say nothing.

use super::{Node, NodeKind, place};
use crate::source::{Place, SourceFile};
use crate::value::{Data, Map, Origin, Value};

/// The value of a node, each part with the place of its entry or element ([`place`]); the root has
/// none of its own, since nothing names it.
pub fn value(node: &Node, file: &SourceFile) -> Value {
    let data = data(node, file);
    Value::new(data)
}

/// The value of a node that stands at `place`.
pub fn value_at(node: &Node, place: Place, file: &SourceFile) -> Value {
    Value::new(data(node, file)).with_origin(Origin::at(place))
}

fn data(node: &Node, file: &SourceFile) -> Data {
    match &node.kind {
        NodeKind::Null => Data::Null,
        NodeKind::Bool(value) => Data::Bool(*value),
        NodeKind::Number(number) => Data::Number(number.clone()),
        NodeKind::String(text) => Data::String(text.clone()),
        NodeKind::Sequence(items) => {
            let items = items
                .iter()
                .map(|item| value_at(item, place::element(item, file), file));
            Value::tuple(items.collect()).data
        }
        NodeKind::Mapping(entries) => {
            let entries = entries.iter().map(|entry| {
                let value = value_at(&entry.value, place::entry(entry, file), file);
                (entry.key.clone(), value)
            });
            Value::object(entries.collect::<Map>()).data
        }
    }
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;
    use std::sync::Arc;

    use super::super::{json, yaml};
    use super::*;
    use crate::source::Sources;

    fn file(text: &str) -> Arc<SourceFile> {
        let here = std::env::current_dir().unwrap();
        Sources::new(&here)
            .unwrap()
            .insert(PathBuf::from("x"), text.to_owned())
    }

    /// The text that is marked for the value at a path of keys and indices.
    fn marked<'t>(file: &'t SourceFile, root: &Node, path: &str) -> &'t str {
        let mut found = value(root, file);
        for step in path.split('.') {
            found = match step.parse::<usize>() {
                Ok(index) => found.as_items().unwrap()[index].clone(),
                Err(_) => found.get(step).unwrap().clone(),
            };
        }
        &file.text[found.origin.place.unwrap().span.range()]
    }

    fn assert_marked(text: &str, root: &Node, expected: &[(&str, &str)]) {
        let file = file(text);
        for (path, mark) in expected {
            assert_eq!(marked(&file, root, path), *mark, "{path}");
        }
    }

    #[test]
    fn yaml_marks_attributes_whole_and_blocks_by_their_header() {
        let text = "\
spec:
  privileged: true # why
  caps: [A, B]
  script: |
    one
    two
  below:
    value
  ports:
    - port: 22
      from: {a: 1}
    - 23
    - - x
    - ports:
        - 1
";
        let root = &yaml::parse(text).documents[0].root;
        assert_marked(
            text,
            root,
            &[
                ("spec", "spec"),
                ("spec.privileged", "privileged: true"),
                ("spec.caps", "caps: [A, B]"),
                ("spec.caps.1", "B"),
                ("spec.script", "script: |"),
                ("spec.below", "below"),
                ("spec.ports", "ports"),
                ("spec.ports.0", "port: 22"),
                ("spec.ports.0.from", "from: {a: 1}"),
                ("spec.ports.1", "23"),
                ("spec.ports.2", "x"),
                ("spec.ports.3", "ports"),
            ],
        );
    }

    #[test]
    fn json_marks_the_same_way() {
        let text = "{\n  \"a\": \"b\",\n  \"c\": {\n    \"d\": [1, 2]\n  },\n  \"e\": [\n    {\n      \"f\": 1\n    }\n  ]\n}";
        let root = &json::parse(text).documents[0].root;
        assert_marked(
            text,
            root,
            &[
                ("a", "\"a\": \"b\""),
                ("c", "\"c\""),
                ("c.d", "\"d\": [1, 2]"),
                ("e", "\"e\""),
                ("e.0", "\"f\": 1"),
            ],
        );
    }

    #[test]
    fn long_collections_on_one_line_are_marked_by_their_key() {
        let text = format!("{{\"a\": [{}1]}}", "1, ".repeat(100));
        let root = &json::parse(&text).documents[0].root;
        assert_marked(&text, root, &[("a", "\"a\"")]);
    }

    #[test]
    fn an_alias_is_marked_where_it_stands() {
        let text = "a: &x {b: 1}\nc: *x\nd: {<<: *x}\n";
        let root = &yaml::parse(text).documents[0].root;
        assert_marked(text, root, &[("c", "c: *x"), ("d.b", "b: 1")]);
    }
}
