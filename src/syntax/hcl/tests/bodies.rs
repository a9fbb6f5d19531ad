//! Files, blocks, arguments, comments and their places.

use crate::syntax::hcl::comments;

use super::{kept, read, show};

#[test]
fn blocks_take_quoted_and_bare_labels() {
    let text = "a \"x\\ty\" z { b = 1 }\nc {}\nd {\n}\n";
    let body = read(text).body;
    let labels: Vec<_> = body.blocks[0].labels.iter().map(|l| &*l.name).collect();
    assert_eq!(labels, ["x\ty", "z"]);
    assert_eq!(kept(text), "a:x\ty(b) c:() d:()");
}

#[test]
fn places_of_a_block_are_exact() {
    let text = "\u{feff}é \"ä\" {\n  b = [1] # c\n}\n";
    let parsed = read(text);
    let block = &parsed.body.blocks[0];
    let attribute = &block.body.attributes[0];
    assert_eq!(&text[block.kind.span.range()], "é");
    assert_eq!(&text[block.labels[0].span.range()], "\"ä\"");
    assert_eq!(&text[block.header.range()], "é \"ä\"");
    assert_eq!(&text[block.span.range()], "é \"ä\" {\n  b = [1] # c\n}");
    assert_eq!(&text[block.body.span.range()], "\n  b = [1] # c\n");
    assert_eq!(&text[attribute.span.range()], "b = [1]");
    assert_eq!(&text[attribute.name.span.range()], "b");
    assert_eq!(&text[attribute.expr.span.range()], "[1]");
    assert_eq!(parsed.body.span.range(), 0..text.len());
}

#[test]
fn a_block_on_one_line_is_placed_too() {
    let text = "a { b = 1 }";
    let body = read(text).body;
    assert_eq!(&text[body.blocks[0].span.range()], text);
    assert_eq!(&text[body.blocks[0].body.span.range()], " b = 1 ");
}

#[test]
fn line_ends_may_be_crlf_and_the_last_may_be_missing() {
    assert_eq!(kept("a = 1\r\nb {\r\n  c = 2\r\n}\r\nd = 3"), "a d b:(c)");
    assert_eq!(kept(""), "");
    assert_eq!(kept("\u{feff}"), "");
}

#[test]
fn comments_stand_anywhere() {
    let text =
        "# 1\na = /* 2 */ [ // 3\n1, # 4\n] /* 5\n*/\nb { /* 6 */ c = 1 /* 7 */ } # 8\n/* 9 */";
    read(text);
    let found: Vec<_> = comments(text).iter().map(|c| &text[c.range()]).collect();
    let marks = "# 1|/* 2 */|// 3|# 4|/* 5\n*/|/* 6 */|/* 7 */|# 8|/* 9 */";
    assert_eq!(found, marks.split('|').collect::<Vec<_>>());
}

#[test]
fn what_looks_like_a_comment_in_a_string_is_none() {
    let text = "a = \"# ${b /* 1 */} // \"\nc = <<EOT\n# x\n${\n# 2\nd}\nEOT\n# 3\r\ne = \"broken # 4\n# 5\n";
    let found: Vec<_> = comments(text).iter().map(|c| &text[c.range()]).collect();
    assert_eq!(found, ["/* 1 */", "# 2", "# 3", "# 5"]);
}

#[test]
fn a_comment_over_lines_does_not_end_an_argument() {
    assert_eq!(kept("a = 1 /*\n*/ + 2\n"), "a");
}

#[test]
fn values_are_read_to_the_end_of_the_line() {
    let body = read("a = b ? c : d\ne = -1\n").body;
    let values: Vec<_> = body.attributes.iter().map(|a| show(&a.expr)).collect();
    assert_eq!(values, ["(if b c d)", "(-1)"]);
}

#[test]
fn blocks_and_attributes_are_found_by_name() {
    let body = read("a = 1\nb \"x\" {}\nb \"y\" {}\nc {}\n").body;
    assert!(body.attribute("a").is_some());
    assert!(body.attribute("b").is_none());
    assert_eq!(body.blocks_of("b").count(), 2);
}
