//! What a tool gave, as a unit.

use std::path::Path;
use std::sync::Arc;

use crate::kubernetes;
use crate::resource::Unit;
use crate::source::{SourceFile, Sources};
use crate::syntax::tree::yaml;

/// The objects in the output of `tool` for a folder, and the file that the output is kept as.
///
/// # Errors
/// In words, where the output is not YAML.
pub(super) fn evaluate(
    text: String,
    folder: &Path,
    tool: &str,
    sources: &Sources,
) -> Result<(Unit, Arc<SourceFile>), String> {
    let file = sources.insert(folder.join(format!("<{tool}>")), text);
    let parsed = yaml::parse_around(&file.text, &kubernetes::schemas(&file.text));
    if let (Some(error), []) = (parsed.errors.first(), parsed.documents.as_slice()) {
        return Err(format!("what {tool} gave is not YAML: {}", error.message));
    }
    let documents = parsed.documents.into_iter().map(|it| (file.clone(), it));
    let mut unit = kubernetes::evaluate(documents.collect(), folder, sources);
    // They point into a text that nobody can look at.
    unit.diagnostics.clear();
    Ok((unit, file))
}
