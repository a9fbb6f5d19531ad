//! From bytes to texts.
//!
//! A document of ours may hold a few bytes that are not UTF-8, in a comment most often, which is no
//! reason to look at none of it: they are replaced, and that is told. Binary files with a name such as
//! `.template` are no business of ours.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::is_configuration;
use super::signs::Signs;
use crate::diagnostic::{Diagnostic, DiagnosticKind};
use crate::source::{LoadError, Place, SourceFile, Sources, Span};

/// A file; `None` for what is not text and does not mean to be a document of ours.
type Text = Result<Option<Arc<SourceFile>>, LoadError>;

/// The text of a file.
///
/// # Errors
/// Any of [`LoadError`].
pub fn load(path: &Path, sources: &Sources) -> Text {
    if is_configuration(path) {
        return sources.load_configuration(path).map(Some);
    }
    match sources.load_document(path) {
        Err(error @ LoadError::NotText { .. }) => {
            let real = sources.resolve(path)?;
            mend(real, &sources.load_bytes(path)?, error, sources)
        }
        other => other.map(Some),
    }
}

/// The text of a document that the command line names, wherever it is.
///
/// # Errors
/// Any of [`LoadError`] but [`LoadError::Outside`].
pub fn admit(path: &Path, sources: &Sources) -> Text {
    match sources.admit_document(path) {
        Err(error @ LoadError::NotText { .. }) => {
            let real = path.canonicalize().unwrap_or_else(|_| path.to_owned());
            mend(real, &sources.admit_bytes(path)?, error, sources)
        }
        other => other.map(Some),
    }
}

/// The text that these bytes are, under `path`.
///
/// # Errors
/// [`LoadError::NotText`].
pub fn take(path: PathBuf, bytes: Vec<u8>, sources: &Sources) -> Text {
    match sources.insert_document(path.clone(), bytes.clone()) {
        Err(error) => mend(path, &bytes, error, sources),
        Ok(file) => Ok(Some(file)),
    }
}

fn mend(path: PathBuf, bytes: &[u8], error: LoadError, sources: &Sources) -> Text {
    if !has_signs(bytes) {
        return Ok(None);
    }
    // Of another encoding altogether.
    if bytes.contains(&0) {
        return Err(error);
    }
    Ok(Some(sources.insert_mended(path, bytes)))
}

/// Whether bytes that are not text hold the words of a document of ours, in whatever encoding.
fn has_signs(bytes: &[u8]) -> bool {
    let bytes: Vec<u8> = bytes.iter().copied().filter(|&byte| byte != 0).collect();
    Signs::of(&String::from_utf8_lossy(&bytes)).any()
}

/// What is wrong with the bytes of a file.
pub fn fault(file: &SourceFile) -> Option<Diagnostic> {
    let at = file.mended?;
    let place = Place::new(file.id, Span::new(at, at));
    let message = match is_configuration(Path::new(&file.name)) {
        true => {
            "this is not UTF-8, which Terraform takes in comments alone; the rest of it is read"
        }
        false => "this is not UTF-8, and is refused by what reads the file; the rest of it is read",
    };
    Some(Diagnostic::new(DiagnosticKind::Unreadable, message, place))
}
