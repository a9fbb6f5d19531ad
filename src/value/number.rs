//! Numbers.
//!
//! Whole numbers are exact within 64 bits, and so are decimal fractions of up to 18 digits: `0.1 +
//! 0.2` is `0.3`. Everything else is a double, which Terraform's 512-bit floats exceed: what the
//! double would have to round shows in the last digits only.

use std::cmp::Ordering;
use std::fmt;

/// A number.
#[derive(Clone, Copy, Debug)]
pub struct Number(Form);

#[derive(Clone, Copy, Debug)]
enum Form {
    Integer(i64),
    /// A decimal fraction: the digits, which do not end in zero, and how many of them (from 1 to
    /// [`MAX_SCALE`]) stand behind the point.
    Decimal(i64, u8),
    /// Finite, and none of the above.
    Float(f64),
}

/// Most digits behind the point that are exact. The digits of two such numbers, brought to the same
/// scale or multiplied, fit in an `i128`.
const MAX_SCALE: u32 = 18;

impl Number {
    /// Reads a number as HCL, JSON and YAML 1.2 write it; `None` where it is not one, or not finite.
    pub fn parse(text: &str) -> Option<Self> {
        if let Ok(integer) = text.parse::<i64>() {
            return Some(Self(Form::Integer(integer)));
        }
        let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
        let plain = digits.starts_with(|c: char| c.is_ascii_digit() || c == '.');
        if !plain {
            return None;
        }
        let double: f64 = text.parse().ok()?;
        parse_decimal(text).or_else(|| Self::from_finite(double))
    }

    /// `None` for infinities and NaN. A fraction is the shortest decimal that stands for it.
    pub fn from_f64(value: f64) -> Option<Self> {
        if value.fract() == 0.0 {
            return Self::from_finite(value);
        }
        parse_decimal(&value.to_string()).or_else(|| Self::from_finite(value))
    }

    fn from_finite(value: f64) -> Option<Self> {
        if !value.is_finite() {
            return None;
        }
        // 2^63 is exact as a double; below it every whole double fits.
        let whole = value.fract() == 0.0
            && (-9.223_372_036_854_776e18..9.223_372_036_854_776e18).contains(&value);
        Some(Self(if whole {
            Form::Integer(value as i64)
        } else {
            Form::Float(value)
        }))
    }

    /// A number of digits, the last `scale` of them behind the point, where it is exact.
    fn from_digits(mut digits: i128, mut scale: u32) -> Option<Self> {
        while scale > 0 && digits % 10 == 0 {
            digits /= 10;
            scale -= 1;
        }
        let digits = i64::try_from(digits).ok()?;
        Some(Self(match scale {
            0 => Form::Integer(digits),
            1..=MAX_SCALE => Form::Decimal(digits, u8::try_from(scale).ok()?),
            _ => return None,
        }))
    }

    /// Digits and scale, where it is exact.
    const fn digits(self) -> Option<(i128, u32)> {
        match self.0 {
            Form::Integer(value) => Some((value as i128, 0)),
            Form::Decimal(digits, scale) => Some((digits as i128, scale as u32)),
            Form::Float(_) => None,
        }
    }

    /// The digits of both at the same scale, where both are exact.
    fn aligned(self, other: Self) -> Option<(i128, i128, u32)> {
        let (a, a_scale) = self.digits()?;
        let (b, b_scale) = other.digits()?;
        let scale = a_scale.max(b_scale);
        let a = a * 10_i128.pow(scale - a_scale);
        let b = b * 10_i128.pow(scale - b_scale);
        Some((a, b, scale))
    }

    /// The number, if it is whole and fits.
    pub const fn as_i64(&self) -> Option<i64> {
        match self.0 {
            Form::Integer(value) => Some(value),
            Form::Decimal(..) | Form::Float(_) => None,
        }
    }

    /// The nearest double.
    pub fn as_f64(&self) -> f64 {
        match self.0 {
            Form::Integer(value) => value as f64,
            // Both are exact as doubles, so that their quotient is the nearest double.
            Form::Decimal(digits, scale) if digits.unsigned_abs() < 1 << 53 => {
                digits as f64 / 10_f64.powi(i32::from(scale))
            }
            Form::Decimal(digits, _) => {
                let text = self.to_string();
                text.parse().unwrap_or(digits as f64)
            }
            Form::Float(value) => value,
        }
    }

    /// The sum; `None` past the largest double.
    #[expect(
        clippy::should_implement_trait,
        reason = "`+` could not say that there is no result"
    )]
    pub fn add(self, other: Self) -> Option<Self> {
        self.aligned(other)
            .and_then(|(a, b, scale)| Self::from_digits(a + b, scale))
            .or_else(|| Self::from_finite(self.as_f64() + other.as_f64()))
    }

    /// The difference.
    pub fn subtract(self, other: Self) -> Option<Self> {
        self.aligned(other)
            .and_then(|(a, b, scale)| Self::from_digits(a - b, scale))
            .or_else(|| Self::from_finite(self.as_f64() - other.as_f64()))
    }

    /// The product.
    pub fn multiply(self, other: Self) -> Option<Self> {
        let exact = || {
            let (a, a_scale) = self.digits()?;
            let (b, b_scale) = other.digits()?;
            Self::from_digits(a * b, a_scale + b_scale)
        };
        exact().or_else(|| Self::from_finite(self.as_f64() * other.as_f64()))
    }

    /// The quotient, not rounded; `None` for a divisor of zero.
    pub fn divide(self, other: Self) -> Option<Self> {
        let exact = || {
            let (a, b, _) = self.aligned(other)?;
            let a = a.checked_mul(10_i128.pow(MAX_SCALE))?;
            (b != 0 && a % b == 0).then(|| Self::from_digits(a / b, MAX_SCALE))?
        };
        exact().or_else(|| Self::from_finite(self.as_f64() / other.as_f64()))
    }

    /// The remainder with the sign of the dividend; `None` for a divisor of zero.
    pub fn modulo(self, other: Self) -> Option<Self> {
        self.aligned(other)
            .filter(|(_, b, _)| *b != 0)
            .and_then(|(a, b, scale)| Self::from_digits(a % b, scale))
            .or_else(|| Self::from_finite(self.as_f64() % other.as_f64()))
    }

    /// The number with its sign turned.
    #[must_use]
    pub fn negate(self) -> Self {
        self.digits()
            .and_then(|(digits, scale)| Self::from_digits(-digits, scale))
            .or_else(|| Self::from_finite(-self.as_f64()))
            .unwrap_or(self)
    }

    /// The nearest whole number that is not less.
    #[must_use]
    pub fn ceil(self) -> Self {
        self.negate().floor().negate()
    }

    /// The nearest whole number that is not greater.
    #[must_use]
    pub fn floor(self) -> Self {
        match self.digits() {
            Some((digits, scale)) => Self::from_digits(digits.div_euclid(10_i128.pow(scale)), 0),
            None => Self::from_finite(self.as_f64().floor()),
        }
        .unwrap_or(self)
    }
}

/// Reads digits with a point and an exponent, where they are exact.
fn parse_decimal(text: &str) -> Option<Number> {
    let (mantissa, exponent) = match text.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, exponent.parse::<i32>().ok()?),
        None => (text, 0),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    if whole.len() + fraction.len() > 37 {
        return None;
    }
    let digits: i128 = format!("{whole}{fraction}").parse().ok()?;
    let scale = i32::try_from(fraction.len()).ok()?.checked_sub(exponent)?;
    match u32::try_from(scale) {
        Ok(scale) if scale <= 60 => Number::from_digits(digits, scale),
        Ok(_) => None,
        Err(_) => {
            let power = 10_i128.checked_pow(scale.unsigned_abs())?;
            Number::from_digits(digits.checked_mul(power)?, 0)
        }
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
        match self.aligned(*other) {
            Some((a, b, _)) => a.cmp(&b),
            None => self.as_f64().total_cmp(&other.as_f64()),
        }
    }
}

/// Decimal digits without an exponent, as Terraform turns a number into a string.
impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Form::Integer(value) => value.fmt(f),
            Form::Decimal(digits, scale) => {
                let scale = usize::from(scale);
                let sign = if digits < 0 { "-" } else { "" };
                let digits = format!("{:0width$}", digits.unsigned_abs(), width = scale + 1);
                let (whole, fraction) = digits.split_at(digits.len() - scale);
                write!(f, "{sign}{whole}.{fraction}")
            }
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
    fn decimal_fractions_are_exact() {
        assert_eq!(number("0.1").add(number("0.2")), Some(number("0.3")));
        let product = number("0.1").multiply(number("3")).unwrap();
        assert_eq!(product.to_string(), "0.3");
        assert_eq!(number("5.5").modulo(number("2")), Some(number("1.5")));
        assert_eq!(number("-0.05").to_string(), "-0.05");
        assert_eq!(number("1.50e2"), Number::from(150));
        assert_eq!(number("25e-1").floor(), Number::from(2));
        assert_eq!(number("-2.5").ceil(), Number::from(-2));
    }

    #[test]
    fn what_has_too_many_digits_is_a_double() {
        let third = Number::from(1).divide(Number::from(3)).unwrap();
        assert_eq!(third.to_string(), (1.0_f64 / 3.0).to_string());
        assert!(third < number("0.34") && third > number("0.33"));
        assert_eq!(number("1e-30").as_f64(), 1e-30);
        assert!(number("0.123456789012345678901234567890") > number("0.12"));
        assert!(Number::parse("1e99999999999").is_none());
        assert_eq!(number("1e-99999999999"), Number::from(0));
    }

    #[test]
    fn overflow_goes_over_to_doubles() {
        let large = Number::from(i64::MAX).multiply(Number::from(4)).unwrap();
        assert_eq!(large.as_f64(), 4.0 * i64::MAX as f64);
        assert_eq!(Number::from(i64::MIN).negate().as_f64(), -(i64::MIN as f64));
    }
}
