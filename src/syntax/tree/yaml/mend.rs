//! Texts that the parser is not given as they are written, without moving any byte.
//!
//! A byte order mark may begin any line for libyaml and go-yaml, and does where files were put
//! together; the parser knows it at the start of the text alone. And what nobody reads need not be
//! parsed.

use std::borrow::Cow;

use crate::source::Span;

const MARK: &str = "\u{feff}";

/// The text with a comment for the lines in `gaps`, if there is room for one, and with marks that begin a line put in front of that
/// line's predecessor's end.
pub(super) fn mended<'t>(text: &'t str, gaps: &[Span]) -> Cow<'t, str> {
    let has_marks = text.contains("\n\u{feff}");
    if !has_marks && gaps.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut mended = String::with_capacity(text.len());
    let mut at = 0;
    for gap in gaps {
        let range = gap.range();
        mended.push_str(text.get(at..range.start).unwrap_or_default());
        // One comment is passed over faster than many empty lines.
        match range.len().checked_sub(2) {
            Some(width) => mended.extend(["#", &" ".repeat(width), "\n"]),
            None => mended.push_str(text.get(range.clone()).unwrap_or_default()),
        }
        at = range.end;
    }
    mended.push_str(text.get(at..).unwrap_or_default());
    if has_marks {
        for end in ["\r\n", "\n"] {
            mended = mended.replace(&format!("{end}{MARK}"), &format!("   {end}"));
        }
    }
    Cow::Owned(mended)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_byte_moves() {
        let text = "a: 1\n---\r\n\u{feff}b: \u{e4}\n  c\n\u{feff}d: 2\n";
        let mended = mended(text, &[Span::new(19, 23)]);
        assert_eq!(mended, "a: 1\n---   \r\nb: \u{e4}\n#     \nd: 2\n");
        assert_eq!(mended.len(), text.len());
    }

    #[test]
    fn gaps_without_room_stay() {
        let text = "a:\n\nb: 1\n";
        for gap in [Span::new(3, 3), Span::new(3, 4)] {
            assert_eq!(mended(text, &[gap]), text);
        }
    }

    #[test]
    fn other_texts_are_not_copied() {
        assert!(matches!(mended("\u{feff}a: 1\n", &[]), Cow::Borrowed(_)));
    }
}
