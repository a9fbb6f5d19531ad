//! Charts of Helm and kustomizations, rendered by the tools that they are written for.
//!
//! Nothing else in cumulint starts a program, and this does so only where the user asks for it
//! (`--render`): a repository is a stranger's, and so is what its templates do. The tools get absolute
//! paths, an environment of their own without credentials, plugins and programs, and a bounded time,
//! output and memory. They are kept from the network: what needs it (dependencies that are not there,
//! remote bases, `helmCharts`) is told instead, and where the system can, they have none. They are kept to
//! the files that we read ourselves: a chart is given as a copy of these, a kustomization only if all
//! that it names is among them.
//!
//! What is rendered takes the place of what it was made from, and every part of it is given the place
//! that it comes from, as near as that can be known: [`lines`] in the templates of a chart, [`layers`] in
//! the manifests and patches of a kustomization.

mod chart;
mod complaint;
mod confine;
mod keys;
mod kustomization;
mod layers;
mod lines;
mod output;
mod run;
mod stage;
mod tools;
mod turns;
mod wall;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;

use crate::diagnostic::{Diagnostic, DiagnosticKind};
use crate::resource::{Resource, Unit};
use crate::source::{FileId, Place, SourceFile, Sources, Span};

pub use chart::{Chart, is_chart, is_partial, root_of};
pub use kustomization::{Kustomization, is_kustomization};
use run::Bench;

/// Most folders that are rendered in one run.
const MAX_FOLDERS: usize = 500;

/// What the user says about rendering.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Files of values for charts, absolute; later ones win.
    pub values: Vec<PathBuf>,
    /// Where programs are looked for: the directories of `PATH`.
    pub path: Vec<PathBuf>,
}

/// What can be rendered.
#[derive(Debug, Default)]
pub struct Folders {
    /// Charts that are no parts of others.
    pub charts: Vec<Chart>,
    /// All kustomizations.
    pub kustomizations: Vec<Kustomization>,
}

/// What came of rendering.
#[derive(Debug, Default)]
pub struct Rendered {
    /// One for each folder that was rendered.
    pub units: Vec<Unit>,
    /// Why others were not, one for each.
    pub diagnostics: Vec<Diagnostic>,
    /// The texts that the tools gave: files of ours, that are nowhere.
    pub outputs: Vec<FileId>,
    /// Charts that were rendered.
    charts: Vec<PathBuf>,
    /// Files that were rendered into something else.
    files: BTreeSet<PathBuf>,
    /// Folders that should have been rendered, by themselves or as parts of others, and were not.
    failed: BTreeSet<PathBuf>,
}

impl Rendered {
    /// Nothing, for this reason.
    pub fn failed(why: Diagnostic) -> Self {
        Self {
            diagnostics: vec![why],
            ..Self::default()
        }
    }

    fn add(&mut self, outcome: Outcome<'_>) {
        match outcome.result {
            Ok(one) => {
                self.units.push(one.unit);
                self.outputs.push(one.output);
                self.files.extend(one.files);
                if outcome.is_chart {
                    self.charts.extend(outcome.folders);
                }
            }
            Err(why) => {
                self.failed.extend(outcome.folders);
                let place = Place::new(outcome.file.id, Span::new(0, 0));
                let told = Diagnostic::new(DiagnosticKind::NotRendered, why, place);
                self.diagnostics.push(told);
            }
        }
    }

    /// Whether a file is read through what was made of it.
    pub fn replaces(&self, file: &Path) -> bool {
        let is_template = |chart: &PathBuf| {
            let inside = file.strip_prefix(chart).ok();
            inside.is_some_and(|inside| inside.iter().any(|part| part == "templates"))
        };
        self.files.contains(file) || self.charts.iter().any(is_template)
    }

    /// Whether a chart was rendered: what else is in its folder are files that its templates take in.
    pub fn has_rendered(&self, chart: &Path) -> bool {
        self.charts.iter().any(|rendered| rendered == chart)
    }

    /// Whether it is told already why a folder was not rendered.
    pub fn has_failed(&self, folder: &Path) -> bool {
        self.failed.contains(folder)
    }
}

/// One folder, rendered.
struct One {
    unit: Unit,
    output: FileId,
    files: Vec<PathBuf>,
}

/// What became of one folder.
struct Outcome<'f> {
    /// What describes it.
    file: &'f Arc<SourceFile>,
    /// The folder, and those that it takes in.
    folders: Vec<PathBuf>,
    is_chart: bool,
    /// In words, why there is nothing.
    result: Result<One, String>,
}

/// Renders what can be rendered.
pub fn render(folders: &Folders, sources: &Sources, options: &Options) -> Rendered {
    if folders.charts.is_empty() && folders.kustomizations.is_empty() {
        return Rendered::default();
    }
    let bench = match Bench::new(options, sources.boundary()) {
        Ok(bench) => bench,
        Err(error) => {
            let message = format!("nothing can be rendered without a temporary directory: {error}");
            return Rendered::failed(Diagnostic {
                kind: DiagnosticKind::NotRendered,
                message,
                place: None,
            });
        }
    };
    let roots = kustomization::roots(&folders.kustomizations, sources);
    let all = folders.kustomizations.iter();
    let by_folder = all.map(|one| (one.folder.as_path(), one)).collect();
    let charts = folders.charts.par_iter().take(MAX_FOLDERS);
    let charts = charts.map(|chart| Outcome {
        file: &chart.file,
        folders: vec![chart.folder.clone()],
        is_chart: true,
        result: chart.render(&bench, sources),
    });
    let left = MAX_FOLDERS.saturating_sub(folders.charts.len());
    let overlays = roots.par_iter().take(left).map(|root| Outcome {
        file: &root.file,
        folders: kustomization::folders(root, &by_folder, sources),
        is_chart: false,
        result: kustomization::render(root, &by_folder, &bench, sources),
    });
    let outcomes: Vec<_> = charts.chain(overlays).collect();
    let mut rendered = Rendered::default();
    for outcome in outcomes {
        rendered.add(outcome);
    }
    let count = folders.charts.len() + roots.len();
    if count > MAX_FOLDERS {
        rendered.diagnostics.push(Diagnostic {
            kind: DiagnosticKind::Bound,
            message: format!("only {MAX_FOLDERS} of {count} folders are rendered"),
            place: None,
        });
    }
    rendered
}

/// Tells that findings about an object point at a file as a whole.
fn without_lines(object: &Resource) -> Option<Diagnostic> {
    // These hold nothing that has a place of its own, and are often made from files.
    let holds_text = ["ConfigMap", "CustomResourceDefinition", "Secret"];
    if holds_text.contains(&object.kind.as_str()) {
        return None;
    }
    let message =
        "what is made here cannot be traced to a line: findings about it point at the file";
    let told = Diagnostic::new(DiagnosticKind::Unsupported, message, object.header);
    Some(told)
}

#[cfg(test)]
mod tests;
