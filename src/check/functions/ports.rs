//! Ports, as the platforms write them.

use super::open;
use crate::check::scope::Here;
use crate::expr::{FunctionError, convert};
use crate::value::{Data, Map, Origin, Unknown, Value};

/// Every port.
const ALL: Range = Range {
    from: 0,
    to: 65_535,
};

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
/// that certainly covers it is enough. A port that is only named is unknown.
pub(super) fn covers_port(args: &[Value], _: &Here<'_>) -> Result<Value, FunctionError> {
    let [ranges, port] = args else {
        return Err(FunctionError::call("2 arguments are needed"));
    };
    if let Some(unknown) = port.as_unknown() {
        return Ok(open(unknown).with_origin(port.origin.clone()));
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

/// Whether something covers a port, and what decided.
enum Cover {
    Yes(Origin),
    No,
    Open(Value),
}

/// A range of ports, both ends included.
#[derive(Clone, Copy)]
struct Range {
    from: i64,
    to: i64,
}

impl Range {
    const fn covers(self, port: i64) -> bool {
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
            None => Cover::Open(super::unsupported("a port is only named, not numbered")),
        },
        Data::Object(..) => {
            let end = |name| ranges.get(name).and_then(|v| v.as_number()?.as_i64());
            match (end("from"), end("to")) {
                (Some(from), Some(to)) => yes_if(Range { from, to }.covers(port)),
                _ => return Err(not_a_range(ranges)),
            }
        }
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
