//! `fileset`: the files under a directory that a pattern names.

use std::fs;
use std::path::{Path, PathBuf};

use globset::{GlobBuilder, GlobMatcher};

use super::{locate, missing, unreadable};
use crate::expr::bounds;
use crate::expr::convert;
use crate::expr::functions::arguments::{self, Answer, unsupported};
use crate::expr::functions::{Context, FunctionError};
use crate::source::is_version_control;
use crate::value::Value;

/// Most entries of directories that are looked at.
const MAX_ENTRIES: usize = 50_000;

/// Why a directory's files are not known.
enum Halt {
    TooMany,
    Link,
    Unreadable(String),
}

/// The paths, relative to the directory, of the files that match. Directories behind links are not
/// walked.
pub(super) fn fileset(args: &[Value], context: &Context<'_>) -> Answer {
    let directory = arguments::text(args, 0)?;
    let pattern = arguments::text(args, 1)?;
    if pattern.split('/').any(|part| part == "..") {
        return Ok(unsupported("fileset() with a pattern that leads upwards"));
    }
    let pattern = super::clean(&pattern);
    let pattern = pattern.trim_start_matches('/');
    let matcher = GlobBuilder::new(pattern)
        .literal_separator(true)
        .build()
        .map_err(|error| FunctionError::argument(1, error.to_string()))?
        .compile_matcher();
    let (path, files) = match locate(&directory, context) {
        Ok(found) => found,
        Err(unknown) => return Ok(unknown),
    };
    let root = match files.sources.resolve(&path) {
        Ok(root) => root,
        Err(error) => return Ok(unreadable(&error)),
    };
    let depth = if pattern.contains("**") {
        usize::MAX
    } else {
        pattern.split('/').count()
    };
    Ok(match walk(&root, &matcher, depth, context) {
        Ok(names) => {
            let names = names.iter().map(|name| Value::from(name.as_str()));
            convert::make_set(names.collect())
        }
        Err(Halt::TooMany) => bounds::reached(ecow::eco_format!(
            "fileset() would look at more than {MAX_ENTRIES} files"
        )),
        Err(Halt::Link) => unsupported("fileset() meets a link"),
        Err(Halt::Unreadable(text)) => missing(text),
    })
}

fn walk(
    root: &Path,
    matcher: &GlobMatcher,
    depth: usize,
    context: &Context<'_>,
) -> Result<Vec<String>, Halt> {
    let unreadable = |error: std::io::Error| Halt::Unreadable(error.to_string());
    let mut found = Vec::new();
    let mut seen = 0;
    let mut pending: Vec<(PathBuf, String, usize)> = vec![(root.to_owned(), String::new(), 1)];
    while let Some((directory, prefix, level)) = pending.pop() {
        for entry in fs::read_dir(&directory).map_err(unreadable)? {
            let entry = entry.map_err(unreadable)?;
            seen += 1;
            if seen > MAX_ENTRIES || !context.affords(1) {
                return Err(Halt::TooMany);
            }
            let name = entry.file_name();
            if is_version_control(&name) {
                continue;
            }
            let Ok(name) = name.into_string() else {
                continue;
            };
            let name = format!("{prefix}{name}");
            let kind = entry.file_type().map_err(unreadable)?;
            if kind.is_dir() && level < depth {
                pending.push((entry.path(), format!("{name}/"), level + 1));
            } else if kind.is_file() && matcher.is_match(&name) {
                found.push(name);
            } else if kind.is_symlink() && (matcher.is_match(&name) || level < depth) {
                return Err(Halt::Link);
            }
        }
    }
    Ok(found)
}
