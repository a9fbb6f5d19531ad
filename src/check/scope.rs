//! What `self` and `each` stand for in a check or a projection.

use std::cell::Cell;

use super::compile::Plan;
use super::functions;
use super::project::{Each, Object};
use super::surroundings::Surroundings;
use super::world::{World, has_choice};
use crate::expr::{Dialect, EvalError, Evaluated, FileAccess, FunctionError, Scope};
use crate::source::FileId;
use crate::syntax::hcl::ast::{Expr, Ident, Step};
use crate::value::{Origin, Value};

/// Most elements that one expression may go through.
const MAX_TURNS: u32 = 1_000_000;

/// What is looked at: `self`.
#[derive(Clone, Copy)]
pub(super) enum Subject<'h> {
    /// A resource as it is written, by its number.
    Resource(usize),
    /// An object of a concept.
    Object(&'h Object<'h>),
}

impl<'h> Subject<'h> {
    /// The resource that it is, or is made from.
    pub(super) const fn resource(&self) -> usize {
        match self {
            Self::Resource(number) => *number,
            Self::Object(object) => object.resource,
        }
    }

    /// The plan that it is made by; `None` for a resource itself.
    pub(super) const fn plan(&self) -> Option<&'h Plan<'h>> {
        match self {
            Self::Resource(_) => None,
            Self::Object(object) => Some(object.plan),
        }
    }

    /// Where the element is that it is made from; `None` for a resource itself.
    pub(super) fn nearest(&self) -> Option<&'h Origin> {
        match self {
            Self::Resource(_) => None,
            Self::Object(object) => object.nearest(),
        }
    }
}

/// The names that an expression of a check or projection sees.
pub(super) struct Here<'h> {
    pub(super) around: &'h Surroundings<'h>,
    pub(super) world: &'h World<'h>,
    pub(super) subject: Subject<'h>,
    each: Option<&'h Each>,
    turns: Cell<u32>,
}

impl<'h> Here<'h> {
    pub(super) const fn new(
        around: &'h Surroundings<'h>,
        world: &'h World<'h>,
        subject: Subject<'h>,
        each: Option<&'h Each>,
    ) -> Self {
        Self {
            around,
            world,
            subject,
            each,
            turns: Cell::new(MAX_TURNS),
        }
    }

    /// `self`, or what is read from it where the subject has that by name.
    fn subject_value(
        &self,
        steps: &[Step],
        index: &mut dyn FnMut(&Expr) -> Evaluated,
    ) -> Result<(Value, usize), EvalError> {
        match self.subject {
            Subject::Resource(number) => Ok(self.resource_value(number, steps)),
            Subject::Object(object) => {
                let computed;
                let name = match steps.first() {
                    Some(Step::Attr(name)) => name.name.as_str(),
                    Some(Step::Index(expr)) => {
                        computed = index(expr)?;
                        match computed.as_str() {
                            Some(name) => name,
                            None => return Ok((object.whole(self.around), 0)),
                        }
                    }
                    Some(Step::Splat { .. }) | None => return Ok((object.whole(self.around), 0)),
                };
                Ok((object.attribute(name, self.around), 1))
            }
        }
    }

    /// On a resource as it is written, `address` is always ours. `type` and `platform` are the
    /// resource's own where it has such attributes, as `aws_security_group_rule` has.
    fn resource_value(&self, number: usize, steps: &[Step]) -> (Value, usize) {
        let value = self.around.value(number);
        if let Some(Step::Attr(name)) = steps.first() {
            let resource = self.around.resource(number);
            // Only what is read is decided, not all of the resource.
            if let Some(found) = self.hanging(value, &name.name) {
                let settled = self.world.settle(found);
                let absent = || Value::null().with_origin(found.origin.clone());
                let settled = settled.map(|settled| value.narrowed_to(&settled));
                return (settled.unwrap_or_else(absent), 1);
            }
            match name.name.as_str() {
                "type" if value.get("type").is_none() => {
                    return (Value::string(resource.kind.clone()), 1);
                }
                "platform" if value.get("platform").is_none() => {
                    return (Value::from(resource.platform.name()), 1);
                }
                _ => {}
            }
            return (value.clone(), 0);
        }
        (self.world.settle(value).unwrap_or_default(), 0)
    }

    /// An attribute of a resource that hangs on open decisions.
    fn hanging<'v>(&self, resource: &'v Value, name: &str) -> Option<&'v Value> {
        if self.around.unit.decisions.is_empty() {
            return None;
        }
        resource.get(name).filter(|found| has_choice(found))
    }
}

impl Scope for Here<'_> {
    fn dialect(&self) -> Dialect {
        Dialect::Check
    }

    fn file(&self) -> Option<FileId> {
        None
    }

    fn resolve(
        &self,
        root: &Ident,
        steps: &[Step],
        index: &mut dyn FnMut(&Expr) -> Evaluated,
    ) -> Result<(Value, usize), EvalError> {
        match (root.name.as_str(), self.each) {
            ("self", _) => self.subject_value(steps, index),
            ("each", Some(each)) => match steps.first() {
                Some(Step::Attr(name)) if name.name == "key" => Ok((each.key.clone(), 1)),
                Some(Step::Attr(name)) if name.name == "value" => Ok((each.value.clone(), 1)),
                _ => Err(EvalError::new("`each` has `key` and `value`", root.span)),
            },
            (name, _) => Err(EvalError::new(
                format!("there is no `{name}` here"),
                root.span,
            )),
        }
    }

    fn call(&self, name: &Ident, args: &[Value]) -> Option<Result<Value, FunctionError>> {
        functions::call(&name.name, args, self)
    }

    fn files(&self) -> Option<FileAccess<'_>> {
        None
    }

    fn spend(&self, amount: u32) -> bool {
        let left = self.turns.get().checked_sub(amount);
        self.turns.set(left.unwrap_or_default());
        left.is_some()
    }
}
