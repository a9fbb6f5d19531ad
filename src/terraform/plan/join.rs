//! A plan with the source that it was made from: values of the one, places of the other.
//!
//! Resources meet by address. An instance that the source could not tell (an unknown `count`) meets
//! the block that it is declared by, and so does what is destroyed because its key is gone. What
//! only one of the two has shows that the code is no longer what was planned: that is told, and
//! both are judged by what there is.

use std::fmt;

use ecow::EcoString;
use rustc_hash::{FxHashMap, FxHashSet};

use super::graft::{placed, settled};
use super::reader::{DEPOSED, Reader};
use crate::diagnostic::{Diagnostic, DiagnosticKind};
use crate::resource::address::without_keys;
use crate::resource::{Resource, Unit};
use crate::source::Place;
use crate::value::{Map, Origin, Value};

/// What the names of write-only attributes end in, by the convention of providers.
const WRITE_ONLY: &str = "_wo";

/// Most addresses that a message names.
const MAX_NAMED: usize = 5;

/// Joins the plan of `reader` with the evaluated source.
pub(super) fn join(reader: &Reader<'_>, source: Unit) -> Unit {
    let mut joining = Joining::new(&source.resources, reader.configuration.is_empty());
    let planned = reader.resources();
    let mut resources: Vec<Resource> = planned.into_iter().map(|it| joining.meet(it)).collect();
    let Joining { met, strangers, .. } = joining;
    let mut unplanned = Strays::default();
    for (at, resource) in source.resources.into_iter().enumerate() {
        if met.contains(&at) {
            continue;
        }
        match standing(reader, &resource) {
            Standing::Gone => continue,
            Standing::Apart => {}
            Standing::Unplanned => unplanned.add(&resource),
        }
        resources.push(resource);
    }
    resources.sort_by(Resource::by_address);
    let mut diagnostics = source.diagnostics;
    diagnostics.extend(strangers.told(|found| {
        format!(
            "{found} of the plan {} not in the source: the plan was made from another state of this \
             code, or a module is not on disk; judged by the plan alone",
            found.verb()
        )
    }));
    diagnostics.extend(unplanned.told(|found| {
        format!(
            "{found} {} not in the plan {}, which was made from another state of this \
             code or left it out (`-target`): judged by the source alone",
            found.verb(),
            reader.file.name
        )
    }));
    Unit {
        resources,
        diagnostics,
        ..source
    }
}

/// Blocks that only one of the two has, each once however many instances it has.
#[derive(Default)]
struct Strays {
    declared: FxHashSet<EcoString>,
    /// The first ones.
    named: Vec<EcoString>,
    place: Option<Place>,
}

impl Strays {
    fn add(&mut self, resource: &Resource) {
        if !self.declared.insert(without_keys(&resource.address)) {
            return;
        }
        self.place.get_or_insert(resource.header);
        if self.named.len() < MAX_NAMED {
            self.named.push(resource.address.clone());
        }
    }

    /// One diagnostic for all of them, at the first.
    fn told(&self, words: impl FnOnce(&Self) -> String) -> Option<Diagnostic> {
        let kind = DiagnosticKind::PlanMismatch;
        Some(Diagnostic::new(kind, words(self), self.place?))
    }

    fn verb(&self) -> &'static str {
        if self.declared.len() == 1 {
            "is"
        } else {
            "are"
        }
    }
}

impl fmt::Display for Strays {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.named.join(", "))?;
        match self.declared.len() - self.named.len() {
            0 => Ok(()),
            rest => write!(formatter, " and {rest} more"),
        }
    }
}

/// What is to be made of a resource of the source that is not in the plan.
enum Standing {
    /// The plan knows that it does not come to be.
    Gone,
    /// This plan need not hold it.
    Apart,
    /// It ought to be there.
    Unplanned,
}

fn standing(reader: &Reader<'_>, resource: &Resource) -> Standing {
    let declared = without_keys(&resource.address);
    if reader.defers(&declared) {
        Standing::Apart
    } else if !reader.configuration.may_declare(&declared) {
        Standing::Unplanned
    } else if resource.is_data() || resource.kind.starts_with("ephemeral.") {
        // What was read while planning is not planned.
        Standing::Apart
    } else if reader.configuration.is_empty() {
        Standing::Unplanned
    } else if resource.conditional.is_some() {
        Standing::Gone
    } else {
        Standing::Unplanned
    }
}

/// Planned resources on their way to those of the source.
struct Joining<'j> {
    /// Whether the plan does not say what is written.
    is_unaware: bool,
    source: &'j [Resource],
    exact: FxHashMap<&'j str, usize>,
    /// The first instance of each block, by address without keys; rather one that stands for all.
    blocks: FxHashMap<EcoString, usize>,
    /// The calls that lead to each module that has resources, by its address without keys.
    modules: FxHashMap<EcoString, &'j [Place]>,
    met: FxHashSet<usize>,
    strangers: Strays,
}

impl<'j> Joining<'j> {
    fn new(source: &'j [Resource], is_unaware: bool) -> Self {
        let mut blocks: FxHashMap<EcoString, usize> = FxHashMap::default();
        for (at, resource) in source.iter().enumerate() {
            let first = blocks.entry(without_keys(&resource.address)).or_insert(at);
            if resource.address.contains("[*]") {
                *first = at;
            }
        }
        let exact = source.iter().enumerate();
        Self {
            is_unaware,
            source,
            exact: exact.map(|(at, it)| (it.address.as_str(), at)).collect(),
            blocks,
            modules: modules(source),
            met: FxHashSet::default(),
            strangers: Strays::default(),
        }
    }

    /// A planned resource with what the source says of it.
    fn meet(&mut self, planned: Resource) -> Resource {
        let address = planned.address.split(DEPOSED).next().unwrap_or_default();
        let block = self.blocks.get(&without_keys(address));
        let Some(&at) = self.exact.get(address).or(block) else {
            // What is destroyed for good is rightly not in the source.
            if planned.is_destroyed() {
                return self.destroyed_within(planned);
            }
            self.strangers.add(&planned);
            return planned;
        };
        let written = &self.source[at];
        if planned.is_destroyed() {
            return destroyed(planned, written);
        }
        self.met.insert(at);
        merged(planned, written, self.is_unaware)
    }

    /// What is destroyed and no longer declared, at the innermost module call that is still there.
    fn destroyed_within(&self, planned: Resource) -> Resource {
        let address = without_keys(&planned.address);
        let mut outwards = module_ends(&address).into_iter().rev();
        let Some(calls) = outwards.find_map(|end| self.modules.get(&address[..end])) else {
            return planned;
        };
        let Some(&header) = calls.last() else {
            return planned;
        };
        Resource {
            attributes: settled(planned.attributes, &Origin::at(header)),
            header,
            body: header,
            calls: calls.to_vec(),
            ..planned
        }
    }
}

fn modules(source: &[Resource]) -> FxHashMap<EcoString, &[Place]> {
    let mut modules = FxHashMap::default();
    for resource in source.iter().filter(|it| !it.calls.is_empty()) {
        let address = without_keys(&resource.address);
        for (depth, end) in module_ends(&address).into_iter().enumerate() {
            let Some(calls) = resource.calls.get(..=depth) else {
                break;
            };
            if !modules.contains_key(&address[..end]) {
                modules.insert(EcoString::from(&address[..end]), calls);
            }
        }
    }
    modules
}

/// Where the address of each module around a resource ends in the resource's own, without keys.
pub(super) fn module_ends(address: &str) -> Vec<usize> {
    let (mut ends, mut at) = (Vec::new(), 0);
    while let Some(name) = address[at..].strip_prefix("module.") {
        let Some(length) = name.find('.') else { break };
        let end = at + "module.".len() + length;
        ends.push(end);
        at = end + 1;
    }
    ends
}

/// What the plan says of a resource, where the source says it; and what only the source says, its
/// `lifecycle` above all.
fn merged(planned: Resource, written: &Resource, is_unaware: bool) -> Resource {
    let header = Origin::at(written.header);
    let none = Map::new();
    let said = written.attributes.as_entries().unwrap_or(&none);
    let unsaid = said
        .iter()
        .map(|(name, value)| (name.clone(), value.clone()));
    let values = match planned.attributes.as_entries() {
        Some(entries) => entries.clone(),
        None => Map::new(),
    };
    let values = values.into_iter().filter_map(|(name, value)| {
        let value = match said.get(&name) {
            // No plan holds what is only written: it is null whatever the source says.
            Some(written) if name.ends_with(WRITE_ONLY) => written.clone(),
            Some(written) => placed(value, written, &header),
            // As in source, what nobody has written and the provider computes is not there; a plan
            // without a configuration does not say what that is.
            None if is_unaware && value.is_unknown() => return None,
            None => settled(value, &header),
        };
        Some((name, value))
    });
    let attributes = Value::object(unsaid.chain(values).collect()).with_origin(header);
    Resource {
        attributes,
        header: written.header,
        body: written.body,
        calls: written.calls.clone(),
        realm: written.realm.clone(),
        ..planned
    }
}

/// What is destroyed, where it is declared.
fn destroyed(planned: Resource, written: &Resource) -> Resource {
    Resource {
        attributes: settled(planned.attributes, &Origin::at(written.header)),
        header: written.header,
        body: written.body,
        calls: written.calls.clone(),
        realm: written.realm.clone(),
        ..planned
    }
}
