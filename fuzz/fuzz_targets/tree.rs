//! No text may make the YAML and JSON parsers panic, hang, or give a place that is not in the text.

#![no_main]

use cumulint::source::Span;
use cumulint::syntax::tree::{Node, NodeKind, Parsed, json, yaml};
use libfuzzer_sys::fuzz_target;

fn check(text: &str, parsed: &Parsed) {
    for error in &parsed.errors {
        check_span(text, error.span);
    }
    for document in &parsed.documents {
        check_span(text, document.span);
        check_node(text, &document.root);
    }
}

fn check_node(text: &str, node: &Node) {
    check_span(text, node.span);
    match &node.kind {
        NodeKind::Sequence(items) => items.iter().for_each(|item| check_node(text, item)),
        NodeKind::Mapping(entries) => {
            for entry in entries {
                check_span(text, entry.key_span);
                check_node(text, &entry.value);
            }
        }
        _ => {}
    }
}

fn check_span(text: &str, span: Span) {
    assert!(text.get(span.range()).is_some(), "{span:?}");
}

fuzz_target!(|text: &str| {
    check(text, &yaml::parse(text));
    check(text, &json::parse(text));
});
