//! Which resources of a plan leave it by an output of the root module.
//!
//! The configuration in a plan has the references of outputs and of what modules are given. Locals it has
//! not: what an output takes from one may be any resource of that module, or of those below it.

use std::collections::BTreeMap;
use std::iter;

use ecow::{EcoString, eco_format};
use rustc_hash::{FxHashMap, FxHashSet};

use super::join::module_ends;
use super::references::{Configuration, qualified};
use super::{at, items};
use crate::resource::address::without_keys;
use crate::syntax::tree::Node;
use crate::value::{Reason, ReasonKind};

/// By address without keys, with the first output that gives it away.
pub(super) fn leaving(
    root: &Node,
    configuration: &Configuration<'_>,
) -> BTreeMap<EcoString, Reason> {
    let Some(module) = at(root, &["configuration", "root_module"]) else {
        return BTreeMap::new();
    };
    let mut search = Search {
        modules: vec![Module {
            node: module,
            address: EcoString::new(),
            call: None,
        }],
        numbers: FxHashMap::default(),
        configuration,
        seen: FxHashSet::default(),
        found: BTreeMap::new(),
        open: FxHashMap::default(),
    };
    let outputs = module.get("outputs").and_then(Node::as_mapping);
    for output in outputs.unwrap_or_default() {
        let text = eco_format!(
            "output.{} gives it away, and who takes it is not known",
            output.key
        );
        let reason = Reason::new(ReasonKind::Missing, text);
        search.look(0, output.value.get("expression"), &reason);
    }
    search.add_open();
    search.found
}

/// A module of the configuration.
struct Module<'a> {
    node: &'a Node,
    /// Without keys.
    address: EcoString,
    /// The number of the module that calls it, and the call.
    call: Option<(usize, &'a Node)>,
}

struct Search<'a, 'c> {
    modules: Vec<Module<'a>>,
    /// The number of each by its address.
    numbers: FxHashMap<EcoString, usize>,
    configuration: &'c Configuration<'a>,
    /// What was gone through already: numbers of modules, and references within them.
    seen: FxHashSet<(usize, EcoString)>,
    found: BTreeMap<EcoString, Reason>,
    /// Modules of which any resource may be meant, by address.
    open: FxHashMap<EcoString, Reason>,
}

impl<'a> Search<'a, '_> {
    /// Finds what an expression of a module refers to, itself or through modules.
    fn look(&mut self, module: usize, expression: Option<&'a Node>, reason: &Reason) {
        let mut pending = vec![(module, expression)];
        while let Some((module, expression)) = pending.pop() {
            for name in expression.map(names).unwrap_or_default() {
                if self.seen.insert((module, name.clone())) {
                    self.follow(module, &name, reason, &mut pending);
                }
            }
        }
    }

    fn follow(
        &mut self,
        module: usize,
        name: &str,
        reason: &Reason,
        pending: &mut Vec<(usize, Option<&'a Node>)>,
    ) {
        let Module {
            node,
            ref address,
            call,
        } = self.modules[module];
        let mut parts = name.split('.');
        let (first, second, third) = (parts.next(), parts.next(), parts.next());
        match (first, second) {
            (Some("var"), Some(variable)) => {
                if let Some((caller, call)) = call {
                    pending.push((caller, at(call, &["expressions", variable])));
                }
            }
            (Some("module"), Some(called)) => {
                let Some(call) = at(node, &["module_calls", called]) else {
                    return;
                };
                let Some(inner) = call.get("module") else {
                    return;
                };
                let address = qualified(address, &eco_format!("module.{called}"));
                let number = self.number(Module {
                    node: inner,
                    address,
                    call: Some((module, call)),
                });
                let outputs = inner.get("outputs").and_then(Node::as_mapping);
                let outputs = outputs.unwrap_or_default().iter();
                let meant = outputs.filter(|it| third.is_none_or(|output| it.key == output));
                pending.extend(meant.map(|it| (number, it.value.get("expression"))));
            }
            (Some("local"), _) => {
                let open = self.open.entry(address.clone());
                open.or_insert_with(|| reason.clone());
            }
            (Some(kind), Some(name)) => {
                let address = qualified(address, &eco_format!("{kind}.{name}"));
                if self.configuration.written(&address).is_some() {
                    self.found.entry(address).or_insert_with(|| reason.clone());
                }
            }
            _ => {}
        }
    }

    /// Adds what is in modules of which any resource may be meant, or below them.
    fn add_open(&mut self) {
        if self.open.is_empty() {
            return;
        }
        for address in self.configuration.declared() {
            let mut around = iter::once(0).chain(module_ends(address));
            let reason = around.find_map(|end| self.open.get(&address[..end]));
            if let Some(reason) = reason {
                let found = self.found.entry(address.clone());
                found.or_insert_with(|| reason.clone());
            }
        }
    }

    /// The number of a module, which it is given when it is first come upon.
    fn number(&mut self, module: Module<'a>) -> usize {
        let next = self.modules.len();
        let number = *self.numbers.entry(module.address.clone()).or_insert(next);
        if number == next {
            self.modules.push(module);
        }
        number
    }
}

/// What an expression names, without keys; all locals as one. Beside an output of a module a plan lists the
/// module, which is more than is meant.
fn names(expression: &Node) -> Vec<EcoString> {
    let references = items(expression, &["references"]).iter();
    let names = references.filter_map(Node::as_str).map(without_keys);
    let names: Vec<EcoString> = names
        .map(|name| match name.starts_with("local.") {
            true => "local".into(),
            false => name,
        })
        .collect();
    let outputs = names.iter().filter_map(|name| {
        let (called, _) = name.strip_prefix("module.")?.split_once('.')?;
        Some(&name[..called.len() + "module.".len()])
    });
    let by_output: FxHashSet<&str> = outputs.collect();
    let own = names
        .iter()
        .filter(|name| !by_output.contains(name.as_str()));
    own.cloned().collect()
}
