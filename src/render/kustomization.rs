//! Kustomizations.
//!
//! <https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/>

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::run::Bench;
use super::{One, keys, layers, output, wall, without_lines};
use crate::source::{SourceFile, Sources};
use crate::syntax::tree::{Document, Node, NodeKind, yaml};

/// Most kustomizations and files that one root may come to.
const MAX_PARTS: usize = 10_000;

/// Keys that change what is taken in, or add to it. The files of the rest are read as they are.
const CHANGING: [&str; 21] = [
    "patches",
    "patchesStrategicMerge",
    "patchesJson6902",
    "replacements",
    "vars",
    "components",
    "namespace",
    "namePrefix",
    "nameSuffix",
    "images",
    "imageTags",
    "replicas",
    "labels",
    "commonLabels",
    "commonAnnotations",
    "transformers",
    "generators",
    "configMapGenerator",
    "secretGenerator",
    "helmCharts",
    "helmChartInflationGenerator",
];

/// A kustomization.
#[derive(Debug)]
pub struct Kustomization {
    /// Its folder, with links resolved.
    pub folder: PathBuf,
    /// Its file.
    pub file: Arc<SourceFile>,
    documents: Vec<Document>,
    /// Whether there may be more in it than was understood.
    is_broken: bool,
}

/// Whether a file of this name is a kustomization.
pub fn is_kustomization(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default();
    ["kustomization.yaml", "kustomization.yml", "Kustomization"]
        .iter()
        .any(|it| name == *it)
}

impl Kustomization {
    /// The kustomization that this file is.
    pub fn new(file: Arc<SourceFile>) -> Option<Self> {
        let folder = file.path.parent()?.to_owned();
        let parsed = yaml::parse(&file.text);
        Some(Self {
            folder,
            file,
            documents: parsed.documents,
            is_broken: !parsed.errors.is_empty(),
        })
    }

    /// The files that it names as patches, with links resolved. What is missing, or written out in the
    /// kustomization itself, is not among them.
    pub fn patches(&self) -> Vec<PathBuf> {
        let files = self.patch_names();
        let files = files.filter(|name| !name.contains('\n'));
        files
            .filter_map(|name| self.folder.join(name).canonicalize().ok())
            .collect()
    }

    fn patch_names(&self) -> impl Iterator<Item = &str> {
        let within = ["patches", "patchesJson6902", "replacements"].into_iter();
        let within = within
            .flat_map(|key| self.list(key))
            .flat_map(|it| keys::entries(it, "path"));
        let named = within.chain(self.list("patchesStrategicMerge"));
        named.filter_map(Node::as_str)
    }

    fn list<'k>(&'k self, key: &'static str) -> impl Iterator<Item = &'k Node> {
        let lists = self.entries(key).filter_map(Node::as_sequence);
        lists.flatten()
    }

    /// What stands under a key of it.
    fn entries<'k>(&'k self, key: &'static str) -> impl Iterator<Item = &'k Node> {
        let documents = self.documents.iter();
        documents.flat_map(move |document| keys::entries(&document.root, key))
    }

    fn names<'k>(&'k self, keys: &'static [&'static str]) -> impl Iterator<Item = &'k str> {
        keys.iter()
            .flat_map(|key| self.list(key))
            .filter_map(keys::text)
    }

    /// What it is put together from: files and folders.
    fn parts(&self) -> impl Iterator<Item = &str> {
        self.names(&["resources", "bases", "components"])
    }

    /// The keys of it that make something else of what it takes in, or add to that.
    pub fn changes(&self) -> Vec<&'static str> {
        let says = |key: &&'static str| {
            self.entries(key).any(|value| match &value.kind {
                NodeKind::Null => false,
                NodeKind::Sequence(items) => !items.is_empty(),
                NodeKind::Mapping(entries) => !entries.is_empty(),
                _ => true,
            })
        };
        CHANGING.into_iter().filter(|key| says(key)).collect()
    }

    /// The files and folders that it takes in, with links resolved, as far as they are there.
    pub fn taken<'k>(&'k self, sources: &'k Sources) -> impl Iterator<Item = PathBuf> + 'k {
        let paths = self.parts().map(|part| self.folder.join(part));
        paths.filter_map(|path| sources.resolve(&path).ok())
    }

    /// Whether it is made to be put into others.
    pub fn is_component(&self) -> bool {
        let mut kinds = self.entries("kind").filter_map(Node::as_str);
        kinds.any(|kind| kind == "Component")
    }

    /// Why it cannot be rendered without the network, or without reading what is not read, if so.
    fn obstacle(&self, sources: &Sources) -> Option<String> {
        if self.is_broken {
            return Some("it is not YAML in all of its parts".to_owned());
        }
        if self.entries("helmCharts").next().is_some() {
            return Some("`helmCharts` are fetched from elsewhere".to_owned());
        }
        let is_here = |name: &&str| {
            !wall::may_be_repository(name) && sources.resolve(&self.folder.join(name)).is_ok()
        };
        if let Some(part) = self.parts().find(|name| !is_here(name)) {
            return Some(format!("`{part}` is not in the repository"));
        }
        let mut roots = self.documents.iter().map(|it| &it.root);
        let named = roots.find_map(|root| wall::obstacle(root, &self.folder, sources));
        let plugins = ["generators", "transformers", "validators"].into_iter();
        let mut plugins = plugins.flat_map(|key| self.list(key).filter_map(keys::text));
        named.or_else(|| plugins.find_map(|it| wall::plugin_obstacle(it, &self.folder, sources)))
    }
}

/// Kustomizations by their folders.
pub(super) type ByFolder<'k> = BTreeMap<&'k Path, &'k Kustomization>;

/// The kustomizations that no other one takes in.
pub(super) fn roots<'k>(all: &'k [Kustomization], sources: &Sources) -> Vec<&'k Kustomization> {
    let taken: BTreeSet<PathBuf> = all.iter().flat_map(|one| one.taken(sources)).collect();
    let is_root = |one: &&Kustomization| !taken.contains(&one.folder) && !one.is_component();
    all.iter().filter(is_root).collect()
}

/// The folders of a kustomization and of those that it takes in, as far as they are there.
pub(super) fn folders(root: &Kustomization, all: &ByFolder<'_>, sources: &Sources) -> Vec<PathBuf> {
    let mut seen = BTreeSet::from([root.folder.clone()]);
    let mut open = vec![root];
    while let Some(one) = open.pop() {
        for part in one.taken(sources).filter(|part| part.is_dir()) {
            if let Some(inner) = all.get(part.as_path())
                && seen.insert(part)
            {
                open.push(inner);
            }
        }
    }
    seen.into_iter().collect()
}

/// Everything that a kustomization is put together from.
struct Closure<'k> {
    kustomizations: Vec<&'k Kustomization>,
    /// Files of whole objects.
    resources: BTreeSet<PathBuf>,
    /// Files of patches, those of the outermost kustomization first.
    patches: Vec<PathBuf>,
}

impl<'k> Closure<'k> {
    fn of(root: &'k Kustomization, all: &ByFolder<'k>, sources: &Sources) -> Result<Self, String> {
        let mut closure = Self {
            kustomizations: Vec::new(),
            resources: BTreeSet::new(),
            patches: Vec::new(),
        };
        let mut seen = BTreeSet::from([root.folder.clone()]);
        let mut open = vec![root];
        while let Some(one) = open.pop() {
            if let Some(obstacle) = one.obstacle(sources) {
                return Err(format!("{obstacle}; this kustomization is not rendered"));
            }
            closure.kustomizations.push(one);
            closure.patches.extend(one.patches());
            for part in one.taken(sources) {
                if part.is_file() {
                    closure.resources.insert(part);
                } else if seen.insert(part.clone()) {
                    let inner = all.get(part.as_path());
                    open.push(inner.ok_or_else(|| {
                        format!("{} holds no kustomization", sources.display_name(&part))
                    })?);
                }
            }
            if closure.resources.len() + seen.len() > MAX_PARTS {
                return Err(format!(
                    "this kustomization has more than {MAX_PARTS} parts"
                ));
            }
        }
        Ok(closure)
    }
}

/// Renders a kustomization that no other one takes in.
pub(super) fn render(
    root: &Kustomization,
    all: &ByFolder<'_>,
    bench: &Bench<'_>,
    sources: &Sources,
) -> Result<One, String> {
    let closure = Closure::of(root, all, sources)?;
    let folder: OsString = root.folder.clone().into();
    let (program, arguments) = match (bench.find("kustomize"), bench.find("kubectl")) {
        (Ok(kustomize), _) => (kustomize, vec!["build".into(), folder]),
        (_, Ok(kubectl)) => (kubectl, vec!["kustomize".into(), folder]),
        (Err(one), Err(other)) => {
            let why = [one.of("kustomize"), other.of("kubectl")].join(", and ");
            return Err(format!("{why}, so this kustomization is not rendered"));
        }
    };
    let text = bench.run(&program, arguments, None)?;
    let (mut unit, file) = output::evaluate(text, &root.folder, "kustomize", sources)?;
    let layers = layers::Layers::read(&closure.patches, &closure.resources, root, sources);
    for resource in &mut unit.resources {
        if !layers.relocate(resource) {
            unit.diagnostics.extend(without_lines(resource));
        }
    }
    unit.diagnostics.dedup();
    let mut files: Vec<PathBuf> = closure.resources.into_iter().collect();
    files.extend(closure.patches);
    let own = closure.kustomizations.iter().map(|it| it.file.path.clone());
    files.extend(own);
    Ok(One {
        unit,
        output: file.id,
        files,
    })
}
