//! What is told of a broken file, and what is kept of it.

use super::{ExprKind, faults, kept, parse};

/// The one fault of a text: its message and what it is about.
fn fault(text: &str) -> (String, &str) {
    let mut all = faults(text);
    assert_eq!(all.len(), 1, "{all:?}");
    all.remove(0)
}

#[test]
fn a_broken_value_loses_its_argument_only() {
    let text = "r \"x\" {\n  a = 1 +\n  b = 2\n}\nc = 3\n";
    assert_eq!(
        fault(text),
        (
            "expected an expression, found the end of the line".into(),
            "\n"
        )
    );
    assert_eq!(kept(text), "c r:x(b)");
}

#[test]
fn the_name_of_what_is_broken_is_kept() {
    let body = parse("r \"x\" {\n  a = 1 +\n  b = 2\n  c { d = }\n}\n").body;
    let broken = |name: &str| {
        let attribute = body.blocks[0].body.attribute(name);
        attribute.is_some_and(|attribute| attribute.expr.kind == ExprKind::Invalid)
    };
    assert!(broken("a") && !broken("b") && broken("c"));
}

#[test]
fn names_in_what_was_skipped_are_kept() {
    let text = "r \"x\" {\n  a = {}, b = \"c = ${d}\", e { f = 1 }\n  g = 1\n  h = x y = 2\n}\n";
    let body = &parse(text).body.blocks[0].body;
    let broken = body.attributes.iter();
    let broken = broken.filter(|attribute| attribute.expr.kind == ExprKind::Invalid);
    let broken: Vec<_> = broken.map(|it| it.name.name.as_str()).collect();
    assert_eq!(broken, ["b", "e", "f", "y"]);
}

#[test]
fn a_value_over_lines_is_skipped_by_its_brackets() {
    let text = "a = {\n  b = [\n    1 2\n  ]\n  c = \"}\"\n}\nd = 1\n";
    assert_eq!(fault(text).1, "2");
    assert_eq!(kept(text), "d");
}

#[test]
fn an_unclosed_bracket_is_left_by_layout() {
    let text = "r \"x\" {\n  a = [1,\n  b = 2\n  c {\n    d = 1\n  }\n}\nr \"y\" {}\n";
    assert_eq!(fault(text).1, "=");
    assert_eq!(kept(text), "r:x(b c:(d)) r:y()");
}

#[test]
fn an_unclosed_bracket_at_the_end_of_a_block_leaves_the_block_closed() {
    let text = "r \"x\" {\n  c {\n    a = f(1,\n  }\n  b = 2\n}\nr \"y\" {}\n";
    assert_eq!(fault(text).1, "}");
    assert_eq!(kept(text), "r:x(b c:()) r:y()");
}

#[test]
fn an_unclosed_bracket_may_end_blocks_around_it() {
    let text = "r \"x\" {\n  c {\n    a = f(\n\nr \"y\" {}\n";
    assert_eq!(fault(text).0, "expected `,` or `)`, found a string");
    assert_eq!(kept(text), "r:x(c:()) r:y()");
}

#[test]
fn an_unclosed_string_loses_its_line() {
    let text = "a = \"x\nb = 1\nc = \"${d\ne = 2\n";
    let all = faults(text);
    assert_eq!(all.len(), 2, "{all:?}");
    assert_eq!(all[0].1, "\"");
    assert_eq!(kept(text), "b e");
}

#[test]
fn an_unclosed_sequence_does_not_take_the_brace_of_the_block() {
    let text = "r \"x\" {\n  a = \"${b\n  c = 1\n}\nr \"y\" {}\n";
    assert_eq!(fault(text).1, "c");
    assert_eq!(kept(text), "r:x(c) r:y()");
}

#[test]
fn an_unclosed_heredoc_ends_at_the_next_block_of_the_file() {
    let text = "r \"x\" {\n  a = <<EOT\n  foo\n  bar {\n}\n\nr \"y\" {\n}\n";
    assert_eq!(
        fault(text),
        (
            "this heredoc has no line that holds `EOT` alone".into(),
            "<<EOT"
        )
    );
    assert_eq!(kept(text), "r:x() r:y()");
}

#[test]
fn an_unclosed_block_is_told_at_its_brace_and_kept() {
    let text = "r \"x\" {\n  a = 1\n";
    assert_eq!(fault(text), ("this block has no closing brace".into(), "{"));
    assert_eq!(kept(text), "r:x(a)");
    assert_eq!(&text[parse(text).body.blocks[0].span.range()], text);
}

#[test]
fn an_unclosed_block_does_not_swallow_the_blocks_behind_it() {
    let text = "r \"x\" {\n  a = 1\n  b {\n  }\n\nr \"y\" {\n  c = 2\n}\nr \"z\" {}\n";
    assert_eq!(fault(text), ("this block has no closing brace".into(), "{"));
    assert_eq!(kept(text), "r:x(a b:()) r:y(c) r:z()");
}

#[test]
fn unclosed_blocks_in_each_other_are_told_once() {
    let text = "a {\n  b {\n    c {\n";
    assert_eq!(fault(text).0, "this block has no closing brace");
    assert_eq!(kept(text), "a:(b:(c:()))");
}

#[test]
fn a_brace_too_many_is_told() {
    let text = "a {\n}\n}\nb = 1\n";
    assert_eq!(
        fault(text),
        ("expected an argument or a block, found `}`".into(), "}")
    );
    assert_eq!(kept(text), "b a:()");
}

#[test]
fn a_brace_on_the_next_line_is_told_and_understood() {
    let text = "r \"x\"\n{\n  a = 1\n}\n";
    assert_eq!(fault(text).1, "{");
    assert_eq!(kept(text), "r:x(a)");
}

#[test]
fn an_argument_that_does_not_end_its_line_is_told_and_kept() {
    assert_eq!(
        fault("a = 1, b = 2\n"),
        (
            "expected the end of the line behind the argument, found `,`".into(),
            ","
        )
    );
    assert_eq!(kept("r {\n  a = 1 }\nb = 2\n"), "b r:(a)");
}

#[test]
fn a_block_on_one_line_holds_one_argument() {
    let text = "a { b = 1, c = 2 }\nd = 1\n";
    assert_eq!(
        fault(text),
        (
            "expected `}` (a block on one line holds one argument), found `,`".into(),
            ","
        )
    );
    assert_eq!(kept(text), "d");
    assert_eq!(fault("a { b {} }\n").1, "{");
}

#[test]
fn an_argument_given_twice_is_told_at_the_second() {
    let text = "a = 1\nb = 2\na = 3\n";
    assert_eq!(fault(text).0, "`a` is given twice in this block");
    assert_eq!(parse(text).errors[0].span.start, 12);
    assert_eq!(kept(text), "a b a");
}

#[test]
fn headers_and_names_that_are_none_are_told() {
    for (text, message) in [
        (
            "a\n",
            "expected `=` or a block behind this name, found the end of the line",
        ),
        (
            "a 1 {\n}\n",
            "expected `=` or a block behind this name, found `1`",
        ),
        (
            "a \"b\"\nc = 1\n",
            "expected a label or `{`, found the end of the line",
        ),
        ("a b = 1\n", "expected a label or `{`, found `=`"),
        (
            "\"a\" = 1\n",
            "expected an argument or a block, found a string",
        ),
        (
            "a \"${b}\" {\n}\n",
            "a label cannot hold a template sequence",
        ),
        (
            "a = \n",
            "expected an expression, found the end of the line",
        ),
        ("a = 1 /* x", "this comment has no closing `*/`"),
        ("a = \u{7}\n", "expected an expression, found `\\u{7}`"),
    ] {
        assert_eq!(fault(text).0, message, "{text}");
    }
}

#[test]
fn each_fault_is_told_in_order_of_place() {
    let text = "a = 1\na = 2 3\nb = [\nc = )\n";
    let starts: Vec<_> = parse(text).errors.iter().map(|e| e.span.start).collect();
    assert!(starts.is_sorted(), "{starts:?}");
}
