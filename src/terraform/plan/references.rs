//! What the configuration in a plan says: which resources are declared, which of their attributes
//! are written, and what those refer to.

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

/// The attributes that are written in a resource, with what their expressions refer to, as seen from
/// within the module.
pub(super) type Written<'a> = FxHashMap<&'a str, Vec<&'a str>>;

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
            let written = expressions.unwrap_or_default().iter().map(|entry| {
                let references = items(&entry.value, &["references"]);
                let references = references.iter().filter_map(Node::as_str).collect();
                (entry.key.as_str(), references)
            });
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

/// The value with the resources that its expression, in a module, refers to. An unknown is taken not to be
/// null where all that it refers to is certain not to be: ids, ARNs, and what the provider computes.
pub(super) fn referring(
    value: Value,
    refers: &[&str],
    module: &str,
    is_computed: impl Fn(&Reference) -> bool,
) -> Value {
    let resources = refers.iter().filter_map(|text| reference(text, module));
    let mut resources: Vec<Reference> = resources.collect();
    let Some(first) = resources.first() else {
        return value;
    };
    if value.is_unknown() {
        let mut named = resources.iter().filter(|it| !it.attribute.is_empty());
        let is_certain = |it: &Reference| it.is_always_there() || is_computed(it);
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
