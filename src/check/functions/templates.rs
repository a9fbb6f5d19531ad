//! `pod_templates`: where an object of Kubernetes says what pods it makes.
//!
//! Kubernetes' own kinds keep their template in one place, which a table has. The kinds of others are
//! many and new ones come every week, so they are known by the shape of what they hold: an object
//! with containers of which one has an `image`. A few have pods without that shape ([`operators`]).
//! What has the shape and is no workload (a patch, a policy's pattern, a chart's values, a schema) is
//! told by its kind or by the key that it stands under.

mod operators;

use std::fmt::Write;
use std::sync::Arc;

use ecow::{EcoString, eco_format};

use super::open;
use crate::check::scope::Here;
use crate::expr::FunctionError;
use crate::value::{Data, Map, Reason, ReasonKind, Shape, Unknown, Value};

/// Levels that are searched; what nests deeper is no API's.
const MAX_DEPTH: usize = 48;

/// Nodes of one object that are searched. Values may share their parts, so that walking all of them
/// could take far longer than making them has.
const MAX_NODES: usize = 200_000;

/// The kinds with one template, by kind and group, and where it is.
const TEMPLATES: [(&str, &str, &[&str]); 17] = [
    (
        "Configuration",
        "serving.knative.dev",
        &["spec", "template"],
    ),
    (
        "CronJob",
        "batch",
        &["spec", "jobTemplate", "spec", "template"],
    ),
    ("DaemonSet", "apps", &["spec", "template"]),
    ("DaemonSet", "extensions", &["spec", "template"]),
    ("Deployment", "apps", &["spec", "template"]),
    ("Deployment", "extensions", &["spec", "template"]),
    (
        "DeploymentConfig",
        "apps.openshift.io",
        &["spec", "template"],
    ),
    ("Job", "batch", &["spec", "template"]),
    ("Pod", "", &[]),
    ("PodTemplate", "", &["template"]),
    ("ReplicaSet", "apps", &["spec", "template"]),
    ("ReplicaSet", "extensions", &["spec", "template"]),
    ("ReplicationController", "", &["spec", "template"]),
    ("Revision", "serving.knative.dev", &[]),
    ("Rollout", "argoproj.io", &["spec", "template"]),
    ("Service", "serving.knative.dev", &["spec", "template"]),
    ("StatefulSet", "apps", &["spec", "template"]),
];

/// Kinds that hold manifests which somebody changes before they mean anything, by group, and by kind
/// where not all of the group's do so.
const NO_WORKLOADS: [(&str, &str); 13] = [
    ("", "ConfigMap"),
    ("", "Secret"),
    ("apiextensions.k8s.io", "CustomResourceDefinition"),
    ("argoproj.io", "Application"),
    ("argoproj.io", "ApplicationSet"),
    ("constraints.gatekeeper.sh", ""),
    ("helm.toolkit.fluxcd.io", ""),
    ("kustomize.toolkit.fluxcd.io", ""),
    ("kyverno.io", ""),
    ("mutations.gatekeeper.sh", ""),
    ("policies.kyverno.io", ""),
    ("policy.open-cluster-management.io", ""),
    ("templates.gatekeeper.sh", ""),
];

/// Keys under which something has the shape of a pod and is none: what was observed, what changes
/// others, what is compared with, what describes.
const NO_TEMPLATES: [&str; 16] = [
    "anyPattern",
    "default",
    "defaults",
    "example",
    "metadata",
    "openAPIV3Schema",
    "overlay",
    "overlays",
    "overrides",
    "patch",
    "patches",
    "pattern",
    "schema",
    "status",
    "values",
    "valuesObject",
];

/// The types of resources that are known to make pods, by name; those of other kinds that have the shape of a
/// pod in them have no end.
pub(in crate::check) fn kinds() -> Vec<EcoString> {
    let own = TEMPLATES.iter().map(|(kind, group, _)| (*kind, *group));
    let all = own.chain(operators::kinds());
    let mut kinds: Vec<EcoString> = all
        .map(|(kind, group)| match group.contains('.') {
            true => eco_format!("{kind}.{group}"),
            false => kind.into(),
        })
        .collect();
    kinds.sort_unstable();
    kinds.dedup();
    kinds
}

/// `pod_templates(object)`: an object of `metadata` and `spec` by where they stand in the manifest:
/// `spec.tasks[0].template`; by the empty text in kinds that have only one, always in the same place.
/// Where it is open what is set for the pod beside what is found, `spec` is an unknown of which that
/// much is known. Unknown for an unknown object, empty for null.
pub(super) fn pod_templates(args: &[Value], _: &Here<'_>) -> Result<Value, FunctionError> {
    let object = &args[0];
    match &object.data {
        Data::Unknown(unknown) => Ok(open(unknown).with_origin(object.origin.clone())),
        Data::Null => Ok(Value::object(Map::new())),
        Data::Object(..) => Ok(Search::of(object)),
        _ => {
            let message = format!("expected a manifest, not {}", object.type_in_words());
            Err(FunctionError::argument(0, message))
        }
    }
}

/// A search for templates in one object.
struct Search<'v> {
    kind: &'v str,
    group: &'v str,
    found: Map,
    left: usize,
}

/// A step from a container to what is in it.
enum Step<'v> {
    Name(&'v str),
    Index(usize),
}

impl<'v> Search<'v> {
    fn of(object: &'v Value) -> Value {
        let (kind, group) = kind_of(object);
        let mut search = Self {
            kind,
            group,
            found: Map::new(),
            left: MAX_NODES,
        };
        search.run(object);
        if search.left == 0 {
            let reason = format!("the object has more than {MAX_NODES} parts");
            return Value::unknown(Reason::new(ReasonKind::Bound, reason));
        }
        Value::object(search.found)
    }

    fn run(&mut self, object: &'v Value) {
        if is_no_workload(self.kind, self.group) {
            return;
        }
        let known = TEMPLATES
            .iter()
            .find(|(kind, group, _)| *kind == self.kind && *group == self.group);
        if let Some((.., path)) = known {
            let template = path.iter().try_fold(object, |at, name| at.get(name));
            if let Some(template) = template.filter(|template| !template.is_null()) {
                self.found.insert("", whole(template));
            }
        } else if let Some(pods) = operators::pods(self.kind, self.group, object) {
            self.found = pods;
        } else {
            self.descend(object, None, &mut Vec::new());
        }
    }

    /// Looks for templates in a value. `parent` is what it stands in.
    fn descend(&mut self, value: &'v Value, parent: Option<&'v Value>, path: &mut Vec<Step<'v>>) {
        self.left = self.left.saturating_sub(1);
        if self.left == 0 || path.len() > MAX_DEPTH {
            return;
        }
        match &value.data {
            Data::Object(..) if has_pod_shape(value) => self.take(value, parent, path),
            Data::Object(..) if !path.is_empty() && self.take_manifest(value, path) => {}
            Data::Object(_, entries) => {
                for (name, entry) in entries.iter() {
                    if !NO_TEMPLATES.contains(&name.as_str()) {
                        path.push(Step::Name(name));
                        self.descend(entry, Some(value), path);
                        path.pop();
                    }
                }
            }
            Data::Sequence(_, items) => {
                for (at, item) in items.iter().enumerate() {
                    path.push(Step::Index(at));
                    self.descend(item, Some(value), path);
                    path.pop();
                }
            }
            _ => {}
        }
    }

    /// Takes a manifest that stands in another, where its kind says by itself whether it has pods.
    fn take_manifest(&mut self, value: &Value, path: &[Step<'_>]) -> bool {
        let (kind, group) = kind_of(value);
        if value.get("apiVersion").is_none() || kind.is_empty() {
            return false;
        }
        if is_no_workload(kind, group) {
            return true;
        }
        let Some(pods) = operators::pods(kind, group, value) else {
            return false;
        };
        let above = written(path);
        for (place, pod) in pods.iter() {
            self.found
                .insert(eco_format!("{above}.{place}"), pod.clone());
        }
        true
    }

    /// Takes what has the shape of a pod's specification. It is one as a whole if it is the `spec` of
    /// something below the object; elsewhere the kind may keep the rest of it in other places.
    fn take(&mut self, value: &Value, parent: Option<&Value>, path: &[Step<'_>]) {
        let (place, template) = match path {
            [above @ .., Step::Name("spec")] if !above.is_empty() => {
                let template = parent.map_or_else(Value::null, whole);
                (above, template)
            }
            _ => {
                let entries = value.as_entries().cloned().unwrap_or_default();
                let spec = in_part(entries, self.kind).with_origin(value.origin.clone());
                (path, pod(None, spec))
            }
        };
        self.found.insert(written(place), template);
    }
}

/// The kind of an object, and its group.
fn kind_of(object: &Value) -> (&str, &str) {
    let text = |name| object.get(name).and_then(Value::as_str).unwrap_or_default();
    let group = text("apiVersion").rsplit_once('/');
    (text("kind"), group.map_or("", |(group, _)| group))
}

fn is_no_workload(kind: &str, group: &str) -> bool {
    let mut all = NO_WORKLOADS.iter();
    all.any(|(of, one)| *of == group && (one.is_empty() || *one == kind))
}

/// A path as it is written.
fn written(path: &[Step<'_>]) -> EcoString {
    let mut text = EcoString::new();
    for step in path {
        match step {
            Step::Name(name) if text.is_empty() => text.push_str(name),
            Step::Name(name) => {
                text.push('.');
                text.push_str(name);
            }
            Step::Index(at) => write!(text, "[{at}]").expect("a text takes whatever is written"),
        }
    }
    text
}

/// A pod of a template, which has the origin of its `spec` since that is what is judged.
fn whole(template: &Value) -> Value {
    let part = |name| match template.get(name) {
        Some(found) => template.narrowed_to(found),
        None => match template.as_unknown() {
            Some(_) => template.clone(),
            None => Value::null().with_origin(template.origin.clone()),
        },
    };
    pod(Some(part("metadata")), part("spec"))
}

fn pod(metadata: Option<Value>, spec: Value) -> Value {
    let spec = well_formed(spec);
    let origin = spec.origin.clone();
    let entries = [("metadata", metadata.unwrap_or_default()), ("spec", spec)];
    Value::object(entries.into_iter().collect()).with_origin(origin)
}

/// A specification whose lists of containers are lists of objects, as far as that is known. What else is
/// written there, no server takes.
fn well_formed(mut spec: Value) -> Value {
    let Data::Object(_, entries) = &mut spec.data else {
        return match spec.data {
            Data::Unknown(_) => spec,
            _ => Value::null().with_origin(spec.origin),
        };
    };
    let is_object = |item: &Value| item.is_unknown() || item.as_entries().is_some();
    for list in [
        "containers",
        "ephemeralContainers",
        "initContainers",
        "volumes",
    ] {
        let Some(value) = entries.get(list) else {
            continue;
        };
        let items = match &value.data {
            Data::Null | Data::Unknown(_) => continue,
            Data::Sequence(_, items) if items.iter().all(is_object) => continue,
            Data::Sequence(_, items) => items.iter().filter(|it| is_object(it)).cloned().collect(),
            _ => Vec::new(),
        };
        let kept = Value::tuple(items).with_origin(value.origin.clone());
        Arc::make_mut(entries).insert(list, kept);
    }
    spec
}

/// A specification of which only these entries are known: but which containers and volumes it has is
/// known if any of that is.
fn in_part(mut entries: Map, kind: &str) -> Value {
    for list in [
        "containers",
        "ephemeralContainers",
        "initContainers",
        "volumes",
    ] {
        if !entries.contains(list) {
            entries.insert(list, Value::null());
        }
    }
    let reason = format!("what else holds for the pods of a {kind} is not said here");
    let unknown = Unknown {
        not_null: true,
        shape: Some(Shape::Object(entries.into())),
        ..Unknown::because(Reason::new(ReasonKind::Runtime, reason))
    };
    Value::new(Data::Unknown(unknown.into()))
}

/// Whether a value holds containers, one of which runs an image.
fn has_pod_shape(value: &Value) -> bool {
    let lists = ["containers", "initContainers"].into_iter();
    let mut containers = lists
        .filter_map(|name| value.get(name)?.as_items())
        .flatten();
    containers.any(|item| item.get("image").is_some())
}

#[cfg(test)]
mod tests;
