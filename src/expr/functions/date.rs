//! Timestamps in RFC 3339 form.

use std::fmt::Write as _;

use jiff::SignedDuration;
use jiff::civil::DateTime;

use super::arguments::{self, Answer, runtime, unsupported};
use super::{Context, Function, FunctionError, UnknownArguments};
use crate::value::Value;

mod duration;

pub(super) const FUNCTIONS: &[Function] = &[
    Function::new(
        "formatdate",
        2,
        Some(2),
        UnknownArguments::Spread,
        formatdate,
    ),
    Function::new(
        "plantimestamp",
        0,
        Some(0),
        UnknownArguments::Spread,
        |_, _| Ok(runtime("plantimestamp() is the time of the plan")),
    ),
    Function::new("timeadd", 2, Some(2), UnknownArguments::Spread, timeadd),
    Function::new("timecmp", 2, Some(2), UnknownArguments::Spread, timecmp),
    Function::new("timestamp", 0, Some(0), UnknownArguments::Spread, |_, _| {
        Ok(runtime("timestamp() is the time of the run"))
    }),
];

/// A point in time as it is written: local time, and its distance from UTC.
#[derive(Clone, Copy)]
pub(super) struct Timestamp {
    local: DateTime,
    /// In minutes.
    offset: i64,
}

impl Timestamp {
    /// `2018-01-02T23:12:01.5+05:30`; upper case, two digits each, a zone.
    fn parse(text: &str) -> Option<Self> {
        let (local, offset) = match text.strip_suffix('Z') {
            Some(local) => (local, 0),
            None => {
                let at = text.len().checked_sub(6)?;
                let zone = text.get(at..)?;
                (text.get(..at)?, parse_zone(zone)?)
            }
        };
        let date = Self::parse_fields(local)?;
        Some(Self {
            local: date,
            offset,
        })
    }

    /// `2018-01-02T23:12:01.5`.
    fn parse_fields(text: &str) -> Option<DateTime> {
        let main = text.get(..19)?;
        let template = b"0000-00-00T00:00:00";
        let fits = main
            .bytes()
            .zip(template)
            .all(|(byte, wanted)| match wanted {
                b'0' => byte.is_ascii_digit(),
                _ => byte == *wanted,
            });
        if !fits {
            return None;
        }
        let nanoseconds = match text.get(19..)? {
            "" => 0,
            fraction => parse_fraction(fraction)?,
        };
        let field = |range: std::ops::Range<usize>| main.get(range)?.parse::<i8>().ok();
        DateTime::new(
            main.get(..4)?.parse().ok()?,
            field(5..7)?,
            field(8..10)?,
            field(11..13)?,
            field(14..16)?,
            field(17..19)?,
            nanoseconds,
        )
        .ok()
    }

    /// The same point in time at UTC.
    fn utc(self) -> Option<DateTime> {
        self.local
            .checked_sub(SignedDuration::from_mins(self.offset))
            .ok()
    }

    fn zone(self, separator: &str) -> String {
        let sign = if self.offset < 0 { '-' } else { '+' };
        let minutes = self.offset.abs();
        format!("{sign}{:02}{separator}{:02}", minutes / 60, minutes % 60)
    }
}

/// `.5` or `,5`: nanoseconds; digits behind the ninth are dropped.
fn parse_fraction(text: &str) -> Option<i32> {
    let digits = text.strip_prefix(['.', ','])?;
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let nine: String = digits.chars().chain("000000000".chars()).take(9).collect();
    nine.parse().ok()
}

fn parse_zone(text: &str) -> Option<i64> {
    let sign = match text.as_bytes().first()? {
        b'+' => 1,
        b'-' => -1,
        _ => return None,
    };
    let (hours, minutes) = text.get(1..)?.split_once(':')?;
    let field = |text: &str, limit: i64| {
        let digits = text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit());
        text.parse::<i64>()
            .ok()
            .filter(|value| digits && *value < limit)
    };
    Some(sign * (field(hours, 24)? * 60 + field(minutes, 60)?))
}

fn timestamp(args: &[Value], index: usize) -> Result<Timestamp, FunctionError> {
    let text = arguments::text(args, index)?;
    Timestamp::parse(&text).ok_or_else(|| {
        FunctionError::argument(index, format!("{text:?} is not an RFC 3339 timestamp"))
    })
}

/// A timestamp so much later, in the same zone, without fractions of a second.
fn timeadd(args: &[Value], _: &Context<'_>) -> Answer {
    let time = timestamp(args, 0)?;
    let text = arguments::text(args, 1)?;
    let duration = duration::parse(&text)
        .ok_or_else(|| FunctionError::argument(1, format!("{text:?} is not a duration")))?;
    let Ok(local) = time.local.checked_add(SignedDuration::from_nanos(duration)) else {
        return Ok(unsupported("years before -9999 and after 9999"));
    };
    let zone = match time.offset {
        0 => "Z".to_owned(),
        _ => time.zone(":"),
    };
    Ok(Value::string(format!(
        "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}{zone}",
        local.year(),
        local.month(),
        local.day(),
        local.hour(),
        local.minute(),
        local.second(),
    )))
}

/// -1, 0 or 1: earlier, at the same time, later.
fn timecmp(args: &[Value], _: &Context<'_>) -> Answer {
    let (a, b) = (timestamp(args, 0)?, timestamp(args, 1)?);
    let (Some(a), Some(b)) = (a.utc(), b.utc()) else {
        return Ok(unsupported("years before -9999 and after 9999"));
    };
    Ok(Value::from(a.cmp(&b) as i64))
}

/// A timestamp written as a pattern of letters says; what is in quotes, and what is no letter,
/// stands for itself.
fn formatdate(args: &[Value], _: &Context<'_>) -> Answer {
    let pattern = arguments::text(args, 0)?;
    let time = timestamp(args, 1)?;
    let fault = |message: &str| FunctionError::argument(0, message);
    let mut text = String::with_capacity(pattern.len());
    let mut rest = pattern.as_str();
    while let Some(first) = rest.chars().next() {
        if first == '\'' {
            let (literal, behind) = quoted(rest).ok_or_else(|| fault("a quote is not closed"))?;
            text.push_str(&literal);
            rest = behind;
        } else if first.is_ascii_alphabetic() {
            let length = rest.bytes().take_while(|byte| *byte == first as u8).count();
            let (verb, behind) = rest.split_at(length);
            write_field(verb, first, time, &mut text)
                .ok_or_else(|| fault(&format!("there is no date field {verb:?}")))?;
            rest = behind;
        } else {
            text.push(first);
            rest = &rest[first.len_utf8()..];
        }
    }
    Ok(Value::string(text))
}

/// The text in quotes, two of which in it are one, and what is behind it.
fn quoted(text: &str) -> Option<(String, &str)> {
    if let Some(behind) = text.strip_prefix("''") {
        return Some(("'".into(), behind));
    }
    let mut literal = String::new();
    let mut rest = text.strip_prefix('\'')?;
    loop {
        let (part, behind) = rest.split_once('\'')?;
        literal.push_str(part);
        match behind.strip_prefix('\'') {
            Some(behind) => {
                literal.push('\'');
                rest = behind;
            }
            None => return Some((literal, behind)),
        }
    }
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

const DAYS: [&str; 7] = [
    "Sunday",
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
];

/// Writes one field; `None` where there is none of this letter and length.
fn write_field(verb: &str, letter: char, time: Timestamp, text: &mut String) -> Option<()> {
    let at = time.local;
    let month = MONTHS[usize::from(at.month().unsigned_abs() - 1) % 12];
    let day = DAYS[usize::from(at.weekday().to_sunday_zero_offset().unsigned_abs()) % 7];
    let half_hour = match at.hour() % 12 {
        0 => 12,
        hour => hour,
    };
    let afternoon = at.hour() >= 12;
    let number = match letter {
        'M' => at.month(),
        'D' => at.day(),
        'h' => at.hour(),
        'H' => half_hour,
        'm' => at.minute(),
        's' => at.second(),
        _ => 0,
    };
    let written = match (letter, verb.len()) {
        ('Y', 2) => write!(text, "{:02}", at.year() % 100),
        ('Y', 4) => write!(text, "{:04}", at.year()),
        ('M' | 'D' | 'h' | 'H' | 'm' | 's', 1) => write!(text, "{number}"),
        ('M' | 'D' | 'h' | 'H' | 'm' | 's', 2) => write!(text, "{number:02}"),
        ('M', 3) => write!(text, "{}", &month[..3]),
        ('M', 4) => write!(text, "{month}"),
        ('E', 3) => write!(text, "{}", &day[..3]),
        ('E', 4) => write!(text, "{day}"),
        ('A', 2) => write!(text, "{}", if afternoon { "PM" } else { "AM" }),
        ('a', 2) => write!(text, "{}", if afternoon { "pm" } else { "am" }),
        ('Z', 1) if time.offset == 0 => write!(text, "Z"),
        ('Z', 3) if time.offset == 0 => write!(text, "UTC"),
        ('Z', 1 | 5) => write!(text, "{}", time.zone(":")),
        ('Z', 3 | 4) => write!(text, "{}", time.zone("")),
        _ => return None,
    };
    written.ok()
}

/// A YAML timestamp in RFC 3339 form: as above with shorter fields, with a space and no zone, or
/// a date alone.
pub(super) fn from_yaml(text: &str) -> Option<String> {
    let (date, time) = match text.split_once(['T', 't', ' ']) {
        Some((date, time)) => (date, Some(time)),
        None => (text, None),
    };
    let mut fields = date.split('-');
    let year = fields.next().filter(|year| year.len() == 4)?;
    let (month, day) = (two(fields.next()?)?, two(fields.next()?)?);
    if fields.next().is_some() {
        return None;
    }
    let zoned = text.contains(['T', 't']);
    let (clock, zone) = match time {
        None => ("0:0:0", "Z"),
        Some(time) if !zoned => (time, "Z"),
        Some(time) => match time.strip_suffix('Z') {
            Some(clock) => (clock, "Z"),
            None => {
                let at = time.len().checked_sub(6)?;
                (time.get(..at)?, time.get(at..)?)
            }
        },
    };
    let mut fields = clock.split(':');
    let (hour, minute) = (two(fields.next()?)?, two(fields.next()?)?);
    let seconds = fields.next().filter(|_| fields.next().is_none())?;
    let (second, fraction) = match seconds.split_once('.') {
        Some((second, fraction)) => (two(second)?, format!(".{fraction}")),
        None => (two(seconds)?, String::new()),
    };
    let full = format!("{year}-{month}-{day}T{hour}:{minute}:{second}{fraction}{zone}");
    Timestamp::parse(&full)?;
    let shown = if zone == "+00:00" { "Z" } else { zone };
    Some(format!(
        "{year}-{month}-{day}T{hour}:{minute}:{second}{shown}"
    ))
}

/// One or two digits as two.
fn two(text: &str) -> Option<String> {
    let digits = matches!(text.len(), 1 | 2) && text.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| format!("{text:0>2}"))
}
