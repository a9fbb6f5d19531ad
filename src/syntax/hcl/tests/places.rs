//! A walk over a tree that checks every place in it: within the text, on character boundaries, and
//! within what is around it. The fuzz target includes this file, so it names only what the library
//! has in public.

use crate::source::Span;
use crate::syntax::hcl::ast::{Body, Expr, ExprKind, Part, Step};
use crate::syntax::hcl::{comments, parse, parse_expression, parse_template};

/// Reads `text` in every way there is, and checks all places in what comes of it.
pub(crate) fn check_places(text: &str) {
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
        ExprKind::Null
        | ExprKind::Invalid
        | ExprKind::Bool(_)
        | ExprKind::Number(_)
        | ExprKind::String(_) => {}
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
