//! Ports, as the platforms write them.

use super::open;
use crate::check::scope::Here;
use crate::expr::{FunctionError, convert};
use crate::value::{Data, Map, Origin, Unknown, Value};

/// Every port.
pub(super) const ALL: Range = Range {
    from: 0,
    to: 65_535,
};

/// Why it is open which port is meant.
const NAMED: &str = "a port is only named, not numbered";

/// `port_range(from, to)`: an object with `from` and `to`. A missing end is the other end; none at
/// all, or -1 as AWS writes it, is every port.
pub(super) fn port_range(args: &[Value], _: &Here<'_>) -> Result<Value, FunctionError> {
    let origin = match &args[0].origin {
        origin if origin.is_none() => &args[1].origin,
        origin => origin,
    };
    if let Some(unknown) = Unknown::derived(args) {
        return Ok(open(&unknown).with_origin(origin.clone()));
    }
    let from = port_number(&args[0], 0)?;
    let to = port_number(&args[1], 1)?;
    let range = match (from.or(to), to.or(from)) {
        (Some(-1), _) | (_, Some(-1)) | (None, _) | (_, None) => ALL,
        (Some(from), Some(to)) => Range { from, to },
    };
    let entries: Map = [("from", range.from), ("to", range.to)]
        .into_iter()
        .map(|(name, port)| (name, Value::from(port)))
        .collect();
    Ok(Value::object(entries).with_origin(origin.clone()))
}

fn port_number(value: &Value, argument: usize) -> Result<Option<i64>, FunctionError> {
    if value.is_null() || value.as_str() == Some("") {
        return Ok(None);
    }
    let number = convert::to_number(value)
        .ok()
        .and_then(|number| number.as_number()?.as_i64());
    match number {
        Some(number) => Ok(Some(number)),
        None => Err(FunctionError::argument(
            argument,
            "expected a port's number",
        )),
    }
}

/// `covers_port(ranges, port)`: null covers every port, an empty list none. Of a list, one range
/// that certainly covers it is enough. A port that is only named is unknown. Where several ports are asked
/// for, all of them are to be covered.
pub(super) fn covers_port(args: &[Value], _: &Here<'_>) -> Result<Value, FunctionError> {
    let [ranges, port] = args else {
        return Err(FunctionError::call("2 arguments are needed"));
    };
    if let Some(unknown) = port.as_unknown() {
        return Ok(open(unknown).with_origin(port.origin.clone()));
    }
    if matches!(port.data, Data::Sequence(..) | Data::Object(..)) || is_span(port) {
        return covers_all(ranges, port);
    }
    let Some(port) = port_number(port, 1)? else {
        return Err(FunctionError::argument(1, "expected a port's number"));
    };
    let covers = match covers(ranges, port)? {
        Cover::Yes(origin) => Value::from(true).with_origin(origin),
        Cover::No => Value::from(false),
        Cover::Open(value) => value,
    };
    Ok(covers.or_origin(&ranges.origin))
}

/// Whether a text is several ports: `20-25`, `*`.
fn is_span(value: &Value) -> bool {
    let text = value.as_str().and_then(parse_ranges);
    text.is_some_and(|ranges| !matches!(ranges[..], [Range { from, to }] if from == to))
}

/// Whether all of several ports are covered, which ranges may do together. No port at all is not covered.
fn covers_all(ranges: &Value, asked: &Value) -> Result<Value, FunctionError> {
    let (mut covering, mut wanted) = (Ranges::default(), Ranges::default());
    covering.add(ranges, 0)?;
    wanted.add(asked, 1)?;
    Ok(covering.cover(wanted).or_origin(&ranges.origin))
}

/// Ranges of ports, and what else may be among them.
#[derive(Default)]
pub(super) struct Ranges {
    pub(super) known: Vec<Range>,
    pub(super) open: Option<Value>,
}

impl Ranges {
    pub(super) fn read(value: &Value) -> Result<Self, FunctionError> {
        let mut ranges = Self::default();
        ranges.add(value, 1)?;
        Ok(ranges)
    }

    pub(super) fn everything() -> Self {
        Self {
            known: vec![ALL],
            open: None,
        }
    }

    /// Whether they cover all of others together, of which there is one at least: true, false or unknown.
    pub(super) fn cover(&self, wanted: Self) -> Value {
        let covered = !wanted.known.is_empty() && self.hold(&wanted.known);
        let doubt = match covered {
            true => wanted.open.filter(|_| !self.hold(&[ALL])),
            false => self.open.clone(),
        };
        doubt.unwrap_or_else(|| Value::from(covered))
    }

    fn add(&mut self, value: &Value, argument: usize) -> Result<(), FunctionError> {
        match &value.data {
            Data::Null => self.known.push(ALL),
            Data::Sequence(_, items) => {
                for item in items.iter() {
                    self.add(item, argument)?;
                }
            }
            Data::Unknown(unknown) => {
                for item in unknown.certain_items().unwrap_or_default() {
                    self.add(item, argument)?;
                }
                let open = open(unknown).with_origin(value.origin.clone());
                self.open.get_or_insert(open);
            }
            Data::Number(_) => match port_number(value, argument)? {
                Some(-1) => self.known.push(ALL),
                port => self.known.extend(port.map(|port| Range {
                    from: port,
                    to: port,
                })),
            },
            Data::String(text) => match parse_ranges(text) {
                Some(ranges) => self.known.extend(ranges),
                None => drop(self.open.get_or_insert_with(|| super::unsupported(NAMED))),
            },
            Data::Object(..) => self.known.push(range_of(value)?),
            Data::Bool(_) => return Err(not_a_range(value)),
        }
        Ok(())
    }

    /// Whether each of others lies in these as they are joined.
    pub(super) fn hold(&self, others: &[Range]) -> bool {
        let mut joined = self.known.clone();
        joined.sort_unstable_by_key(|range| range.from);
        joined.dedup_by(|next, before| {
            let touches = next.from <= before.to.saturating_add(1);
            if touches {
                before.to = before.to.max(next.to);
            }
            touches
        });
        others.iter().all(|other| {
            let after = joined.partition_point(|range| range.from <= other.from);
            let around = after.checked_sub(1).map(|at| joined[at]);
            around.is_some_and(|range| other.to <= range.to)
        })
    }
}

/// Whether something covers a port, and what decided.
enum Cover {
    Yes(Origin),
    No,
    Open(Value),
}

/// A range of ports, both ends included.
#[derive(Clone, Copy)]
pub(super) struct Range {
    pub(super) from: i64,
    pub(super) to: i64,
}

impl Range {
    pub(super) const fn covers(self, port: i64) -> bool {
        self.from <= port && port <= self.to
    }
}

fn covers(ranges: &Value, port: i64) -> Result<Cover, FunctionError> {
    let yes_if = |covers: bool| {
        if covers {
            Cover::Yes(ranges.origin.clone())
        } else {
            Cover::No
        }
    };
    Ok(match &ranges.data {
        Data::Null => yes_if(true),
        Data::Unknown(unknown) => {
            let certain = unknown.certain_items().unwrap_or_default();
            match any_covers(certain, port)? {
                Cover::Yes(origin) => Cover::Yes(origin),
                _ => Cover::Open(open(unknown).with_origin(ranges.origin.clone())),
            }
        }
        Data::Sequence(_, items) => return any_covers(items, port),
        Data::Number(number) => yes_if(number.as_i64().is_some_and(|n| n == port || n == -1)),
        Data::String(text) => match parse_ranges(text) {
            Some(ranges) => yes_if(ranges.iter().any(|range| range.covers(port))),
            None => Cover::Open(super::unsupported(NAMED)),
        },
        Data::Object(..) => yes_if(range_of(ranges)?.covers(port)),
        Data::Bool(_) => return Err(not_a_range(ranges)),
    })
}

fn any_covers(items: &[Value], port: i64) -> Result<Cover, FunctionError> {
    let mut result = Cover::No;
    for item in items {
        match covers(item, port)? {
            Cover::Yes(origin) => return Ok(Cover::Yes(origin)),
            Cover::No => {}
            Cover::Open(value) => {
                if matches!(result, Cover::No) {
                    result = Cover::Open(value);
                }
            }
        }
    }
    Ok(result)
}

/// What `port_range` gave.
fn range_of(value: &Value) -> Result<Range, FunctionError> {
    let end = |name| value.get(name).and_then(|v| v.as_number()?.as_i64());
    match (end("from"), end("to")) {
        (Some(from), Some(to)) => Ok(Range { from, to }),
        _ => Err(not_a_range(value)),
    }
}

fn not_a_range(value: &Value) -> FunctionError {
    let message = format!("{} is no port and no range of ports", value.type_in_words());
    FunctionError::argument(0, message)
}

/// `22`, `20-25`, `*`, and several of those between commas; `None` where a port is named.
fn parse_ranges(text: &str) -> Option<Vec<Range>> {
    text.split(',')
        .map(|part| parse_range(part.trim()))
        .collect()
}

fn parse_range(text: &str) -> Option<Range> {
    if matches!(text, "*" | "-1")
        || text.eq_ignore_ascii_case("any")
        || text.eq_ignore_ascii_case("all")
    {
        return Some(ALL);
    }
    let (from, to) = text.split_once('-').unwrap_or((text, text));
    Some(Range {
        from: from.trim().parse().ok()?,
        to: to.trim().parse().ok()?,
    })
}
