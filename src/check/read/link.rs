//! What only shows when all files have been read: names that lead nowhere, names given twice,
//! concepts that need themselves.

use ecow::EcoString;

use super::{Faults, Found, Read};
use crate::check::definition::{
    Check, Concept, Definitions, From, Lifetimes, METADATA, On, Target,
};
use crate::check::uses::Uses;
use crate::source::Span;

/// Longest chain of concepts made from concepts.
const MAX_CHAIN: usize = 16;

/// Tells every fault that lies between definitions.
pub(super) fn link(found: &Found, base: &Definitions, faults: &mut Faults) {
    let linked = Linked { found, base };
    linked.examine_names(faults);
    for concept in &found.concepts {
        faults.file = concept.file;
        linked.examine_concept(concept, faults);
        linked.examine_chain(concept, faults);
    }
    for check in &found.checks {
        faults.file = check.file;
        linked.examine_check(check, faults);
    }
}

struct Linked<'a> {
    found: &'a Found,
    base: &'a Definitions,
}

impl<'a> Linked<'a> {
    fn concept(&self, name: &str) -> Option<&'a Concept> {
        let new = self.found.concepts.iter().map(|read| &read.item);
        new.chain(&self.base.concepts)
            .find(|concept| concept.name == name)
    }

    fn all_lifetimes(&self) -> impl Iterator<Item = &'a Lifetimes> {
        let new = self.found.lifetimes.iter().map(|read| &read.item);
        new.chain(&self.base.lifetimes)
    }

    fn examine_names(&self, faults: &mut Faults) {
        for (index, lifetimes) in self.found.lifetimes.iter().enumerate() {
            faults.file = lifetimes.file;
            let name = &lifetimes.item.name;
            let earlier = self.found.lifetimes[..index].iter().map(|read| &read.item);
            if earlier
                .chain(&self.base.lifetimes)
                .any(|it| it.name == *name)
            {
                let message = format!("there are lifetimes `{name}` already");
                faults.tell(lifetimes.label, message);
            }
        }
        for (index, concept) in self.found.concepts.iter().enumerate() {
            faults.file = concept.file;
            let name = &concept.item.name;
            let earlier = self.found.concepts[..index].iter().map(|read| &read.item);
            if earlier.chain(&self.base.concepts).any(|c| c.name == *name) {
                faults.tell(
                    concept.label,
                    format!("there is a concept `{name}` already"),
                );
            }
        }
        for (index, check) in self.found.checks.iter().enumerate() {
            faults.file = check.file;
            let earlier = self.found.checks[..index].iter().map(|read| &read.item);
            for other in earlier.chain(&self.base.checks) {
                if other.id == check.item.id {
                    let message = format!("there is a check `{}` already", other.id);
                    faults.tell(check.label, message);
                } else if other.name == check.item.name {
                    let message = format!("`{}` is the name of {} already", other.name, other.id);
                    faults.tell(check.label, message);
                }
            }
        }
    }

    fn examine_concept(&self, concept: &Read<Concept>, faults: &mut Faults) {
        for (projection, header) in concept.item.projections.iter().zip(&concept.blocks) {
            let uses = Uses::of_all(projection.exprs());
            self.examine_calls(&uses, faults);
            let From::Concept(name) = &projection.from else {
                continue;
            };
            match self.concept(name) {
                None => faults.tell(*header, format!("there is no concept `{name}`")),
                Some(parent) => examine_attributes(&uses, parent, faults),
            }
        }
    }

    fn examine_check(&self, check: &Read<Check>, faults: &mut Faults) {
        for (on, header) in check.item.on.iter().zip(&check.blocks) {
            self.examine_on(on, *header, faults);
        }
    }

    fn examine_on(&self, on: &On, header: Span, faults: &mut Faults) {
        let uses = Uses::of_all(on.exprs());
        self.examine_calls(&uses, faults);
        if let Target::Concept(name) = &on.target {
            match self.concept(name) {
                None => faults.tell(header, format!("there is no concept `{name}`")),
                Some(concept) => examine_attributes(&uses, concept, faults),
            }
        }
    }

    fn examine_calls(&self, uses: &Uses, faults: &mut Faults) {
        for name in &uses.concepts {
            if self.concept(&name.name).is_none() {
                faults.tell(name.span, format!("there is no concept `{}`", name.name));
            }
        }
        for name in &uses.lifetimes {
            if !self.all_lifetimes().any(|it| it.name == name.name) {
                let message = format!("there are no lifetimes `{}`", name.name);
                faults.tell(name.span, message);
            }
        }
    }

    /// Tells a concept that needs itself, and a chain that is too long to be meant.
    fn examine_chain(&self, concept: &Read<Concept>, faults: &mut Faults) {
        let name = &concept.item.name;
        let mut reached: Vec<EcoString> = vec![];
        let mut edge: Vec<EcoString> = vec![name.clone()];
        for length in 0.. {
            let next: Vec<EcoString> = edge
                .iter()
                .filter_map(|name| self.concept(name))
                .flat_map(Concept::needs)
                .filter(|needed| !reached.contains(needed))
                .collect();
            if next.is_empty() {
                return;
            }
            if next.contains(name) {
                faults.tell(concept.label, format!("the concept `{name}` needs itself"));
                return;
            }
            if length >= MAX_CHAIN {
                let message = format!("the chain of concepts behind `{name}` is too long");
                faults.tell(concept.label, message);
                return;
            }
            for needed in &next {
                if !reached.contains(needed) {
                    reached.push(needed.clone());
                }
            }
            edge = next;
        }
    }
}

/// Tells attributes that are read on a concept and that none of its projections defines.
fn examine_attributes(uses: &Uses, concept: &Concept, faults: &mut Faults) {
    for read in &uses.attributes {
        let name = read.name.as_str();
        if !METADATA.contains(&name) && !concept.defines(name) {
            faults.tell(
                read.span,
                format!(
                    "no projection of `{}` has an attribute `{name}`",
                    concept.name
                ),
            );
        }
    }
}
