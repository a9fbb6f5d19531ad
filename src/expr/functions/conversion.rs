//! Conversions asked for by name, and functions that mark values, which hand them on as they are: the
//! mark of a secret is the evaluator's. What providers call sensitive and what is ephemeral is not
//! followed.

use super::arguments::{Answer, unsupported};
use super::{Context, Function, FunctionError, UnknownArguments};
use crate::expr::convert;
use crate::value::{HopKind, Reason, ReasonKind, Value};

pub(super) const FUNCTIONS: &[Function] = &[
    Function::new(
        "ephemeralasnull",
        1,
        Some(1),
        UnknownArguments::Shallow,
        |args, _| match args[0].is_null() {
            true => Ok(args[0].clone()),
            // Unlike what is unknown otherwise it may be null.
            false => Ok(Value::unknown(Reason::new(
                ReasonKind::Unsupported,
                "which values are ephemeral is not followed",
            ))),
        },
    ),
    Function::new(
        "issensitive",
        1,
        Some(1),
        UnknownArguments::Shallow,
        |args, _| Ok(is_sensitive(&args[0])),
    ),
    Function::new("nonsensitive", 1, Some(1), UnknownArguments::Shallow, same),
    Function::new("sensitive", 1, Some(1), UnknownArguments::Shallow, same),
    Function::new(
        "tobool",
        1,
        Some(1),
        UnknownArguments::Shallow,
        |args, context| converted(convert::to_bool_in(context.dialect, &args[0])),
    ),
    Function::new(
        "tolist",
        1,
        Some(1),
        UnknownArguments::Shallow,
        |args, _| converted(convert::to_list(&args[0])),
    ),
    Function::new("tomap", 1, Some(1), UnknownArguments::Shallow, |args, _| {
        converted(convert::to_map(&args[0]))
    }),
    Function::new(
        "tonumber",
        1,
        Some(1),
        UnknownArguments::Shallow,
        |args, _| converted(convert::to_number(&args[0])),
    ),
    Function::new("toset", 1, Some(1), UnknownArguments::Shallow, |args, _| {
        converted(convert::to_set(&args[0]))
    }),
    Function::new(
        "tostring",
        1,
        Some(1),
        UnknownArguments::Shallow,
        |args, _| converted(convert::to_string(&args[0])),
    ),
];

/// Whether a value is marked as a secret. Of an attribute of a resource only the schema says.
fn is_sensitive(value: &Value) -> Value {
    let mut hops = value.origin.hops();
    if value.origin.is_secret {
        return Value::from(true);
    }
    if value.is_unknown() || hops.any(|hop| hop.kind == HopKind::Resource) {
        return unsupported("which attributes are sensitive is not known");
    }
    Value::from(false)
}

fn same(args: &[Value], _: &Context<'_>) -> Answer {
    Ok(args[0].clone())
}

fn converted(result: Result<Value, String>) -> Answer {
    result.map_err(|message| FunctionError::argument(0, message))
}
