//! Verdicts on what hangs on open decisions.
//!
//! A resource is judged once with what is open left open. Where that leaves a check undetermined and
//! open decisions were read, the check is judged in every way that they can fall: it fails if
//! something fails in every way, passes if all that is there passes in every way, and otherwise hangs
//! on the first decision that makes a difference. Only the decisions count that the check comes by.
//! Where they are too many to be judged together, each object is judged in its own ways; beyond the
//! bound on these the verdict of the first look stands.

use rustc_hash::{FxHashMap, FxHashSet};

use super::{Judging, Key, Options};
use crate::check::compile::{Asked, Kind, Plan};
use crate::check::judgement::{Answer, Judged, Judgement};
use crate::check::project::{Object, Walk};
use crate::check::scope::Subject;
use crate::check::surroundings::Surroundings;
use crate::check::world::{Taken, World};

/// Most ways that one question is judged in.
const MAX_WAYS: usize = 64;

/// Most decisions that a way may leave open: each of them may double the ways.
const MAX_OPEN: usize = 6;

/// Most ways that one resource is judged in, over all checks.
const MAX_WAYS_OF_RESOURCE: usize = 4096;

/// Most steps that one resource may take to find out what can hold together.
const MAX_STEPS: u32 = 200_000;

/// What a check says of a resource where decisions fall in one way.
struct Way {
    taken: Vec<Taken>,
    order: Vec<Key>,
    found: FxHashMap<Key, Judgement>,
}

impl Way {
    fn answer(&self, key: &Key) -> Option<Answer> {
        self.of(key).map(|judgement| judgement.answer)
    }

    fn fails(&self, key: &Key) -> bool {
        self.answer(key) == Some(Answer::Fail)
    }

    fn of(&self, key: &Key) -> Option<&Judgement> {
        self.found.get(key)
    }

    fn answer_to(&self, taken: &Taken) -> Option<bool> {
        let own = self.taken.iter();
        let same = own.filter(|own| own.decision == taken.decision);
        same.map(|own| own.answer).next()
    }
}

/// Judges a resource and adds what comes of it.
pub(super) fn judge_resource(
    around: &Surroundings<'_>,
    number: usize,
    options: Options,
    judged: &mut Judged,
) {
    let resource = around.resource(number);
    let Some(kind) = around.program.kind(resource.platform, &resource.kind) else {
        return;
    };
    let world = World::undecided(&around.unit.decisions);
    let passes = options.passes || !around.unit.decisions.is_empty();
    let looking = Options { passes, ..options };
    let mut first = Judging::new(around, &world, looking);
    first.resource(number, kind);
    let mut passed = first.passed;
    let mut found = first.found;
    if world.was_touched() {
        decide(around, number, kind, options, &mut found);
        passed = found.iter().filter(|one| is_pass(one)).count();
    }
    judged.passed += passed;
    found.retain(|one| options.passes || !is_pass(one));
    judged.judgements.extend(found);
}

fn is_pass(judgement: &Judgement) -> bool {
    judgement.answer == Answer::Pass
}

/// Puts what the ways come to in the place of what was left open.
fn decide(
    around: &Surroundings<'_>,
    number: usize,
    kind: &Kind<'_>,
    options: Options,
    found: &mut Vec<Judgement>,
) {
    let open = found
        .iter()
        .filter(|one| one.answer == Answer::Undetermined);
    let mut checks: Vec<usize> = open.map(|one| one.check).collect();
    checks.dedup();
    let mut exploring = Exploring {
        around,
        number,
        kind,
        options: Options {
            passes: true,
            ..options
        },
        ways: MAX_WAYS_OF_RESOURCE,
        steps: MAX_STEPS,
    };
    for check in checks {
        let together = exploring.together(check).map(|ways| merge(&ways));
        let decided = together.unwrap_or_else(|| exploring.one_by_one(check));
        found.retain(|one| one.check != check);
        found.extend(decided);
    }
    found.sort_by_key(|one| one.check);
}

/// Goes through the ways of one resource.
struct Exploring<'e> {
    around: &'e Surroundings<'e>,
    number: usize,
    kind: &'e Kind<'e>,
    options: Options,
    /// What may still be spent on this resource.
    ways: usize,
    steps: u32,
}

impl<'e> Exploring<'e> {
    /// All ways for all objects of a check at once; `None` where there are too many.
    fn together(&mut self, check: usize) -> Option<Vec<Way>> {
        let (number, kind) = (self.number, self.kind);
        self.ways(check, &|judging| judging.resource(number, kind))
    }

    /// What a check comes to for each object by itself.
    fn one_by_one(&mut self, check: usize) -> Vec<Judgement> {
        let mut decided = Vec::new();
        for asked in &self.kind.asked {
            if asked.check == check {
                let subject = Subject::Resource(self.number);
                decided.extend(self.one(check, &|judging| judging.judge(*asked, subject)));
            }
        }
        let (around, number) = (self.around, self.number);
        let written = World::written(&around.unit.decisions);
        let wanted = |plan: &Plan<'_>| around.program.leads_to(plan, check);
        let walk = Walk::new(around, &written, number, &wanted);
        walk.go(&self.kind.roots, None, &mut |object| {
            for asked in &object.plan.asked {
                if asked.check == check {
                    decided.extend(self.one(check, &|judging| again(judging, *asked, object)));
                }
            }
        });
        decided
    }

    /// What a check comes to where `look` judges one object: what it looks like undecided, if it has
    /// too many ways.
    fn one(&mut self, check: usize, look: &dyn Fn(&mut Judging<'_>)) -> Vec<Judgement> {
        if let Some(ways) = self.ways(check, look) {
            return merge(&ways);
        }
        let undecided = World::undecided(&self.around.unit.decisions);
        let mut judging = Judging::of_check(self.around, &undecided, self.options, check);
        look(&mut judging);
        judging.found
    }

    /// All ways of what `look` judges; `None` where they are too many, or where it cannot be found
    /// out which there are.
    fn ways(&mut self, check: usize, look: &dyn Fn(&mut Judging<'_>)) -> Option<Vec<Way>> {
        let address = &self.around.resource(self.number).address;
        let decisions = &self.around.unit.decisions;
        let mut world = World::exploring(decisions, address, self.steps);
        let mut ways = Vec::new();
        let complete = loop {
            if ways.len() >= MAX_WAYS || self.ways == 0 {
                break false;
            }
            self.ways -= 1;
            let (order, found) = {
                let mut judging = Judging::of_check(self.around, &world, self.options, check);
                look(&mut judging);
                (judging.keys, judging.found)
            };
            self.steps = world.steps();
            if world.open() > MAX_OPEN || self.steps == 0 {
                break false;
            }
            ways.push(Way {
                taken: world.taken(),
                found: order.iter().cloned().zip(found).collect(),
                order,
            });
            if !world.advance() {
                break true;
            }
        };
        complete.then_some(ways)
    }
}

/// Judges an object of another world as it is in that of `judging`.
fn again(judging: &mut Judging<'_>, asked: Asked<'_>, object: &Object<'_>) {
    let wanted = |_: &Plan<'_>| true;
    let walk = Walk::new(judging.around, judging.world, object.resource, &wanted);
    walk.again(object, &mut |object| {
        judging.judge(asked, Subject::Object(object))
    });
}

/// What the ways come to together.
fn merge(ways: &[Way]) -> Vec<Judgement> {
    let mut seen = FxHashSet::default();
    let all = ways.iter().flat_map(|way| &way.order);
    let keys: Vec<&Key> = all.filter(|key| seen.insert(*key)).collect();
    let fails_sometimes =
        |key: &Key| ways.iter().any(|way| way.fails(key)) && !ways.iter().all(|way| way.fails(key));
    let sometimes: FxHashSet<&Key> = keys
        .iter()
        .copied()
        .filter(|key| fails_sometimes(key))
        .collect();
    // Something is wrong either way, though not the same thing.
    let always = ways.iter().all(|way| {
        let mut keys = way.order.iter();
        keys.any(|key| way.fails(key) && sometimes.contains(key))
    });
    let merged = keys.into_iter().filter_map(|key| {
        if sometimes.contains(key) && !always {
            return hanging(ways, key);
        }
        let of_key = || ways.iter().filter_map(|way| way.of(key));
        let worst = [Answer::Fail, Answer::Undetermined, Answer::Pass];
        let first = |answer| of_key().find(move |one| one.answer == answer);
        worst.into_iter().find_map(first).cloned()
    });
    merged.collect()
}

/// What is wrong in some ways only, as undetermined: what it hangs on is the first decision that makes
/// a difference where all others are the same, or else the first of all.
fn hanging(ways: &[Way], key: &Key) -> Option<Judgement> {
    let failed = ways.iter().find(|way| way.fails(key))?;
    let differs = |taken: &&Taken| {
        ways.iter().any(|way| {
            let others = failed
                .taken
                .iter()
                .filter(|it| it.decision != taken.decision);
            let alike = |other: &Taken| way.answer_to(other).is_none_or(|it| it == other.answer);
            way.answer_to(taken).is_some_and(|it| it != taken.answer)
                && others.into_iter().all(alike)
                && !way.fails(key)
        })
    };
    let named = |taken: &&Taken| !taken.reason.text.is_empty();
    let taken = || failed.taken.iter().filter(named);
    let decisive = taken().find(differs).or_else(|| taken().next())?;
    let mut judgement = failed.of(key)?.clone();
    judgement.answer = Answer::Undetermined;
    judgement.message = String::new();
    judgement.reason = super::cut(decisive.reason.text.as_str());
    Some(judgement)
}

#[cfg(test)]
mod tests;
