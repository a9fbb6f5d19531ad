//! The programs that render, as the user has them.

use std::path::{Path, PathBuf};

/// The first of these directories that has a program of this name. Relative directories, and those within
/// `boundary`, do not count: a repository does not say what is run.
pub(super) fn find(name: &str, path: &[PathBuf], boundary: &Path) -> Option<PathBuf> {
    let file = format!("{name}{}", std::env::consts::EXE_SUFFIX);
    let directories = path.iter().filter(|directory| directory.is_absolute());
    // It is started by its own name, which says to some programs what they are.
    let is_ours = |program: &PathBuf| {
        let real = program.canonicalize();
        real.is_ok_and(|real| !real.starts_with(boundary) && is_executable(&real))
    };
    directories
        .map(|directory| directory.join(&file))
        .find(is_ours)
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
