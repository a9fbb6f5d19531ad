//! Charts of Helm.
//!
//! <https://helm.sh/docs/topics/charts/>

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::lines::Template;
use super::run::Bench;
use super::{One, output, stage, without_lines};
use crate::resource::Resource;
use crate::source::{Place, SourceFile, Sources, Span};
use crate::syntax::tree::{Node, yaml};

/// What the line in front of each object begins with in Helm's output.
const SOURCE: &str = "# Source: ";

/// A chart.
#[derive(Clone, Debug)]
pub struct Chart {
    /// Its folder, with links resolved.
    pub folder: PathBuf,
    /// Its `Chart.yaml`.
    pub file: Arc<SourceFile>,
}

/// Whether a file of this name describes a chart.
pub fn is_chart(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name == "Chart.yaml")
}

/// The outermost chart that a file is part of, by the folders above it, not beyond `boundary`.
pub fn root_of(path: &Path, boundary: &Path) -> Option<PathBuf> {
    let above = path.ancestors().skip(1);
    let folders = above.take_while(|folder| folder.starts_with(boundary));
    let charts = folders.filter(|folder| folder.join("Chart.yaml").is_file());
    let mut root: Option<&Path> = None;
    for chart in charts {
        // A chart that holds another has it in its folder of charts; else it is only beside it.
        let holds = root.is_none_or(|inner| inner.starts_with(chart.join("charts")));
        if !holds {
            break;
        }
        root = Some(chart);
    }
    root.map(Path::to_owned)
}

/// Whether a file is a template of a chart without an object in it, by its name: `_helpers.yaml`. Others take in
/// what it defines.
///
/// <https://helm.sh/docs/chart_template_guide/named_templates/#partials-and-_-files>
pub fn is_partial(path: &Path, boundary: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let is_template = |chart: PathBuf| {
        let inside = path.strip_prefix(chart).ok();
        inside.is_some_and(|inside| inside.iter().any(|part| part == "templates"))
    };
    name.starts_with('_') && root_of(path, boundary).is_some_and(is_template)
}

impl Chart {
    /// The chart that this file describes.
    pub fn new(file: Arc<SourceFile>) -> Option<Self> {
        let folder = file.path.parent()?.to_owned();
        Some(Self { folder, file })
    }

    /// Whether it is a library, which is rendered as a part of other charts alone.
    pub fn is_library(&self) -> bool {
        self.text("type").is_some_and(|kind| kind == "library")
    }

    fn text(&self, key: &str) -> Option<String> {
        let documents = yaml::parse(&self.file.text).documents;
        Some(documents.first()?.root.get(key)?.as_str()?.to_owned())
    }

    /// The charts that it needs and does not have.
    fn missing(&self, sources: &Sources) -> Vec<String> {
        let requirements = self.folder.join("requirements.yaml");
        let older = sources.load(&requirements).ok();
        let texts = [Some(self.file.clone()), older];
        let mut missing = Vec::new();
        for file in texts.iter().flatten() {
            let documents = yaml::parse(&file.text).documents;
            let root = documents.first().map(|document| &document.root);
            let listed = root.and_then(|root| root.get("dependencies")?.as_sequence());
            let names = listed.unwrap_or_default().iter();
            let names = names.filter_map(|it| it.get("name").and_then(Node::as_str));
            missing.extend(names.filter(|name| !self.has(name)).map(str::to_owned));
        }
        missing
    }

    /// Whether a chart is in the folder of charts, as a folder or an archive `name-1.2.3.tgz`.
    fn has(&self, name: &str) -> bool {
        let entries = std::fs::read_dir(self.folder.join("charts"));
        let mut names = entries.into_iter().flatten().filter_map(|entry| {
            let name = entry.ok()?.file_name();
            Some(name.to_string_lossy().into_owned())
        });
        names.any(|found| {
            let rest = found.strip_prefix(name);
            rest.is_some_and(|rest| {
                rest.is_empty() || (rest.starts_with('-') && rest.ends_with(".tgz"))
            })
        })
    }

    /// Renders it with its own values and those that were given.
    pub(super) fn render(&self, bench: &Bench<'_>, sources: &Sources) -> Result<One, String> {
        let missing = self.missing(sources);
        if !missing.is_empty() {
            return Err(format!(
                "this chart needs {}, which `helm dependency build` fetches, so it is not rendered",
                missing.join(", ")
            ));
        }
        let helm = bench.find("helm").map_err(|missing| {
            let why = missing.of("helm");
            format!("{why}, so this chart is not rendered")
        })?;
        let room = bench.room(&self.folder);
        let room = room.map_err(|error| format!("there is no room for a copy: {error}"))?;
        let staged = stage::copy(&self.folder, &room.folder, sources)
            .map_err(|why| format!("{why}; this chart is not rendered"))?;
        let mut arguments: Vec<OsString> = vec!["template".into(), "--skip-tests".into()];
        if staged.has_archives {
            // Its schemas may refer to what is elsewhere. Older versions of Helm do not know the option.
            arguments.push("--skip-schema-validation".into());
        }
        for values in &bench.options.values {
            arguments.extend(["--values".into(), values.into()]);
        }
        arguments.push(room.folder.clone().into());
        let text = bench.run(&helm, arguments, Some(&room))?;
        let (mut unit, file) = output::evaluate(text, &self.folder, "helm", sources)?;
        let mut templates = Templates::new(self, sources);
        let origins = Named::of(&file);
        for resource in &mut unit.resources {
            if !templates.relocate(resource, origins.of_object(resource)) {
                unit.diagnostics.extend(without_lines(resource));
            }
        }
        unit.diagnostics.dedup();
        Ok(One {
            unit,
            output: file.id,
            files: Vec::new(),
        })
    }
}

/// The templates of a chart, each read once.
struct Templates<'c> {
    chart: &'c Chart,
    sources: &'c Sources,
    read: FxHashMap<String, Option<Template>>,
}

impl<'c> Templates<'c> {
    fn new(chart: &'c Chart, sources: &'c Sources) -> Self {
        Self {
            chart,
            sources,
            read: FxHashMap::default(),
        }
    }

    /// Gives an object of the output the places of the template that it was made from; that of the
    /// chart's description where there is no such file, as in an archive. `false` where there is nothing but
    /// a file.
    fn relocate(&mut self, resource: &mut Resource, name: &str) -> bool {
        let Self { chart, sources, .. } = self;
        let template = self.read.entry(name.to_owned()).or_insert_with(|| {
            // The first part is the chart's name, which its folder need not have.
            let path = chart.folder.join(name.split_once('/')?.1);
            Some(Template::new(sources.load(&path).ok()?))
        });
        match template {
            Some(template) => template.relocate(resource),
            None => {
                let file = &chart.file;
                let place = Place::new(file.id, Span::new(0, 0));
                super::lines::flatten(resource, place, file);
                false
            }
        }
    }
}

/// The templates that Helm names in an output, and from where on.
struct Named<'o>(Vec<(usize, &'o str)>);

impl<'o> Named<'o> {
    fn of(output: &'o SourceFile) -> Self {
        let text = output.text.as_str();
        let marks = text.match_indices(SOURCE);
        let named = marks.map(|(at, mark)| {
            let rest = &text[at + mark.len()..];
            (at, rest.lines().next().unwrap_or_default().trim())
        });
        Self(named.collect())
    }

    /// The template that an object was made from; the empty text where there is none.
    fn of_object(&self, object: &Resource) -> &'o str {
        let start = object.header.span.start as usize;
        let behind = self.0.partition_point(|(at, _)| *at < start);
        let before = behind.checked_sub(1).map(|last| self.0[last].1);
        before.unwrap_or_default()
    }
}
