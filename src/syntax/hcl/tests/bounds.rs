//! Input made to exhaust the parser. The tests run in threads with the 2 MiB of stack that test
//! threads have, and in an unoptimised build.

use super::{parse, parse_expression};
use crate::syntax::hcl::{comments, parse_template};

const DEPTH_MESSAGE: &str = "this is nested more than 128 levels deep";

fn fault(value: &str) -> String {
    let text = format!("a = {value}\n");
    let errors = parse(&text).errors;
    errors.first().map_or("none".into(), |e| e.message.clone())
}

#[test]
fn nesting_of_every_kind_is_bounded() {
    for unit in [
        "[",
        "(",
        "{a=",
        "f(",
        "!",
        "-",
        "\"${",
        "a?b:",
        "a[",
        "[for a in ",
        "1+",
        "a||b&&",
        "a[*].b",
        "<<A\n${",
    ] {
        let value = unit.repeat(50_000);
        assert_ne!(fault(&value), "none", "{unit}");
    }
    assert_eq!(fault(&"[".repeat(100_000)), DEPTH_MESSAGE);
    assert_eq!(fault(&format!("a{}", "[*]".repeat(1000))), DEPTH_MESSAGE);
    assert_eq!(fault(&format!("a{}", ".*[0]".repeat(1000))), DEPTH_MESSAGE);
    assert_eq!(fault(&format!("1{}", "+1".repeat(1000))), DEPTH_MESSAGE);
    assert_eq!(
        fault(&format!("\"{}\"", "%{if a}".repeat(1000))),
        DEPTH_MESSAGE
    );
    assert!(!parse(&"a {\n".repeat(10_000)).errors.is_empty());
}

#[test]
fn nesting_up_to_the_bound_is_read_within_the_stack() {
    for (open, close, levels) in [
        ("[", "]", 120),
        ("(", ")", 120),
        ("{a = ", "}", 120),
        ("f(", ")", 120),
        ("!", "", 120),
        ("a ? b : ", "", 120),
        ("1 + ", "", 120),
        ("a[", "]", 120),
        ("[for a in b : ", "]", 120),
        // Each level of this is five deep.
        ("1 + 2 * -f(1, ", ")", 24),
    ] {
        let text = format!("{}1{}", open.repeat(levels), close.repeat(levels));
        let read = parse_expression(&text, 0);
        assert!(read.is_ok(), "{open}: {read:?}");
    }
    let text = format!("{}1{}", "\"${".repeat(60), "}\"".repeat(60));
    assert!(parse_expression(&text, 0).is_ok());
    let text = format!("{}{}", "a {\n".repeat(120), "}\n".repeat(120));
    assert_eq!(parse(&text).errors, []);
}

#[test]
fn nesting_of_the_left_side_counts() {
    let inner = "(1 + 1 + ".repeat(100);
    let text = format!("{inner}1{}", ")".repeat(100));
    assert_eq!(
        parse_expression(&text, 0).unwrap_err().message,
        DEPTH_MESSAGE
    );
    let mut text = String::from("1");
    for _ in 0..10 {
        text = format!("({text}{})", "+1".repeat(50));
    }
    assert_eq!(
        parse_expression(&text, 0).unwrap_err().message,
        DEPTH_MESSAGE
    );
}

#[test]
fn what_is_side_by_side_does_not_count_as_nested() {
    for unit in [
        "%{ if a }b%{ endif }",
        "%{ for a in b }c%{ endfor }",
        "${[a]}",
    ] {
        assert!(parse_template(&unit.repeat(1000), 0).is_ok(), "{unit}");
    }
    let text = format!("a{}", ".b[0]".repeat(10_000));
    assert!(parse_expression(&text, 0).is_ok());
    let text = "a {\n  b = [[1], [1]]\n}\n".repeat(1000);
    assert_eq!(parse(&text).errors, []);
}

#[test]
fn broken_files_are_read_in_linear_time() {
    for unit in [
        "a = (\n",
        "a = {\n",
        "a = \"${\n",
        "}\n",
        "x } ",
        "a {\nx } ",
        "a = <<EOT\n",
        "b \"c\" {\n a = <<EOT\n",
        "b \"c\" {\n a = /*\n",
        "a { x }\n",
        "  a {\n b = [\n}\n",
    ] {
        let text = unit.repeat(20_000);
        let parsed = parse(&text);
        assert!(
            !parsed.errors.is_empty() && parsed.errors.len() <= 100,
            "{unit}"
        );
        comments(&text);
    }
}

#[test]
fn heredocs_and_comments_before_a_fault_at_the_end_are_read_in_linear_time() {
    let text = format!("{}*/ }} x", "b \"c\" {\n a = /*\n".repeat(20_000));
    assert!(!parse(&text).errors.is_empty());
    let text = format!("{}${{ }}\nEOT\n", "b \"c\" {\n a = <<EOT\n".repeat(20_000));
    assert!(!parse(&text).errors.is_empty());
}

#[test]
fn a_heredoc_behind_one_that_does_not_end_is_read() {
    let text = "b {\n  a = <<ONE\n  x\n}\nc {\n  a = <<TWO\n  x\nTWO\n}\nd {\n  a = <<ONE\n}\n";
    let parsed = parse(text);
    let places: Vec<_> = parsed
        .errors
        .iter()
        .map(|e| &text[e.span.range()])
        .collect();
    assert_eq!(places, ["<<ONE", "<<ONE"]);
    assert_eq!(parsed.body.blocks.len(), 3);
}

#[test]
fn a_text_of_too_many_nodes_is_not_read_to_its_end() {
    for unit in ["a {}\n", "b = 1\n"] {
        let text = format!("first {{\n}}\n{}last {{\n}}\n", unit.repeat(1_000_001));
        let parsed = parse(&text);
        let told = parsed
            .errors
            .iter()
            .filter(|e| e.message.contains("more than 1000000"));
        assert_eq!(told.count(), 1, "{unit}");
        assert!(parsed.body.broken && parsed.body.blocks[0].kind.name == "first");
        assert!(parsed.body.blocks_of("last").next().is_none());
    }
    let text = format!("a = [{}1]\nb {{\n", "1,".repeat(1_100_000));
    assert_eq!(parse(&text).errors.len(), 1);
}
