//! What of the concepts no check comes to read.
//!
//! An attribute that nothing reads is a leftover, or a misspelt one whose check silently passes the
//! projection by: a check looks only at objects that have all that its verdict hangs on. Reading
//! definitions cannot tell, because concepts may serve checks that stand elsewhere; our own
//! catalogue has no elsewhere, so a test asks.

use std::fmt;
use std::ptr;

use ecow::EcoString;
use rustc_hash::{FxHashMap, FxHashSet};

use super::{Plan, Program};
use crate::check::definition::{Definitions, From, Projection};
use crate::check::uses::Uses;
use crate::syntax::hcl::ast::Ident;

/// A projection that no check looks at, or one of its attributes that nothing reads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unread<'d> {
    /// The concept's name.
    pub concept: &'d str,
    /// Where the projection reads from.
    pub from: &'d From,
    /// The attribute; `None` for the projection as a whole.
    pub attribute: Option<&'d str>,
}

impl fmt::Display for Unread<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", self.concept)?;
        match self.from {
            From::Types { platform, types } => write!(f, "{platform} {}", types.join(", "))?,
            From::Concept(name) => write!(f, "concept {name}")?,
        }
        match self.attribute {
            Some(attribute) => write!(f, ": nothing reads `{attribute}`"),
            None => f.write_str(": no check looks at it"),
        }
    }
}

impl<'d> Program<'d> {
    /// What the checks of this program leave unread, by concept and in the order of its projections.
    /// What a projection reads of another concept's objects counts as read, and so does what is read of
    /// the elements where functions list them.
    pub fn unread(&self) -> Vec<Unread<'d>> {
        let mut unread = Vec::new();
        let lists = Lists::of(self.definitions);
        for concept in &self.definitions.concepts {
            for projection in &concept.projections {
                let mut tell = |attribute| {
                    unread.push(Unread {
                        concept: &concept.name,
                        from: &projection.from,
                        attribute,
                    });
                };
                let plans = self.plans_by(projection);
                if !plans.iter().any(|plan| self.is_looked_at(plan, &lists)) {
                    tell(None);
                    continue;
                }
                for (name, _) in &projection.attributes {
                    let is_member = lists.read(&concept.name, name);
                    if !is_member && !plans.iter().any(|plan| self.reads(plan, name)) {
                        tell(Some(name.as_str()));
                    }
                }
            }
        }
        unread
    }

    fn plans_by(&self, projection: &Projection) -> Vec<&Plan<'d>> {
        let plans = self.plans.iter();
        plans
            .filter(|plan| ptr::eq(plan.projection, projection))
            .collect()
    }

    /// Whether something that is asked or made of a plan's objects reads an attribute of theirs.
    fn reads(&self, plan: &Plan<'_>, name: &str) -> bool {
        let asked = plan
            .asked
            .iter()
            .map(|asked| Uses::of_all(asked.on.exprs()));
        let made = plan.children.iter().map(|&child| {
            let exprs = self.plans[child].projection.exprs();
            Uses::of_all(exprs)
        });
        let reads = |uses: Uses| uses.whole || uses.attributes.iter().any(|one| one.name == name);
        plan.position(name).is_some() && asked.chain(made).any(reads)
    }

    /// Whether anything is asked of a plan's objects, or functions list them, or what is made of them.
    fn is_looked_at(&self, plan: &Plan<'_>, lists: &Lists) -> bool {
        let is_listed = |plan: &Plan<'_>| {
            let concept = &self.definitions.concepts[plan.concept];
            lists.list(&concept.name)
        };
        let mut children = plan.children.iter().map(|&child| &self.plans[child]);
        plan.busy || is_listed(plan) || children.any(|child| self.is_looked_at(child, lists))
    }
}

/// What is read of objects that functions list, by their concept.
struct Lists(FxHashMap<EcoString, FxHashSet<EcoString>>);

impl Lists {
    /// An element's attribute counts where an expression lists the concept itself, or reads an
    /// attribute that such a list has been put into.
    fn of(definitions: &Definitions) -> Self {
        let checks = definitions.checks.iter();
        let asked = checks.flat_map(|check| check.on.iter().flat_map(|on| on.exprs()));
        let concepts = definitions.concepts.iter();
        let projections: Vec<_> = concepts.flat_map(|it| &it.projections).collect();
        let made = projections.iter().flat_map(|it| it.exprs());
        let uses: Vec<Uses> = asked.chain(made).map(Uses::of).collect();
        let mut holders: FxHashMap<EcoString, FxHashSet<&EcoString>> = FxHashMap::default();
        for (attribute, expr) in projections.iter().flat_map(|it| &it.attributes) {
            for concept in Uses::of(expr).concepts {
                holders.entry(concept.name).or_default().insert(attribute);
            }
        }
        let mut lists = FxHashMap::default();
        for concept in uses.iter().flat_map(|uses| &uses.concepts) {
            lists.entry(concept.name.clone()).or_insert_with(|| {
                let holders = holders.get(&concept.name);
                let holds = |read: &Ident| holders.is_some_and(|them| them.contains(&read.name));
                let reading = uses.iter().filter(|uses| {
                    uses.concepts.iter().any(|it| it.name == concept.name)
                        || uses.attributes.iter().any(holds)
                });
                reading.flat_map(|uses| uses.members.clone()).collect()
            });
        }
        Self(lists)
    }

    fn list(&self, concept: &str) -> bool {
        self.0.contains_key(concept)
    }

    fn read(&self, concept: &str, attribute: &str) -> bool {
        self.0.get(concept).is_some_and(|it| it.contains(attribute))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::samples::{check, definitions};

    /// What is left unread of these projections by a check that asks for `a` and tells `b`.
    fn unread(projections: &str, require: &str) -> Vec<String> {
        let on = format!("on \"thing\" {{\n require = {require}\n message = \"${{self.b}}\"\n}}");
        let concept = format!("concept \"thing\" {{\n summary = \"A thing.\"\n{projections}\n}}\n");
        let text = check("TST001", &on);
        let files = [
            ("concepts/thing.hcl", concept.as_str()),
            ("theme/TST001.hcl", &text),
        ];
        let definitions = definitions(&files);
        let program = Program::new(&definitions, &|_| true).unwrap();
        program.unread().iter().map(ToString::to_string).collect()
    }

    #[test]
    fn what_decides_and_what_is_told_is_read() {
        let one = "from \"terraform\" \"t\" {\n a = self.x\n b = self.y\n}";
        assert!(unread(one, "self.a").is_empty());
    }

    #[test]
    fn an_attribute_that_nothing_reads_is_told() {
        let one = "from \"terraform\" \"t\" {\n a = self.x\n b = self.y\n c = self.z\n}";
        let told = unread(one, "self.a");
        assert_eq!(told, ["thing: terraform t: nothing reads `c`"]);
    }

    #[test]
    fn a_projection_without_what_decides_is_told() {
        let both = "from \"terraform\" \"t\" {\n a = self.x\n b = self.y\n}\n\
                    from \"terraform\" \"u\" {\n b = self.y\n}";
        let told = unread(both, "self.a");
        assert_eq!(told, ["thing: terraform u: no check looks at it"]);
    }

    #[test]
    fn what_is_read_of_listed_objects_is_read() {
        let both = "from \"terraform\" \"t\" {\n a = self.x\n b = self.y\n}\n\
                    from \"terraform\" \"u\" {\n c = self.y\n d = self.z\n}";
        let told = unread(
            both,
            "self.a && anytrue([for one in concepts(\"thing\") : one.c])",
        );
        assert_eq!(told, ["thing: terraform u: nothing reads `d`"]);
    }

    #[test]
    fn what_is_read_of_lists_that_are_handed_on_is_read() {
        let thing = "concept \"thing\" {\n summary = \"A thing.\"\n\
                     from \"terraform\" \"t\" {\n name = self.n\n c = self.x\n d = self.y\n}\n}\n";
        let holder = "concept \"holder\" {\n summary = \"It has things.\"\n\
                      from \"terraform\" \"u\" {\n held = named(\"thing\", self.it)\n}\n}\n";
        let require = "anytrue([for one in self.held : one.c])";
        let on = format!("on \"holder\" {{\n require = {require}\n message = \"no\"\n}}");
        let text = check("TST001", &on);
        let files = [
            ("concepts/thing.hcl", thing),
            ("concepts/holder.hcl", holder),
            ("theme/TST001.hcl", &text),
        ];
        let definitions = definitions(&files);
        let program = Program::new(&definitions, &|_| true).unwrap();
        let told: Vec<_> = program.unread().iter().map(ToString::to_string).collect();
        assert_eq!(told, ["thing: terraform t: nothing reads `d`"]);
    }
}
