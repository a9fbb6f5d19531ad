//! The functions, by family. Each file holds one family and a table of its functions.
//!
//! A function sees its arguments as values and says what it does with unknown ones: most leave
//! that to [`call`], which answers with an unknown of the arguments' reason.

use super::{Dialect, FileAccess};
use crate::value::{Data, Map, Unknown, Value};

/// A function that expressions can call.
pub struct Function {
    /// Its name, without a namespace.
    pub name: &'static str,
    /// Fewest arguments.
    pub least: usize,
    /// Most arguments; `None` for any number.
    pub most: Option<usize>,
    /// What is done with unknown arguments.
    pub unknown: UnknownArguments,
    /// What it does.
    pub body: fn(&[Value], &Context<'_>) -> Result<Value, FunctionError>,
}

/// What becomes of a call with unknown arguments.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnknownArguments {
    /// The result is unknown when anything in an argument is, at any depth.
    Spread,
    /// The result is unknown when an argument is unknown as a whole; elements may be.
    SpreadWhole,
    /// The function deals with them itself.
    Accept,
}

/// What a function may use beside its arguments.
pub struct Context<'a> {
    /// What may be read from disk.
    pub files: Option<FileAccess<'a>>,
    /// Whose rules hold: in checks, `null` handling of `coalesce`, `try`, … follows the design.
    pub dialect: Dialect,
    /// Renders a template's text with variables: [`super::template::render_text`].
    pub render: fn(&str, &Map, &Context<'_>) -> Result<Value, FunctionError>,
}

/// Why a call has no value.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct FunctionError {
    /// Number of the argument that is wrong, from 0; `None` for the call as a whole.
    pub argument: Option<usize>,
    /// One sentence without a full stop.
    pub message: String,
}

impl FunctionError {
    /// A fault in one argument.
    pub fn argument(index: usize, message: impl Into<String>) -> Self {
        Self {
            argument: Some(index),
            message: message.into(),
        }
    }

    /// A fault in the call as a whole.
    pub fn call(message: impl Into<String>) -> Self {
        Self {
            argument: None,
            message: message.into(),
        }
    }
}

/// The function of this name, with or without the `core::` namespace.
pub fn find(name: &str) -> Option<&'static Function> {
    let name = name.strip_prefix("core::").unwrap_or(name);
    FAMILIES
        .iter()
        .find_map(|family| family.iter().find(|function| function.name == name))
}

/// The families' tables.
const FAMILIES: &[&[Function]] = &[];

/// Calls a function with evaluated arguments.
///
/// # Errors
/// Wrong number of arguments, or what the function says.
pub fn call(
    function: &Function,
    args: &[Value],
    context: &Context<'_>,
) -> Result<Value, FunctionError> {
    check_arity(function, args.len())?;
    let unknown = match function.unknown {
        UnknownArguments::Spread => Unknown::derived(args),
        UnknownArguments::SpreadWhole => {
            Unknown::derived(args.iter().filter(|arg| arg.is_unknown()))
        }
        UnknownArguments::Accept => None,
    };
    match unknown {
        Some(unknown) => Ok(Value::new(Data::Unknown(unknown.into()))),
        None => (function.body)(args, context),
    }
}

fn check_arity(function: &Function, count: usize) -> Result<(), FunctionError> {
    let Function {
        name, least, most, ..
    } = function;
    if count < *least {
        return Err(FunctionError::call(format!(
            "{name} takes at least {least} arguments, {count} given"
        )));
    }
    match most {
        Some(most) if count > *most => Err(FunctionError::call(format!(
            "{name} takes at most {most} arguments, {count} given"
        ))),
        _ => Ok(()),
    }
}
