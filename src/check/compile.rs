//! Definitions to a [`Program`]: which resource types lead to which objects, and what is asked of
//! each.
//!
//! Everything that can be known without a resource is settled here. A concept made from another
//! concept becomes a tree of [`Plan`]s under the type that the chain begins with; an attribute
//! that a link of the chain leaves out is left out of all that is made from it; a check stands at
//! those plans that have every attribute its verdict hangs on. Judging then goes down the trees
//! of one resource's type and looks nothing up.

mod sources;
mod unread;

use ecow::EcoString;
use rustc_hash::FxHashMap;

use super::definition::{
    Check, Concept, Definitions, EVERY_TYPE, From, METADATA, On, Projection, Target,
};
use super::uses::Uses;
use crate::expr::functions::short;
use crate::resource::Platform;

pub use sources::Source;
pub use unread::Unread;

/// Most plans of a program; only definitions that multiply chains of concepts come near it.
const MAX_PLANS: usize = 10_000;

/// Why definitions cannot be run. Reading them tells the same faults with their places, so this is
/// only seen of definitions that were put together by hand.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CompileError {
    /// A name that leads nowhere.
    #[error("there is no concept `{0}`")]
    UnknownConcept(EcoString),
    /// A concept that needs itself.
    #[error("the concept `{0}` needs itself")]
    Cycle(EcoString),
    /// A platform that does not exist.
    #[error("there is no platform `{0}`")]
    UnknownPlatform(EcoString),
    /// Chains of concepts that multiply.
    #[error("more than {MAX_PLANS} ways lead to the concepts")]
    TooLarge,
}

/// Checks, sorted by what they look at.
#[derive(Debug)]
pub struct Program<'d> {
    /// What it was made of.
    pub definitions: &'d Definitions,
    pub(super) plans: Vec<Plan<'d>>,
    kinds: [FxHashMap<&'d str, Kind<'d>>; Platform::ALL.len()],
    concepts: FxHashMap<&'d str, usize>,
}

/// What is looked at in resources of one type.
#[derive(Debug, Default)]
pub(super) struct Kind<'d> {
    /// Plans that begin at the resource.
    pub(super) roots: Vec<usize>,
    /// What is asked of the resource itself.
    pub(super) asked: Vec<Asked<'d>>,
}

/// One way from a resource type, or from the objects of another plan, to the objects of a concept.
#[derive(Debug)]
pub(super) struct Plan<'d> {
    /// Its own number in the program.
    pub(super) number: usize,
    /// The concept's number in the definitions.
    pub(super) concept: usize,
    /// Where the projection stands among those of the concept.
    pub(super) at: usize,
    pub(super) projection: &'d Projection,
    /// For each attribute of the projection, where all that it reads is there, its name in short.
    names: Vec<Option<u32>>,
    /// Whether `when` is asked of each element, not of `self` alone.
    pub(super) when_reads_each: bool,
    /// Plans that are made from these objects.
    pub(super) children: Vec<usize>,
    /// What is asked of these objects.
    pub(super) asked: Vec<Asked<'d>>,
    /// Whether anything is asked here or further down.
    pub(super) busy: bool,
    /// Concepts that are made here or further down, by number.
    pub(super) reaches: Vec<usize>,
}

/// A requirement, as asked of some objects.
#[derive(Clone, Copy, Debug)]
pub(super) struct Asked<'d> {
    /// The check's number in the definitions.
    pub(super) check: usize,
    /// Where the requirement stands among those of the check.
    pub(super) at: usize,
    pub(super) on: &'d On,
}

impl Plan<'_> {
    /// The position of an attribute that is there.
    pub(super) fn position(&self, name: &str) -> Option<usize> {
        let wanted = short(name);
        let mut attributes = self.names.iter().zip(&self.projection.attributes);
        attributes.position(|(own, (other, _))| *own == Some(wanted) && other == name)
    }

    /// Whether the attribute at this position is there.
    pub(super) fn defines(&self, at: usize) -> bool {
        self.names[at].is_some()
    }

    /// Whether a check, given by its number, is asked of these objects.
    fn asks(&self, check: usize) -> bool {
        self.asked.iter().any(|asked| asked.check == check)
    }

    /// Whether everything that is read is there.
    fn has_all(&self, uses: &Uses) -> bool {
        uses.attributes.iter().all(|read| {
            METADATA.contains(&read.name.as_str()) || self.position(&read.name).is_some()
        })
    }
}

impl<'d> Program<'d> {
    /// A program that asks nothing, for where nothing is to be judged.
    pub fn idle(definitions: &'d Definitions) -> Self {
        let names = definitions.concepts.iter().enumerate();
        Self {
            definitions,
            plans: Vec::new(),
            kinds: Default::default(),
            concepts: names.map(|(at, c)| (c.name.as_str(), at)).collect(),
        }
    }

    /// Sorts those checks that `selected` wants, of those that are not retired.
    ///
    /// # Errors
    /// When the definitions do not fit together, which reading them rules out.
    pub fn new(
        definitions: &'d Definitions,
        selected: &dyn Fn(&Check) -> bool,
    ) -> Result<Self, CompileError> {
        let mut program = Self::idle(definitions);
        for concept in program.in_order_of_need()? {
            program.plan(concept)?;
        }
        for (number, check) in definitions.checks.iter().enumerate() {
            if !check.retired && selected(check) {
                for (at, on) in check.on.iter().enumerate() {
                    program.ask(Asked {
                        check: number,
                        at,
                        on,
                    })?;
                }
            }
        }
        program.spread();
        program.summarise();
        Ok(program)
    }

    /// Whether a check, given by its number, is asked of the objects of a plan or of what is made
    /// from them.
    pub(super) fn leads_to(&self, plan: &Plan<'_>, check: usize) -> bool {
        plan.asked.iter().any(|asked| asked.check == check)
            || plan
                .children
                .iter()
                .any(|&child| self.leads_to(&self.plans[child], check))
    }

    /// Number of the concept of this name.
    pub(super) fn concept(&self, name: &str) -> Option<usize> {
        self.concepts.get(name).copied()
    }

    /// What is looked at in resources of a type; `None` for nothing.
    pub(super) fn kind(&self, platform: Platform, kind: &str) -> Option<&Kind<'d>> {
        let kinds = &self.kinds[platform as usize];
        kinds.get(kind).or_else(|| kinds.get(EVERY_TYPE))
    }

    /// The concepts, each behind those that it needs.
    fn in_order_of_need(&self) -> Result<Vec<usize>, CompileError> {
        let count = self.definitions.concepts.len();
        let mut needs: Vec<Vec<usize>> = Vec::with_capacity(count);
        for concept in &self.definitions.concepts {
            let found: Result<Vec<_>, _> = concept
                .needs()
                .into_iter()
                .map(|name| {
                    let at = self.concept(&name);
                    at.ok_or(CompileError::UnknownConcept(name))
                })
                .collect();
            needs.push(found?);
        }
        let mut order = Vec::with_capacity(count);
        let mut placed = vec![false; count];
        while order.len() < count {
            let before = order.len();
            for at in 0..count {
                if !placed[at] && needs[at].iter().all(|&needed| placed[needed]) {
                    placed[at] = true;
                    order.push(at);
                }
            }
            if order.len() == before {
                let stuck = (0..count).find(|&at| !placed[at]).unwrap_or_default();
                let name = self.definitions.concepts[stuck].name.clone();
                return Err(CompileError::Cycle(name));
            }
        }
        Ok(order)
    }

    /// Adds the plans of one concept; those that it is made from are there already.
    fn plan(&mut self, concept: usize) -> Result<(), CompileError> {
        let definitions = self.definitions;
        let Concept { projections, .. } = &definitions.concepts[concept];
        for (at, projection) in projections.iter().enumerate() {
            match &projection.from {
                From::Types { platform, types } => {
                    let platform = platform_of(platform)?;
                    let all = vec![true; projection.attributes.len()];
                    let plan = self.add(Plan::new((concept, at), projection, &all))?;
                    for kind in types {
                        let kinds = &mut self.kinds[platform as usize];
                        kinds.entry(kind).or_default().roots.push(plan);
                    }
                }
                From::Concept(name) => {
                    let from = self
                        .concept(name)
                        .ok_or_else(|| CompileError::UnknownConcept(name.clone()))?;
                    let reads = Reads::of(projection);
                    for parent in self.plans_of(from) {
                        let source = &self.plans[parent];
                        if !source.has_all(&reads.conditions) {
                            continue;
                        }
                        let read = reads.attributes.iter();
                        let defined: Vec<_> = read.map(|uses| source.has_all(uses)).collect();
                        let child = self.add(Plan::new((concept, at), projection, &defined))?;
                        self.plans[parent].children.push(child);
                    }
                }
            }
        }
        Ok(())
    }

    fn plans_of(&self, concept: usize) -> Vec<usize> {
        let plans = self.plans.iter().enumerate();
        plans
            .filter(|(_, plan)| plan.concept == concept)
            .map(|(at, _)| at)
            .collect()
    }

    fn add(&mut self, mut plan: Plan<'d>) -> Result<usize, CompileError> {
        plan.number = self.plans.len();
        if self.plans.len() >= MAX_PLANS {
            return Err(CompileError::TooLarge);
        }
        self.plans.push(plan);
        Ok(self.plans.len() - 1)
    }

    fn ask(&mut self, asked: Asked<'d>) -> Result<(), CompileError> {
        match &asked.on.target {
            Target::Concept(name) => {
                let concept = self
                    .concept(name)
                    .ok_or_else(|| CompileError::UnknownConcept(name.clone()))?;
                let uses = Uses::of_all(asked.on.deciding());
                for plan in self.plans.iter_mut() {
                    if plan.concept == concept && plan.has_all(&uses) {
                        plan.asked.push(asked);
                    }
                }
            }
            Target::Types { platform, types } => {
                let kinds = &mut self.kinds[platform_of(platform)? as usize];
                for kind in types {
                    kinds.entry(kind).or_default().asked.push(asked);
                }
            }
        }
        Ok(())
    }

    /// Adds what is looked at in all types of a platform to the types that are named.
    fn spread(&mut self) {
        for kinds in &mut self.kinds {
            let Some(every) = kinds.remove(EVERY_TYPE) else {
                continue;
            };
            kinds.values_mut().for_each(|kind| {
                kind.roots.extend(&every.roots);
                kind.asked.extend(&every.asked);
            });
            kinds.insert(EVERY_TYPE, every);
        }
    }

    /// Fills in what each plan has below it. Children stand behind their parents.
    fn summarise(&mut self) {
        for at in (0..self.plans.len()).rev() {
            let plan = &self.plans[at];
            let mut busy = !plan.asked.is_empty();
            let mut reaches = vec![plan.concept];
            for &child in &plan.children {
                busy |= self.plans[child].busy;
                reaches.extend(&self.plans[child].reaches);
            }
            reaches.sort_unstable();
            reaches.dedup();
            self.plans[at].busy = busy;
            self.plans[at].reaches = reaches;
        }
    }
}

impl<'d> Plan<'d> {
    /// `place` is the numbers of the concept and of the projection in it.
    /// `defined` says of each attribute whether all that it reads is there.
    fn new(place: (usize, usize), projection: &'d Projection, defined: &[bool]) -> Self {
        let when = projection.when.iter();
        let names = projection.attributes.iter().zip(defined);
        Self {
            number: 0,
            concept: place.0,
            at: place.1,
            projection,
            names: names
                .map(|((name, _), &defined)| defined.then(|| short(name)))
                .collect(),
            when_reads_each: !Uses::of_all(when).each.is_empty(),
            children: Vec::new(),
            asked: Vec::new(),
            busy: false,
            reaches: Vec::new(),
        }
    }
}

/// What a projection of another concept's objects reads of them.
struct Reads {
    /// What decides whether it makes objects.
    conditions: Uses,
    /// By attribute.
    attributes: Vec<Uses>,
}

impl Reads {
    fn of(projection: &Projection) -> Self {
        let conditions = projection.when.iter().chain(&projection.for_each);
        let attributes = projection.attributes.iter();
        Self {
            conditions: Uses::of_all(conditions),
            attributes: attributes.map(|(_, expr)| Uses::of(expr)).collect(),
        }
    }
}

fn platform_of(name: &EcoString) -> Result<Platform, CompileError> {
    Platform::from_name(name).ok_or_else(|| CompileError::UnknownPlatform(name.clone()))
}

#[cfg(test)]
mod tests;
