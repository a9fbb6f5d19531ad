//! What a verb makes of a value, digit by digit as Go prints it.

use unicode_segmentation::UnicodeSegmentation;

use super::Verb;
use crate::expr::convert;
use crate::expr::functions::arguments::nullable_unknown_of;
use crate::expr::functions::json::write_json;
use crate::expr::functions::pieces::Pieces;
use crate::value::{Data, Number, Value};

mod decimal;

use decimal::Decimal;

/// Adds the value in the form that the verb asks for.
pub(super) fn push(verb: &Verb, value: &Value, pieces: &mut Pieces) -> Result<(), String> {
    if !"vtbdoxXeEfgGsq".contains(verb.mode) {
        return Err(format!("there is no verb %{}", verb.mode));
    }
    if value.is_null() && verb.mode != 'v' {
        return Err("null cannot be formatted".into());
    }
    if value.is_unknown() || value.find_unknown().is_some() {
        push_unknown(verb, value, pieces);
        return Ok(());
    }
    let text = match verb.mode {
        'v' => as_it_is(verb, value),
        't' => required(convert::to_bool(value), Data::as_text),
        's' | 'q' => string(verb, value),
        'b' | 'd' | 'o' | 'x' | 'X' => number(value).and_then(|number| integer(verb, &number)),
        _ => number(value).map(|number| float(verb, &number)),
    }?;
    pieces.push_text(&text);
    Ok(())
}

/// A text stays recognizable only where it is neither padded nor cut.
fn push_unknown(verb: &Verb, value: &Value, pieces: &mut Pieces) {
    let plain = matches!(verb.mode, 's' | 'v')
        && !verb.sharp
        && verb.width.is_none()
        && verb.precision.is_none();
    if plain && value.is_unknown() {
        pieces.push_unknown(value);
    } else if let Some(unknown) = nullable_unknown_of([value]) {
        pieces.push_unknown(&unknown);
    }
}

trait AsText {
    fn as_text(&self) -> Option<String>;
}

impl AsText for Data {
    fn as_text(&self) -> Option<String> {
        match self {
            Self::String(text) => Some(text.to_string()),
            Self::Bool(value) => Some(value.to_string()),
            _ => None,
        }
    }
}

fn required(
    converted: Result<Value, String>,
    read: fn(&Data) -> Option<String>,
) -> Result<String, String> {
    let value = converted?;
    read(&value.data).ok_or_else(|| "the value cannot be formatted".to_owned())
}

fn number(value: &Value) -> Result<Number, String> {
    match convert::to_number(value)?.data {
        Data::Number(number) => Ok(number),
        _ => Err("a number is required".into()),
    }
}

/// Strings and numbers plain, everything else as JSON.
fn as_it_is(verb: &Verb, value: &Value) -> Result<String, String> {
    let text = match &value.data {
        Data::String(text) if !verb.sharp => text.to_string(),
        Data::Number(number) if !verb.sharp => Decimal::of(number).general(None, 'e'),
        _ => json(value)?,
    };
    Ok(pad(verb, text))
}

fn json(value: &Value) -> Result<String, String> {
    let mut text = String::new();
    if write_json(value, &mut text) {
        Ok(text)
    } else {
        Err("the value is too large".into())
    }
}

/// A string, cut to the precision; with `%q` quoted as JSON.
fn string(verb: &Verb, value: &Value) -> Result<String, String> {
    let mut text = required(convert::to_string(value), Data::as_text)?;
    if let Some(precision) = verb.precision.filter(|precision| *precision > 0) {
        text = text.graphemes(true).take(precision).collect();
    }
    if verb.mode == 'q' {
        text = json(&Value::string(text))?;
    }
    Ok(pad(verb, text))
}

/// Pads to the width, counted in characters as readers count them.
fn pad(verb: &Verb, text: String) -> String {
    let length = text.graphemes(true).count();
    let missing = verb.width.unwrap_or(0).saturating_sub(length);
    if missing == 0 {
        return text;
    }
    let padding = if verb.zero { "0" } else { " " }.repeat(missing);
    if verb.minus {
        text + &padding
    } else {
        padding + &text
    }
}

/// The sign to print: always, as a space, or of negative numbers only.
fn sign(verb: &Verb, negative: bool) -> &'static str {
    match (negative, verb.plus, verb.space) {
        (true, ..) => "-",
        (false, true, _) => "+",
        (false, false, true) => " ",
        _ => "",
    }
}

fn integer(verb: &Verb, number: &Number) -> Result<String, String> {
    let decimal = number.to_string();
    let value: i128 = decimal
        .parse()
        .map_err(|_| "a whole number of less than 127 bits is required".to_owned())?;
    let magnitude = value.unsigned_abs();
    let (prefix, mut digits) = match verb.mode {
        'b' => ("0b", format!("{magnitude:b}")),
        'o' => ("0", format!("{magnitude:o}")),
        'x' => ("0x", format!("{magnitude:x}")),
        'X' => ("0X", format!("{magnitude:X}")),
        _ => ("", magnitude.to_string()),
    };
    let prefix = if verb.sharp { prefix } else { "" };
    let sign = sign(verb, value < 0);
    let zeros = match verb.precision {
        Some(precision) => precision.saturating_sub(digits.len()),
        None if verb.zero && !verb.minus => verb
            .width
            .unwrap_or(0)
            .saturating_sub(sign.len() + prefix.len() + digits.len()),
        None => 0,
    };
    digits.insert_str(0, &"0".repeat(zeros));
    let spaces = Verb {
        zero: false,
        ..*verb
    };
    Ok(pad(&spaces, format!("{sign}{prefix}{digits}")))
}

fn float(verb: &Verb, number: &Number) -> String {
    let decimal = Decimal::of(number);
    let digits = match verb.mode {
        'f' => decimal.fixed(verb.precision.unwrap_or(6)),
        'e' | 'E' => decimal.scientific(verb.precision.unwrap_or(6), verb.mode),
        _ => {
            let exponent = if verb.mode == 'G' { 'E' } else { 'e' };
            decimal.rounded_general(verb.precision, exponent)
        }
    };
    let sign = sign(verb, decimal.is_negative());
    if verb.zero {
        let length = sign.len() + digits.len();
        let zeros = "0".repeat(verb.width.unwrap_or(0).saturating_sub(length));
        return format!("{sign}{zeros}{digits}");
    }
    pad(verb, format!("{sign}{digits}"))
}
