use super::super::{Entry, MAX_DEPTH, Node, NodeKind};
use super::*;
use proptest::prelude::*;

fn root(text: &str) -> Node {
    let mut parsed = parse(text);
    assert_eq!(parsed.errors, [], "{text}");
    assert_eq!(parsed.documents.len(), 1, "{text}");
    parsed.documents.remove(0).root
}

fn at(text: &str, span: Span) -> &str {
    &text[span.range()]
}

fn entry<'n>(node: &'n Node, key: &str) -> &'n Entry {
    node.entry(key).unwrap()
}

/// The messages, and the text that each points at.
fn errors(text: &str) -> Vec<(String, &str)> {
    let parsed = parse(text);
    let tell = |e: SyntaxError| (e.message, at(text, e.span));
    parsed.errors.into_iter().map(tell).collect()
}

#[test]
fn spans_are_bytes_of_the_original_text() {
    let text = "\u{feff}# ä\r\n\"ä\": 'ö'\r\nb:\r\n  - c\r\n  - {d: 𝒳}\r\n";
    let root = root(text);
    assert_eq!(at(text, entry(&root, "ä").key_span), "\"ä\"");
    assert_eq!(at(text, root.get("ä").unwrap().span), "'ö'");
    let items = root.get("b").unwrap().as_sequence().unwrap();
    assert_eq!(at(text, items[0].span), "c");
    assert_eq!(at(text, items[1].span), "{d: 𝒳}");
    assert_eq!(at(text, items[1].get("d").unwrap().span), "𝒳");
}

#[test]
fn a_block_mapping_ends_with_its_last_value() {
    let text = "a:\n  b: 1\n  c:\n    - 2\n\n# comment\nd: 3\n";
    let root = root(text);
    assert_eq!(at(text, root.get("a").unwrap().span), "b: 1\n  c:\n    - 2");
    assert_eq!(at(text, root.span), text.trim_end());
}

#[test]
fn tags_and_anchors_belong_to_their_node() {
    let text = "a: &x !Sub 'y'\nb: !GetAtt\n  - c\n  - d\ne: !Ref 012\n";
    let root = root(text);
    let a = root.get("a").unwrap();
    assert_eq!(
        (at(text, a.span), a.tag.as_deref()),
        ("&x !Sub 'y'", Some("Sub"))
    );
    let b = root.get("b").unwrap();
    assert_eq!(at(text, b.span), "!GetAtt\n  - c\n  - d");
    assert_eq!(b.as_sequence().unwrap().len(), 2);
    assert_eq!(root.get("e").unwrap().kind, NodeKind::String("012".into()));
    assert_eq!(root.get("e").unwrap().as_str(), None);
}

#[test]
fn tags_of_yaml_itself_are_applied_and_not_kept() {
    let root = root("a: !!str 1\nb: !!int '2'\nc: ! true\nd: !Ref\n");
    assert_eq!(root.get("a").unwrap().as_str(), Some("1"));
    assert!(matches!(root.get("b").unwrap().kind, NodeKind::Number(_)));
    assert_eq!(root.get("c").unwrap().as_str(), Some("true"));
    assert!(root.get("a").unwrap().tag.is_none());
    assert_eq!(root.get("d").unwrap().kind, NodeKind::String("".into()));
}

#[test]
fn quoted_scalars_and_block_scalars_are_texts() {
    let root = root("a: '1'\nb: |\n  yes\nc: \"no\"\nd: no\ne:\n");
    assert_eq!(root.get("a").unwrap().as_str(), Some("1"));
    assert_eq!(root.get("b").unwrap().as_str(), Some("yes\n"));
    assert_eq!(root.get("c").unwrap().as_str(), Some("no"));
    assert_eq!(root.get("d").unwrap().kind, NodeKind::Bool(false));
    assert_eq!(root.get("e").unwrap().kind, NodeKind::Null);
}

#[test]
fn keys_of_other_types_are_kept_as_written() {
    let root = root("1: a\non: b\n0x1: c\n");
    let keys: Vec<_> = root
        .as_mapping()
        .unwrap()
        .iter()
        .map(|e| e.key.as_str())
        .collect();
    assert_eq!(keys, ["1", "on", "0x1"]);
}

#[test]
fn an_alias_has_its_own_place_and_the_content_of_its_anchor() {
    let text = "a: &x {b: 1}\nc: *x\n";
    let root = root(text);
    let alias = root.get("c").unwrap();
    assert_eq!(at(text, alias.span), "*x");
    assert_eq!(at(text, entry(alias, "b").key_span), "b");
    assert_eq!(alias.kind, root.get("a").unwrap().kind);
}

#[test]
fn merge_keys_bring_what_is_not_there_and_the_first_source_wins() {
    let root = root(
        "a: &a {x: 1, y: 1}\nb: &b {y: 2, z: 2}\nc:\n  <<: [*a, *b]\n  x: 3\nd: {<<: *a, '<<': 5}\n",
    );
    let value = |of: &str, key: &str| match &root.get(of).unwrap().get(key).unwrap().kind {
        NodeKind::Number(number) => number.as_i64(),
        _ => None,
    };
    assert_eq!(value("c", "x"), Some(3));
    assert_eq!(value("c", "y"), Some(1));
    assert_eq!(value("c", "z"), Some(2));
    assert!(root.get("c").unwrap().get("<<").is_none());
    assert_eq!(value("d", "<<"), Some(5));
}

#[test]
fn a_merge_key_with_anything_but_mappings_is_an_error() {
    let (message, place) = &errors("a:\n  <<: 1\n")[0];
    assert!(message.starts_with("a merge key takes"), "{message}");
    assert_eq!(*place, "1");
}

#[test]
fn a_broken_document_does_not_lose_the_others() {
    let text = "a: 1\n---\nb: [\n---\nc: 3\n";
    let parsed = parse(text);
    let found: Vec<_> = parsed
        .documents
        .iter()
        .map(|d| at(text, d.root.span))
        .collect();
    assert_eq!(found, ["a: 1", "c: 3"]);
    assert_eq!(parsed.errors.len(), 1);
    assert_eq!(at(text, parsed.errors[0].span), "[");
}

#[test]
fn a_key_that_comes_twice_keeps_its_last_value() {
    let text = "a: 1\nb: 2\na: 3\n";
    let parsed = parse(text);
    let last = parsed.documents[0].root.get("a").unwrap();
    assert_eq!(at(text, last.span), "3");
    let message = "the key `a` comes again; the last one holds";
    assert_eq!(parsed.errors[0].message, message);
    assert_eq!(parsed.errors[0].span, Span::new(0, 1));
}

#[test]
fn an_alias_without_anchor_leaves_its_entry_out() {
    let text = "a: *x\nb: 1\n";
    let parsed = parse(text);
    assert!(parsed.documents[0].root.get("a").is_none());
    assert!(parsed.documents[0].root.get("b").is_some());
    assert_eq!(errors(text)[0].1, "*x");
}

#[test]
fn an_alias_within_its_own_anchor_is_an_error() {
    assert_eq!(errors("a: &x [1, *x]\n")[0].1, "*x");
}

#[test]
fn aliases_that_multiply_are_bounded() {
    let mut text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n".to_owned();
    for level in 1..10 {
        let uses = vec![format!("*a{}", level - 1); 10].join(", ");
        text += &format!("a{level}: &a{level} [{uses}]\n");
    }
    let (message, _) = errors(&text).swap_remove(0);
    assert!(message.starts_with("alias expansion bound"), "{message}");
}

#[test]
fn aliases_cannot_nest_deeper_than_the_bound() {
    let mut text = format!("a0: &a0 {}1{}\n", "[".repeat(100), "]".repeat(100));
    text += &format!("a1: &a1 {}*a0{}\n", "[".repeat(100), "]".repeat(100));
    assert_eq!(errors(&text)[0].1, "*a0");
}

#[test]
fn what_is_nested_too_deep_is_left_out_and_the_rest_stays() {
    let deep = MAX_DEPTH + 5;
    let text = format!("a: {}1{}\nb: 2\n", "[".repeat(deep), "]".repeat(deep));
    let parsed = parse(&text);
    assert_eq!(parsed.errors.len(), 1);
    assert!(parsed.documents[0].root.get("b").is_some());
}

#[test]
fn nesting_past_all_bounds_is_an_error_and_no_overflow() {
    for text in [
        "[".repeat(100_000),
        "- ".repeat(100_000),
        "{a: ".repeat(100_000),
    ] {
        assert!(!parse(&text).errors.is_empty());
    }
}

#[test]
fn quoted_scalars_may_go_on_where_their_key_stands() {
    let text = "a:\n  b: 'one\n\n  two\n  three' # x\n  c: !Sub \"1\\\n  2\n\n  # 3\"\n  d: {e: 'f\ng'}\nh: \"i\nj\"\nk:\n- 'l\n\n\nm'\n";
    let root = root(text);
    let a = root.get("a").unwrap();
    assert_eq!(a.get("b").unwrap().as_str(), Some("one\ntwo three"));
    let c = a.get("c").unwrap();
    assert_eq!(c.kind, NodeKind::String("12\n# 3".into()));
    assert_eq!(at(text, c.span), "!Sub \"1\\\n  2\n\n  # 3\"");
    assert_eq!(root.get("h").unwrap().as_str(), Some("i j"));
    let items = root.get("k").unwrap().as_sequence().unwrap();
    assert_eq!(items[0].as_str(), Some("l\n\nm"));
    let found: Vec<_> = comments(text).into_iter().map(|s| at(text, s)).collect();
    assert_eq!(found, ["# x"]);
}

#[test]
fn a_quote_that_does_not_end_in_its_document_breaks_that_document_alone() {
    let parsed = parse("a: 'b\nc\n---\nd: 'e\nf'\n");
    assert_eq!(parsed.errors.len(), 1);
    assert_eq!(parsed.documents.len(), 1);
    let value = parsed.documents[0].root.get("d").unwrap();
    assert_eq!(value.as_str(), Some("e f"));
}

#[test]
fn many_open_quotes_are_read_in_bounded_time() {
    let parsed = parse(&"a: 'b\nc'\nd: \"e\n".repeat(2_000));
    assert!(!parsed.errors.is_empty());
}

#[test]
fn comments_are_found_with_their_mark() {
    let text = "# one\na: 1 # two\nb: '# not'\nc: |\n  # not\n---\n  # three\n";
    let found: Vec<_> = comments(text).into_iter().map(|s| at(text, s)).collect();
    assert_eq!(found, ["# one", "# two", "# three"]);
}

#[test]
fn many_comments_in_a_row_are_all_found() {
    let text = format!("a:\n{}  b: 1\n", "  # x\n".repeat(500));
    assert_eq!(comments(&text).len(), 500);
}

fn spans(node: &Node, all: &mut Vec<Span>) {
    all.push(node.span);
    match &node.kind {
        NodeKind::Sequence(items) => items.iter().for_each(|item| spans(item, all)),
        NodeKind::Mapping(entries) => entries.iter().for_each(|entry| {
            all.push(entry.key_span);
            spans(&entry.value, all);
        }),
        _ => {}
    }
}

/// Every span that comes of a text can be cut out of it.
fn assert_inside(text: &str) {
    let parsed = parse(text);
    let mut all = comments(text);
    all.extend(parsed.errors.iter().map(|e| e.span));
    for document in &parsed.documents {
        all.push(document.span);
        spans(&document.root, &mut all);
    }
    for span in all {
        assert!(text.get(span.range()).is_some(), "{span:?} of {text:?}");
    }
}

proptest! {
    #[test]
    fn any_text_is_survived(text in any::<String>()) {
        assert_inside(&text);
    }

    #[test]
    fn any_text_of_yaml_marks_is_survived(
        text in "([-:?,\\[\\]{}#&*!|>'\"%@` a1~ä\u{feff}\n\r\t]|- |: |<<|---|\n  |&a |\\*a|\\.\\.\\.|!!str |!a ){0,60}"
    ) {
        assert_inside(&text);
    }
}

#[test]
fn a_document_of_too_many_values_is_left_out_and_those_before_it_stay() {
    let text = format!("a: 1\n---\n[{}1]\n", "1,".repeat(1_100_000));
    let parsed = parse(&text);
    assert_eq!((parsed.documents.len(), parsed.errors.len()), (1, 1));
    assert!(parsed.errors[0].message.contains("more than 1000000"));
}
