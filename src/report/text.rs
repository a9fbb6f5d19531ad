//! Strangers' words, made fit to be shown.
//!
//! An address or a file name may hold terminal escapes, line ends that begin a workflow command, or
//! marks that turn the direction of text so that it reads as something else. Here they become
//! visible (`\u{1b}`); what the escapes of a format are is that format's business.

use std::borrow::Cow;
use std::io;

/// Longest message in any report.
pub(super) const MESSAGE_CHARACTERS: usize = 2000;

/// Whether a character acts instead of being seen: controls, marks of direction, what has no width,
/// line and paragraph separators, tags.
pub(super) fn acts(character: char) -> bool {
    character.is_control()
        || matches!(
            character,
            '\u{ad}'
                | '\u{61c}'
                | '\u{180e}'
                | '\u{200b}'..='\u{200f}'
                | '\u{2028}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}'
                | '\u{feff}'
                | '\u{fff9}'..='\u{fffb}'
                | '\u{e0000}'..='\u{e007f}'
        )
}

/// Whether a text is printable ASCII throughout, as nearly all are: nothing in it acts.
fn is_plain(text: &str) -> bool {
    text.bytes().all(|byte| matches!(byte, b' '..=b'~'))
}

/// The text with everything that acts written as an escape: `\n`, `\t`, `\u{202e}`.
pub(super) fn visible(text: &str) -> Cow<'_, str> {
    if is_plain(text) || !text.contains(acts) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 16);
    for character in text.chars() {
        push_visible(&mut shown, character);
    }
    Cow::Owned(shown)
}

/// Text of several lines in which nothing acts but the line ends.
pub fn visible_lines(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\n' => shown.push(character),
            _ => push_visible(&mut shown, character),
        }
    }
    shown
}

/// Adds one character as [`visible`] shows it.
pub(super) fn push_visible(shown: &mut String, character: char) {
    match character {
        '\n' | '\r' | '\t' => shown.extend(character.escape_default()),
        _ if acts(character) => shown.extend(character.escape_unicode()),
        _ => shown.push(character),
    }
}

/// At most `limit` characters of the text; what is cut is marked by `…`.
pub(super) fn cut(text: &str, limit: usize) -> Cow<'_, str> {
    if text.len() <= limit {
        return Cow::Borrowed(text);
    }
    match text.char_indices().nth(limit) {
        None => Cow::Borrowed(text),
        Some((end, _)) => Cow::Owned(format!("{}…", text[..end].trim_end())),
    }
}

/// The words on lines of at most `columns` characters, broken at blanks alone: an address or an
/// attribute in them can still be copied. A word that is longer has a line of its own.
pub(super) fn wrap(words: &str, columns: usize) -> String {
    let mut wrapped = String::with_capacity(words.len() + 8);
    let mut column = 0;
    for word in words.split(' ') {
        let length = word.chars().count();
        // At the beginning of a line, these would be a command to GitHub's runner.
        let is_command = word.starts_with("::") || word.starts_with("##[");
        if column > 0 && column + 1 + length > columns && !is_command {
            wrapped.push('\n');
            column = 0;
        } else if column > 0 {
            wrapped.push(' ');
            column += 1;
        }
        wrapped.push_str(word);
        column += length;
    }
    wrapped
}

/// `1 file`, `2 files`.
pub(super) fn count(number: usize, one: &str) -> String {
    if number == 1 {
        format!("1 {one}")
    } else {
        format!("{number} {one}s")
    }
}

/// Compact JSON that holds no character that acts, not even where JSON would allow it: strings stay
/// what they are, and the bytes are safe to print.
pub(super) struct HarmlessJson;

impl serde_json::ser::Formatter for HarmlessJson {
    fn write_string_fragment<W: ?Sized + io::Write>(
        &mut self,
        out: &mut W,
        fragment: &str,
    ) -> io::Result<()> {
        if is_plain(fragment) {
            return out.write_all(fragment.as_bytes());
        }
        let mut rest = fragment;
        while let Some(at) = rest.find(acts) {
            let (before, from) = rest.split_at(at);
            out.write_all(before.as_bytes())?;
            let mut characters = from.chars();
            if let Some(character) = characters.next() {
                for unit in character.encode_utf16(&mut [0; 2]) {
                    write!(out, "\\u{unit:04x}")?;
                }
            }
            rest = characters.as_str();
        }
        out.write_all(rest.as_bytes())
    }
}

/// Writes a value as [`HarmlessJson`], and a line end.
pub(super) fn write_json(value: &impl serde::Serialize, out: &mut dyn io::Write) -> io::Result<()> {
    let mut serializer = serde_json::Serializer::with_formatter(&mut *out, HarmlessJson);
    value.serialize(&mut serializer)?;
    out.write_all(b"\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_acts_becomes_visible() {
        assert_eq!(
            visible("a\x1b[31mb\r\n\u{202e}c\u{9b}"),
            "a\\u{1b}[31mb\\r\\n\\u{202e}c\\u{9b}"
        );
        assert_eq!(visible("ä 漢 🦀"), "ä 漢 🦀");
    }

    #[test]
    fn cutting_counts_characters() {
        assert_eq!(cut("äöü", 3), "äöü");
        assert_eq!(cut("äöüß", 3), "äöü…");
        assert_eq!(cut("", 0), "");
    }

    #[test]
    fn lines_are_broken_at_blanks_alone() {
        let wrapped = wrap("set TLS13-1-2-2021-06 in `a`, or `b`", 12);
        assert_eq!(wrapped, "set\nTLS13-1-2-2021-06\nin `a`, or\n`b`");
        assert_eq!(wrap("", 12), "");
    }

    #[test]
    fn no_line_is_begun_with_what_would_be_a_command() {
        assert_eq!(wrap("aaa ::error::b c", 5), "aaa ::error::b\nc");
        assert_eq!(wrap("aaa ##[error]b", 5), "aaa ##[error]b");
    }

    #[test]
    fn json_keeps_its_meaning_and_holds_nothing_that_acts() {
        let text = "a\x1b\u{7f}\u{9b}\u{202e}\u{e0041}ä\"\\";
        let mut bytes = Vec::new();
        write_json(&text, &mut bytes).unwrap();
        let written = String::from_utf8(bytes).unwrap();
        assert!(!written.trim_end_matches('\n').contains(acts));
        assert_eq!(serde_json::from_str::<String>(&written).unwrap(), text);
    }
}
