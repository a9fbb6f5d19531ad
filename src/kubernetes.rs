//! Kubernetes: manifests to objects.
//!
//! A manifest says what it means: nothing is evaluated. All objects under a scan root are one unit,
//! since they refer to each other by name and label. Manifests that have to be rendered first
//! (Helm's templates, Kustomize's overlays) are recognised, so that they can be told, and not read.

mod blanks;
mod kinds;
mod objects;
mod schemas;
mod templates;

use std::path::Path;
use std::sync::Arc;

use ecow::{EcoString, eco_format};
use rustc_hash::FxHashSet;

use crate::resource::{Folders, Platform, Resource, Unit};
use crate::source::{SourceFile, Sources};
use crate::syntax::tree::{Document, Node};
use objects::Identity;

pub use schemas::schemas;
pub use templates::is_helm_template;

/// Whether a document is an object, by its content: a mapping with `apiVersion` and `kind`. The
/// files of Kustomize and of kubectl itself (a kubeconfig) look the same and are none.
pub fn recognise(root: &Node) -> bool {
    Identity::of(root).is_some_and(|identity| !identity.is_for_tools())
}

/// Makes resources of all objects in the documents, the items of lists among them. Documents that
/// are no objects are passed over. Of objects with the same address, as in the folders of several
/// environments, the second and further ones, in the order of path and place, end in `#2`, `#3`, …
pub fn evaluate(
    mut documents: Vec<(Arc<SourceFile>, Document)>,
    root: &Path,
    sources: &Sources,
) -> Unit {
    documents.sort_by(|(a, left), (b, right)| {
        (&a.name, left.span.start).cmp(&(&b.name, right.span.start))
    });
    let mut resources = Vec::new();
    let mut diagnostics = Vec::new();
    let mut folders = Folders::default();
    for (file, document) in &documents {
        folders.add(file.id, &file.name);
        objects::collect(document, file, &mut resources, &mut diagnostics);
    }
    number_duplicates(&mut resources);
    resources.sort_by(|a, b| a.address.cmp(&b.address));
    let name = match sources.display_name(root) {
        name if name.is_empty() => ".".to_owned(),
        name => name,
    };
    Unit {
        resources,
        diagnostics,
        folders,
        ..Unit::new(Platform::Kubernetes, root.to_path_buf(), name)
    }
}

fn number_duplicates(resources: &mut [Resource]) {
    let mut taken: FxHashSet<EcoString> = FxHashSet::default();
    let mut counts = rustc_hash::FxHashMap::<EcoString, usize>::default();
    for resource in resources {
        let count = counts.entry(resource.address.clone()).or_insert(0);
        *count += 1;
        let mut address = match *count {
            1 => resource.address.clone(),
            count => eco_format!("{}#{count}", resource.address),
        };
        while !taken.insert(address.clone()) {
            *count += 1;
            address = eco_format!("{}#{count}", resource.address);
        }
        resource.address = address;
    }
}

#[cfg(test)]
mod tests;
