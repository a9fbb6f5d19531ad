//! A user's own checks and concepts, from a folder.

use std::fs;
use std::path::{Path, PathBuf};

use super::definition::Definitions;
use super::functions;
use super::read::{DefinitionFile, Fault, Rules, read};
use crate::expr::functions::plain_name;
use crate::source::store::MAX_FILE_BYTES;

/// Deepest folder that is looked into.
const MAX_DEPTH: usize = 16;

/// Folders beside the definitions that hold what checks are tested with.
const FIXTURES: &str = "fixtures";

/// A file of definitions as it was read.
#[derive(Clone, Debug)]
pub struct LoadedFile {
    /// Where it is.
    pub path: PathBuf,
    /// Its text.
    pub text: String,
}

/// What a folder holds.
#[derive(Debug)]
pub struct Loaded {
    /// The definitions to go on with: those that were there already and those of the folder.
    pub definitions: Definitions,
    /// The files, in order of path, for the numbers in `faults`.
    pub files: Vec<LoadedFile>,
    /// What is wrong in them. Whoever loads decides whether to go on without what is wrong.
    pub faults: Vec<Fault>,
}

/// Why a folder could not be read.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// The system refused.
    #[error("{} cannot be read", path.display())]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// A file that cannot be a definition.
    #[error("{} is too large for a file of checks", path.display())]
    TooLarge {
        /// The file.
        path: PathBuf,
    },
}

/// Reads all `.hcl` files below a folder on top of definitions that are there already. Folders named
/// `fixtures` and those that begin with a dot are passed over.
///
/// # Errors
/// When the folder or a file in it cannot be read. Faults in their text are no error: they are in
/// the result.
pub fn load(
    folder: &Path,
    base: &Definitions,
    is_control: &dyn Fn(&str, &str) -> bool,
) -> Result<Loaded, LoadError> {
    let mut paths = Vec::new();
    collect(folder, 0, &mut paths)?;
    paths.sort();
    let files: Result<Vec<_>, _> = paths.into_iter().map(read_file).collect();
    let files = files?;
    let names: Vec<String> = files
        .iter()
        .map(|file| slashed(folder, &file.path))
        .collect();
    let texts: Vec<_> = files
        .iter()
        .zip(&names)
        .map(|(file, path)| DefinitionFile {
            path,
            text: &file.text,
        })
        .collect();
    let rules = Rules {
        is_control,
        is_function: &is_function,
    };
    let (new, faults) = read(&texts, base, &rules);
    let mut definitions = base.clone();
    definitions.concepts.extend(new.concepts);
    definitions.checks.extend(new.checks);
    definitions.lifetimes.extend(new.lifetimes);
    definitions.concepts.sort_by(|a, b| a.name.cmp(&b.name));
    definitions.checks.sort_by(|a, b| a.id.cmp(&b.id));
    definitions.lifetimes.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(Loaded {
        definitions,
        files,
        faults,
    })
}

/// Whether an expression of a check may call a function of this name.
pub fn is_function(name: &str) -> bool {
    let plain = plain_name(name);
    matches!(plain, "try" | "can")
        || functions::exists(name)
        || crate::expr::functions::find(plain).is_some()
}

fn collect(folder: &Path, depth: usize, paths: &mut Vec<PathBuf>) -> Result<(), LoadError> {
    let io = |source| LoadError::Io {
        path: folder.into(),
        source,
    };
    for entry in fs::read_dir(folder).map_err(io)? {
        let entry = entry.map_err(io)?;
        let name = entry.file_name();
        let kind = entry.file_type().map_err(io)?;
        let hidden = name.to_string_lossy().starts_with('.');
        if kind.is_dir() && depth < MAX_DEPTH && !hidden && name != FIXTURES {
            collect(&entry.path(), depth + 1, paths)?;
        } else if kind.is_file() && entry.path().extension().is_some_and(|e| e == "hcl") {
            paths.push(entry.path());
        }
    }
    Ok(())
}

fn read_file(path: PathBuf) -> Result<LoadedFile, LoadError> {
    let io = |source| LoadError::Io {
        path: path.clone(),
        source,
    };
    if path.metadata().map_err(io)?.len() > MAX_FILE_BYTES {
        return Err(LoadError::TooLarge { path });
    }
    let text = fs::read_to_string(&path).map_err(io)?;
    Ok(LoadedFile { path, text })
}

/// The path below the folder, with the folder's own name before it: a check that lies in the folder
/// itself has it as its theme.
fn slashed(folder: &Path, path: &Path) -> String {
    let own = folder
        .canonicalize()
        .ok()
        .and_then(|real| Some(real.file_name()?.to_string_lossy().into_owned()));
    let below = path.strip_prefix(folder).unwrap_or(path);
    let below = below
        .components()
        .map(|part| part.as_os_str().to_string_lossy().into_owned());
    own.into_iter().chain(below).collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::samples::check;

    fn write(folder: &Path, name: &str, text: &str) {
        let path = folder.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    #[test]
    fn a_folder_is_read_on_top_of_what_is_there() {
        let folder = tempfile::tempdir().unwrap();
        let on = "on \"terraform\" \"t\" {\n require = can(self.a)\n message = \"no\"\n}";
        write(folder.path(), "tagging/TST001.hcl", &check("TST001", on));
        write(folder.path(), "tagging/notes.txt", "nothing");
        write(folder.path(), "fixtures/TST001/x.hcl", "nothing");
        let loaded = load(folder.path(), &Definitions::default(), &|_, _| true).unwrap();
        assert!(loaded.faults.is_empty(), "{:?}", loaded.faults);
        assert_eq!(loaded.definitions.checks[0].theme, "tagging");
        assert_eq!(loaded.files.len(), 1);
    }

    #[test]
    fn faults_name_their_file() {
        let folder = tempfile::tempdir().unwrap();
        write(folder.path(), "a/TST001.hcl", "check \"TST001\" {\n}\n");
        let loaded = load(folder.path(), &Definitions::default(), &|_, _| true).unwrap();
        assert!(!loaded.faults.is_empty());
        let file = &loaded.files[loaded.faults[0].file];
        assert!(file.path.ends_with("a/TST001.hcl"));
        assert!(loaded.definitions.checks.is_empty());
    }

    #[test]
    fn a_folder_that_is_not_there_is_an_error() {
        let folder = tempfile::tempdir().unwrap();
        let missing = folder.path().join("missing");
        assert!(load(&missing, &Definitions::default(), &|_, _| true).is_err());
    }
}
