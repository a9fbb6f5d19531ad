//! Regular expressions. Terraform's are Go's (RE2): the engine here has the same rules for what
//! matches, but a syntax that differs in places, so that patterns are rewritten first.

use std::cell::RefCell;
use std::rc::Rc;

use regex::{Captures, Regex, RegexBuilder};
use rustc_hash::FxHashMap;

use super::arguments::{self, Answer};
use super::collection::too_many;
use super::{Context, Function, FunctionError, UnknownArguments};
use crate::expr::Scope;
use crate::expr::bounds::{self, MAX_ELEMENTS, MAX_TEXT};
use crate::value::{Map, SequenceKind, Value};

mod syntax;

pub(super) const FUNCTIONS: &[Function] = &[
    Function::new("regex", 2, Some(2), UnknownArguments::Spread, find),
    Function::new("regexall", 2, Some(2), UnknownArguments::Spread, find_all),
];

/// How large a compiled expression may be, in bytes, and what it then costs: to compile it, and for
/// each step of text that it goes through. The engine takes time as the product of both; nearly all
/// that people write is in the first row, and what fits in no row is refused.
const SIZES: [(usize, u32, u32); 3] = [
    (16 * 1024, 20, 2),
    (256 * 1024, 300, 32),
    (4 * 1024 * 1024, 5_000, 512),
];

/// Why a pattern is not one.
pub(super) struct PatternFault(String);

impl PatternFault {
    /// The fault as one of an argument.
    pub(super) fn at(self, index: usize) -> FunctionError {
        FunctionError::argument(index, self.0)
    }
}

/// Most patterns of the first size that a thread keeps compiled: those of the catalogue are asked of
/// every resource, and to compile one takes longer than to ask it.
const KEPT: usize = 128;

thread_local! {
    /// Shared, not cloned: a clone would begin without what the engine has learned of the pattern.
    static COMPILED: RefCell<FxHashMap<String, Rc<Regex>>> = RefCell::default();
}

/// Compiles a pattern of Go's syntax to go through `text`; `None` where that would take too long.
pub(super) fn compile(
    pattern: &str,
    text: &str,
    context: &Context<'_>,
) -> Result<Option<Rc<Regex>>, PatternFault> {
    compile_for(pattern, text, &|cost| context.affords(cost))
}

/// The same for who can afford a cost or not. What it costs does not hang on whether it was compiled
/// before.
fn compile_for(
    pattern: &str,
    text: &str,
    affords: &dyn Fn(u32) -> bool,
) -> Result<Option<Rc<Regex>>, PatternFault> {
    let length = bounds::text_weight(text.len());
    for (at, (size, compiling, matching)) in SIZES.into_iter().enumerate() {
        if !affords(compiling) {
            return Ok(None);
        }
        let built = match at {
            0 => kept(pattern, size),
            _ => build(pattern, size).map(Rc::new),
        };
        match built {
            Ok(regex) => {
                let is_affordable = affords(length.saturating_mul(matching));
                return Ok(is_affordable.then_some(regex));
            }
            Err(regex::Error::CompiledTooBig(_)) => {}
            Err(error) => return Err(fault(&error)),
        }
    }
    Err(PatternFault("the pattern is too large".to_owned()))
}

/// Whether a pattern, of Go's syntax, is found in a text; unknown where that would take longer than
/// `scope` allows.
///
/// # Errors
/// Where the pattern, the first argument, is none.
pub fn is_match(pattern: &str, text: &str, scope: &dyn Scope) -> Answer {
    let compiled = compile_for(pattern, text, &|cost| scope.spend(cost));
    Ok(match compiled.map_err(|fault| fault.at(0))? {
        Some(pattern) => Value::from(pattern.is_match(text)),
        None => too_costly(),
    })
}

fn build(pattern: &str, size: usize) -> Result<Regex, regex::Error> {
    let mut builder = RegexBuilder::new(&syntax::from_go(pattern));
    builder.size_limit(size).build()
}

fn kept(pattern: &str, size: usize) -> Result<Rc<Regex>, regex::Error> {
    let known = COMPILED.with_borrow(|kept| kept.get(pattern).cloned());
    if let Some(known) = known {
        return Ok(known);
    }
    let regex = Rc::new(build(pattern, size)?);
    // A long comment compiles to nothing.
    if pattern.len() <= size {
        COMPILED.with_borrow_mut(|kept| {
            if kept.len() >= KEPT {
                kept.clear();
            }
            kept.insert(pattern.to_owned(), regex.clone());
        });
    }
    Ok(regex)
}

fn fault(error: &regex::Error) -> PatternFault {
    let text = error.to_string();
    let last = text.lines().last().unwrap_or_default();
    PatternFault(format!("the pattern is not valid: {last}"))
}

/// What is said of a pattern that is not gone through with.
pub(super) fn too_costly() -> Value {
    bounds::reached("regular expressions take too long together")
}

/// A text with all matches replaced; `None` where it would be too long.
pub(super) fn replace_all(pattern: &Regex, text: &str, replacement: &str) -> Option<String> {
    let groups = replacement.matches('$').count();
    let mut result = String::new();
    let mut done = 0;
    for captures in pattern.captures_iter(text) {
        let found = captures.get_match();
        // Matches come in order and do not overlap.
        result.push_str(&text[done..found.start()]);
        let most = found.len().saturating_mul(groups) + replacement.len();
        if result.len().saturating_add(most) > MAX_TEXT {
            return None;
        }
        captures.expand(replacement, &mut result);
        done = found.end();
    }
    result.push_str(&text[done..]);
    (result.len() <= MAX_TEXT).then_some(result)
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
fn find(args: &[Value], context: &Context<'_>) -> Answer {
    let (pattern, text) = (arguments::text(args, 0)?, arguments::text(args, 1)?);
    let compiled = compile(&pattern, &text, context).map_err(|fault| fault.at(0))?;
    let Some(pattern) = compiled else {
        return Ok(too_costly());
    };
    let form = form(&pattern)?;
    match pattern.captures(&text) {
        Some(captures) => Ok(result(&pattern, form, &captures)),
        None => Err(FunctionError::call(
            "the pattern matches no part of the string",
        )),
    }
}

/// All matches that do not overlap.
fn find_all(args: &[Value], context: &Context<'_>) -> Answer {
    let (pattern, text) = (arguments::text(args, 0)?, arguments::text(args, 1)?);
    let compiled = compile(&pattern, &text, context).map_err(|fault| fault.at(0))?;
    let Some(pattern) = compiled else {
        return Ok(too_costly());
    };
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
