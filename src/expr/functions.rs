//! The functions, by family. Each file holds one family and a table of its functions.
//!
//! A function sees its arguments as values and says what it does with unknown ones: most leave
//! that to [`call`], which answers with an unknown of the arguments' reason. They are Terraform's
//! of version 1.11, except for `try` and `can`, which see expressions rather than values and are
//! the evaluator's. What `terraform console` says they are worth is in `tests/data/functions.tsv`.
//! Those that only OpenTofu has (up to 1.12) are beside them, and all can be called everywhere: which
//! of the two tools a `.tf` file is for, nothing in it says.

pub use names::{NameTable, short};

use super::bounds;
use super::{Dialect, FileAccess};
use crate::value::{Map, Value};

mod arguments;
mod choice;
mod collection;
mod conversion;
mod date;
mod encoding;
mod filesystem;
mod format;
mod hash;
pub mod json;
mod names;
mod network;
mod numeric;
mod open;
mod pieces;
mod placed;
mod provider;
mod regex;
mod sequence;
mod set;
mod string;
mod yaml;

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
    pub body: Body,
}

/// What a function does with arguments of the right number.
pub type Body = fn(&[Value], &Context<'_>) -> Result<Value, FunctionError>;

impl Function {
    const fn new(
        name: &'static str,
        least: usize,
        most: Option<usize>,
        unknown: UnknownArguments,
        body: Body,
    ) -> Self {
        Self {
            name,
            least,
            most,
            unknown,
            body,
        }
    }
}

/// What becomes of a call with unknown arguments.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnknownArguments {
    /// The result is unknown when anything in an argument is, at any depth. It is not null.
    Spread,
    /// The result is unknown when an argument is unknown as a whole; elements may be.
    SpreadWhole,
    /// The function deals with them itself.
    Accept,
    /// The same, and it looks no deeper than at an argument's elements, so that arguments of any
    /// size will do.
    Shallow,
}

/// What a function may use beside its arguments.
pub struct Context<'a> {
    /// What may be read from disk.
    pub files: Option<FileAccess<'a>>,
    /// Whose rules hold: in checks, `null` handling of `coalesce`, `try`, … follows the design.
    pub dialect: Dialect,
    /// Where the call stands: what it may still spend is taken from there. `None` for no bounds but
    /// the functions' own.
    pub scope: Option<&'a dyn super::Scope>,
    /// Renders a template's text with variables: [`super::template::render_text`].
    pub render: fn(&str, &Map, &Context<'_>) -> Result<Value, FunctionError>,
}

impl Context<'_> {
    /// Takes from what may still be spent where the call stands; `false` when there is not as much left.
    fn affords(&self, cost: u32) -> bool {
        self.scope.is_none_or(|scope| scope.spend(cost))
    }
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

/// The families' tables.
const FAMILIES: [&[Function]; 17] = [
    choice::FUNCTIONS,
    collection::FUNCTIONS,
    conversion::FUNCTIONS,
    date::FUNCTIONS,
    encoding::FUNCTIONS,
    filesystem::FUNCTIONS,
    format::FUNCTIONS,
    hash::FUNCTIONS,
    json::FUNCTIONS,
    network::FUNCTIONS,
    numeric::FUNCTIONS,
    provider::FUNCTIONS,
    regex::FUNCTIONS,
    sequence::FUNCTIONS,
    set::FUNCTIONS,
    string::FUNCTIONS,
    yaml::FUNCTIONS,
];

/// Number of all functions.
const COUNT: usize = {
    let mut count = 0;
    let mut family = 0;
    while family < FAMILIES.len() {
        count += FAMILIES[family].len();
        family += 1;
    }
    count
};

/// All functions, family by family.
static ALL: [&Function; COUNT] = all();

const fn all() -> [&'static Function; COUNT] {
    let mut all = [&FAMILIES[0][0]; COUNT];
    let mut count = 0;
    let mut family = 0;
    while family < FAMILIES.len() {
        let mut index = 0;
        while index < FAMILIES[family].len() {
            all[count] = &FAMILIES[family][index];
            count += 1;
            index += 1;
        }
        family += 1;
    }
    all
}

static TABLE: NameTable = {
    let all = all();
    let mut names = [""; COUNT];
    let mut at = 0;
    while at < COUNT {
        names[at] = all[at].name;
        at += 1;
    }
    NameTable::new(&names)
};

/// A function's name without the `core::` namespace, in which all stand that have no other.
pub fn plain_name(name: &str) -> &str {
    name.strip_prefix("core::").unwrap_or(name)
}

/// The function of this name, which is a [`plain_name`].
pub fn find(name: &str) -> Option<&'static Function> {
    let at = TABLE.position(name, |at| ALL[at].name == name)?;
    Some(ALL[at])
}

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
    let cost = match function.unknown {
        UnknownArguments::Shallow => |value: &Value| Some(bounds::breadth(value)),
        _ => bounds::weight,
    };
    let mut weight = 0_u32;
    let walkable = args.iter().all(|arg| {
        let own = cost(arg);
        weight = own.unwrap_or(0).saturating_add(weight);
        own.is_some()
    });
    if !walkable || !context.affords(weight) {
        return Ok(bounds::reached(ecow::eco_format!(
            "an argument of {}() is too large or too deeply nested",
            function.name
        )));
    }
    let args: &[Value] = &open::settled(function, args, context);
    let unknown = match function.unknown {
        UnknownArguments::Spread => arguments::unknown_of(args),
        UnknownArguments::SpreadWhole => {
            arguments::unknown_of(args.iter().filter(|arg| arg.is_unknown()))
        }
        UnknownArguments::Accept | UnknownArguments::Shallow => None,
    };
    let result = match unknown {
        Some(unknown) => return Ok(unknown),
        None => (function.body)(args, context)?,
    };
    // A few bytes of arguments can make a million of them.
    if !cost(&result).is_some_and(|made| context.affords(made)) {
        return Ok(bounds::reached(ecow::eco_format!(
            "the results of {}() are too large together",
            function.name
        )));
    }
    Ok(result)
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

#[cfg(test)]
mod tests;
