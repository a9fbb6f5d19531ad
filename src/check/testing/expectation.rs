//! What the comments of fixtures say.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::Lines;
use crate::check::judgement::Answer;

/// What a comment says, and which answer that is.
const WORDS: [(&str, Answer); 2] = [
    ("expect:", Answer::Fail),
    ("undetermined:", Answer::Undetermined),
];

/// Ending of the file that holds what is expected of a file without comments.
const SIDECAR: &str = ".expect";

/// Reads what is expected of one check in all files of a folder.
pub(super) fn collect(folder: &Path, id: &str) -> io::Result<Lines> {
    let mut lines = Lines::new();
    collect_folder(folder, id, &mut lines)?;
    Ok(lines)
}

fn collect_folder(folder: &Path, id: &str, lines: &mut Lines) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path().canonicalize()?;
        if path.is_dir() {
            collect_folder(&path, id, lines)?;
            continue;
        }
        // Fixtures may hold broken files on purpose, also such as are no text.
        let text = String::from_utf8_lossy(&fs::read(&path)?).into_owned();
        match described_by(&path) {
            Some(described) => read_sidecar(&text, &described.canonicalize()?, id, lines),
            None => read_comments(&text, &path, id, lines),
        }
    }
    Ok(())
}

/// The file that a sidecar speaks of; `None` for a file that is no sidecar.
fn described_by(path: &Path) -> Option<PathBuf> {
    let name = path.file_name()?.to_str()?;
    Some(path.with_file_name(name.strip_suffix(SIDECAR)?))
}

/// `12 expect: ID, ID`
fn read_sidecar(text: &str, path: &Path, id: &str, lines: &mut Lines) {
    for line in text.lines() {
        let Some((number, rest)) = line.trim().split_once(' ') else {
            continue;
        };
        let Ok(number) = number.parse() else { continue };
        for (word, answer) in WORDS {
            if let Some(ids) = rest.trim_start().strip_prefix(word)
                && names(ids, id)
            {
                lines.insert((path.into(), number, answer));
            }
        }
    }
}

/// `# expect: ID, ID`, also behind `//` and `/*`.
fn read_comments(text: &str, path: &Path, id: &str, lines: &mut Lines) {
    for (number, line) in (1..).zip(text.lines()) {
        for (word, answer) in WORDS {
            for (at, _) in line.match_indices(word) {
                let before = line[..at].trim_end();
                let is_comment = before.ends_with(['#', '*']) || before.ends_with("//");
                if is_comment && names(&line[at + word.len()..], id) {
                    lines.insert((path.into(), number, answer));
                }
            }
        }
    }
}

/// Whether a list of ids, which ends where something else comes, names this one.
fn names(list: &str, id: &str) -> bool {
    for part in list.split(',') {
        let part = part.trim_start();
        let end = part.find(|c: char| !c.is_ascii_alphanumeric());
        let (name, rest) = part.split_at(end.unwrap_or(part.len()));
        if name == id {
            return true;
        }
        if !rest.trim().is_empty() {
            return false;
        }
    }
    false
}
