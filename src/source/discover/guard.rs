//! Whether ignore files can be read at all.
//!
//! The library that walks opens them wherever it finds them, and has no bound on what it reads; what is
//! scanned may hold one that does not end, or that leads out of the boundary.

use std::fs::Metadata;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

/// Files that say what a walk leaves out.
const IGNORE_FILES: [&str; 2] = [".gitignore", ".ignore"];

/// Largest of them that is read.
const MAX_IGNORE_FILE_BYTES: u64 = 256 * 1024;

/// Sees to it that ignore files are ordinary files inside of the boundary before the library opens
/// them: reading a pipe would not end, and a link may lead anywhere.
pub(super) struct Guard {
    boundary: PathBuf,
    /// Directories that are walked without ignore files, and the file that is the reason.
    unguarded: Mutex<Vec<(PathBuf, PathBuf)>>,
}

impl Guard {
    pub(super) fn new(boundary: &Path) -> Self {
        Self {
            boundary: boundary.to_path_buf(),
            unguarded: Mutex::default(),
        }
    }

    /// Whether the ignore files of `directory` can be read; if not, `walked` is put off.
    pub(super) fn admits(&self, directory: &Path, walked: &Path) -> bool {
        let files = IGNORE_FILES.map(|name| directory.join(name));
        let Some(strange) = files.into_iter().find(|file| !self.is_ordinary(file)) else {
            return true;
        };
        let mut unguarded = self.unguarded.lock().expect("no thread panics in here");
        unguarded.push((walked.to_path_buf(), strange));
        false
    }

    /// The same of a directory and all around it, up to the boundary.
    pub(super) fn admits_way_to(&self, directory: &Path) -> bool {
        let around = directory.ancestors();
        let mut inside = around.take_while(|it| it.starts_with(&self.boundary));
        inside.all(|it| self.admits(it, directory))
    }

    /// Whether there is no such file, or one that can be read and is not larger than any that a person
    /// writes: its patterns take some hundred times its size.
    fn is_ordinary(&self, file: &Path) -> bool {
        let is_bearable =
            |found: &Metadata| found.is_file() && found.len() <= MAX_IGNORE_FILE_BYTES;
        match file.symlink_metadata() {
            Err(_) => true,
            Ok(found) if found.is_symlink() => {
                let real = file.canonicalize();
                real.is_ok_and(|real| {
                    let is_inside = real.starts_with(&self.boundary);
                    is_inside && real.metadata().is_ok_and(|found| is_bearable(&found))
                })
            }
            Ok(found) => is_bearable(&found),
        }
    }

    /// What was put off, and why; in no order.
    pub(super) fn take_unguarded(&self) -> Vec<(PathBuf, PathBuf)> {
        std::mem::take(&mut self.unguarded.lock().expect("no thread panics in here"))
    }
}
