//! `tags_all` of the AWS provider's resources: their tags over the `default_tags` of the provider's
//! configuration that they are made with.
//! <https://registry.terraform.io/providers/hashicorp/aws/latest/docs#default_tags-configuration-block>
//!
//! It is made when something refers to it: nobody writes it, and no check reads it. Which configuration
//! a resource is made with goes by aliases, through the `providers` of module calls. Where there is none
//! in the code, or it cannot be followed, what the resource's own tags say is known all the same: they win.

use std::rc::Rc;
use std::sync::Arc;

use ecow::EcoString;

use super::instance::{Inputs, Instance};
use super::module::{Declared, Mode, ResourceBlock, literal};
use super::scope::Repetition;
use crate::expr::convert;
use crate::source::FileId;
use crate::syntax::hcl::ast::Step;
use crate::syntax::hcl::{Block, Body, Expr, ExprKind};
use crate::value::{Data, Map, Reason, ReasonKind, Shape, Unknown, Value};

/// The attribute.
pub(super) const NAME: &str = "tags_all";

/// The tags that a resource with these attributes has, with those that it has by default; `None` where
/// nothing is known of them, and where there are none, which the provider says when it has made it.
pub(super) fn tags_all(
    instance: &Rc<Instance<'_>>,
    declared: &Declared<ResourceBlock>,
    attributes: &Map,
) -> Option<Value> {
    let block = &declared.item;
    if block.mode != Mode::Managed || !block.kind.starts_with("aws_") {
        return None;
    }
    let own = match attributes.get("tags") {
        None => Map::new(),
        Some(tags) => texts(tags)?,
    };
    let Some(configuration) = Configuration::of(instance, declared) else {
        return (!own.is_empty()).then(|| at_least(own));
    };
    let (defaults, ignored) = (configuration.default_tags()?, configuration.ignored()?);
    let all = defaults.into_iter().chain(own);
    let all: Map = all.filter(|(name, _)| !ignored.covers(name)).collect();
    (!all.is_empty()).then(|| Value::map(all))
}

/// The entries of a map of tags as texts, if all of them are known.
fn texts(tags: &Value) -> Option<Map> {
    if tags.is_null() {
        return Some(Map::new());
    }
    let text = |(name, value): (&EcoString, &Value)| {
        let text = convert::to_string(value).ok()?;
        text.as_str().is_some().then(|| (name.clone(), text))
    };
    tags.as_entries()?.iter().map(text).collect()
}

/// Tags of which there may be more.
fn at_least(tags: Map) -> Value {
    let reason = "the code does not say with which tags by default the provider is configured";
    Value::new(Data::Unknown(Arc::new(Unknown {
        not_null: true,
        shape: Some(Shape::Object(Arc::new(tags))),
        ..Unknown::because(Reason::new(ReasonKind::Missing, reason))
    })))
}

/// The configuration of a provider, in the module that has it.
struct Configuration<'a> {
    instance: Rc<Instance<'a>>,
    name: EcoString,
}

/// Tags that the provider leaves alone, and does not tell of.
#[derive(Default)]
struct Ignored {
    keys: Vec<EcoString>,
    prefixes: Vec<EcoString>,
}

impl Ignored {
    fn covers(&self, name: &EcoString) -> bool {
        let mut prefixes = self.prefixes.iter();
        self.keys.contains(name) || prefixes.any(|prefix| name.starts_with(prefix.as_str()))
    }
}

impl<'a> Configuration<'a> {
    /// The configuration that a resource is made with.
    fn of(instance: &Rc<Instance<'a>>, declared: &Declared<ResourceBlock>) -> Option<Self> {
        let mut name = match declared.attribute("provider") {
            None => EcoString::from("aws"),
            Some((_, written)) => named(&written.expr)?,
        };
        let mut instance = instance.clone();
        while !instance.module.providers.contains_key(&name) {
            let Inputs::Call {
                parent, name: call, ..
            } = &instance.inputs
            else {
                return None;
            };
            name = match parent.module.calls.get(call)?.attribute("providers") {
                Some((_, passed)) => passed_as(&passed.expr, &name)?,
                None if name.contains('.') => return None,
                None => name,
            };
            instance = parent.clone();
        }
        Some(Self { instance, name })
    }

    /// What it says by default; `None` where that is not known.
    fn default_tags(&self) -> Option<Map> {
        let block = self.nested("default_tags")?;
        block.get("tags").map_or_else(|| Some(Map::new()), texts)
    }

    fn ignored(&self) -> Option<Ignored> {
        let block = self.nested("ignore_tags")?;
        let list = |name: &str| match block.get(name).filter(|it| !it.is_null()) {
            None => Some(Vec::new()),
            Some(list) => {
                let items = list.as_items()?.iter();
                items.map(|item| Some(item.as_str()?.into())).collect()
            }
        };
        Some(Ignored {
            keys: list("keys")?,
            prefixes: list("key_prefixes")?,
        })
    }

    /// The attributes of a nested block, none where there is no such block; `None` where that is not known.
    fn nested(&self, kind: &str) -> Option<Map> {
        let declared: &Declared<Block> = self.instance.module.providers.get(&self.name)?;
        let is_dynamic = |body: &Body| body.blocks_of("dynamic").next().is_some();
        // Of a provider with `for_each`, each instance may have others.
        if declared.attribute("for_each").is_some()
            || declared.bodies().any(|(_, body)| is_dynamic(body))
        {
            return None;
        }
        let place = declared.place(declared.item.header);
        let name = ecow::eco_format!("{} {kind}", self.name);
        let block = || self.evaluate(declared, kind);
        let block = self.instance.configured(&name, place, block);
        let block = block
            .as_items()
            .and_then(<[Value]>::first)
            .unwrap_or(&block);
        block.as_entries().cloned()
    }

    fn evaluate(&self, declared: &Declared<Block>, kind: &str) -> Value {
        let evaluate =
            |file: FileId, expr: &Expr| self.instance.evaluate(file, expr, &Repetition::None);
        if let Some((file, written)) = declared.attribute(kind) {
            return evaluate(file, &written.expr);
        }
        let mut bodies = declared.bodies().rev();
        let block = bodies.find_map(|(file, body)| Some((file, body.blocks_of(kind).next()?)));
        let Some((file, block)) = block else {
            return Value::object(Map::new());
        };
        let attributes = block.body.attributes.iter();
        let attributes = attributes.map(|it| (it.name.name.clone(), evaluate(file, &it.expr)));
        Value::object(attributes.collect())
    }
}

/// The name of a provider's configuration: `aws`, `aws.east`.
fn named(expr: &Expr) -> Option<EcoString> {
    match &expr.kind {
        ExprKind::Traversal { root, steps } => match steps.as_slice() {
            [] => Some(root.name.clone()),
            [Step::Attr(alias)] => Some(ecow::eco_format!("{}.{}", root.name, alias.name)),
            _ => None,
        },
        _ => literal(expr).cloned(),
    }
}

/// What a call passes under a name in its `providers`.
fn passed_as(providers: &Expr, name: &EcoString) -> Option<EcoString> {
    let ExprKind::Object(entries) = &providers.kind else {
        return None;
    };
    let mut entries = entries.iter();
    let (_, passed) = entries.find(|(key, _)| named(key).as_ref() == Some(name))?;
    named(passed)
}
