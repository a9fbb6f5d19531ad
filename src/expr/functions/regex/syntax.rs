//! Go's syntax of regular expressions, rewritten to that of the `regex` crate.
//!
//! Where they differ: Go's `\d`, `\s`, `\w` and `\b` are ASCII; `\<` is a plain `<`; `\Q…\E` quotes;
//! a brace that opens no repetition is a plain brace; in a class, `[`, `&&`, `--` and `~~` are plain
//! characters.

use std::iter::Peekable;
use std::str::Chars;

/// Rewrites a pattern. What is wrong in it stays wrong.
pub(super) fn from_go(pattern: &str) -> String {
    let mut rewriter = Rewriter {
        rest: pattern.chars().peekable(),
        done: String::with_capacity(pattern.len() + 16),
    };
    while let Some(next) = rewriter.rest.next() {
        match next {
            '\\' => rewriter.escape(),
            '[' => rewriter.class(),
            '{' => rewriter.brace(),
            _ => rewriter.done.push(next),
        }
    }
    rewriter.done
}

struct Rewriter<'a> {
    rest: Peekable<Chars<'a>>,
    done: String,
}

impl Rewriter<'_> {
    /// What follows a backslash outside of a class.
    fn escape(&mut self) {
        match self.rest.next() {
            Some('d') => self.done.push_str("[0-9]"),
            Some('D') => self.done.push_str("[^0-9]"),
            Some('w') => self.done.push_str("[0-9A-Za-z_]"),
            Some('W') => self.done.push_str("[^0-9A-Za-z_]"),
            Some('s') => self.done.push_str(r"[\t\n\f\r ]"),
            Some('S') => self.done.push_str(r"[^\t\n\f\r ]"),
            Some('b') => self.done.push_str(r"(?-u:\b)"),
            Some('Q') => self.quote(),
            Some(c) => self.plain_escape(c),
            None => self.done.push('\\'),
        }
    }

    /// An escape that both know, with the braces that belong to it: `\.`, `\p{Greek}`, `\x{1F600}`.
    fn plain_escape(&mut self, c: char) {
        if matches!(c, '<' | '>') {
            self.done.push(c);
            return;
        }
        self.done.push('\\');
        self.done.push(c);
        if matches!(c, 'p' | 'P' | 'x') && self.rest.peek() == Some(&'{') {
            for next in self.rest.by_ref() {
                self.done.push(next);
                if next == '}' {
                    return;
                }
            }
        }
    }

    /// Text up to `\E` that stands for itself.
    fn quote(&mut self) {
        let mut text = String::new();
        while let Some(next) = self.rest.next() {
            if next == '\\' && self.rest.peek() == Some(&'E') {
                self.rest.next();
                break;
            }
            text.push(next);
        }
        self.done.push_str(&regex::escape(&text));
    }

    /// A class, after its opening bracket.
    fn class(&mut self) {
        self.done.push('[');
        if self.rest.next_if_eq(&'^').is_some() {
            self.done.push('^');
        }
        // A bracket that closes at once is a plain one.
        if self.rest.next_if_eq(&']').is_some() {
            self.done.push_str(r"\]");
        }
        while let Some(next) = self.rest.next() {
            match next {
                ']' => {
                    self.done.push(']');
                    return;
                }
                '[' if self.rest.peek() == Some(&':') => self.named_class(),
                '[' => self.done.push_str(r"\["),
                '&' | '~' => {
                    self.done.push('\\');
                    self.done.push(next);
                }
                '\\' => self.class_escape(),
                _ => self.done.push(next),
            }
        }
    }

    /// `[:alpha:]`, after its bracket.
    fn named_class(&mut self) {
        self.done.push('[');
        for next in self.rest.by_ref() {
            self.done.push(next);
            if next == ']' {
                return;
            }
        }
    }

    /// What follows a backslash in a class.
    fn class_escape(&mut self) {
        match self.rest.next() {
            Some('d') => self.done.push_str("0-9"),
            Some('w') => self.done.push_str("0-9A-Za-z_"),
            Some('s') => self.done.push_str(r"\t\n\f\r "),
            Some('D') => self.done.push_str("[^0-9]"),
            Some('W') => self.done.push_str("[^0-9A-Za-z_]"),
            Some('S') => self.done.push_str(r"[^\t\n\f\r ]"),
            Some(c) => self.plain_escape(c),
            None => self.done.push('\\'),
        }
    }

    /// A repetition, or a plain brace.
    fn brace(&mut self) {
        let ahead: String = self
            .rest
            .clone()
            .take_while(|c| *c != '}')
            .take(16)
            .collect();
        let closed = self.rest.clone().nth(ahead.chars().count()) == Some('}');
        let is_count = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
        let repeats = closed
            && match ahead.split_once(',') {
                None => is_count(&ahead),
                Some((least, most)) => is_count(least) && (most.is_empty() || is_count(most)),
            };
        self.done.push_str(if repeats { "{" } else { r"\{" });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn matches(pattern: &str, text: &str) -> bool {
        regex::Regex::new(&from_go(pattern)).unwrap().is_match(text)
    }

    #[test]
    fn classes_of_characters_are_ascii() {
        assert!(matches(r"^\d\w\s$", "1a "));
        assert!(!matches(r"^\d$", "٣"));
        assert!(!matches(r"^\w$", "ä"));
        assert!(matches(r"^[\d\-x]+$", "1-x"));
    }

    #[test]
    fn brackets_and_operators_in_a_class_are_plain() {
        assert!(matches(r"^[[a&&b]+$", "[a&b"));
        assert!(matches(r"^[]a]+$", "]a"));
        assert!(matches(r"^[[:alpha:]]+$", "ab"));
    }

    #[test]
    fn braces_that_repeat_nothing_are_plain() {
        assert!(matches(r"^\${name}{2}$", "${name}}"));
        assert!(matches(r"^a{,2}$", "a{,2}"));
        assert!(matches(r"^a{1,}$", "aaa"));
    }

    #[test]
    fn quoted_text_stands_for_itself() {
        assert!(matches(r"^\Qa.b\E.$", "a.bc"));
        assert!(!matches(r"^\Qa.b\E$", "axb"));
        assert!(matches(r"\<\w+\>", "<b>"));
    }
}
