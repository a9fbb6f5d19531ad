//! Versions that age: until when they are supported, and whether that is over.

use jiff::civil::Date;

use super::open;
use crate::check::scope::Here;
use crate::expr::{FunctionError, convert};
use crate::value::{Data, Value};

/// `supported_until(name, version)`: the day on which support of a version ends, as the lifetimes of
/// that name have it; null for null and for versions that they do not have.
///
/// `1.29.3` is looked for as `1.29.3`, then as `1.29`, then as `1`: lists name lines of releases.
/// Unknown where the version is unknown.
pub(super) fn supported_until(args: &[Value], here: &Here<'_>) -> Result<Value, FunctionError> {
    let name = args[0]
        .as_str()
        .ok_or_else(|| FunctionError::argument(0, "the name of lifetimes is needed"))?;
    let all = &here.around.program.definitions.lifetimes;
    let lifetimes = all
        .iter()
        .find(|it| it.name == name)
        .ok_or_else(|| FunctionError::argument(0, format!("there are no lifetimes `{name}`")))?;
    let version = &args[1];
    if let Some(unknown) = version.as_unknown() {
        return Ok(open(unknown).with_origin(version.origin.clone()));
    }
    if matches!(version.data, Data::Null) {
        return Ok(version.clone());
    }
    let text = convert::to_string(version).map_err(|error| FunctionError::argument(1, error))?;
    let end = text.as_str().and_then(|text| lifetimes.end_of(text));
    let end = end.map_or(Value::null(), |day| Value::string(day.clone()));
    Ok(end.with_origin(version.origin.clone()))
}

/// `is_past(day)`: whether a day such as `2026-11-22` is before the day of the scan; false for null,
/// unknown for unknown.
pub(super) fn is_past(args: &[Value], here: &Here<'_>) -> Result<Value, FunctionError> {
    let day = &args[0];
    let answer = match &day.data {
        Data::Null => Value::from(false),
        Data::Unknown(unknown) => open(unknown),
        Data::String(text) => {
            let date: Date = text
                .parse()
                .map_err(|_| FunctionError::argument(0, "a day such as 2026-11-22 is needed"))?;
            Value::from(date < here.around.today)
        }
        _ => return Err(FunctionError::argument(0, "a text is needed")),
    };
    Ok(answer.with_origin(day.origin.clone()))
}
