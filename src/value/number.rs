//! Numbers.
//!
//! Whole numbers are exact within 64 bits. Everything else is a double, which Terraform's
//! 512-bit floats exceed: what the double would have to round shows in the last digits only.

use std::cmp::Ordering;
use std::fmt;

/// A number.
#[derive(Clone, Copy, Debug)]
pub struct Number(Form);

#[derive(Clone, Copy, Debug)]
enum Form {
    Integer(i64),
    /// Finite, and not a whole number within `i64`.
    Float(f64),
}

impl Number {
    /// Reads a number as HCL, JSON and YAML 1.2 write it; `None` where it is not one, or not finite.
    pub fn parse(text: &str) -> Option<Self> {
        if let Ok(integer) = text.parse::<i64>() {
            return Some(Self(Form::Integer(integer)));
        }
        let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
        let plain = digits.starts_with(|c: char| c.is_ascii_digit() || c == '.');
        if plain {
            Self::from_f64(text.parse().ok()?)
        } else {
            None
        }
    }

    /// `None` for infinities and NaN.
    pub fn from_f64(value: f64) -> Option<Self> {
        if !value.is_finite() {
            return None;
        }
        // 2^63 is exact as a double; below it every whole double fits.
        let whole = value.fract() == 0.0
            && value >= -9.223_372_036_854_776e18
            && value < 9.223_372_036_854_776e18;
        Some(Self(if whole {
            Form::Integer(value as i64)
        } else {
            Form::Float(value)
        }))
    }

    /// The number, if it is whole and fits.
    pub const fn as_i64(&self) -> Option<i64> {
        match self.0 {
            Form::Integer(value) => Some(value),
            Form::Float(_) => None,
        }
    }

    /// The nearest double.
    pub const fn as_f64(&self) -> f64 {
        match self.0 {
            Form::Integer(value) => value as f64,
            Form::Float(value) => value,
        }
    }

    /// The sum; `None` past the largest double.
    pub fn add(self, other: Self) -> Option<Self> {
        self.apply(other, i64::checked_add, |a, b| a + b)
    }

    /// The difference.
    pub fn subtract(self, other: Self) -> Option<Self> {
        self.apply(other, i64::checked_sub, |a, b| a - b)
    }

    /// The product.
    pub fn multiply(self, other: Self) -> Option<Self> {
        self.apply(other, i64::checked_mul, |a, b| a * b)
    }

    /// The quotient, not rounded; `None` for a divisor of zero.
    pub fn divide(self, other: Self) -> Option<Self> {
        let exact = |a: i64, b: i64| {
            if b != 0 && a.checked_rem(b) == Some(0) {
                a.checked_div(b)
            } else {
                None
            }
        };
        self.apply(other, exact, |a, b| a / b)
    }

    /// The remainder with the sign of the dividend; `None` for a divisor of zero.
    pub fn modulo(self, other: Self) -> Option<Self> {
        self.apply(other, i64::checked_rem, |a, b| a % b)
    }

    /// The number with its sign turned.
    #[must_use]
    pub fn negate(self) -> Self {
        match self.0 {
            Form::Integer(value) => value
                .checked_neg()
                .map_or(Self(Form::Float(-(value as f64))), |v| {
                    Self(Form::Integer(v))
                }),
            Form::Float(value) => Self::from_f64(-value).unwrap_or(self),
        }
    }

    /// The nearest whole number that is not less.
    #[must_use]
    pub fn ceil(self) -> Self {
        Self::from_f64(self.as_f64().ceil()).unwrap_or(self)
    }

    /// The nearest whole number that is not greater.
    #[must_use]
    pub fn floor(self) -> Self {
        Self::from_f64(self.as_f64().floor()).unwrap_or(self)
    }

    fn apply(
        self,
        other: Self,
        whole: impl Fn(i64, i64) -> Option<i64>,
        float: impl Fn(f64, f64) -> f64,
    ) -> Option<Self> {
        if let (Form::Integer(a), Form::Integer(b)) = (self.0, other.0)
            && let Some(result) = whole(a, b)
        {
            return Some(Self(Form::Integer(result)));
        }
        Self::from_f64(float(self.as_f64(), other.as_f64()))
    }
}

impl From<i64> for Number {
    fn from(value: i64) -> Self {
        Self(Form::Integer(value))
    }
}

impl PartialEq for Number {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Number {}

impl PartialOrd for Number {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Number {
    fn cmp(&self, other: &Self) -> Ordering {
        match (self.0, other.0) {
            (Form::Integer(a), Form::Integer(b)) => a.cmp(&b),
            _ => self.as_f64().total_cmp(&other.as_f64()),
        }
    }
}

/// Decimal digits without an exponent, as Terraform turns a number into a string.
impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Form::Integer(value) => value.fmt(f),
            Form::Float(value) => value.fmt(f),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Number {
        Number::parse(text).unwrap()
    }

    #[test]
    fn whole_doubles_are_integers() {
        assert_eq!(number("1.0"), Number::from(1));
        assert_eq!(number("1e3").to_string(), "1000");
    }

    #[test]
    fn words_that_rust_takes_for_doubles_are_not_numbers() {
        for word in ["inf", "nan", "infinity", "-inf", "", "+", "1_000"] {
            assert!(Number::parse(word).is_none(), "{word}");
        }
    }

    #[test]
    fn division_keeps_fractions_and_refuses_zero() {
        assert_eq!(number("10").divide(number("4")).unwrap().to_string(), "2.5");
        assert!(number("1").divide(number("0")).is_none());
        assert!(number("1").modulo(number("0")).is_none());
    }

    #[test]
    fn overflow_goes_over_to_doubles() {
        let large = Number::from(i64::MAX).multiply(Number::from(4)).unwrap();
        assert_eq!(large.as_f64(), 4.0 * i64::MAX as f64);
        assert_eq!(Number::from(i64::MIN).negate().as_f64(), -(i64::MIN as f64));
    }
}
