//! What the user pointed at, and the boundary that follows from it.
//!
//! The boundary is where reading ends ([`super::Sources`]). It is wider than the paths that were
//! given: a root module in `envs/prod` calls modules in `modules/`, and both belong to one
//! repository. So it is the repository that holds the paths; without a repository it is the current
//! directory where that holds them, and only then the directory that they have in common.
//!
//! A pull request may turn a directory into a link. Inside of a repository, a path that leads out of
//! it is therefore refused, even though it was named.

use std::io;
use std::path::{Component, Path, PathBuf};

/// The paths of a run, resolved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Targets {
    /// The directory that nothing is read outside of, with links resolved.
    pub boundary: PathBuf,
    /// Whether the boundary is the root of a repository.
    pub is_repository: bool,
    /// Directories that are walked, sorted, each once.
    pub directories: Vec<PathBuf>,
    /// Files that were named, sorted, each once.
    pub files: Vec<PathBuf>,
}

/// Why a path cannot be scanned.
#[derive(Debug, thiserror::Error)]
pub enum TargetError {
    /// It does not exist or cannot be reached.
    #[error("{} cannot be read", path.display())]
    Unreachable {
        /// The path as given.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// It is a link that leads out of the repository.
    #[error("{} leads outside the repository {}, so it is not read", path.display(), repository.display())]
    Outside {
        /// The path as given.
        path: PathBuf,
        /// The repository's root.
        repository: PathBuf,
    },
    /// It is a device, a pipe or the like.
    #[error("{} is neither a file nor a directory", path.display())]
    Special {
        /// The path as given.
        path: PathBuf,
    },
}

impl Targets {
    /// Resolves the paths that were given, relative ones against `current`. No path at all stands
    /// for `current` itself, without anything to walk.
    ///
    /// # Errors
    /// Any of [`TargetError`], for the first path that has one.
    pub fn locate(paths: &[PathBuf], current: &Path) -> Result<Self, TargetError> {
        let current = resolve(current)?;
        let repository = repository_of(&current, paths);
        let mut targets = Self {
            boundary: PathBuf::new(),
            is_repository: repository.is_some(),
            directories: Vec::new(),
            files: Vec::new(),
        };
        for path in paths {
            targets.add(path, &current, repository.as_deref())?;
        }
        targets.boundary = repository.unwrap_or_else(|| targets.common_directory(&current));
        for list in [&mut targets.directories, &mut targets.files] {
            list.sort();
            list.dedup();
        }
        Ok(targets)
    }

    /// Whether a file was pointed at: named, or below a directory that was.
    pub fn cover(&self, file: &Path) -> bool {
        let named = self
            .files
            .binary_search_by(|named| named.as_path().cmp(file));
        named.is_ok() || self.walk_covers(file)
    }

    /// Whether a path is below a directory that was given.
    pub fn walk_covers(&self, path: &Path) -> bool {
        self.directories.iter().any(|dir| path.starts_with(dir))
    }

    fn add(
        &mut self,
        path: &Path,
        current: &Path,
        repository: Option<&Path>,
    ) -> Result<(), TargetError> {
        let real = resolve(&current.join(path)).map_err(|error| error.named(path))?;
        if let Some(repository) = repository
            && !real.starts_with(repository)
        {
            return Err(TargetError::Outside {
                path: path.into(),
                repository: repository.into(),
            });
        }
        if real.is_dir() {
            self.directories.push(real);
        } else if real.is_file() {
            self.files.push(real);
        } else {
            return Err(TargetError::Special { path: path.into() });
        }
        Ok(())
    }

    /// The boundary where there is no repository.
    fn common_directory(&self, current: &Path) -> PathBuf {
        let parents = self.files.iter().filter_map(|file| file.parent());
        let mut all = self
            .directories
            .iter()
            .map(PathBuf::as_path)
            .chain(parents)
            .peekable();
        if all.peek().is_none() {
            return current.into();
        }
        all.fold(None::<PathBuf>, |common, dir| {
            let start = common.unwrap_or_else(|| {
                if dir.starts_with(current) {
                    current.into()
                } else {
                    dir.into()
                }
            });
            Some(common_ancestor(&start, dir))
        })
        .unwrap_or_else(|| current.into())
    }
}

impl TargetError {
    /// The same error, told of the path as the user wrote it.
    fn named(self, path: &Path) -> Self {
        match self {
            Self::Unreachable { source, .. } => Self::Unreachable {
                path: path.into(),
                source,
            },
            other => other,
        }
    }
}

fn resolve(path: &Path) -> Result<PathBuf, TargetError> {
    path.canonicalize()
        .map_err(|source| TargetError::Unreachable {
            path: path.into(),
            source,
        })
}

/// The root of the repository that all paths are in as they are written, links not followed: that
/// of the current directory where it holds them all, else that of the first path.
fn repository_of(current: &Path, paths: &[PathBuf]) -> Option<PathBuf> {
    let written: Vec<PathBuf> = paths
        .iter()
        .map(|path| without_dots(&current.join(path)))
        .collect();
    let first = written.first().map_or(current, PathBuf::as_path);
    [current, first]
        .into_iter()
        .filter_map(repository_root)
        .find(|root| written.iter().all(|path| path.starts_with(root)))
        .and_then(|root| root.canonicalize().ok())
}

fn repository_root(path: &Path) -> Option<&Path> {
    // A worktree or a submodule has a file of this name.
    path.ancestors().find(|dir| dir.join(".git").exists())
}

/// The path without `.` and `..`, by its text alone: `link/..` is where the link stands.
fn without_dots(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                plain.pop();
            }
            other => plain.push(other),
        }
    }
    plain
}

fn common_ancestor(a: &Path, b: &Path) -> PathBuf {
    a.components()
        .zip(b.components())
        .take_while(|(a, b)| a == b)
        .map(|(part, _)| part)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tree(entries: &[&str]) -> tempfile::TempDir {
        let dir = tempfile::tempdir().unwrap();
        for entry in entries {
            let path = dir.path().join(entry);
            if entry.ends_with('/') {
                std::fs::create_dir_all(path).unwrap();
            } else {
                std::fs::create_dir_all(path.parent().unwrap()).unwrap();
                std::fs::write(path, "").unwrap();
            }
        }
        dir
    }

    fn locate(dir: &Path, paths: &[&str]) -> Result<Targets, TargetError> {
        let paths: Vec<PathBuf> = paths.iter().map(PathBuf::from).collect();
        Targets::locate(&paths, dir)
    }

    #[test]
    fn the_boundary_is_the_repository_that_holds_the_paths() {
        let dir = tree(&["repo/.git/", "repo/envs/prod/main.tf", "repo/modules/"]);
        let found = locate(&dir.path().join("repo/envs"), &["prod"]).unwrap();
        assert_eq!(
            found.boundary,
            dir.path().join("repo").canonicalize().unwrap()
        );
        assert!(found.is_repository);
    }

    #[test]
    fn a_repository_elsewhere_is_found_from_the_path() {
        let dir = tree(&["here/", "repo/.git/", "repo/a/"]);
        let found = locate(&dir.path().join("here"), &["../repo/a"]).unwrap();
        assert!(found.boundary.ends_with("repo"));
    }

    #[test]
    fn without_a_repository_the_current_directory_is_the_boundary() {
        let dir = tree(&["a/b/main.tf", "a/c/"]);
        let found = locate(&dir.path().join("a"), &["b"]).unwrap();
        assert!(found.boundary.ends_with("a"));
        assert!(!found.is_repository);
    }

    #[test]
    fn paths_outside_the_current_directory_share_an_ancestor() {
        let dir = tree(&["here/", "x/a/", "x/b/main.tf"]);
        let found = locate(&dir.path().join("here"), &["../x/a", "../x/b/main.tf"]).unwrap();
        assert!(found.boundary.ends_with("x"));
    }

    #[test]
    fn the_same_path_twice_is_one_target() {
        let dir = tree(&["a/main.tf"]);
        let found = locate(dir.path(), &["a", "./a", "a/main.tf"]).unwrap();
        assert_eq!(found.directories.len(), 1);
        assert_eq!(found.files.len(), 1);
    }

    #[cfg(unix)]
    #[test]
    fn a_link_out_of_the_repository_is_refused() {
        let dir = tree(&["repo/.git/", "secret/main.tf"]);
        let repo = dir.path().join("repo");
        std::os::unix::fs::symlink(dir.path().join("secret"), repo.join("infra")).unwrap();
        let error = locate(&repo, &["infra"]).unwrap_err();
        assert!(matches!(error, TargetError::Outside { .. }));
    }

    #[test]
    fn a_missing_path_is_named_as_it_was_given() {
        let dir = tree(&[]);
        let error = locate(dir.path(), &["nowhere"]).unwrap_err();
        assert!(error.to_string().starts_with("nowhere cannot be read"));
    }
}
