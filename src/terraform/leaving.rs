//! Which resources leave what is evaluated: as an argument of a module that is not on disk, or by an
//! output of the root module. What is done with them there is not known.
//!
//! Expressions are only looked at for what they name, through variables, locals and the outputs of modules,
//! and beside the evaluation of the module: nothing is told that is told there, and no output becomes part
//! of the evaluation that nothing asks for.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use ecow::{EcoString, eco_format};
use rustc_hash::FxHashSet;

use super::allowance::Allowance;
use super::instance::{Inputs, Instance};
use super::module::Declared;
use super::passed::META;
use crate::expr::{Dialect, EvalError, Evaluated, FileAccess, FunctionError, Scope, evaluate};
use crate::resource::address::without_keys;
use crate::source::{FileId, Span};
use crate::syntax::hcl::ast::{Block, Expr, Ident, Step};
use crate::value::{Reason, ReasonKind, Value};

/// Most steps that are made in all for one unit: each expression is gone through once.
const MAX_STEPS: u32 = 1_000_000;

/// The resources of a unit that leave it.
pub(super) struct Leaving {
    /// By address without the keys of instances, with the first reason for which it is open what is done
    /// with it.
    pub(super) found: BTreeMap<EcoString, Reason>,
    look: Look,
}

impl Default for Leaving {
    fn default() -> Self {
        Self {
            found: BTreeMap::new(),
            look: Look {
                allowance: Allowance::of(MAX_STEPS),
                named: RefCell::default(),
                seen: RefCell::default(),
            },
        }
    }
}

impl Leaving {
    /// Adds what leaves by a module instance.
    pub(super) fn add(&mut self, instance: &Rc<Instance<'_>>) {
        let mut names: Vec<&EcoString> = instance.module.calls.keys().collect();
        names.sort();
        for name in names {
            let children = instance.children(name);
            let call = instance.module.calls.get(name);
            if let (Some(reason), Some(call)) = (&children.missing, call) {
                self.add_arguments(instance, call, reason);
            }
        }
        if matches!(instance.inputs, Inputs::Root) {
            self.add_outputs(instance);
        }
    }

    fn add_arguments(
        &mut self,
        instance: &Rc<Instance<'_>>,
        call: &Declared<Block>,
        reason: &Reason,
    ) {
        for (file, body) in call.bodies() {
            for attribute in &body.attributes {
                if !META.contains(&attribute.name.name.as_str()) {
                    self.look.at(instance, file, &attribute.expr);
                }
            }
        }
        self.take(reason);
    }

    fn add_outputs(&mut self, root: &Rc<Instance<'_>>) {
        let mut outputs: Vec<_> = root.module.outputs.iter().collect();
        outputs.sort_by_key(|(name, _)| *name);
        for (name, output) in outputs {
            if let Some((file, attribute)) = output.attribute("value") {
                self.look.at(root, file, &attribute.expr);
                let text =
                    eco_format!("output.{name} gives it away, and who takes it is not known");
                self.take(&Reason::new(ReasonKind::Missing, text));
            }
        }
    }

    /// Takes what was named since the last time.
    fn take(&mut self, reason: &Reason) {
        for address in self.look.named.take() {
            self.found.entry(address).or_insert_with(|| reason.clone());
        }
    }
}

/// What expressions name, gathered while they are gone through.
struct Look {
    allowance: Allowance,
    /// Addresses of resources without keys.
    named: RefCell<BTreeSet<EcoString>>,
    /// Instances and what of them was gone through already.
    seen: RefCell<FxHashSet<(EcoString, EcoString)>>,
}

impl Look {
    /// Goes through an expression of a module instance.
    fn at(&self, instance: &Rc<Instance<'_>>, file: FileId, expr: &Expr) {
        let scope = Names {
            look: self,
            instance,
            file,
        };
        // A fault in it is told where it is evaluated.
        drop(evaluate(expr, &scope));
    }

    /// Whether something of an instance is come upon for the first time.
    fn is_new(&self, instance: &Instance<'_>, name: EcoString) -> bool {
        let mut seen = self.seen.borrow_mut();
        seen.insert((instance.address.clone(), name))
    }
}

/// The names of a module instance, none of which has a value.
struct Names<'s, 'a> {
    look: &'s Look,
    instance: &'s Rc<Instance<'a>>,
    file: FileId,
}

impl Names<'_, '_> {
    fn local(&self, name: &EcoString) {
        if let Some(declared) = self.instance.module.locals.get(name)
            && self.look.is_new(self.instance, eco_format!("local.{name}"))
        {
            self.look
                .at(self.instance, declared.file, &declared.item.expr);
        }
    }

    /// What a module is given comes from the one that calls it.
    fn variable(&self, name: &EcoString) {
        let Inputs::Call {
            parent, name: call, ..
        } = &self.instance.inputs
        else {
            return;
        };
        let call = parent.module.calls.get(call);
        if let Some((file, attribute)) = call.and_then(|call| call.attribute(name))
            && self.look.is_new(self.instance, eco_format!("var.{name}"))
        {
            self.look.at(parent, file, &attribute.expr);
        }
    }

    fn output(&self, call: &EcoString, name: &EcoString) {
        for child in self.instance.children(call).instances() {
            let output = child.module.outputs.get(name);
            if let Some((file, attribute)) = output.and_then(|it| it.attribute("value"))
                && self.look.is_new(child, eco_format!("output.{name}"))
            {
                self.look.at(child, file, &attribute.expr);
            }
        }
    }

    fn resource(&self, kind: &Ident, name: &Ident) {
        let address = eco_format!("{}.{}", kind.name, name.name);
        let address = self.instance.qualify(&address);
        let address = without_keys(&address);
        self.look.named.borrow_mut().insert(address);
    }
}

impl Scope for Names<'_, '_> {
    fn dialect(&self) -> Dialect {
        Dialect::Terraform
    }

    fn file(&self) -> Option<FileId> {
        Some(self.file)
    }

    fn resolve(
        &self,
        root: &Ident,
        steps: &[Step],
        _index: &mut dyn FnMut(&Expr) -> Evaluated,
    ) -> Result<(Value, usize), EvalError> {
        let mut attributes = steps.iter().filter_map(|step| match step {
            Step::Attr(name) => Some(name),
            _ => None,
        });
        let (first, second) = (attributes.next(), attributes.next());
        match (root.name.as_str(), first, second) {
            ("each" | "count" | "self" | "path" | "terraform" | "data" | "ephemeral", ..) => {}
            ("local", Some(name), _) => self.local(&name.name),
            ("var", Some(name), _) => self.variable(&name.name),
            ("module", Some(call), Some(output)) => self.output(&call.name, &output.name),
            (_, Some(name), _) => self.resource(root, name),
            _ => {}
        }
        let reason = Reason::new(ReasonKind::Runtime, "only its name is looked at");
        Ok((Value::unknown(reason), steps.len()))
    }

    fn call(&self, _name: &Ident, _args: &[Value]) -> Option<Result<Value, FunctionError>> {
        None
    }

    fn files(&self) -> Option<FileAccess<'_>> {
        None
    }

    fn enter(&self, _span: Span) -> bool {
        self.look.allowance.enter()
    }

    fn leave(&self) {
        self.look.allowance.leave();
    }

    fn spend(&self, amount: u32) -> bool {
        self.look.allowance.spend(amount)
    }
}
