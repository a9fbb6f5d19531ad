//! Texts. Characters are grapheme clusters where Terraform counts them so, and lower and upper case
//! go letter by letter, as Go's do.

use unicode_segmentation::UnicodeSegmentation;

use super::arguments::{self, Answer, unknown_of};
use super::pieces::{Pieces, text_too_long};
use super::{Context, Dialect, Function, FunctionError, UnknownArguments, regex};
use crate::expr::bounds::MAX_TEXT;
use crate::value::{SequenceKind, Shape, TemplatePart, Value};

pub(super) const FUNCTIONS: &[Function] = &[
    Function::new("chomp", 1, Some(1), UnknownArguments::Accept, chomp),
    Function::new("endswith", 2, Some(2), UnknownArguments::Accept, endswith),
    Function::new("indent", 2, Some(2), UnknownArguments::Spread, indent),
    Function::new("join", 2, None, UnknownArguments::Accept, join),
    Function::new("lower", 1, Some(1), UnknownArguments::Spread, lower),
    Function::new("replace", 3, Some(3), UnknownArguments::Spread, replace),
    Function::new("split", 2, Some(2), UnknownArguments::Spread, split),
    Function::new(
        "startswith",
        2,
        Some(2),
        UnknownArguments::Accept,
        startswith,
    ),
    Function::new(
        "strcontains",
        2,
        Some(2),
        UnknownArguments::Accept,
        strcontains,
    ),
    Function::new("strrev", 1, Some(1), UnknownArguments::Spread, strrev),
    Function::new("substr", 3, Some(3), UnknownArguments::Spread, substr),
    Function::new("title", 1, Some(1), UnknownArguments::Spread, title),
    Function::new("trim", 2, Some(2), UnknownArguments::Spread, trim),
    Function::new(
        "trimprefix",
        2,
        Some(2),
        UnknownArguments::Spread,
        trimprefix,
    ),
    Function::new("trimspace", 1, Some(1), UnknownArguments::Accept, trimspace),
    Function::new(
        "trimsuffix",
        2,
        Some(2),
        UnknownArguments::Spread,
        trimsuffix,
    ),
    Function::new("upper", 1, Some(1), UnknownArguments::Spread, upper),
];

/// A letter's mapping where that is one letter; `ß` has no upper case of one letter and stays.
fn single(mut mapped: impl Iterator<Item = char>, letter: char) -> char {
    match (mapped.next(), mapped.next()) {
        (Some(only), None) => only,
        _ => letter,
    }
}

fn upper_letter(letter: char) -> char {
    single(letter.to_uppercase(), letter)
}

/// In the form that begins a word, which differs from upper case for four pairs in one character.
fn title_letter(letter: char) -> char {
    match letter {
        'Ǆ'..='ǆ' => 'ǅ',
        'Ǉ'..='ǉ' => 'ǈ',
        'Ǌ'..='ǌ' => 'ǋ',
        'Ǳ'..='ǳ' => 'ǲ',
        _ => upper_letter(letter),
    }
}

fn lower_letter(letter: char) -> char {
    match letter {
        // The one letter whose lower case is a letter and a mark.
        '\u{130}' => 'i',
        _ => single(letter.to_lowercase(), letter),
    }
}

fn upper(args: &[Value], context: &Context<'_>) -> Answer {
    mapped(args, context, upper_letter)
}

fn lower(args: &[Value], context: &Context<'_>) -> Answer {
    mapped(args, context, lower_letter)
}

/// A text, letter by letter. What is not there has none for checks.
fn mapped(args: &[Value], context: &Context<'_>, letter: fn(char) -> char) -> Answer {
    if context.dialect == Dialect::Check && args[0].is_null() {
        return Ok(args[0].clone());
    }
    let text: String = arguments::text(args, 0)?.chars().map(letter).collect();
    Ok(Value::string(text))
}

/// Puts the first letter of each word in upper case. Letters, digits and `_` make words; of what
/// is not ASCII, only white space parts them.
fn title(args: &[Value], _: &Context<'_>) -> Answer {
    let parts = |letter: char| {
        if letter.is_ascii() {
            !letter.is_ascii_alphanumeric() && letter != '_'
        } else {
            !letter.is_alphanumeric() && letter.is_whitespace()
        }
    };
    let mut before = ' ';
    let titled: String = arguments::text(args, 0)?
        .chars()
        .map(|letter| {
            let starts = parts(before);
            before = letter;
            if starts { title_letter(letter) } else { letter }
        })
        .collect();
    Ok(Value::string(titled))
}

/// Takes the line ends off the end.
fn chomp(args: &[Value], _: &Context<'_>) -> Answer {
    trim_ends(
        args,
        |text| text,
        |text| text.trim_end_matches(['\r', '\n']),
    )
}

/// Indents every line but the first.
fn indent(args: &[Value], _: &Context<'_>) -> Answer {
    let spaces = usize::try_from(arguments::whole(args, 0)?)
        .map_err(|_| FunctionError::argument(0, "the number of spaces must not be negative"))?;
    let text = arguments::text(args, 1)?;
    let lines = text.matches('\n').count();
    if lines.saturating_mul(spaces) > MAX_TEXT {
        return Ok(text_too_long());
    }
    if lines == 0 {
        return Ok(Value::string(text));
    }
    let pad = format!("\n{}", " ".repeat(spaces));
    Ok(Value::string(text.replace("\n", &pad)))
}

/// All strings of all lists with a separator in between. Unknown strings are unknown pieces.
fn join(args: &[Value], _: &Context<'_>) -> Answer {
    if let Some(unknown) = unknown_of(args.iter().filter(|arg| arg.is_unknown())) {
        return Ok(unknown);
    }
    let separator = arguments::text(args, 0)?;
    let mut pieces = Pieces::default();
    let mut first = true;
    for index in 1..args.len() {
        for item in arguments::list_of_texts(args, index)? {
            if !first {
                pieces.push_text(&separator);
            }
            first = false;
            match item.as_str() {
                Some(text) => pieces.push_text(text),
                None if item.is_unknown() => pieces.push_unknown(&item),
                None => return Err(FunctionError::argument(index, "an element is null")),
            }
            if pieces.is_full() {
                return Ok(text_too_long());
            }
        }
    }
    Ok(pieces.finish())
}

/// The pieces between separators; an empty separator parts all letters.
fn split(args: &[Value], _: &Context<'_>) -> Answer {
    let separator = arguments::text(args, 0)?;
    let text = arguments::text(args, 1)?;
    let pieces = if separator.is_empty() {
        text.chars().map(|c| Value::string(c.to_string())).collect()
    } else {
        text.split(separator.as_str()).map(Value::from).collect()
    };
    Ok(Value::sequence(SequenceKind::List, pieces))
}

/// Replaces all appearances; between slashes, what is searched for is a regular expression.
fn replace(args: &[Value], context: &Context<'_>) -> Answer {
    let text = arguments::text(args, 0)?;
    let wanted = arguments::text(args, 1)?;
    let replacement = arguments::text(args, 2)?;
    let pattern = wanted
        .strip_prefix('/')
        .and_then(|rest| rest.strip_suffix('/'));
    if let Some(pattern) = pattern {
        let compiled = regex::compile(pattern, &text, context).map_err(|fault| fault.at(1))?;
        let Some(pattern) = compiled else {
            return Ok(regex::too_costly());
        };
        let replaced = regex::replace_all(&pattern, &text, &replacement);
        return Ok(replaced.map_or_else(text_too_long, Value::string));
    }
    let appearances = text.matches(wanted.as_str()).count();
    if appearances.saturating_mul(replacement.len()) > MAX_TEXT {
        return Ok(text_too_long());
    }
    Ok(Value::string(text.replace(wanted.as_str(), &replacement)))
}

/// The clusters in reverse.
fn strrev(args: &[Value], _: &Context<'_>) -> Answer {
    let text = arguments::text(args, 0)?;
    Ok(Value::string(
        text.graphemes(true).rev().collect::<String>(),
    ))
}

/// A part of a text, in clusters. A negative offset counts from the end, a negative length takes
/// all that is left; a length of 0 after a negative offset does so too, which is Terraform's own
/// reading.
fn substr(args: &[Value], _: &Context<'_>) -> Answer {
    let text = arguments::text(args, 0)?;
    let offset = arguments::whole(args, 1)?;
    let length = arguments::whole(args, 2)?;
    if offset >= 0 && length == 0 {
        return Ok(Value::string(""));
    }
    let start = if offset < 0 {
        let total = text.graphemes(true).count() as i64;
        total.saturating_add(offset).max(0)
    } else {
        offset
    };
    let rest = text
        .graphemes(true)
        .skip(usize::try_from(start).unwrap_or(usize::MAX));
    let part: String = match usize::try_from(length) {
        Ok(length) if length > 0 => rest.take(length).collect(),
        _ => rest.collect(),
    };
    Ok(Value::string(part))
}

fn trim(args: &[Value], _: &Context<'_>) -> Answer {
    let text = arguments::text(args, 0)?;
    let cut = arguments::text(args, 1)?;
    Ok(Value::string(text.trim_matches(|c| cut.contains(c))))
}

fn trimprefix(args: &[Value], _: &Context<'_>) -> Answer {
    let text = arguments::text(args, 0)?;
    let prefix = arguments::text(args, 1)?;
    let rest = text.strip_prefix(prefix.as_str()).unwrap_or(&text);
    Ok(Value::string(rest))
}

fn trimsuffix(args: &[Value], _: &Context<'_>) -> Answer {
    let text = arguments::text(args, 0)?;
    let suffix = arguments::text(args, 1)?;
    let rest = text.strip_suffix(suffix.as_str()).unwrap_or(&text);
    Ok(Value::string(rest))
}

/// Takes white space off both ends.
fn trimspace(args: &[Value], _: &Context<'_>) -> Answer {
    trim_ends(args, str::trim_start, str::trim_end)
}

/// Trims the ends of a text. Of a text known in part, the known ends: policies in heredocs remain
/// readable so. JSON has nothing at its ends that could be trimmed.
fn trim_ends(
    args: &[Value],
    start: for<'t> fn(&'t str) -> &'t str,
    end: for<'t> fn(&'t str) -> &'t str,
) -> Answer {
    let Some(unknown) = args[0].as_unknown() else {
        let text = arguments::text(args, 0)?;
        return Ok(Value::string(end(start(&text))));
    };
    let parts = match &unknown.shape {
        Some(Shape::Json(_)) => return Ok(args[0].clone()),
        Some(Shape::Template(parts)) => parts.as_slice(),
        _ => &[],
    };
    let mut pieces = Pieces::default();
    match parts {
        // An end that is unknown, or may be trimmed away, does not say where the text ends.
        [
            TemplatePart::Text(first),
            middle @ ..,
            TemplatePart::Text(last),
        ] if !start(first).is_empty() && !end(last).is_empty() => {
            pieces.push_text(start(first));
            for part in middle {
                match part {
                    TemplatePart::Text(text) => pieces.push_text(text),
                    TemplatePart::Unknown(value) => pieces.push_unknown(value),
                }
            }
            pieces.push_text(end(last));
            Ok(pieces.finish())
        }
        _ => Ok(unknown_of(args).unwrap_or_default()),
    }
}

/// Whether a text begins with another; what is known of an unknown text's beginning may decide.
fn startswith(args: &[Value], _: &Context<'_>) -> Answer {
    test(
        args,
        |text, part| text.starts_with(part),
        |known, part| match known.first() {
            Some(TemplatePart::Text(text)) => decide_end(text, part, |a, b| a.starts_with(b)),
            _ => None,
        },
    )
}

/// Whether a text ends with another; what is known of an unknown text's end may decide.
fn endswith(args: &[Value], _: &Context<'_>) -> Answer {
    test(
        args,
        |text, part| text.ends_with(part),
        |known, part| match known.last() {
            Some(TemplatePart::Text(text)) => decide_end(text, part, |a, b| a.ends_with(b)),
            _ => None,
        },
    )
}

/// Whether a text has another in it; a known piece that has it is enough.
fn strcontains(args: &[Value], _: &Context<'_>) -> Answer {
    test(
        args,
        |text, part| text.contains(part),
        |known, part| {
            known
                .iter()
                .any(|piece| matches!(piece, TemplatePart::Text(text) if text.contains(part)))
                .then_some(true)
        },
    )
}

/// Whether `part` stands at the end that `known` is, as far as `known` goes.
fn decide_end(known: &str, part: &str, at_end: fn(&str, &str) -> bool) -> Option<bool> {
    if at_end(known, part) {
        Some(true)
    } else if at_end(part, known) {
        None
    } else {
        Some(false)
    }
}

fn test(
    args: &[Value],
    decide: fn(&str, &str) -> bool,
    decide_partly: fn(&[TemplatePart], &str) -> Option<bool>,
) -> Answer {
    if let Some(unknown) = unknown_of(args.iter().skip(1)) {
        return Ok(unknown);
    }
    let part = arguments::text(args, 1)?;
    let Some(unknown) = args[0].as_unknown() else {
        return Ok(Value::from(decide(&arguments::text(args, 0)?, &part)));
    };
    let decided = match &unknown.shape {
        _ if part.is_empty() => Some(true),
        Some(Shape::Template(known)) => decide_partly(known, &part),
        _ => None,
    };
    Ok(decided.map_or_else(|| unknown_of([&args[0]]).unwrap_or_default(), Value::from))
}
