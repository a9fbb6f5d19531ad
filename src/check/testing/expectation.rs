//! What the comments of fixtures say.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use ecow::EcoString;

use super::{Lines, Never};
use crate::check::judgement::Answer;

/// What a comment says of its line, and which answer that is.
const WORDS: [(&str, Answer); 2] = [
    ("expect:", Answer::Fail),
    ("undetermined:", Answer::Undetermined),
];

/// What a comment says of a type, and which answer that is.
const NEVER: [(&str, Answer); 2] = [
    ("never fails:", Answer::Fail),
    ("never passes:", Answer::Pass),
];

/// Ending of the file that holds what is expected of a file without comments.
const SIDECAR: &str = ".expect";

/// What the files of a folder say of one check.
#[derive(Debug, Default)]
pub(super) struct Expected {
    /// Lines, with what must come there.
    pub(super) lines: Lines,
    /// Types, with the answer that they cannot give.
    pub(super) never: Never,
}

/// Reads what is expected of one check in all files of a folder.
pub(super) fn collect(folder: &Path, id: &str) -> io::Result<Expected> {
    let mut expected = Expected::default();
    collect_folder(folder, id, &mut expected)?;
    Ok(expected)
}

fn collect_folder(folder: &Path, id: &str, expected: &mut Expected) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path().canonicalize()?;
        if path.is_dir() {
            collect_folder(&path, id, expected)?;
            continue;
        }
        // Fixtures may hold broken files on purpose, also such as are no text.
        let text = String::from_utf8_lossy(&fs::read(&path)?).into_owned();
        match described_by(&path) {
            Some(described) => read_sidecar(&text, &described.canonicalize()?, id, expected),
            None => read_comments(&text, &path, id, expected),
        }
    }
    Ok(())
}

/// The file that a sidecar speaks of; `None` for a file that is no sidecar.
fn described_by(path: &Path) -> Option<PathBuf> {
    let name = path.file_name()?.to_str()?;
    Some(path.with_file_name(name.strip_suffix(SIDECAR)?))
}

/// `12 expect: ID, ID`, or `never fails: ID TYPE (reason)`
fn read_sidecar(text: &str, path: &Path, id: &str, expected: &mut Expected) {
    for line in text.lines() {
        for (word, answer) in NEVER {
            if let Some(said) = line.trim().strip_prefix(word) {
                expected.never.extend(type_named(said, id, answer));
            }
        }
        let Some((number, rest)) = line.trim().split_once(' ') else {
            continue;
        };
        let Ok(number) = number.parse() else { continue };
        for (word, answer) in WORDS {
            if let Some(ids) = rest.trim_start().strip_prefix(word)
                && names(ids, id)
            {
                expected.lines.insert((path.into(), number, answer));
            }
        }
    }
}

/// `# expect: ID, ID` and `# never fails: ID TYPE (reason)`, also behind `//` and `/*`.
fn read_comments(text: &str, path: &Path, id: &str, expected: &mut Expected) {
    for (number, line) in (1..).zip(text.lines()) {
        for (word, answer) in WORDS {
            if commented(line, word).any(|ids| names(ids, id)) {
                expected.lines.insert((path.into(), number, answer));
            }
        }
        for (word, answer) in NEVER {
            let said = commented(line, word);
            let types = said.filter_map(|said| type_named(said, id, answer));
            expected.never.extend(types);
        }
    }
}

/// What follows a word wherever a comment begins with it.
fn commented<'l>(line: &'l str, word: &'static str) -> impl Iterator<Item = &'l str> {
    line.match_indices(word).filter_map(move |(at, _)| {
        let before = line[..at].trim_end();
        let is_comment = before.ends_with(['#', '*']) || before.ends_with("//");
        is_comment.then_some(&line[at + word.len()..])
    })
}

/// The type in `ID TYPE (reason)`, where it is said of this check and a reason is given.
fn type_named(said: &str, id: &str, answer: Answer) -> Option<(EcoString, Answer)> {
    let (name, rest) = said.trim_start().split_once(' ')?;
    let (kind, reason) = rest.trim_start().split_once(' ')?;
    let is_reason = reason.trim_start().starts_with('(');
    (name == id && is_reason).then(|| (kind.into(), answer))
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
