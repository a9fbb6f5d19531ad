//! Which resources leave what is evaluated: as an argument of a module that is not on disk, or by an
//! output of the root module. What is done with them there is not known.
//!
//! Expressions are gone through for what they name, through variables, locals and the outputs of modules,
//! whether or not an evaluation would come by it.

use std::collections::BTreeMap;
use std::rc::Rc;

use ecow::{EcoString, eco_format};
use rustc_hash::FxHashSet;

use super::instance::{Inputs, Instance};
use super::module::Declared;
use super::passed::META;
use crate::resource::address::without_keys;
use crate::syntax::hcl::ast::{Block, Expr, Ident, Step};
use crate::syntax::hcl::visit::{Visit, visit};
use crate::value::{Reason, ReasonKind};

/// The resources of a unit that leave it.
#[derive(Default)]
pub(super) struct Leaving {
    /// By address without the keys of instances, with the first reason for which it is open what is done
    /// with it.
    pub(super) found: BTreeMap<EcoString, Reason>,
    /// Addresses of instances and what of them was gone through already.
    seen: FxHashSet<(EcoString, Name)>,
}

/// What an expression names.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Name {
    Local(EcoString),
    Variable(EcoString),
    /// A module call and the name of its output.
    Output(EcoString, EcoString),
    /// The local address of a resource.
    Resource(EcoString),
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
        for (_, body) in call.bodies() {
            for attribute in &body.attributes {
                if !META.contains(&attribute.name.name.as_str()) {
                    self.look(instance, &attribute.expr, reason);
                }
            }
        }
    }

    fn add_outputs(&mut self, root: &Rc<Instance<'_>>) {
        let mut outputs: Vec<_> = root.module.outputs.iter().collect();
        outputs.sort_by_key(|(name, _)| *name);
        for (name, output) in outputs {
            if let Some((_, attribute)) = output.attribute("value") {
                let text =
                    eco_format!("output.{name} gives it away, and who takes it is not known");
                let reason = Reason::new(ReasonKind::Missing, text);
                self.look(root, &attribute.expr, &reason);
            }
        }
    }

    /// Finds the resources that an expression names, itself or through other expressions. Each of those
    /// is gone through once.
    fn look<'a>(&mut self, instance: &Rc<Instance<'a>>, expr: &Expr, reason: &Reason) {
        let mut pending: Vec<(Rc<Instance<'a>>, Name)> = Vec::new();
        let add = |pending: &mut Vec<_>, instance: &Rc<Instance<'a>>, expr: &Expr| {
            let names = names_in(expr).into_iter();
            pending.extend(names.map(|name| (Rc::clone(instance), name)));
        };
        add(&mut pending, instance, expr);
        while let Some((instance, name)) = pending.pop() {
            if let Name::Resource(local) = &name {
                let address = without_keys(&instance.qualify(local));
                self.found.entry(address).or_insert_with(|| reason.clone());
                continue;
            }
            if !self.seen.insert((instance.address.clone(), name.clone())) {
                continue;
            }
            behind(&instance, &name, &mut |instance, expr| {
                add(&mut pending, instance, expr);
            });
        }
    }
}

/// Shows the expressions that a name of an instance stands for, each with the instance that it is in.
fn behind<'a>(
    instance: &Rc<Instance<'a>>,
    name: &Name,
    show: &mut dyn FnMut(&Rc<Instance<'a>>, &Expr),
) {
    match name {
        Name::Local(name) => {
            if let Some(declared) = instance.module.locals.get(name) {
                show(instance, &declared.item.expr);
            }
        }
        // What a module is given comes from the one that calls it.
        Name::Variable(name) => {
            let Inputs::Call {
                parent, name: call, ..
            } = &instance.inputs
            else {
                return;
            };
            let call = parent.module.calls.get(call);
            if let Some((_, attribute)) = call.and_then(|call| call.attribute(name)) {
                show(parent, &attribute.expr);
            }
        }
        Name::Output(call, name) => {
            for child in instance.children(call).instances() {
                let output = child.module.outputs.get(name);
                if let Some((_, attribute)) = output.and_then(|it| it.attribute("value")) {
                    show(child, &attribute.expr);
                }
            }
        }
        Name::Resource(_) => {}
    }
}

fn names_in(expr: &Expr) -> Vec<Name> {
    let mut names = Names::default();
    visit(expr, &mut names);
    names.0
}

#[derive(Default)]
struct Names(Vec<Name>);

impl Visit<'_> for Names {
    fn name(&mut self, root: &Ident, steps: &[Step], is_bound: bool) {
        if is_bound {
            return;
        }
        let mut attributes = steps.iter().filter_map(|step| match step {
            Step::Attr(name) => Some(&name.name),
            _ => None,
        });
        let name = match (root.name.as_str(), attributes.next(), attributes.next()) {
            ("each" | "count" | "self" | "path" | "terraform" | "data" | "ephemeral", ..) => return,
            ("local", Some(name), _) => Name::Local(name.clone()),
            ("var", Some(name), _) => Name::Variable(name.clone()),
            ("module", Some(call), Some(output)) => Name::Output(call.clone(), output.clone()),
            ("local" | "var" | "module", ..) => return,
            (kind, Some(name), _) => Name::Resource(eco_format!("{kind}.{name}")),
            _ => return,
        };
        self.0.push(name);
    }
}
