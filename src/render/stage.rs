//! A chart as Helm gets it: a copy, of nothing but what we read ourselves.
//!
//! Helm follows links wherever they lead, gives templates every file of a chart (`.Files`), and fetches what a
//! schema of values refers to. In the copy there are no links, nothing of a version control system, which
//! may hold a token, and no schemas, which only say whether the values are right.

use std::path::Path;

use crate::source::{Sources, is_version_control};

/// Most files and folders of a chart.
const MAX_ENTRIES: usize = 10_000;

/// Most bytes of a chart.
const MAX_BYTES: usize = 64 * 1024 * 1024;

/// Deepest folder; a link may lead back to where it lies.
const MAX_DEPTH: usize = 24;

/// What is left out of every chart and of the charts in it.
const SCHEMA: &str = "values.schema.json";

/// A copy of a chart.
#[derive(Debug, Default)]
pub(super) struct Staged {
    /// Whether there are archives in it, which are not looked into.
    pub(super) has_archives: bool,
    entries: usize,
    bytes: usize,
}

/// Copies a folder, links as what they lead to.
///
/// # Errors
/// In words, where it has something that is not read (a link that leads out of what may be read, a pipe) or
/// too much.
pub(super) fn copy(folder: &Path, to: &Path, sources: &Sources) -> Result<Staged, String> {
    let mut staged = Staged::default();
    staged.folder(folder, to, sources, 0)?;
    Ok(staged)
}

impl Staged {
    fn folder(
        &mut self,
        from: &Path,
        to: &Path,
        sources: &Sources,
        depth: usize,
    ) -> Result<(), String> {
        let failed = |error: std::io::Error| {
            let name = sources.display_name(from);
            format!("{name} cannot be copied: {error}")
        };
        if depth > MAX_DEPTH {
            let name = sources.display_name(from);
            return Err(format!("{name} is more than {MAX_DEPTH} folders deep"));
        }
        std::fs::create_dir_all(to).map_err(failed)?;
        let entries = std::fs::read_dir(from).map_err(failed)?;
        let names = entries.map(|entry| Ok(entry?.file_name()));
        let mut names = names.collect::<Result<Vec<_>, _>>().map_err(failed)?;
        // What is told does not hang on the order of a directory.
        names.sort();
        for name in names {
            if is_version_control(&name) || name == SCHEMA {
                continue;
            }
            self.entries += 1;
            self.has_archives |= Path::new(&name).extension().is_some_and(|it| it == "tgz");
            let path = from.join(&name);
            let real = sources.resolve(&path).map_err(|error| error.to_string())?;
            if real.is_dir() {
                self.bound()?;
                self.folder(&real, &to.join(&name), sources, depth + 1)?;
            } else {
                let bytes = sources
                    .load_bytes(&real)
                    .map_err(|error| error.to_string())?;
                self.bytes += bytes.len();
                self.bound()?;
                std::fs::write(to.join(&name), bytes).map_err(failed)?;
            }
        }
        Ok(())
    }

    fn bound(&self) -> Result<(), String> {
        if self.entries <= MAX_ENTRIES && self.bytes <= MAX_BYTES {
            return Ok(());
        }
        let most = MAX_BYTES / 1024 / 1024;
        Err(format!(
            "the folder of this chart holds more than {MAX_ENTRIES} files or {most} MiB"
        ))
    }
}
