//! What is not read for want of being rendered: told by the folder, with the option that would render it.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

use super::documents::Documents;
use crate::diagnostic::{Diagnostic, DiagnosticKind};
use crate::render::{self, Chart, Rendered};
use crate::source::{Place, SourceFile, Sources, Span};

const CHART: &str = "this chart is read only after it has been rendered: `--render` has helm do so";

const KUSTOMIZATION: &str = "the patches of this kustomization are read only after it has been rendered: `--render` has kustomize or kubectl do so";

const COMPONENT: &str = "the patches of this component are read only where a kustomization that takes it in is rendered";

impl Documents {
    /// The charts that can be rendered: those that were found, and those that templates are part of. Parts
    /// of other charts and libraries are rendered with what they are part of.
    pub(super) fn complete_charts(&mut self, sources: &Sources) {
        let found = std::mem::take(&mut self.folders.charts);
        let files = found.iter().map(|chart| &chart.file.path);
        let files = files.chain(self.unrendered.iter().map(|file| &file.path));
        let roots: BTreeSet<PathBuf> = files
            .filter_map(|path| render::root_of(path, sources.boundary()))
            .collect();
        let files = roots
            .iter()
            .map(|root| sources.load(&root.join("Chart.yaml")));
        let charts = files.flatten().filter_map(Chart::new);
        self.folders.charts = charts.filter(|chart| !chart.is_library()).collect();
    }

    /// Leaves out what was rendered into something else, sets patches aside, and tells what is not read
    /// for want of being rendered.
    pub(super) fn settle(&mut self, rendered: &Rendered, sources: &Sources) {
        self.not_rendered += rendered.diagnostics.len();
        let stays = |file: &Arc<SourceFile>| !rendered.replaces(&file.path);
        self.manifests.retain(|(file, _)| stays(file));
        self.unrendered.retain(stays);
        self.set_patches_aside(rendered);
        let mut charts: BTreeSet<PathBuf> = BTreeSet::new();
        for file in std::mem::take(&mut self.unrendered) {
            self.set_aside.push(file.id);
            match render::root_of(&file.path, sources.boundary()) {
                Some(chart) if rendered.has_rendered(&chart) => {}
                Some(chart) => drop(charts.insert(chart)),
                None => self.tell(
                    &file,
                    "this template is read only after it has been filled in",
                ),
            }
        }
        for chart in charts {
            let Ok(file) = sources.load(&chart.join("Chart.yaml")) else {
                continue;
            };
            let is_library = Chart::new(file.clone()).is_none_or(|chart| chart.is_library());
            if !is_library && !rendered.has_failed(&chart) {
                self.tell(&file, CHART);
            }
        }
    }

    /// A patch holds what it changes and nothing else: judged by itself, it would lack all the rest.
    fn set_patches_aside(&mut self, rendered: &Rendered) {
        let kustomizations = std::mem::take(&mut self.folders.kustomizations);
        let mut patches = BTreeSet::new();
        for kustomization in &kustomizations {
            let own = kustomization.patches();
            let is_told = rendered.replaces(&kustomization.file.path)
                || rendered.has_failed(&kustomization.folder);
            if !own.is_empty() && !is_told {
                let message = match kustomization.is_component() {
                    true => COMPONENT,
                    false => KUSTOMIZATION,
                };
                self.tell(&kustomization.file, message);
            }
            patches.extend(own);
        }
        self.manifests
            .retain(|(file, _)| !patches.contains(&file.path));
    }

    fn tell(&mut self, file: &Arc<SourceFile>, message: &str) {
        self.not_rendered += 1;
        let place = Place::new(file.id, Span::new(0, 0));
        let diagnostic = Diagnostic::new(DiagnosticKind::NotRendered, message, place);
        self.diagnostics.push(diagnostic);
    }
}
