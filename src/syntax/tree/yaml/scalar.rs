//! What a plain scalar means: YAML 1.1 as SnakeYAML (CloudFormation) and go-yaml 2 (Kubernetes)
//! both read it.
//!
//! Left as text: dates, which no property of ours is; base-60 numbers and a lone `y` or `n`, which
//! only one of the two knows; digits behind a zero that are not octal (an account number as
//! `089123456789`), which only go-yaml takes for a number; infinities, and numbers that would lose
//! digits.

use crate::syntax::tree::NodeKind;
use crate::value::Number;

/// The meaning of a plain scalar without a tag.
pub(super) fn resolve(text: &str) -> NodeKind {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => NodeKind::Null,
        "true" | "True" | "TRUE" | "yes" | "Yes" | "YES" | "on" | "On" | "ON" => {
            NodeKind::Bool(true)
        }
        "false" | "False" | "FALSE" | "no" | "No" | "NO" | "off" | "Off" | "OFF" => {
            NodeKind::Bool(false)
        }
        _ => number(text).map_or_else(|| NodeKind::String(text.into()), NodeKind::Number),
    }
}

/// Longer than any number that fits; spares long texts the attempt.
const LONGEST_NUMBER: usize = 80;

fn number(text: &str) -> Option<Number> {
    let numeric = |c: char| c.is_ascii_hexdigit() || "+-._xob".contains(c);
    if text.len() > LONGEST_NUMBER
        || !text.starts_with(|c: char| "+-.".contains(c) || c.is_ascii_digit())
    {
        return None;
    }
    if !text.chars().all(numeric) {
        return None;
    }
    let digits: String = text.chars().filter(|&c| c != '_').collect();
    let (negative, magnitude) = match digits.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, digits.strip_prefix('+').unwrap_or(&digits)),
    };
    if magnitude.starts_with(['+', '-']) {
        return None;
    }
    if let Some((radix, rest)) = radix(magnitude) {
        if rest.starts_with(['+', '-']) {
            return None;
        }
        let value = i64::from_str_radix(rest, radix).ok()?;
        return Some(Number::from(if negative { -value } else { value }));
    }
    decimal(magnitude, negative)
}

/// The base that a prefix announces, and the digits behind it.
fn radix(magnitude: &str) -> Option<(u32, &str)> {
    for (prefix, radix) in [("0x", 16), ("0o", 8), ("0b", 2)] {
        if let Some(rest) = magnitude.strip_prefix(prefix) {
            return Some((radix, rest));
        }
    }
    let rest = magnitude.strip_prefix('0')?;
    let all_digits = !rest.is_empty() && rest.bytes().all(|byte| byte.is_ascii_digit());
    all_digits.then_some((8, rest))
}

fn decimal(magnitude: &str, negative: bool) -> Option<Number> {
    if !magnitude.starts_with(|c: char| c.is_ascii_digit() || c == '.')
        || !magnitude.contains(|c: char| c.is_ascii_digit())
    {
        return None;
    }
    let number = Number::parse(magnitude)?;
    let integral = magnitude.bytes().all(|byte| byte.is_ascii_digit());
    if integral && (number.as_i64().is_none() || number.to_string() != magnitude) {
        return None;
    }
    Some(if negative { number.negate() } else { number })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn as_number(text: &str) -> Option<String> {
        match resolve(text) {
            NodeKind::Number(number) => Some(number.to_string()),
            _ => None,
        }
    }

    #[test]
    fn numbers_are_read_as_yaml_1_1_has_them() {
        for (text, value) in [
            ("0", "0"),
            ("22", "22"),
            ("-7", "-7"),
            ("+7", "7"),
            ("1_000", "1000"),
            ("0644", "420"),
            ("0o17", "15"),
            ("0x1F", "31"),
            ("0b11", "3"),
            ("1.50", "1.5"),
            (".5", "0.5"),
            ("1e3", "1000"),
        ] {
            assert_eq!(as_number(text).as_deref(), Some(value), "{text}");
        }
    }

    #[test]
    fn what_only_looks_like_a_number_stays_text() {
        for text in [
            "089123456789",
            "99999999999999999999",
            "2012-10-17",
            "10.0.0.0",
            "1.2.3",
            "22:22",
            "1Gi",
            "-",
            "+",
            ".",
            "..",
            "0x",
            "0x-1",
            "--1",
            "e5",
            ".inf",
            "y",
        ] {
            assert_eq!(resolve(text), NodeKind::String(text.into()), "{text}");
        }
    }

    #[test]
    fn words_of_yaml_1_1_are_truth_values() {
        assert_eq!(resolve("yes"), NodeKind::Bool(true));
        assert_eq!(resolve("Off"), NodeKind::Bool(false));
        assert_eq!(resolve("~"), NodeKind::Null);
        assert_eq!(resolve("yEs"), NodeKind::String("yEs".into()));
    }
}
