//! Tasks and pipelines of Tekton: a task is a pod, and its steps are the containers.
//!
//! From `task_types.go`, `container_types.go` and `pod/template.go` of Tekton Pipelines 1.

use ecow::eco_format;

use super::{elements, made, read};
use crate::value::{Map, Value};

/// A task is a pod: its steps and sidecars are the containers. How the pod is set up says the run of
/// the task, so that of a task alone only the containers are known.
pub(super) fn task(task: &Value, run: Option<&Value>, path: &str, kind: &str, pods: &mut Map) {
    let base = read(task, &["stepTemplate"]);
    let steps = elements(task, "steps").map(|(at, step)| container(step, base, at));
    let sidecars = elements(task, "sidecars").map(|(at, one)| container(one, None, at));
    // A step by reference is a part of another object.
    let steps: Vec<Value> = steps.filter(|step| step.get("ref").is_none()).collect();
    if steps.is_empty() {
        return;
    }
    let mut entries = Map::new();
    if let Some(run) = run {
        let set =
            read(run, &["podTemplate"]).or_else(|| read(run, &["taskRunTemplate", "podTemplate"]));
        let set = set
            .and_then(Value::as_entries)
            .into_iter()
            .flat_map(Map::iter);
        entries.extend(set.map(|(name, value)| (name.clone(), value.clone())));
        let account = read(run, &["serviceAccountName"])
            .or_else(|| read(run, &["taskRunTemplate", "serviceAccountName"]));
        entries.extend(account.map(|account| ("serviceAccountName", account.clone())));
    }
    let volumes = elements(task, "volumes").map(|(_, volume)| volume.clone());
    let of_run = entries
        .get("volumes")
        .and_then(Value::as_items)
        .unwrap_or_default();
    let volumes = volumes.chain(of_run.iter().cloned()).collect();
    entries.insert("volumes", Value::tuple(volumes));
    entries.insert(
        "containers",
        Value::tuple(steps.into_iter().chain(sidecars).collect()),
    );
    pods.insert(path, made(entries, None, run.is_none(), kind, task));
}

/// Each task that a pipeline defines in place.
pub(super) fn pipeline(spec: &Value, run: Option<&Value>, path: &str, kind: &str, pods: &mut Map) {
    for list in ["tasks", "finally"] {
        for (at, one) in elements(spec, list) {
            if let Some(inline) = read(one, &["taskSpec"]) {
                let path = format!("{path}.{list}[{at}].taskSpec");
                task(inline, run, &path, kind, pods);
            }
        }
    }
}

/// A step or sidecar as a container: what the template of steps says holds where the step is silent,
/// and resources have the name that they have in pods.
fn container(step: &Value, base: Option<&Value>, at: usize) -> Value {
    let mut entries = base
        .and_then(Value::as_entries)
        .cloned()
        .unwrap_or_default();
    let own = step.as_entries().into_iter().flat_map(Map::iter);
    entries.extend(own.map(|(name, value)| (name.clone(), value.clone())));
    if let Some(resources) = entries.remove("computeResources") {
        entries.insert("resources", resources);
    }
    if !entries.contains("name") {
        entries.insert("name", Value::string(eco_format!("unnamed-{at}")));
    }
    Value::object(entries).with_origin(step.origin.clone())
}
