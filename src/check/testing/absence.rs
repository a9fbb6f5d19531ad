//! What fixtures lack: which attributes a check reads, and on which objects that it judges they are not there.
//!
//! An attribute that is absent has the provider's default, which is where a projection is most easily wrong.
//! Read is what an expression says in so many words (`self.a.b`, `each.value.c`), in what a verdict hangs on
//! and in the attributes of the concepts that lead there. What `when` and `for_each` read is left out: it
//! decides whether there is an object at all, or whether anything is asked of it.

use std::collections::BTreeSet;

use ecow::EcoString;
use jiff::civil::Date;

use crate::check::compile::{Asked, Plan, Program};
use crate::check::definition::METADATA;
use crate::check::judgement::Question;
use crate::check::project::{Object, Walk};
use crate::check::scope::{Here, Subject};
use crate::check::surroundings::Surroundings;
use crate::check::truth::Decision;
use crate::check::uses::{Uses, attribute_of};
use crate::check::world::World;
use crate::expr::evaluate;
use crate::resource::{Platform, Unit};
use crate::syntax::hcl::ast::{Expr, ExprKind, Ident, Step};
use crate::syntax::hcl::visit::{Visit, visit};
use crate::value::Data;

/// A projection: the number of its concept in the definitions, and its own in the concept.
pub type Place = (usize, usize);

/// An attribute that a check reads, as its definition writes it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Reading {
    /// The projection that reads it; `None` for the check itself.
    pub place: Option<Place>,
    /// `self.metadata_options.http_tokens`
    pub path: EcoString,
}

/// An object that a check has judged.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Looked {
    /// What was asked.
    pub question: Question,
    /// The projection that reads the resource; `None` where it is asked as it is.
    pub root: Option<Place>,
    /// The platform of the resource.
    pub platform: Platform,
    /// The resource's type.
    pub kind: EcoString,
    /// What is read, and is not there.
    pub lacks: BTreeSet<Reading>,
}

/// The objects of a unit that a check, given by its number, judges.
pub fn look(program: &Program<'_>, unit: &Unit, check: usize, today: Date) -> Vec<Looked> {
    let around = Surroundings::new(program, unit, today);
    let world = World::undecided(&unit.decisions);
    let mut looking = Looking {
        around: &around,
        world: &world,
        check,
        found: Vec::new(),
    };
    for number in 0..unit.resources.len() {
        looking.resource(number);
    }
    looking.found
}

struct Looking<'l> {
    around: &'l Surroundings<'l>,
    world: &'l World<'l>,
    check: usize,
    found: Vec<Looked>,
}

impl Looking<'_> {
    fn resource(&mut self, number: usize) {
        let around = self.around;
        let resource = around.resource(number);
        let Some(kind) = around.program.kind(resource.platform, &resource.kind) else {
            return;
        };
        for asked in &kind.asked {
            self.look(asked, Subject::Resource(number));
        }
        let check = self.check;
        let wanted = |plan: &Plan<'_>| around.program.leads_to(plan, check);
        let walk = Walk::new(around, self.world, number, &wanted);
        walk.go(&kind.roots, None, &mut |object| {
            for asked in &object.plan.asked {
                self.look(asked, Subject::Object(object));
            }
        });
    }

    fn look(&mut self, asked: &Asked<'_>, subject: Subject<'_>) {
        let here = Here::new(self.around, self.world, subject, None);
        let is_asked = |when: &Expr| !Decision::of(when, &here).is(false);
        if asked.check != self.check || !asked.on.when.as_ref().is_none_or(is_asked) {
            return;
        }
        let mut lacks = BTreeSet::new();
        let mut lack = |place, expr: &Expr, here: &Here<'_>| {
            if evaluate(expr, here).is_ok_and(|value| matches!(value.data, Data::Null)) {
                let path = path_of(expr);
                lacks.insert(Reading { place, path });
            }
        };
        let mut root = None;
        match subject {
            Subject::Resource(_) => {
                for expr in of_resources(asked) {
                    lack(None, &expr, &here);
                }
            }
            Subject::Object(object) => {
                let chain: Vec<&Object<'_>> =
                    std::iter::successors(Some(object), |object| object.parent).collect();
                let plans: Vec<&Plan<'_>> = chain.iter().map(|object| object.plan).collect();
                root = plans.last().map(|plan| (plan.concept, plan.at));
                for expr in of_objects(asked) {
                    lack(None, &expr, &here);
                }
                for (level, expr) in through(asked, &plans) {
                    let object = chain[level];
                    let each = object.each.as_ref();
                    let here = Here::new(self.around, self.world, object.source(), each);
                    lack(Some((object.plan.concept, object.plan.at)), &expr, &here);
                }
            }
        }
        let resource = self.around.resource(subject.resource());
        self.found.push(Looked {
            question: Question::of(asked.at, subject.plan()),
            root,
            platform: resource.platform,
            kind: resource.kind.clone(),
            lacks,
        });
    }
}

/// What a requirement itself reads of resources as they are.
pub(super) fn of_resources(asked: &Asked<'_>) -> Vec<Expr> {
    own(asked).of_resources()
}

/// What a requirement itself reads within the attributes of objects.
pub(super) fn of_objects(asked: &Asked<'_>) -> Vec<Expr> {
    own(asked).of_objects()
}

fn own(asked: &Asked<'_>) -> Paths {
    let mut found = Paths::of([asked.on.demand.expr()]);
    found.leave_out(&Paths::of(asked.on.when.iter()));
    found
}

/// What a requirement reads of the objects of a plan, through the plans that these are made from, each with
/// the number of its plan in the chain. The chain goes from the objects to the resources.
pub(super) fn through(asked: &Asked<'_>, chain: &[&Plan<'_>]) -> Vec<(usize, Expr)> {
    let mut read = Vec::new();
    let mut exprs = vec![asked.on.demand.expr()];
    let mut deciding = Uses::of_all(&asked.on.when);
    for (level, plan) in chain.iter().enumerate() {
        let used = Uses::of_all(exprs.iter().copied());
        let names =
            |uses: &Uses, name: &EcoString| uses.attributes.iter().any(|one| one.name == *name);
        let attributes = plan.projection.attributes.iter();
        let attributes = attributes
            .filter(|(name, _)| (used.whole || names(&used, name)) && !names(&deciding, name));
        exprs = attributes.map(|(_, expr)| expr).collect();
        let projection = plan.projection;
        let mut paths = Paths::of(exprs.iter().copied());
        paths.leave_out(&Paths::of(
            projection.when.iter().chain(&projection.for_each),
        ));
        let is_root = level + 1 == chain.len();
        let found = match is_root {
            true => paths.of_resources(),
            false => paths.of_objects(),
        };
        read.extend(found.into_iter().map(|expr| (level, expr)));
        deciding = Uses::default();
    }
    read
}

/// What expressions read by name, as far as the steps are names.
#[derive(Default)]
struct Paths(Vec<(Ident, Vec<Ident>)>);

impl Paths {
    fn of<'e>(exprs: impl IntoIterator<Item = &'e Expr>) -> Self {
        let mut paths = Self::default();
        for expr in exprs {
            visit(expr, &mut paths);
        }
        paths
    }

    /// Leaves out what others read, as it is or further in.
    fn leave_out(&mut self, others: &Self) {
        let begins = |(root, steps): &(Ident, Vec<Ident>)| {
            others.0.iter().any(|(other, longer)| {
                let names = steps.iter().map(|it| &it.name);
                let first = longer.iter().take(steps.len()).map(|it| &it.name);
                root.name == other.name && steps.len() <= longer.len() && names.eq(first)
            })
        };
        self.0.retain(|path| !begins(path));
    }

    /// Of resources as they are, and of their elements.
    fn of_resources(&self) -> Vec<Expr> {
        let own = [&METADATA[..], &["planned", "certain"]].concat();
        let is_own = |name: &Ident| own.contains(&name.name.as_str());
        self.kept(&|steps| steps.first().is_some_and(|first| !is_own(first)))
    }

    /// Of objects, where an attribute of theirs is read by itself: what that reads counts instead.
    fn of_objects(&self) -> Vec<Expr> {
        self.kept(&|steps| steps.len() > 1)
    }

    fn kept(&self, of_self: &dyn Fn(&[Ident]) -> bool) -> Vec<Expr> {
        let kept = self
            .0
            .iter()
            .filter(|(root, steps)| match root.name.as_str() {
                "self" => of_self(steps),
                "each" => steps.len() > 1 && steps[0].name == "value",
                _ => false,
            });
        kept.map(|(root, steps)| Expr {
            kind: ExprKind::Traversal {
                root: root.clone(),
                steps: steps.iter().cloned().map(Step::Attr).collect(),
            },
            span: root.span,
        })
        .collect()
    }
}

impl Visit<'_> for Paths {
    fn name(&mut self, root: &Ident, steps: &[Step], is_bound: bool) {
        if !is_bound {
            let names = steps.iter().map_while(attribute_of);
            self.0.push((root.clone(), names.collect()));
        }
    }
}

/// A path as the definition writes it.
pub(super) fn path_of(expr: &Expr) -> EcoString {
    let ExprKind::Traversal { root, steps } = &expr.kind else {
        return EcoString::new();
    };
    let mut path = root.name.clone();
    for step in steps {
        if let Step::Attr(name) = step {
            path.push('.');
            path.push_str(&name.name);
        }
    }
    path
}
