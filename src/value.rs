//! What an expression is worth: a value that is known, or unknown for a reason, and where it came
//! from.
//!
//! One type for all platforms and for checks. The vocabulary is Terraform's (tuple, list, set,
//! object, map) since its distinctions are the finest; CloudFormation and Kubernetes use `Tuple`
//! and `Object`. Values are cheap to clone: everything large is behind an [`Arc`].

mod json;
pub mod map;
pub mod number;
pub mod origin;
pub mod unknown;
mod walk;

use std::ops::ControlFlow;
use std::sync::Arc;

use ecow::EcoString;
use rustc_hash::FxHashSet;

pub use map::Map;
pub use number::Number;
pub use origin::{Hop, HopKind, Origin};
pub use unknown::{Choice, Decision, Reason, ReasonKind, Reference, Shape, TemplatePart, Unknown};

/// Most leaves and branches that are compared for one equality.
const MAX_COMPARED: usize = 1_000_000;

/// A value with its origin. Equality ([`Value::same`]) looks at the data alone.
#[derive(Clone, Debug, Default)]
pub struct Value {
    /// What it is.
    pub data: Data,
    /// Where it came from.
    pub origin: Origin,
}

/// The forms of a value.
#[derive(Clone, Debug, Default)]
pub enum Data {
    /// No value; also the value of what is not there.
    #[default]
    Null,
    /// A truth value.
    Bool(bool),
    /// A number.
    Number(Number),
    /// A text.
    String(EcoString),
    /// Elements in order.
    Sequence(SequenceKind, Arc<Vec<Value>>),
    /// Named elements, sorted by name.
    Object(ObjectKind, Arc<Map>),
    /// Not known without running anything.
    Unknown(Arc<Unknown>),
}

/// The kinds of sequence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SequenceKind {
    /// Elements of any types: what `[…]` makes.
    Tuple,
    /// Elements of one type.
    List,
    /// Elements of one type, each once, sorted.
    Set,
    /// What a resource gives to others of an attribute that is written as a list: a list or a set, as
    /// the provider's schema has it. In the order of the text, which is the set's only where
    /// [`Value::has_open_order`] denies it.
    ListOrSet,
    /// The nested blocks of one type in a resource, in the order of the text. Where checks read it,
    /// an attribute of it is the attribute of its only block.
    Blocks,
}

/// The kinds of object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ObjectKind {
    /// Elements of any types: what `{…}` makes.
    Object,
    /// Elements of one type.
    Map,
    /// A nested block of a resource: what is not written is up to the provider.
    Block,
}

impl SequenceKind {
    /// Whether only a schema says that it is no set.
    pub const fn may_be_set(self) -> bool {
        matches!(self, Self::ListOrSet | Self::Blocks)
    }
}

/// Every step of an evaluation moves values: what makes them larger makes all of it slower.
const _: () = assert!(size_of::<Value>() <= 48);

impl Value {
    /// A value without an origin.
    pub const fn new(data: Data) -> Self {
        Self {
            data,
            origin: Origin::NONE,
        }
    }

    /// The value of what is not there.
    pub const fn null() -> Self {
        Self::new(Data::Null)
    }

    /// A text.
    pub fn string(text: impl Into<EcoString>) -> Self {
        Self::new(Data::String(text.into()))
    }

    /// A tuple.
    pub fn tuple(items: Vec<Self>) -> Self {
        Self::sequence(SequenceKind::Tuple, items)
    }

    /// A sequence of a given kind. A set's elements must already be sorted and distinct
    /// ([`crate::expr::convert::to_set`] makes them so).
    pub fn sequence(kind: SequenceKind, mut items: Vec<Self>) -> Self {
        // It is kept as it is: what it has grown beyond its elements would be wasted.
        items.shrink_to_fit();
        Self::new(Data::Sequence(kind, Arc::new(items)))
    }

    /// An object.
    pub fn object(entries: Map) -> Self {
        Self::new(Data::Object(ObjectKind::Object, Arc::new(entries)))
    }

    /// A map: an object whose elements are of one type.
    pub fn map(entries: Map) -> Self {
        Self::new(Data::Object(ObjectKind::Map, Arc::new(entries)))
    }

    /// A value that cannot be known, and why.
    pub fn unknown(reason: Reason) -> Self {
        Self::new(Data::Unknown(Arc::new(Unknown::because(reason))))
    }

    /// A list of which only some elements are certain, for the reason that these other values, at
    /// least one of them, are unknown.
    pub fn open_list<'a>(certain: Vec<Self>, open: impl IntoIterator<Item = &'a Self>) -> Self {
        let unknown = Unknown::derived(open).expect("one of the values is unknown");
        Self::new(Data::Unknown(Arc::new(Unknown {
            not_null: true,
            shape: Some(Shape::Items(Arc::new(certain))),
            ..unknown
        })))
    }

    /// The same value with another origin. A secret stays one.
    #[must_use]
    pub fn with_origin(mut self, origin: Origin) -> Self {
        self.origin = origin.or_secret(self.origin.is_secret);
        self
    }

    /// The same value, with this origin where it has none of its own.
    #[must_use]
    pub fn or_origin(mut self, origin: &Origin) -> Self {
        if self.origin.is_none() {
            self.origin = origin.clone().or_secret(self.origin.is_secret);
        }
        self
    }

    /// The same value, a secret where `is_secret` says so or it was one before.
    #[must_use]
    pub const fn or_secret(mut self, is_secret: bool) -> Self {
        self.origin.is_secret |= is_secret;
        self
    }

    /// Whether it, or something in it at any depth, is a secret.
    pub fn holds_secret(&self) -> bool {
        self.has_within(|value| value.origin.is_secret)
    }

    /// An element of this container as read from it: with the way to the container's place, where it
    /// came from elsewhere.
    #[must_use]
    pub fn narrowed_to(&self, element: &Self) -> Self {
        Self {
            data: element.data.clone(),
            origin: self.origin.narrowed_to(&element.origin),
        }
    }

    /// The same container with each of its elements put through `change`; what is none is itself.
    #[must_use]
    pub fn map_elements(&self, mut change: impl FnMut(&Self) -> Self) -> Self {
        let data = match &self.data {
            Data::Sequence(kind, items) => {
                let items: Vec<Self> = items.iter().map(change).collect();
                Data::Sequence(*kind, items.into())
            }
            Data::Object(kind, entries) => {
                let entries = entries.iter();
                let entries = entries.map(|(name, item)| (name.clone(), change(item)));
                Data::Object(*kind, entries.collect::<Map>().into())
            }
            _ => return self.clone(),
        };
        Self::new(data).with_origin(self.origin.clone())
    }

    /// What a text of this origin decodes to (`self`), with the places of what the text was made of,
    /// as far as that is still what it says.
    #[must_use]
    pub fn decoded_from(self, text: &Origin) -> Self {
        match text.encoded() {
            Some(content) => self.placed_as(content, text),
            None => self,
        }
    }

    /// This value with the places of `other`, an element of a container of the origin `around`,
    /// where the two are alike.
    fn placed_as(self, other: &Self, around: &Origin) -> Self {
        let origin = around.narrowed_to(&other.origin);
        let data = match (self.data, &other.data) {
            (Data::Sequence(kind, items), Data::Sequence(_, others))
                if items.len() == others.len() =>
            {
                let pairs = items.iter().zip(others.iter());
                let items = pairs.map(|(item, other)| item.clone().placed_as(other, around));
                Data::Sequence(kind, Arc::new(items.collect()))
            }
            (Data::Object(kind, entries), Data::Object(_, others)) => {
                let placed = |(name, item): (&EcoString, &Self)| {
                    let item = item.clone();
                    let other = others.get(name);
                    let item = other.map_or(item.clone(), |other| item.placed_as(other, around));
                    (name.clone(), item)
                };
                Data::Object(kind, Arc::new(entries.iter().map(placed).collect()))
            }
            (data, other) => {
                let value = Self::new(data);
                let alike = value.same(&Self::new(other.clone())) == Some(true);
                return if alike {
                    value.with_origin(origin)
                } else {
                    value.with_origin(self.origin)
                };
            }
        };
        Self { data, origin }
    }

    /// Whether it is null. An unknown is not.
    pub const fn is_null(&self) -> bool {
        matches!(self.data, Data::Null)
    }

    /// Whether it is unknown as a whole. Elements are not looked at.
    pub const fn is_unknown(&self) -> bool {
        matches!(self.data, Data::Unknown(_))
    }

    /// Why it is unknown, if it is as a whole.
    pub fn as_unknown(&self) -> Option<&Arc<Unknown>> {
        match &self.data {
            Data::Unknown(unknown) => Some(unknown),
            _ => None,
        }
    }

    /// The first unknown in it, itself or an element at any depth.
    pub fn find_unknown(&self) -> Option<&Arc<Unknown>> {
        match &self.data {
            Data::Unknown(unknown) => Some(unknown),
            Data::Sequence(..) | Data::Object(..) => {
                let found = walk::walk(self, |value| match value.as_unknown() {
                    Some(unknown) => ControlFlow::Break(unknown),
                    None => ControlFlow::Continue(()),
                });
                found.break_value()
            }
            _ => None,
        }
    }

    /// The truth value, if it is one.
    pub const fn as_bool(&self) -> Option<bool> {
        match self.data {
            Data::Bool(value) => Some(value),
            _ => None,
        }
    }

    /// The text, if it is one.
    pub fn as_str(&self) -> Option<&str> {
        match &self.data {
            Data::String(text) => Some(text),
            _ => None,
        }
    }

    /// The number, if it is one.
    pub const fn as_number(&self) -> Option<&Number> {
        match &self.data {
            Data::Number(number) => Some(number),
            _ => None,
        }
    }

    /// The elements, if it is a sequence.
    pub fn as_items(&self) -> Option<&[Self]> {
        match &self.data {
            Data::Sequence(_, items) => Some(items),
            _ => None,
        }
    }

    /// Whether it is a list or a set, as a schema says that we do not have, and the two differ in their
    /// order. They do not where there is at most one element, and where all are texts that are sorted.
    pub fn has_open_order(&self) -> bool {
        match &self.data {
            Data::Sequence(kind, items) if kind.may_be_set() && items.len() > 1 => {
                let mut pairs = items.windows(2);
                !pairs.all(|pair| match (pair[0].as_str(), pair[1].as_str()) {
                    (Some(one), Some(next)) => one < next,
                    _ => false,
                })
            }
            _ => false,
        }
    }

    /// Whether it is a list or a set, as a schema says that we do not have, and of its elements some may
    /// turn out to be the same one, so that a set has fewer. Texts that are not repeated cannot.
    pub fn may_have_twins(&self) -> bool {
        let Data::Sequence(kind, items) = &self.data else {
            return false;
        };
        if !kind.may_be_set() || items.len() < 2 {
            return false;
        }
        let mut seen = FxHashSet::default();
        !items.iter().all(|item| match &item.data {
            Data::String(text) => seen.insert(text),
            Data::Unknown(unknown) => unknown.spelling().is_some_and(|text| seen.insert(text)),
            _ => false,
        })
    }

    /// What can be said of a value of [open order](Self::has_open_order) where the order matters: it
    /// holds these elements. Any other value is itself.
    #[must_use]
    pub fn in_order(&self) -> Self {
        match &self.data {
            Data::Sequence(_, items) if self.has_open_order() => Self::new(Data::Unknown(
                Unknown::ordered_by_schema(items.clone()).into(),
            ))
            .with_origin(self.origin.clone()),
            _ => self.clone(),
        }
    }

    /// Whether it, or something in it at any depth, is of [open order](Self::has_open_order).
    pub fn has_open_order_within(&self) -> bool {
        self.has_within(Self::has_open_order)
    }

    /// Whether it, or something in it at any depth, is a list or a set as a schema says.
    pub fn hangs_on_schema(&self) -> bool {
        self.has_within(|value| match &value.data {
            Data::Sequence(kind, _) => kind.may_be_set(),
            Data::Object(kind, _) => *kind == ObjectKind::Block,
            _ => false,
        })
    }

    /// Whether it, or something in it at any depth, is what is wanted.
    pub fn has_within(&self, is_wanted: impl Fn(&Self) -> bool) -> bool {
        if !matches!(self.data, Data::Sequence(..) | Data::Object(..)) {
            return is_wanted(self);
        }
        walk::walk(self, |value| match is_wanted(value) {
            true => ControlFlow::Break(()),
            false => ControlFlow::Continue(()),
        })
        .is_break()
    }

    /// The entries, if it is an object or a map.
    pub fn as_entries(&self) -> Option<&Map> {
        match &self.data {
            Data::Object(_, entries) => Some(entries),
            _ => None,
        }
    }

    /// The entry of this name, if it is an object that has it.
    pub fn get(&self, name: &str) -> Option<&Self> {
        self.as_entries()?.get(name)
    }

    /// What kind of thing it is, for messages: `string`, `list`, `object`, …
    pub fn type_name(&self) -> &'static str {
        match &self.data {
            Data::Null => "null",
            Data::Bool(_) => "bool",
            Data::Number(_) => "number",
            Data::String(_) => "string",
            Data::Sequence(SequenceKind::Tuple, _) => "tuple",
            Data::Sequence(SequenceKind::List | SequenceKind::ListOrSet, _) => "list",
            Data::Sequence(SequenceKind::Set, _) => "set",
            Data::Sequence(SequenceKind::Blocks, _) => "blocks",
            Data::Object(ObjectKind::Object, _) => "object",
            Data::Object(ObjectKind::Map, _) => "map",
            Data::Object(ObjectKind::Block, _) => "block",
            Data::Unknown(_) => "unknown",
        }
    }

    /// Its type in the middle of a sentence: "an object".
    pub fn type_in_words(&self) -> &'static str {
        match &self.data {
            Data::Null => "null",
            Data::Bool(_) => "a truth value",
            Data::Number(_) => "a number",
            Data::String(_) => "a string",
            Data::Sequence(SequenceKind::Tuple, _) => "a tuple",
            Data::Sequence(SequenceKind::List | SequenceKind::ListOrSet, _) => "a list",
            Data::Sequence(SequenceKind::Set, _) => "a set",
            Data::Sequence(SequenceKind::Blocks, _) => "several blocks",
            Data::Object(ObjectKind::Object, _) => "an object",
            Data::Object(ObjectKind::Map, _) => "a map",
            Data::Object(ObjectKind::Block, _) => "a block",
            Data::Unknown(_) => "something unknown",
        }
    }

    /// Whether both are the same, as `==` sees it: `Some(true)` or `Some(false)`, or `None` where
    /// something unknown hangs in the balance. Values of different types are not the same: nothing
    /// is converted, as in Terraform. Kinds of sequence and of object do not matter. `None` also
    /// where both are so large that comparing them would take for ever.
    pub fn same(&self, other: &Self) -> Option<bool> {
        Comparison::default().compare(self, other)
    }
}

/// A comparison under way: it is one conjunction over pairs of leaves, so that a pair of containers
/// that was compared once has said what it has to say.
struct Comparison {
    seen: FxHashSet<(*const (), *const ())>,
    budget: usize,
}

impl Default for Comparison {
    fn default() -> Self {
        Self {
            seen: FxHashSet::default(),
            budget: MAX_COMPARED,
        }
    }
}

impl Comparison {
    fn compare(&mut self, one: &Value, other: &Value) -> Option<bool> {
        self.budget = self.budget.checked_sub(1)?;
        match (&one.data, &other.data) {
            (Data::Unknown(a), Data::Unknown(b)) if a.stands_for_same_as(b) => Some(true),
            (Data::Unknown(unknown), Data::Null) | (Data::Null, Data::Unknown(unknown))
                if unknown.not_null =>
            {
                Some(false)
            }
            (Data::Unknown(unknown), known @ (Data::Bool(_) | Data::Number(_)))
            | (known @ (Data::Bool(_) | Data::Number(_)), Data::Unknown(unknown)) => {
                let spelling = unknown.spelling()?;
                let is_same = match known {
                    Data::Bool(value) => spelling == if *value { "true" } else { "false" },
                    _ => Number::parse(spelling)
                        .is_some_and(|it| matches!(known, Data::Number(known) if *known == it)),
                };
                if is_same { None } else { Some(false) }
            }
            (Data::Unknown(unknown), Data::String(text))
            | (Data::String(text), Data::Unknown(unknown)) => {
                if unknown.can_be(text) {
                    None
                } else {
                    Some(false)
                }
            }
            (Data::Unknown(_), _) | (_, Data::Unknown(_)) => None,
            (Data::Null, Data::Null) => Some(true),
            (Data::Bool(a), Data::Bool(b)) => Some(a == b),
            (Data::Number(a), Data::Number(b)) => Some(a == b),
            (Data::String(a), Data::String(b)) => Some(a == b),
            (Data::Sequence(kind, a), Data::Sequence(other_kind, b)) => {
                let is_open = [(kind, one), (other_kind, other)]
                    .iter()
                    .any(|(kind, it)| **kind == SequenceKind::ListOrSet && it.has_open_order());
                if self.was_compared(a, b) {
                    Some(true)
                } else if is_open {
                    None
                } else if a.len() == b.len() {
                    self.compare_all(a.iter().zip(b.iter()))
                } else {
                    Some(false)
                }
            }
            (Data::Object(_, a), Data::Object(_, b)) => {
                if self.was_compared(a, b) {
                    Some(true)
                } else if a.len() == b.len() && a.keys().eq(b.keys()) {
                    self.compare_all(a.values().zip(b.values()))
                } else {
                    Some(false)
                }
            }
            _ => Some(false),
        }
    }

    /// Whether two containers, at least one of which is shared, have been met before as a pair. What
    /// is shared by nobody cannot come again.
    fn was_compared<T>(&mut self, a: &Arc<T>, b: &Arc<T>) -> bool {
        let is_shared = Arc::strong_count(a) > 1 && Arc::strong_count(b) > 1;
        is_shared
            && !self
                .seen
                .insert((Arc::as_ptr(a).cast(), Arc::as_ptr(b).cast()))
    }

    /// Kleene's conjunction over pairs.
    fn compare_all<'a>(
        &mut self,
        pairs: impl Iterator<Item = (&'a Value, &'a Value)>,
    ) -> Option<bool> {
        let mut result = Some(true);
        for (a, b) in pairs {
            match self.compare(a, b) {
                Some(true) => {}
                Some(false) => return Some(false),
                None if self.budget == 0 => return None,
                None => result = None,
            }
        }
        result
    }
}

impl From<bool> for Value {
    fn from(value: bool) -> Self {
        Self::new(Data::Bool(value))
    }
}

impl From<Number> for Value {
    fn from(value: Number) -> Self {
        Self::new(Data::Number(value))
    }
}

impl From<i64> for Value {
    fn from(value: i64) -> Self {
        Number::from(value).into()
    }
}

impl From<&str> for Value {
    fn from(value: &str) -> Self {
        Self::string(value)
    }
}
