//! Resources to the objects of concepts.
//!
//! An object holds no attributes when it is made: each is evaluated when a check first reads it,
//! once. Whether an object is there at all may be unknown; then it is made, with a doubt, and what
//! would be a finding about it is undetermined.

use std::cell::{Cell, OnceCell};

use super::compile::Plan;
use super::scope::{Here, Subject};
use super::surroundings::{Members, Reader, Surroundings};
use super::truth::{Decision, Truth};
use super::world::World;
use crate::expr::{EvalError, evaluate};
use crate::syntax::hcl::ast::Expr;
use crate::value::{Data, Map, ObjectKind, Origin, Reason, ReasonKind, SequenceKind, Value};

/// Most elements that one `for_each` goes through; one that is open stands for all others.
const MAX_ELEMENTS: usize = 10_000;

/// Most objects that are made from one resource, for all concepts.
const MAX_OBJECTS: usize = 50_000;

/// Most objects of a concept that are kept for others to look up, in all: so many in any unit, and so many
/// more for each resource. A few dozen that each go with all the others are soon a million.
const MOST_MEMBERS: usize = 50_000;
const MEMBERS_A_RESOURCE: usize = 40;

/// One object of a concept.
pub(super) struct Object<'o> {
    pub(super) plan: &'o Plan<'o>,
    /// The resource that it is made from.
    pub(super) resource: usize,
    /// The object that it is made from, where that is not the resource itself.
    pub(super) parent: Option<&'o Self>,
    pub(super) each: Option<Each>,
    /// Why it is not certain that it is there.
    pub(super) doubt: Option<Reason>,
    /// In which it is there.
    world: &'o World<'o>,
    attributes: Vec<OnceCell<Value>>,
}

/// An element of a `for_each`.
#[derive(Clone)]
pub(super) struct Each {
    pub(super) key: Value,
    pub(super) value: Value,
    /// Why it is not certain that there is one: it stands for any number of unknown ones.
    doubt: Option<Reason>,
}

impl Each {
    const fn certain(key: Value, value: Value) -> Self {
        Self {
            key,
            value,
            doubt: None,
        }
    }
}

impl Object<'_> {
    /// The value of an attribute; null where it is not defined.
    pub(super) fn attribute(&self, name: &str, around: &Surroundings<'_>) -> Value {
        let resource = around.resource(self.resource);
        match name {
            "address" => Value::string(resource.address.clone()),
            "type" => Value::string(resource.kind.clone()),
            "platform" => Value::from(resource.platform.name()),
            _ => match self.plan.position(name) {
                Some(at) => self.defined(at, around).clone(),
                None => Value::null().with_origin(self.nearest().cloned().unwrap_or_default()),
            },
        }
    }

    /// All attributes that are defined, evaluated.
    pub(super) fn whole(&self, around: &Surroundings<'_>) -> Value {
        let attributes = &self.plan.projection.attributes;
        let defined = (0..attributes.len()).filter(|&at| self.plan.defines(at));
        let metadata =
            super::definition::METADATA.map(|name| (name.into(), self.attribute(name, around)));
        let entries: Map = defined
            .map(|at| (attributes[at].0.clone(), self.defined(at, around).clone()))
            .chain(metadata)
            .collect();
        let origin = match self.nearest() {
            Some(origin) => origin.clone(),
            None => Origin::at(around.resource(self.resource).header),
        };
        Value::object(entries).with_origin(origin)
    }

    /// Where the element is that it is made from, or that its parent is made from.
    pub(super) fn nearest(&self) -> Option<&Origin> {
        let own = self.each.as_ref().map(|each| &each.value.origin);
        own.filter(|origin| !origin.is_none())
            .or_else(|| self.parent?.nearest())
    }

    fn defined(&self, at: usize, around: &Surroundings<'_>) -> &Value {
        self.attributes[at].get_or_init(|| {
            let here = Here::new(around, self.world, self.source(), self.each.as_ref());
            let (name, expr) = &self.plan.projection.attributes[at];
            evaluate(expr, &here).unwrap_or_else(|error| {
                let number = self.plan.concept;
                let concept = &around.program.definitions.concepts[number].name;
                let place = self.nearest().and_then(|origin| origin.place);
                let reader = Reader::Attribute(number, concept, name);
                around.tell(reader, &error, (self.resource, place));
                Value::unknown(reason_of(&error))
            })
        })
    }

    /// What `self` is in the projection that made it.
    pub(super) const fn source(&self) -> Subject<'_> {
        match self.parent {
            Some(parent) => Subject::Object(parent),
            None => Subject::Resource(self.resource),
        }
    }
}

/// Goes through the objects that the plans make of one resource.
pub(super) struct Walk<'w> {
    pub(super) around: &'w Surroundings<'w>,
    pub(super) world: &'w World<'w>,
    pub(super) resource: usize,
    /// Which plans are of interest, for themselves or for what is below them.
    wanted: &'w dyn Fn(&Plan<'_>) -> bool,
    left: Cell<usize>,
}

impl<'w> Walk<'w> {
    pub(super) const fn new(
        around: &'w Surroundings<'w>,
        world: &'w World<'w>,
        resource: usize,
        wanted: &'w dyn Fn(&Plan<'_>) -> bool,
    ) -> Self {
        Self {
            around,
            world,
            resource,
            wanted,
            left: Cell::new(MAX_OBJECTS),
        }
    }

    /// Shows every object of some plans and of the plans below them.
    pub(super) fn go(
        &self,
        plans: &[usize],
        parent: Option<&Object<'_>>,
        visit: &mut dyn FnMut(&Object<'_>),
    ) {
        for &number in plans {
            let plan = &self.around.program.plans[number];
            if (self.wanted)(plan) {
                self.expand(plan, parent, visit);
            }
        }
    }

    /// Makes the objects of one plan.
    fn expand(
        &self,
        plan: &Plan<'_>,
        parent: Option<&Object<'_>>,
        visit: &mut dyn FnMut(&Object<'_>),
    ) {
        let mut doubt = parent.and_then(|parent| parent.doubt.clone());
        let projection = plan.projection;
        if !plan.when_reads_each
            && !self.applies(plan, projection.when.as_ref(), parent, None, &mut doubt)
        {
            return;
        }
        let Some(for_each) = &projection.for_each else {
            self.show(plan, parent, None, doubt, visit);
            return;
        };
        for each in self.elements(plan, for_each, parent) {
            let mut doubt = doubt.clone().or_else(|| each.doubt.clone());
            let when = projection.when.as_ref().filter(|_| plan.when_reads_each);
            if self.applies(plan, when, parent, Some(&each), &mut doubt) {
                self.show(plan, parent, Some(each), doubt, visit);
            }
        }
    }

    /// Shows an object of another world as it is in this one, if it is there.
    pub(super) fn again(&self, object: &Object<'_>, visit: &mut dyn FnMut(&Object<'_>)) {
        match object.parent {
            None => self.again_below(None, object, visit),
            Some(parent) => self.again(parent, &mut |parent| {
                self.again_below(Some(parent), object, visit);
            }),
        }
    }

    fn again_below(
        &self,
        parent: Option<&Object<'_>>,
        object: &Object<'_>,
        visit: &mut dyn FnMut(&Object<'_>),
    ) {
        let plan = object.plan;
        let mut doubt = parent.and_then(|parent| parent.doubt.clone());
        let mut each = None;
        if let Some(other) = &object.each {
            let Some(value) = self.world.settle(&other.value) else {
                return;
            };
            doubt = doubt.or_else(|| other.doubt.clone());
            each = Some(Each {
                value,
                ..other.clone()
            });
        }
        let when = plan.projection.when.as_ref();
        if self.applies(plan, when, parent, each.as_ref(), &mut doubt) {
            visit(&self.make(plan, parent, each, doubt));
        }
    }

    /// Shows an object and goes on below it.
    fn show(
        &self,
        plan: &Plan<'_>,
        parent: Option<&Object<'_>>,
        each: Option<Each>,
        doubt: Option<Reason>,
        visit: &mut dyn FnMut(&Object<'_>),
    ) {
        let Some(left) = self.left.get().checked_sub(1) else {
            let message = format!("more than {MAX_OBJECTS} objects to judge, the rest is left out");
            self.around
                .tell_bound(self.reader(plan), &message, self.resource);
            return;
        };
        self.left.set(left);
        let object = self.make(plan, parent, each, doubt);
        visit(&object);
        self.go(&plan.children, Some(&object), visit);
    }

    fn make<'o>(
        &self,
        plan: &'o Plan<'o>,
        parent: Option<&'o Object<'o>>,
        each: Option<Each>,
        doubt: Option<Reason>,
    ) -> Object<'o>
    where
        'w: 'o,
    {
        let attributes = &plan.projection.attributes;
        Object {
            plan,
            resource: self.resource,
            parent,
            each,
            doubt,
            world: self.world,
            attributes: attributes.iter().map(|_| OnceCell::new()).collect(),
        }
    }

    /// Whether a projection's `when` lets objects be; where that is unknown, they are in doubt.
    fn applies(
        &self,
        plan: &Plan<'_>,
        when: Option<&Expr>,
        parent: Option<&Object<'_>>,
        each: Option<&Each>,
        doubt: &mut Option<Reason>,
    ) -> bool {
        let Some(when) = when else {
            return true;
        };
        let here = Here::new(self.around, self.world, self.source(parent), each);
        let decision = Decision::of(when, &here);
        if let Some(error) = &decision.error {
            self.tell(plan, error, parent, each);
        }
        match decision.truth {
            Truth::Known(applies) => applies,
            Truth::Unknown(reason) => {
                doubt.get_or_insert(reason);
                true
            }
        }
    }

    fn elements(&self, plan: &Plan<'_>, for_each: &Expr, parent: Option<&Object<'_>>) -> Vec<Each> {
        let here = Here::new(self.around, self.world, self.source(parent), None);
        let elements = evaluate(for_each, &here)
            .and_then(|value| elements_of(&value, for_each))
            .unwrap_or_else(|error| {
                self.tell(plan, &error, parent, None);
                let reason = reason_of(&error);
                vec![any(Value::unknown(reason.clone()), reason)]
            });
        match elements.len() > MAX_ELEMENTS {
            true => self.first_elements(plan, elements),
            false => elements,
        }
    }

    /// As many elements as are gone through, and one that stands for the rest.
    fn first_elements(&self, plan: &Plan<'_>, mut elements: Vec<Each>) -> Vec<Each> {
        let message = format!("more than {MAX_ELEMENTS} elements, the rest is not judged");
        self.around
            .tell_bound(self.reader(plan), &message, self.resource);
        let reason = Reason::new(ReasonKind::Bound, message);
        elements.truncate(MAX_ELEMENTS);
        elements.push(any(Value::unknown(reason.clone()), reason));
        elements
    }

    const fn source<'s>(&self, parent: Option<&'s Object<'s>>) -> Subject<'s> {
        match parent {
            Some(parent) => Subject::Object(parent),
            None => Subject::Resource(self.resource),
        }
    }

    /// Tells what is wrong with the element or object that a plan looks at.
    fn tell(
        &self,
        plan: &Plan<'_>,
        error: &EvalError,
        parent: Option<&Object<'_>>,
        each: Option<&Each>,
    ) {
        let own = each.and_then(|each| each.value.origin.place);
        let around = || parent?.nearest()?.place;
        let place = own.or_else(around);
        self.around
            .tell(self.reader(plan), error, (self.resource, place));
    }

    fn reader(&self, plan: &Plan<'_>) -> Reader<'w> {
        let concepts = &self.around.program.definitions.concepts;
        Reader::Concept(plan.concept, &concepts[plan.concept].name)
    }
}

/// Any number of elements, of which nothing else is known.
fn any(value: Value, reason: Reason) -> Each {
    Each {
        key: value.clone(),
        value,
        doubt: Some(reason),
    }
}

/// What a `for_each` goes through: those that are certain, and one for those that are not.
fn elements_of(value: &Value, expr: &Expr) -> Result<Vec<Each>, EvalError> {
    let read = |item: &Value| value.narrowed_to(item);
    Ok(match &value.data {
        Data::Null => Vec::new(),
        Data::Sequence(kind, items) => items
            .iter()
            .enumerate()
            .map(|(at, item)| {
                let value = read(item);
                let key = match kind {
                    SequenceKind::Set => value.clone(),
                    _ => Value::from(at as i64),
                };
                Each::certain(key, value)
            })
            .collect(),
        // In JSON the only block of a type may be written without a list around it.
        Data::Object(ObjectKind::Block, _) => vec![Each::certain(Value::from(0), value.clone())],
        Data::Object(_, entries) => entries
            .iter()
            .map(|(name, item)| Each::certain(Value::string(name.clone()), read(item)))
            .collect(),
        Data::Unknown(unknown) => {
            // The elements are no attribute of anything, nor are they known not to be null.
            let element = crate::value::Unknown {
                stands_for: None,
                not_null: false,
                shape: None,
                ..(**unknown).clone()
            };
            let reason = unknown.reason.clone();
            let element = Value::new(Data::Unknown(element.into()));
            let element = element.with_origin(value.origin.clone());
            let certain = unknown.certain_items().unwrap_or_default().iter();
            certain
                .map(|item| Each::certain(element.clone(), read(item)))
                .chain([any(element.clone(), reason)])
                .collect()
        }
        _ => {
            let message = format!("`for_each` cannot go through {}", value.type_in_words());
            return Err(EvalError::new(message, expr.span));
        }
    })
}

/// All objects of a concept in a unit, in the order of the resources; of too many no more than fit. All of
/// them are kept as long as the unit is judged, whatever each is made from.
pub(super) fn members(around: &Surroundings<'_>, concept: usize) -> Members {
    let most = MOST_MEMBERS + MEMBERS_A_RESOURCE * around.unit.resources.len();
    let mut members = Members::default();
    let wanted = |plan: &Plan<'_>| plan.reaches.contains(&concept);
    // They are made once for all who ask, whatever is decided there.
    let world = World::undecided(&around.unit.decisions);
    for (number, resource) in around.unit.resources.iter().enumerate() {
        let Some(kind) = around.program.kind(resource.platform, &resource.kind) else {
            continue;
        };
        let walk = Walk::new(around, &world, number, &wanted);
        walk.go(&kind.roots, None, &mut |object| {
            if object.plan.concept == concept {
                if members.all.len() == most {
                    members
                        .more
                        .get_or_insert_with(|| too_many(around, concept, number));
                    return;
                }
                let doubt = object
                    .doubt
                    .clone()
                    .or_else(|| resource.conditional.clone());
                members.all.push((object.whole(around), doubt));
            }
        });
        if members.more.is_some() {
            break;
        }
    }
    members
}

/// Tells that a resource makes one object too many; why those are not known that are left out.
fn too_many(around: &Surroundings<'_>, concept: usize, resource: usize) -> Reason {
    let name = &around.program.definitions.concepts[concept].name;
    let text = ecow::eco_format!("more of `{name}` are made than are looked at");
    around.tell_bound(Reader::Concept(concept, name), &text, resource);
    Reason::new(ReasonKind::Bound, text)
}

/// An error as the reason why something is unknown.
fn reason_of(error: &EvalError) -> Reason {
    Reason::new(ReasonKind::Error, error.message.as_str())
}
