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

use super::configuration::Configuration;
use super::instance::Instance;
use super::module::{Declared, Mode, ResourceBlock};
use crate::expr::convert;
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
    let (defaults, ignored) = (default_tags(&configuration)?, ignored(&configuration)?);
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

/// What a configuration says by default; `None` where that is not known.
fn default_tags(configuration: &Configuration<'_>) -> Option<Map> {
    let block = configuration.nested("default_tags")?;
    block.get("tags").map_or_else(|| Some(Map::new()), texts)
}

fn ignored(configuration: &Configuration<'_>) -> Option<Ignored> {
    let block = configuration.nested("ignore_tags")?;
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
