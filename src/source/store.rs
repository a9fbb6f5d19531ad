//! The files of one run, each read once, and the wall around them.
//!
//! All reading goes through [`Sources::load`]: it is where the scan root ends (the code that we
//! scan is a stranger's) and where the size of a file is bounded.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock, RwLock};

use rustc_hash::FxHashMap;

use super::{FileId, LineIndex};

/// Largest file that is found and read, in bytes.
pub const MAX_FILE_BYTES: u64 = 16 * 1024 * 1024;

/// Largest file that is read because the command line names it, in bytes: plans of large estates are
/// larger than anything that people write.
pub const MAX_ADMITTED_BYTES: u64 = 512 * 1024 * 1024;

/// One file, as it was when it was read.
#[derive(Debug)]
pub struct SourceFile {
    /// Its number in [`Sources`].
    pub id: FileId,
    /// Absolute path with all links resolved; for standard input, a name in angle brackets.
    pub path: PathBuf,
    /// Path to show: relative to the boundary, with `/` between its parts.
    pub name: String,
    /// The whole text. Spans are offsets into it; a byte order mark, where there is one, counts.
    pub text: String,
    lines: OnceLock<LineIndex>,
}

impl SourceFile {
    /// The index of lines, made when first asked for.
    pub fn lines(&self) -> &LineIndex {
        self.lines.get_or_init(|| LineIndex::new(&self.text))
    }
}

/// Why a file could not be had.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// It is outside of what may be read.
    #[error("{} is outside the scan root, so it is not read", path.display())]
    Outside {
        /// The path as asked for.
        path: PathBuf,
    },
    /// It is larger than [`MAX_FILE_BYTES`], or [`MAX_ADMITTED_BYTES`].
    #[error("{} is larger than {} MiB, so it is not read", path.display(), limit / 1024 / 1024)]
    TooLarge {
        /// Most bytes that it may have.
        limit: u64,
        /// The path as asked for.
        path: PathBuf,
    },
    /// It is a device, a pipe or a directory.
    #[error("{} is not a regular file", path.display())]
    NotAFile {
        /// The path as asked for.
        path: PathBuf,
    },
    /// It holds bytes that are not UTF-8.
    #[error("{} is not UTF-8 text (byte {offset})", path.display())]
    NotText {
        /// The path as asked for.
        path: PathBuf,
        /// Offset of the first byte that is wrong.
        offset: usize,
    },
    /// The system refused.
    #[error("{} cannot be read: {source}", path.display())]
    Io {
        /// The path as asked for.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
}

impl LoadError {
    const fn path_mut(&mut self) -> &mut PathBuf {
        match self {
            Self::Outside { path }
            | Self::TooLarge { path, .. }
            | Self::NotAFile { path }
            | Self::NotText { path, .. }
            | Self::Io { path, .. } => path,
        }
    }
}

#[derive(Default)]
struct Table {
    files: Vec<Arc<SourceFile>>,
    by_path: FxHashMap<PathBuf, FileId>,
}

/// All files of a run. Shared between threads; a file is read once, however often it is asked for.
pub struct Sources {
    boundary: PathBuf,
    table: RwLock<Table>,
}

impl Sources {
    /// A store that reads nothing outside of `boundary`, a directory (links resolved).
    ///
    /// # Errors
    /// When the directory does not exist or cannot be opened.
    pub fn new(boundary: &Path) -> io::Result<Self> {
        Ok(Self {
            boundary: boundary.canonicalize()?,
            table: RwLock::default(),
        })
    }

    /// The directory that nothing is read outside of.
    pub fn boundary(&self) -> &Path {
        &self.boundary
    }

    /// Resolves links and checks that the path is inside the boundary.
    ///
    /// # Errors
    /// [`LoadError::Outside`], or [`LoadError::Io`] when it does not exist.
    pub fn resolve(&self, path: &Path) -> Result<PathBuf, LoadError> {
        let real = canonical(path).map_err(|error| self.shown(error))?;
        self.admits(&real, path)?;
        Ok(real)
    }

    /// Whether a path with all links resolved is inside the boundary.
    fn admits(&self, real: &Path, asked: &Path) -> Result<(), LoadError> {
        if real.starts_with(&self.boundary) {
            return Ok(());
        }
        Err(self.shown(LoadError::Outside { path: asked.into() }))
    }

    /// The error with its path as paths are shown: it may reach a report, and where the scan root
    /// is on this machine is nobody's business there.
    fn shown(&self, mut error: LoadError) -> LoadError {
        let path = error.path_mut();
        *path = PathBuf::from(self.display_name(path));
        error
    }

    /// Reads a file, or answers with what was read before.
    ///
    /// # Errors
    /// Any of [`LoadError`].
    pub fn load(&self, path: &Path) -> Result<Arc<SourceFile>, LoadError> {
        let real = canonical(path).map_err(|error| self.shown(error))?;
        if let Some(file) = self.loaded(&real) {
            return Ok(file);
        }
        self.admits(&real, path)?;
        let text = read_text(&real, MAX_FILE_BYTES).map_err(|error| self.shown(error))?;
        Ok(self.insert(real, text))
    }

    /// Reads a file that the user has named on the command line, wherever it is. From then on
    /// [`Sources::load`] answers with it too. Never to be called with a path out of a scanned file.
    ///
    /// # Errors
    /// Any of [`LoadError`] but [`LoadError::Outside`].
    pub fn admit(&self, path: &Path) -> Result<Arc<SourceFile>, LoadError> {
        let real = canonical(path)?;
        if let Some(file) = self.loaded(&real) {
            return Ok(file);
        }
        let text = read_text(&real, MAX_ADMITTED_BYTES)?;
        Ok(self.insert(real, text))
    }

    /// Reads a file of any content, anew each time: for hashes and encodings of what is not text.
    ///
    /// # Errors
    /// Any of [`LoadError`] but [`LoadError::NotText`].
    pub fn load_bytes(&self, path: &Path) -> Result<Vec<u8>, LoadError> {
        read_bytes(&self.resolve(path)?, MAX_FILE_BYTES).map_err(|error| self.shown(error))
    }

    /// Takes text that did not come from a file (standard input, tests) under `path`. A text that
    /// is there already under this path stays.
    pub fn insert(&self, path: PathBuf, text: String) -> Arc<SourceFile> {
        let mut table = self
            .table
            .write()
            .expect("no thread panics while it holds the table");
        if let Some(id) = table.by_path.get(&path) {
            return table.files[id.0 as usize].clone();
        }
        let id = FileId(table.files.len() as u32);
        let name = self.display_name(&path);
        let file = Arc::new(SourceFile {
            id,
            path: path.clone(),
            name,
            text,
            lines: OnceLock::new(),
        });
        table.files.push(file.clone());
        table.by_path.insert(path, id);
        file
    }

    /// The file with this number.
    ///
    /// # Panics
    /// When the number is from another store.
    pub fn file(&self, id: FileId) -> Arc<SourceFile> {
        let table = self
            .table
            .read()
            .expect("no thread panics while it holds the table");
        table.files[id.0 as usize].clone()
    }

    /// Number of files read so far.
    pub fn count(&self) -> usize {
        self.table
            .read()
            .expect("no thread panics while it holds the table")
            .files
            .len()
    }

    /// How a path is shown: relative to the boundary where it is inside, with `/`.
    pub fn display_name(&self, path: &Path) -> String {
        let shown = path.strip_prefix(&self.boundary).unwrap_or(path);
        let parts: Vec<_> = shown
            .components()
            .map(|part| part.as_os_str().to_string_lossy())
            .collect();
        if shown.has_root() {
            shown.to_string_lossy().into_owned()
        } else {
            parts.join("/")
        }
    }

    fn loaded(&self, real: &Path) -> Option<Arc<SourceFile>> {
        let table = self
            .table
            .read()
            .expect("no thread panics while it holds the table");
        table
            .by_path
            .get(real)
            .map(|id| table.files[id.0 as usize].clone())
    }
}

fn canonical(path: &Path) -> Result<PathBuf, LoadError> {
    path.canonicalize().map_err(|source| LoadError::Io {
        path: path.into(),
        source,
    })
}

fn read_text(path: &Path, limit: u64) -> Result<String, LoadError> {
    String::from_utf8(read_bytes(path, limit)?).map_err(|error| LoadError::NotText {
        path: path.into(),
        offset: error.utf8_error().valid_up_to(),
    })
}

/// Reads one regular file of bounded size. The size is bounded while reading too: what `metadata`
/// said may be out of date, or a lie (`/proc`).
fn read_bytes(path: &Path, limit: u64) -> Result<Vec<u8>, LoadError> {
    let io = |source| LoadError::Io {
        path: path.into(),
        source,
    };
    let metadata = path.metadata().map_err(io)?;
    if !metadata.is_file() {
        return Err(LoadError::NotAFile { path: path.into() });
    }
    let mut bytes = Vec::with_capacity(metadata.len().min(limit) as usize + 1);
    File::open(path)
        .map_err(io)?
        .take(limit + 1)
        .read_to_end(&mut bytes)
        .map_err(io)?;
    if bytes.len() as u64 > limit {
        return Err(LoadError::TooLarge {
            limit,
            path: path.into(),
        });
    }
    Ok(bytes)
}
