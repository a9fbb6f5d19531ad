//! Which of the scanned root modules a plan was made from, and with which values of variables.
//!
//! A plan does not say where its configuration is, only what it declares: its home is the root
//! module that declares the most of that.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use ecow::EcoString;
use rustc_hash::{FxHashMap, FxHashSet};

use super::values::{Mirrors, value};
use super::{Plan, at, items};
use crate::resource::address::without_keys;
use crate::syntax::tree::{Entry, Node};
use crate::terraform::load::Modules;
use crate::terraform::module::Module;
use crate::value::Value;

/// Where some plans belong.
#[derive(Debug, Default)]
pub struct Homes {
    by_root: FxHashMap<PathBuf, Arc<Plan>>,
    /// Plans that no root module declares anything of, or that came second to one.
    pub strangers: Vec<Arc<Plan>>,
}

impl Homes {
    /// The plan of the root module in a directory.
    pub fn plan(&self, root: &Path) -> Option<&Plan> {
        self.by_root.get(root).map(|plan| &**plan)
    }
}

/// Finds the root module of each plan.
pub fn homes(modules: &Modules<'_>, plans: &[Arc<Plan>]) -> Homes {
    let mut homes = Homes::default();
    for plan in plans {
        let declared = plan.declared();
        let shared = |root: &PathBuf| {
            let module = modules.get(root);
            module.map_or(0, |module| shared(&module, &declared))
        };
        let roots = modules
            .roots()
            .iter()
            .rev()
            .map(|root| (shared(root), root));
        match roots.max_by_key(|(shared, _)| *shared) {
            Some((1.., root)) if !homes.by_root.contains_key(root) => {
                homes.by_root.insert(root.clone(), plan.clone());
            }
            _ => homes.strangers.push(plan.clone()),
        }
    }
    homes
}

/// The root module that is scanned beside a plan, or a state, that was made from it: one that declares
/// at least half of what the plan does.
pub fn home<'m>(modules: &'m Modules<'_>, plan: &Plan) -> Option<&'m Path> {
    let declared = plan.declared();
    let mut roots = modules.roots().iter();
    let is_home = |root: &&PathBuf| {
        let module = modules.get(root);
        let shared = module.map_or(0, |module| shared(&module, &declared));
        shared > 0 && shared * 2 >= declared.len()
    };
    roots.find(is_home).map(PathBuf::as_path)
}

/// How much of what is declared in a plan's root module is declared in this one.
fn shared(module: &Module, declared: &FxHashSet<EcoString>) -> usize {
    let resources = module.resources.iter().map(|resource| {
        let block = &resource.item;
        ecow::eco_format!("{}.{}", block.full_kind(), block.name)
    });
    let calls = module.calls.keys();
    let calls = calls.map(|name| ecow::eco_format!("module.{name}"));
    resources
        .chain(calls)
        .filter(|address| declared.contains(address))
        .count()
}

impl Plan {
    /// What the root module of its configuration declares; where it says nothing of that, what there will
    /// be of it, or is.
    fn declared(&self) -> FxHashSet<EcoString> {
        let Some(module) = at(self.root(), &["configuration", "root_module"]) else {
            return self.held();
        };
        let resources = items(module, &["resources"]).iter();
        let resources = resources.filter_map(|it| Some(it.get("address")?.as_str()?.into()));
        let calls = module.get("module_calls").and_then(Node::as_mapping);
        let calls = calls.unwrap_or_default().iter();
        let calls = calls.map(|call| ecow::eco_format!("module.{}", call.key));
        resources.chain(calls).collect()
    }

    /// The blocks and calls of the root module that the values of the plan, or the state, are of.
    fn held(&self) -> FxHashSet<EcoString> {
        let planned = at(self.root(), &["planned_values", "root_module"]);
        let present = || at(self.root(), &["values", "root_module"]);
        let Some(module) = planned.or_else(present) else {
            return FxHashSet::default();
        };
        let own = items(module, &["resources"]).iter();
        let called = items(module, &["child_modules"]).iter();
        let addresses = own
            .chain(called)
            .filter_map(|it| it.get("address")?.as_str());
        addresses.map(without_keys).collect()
    }

    /// The values that the variables of the root module had.
    pub(in crate::terraform) fn variables(&self) -> FxHashMap<EcoString, Value> {
        let variables = self.root().get("variables").and_then(Node::as_mapping);
        let given = |entry: &Entry| {
            let node = entry.value.get("value")?;
            Some((
                entry.key.clone(),
                value(self.file.id, node, Mirrors::default(), node.span),
            ))
        };
        variables
            .unwrap_or_default()
            .iter()
            .filter_map(given)
            .collect()
    }
}
