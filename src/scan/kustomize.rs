//! Kustomize, as far as it says what is no whole object: the patches that a `kustomization.yaml` names.
//! <https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/patches/>

use std::path::{Path, PathBuf};

use crate::source::SourceFile;
use crate::syntax::tree::{self, Node};

/// Whether a file of this name is a kustomization.
pub(super) fn is_kustomization(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default();
    name == "kustomization.yaml" || name == "kustomization.yml"
}

/// The files that a kustomization names as patches, with links resolved. What is missing, or written
/// out in the kustomization itself, is not among them.
pub(super) fn patches(file: &SourceFile) -> Vec<PathBuf> {
    let directory = file.path.parent().unwrap_or(Path::new(""));
    let documents = tree::yaml::parse(&file.text).documents;
    let listed = |key: &'static str| {
        let lists = documents
            .iter()
            .filter_map(move |it| it.root.get(key)?.as_sequence());
        lists.flatten()
    };
    let files = listed("patches")
        .chain(listed("patchesJson6902"))
        .filter_map(|patch| patch.get("path"))
        .chain(listed("patchesStrategicMerge"));
    files
        .filter_map(Node::as_str)
        .filter(|name| !name.contains('\n'))
        .filter_map(|name| directory.join(name).canonicalize().ok())
        .collect()
}
