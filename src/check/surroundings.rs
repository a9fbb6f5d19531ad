//! What a check may see beside the object that it judges: the other resources of the unit, who
//! refers to whom, and the objects of concepts.
//!
//! All of it is made when first asked for and once per unit, so that a function such as `linked`
//! costs a look-up and not a walk over the unit. Concepts cannot need each other in a circle
//! ([`super::compile`] sees to it), so waiting for one that another thread makes ends.

mod faults;
pub(super) mod homes;
mod labelled;
mod links;
pub(super) mod objects;
pub(super) mod realms;
pub(super) mod selection;

use std::sync::{Arc, OnceLock, PoisonError, RwLock};

use ecow::EcoString;
use jiff::civil::Date;
use rustc_hash::FxHashMap;

use super::compile::Program;
use super::project;
use crate::diagnostic::Diagnostic;
use crate::expr::EvalError;
use crate::resource::address::outside_keys;
use crate::resource::{Resource, Unit};
use crate::source::Place;
use crate::value::{Data, Map, ObjectKind, Origin, Reason, ReasonKind, Shape, Unknown, Value};

use faults::Faults;
pub(super) use faults::Reader;
pub(super) use links::{LinkIndex, meant};
use objects::Objects;

/// Most pairs of resource and list element that a unit may come to: a function that hands a list
/// of the whole unit to every resource answers "unknown" beyond it.
const MAX_PAIRS: usize = 20_000_000;

/// One unit as its checks see it.
pub(super) struct Surroundings<'a> {
    pub(super) program: &'a Program<'a>,
    pub(super) unit: &'a Unit,
    /// The day that lifetimes are compared with.
    pub(super) today: Date,
    values: Vec<OnceLock<Value>>,
    addresses: OnceLock<FxHashMap<EcoString, usize>>,
    instances: OnceLock<FxHashMap<EcoString, Vec<usize>>>,
    kinds: OnceLock<FxHashMap<EcoString, Vec<usize>>>,
    links: RwLock<FxHashMap<(EcoString, EcoString), Arc<LinkIndex>>>,
    concepts: Vec<OnceLock<Arc<Members>>>,
    objects: Vec<OnceLock<Arc<Objects>>>,
    faults: Faults,
}

/// The objects of a concept.
#[derive(Debug, Default)]
pub(super) struct Members {
    /// As values, and why it is not certain that they exist.
    pub(super) all: Vec<(Value, Option<Reason>)>,
    /// Why there may be more, if there may.
    pub(super) more: Option<Reason>,
}

impl<'a> Surroundings<'a> {
    pub(super) fn new(program: &'a Program<'a>, unit: &'a Unit, today: Date) -> Self {
        let concepts = program.definitions.concepts.len();
        Self {
            program,
            unit,
            today,
            values: (0..unit.resources.len()).map(|_| OnceLock::new()).collect(),
            addresses: OnceLock::new(),
            instances: OnceLock::new(),
            kinds: OnceLock::new(),
            links: RwLock::default(),
            concepts: (0..concepts).map(|_| OnceLock::new()).collect(),
            objects: (0..concepts).map(|_| OnceLock::new()).collect(),
            faults: Faults::default(),
        }
    }

    pub(super) fn resource(&self, number: usize) -> &'a Resource {
        &self.unit.resources[number]
    }

    /// A resource as other resources see it: its attributes, its address, and that it is `certain`.
    /// What is missing in it is pointed at by its header.
    pub(super) fn value(&self, number: usize) -> &Value {
        self.values[number].get_or_init(|| {
            let resource = self.resource(number);
            let own = [
                ("address", Value::string(resource.address.clone())),
                ("certain", Value::from(true)),
            ];
            let data = with_entries(&resource.attributes.data, own);
            Value::new(data).with_origin(Origin::at(resource.header))
        })
    }

    /// Number of the resource of this address: the first, where it is declared more than once.
    pub(super) fn by_address(&self, address: &str) -> Option<usize> {
        let index = self.addresses.get_or_init(|| {
            let all = self.unit.resources.iter().enumerate().rev();
            let standing = all.filter(|(_, resource)| !resource.is_destroyed());
            standing
                .map(|(at, resource)| (resource.address.clone(), at))
                .collect()
        });
        index.get(address).copied()
    }

    /// Numbers of all instances of the resource that is declared under this address.
    pub(super) fn instances(&self, declared: &str) -> &[usize] {
        let index = self.instances.get_or_init(|| {
            let mut index: FxHashMap<EcoString, Vec<usize>> = FxHashMap::default();
            let all = self.unit.resources.iter().enumerate();
            for (at, resource) in all.filter(|(_, resource)| !resource.is_destroyed()) {
                let declared = declared_address(&resource.address);
                index.entry(declared.into()).or_default().push(at);
            }
            index
        });
        index.get(declared).map_or(&[], Vec::as_slice)
    }

    /// Numbers of the resources that a reference to `address` may mean: the one of this address, or
    /// all instances, where it says `[*]` or names the whole of a counted resource.
    pub(super) fn referred_to(&self, address: &str) -> Vec<usize> {
        if let Some(declared) = address.strip_suffix("[*]") {
            return self.instances(declared).to_vec();
        }
        if let Some(exact) = self.by_address(address) {
            return vec![exact];
        }
        let declared = declared_address(address);
        if declared == address {
            return self.instances(address).to_vec();
        }
        // `a["x"]` where only `a[*]` is there: the instances could not be known.
        self.by_address(&format!("{declared}[*]"))
            .into_iter()
            .collect()
    }

    /// Numbers of the resources of a type.
    pub(super) fn of_kind(&self, kind: &str) -> &[usize] {
        let index = self.kinds.get_or_init(|| {
            let mut index: FxHashMap<EcoString, Vec<usize>> = FxHashMap::default();
            for (at, resource) in self.unit.resources.iter().enumerate() {
                index.entry(resource.kind.clone()).or_default().push(at);
            }
            index
        });
        index.get(kind).map_or(&[], Vec::as_slice)
    }

    /// Who refers to whom through an attribute of the resources of a type.
    pub(super) fn links(&self, kind: &EcoString, attribute: &EcoString) -> Arc<LinkIndex> {
        let key = (kind.clone(), attribute.clone());
        let known = self
            .links
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .get(&key)
            .cloned();
        known.unwrap_or_else(|| {
            let made = Arc::new(LinkIndex::new(self, kind, attribute));
            let mut links = self.links.write().unwrap_or_else(PoisonError::into_inner);
            links.entry(key).or_insert(made).clone()
        })
    }

    /// All objects of a concept, by number.
    pub(super) fn members(&self, concept: usize) -> Arc<Members> {
        self.concepts[concept]
            .get_or_init(|| Arc::new(project::members(self, concept)))
            .clone()
    }

    /// All objects of a concept, by number, to be looked up.
    pub(super) fn objects(&self, concept: usize) -> Arc<Objects> {
        self.objects[concept]
            .get_or_init(|| Arc::new(Objects::new(self, self.members(concept))))
            .clone()
    }

    /// Whether a list of `length` may be handed to each resource; why not, if not. The answer hangs
    /// on the unit alone, so that it does not change with the order of work.
    pub(super) fn affords(&self, length: usize, kind: &str) -> Result<(), Reason> {
        if length.saturating_mul(self.unit.resources.len()) <= MAX_PAIRS {
            return Ok(());
        }
        let text =
            ecow::eco_format!("{length} of `{kind}` are too many to look at for each resource");
        Err(Reason::new(ReasonKind::Bound, text))
    }

    /// Keeps an error of a check or concept. It is told once, for the first resource.
    pub(super) fn tell(
        &self,
        reader: Reader<'_>,
        error: &EvalError,
        (resource, place): (usize, Option<Place>),
    ) {
        self.faults.add(reader, &error.message, resource, place);
    }

    /// Keeps that a check or concept has reached a bound.
    pub(super) fn tell_bound(&self, reader: Reader<'_>, message: &str, resource: usize) {
        self.faults.add_bound(reader, message, resource);
    }

    /// What was told, in the order of its text.
    pub(super) fn into_diagnostics(self) -> Vec<Diagnostic> {
        self.faults.into_diagnostics(&self.unit.resources)
    }
}

/// The value of a resource that may not be there, or not be what is looked for.
pub(super) fn doubtful(value: &Value, doubt: Reason) -> Value {
    let data = with_entries(&value.data, [("certain", Value::unknown(doubt))]);
    Value::new(data).with_origin(value.origin.clone())
}

/// The attributes of a resource with some of our own. Of those that are unknown as a whole, these are
/// all that is known.
fn with_entries<const N: usize>(attributes: &Data, own: [(&str, Value); N]) -> Data {
    let with = |known: &Map| {
        let mut entries = known.clone();
        for (name, value) in own {
            entries.insert(name, value);
        }
        Arc::new(entries)
    };
    match attributes {
        Data::Object(kind, known) => Data::Object(*kind, with(known)),
        Data::Unknown(unknown) => {
            let known = match &unknown.shape {
                Some(Shape::Object(known)) => with(known),
                _ => with(&Map::new()),
            };
            Data::Unknown(Arc::new(Unknown {
                shape: Some(Shape::Object(known)),
                ..(**unknown).clone()
            }))
        }
        _ => Data::Object(ObjectKind::Object, with(&Map::new())),
    }
}

/// An address without the key of its instance.
pub(super) fn declared_address(address: &str) -> &str {
    if !address.ends_with(']') {
        return address;
    }
    let last = outside_keys(address).last();
    &address[..last.map_or(0, |(at, c)| at + c.len_utf8())]
}
