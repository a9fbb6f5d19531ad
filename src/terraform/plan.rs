//! Plan JSON (`terraform show -json`): resources with the values that Terraform itself has found.
//! <https://developer.hashicorp.com/terraform/internals/json-format>
//!
//! What the plan does not know (`after_unknown`) is unknown; the references of the configuration
//! say which resources such a value, and any other, comes from.

use std::sync::Arc;

use ecow::EcoString;
use rustc_hash::FxHashMap;

use crate::resource::{Platform, Resource, Unit};
use crate::source::{Place, SourceFile, Span};
use crate::syntax::tree::{Document, Entry, Node, NodeKind};
use crate::value::{Data, HopKind, Map, Origin, Reason, ReasonKind, Reference, Unknown, Value};

/// Whether a JSON document is a plan.
pub fn recognise(root: &Node) -> bool {
    root.get("format_version").is_some()
        && root.get("terraform_version").is_some()
        && root.get("planned_values").is_some()
}

/// The resources of a plan, each placed at its object in the plan.
pub fn evaluate(document: &Document, file: &SourceFile) -> Unit {
    let root = &document.root;
    let reader = PlanReader {
        file,
        unknown: unknown_values(root),
        references: references(root),
    };
    let mut resources = Vec::new();
    if let Some(module) = root
        .get("planned_values")
        .and_then(|values| values.get("root_module"))
    {
        reader.read_module(module, &mut resources);
    }
    resources.sort_by(|a: &Resource, b: &Resource| a.address.cmp(&b.address));
    Unit {
        platform: Platform::Terraform,
        root: file.path.clone(),
        name: file.name.clone(),
        resources,
        diagnostics: Vec::new(),
    }
}

/// `after_unknown` by address.
fn unknown_values(root: &Node) -> FxHashMap<&str, &Node> {
    let changes = root
        .get("resource_changes")
        .and_then(Node::as_sequence)
        .unwrap_or_default();
    changes
        .iter()
        .filter_map(|change| {
            Some((
                change.get("address")?.as_str()?,
                change.get("change")?.get("after_unknown")?,
            ))
        })
        .collect()
}

/// By address without keys and attribute, for each attribute that is written: what its expression
/// refers to, within its module.
type References<'a> = FxHashMap<(EcoString, &'a str), Vec<&'a str>>;

fn references(root: &Node) -> References<'_> {
    let mut found = References::default();
    if let Some(module) = root
        .get("configuration")
        .and_then(|configuration| configuration.get("root_module"))
    {
        collect_references(module, "", &mut found);
    }
    found
}

fn collect_references<'a>(module: &'a Node, prefix: &str, found: &mut References<'a>) {
    for resource in module
        .get("resources")
        .and_then(Node::as_sequence)
        .unwrap_or_default()
    {
        let Some(address) = resource.get("address").and_then(Node::as_str) else {
            continue;
        };
        for entry in resource
            .get("expressions")
            .and_then(Node::as_mapping)
            .unwrap_or_default()
        {
            let list = entry
                .value
                .get("references")
                .and_then(Node::as_sequence)
                .unwrap_or_default();
            let list: Vec<&str> = list.iter().filter_map(Node::as_str).collect();
            found.insert((qualified(prefix, address), entry.key.as_str()), list);
        }
    }
    for call in module
        .get("module_calls")
        .and_then(Node::as_mapping)
        .unwrap_or_default()
    {
        if let Some(inner) = call.value.get("module") {
            let prefix = qualified(prefix, &format!("module.{}", call.key));
            collect_references(inner, &prefix, found);
        }
    }
}

fn qualified(prefix: &str, address: &str) -> EcoString {
    if prefix.is_empty() {
        address.into()
    } else {
        ecow::eco_format!("{prefix}.{address}")
    }
}

/// An address without the keys of instances: `module.a["x.y"].b.c[0]` as `module.a.b.c`.
fn without_keys(address: &str) -> EcoString {
    let (mut result, mut depth, mut quoted, mut escaped) =
        (EcoString::new(), 0_usize, false, false);
    for c in address.chars() {
        match c {
            _ if escaped => escaped = false,
            '\\' if quoted => escaped = true,
            '"' if depth > 0 => quoted = !quoted,
            '[' if !quoted => depth += 1,
            ']' if !quoted => depth = depth.saturating_sub(1),
            _ if depth == 0 => result.push(c),
            _ => {}
        }
    }
    result
}

struct PlanReader<'a> {
    file: &'a SourceFile,
    unknown: FxHashMap<&'a str, &'a Node>,
    references: References<'a>,
}

impl PlanReader<'_> {
    fn read_module(&self, module: &Node, resources: &mut Vec<Resource>) {
        let own = module
            .get("resources")
            .and_then(Node::as_sequence)
            .unwrap_or_default();
        resources.extend(
            own.iter()
                .filter_map(|node| self.read_resource(node, module)),
        );
        let children = module
            .get("child_modules")
            .and_then(Node::as_sequence)
            .unwrap_or_default();
        children
            .iter()
            .for_each(|child| self.read_module(child, resources));
    }

    fn read_resource(&self, node: &Node, module: &Node) -> Option<Resource> {
        let address = node.get("address")?.as_str()?;
        let kind = node.get("type")?.as_str()?;
        let is_data = node.get("mode").and_then(Node::as_str) == Some("data");
        let header = Place::new(
            self.file.id,
            node.entry("address").map_or(node.span, span_of),
        );
        let module_address = module
            .get("address")
            .and_then(Node::as_str)
            .unwrap_or_default();
        let entries = node
            .get("values")
            .and_then(Node::as_mapping)
            .unwrap_or_default();
        let unknown = self.unknown.get(address).copied();
        let bare = without_keys(address);
        let mut attributes: Map = entries
            .iter()
            .map(|entry| (entry.key.clone(), self.entry_value(entry, unknown)))
            .collect();
        // What nobody has written and the provider will compute is not there, as in source. Plans
        // without a configuration do not say what is written.
        let is_written = |name: &str| {
            self.references.is_empty() || self.references.contains_key(&(bare.clone(), name))
        };
        for entry in unknown.and_then(Node::as_mapping).unwrap_or_default() {
            if entry.value.kind == NodeKind::Bool(true) && is_written(&entry.key) {
                attributes.insert(entry.key.clone(), after_apply(address, &entry.key));
            }
        }
        let attributes = attributes
            .into_iter()
            .map(|(name, value)| {
                let refers = self.references.get(&(bare.clone(), name.as_str()));
                let value = refers.map_or(value.clone(), |refers| {
                    referring(value, refers, module_address)
                });
                (name, value)
            })
            .collect();
        Some(Resource {
            platform: Platform::Terraform,
            kind: if is_data {
                ecow::eco_format!("data.{kind}")
            } else {
                kind.into()
            },
            address: address.into(),
            attributes: Value::object(attributes).with_origin(Origin::at(header)),
            header,
            body: Place::new(self.file.id, node.span),
            conditional: None,
            calls: Vec::new(),
        })
    }

    fn entry_value(&self, entry: &Entry, unknown: Option<&Node>) -> Value {
        let unknown = unknown.and_then(|unknown| unknown.get(&entry.key));
        self.value(&entry.value, unknown, span_of(entry))
    }

    /// A planned value; `unknown` mirrors it, with `true` where it is not known.
    fn value(&self, node: &Node, unknown: Option<&Node>, span: Span) -> Value {
        let origin = Origin::at(Place::new(self.file.id, span));
        if unknown.is_some_and(|unknown| unknown.kind == NodeKind::Bool(true)) {
            return Value::unknown(Reason::new(ReasonKind::Computed, "known only after apply"))
                .with_origin(origin);
        }
        let value = match &node.kind {
            NodeKind::Null => Value::null(),
            NodeKind::Bool(value) => Value::from(*value),
            NodeKind::Number(number) => Value::from(number.clone()),
            NodeKind::String(text) => Value::string(text.clone()),
            NodeKind::Sequence(items) => {
                let mirror = unknown.and_then(Node::as_sequence).unwrap_or_default();
                Value::tuple(
                    items
                        .iter()
                        .enumerate()
                        .map(|(at, item)| self.value(item, mirror.get(at), item.span))
                        .collect(),
                )
            }
            NodeKind::Mapping(entries) => {
                let mut map: Map = entries
                    .iter()
                    .map(|entry| (entry.key.clone(), self.entry_value(entry, unknown)))
                    .collect();
                for entry in unknown.and_then(Node::as_mapping).unwrap_or_default() {
                    if entry.value.kind == NodeKind::Bool(true) && !map.contains(&entry.key) {
                        map.insert(
                            entry.key.clone(),
                            Value::unknown(Reason::new(
                                ReasonKind::Computed,
                                "known only after apply",
                            )),
                        );
                    }
                }
                Value::object(map)
            }
        };
        value.with_origin(origin)
    }
}

fn span_of(entry: &Entry) -> Span {
    match entry.value.kind {
        NodeKind::Mapping(_) | NodeKind::Sequence(_) => entry.key_span,
        _ => entry.key_span.to(entry.value.span),
    }
}

fn after_apply(address: &str, attribute: &str) -> Value {
    let text = ecow::eco_format!("{address}.{attribute} is known only after apply");
    Value::unknown(Reason::new(ReasonKind::Computed, text))
}

/// The value with the resources that its expression refers to.
fn referring(value: Value, refers: &[&str], module: &str) -> Value {
    let resources = refers.iter().filter_map(|text| reference(text, module));
    let mut resources: Vec<Reference> = resources.collect();
    let Some(first) = resources.first().cloned() else {
        return value;
    };
    if value.is_unknown() {
        let unknown = Unknown::because(Reason::new(ReasonKind::Computed, "known only after apply"));
        resources.dedup_by(|a, b| a.address == b.address);
        let unknown = Unknown {
            references: resources,
            not_null: true,
            ..unknown
        };
        return Value {
            data: Data::Unknown(Arc::new(unknown)),
            origin: value.origin,
        };
    }
    let place = value.origin.place;
    let behind = Origin::NONE.behind(HopKind::Resource, first.address);
    Value {
        origin: Origin {
            place,
            via: behind.via,
        },
        data: value.data,
    }
}

/// A reference of the configuration as an attribute of a resource of the unit; `None` for variables,
/// locals and their like. An instance whose key the text does not hold may be any.
fn reference(text: &str, module: &str) -> Option<Reference> {
    let first = text.split('.').next()?;
    if [
        "var",
        "local",
        "each",
        "count",
        "path",
        "terraform",
        "self",
        "module",
    ]
    .contains(&first)
    {
        return None;
    }
    let names = if first == "data" { 3 } else { 2 };
    let mut parts = text.splitn(names + 1, '.');
    let address: Vec<&str> = parts.by_ref().take(names).collect();
    let attribute = parts.next().unwrap_or_default();
    (address.len() == names)
        .then(|| Reference::new(qualified(module, &address.join(".")), attribute))
}
