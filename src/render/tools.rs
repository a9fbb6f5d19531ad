//! The programs that render, as the user has them.

use std::path::{Path, PathBuf};

/// Why there is no program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Missing {
    /// It is nowhere.
    NotInstalled,
    /// There is one, in what is scanned: a repository does not say what is run.
    Scanned,
}

impl Missing {
    /// In words.
    pub(super) fn of(self, name: &str) -> String {
        match self {
            Self::NotInstalled => format!("{name} is not installed"),
            Self::Scanned => {
                format!("the only {name} on the path lies in what is scanned, so it is not run")
            }
        }
    }
}

/// The first of these directories that has a program of this name. Relative directories, and those within
/// `boundary`, do not count.
///
/// # Errors
/// Where there is none.
pub(super) fn find(name: &str, path: &[PathBuf], boundary: &Path) -> Result<PathBuf, Missing> {
    let file = format!("{name}{}", std::env::consts::EXE_SUFFIX);
    let mut why = Missing::NotInstalled;
    for directory in path.iter().filter(|directory| directory.is_absolute()) {
        // It is started by its own name, which says to some programs what they are.
        let program = directory.join(&file);
        match program.canonicalize() {
            Ok(real) if !is_executable(&real) => {}
            Ok(real) if real.starts_with(boundary) => why = Missing::Scanned,
            Ok(_) => return Ok(program),
            Err(_) => {}
        }
    }
    Err(why)
}

#[cfg(unix)]
fn is_executable(program: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    let metadata = program.metadata();
    metadata.is_ok_and(|it| it.is_file() && it.permissions().mode() & 0o111 != 0)
}

#[cfg(not(unix))]
fn is_executable(program: &Path) -> bool {
    program.is_file()
}
