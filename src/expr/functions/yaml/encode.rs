//! Values to YAML: block style, two spaces, keys and texts in double quotes, texts of several lines
//! as literals.

use std::fmt::Write as _;

use crate::expr::bounds::MAX_TEXT;
use crate::value::{Data, Value};

/// The column behind which a text in quotes is broken at the next space.
const BREAK_COLUMN: usize = 80;

/// Longest key that stands on one line with its value.
const MAX_KEY: usize = 128;

/// The text of a known value; `None` where we do not know how Terraform would lay it out.
pub(super) fn encode(value: &Value) -> Option<String> {
    let mut writer = Writer {
        text: String::new(),
    };
    writer.node(value, 0, 2)?;
    if !writer.text.ends_with('\n') {
        writer.text.push('\n');
    }
    // A plain scalar on its own is closed by a mark.
    if matches!(value.data, Data::Null | Data::Bool(_) | Data::Number(_)) {
        writer.text.push_str("...\n");
    }
    (writer.text.len() <= MAX_TEXT).then_some(writer.text)
}

struct Writer {
    text: String,
}

impl Writer {
    /// Writes a value behind what is on the line. Collections begin at `indent`, broken lines of
    /// texts at `inner`.
    fn node(&mut self, value: &Value, indent: usize, inner: usize) -> Option<()> {
        if self.text.len() > MAX_TEXT {
            return None;
        }
        match &value.data {
            Data::Unknown(_) => return None,
            Data::Null => self.text.push_str("null"),
            Data::Bool(value) => {
                let _ = write!(self.text, "{value}");
            }
            Data::Number(number) => {
                let _ = write!(self.text, "{number}");
            }
            Data::String(text) => self.string(text, inner)?,
            Data::Sequence(_, items) if items.is_empty() => self.text.push_str("[]"),
            Data::Object(_, entries) if entries.is_empty() => self.text.push_str("{}"),
            Data::Sequence(_, items) => {
                for (index, item) in items.iter().enumerate() {
                    self.line(index, indent);
                    self.text.push_str("- ");
                    self.node(item, indent + 2, indent + 2)?;
                }
            }
            Data::Object(_, entries) => {
                for (index, (name, entry)) in entries.iter().enumerate() {
                    self.line(index, indent);
                    if name.len() > MAX_KEY || name.contains(is_line_break) {
                        return None;
                    }
                    self.quoted(name, None);
                    self.text.push(':');
                    self.entry(entry, indent)?;
                }
            }
        }
        Some(())
    }

    /// The value of a mapping's key. Sequences are not indented.
    fn entry(&mut self, value: &Value, indent: usize) -> Option<()> {
        let below = match &value.data {
            Data::Sequence(_, items) if !items.is_empty() => Some(indent),
            Data::Object(_, entries) if !entries.is_empty() => Some(indent + 2),
            _ => None,
        };
        match below {
            Some(indent) => {
                self.line(1, indent);
                self.node(value, indent, indent + 2)
            }
            None => {
                self.text.push(' ');
                self.node(value, indent, indent + 2)
            }
        }
    }

    /// Begins a new line, but for the first element, which stands behind what is there.
    fn line(&mut self, index: usize, indent: usize) {
        if index > 0 {
            if !self.text.ends_with('\n') {
                self.text.push('\n');
            }
            self.text.extend(std::iter::repeat_n(' ', indent));
        }
    }

    fn string(&mut self, text: &str, indent: usize) -> Option<()> {
        let other_breaks = |c: char| is_line_break(c) && c != '\n';
        if !text.contains('\n') && !text.contains(other_breaks) {
            self.quoted(text, Some(indent));
            return Some(());
        }
        // Where blanks or control characters would be lost in a literal, lines are joined in
        // quotes, by rules that are not followed here.
        let plain = !text.contains(other_breaks)
            && text.chars().all(|c| c == '\n' || is_printable(c))
            && !text.contains(" \n")
            && !text.ends_with(' ');
        // Several line ends at the end ask for a mark that may end the document.
        if !plain || text.ends_with("\n\n") || text == "\n" {
            return None;
        }
        self.text.push('|');
        if text.starts_with([' ', '\n']) {
            self.text.push('2');
        }
        if !text.ends_with('\n') {
            self.text.push('-');
        }
        for line in text.strip_suffix('\n').unwrap_or(text).split('\n') {
            self.text.push('\n');
            if !line.is_empty() {
                self.text.extend(std::iter::repeat_n(' ', indent));
                self.text.push_str(line);
            }
        }
        self.text.push('\n');
        Some(())
    }

    /// A text in quotes; long ones are broken where `indent` says how.
    fn quoted(&mut self, text: &str, indent: Option<usize>) {
        self.text.push('"');
        let start = self.text.rfind('\n').map_or(0, |at| at + 1);
        let mut column = self.text[start..].chars().count();
        let mut after_break = false;
        let mut rest = text.chars().peekable();
        let mut first = true;
        while let Some(c) = rest.next() {
            let inside = !first && rest.peek().is_some();
            first = false;
            match indent {
                Some(indent) if c == ' ' && inside && !after_break && column > BREAK_COLUMN => {
                    self.text.push('\n');
                    self.text.extend(std::iter::repeat_n(' ', indent));
                    column = indent;
                    if rest.peek() == Some(&' ') {
                        self.text.push('\\');
                        column += 1;
                    }
                }
                _ => column += self.character(c),
            }
            after_break = c == ' ';
        }
        self.text.push('"');
    }

    /// Writes a character, escaped where it must be; answers with how many columns it takes.
    fn character(&mut self, c: char) -> usize {
        let before = self.text.len();
        let _ = match c {
            '"' | '\\' => write!(self.text, "\\{c}"),
            _ if is_printable(c) => {
                self.text.push(c);
                return 1;
            }
            '\0' => write!(self.text, "\\0"),
            '\u{7}' => write!(self.text, "\\a"),
            '\u{8}' => write!(self.text, "\\b"),
            '\t' => write!(self.text, "\\t"),
            '\n' => write!(self.text, "\\n"),
            '\u{b}' => write!(self.text, "\\v"),
            '\u{c}' => write!(self.text, "\\f"),
            '\r' => write!(self.text, "\\r"),
            '\u{1b}' => write!(self.text, "\\e"),
            '\u{85}' => write!(self.text, "\\N"),
            '\0'..='\u{ff}' => write!(self.text, "\\x{:02X}", u32::from(c)),
            '\u{2028}' => write!(self.text, "\\L"),
            '\u{2029}' => write!(self.text, "\\P"),
            '\0'..='\u{ffff}' => write!(self.text, "\\u{:04X}", u32::from(c)),
            _ => write!(self.text, "\\U{:08X}", u32::from(c)),
        };
        self.text.len() - before
    }
}

fn is_line_break(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// What is written as it is; characters outside of the basic plane are not.
fn is_printable(c: char) -> bool {
    matches!(c,
        ' '..='~' | '\u{a0}'..='\u{2027}' | '\u{202a}'..='\u{d7ff}' | '\u{e000}'..='\u{fefe}'
        | '\u{ff00}'..='\u{fffd}')
}
