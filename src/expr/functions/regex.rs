//! Regular expressions. Terraform's are Go's (RE2): the engine here has the same rules for what
//! matches, but a syntax that differs in places, so that patterns are rewritten first.

use regex::{Captures, Regex, RegexBuilder};

use super::arguments::{self, Answer};
use super::collection::too_many;
use super::{Context, Function, FunctionError, UnknownArguments};
use crate::expr::bounds::MAX_ELEMENTS;
use crate::value::{Map, SequenceKind, Value};

mod syntax;

pub(super) const FUNCTIONS: &[Function] = &[
    Function::new("regex", 2, Some(2), UnknownArguments::Spread, find),
    Function::new("regexall", 2, Some(2), UnknownArguments::Spread, find_all),
];

/// Largest compiled expression, in bytes.
const MAX_COMPILED: usize = 4 * 1024 * 1024;

/// Why a pattern is not one.
pub(super) struct PatternFault(String);

impl PatternFault {
    /// The fault as one of an argument.
    pub(super) fn at(self, index: usize) -> FunctionError {
        FunctionError::argument(index, self.0)
    }
}

/// Compiles a pattern of Go's syntax.
pub(super) fn compile(pattern: &str) -> Result<Regex, PatternFault> {
    RegexBuilder::new(&syntax::from_go(pattern))
        .size_limit(MAX_COMPILED)
        .build()
        .map_err(|error| {
            let text = error.to_string();
            let last = text.lines().last().unwrap_or_default();
            PatternFault(format!("the pattern is not valid: {last}"))
        })
}

/// What a pattern gives for a match.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    /// The text, where nothing is captured.
    Whole,
    /// A tuple of unnamed captures.
    Tuple,
    /// An object of named captures.
    Object,
}

fn form(pattern: &Regex) -> Result<Form, FunctionError> {
    let names: Vec<_> = pattern.capture_names().skip(1).collect();
    let named = names.iter().filter(|name| name.is_some()).count();
    match (named, names.len() - named) {
        (0, 0) => Ok(Form::Whole),
        (0, _) => Ok(Form::Tuple),
        (_, 0) => Ok(Form::Object),
        _ => Err(FunctionError::argument(
            0,
            "named and unnamed capture groups cannot be mixed",
        )),
    }
}

fn result(pattern: &Regex, form: Form, captures: &Captures<'_>) -> Value {
    let group = |index: usize| match captures.get(index) {
        Some(found) => Value::from(found.as_str()),
        None => Value::null(),
    };
    match form {
        Form::Whole => group(0),
        Form::Tuple => Value::tuple((1..captures.len()).map(group).collect()),
        Form::Object => {
            let entries: Map = pattern
                .capture_names()
                .enumerate()
                .filter_map(|(index, name)| Some((name?, group(index))))
                .collect();
            Value::object(entries)
        }
    }
}

/// The first match.
fn find(args: &[Value], _: &Context<'_>) -> Answer {
    let pattern = compile(&arguments::text(args, 0)?).map_err(|fault| fault.at(0))?;
    let text = arguments::text(args, 1)?;
    let form = form(&pattern)?;
    match pattern.captures(&text) {
        Some(captures) => Ok(result(&pattern, form, &captures)),
        None => Err(FunctionError::call(
            "the pattern matches no part of the string",
        )),
    }
}

/// All matches that do not overlap.
fn find_all(args: &[Value], _: &Context<'_>) -> Answer {
    let pattern = compile(&arguments::text(args, 0)?).map_err(|fault| fault.at(0))?;
    let text = arguments::text(args, 1)?;
    let form = form(&pattern)?;
    let mut matches = Vec::new();
    for captures in pattern.captures_iter(&text) {
        if matches.len() >= MAX_ELEMENTS {
            return Ok(too_many());
        }
        matches.push(result(&pattern, form, &captures));
    }
    Ok(Value::sequence(SequenceKind::List, matches))
}
