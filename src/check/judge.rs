//! A unit to judgements.
//!
//! With `when` w and `require` r: not applicable if w is false; pass if r is true, whatever w is;
//! fail if w is true and r is false; undetermined otherwise. An object that may not be there within its
//! resource is undetermined too where it would fail. A resource of which it is open whether it is made
//! at all fails like any other, since it is wrong whenever it is made, and the finding says so.
//! What hangs on open decisions of the unit is judged in every way that they can fall ([`ways`]).
//! Words are only made for what a person will read.

mod ways;

use jiff::civil::Date;
use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::compile::{Asked, Kind, Plan, Program};
use super::definition::{Demand, Severity};
use super::judgement::{Answer, Judged, Judgement, Question, Related};
use super::place::locate;
use super::project::Walk;
use super::scope::{Here, Subject};
use super::surroundings::{Reader, Surroundings};
use super::truth::{Decision, Truth};
use super::world::World;
use crate::expr::{convert, evaluate};
use crate::resource::Unit;
use crate::source::Place;
use crate::value::{Data, Origin, Reason, ReasonKind, Shape, TemplatePart, Value};

/// Resources that one thread judges at a stretch.
const STRETCH: usize = 64;

/// Most characters of a message.
const MAX_MESSAGE: usize = 500;

/// What is wanted of judging.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// Whether passes are wanted one by one; they are counted in any case.
    pub passes: bool,
    /// The day that lifetimes are compared with.
    pub today: Date,
}

/// Judges all resources of a unit. The result does not hang on the number of threads.
pub fn judge(program: &Program<'_>, unit: &Unit, options: Options) -> Judged {
    let around = Surroundings::new(program, unit, options.today);
    let count = unit.resources.len();
    let stretches: Vec<_> = (0..count.div_ceil(STRETCH))
        .map(|at| at * STRETCH..((at + 1) * STRETCH).min(count))
        .collect();
    let judge_stretch = |stretch: &std::ops::Range<usize>| {
        let mut judged = Judged::default();
        for resource in stretch.clone() {
            ways::judge_resource(&around, resource, options, &mut judged);
        }
        judged
    };
    let parts: Vec<Judged> = match stretches.as_slice() {
        [only] => vec![judge_stretch(only)],
        several => several.par_iter().map(judge_stretch).collect(),
    };
    let mut judged = Judged::default();
    for part in parts {
        judged.judgements.extend(part.judgements);
        judged.passed += part.passed;
    }
    judged.diagnostics = around.into_diagnostics();
    judged
}

/// One resource as it is in one world.
struct Judging<'j> {
    around: &'j Surroundings<'j>,
    world: &'j World<'j>,
    options: Options,
    /// The check that is of interest, where not all are.
    only: Option<usize>,
    passed: usize,
    found: Vec<Judgement>,
    /// What each of `found` is about. Only where one check is of interest: nothing else compares worlds.
    keys: Vec<Key>,
    seen: FxHashMap<Likeness, usize>,
}

/// Requirement, plan and element.
type Likeness = (usize, Option<usize>, Option<Place>);

/// What one judgement is about: the same in every world.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Key {
    /// Where the requirement stands among those of the check.
    on: usize,
    /// The plan of the object; `None` for the resource itself.
    plan: Option<usize>,
    /// Where the element is that the object is made from.
    element: Option<Place>,
    /// Tells those apart that are alike in all of this.
    nth: usize,
}

impl<'j> Judging<'j> {
    fn new(around: &'j Surroundings<'j>, world: &'j World<'j>, options: Options) -> Self {
        Self {
            around,
            world,
            options,
            only: None,
            passed: 0,
            found: Vec::new(),
            keys: Vec::new(),
            seen: FxHashMap::default(),
        }
    }

    /// For one check alone.
    fn of_check(
        around: &'j Surroundings<'j>,
        world: &'j World<'j>,
        options: Options,
        check: usize,
    ) -> Self {
        Self {
            only: Some(check),
            ..Self::new(around, world, options)
        }
    }

    /// How many judgements there were like this one.
    fn nth(&mut self, likeness: Likeness) -> usize {
        let count = self.seen.entry(likeness).or_default();
        *count += 1;
        *count
    }

    fn resource(&mut self, number: usize, kind: &Kind<'_>) {
        let around = self.around;
        let is_wanted = |check: usize, only: Option<usize>| only.is_none_or(|only| only == check);
        for asked in &kind.asked {
            if is_wanted(asked.check, self.only) {
                self.judge(*asked, Subject::Resource(number));
            }
        }
        let only = self.only;
        let wanted = |plan: &Plan<'_>| match only {
            None => plan.busy,
            Some(check) => around.program.leads_to(plan, check),
        };
        let walk = Walk::new(around, self.world, number, &wanted);
        walk.go(&kind.roots, None, &mut |object| {
            for asked in &object.plan.asked {
                if is_wanted(asked.check, only) {
                    self.judge(*asked, Subject::Object(object));
                }
            }
        });
        // One check has nothing to be sorted, and keys that stand beside it.
        if only.is_none() {
            self.found.sort_by_key(|judgement| judgement.check);
        }
    }

    fn keep(&mut self, here: &Here<'_>, judgement: Judgement) {
        if self.only.is_some() {
            let key = self.key(here, &judgement);
            self.keys.push(key);
        }
        self.found.push(judgement);
    }

    fn key(&mut self, here: &Here<'_>, judgement: &Judgement) -> Key {
        let on = judgement.question.on;
        let plan = here.subject.plan().map(|plan| plan.number);
        let element = here.subject.nearest().and_then(|origin| origin.place);
        Key {
            on,
            plan,
            element,
            nth: self.nth((on, plan, element)),
        }
    }

    /// Judges one object by one requirement.
    fn judge(&mut self, asked: Asked<'_>, subject: Subject<'_>) {
        let here = Here::new(self.around, self.world, subject, None);
        let when = asked.on.when.as_ref().map(|when| {
            let decision = Decision::of(when, &here);
            self.tell(asked, &decision, subject);
            decision
        });
        if when.as_ref().is_some_and(|when| when.is(false)) {
            return;
        }
        let required = match &asked.on.demand {
            Demand::Require(expr) => Decision::of(expr, &here),
            Demand::Deny(expr) => Decision::of(expr, &here).negated(),
        };
        self.tell(asked, &required, subject);
        match &required.truth {
            Truth::Known(true) => self.pass(asked, &here, &required),
            Truth::Known(false) => match self.doubt(when.as_ref(), subject) {
                None => self.fail(asked, &here, &required),
                // It points where the finding would.
                Some((reason, origin)) => {
                    self.leave_open(asked, &here, reason, &[&required.origin, origin]);
                }
            },
            // Where both are unknown, the condition comes first: without it nothing is asked.
            Truth::Unknown(reason) => match when_unknown(when.as_ref()) {
                Some((reason, origin)) => {
                    self.leave_open(asked, &here, reason, &[origin, &required.origin]);
                }
                None => self.leave_open(asked, &here, reason, &[&required.origin]),
            },
        }
    }

    /// Why a failed requirement is no finding: it is not certain that anything is asked here. That a
    /// resource may come to be zero times (a `count` that is not known) is no such doubt, since it is
    /// wrong whenever it is there; that its `count` is itself wrong is.
    fn doubt<'d>(
        &self,
        when: Option<&'d Decision>,
        subject: Subject<'d>,
    ) -> Option<(&'d Reason, &'d Origin)>
    where
        'j: 'd,
    {
        let resource = self.around.resource(subject.resource());
        let broken = resource
            .conditional
            .as_ref()
            .filter(|reason| matches!(reason.kind, ReasonKind::Error | ReasonKind::Bound));
        let of_object = match subject {
            Subject::Resource(_) => None,
            Subject::Object(object) => object.doubt.as_ref(),
        };
        let of_existence = || Some((of_object.or(broken)?, &Origin::NONE));
        when_unknown(when).or_else(of_existence)
    }

    fn pass(&mut self, asked: Asked<'_>, here: &Here<'_>, required: &Decision) {
        self.passed += 1;
        if self.options.passes {
            let mut judgement = self.begin(asked, here, Answer::Pass, &[&required.origin]);
            judgement.related.clear();
            self.keep(here, judgement);
        }
    }

    fn fail(&mut self, asked: Asked<'_>, here: &Here<'_>, required: &Decision) {
        let at = self.pointed(asked, here);
        let mut judgement = self.begin(asked, here, Answer::Fail, &[&at, &required.origin]);
        judgement.severity = self.severity(asked, here);
        judgement.message = self.message(asked, here);
        let resource = self.around.resource(here.subject.resource());
        if let Some(reason) = &resource.conditional {
            judgement.related.push(Related {
                place: resource.header,
                note: cut(format!("whether it is made is open: {}", reason.text)),
            });
        }
        self.keep(here, judgement);
    }

    fn leave_open(
        &mut self,
        asked: Asked<'_>,
        here: &Here<'_>,
        reason: &Reason,
        origins: &[&Origin],
    ) {
        if reason.kind == ReasonKind::Bound {
            // Whoever asks for all to be looked at is told that it was not.
            let number = here.subject.resource();
            self.around
                .tell_bound(self.reader(asked), &reason.text, number);
        }
        let at = self.pointed(asked, here);
        let mut all = vec![&at];
        all.extend(origins);
        let mut judgement = self.begin(asked, here, Answer::Undetermined, &all);
        judgement.reason = cut(reason.text.as_str());
        self.keep(here, judgement);
    }

    /// The origin of what `at` points at, where it is given.
    fn pointed(&self, asked: Asked<'_>, here: &Here<'_>) -> Origin {
        let Some(at) = &asked.on.at else {
            return Origin::NONE;
        };
        evaluate(at, here)
            .inspect_err(|error| self.tell_error(asked, error, here.subject))
            .map(|value| value.origin)
            .unwrap_or_default()
    }

    fn begin(
        &self,
        asked: Asked<'_>,
        here: &Here<'_>,
        answer: Answer,
        origins: &[&Origin],
    ) -> Judgement {
        let number = here.subject.resource();
        let origins = origins.iter().copied().chain(here.subject.nearest());
        let (place, related) = locate(origins, self.around.resource(number), answer);
        Judgement {
            check: asked.check,
            question: Question::of(asked.at, here.subject.plan()),
            resource: number,
            answer,
            severity: self.around.program.definitions.checks[asked.check].severity,
            place,
            related,
            message: String::new(),
            reason: String::new(),
        }
    }

    /// The severity here: the check's own where the expression is unknown or wrong.
    fn severity(&self, asked: Asked<'_>, here: &Here<'_>) -> Severity {
        let own = self.around.program.definitions.checks[asked.check].severity;
        let Some(expr) = &asked.on.severity else {
            return own;
        };
        match evaluate(expr, here) {
            Ok(value) if value.is_unknown() => own,
            Ok(value) => value
                .as_str()
                .and_then(Severity::from_name)
                .unwrap_or_else(|| {
                    let error = crate::expr::EvalError::new("not a severity's name", expr.span);
                    self.tell_error(asked, &error, here.subject);
                    own
                }),
            Err(error) => {
                self.tell_error(asked, &error, here.subject);
                own
            }
        }
    }

    /// What is wrong, in words: the check's title where there is no message to be had.
    fn message(&self, asked: Asked<'_>, here: &Here<'_>) -> String {
        let title = &self.around.program.definitions.checks[asked.check].title;
        let message = evaluate(&asked.on.message, here)
            .inspect_err(|error| self.tell_error(asked, error, here.subject));
        match message {
            // It would say a secret.
            Ok(message) if message.origin.is_secret => {
                let resource = self.around.resource(here.subject.resource());
                cut(format!("{}: {title}", resource.address))
            }
            Ok(message) => text_of(&message).map_or_else(|| title.to_string(), cut),
            Err(_) => title.to_string(),
        }
    }

    fn tell(&self, asked: Asked<'_>, decision: &Decision, subject: Subject<'_>) {
        if let Some(error) = &decision.error {
            self.tell_error(asked, error, subject);
        }
    }

    fn tell_error(&self, asked: Asked<'_>, error: &crate::expr::EvalError, subject: Subject<'_>) {
        let place = subject.nearest().and_then(|origin| origin.place);
        self.around
            .tell(self.reader(asked), error, (subject.resource(), place));
    }

    fn reader(&self, asked: Asked<'_>) -> Reader<'j> {
        let id = &self.around.program.definitions.checks[asked.check].id;
        Reader::Check(asked.check, id)
    }
}

fn when_unknown(when: Option<&Decision>) -> Option<(&Reason, &Origin)> {
    match when {
        Some(Decision {
            truth: Truth::Unknown(reason),
            origin,
            ..
        }) => Some((reason, origin)),
        _ => None,
    }
}

/// The text of a message. Parts of it that are unknown are named by an ellipsis.
fn text_of(value: &Value) -> Option<String> {
    match &value.data {
        Data::Unknown(unknown) => match &unknown.shape {
            Some(Shape::Template(parts)) => Some(
                parts
                    .iter()
                    .map(|part| match part {
                        TemplatePart::Text(text) => text.as_str(),
                        TemplatePart::Unknown(_) => "…",
                    })
                    .collect(),
            ),
            _ => None,
        },
        _ => convert::to_string(value).ok()?.as_str().map(str::to_owned),
    }
}

/// The first characters of a text that may be as long as the scanned files make it.
fn cut(text: impl Into<String>) -> String {
    let mut text = text.into();
    // No text has more characters than bytes.
    if text.len() > MAX_MESSAGE
        && let Some((end, _)) = text.char_indices().nth(MAX_MESSAGE)
    {
        text.truncate(end);
        text.push('…');
    }
    text
}

#[cfg(test)]
mod tests;
