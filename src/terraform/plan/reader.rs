//! A plan to resources: those that are there after it, and those that it destroys.

use ecow::EcoString;
use rustc_hash::{FxHashMap, FxHashSet};

use super::references::{self, Configuration, Written, referring};
use super::values::{Mirrors, entries, hide, is_true, span_of};
use super::{Plan, at, graft, items};
use crate::resource::address::without_keys;
use crate::resource::{DESTROYED, Platform, Resource};
use crate::source::{Place, SourceFile};
use crate::syntax::tree::Node;
use crate::value::{Map, Origin, Reason, ReasonKind, Reference, Value};

/// What the plan does with a resource, as an attribute of it: no provider has one of this name.
const PLANNED: &str = "planned";

/// What stands between the address of a resource and the key of what a replacement has left behind.
pub(super) const DEPOSED: &str = " (deposed object ";

/// Reads one plan.
pub(super) struct Reader<'a> {
    pub(super) file: &'a SourceFile,
    pub(super) configuration: Configuration<'a>,
    root: &'a Node,
    /// Of the current objects, by address.
    changes: FxHashMap<&'a str, Change<'a>>,
    /// What is put off to a later plan, by address without keys.
    deferred: FxHashSet<EcoString>,
}

/// What a plan does with one object.
#[derive(Clone, Copy)]
struct Change<'a> {
    action: &'a str,
    /// Whether Terraform leaves it alone from then on: it is among the planned values all the same.
    is_let_go: bool,
    reason: Option<&'a str>,
    causes: &'a [Node],
    after: Option<&'a Node>,
    unknown: Option<&'a Node>,
    sensitive_after: Option<&'a Node>,
}

impl<'a> Change<'a> {
    fn read(node: &'a Node) -> Option<Self> {
        let actions = items(node, &["change", "actions"]);
        let mut names = actions.iter().filter_map(Node::as_str);
        let first = names.next()?;
        let is_let_go = first == "forget" && names.clone().next().is_none();
        let has_delete = first == "delete" || names.clone().any(|name| name == "delete");
        Some(Self {
            action: match names.next() {
                Some(_) if has_delete => "replace",
                _ => first,
            },
            is_let_go,
            reason: node.get("action_reason").and_then(Node::as_str),
            causes: items(node, &["change", "replace_paths"]),
            after: at(node, &["change", "after"]),
            unknown: at(node, &["change", "after_unknown"]),
            sensitive_after: at(node, &["change", "after_sensitive"]),
        })
    }

    /// What a check may read of it.
    fn told(self) -> (EcoString, Value) {
        let reason = self.reason.map_or_else(Value::null, Value::from);
        // The first step of a path is the attribute.
        let causes = self.causes.iter();
        let causes = causes.filter_map(|path| path.as_sequence()?.first()?.as_str());
        let entries = [
            ("action", Value::from(self.action)),
            ("causes", Value::tuple(causes.map(Value::from).collect())),
            ("reason", reason),
        ];
        (PLANNED.into(), Value::object(entries.into_iter().collect()))
    }
}

impl references::Planned for Reader<'_> {
    fn is_computed(&self, reference: &Reference) -> bool {
        let written = self
            .configuration
            .written(&without_keys(&reference.address));
        let change = self.changes.get(reference.address.as_str());
        let name = top(reference);
        let unknown = change.and_then(|change| change.unknown?.get(name));
        written.is_some_and(|it| !it.contains_key(name)) && unknown.is_some_and(is_true)
    }

    fn is(&self, reference: &Reference, text: &str) -> bool {
        let change = self.changes.get(reference.address.as_str());
        let value = change.and_then(|change| change.after?.get(top(reference)));
        value.and_then(Node::as_str) == Some(text)
    }
}

/// The attribute of the resource itself that a reference reads from.
fn top(reference: &Reference) -> &str {
    let name = reference.attribute.split(['.', '[']).next();
    name.unwrap_or_default()
}

impl<'a> Reader<'a> {
    pub(super) fn new(plan: &'a Plan) -> Self {
        let root = plan.root();
        // What a replacement has left behind (`deposed`) has the address of the object that took
        // its place, and is not it.
        let current = items(root, &["resource_changes"])
            .iter()
            .filter(|node| node.get("deposed").is_none());
        let deferred = items(root, &["deferred_changes"]).iter();
        let deferred =
            deferred.filter_map(|node| at(node, &["resource_change", "address"])?.as_str());
        Self {
            deferred: deferred.map(without_keys).collect(),
            file: &plan.file,
            configuration: Configuration::read(root),
            root,
            changes: current
                .filter_map(|node| Some((node.get("address")?.as_str()?, Change::read(node)?)))
                .collect(),
        }
    }

    /// Whether what is declared by this address without keys is put off to a later plan.
    pub(super) fn defers(&self, declared: &str) -> bool {
        self.deferred.contains(declared)
    }

    /// All resources, in the order of their addresses.
    pub(super) fn resources(&self) -> Vec<Resource> {
        let mut resources = Vec::new();
        if let Some(module) = self.values() {
            self.read_module(module, &mut resources);
        }
        let changes = items(self.root, &["resource_changes"]);
        resources.extend(changes.iter().filter_map(|node| self.read_destroyed(node)));
        resources.sort_by(Resource::by_address);
        resources.dedup_by(|a, b| a.address == b.address && a.kind == b.kind);
        resources
    }

    /// Number of planned resources that are not read: those without an address of their own, or a type.
    pub(super) fn malformed(&self) -> usize {
        let mut seen = FxHashSet::default();
        self.values().map_or(0, |module| unnamed(module, &mut seen))
    }

    /// Where the values of a plan or a state begin.
    fn values(&self) -> Option<&'a Node> {
        let planned = at(self.root, &["planned_values", "root_module"]);
        planned.or_else(|| at(self.root, &["values", "root_module"]))
    }

    fn read_module(&self, module: &Node, resources: &mut Vec<Resource>) {
        let address = module.get("address").and_then(Node::as_str);
        let own = items(module, &["resources"]).iter();
        resources
            .extend(own.filter_map(|node| self.read_planned(node, address.unwrap_or_default())));
        for child in items(module, &["child_modules"]) {
            self.read_module(child, resources);
        }
    }

    /// A resource as it will be.
    fn read_planned(&self, node: &Node, module: &str) -> Option<Resource> {
        let address = node.get("address")?.as_str()?;
        let kind = node.get("type")?.as_str()?;
        let is_data = node.get("mode").and_then(Node::as_str) == Some("data");
        let change = self.changes.get(address).copied();
        // What is let go of stays in the list, without values: Terraform knows it no longer.
        if change.is_some_and(|change| change.is_let_go) {
            return None;
        }
        let written = self.configuration.written(&without_keys(address));
        let refer = |(name, value): (EcoString, Value)| {
            let refers = written.and_then(|written| written.get(name.as_str()));
            let value = match refers {
                Some(expression) => referring(value, expression, module, self),
                None => value,
            };
            (name, value)
        };
        let values = node.get("values").and_then(Node::as_mapping);
        let unknown = change.and_then(|change| change.unknown);
        // Plans of old formats and states have one of the two.
        let marks = change.and_then(|change| change.sensitive_after);
        let mirrors = Mirrors {
            unknown,
            sensitive: node.get("sensitive_values").or(marks),
        };
        if let Some(node) = node.get("values") {
            hide(self.file, node, mirrors.sensitive);
        }
        let attributes = entries(self.file.id, values.unwrap_or_default(), mirrors)
            .chain(self.computed(address, written, unknown))
            .map(refer)
            .chain(change.map(Change::told));
        let kind = if is_data {
            ecow::eco_format!("data.{kind}")
        } else {
            kind.into()
        };
        Some(self.resource(node, kind, address.into(), attributes.collect()))
    }

    /// What is written and not known as a whole. What nobody has written and the provider will
    /// compute is not there, as in source. Plans without a configuration do not say what is written.
    fn computed(
        &self,
        address: &str,
        written: Option<&Written<'_>>,
        unknown: Option<&Node>,
    ) -> impl Iterator<Item = (EcoString, Value)> {
        let unknown = unknown.and_then(Node::as_mapping).unwrap_or_default();
        let is_written = move |name: &str| {
            self.configuration.is_empty() || written.is_some_and(|it| it.contains_key(name))
        };
        unknown
            .iter()
            .filter(move |entry| is_true(&entry.value) && is_written(&entry.key))
            .map(move |entry| {
                let text = ecow::eco_format!("{address}.{} is known only after apply", entry.key);
                let value = Value::unknown(Reason::new(ReasonKind::Computed, text));
                (entry.key.clone(), value)
            })
    }

    /// An object that the plan destroys, with the values that it has until then.
    fn read_destroyed(&self, node: &Node) -> Option<Resource> {
        let change = Change::read(node).filter(|it| ["delete", "replace"].contains(&it.action))?;
        let before = at(node, &["change", "before"])?;
        let mirrors = Mirrors {
            sensitive: at(node, &["change", "before_sensitive"]),
            ..Mirrors::default()
        };
        hide(self.file, before, mirrors.sensitive);
        let before = before.as_mapping()?;
        let address = node.get("address")?.as_str()?;
        let kind = node.get("type")?.as_str()?;
        let address = match node.get("deposed").and_then(Node::as_str) {
            Some(key) => ecow::eco_format!("{address}{DEPOSED}{key})"),
            None => address.into(),
        };
        let kind = ecow::eco_format!("{DESTROYED}{kind}");
        let attributes = entries(self.file.id, before, mirrors).chain([change.told()]);
        let mut resource = self.resource(node, kind, address, attributes.collect());
        let header = Origin::at(resource.header);
        resource.attributes = graft::settled(resource.attributes, &header);
        Some(resource)
    }

    fn resource(
        &self,
        node: &Node,
        kind: EcoString,
        address: EcoString,
        attributes: Map,
    ) -> Resource {
        let header = node.entry("address").map_or(node.span, span_of);
        let header = Place::new(self.file.id, header);
        Resource {
            platform: Platform::Terraform,
            kind,
            address,
            attributes: Value::object(attributes).with_origin(Origin::at(header)),
            header,
            body: Place::new(self.file.id, node.span),
            conditional: None,
            calls: Vec::new(),
            realm: None,
        }
    }
}

fn unnamed<'n>(module: &'n Node, seen: &mut FxHashSet<&'n str>) -> usize {
    let text = |node: &'n Node, key| node.get(key).and_then(Node::as_str);
    let own = items(module, &["resources"]).iter();
    let own = own.filter(|node| {
        let is_own = text(node, "address").is_some_and(|address| seen.insert(address));
        !is_own || text(node, "type").is_none()
    });
    let own = own.count();
    let children = items(module, &["child_modules"]).iter();
    own + children.map(|child| unnamed(child, seen)).sum::<usize>()
}
