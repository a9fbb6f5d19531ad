//! Who calls a module: found for named files and directories, so that a module is judged with the values that it is
//! called with, and not with its defaults.
//!
//! Calls are looked for in the text, without parsing: a line that sets `source` to a local path. What
//! looks like a call and is none only brings in a module that turns out not to matter.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use crate::source::Sources;

/// Of `candidates` (configuration files), those of all modules that call a module in one of the
/// directories, also through other modules.
pub(super) fn callers(
    directories: &BTreeSet<PathBuf>,
    candidates: Vec<PathBuf>,
    sources: &Sources,
) -> Vec<PathBuf> {
    let mut files: BTreeMap<PathBuf, Vec<PathBuf>> = BTreeMap::new();
    for path in candidates {
        if let Some(directory) = path.parent() {
            files.entry(directory.to_owned()).or_default().push(path);
        }
    }
    let calls: Vec<(&PathBuf, Vec<PathBuf>)> = files
        .par_iter()
        .map(|(directory, files)| (directory, called(directory, files, sources)))
        .collect();
    let mut called_by: BTreeMap<&Path, Vec<&PathBuf>> = BTreeMap::new();
    for (caller, called) in &calls {
        for directory in called {
            called_by.entry(directory).or_default().push(caller);
        }
    }
    let mut reached: BTreeSet<&PathBuf> = BTreeSet::new();
    let mut open: Vec<&Path> = directories.iter().map(PathBuf::as_path).collect();
    while let Some(directory) = open.pop() {
        for caller in called_by.get(directory).into_iter().flatten() {
            if reached.insert(caller) {
                open.push(caller);
            }
        }
    }
    let of_callers = reached
        .into_iter()
        .filter_map(|directory| files.get(directory));
    of_callers.flatten().cloned().collect()
}

/// The directories of local modules that files of one directory seem to call.
fn called(directory: &Path, files: &[PathBuf], sources: &Sources) -> Vec<PathBuf> {
    let mut called = Vec::new();
    for path in files {
        let Ok(file) = sources.load_configuration(path) else {
            continue;
        };
        let sources = file.text.lines().filter_map(local_source);
        called.extend(sources.filter_map(|source| directory.join(source).canonicalize().ok()));
    }
    called
}

/// The local path that a line sets `source` to.
fn local_source(line: &str) -> Option<&str> {
    let rest = line.split_once("source")?.1;
    let rest = rest.strip_prefix('"').unwrap_or(rest).trim_start();
    let rest = rest.strip_prefix(['=', ':'])?.trim_start();
    let path = rest.strip_prefix('"')?.split('"').next()?;
    path.starts_with('.').then_some(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn calls_are_seen_in_both_syntaxes_and_remote_ones_left_out() {
        assert_eq!(local_source("  source = \"../m\" # x"), Some("../m"));
        assert_eq!(local_source("module \"m\" { source=\"./a\" }"), Some("./a"));
        assert_eq!(local_source("\"source\": \"./j\","), Some("./j"));
        assert_eq!(
            local_source("source = \"terraform-aws-modules/vpc/aws\""),
            None
        );
        assert_eq!(local_source("source_ranges = [\"./\"]"), None);
    }
}
