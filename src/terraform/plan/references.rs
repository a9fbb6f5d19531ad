//! What the configuration in a plan says: which resources are declared, which of their attributes
//! are written, and what those refer to.

use std::sync::Arc;

use ecow::EcoString;
use rustc_hash::FxHashMap;

use super::{at, items};
use crate::syntax::tree::Node;
use crate::value::{Data, HopKind, Origin, Reason, ReasonKind, Reference, Unknown, Value};

/// Names that begin a reference and are no resource.
const NO_RESOURCES: [&str; 8] = [
    "var",
    "local",
    "each",
    "count",
    "path",
    "terraform",
    "self",
    "module",
];

/// Most resources that an attribute of several blocks is taken to refer to.
const MAX_REFERRED: usize = 50;

/// The attributes and blocks that are written in a resource, with what they refer to.
pub(super) type Written<'a> = FxHashMap<&'a str, Expression<'a>>;

/// An attribute, or all nested blocks of one type together: which of them is which value, a plan does not say.
#[derive(Default)]
pub(super) struct Expression<'a> {
    /// What it refers to, as seen from within the module.
    refers: Vec<&'a str>,
    /// How many blocks it is.
    blocks: usize,
    /// What is written in those.
    inner: Written<'a>,
}

impl<'a> Expression<'a> {
    fn of(node: &'a Node) -> Self {
        let mut expression = Self::default();
        expression.add(node);
        expression
    }

    fn add(&mut self, node: &'a Node) {
        let is_attribute = ["references", "constant_value"]
            .iter()
            .any(|key| node.get(key).is_some());
        if is_attribute {
            let references = items(node, &["references"]).iter();
            self.refers.extend(references.filter_map(Node::as_str));
            return;
        }
        let alone = std::slice::from_ref(node);
        for block in node.as_sequence().unwrap_or(alone) {
            let entries = block.as_mapping().unwrap_or_default();
            self.blocks += usize::from(!entries.is_empty());
            for entry in entries {
                let inner = self.inner.entry(entry.key.as_str());
                inner.or_default().add(&entry.value);
            }
        }
    }
}

/// The configuration that a plan was made from.
#[derive(Default)]
pub(super) struct Configuration<'a> {
    /// By address without keys.
    resources: FxHashMap<EcoString, Written<'a>>,
}

impl<'a> Configuration<'a> {
    pub(super) fn read(root: &'a Node) -> Self {
        let mut found = Self::default();
        if let Some(module) = at(root, &["configuration", "root_module"]) {
            found.collect(module, "");
        }
        found
    }

    /// Whether the plan says nothing of its configuration.
    pub(super) fn is_empty(&self) -> bool {
        self.resources.is_empty()
    }

    /// Whether a resource of this address without keys can be declared.
    pub(super) fn may_declare(&self, address: &str) -> bool {
        self.is_empty() || self.resources.contains_key(address)
    }

    /// What is written in the resource of an address without keys; `None` where it is not declared.
    pub(super) fn written(&self, address: &str) -> Option<&Written<'a>> {
        self.resources.get(address)
    }

    /// The addresses, without keys, of all that is declared, in no order.
    pub(super) fn declared(&self) -> impl Iterator<Item = &EcoString> {
        self.resources.keys()
    }

    fn collect(&mut self, module: &'a Node, prefix: &str) {
        for resource in items(module, &["resources"]) {
            let Some(address) = resource.get("address").and_then(Node::as_str) else {
                continue;
            };
            let expressions = resource.get("expressions").and_then(Node::as_mapping);
            let written = expressions.unwrap_or_default().iter();
            let written = written.map(|entry| (entry.key.as_str(), Expression::of(&entry.value)));
            self.resources
                .insert(qualified(prefix, address), written.collect());
        }
        let calls = module.get("module_calls").and_then(Node::as_mapping);
        for call in calls.unwrap_or_default() {
            if let Some(inner) = call.value.get("module") {
                let name = ecow::eco_format!("module.{}", call.key);
                self.collect(inner, &qualified(prefix, &name));
            }
        }
    }
}

/// An address of a module as seen from the root.
pub(super) fn qualified(prefix: &str, address: &str) -> EcoString {
    if prefix.is_empty() {
        address.into()
    } else {
        ecow::eco_format!("{prefix}.{address}")
    }
}

/// What a plan knows of the attributes that references name.
pub(super) trait Planned {
    /// Whether nobody has written it and the provider has yet to compute it.
    fn is_computed(&self, reference: &Reference) -> bool;

    /// Whether it is this text.
    fn is(&self, reference: &Reference, text: &str) -> bool;
}

/// A value with the resources that its expression, in a module, refers to, and those of all that is in its
/// blocks. Of several blocks, an unknown refers to what any of them does, a text to what has it.
pub(super) fn referring(
    value: Value,
    expression: &Expression<'_>,
    module: &str,
    known: &dyn Planned,
) -> Value {
    refer(value, expression, (module, known), true)
}

fn refer(
    value: Value,
    expression: &Expression<'_>,
    around: (&str, &dyn Planned),
    is_alone: bool,
) -> Value {
    let (module, known) = around;
    let mut resources: Vec<Reference> = Vec::new();
    if is_alone || expression.refers.len() <= MAX_REFERRED {
        let refers = expression.refers.iter();
        resources.extend(refers.filter_map(|text| reference(text, module)));
    }
    if !is_alone && !value.is_unknown() {
        let text = value.as_str();
        resources.retain(|it| text.is_some_and(|text| known.is(it, text)));
    }
    let value = with_references(value, resources, known);
    if expression.inner.is_empty() {
        return value;
    }
    let is_alone = is_alone && expression.blocks == 1;
    let within = |block: &Value| match &block.data {
        Data::Object(kind, entries) => {
            let entries = entries.iter().map(|(name, entry)| {
                let entry = match expression.inner.get(name.as_str()) {
                    Some(expression) => refer(entry.clone(), expression, around, is_alone),
                    None => entry.clone(),
                };
                (name.clone(), entry)
            });
            let data = Data::Object(*kind, Arc::new(entries.collect()));
            Value::new(data).with_origin(block.origin.clone())
        }
        _ => block.clone(),
    };
    match &value.data {
        Data::Sequence(kind, blocks) => {
            let blocks = blocks.iter().map(within).collect();
            let data = Data::Sequence(*kind, Arc::new(blocks));
            Value::new(data).with_origin(value.origin.clone())
        }
        _ => within(&value),
    }
}

/// The value of an expression that refers to resources. An unknown is taken not to be null where all that it
/// refers to is certain not to be: ids, ARNs, and what the provider computes.
fn with_references(value: Value, mut resources: Vec<Reference>, known: &dyn Planned) -> Value {
    let Some(first) = resources.first() else {
        return value;
    };
    if value.is_unknown() {
        let mut named = resources.iter().filter(|it| !it.attribute.is_empty());
        let is_certain = |it: &Reference| it.is_always_there() || known.is_computed(it);
        let not_null = named.clone().next().is_some() && named.all(is_certain);
        resources.dedup_by(|a, b| a.address == b.address);
        let unknown = Unknown {
            references: resources,
            not_null,
            ..Unknown::because(Reason::new(ReasonKind::Computed, "known only after apply"))
        };
        return Value::new(Data::Unknown(unknown.into())).with_origin(value.origin);
    }
    let behind = Origin::NONE.behind(HopKind::Resource, first.address.clone());
    Value {
        origin: Origin {
            place: value.origin.place,
            via: behind.via,
            is_secret: value.origin.is_secret,
        },
        data: value.data,
    }
}

/// A reference of the configuration as an attribute of a resource of the unit; `None` for variables,
/// locals and their like. An instance whose key the text does not hold may be any.
fn reference(text: &str, module: &str) -> Option<Reference> {
    let first = text.split('.').next()?;
    if NO_RESOURCES.contains(&first) {
        return None;
    }
    let names = if first == "data" { 3 } else { 2 };
    let mut parts = text.splitn(names + 1, '.');
    let address: Vec<&str> = parts.by_ref().take(names).collect();
    let attribute = parts.next().unwrap_or_default();
    (address.len() == names)
        .then(|| Reference::new(qualified(module, &address.join(".")), attribute))
}
