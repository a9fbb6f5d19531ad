//! From judgements to an outcome: suppressed, grouped, counted, sorted.

use jiff::civil::Date;
use rayon::prelude::*;
use rustc_hash::FxHashSet;

use super::extents::Extents;
use super::{Estate, Input};
use crate::check::compile::Program;
use crate::check::definition::Check;
use crate::check::judgement::{Answer, Judged, Judgement};
use crate::check::{self, judge};
use crate::diagnostic::{Diagnostic, DiagnosticKind, isolate};
use crate::finding::directive::{self, Directives};
use crate::finding::group::{Excuse, group, sort_by_place};
use crate::finding::suppress::{Rule, Site, Suppressions};
use crate::finding::{Extent, Failure, Outcome, Subject, Summary, Verdict};
use crate::resource::{Platform, Resource, Unit};
use crate::source::{FileId, Place, Sources, Targets};

/// What the user says about judging.
#[derive(Debug)]
pub struct Options {
    /// Whether every verdict is wanted.
    pub all_verdicts: bool,
    /// Whether suppressions hold.
    pub ignores: bool,
    /// Suppressions of the configuration.
    pub rules: Vec<Rule>,
    /// Whether rules that match nothing are told: not where only a part of what they are about was
    /// scanned.
    pub tell_unused_rules: bool,
    /// The day that lifetimes are compared with.
    pub today: Date,
}

impl Options {
    fn judging(&self) -> check::Options {
        check::Options {
            passes: self.all_verdicts,
            today: self.today,
        }
    }

    /// Suppressions hold, nothing more is asked for.
    pub const fn new(today: Date) -> Self {
        Self {
            all_verdicts: false,
            ignores: true,
            rules: Vec::new(),
            tell_unused_rules: false,
            today,
        }
    }
}

/// Judges an estate.
pub fn outcome<'a>(
    estate: Estate,
    input: &Input,
    program: &Program<'a>,
    ran: Vec<&'a Check>,
    sources: &'a Sources,
    options: Options,
) -> Outcome<'a> {
    let judged = judge_units(&estate.units, program, options.judging());
    let scope = Scope::of(input, &estate, sources);
    let (suppressions, faults) = suppressions(&estate, sources, &options);
    let extents = Extents::of(&estate.units);
    let mut gathering = Gathering {
        extents: &extents,
        checks: &program.definitions.checks,
        sources,
        scope: &scope,
        suppressions,
        standing: Vec::new(),
        excused: Vec::new(),
        undetermined: Vec::new(),
        verdicts: Vec::new(),
        all_verdicts: options.all_verdicts,
        diagnostics: Vec::new(),
        summary: Summary {
            files: estate.files.len(),
            units: estate.units.len(),
            not_rendered: estate.not_rendered,
            ..Summary::default()
        },
    };
    gathering.tell(None, estate.diagnostics.into_iter().chain(faults));
    for (mut unit, judged) in estate.units.into_iter().zip(judged) {
        gathering.add_unit(&mut unit, judged);
        // Its many small values are freed beside what is still to be done.
        rayon::spawn(|| drop(unit));
    }
    let known: Vec<&Check> = program.definitions.checks.iter().collect();
    let unused = gathering
        .suppressions
        .unused(&known, &ran, options.tell_unused_rules, &|place| {
            input.covers(&sources.file(place.file).path)
        });
    gathering.tell(None, unused);
    gathering.finish(ran)
}

fn judge_units(
    units: &[Unit],
    program: &Program<'_>,
    options: check::Options,
) -> Vec<Result<Judged, Diagnostic>> {
    if units.is_empty() {
        // No threads are started for nothing.
        return Vec::new();
    }
    units
        .par_iter()
        .map(|unit| isolate(&unit.name, || judge(program, unit, options)))
        .collect()
}

/// The suppressions that a file holds. Of what is rendered into something else the annotations come with
/// that.
fn written_in(file: FileId, estate: &Estate, sources: &Sources) -> Directives {
    let file = sources.file(file);
    match estate.rendered.replaces(&file.path) {
        true => directive::comments(&file),
        false => directive::directives(&file),
    }
}

/// The suppressions of all files that were read (modules beside what was scanned included), and what
/// is wrong with them.
fn suppressions(
    estate: &Estate,
    sources: &Sources,
    options: &Options,
) -> (Suppressions, Vec<Diagnostic>) {
    if !options.ignores || estate.units.is_empty() {
        return (Suppressions::new(Vec::new(), Vec::new()), Vec::new());
    }
    let outputs = &estate.rendered.outputs;
    let unread: FxHashSet<FileId> = outputs.iter().chain(&estate.set_aside).copied().collect();
    let found: Vec<_> = (0..sources.count() as u32)
        .into_par_iter()
        .map(FileId::new)
        .filter(|file| !unread.contains(file))
        .map(|file| written_in(file, estate, sources))
        .collect();
    let annotated = estate.annotated.iter().cloned();
    let pairs = found
        .into_iter()
        .chain(annotated)
        .map(|it| (it.found, it.faults));
    let (directives, faults): (Vec<_>, Vec<_>) = pairs.unzip();
    let directives = directives.into_iter().flatten().collect();
    let faults = faults.into_iter().flatten().collect();
    (Suppressions::new(directives, options.rules.clone()), faults)
}

/// Which findings are shown. What named files bring in (their module, the manifests beside them), and
/// modules because they call what was pointed at, is evaluated but not reported on.
struct Scope<'a> {
    targets: Option<&'a Targets>,
    /// Plans, which are named as well.
    plans: Vec<FileId>,
    sources: &'a Sources,
}

impl<'a> Scope<'a> {
    fn of(input: &'a Input, estate: &Estate, sources: &'a Sources) -> Self {
        let calls = |targets: &Targets, unit: &Unit| {
            unit.platform == Platform::Terraform && !targets.walk_covers(&unit.root)
        };
        let brings_in = |targets| estate.units.iter().any(|unit| calls(targets, unit));
        let targets = match input {
            Input::Paths(targets) if !targets.files.is_empty() || brings_in(targets) => {
                Some(targets)
            }
            _ => None,
        };
        Self {
            targets,
            plans: estate.plans.clone(),
            sources,
        }
    }

    fn names(&self, targets: &Targets, place: Place) -> bool {
        self.plans.contains(&place.file) || targets.cover(&self.sources.file(place.file).path)
    }

    /// Whether something in `unit` is shown that is about any of these places.
    fn shows(&self, unit: &Unit, mut places: impl Iterator<Item = Place>) -> bool {
        let Some(targets) = self.targets else {
            return true;
        };
        targets.walk_covers(&unit.root) || places.any(|place| self.names(targets, place))
    }

    /// Whether something that could not be done is told, in `unit` if it is in one.
    fn shows_diagnostic(&self, unit: Option<&Unit>, diagnostic: &Diagnostic) -> bool {
        match (self.targets, diagnostic.place) {
            (Some(targets), Some(place)) => {
                unit.is_some_and(|unit| targets.walk_covers(&unit.root))
                    || self.names(targets, place)
            }
            _ => true,
        }
    }
}

/// Judgements on their way to an outcome.
struct Gathering<'a, 's> {
    extents: &'s Extents,
    checks: &'a [Check],
    sources: &'a Sources,
    scope: &'s Scope<'s>,
    suppressions: Suppressions,
    standing: Vec<Failure<'a>>,
    excused: Vec<(Failure<'a>, Excuse)>,
    undetermined: Vec<Verdict<'a>>,
    verdicts: Vec<Verdict<'a>>,
    all_verdicts: bool,
    diagnostics: Vec<Diagnostic>,
    summary: Summary,
}

impl<'a> Gathering<'a, '_> {
    fn add_unit(&mut self, unit: &mut Unit, judged: Result<Judged, Diagnostic>) {
        let diagnostics = std::mem::take(&mut unit.diagnostics);
        self.tell(Some(unit), diagnostics);
        self.summary.resources += unit.resources.len();
        match judged {
            Ok(judged) => {
                self.summary.passed += judged.passed;
                self.tell(Some(unit), judged.diagnostics);
                for judgement in judged.judgements {
                    self.add(unit, judgement);
                }
            }
            Err(diagnostic) => self.diagnostics.push(diagnostic),
        }
    }

    /// Keeps the diagnostics that are shown.
    fn tell(&mut self, unit: Option<&Unit>, diagnostics: impl IntoIterator<Item = Diagnostic>) {
        let scope = self.scope;
        let shown = diagnostics.into_iter();
        let shown = shown.filter(|diagnostic| scope.shows_diagnostic(unit, diagnostic));
        self.diagnostics.extend(shown);
    }

    fn add(&mut self, unit: &Unit, judgement: Judgement) {
        let check = &self.checks[judgement.check];
        let resource = &unit.resources[judgement.resource];
        // Whether or not it is shown: an ignore comment that matches here is not unused.
        let excuse = match judgement.answer {
            Answer::Pass => None,
            Answer::Fail | Answer::Undetermined => {
                let site = Site {
                    check,
                    place: judgement.place,
                    header: resource.header,
                    calls: &resource.calls,
                    address: &resource.address,
                };
                self.suppressions.excuse(&site, self.sources)
            }
        };
        let related = judgement.related.iter().map(|related| related.place);
        if !self.scope.shows(unit, related.chain([judgement.place])) {
            return;
        }
        let subject = subject(unit, resource);
        self.note(check, &judgement, &subject);
        if judgement.answer == Answer::Fail {
            let failure = Failure {
                check,
                severity: judgement.severity,
                message: judgement.message,
                place: judgement.place,
                related: judgement.related,
                subject,
                header: resource.header,
                extent: self.extent(resource),
            };
            match excuse {
                None => self.standing.push(failure),
                Some(excuse) => self.excused.push((failure, excuse)),
            }
        }
    }

    /// What is destroyed is told by itself: how many take its place says nothing of it.
    fn extent(&self, resource: &Resource) -> Extent {
        if resource.is_destroyed() {
            Extent::ONE
        } else {
            self.extents.of_header(resource.header)
        }
    }

    /// Keeps a verdict for the lists of verdicts.
    fn note(&mut self, check: &'a Check, judgement: &Judgement, subject: &Subject) {
        let is_open = judgement.answer == Answer::Undetermined;
        if !is_open && !self.all_verdicts {
            return;
        }
        let verdict = Verdict {
            check,
            answer: judgement.answer,
            subject: subject.clone(),
            place: judgement.place,
            reason: judgement.reason.clone(),
        };
        if self.all_verdicts {
            self.verdicts.push(verdict.clone());
        }
        if is_open {
            self.undetermined.push(verdict);
        }
    }

    fn finish(mut self, ran: Vec<&'a Check>) -> Outcome<'a> {
        self.summary.unresolved_modules = self
            .diagnostics
            .iter()
            .filter(|diagnostic| diagnostic.kind == DiagnosticKind::UnresolvedModule)
            .count();
        sort_diagnostics(&mut self.diagnostics, self.sources);
        let (findings, suppressed) = group(self.standing, self.excused, self.sources);
        let mut lists = [self.undetermined, self.verdicts];
        for list in &mut lists {
            sort_by_place(list, self.sources, |verdict| {
                (verdict.place, &verdict.check.id)
            });
        }
        let [undetermined, verdicts] = lists;
        Outcome {
            sources: self.sources,
            checks: ran,
            findings,
            suppressed,
            undetermined,
            verdicts,
            diagnostics: self.diagnostics,
            summary: self.summary,
        }
    }
}

fn subject(unit: &Unit, resource: &Resource) -> Subject {
    Subject {
        address: resource.address.clone(),
        platform: resource.platform,
        kind: resource.kind.clone(),
        unit: unit.name.as_str().into(),
        calls: resource.calls.clone(),
    }
}

/// By path and place; those without a place first. What is said twice of one place (a module that
/// is called twice) is said once.
fn sort_diagnostics(diagnostics: &mut Vec<Diagnostic>, sources: &Sources) {
    let all = std::mem::take(diagnostics);
    let (mut placed, mut bare): (Vec<_>, Vec<_>) = all
        .into_iter()
        .partition(|diagnostic| diagnostic.place.is_some());
    bare.sort_by(|a, b| (a.kind, &a.message).cmp(&(b.kind, &b.message)));
    placed.sort_by(|a, b| (a.kind, &a.message).cmp(&(b.kind, &b.message)));
    sort_by_place(&mut placed, sources, |diagnostic| {
        let place = diagnostic.place.expect("those without were left out");
        (place, "")
    });
    bare.extend(placed);
    bare.dedup();
    *diagnostics = bare;
}
