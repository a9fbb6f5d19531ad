//! The files of one run, each read once, and the wall around them.
//!
//! All reading goes through [`Sources::load`]: it is where the scan root ends (the code that we
//! scan is a stranger's) and where the size of a file is bounded.

use std::ffi::OsStr;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock, RwLock};

use rustc_hash::FxHashMap;

use super::{FileId, LineIndex, Secrets};

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
    /// What of it is not shown.
    pub secrets: Secrets,
    /// Where the first bytes stood that are not UTF-8, if such have been replaced.
    pub mended: Option<u32>,
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
    /// It is a version control system's own: `.git/config` may hold a token.
    #[error("{} belongs to the version control system, so it is not read", path.display())]
    VersionControl {
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
    #[error("{} cannot be read: {reason}", path.display())]
    Io {
        /// The path as asked for.
        path: PathBuf,
        /// What the system said; it is part of the message, so not told as its cause again.
        reason: io::Error,
    },
}

impl LoadError {
    const fn path_mut(&mut self) -> &mut PathBuf {
        match self {
            Self::Outside { path }
            | Self::VersionControl { path }
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

    /// Resolves links and checks that the path is one that may be read.
    ///
    /// # Errors
    /// [`LoadError::Outside`], [`LoadError::VersionControl`], or [`LoadError::Io`] when it does not
    /// exist.
    pub fn resolve(&self, path: &Path) -> Result<PathBuf, LoadError> {
        let real = canonical(path).map_err(|error| self.shown(error))?;
        self.admits(&real, path)?;
        Ok(real)
    }

    /// Whether a path with all links resolved is inside the boundary, and not where a version
    /// control system keeps its own.
    fn admits(&self, real: &Path, asked: &Path) -> Result<(), LoadError> {
        let path = asked.into();
        let error = match real.strip_prefix(&self.boundary) {
            Ok(inside) if !inside.iter().any(is_version_control) => return Ok(()),
            Ok(_) => LoadError::VersionControl { path },
            Err(_) => LoadError::Outside { path },
        };
        Err(self.shown(error))
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
        self.load_as(path, text_of)
    }

    /// The same for YAML and JSON, which may be UTF-16, as a plan that `PowerShell` has written.
    /// Spans are offsets into the UTF-8 text that it is turned into.
    ///
    /// # Errors
    /// Any of [`LoadError`].
    pub fn load_document(&self, path: &Path) -> Result<Arc<SourceFile>, LoadError> {
        self.load_as(path, document_of)
    }

    /// The same for Terraform's configuration, which is UTF-8, and of which Terraform lets anything be in a
    /// comment: of what holds blocks a few other bytes are replaced.
    ///
    /// # Errors
    /// Any of [`LoadError`].
    pub fn load_configuration(&self, path: &Path) -> Result<Arc<SourceFile>, LoadError> {
        let error = match self.load(path) {
            Err(error @ LoadError::NotText { .. }) => error,
            other => return other,
        };
        let bytes = self.load_bytes(path)?;
        if bytes.contains(&0) || !bytes.contains(&b'{') {
            return Err(error);
        }
        Ok(self.insert_mended(self.resolve(path)?, &bytes))
    }

    fn load_as(&self, path: &Path, decode: Decode) -> Result<Arc<SourceFile>, LoadError> {
        let real = canonical(path).map_err(|error| self.shown(error))?;
        if let Some(file) = self.loaded(&real) {
            return Ok(file);
        }
        self.admits(&real, path)?;
        let text = read_text(&real, MAX_FILE_BYTES, decode).map_err(|error| self.shown(error))?;
        Ok(self.insert(real, text))
    }

    /// Reads a file that the user has named on the command line, wherever it is. From then on
    /// [`Sources::load`] answers with it too. Never to be called with a path out of a scanned file.
    ///
    /// # Errors
    /// Any of [`LoadError`] but [`LoadError::Outside`].
    pub fn admit(&self, path: &Path) -> Result<Arc<SourceFile>, LoadError> {
        self.admit_as(path, text_of)
    }

    /// The same for YAML and JSON, which may be UTF-16.
    ///
    /// # Errors
    /// Any of [`LoadError`] but [`LoadError::Outside`].
    pub fn admit_document(&self, path: &Path) -> Result<Arc<SourceFile>, LoadError> {
        self.admit_as(path, document_of)
    }

    fn admit_as(&self, path: &Path, decode: Decode) -> Result<Arc<SourceFile>, LoadError> {
        let real = canonical(path)?;
        if let Some(file) = self.loaded(&real) {
            return Ok(file);
        }
        let text = read_text(&real, MAX_ADMITTED_BYTES, decode)?;
        Ok(self.insert(real, text))
    }

    /// Reads a file of any content, anew each time: for hashes and encodings of what is not text.
    ///
    /// # Errors
    /// Any of [`LoadError`] but [`LoadError::NotText`].
    pub fn load_bytes(&self, path: &Path) -> Result<Vec<u8>, LoadError> {
        read_bytes(&self.resolve(path)?, MAX_FILE_BYTES).map_err(|error| self.shown(error))
    }

    /// The same of a file that the user has named, wherever it is; as [`Sources::admit`].
    ///
    /// # Errors
    /// Any of [`LoadError`] but [`LoadError::NotText`] and [`LoadError::Outside`].
    pub fn admit_bytes(&self, path: &Path) -> Result<Vec<u8>, LoadError> {
        read_bytes(&canonical(path)?, MAX_ADMITTED_BYTES)
    }

    /// Takes text that did not come from a file (standard input, tests) under `path`. A text that
    /// is there already under this path stays.
    pub fn insert(&self, path: PathBuf, text: String) -> Arc<SourceFile> {
        self.insert_as(path, text, None)
    }

    /// The same with the bytes of YAML or JSON, which may be UTF-16.
    ///
    /// # Errors
    /// [`LoadError::NotText`].
    pub fn insert_document(
        &self,
        path: PathBuf,
        bytes: Vec<u8>,
    ) -> Result<Arc<SourceFile>, LoadError> {
        match document_of(bytes) {
            Ok(text) => Ok(self.insert(path, text)),
            Err(offset) => Err(self.shown(LoadError::NotText { path, offset })),
        }
    }

    /// The same with bytes of which a few are not UTF-8; U+FFFD stands in their place.
    pub fn insert_mended(&self, path: PathBuf, bytes: &[u8]) -> Arc<SourceFile> {
        let text = String::from_utf8_lossy(bytes).into_owned();
        let mended = std::str::from_utf8(bytes).err();
        self.insert_as(path, text, mended.map(|error| error.valid_up_to() as u32))
    }

    fn insert_as(&self, path: PathBuf, text: String, mended: Option<u32>) -> Arc<SourceFile> {
        let mut table = self
            .table
            .write()
            .expect("no thread panics while it holds the table");
        if let Some(id) = table.by_path.get(&path) {
            return table.files[id.index()].clone();
        }
        let id = FileId::new(table.files.len() as u32);
        let name = self.display_name(&path);
        let file = Arc::new(SourceFile {
            id,
            path: path.clone(),
            name,
            text,
            secrets: Secrets::default(),
            mended,
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
        table.files[id.index()].clone()
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
            .map(|id| table.files[id.index()].clone())
    }
}

/// Whether a directory or file of this name is a version control system's own.
pub fn is_version_control(name: &OsStr) -> bool {
    [".git", ".hg", ".svn", ".bzr", ".jj", "_darcs", "CVS"]
        .iter()
        .any(|own| name.eq_ignore_ascii_case(own))
}

fn canonical(path: &Path) -> Result<PathBuf, LoadError> {
    path.canonicalize().map_err(|reason| LoadError::Io {
        path: path.into(),
        reason,
    })
}

/// Bytes to text; else the offset of the first byte that is wrong.
type Decode = fn(Vec<u8>) -> Result<String, usize>;

fn text_of(bytes: Vec<u8>) -> Result<String, usize> {
    String::from_utf8(bytes).map_err(|error| error.utf8_error().valid_up_to())
}

fn document_of(bytes: Vec<u8>) -> Result<String, usize> {
    utf16_of(&bytes).map_or_else(|| text_of(bytes), Ok)
}

/// The text, if it is UTF-16: it begins with a byte order mark, which stays, or with a character of
/// ASCII, as every document does.
fn utf16_of(bytes: &[u8]) -> Option<String> {
    let unit = match bytes {
        [0xff, 0xfe, ..] | [1..=0x7f, 0, ..] => u16::from_le_bytes,
        [0xfe, 0xff, ..] | [0, 1..=0x7f, ..] => u16::from_be_bytes,
        _ => return None,
    };
    let (pairs, []) = bytes.as_chunks() else {
        return None;
    };
    let units = pairs.iter().map(|&pair| unit(pair));
    char::decode_utf16(units).collect::<Result<_, _>>().ok()
}

fn read_text(path: &Path, limit: u64, decode: Decode) -> Result<String, LoadError> {
    decode(read_bytes(path, limit)?).map_err(|offset| LoadError::NotText {
        path: path.into(),
        offset,
    })
}

/// Reads one regular file of bounded size. The size is bounded while reading too: what `metadata`
/// said may be out of date, or a lie (`/proc`).
fn read_bytes(path: &Path, limit: u64) -> Result<Vec<u8>, LoadError> {
    let io = |reason| LoadError::Io {
        path: path.into(),
        reason,
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

#[cfg(test)]
mod tests {
    use super::*;

    fn store(name: &str, content: &[u8]) -> (tempfile::TempDir, Sources) {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, content).unwrap();
        let sources = Sources::new(dir.path()).unwrap();
        (dir, sources)
    }

    #[test]
    fn nothing_of_a_version_control_system_is_read() {
        let (dir, sources) = store("a/.git/config", b"token");
        let path = dir.path().join("a/.git/config");
        let refused = [
            sources.load(&path).err(),
            sources.load_bytes(&path).err(),
            sources.resolve(&path).err(),
        ];
        for error in refused {
            assert!(matches!(error, Some(LoadError::VersionControl { .. })));
        }
        let (dir, sources) = store(".github/a", b"text");
        assert!(sources.load(&dir.path().join(".github/a")).is_ok());
    }

    #[test]
    fn messages_name_paths_as_they_are_shown() {
        let (dir, sources) = store("a/b.tf", b"a \xff");
        let error = sources.load(&dir.path().join("a/b.tf")).unwrap_err();
        assert_eq!(error.to_string(), "a/b.tf is not UTF-8 text (byte 2)");
    }

    #[test]
    fn documents_may_be_utf_16() {
        let little: fn(u16) -> [u8; 2] = u16::to_le_bytes;
        for (bytes, text) in [
            (little, "\u{feff}a: \u{e4}\u{1d4b3}"),
            (u16::to_be_bytes, "\u{feff}a: \u{e4}\u{1d4b3}"),
            (little, "a: \u{e4}"),
            (u16::to_be_bytes, "a: \u{e4}"),
        ] {
            let content: Vec<u8> = text.encode_utf16().flat_map(bytes).collect();
            let (dir, sources) = store("a.yaml", &content);
            let path = dir.path().join("a.yaml");
            assert!(sources.load(&path).is_err());
            assert_eq!(sources.load_document(&path).unwrap().text, text);
        }
        let (dir, sources) = store("a.yaml", b"\xff\xfea\0b");
        assert!(sources.load_document(&dir.path().join("a.yaml")).is_err());
    }
}
