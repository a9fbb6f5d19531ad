//! The objects of a concept, to be looked up by name and namespace, by what they have in common with others, by
//! whom they select, or by who selects them.
//!
//! Each result says why it may not be what was looked for, as far as there is a doubt. The indexes are
//! made when first asked for, once per concept and unit.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::sync::{Arc, OnceLock, PoisonError, RwLock};

use ecow::{EcoString, eco_format};
use rustc_hash::FxHashMap;

use super::homes::Home;
use super::labelled::Labelled;
use super::realms::share_names;
use super::selection::Selection;
use super::{LinkIndex, Members, Surroundings, meant, with_entries};
use crate::check::functions::labels::{Holds, Selector};
use crate::resource::Folders;
use crate::value::{Data, Reason, Unknown, Value};

/// Most objects that are looked at one by one for one name that is not known, or one of theirs.
const MAX_OPEN: usize = 1_000;

/// Most objects of one name: whoever asks for one may ask for all of them, each for itself.
const MAX_OF_A_NAME: usize = 500;

/// Most objects that have one value in common: each of them may be compared with all others.
const MAX_ALIKE: usize = 1_000;

/// An object that was looked up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::check) struct Found {
    /// Its number among the concept's objects.
    pub(in crate::check) member: usize,
    /// Why it may not be what was looked for.
    pub(in crate::check) doubt: Option<Reason>,
}

/// What a look-up goes by.
#[derive(Clone, Copy, Debug)]
pub(in crate::check) struct Bounds<'b> {
    pub(in crate::check) folders: &'b Folders,
    /// Most objects that are looked at one by one.
    pub(in crate::check) most: usize,
}

/// More objects could be meant than may be looked at.
#[derive(Debug)]
pub(in crate::check) struct TooMany;

/// What a look-up gave.
#[derive(Debug, Default)]
pub(in crate::check) struct Met {
    pub(in crate::check) found: Vec<Found>,
    /// Why there may be more, if there may.
    pub(in crate::check) more: Option<Reason>,
}

/// Most objects that are named one by one though it is open whether their namespace is the one: a
/// repository that writes no namespaces has hundreds of them for each object.
const MAX_FAR: usize = 16;

/// Those candidates that are met from a namespace. `holds` tells whether one is, its namespace aside;
/// those that are near are asked all, the others until it is clear that there are many.
pub(super) fn met<'h>(
    candidates: impl IntoIterator<Item = usize>,
    from: &Home,
    home: &dyn Fn(usize) -> &'h Home,
    bounds: &Bounds<'_>,
    holds: &dyn Fn(usize) -> Holds,
) -> Result<Met, TooMany> {
    let mut met = Met::default();
    let mut far = Vec::new();
    let mut left = bounds.most;
    for at in candidates {
        match from.meets(home(at), bounds.folders) {
            Holds::No => {}
            Holds::Open(doubt) => far.push((at, doubt)),
            Holds::Yes => {
                left = left.checked_sub(1).ok_or(TooMany)?;
                met.found.extend(found(at, holds(at)));
            }
        }
    }
    let near = met.found.len();
    for (at, doubt) in far {
        if left == 0 || met.found.len() >= near + MAX_FAR {
            met.more = Some(doubt);
            break;
        }
        left -= 1;
        met.found
            .extend(found(at, Holds::Open(doubt).and(|| holds(at))));
    }
    met.found.sort_unstable_by_key(|found| found.member);
    Ok(met)
}

/// The objects of one concept.
#[derive(Debug)]
pub(in crate::check) struct Objects {
    members: Arc<Members>,
    /// The objects, each said to be certain.
    certain: Vec<Value>,
    /// The numbers of their resources.
    resources: Vec<usize>,
    homes: Vec<Home>,
    names: FxHashMap<EcoString, Vec<usize>>,
    /// Those whose name is not known.
    nameless: Vec<(usize, Arc<Unknown>)>,
    /// By what their attributes refer to.
    alike: RwLock<FxHashMap<EcoString, Arc<LinkIndex>>>,
    /// Whom they select.
    pub(in crate::check) selection: Selection,
    /// By whom they are selected.
    labelled: OnceLock<Labelled>,
}

impl Objects {
    pub(super) fn new(around: &Surroundings<'_>, members: Arc<Members>) -> Self {
        let values: Vec<&Value> = members.all.iter().map(|(value, _)| value).collect();
        let resource = |object: &&Value| {
            let address = object.get("address").and_then(Value::as_str);
            let number = around.by_address(address.unwrap_or_default());
            number.unwrap_or_default()
        };
        let resources: Vec<usize> = values.iter().map(resource).collect();
        let file = |at: &usize| around.resource(*at).header.file;
        let homes = values.iter().zip(&resources);
        let homes: Vec<Home> = homes.map(|(it, at)| Home::of(it, file(at))).collect();
        let mut names: FxHashMap<EcoString, Vec<usize>> = FxHashMap::default();
        let mut nameless = Vec::new();
        for (at, value) in values.iter().enumerate() {
            match value.get("name").map(|name| &name.data) {
                Some(Data::String(name)) => names.entry(name.clone()).or_default().push(at),
                Some(Data::Unknown(unknown)) => nameless.push((at, unknown.clone())),
                _ => {}
            }
        }
        Self {
            certain: values.iter().map(|it| mark(it, None)).collect(),
            selection: Selection::new(&values, &homes),
            alike: RwLock::default(),
            labelled: OnceLock::new(),
            resources,
            homes,
            names,
            nameless,
            members,
        }
    }

    /// An object with an attribute `certain`: whether there is a doubt, of how it was met or another.
    pub(in crate::check) fn value(&self, found: &Found, other: Option<&Reason>) -> Value {
        let (value, _) = &self.members.all[found.member];
        let met = found.doubt.as_ref().map(|doubt| about(value, doubt));
        match met.as_ref().or(other) {
            None => self.certain[found.member].clone(),
            doubt => mark(value, doubt),
        }
    }

    /// Why there may be more objects than these, if there may.
    pub(in crate::check) fn more(&self) -> Option<&Reason> {
        self.members.more.as_ref()
    }

    /// Why it is not certain that an object is there at all, and the address of its resource.
    pub(in crate::check) fn doubt(&self, found: &Found) -> Option<(&Reason, &str)> {
        let (value, doubt) = &self.members.all[found.member];
        let address = value.get("address").and_then(Value::as_str);
        Some((doubt.as_ref()?, address.unwrap_or_default()))
    }

    /// Those of a name that can be met from a namespace. Null names nothing.
    pub(in crate::check) fn named(
        &self,
        name: &Value,
        from: &Home,
        bounds: &Bounds<'_>,
    ) -> Result<Met, TooMany> {
        let certain = name.as_str().and_then(|text| self.names.get(text));
        let certain = certain.map_or(0, Vec::len);
        let candidates = match &name.data {
            Data::String(text) => self.of_name(text),
            Data::Unknown(unknown) => self.of_unknown_name(name, unknown),
            _ => Vec::new(),
        };
        if certain > MAX_OF_A_NAME {
            return Err(TooMany);
        }
        let home = |at: usize| &self.homes[candidates[at].0];
        let is_named = |at: usize| {
            let doubt = candidates[at].1.clone();
            doubt.map_or(Holds::Yes, Holds::Open)
        };
        let mut met = met(0..candidates.len(), from, &home, bounds, &is_named)?;
        for found in &mut met.found {
            found.member = candidates[found.member].0;
        }
        Ok(met)
    }

    /// Those whose attribute means the same as a value of a resource, and those of which that is open. An address
    /// as a text is the resource of that address; another text is a name, which means the same where both are made
    /// in the same place.
    pub(in crate::check) fn alike(
        &self,
        attribute: &EcoString,
        value: &Value,
        (around, asking): (&Surroundings<'_>, usize),
    ) -> Result<Met, TooMany> {
        let index = self.by_attribute(attribute);
        let text = value.as_str().map(EcoString::from);
        let by_text = text.iter().flat_map(|name| index.referring_to(name));
        let by_reference = meant(value).flat_map(|address| {
            let referring = index.referring_to(address).into_iter();
            referring.chain(index.equal_to(address, None))
        });
        let all = by_text.chain(by_reference).map(|at| (at, None));
        let mut all: BTreeMap<usize, Option<Reason>> = all.collect();
        let from = meant(value).next().map(EcoString::as_str);
        let named = text.iter().flat_map(|text| index.equal_to(text, from));
        for at in named {
            if let Entry::Vacant(entry) = all.entry(at) {
                let other = around.resource(self.resources[at]);
                match share_names(around.resource(asking), other) {
                    Holds::No => {}
                    Holds::Yes => drop(entry.insert(None)),
                    Holds::Open(doubt) => drop(entry.insert(Some(doubt))),
                }
            }
        }
        match value.as_unknown() {
            Some(unknown) if all.is_empty() => {
                all.extend((0..self.homes.len()).map(|at| (at, Some(unknown.reason.clone()))));
            }
            _ => index.unknown().for_each(|(at, unknown)| {
                let doubt = || Some(unknown.reason.clone());
                all.entry(at).or_insert_with(doubt);
            }),
        }
        if all.len() > MAX_ALIKE {
            return Err(TooMany);
        }
        let found = all.into_iter();
        let found = found.map(|(member, doubt)| Found { member, doubt });
        Ok(Met {
            found: found.collect(),
            more: None,
        })
    }

    fn by_attribute(&self, attribute: &EcoString) -> Arc<LinkIndex> {
        let known = self.alike.read().unwrap_or_else(PoisonError::into_inner);
        if let Some(index) = known.get(attribute) {
            return index.clone();
        }
        drop(known);
        let values = self.members.all.iter().map(|(value, _)| value);
        let made = Arc::new(LinkIndex::of_all(values, attribute));
        let mut known = self.alike.write().unwrap_or_else(PoisonError::into_inner);
        known.entry(attribute.clone()).or_insert(made).clone()
    }

    /// Those that a selector selects, by their labels, and that can be met from a namespace.
    pub(in crate::check) fn selected(
        &self,
        selector: &Selector,
        from: &Home,
        bounds: &Bounds<'_>,
    ) -> Result<Met, TooMany> {
        let object = |at: usize| &self.members.all[at].0;
        let labelled = self
            .labelled
            .get_or_init(|| Labelled::new(self.members.all.iter().map(|(value, _)| value)));
        labelled.selected(selector, from, bounds, &self.homes, &object)
    }

    fn of_name(&self, name: &str) -> Vec<(usize, Option<Reason>)> {
        let certain = self.names.get(name).into_iter().flatten();
        let might = self.nameless.iter().take(MAX_OPEN);
        let might = might.filter(|(_, unknown)| unknown.can_be(name));
        let might = might.map(|(at, unknown)| (*at, Some(unknown.reason.clone())));
        certain.map(|at| (*at, None)).chain(might).collect()
    }

    fn of_unknown_name(&self, name: &Value, unknown: &Unknown) -> Vec<(usize, Option<Reason>)> {
        let all = self.members.all.iter().enumerate().take(MAX_OPEN);
        let named = all.filter_map(|(at, (value, _))| Some((at, value.get("name")?)));
        let same = named.map(|(at, other)| (at, name.same(other)));
        same.filter(|(_, same)| *same != Some(false))
            .map(|(at, same)| (at, same.is_none().then(|| unknown.reason.clone())))
            .collect()
    }
}

/// An object that was met, perhaps; none where it certainly was not.
pub(super) fn found(member: usize, holds: Holds) -> Option<Found> {
    match holds {
        Holds::Yes => Some(Found {
            member,
            doubt: None,
        }),
        Holds::No => None,
        Holds::Open(reason) => Some(Found {
            member,
            doubt: Some(reason),
        }),
    }
}

/// A doubt about an object, with its name.
fn about(value: &Value, doubt: &Reason) -> Reason {
    match value.get("address").and_then(Value::as_str) {
        Some(address) => {
            let text = eco_format!("whether {address} is meant is open: {}", doubt.text);
            Reason::new(doubt.kind, text)
        }
        None => doubt.clone(),
    }
}

fn mark(value: &Value, doubt: Option<&Reason>) -> Value {
    let certain = match doubt {
        None => Value::from(true),
        Some(doubt) => Value::unknown(doubt.clone()),
    };
    let data = with_entries(&value.data, [("certain", certain)]);
    Value::new(data).with_origin(value.origin.clone())
}
