//! Type constraints of variables, and what converting to them does to a value.
//! <https://developer.hashicorp.com/terraform/language/expressions/type-constraints>

use ecow::EcoString;

use super::scope::NoNames;
use crate::expr::{convert, evaluate};
use crate::source::FileId;
use crate::syntax::hcl::{Expr, ExprKind};
use crate::value::{Data, Map, Value};

/// A type constraint.
#[derive(Clone, Debug)]
pub(super) enum Type {
    Any,
    String,
    Number,
    Bool,
    List(Box<Type>),
    Set(Box<Type>),
    Map(Box<Type>),
    Tuple(Vec<Type>),
    Object(Vec<(EcoString, Field)>),
}

/// An attribute of an object type.
#[derive(Clone, Debug)]
pub(super) struct Field {
    wanted: Type,
    optional: bool,
    default: Option<Value>,
}

impl Type {
    /// Reads a constraint; anything that is not one is `Any`, which converts nothing.
    pub(super) fn read(expr: &Expr, file: FileId) -> Self {
        match &expr.kind {
            ExprKind::Traversal { root, steps } if steps.is_empty() => Self::named(&root.name),
            // Before Terraform 0.12 types were written as strings, and still may be.
            ExprKind::String(name) => Self::named(name),
            ExprKind::Call { name, args, .. } => Self::constructed(&name.name, args, file),
            _ => Self::Any,
        }
    }

    fn named(name: &str) -> Self {
        match name {
            "string" => Self::String,
            "number" => Self::Number,
            "bool" => Self::Bool,
            "list" => Self::List(Box::new(Self::Any)),
            "map" => Self::Map(Box::new(Self::Any)),
            "set" => Self::Set(Box::new(Self::Any)),
            _ => Self::Any,
        }
    }

    fn constructed(name: &str, args: &[Expr], file: FileId) -> Self {
        let Some(arg) = args.first() else {
            return Self::Any;
        };
        let element = || Box::new(Self::read(arg, file));
        match (name, &arg.kind) {
            ("list", _) => Self::List(element()),
            ("set", _) => Self::Set(element()),
            ("map", _) => Self::Map(element()),
            ("tuple", ExprKind::Tuple(items)) => {
                Self::Tuple(items.iter().map(|item| Self::read(item, file)).collect())
            }
            ("object", ExprKind::Object(items)) => {
                let fields = items.iter().filter_map(|(key, value)| {
                    let ExprKind::String(name) = &key.kind else {
                        return None;
                    };
                    Some((name.clone(), Field::read(value, file)))
                });
                Self::Object(fields.collect())
            }
            _ => Self::Any,
        }
    }

    /// Whether a value on the command line is taken as it is, without being read as an expression.
    pub(super) const fn is_primitive(&self) -> bool {
        matches!(self, Self::Any | Self::String | Self::Number | Self::Bool)
    }

    /// Converts a value; null and unknown values pass.
    ///
    /// # Errors
    /// When there is no such conversion: what is wanted and what is there.
    pub(super) fn convert(&self, value: &Value) -> Result<Value, String> {
        if value.is_null() || value.is_unknown() {
            return Ok(value.clone());
        }
        match self {
            Self::Any => Ok(value.clone()),
            Self::String => convert::to_string(value),
            Self::Number => convert::to_number(value),
            Self::Bool => convert::to_bool(value),
            Self::List(element) => convert::to_list(&element.convert_items(value)?),
            Self::Set(element) => convert::to_set(&element.convert_items(value)?),
            Self::Map(element) => element.convert_map(value),
            Self::Tuple(types) => convert_tuple(types, value),
            Self::Object(fields) => convert_object(fields, value),
        }
    }

    fn convert_items(&self, value: &Value) -> Result<Value, String> {
        let Data::Sequence(kind, items) = &value.data else {
            return Err(format!("a list is needed, not a {}", value.type_name()));
        };
        let items: Result<Vec<Value>, String> =
            items.iter().map(|item| self.convert(item)).collect();
        Ok(Value::sequence(*kind, items?).with_origin(value.origin.clone()))
    }

    fn convert_map(&self, value: &Value) -> Result<Value, String> {
        let Some(entries) = value.as_entries() else {
            return Err(format!("a map is needed, not a {}", value.type_name()));
        };
        let entries: Result<Vec<(EcoString, Value)>, String> = entries
            .iter()
            .map(|(name, item)| Ok((name.clone(), self.convert(item)?)))
            .collect();
        let object =
            Value::object(entries?.into_iter().collect::<Map>()).with_origin(value.origin.clone());
        convert::to_map(&object)
    }
}

fn convert_tuple(types: &[Type], value: &Value) -> Result<Value, String> {
    let items = value.as_items().filter(|items| items.len() == types.len());
    let Some(items) = items else {
        return Err(format!("a tuple of {} elements is needed", types.len()));
    };
    let items: Result<Vec<Value>, String> = types
        .iter()
        .zip(items)
        .map(|(wanted, item)| wanted.convert(item))
        .collect();
    Ok(Value::tuple(items?).with_origin(value.origin.clone()))
}

/// Attributes that the type does not name are dropped, as Terraform drops them; optional ones are
/// filled in.
fn convert_object(fields: &[(EcoString, Field)], value: &Value) -> Result<Value, String> {
    let Some(entries) = value.as_entries() else {
        return Err(format!("an object is needed, not a {}", value.type_name()));
    };
    let mut converted = Vec::with_capacity(fields.len());
    for (name, field) in fields {
        let item = match entries.get(name) {
            Some(item) if !item.is_null() || field.default.is_none() => field
                .wanted
                .convert(item)
                .map_err(|message| format!("`{name}`: {message}"))?,
            None if !field.optional => return Err(format!("the attribute `{name}` is missing")),
            _ => field.filled_in()?.or_origin(&value.origin),
        };
        converted.push((name.clone(), item));
    }
    Ok(Value::object(converted.into_iter().collect()).with_origin(value.origin.clone()))
}

impl Field {
    fn read(expr: &Expr, file: FileId) -> Self {
        match &expr.kind {
            ExprKind::Call { name, args, .. } if name.name == "optional" && !args.is_empty() => {
                Self {
                    wanted: Type::read(&args[0], file),
                    optional: true,
                    default: args
                        .get(1)
                        .and_then(|default| evaluate(default, &NoNames { file: Some(file) }).ok()),
                }
            }
            _ => Self {
                wanted: Type::read(expr, file),
                optional: false,
                default: None,
            },
        }
    }

    /// The value where none is given: the default, itself converted, or null.
    fn filled_in(&self) -> Result<Value, String> {
        self.default
            .as_ref()
            .map_or_else(|| Ok(Value::null()), |default| self.wanted.convert(default))
    }
}
