//! One root module with everything that it calls: to a unit.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::Arc;

use ecow::EcoString;
use rustc_hash::{FxHashMap, FxHashSet};

use super::instance::{Inputs, Instance};
use super::leaving::Leaving;
use super::load::{Installed, Modules, installed};
use super::module::Module;
use super::plan::Known;
use super::variables::{self, Given};
use super::weights::Weights;
use super::{Options, Plan, expand};
use crate::diagnostic::{Diagnostic, DiagnosticKind};
use crate::resource::{Platform, Resource, Unit};
use crate::source::Place;
use crate::value::{Reason, ReasonKind, Reference, Unknown, Value};

/// Deepest chain of demands: a local that needs an output that needs a variable, and so on.
const MAX_DEMANDS: u32 = 512;
/// Deepest nesting of expressions along a chain of demands. Each level is some frames of the stack.
const MAX_LEVELS: u32 = 1600;
/// What is said of a longer one.
pub(super) const TOO_LONG: &str = "a chain of references is too long to follow";
/// Most resources in a unit.
const MAX_RESOURCES: u32 = 100_000;
/// Most module instances in a unit.
const MAX_MODULES: usize = 10_000;
/// Deepest nesting of module calls.
pub(super) const MAX_MODULE_DEPTH: usize = 32;

/// Most module instances that a diagnostic names.
const MAX_CONCERNED: usize = 3;

/// Most instances of one block.
const MAX_INSTANCES: usize = 10_000;
/// One resource takes at most the part of a unit's steps that is one of so many.
const PORTIONS: u32 = 10;

/// Most steps, and most leaves and branches of one attribute, of the first instance of a block when
/// nothing is left of what there was for all.
const RESERVE: u32 = 1_000;

/// What is written may be judged as it is written: for so many bytes of a module, one leaf or branch more.
const BYTES_A_NODE: usize = 4;

/// What is said where the attributes of a unit hold more.
const ALL_TOO_LARGE: &str = "what the resources of this module tree hold is too large together";

/// What a unit may take, all together.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bounds {
    /// Most steps: expressions evaluated, elements gone through.
    pub(super) steps: u32,
    /// Most leaves and branches in the attributes of its resources, counted as often as they appear, beside
    /// those that its modules' texts may have.
    pub(super) nodes: usize,
}

impl Default for Bounds {
    /// Some seconds, some hundred megabytes: to judge a leaf takes some microseconds and hundreds of bytes.
    fn default() -> Self {
        Self {
            steps: 10_000_000,
            nodes: 400_000,
        }
    }
}

/// What all module instances of a unit share.
pub(super) struct Context<'a> {
    pub(super) modules: &'a Modules<'a>,
    pub(super) root: &'a Path,
    pub(super) workspace: Option<String>,
    pub(super) given: FxHashMap<EcoString, Given>,
    /// The values that a plan was made with.
    pub(super) planned: FxHashMap<EcoString, Value>,
    /// What data sources answered when it was made.
    pub(super) known: Option<Known<'a>>,
    installed: FxHashMap<String, Installed>,
    /// What attributes stand for that only the provider knows.
    computed: RefCell<FxHashMap<Reference, Arc<Unknown>>>,
    diagnostics: RefCell<Vec<Diagnostic>>,
    /// What was said already: where it stands among the diagnostics.
    reported: RefCell<FxHashMap<(DiagnosticKind, Place), usize>>,
    /// The module instances that a diagnostic concerns, and the directory of their module.
    concerned: RefCell<BTreeMap<usize, (PathBuf, Vec<EcoString>)>>,
    demands: Cell<u32>,
    levels: Cell<u32>,
    steps: Cell<u32>,
    /// Most steps that one resource takes.
    portion: u32,
    nodes: Cell<usize>,
    weights: RefCell<Weights>,
    bounds_told: RefCell<FxHashSet<EcoString>>,
    resources: Cell<u32>,
    module_count: Cell<usize>,
    /// The modules that were come upon.
    known_modules: RefCell<FxHashSet<PathBuf>>,
    /// The blocks that were come upon.
    begun: RefCell<FxHashSet<Place>>,
    /// Whether it is the first instance of a block that is being made.
    has_reserve: Cell<bool>,
}

impl Context<'_> {
    /// Tells something once, however many instances of a module come by it.
    pub(super) fn report(&self, kind: DiagnosticKind, message: impl Into<String>, place: Place) {
        self.numbered(kind, message, place);
    }

    /// The same of something in a module instance.
    pub(super) fn report_in(
        &self,
        instance: &Instance<'_>,
        kind: DiagnosticKind,
        message: impl Into<String>,
        place: Place,
    ) {
        let at = self.numbered(kind, message, place);
        let mut concerned = self.concerned.borrow_mut();
        let directory = || (instance.module.directory.clone(), Vec::new());
        let (_, addresses) = concerned.entry(at).or_insert_with(directory);
        if !addresses.contains(&instance.address) && addresses.len() <= MAX_CONCERNED {
            addresses.push(instance.address.clone());
        }
    }

    /// Tells something once; where it stands among all that is told.
    fn numbered(&self, kind: DiagnosticKind, message: impl Into<String>, place: Place) -> usize {
        let mut diagnostics = self.diagnostics.borrow_mut();
        let mut reported = self.reported.borrow_mut();
        *reported.entry((kind, place)).or_insert_with(|| {
            diagnostics.push(Diagnostic::new(kind, message, place));
            diagnostics.len() - 1
        })
    }

    /// All that was told. What is said in a module that there are several instances of names those that it
    /// is said of.
    fn told(self, instances: &FxHashMap<PathBuf, usize>) -> Vec<Diagnostic> {
        let mut diagnostics = self.diagnostics.into_inner();
        for (at, (directory, addresses)) in self.concerned.into_inner() {
            let is_one_of_many = instances.get(&directory).is_some_and(|count| *count > 1);
            if is_one_of_many && let Some(diagnostic) = diagnostics.get_mut(at) {
                diagnostic.message.push_str(&concerning(&addresses));
            }
        }
        diagnostics
    }

    /// Runs one demand of a chain; `None`, and told, where the chain is too long.
    pub(super) fn demand<T>(&self, place: Place, run: impl FnOnce() -> T) -> Option<T> {
        if self.demands.get() >= MAX_DEMANDS {
            self.report(DiagnosticKind::Bound, TOO_LONG, place);
            return None;
        }
        self.demands.set(self.demands.get() + 1);
        let result = run();
        self.demands.set(self.demands.get() - 1);
        Some(result)
    }

    /// Goes one level deeper into an expression at `place`; `false`, and told, where that is too
    /// deep, or where nothing more may be evaluated.
    pub(super) fn enter(&self, place: Place) -> bool {
        if self.levels.get() >= MAX_LEVELS {
            self.report(DiagnosticKind::Bound, TOO_LONG, place);
            return false;
        }
        if !self.spend(1, place) {
            return false;
        }
        self.levels.set(self.levels.get() + 1);
        true
    }

    /// Comes back from it.
    pub(super) fn leave(&self) {
        self.levels.set(self.levels.get().saturating_sub(1));
    }

    /// Takes from the steps that may still be made; `false`, and told the first time, where they
    /// are used up.
    pub(super) fn spend(&self, amount: u32, place: Place) -> bool {
        let left = self.steps.get().checked_sub(amount);
        self.steps.set(left.unwrap_or(0));
        if left.is_none() {
            let text = "evaluating this module tree takes too long; the rest is not evaluated";
            self.report_bound(&Reason::new(ReasonKind::Bound, text), place);
        }
        left.is_some()
    }

    /// Whether a block is come upon for the first time. However much others take, what it says is judged
    /// once: nobody can hide it behind what is too much.
    pub(super) fn is_first(&self, header: Place) -> bool {
        self.begun.borrow_mut().insert(header)
    }

    /// Runs what one resource needs. It gets a part of what is left, so that one that is greedy does
    /// not silence the others; the first one of its block gets something in any case.
    pub(super) fn portion<T>(&self, is_first: bool, run: impl FnOnce() -> T) -> T {
        let all = self.steps.get();
        let least = if is_first { RESERVE } else { 0 };
        let own = all.min(self.portion).max(least);
        let outer = self.has_reserve.replace(is_first);
        self.steps.set(own);
        let result = run();
        let used = own - self.steps.get();
        self.steps.set(all.saturating_sub(used));
        self.has_reserve.set(outer);
        result
    }

    /// Tells of a bound where it is reached first: what is made of the value comes by it again.
    pub(super) fn report_bound(&self, reason: &Reason, place: Place) {
        if reason.kind == ReasonKind::Bound
            && self.bounds_told.borrow_mut().insert(reason.text.clone())
        {
            self.report(DiagnosticKind::Bound, reason.text.as_str(), place);
        }
    }

    /// A value that is kept under a name; unknown, and told, where it is too large or too deep.
    pub(super) fn bearable(&self, value: Value, place: Place) -> Value {
        if self.weights.borrow_mut().of(&value).is_bearable() {
            return value;
        }
        self.too_large(value, place)
    }

    /// A value that is kept in a resource; the same, and takes from what all of them may hold.
    pub(super) fn kept(&self, value: Value, place: Place) -> Value {
        let weight = self.weights.borrow_mut().of(&value);
        let is_small = self.has_reserve.get() && weight.nodes <= RESERVE as usize;
        let left = self.nodes.get().checked_sub(weight.nodes);
        match left.or(is_small.then_some(0)) {
            Some(left) if weight.is_bearable() => {
                self.nodes.set(left);
                value
            }
            _ => {
                // The next ones of its kind would be made as well, to be left out.
                if weight.is_bearable() {
                    self.nodes.set(self.nodes.get() / 2);
                    return self.left_out(value, ALL_TOO_LARGE, place);
                }
                self.too_large(value, place)
            }
        }
    }

    /// Most elements that are worth making for an attribute: of more, nothing would be kept.
    pub(super) fn room_for_elements(&self) -> usize {
        let least = if self.has_reserve.get() {
            RESERVE as usize
        } else {
            0
        };
        self.nodes.get().max(least)
    }

    /// Lets a module have as many leaves as its text may write, whatever others take; once, however often it
    /// is called.
    pub(super) fn grant(&self, module: &Module) {
        if self
            .known_modules
            .borrow_mut()
            .insert(module.directory.clone())
        {
            self.nodes
                .set(self.nodes.get() + module.size / BYTES_A_NODE);
        }
    }

    fn too_large(&self, value: Value, place: Place) -> Value {
        self.left_out(value, "a value is too large or too deeply nested", place)
    }

    fn left_out(&self, value: Value, message: &str, place: Place) -> Value {
        self.report(DiagnosticKind::Bound, message, place);
        Value::unknown(Reason::new(ReasonKind::Bound, message)).with_origin(value.origin)
    }

    /// Takes one from the resources that the unit may still have; the first one of its block is always
    /// one of them.
    pub(super) fn take_resource(&self, is_first: bool) -> bool {
        let left = self.resources.get().checked_sub(1);
        self.resources.set(left.unwrap_or(0));
        left.is_some() || is_first
    }

    /// Most instances that one block of resources may have: not more than half of what is left, so that
    /// greedy ones leave something to the others.
    pub(super) fn room_for_resources(&self) -> usize {
        MAX_INSTANCES.min(self.resources.get() as usize / 2)
    }

    /// The same of modules.
    pub(super) fn room_for_modules(&self) -> usize {
        MAX_MODULES.saturating_sub(self.module_count.get()) / 2
    }

    /// The same of module instances.
    pub(super) fn take_module(&self, is_first: bool) -> bool {
        self.module_count.set(self.module_count.get() + 1);
        self.module_count.get() <= MAX_MODULES || is_first
    }

    /// The value of an attribute that only the provider knows, one for all who ask: thousands of resources
    /// may each list the same thousands.
    pub(super) fn shared(&self, attribute: Unknown) -> Arc<Unknown> {
        let Some(reference) = attribute.stands_for.clone() else {
            return Arc::new(attribute);
        };
        let mut computed = self.computed.borrow_mut();
        let known = computed.entry(reference);
        let known = known.or_insert_with(|| Arc::new(attribute.clone()));
        // Where it is read on, another reason may have been given.
        match known.reason == attribute.reason && known.not_null == attribute.not_null {
            true => known.clone(),
            false => Arc::new(attribute),
        }
    }

    /// Where `terraform init` has put the module of a call path.
    pub(super) fn installed(&self, call_path: &str) -> Option<&Installed> {
        self.installed.get(call_path)
    }
}

/// Which module instances a message concerns, as its end.
fn concerning(addresses: &[EcoString]) -> String {
    let named = addresses
        .iter()
        .take(MAX_CONCERNED)
        .map(|address| match address.as_str() {
            "" => "the root module",
            address => address,
        });
    let named = named.collect::<Vec<_>>().join(", ");
    match addresses.len() {
        ..=MAX_CONCERNED => format!(" (in {named})"),
        _ => format!(" (in {named} and others)"),
    }
}

/// Evaluates the root module in `directory`, with the values of variables that `plan` was made with.
pub(super) fn evaluate(
    directory: &Path,
    modules: &Modules<'_>,
    options: &Options,
    plan: Option<&Plan>,
    bounds: Bounds,
) -> Unit {
    let mut diagnostics = Vec::new();
    let given = variables::given(directory, modules, options, &mut diagnostics);
    let context = Context {
        modules,
        root: directory,
        workspace: options
            .workspace
            .clone()
            .or_else(|| selected_workspace(directory, modules)),
        given,
        planned: plan.map(Plan::variables).unwrap_or_default(),
        known: plan.map(Plan::known),
        installed: installed(directory, modules.sources),
        computed: RefCell::default(),
        diagnostics: RefCell::new(diagnostics),
        reported: RefCell::default(),
        concerned: RefCell::default(),
        demands: Cell::new(0),
        levels: Cell::new(0),
        steps: Cell::new(bounds.steps),
        portion: bounds.steps / PORTIONS,
        nodes: Cell::new(bounds.nodes),
        weights: RefCell::default(),
        bounds_told: RefCell::default(),
        resources: Cell::new(MAX_RESOURCES),
        module_count: Cell::new(0),
        known_modules: RefCell::default(),
        begun: RefCell::default(),
        has_reserve: Cell::new(false),
    };
    let mut found = Found::default();
    if let Some(module) = modules.get(directory) {
        let root = Instance::new(&context, module, Inputs::Root);
        found.collect(&root);
        root.release();
    }
    let Found {
        mut resources,
        instances,
        leaving,
    } = found;
    resources.sort_by(|a, b| a.address.cmp(&b.address));
    let name = modules.sources.display_name(directory);
    let name = if name.is_empty() {
        ".".to_owned()
    } else {
        name
    };
    Unit {
        resources,
        leaving: leaving.found,
        diagnostics: context.told(&instances),
        ..Unit::new(Platform::Terraform, directory.to_path_buf(), name)
    }
}

/// The workspace that `terraform workspace select` has left behind.
fn selected_workspace(directory: &Path, modules: &Modules<'_>) -> Option<String> {
    let path = directory.join(".terraform/environment");
    let file = path.exists().then(|| modules.sources.load(&path).ok())??;
    let name = file.text.trim();
    (!name.is_empty()).then(|| name.to_owned())
}

/// What there is in a unit.
#[derive(Default)]
struct Found {
    resources: Vec<Resource>,
    /// How many instances there are of the module in a directory.
    instances: FxHashMap<PathBuf, usize>,
    leaving: Leaving,
}

impl Found {
    /// Gathers the resources of an instance and of all instances below it.
    fn collect(&mut self, instance: &Rc<Instance<'_>>) {
        report_module(instance.context, &instance.module);
        let directory = instance.module.directory.clone();
        *self.instances.entry(directory).or_default() += 1;
        for at in 0..instance.module.resources.len() {
            expand::resources(instance, at, &mut self.resources);
        }
        let mut names: Vec<&EcoString> = instance.module.calls.keys().collect();
        names.sort();
        for name in names {
            for child in instance.children(name).instances() {
                self.collect(child);
            }
        }
        self.leaving.add(instance);
    }
}

fn report_module(context: &Context<'_>, module: &Module) {
    for diagnostic in &module.diagnostics {
        if let Some(place) = diagnostic.place {
            context.report(diagnostic.kind, diagnostic.message.clone(), place);
        }
    }
}
