//! YAML to the tree.
//!
//! The grammar is granit-parser's; meaning is decided here, as the readers of our formats decide
//! it: both CloudFormation (SnakeYAML) and Kubernetes (sigs.k8s.io/yaml) read YAML 1.1, in which
//! `yes` and `off` are truth values and `0644` is octal ([`scalar`]). Where the two part ways, a
//! lone `y` or `n`, the text stays a text.
//!
//! A document that is broken is left out as a whole: half a manifest would make whatever is
//! missing from it look absent. The documents around it are kept.

mod builder;
mod mend;
mod outdent;
mod scalar;
#[cfg(test)]
mod tests;

use granit_parser::{Event, Options, Parser, ScanError, options};

use super::Parsed;
use crate::source::Span;
use crate::syntax::SyntaxError;
use builder::Builder;

/// Reads all documents of a YAML text.
///
/// A key that comes twice in a mapping is an error; its last value holds. Aliases are replaced by
/// what they stand for and merge keys (`<<`) by the entries that they bring, both within bounds.
pub fn parse(text: &str) -> Parsed {
    parse_around(text, &[])
}

/// The same, as if there were blanks in place of the lines in `gaps`, which are in order and each begin
/// and end where a line begins.
pub fn parse_around(text: &str, gaps: &[Span]) -> Parsed {
    let source = mend::mended(text, gaps);
    let (parsed, outdented) = build(&source, text);
    if outdented {
        build(&outdent::joined(&source), text).0
    } else {
        parsed
    }
}

/// Reads `source`, which is `text` or what [`mend`] and [`outdent`] made of it. Says also whether there are quoted
/// scalars in it that go on too far left.
fn build(source: &str, text: &str) -> (Parsed, bool) {
    let mut parser = Parser::new_from_str_with_options(source, options(false));
    let mut builder = Builder::new(text, source);
    let mut outdented = false;
    loop {
        match parser.next_event() {
            None => break,
            Some(Ok((event, span))) => {
                let anchor = anchor_span(&mut parser, &event);
                builder.take(event, span, anchor);
                if builder.is_full() {
                    break;
                }
            }
            Some(Err(error)) => {
                outdented |= outdent::is_outdent(&error);
                builder.abandon(syntax_error(text, &error));
                if !resume(&mut parser) {
                    break;
                }
            }
        }
    }
    (builder.finish(), outdented)
}

/// The comments of a YAML text, in order, with their `#`. Those of a broken document end where it
/// breaks.
pub fn comments(text: &str) -> Vec<Span> {
    let source = mend::mended(text, &[]);
    let (mut found, outdented) = comments_of(&source);
    if outdented {
        found = comments_of(&outdent::joined(&source)).0;
    }
    // Comments are told when the parser is certain what they belong to, not when they are read.
    found.sort_unstable();
    found.dedup();
    found
}

fn comments_of(source: &str) -> (Vec<Span>, bool) {
    let mut parser = Parser::new_from_str_with_options(source, options(true));
    let mut found = Vec::new();
    let mut outdented = false;
    loop {
        match parser.next_event() {
            None => break,
            Some(Ok((Event::Comment(..), span))) => found.push(bytes(&span)),
            Some(Ok(_)) => {}
            Some(Err(error)) => {
                outdented |= outdent::is_outdent(&error);
                if !resume(&mut parser) {
                    break;
                }
            }
        }
    }
    (found, outdented)
}

type TextParser<'t> = Parser<'t, granit_parser::StrInput<'t>>;

fn options(comments: bool) -> Options {
    let mut options = options! {
        emit_anchor_events: true,
        emit_unresolved_aliases: true,
        // The size of the file bounds them already.
        max_buffered_comment_events: usize::MAX,
    };
    options.set_emit_comments(comments);
    options
}

/// Where the anchor of the node that `event` begins is written, if it has one. The parser tells it
/// right behind the node.
fn anchor_span(parser: &mut TextParser<'_>, event: &Event<'_>) -> Option<Span> {
    event.anchor_id()?;
    match parser.peek() {
        Some(Ok((Event::Anchor(..), span))) => Some(bytes(span)),
        _ => None,
    }
}

/// Goes on behind a fault; `false` at the end of the text.
fn resume(parser: &mut TextParser<'_>) -> bool {
    parser.proceed_next_document().unwrap_or(false)
}

fn syntax_error(text: &str, error: &ScanError) -> SyntaxError {
    let start = error.marker().byte_offset().unwrap_or(0).min(text.len());
    let width = text
        .get(start..)
        .and_then(|rest| rest.chars().next())
        .filter(|next| !matches!(next, '\r' | '\n'))
        .map_or(0, char::len_utf8);
    SyntaxError::new(
        error.info(),
        Span::new(start as u32, (start + width) as u32),
    )
}

/// The bytes of a span of the parser, which has them for every input that is a `str`.
fn bytes(span: &granit_parser::Span) -> Span {
    let range = span.byte_range().unwrap_or_default();
    Span::new(range.start as u32, range.end as u32)
}
