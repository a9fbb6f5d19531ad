//! Which manifest or patch of a kustomization made which part of an object.
//!
//! The manifests and patches are YAML, so that each part of a rendered object is looked up where it would
//! be in them: in the patch that says the same, or else in the manifest that the object began as. An
//! object is known again by its kind and its name, which may have got a prefix or a suffix.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use ecow::EcoString;
use rustc_hash::FxHashMap;

use super::kustomization::Kustomization;
use super::lines;
use crate::kubernetes;
use crate::resource::Resource;
use crate::source::{Place, SourceFile, Sources, Span};
use crate::syntax::tree::yaml;
use crate::value::{Data, Map, Origin, Value};

/// What a kustomization is put together from.
pub(super) struct Layers {
    patches: Objects,
    resources: Objects,
    /// Where an object is placed that none of them has made: one that was generated.
    file: Arc<SourceFile>,
}

/// Objects by kind, in the order in which they are looked at.
type Objects = FxHashMap<EcoString, Vec<Resource>>;

/// Most objects of one kind that an object is compared with, and elements of a list that an element is.
const MAX_COMPARED: usize = 2_000;

impl Layers {
    /// The patches of the outermost kustomization come first.
    pub(super) fn read(
        patches: &[PathBuf],
        resources: &BTreeSet<PathBuf>,
        root: &Kustomization,
        sources: &Sources,
    ) -> Self {
        let mut layers = Self {
            patches: Objects::default(),
            resources: Objects::default(),
            file: root.file.clone(),
        };
        let all = [
            patches.iter().collect::<Vec<_>>(),
            resources.iter().collect(),
        ];
        for (paths, into) in all
            .into_iter()
            .zip([&mut layers.patches, &mut layers.resources])
        {
            for object in paths.into_iter().flat_map(|path| objects(path, sources)) {
                into.entry(object.kind.clone()).or_default().push(object);
            }
        }
        layers
    }

    /// Gives a rendered object the places of what it was made from; `false` where that is not known.
    pub(super) fn relocate(&self, rendered: &mut Resource) -> bool {
        let name = name(rendered).to_owned();
        let bases = alike(&self.resources, &rendered.kind, &name);
        // Of equals the first.
        let Some((_, base)) = bases
            .into_iter()
            .rev()
            .max_by_key(|(likeness, _)| *likeness)
        else {
            let place = Place::new(self.file.id, Span::new(0, 0));
            lines::flatten(rendered, place, &self.file);
            return false;
        };
        let patches = alike(&self.patches, &rendered.kind, &name);
        let patches = patches.into_iter().map(|(_, patch)| patch);
        let layers: Vec<&Value> = patches.chain([base]).map(|it| &it.attributes).collect();
        let outer = Origin::at(base.header);
        let attributes = std::mem::take(&mut rendered.attributes);
        rendered.attributes = Value {
            data: data(attributes.data, &layers, &outer),
            origin: Origin::NONE,
        };
        rendered.header = base.header;
        rendered.body = base.body;
        true
    }
}

/// The objects that may have become the one of this kind and name, each with how sure that is.
fn alike<'o>(objects: &'o Objects, kind: &str, name: &str) -> Vec<(usize, &'o Resource)> {
    let of_kind = objects.get(kind).into_iter().flatten().take(MAX_COMPARED);
    let all = of_kind.map(|object| (likeness(name, object), object));
    all.filter(|(likeness, _)| *likeness > 0).collect()
}

/// The objects of a file; none where it cannot be read.
fn objects(path: &Path, sources: &Sources) -> Vec<Resource> {
    let Ok(file) = sources.load_document(path) else {
        return Vec::new();
    };
    let parsed = yaml::parse_around(&file.text, &kubernetes::schemas(&file.text));
    let documents = parsed.documents.into_iter().map(|it| (file.clone(), it));
    kubernetes::evaluate(documents.collect(), path, sources).resources
}

/// How sure it is that an object became the one of this name: 0 for not at all.
fn likeness(rendered: &str, object: &Resource) -> usize {
    match name(object) {
        name if name == rendered => usize::MAX,
        // The longer the name that is found again, the better.
        name if rendered.contains(name) => name.len(),
        _ => 0,
    }
}

fn name(object: &Resource) -> &str {
    let metadata = object.attributes.get("metadata");
    let name = metadata.and_then(|it| it.get("name"));
    name.and_then(Value::as_str).unwrap_or_default()
}

/// A value with the places of the layers: it comes from the first that says the same. What several have put
/// together, or something else has changed, stands where the last has it, the manifest: a patch that
/// touches a part of it did not decide what is missing in the rest.
fn value(value: Value, layers: &[&Value], outer: &Origin) -> Value {
    let says = |layer: &&&Value| layers.len() > 1 && layer.same(&value) == Some(true);
    let found = layers.iter().find(says).or(layers.last());
    let origin = found.map_or(outer, |layer| &layer.origin).clone();
    Value {
        data: data(value.data, layers, &origin),
        origin,
    }
}

fn data(data: Data, layers: &[&Value], outer: &Origin) -> Data {
    match data {
        Data::Object(kind, entries) => {
            let entries = Arc::unwrap_or_clone(entries).into_iter();
            let entries = entries.map(|(name, entry)| {
                let inner: Vec<&Value> = layers.iter().filter_map(|it| it.get(&name)).collect();
                let entry = value(entry, &inner, outer);
                (name, entry)
            });
            Data::Object(kind, Arc::new(entries.collect::<Map>()))
        }
        Data::Sequence(kind, items) => {
            let items = Arc::unwrap_or_clone(items).into_iter().enumerate();
            let items = items.map(|(at, item)| {
                let inner: Vec<&Value> = layers
                    .iter()
                    .filter_map(|it| element(it, &item, at))
                    .collect();
                value(item, &inner, outer)
            });
            Data::Sequence(kind, Arc::new(items.collect()))
        }
        data => data,
    }
}

/// The element of a layer's list that an item is: the one of its name, the one that is the same, or else
/// the one in its place.
fn element<'l>(layer: &'l Value, item: &Value, at: usize) -> Option<&'l Value> {
    let items = layer.as_items()?;
    if items.len() > MAX_COMPARED {
        return items.get(at);
    }
    match item.get("name") {
        Some(name) => items.iter().find(|other| {
            other
                .get("name")
                .is_some_and(|it| it.same(name) == Some(true))
        }),
        None => items
            .iter()
            .find(|other| other.same(item) == Some(true))
            .or_else(|| items.get(at)),
    }
}
