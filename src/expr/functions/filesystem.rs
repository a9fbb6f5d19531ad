//! Files. All of them are read through [`crate::expr::FileAccess`], which knows the wall. A file
//! that is not there may be made before Terraform runs, so that its content is unknown rather than
//! an error.

use std::path::{Path, PathBuf};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use md5::Md5;
use sha1::Sha1;
use sha2::{Sha256, Sha512};

use super::arguments::{self, Answer, not_null, runtime, unknown_of};
use super::hash::{base64_of, hex_of};
use super::{Context, Function, FunctionError, UnknownArguments};
use crate::expr::{FileAccess, bounds};
use crate::source::{LoadError, Place, Span};
use crate::syntax::hcl::is_name;
use crate::value::{Map, Origin, Reason, ReasonKind, Value};

mod glob;

pub(super) const FUNCTIONS: &[Function] = &[
    Function::new("abspath", 1, Some(1), UnknownArguments::Spread, abspath),
    Function::new("basename", 1, Some(1), UnknownArguments::Spread, basename),
    Function::new("dirname", 1, Some(1), UnknownArguments::Spread, dirname),
    Function::new("file", 1, Some(1), UnknownArguments::Spread, file),
    Function::new(
        "filebase64",
        1,
        Some(1),
        UnknownArguments::Spread,
        |args, context| of_bytes(args, context, |bytes| STANDARD.encode(bytes)),
    ),
    Function::new(
        "filebase64sha256",
        1,
        Some(1),
        UnknownArguments::Spread,
        |args, context| of_bytes(args, context, base64_of::<Sha256>),
    ),
    Function::new(
        "filebase64sha512",
        1,
        Some(1),
        UnknownArguments::Spread,
        |args, context| of_bytes(args, context, base64_of::<Sha512>),
    ),
    Function::new(
        "fileexists",
        1,
        Some(1),
        UnknownArguments::Spread,
        fileexists,
    ),
    Function::new(
        "filemd5",
        1,
        Some(1),
        UnknownArguments::Spread,
        |args, context| of_bytes(args, context, hex_of::<Md5>),
    ),
    Function::new(
        "fileset",
        2,
        Some(2),
        UnknownArguments::Spread,
        glob::fileset,
    ),
    Function::new(
        "filesha1",
        1,
        Some(1),
        UnknownArguments::Spread,
        |args, context| of_bytes(args, context, hex_of::<Sha1>),
    ),
    Function::new(
        "filesha256",
        1,
        Some(1),
        UnknownArguments::Spread,
        |args, context| of_bytes(args, context, hex_of::<Sha256>),
    ),
    Function::new(
        "filesha512",
        1,
        Some(1),
        UnknownArguments::Spread,
        |args, context| of_bytes(args, context, hex_of::<Sha512>),
    ),
    Function::new(
        "pathexpand",
        1,
        Some(1),
        UnknownArguments::Spread,
        pathexpand,
    ),
    Function::new(
        "templatefile",
        2,
        Some(2),
        UnknownArguments::Accept,
        templatefile,
    ),
    Function::new(
        "templatestring",
        2,
        Some(2),
        UnknownArguments::Accept,
        templatestring,
    ),
];

/// A template takes so many times longer to parse than a text takes to be gone through.
const PARSING: u32 = 4;

fn missing(text: impl Into<ecow::EcoString>) -> Value {
    not_null(Reason::new(ReasonKind::Missing, text))
}

/// A path as it is meant, or the unknown that reading it gives.
fn locate<'a>(
    path: &str,
    context: &'a Context<'_>,
) -> Result<(PathBuf, &'a FileAccess<'a>), Value> {
    let Some(files) = &context.files else {
        return Err(missing("no files can be read here"));
    };
    if path.starts_with('~') {
        return Err(runtime("the home directory is that of who runs it"));
    }
    Ok((files.base.join(Path::new(path)), files))
}

fn unreadable(error: &LoadError) -> Value {
    missing(ecow::eco_format!("{error}"))
}

/// A file is gone through each time that it is asked for.
fn affordable(length: usize, context: &Context<'_>) -> Result<(), Value> {
    if context.affords(bounds::text_weight(length)) {
        Ok(())
    } else {
        Err(bounds::reached("the files are too large together"))
    }
}

/// The content of a text file.
fn content(path: &str, context: &Context<'_>) -> Result<Value, Value> {
    let (path, files) = locate(path, context)?;
    let file = files
        .sources
        .load(&path)
        .map_err(|error| unreadable(&error))?;
    affordable(file.text.len(), context)?;
    let whole = Place::new(file.id, Span::new(0, file.text.len() as u32));
    let value = Value::string(arguments::normal(&file.text));
    Ok(value.with_origin(Origin::at(whole)))
}

fn file(args: &[Value], context: &Context<'_>) -> Answer {
    let path = arguments::text(args, 0)?;
    Ok(content(&path, context).unwrap_or_else(|unknown| unknown))
}

fn of_bytes(args: &[Value], context: &Context<'_>, form: fn(&[u8]) -> String) -> Answer {
    let path = arguments::text(args, 0)?;
    let (path, files) = match locate(&path, context) {
        Ok(found) => found,
        Err(unknown) => return Ok(unknown),
    };
    let bytes = match files.sources.load_bytes(&path) {
        Ok(bytes) => bytes,
        Err(error) => return Ok(unreadable(&error)),
    };
    Ok(match affordable(bytes.len(), context) {
        Ok(()) => Value::string(form(&bytes)),
        Err(unknown) => unknown,
    })
}

/// True for a regular file; for what is not there, unknown, since it may come to be.
fn fileexists(args: &[Value], context: &Context<'_>) -> Answer {
    let path = arguments::text(args, 0)?;
    let (path, files) = match locate(&path, context) {
        Ok(found) => found,
        Err(unknown) => return Ok(unknown),
    };
    match files.sources.resolve(&path) {
        Ok(real) if real.is_file() => Ok(Value::from(true)),
        Ok(_) => Err(FunctionError::argument(0, "the path is not that of a file")),
        Err(error) => Ok(unreadable(&error)),
    }
}

/// A template file with variables in it.
fn templatefile(args: &[Value], context: &Context<'_>) -> Answer {
    if let Some(unknown) = unknown_of(args.iter().filter(|arg| arg.is_unknown())) {
        return Ok(unknown);
    }
    let path = arguments::text(args, 0)?;
    let text = match content(&path, context) {
        Ok(text) => text,
        Err(unknown) => return Ok(unknown),
    };
    let variables = arguments::entries(args, 1)?;
    let rendered = render(text.as_str().unwrap_or_default(), variables, context)?;
    Ok(rendered.or_origin(&text.origin))
}

/// A text as a template, with variables in it.
fn templatestring(args: &[Value], context: &Context<'_>) -> Answer {
    if let Some(unknown) = unknown_of(args.iter().filter(|arg| arg.is_unknown())) {
        return Ok(unknown);
    }
    let text = arguments::text(args, 0)?;
    render(&text, arguments::entries(args, 1)?, context)
}

/// Templates do not render templates: Terraform refuses it, and without end it would have none.
fn render(text: &str, variables: &Map, context: &Context<'_>) -> Answer {
    if context.scope.is_some_and(|scope| scope.is_template()) {
        return Err(FunctionError::call("a template cannot render a template"));
    }
    if let Some(name) = variables.keys().find(|name| !is_name(name)) {
        let message = format!("{name:?} cannot be a variable of a template");
        return Err(FunctionError::argument(1, message));
    }
    if !context.affords(bounds::text_weight(text.len()).saturating_mul(PARSING)) {
        return Ok(bounds::reached("the templates are too large together"));
    }
    let result = (context.render)(text, variables, context)?;
    if result.is_null() {
        return Err(FunctionError::call("the template's result is null"));
    }
    Ok(result)
}

fn abspath(args: &[Value], _: &Context<'_>) -> Answer {
    let path = arguments::text(args, 0)?;
    if path.starts_with('/') {
        return Ok(Value::string(clean(&path)));
    }
    Ok(runtime("an absolute path depends on where it is run"))
}

fn pathexpand(args: &[Value], _: &Context<'_>) -> Answer {
    let path = arguments::text(args, 0)?;
    if path.starts_with('~') {
        return Ok(runtime("the home directory is that of who runs it"));
    }
    Ok(Value::string(path))
}

/// The last part of a path; `.` of an empty one.
fn basename(args: &[Value], _: &Context<'_>) -> Answer {
    let path = arguments::text(args, 0)?;
    let trimmed = path.trim_end_matches('/');
    let base = match (path.is_empty(), trimmed.is_empty()) {
        (true, _) => ".",
        (false, true) => "/",
        _ => trimmed.rsplit('/').next().unwrap_or(trimmed),
    };
    Ok(Value::from(base))
}

/// All but the last part of a path, cleaned; `.` where nothing is left.
fn dirname(args: &[Value], _: &Context<'_>) -> Answer {
    let path = arguments::text(args, 0)?;
    let end = path.rfind('/').map_or(0, |at| at + 1);
    Ok(Value::string(clean(&path[..end])))
}

/// A path without empty, `.` and resolvable `..` parts.
fn clean(path: &str) -> String {
    let rooted = path.starts_with('/');
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => match parts.last() {
                Some(&last) if last != ".." => {
                    parts.pop();
                }
                _ if rooted => {}
                _ => parts.push(".."),
            },
            _ => parts.push(part),
        }
    }
    let joined = parts.join("/");
    match (rooted, joined.is_empty()) {
        (true, _) => format!("/{joined}"),
        (false, true) => ".".to_owned(),
        (false, false) => joined,
    }
}

#[cfg(test)]
mod tests;
