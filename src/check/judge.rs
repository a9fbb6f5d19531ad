//! A unit to judgements.
//!
//! With `when` w and `require` r: not applicable if w is false; pass if r is true, whatever w is;
//! fail if w is true and r is false; undetermined otherwise. An object that may not be there within its
//! resource is undetermined too where it would fail. A resource of which it is open whether it is made
//! at all fails like any other, since it is wrong whenever it is made, and the finding says so.
//! Words are only made for what a person will read.

use rayon::prelude::*;

use super::compile::{Asked, Plan, Program};
use super::definition::{Demand, Severity};
use super::judgement::{Answer, Judged, Judgement, Related};
use super::place::locate;
use super::project::Walk;
use super::scope::{Here, Subject};
use super::surroundings::Surroundings;
use super::truth::{Decision, Truth};
use crate::expr::{convert, evaluate};
use crate::resource::Unit;
use crate::value::{Data, Origin, Reason, ReasonKind, Shape, TemplatePart, Value};

/// Resources that one thread judges at a stretch.
const STRETCH: usize = 64;

/// Most characters of a message.
const MAX_MESSAGE: usize = 500;

/// What is wanted of judging.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options {
    /// Whether passes are wanted one by one; they are counted in any case.
    pub passes: bool,
}

/// Judges all resources of a unit. The result does not hang on the number of threads.
pub fn judge(program: &Program<'_>, unit: &Unit, options: Options) -> Judged {
    let around = Surroundings::new(program, unit);
    let count = unit.resources.len();
    let stretches: Vec<_> = (0..count.div_ceil(STRETCH))
        .map(|at| at * STRETCH..((at + 1) * STRETCH).min(count))
        .collect();
    let judge_stretch = |stretch: &std::ops::Range<usize>| {
        let mut judging = Judging {
            around: &around,
            options,
            judged: Judged::default(),
        };
        for resource in stretch.clone() {
            judging.resource(resource);
        }
        judging.judged
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

struct Judging<'j> {
    around: &'j Surroundings<'j>,
    options: Options,
    judged: Judged,
}

impl<'j> Judging<'j> {
    fn resource(&mut self, number: usize) {
        let around = self.around;
        let resource = around.resource(number);
        let kinds = around.program.kinds(resource.platform, &resource.kind);
        let first = self.judged.judgements.len();
        for asked in kinds.clone().flat_map(|kind| &kind.asked) {
            self.judge(*asked, Subject::Resource(number));
        }
        let wanted = |plan: &Plan<'_>| plan.busy;
        let walk = Walk::new(around, number, &wanted);
        for kind in kinds {
            walk.go(&kind.roots, None, &mut |object| {
                for asked in &object.plan.asked {
                    self.judge(*asked, Subject::Object(object));
                }
            });
        }
        self.judged.judgements[first..].sort_by_key(|judgement| judgement.check);
    }

    /// Judges one object by one requirement.
    fn judge(&mut self, asked: Asked<'_>, subject: Subject<'_>) {
        let here = Here::new(self.around, subject, None);
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
        self.judged.passed += 1;
        if self.options.passes {
            let mut judgement = self.begin(asked, here, Answer::Pass, &[&required.origin]);
            judgement.related.clear();
            self.judged.judgements.push(judgement);
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
                note: cut(&format!("whether it is made is open: {}", reason.text)),
            });
        }
        self.judged.judgements.push(judgement);
    }

    fn leave_open(
        &mut self,
        asked: Asked<'_>,
        here: &Here<'_>,
        reason: &Reason,
        origins: &[&Origin],
    ) {
        let at = self.pointed(asked, here);
        let mut all = vec![&at];
        all.extend(origins);
        let mut judgement = self.begin(asked, here, Answer::Undetermined, &all);
        judgement.reason = cut(&reason.text);
        self.judged.judgements.push(judgement);
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
        let element = match here.subject {
            Subject::Resource(_) => None,
            Subject::Object(object) => object.nearest(),
        };
        let origins = origins.iter().copied().chain(element);
        let (place, related) = locate(origins, self.around.resource(number), answer);
        Judgement {
            check: asked.check,
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
        let text = evaluate(&asked.on.message, here)
            .inspect_err(|error| self.tell_error(asked, error, here.subject))
            .ok()
            .and_then(|value| text_of(&value));
        match text {
            Some(text) => cut(&text),
            None => self.around.program.definitions.checks[asked.check]
                .title
                .to_string(),
        }
    }

    fn tell(&self, asked: Asked<'_>, decision: &Decision, subject: Subject<'_>) {
        if let Some(error) = &decision.error {
            self.tell_error(asked, error, subject);
        }
    }

    fn tell_error(&self, asked: Asked<'_>, error: &crate::expr::EvalError, subject: Subject<'_>) {
        let id = &self.around.program.definitions.checks[asked.check].id;
        self.around
            .tell(format!("check {id}"), error, subject.resource());
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
fn cut(text: &str) -> String {
    match text.char_indices().nth(MAX_MESSAGE) {
        None => text.to_owned(),
        Some((end, _)) => format!("{}…", &text[..end]),
    }
}

#[cfg(test)]
mod tests;
