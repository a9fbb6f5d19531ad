//! Deployments of Flink: the job manager and the task managers, made from a template for both and one for each.
//!
//! From `FlinkDeploymentSpec.java` and the documentation of pod templates of the Flink operator 1, and from
//! `InitJobManagerDecorator.java` and `Constants.java` of Flink's Kubernetes client, which fills in the image, the
//! resources of its container, the labels, and whether the pod is on the network of its host.

use ecow::eco_format;

use super::layers::{Layers, Lists};
use super::{elements, made, read};
use crate::value::{Data, Map, Reason, ReasonKind, Unknown, Value};

/// The container that runs Flink.
const MAIN: &str = "flink-main-container";

/// The pods of an object whose `spec` stands at a path.
pub(super) fn deployment(object: &Value, path: &str, pods: &mut Map) {
    let Some(spec) = read(object, &["spec"]) else {
        return;
    };
    let by_name = setting(
        spec,
        "kubernetes.operator.pod-template.merge-arrays-by-name",
    );
    let mut layers = Layers::new(match by_name {
        Some(value) if truth(value).as_bool() == Some(true) => Lists::ByName,
        _ => Lists::ByPosition,
    });
    for (role, component) in [("jobManager", "jobmanager"), ("taskManager", "taskmanager")] {
        let part = read(spec, &[role]).unwrap_or(spec);
        let own = read(spec, &[role, "podTemplate"]);
        let template = layers.put(own, read(spec, &["podTemplate"]));
        let template = template.unwrap_or_else(|| Value::object(Map::new()));
        let entries = entries(spec, part, &template);
        let metadata = metadata(object, spec, component, &template);
        let is_open = layers.is_exhausted();
        let source = read(&template, &["spec"]).unwrap_or(part);
        pods.insert(
            eco_format!("{path}.{role}"),
            made(entries, Some(metadata), is_open, "FlinkDeployment", source),
        );
    }
}

fn entries(spec: &Value, part: &Value, template: &Value) -> Map {
    let inner = read(template, &["spec"]);
    let mut entries = inner
        .and_then(Value::as_entries)
        .cloned()
        .unwrap_or_default();
    let containers = inner.into_iter().flat_map(|of| elements(of, "containers"));
    let mut containers: Vec<Value> = containers.map(|(_, one)| one.clone()).collect();
    let is_main = |one: &Value| one.get("name").and_then(Value::as_str) == Some(MAIN);
    match containers.iter_mut().find(|one| is_main(one)) {
        Some(main) => *main = main_container(spec, part, Some(main)),
        None => containers.insert(0, main_container(spec, part, None)),
    }
    entries.insert("containers", Value::tuple(containers));
    let network = setting(spec, "kubernetes.hostnetwork.enabled");
    let network = network.map_or_else(|| Value::from(false), truth);
    entries.insert("hostNetwork", network);
    let account = read(spec, &["serviceAccount"]);
    entries.extend(account.map(|account| ("serviceAccountName", account.clone())));
    entries
}

fn main_container(spec: &Value, part: &Value, base: Option<&Value>) -> Value {
    let mut own = base
        .and_then(Value::as_entries)
        .cloned()
        .unwrap_or_default();
    own.insert("name", Value::string(MAIN));
    let image = read(spec, &["image"]).or_else(|| own.get("image"));
    let image = image.cloned().unwrap_or_else(by_flink);
    own.insert("image", image);
    let mut limits = Map::new();
    for name in ["cpu", "memory"] {
        let limit =
            read(part, &["resource", name]).or_else(|| read(part, &["resources", "limits", name]));
        limits.insert(name, limit.cloned().unwrap_or_else(by_flink));
    }
    let mut resources = Map::new();
    resources.insert("limits", Value::object(limits));
    own.insert("resources", Value::object(resources));
    Value::object(own).with_origin(base.unwrap_or(part).origin.clone())
}

/// Metadata with the labels that Flink gives to its pods.
fn metadata(object: &Value, spec: &Value, component: &str, template: &Value) -> Value {
    let labels = read(template, &["metadata", "labels"]);
    let mut labels = labels
        .and_then(Value::as_entries)
        .cloned()
        .unwrap_or_default();
    let mode = read(spec, &["mode"]).and_then(Value::as_str);
    let kind = match mode {
        Some("standalone") => "flink-standalone-kubernetes",
        _ => "flink-native-kubernetes",
    };
    labels.insert("type", Value::string(kind));
    labels.insert("component", Value::string(component));
    let name = read(object, &["metadata", "name"]).cloned();
    labels.insert("app", name.unwrap_or_else(by_flink));
    let metadata = read(template, &["metadata"]).and_then(Value::as_entries);
    let mut metadata = metadata.cloned().unwrap_or_default();
    metadata.insert("labels", Value::object(labels));
    Value::object(metadata)
}

/// A setting of `flinkConfiguration`, whose keys may be written in one or as objects in each other.
fn setting<'v>(spec: &'v Value, name: &str) -> Option<&'v Value> {
    let settings = read(spec, &["flinkConfiguration"])?;
    if settings.is_unknown() {
        return Some(settings);
    }
    let nested: Vec<&str> = name.split('.').collect();
    read(settings, &[name]).or_else(|| read(settings, &nested))
}

/// A truth value, which may be written as text.
fn truth(value: &Value) -> Value {
    let text = value.as_str();
    text.map_or_else(|| value.clone(), |text| Value::from(text == "true"))
        .or_origin(&value.origin)
}

/// What Flink decides by itself.
fn by_flink() -> Value {
    let reason = Reason::new(ReasonKind::Runtime, "Flink decides it");
    let unknown = Unknown {
        not_null: true,
        ..Unknown::because(reason)
    };
    Value::new(Data::Unknown(unknown.into()))
}
