//! Quoted scalars that go on no further to the right than the key that they belong to.
//!
//! YAML's grammar forbids it, go-yaml and libyaml read it and write it, and so dumps of clusters hold
//! it. The parser can only refuse. It is therefore given a text in which such a line end is a blank:
//! all bytes stay where they are. What the scalar says is then read from the original, alone, where
//! there is no key to be indented from.

use granit_parser::{ErrorKind, Event, Parser, ScanError};

use super::{options, resume};

/// Most bytes that are read again to find such lines, one by one.
const MAX_REREAD: usize = 64 * 1024 * 1024;

/// Whether this is what the parser refuses.
pub(super) fn is_outdent(error: &ScanError) -> bool {
    *error.kind() == ErrorKind::InvalidQuotedScalarIndent
}

/// The text with a blank for each line end behind which a quoted scalar goes on too far left.
pub(super) fn joined(text: &str) -> String {
    let mut joined = text.to_owned();
    let mut from = 0;
    let mut left = MAX_REREAD;
    while let Some(rest) = left.checked_sub(joined.len())
        && let Some(at) = find(&joined, from)
    {
        left = rest;
        from = at;
        if !is_document_mark(&joined, at) {
            joined = join(joined, at);
        }
        from += 1;
    }
    joined
}

/// What a quoted scalar says.
pub(super) fn content(scalar: &str) -> Option<String> {
    let events = Parser::new_from_str_with_options(scalar, options(false));
    events.into_iter().find_map(|event| match event {
        Ok((Event::Scalar(text, ..), _)) => Some(text.into_owned()),
        _ => None,
    })
}

/// Where the first such line goes on, at `from` or behind it.
fn find(text: &str, from: usize) -> Option<usize> {
    let mut parser = Parser::new_from_str_with_options(text, options(false));
    loop {
        match parser.next_event()? {
            Ok(_) => {}
            Err(error) => {
                let at = error.marker().byte_offset();
                let at = at.filter(|&at| at >= from && at <= text.len());
                if is_outdent(&error) && at.is_some() {
                    return at;
                }
                if !resume(&mut parser) {
                    return None;
                }
            }
        }
    }
}

/// Whether a line begins at `at` that ends the document, though a quote is open.
fn is_document_mark(text: &str, at: usize) -> bool {
    let (before, behind) = text.as_bytes().split_at(at);
    matches!(before.last(), None | Some(b'\n' | b'\r'))
        && (behind.starts_with(b"---") || behind.starts_with(b"..."))
}

/// Makes the line ends between `at` and what is before it blanks.
fn join(text: String, at: usize) -> String {
    let mut bytes = text.into_bytes();
    for byte in bytes[..at].iter_mut().rev() {
        match byte {
            b'\n' | b'\r' => *byte = b' ',
            b' ' | b'\t' => {}
            _ => break,
        }
    }
    String::from_utf8(bytes).expect("bytes of ASCII were replaced by bytes of ASCII")
}
