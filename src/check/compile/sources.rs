//! Which resource types a program looks at: for pages, and for fixtures, which must show every question of
//! a check answered both ways.

use ecow::EcoString;

use super::{Asked, Kind, Plan, Program};
use crate::check::definition::EVERY_TYPE;
use crate::check::functions::templates;
use crate::check::judgement::Question;
use crate::check::uses::Uses;
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

    /// The same in words, sorted: of the types that pods are looked for in, all of a platform, those that
    /// are known to have some are named. What is then left of the platform comes last.
    pub fn types_in_words(&self, check: usize) -> Vec<(Platform, EcoString)> {
        let mut words: Vec<(Platform, EcoString)> = Vec::new();
        for (platform, kind) in self.types(check) {
            if kind != EVERY_TYPE {
                words.push((platform, kind.into()));
                continue;
            }
            words.extend(self.named_beside_all(platform, check));
            let kinds = &self.kinds[platform as usize];
            if kinds
                .get(kind)
                .is_some_and(|kind| self.looks_for_pods(kind, check))
            {
                words.extend(templates::kinds().into_iter().map(|kind| (platform, kind)));
            }
            words.push((platform, kind.into()));
        }
        words.sort_by_cached_key(|(platform, kind)| (*platform, kind == EVERY_TYPE, kind.clone()));
        words.dedup();
        words
    }

    /// The types that a check looks at though it does not look at them as at all of the platform.
    fn named_beside_all(
        &self,
        platform: Platform,
        check: usize,
    ) -> impl Iterator<Item = (Platform, EcoString)> {
        let kinds = &self.kinds[platform as usize];
        let every = kinds.get(EVERY_TYPE);
        let own = move |kind: &Kind<'d>| {
            let is_common = |plan: &usize| every.is_some_and(|it| it.roots.contains(plan));
            let mut roots = kind.roots.iter().copied().filter(|plan| !is_common(plan));
            let is_own = |asked: &Asked<'d>| {
                let mut common = every.iter().flat_map(|it| &it.asked);
                asked.check == check && !common.any(|it| (it.check, it.at) == (check, asked.at))
            };
            roots.any(|plan| self.leads_to(&self.plans[plan], check))
                || kind.asked.iter().any(is_own)
        };
        let named = kinds.iter().filter(move |(_, kind)| own(kind));
        named.map(move |(name, _)| (platform, EcoString::from(*name)))
    }

    /// Whether all that a check asks of these resources is asked of the pods that they make.
    fn looks_for_pods(&self, kind: &Kind<'d>, check: usize) -> bool {
        let mut leading = kind.roots.iter().map(|&plan| &self.plans[plan]);
        let is_of_pods = |plan: &Plan<'d>| {
            let calls = Uses::of_all(&plan.projection.for_each).calls;
            calls.iter().any(|call| call.name == "pod_templates")
        };
        !kind.asked.iter().any(|asked| asked.check == check)
            && leading.all(|plan| !self.leads_to(plan, check) || is_of_pods(plan))
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
