//! `format` and `formatlist`: the grammar of format strings. What a verb makes of a value is in
//! [`verbs`].

use super::arguments::{self, Answer, unknown_of, unsupported};
use super::collection::too_many;
use super::pieces::{Pieces, text_too_long};
use super::{Context, Function, FunctionError, UnknownArguments};
use crate::expr::Dialect;
use crate::expr::bounds::{MAX_ELEMENTS, MAX_TEXT};
use crate::value::{Data, SequenceKind, Shape, Value};

mod verbs;

pub(super) const FUNCTIONS: &[Function] = &[
    Function::new("format", 1, None, UnknownArguments::Accept, format),
    Function::new("formatlist", 1, None, UnknownArguments::Accept, formatlist),
];

/// A verb with all that stands between it and the percent sign.
#[derive(Clone, Copy, Debug, Default)]
struct Verb {
    sharp: bool,
    zero: bool,
    minus: bool,
    plus: bool,
    space: bool,
    width: Option<usize>,
    precision: Option<usize>,
    /// Number of the argument, from 1, where it is given.
    argument: Option<usize>,
    mode: char,
}

impl Verb {
    /// Reads a verb behind its percent sign; answers with what is left behind it.
    fn parse(text: &str) -> Option<(Self, &str)> {
        let mut verb = Self::default();
        let mut rest = text;
        loop {
            let flag = match rest.as_bytes().first()? {
                b'#' => &mut verb.sharp,
                b'0' => &mut verb.zero,
                b'-' => &mut verb.minus,
                b'+' => &mut verb.plus,
                b' ' => &mut verb.space,
                _ => break,
            };
            *flag = true;
            rest = &rest[1..];
        }
        (verb.width, rest) = digits(rest);
        if let Some(behind) = rest.strip_prefix('.') {
            let (precision, behind) = digits(behind);
            verb.precision = Some(precision.unwrap_or(0));
            rest = behind;
        }
        if let Some(behind) = rest.strip_prefix('[') {
            let (number, behind) = digits(behind);
            verb.argument = Some(number.filter(|number| *number > 0)?);
            rest = behind.strip_prefix(']')?;
        }
        verb.mode = rest.chars().next().filter(char::is_ascii_alphabetic)?;
        Some((verb, &rest[1..]))
    }

    /// Whether the text would be padded beyond all bounds.
    fn is_too_wide(&self) -> bool {
        self.width.unwrap_or(0).max(self.precision.unwrap_or(0)) > MAX_TEXT
    }
}

/// The number that a text begins with, and the rest. Too large a number is the largest.
fn digits(text: &str) -> (Option<usize>, &str) {
    let end = text
        .bytes()
        .position(|byte| !byte.is_ascii_digit())
        .unwrap_or(text.len());
    let (digits, rest) = text.split_at(end);
    let number = (!digits.is_empty()).then(|| digits.parse().unwrap_or(usize::MAX));
    (number, rest)
}

/// A text with the arguments in the place of the verbs.
fn format(args: &[Value], context: &Context<'_>) -> Answer {
    if args[0].is_unknown() {
        return Ok(unknown_of(args).unwrap_or_default());
    }
    // What Terraform writes for it, or whether it refuses it, hangs on the type that it is declared with.
    if context.dialect == Dialect::Terraform && args.iter().any(Value::is_null) {
        return Ok(unsupported("a null has no type here"));
    }
    let text = arguments::text(args, 0)?;
    let values: Vec<&Value> = args[1..].iter().collect();
    apply(&text, &values)
}

fn apply(text: &str, values: &[&Value]) -> Answer {
    let mut pieces = Pieces::default();
    let mut rest = text;
    let mut next = 1;
    let mut highest = 0;
    while let Some(at) = rest.find('%') {
        pieces.push_text(&rest[..at]);
        rest = &rest[at + 1..];
        if let Some(behind) = rest.strip_prefix('%') {
            pieces.push_text("%");
            rest = behind;
            continue;
        }
        let Some((verb, behind)) = Verb::parse(rest) else {
            return Err(FunctionError::argument(0, "the format string is broken"));
        };
        rest = behind;
        let number = verb.argument.unwrap_or(next);
        let Some(value) = values.get(number - 1) else {
            return Err(FunctionError::argument(
                0,
                format!(
                    "the format string wants argument {number} of {}",
                    values.len()
                ),
            ));
        };
        highest = highest.max(number);
        next = number.saturating_add(1);
        if verb.is_too_wide() || pieces.is_full() {
            return Ok(text_too_long());
        }
        verbs::push(&verb, value, &mut pieces)
            .map_err(|message| FunctionError::argument(number, message))?;
    }
    if highest < values.len() {
        return Err(FunctionError::argument(
            highest + 1,
            format!(
                "the format string uses {highest} of {} arguments",
                values.len()
            ),
        ));
    }
    pieces.push_text(rest);
    Ok(pieces.finish())
}

/// One text for each element; arguments that are no lists are the same for all.
fn formatlist(args: &[Value], _: &Context<'_>) -> Answer {
    if let Some(unknown) = unknown_of(args.iter().filter(|arg| arg.is_unknown())) {
        // An unknown that is a text counts as one, any other may be a list.
        let texts = args[1..].iter().all(|arg| {
            arg.as_unknown().is_none_or(|unknown| {
                matches!(unknown.shape, Some(Shape::Json(_) | Shape::Template(_)))
            })
        });
        if args[0].is_unknown() || !texts {
            return Ok(unknown);
        }
    }
    let text = arguments::text(args, 0)?;
    let values = &args[1..];
    let mut length = None;
    for (index, value) in values.iter().enumerate() {
        let Data::Sequence(_, items) = &value.data else {
            continue;
        };
        if length.is_some_and(|length| length != items.len()) {
            return Err(FunctionError::argument(
                index + 1,
                "all lists must be of the same length",
            ));
        }
        length = Some(items.len());
    }
    let length = length.unwrap_or(1);
    if length.saturating_mul(values.len()) > MAX_ELEMENTS {
        return Ok(too_many());
    }
    let mut texts = Vec::with_capacity(length);
    for row in 0..length {
        let cells: Vec<&Value> = values
            .iter()
            .map(|value| match value.as_items() {
                Some(items) => &items[row],
                None => value,
            })
            .collect();
        texts.push(apply(&text, &cells)?);
    }
    Ok(Value::sequence(SequenceKind::List, texts))
}
