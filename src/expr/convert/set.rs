//! The order of sets.
//!
//! Terraform goes through a set in an order of its own: texts by their bytes, numbers by size,
//! `false` before `true`, null last. For lists and objects the order is that of a textual form,
//! which its authors call undefined; users see it all the same (in `tolist`, in `join`), so it is
//! followed here. The same keys find equal elements without comparing each with each.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::sync::LazyLock;

use ecow::EcoString;
use regex::Regex;

use crate::value::{Data, Number, ObjectKind, SequenceKind, Value};

/// A set of elements that are of one type already: sorted, each once.
pub fn make_set(items: Vec<Value>) -> Value {
    let mut keyed: Vec<(Key, Value)> = items
        .into_iter()
        .map(|item| (Key::of(&item), item))
        .collect();
    keyed.sort_by(|(a, _), (b, _)| a.cmp(b));
    keyed.dedup_by(|(_, later), (_, kept)| later.same(kept) == Some(true));
    let items = keyed.into_iter().map(|(_, item)| item).collect();
    Value::sequence(SequenceKind::Set, items)
}

/// Known elements of one type, each once, in the order of first appearance.
pub fn distinct(items: Vec<Value>) -> Vec<Value> {
    let mut seen = BTreeSet::new();
    items
        .into_iter()
        .filter(|item| seen.insert(Key::of(item)))
        .collect()
}

/// Of each of the items whether it is among the others; all known, and of one type.
pub fn membership(items: &[Value], others: &[Value]) -> Vec<bool> {
    let others: BTreeSet<Key> = others.iter().map(Key::of).collect();
    items
        .iter()
        .map(|item| others.contains(&Key::of(item)))
        .collect()
}

/// What a set is sorted by; variants in order.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    Bool(bool),
    Number(Number),
    Text(EcoString),
    Compound(String),
    Unknown(String),
    Null,
}

impl Key {
    fn of(value: &Value) -> Self {
        match &value.data {
            Data::Null => Self::Null,
            Data::Bool(value) => Self::Bool(*value),
            Data::Number(number) => Self::Number(number.clone()),
            Data::String(text) => Self::Text(text.clone()),
            Data::Sequence(..) | Data::Object(..) => {
                let mut form = String::new();
                write_form(value, &mut form);
                Self::Compound(form)
            }
            // Unknowns that are equal must meet for one of them to go.
            Data::Unknown(unknown) => Self::Unknown(match &unknown.stands_for {
                Some(reference) => format!("{}.{}", reference.address, reference.attribute),
                None => String::new(),
            }),
        }
    }
}

/// The textual form of a value within a set.
fn write_form(value: &Value, form: &mut String) {
    match &value.data {
        Data::Null => form.push('~'),
        Data::Unknown(_) => form.push('?'),
        Data::Bool(true) => form.push('T'),
        Data::Bool(false) => form.push('F'),
        Data::Number(number) => write_number(&number.to_string(), form),
        Data::String(text) => write_text(text, form),
        Data::Sequence(kind, items) => {
            let ends = match kind {
                SequenceKind::Tuple => ('<', '>'),
                _ => ('[', ']'),
            };
            form.push(ends.0);
            for item in items.iter() {
                write_form(item, form);
                form.push(';');
            }
            form.push(ends.1);
        }
        Data::Object(kind, entries) => {
            let is_map = *kind == ObjectKind::Map;
            form.push(if is_map { '{' } else { '<' });
            for (name, entry) in entries.iter() {
                if is_map {
                    write_text(name, form);
                    form.push(':');
                }
                write_form(entry, form);
                form.push(';');
            }
            form.push(if is_map { '}' } else { '>' });
        }
    }
}

/// Digits that a number has in the textual form.
const DIGITS: usize = 10;

/// A decimal number in ten digits, as Go's `%.10g` writes it: with an exponent where it is large or
/// small.
fn write_number(decimal: &str, form: &mut String) {
    let (sign, decimal) = match decimal.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", decimal),
    };
    let (whole, fraction) = decimal.split_once('.').unwrap_or((decimal, ""));
    let all = format!("{whole}{fraction}");
    let digits = all.trim_start_matches('0');
    let length = |text: &str| i64::try_from(text.len()).unwrap_or(i64::MAX);
    let mut point = length(digits) - length(fraction);
    let (mut digits, carried) = rounded(digits.trim_end_matches('0'));
    point += i64::from(carried);
    if digits.is_empty() {
        digits.push('0');
        point = 1;
    }
    form.push_str(sign);
    let exponent = point - 1;
    let is_whole = length(&digits) >= point;
    let widest = if digits.len() < DIGITS && is_whole {
        digits.len()
    } else {
        DIGITS
    };
    if exponent < -4 || usize::try_from(exponent).is_ok_and(|it| it >= widest) {
        let (first, rest) = digits.split_at(1);
        let dot = if rest.is_empty() { "" } else { "." };
        let sign = if exponent < 0 { '-' } else { '+' };
        let _ = write!(
            form,
            "{first}{dot}{rest}e{sign}{:02}",
            exponent.unsigned_abs()
        );
        return;
    }
    match usize::try_from(point) {
        Ok(point) if point >= digits.len() => {
            let _ = write!(form, "{digits:0<point$}");
        }
        Ok(point) if point > 0 => {
            let (whole, fraction) = digits.split_at(point);
            let _ = write!(form, "{whole}.{fraction}");
        }
        _ => {
            let zeros = usize::try_from(-point).unwrap_or_default();
            let _ = write!(form, "0.{:0<zeros$}{digits}", "");
        }
    }
}

/// Decimal digits rounded to [`DIGITS`], half to even, without zeros at the end; and whether they have
/// become one more.
fn rounded(digits: &str) -> (String, bool) {
    let Some((kept, rest)) = digits
        .split_at_checked(DIGITS)
        .filter(|(_, rest)| !rest.is_empty())
    else {
        return (digits.to_owned(), false);
    };
    let is_odd = kept.ends_with(['1', '3', '5', '7', '9']);
    // The rest has no zeros at its end.
    let is_up = rest > "5" || (rest == "5" && is_odd);
    if !is_up {
        return (kept.trim_end_matches('0').to_owned(), false);
    }
    let nines = kept.trim_end_matches('9');
    let mut kept = nines.to_owned();
    match kept
        .pop()
        .and_then(|last| char::from_digit(last.to_digit(10)? + 1, 10))
    {
        Some(next) => {
            kept.push(next);
            (kept, false)
        }
        None => ("1".to_owned(), true),
    }
}

/// What Go's `%q` writes as it is.
static PRINTED: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"^[\p{L}\p{M}\p{N}\p{P}\p{S} ]$").expect("the pattern is valid"));

/// A text as Go's `%q` writes it.
fn write_text(text: &str, form: &mut String) {
    form.push('"');
    for c in text.chars() {
        let escape = match c {
            '"' | '\\' => c,
            '\u{7}' => 'a',
            '\u{8}' => 'b',
            '\u{c}' => 'f',
            '\n' => 'n',
            '\r' => 'r',
            '\t' => 't',
            '\u{b}' => 'v',
            _ => {
                write_char(c, form);
                continue;
            }
        };
        form.push('\\');
        form.push(escape);
    }
    form.push('"');
}

fn write_char(c: char, form: &mut String) {
    let code = u32::from(c);
    let is_printed = match c {
        ' '..='~' => true,
        _ => !c.is_ascii() && PRINTED.is_match(c.encode_utf8(&mut [0; 4])),
    };
    let _ = match code {
        _ if is_printed => {
            form.push(c);
            Ok(())
        }
        0..0x80 => write!(form, "\\x{code:02x}"),
        0x80..0x1_0000 => write!(form, "\\u{code:04x}"),
        _ => write!(form, "\\U{code:08x}"),
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(decimal: &str) -> String {
        let mut form = String::new();
        write_number(decimal, &mut form);
        form
    }

    #[test]
    fn numbers_have_ten_digits_in_the_form() {
        for (decimal, expected) in [
            ("0", "0"),
            ("10", "10"),
            ("-2.5", "-2.5"),
            ("1234567890", "1234567890"),
            ("10000000000", "1e+10"),
            ("123456789012", "1.23456789e+11"),
            ("99999999999", "1e+11"),
            ("100000000000000000000", "1e+20"),
            ("0.0001", "0.0001"),
            ("0.00001", "1e-05"),
            ("1.00000000005", "1"),
            ("1.00000000151", "1.000000002"),
        ] {
            assert_eq!(number(decimal), expected, "{decimal}");
        }
    }

    #[test]
    fn texts_are_escaped_as_go_does() {
        let mut form = String::new();
        write_text("a\u{7f}\0\n\"\u{301}é\u{200b}\u{e0001}", &mut form);
        assert_eq!(form, "\"a\\x7f\\x00\\n\\\"\u{301}é\\u200b\\U000e0001\"");
    }
}
