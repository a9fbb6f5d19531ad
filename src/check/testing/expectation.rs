//! What the comments of fixtures say.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::Lines;
use super::gaps::{Excuse, Excuses};
use crate::check::judgement::Answer;

/// What a comment says of its line, and which answer that is.
const WORDS: [(&str, Answer); 2] = [
    ("expect:", Answer::Fail),
    ("undetermined:", Answer::Undetermined),
];

/// What a comment says of a type, and which answer that is.
const NEVER: [(&str, Answer); 3] = [
    ("never fails:", Answer::Fail),
    ("never passes:", Answer::Pass),
    ("never undetermined:", Answer::Undetermined),
];

/// What a comment says of a type, or of one attribute of it, that is always there.
const ALWAYS: &str = "never absent:";

/// What a comment says of a type that some projection of it only makes for others, which judge it along.
const UNJUDGED: &str = "never judged:";

/// Ending of the file that holds what is expected of a file without comments.
const SIDECAR: &str = ".expect";

/// What the files of a folder say of one check.
#[derive(Debug, Default)]
pub(super) struct Expected {
    /// Lines, with what must come there.
    pub(super) lines: Lines,
    /// What types cannot show.
    pub(super) never: Excuses,
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

/// `12 expect: ID, ID`, or `never fails: ID TYPE (reason)`, `never absent: ID TYPE self.path (reason)`
fn read_sidecar(text: &str, path: &Path, id: &str, expected: &mut Expected) {
    for line in text.lines() {
        let said = |word| line.trim().strip_prefix(word);
        expected
            .never
            .extend(excuses(|word| said(word).into_iter(), id));
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
        expected
            .never
            .extend(excuses(|word| commented(line, word), id));
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

/// What is said of one check; `said` gives what follows a word in a line.
fn excuses<'l, I: Iterator<Item = &'l str>>(said: impl Fn(&'static str) -> I, id: &str) -> Excuses {
    let mut found = Excuses::new();
    for (word, answer) in NEVER {
        let types = said(word).filter_map(|said| reasoned(said, id));
        found.extend(types.filter_map(|types| match types.as_slice() {
            [kind] => Some(((*kind).into(), Excuse::Answer(answer))),
            _ => None,
        }));
    }
    let paths = said(ALWAYS).filter_map(|said| reasoned(said, id));
    found.extend(paths.filter_map(|words| match words.as_slice() {
        [kind] => Some(((*kind).into(), Excuse::Absent(None))),
        [kind, path] => Some(((*kind).into(), Excuse::Absent(Some((*path).into())))),
        _ => None,
    }));
    let unjudged = said(UNJUDGED).filter_map(|said| reasoned(said, id));
    found.extend(unjudged.filter_map(|words| match words.as_slice() {
        [kind] => Some(((*kind).into(), Excuse::Unjudged)),
        _ => None,
    }));
    found
}

/// The words between the id and the reason in `ID TYPE (reason)`, where it is said of this check and a
/// reason is given.
fn reasoned<'l>(said: &'l str, id: &str) -> Option<Vec<&'l str>> {
    let (words, _) = said.split_once('(')?;
    let mut words = words.split_whitespace();
    (words.next()? == id).then(|| words.collect())
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
