//! What is not read for want of being rendered: told by the folder, with the option that would render it.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::documents::Documents;
use crate::diagnostic::{Diagnostic, DiagnosticKind};
use crate::render::{self, Chart, Kustomization, Rendered};
use crate::source::{Place, SourceFile, Sources, Span};
use crate::syntax::tree::Node;

const CHART: &str = "this chart is read only after it has been rendered: `--render` has helm do so";

/// Kinds that the API server takes only with a selector.
const WITH_SELECTOR: [&str; 4] = ["DaemonSet", "Deployment", "ReplicaSet", "StatefulSet"];

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
        self.set_patches_aside(rendered, sources);
        self.set_partials_aside(sources);
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
                let command = command("helm template", &chart, sources);
                self.tell(&file, &format!("{CHART}{command}"));
            }
        }
    }

    /// A patch holds what it changes and nothing else: judged by itself, it would lack all the rest.
    fn set_patches_aside(&mut self, rendered: &Rendered, sources: &Sources) {
        let kustomizations = std::mem::take(&mut self.folders.kustomizations);
        let mut patches = BTreeSet::new();
        let mut taken = BTreeSet::new();
        let mut folders = BTreeSet::new();
        for kustomization in &kustomizations {
            let is_told = rendered.replaces(&kustomization.file.path)
                || rendered.has_failed(&kustomization.folder);
            let changes = kustomization.changes();
            if !changes.is_empty() && !is_told {
                let message = unapplied(kustomization, &changes, sources);
                self.tell(&kustomization.file, &message);
            }
            patches.extend(kustomization.patches());
            taken.extend(kustomization.taken(sources));
            folders.insert(kustomization.folder.clone());
        }
        // A patch whose line in the kustomization is commented out is named by none.
        let is_spare = |path: &Path, root: &Node| {
            let beside = path.parent().is_some_and(|folder| folders.contains(folder));
            beside && !taken.contains(path) && lacks_selector(root)
        };
        let set_aside = &mut self.set_aside;
        self.manifests.retain(|(file, document)| {
            let stays = !patches.contains(&file.path) && !is_spare(&file.path, &document.root);
            if !stays {
                set_aside.push(file.id);
            }
            stays
        });
    }

    /// Sets aside what is only taken in by the templates of its chart.
    fn set_partials_aside(&mut self, sources: &Sources) {
        let set_aside = &mut self.set_aside;
        self.manifests.retain(|(file, _)| {
            let is_partial = render::is_partial(&file.path, sources.boundary());
            if is_partial {
                set_aside.push(file.id);
            }
            !is_partial
        });
    }

    fn tell(&mut self, file: &Arc<SourceFile>, message: &str) {
        self.not_rendered += 1;
        let place = Place::new(file.id, Span::new(0, 0));
        let diagnostic = Diagnostic::new(DiagnosticKind::NotRendered, message, place);
        self.diagnostics.push(diagnostic);
    }
}

/// Tells what of a kustomization is not applied, and what would.
fn unapplied(kustomization: &Kustomization, changes: &[&str], sources: &Sources) -> String {
    let changes: Vec<String> = changes.iter().map(|key| format!("`{key}`")).collect();
    let changes = changes.join(", ");
    if kustomization.is_component() {
        return format!(
            "{changes} of this component: applied only where a kustomization that takes it in is rendered"
        );
    }
    let command = command("kustomize build", &kustomization.folder, sources);
    format!(
        "{changes} of this kustomization: applied only when it is rendered, `--render` has kustomize or kubectl do so{command}"
    )
}

/// The command that renders a folder, where its name means nothing to a shell.
fn command(tool: &str, folder: &Path, sources: &Sources) -> String {
    let name = sources.display_name(folder);
    let name = if name.is_empty() { "." } else { &name };
    let is_harmless = |c: char| c.is_ascii_alphanumeric() || "/._-".contains(c);
    if name.starts_with('-') || !name.chars().all(is_harmless) {
        return String::new();
    }
    format!(" (`{tool} {name}`)")
}

/// Whether a workload has no selector, which the API server refuses.
fn lacks_selector(root: &Node) -> bool {
    let text = |key| root.get(key).and_then(Node::as_str).unwrap_or_default();
    let selector = root.get("spec").and_then(|spec| spec.get("selector"));
    WITH_SELECTOR.contains(&text("kind"))
        && text("apiVersion").starts_with("apps/")
        && selector.is_none()
}
