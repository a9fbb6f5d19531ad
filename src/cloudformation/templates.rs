//! The templates of a scan: which of them are deployed by themselves, which are nested in others, and
//! what each exports to the rest.
//!
//! A template that another one calls by its path (`TemplateURL: ./network.yaml`, as `aws
//! cloudformation package` takes it) is evaluated where it is called, with the parameters that it is
//! given there, and not a second time alone with its defaults.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use ecow::{EcoString, eco_format};
use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use super::evaluator::State;
use super::stack::{self, Called, Survey};
use super::{Options, recognise, stacks};
use crate::resource::{Platform, Unit};
use crate::source::{FileId, SourceFile, Sources};
use crate::syntax::tree::{self, Document, Node};
use crate::value::{Data, Reason, ReasonKind, Reference, Unknown, Value};

/// Most times that a value is handed on from template to template by exports.
const MAX_CHAIN: usize = 4;

/// All templates that were found.
#[derive(Default)]
pub struct Templates<'s> {
    all: Vec<(Arc<SourceFile>, Document)>,
    by_path: FxHashMap<PathBuf, usize>,
    roots: Vec<usize>,
    exports: FxHashMap<EcoString, Export>,
    sources: Option<&'s Sources>,
}

/// What a name is exported as.
enum Export {
    One(Value),
    /// Several templates export the name.
    Several,
}

/// What the stacks of a unit are evaluated with.
#[derive(Clone, Copy)]
pub(super) struct Ground<'g> {
    pub(super) options: &'g Options,
    pub(super) templates: &'g Templates<'g>,
}

/// A template that is nested in another, or a file that is included in it.
pub(super) struct Beside<'a> {
    pub(super) file: Arc<SourceFile>,
    pub(super) root: Cow<'a, Node>,
}

impl<'s> Templates<'s> {
    /// Takes the templates of a scan. What they call and is not among them is read from `sources`.
    pub fn new(
        all: Vec<(Arc<SourceFile>, Document)>,
        sources: Option<&'s Sources>,
        options: &Options,
    ) -> Self {
        let numbered = all.iter().enumerate().rev();
        let mut templates = Self {
            by_path: numbered
                .map(|(at, (file, _))| (file.path.clone(), at))
                .collect(),
            all,
            sources,
            ..Self::default()
        };
        let mut calls = templates.written_calls();
        templates.roots = uncalled(&calls);
        let mut surveys = templates.survey(options);
        templates.note_calls(&surveys, &mut calls);
        templates.roots = uncalled(&calls);
        let roots: FxHashSet<usize> = templates.roots.iter().copied().collect();
        surveys.retain(|(at, _)| roots.contains(at));
        templates.add_left_out(&mut surveys, options);
        templates.note_exports(&mut surveys, options);
        templates
    }

    /// The numbers of the templates that are units of their own.
    pub fn roots(&self) -> &[usize] {
        &self.roots
    }

    /// The name of a template's file.
    pub fn name(&self, number: usize) -> &str {
        &self.all[number].0.name
    }

    /// Evaluates a template, by number, with all that it calls. Resources whose condition is false
    /// are left out; those whose condition is open are there, with the reason. A resource without a
    /// type is told and left out.
    pub fn evaluate(&self, number: usize, options: &Options) -> Unit {
        let (file, document) = &self.all[number];
        let ground = Ground {
            options,
            templates: self,
        };
        let called = Called::alone(file.id);
        let stack = stack::evaluate(ground, file, &document.root, &called, State::default());
        let mut resources = stack.resources;
        resources.sort_by(|a, b| a.address.cmp(&b.address));
        Unit {
            resources,
            leaving: leaving(&stack.outputs),
            diagnostics: stack.state.diagnostics,
            decisions: stack.state.questions.into_decisions(),
            ..Unit::new(
                Platform::CloudFormation,
                file.path.clone(),
                file.name.clone(),
            )
        }
    }

    /// The file at a path beside another, if it may be read and is YAML or JSON.
    pub(super) fn beside(&self, file: &SourceFile, path: &str) -> Option<Beside<'_>> {
        let path = path_beside(file, path)?;
        if let Some(&at) = self.by_path.get(&path) {
            let (file, document) = &self.all[at];
            return Some(Beside {
                file: file.clone(),
                root: Cow::Borrowed(&document.root),
            });
        }
        let file = self.sources?.load_document(&path).ok()?;
        let text = file.text.trim_start_matches('\u{feff}').trim_start();
        let parsed = if text.starts_with(['{', '[']) {
            tree::json::parse(&file.text)
        } else {
            tree::yaml::parse(&file.text)
        };
        let root = Cow::Owned(parsed.documents.into_iter().next()?.root);
        Some(Beside { file, root })
    }

    /// What another template of the scan exports under a name.
    pub(super) fn export(&self, name: &str) -> Option<&Value> {
        match self.exports.get(name)? {
            Export::One(value) => Some(value),
            Export::Several => None,
        }
    }

    /// The templates that each calls by a path that stands there.
    fn written_calls(&self) -> Vec<Vec<usize>> {
        let calls = self.all.iter().map(|(file, document)| {
            let paths = stacks::local_paths(&document.root);
            let paths = paths.into_iter().filter_map(|path| path_beside(file, path));
            paths
                .filter_map(|path| self.by_path.get(&path).copied())
                .collect()
        });
        calls.collect()
    }

    /// What those that may be roots have to do with others; nothing of a template without others.
    fn survey(&self, options: &Options) -> Vec<(usize, Survey)> {
        let is_worth_it =
            |root| self.all.len() > 1 && (stacks::may_call(root) || exports_any(root));
        let candidates = self.roots.par_iter().copied();
        candidates
            .filter(|&at| is_worth_it(&self.all[at].1.root))
            .map(|at| (at, self.survey_of(at, options)))
            .collect()
    }

    fn survey_of(&self, number: usize, options: &Options) -> Survey {
        let (file, document) = &self.all[number];
        let ground = Ground {
            options,
            templates: self,
        };
        stack::survey(ground, file, &document.root)
    }

    fn numbers(&self) -> FxHashMap<FileId, usize> {
        let numbered = self.all.iter().enumerate().rev();
        numbered.map(|(at, (file, _))| (file.id, at)).collect()
    }

    /// Makes templates roots that are called, but were too much for whoever calls them.
    fn add_left_out(&mut self, surveys: &mut Vec<(usize, Survey)>, options: &Options) {
        let numbers = self.numbers();
        let mut seen: FxHashSet<FileId> = FxHashSet::default();
        for (_, survey) in surveys.iter() {
            seen.extend(&survey.evaluated);
        }
        let mut at = 0;
        while let Some((_, survey)) = surveys.get(at) {
            let left_out: Vec<FileId> = survey.left_out.difference(&seen).copied().collect();
            let mut added: Vec<usize> = left_out
                .iter()
                .filter_map(|file| numbers.get(file).copied())
                .collect();
            added.sort_unstable();
            for number in added {
                let survey = self.survey_of(number, options);
                seen.insert(self.all[number].0.id);
                seen.extend(&survey.evaluated);
                self.roots.push(number);
                surveys.push((number, survey));
            }
            at += 1;
        }
        self.roots.sort_unstable();
    }

    /// Adds the calls that evaluation has found: by paths that are values, and within loops.
    fn note_calls(&self, surveys: &[(usize, Survey)], calls: &mut [Vec<usize>]) {
        let numbers = self.numbers();
        for (at, survey) in surveys {
            let reached = survey.reached.iter();
            calls[*at].extend(reached.filter_map(|file| numbers.get(file).copied()));
        }
    }

    /// Notes what the roots export, with all that is nested in them. What one exports of what it imports
    /// is known once that is.
    fn note_exports(&mut self, surveys: &mut [(usize, Survey)], options: &Options) {
        self.exports = exports(surveys);
        for _ in 0..MAX_CHAIN {
            let mut handing_on: Vec<_> = surveys
                .iter_mut()
                .filter(|(_, survey)| survey.imports && !survey.exports.is_empty())
                .collect();
            if handing_on.is_empty() {
                return;
            }
            handing_on
                .par_iter_mut()
                .for_each(|(at, survey)| *survey = self.survey_of(*at, options));
            self.exports = exports(surveys);
        }
    }
}

/// The resources that the outputs of a unit give away: for whom they are meant is not known.
fn leaving(outputs: &FxHashMap<EcoString, Value>) -> BTreeMap<EcoString, Reason> {
    let mut leaving: BTreeMap<EcoString, Reason> = BTreeMap::new();
    let mut outputs: Vec<_> = outputs.iter().collect();
    outputs.sort_by_key(|(name, _)| *name);
    for (name, value) in outputs {
        let text = eco_format!("output {name} gives it away, and who takes it is not known");
        let references = Unknown::derived([value]).map(|it| it.references);
        for reference in references.unwrap_or_default() {
            let reason = || Reason::new(ReasonKind::Missing, text.clone());
            leaving.entry(reference.address).or_insert_with(reason);
        }
    }
    leaving
}

/// What each name is exported as.
fn exports(surveys: &[(usize, Survey)]) -> FxHashMap<EcoString, Export> {
    let mut exports = FxHashMap::default();
    for (name, value) in surveys.iter().flat_map(|(_, survey)| &survey.exports) {
        exports
            .entry(name.clone())
            .and_modify(|known| *known = Export::Several)
            .or_insert_with(|| Export::One(value.clone()));
    }
    exports
}

fn exports_any(root: &Node) -> bool {
    let outputs = root.get("Outputs").and_then(Node::as_mapping);
    let mut outputs = outputs.into_iter().flatten();
    outputs.any(|output| output.value.get("Export").is_some())
}

/// Templates that no other calls; of those that call each other in a circle, the first.
fn uncalled(calls: &[Vec<usize>]) -> Vec<usize> {
    // None of these is called by one before it; some may be by one behind it.
    let candidates = not_reached(0..calls.len(), calls);
    let mut roots = not_reached(candidates.into_iter().rev(), calls);
    roots.sort_unstable();
    roots
}

/// Those in an order to which none before them leads.
fn not_reached(order: impl Iterator<Item = usize>, calls: &[Vec<usize>]) -> Vec<usize> {
    let mut reached = vec![false; calls.len()];
    let mut found = Vec::new();
    for first in order {
        if reached[first] {
            continue;
        }
        found.push(first);
        let mut pending = vec![first];
        while let Some(at) = pending.pop() {
            if !std::mem::replace(&mut reached[at], true) {
                pending.extend(&calls[at]);
            }
        }
    }
    found
}

/// A value that a template exports, as others see it: of resources that are in another unit, only
/// that it is the same wherever it is imported.
pub(super) fn exported(name: &str, value: Value, file: &SourceFile) -> Value {
    if value.find_unknown().is_none() {
        return value;
    }
    let text = eco_format!(
        "export {name} of {} is known only when its stack is deployed",
        file.name
    );
    let unknown = Unknown {
        stands_for: Some(Reference::new(eco_format!("export:{name}"), "")),
        not_null: true,
        ..Unknown::because(Reason::new(ReasonKind::Computed, text))
    };
    Value::new(Data::Unknown(unknown.into())).with_origin(value.origin)
}

/// A relative path in a template as a path of the file system, without asking it; `None` for URLs
/// and for what leads above the root.
fn path_beside(file: &SourceFile, path: &str) -> Option<PathBuf> {
    if path.contains("://") || path.is_empty() {
        return None;
    }
    let mut whole = file.path.parent()?.to_owned();
    for part in Path::new(path).components() {
        match part {
            Component::Normal(name) => whole.push(name),
            Component::ParentDir => {
                if !whole.pop() {
                    return None;
                }
            }
            Component::CurDir => {}
            Component::RootDir | Component::Prefix(_) => return None,
        }
    }
    Some(whole)
}

/// Whether a tree that was read beside a template is a template itself.
pub(super) fn is_template(beside: &Beside<'_>) -> bool {
    recognise(&beside.root)
}
