//! Numbers.

use std::cmp::Ordering;

use super::arguments::{self, Answer, unsupported};
use super::{Context, Function, FunctionError, UnknownArguments};
use crate::value::{Number, Value};

pub(super) const FUNCTIONS: &[Function] = &[
    Function::new("abs", 1, Some(1), UnknownArguments::Spread, abs),
    Function::new("ceil", 1, Some(1), UnknownArguments::Spread, ceil),
    Function::new("floor", 1, Some(1), UnknownArguments::Spread, floor),
    Function::new("log", 2, Some(2), UnknownArguments::Spread, log),
    Function::new("max", 1, None, UnknownArguments::Spread, max),
    Function::new("min", 1, None, UnknownArguments::Spread, min),
    Function::new("parseint", 2, Some(2), UnknownArguments::Spread, parseint),
    Function::new("pow", 2, Some(2), UnknownArguments::Spread, pow),
    Function::new("signum", 1, Some(1), UnknownArguments::Spread, signum),
    Function::new("sum", 1, Some(1), UnknownArguments::Spread, sum),
];

fn abs(args: &[Value], _: &Context<'_>) -> Answer {
    let number = arguments::number(args, 0)?;
    let zero = Number::from(0);
    Ok(Value::from(match number.cmp(&zero) {
        Ordering::Less => number.negate(),
        // Without the sign that a zero may have.
        Ordering::Equal => zero,
        Ordering::Greater => number,
    }))
}

fn ceil(args: &[Value], _: &Context<'_>) -> Answer {
    Ok(Value::from(arguments::number(args, 0)?.ceil()))
}

fn floor(args: &[Value], _: &Context<'_>) -> Answer {
    Ok(Value::from(arguments::number(args, 0)?.floor()))
}

/// Of doubles, as in Terraform; the last digit may differ between machines.
fn log(args: &[Value], _: &Context<'_>) -> Answer {
    let number = arguments::number(args, 0)?.as_f64();
    let base = arguments::number(args, 1)?.as_f64();
    double(number.ln() / base.ln())
}

/// Of doubles, as in Terraform.
fn pow(args: &[Value], _: &Context<'_>) -> Answer {
    let number = arguments::number(args, 0)?.as_f64();
    let power = arguments::number(args, 1)?.as_f64();
    double(number.powf(power))
}

fn double(result: f64) -> Answer {
    if result.is_nan() {
        return Err(FunctionError::call("the result is not a number"));
    }
    Ok(match Number::from_f64(result) {
        Some(number) => Value::from(number),
        None => unsupported("the result is infinite"),
    })
}

fn numbers(args: &[Value]) -> Result<Vec<Number>, FunctionError> {
    (0..args.len())
        .map(|index| arguments::number(args, index))
        .collect()
}

fn max(args: &[Value], _: &Context<'_>) -> Answer {
    let largest = numbers(args)?.into_iter().max();
    Ok(largest.map_or_else(Value::null, Value::from))
}

fn min(args: &[Value], _: &Context<'_>) -> Answer {
    let smallest = numbers(args)?.into_iter().min();
    Ok(smallest.map_or_else(Value::null, Value::from))
}

fn signum(args: &[Value], _: &Context<'_>) -> Answer {
    Ok(Value::from(arguments::whole(args, 0)?.signum()))
}

/// The sum of a list of at least one number.
fn sum(args: &[Value], _: &Context<'_>) -> Answer {
    let items = arguments::items(args, 0)?;
    if items.is_empty() {
        return Err(FunctionError::argument(0, "an empty list has no sum"));
    }
    let numbers =
        numbers(items).map_err(|_| FunctionError::argument(0, "all elements must be numbers"))?;
    let mut total = Number::from(0);
    for number in numbers {
        total = total
            .add(number)
            .ok_or_else(|| FunctionError::call("the sum is too large"))?;
    }
    Ok(Value::from(total))
}

/// Reads a whole number of a base from 2 to 62: digits, then lower case, then (above 36) upper case.
fn parseint(args: &[Value], _: &Context<'_>) -> Answer {
    let Some(text) = arguments::given(args, 0)?.as_str() else {
        return Err(FunctionError::argument(0, "a string is required"));
    };
    let base = arguments::whole(args, 1)?;
    let base = i128::from(base);
    if !(2..=62).contains(&base) {
        return Err(FunctionError::argument(
            1,
            "the base must be between 2 and 62",
        ));
    }
    let wrong =
        || FunctionError::argument(0, format!("{text:?} is not a whole number of base {base}"));
    let (negative, digits) = match text.as_bytes() {
        [b'-', rest @ ..] => (true, rest),
        [b'+', rest @ ..] => (false, rest),
        all => (false, all),
    };
    if digits.is_empty() {
        return Err(wrong());
    }
    let mut value: Option<i128> = Some(0);
    for byte in digits {
        let digit = digit_value(*byte, base).ok_or_else(wrong)?;
        value = value
            .and_then(|value| value.checked_mul(base))
            .and_then(|value| value.checked_add(digit));
    }
    let value = value.map(|value| if negative { -value } else { value });
    match value.and_then(|value| Number::parse(&value.to_string())) {
        Some(number) => Ok(Value::from(number)),
        None => Ok(unsupported("the number has more than 127 bits")),
    }
}

fn digit_value(byte: u8, base: i128) -> Option<i128> {
    let value = match byte {
        b'0'..=b'9' => byte - b'0',
        b'a'..=b'z' => byte - b'a' + 10,
        b'A'..=b'Z' if base <= 36 => byte - b'A' + 10,
        b'A'..=b'Z' => byte - b'A' + 36,
        _ => return None,
    };
    Some(i128::from(value)).filter(|value| *value < base)
}
