//! What holds for any text.

use proptest::prelude::*;

use super::super::ast::{Body, Expr, ExprKind, Part, Step};
use super::parse;
use crate::source::Span;
use crate::syntax::hcl::{comments, parse_expression, parse_template};

/// Texts made of what means something in HCL, so that most of them get far into the grammar.
fn any_text() -> impl Strategy<Value = String> {
    const PIECES: &[&str] = &[
        "a",
        "b ",
        "é",
        " = ",
        "1",
        "0.5",
        "\"",
        "\\n",
        "${",
        "%{",
        "~}",
        "}",
        "{",
        "[",
        "]",
        "(",
        ")",
        "<<E\n",
        "<<-E\n",
        "E\n",
        "\n",
        "\r\n",
        "# x",
        "/*",
        "*/",
        "//",
        ",",
        ".",
        ".*",
        "[*]",
        "...",
        "=>",
        ":",
        "::",
        "?",
        "for x in y : ",
        "if ",
        "else ",
        "endif ",
        "endfor ",
        "$${",
        "==",
        "&&",
        "!",
        "-",
        "\u{feff}",
        "'",
        "a = 1\n",
        "r \"x\" {\n",
        "\t",
        "  ",
        "😀",
    ];
    prop::collection::vec(prop::sample::select(PIECES), 0..40).prop_map(|pieces| pieces.concat())
}

/// Checks that a span lies in the text on character boundaries, and within the span around it.
fn check(text: &str, span: Span, around: Span) {
    assert!(text.get(span.range()).is_some(), "{span:?} in {text:?}");
    assert!(
        around.contains(span),
        "{span:?} outside {around:?} in {text:?}"
    );
}

fn check_body(text: &str, body: &Body, around: Span) {
    check(text, body.span, around);
    for attribute in &body.attributes {
        check(text, attribute.span, body.span);
        check(text, attribute.name.span, attribute.span);
        check_expr(text, &attribute.expr, attribute.span);
    }
    for block in &body.blocks {
        check(text, block.span, body.span);
        check(text, block.header, block.span);
        check(text, block.kind.span, block.header);
        for label in &block.labels {
            check(text, label.span, block.header);
        }
        check_body(text, &block.body, block.span);
    }
}

fn check_expr(text: &str, expr: &Expr, around: Span) {
    check(text, expr.span, around);
    let inside = |inner: &Expr| check_expr(text, inner, expr.span);
    match &expr.kind {
        ExprKind::Template(parts) => check_parts(text, parts, expr.span),
        ExprKind::Tuple(items) | ExprKind::Call { args: items, .. } => {
            items.iter().for_each(inside)
        }
        ExprKind::Object(entries) => entries.iter().for_each(|(key, value)| {
            inside(key);
            inside(value);
        }),
        ExprKind::Traversal { steps, .. } => check_steps(text, steps, expr.span),
        ExprKind::Access { base, steps } | ExprKind::Splat { base, steps, .. } => {
            inside(base);
            check_steps(text, steps, expr.span);
        }
        ExprKind::Conditional { condition, yes, no } => {
            [condition, yes, no]
                .into_iter()
                .for_each(|inner| inside(inner));
        }
        ExprKind::For(parts) => {
            inside(&parts.collection);
            inside(&parts.value);
            parts.key.iter().chain(&parts.condition).for_each(inside);
        }
        ExprKind::Unary { operand: inner, .. } | ExprKind::Parens(inner) => inside(inner),
        ExprKind::Binary { left, right, .. } => {
            inside(left);
            inside(right);
        }
        ExprKind::Null | ExprKind::Bool(_) | ExprKind::Number(_) | ExprKind::String(_) => {}
    }
}

fn check_steps(text: &str, steps: &[Step], around: Span) {
    for step in steps {
        match step {
            Step::Attr(name) => check(text, name.span, around),
            Step::Index(index) => check_expr(text, index, around),
            Step::Splat { steps, .. } => check_steps(text, steps, around),
        }
    }
}

fn check_parts(text: &str, parts: &[Part], around: Span) {
    for part in parts {
        match part {
            Part::Text(_) => {}
            Part::Interpolation(expr) => check_expr(text, expr, around),
            Part::If { condition, yes, no } => {
                check_expr(text, condition, around);
                check_parts(text, yes, around);
                check_parts(text, no, around);
            }
            Part::For {
                collection, body, ..
            } => {
                check_expr(text, collection, around);
                check_parts(text, body, around);
            }
        }
    }
}

fn check_all(text: &str) {
    let whole = Span::new(0, text.len() as u32);
    let parsed = parse(text);
    check_body(text, &parsed.body, whole);
    for error in &parsed.errors {
        check(text, error.span, whole);
    }
    for comment in comments(text) {
        check(text, comment, whole);
    }
    for read in [parse_expression(text, 0), parse_template(text, 0)] {
        match read {
            Ok(expr) => check_expr(text, &expr, whole),
            Err(error) => check(text, error.span, whole),
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(400) })]

    #[test]
    fn places_are_right_in_text_that_is_nearly_hcl(text in any_text()) {
        check_all(&text);
    }

    #[test]
    fn places_are_right_in_any_text(text in "\\PC*") {
        check_all(&text);
    }

    #[test]
    fn an_offset_moves_places_and_nothing_else(text in any_text()) {
        let moved = |offset| match parse_template(&text, offset) {
            Ok(expr) => (expr.span.start - offset, expr.span.end - offset, None),
            Err(error) => (error.span.start - offset, error.span.end - offset, Some(error.message)),
        };
        prop_assert_eq!(moved(0), moved(1000));
    }
}
