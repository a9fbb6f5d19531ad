//! Durations as Go writes them: `1h30m`, `-1.5h`, `300ms`.

/// The duration in nanoseconds; `None` where the text is none, or it is longer than 292 years.
pub(super) fn parse(text: &str) -> Option<i64> {
    let (negative, mut rest) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    if rest == "0" {
        return Some(0);
    }
    let mut total: i128 = 0;
    while total <= i128::from(i64::MAX) {
        let end = rest
            .find(|c: char| !c.is_ascii_digit() && c != '.')
            .filter(|end| *end > 0)?;
        let (number, behind) = rest.split_at(end);
        let end = behind
            .find(|c: char| c.is_ascii_digit() || c == '.')
            .unwrap_or(behind.len());
        let (unit, behind) = behind.split_at(end);
        total += scaled(number, unit_of(unit)?)?;
        if behind.is_empty() {
            let total = i64::try_from(total).ok()?;
            return Some(if negative { -total } else { total });
        }
        rest = behind;
    }
    None
}

/// Nanoseconds in a unit.
fn unit_of(name: &str) -> Option<i128> {
    Some(match name {
        "ns" => 1,
        "us" | "µs" | "μs" => 1_000,
        "ms" => 1_000_000,
        "s" => 1_000_000_000,
        "m" => 60_000_000_000,
        "h" => 3_600_000_000_000,
        _ => return None,
    })
}

/// A number of units, its fraction cut to whole nanoseconds.
fn scaled(number: &str, unit: i128) -> Option<i128> {
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    if (whole.is_empty() && fraction.is_empty()) || fraction.contains('.') {
        return None;
    }
    let whole: i128 = match whole {
        "" => 0,
        digits => i128::from(digits.parse::<i64>().ok()?),
    };
    // Eighteen digits are finer than any unit.
    let fraction = fraction.get(..18).unwrap_or(fraction);
    let scale = 10_i128.checked_pow(u32::try_from(fraction.len()).ok()?)?;
    let part: i128 = match fraction {
        "" => 0,
        digits => digits.parse().ok()?,
    };
    whole.checked_mul(unit)?.checked_add(part * unit / scale)
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn units_add_up() {
        assert_eq!(parse("1h30m"), Some(5_400_000_000_000));
        assert_eq!(parse("-1.5s"), Some(-1_500_000_000));
        assert_eq!(parse("2us1ns"), Some(2_001));
        assert_eq!(parse("0"), Some(0));
    }

    #[test]
    fn what_is_no_duration_is_none() {
        for text in ["", "1", "1d", "h", ".s", "1..s", "9999999999h", "1h-1m"] {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
