//! Which files a scan looks at.
//!
//! A directory is walked as ripgrep walks it: what `.gitignore` and `.ignore` name is left out, in a
//! repository or not, and so is what is hidden (`.terraform`, `.git`). Ignore files of the machine
//! (`core.excludesFile`, `.git/info/exclude`) do not count: a scan finds the same everywhere. A file
//! that was named is always read.
//!
//! Only names are looked at here, to tell what could matter from what cannot; what a file is, its
//! content says.

mod guard;

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use ignore::{DirEntry, WalkBuilder, WalkState};

use super::Targets;
use guard::Guard;

/// Endings of files that can hold something to scan. `.tf.json` and `.tofu.json` end in `.json`.
const ENDINGS: [&str; 6] = ["tf", "tofu", "json", "yaml", "yml", "template"];

/// What a walk came back with.
#[derive(Debug, Default)]
pub struct Found {
    /// Files that could matter, with links resolved, sorted, each once.
    pub files: Vec<PathBuf>,
    /// What could not be walked, sorted.
    pub problems: Vec<DiscoverError>,
}

/// Something that a walk met and did not follow.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DiscoverError {
    /// A directory that cannot be opened, or an ignore file that is broken.
    Walk(String),
    /// A link that leads out of the boundary.
    Link(PathBuf),
    /// An ignore file that is a pipe, a directory, a link to what is not a file of the boundary, or far too
    /// large.
    IgnoreFile(PathBuf),
}

impl DiscoverError {
    /// What is said of it, with paths as `shown` writes them.
    pub fn told(&self, shown: impl Fn(&Path) -> String) -> String {
        match self {
            Self::Walk(message) => message.clone(),
            Self::Link(link) => format!(
                "{} is a link that leads outside the scan root, so it is not read",
                shown(link)
            ),
            Self::IgnoreFile(file) => format!(
                "{} is no ordinary file inside the scan root or larger than 256 KiB, so it is not read and leaves nothing out",
                shown(file)
            ),
        }
    }
}

/// How a walk is done.
pub struct Walk<'a> {
    /// Number of threads; 0 lets the library choose.
    pub threads: usize,
    /// Paths that are left out: files, and directories with all that is below them.
    pub excluded: &'a (dyn Fn(&Path) -> bool + Sync),
}

/// All files that could matter below the directories of `targets`, and its named files.
pub fn discover(targets: &Targets, walk: &Walk<'_>) -> Found {
    let mut found = Found::default();
    let guard = Arc::new(Guard::new(&targets.boundary));
    let directories = targets.directories.iter().map(PathBuf::as_path);
    let directories = directories.filter(|it| guard.admits_way_to(it)).collect();
    step_through(directories, Some(&guard), targets, walk, &mut found);
    // What their ignore files would leave out is not known, so everything counts.
    let mut unguarded = guard.take_unguarded();
    unguarded.sort();
    let directories = unguarded.iter().map(|(it, _)| it.as_path()).collect();
    step_through(directories, None, targets, walk, &mut found);
    let told = unguarded.into_iter().map(|(_, file)| file);
    found.problems.extend(told.map(DiscoverError::IgnoreFile));
    found.files.extend(targets.files.iter().cloned());
    found.files.sort();
    found.files.dedup();
    found.problems.sort();
    found.problems.dedup();
    found
}

/// Walks directories; without a guard no ignore file is read.
fn step_through(
    directories: Vec<&Path>,
    guard: Option<&Arc<Guard>>,
    targets: &Targets,
    walk: &Walk<'_>,
    found: &mut Found,
) {
    let Some((first, others)) = directories.split_first() else {
        return;
    };
    let mut builder = WalkBuilder::new(first);
    for other in others {
        builder.add(other);
    }
    // In a repository, ignore files count up to its root, as git has it; elsewhere up to the
    // directory that is walked.
    builder
        .require_git(targets.is_repository)
        .parents(targets.is_repository && guard.is_some())
        .ignore(guard.is_some())
        .git_ignore(guard.is_some())
        .git_global(false)
        .git_exclude(false)
        .threads(walk.threads);
    if let Some(guard) = guard.cloned() {
        builder.filter_entry(move |entry| {
            let is_directory = entry.file_type().is_some_and(|kind| kind.is_dir());
            !is_directory || guard.admits(entry.path(), entry.path())
        });
    }
    let shared = Mutex::new(found);
    builder.build_parallel().run(|| {
        Box::new(|entry| {
            let (state, event) = step(entry, targets, walk);
            if let Some(event) = event {
                let mut found = shared.lock().expect("no thread panics while it adds");
                match event {
                    Ok(file) => found.files.push(file),
                    Err(problem) => found.problems.push(problem),
                }
            }
            state
        })
    });
}

/// The files of one directory, not of those below it, that could matter.
pub fn siblings(directory: &Path) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = std::fs::read_dir(directory)
        .into_iter()
        .flatten()
        .filter_map(Result::ok)
        .filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_file()))
        .map(|entry| entry.path())
        .filter(|path| could_matter(path))
        .collect();
    files.sort();
    files
}

/// Whether the name is one that a file to scan could have.
pub fn could_matter(path: &Path) -> bool {
    // The one name of Kustomize that has no ending.
    let is_kustomization = path.file_name().is_some_and(|it| it == "Kustomization");
    is_kustomization
        || path.extension().is_some_and(|ending| {
            ENDINGS
                .iter()
                .any(|known| ending.eq_ignore_ascii_case(known))
        })
}

type Event = Result<PathBuf, DiscoverError>;

fn step(
    entry: Result<DirEntry, ignore::Error>,
    targets: &Targets,
    walk: &Walk<'_>,
) -> (WalkState, Option<Event>) {
    let entry = match entry {
        Ok(entry) => entry,
        Err(error) => {
            let problem = DiscoverError::Walk(error.to_string());
            return (WalkState::Continue, Some(Err(problem)));
        }
    };
    // What was named is walked, whatever it is called.
    if entry.depth() > 0 && (walk.excluded)(entry.path()) {
        return (WalkState::Skip, None);
    }
    let Some(kind) = entry.file_type() else {
        return (WalkState::Continue, None);
    };
    if kind.is_dir() || !could_matter(entry.path()) {
        return (WalkState::Continue, None);
    }
    let event = if kind.is_symlink() {
        follow(entry.path(), targets)
    } else if kind.is_file() {
        Some(Ok(entry.into_path()))
    } else {
        None
    };
    (WalkState::Continue, event)
}

/// The file behind a link. A link to a directory is not walked: what is inside the boundary is
/// found where it is.
fn follow(link: &Path, targets: &Targets) -> Option<Event> {
    let real = link.canonicalize().ok()?;
    if !real.starts_with(&targets.boundary) {
        return Some(Err(DiscoverError::Link(link.into())));
    }
    real.is_file().then_some(Ok(real))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn write(root: &Path, files: &[(&str, &str)]) {
        for (name, text) in files {
            let path = root.join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        }
    }

    fn found(root: &Path, paths: &[&str]) -> Vec<String> {
        let paths: Vec<PathBuf> = paths.iter().map(PathBuf::from).collect();
        let targets = Targets::locate(&paths, root).unwrap();
        let walk = Walk {
            threads: 2,
            excluded: &|path| path.ends_with("left-out"),
        };
        let found = discover(&targets, &walk);
        assert_eq!(found.problems, []);
        found
            .files
            .iter()
            .map(|file| {
                let name = file.strip_prefix(&targets.boundary).unwrap();
                name.to_str().unwrap().to_owned()
            })
            .collect()
    }

    #[test]
    fn ignored_and_hidden_files_are_left_out_without_a_repository_too() {
        let dir = tempfile::tempdir().unwrap();
        write(
            dir.path(),
            &[
                (".gitignore", "ignored/\n"),
                ("ignored/a.tf", ""),
                (".terraform/modules/b.tf", ""),
                ("c.tf", ""),
                ("d.txt", ""),
                ("left-out/e.tf", ""),
            ],
        );
        assert_eq!(found(dir.path(), &["."]), ["c.tf"]);
    }

    #[test]
    fn a_named_file_is_read_though_it_is_ignored() {
        let dir = tempfile::tempdir().unwrap();
        write(dir.path(), &[(".gitignore", "*\n"), ("a.yaml", "")]);
        assert_eq!(found(dir.path(), &["a.yaml"]), ["a.yaml"]);
    }

    #[test]
    fn ignore_files_above_the_scanned_directory_count_within_the_repository() {
        let dir = tempfile::tempdir().unwrap();
        write(
            dir.path(),
            &[
                (".gitignore", "*.tf\n"),
                ("repo/.git/HEAD", ""),
                ("repo/.gitignore", "b.tf\n"),
                ("repo/x/a.tf", ""),
                ("repo/x/b.tf", ""),
            ],
        );
        assert_eq!(found(&dir.path().join("repo"), &["x"]), ["x/a.tf"]);
    }

    #[test]
    fn a_file_below_two_given_directories_comes_once() {
        let dir = tempfile::tempdir().unwrap();
        write(dir.path(), &[("a/b/c.json", ""), ("a/d.yml", "")]);
        let files = found(dir.path(), &["a", "a/b", "a/d.yml"]);
        assert_eq!(files, ["a/b/c.json", "a/d.yml"]);
    }

    #[cfg(unix)]
    #[test]
    fn links_are_followed_inside_the_boundary_only() {
        use std::os::unix::fs::symlink;
        let dir = tempfile::tempdir().unwrap();
        write(
            dir.path(),
            &[("out/secret.tf", ""), ("in/a/real.tf", ""), ("in/b/x", "")],
        );
        let root = dir.path().join("in");
        symlink(dir.path().join("out/secret.tf"), root.join("b/leak.tf")).unwrap();
        symlink(dir.path().join("out"), root.join("b/dir")).unwrap();
        symlink(root.join("a/real.tf"), root.join("b/shared.tf")).unwrap();
        let targets = Targets::locate(&[PathBuf::from(".")], &root).unwrap();
        let walk = Walk {
            threads: 1,
            excluded: &|_| false,
        };
        let found = discover(&targets, &walk);
        assert_eq!(found.files, [targets.boundary.join("a/real.tf")]);
        assert_eq!(
            found.problems,
            [DiscoverError::Link(targets.boundary.join("b/leak.tf"))]
        );
    }

    #[cfg(unix)]
    #[test]
    fn an_ignore_file_that_is_no_file_leaves_nothing_out_and_is_not_opened() {
        use std::os::unix::fs::symlink;
        let dir = tempfile::tempdir().unwrap();
        let files = [
            (".gitignore", "x.tf\n"),
            ("a.tf", ""),
            ("x.tf", ""),
            ("deep/b.tf", ""),
            ("deep/er/c.tf", ""),
            ("linked/d.tf", ""),
            ("linked/e.tf", ""),
        ];
        write(dir.path(), &files);
        // Reading it would not end.
        symlink("/dev/zero", dir.path().join("deep/.gitignore")).unwrap();
        write(dir.path(), &[("rules", "e.tf\n")]);
        symlink("../rules", dir.path().join("linked/.gitignore")).unwrap();
        let large = "x.tf\n".repeat(100_000);
        write(dir.path(), &[("large/.ignore", &large), ("large/y.tf", "")]);
        let targets = Targets::locate(&[PathBuf::from(".")], dir.path()).unwrap();
        let walk = Walk {
            threads: 1,
            excluded: &|_| false,
        };
        let found = discover(&targets, &walk);
        let inside = |name: &str| targets.boundary.join(name);
        let expected = [
            "a.tf",
            "deep/b.tf",
            "deep/er/c.tf",
            "large/y.tf",
            "linked/d.tf",
        ];
        assert_eq!(found.files, expected.map(inside));
        let told = ["deep/.gitignore", "large/.ignore"];
        let told = told.map(|name| DiscoverError::IgnoreFile(inside(name)));
        assert_eq!(found.problems, told);
    }

    #[test]
    fn siblings_are_those_of_the_directory_alone() {
        let dir = tempfile::tempdir().unwrap();
        write(
            dir.path(),
            &[
                ("a.yaml", ""),
                ("b/c.yaml", ""),
                ("d.md", ""),
                ("Kustomization", ""),
            ],
        );
        let expected = ["Kustomization", "a.yaml"].map(|name| dir.path().join(name));
        assert_eq!(siblings(dir.path()), expected);
    }
}
