//! Numbers.
//!
//! Whole numbers of 64 bits are what configurations are full of, and are kept and computed as such.
//! All others are [`Float`]s, which round and print as Terraform's do: the difference shows where
//! `1 / 3` is put into a text, and in whether `0.1 + 0.2 == 0.3`.

mod digits;
mod float;

use std::cmp::Ordering;
use std::fmt;
use std::sync::Arc;

use float::{Float, WRITTEN};

/// A number.
#[derive(Clone, Debug)]
pub struct Number(Form);

#[derive(Clone, Debug)]
enum Form {
    /// A whole number, and the bits of precision that it takes into a division.
    Integer(i64, u32),
    /// One that is not whole, or takes more than 64 bits, or is rounded to fewer.
    Float(Arc<Float>),
}

/// Precision of numbers that are counted rather than written.
const COUNTED: u32 = 64;

/// Below this, whole numbers are exact at any precision.
const EXACT_AS_DOUBLE: u64 = 1 << 53;

impl Number {
    /// Reads a number as HCL, JSON and YAML 1.2 write it; `None` where it is not one, or is beyond
    /// 10^±1000 or so.
    pub fn parse(text: &str) -> Option<Self> {
        match text.parse::<i64>() {
            Ok(integer) if integer != 0 || !text.starts_with('-') => {
                Some(Self(Form::Integer(integer, WRITTEN)))
            }
            _ => Float::parse(text).map(Self::from_float),
        }
    }

    /// `None` for infinities and NaN.
    pub fn from_f64(value: f64) -> Option<Self> {
        Float::from_f64(value).map(Self::from_float)
    }

    fn from_float(float: Float) -> Self {
        let precision = float.precision();
        let is_exact =
            |value: &i64| precision >= COUNTED || value.unsigned_abs() <= EXACT_AS_DOUBLE;
        Self(match float.as_i64().filter(is_exact) {
            Some(value) => Form::Integer(value, precision),
            None => Form::Float(Arc::new(float)),
        })
    }

    fn to_float(&self) -> Float {
        match &self.0 {
            Form::Integer(value, precision) => Float::from_integer(*value, *precision),
            Form::Float(float) => float.as_ref().clone(),
        }
    }

    /// The result of an operation on integers, where both are and it fits; of that on floats
    /// otherwise.
    fn compute(
        &self,
        other: &Self,
        on_integers: impl FnOnce(i64, i64) -> Option<i64>,
        on_floats: impl FnOnce(&Float, &Float) -> Option<Float>,
    ) -> Option<Self> {
        if let (Form::Integer(a, a_precision), Form::Integer(b, b_precision)) = (&self.0, &other.0)
        {
            let precision = *a_precision.max(b_precision);
            if precision >= COUNTED
                && let Some(result) = on_integers(*a, *b)
            {
                return Some(Self(Form::Integer(result, precision)));
            }
        }
        on_floats(&self.to_float(), &other.to_float()).map(Self::from_float)
    }

    /// The number, if it is whole and fits.
    pub fn as_i64(&self) -> Option<i64> {
        match &self.0 {
            Form::Integer(value, _) => Some(*value),
            Form::Float(float) if float.is_zero() => Some(0),
            Form::Float(float) => float.as_i64(),
        }
    }

    /// The nearest double.
    pub fn as_f64(&self) -> f64 {
        match &self.0 {
            Form::Integer(value, _) => *value as f64,
            Form::Float(float) => float.as_f64(),
        }
    }

    /// The sum; `None` where it is out of bounds.
    #[expect(
        clippy::should_implement_trait,
        reason = "`+` could not say that there is no result"
    )]
    pub fn add(self, other: Self) -> Option<Self> {
        self.compute(&other, i64::checked_add, Float::add)
    }

    /// The difference.
    pub fn subtract(self, other: Self) -> Option<Self> {
        self.compute(&other, i64::checked_sub, |a, b| a.add(&b.negated()))
    }

    /// The product. A zero has the sign that the factors give it.
    pub fn multiply(self, other: Self) -> Option<Self> {
        let product = |a: i64, b: i64| a.checked_mul(b).filter(|it| *it != 0 || (a >= 0 && b >= 0));
        self.compute(&other, product, Float::multiply)
    }

    /// The quotient, not rounded to a whole number; `None` for a divisor of zero.
    pub fn divide(self, other: Self) -> Option<Self> {
        let quotient = |a: i64, b: i64| {
            let is_whole = a != 0 && a.checked_rem(b) == Some(0);
            is_whole.then(|| a.checked_div(b)).flatten()
        };
        self.compute(&other, quotient, Float::divide)
    }

    /// The remainder with the sign of the dividend; for a divisor of zero, the dividend.
    pub fn modulo(self, other: Self) -> Option<Self> {
        if other == Self::from(0) {
            return Some(self);
        }
        self.compute(&other, i64::checked_rem, Float::modulo)
    }

    /// The number with its sign turned; that of zero is the negative zero, which equals it and is
    /// `-0` as a text.
    #[must_use]
    pub fn negate(self) -> Self {
        match &self.0 {
            Form::Integer(value, precision) if *value != 0 && *value != i64::MIN => {
                Self(Form::Integer(-value, *precision))
            }
            _ => Self::from_float(self.to_float().negated()),
        }
    }

    /// The nearest whole number that is not less.
    #[must_use]
    pub fn ceil(self) -> Self {
        self.to_whole(false)
    }

    /// The nearest whole number that is not greater.
    #[must_use]
    pub fn floor(self) -> Self {
        self.to_whole(true)
    }

    fn to_whole(&self, down: bool) -> Self {
        let Form::Float(float) = &self.0 else {
            return self.clone();
        };
        let whole = Self::from_float(float.truncated());
        if float.is_whole() || float.is_negative() != down {
            return whole;
        }
        let step = Self::from(if down { -1 } else { 1 });
        whole.clone().add(step).unwrap_or(whole)
    }
}

impl From<i64> for Number {
    fn from(value: i64) -> Self {
        Self(Form::Integer(value, COUNTED))
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

/// By value, whatever the precision.
impl Ord for Number {
    fn cmp(&self, other: &Self) -> Ordering {
        match (&self.0, &other.0) {
            (Form::Integer(a, _), Form::Integer(b, _)) => a.cmp(b),
            _ => self.to_float().cmp(&other.to_float()),
        }
    }
}

/// Decimal digits without an exponent, as Terraform turns a number into a string.
impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Form::Integer(value, _) => value.fmt(f),
            Form::Float(float) => float.fmt(f),
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
        assert_eq!(Number::from_f64(8.0).unwrap().as_i64(), Some(8));
    }

    #[test]
    fn words_that_rust_takes_for_doubles_are_not_numbers() {
        for word in [
            "inf", "nan", "infinity", "-inf", "", "+", "1_000", "--1", ".", "1e",
        ] {
            assert!(Number::parse(word).is_none(), "{word}");
        }
    }

    #[test]
    fn division_keeps_fractions_and_refuses_zero() {
        assert_eq!(number("10").divide(number("4")).unwrap().to_string(), "2.5");
        assert!(number("1").divide(number("0")).is_none());
        assert_eq!(number("7").modulo(number("0")), Some(number("7")));
    }

    #[test]
    fn fractions_are_rounded_to_512_bits() {
        assert_eq!(number("0.1").add(number("0.2")), Some(number("0.3")));
        assert_ne!(number("1").subtract(number("0.9")), Some(number("0.1")));
        assert_eq!(number("5.5").modulo(number("2")), Some(number("1.5")));
        assert_eq!(number("-0.05").to_string(), "-0.05");
        assert_eq!(number("1.50e2"), Number::from(150));
        assert_eq!(number("25e-1").floor(), Number::from(2));
        assert_eq!(number("-2.5").floor(), Number::from(-3));
        assert_eq!(number("-2.5").ceil(), Number::from(-2));
    }

    #[test]
    fn what_is_counted_is_divided_at_64_bits() {
        let third = Number::from(1).divide(Number::from(3)).unwrap();
        assert_eq!(third.to_string(), "0.33333333333333333334");
        assert!(third < number("0.34") && third > number("0.33"));
    }

    #[test]
    fn doubles_are_the_nearest() {
        for value in [0.1, 1e300, -2.5e-300, 4.9e-324, f64::MAX, 123456789.125] {
            let number = Number::from_f64(value).unwrap();
            assert_eq!(number.as_f64(), value);
            assert_eq!(number.to_string().parse(), Ok(value));
        }
        assert_eq!(number("0.1").as_f64(), 0.1);
        assert_eq!(number("1e999").as_f64(), f64::INFINITY);
    }

    #[test]
    fn numbers_beyond_64_bits_are_exact() {
        let large = Number::from(i64::MAX).multiply(Number::from(4)).unwrap();
        assert_eq!(large.to_string(), "36893488147419103228");
        let turned = Number::from(i64::MIN).negate();
        assert_eq!(turned.to_string(), "9223372036854775808");
        assert!(turned > Number::from(i64::MAX));
        assert_eq!(turned.negate().as_i64(), Some(i64::MIN));
    }

    #[test]
    fn work_is_bounded() {
        for text in [
            "1e99999999999",
            "1e-99999999999",
            "1e2000",
            "9e9223372036854775807",
        ] {
            assert!(Number::parse(text).is_none(), "{text}");
        }
        assert!(Number::parse(&"9".repeat(3_000)).is_none());
        let mut large = number("1e900");
        while let Some(product) = large.clone().multiply(large.clone()) {
            large = product;
        }
    }
}
