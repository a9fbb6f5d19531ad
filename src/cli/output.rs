//! Writing to standard output and to files.

use std::io::{self, Write};
use std::path::Path;

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

/// Writes a file, with the directories that it is in.
pub(crate) fn write(path: &Path, bytes: &[u8]) -> miette::Result<()> {
    let directory = path.parent().filter(|dir| !dir.as_os_str().is_empty());
    directory
        .map_or(Ok(()), std::fs::create_dir_all)
        .and_then(|()| std::fs::write(path, bytes))
        .into_diagnostic()
        .wrap_err_with(|| format!("{} cannot be written to", path.display()))
}

/// Says something to the person in front of the terminal.
#[expect(clippy::print_stderr, reason = "the one place that talks to people")]
pub(crate) fn tell(words: &str) {
    eprintln!("{words}");
}
