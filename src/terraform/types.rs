//! Type constraints of variables: what is read of them, and what converting to them does.
//! <https://developer.hashicorp.com/terraform/language/expressions/type-constraints>
//!
//! The types themselves and the conversions are the evaluator's. What only a declaration has are the
//! defaults of optional attributes, which are filled in first.

use std::collections::BTreeMap;

use ecow::EcoString;

use super::scope::NoNames;
use crate::expr::convert::{self, Attribute, Type};
use crate::expr::evaluate;
use crate::source::FileId;
use crate::syntax::hcl::{Expr, ExprKind};
use crate::value::{Data, Map, Value};

/// What a variable's `type` says.
#[derive(Debug)]
pub(super) struct Constraint {
    wanted: Type,
    defaults: Defaults,
}

/// The defaults of optional attributes, where the type has any.
#[derive(Debug, Default, PartialEq)]
struct Defaults {
    /// Of attributes of this object.
    own: BTreeMap<EcoString, Seen>,
    /// Of what is in the attributes of this object.
    within: BTreeMap<EcoString, Defaults>,
    /// Of what is in the elements of this list, set or map.
    elements: Option<Box<Defaults>>,
    /// Of what is in each element of this tuple.
    positions: Vec<Defaults>,
}

/// A value that is compared by what it is.
#[derive(Debug)]
struct Seen(Value);

impl PartialEq for Seen {
    fn eq(&self, other: &Self) -> bool {
        self.0.same(&other.0) == Some(true)
    }
}

impl Constraint {
    /// Any type, no defaults: for a variable without `type`.
    pub(super) const fn any() -> Self {
        Self {
            wanted: Type::Any,
            defaults: Defaults {
                own: BTreeMap::new(),
                within: BTreeMap::new(),
                elements: None,
                positions: Vec::new(),
            },
        }
    }

    /// Reads a constraint; anything that is not one is `any`, which converts nothing.
    pub(super) fn read(expr: &Expr, file: FileId) -> Self {
        let (wanted, defaults) = read(expr, file);
        Self { wanted, defaults }
    }

    /// Whether a value on the command line is taken as it is, without being read as an expression.
    pub(super) const fn is_primitive(&self) -> bool {
        matches!(
            self.wanted,
            Type::Any | Type::String | Type::Number | Type::Bool
        )
    }

    /// Converts a value; null and unknown values pass.
    ///
    /// # Errors
    /// When there is no such conversion: what is wanted and what is there.
    pub(super) fn convert(&self, value: &Value) -> Result<Value, String> {
        convert::to_type(&self.defaults.fill_in(value), &self.wanted)
    }
}

impl Defaults {
    /// The value with defaults where an attribute is missing or null.
    fn fill_in(&self, value: &Value) -> Value {
        if *self == Self::default() {
            return value.clone();
        }
        let data = match (&value.data, &self.elements) {
            (Data::Sequence(kind, items), Some(elements)) => Data::Sequence(
                *kind,
                items
                    .iter()
                    .map(|item| elements.fill_in(item))
                    .collect::<Vec<_>>()
                    .into(),
            ),
            (Data::Sequence(kind, items), None) => {
                let mut items = items.to_vec();
                for (item, defaults) in items.iter_mut().zip(&self.positions) {
                    *item = defaults.fill_in(item);
                }
                Data::Sequence(*kind, items.into())
            }
            (Data::Object(kind, entries), Some(elements)) => {
                let entries: Map = entries
                    .iter()
                    .map(|(name, item)| (name.clone(), elements.fill_in(item)))
                    .collect();
                Data::Object(*kind, entries.into())
            }
            (Data::Object(kind, entries), None) => {
                Data::Object(*kind, self.fill_in_object(entries, value).into())
            }
            _ => return value.clone(),
        };
        Value::new(data).with_origin(value.origin.clone())
    }

    fn fill_in_object(&self, entries: &Map, object: &Value) -> Map {
        let mut filled = entries.clone();
        for (name, default) in &self.own {
            if entries.get(name).is_none_or(Value::is_null) {
                filled.insert(name.clone(), default.0.clone().or_origin(&object.origin));
            }
        }
        for (name, within) in &self.within {
            if let Some(item) = filled.get(name) {
                let item = within.fill_in(item);
                filled.insert(name.clone(), item);
            }
        }
        filled
    }
}

fn read(expr: &Expr, file: FileId) -> (Type, Defaults) {
    let plain = |wanted| (wanted, Defaults::default());
    match &expr.kind {
        ExprKind::Traversal { root, steps } if steps.is_empty() => plain(named(&root.name)),
        // Before Terraform 0.12 types were written as strings, and still may be.
        ExprKind::String(name) => plain(named(name)),
        ExprKind::Call { name, args, .. } => match args.as_slice() {
            [arg] => constructed(&name.name, arg, file),
            _ => plain(Type::Any),
        },
        _ => plain(Type::Any),
    }
}

fn named(name: &str) -> Type {
    match name {
        "string" => Type::String,
        "number" => Type::Number,
        "bool" => Type::Bool,
        "list" => Type::List(Box::new(Type::Any)),
        "map" => Type::Map(Box::new(Type::Any)),
        "set" => Type::Set(Box::new(Type::Any)),
        _ => Type::Any,
    }
}

fn constructed(name: &str, arg: &Expr, file: FileId) -> (Type, Defaults) {
    let collection = |make: fn(Box<Type>) -> Type| {
        let (element, defaults) = read(arg, file);
        let elements = (defaults != Defaults::default()).then(|| Box::new(defaults));
        (
            make(Box::new(element)),
            Defaults {
                elements,
                ..Defaults::default()
            },
        )
    };
    match (name, &arg.kind) {
        ("list", _) => collection(Type::List),
        ("set", _) => collection(Type::Set),
        ("map", _) => collection(Type::Map),
        ("tuple", ExprKind::Tuple(items)) => {
            let (types, positions): (_, Vec<_>) = items.iter().map(|item| read(item, file)).unzip();
            let defaults = Defaults {
                positions: if positions.iter().all(|it| *it == Defaults::default()) {
                    Vec::new()
                } else {
                    positions
                },
                ..Defaults::default()
            };
            (Type::Tuple(types), defaults)
        }
        ("object", ExprKind::Object(items)) => object(items, file),
        _ => (Type::Any, Defaults::default()),
    }
}

fn object(items: &[(Expr, Expr)], file: FileId) -> (Type, Defaults) {
    let (mut attributes, mut defaults) = (BTreeMap::new(), Defaults::default());
    for (key, value) in items {
        let ExprKind::String(name) = &key.kind else {
            continue;
        };
        let (wanted, optional, default) = match &value.kind {
            ExprKind::Call { name, args, .. } if name.name == "optional" && !args.is_empty() => {
                (&args[0], true, args.get(1))
            }
            _ => (value, false, None),
        };
        let (kind, within) = read(wanted, file);
        let default =
            default.and_then(|default| evaluate(default, &NoNames { file: Some(file) }).ok());
        if let Some(default) = default {
            defaults.own.insert(name.clone(), Seen(default));
        }
        if within != Defaults::default() {
            defaults.within.insert(name.clone(), within);
        }
        attributes.insert(name.clone(), Attribute { kind, optional });
    }
    (Type::Object(attributes), defaults)
}
