//! The decimal digits of a number, and the ways to write them.

use crate::value::Number;

/// A number as digits: `0.d₁d₂d₃… × 10^point`. Zero has no digits.
#[derive(Clone, Debug)]
pub(super) struct Decimal {
    negative: bool,
    digits: Vec<u8>,
    point: i64,
    /// Whether a double holds it exactly, so that halfway is halfway.
    exact: bool,
}

impl Decimal {
    /// The shortest digits that stand for the number.
    pub(super) fn of(number: &Number) -> Self {
        let text = number.to_string();
        let unsigned = text.trim_start_matches('-');
        let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, ""));
        let digits: Vec<u8> = whole.bytes().chain(fraction.bytes()).collect();
        let leading = digits.iter().take_while(|digit| **digit == b'0').count();
        let mut digits = digits[leading..].to_vec();
        while digits.last() == Some(&b'0') {
            digits.pop();
        }
        let point = if digits.is_empty() {
            0
        } else {
            whole.len() as i64 - leading as i64
        };
        Self {
            negative: text.starts_with('-'),
            digits,
            point,
            exact: is_double(unsigned),
        }
    }

    /// Whether it is below zero.
    pub(super) fn is_negative(&self) -> bool {
        self.negative
    }

    /// Rounded to so many digits, half to even; `None` where it is halfway in decimals only.
    fn rounded(&self, count: i64) -> Option<Self> {
        let mut rounded = self.clone();
        let Ok(count) = usize::try_from(count) else {
            rounded.digits.clear();
            return Some(rounded);
        };
        if count >= self.digits.len() {
            return Some(rounded);
        }
        let rest = &self.digits[count..];
        let halfway = rest == b"5";
        if halfway && !self.exact {
            return None;
        }
        let last_is_odd = count > 0 && self.digits[count - 1] % 2 == 1;
        let up = if halfway { last_is_odd } else { rest[0] >= b'5' };
        rounded.digits.truncate(count);
        if up {
            rounded.carry();
        }
        Some(rounded)
    }

    /// Adds one to the last digit.
    fn carry(&mut self) {
        while let Some(digit) = self.digits.pop() {
            if digit < b'9' {
                self.digits.push(digit + 1);
                return;
            }
        }
        self.digits.push(b'1');
        self.point += 1;
    }

    /// The digit at an index; zero outside of them.
    fn digit(&self, index: i64) -> char {
        let digit = usize::try_from(index)
            .ok()
            .and_then(|index| self.digits.get(index));
        char::from(*digit.unwrap_or(&b'0'))
    }

    /// `123.457`, with so many digits behind the point; without its sign.
    pub(super) fn fixed(&self, precision: usize) -> Option<String> {
        let precision = precision as i64;
        let rounded = self.rounded(self.point.saturating_add(precision))?;
        let point = if rounded.digits.is_empty() { 0 } else { rounded.point };
        let mut text = if point < 1 {
            "0".to_owned()
        } else {
            (0..point).map(|index| rounded.digit(index)).collect()
        };
        if precision > 0 {
            text.push('.');
            text.extend((0..precision).map(|index| rounded.digit(point + index)));
        }
        Some(text)
    }

    /// `1.234568e+04`, with so many digits behind the point; without its sign.
    pub(super) fn scientific(&self, precision: usize, letter: char) -> Option<String> {
        let rounded = self.rounded(precision as i64 + 1)?;
        let mut text = String::from(rounded.digit(0));
        if precision > 0 {
            text.push('.');
            text.extend((1..=precision).map(|index| rounded.digit(index as i64)));
        }
        text.push_str(&rounded.exponent(letter));
        Some(text)
    }

    fn exponent(&self, letter: char) -> String {
        let exponent = if self.digits.is_empty() {
            0
        } else {
            self.point - 1
        };
        let sign = if exponent < 0 { '-' } else { '+' };
        format!("{letter}{sign}{:02}", exponent.abs())
    }

    /// The shorter of both forms with as few digits as needed, or rounded to so many; without its
    /// sign.
    pub(super) fn rounded_general(&self, precision: Option<usize>, letter: char) -> Option<String> {
        let unsigned = Self {
            negative: false,
            ..self.clone()
        };
        Some(match precision {
            None => unsigned.general(None, letter),
            Some(precision) => {
                let precision = precision.max(1);
                unsigned
                    .rounded(precision as i64)?
                    .general(Some(precision), letter)
            }
        })
    }

    /// All digits, in the shorter of both forms, with the sign.
    pub(super) fn general(&self, precision: Option<usize>, letter: char) -> String {
        let mut digits = self.digits.clone();
        while digits.last() == Some(&b'0') {
            digits.pop();
        }
        let count = digits.len() as i64;
        let threshold = match precision {
            None => 6,
            Some(precision) if precision as i64 > count && count >= self.point => count,
            Some(precision) => precision as i64,
        };
        let exponent = if digits.is_empty() { 0 } else { self.point - 1 };
        let sign = if self.negative { "-" } else { "" };
        let shown = if exponent < -4 || exponent >= threshold.max(1) {
            let behind = usize::try_from(count - 1).unwrap_or(0);
            self.scientific(behind, letter)
        } else {
            let behind = usize::try_from(count - self.point).unwrap_or(0);
            self.fixed(behind)
        };
        // All digits are shown, so that nothing is rounded.
        format!("{sign}{}", shown.unwrap_or_default())
    }
}

/// Whether a double holds exactly what the digits say.
fn is_double(text: &str) -> bool {
    let Ok(double) = text.parse::<f64>() else {
        return false;
    };
    let places = text.split_once('.').map_or(0, |(_, fraction)| fraction.len());
    // A double's fraction has as many decimals as bits; one digit more than the text has, and
    // zeros from there on, can only be the same number.
    let longer = format!("{double:.*}", places + 60);
    longer
        .get(..text.len())
        .is_some_and(|start| start == text)
        && longer[text.len()..].trim_start_matches('.').bytes().all(|byte| byte == b'0')
}
