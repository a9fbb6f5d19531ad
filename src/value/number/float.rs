//! Binary floats of up to 512 bits, as Terraform computes with them.
//!
//! Terraform's numbers are floats of Go's `math/big`, and each carries its own precision: 512 bits
//! for what is written, 64 for what is counted, 53 for what a function on doubles gives. Results are
//! rounded to the larger precision of the operands, half to even, and are shown with the fewest
//! digits that tell them from their neighbours at that precision. Each of these is followed here, so
//! that `1 / 3` ends with the same digits.

use std::cmp::Ordering;
use std::fmt;

use num_bigint::BigUint;

use super::digits;

/// The most that an exponent of two may come to, either way. It bounds the work that numbers make.
const MAX_EXPONENT: i64 = 4_096;
/// Most characters of a number that is read.
const MAX_TEXT: usize = 2_000;
/// Precision of numbers that are written.
pub(super) const WRITTEN: u32 = 512;

/// `mantissa × 2^exponent` with a sign. The mantissa is odd, or zero for the negative zero and for
/// zero on its way to becoming an integer.
#[derive(Clone, Debug)]
pub(super) struct Float {
    negative: bool,
    mantissa: BigUint,
    exponent: i64,
    precision: u32,
}

impl Float {
    /// Brings a value to a precision; `inexact` says that it is a bit more than the mantissa, which
    /// then must have two bits more than the precision. `None` where the exponent is out of bounds.
    fn rounded(
        negative: bool,
        mut mantissa: BigUint,
        mut exponent: i64,
        inexact: bool,
        precision: u32,
    ) -> Option<Self> {
        let bits = mantissa.bits();
        if bits > u64::from(precision) {
            let dropped = bits - u64::from(precision);
            let half = mantissa.bit(dropped - 1);
            let below_half =
                inexact || mantissa.trailing_zeros().is_some_and(|at| at < dropped - 1);
            mantissa >>= dropped;
            exponent += i64::try_from(dropped).ok()?;
            if half && (below_half || mantissa.bit(0)) {
                mantissa += 1_u32;
            }
        }
        match mantissa.trailing_zeros() {
            Some(zeros) => {
                mantissa >>= zeros;
                exponent += i64::try_from(zeros).ok()?;
            }
            None => exponent = 0,
        }
        (exponent.abs() <= MAX_EXPONENT).then_some(Self {
            negative,
            mantissa,
            exponent,
            precision,
        })
    }

    pub(super) fn from_integer(value: i64, precision: u32) -> Self {
        let mut mantissa = BigUint::from(value.unsigned_abs());
        let zeros = mantissa.trailing_zeros().unwrap_or(0);
        mantissa >>= zeros;
        Self {
            negative: value < 0,
            mantissa,
            exponent: zeros as i64,
            precision,
        }
    }

    /// `None` for infinities and NaN.
    pub(super) fn from_f64(value: f64) -> Option<Self> {
        if !value.is_finite() {
            return None;
        }
        let bits = value.to_bits();
        let fraction = bits & ((1 << 52) - 1);
        let (mantissa, exponent) = match (bits >> 52) & 0x7ff {
            0 => (fraction, -1074),
            biased => (fraction | (1 << 52), biased as i64 - 1075),
        };
        let negative = value.is_sign_negative();
        Self::rounded(negative, mantissa.into(), exponent, false, 53)
    }

    /// Reads digits with a sign, a point and an exponent.
    pub(super) fn parse(text: &str) -> Option<Self> {
        if text.len() > MAX_TEXT {
            return None;
        }
        let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
        let (mantissa, power) = match digits.split_once(['e', 'E']) {
            Some((mantissa, power)) => (mantissa, power.parse::<i64>().ok()?),
            None => (digits, 0),
        };
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let all = format!("{whole}{fraction}");
        if all.is_empty() || !all.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let tens = power.checked_sub(i64::try_from(fraction.len()).ok()?)?;
        let value = BigUint::parse_bytes(all.as_bytes(), 10)?;
        if value == BigUint::ZERO {
            return Self::rounded(text.starts_with('-'), value, 0, false, WRITTEN);
        }
        Self::scaled(text.starts_with('-'), value, tens)
    }

    /// `mantissa × 10^tens`, as if written.
    fn scaled(negative: bool, mantissa: BigUint, tens: i64) -> Option<Self> {
        if tens.unsigned_abs() > MAX_EXPONENT.unsigned_abs() {
            return None;
        }
        let fives = BigUint::from(5_u32).pow(u32::try_from(tens.unsigned_abs()).ok()?);
        if tens >= 0 {
            return Self::rounded(negative, mantissa * fives, tens, false, WRITTEN);
        }
        Self::quotient(negative, mantissa, &fives, tens, WRITTEN)
    }

    /// `dividend ÷ divisor × 2^exponent`
    fn quotient(
        negative: bool,
        dividend: BigUint,
        divisor: &BigUint,
        exponent: i64,
        precision: u32,
    ) -> Option<Self> {
        let wanted = u64::from(precision) + 2 + divisor.bits();
        let shift = wanted.saturating_sub(dividend.bits());
        let dividend = dividend << shift;
        let quotient = &dividend / divisor;
        let inexact = &quotient * divisor != dividend;
        let exponent = exponent - i64::try_from(shift).ok()?;
        Self::rounded(negative, quotient, exponent, inexact, precision)
    }

    /// The mantissas of both at the smaller exponent, and that.
    fn aligned(&self, other: &Self) -> (BigUint, BigUint, i64) {
        let exponent = self.exponent.min(other.exponent);
        let shifted = |one: &Self| &one.mantissa << one.exponent.abs_diff(exponent);
        (shifted(self), shifted(other), exponent)
    }

    pub(super) fn add(&self, other: &Self) -> Option<Self> {
        let precision = self.precision.max(other.precision);
        let zero = BigUint::ZERO;
        match (self.mantissa == zero, other.mantissa == zero) {
            (false, true) => return Some(self.at_least(precision)),
            (true, false) => return Some(other.at_least(precision)),
            _ => {}
        }
        let (a, b, exponent) = self.aligned(other);
        let (negative, sum) = if self.negative == other.negative {
            (self.negative, a + b)
        } else {
            match a.cmp(&b) {
                Ordering::Greater => (self.negative, a - b),
                Ordering::Less => (other.negative, b - a),
                Ordering::Equal => (false, zero),
            }
        };
        Self::rounded(negative, sum, exponent, false, precision)
    }

    /// The same at a precision that is not less than its own.
    fn at_least(&self, precision: u32) -> Self {
        Self {
            precision,
            ..self.clone()
        }
    }

    /// The product, at as many bits as it needs, up to the precision of what is written.
    pub(super) fn multiply(&self, other: &Self) -> Option<Self> {
        let most = self.precision.max(other.precision).max(WRITTEN);
        let mut product = self.multiply_at(other, most)?;
        let needed = u32::try_from(product.mantissa.bits()).unwrap_or(most);
        product.precision = self.precision.max(other.precision).max(needed);
        Some(product)
    }

    fn multiply_at(&self, other: &Self, precision: u32) -> Option<Self> {
        Self::rounded(
            self.negative != other.negative,
            &self.mantissa * &other.mantissa,
            self.exponent + other.exponent,
            false,
            precision,
        )
    }

    /// The quotient; `None` also for a divisor of zero.
    pub(super) fn divide(&self, other: &Self) -> Option<Self> {
        if other.mantissa == BigUint::ZERO {
            return None;
        }
        let negative = self.negative != other.negative;
        let precision = self.precision.max(other.precision);
        if self.mantissa == BigUint::ZERO {
            return Self::rounded(negative, BigUint::ZERO, 0, false, precision);
        }
        let exponent = self.exponent - other.exponent;
        Self::quotient(
            negative,
            self.mantissa.clone(),
            &other.mantissa,
            exponent,
            precision,
        )
    }

    /// What is left of it after taking the whole part of the quotient times the divisor.
    pub(super) fn modulo(&self, other: &Self) -> Option<Self> {
        let times = self.divide(other)?.truncated();
        other
            .multiply_at(&times, self.precision.max(times.precision))?
            .negated()
            .add(self)
    }

    /// Without what is behind the point; never the negative zero.
    pub(super) fn truncated(&self) -> Self {
        if self.exponent >= 0 {
            return self.clone();
        }
        let mantissa = &self.mantissa >> self.exponent.unsigned_abs();
        let negative = self.negative && mantissa != BigUint::ZERO;
        Self::rounded(negative, mantissa, 0, false, self.precision)
            .expect("no exponent is nearer to zero than one that was in bounds")
    }

    pub(super) fn negated(&self) -> Self {
        Self {
            negative: !self.negative,
            ..self.clone()
        }
    }

    pub(super) fn is_zero(&self) -> bool {
        self.mantissa == BigUint::ZERO
    }

    pub(super) const fn is_negative(&self) -> bool {
        self.negative
    }

    pub(super) const fn is_whole(&self) -> bool {
        self.exponent >= 0
    }

    pub(super) const fn precision(&self) -> u32 {
        self.precision
    }

    /// The number, if it is whole and fits, and is not the negative zero.
    pub(super) fn as_i64(&self) -> Option<i64> {
        if self.exponent < 0 || self.exponent > 63 {
            return None;
        }
        let magnitude = i128::try_from(&self.mantissa << self.exponent).ok()?;
        if self.negative && magnitude == 0 {
            return None;
        }
        i64::try_from(if self.negative { -magnitude } else { magnitude }).ok()
    }

    /// The nearest double; infinite where it is beyond the largest.
    pub(super) fn as_f64(&self) -> f64 {
        let dropped = self.mantissa.bits().saturating_sub(64);
        let top = (&self.mantissa >> dropped).iter_u64_digits().next();
        // The bits below the first 64 only matter by being there: the mantissa is odd.
        let top = top.unwrap_or(0) | u64::from(dropped > 0);
        let exponent = self.exponent.saturating_add_unsigned(dropped);
        let exponent = i32::try_from(exponent.clamp(-2200, 2200)).unwrap_or(0);
        // In two steps, since 2^exponent alone may be too small for a double.
        let first = exponent / 2;
        let value = top as f64 * 2_f64.powi(first) * 2_f64.powi(exponent - first);
        if self.negative { -value } else { value }
    }
}

impl PartialEq for Float {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Float {}

impl PartialOrd for Float {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// By value, whatever the precision; the negative zero is zero.
impl Ord for Float {
    fn cmp(&self, other: &Self) -> Ordering {
        let sign = |one: &Self| match (one.mantissa == BigUint::ZERO, one.negative) {
            (true, _) => 0,
            (false, true) => -1,
            (false, false) => 1,
        };
        let (a, b, _) = self.aligned(other);
        let magnitude = if self.negative { b.cmp(&a) } else { a.cmp(&b) };
        sign(self).cmp(&sign(other)).then(magnitude)
    }
}

/// The fewest decimal digits that stand for it at its precision, without an exponent.
impl fmt::Display for Float {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.negative { "-" } else { "" };
        if self.mantissa == BigUint::ZERO {
            return write!(f, "{sign}0");
        }
        let (digits, behind) = self.shortest();
        if behind == 0 {
            return write!(f, "{sign}{digits}");
        }
        let digits = format!("{digits:0>width$}", width = behind + 1);
        let (whole, fraction) = digits.split_at(digits.len() - behind);
        let fraction = fraction.trim_end_matches('0');
        let point = if fraction.is_empty() { "" } else { "." };
        write!(f, "{sign}{whole}{point}{fraction}")
    }
}

impl Float {
    /// Decimal digits, and how many of them stand behind the point.
    fn shortest(&self) -> (String, usize) {
        let precision = u64::from(self.precision);
        let spare = (precision + 1).saturating_sub(self.mantissa.bits());
        // The last bit of `value` is half the distance to the next number of this precision.
        let value = &self.mantissa << spare;
        let exponent = self.exponent.saturating_sub_unsigned(spare);
        let inclusive = !value.bit(1);
        let power = exponent.unsigned_abs();
        let scale = if exponent < 0 {
            BigUint::from(5_u32).pow(u32::try_from(power).unwrap_or(u32::MAX))
        } else {
            BigUint::from(1_u32) << power
        };
        let behind = if exponent < 0 { power as usize } else { 0 };
        let above = ((&value + 1_u32) * &scale).to_string();
        let width = above.len();
        let value_digits = format!("{:0>width$}", (&value * &scale).to_string());
        let below = format!("{:0>width$}", ((value - 1_u32) * scale).to_string());
        let digits = digits::cut(&below, &value_digits, &above, inclusive);
        (digits, behind)
    }
}
