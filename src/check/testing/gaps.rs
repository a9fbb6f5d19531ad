//! What the fixtures of a check leave out beyond findings and passes: a verdict that is open, each attribute
//! absent, each resource type judged.
//!
//! A user's checks may do without; our catalogue may not, or says so in a list that is exact.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use ecow::{EcoString, eco_format};

use super::absence::{self, Looked, Place, Reading};
use super::{Mismatch, MismatchKind, Observed, Seen, names};
use crate::check::compile::{Asked, Plan, Program, Source};
use crate::check::definition::{Concept, EVERY_TYPE, From, Target};
use crate::check::judgement::{Answer, Question};
use crate::resource::Platform;
use crate::syntax::hcl::ast::Expr;

/// Something that no fixture shows.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Gap {
    /// The check's id, and the number of its `on` block where it has several; the first that looks there,
    /// where any check's fixtures would do.
    pub check: EcoString,
    /// Which projection it is, or which types are asked as they are: `database of terraform aws_db_instance …`.
    pub place: EcoString,
    /// What is not shown.
    pub kind: GapKind,
}

/// What fixtures may leave out.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum GapKind {
    /// Of what one check asks, nothing is undetermined.
    Open,
    /// In all that one check judges there, nothing that it reads is absent.
    Whole,
    /// No object that a check judges lacks what is read there.
    Absent(EcoString),
    /// No resource of this type is judged.
    Type(EcoString),
}

impl fmt::Display for Gap {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}: ", self.check, self.place)?;
        match &self.kind {
            GapKind::Open => f.write_str("nothing is undetermined"),
            GapKind::Whole => f.write_str("nothing is absent"),
            GapKind::Absent(path) => write!(f, "{path} is never absent"),
            GapKind::Type(kind) => write!(f, "no verdict on {kind}"),
        }
    }
}

/// Types, with what a comment says that fixtures cannot show of them.
pub(super) type Excuses = BTreeSet<(EcoString, Excuse)>;

/// What cannot be shown.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Excuse {
    /// An answer that does not come.
    Answer(Answer),
    /// What is always there: this attribute, or all that are read.
    Absent(Option<EcoString>),
    /// That a projection is judged by itself: it is there for `together(…)` and the like.
    Unjudged,
}

/// What is looked for in the fixtures of one check.
pub(super) struct Wanted<'w, 'd> {
    pub(super) program: &'w Program<'d>,
    pub(super) check: usize,
    pub(super) excuses: &'w Excuses,
}

impl Wanted<'_, '_> {
    /// What nothing shows, and the excuses that this needs.
    pub(super) fn gaps(&self, seen: &Seen) -> (Vec<Gap>, Excuses) {
        let mut gaps = Vec::new();
        let mut needed = Excuses::new();
        let readings = readings(self.program, self.check);
        for source in self.program.sources(self.check) {
            let is_here =
                |platform, question| (platform, question) == (source.platform, source.question);
            let looked = seen.looked.iter();
            let looked: Vec<&Looked> = looked
                .filter(|one| is_here(one.platform, one.question))
                .collect();
            let mut tell = |excuse: Excuse, kind| {
                let excused = self.excused(&source, &excuse);
                if excused.is_empty() {
                    gaps.push(self.gap(&source, kind));
                }
                needed.extend(excused);
            };
            let is_open = |one: &Observed| {
                one.answer == Answer::Undetermined && is_here(one.platform, one.question)
            };
            let is_destroyed = source
                .types
                .iter()
                .all(|kind| kind.starts_with("destroyed."));
            // What a plan destroys has been there: all of it is known.
            if !is_destroyed && !seen.observed.iter().any(is_open) {
                tell(Excuse::Answer(Answer::Undetermined), GapKind::Open);
            }
            let reads = readings
                .iter()
                .any(|(question, platform, _)| is_here(*platform, *question));
            if reads && looked.iter().all(|one| one.lacks.is_empty()) {
                tell(Excuse::Absent(None), GapKind::Whole);
            }
            if source.question.projection.is_none() {
                gaps.extend(self.gaps_of_types(&source, &looked));
            }
        }
        (gaps, needed)
    }

    /// Excuses that speak of a source.
    pub(super) fn excused(&self, source: &Source<'_>, excuse: &Excuse) -> Excuses {
        let is_meant =
            |(kind, said): &&(EcoString, Excuse)| said == excuse && names(&source.types, kind);
        self.excuses.iter().filter(is_meant).cloned().collect()
    }

    fn gaps_of_types(&self, source: &Source<'_>, looked: &[&Looked]) -> Vec<Gap> {
        let is_seen = |kind: &str| kind == EVERY_TYPE || looked.iter().any(|one| one.kind == kind);
        let unseen = source.types.iter().filter(|kind| !is_seen(kind));
        unseen
            .map(|kind| self.gap(source, GapKind::Type((*kind).into())))
            .collect()
    }

    fn gap(&self, source: &Source<'_>, kind: GapKind) -> Gap {
        let definitions = self.program.definitions;
        let check = &definitions.checks[self.check];
        let of = match source.question.projection {
            Some((concept, at)) => projection(&definitions.concepts[concept], at),
            None => "resources".into(),
        };
        Gap {
            check: match check.on.len() {
                1 => check.id.clone(),
                _ => eco_format!("{} on {}", check.id, source.question.on + 1),
            },
            place: place(&of, source.platform.name(), &source.types),
            kind,
        }
    }
}

/// A concept, with the number of the projection where several are made of the same objects.
fn projection(concept: &Concept, at: usize) -> EcoString {
    let same = |other: usize| concept.projections[other].from == concept.projections[at].from;
    let nth = (0..=at).filter(|&other| same(other)).count();
    match (0..concept.projections.len())
        .filter(|&other| same(other))
        .count()
    {
        1 => concept.name.clone(),
        _ => eco_format!("{} ({nth})", concept.name),
    }
}

fn place(of: &str, platform: &str, types: &[impl AsRef<str>]) -> EcoString {
    let first = types.first().map_or(EVERY_TYPE, AsRef::as_ref);
    let more = if types.len() > 1 { " …" } else { "" };
    eco_format!("{of} of {platform} {first}{more}")
}

/// All that a check reads, with where it asks: the platform is that of the types there.
fn readings(program: &Program<'_>, check: usize) -> BTreeSet<(Question, Platform, Reading)> {
    let mut found = BTreeSet::new();
    let mut add = |question, platform: &str, place, expr: &Expr| {
        let path = absence::path_of(expr);
        let platform = Platform::from_name(platform);
        found.extend(platform.map(|platform| (question, platform, Reading { place, path })));
    };
    for (at, on) in program.definitions.checks[check].on.iter().enumerate() {
        if let Target::Types { platform, .. } = &on.target {
            for expr in absence::of_resources(&Asked { check, at, on }) {
                add(Question::of(at, None), platform, None, &expr);
            }
        }
    }
    for plan in &program.plans {
        for asked in plan.asked.iter().filter(|asked| asked.check == check) {
            let chain = chain(program, plan);
            let root = chain.last().map(|root| &root.projection.from);
            let Some(From::Types { platform, .. }) = root else {
                continue;
            };
            let question = Question::of(asked.at, Some(plan));
            for expr in absence::of_objects(asked) {
                add(question, platform, None, &expr);
            }
            for (level, expr) in absence::through(asked, &chain) {
                let place = Some((chain[level].concept, chain[level].at));
                add(question, platform, place, &expr);
            }
        }
    }
    found
}

/// A plan, the one that it is made from, and so on to the resource.
fn chain<'p, 'd>(program: &'p Program<'d>, plan: &'p Plan<'d>) -> Vec<&'p Plan<'d>> {
    let parent = |child: &&'p Plan<'d>| {
        let number = child.number;
        let mut plans = program.plans.iter();
        plans.find(|plan| plan.children.contains(&number))
    };
    std::iter::successors(Some(plan), parent).collect()
}

/// What the fixtures of all checks have shown together, and what they say that they cannot.
#[derive(Default)]
pub(super) struct Together {
    types: BTreeSet<(Place, EcoString)>,
    lacking: BTreeSet<Reading>,
    always: Vec<Always>,
    needed: Vec<Always>,
    /// Checks whose fixtures say so, and types of which some projection is never judged.
    unjudged: BTreeSet<(EcoString, EcoString)>,
}

/// That an attribute of a type is always there, as the fixtures of a check say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Always {
    pub(super) check: EcoString,
    pub(super) kind: EcoString,
    pub(super) path: EcoString,
}

impl Together {
    /// Adds what the fixtures of one check have shown, and what they say is always there.
    pub(super) fn add(&mut self, check: &EcoString, looked: Vec<Looked>, excuses: Excuses) {
        for one in looked {
            self.types.extend(one.root.map(|root| (root, one.kind)));
            self.lacking.extend(one.lacks);
        }
        for (kind, excuse) in excuses {
            let check = check.clone();
            match excuse {
                Excuse::Absent(Some(path)) => self.always.push(Always { check, kind, path }),
                Excuse::Unjudged => {
                    self.unjudged.insert((check, kind));
                }
                Excuse::Absent(None) | Excuse::Answer(_) => {}
            }
        }
    }

    /// Whether fixtures say of a type that is not judged here that it never is.
    fn is_unjudged(&self, here: Place, kind: &str) -> bool {
        let is_judged = self.types.contains(&(here, kind.into()));
        !is_judged && self.unjudged.iter().any(|(_, said)| said == kind)
    }

    /// What is said to be never judged, and is in every projection that names it.
    fn needlessly_unjudged(&self, program: &Program<'_>) -> Vec<Mismatch> {
        let is_needed = |kind: &EcoString| {
            program.plans.iter().any(|plan| {
                let From::Types { types, .. } = &plan.projection.from else {
                    return false;
                };
                types.contains(kind) && self.is_unjudged((plan.concept, plan.at), kind)
            })
        };
        let needless = self.unjudged.iter().filter(|(_, kind)| !is_needed(kind));
        let needless = needless.map(|(check, kind)| Mismatch {
            check: check.clone(),
            place: None,
            kind: MismatchKind::NeedlesslyUnjudged(kind.clone()),
        });
        needless.collect()
    }

    /// What nothing shows of the projections whose checks were all tested: types and absent attributes. Then
    /// what is said to be always there, or never judged, without need, by the check that says so.
    pub(super) fn gaps(
        mut self,
        program: &Program<'_>,
        tested: &[usize],
    ) -> (Vec<Gap>, Vec<Mismatch>) {
        let mut needless = self.needlessly_unjudged(program);
        let all_tested =
            |checks: &BTreeSet<usize>| checks.iter().all(|check| tested.contains(check));
        let mut gaps = self.gaps_of_types(program, &all_tested);
        let (readers, others): (BTreeMap<_, _>, BTreeMap<_, _>) = readers(program)
            .into_iter()
            .partition(|(_, checks)| all_tested(checks));
        for (reading, checks) in readers {
            let Some(here) = reading.place else { continue };
            if self.lacking.contains(&reading) {
                continue;
            }
            let types = types_of(program, here);
            if types.iter().any(|kind| self.is_unjudged(here, kind)) {
                continue;
            }
            let is_meant = |one: &Always| one.path == reading.path && names(&types, &one.kind);
            let before = self.always.len();
            self.needed
                .extend(self.always.extract_if(.., |one| is_meant(one)));
            if self.always.len() == before && !self.needed.iter().any(is_meant) {
                gaps.push(gap(program, &checks, here, GapKind::Absent(reading.path)));
            }
        }
        let is_open = |one: &Always| others.keys().any(|reading| reading.path == one.path);
        let there = self.always.into_iter().filter(|one| !is_open(one));
        needless.extend(there.map(|one| Mismatch {
            check: one.check,
            place: None,
            kind: MismatchKind::NeedlesslyThere(one.kind, one.path),
        }));
        (gaps, needless)
    }

    fn gaps_of_types(
        &self,
        program: &Program<'_>,
        all_tested: &dyn Fn(&BTreeSet<usize>) -> bool,
    ) -> Vec<Gap> {
        let mut gaps = Vec::new();
        for plan in &program.plans {
            let From::Types { types, .. } = &plan.projection.from else {
                continue;
            };
            let here = (plan.concept, plan.at);
            let checks = checks_below(program, plan);
            if checks.is_empty() || !all_tested(&checks) {
                continue;
            }
            let is_seen =
                |kind: &EcoString| kind == EVERY_TYPE || self.types.contains(&(here, kind.clone()));
            let unseen = types.iter().filter(|kind| !is_seen(kind));
            let unseen = unseen.filter(|kind| !self.is_unjudged(here, kind));
            gaps.extend(
                unseen.map(|kind| gap(program, &checks, here, GapKind::Type(kind.clone()))),
            );
        }
        gaps
    }
}

/// The types that lead to a projection, however many concepts are between.
fn types_of<'p>(program: &'p Program<'_>, (concept, at): Place) -> Vec<&'p str> {
    let plans = program.plans.iter();
    let plans = plans.filter(|plan| (plan.concept, plan.at) == (concept, at));
    let roots = plans.filter_map(|plan| {
        chain(program, plan)
            .last()
            .map(|root| &root.projection.from)
    });
    roots
        .flat_map(|from| match from {
            From::Types { types, .. } => types.as_slice(),
            From::Concept(_) => &[],
        })
        .map(EcoString::as_str)
        .collect()
}

/// What checks read, and which.
fn readers(program: &Program<'_>) -> BTreeMap<Reading, BTreeSet<usize>> {
    let mut readers: BTreeMap<Reading, BTreeSet<usize>> = BTreeMap::new();
    for check in 0..program.definitions.checks.len() {
        for (_, _, reading) in readings(program, check) {
            readers.entry(reading).or_default().insert(check);
        }
    }
    readers
}

fn gap(
    program: &Program<'_>,
    checks: &BTreeSet<usize>,
    (concept, at): Place,
    kind: GapKind,
) -> Gap {
    let definitions = program.definitions;
    let first = checks
        .first()
        .map_or("", |&check| &definitions.checks[check].id);
    let more = if checks.len() > 1 { " …" } else { "" };
    let name = projection(&definitions.concepts[concept], at);
    let projections = &definitions.concepts[concept].projections;
    Gap {
        check: eco_format!("{first}{more}"),
        place: match &projections[at].from {
            From::Types { platform, types } => place(&name, platform, types),
            From::Concept(from) => eco_format!("{name} of {from}"),
        },
        kind,
    }
}

/// The checks that ask something of a plan's objects or of what is made from them, in order.
fn checks_below(program: &Program<'_>, plan: &Plan<'_>) -> BTreeSet<usize> {
    let own = plan.asked.iter().map(|asked| asked.check);
    let children = plan.children.iter().map(|&child| &program.plans[child]);
    own.chain(children.flat_map(|child| checks_below(program, child)))
        .collect()
}
