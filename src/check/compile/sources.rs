//! Which resource types a program looks at: for pages, and for fixtures, which must show every question of
//! a check answered both ways.

use super::{Asked, Kind, Plan, Program};
use crate::check::definition::EVERY_TYPE;
use crate::check::judgement::Question;
use crate::resource::Platform;

/// Resource types of one platform that are judged in the same words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source<'d> {
    /// What is asked.
    pub question: Question,
    /// The platform of the types.
    pub platform: Platform,
    /// The types, by name.
    pub types: Vec<&'d str>,
}

impl Question {
    /// What the requirement at this place in its check asks of the objects of a plan, or of resources as
    /// they are.
    pub(in crate::check) fn of(on: usize, plan: Option<&Plan<'_>>) -> Self {
        Self {
            on,
            projection: plan.map(|plan| (plan.concept, plan.at)),
        }
    }
}

impl<'d> Program<'d> {
    /// Where a selected check, given by its number, looks: for each question that it asks, the types
    /// that the objects are made of, through other concepts where there are any, by platform.
    pub fn sources(&self, check: usize) -> Vec<Source<'d>> {
        let mut sources: Vec<Source<'d>> = Vec::new();
        for at in 0..self.definitions.checks[check].on.len() {
            let is_same = |other: &Asked<'_>| (other.check, other.at) == (check, at);
            let types = self.types_asked(&is_same);
            sources.extend(by_platform(&types, Question::of(at, None)));
            let asks = |plan: &Plan<'d>| plan.asked.iter().any(is_same);
            let plans = self.plans.iter().filter(|plan| asks(plan));
            let mut questions: Vec<_> = plans.map(|plan| Question::of(at, Some(plan))).collect();
            questions.sort_unstable();
            questions.dedup();
            for question in questions {
                let types = self.types_leading_to(&|plan| {
                    asks(plan) && Question::of(at, Some(plan)) == question
                });
                sources.extend(by_platform(&types, question));
            }
        }
        sources
    }

    /// The resource types that a check, given by its number, looks at, by platform and name; `*`
    /// alone where it looks at all of a platform.
    pub fn types(&self, check: usize) -> Vec<(Platform, &'d str)> {
        let mut types = self.types_leading_to(&|plan| plan.asks(check));
        types.extend(self.types_asked(&|asked| asked.check == check));
        types.sort_unstable();
        types.dedup();
        types
    }

    /// The types of which a plan is made, however many concepts are between.
    fn types_leading_to(&self, wanted: &dyn Fn(&Plan<'d>) -> bool) -> Vec<(Platform, &'d str)> {
        self.types_of(&|kind| {
            let mut plans = kind.roots.clone();
            while let Some(at) = plans.pop() {
                let plan = &self.plans[at];
                if wanted(plan) {
                    return true;
                }
                plans.extend(&plan.children);
            }
            false
        })
    }

    /// The types whose resources something is asked of as they are.
    fn types_asked(&self, wanted: &dyn Fn(&Asked<'d>) -> bool) -> Vec<(Platform, &'d str)> {
        self.types_of(&|kind| kind.asked.iter().any(wanted))
    }

    fn types_of(&self, wanted: &dyn Fn(&Kind<'d>) -> bool) -> Vec<(Platform, &'d str)> {
        let mut types: Vec<(Platform, &'d str)> = Vec::new();
        for platform in Platform::ALL {
            let kinds = &self.kinds[platform as usize];
            if kinds.get(EVERY_TYPE).is_some_and(wanted) {
                types.push((platform, EVERY_TYPE));
                continue;
            }
            let found = kinds.iter().filter(|(_, kind)| wanted(kind));
            types.extend(found.map(|(name, _)| (platform, *name)));
        }
        types.sort_unstable();
        types
    }
}

/// Sorted types, those of a platform together.
fn by_platform<'d>(
    types: &[(Platform, &'d str)],
    question: Question,
) -> impl Iterator<Item = Source<'d>> {
    let platforms = types.chunk_by(|one, next| one.0 == next.0);
    platforms.map(move |types| Source {
        question,
        platform: types[0].0,
        types: types.iter().map(|(_, name)| *name).collect(),
    })
}
