//! Which resources leave what is evaluated: as an argument of a module that is not on disk, or by an
//! output of the root module. What is done with them there is not known.
//!
//! Expressions are only looked at for what they name, through variables, locals and the outputs of modules,
//! and beside the evaluation of the module: nothing is told that is told there, and no output becomes part
//! of the evaluation that nothing asks for.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use ecow::EcoString;
use rustc_hash::FxHashSet;

use super::allowance::Allowance;
use super::instance::{Inputs, Instance};
use super::passed::META;
use crate::expr::{Dialect, EvalError, Evaluated, FileAccess, FunctionError, Scope, evaluate};
use crate::source::{FileId, Span};
use crate::syntax::hcl::ast::{Expr, Ident, Step};
use crate::value::{Reason, ReasonKind, Value};

/// Adds the resources that leave by an instance, by their addresses without the keys of instances, each with
/// the first reason for which it is open what is done with it.
pub(super) fn leaving(instance: &Rc<Instance<'_>>, found: &mut BTreeMap<EcoString, Reason>) {
    let mut names: Vec<&EcoString> = instance.module.calls.keys().collect();
    names.sort();
    for name in names {
        let children = instance.children(name);
        let (Some(reason), Some(call)) = (&children.missing, instance.module.calls.get(name))
        else {
            continue;
        };
        let look = Look::default();
        let attributes = call.bodies().flat_map(|(file, body)| {
            let all = body.attributes.iter();
            all.map(move |attribute| (file, attribute))
        });
        for (file, attribute) in attributes {
            if !META.contains(&attribute.name.name.as_str()) {
                look.at(instance, file, &attribute.expr);
            }
        }
        look.tell(reason, found);
    }
    if matches!(instance.inputs, Inputs::Root) {
        let mut outputs: Vec<_> = instance.module.outputs.iter().collect();
        outputs.sort_by_key(|(name, _)| *name);
        for (name, output) in outputs {
            if let Some((file, attribute)) = output.attribute("value") {
                let look = Look::default();
                look.at(instance, file, &attribute.expr);
                let text =
                    ecow::eco_format!("output.{name} gives it away, and who takes it is not known");
                look.tell(&Reason::new(ReasonKind::Missing, text), found);
            }
        }
    }
}

/// What expressions name, gathered while they are gone through.
struct Look {
    allowance: Allowance,
    /// Addresses of resources without keys.
    named: RefCell<FxHashSet<EcoString>>,
    /// Instances and what of them was gone through already.
    seen: RefCell<FxHashSet<(EcoString, EcoString)>>,
}

impl Default for Look {
    fn default() -> Self {
        Self {
            allowance: Allowance::new(),
            named: RefCell::default(),
            seen: RefCell::default(),
        }
    }
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

    fn tell(self, reason: &Reason, found: &mut BTreeMap<EcoString, Reason>) {
        for address in self.named.into_inner() {
            found.entry(address).or_insert_with(|| reason.clone());
        }
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
            && self
                .look
                .is_new(self.instance, ecow::eco_format!("local.{name}"))
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
            && self
                .look
                .is_new(self.instance, ecow::eco_format!("var.{name}"))
        {
            self.look.at(parent, file, &attribute.expr);
        }
    }

    fn output(&self, call: &EcoString, name: &EcoString) {
        for child in self.instance.children(call).instances() {
            let output = child.module.outputs.get(name);
            if let Some((file, attribute)) = output.and_then(|it| it.attribute("value"))
                && self.look.is_new(child, ecow::eco_format!("output.{name}"))
            {
                self.look.at(child, file, &attribute.expr);
            }
        }
    }

    fn resource(&self, kind: &Ident, name: &Ident) {
        let address = ecow::eco_format!("{}.{}", kind.name, name.name);
        let address = self.instance.qualify(&address);
        let address = crate::resource::address::without_keys(&address);
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
