//! What a text seems to be, before anything is parsed.

/// Longest escape: that of eight hexadecimal digits.
const MAX_DIGITS: usize = 8;

/// The words that a document of a kind cannot do without.
#[derive(Clone, Copy)]
pub(super) struct Signs {
    pub(super) plan: bool,
    pub(super) template: bool,
    pub(super) manifest: bool,
}

impl Signs {
    /// The signs in a text as it is written, and in what it says once escapes are resolved.
    pub(super) fn of(text: &str) -> Self {
        let written = Self::of_words(text);
        match unescaped(text) {
            Some(text) => written.and(Self::of_words(&text)),
            None => written,
        }
    }

    fn of_words(text: &str) -> Self {
        let has = |word: &str| text.contains(word);
        Self {
            plan: has("\"format_version\"") && has("\"terraform_version\""),
            template: has("AWSTemplateFormatVersion")
                || (has("Resources") && has("::") && has("Type")),
            manifest: has("apiVersion") && has("kind"),
        }
    }

    const fn and(self, other: Self) -> Self {
        Self {
            plan: self.plan || other.plan,
            template: self.template || other.template,
            manifest: self.manifest || other.manifest,
        }
    }

    pub(super) const fn any(self) -> bool {
        self.plan || self.template || self.manifest
    }
}

/// Whether a YAML text means to be a template or manifest, though it may be broken: the keys stand
/// where a document begins.
pub(super) fn is_meant_for_us(text: &str) -> bool {
    begins_ours(text) || unescaped(text).is_some_and(|text| begins_ours(&text))
}

fn begins_ours(text: &str) -> bool {
    let begins = |key: &str| text.lines().any(|line| begins_entry(line, key));
    begins("AWSTemplateFormatVersion")
        || begins("Resources")
        || (begins("apiVersion") && begins("kind"))
}

/// Whether a line begins with this key, in quotes or not.
fn begins_entry(line: &str, key: &str) -> bool {
    let line = line.trim_start_matches('\u{feff}');
    let quote = line.chars().next().filter(|c| ['"', '\''].contains(c));
    let line = quote.map_or(line, |_| &line[1..]);
    let Some(rest) = line.strip_prefix(key) else {
        return false;
    };
    match quote {
        Some(quote) => rest
            .strip_prefix(quote)
            .is_some_and(|rest| rest.trim_start_matches(' ').starts_with(':')),
        None => rest.starts_with(':'),
    }
}

/// The text with the escapes resolved that stand for what our words are made of, as JSON and YAML have
/// them within double quotes; `None` where there are none. That they stand within quotes is not asked.
fn unescaped(text: &str) -> Option<String> {
    let mut plain = String::new();
    let mut done = 0;
    let mut from = 0;
    while let Some(found) = text[from..].find('\\') {
        let at = from + found;
        let escape = &text[at + 1..];
        let length = if let Some((c, length)) = letter(escape) {
            plain.push_str(&text[done..at]);
            plain.push(c);
            done = at + 1 + length;
            length
        } else if let Some(length) = continued(&text[..at], escape) {
            plain.push_str(&text[done..at]);
            done = at + 1 + length;
            length
        } else {
            escape.chars().next().map_or(0, char::len_utf8)
        };
        from = at + 1 + length;
    }
    if done == 0 {
        return None;
    }
    plain.push_str(&text[done..]);
    Some(plain)
}

/// What our words are made of.
const fn is_of_words(c: char) -> bool {
    c.is_ascii_alphabetic() || matches!(c, ':' | '_')
}

/// The letter that an escape stands for, behind its backslash, and the length of that.
fn letter(escape: &str) -> Option<(char, usize)> {
    let count = match escape.bytes().next()? {
        b'x' => 2,
        b'u' => 4,
        b'U' => MAX_DIGITS,
        _ => return None,
    };
    let digits = escape.get(1..=count)?;
    if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    let c = char::from_u32(u32::from_str_radix(digits, 16).ok()?)?;
    is_of_words(c).then_some((c, count + 1))
}

/// The length of a line's end behind a backslash that goes on with a word: YAML joins the two.
fn continued(before: &str, escape: &str) -> Option<usize> {
    let rest = escape.trim_start_matches(['\r', '\n']);
    let ends = rest.len() < escape.len() && before.ends_with(is_of_words);
    let rest = rest.trim_start_matches([' ', '\t']);
    (ends && rest.starts_with(is_of_words)).then(|| escape.len() - rest.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_of_letters_are_resolved() {
        assert_eq!(unescaped("a: b"), None);
        assert_eq!(unescaped(r#"{"a": "\u003cb\u003e\n\"c\""}"#), None);
        let plain = unescaped(r#"{"\u0054ype": "AWS\u003a\x3a", "\U0000006bi": 1}"#);
        assert_eq!(plain.as_deref(), Some(r#"{"Type": "AWS::", "ki": 1}"#));
        let plain = unescaped("? \"ki\\\r\n  nd\"\n: Pod");
        assert_eq!(plain.as_deref(), Some("? \"kind\"\n: Pod"));
    }

    #[test]
    fn an_escaped_backslash_escapes_nothing() {
        assert_eq!(unescaped(r"\\x6b"), None);
        assert_eq!(unescaped(r"\\\x6b").as_deref(), Some(r"\\k"));
        assert_eq!(unescaped(r"\"), None);
        assert_eq!(unescaped(r"\é\u00"), None);
        assert_eq!(unescaped("run a \\\n  b"), None);
    }

    #[test]
    fn keys_may_be_quoted() {
        assert!(is_meant_for_us("'Resources':\n"));
        assert!(is_meant_for_us("\"apiVersion\" : v1\n\"\\x6bind\": Pod\n"));
        assert!(!is_meant_for_us("  Resources:\n\"apiVersion\": v1\n"));
    }
}
