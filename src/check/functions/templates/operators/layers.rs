//! What is written in two layers: a common part, and what holds for one over it.

use ecow::EcoString;
use rustc_hash::FxHashMap;

use super::super::MAX_DEPTH;
use crate::value::{Data, Map, Value};

/// Most entries and elements that are put together for one object. The common part is put under each of any
/// number of others.
const MOST: usize = 200_000;

/// How elements of two lists are told to be the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lists {
    /// By their `name`, where all elements have one; other lists replace each other, as in Kubernetes' strategic
    /// merge patches.
    ByName,
    ByPosition,
}

/// Puts layers over each other.
#[derive(Debug)]
pub(super) struct Layers {
    lists: Lists,
    left: usize,
}

impl Layers {
    pub(super) const fn new(lists: Lists) -> Self {
        Self { lists, left: MOST }
    }

    /// Whether there was too much to put together, so that results say what is written over the rest and no
    /// more.
    pub(super) const fn is_exhausted(&self) -> bool {
        self.left == 0
    }

    /// What is written in `over`, and in `base` where `over` is silent.
    pub(super) fn put(&mut self, over: Option<&Value>, base: Option<&Value>) -> Option<Value> {
        match (over, base) {
            (Some(over), Some(base)) => Some(self.merge(over, base, 0)),
            (one, other) => one.or(other).cloned(),
        }
    }

    fn merge(&mut self, over: &Value, base: &Value, depth: usize) -> Value {
        let data = match (&over.data, &base.data) {
            (Data::Null, _) => return base.clone(),
            _ if depth > MAX_DEPTH => return over.clone(),
            (Data::Object(_, over), Data::Object(_, base)) => self.entries(over, base, depth),
            (Data::Sequence(_, over), Data::Sequence(_, base)) => self.items(over, base, depth),
            _ => return over.clone(),
        };
        data.unwrap_or_else(|| over.clone())
            .with_origin(over.origin.clone())
    }

    fn entries(&mut self, over: &Map, base: &Map, depth: usize) -> Option<Value> {
        self.spend(over.len() + base.len())?;
        let mut entries = base.clone();
        for (name, value) in over.iter() {
            let merged = match base.get(name) {
                Some(below) => self.merge(value, below, depth + 1),
                None => value.clone(),
            };
            entries.insert(name.clone(), merged);
        }
        Some(Value::object(entries))
    }

    fn items(&mut self, over: &[Value], base: &[Value], depth: usize) -> Option<Value> {
        self.spend(over.len() + base.len())?;
        let place: FxHashMap<EcoString, usize> = match self.lists {
            Lists::ByPosition => FxHashMap::default(),
            Lists::ByName => {
                let names = base.iter().map(name).collect::<Option<Vec<_>>>()?;
                over.iter().map(name).collect::<Option<Vec<_>>>()?;
                names.into_iter().zip(0..).collect()
            }
        };
        let mut items = base.to_vec();
        for (at, item) in over.iter().enumerate() {
            let at = match self.lists {
                Lists::ByPosition => at,
                Lists::ByName => *place.get(&name(item)?).unwrap_or(&items.len()),
            };
            match items.get(at).cloned() {
                Some(below) => items[at] = self.merge(item, &below, depth + 1),
                None => items.push(item.clone()),
            }
        }
        Some(Value::tuple(items))
    }

    /// `None` where that is too much.
    fn spend(&mut self, count: usize) -> Option<()> {
        self.left = self.left.saturating_sub(count);
        (self.left > 0).then_some(())
    }
}

fn name(item: &Value) -> Option<EcoString> {
    let name = item.get("name").and_then(Value::as_str)?;
    Some(name.into())
}
