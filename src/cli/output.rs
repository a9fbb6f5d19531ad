//! Writing to standard output and to files.

use std::io::{self, Write};
use std::path::Path;

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
/// scanned may hold one under the name that a report is known to have, and it may lead anywhere.
pub(crate) fn write(path: &Path, bytes: &[u8]) -> miette::Result<()> {
    let directory = path.parent().filter(|dir| !dir.as_os_str().is_empty());
    directory
        .map_or(Ok(()), std::fs::create_dir_all)
        .and_then(|()| replace(path, directory.unwrap_or(Path::new(".")), bytes))
        .into_diagnostic()
        .wrap_err_with(|| format!("{} cannot be written to", path.display()))
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
            write(&report, text.as_bytes()).unwrap();
            assert_eq!(std::fs::read_to_string(&report).unwrap(), text);
        }
        assert_eq!(std::fs::read_to_string(&target).unwrap(), "mine");
    }

    #[test]
    fn nothing_but_colours_and_line_ends_acts() {
        let words = "a\n\u{1b}[31;1mb\u{1b}[0m \u{1b}[2J\u{7}\u{9b}\u{1b}]0;x\u{1b}[";
        let shown = "a\n\u{1b}[31;1mb\u{1b}[0m \\u{1b}[2J\\u{7}\\u{9b}\\u{1b}]0;x\\u{1b}[";
        assert_eq!(harmless(words), shown);
    }
}
