//! JSON to the tree.
//!
//! Comments and trailing commas are tolerated, since editors and some tools of our formats do;
//! nothing else of the looser dialects is. A text that breaks gives no document: half of it would
//! make whatever is missing look absent.

use jsonc_parser::ast::Value;
use jsonc_parser::common::Ranged;
use jsonc_parser::{CollectOptions, ParseOptions, parse_to_ast};

use super::{Document, Entry, MAX_DEPTH, Node, NodeKind, Parsed, keep_last_of_each_key};
use crate::source::Span;
use crate::syntax::SyntaxError;
use crate::syntax::bounds::{self, MAX_ERRORS};
use crate::value::Number;

/// Reads a JSON text. A key that comes twice in an object is an error; its last value holds. A text
/// of more values than [`bounds::most_nodes`] is an error, and gives no document.
pub fn parse(text: &str) -> Parsed {
    parse_parts(text, |_| Vec::new())
}

/// The same of objects and lists that stand one behind the other, as kubectl takes them: each is a document,
/// and one that breaks does not lose the others.
pub fn parse_all(text: &str) -> Parsed {
    parse_parts(text, starts)
}

/// Reads the parts of a text that begin at its start and at these places, each as one value.
fn parse_parts(text: &str, starts: fn(&str) -> Vec<usize>) -> Parsed {
    let body = text.trim_start_matches('\u{feff}');
    let offset = text.len() - body.len();
    let mut reader = Reader {
        offset,
        errors: Vec::new(),
    };
    let mut documents = Vec::new();
    if let Some(at) = overflow(body) {
        let most = bounds::most_nodes(body.len());
        let span = reader.span(at..at + 1);
        reader.error(bounds::too_many(most), span);
    } else {
        let others = starts(body).into_iter().skip(1);
        let bounds: Vec<usize> = std::iter::once(0)
            .chain(others)
            .chain([body.len()])
            .collect();
        for part in bounds.windows(2) {
            reader.offset = offset + part[0];
            let root = reader.root(&body[part[0]..part[1]]);
            documents.extend(root.map(|root| Document {
                span: root.span,
                root,
            }));
        }
    }
    reader.errors.sort_by_key(|error| error.span);
    Parsed {
        documents,
        errors: reader.errors,
    }
}

const fn options() -> ParseOptions {
    ParseOptions {
        allow_comments: true,
        allow_trailing_commas: true,
        allow_loose_object_property_names: false,
        allow_missing_commas: false,
        allow_single_quoted_strings: false,
        allow_hexadecimal_numbers: false,
        allow_unary_plus_numbers: false,
        allow_bare_decimal_point_numbers: false,
        allow_non_finite_numbers: false,
        allow_extended_string_escapes: false,
    }
}

struct Reader {
    /// Bytes in front of what the parser sees.
    offset: usize,
    errors: Vec<SyntaxError>,
}

impl Reader {
    /// The one value of a text.
    fn root(&mut self, body: &str) -> Option<Node> {
        match parse_to_ast(body, &CollectOptions::default(), &options()) {
            Ok(result) => match result.value {
                Some(value) => self.node(value, 0),
                None => {
                    let span = self.span(0..body.len());
                    self.error("expected a JSON value", span);
                    None
                }
            },
            Err(error) => {
                let range = error.range();
                let span = self.span(range.start..range.end.min(body.len()));
                self.error(error.kind().to_string(), span);
                None
            }
        }
    }

    /// `None`, with an error, where the nesting is too deep.
    fn node(&mut self, value: Value<'_>, depth: usize) -> Option<Node> {
        let range = value.range();
        let span = self.span(range.start..range.end);
        if depth >= MAX_DEPTH && matches!(value, Value::Object(_) | Value::Array(_)) {
            self.error(format!("nested more than {MAX_DEPTH} levels deep"), span);
            return None;
        }
        let kind = match value {
            Value::NullKeyword(_) => NodeKind::Null,
            Value::BooleanLit(literal) => NodeKind::Bool(literal.value),
            Value::NumberLit(literal) => Number::parse(literal.value).map_or_else(
                // Beyond the largest double: what is written is all that can be said of it.
                || NodeKind::String(literal.value.into()),
                NodeKind::Number,
            ),
            Value::StringLit(literal) => NodeKind::String(literal.value.as_ref().into()),
            Value::Array(array) => NodeKind::Sequence(
                array
                    .elements
                    .into_iter()
                    .filter_map(|element| self.node(element, depth + 1))
                    .collect(),
            ),
            Value::Object(object) => {
                let mut entries = Vec::with_capacity(object.properties.len());
                for property in object.properties {
                    let range = property.name.range();
                    let key_span = self.span(range.start..range.end);
                    let key = property.name.as_str().into();
                    entries.extend(self.node(property.value, depth + 1).map(|value| Entry {
                        key,
                        key_span,
                        value,
                    }));
                }
                NodeKind::Mapping(keep_last_of_each_key(entries, &mut self.errors))
            }
        };
        Some(Node {
            kind,
            tag: None,
            span,
        })
    }

    fn span(&self, range: std::ops::Range<usize>) -> Span {
        Span::new(
            (range.start + self.offset) as u32,
            (range.end + self.offset) as u32,
        )
    }

    fn error(&mut self, message: impl Into<String>, span: Span) {
        if self.errors.len() < MAX_ERRORS {
            self.errors.push(SyntaxError::new(message, span));
        }
    }
}

/// Where a text begins to hold more values than may be read: found before any of them takes memory.
/// Each but the first in its collection is behind a comma, each first one behind a bracket.
fn overflow(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut left = bounds::most_nodes(text.len());
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'"' => at = string_end(bytes, at + 1),
            b'/' => at = comment_end(text, at),
            b',' | b'[' | b'{' => match left.checked_sub(1) {
                Some(fewer) => left = fewer,
                None => return Some(at),
            },
            _ => {}
        }
        at += 1;
    }
    None
}

/// Where the outermost objects and lists of a text begin.
fn starts(text: &str) -> Vec<usize> {
    let bytes = text.as_bytes();
    let mut starts = Vec::new();
    let (mut at, mut depth) = (0, 0_usize);
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'"' => at = string_end(bytes, at + 1),
            b'/' => at = comment_end(text, at),
            b'{' | b'[' => {
                if depth == 0 {
                    starts.push(at);
                }
                depth += 1;
            }
            b'}' | b']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        at += 1;
    }
    starts
}

/// Where the quote is that closes a string.
fn string_end(bytes: &[u8], mut at: usize) -> usize {
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'"' => return at,
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
    at
}

/// Where a comment ends that may begin here; `at` itself where none does.
fn comment_end(text: &str, at: usize) -> usize {
    let (close, marks) = match text.as_bytes().get(at + 1) {
        Some(b'/') => ("\n", 1),
        Some(b'*') => ("*/", 2),
        _ => return at,
    };
    let inside = text.get(at + 2..).and_then(|rest| rest.find(close));
    inside.map_or(text.len(), |length| at + 1 + length + marks)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn at(text: &str, span: Span) -> &str {
        &text[span.range()]
    }

    #[test]
    fn spans_are_bytes_of_the_original_text() {
        let text = "\u{feff}{\r\n \"ä\": \"ö\\n\",\r\n \"b\": [1, {\"c\": null}]}";
        let parsed = parse(text);
        assert_eq!(parsed.errors, []);
        let root = &parsed.documents[0].root;
        assert_eq!(at(text, root.entry("ä").unwrap().key_span), "\"ä\"");
        assert_eq!(root.get("ä").unwrap().as_str(), Some("ö\n"));
        let items = root.get("b").unwrap().as_sequence().unwrap();
        assert_eq!(at(text, items[1].span), "{\"c\": null}");
        assert!(text.ends_with(at(text, root.span)));
    }

    #[test]
    fn comments_and_trailing_commas_are_tolerated() {
        let parsed = parse("// a\n{\"a\": [1,], /* b */ }");
        assert_eq!(parsed.errors, []);
        assert!(parsed.documents[0].root.get("a").is_some());
    }

    #[test]
    fn looser_dialects_are_not() {
        for text in [
            "{a: 1}",
            "{'a': 1}",
            "{\"a\": 0x1}",
            "{\"a\": 1 \"b\": 2}",
            "",
            "{} {}",
        ] {
            let parsed = parse(text);
            assert_eq!(
                (parsed.documents.len(), parsed.errors.len()),
                (0, 1),
                "{text}"
            );
        }
    }

    #[test]
    fn values_one_behind_the_other_are_documents() {
        let text = "\u{feff}{\"a\": \"{\"}\n// {\n{\"b\": [}]}[1] {\"c\": {}}";
        let parsed = parse_all(text);
        let spans: Vec<_> = parsed
            .documents
            .iter()
            .map(|it| at(text, it.span))
            .collect();
        assert_eq!(spans, ["{\"a\": \"{\"}", "[1]", "{\"c\": {}}"]);
        assert!(!parsed.errors.is_empty());
        let parsed = parse_all("{} []\n{\"a\": 1}\n");
        assert_eq!((parsed.documents.len(), parsed.errors.len()), (3, 0));
        for text in ["", "{} 1", "}{"] {
            assert_eq!(parse_all(text).errors.len(), 1, "{text}");
        }
    }

    #[test]
    fn a_key_that_comes_twice_keeps_its_last_value() {
        let text = r#"{"a": 1, "a": 2}"#;
        let parsed = parse(text);
        assert_eq!(
            at(text, parsed.documents[0].root.get("a").unwrap().span),
            "2"
        );
        assert_eq!(parsed.errors[0].span, Span::new(1, 4));
    }

    #[test]
    fn a_text_of_too_many_values_is_not_read() {
        let text = format!("[{}1]", "1,".repeat(1_100_000));
        let parsed = parse(&text);
        assert!(parsed.documents.is_empty());
        assert!(parsed.errors[0].message.contains("more than 1000000"));
        let inside = ",[{".repeat(1_000_000);
        let text = format!("[\"{inside}\", \"\\\"\" /* {inside} */] // {inside}");
        assert_eq!(parse(&text).errors, []);
        let text = format!("// \"\n/* \" */[{}1]", "1,".repeat(1_100_000));
        assert_eq!(parse(&text).documents.len(), 0);
    }

    #[test]
    fn what_is_nested_too_deep_is_left_out_and_the_rest_stays() {
        let deep = MAX_DEPTH + 5;
        let text = format!(
            "{{\"a\": {}1{}, \"b\": 2}}",
            "[".repeat(deep),
            "]".repeat(deep)
        );
        let parsed = parse(&text);
        assert_eq!(parsed.errors.len(), 1);
        assert!(parsed.documents[0].root.get("b").is_some());
        assert_eq!(parse(&"[".repeat(100_000)).errors.len(), 1);
    }

    proptest! {
        #[test]
        fn any_text_is_survived(
            text in "([\\[\\]{},: 0-9.eE+-]|\"|\\\\|\\\\u00|\\\\ud800|ä|\u{feff}|\n|//|/\\*|\\*/|null|true|\"a\":){0,50}"
        ) {
            let (parsed, all) = (parse(&text), parse_all(&text));
            for error in parsed.errors.iter().chain(&all.errors) {
                prop_assert!(text.get(error.span.range()).is_some());
            }
        }
    }
}
