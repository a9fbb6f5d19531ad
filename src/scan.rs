//! The whole way from paths to an outcome.
//!
//! Files are discovered and read, gathered into units, evaluated, judged; what comes of it is
//! grouped, suppressed and sorted. Files and units are worked on in parallel, on the pool that the
//! caller runs this on. The outcome does not hang on the number of threads, and one file or unit
//! that makes us fail does not take the others with it.

mod callers;
pub mod documents;
mod extents;
pub mod fixtures;
pub mod gather;
mod unrendered;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use globset::GlobSet;
use rayon::prelude::*;

use crate::diagnostic::{Diagnostic, DiagnosticKind, isolate};
use crate::finding::directive::{self, Directives};
use crate::render::{self, Rendered};
use crate::resource::Unit;
use crate::source::discover::{self, Found, Walk};
use crate::source::{FileId, SourceFile, Sources, Targets};
use crate::terraform::Plan;
use crate::{cloudformation, kubernetes, terraform};
use documents::Documents;

/// What is scanned.
#[derive(Clone, Debug)]
pub enum Input {
    /// Files and directories.
    Paths(Targets),
    /// One text, from standard input.
    Text(Arc<SourceFile>),
}

impl Input {
    /// Whether a file is one that the user pointed at, not one that was read for another's sake.
    pub fn covers(&self, file: &Path) -> bool {
        match self {
            Self::Paths(targets) => targets.cover(file),
            Self::Text(text) => text.path == file,
        }
    }
}

/// What the user says about evaluation.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Of Terraform.
    pub terraform: terraform::Options,
    /// Of CloudFormation.
    pub cloudformation: cloudformation::Options,
    /// Of charts and kustomizations; nothing is rendered without.
    pub render: Option<render::Options>,
    /// Paths that are not walked.
    pub excluded: GlobSet,
    /// Directories that are not walked, with links resolved: fixtures of the user's own checks, which
    /// are wrong on purpose.
    pub left_out: Vec<PathBuf>,
    /// Number of threads of the walk; 0 for one each processor.
    pub threads: usize,
}

impl Options {
    /// Whether a path is not walked.
    fn leaves_out(&self, path: &Path) -> bool {
        self.excluded.is_match(path) || self.left_out.iter().any(|out| path == out)
    }
}

/// What is there, evaluated and not yet judged.
#[derive(Debug, Default)]
pub struct Estate {
    /// By platform, then name.
    pub units: Vec<Unit>,
    /// Files that were read and understood, in the order of their paths.
    pub files: Vec<FileId>,
    /// Of these, the plans that were named beside what is scanned: it is shown what they alone hold.
    pub plans: Vec<FileId>,
    /// What could not be read; that of units is with the units.
    pub diagnostics: Vec<Diagnostic>,
    /// Of these, what is wrong with named files that have to be something and are nothing.
    pub refused: Vec<Diagnostic>,
    /// The names of named files that are neither Terraform, CloudFormation nor Kubernetes.
    pub passed_over: Vec<String>,
    /// Templates that would have to be rendered first.
    pub not_rendered: usize,
    /// Files that nothing was read from for want of being rendered.
    pub set_aside: Vec<FileId>,
    /// What was rendered; its units are among the others.
    pub rendered: Rendered,
    /// The ignore annotations of what was rendered.
    pub annotated: Vec<Directives>,
}

impl Estate {
    /// Whether there was nothing to scan.
    pub fn is_empty(&self) -> bool {
        self.units.is_empty() && self.not_rendered == 0 && self.diagnostics.is_empty()
    }
}

/// The files that could matter. Nothing is read yet: an empty answer costs no threads.
pub fn discover(input: &Input, options: &Options) -> Found {
    match input {
        Input::Paths(targets) => {
            let excluded = |path: &Path| options.leaves_out(path);
            discover::discover(
                targets,
                &Walk {
                    threads: options.threads,
                    excluded: &excluded,
                },
            )
        }
        Input::Text(_) => Found::default(),
    }
}

/// Reads and evaluates what was discovered.
pub fn evaluate(input: &Input, found: Found, sources: &Sources, options: &Options) -> Estate {
    let mut documents = match input {
        Input::Text(file) => documents::gather(vec![documents::classify_named(file.clone())]),
        Input::Paths(targets) => read_files(targets, found, sources, options),
    };
    let mut rendered = render_folders(&mut documents, sources, options);
    documents.settle(&rendered, sources);
    let plans: Vec<FileId> = options
        .terraform
        .plans
        .iter()
        .map(|it| it.file.id)
        .collect();
    let mut estate = Estate {
        units: Vec::new(),
        files: documents.files(),
        plans,
        not_rendered: documents.not_rendered,
        diagnostics: std::mem::take(&mut rendered.diagnostics),
        refused: std::mem::take(&mut documents.refused),
        passed_over: std::mem::take(&mut documents.passed_over),
        set_aside: std::mem::take(&mut documents.set_aside),
        rendered: Rendered::default(),
        annotated: Vec::new(),
    };
    let root = match input {
        Input::Paths(targets) => match targets.directories.as_slice() {
            [only] if targets.files.is_empty() => only.clone(),
            _ => targets.boundary.clone(),
        },
        Input::Text(_) => sources.boundary().to_owned(),
    };
    estate.files.extend(&estate.plans);
    let (units, mut diagnostics) = evaluate_documents(documents, root, sources, options);
    estate.units = units;
    let objects = rendered.units.iter().flat_map(|unit| &unit.resources);
    estate
        .files
        .extend(objects.clone().map(|object| object.header.file));
    estate.files.sort_unstable();
    estate.files.dedup();
    estate.annotated = objects.map(directive::annotations_of).collect();
    estate.units.append(&mut rendered.units);
    let order = |unit: &Unit| (unit.platform, unit.name.clone(), unit.root.clone());
    estate.units.sort_by_cached_key(order);
    estate.diagnostics.append(&mut diagnostics);
    estate.rendered = rendered;
    estate
}

/// Has charts and kustomizations rendered, if that is asked for.
fn render_folders(documents: &mut Documents, sources: &Sources, options: &Options) -> Rendered {
    let Some(render) = &options.render else {
        return Rendered::default();
    };
    documents.complete_charts(sources);
    let folders = &documents.folders;
    isolate("what has to be rendered", || {
        render::render(folders, sources, render)
    })
    .unwrap_or_else(Rendered::failed)
}

fn read_files(targets: &Targets, found: Found, sources: &Sources, options: &Options) -> Documents {
    let mut files = found.files;
    let callers = module_callers(targets, &files, sources, options);
    files.extend(module_companions(targets));
    files.extend(callers);
    files.sort();
    files.dedup();
    let read = |path: &PathBuf| match targets.files.binary_search(path) {
        Ok(_) => documents::read_named(path, sources),
        Err(_) => documents::read(path, sources),
    };
    let mut documents = documents::gather(files.par_iter().map(read).collect());
    let neighbours = manifest_companions(targets, &documents, &files);
    if !neighbours.is_empty() {
        let read = |path: &PathBuf| documents::read(path, sources);
        documents.absorb_manifests(documents::gather(neighbours.par_iter().map(read).collect()));
    }
    let problems = found.problems.iter().map(|problem| Diagnostic {
        kind: DiagnosticKind::Unreadable,
        message: problem.told(|path| sources.display_name(path)),
        place: None,
    });
    documents.diagnostics.extend(problems);
    documents
}

/// The rest of the modules that named files belong to: Terraform reads a directory as a whole, and
/// a finding in the named file may hang on a variable beside it.
fn module_companions(targets: &Targets) -> Vec<PathBuf> {
    let files = targets.files.iter().map(PathBuf::as_path);
    siblings_of(files.filter(|file| documents::belongs_to_module(file)))
        .filter(|file| documents::is_configuration(file))
        .collect()
}

/// The modules that call the modules of named files and directories: looked for in the whole
/// repository. Outside of one there is no telling how much would have to be read.
fn module_callers(
    targets: &Targets,
    found: &[PathBuf],
    sources: &Sources,
    options: &Options,
) -> Vec<PathBuf> {
    let pointed = targets.files.iter().chain(found);
    let pointed = pointed.filter(|file| documents::belongs_to_module(file));
    let directories: BTreeSet<PathBuf> = pointed
        .filter_map(|file| file.parent().map(Path::to_owned))
        .collect();
    let is_whole = targets.directories.contains(&targets.boundary);
    if directories.is_empty() || is_whole || !targets.is_repository {
        return Vec::new();
    }
    let everything = Targets {
        directories: vec![targets.boundary.clone()],
        files: Vec::new(),
        ..targets.clone()
    };
    let walk = Walk {
        threads: options.threads,
        excluded: &|path| options.leaves_out(path),
    };
    let found = discover::discover(&everything, &walk).files.into_iter();
    let candidates = found.filter(|file| documents::is_configuration(file));
    callers::callers(&directories, candidates.collect(), sources)
}

/// The manifests beside named manifests: a network policy in one file selects the pods of another.
fn manifest_companions(
    targets: &Targets,
    documents: &Documents,
    known: &[PathBuf],
) -> Vec<PathBuf> {
    let files = documents.manifests.iter().map(|(file, _)| &file.path);
    let named = files.filter(|path| targets.files.binary_search(path).is_ok());
    siblings_of(named.map(PathBuf::as_path))
        .filter(|file| !documents::is_configuration(file) && known.binary_search(file).is_err())
        .collect()
}

/// What could matter in the directories of these files.
fn siblings_of<'p>(files: impl Iterator<Item = &'p Path>) -> impl Iterator<Item = PathBuf> {
    let directories: BTreeSet<&Path> = files.filter_map(Path::parent).collect();
    let all: Vec<PathBuf> = directories
        .into_iter()
        .flat_map(discover::siblings)
        .collect();
    all.into_iter()
}

/// All root modules, each for itself, and all plans that were found: alone, unless what they were made
/// from is among the root modules.
fn evaluate_configuration(
    files: &[Arc<SourceFile>],
    found: &[Plan],
    sources: &Sources,
    options: &terraform::Options,
) -> Vec<Result<Unit, Diagnostic>> {
    let modules = isolate("the Terraform configuration", || {
        terraform::Modules::load(files, sources)
    });
    let alone = |plan: &Plan| isolate(&plan.file.name, || plan.evaluate());
    let modules = match modules {
        Ok(modules) => modules,
        Err(diagnostic) => {
            let plans = found.iter().map(alone);
            return plans.chain([Err(diagnostic)]).collect();
        }
    };
    let homes = terraform::plan::homes(&modules, &options.plans);
    let evaluate = |root: &PathBuf| {
        let name = format!("the root module {}", root.display());
        isolate(&name, || modules.evaluate(root, options, homes.plan(root)))
    };
    let strangers = homes.strangers.par_iter();
    let strangers = strangers.map(|plan| isolate(&plan.file.name, || plan.stranded()));
    let found = found.par_iter().map(|plan| {
        let home = isolate(&plan.file.name, || terraform::plan::home(&modules, plan))?;
        match home {
            Some(home) if home == sources.boundary() => Err(plan.set_aside("this directory")),
            Some(home) => Err(plan.set_aside(&sources.display_name(home))),
            None => alone(plan),
        }
    });
    let roots = modules.roots().par_iter().map(evaluate);
    let undeclared = modules.undeclared(options).into_par_iter().map(Err);
    let units = roots.chain(strangers).chain(found);
    units.chain(undeclared).collect()
}

/// All templates that no other calls, each with those that it calls.
fn evaluate_templates(
    documents: Vec<documents::Located>,
    sources: &Sources,
    options: &cloudformation::Options,
) -> Vec<Result<Unit, Diagnostic>> {
    let templates = isolate("the CloudFormation templates", || {
        cloudformation::Templates::new(documents, Some(sources), options)
    });
    let templates = match templates {
        Ok(templates) => templates,
        Err(diagnostic) => return vec![Err(diagnostic)],
    };
    let evaluate = |&number: &usize| {
        isolate(templates.name(number), || {
            templates.evaluate(number, options)
        })
    };
    templates.roots().par_iter().map(evaluate).collect()
}

fn evaluate_documents(
    documents: Documents,
    root: PathBuf,
    sources: &Sources,
    options: &Options,
) -> (Vec<Unit>, Vec<Diagnostic>) {
    let Documents {
        terraform,
        plans,
        templates,
        manifests,
        diagnostics: mut all,
        ..
    } = documents;
    let plans = plans.into_iter();
    let plans: Vec<Plan> = plans.map(|(file, it)| Plan::new(file, it)).collect();
    let configuration = || evaluate_configuration(&terraform, &plans, sources, &options.terraform);
    let stacks = || evaluate_templates(templates, sources, &options.cloudformation);
    let objects = || {
        if manifests.is_empty() {
            return Ok(None);
        }
        isolate("the Kubernetes manifests", || {
            Some(kubernetes::evaluate(manifests, &root, sources))
        })
    };
    let ((configuration, stacks), objects) =
        rayon::join(|| rayon::join(configuration, stacks), objects);

    let mut units = Vec::new();
    let mut keep = |result: Result<Vec<Unit>, Diagnostic>| match result {
        Ok(some) => units.extend(some),
        Err(diagnostic) => all.push(diagnostic),
    };
    for single in stacks.into_iter().chain(configuration) {
        keep(single.map(|unit| vec![unit]));
    }
    keep(objects.map(|unit| unit.into_iter().collect()));
    (units, all)
}
