//! Applications of Spark: a driver and executors, each of which may have a template of its pod.
//!
//! From `sparkapplication_types.go` and `submission.go` of the Spark operator 2: the template is what Spark
//! begins with, and what the application says by itself comes over it.

use ecow::{EcoString, eco_format};

use super::layers::{Layers, Lists};
use super::{elements, joined, made, read};
use crate::value::{Map, Value};

/// The driver and the executors of an application. Each pod has one container of its own, for which Spark asks
/// for memory and processors in any case, and whose memory it limits.
pub(super) fn application(spec: &Value, path: &str, kind: &str, pods: &mut Map) {
    let mut layers = Layers::new(Lists::ByName);
    for (role, name) in [
        ("driver", "spark-kubernetes-driver"),
        ("executor", "spark-kubernetes-executor"),
    ] {
        if let Some(part) = read(spec, &[role]) {
            let entries = entries(spec, part, name, &mut layers);
            let is_open = layers.is_exhausted();
            let place = eco_format!("{path}.{role}");
            pods.insert(place, made(entries, None, is_open, kind, part));
        }
    }
}

/// The specification of a pod whose own container has this name.
fn entries(spec: &Value, part: &Value, name: &str, layers: &mut Layers) -> Map {
    let template = read(part, &["template", "spec"]);
    let mut entries = template
        .and_then(Value::as_entries)
        .cloned()
        .unwrap_or_default();
    let list = |name| template.into_iter().flat_map(move |of| elements(of, name));
    let list = |name| list(name).map(|(_, one)| one.clone());
    let is_own = |one: &Value| one.get("name").and_then(Value::as_str) == Some(name);
    let base = list("containers").find(is_own);
    let own = own_container(spec, part, name, base.as_ref(), layers);
    let others = list("containers").filter(|one| !is_own(one));
    let sidecars = elements(part, "sidecars").map(|(_, one)| one.clone());
    let containers = std::iter::once(own).chain(others).chain(sidecars).collect();
    for (name, here) in [
        ("hostNetwork", "hostNetwork"),
        ("securityContext", "podSecurityContext"),
        ("serviceAccountName", "serviceAccount"),
    ] {
        entries.extend(read(part, &[here]).map(|value| (name, value.clone())));
    }
    for (name, of) in [("initContainers", part), ("volumes", spec)] {
        let base = template.and_then(|template| read(template, &[name]));
        entries.insert(name, joined([base, read(of, &[name])]));
    }
    entries.insert("containers", Value::tuple(containers));
    entries
}

/// The container that runs Spark, over the one of that name in the pod's template.
fn own_container(
    spec: &Value,
    part: &Value,
    name: &str,
    base: Option<&Value>,
    layers: &mut Layers,
) -> Value {
    let mut own = base
        .and_then(Value::as_entries)
        .cloned()
        .unwrap_or_default();
    own.insert("name", Value::string(name));
    let image = read(part, &["image"]).or_else(|| read(spec, &["image"]));
    own.extend(image.map(|image| ("image", image.clone())));
    let context = read(part, &["securityContext"]);
    own.extend(context.map(|context| ("securityContext", context.clone())));
    let resources = layers.put(Some(&resources(part)), own.get("resources"));
    own.extend(resources.map(|resources| ("resources", resources)));
    Value::object(own).with_origin(base.unwrap_or(part).origin.clone())
}

/// The resources of a Spark pod: memory as the application says, or one gibibyte, as request and limit;
/// `coreRequest`, else `cores`, else one processor as request, and `coreLimit`, where it is set, as limit.
fn resources(part: &Value) -> Value {
    let said = |name| read(part, &[name]).cloned();
    let memory = said("memory").unwrap_or_else(|| Value::string("1g"));
    let cores = said("coreRequest").or_else(|| said("cores"));
    let mut requests = Map::new();
    requests.insert("memory", memory.clone());
    requests.insert("cpu", cores.unwrap_or_else(|| Value::string("1")));
    let mut limits = Map::new();
    limits.insert("memory", memory);
    limits.extend(said("coreLimit").map(|cores| ("cpu", cores)));
    let made = |entries| Value::object(entries).with_origin(part.origin.clone());
    let resources: Map = [("requests", made(requests)), ("limits", made(limits))]
        .into_iter()
        .map(|(name, entries)| (EcoString::from(name), entries))
        .collect();
    made(resources)
}
