//! JSON configuration (`.tf.json`, `.tfvars.json`) to the tree of the native syntax.
//! <https://developer.hashicorp.com/terraform/language/syntax/json>
//!
//! Strings are templates there. Whether an object is a nested block or an attribute only the
//! provider's schema knows; outside of the blocks of the language itself it is an attribute here,
//! and [`super::body`] makes its value one that reads as either.

use ecow::EcoString;

use crate::source::Span;
use crate::syntax::SyntaxError;
use crate::syntax::hcl::{
    Attribute, Block, Body, Expr, ExprKind, Ident, parse_expression, parse_template,
};
use crate::syntax::tree::{Entry, Node, NodeKind, json};

/// Number of labels of the language's own blocks.
pub(super) fn labels_of(kind: &str) -> Option<usize> {
    match kind {
        "resource" | "data" | "ephemeral" => Some(2),
        "variable" | "output" | "module" | "provider" | "check" => Some(1),
        "locals" | "terraform" | "moved" | "import" | "removed" => Some(0),
        _ => None,
    }
}

/// Reads a JSON configuration, or a JSON file of values: there, keys that are blocks of the
/// language do not occur at the top, and everything is an attribute.
pub(super) fn parse(text: &str) -> (Body, Vec<SyntaxError>) {
    let parsed = json::parse(text);
    let mut reader = Reader {
        errors: parsed.errors,
    };
    let mut body = Body::default();
    for document in &parsed.documents {
        body.span = document.root.span;
        reader.read_top(&document.root, &mut body);
    }
    (body, reader.errors)
}

struct Reader {
    errors: Vec<SyntaxError>,
}

impl Reader {
    fn read_top(&mut self, root: &Node, body: &mut Body) {
        match &root.kind {
            NodeKind::Mapping(entries) => {
                for entry in entries {
                    match labels_of(&entry.key) {
                        Some(count) => {
                            self.read_blocks(entry, &entry.value, count, &mut Vec::new(), body)
                        }
                        None if entry.key == "//" => {}
                        None => body.attributes.push(self.attribute(entry)),
                    }
                }
            }
            NodeKind::Sequence(items) => items.iter().for_each(|item| self.read_top(item, body)),
            _ => self
                .errors
                .push(SyntaxError::new("expected an object", root.span)),
        }
    }

    /// The blocks under a key: `{"type": {"name": {…}}}`, at each level also a list of such.
    fn read_blocks(
        &mut self,
        kind: &Entry,
        node: &Node,
        labels: usize,
        found: &mut Vec<Ident>,
        body: &mut Body,
    ) {
        match &node.kind {
            NodeKind::Sequence(items) => {
                items
                    .iter()
                    .for_each(|item| self.read_blocks(kind, item, labels, found, body));
            }
            NodeKind::Mapping(entries) if found.len() < labels => {
                for entry in entries.iter().filter(|entry| entry.key != "//") {
                    found.push(ident(entry));
                    self.read_blocks(kind, &entry.value, labels, found, body);
                    found.pop();
                }
            }
            NodeKind::Mapping(entries) => body.blocks.push(self.block(kind, node, entries, found)),
            NodeKind::Null => {}
            _ => self
                .errors
                .push(SyntaxError::new("expected an object", node.span)),
        }
    }

    fn block(&mut self, kind: &Entry, node: &Node, entries: &[Entry], labels: &[Ident]) -> Block {
        let mut body = Body {
            span: node.span,
            ..Body::default()
        };
        for entry in entries.iter().filter(|entry| entry.key != "//") {
            match entry.key.as_str() {
                "lifecycle" => self.read_blocks(entry, &entry.value, 0, &mut Vec::new(), &mut body),
                "dynamic" => self.read_blocks(entry, &entry.value, 1, &mut Vec::new(), &mut body),
                "data" if kind.key == "check" => {
                    self.read_blocks(entry, &entry.value, 2, &mut Vec::new(), &mut body);
                }
                "content" if kind.key == "dynamic" => {
                    self.read_blocks(entry, &entry.value, 0, &mut Vec::new(), &mut body);
                }
                "type" if kind.key == "variable" => body.attributes.push(Self::code(entry)),
                "iterator" if kind.key == "dynamic" => body.attributes.push(Self::code(entry)),
                "default" if kind.key == "variable" => body.attributes.push(Self::literal(entry)),
                _ => body.attributes.push(self.attribute(entry)),
            }
        }
        let header = labels.last().map_or(kind.key_span, |label| label.span);
        Block {
            kind: ident(kind),
            labels: labels.to_vec(),
            body,
            header,
            span: header.to(node.span),
        }
    }

    fn attribute(&mut self, entry: &Entry) -> Attribute {
        let expr = self.expr(&entry.value);
        Attribute {
            name: ident(entry),
            span: entry.key_span.to(entry.value.span),
            expr,
        }
    }

    /// An attribute whose strings are no templates.
    fn literal(entry: &Entry) -> Attribute {
        let expr = plain(&entry.value, &mut |text, span| Expr {
            kind: ExprKind::String(text.clone()),
            span,
        });
        Attribute {
            name: ident(entry),
            span: entry.key_span.to(entry.value.span),
            expr,
        }
    }

    /// An attribute whose string is code: a type, or the name of an iterator.
    fn code(entry: &Entry) -> Attribute {
        let text = entry.value.as_str().unwrap_or_default();
        let expr = parse_expression(text, entry.value.span.start + 1);
        let expr = expr.unwrap_or(Expr {
            kind: ExprKind::String(text.into()),
            span: entry.value.span,
        });
        Attribute {
            name: ident(entry),
            span: entry.key_span.to(entry.value.span),
            expr,
        }
    }

    fn expr(&mut self, node: &Node) -> Expr {
        plain(node, &mut |text, span| self.template(text, span))
    }

    /// A string as a template. Its parts have the string's place: escapes make their own uncertain.
    fn template(&mut self, text: &EcoString, span: Span) -> Expr {
        if !text.contains("${") && !text.contains("%{") {
            return Expr {
                kind: ExprKind::String(text.clone()),
                span,
            };
        }
        match parse_template(text, span.start + 1) {
            Ok(expr) => Expr {
                kind: expr.kind,
                span,
            },
            Err(error) => {
                self.errors.push(SyntaxError::new(error.message, span));
                Expr {
                    kind: ExprKind::Null,
                    span,
                }
            }
        }
    }
}

/// A node as an expression; strings as `string` makes them.
fn plain(node: &Node, string: &mut dyn FnMut(&EcoString, Span) -> Expr) -> Expr {
    let kind = match &node.kind {
        NodeKind::Null => ExprKind::Null,
        NodeKind::Bool(value) => ExprKind::Bool(*value),
        NodeKind::Number(number) => ExprKind::Number(ecow::eco_format!("{number}")),
        NodeKind::String(text) => return string(text, node.span),
        NodeKind::Sequence(items) => {
            ExprKind::Tuple(items.iter().map(|item| plain(item, string)).collect())
        }
        NodeKind::Mapping(entries) => {
            let pairs = entries.iter().map(|entry| {
                (
                    string(&entry.key, entry.key_span),
                    plain(&entry.value, string),
                )
            });
            ExprKind::Object(pairs.collect())
        }
    };
    Expr {
        kind,
        span: node.span,
    }
}

fn ident(entry: &Entry) -> Ident {
    Ident {
        name: entry.key.clone(),
        span: entry.key_span,
    }
}
