//! The decimal digits of a number, and the ways to write them.

use std::cmp::Ordering;

use crate::value::Number;

/// A number as digits: `0.d₁d₂d₃… × 10^point`. Zero has no digits.
#[derive(Clone, Debug)]
pub(super) struct Decimal {
    negative: bool,
    digits: Vec<u8>,
    point: i64,
    /// Whether what Terraform holds is less than, exactly, or more than what the digits say.
    held: Ordering,
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
            held: held(unsigned),
        }
    }

    /// Whether it is below zero.
    pub(super) fn is_negative(&self) -> bool {
        self.negative
    }

    /// Rounded to so many digits, half to even.
    fn rounded(&self, count: i64) -> Self {
        let mut rounded = self.clone();
        let Ok(count) = usize::try_from(count) else {
            rounded.digits.clear();
            return rounded;
        };
        if count >= self.digits.len() {
            return rounded;
        }
        let rest = &self.digits[count..];
        let up = match (rest, self.held) {
            (b"5", Ordering::Equal) => count > 0 && self.digits[count - 1] % 2 == 1,
            (b"5", Ordering::Less) => false,
            _ => rest[0] >= b'5',
        };
        rounded.digits.truncate(count);
        if up {
            rounded.carry();
        }
        rounded
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
    pub(super) fn fixed(&self, precision: usize) -> String {
        let precision = precision as i64;
        let rounded = self.rounded(self.point.saturating_add(precision));
        let point = if rounded.digits.is_empty() {
            0
        } else {
            rounded.point
        };
        let mut text = if point < 1 {
            "0".to_owned()
        } else {
            (0..point).map(|index| rounded.digit(index)).collect()
        };
        if precision > 0 {
            text.push('.');
            text.extend((0..precision).map(|index| rounded.digit(point + index)));
        }
        text
    }

    /// `1.234568e+04`, with so many digits behind the point; without its sign.
    pub(super) fn scientific(&self, precision: usize, letter: char) -> String {
        let rounded = self.rounded(precision as i64 + 1);
        let mut text = String::from(rounded.digit(0));
        if precision > 0 {
            text.push('.');
            text.extend((1..=precision).map(|index| rounded.digit(index as i64)));
        }
        text.push_str(&rounded.exponent(letter));
        text
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
    pub(super) fn rounded_general(&self, precision: Option<usize>, letter: char) -> String {
        let unsigned = Self {
            negative: false,
            ..self.clone()
        };
        match precision {
            None => unsigned.general(None, letter),
            Some(precision) => {
                let precision = precision.max(1);
                unsigned
                    .rounded(precision as i64)
                    .general(Some(precision), letter)
            }
        }
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
        format!("{sign}{shown}")
    }
}

/// How a binary fraction of 512 bits, which is what Terraform holds, compares to these digits: it
/// decides which way a number goes that is halfway between two in decimals. Numbers of more digits
/// than can be halfway in practice count as exact.
fn held(text: &str) -> Ordering {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let places = fraction.len();
    let digits = format!("{whole}{fraction}").parse::<u64>().ok();
    let (Some(digits), 1..=18) = (digits.filter(|digits| *digits > 0), places) else {
        return Ordering::Equal;
    };
    let (mut digits, mut scale) = (u128::from(digits), 10_u128.pow(places as u32));
    while digits % 5 == 0 && scale % 5 == 0 {
        (digits, scale) = (digits / 5, scale / 5);
    }
    // What is left of the scale is a power of two where the fraction ends in binary too.
    if scale.is_power_of_two() {
        return Ordering::Equal;
    }
    let exponent = binary_exponent(digits, scale);
    let rest = (0..511 - exponent).fold(digits % scale, |rest, _| rest * 2 % scale);
    if rest * 2 > scale {
        Ordering::Greater
    } else {
        Ordering::Less
    }
}

/// The largest power of two that is not more than `digits / scale`.
fn binary_exponent(digits: u128, scale: u128) -> i32 {
    let mut exponent = 0;
    let (mut digits, mut scale) = (digits, scale);
    while digits >= scale * 2 {
        scale *= 2;
        exponent += 1;
    }
    while digits < scale {
        digits *= 2;
        exponent -= 1;
    }
    exponent
}
