//! Configurations of providers, and which of them a resource is made with: by aliases, through the
//! `providers` of module calls.

use std::rc::Rc;

use ecow::EcoString;

use super::instance::{Inputs, Instance};
use super::module::{Declared, ResourceBlock, literal};
use super::scope::Repetition;
use crate::resource::{Extent, Realm};
use crate::source::FileId;
use crate::syntax::hcl::ast::Step;
use crate::syntax::hcl::{Block, Body, Expr, ExprKind};
use crate::value::{Map, Reason, ReasonKind, Value};

/// The configuration of a provider, in the module that has it.
pub(super) struct Configuration<'a> {
    instance: Rc<Instance<'a>>,
    name: EcoString,
}

/// Where a resource is made; `None` for those of providers of which no setting holds for a whole region or project.
pub(super) fn realm(
    instance: &Rc<Instance<'_>>,
    declared: &Declared<ResourceBlock>,
) -> Option<Realm> {
    let extent = match declared.item.kind.split_once('_')?.0 {
        "aws" => Extent::Region,
        "google" => Extent::Project,
        _ => return None,
    };
    let configuration = Configuration::named_by(instance, declared);
    let (default, default_tags) = match &configuration {
        Some(it) => (it.argument(extent.argument()), it.default_tags(extent)),
        None => (Value::null(), Value::null()),
    };
    Some(Realm {
        extent,
        default,
        default_tags,
        configuration: configuration.map(|it| (it.instance.address.clone(), it.name)),
    })
}

impl<'a> Configuration<'a> {
    /// The configuration that a resource is made with, where the code has it.
    pub(super) fn of(
        instance: &Rc<Instance<'a>>,
        declared: &Declared<ResourceBlock>,
    ) -> Option<Self> {
        Self::named_by(instance, declared).filter(|it| it.declared().is_some())
    }

    /// The configuration that a resource is made with, which the root module may have from elsewhere;
    /// `None` where it cannot be followed.
    fn named_by(instance: &Rc<Instance<'a>>, declared: &Declared<ResourceBlock>) -> Option<Self> {
        let mut name = match declared.attribute("provider") {
            None => declared.item.kind.split('_').next()?.into(),
            Some((_, written)) => named(&written.expr)?,
        };
        let mut instance = instance.clone();
        while !instance.module.providers.contains_key(&name) {
            let Inputs::Call {
                parent, name: call, ..
            } = &instance.inputs
            else {
                break;
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

    fn declared(&self) -> Option<&Declared<Block>> {
        self.instance.module.providers.get(&self.name)
    }

    /// What it gives to all that can have tags or labels; null where it is not given.
    fn default_tags(&self, extent: Extent) -> Value {
        let given = match extent {
            Extent::Region => self
                .nested("default_tags")
                .map(|it| it.get("tags").cloned()),
            Extent::Project => {
                (!self.has_instances()).then(|| Some(self.argument("default_labels")))
            }
        };
        match (given, self.declared()) {
            (Some(given), _) => given.unwrap_or_default(),
            (None, None) => Value::null(),
            (None, Some(_)) => {
                let reason =
                    "which tags the provider's configuration gives by default is not known";
                Value::unknown(Reason::new(ReasonKind::Unsupported, reason))
            }
        }
    }

    /// Whether it is several configurations, of which a resource has one.
    fn has_instances(&self) -> bool {
        let declared = self.declared();
        declared.is_some_and(|it| it.attribute("for_each").is_some())
    }

    /// The value of an argument; null where it is not given, and where each instance may have its own.
    fn argument(&self, argument: &str) -> Value {
        let declared = self.declared().filter(|_| !self.has_instances());
        let Some((declared, (file, written))) =
            declared.and_then(|it| Some((it, it.attribute(argument)?)))
        else {
            return Value::null();
        };
        let name = ecow::eco_format!("{} {argument}", self.name);
        let place = declared.place(declared.item.header);
        self.instance.configured(&name, place, || {
            self.instance
                .evaluate(file, &written.expr, &Repetition::None)
        })
    }

    /// The attributes of a nested block, none where there is no such block; `None` where that is not known.
    pub(super) fn nested(&self, kind: &str) -> Option<Map> {
        let declared = self.declared()?;
        let is_dynamic = |body: &Body| body.blocks_of("dynamic").next().is_some();
        // Of a provider with `for_each`, each instance may have others.
        if self.has_instances() || declared.bodies().any(|(_, body)| is_dynamic(body)) {
            return None;
        }
        let attribute = declared.attribute(kind);
        let mut bodies = declared.bodies().rev();
        let block = bodies.find_map(|(file, body)| Some((file, body.blocks_of(kind).next()?)));
        if attribute.is_none() && block.is_none() {
            return Some(Map::new());
        }
        let place = declared.place(declared.item.header);
        let name = ecow::eco_format!("{} {kind}", self.name);
        let evaluate =
            |file: FileId, expr: &Expr| self.instance.evaluate(file, expr, &Repetition::None);
        let block = || match (attribute, block) {
            (Some((file, written)), _) => evaluate(file, &written.expr),
            (None, Some((file, block))) => {
                let attributes = block.body.attributes.iter();
                let attributes =
                    attributes.map(|it| (it.name.name.clone(), evaluate(file, &it.expr)));
                Value::object(attributes.collect())
            }
            (None, None) => Value::null(),
        };
        let block = self.instance.configured(&name, place, block);
        let block = block
            .as_items()
            .and_then(<[Value]>::first)
            .unwrap_or(&block);
        block.as_entries().cloned()
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
