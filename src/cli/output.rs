//! Writing to standard output and to files.

use std::io::{self, Write};
use std::path::{Component, Path, PathBuf};

use cumulint::report::visible_lines;
use miette::{Context, IntoDiagnostic};

/// Writes to standard output. A reader that has gone away (`| head`) is no error.
pub(crate) fn print(bytes: &[u8]) -> miette::Result<()> {
    let mut out = io::stdout().lock();
    match out.write_all(bytes).and_then(|()| out.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(error)
            .into_diagnostic()
            .wrap_err("standard output cannot be written to"),
        _ => Ok(()),
    }
}

/// Writes a file, with the directories that it is in. A link is replaced and not followed: what is
/// scanned may hold one under the name that a report is known to have, and it may lead anywhere. For
/// the same reason no directory within `scanned` leads out of it.
pub(crate) fn write(path: &Path, bytes: &[u8], scanned: &Path) -> miette::Result<()> {
    let directory = path.parent().filter(|dir| !dir.as_os_str().is_empty());
    let directory = directory.unwrap_or(Path::new("."));
    leads_nowhere_else(directory, scanned)
        .and_then(|()| std::fs::create_dir_all(directory))
        .and_then(|()| replace(path, directory, bytes))
        .into_diagnostic()
        .wrap_err_with(|| format!("{} cannot be written to", path.display()))
}

/// Fails where a directory is inside of `scanned` by its name, and outside of it by the links on its way.
fn leads_nowhere_else(directory: &Path, scanned: &Path) -> io::Result<()> {
    let named = std::path::absolute(directory)?;
    let current = std::env::current_dir()?;
    // The name of the current directory may itself go through links, which are nobody else's.
    let named = match named.strip_prefix(&current) {
        Ok(below) => current.canonicalize()?.join(below),
        Err(_) => named,
    };
    let there = named.ancestors().find_map(|it| it.canonicalize().ok());
    let named = named.components().fold(PathBuf::new(), |mut path, part| {
        match part {
            Component::ParentDir => drop(path.pop()),
            part => path.push(part),
        }
        path
    });
    if named.starts_with(scanned) && !there.is_some_and(|it| it.starts_with(scanned)) {
        let message = "a link on the way leads out of what is scanned";
        return Err(io::Error::new(io::ErrorKind::PermissionDenied, message));
    }
    Ok(())
}

/// Puts a new file into the place of an old one or a link; writes into what is no file, such as a pipe
/// or `/dev/stdout`.
fn replace(path: &Path, directory: &Path, bytes: &[u8]) -> io::Result<()> {
    let is_device = std::fs::metadata(path).is_ok_and(|found| !found.is_file());
    let is_link = path.is_symlink();
    if !is_link || is_device {
        return std::fs::write(path, bytes);
    }
    let mut file = tempfile::NamedTempFile::new_in(directory)?;
    file.write_all(bytes)?;
    file.persist(path)?;
    Ok(())
}

/// Says something to the person in front of the terminal. Words of a stranger may be in it: nothing
/// acts but line ends, and colours, which are our own. Where nobody can be told, the exit code still says how
/// it went.
pub(crate) fn tell(words: &str) {
    let _ = writeln!(io::stderr(), "{}", harmless(words));
}

fn harmless(words: &str) -> String {
    let mut shown = String::with_capacity(words.len());
    let mut rest = words;
    while let Some(at) = rest.find("\u{1b}[") {
        let (before, sequence) = rest.split_at(at);
        shown.push_str(&visible_lines(before));
        let length = colour_length(sequence).unwrap_or(0);
        shown.push_str(&sequence[..length]);
        rest = &sequence[length..];
        if length == 0 {
            shown.push_str(&visible_lines("\u{1b}"));
            rest = &rest[1..];
        }
    }
    shown.push_str(&visible_lines(rest));
    shown
}

/// The length of the sequence that `text` begins with, if all that it does is to set the colour.
fn colour_length(text: &str) -> Option<usize> {
    let parameters = text.strip_prefix("\u{1b}[")?;
    let end = parameters.find(|c: char| !(c.is_ascii_digit() || c == ';'))?;
    parameters[end..].starts_with('m').then_some(end + 3)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    #[test]
    fn a_link_is_replaced_and_what_it_leads_to_stays() {
        let dir = tempfile::tempdir().unwrap();
        let target = dir.path().join("target");
        std::fs::write(&target, "mine").unwrap();
        let report = dir.path().join("out/report.json");
        std::fs::create_dir(dir.path().join("out")).unwrap();
        std::os::unix::fs::symlink(&target, &report).unwrap();
        for text in ["one", "two"] {
            write(&report, text.as_bytes(), dir.path()).unwrap();
            assert_eq!(std::fs::read_to_string(&report).unwrap(), text);
        }
        assert_eq!(std::fs::read_to_string(&target).unwrap(), "mine");
    }

    #[cfg(unix)]
    #[test]
    fn a_directory_of_what_is_scanned_that_leads_elsewhere_is_refused() {
        let dir = tempfile::tempdir().unwrap();
        let root = dir.path().canonicalize().unwrap();
        let scanned = root.join("repo");
        std::fs::create_dir_all(scanned.join("own")).unwrap();
        std::fs::create_dir(root.join("home")).unwrap();
        for (target, link) in [("../home", "reports"), ("own", "inner")] {
            std::os::unix::fs::symlink(target, scanned.join(link)).unwrap();
        }
        for name in ["reports/out.json", "reports/new/out.json"] {
            assert!(write(&scanned.join(name), b"", &scanned).is_err(), "{name}");
        }
        assert_eq!(std::fs::read_dir(root.join("home")).unwrap().count(), 0);
        for name in ["inner/out.json", "inner/new/out.json", "../home/out.json"] {
            write(&scanned.join(name), b"", &scanned).unwrap();
        }
    }

    #[test]
    fn nothing_but_colours_and_line_ends_acts() {
        let words = "a\n\u{1b}[31;1mb\u{1b}[0m \u{1b}[2J\u{7}\u{9b}\u{1b}]0;x\u{1b}[";
        let shown = "a\n\u{1b}[31;1mb\u{1b}[0m \\u{1b}[2J\\u{7}\\u{9b}\\u{1b}]0;x\\u{1b}[";
        assert_eq!(harmless(words), shown);
    }
}
