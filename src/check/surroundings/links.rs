//! Who refers to whom through one attribute: an index from the target to those who refer to it.

use ecow::EcoString;
use rustc_hash::{FxHashMap, FxHashSet};

use super::realms::are_apart;
use super::{Surroundings, declared_address};
use crate::value::{Data, HopKind, Reason, Unknown, Value};

/// Most candidates that are looked at one by one for one subject; with more of them, one that might
/// match is taken for granted.
const MAX_OPEN: usize = 1_000;

/// The resources of one type, by what one attribute of theirs refers to.
#[derive(Debug, Default)]
pub(crate) struct LinkIndex {
    /// By the full address of what is referred to.
    exact: FxHashMap<EcoString, Vec<usize>>,
    /// By the address without instance key, for references that mean all instances.
    whole: FxHashMap<EcoString, Vec<usize>>,
    /// By the address without instance key, for references to a single instance.
    single: FxHashMap<EcoString, Vec<usize>>,
    /// By the text of the attribute.
    texts: FxHashMap<EcoString, Vec<Named>>,
    /// Those whose attribute is unknown and refers to nothing: they might refer to anything.
    open: Vec<(usize, std::sync::Arc<Unknown>)>,
    /// Those whose attribute hangs on an open decision: what they refer to, they may refer to.
    hanging: FxHashSet<usize>,
}

/// A candidate whose attribute is a text.
#[derive(Debug)]
struct Named {
    at: usize,
    /// The address of the resource that it has the text from.
    from: Option<EcoString>,
}

impl LinkIndex {
    /// Reads the attribute (a path with dots) of all resources of a type.
    pub(super) fn new(here: &Surroundings<'_>, kind: &str, attribute: &str) -> Self {
        let mut index = Self::default();
        let path: Vec<&str> = attribute.split('.').collect();
        for &candidate in here.of_kind(kind) {
            let attributes = &here.resource(candidate).attributes;
            index.read(attributes, &path, candidate);
        }
        index
    }

    /// The same of one resource alone, as it is where decisions are made.
    pub(crate) fn of_one(attributes: &Value, attribute: &str, candidate: usize) -> Self {
        let mut index = Self::default();
        let path: Vec<&str> = attribute.split('.').collect();
        index.read(attributes, &path, candidate);
        index
    }

    /// The same of values of other kinds than resources.
    pub(crate) fn of_all<'v>(values: impl Iterator<Item = &'v Value>, attribute: &str) -> Self {
        let mut index = Self::default();
        for (candidate, value) in values.enumerate() {
            index.read(value, &[attribute], candidate);
        }
        index
    }

    /// Whether a candidate's attribute hangs on an open decision.
    pub(crate) fn hangs(&self, candidate: usize) -> bool {
        self.hanging.contains(&candidate)
    }

    /// Candidates that certainly refer to the resource of this address.
    pub(crate) fn referring_to(&self, address: &str) -> Vec<usize> {
        let declared = declared_address(address);
        let mut found: Vec<usize> = Vec::new();
        found.extend(self.exact.get(address).into_iter().flatten());
        found.extend(self.whole.get(declared).into_iter().flatten());
        if address.ends_with("[*]") {
            found.extend(self.single.get(declared).into_iter().flatten());
        }
        found
    }

    /// Candidates whose attribute is this text, but for those that have it from another resource of the same
    /// type as that of `address`: a reference says which one is meant, whatever the two are called.
    pub(crate) fn equal_to(
        &self,
        text: &str,
        address: Option<&str>,
    ) -> impl Iterator<Item = usize> {
        let named = self.texts.get(text).into_iter().flatten();
        let is_other = move |from: &EcoString| address.is_some_and(|it| are_apart(it, from));
        named
            .filter(move |named| !named.from.as_ref().is_some_and(is_other))
            .map(|named| named.at)
    }

    /// The first candidate other than `subject` that might refer to anything, and why that is not
    /// known. With a name, candidates that cannot turn out to be that name are passed over.
    pub(crate) fn open(&self, subject: usize, name: Option<&str>) -> Option<Reason> {
        let mut others = self.open.iter().filter(|(at, _)| *at != subject);
        let might = |unknown: &Unknown| name.is_none_or(|name| unknown.can_be(name));
        let found = if self.open.len() > MAX_OPEN {
            others.next()
        } else {
            others.find(|(_, unknown)| might(unknown))
        };
        found.map(|(_, unknown)| unknown.reason.clone())
    }

    /// Candidates whose attribute is unknown and refers to nothing.
    pub(crate) fn unknown(&self) -> impl Iterator<Item = (usize, &Unknown)> {
        self.open.iter().map(|(at, unknown)| (*at, &**unknown))
    }

    /// Whether any candidate has a known text that an unknown name could turn out to be.
    pub(crate) fn could_equal(&self, name: &Unknown) -> bool {
        self.texts.len() > MAX_OPEN || self.texts.keys().any(|text| name.can_be(text))
    }

    fn read(&mut self, value: &Value, path: &[&str], candidate: usize) {
        match (&value.data, path) {
            (Data::Sequence(_, items), _) => {
                for item in items.iter() {
                    self.read(item, path, candidate);
                }
            }
            (Data::Object(_, entries), [name, rest @ ..]) => {
                if let Some(entry) = entries.get(name) {
                    self.read(entry, rest, candidate);
                }
            }
            (Data::Object(_, entries), []) => {
                for entry in entries.values() {
                    self.read(entry, &[], candidate);
                }
            }
            _ => self.leaf(value, candidate),
        }
    }

    fn leaf(&mut self, value: &Value, candidate: usize) {
        let from = meant(value).next().cloned();
        let mut refers = false;
        for hop in value.origin.hops() {
            if hop.kind == HopKind::Resource {
                self.refer(&hop.name, candidate);
                refers = true;
            }
        }
        match &value.data {
            Data::String(text) => {
                let named = self.texts.entry(text.clone()).or_default();
                named.push(Named {
                    at: candidate,
                    from,
                });
            }
            Data::Unknown(unknown) => {
                if unknown.choice().is_some() {
                    self.hanging.insert(candidate);
                }
                for reference in &unknown.references {
                    self.refer(&reference.address, candidate);
                }
                if unknown.references.is_empty() && !refers {
                    self.open.push((candidate, unknown.clone()));
                }
            }
            _ => {}
        }
    }

    fn refer(&mut self, address: &EcoString, candidate: usize) {
        let declared = declared_address(address);
        let map = if declared.len() == address.len() || address.ends_with("[*]") {
            &mut self.whole
        } else {
            self.exact
                .entry(address.clone())
                .or_default()
                .push(candidate);
            &mut self.single
        };
        map.entry(declared.into()).or_default().push(candidate);
    }
}

/// The addresses of the resources that a value is an attribute of, by the way that it came or as it
/// stands. What is only made from several of them belongs to none.
pub(crate) fn meant(value: &Value) -> impl Iterator<Item = &EcoString> {
    let hops = value.origin.hops();
    let by_way = hops.filter(|hop| hop.kind == HopKind::Resource);
    let stands_for = value.as_unknown().and_then(|it| it.stands_for.as_ref());
    by_way
        .map(|hop| &hop.name)
        .chain(stands_for.map(|reference| &reference.address))
}
