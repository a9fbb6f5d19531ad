//! Modules from disk: each directory parsed once, and who calls whom.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use super::module::Module;
use super::unit::Bounds;
use super::{Options, Plan, early, json, unit};
use crate::diagnostic::{Diagnostic, DiagnosticKind, isolate};
use crate::resource::Unit;
use crate::source::{FileId, Place, SourceFile, Sources, Span};
use crate::syntax::SyntaxError;
use crate::syntax::hcl::{self, Body};

/// The endings of configuration files; the longer ones first, since `.tf.json` ends in `.json`.
pub const ENDINGS: [&str; 4] = [".tf.json", ".tofu.json", ".tf", ".tofu"];

/// Directory to module; `None` where there is none.
type Table = FxHashMap<PathBuf, Option<Arc<Module>>>;

/// All modules of a run, by directory.
pub struct Modules<'a> {
    pub(super) sources: &'a Sources,
    by_directory: Mutex<Table>,
    roots: Vec<PathBuf>,
}

impl<'a> Modules<'a> {
    /// Parses `files` and all modules that they call by a local path, and finds the roots.
    pub fn load(files: &[Arc<SourceFile>], sources: &'a Sources) -> Self {
        let mut directories: BTreeMap<PathBuf, Vec<Arc<SourceFile>>> = BTreeMap::new();
        for file in files {
            let directory = file.path.parent().unwrap_or(Path::new("")).to_path_buf();
            directories.entry(directory).or_default().push(file.clone());
        }
        let parsed: Vec<(PathBuf, Arc<Module>)> = directories
            .into_par_iter()
            .map(|(directory, files)| (directory.clone(), Arc::new(parse_module(directory, files))))
            .collect();
        let roots = roots_of(&parsed);
        let by_directory = parsed
            .into_iter()
            .map(|(directory, module)| (directory, Some(module)))
            .collect();
        Self {
            sources,
            by_directory: Mutex::new(by_directory),
            roots,
        }
    }

    /// Evaluates a root module with everything that it calls, and joins it with a plan of it.
    pub fn evaluate(&self, root: &Path, options: &Options, plan: Option<&Plan>) -> Unit {
        let unit = unit::evaluate(root, self, options, plan, Bounds::default());
        match plan {
            Some(plan) => plan.join(unit),
            None => unit,
        }
    }

    /// Directories of the modules that no other module calls, in order.
    pub fn roots(&self) -> &[PathBuf] {
        &self.roots
    }

    /// What is said of variables that the command line gives values to, and that no root module declares.
    pub fn undeclared(&self, options: &Options) -> Vec<Diagnostic> {
        let roots: Vec<_> = self
            .roots
            .iter()
            .filter_map(|root| self.get(root))
            .collect();
        let is_declared = |name: &String| {
            roots
                .iter()
                .any(|root| root.variables.contains_key(name.as_str()))
        };
        let names: BTreeSet<&String> = options.expected.iter().collect();
        let undeclared = names.into_iter().filter(|name| !is_declared(name));
        let told = undeclared.map(|name| Diagnostic {
            kind: DiagnosticKind::Evaluation,
            message: format!("--var {name}: no root module declares a variable of this name"),
            place: None,
        });
        told.filter(|_| !roots.is_empty()).collect()
    }

    /// The module in a directory, read when first asked for; `None` where there is none, or where
    /// it may not be read.
    pub(super) fn get(&self, directory: &Path) -> Option<Arc<Module>> {
        let directory = self.sources.resolve(directory).ok()?;
        if let Some(known) = self.table().get(&directory) {
            return known.clone();
        }
        // Not under the lock: others need not wait, and a failure of ours stays here.
        let files = self.read_directory(&directory);
        let module = (!files.is_empty()).then(|| Arc::new(parse_module(directory.clone(), files)));
        self.table().entry(directory).or_insert(module).clone()
    }

    /// The table is whole after each use of it, so that it does not matter who fails in between.
    fn table(&self) -> MutexGuard<'_, Table> {
        self.by_directory
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }

    fn read_directory(&self, directory: &Path) -> Vec<Arc<SourceFile>> {
        let Ok(entries) = fs::read_dir(directory) else {
            return Vec::new();
        };
        let mut paths: Vec<PathBuf> = entries
            .filter_map(|entry| Some(entry.ok()?.path()))
            .collect();
        paths.retain(|path| is_configuration(path));
        paths.sort();
        paths
            .iter()
            .filter_map(|path| self.sources.load_configuration(path).ok())
            .collect()
    }
}

/// Whether a file of this name is configuration: by its ending, and not an editor's backup.
fn is_configuration(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    ENDINGS.iter().any(|ending| name.ends_with(ending)) && !name.starts_with('.')
}

/// The name without its ending, to tell `main.tofu`, which OpenTofu takes instead of `main.tf`, and
/// override files.
fn stem(file: &SourceFile) -> (String, &'static str) {
    let name = file.path.file_name().unwrap_or_default().to_string_lossy();
    let ending = ENDINGS
        .iter()
        .find(|ending| name.ends_with(**ending))
        .copied()
        .unwrap_or("");
    let stem = name.strip_suffix(ending).unwrap_or(&name);
    (stem.to_owned(), ending)
}

fn parse_module(directory: PathBuf, mut files: Vec<Arc<SourceFile>>) -> Module {
    files.sort_by(|a, b| a.path.cmp(&b.path));
    let stems: Vec<(String, &'static str)> = files.iter().map(|file| stem(file)).collect();
    let replaced = |at: usize| {
        let (stem, ending) = &stems[at];
        let by = match *ending {
            ".tf" => ".tofu",
            ".tf.json" => ".tofu.json",
            _ => return false,
        };
        stems
            .iter()
            .any(|(other, ending)| other == stem && *ending == by)
    };
    let mut diagnostics = Vec::new();
    for (at, file) in files.iter().enumerate().filter(|(at, _)| replaced(*at)) {
        let ending = stems[at].1.replace(".tf", ".tofu");
        let message = format!(
            "this file is not read: OpenTofu takes {}{ending} in its place, and only Terraform takes this one",
            stems[at].0
        );
        let place = Place::new(file.id, Span::default());
        let kind = DiagnosticKind::Unsupported;
        diagnostics.push(Diagnostic::new(kind, message, place));
    }
    let mut bodies: Vec<(FileId, Body, bool)> = Vec::new();
    for (at, file) in files.iter().enumerate().filter(|(at, _)| !replaced(*at)) {
        let (stem, ending) = &stems[at];
        let overriding = stem == "override" || stem.ends_with("_override");
        let body = parse_file(file, ending.ends_with(".json"), &mut diagnostics);
        bodies.push((file.id, body, overriding));
    }
    let mut module = Module::new(directory, bodies);
    module.tell_repeated(|place| {
        let file = files.iter().find(|file| file.id == place.file);
        let line = |file: &Arc<SourceFile>| file.lines().line(place.span.start);
        file.map_or_else(String::new, |file| format!("{}:{}", file.name, line(file)))
    });
    module.diagnostics.append(&mut diagnostics);
    module.size = files.iter().map(|file| file.text.len()).sum();
    module
}

/// Parses one file, native or JSON.
pub(super) fn parse_file(
    file: &SourceFile,
    is_json: bool,
    diagnostics: &mut Vec<Diagnostic>,
) -> Body {
    let parse = || {
        if is_json {
            json::parse(&file.text)
        } else {
            let parsed = hcl::parse(&file.text);
            (parsed.body, parsed.errors)
        }
    };
    read_by(parse, file, diagnostics)
}

/// What `parse` reads of a file. Should it panic, that file is lost and no other one.
fn read_by(
    parse: impl FnOnce() -> (Body, Vec<SyntaxError>),
    file: &SourceFile,
    diagnostics: &mut Vec<Diagnostic>,
) -> Body {
    let place = |span| Place::new(file.id, span);
    match isolate(&file.name, parse) {
        Ok((body, errors)) => {
            let told = errors.into_iter().map(|error| {
                Diagnostic::new(DiagnosticKind::Syntax, error.message, place(error.span))
            });
            diagnostics.extend(told);
            body
        }
        Err(defect) => {
            let place = Some(place(Span::default()));
            diagnostics.push(Diagnostic { place, ..defect });
            Body::default()
        }
    }
}

/// The modules that no other calls, and of those that call one another in a circle which nothing else
/// leads into the first, so that none is left out.
fn roots_of(modules: &[(PathBuf, Arc<Module>)]) -> Vec<PathBuf> {
    let calls: FxHashMap<&Path, Vec<PathBuf>> = modules
        .iter()
        .map(|(directory, module)| (directory.as_path(), local_calls(module)))
        .collect();
    let called: FxHashSet<&PathBuf> = calls.values().flatten().collect();
    let mut reached: FxHashSet<PathBuf> = FxHashSet::default();
    let mut roots = Vec::new();
    let uncalled = |directory: &PathBuf| !called.contains(directory);
    let names = modules.iter().map(|(directory, _)| directory);
    let first = names.clone().filter(|directory| uncalled(directory));
    for directory in first.chain(names) {
        if reached.contains(directory) {
            continue;
        }
        roots.push(directory.clone());
        let mut open = vec![directory.clone()];
        while let Some(directory) = open.pop() {
            if reached.insert(directory.clone()) {
                open.extend(
                    calls
                        .get(directory.as_path())
                        .into_iter()
                        .flatten()
                        .cloned(),
                );
            }
        }
    }
    roots.sort();
    roots
}

/// Directories of the modules that a module calls by a path.
fn local_calls(module: &Module) -> Vec<PathBuf> {
    early::sources(module)
        .into_iter()
        .filter(|source| is_local(source))
        .filter_map(|source| module.directory.join(source.as_str()).canonicalize().ok())
        // A module that calls itself is a mistake, and still a root.
        .filter(|directory| *directory != module.directory)
        .collect()
}

/// Whether a module's source is a path: Terraform requires it to begin with `./` or `../`.
pub(super) fn is_local(source: &str) -> bool {
    [".", ".."].contains(&source)
        || ["./", "../", ".\\", "..\\"]
            .iter()
            .any(|start| source.starts_with(start))
}

/// The file in which `terraform init` notes where it has put modules, relative to the root module.
pub(super) const MANIFEST: &str = ".terraform/modules/modules.json";

/// A module that `terraform init` has put somewhere.
pub(super) struct Installed {
    pub(super) directory: PathBuf,
    source: String,
}

impl Installed {
    /// Whether this is what a call with this source has had installed: the source may have been changed
    /// since. Told of sources in a registry only, which the manifest has with the registry's host in
    /// front; it rewrites those of other kinds.
    pub(super) fn is_of(&self, source: &str) -> bool {
        let is_registry = |source: &str| {
            let parts = source.split('/').count();
            (3..=4).contains(&parts) && !source.contains([':', '?'])
        };
        let one = source.split("//").next().unwrap_or(source);
        let other = self.source.split("//").next().unwrap_or(&self.source);
        let is_same = other.strip_suffix(one);
        !is_registry(one)
            || !is_registry(other)
            || is_same.is_some_and(|host| host.is_empty() || host.ends_with('/'))
    }
}

/// Where `terraform init` has put the modules of a root, by call path (`network.subnets`). Missing or
/// unreadable is the same as empty: then there is nothing to follow.
pub(super) fn installed(root: &Path, sources: &Sources) -> FxHashMap<String, Installed> {
    #[derive(serde::Deserialize)]
    struct Manifest {
        #[serde(rename = "Modules")]
        modules: Vec<Entry>,
    }
    #[derive(serde::Deserialize)]
    struct Entry {
        #[serde(rename = "Key")]
        key: String,
        #[serde(rename = "Source", default)]
        source: String,
        #[serde(rename = "Dir")]
        directory: PathBuf,
    }
    let path = root.join(MANIFEST);
    if !path.exists() {
        return FxHashMap::default();
    }
    let Ok(file) = sources.load(&path) else {
        return FxHashMap::default();
    };
    let manifest: Manifest = serde_json::from_str(&file.text).unwrap_or(Manifest {
        modules: Vec::new(),
    });
    manifest
        .modules
        .into_iter()
        .map(|entry| {
            let installed = Installed {
                directory: root.join(entry.directory),
                source: entry.source,
            };
            (entry.key, installed)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_loses_one_file_and_is_told_there() {
        let directory = tempfile::tempdir().unwrap();
        fs::write(directory.path().join("a.tf"), "").unwrap();
        let sources = Sources::new(directory.path()).unwrap();
        let file = sources.load(&directory.path().join("a.tf")).unwrap();
        let mut diagnostics = Vec::new();
        let body = read_by(|| panic!("at the end"), &file, &mut diagnostics);
        assert_eq!(body, Body::default());
        assert_eq!(diagnostics[0].kind, DiagnosticKind::Internal);
        assert_eq!(diagnostics[0].place.unwrap().file, file.id);
        assert!(
            diagnostics[0]
                .message
                .starts_with("a.tf could not be scanned")
        );
    }
}
