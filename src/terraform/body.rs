//! The body of a resource block to its attributes, `dynamic` blocks expanded.

use std::rc::Rc;
use std::sync::Arc;

use ecow::EcoString;
use rustc_hash::FxHashMap;

use super::instance::Instance;
use super::module::{Declared, ResourceBlock};
use super::scope::{ModuleScope, Repetition};
use super::unit::TOO_LONG;
use crate::diagnostic::DiagnosticKind;
use crate::expr::eval::{LocalScope, elements};
use crate::expr::{Dialect, Scope, evaluate};
use crate::source::{FileId, Place};
use crate::syntax::hcl::{Block, Body, Expr, ExprKind, Ident};
use crate::value::{
    Data, Map, ObjectKind, Origin, Reason, ReasonKind, SequenceKind, Shape, Unknown, Value,
};

/// What stands in a resource block and says nothing of the resource itself.
const META_ATTRIBUTES: [&str; 4] = ["count", "depends_on", "for_each", "provider"];
const META_BLOCKS: [&str; 2] = ["connection", "provisioner"];

/// Most blocks that one `dynamic` block makes.
const MAX_DYNAMIC: usize = 10_000;

/// The attributes of one instance.
pub(super) fn attributes(
    instance: &Rc<Instance<'_>>,
    declared: &Declared<ResourceBlock>,
    repetition: &Repetition,
) -> Map {
    let mut map = Map::new();
    for (file, body) in declared.bodies() {
        let scope = ModuleScope {
            instance,
            file,
            repetition,
        };
        let source = instance.context.modules.sources.file(file);
        let is_json = source.name.ends_with(".json");
        let reader = BodyReader {
            instance,
            file,
            is_json,
        };
        for (name, value) in reader.read(body, &scope, true) {
            let earlier = map.get(&name).filter(|_| name == "lifecycle");
            let value = earlier.map_or_else(|| value.clone(), |earlier| laid_over(earlier, &value));
            map.insert(name, value);
        }
    }
    map
}

/// A `lifecycle` block of an override file over the one before it: unlike other blocks these are
/// merged attribute by attribute.
fn laid_over(earlier: &Value, later: &Value) -> Value {
    let [Some(below), Some(above)] = [earlier, later].map(only_block) else {
        return later.clone();
    };
    let mut merged = below.clone();
    for (name, value) in above.iter() {
        merged.insert(name.clone(), value.clone());
    }
    let block = Value::new(Data::Object(ObjectKind::Block, Arc::new(merged)));
    let block = block.with_origin(later.origin.clone());
    Value::sequence(SequenceKind::Blocks, vec![block]).with_origin(later.origin.clone())
}

fn only_block(blocks: &Value) -> Option<&Map> {
    match blocks.as_items()? {
        [only] => only.as_entries(),
        _ => None,
    }
}

/// What an object, or a list of objects, that is written in JSON comes to: blocks as well as
/// attributes are written so. A list reads the same as either. An object is one block, of which
/// what is not written is not known to be absent, and whose entries can be gone through.
fn either(value: Value, expr: &Expr) -> Value {
    let data = match (&expr.kind, &value.data) {
        (ExprKind::Object(written), Data::Object(_, entries)) => {
            let mut inner: Map = (**entries).clone();
            for (key, expr) in written {
                if let ExprKind::String(name) = &key.kind
                    && let Some(item) = entries.get(name)
                {
                    inner.insert(name.clone(), either(item.clone(), expr));
                }
            }
            Data::Object(ObjectKind::Block, Arc::new(inner))
        }
        (ExprKind::Tuple(written), Data::Sequence(_, items))
            if !written.is_empty() && written.iter().all(is_object) =>
        {
            let items = items.iter().zip(written);
            let blocks = items.map(|(item, expr)| either(item.clone(), expr));
            Data::Sequence(SequenceKind::Blocks, blocks.collect::<Vec<_>>().into())
        }
        _ => return value,
    };
    Value::new(data).with_origin(value.origin)
}

const fn is_object(expr: &Expr) -> bool {
    matches!(expr.kind, ExprKind::Object(_))
}

/// What is known of a body in which there was a fault: what is not among its entries may have been
/// lost, so it is not known to be absent.
pub(super) fn broken(entries: Map) -> Data {
    let reason = Reason::new(ReasonKind::Error, "a part of the block could not be parsed");
    Data::Unknown(Arc::new(Unknown {
        not_null: true,
        shape: Some(Shape::Object(Arc::new(entries))),
        ..Unknown::because(reason)
    }))
}

/// Reads bodies of one file.
struct BodyReader<'s, 'a> {
    instance: &'s Rc<Instance<'a>>,
    file: FileId,
    is_json: bool,
}

impl BodyReader<'_, '_> {
    fn read(&self, body: &Body, scope: &dyn Scope, top: bool) -> Map {
        let mut entries: Vec<(EcoString, Value)> =
            Vec::with_capacity(body.attributes.len() + body.blocks.len());
        for attribute in &body.attributes {
            let name = &attribute.name.name;
            if top && META_ATTRIBUTES.contains(&name.as_str()) {
                continue;
            }
            let mut value = self.evaluate(&attribute.expr, scope);
            if self.is_json {
                value = either(value, &attribute.expr);
            }
            value.origin = value
                .origin
                .assigned_at(Place::new(self.file, attribute.span));
            if top {
                let place = Place::new(self.file, attribute.name.span);
                value = self.instance.context.kept(value, place);
            }
            entries.push((name.clone(), value));
        }
        for (name, mut value) in self.read_blocks(&body.blocks, scope, top) {
            if top {
                value = self
                    .instance
                    .context
                    .kept(value, Place::new(self.file, body.span));
            }
            entries.push((name, value));
        }
        entries.into_iter().collect()
    }

    /// Nested blocks, gathered by type in the order of the text.
    fn read_blocks(
        &self,
        blocks: &[Block],
        scope: &dyn Scope,
        top: bool,
    ) -> Vec<(EcoString, Value)> {
        let mut groups: Vec<(EcoString, Vec<Value>)> = Vec::new();
        let mut positions: FxHashMap<EcoString, usize> = FxHashMap::default();
        for block in blocks {
            let (kind, mut values) = match block.kind.name.as_str() {
                "lifecycle" if top => (
                    block.kind.name.clone(),
                    vec![self.read_lifecycle(block, scope)],
                ),
                name if top && META_BLOCKS.contains(&name) => continue,
                "dynamic" => match block.labels.first() {
                    Some(label) => (label.name.clone(), self.expand_dynamic(block, label, scope)),
                    None => continue,
                },
                _ => (
                    block.kind.name.clone(),
                    vec![self.read_block(block, &block.body, scope)],
                ),
            };
            match positions.get(&kind) {
                Some(&at) => groups[at].1.append(&mut values),
                None => {
                    positions.insert(kind.clone(), groups.len());
                    groups.push((kind, values));
                }
            }
        }
        let gather = |(kind, items): (EcoString, Vec<Value>)| {
            // The blocks have places of their own, and ways of their own back to their values.
            let place = items.first().and_then(|first| first.origin.place);
            let origin = Origin {
                place,
                ..Origin::NONE
            };
            (
                kind,
                Value::sequence(SequenceKind::Blocks, items).with_origin(origin),
            )
        };
        groups.into_iter().map(gather).collect()
    }

    /// A nested block as an object; its place is its header, since its attributes have their own.
    fn read_block(&self, block: &Block, body: &Body, scope: &dyn Scope) -> Value {
        if !scope.enter(block.header) {
            return Value::unknown(Reason::new(ReasonKind::Bound, TOO_LONG))
                .with_origin(Origin::at(Place::new(self.file, block.header)));
        }
        let entries = self.read(body, scope, false);
        scope.leave();
        let data = if body.broken {
            broken(entries)
        } else {
            Data::Object(ObjectKind::Block, Arc::new(entries))
        };
        Value::new(data).with_origin(Origin::at(Place::new(self.file, block.header)))
    }

    /// `lifecycle` takes truth values (OpenTofu evaluates expressions there, Terraform refuses them), and
    /// names of attributes that are no expressions.
    fn read_lifecycle(&self, block: &Block, scope: &dyn Scope) -> Value {
        let flags = ["prevent_destroy", "create_before_destroy"];
        let entries = block
            .body
            .attributes
            .iter()
            .filter(|attribute| flags.contains(&attribute.name.name.as_str()));
        let entries = entries.map(|attribute| {
            let mut value = self.evaluate(&attribute.expr, scope);
            let place = Place::new(self.file, attribute.span);
            value.origin = value.origin.assigned_at(place);
            (attribute.name.name.clone(), value)
        });
        let data = Data::Object(ObjectKind::Block, Arc::new(entries.collect()));
        Value::new(data).with_origin(Origin::at(Place::new(self.file, block.header)))
    }

    /// The blocks that a `dynamic` block makes; where it cannot be known how many, one that is
    /// unknown as a whole, since there may be none.
    fn expand_dynamic(&self, block: &Block, label: &Ident, scope: &dyn Scope) -> Vec<Value> {
        let (Some(for_each), Some(content)) = (
            block.body.attribute("for_each"),
            block.body.blocks_of("content").next(),
        ) else {
            return Vec::new();
        };
        let collection = self.evaluate(&for_each.expr, scope);
        let header = Origin::at(Place::new(self.file, block.header));
        if let Some(unknown) = Unknown::derived([&collection]).filter(|_| collection.is_unknown()) {
            // What a plan knows of the blocks is found where they are made.
            let place = match self.instance.context.known {
                Some(_) => content.header,
                None => block.header,
            };
            let origin = Origin {
                via: collection.origin.via,
                ..Origin::at(Place::new(self.file, place))
            };
            return vec![Value::new(Data::Unknown(unknown.into())).with_origin(origin)];
        }
        let elements = match elements(&collection, Dialect::Terraform, for_each.expr.span) {
            Ok(elements) => elements,
            Err(error) => return vec![self.instance.fault(self.file, &error)],
        };
        let iterator = block
            .body
            .attribute("iterator")
            .and_then(|it| name_of(&it.expr))
            .unwrap_or(label);
        let most = MAX_DYNAMIC.min(self.instance.context.room_for_elements());
        let mut blocks = Vec::with_capacity(elements.len().min(most));
        for (key, value) in elements {
            if blocks.len() == most || !scope.spend(1) {
                let reason = Reason::new(ReasonKind::Bound, "too many dynamic blocks");
                let place = Place::new(self.file, block.header);
                self.instance
                    .report(DiagnosticKind::Bound, reason.text.as_str(), place);
                blocks.push(Value::unknown(reason).with_origin(header));
                break;
            }
            let current = Value::object([("key", key), ("value", value)].into_iter().collect());
            let inner = LocalScope::new(scope, None, (iterator, current));
            blocks.push(self.read_block(block, &content.body, &inner));
        }
        blocks
    }

    fn evaluate(&self, expr: &Expr, scope: &dyn Scope) -> Value {
        self.instance.judged(self.file, expr, evaluate(expr, scope))
    }
}

/// The name that an expression is, where it is nothing else.
fn name_of(expr: &Expr) -> Option<&Ident> {
    match &expr.kind {
        ExprKind::Traversal { root, steps } if steps.is_empty() => Some(root),
        _ => None,
    }
}
