//! Kinds that make pods of something that is no pod's specification: Argo's workflows, Tekton's tasks,
//! Spark's applications. Each is put into the form that a pod has, with the places of what it is
//! written as.
//!
//! From the API's types: `workflow_types.go` of Argo Workflows 3, `task_types.go`,
//! `container_types.go` and `pod/template.go` of Tekton Pipelines 1, `sparkapplication_types.go` of the
//! Spark operator 2.

use ecow::{EcoString, eco_format};

use super::{in_part, pod};
use crate::value::{Data, Map, Value};

/// The pods of an object by where it has them; `None` for a kind that is not one of these.
pub(super) fn pods(kind: &str, group: &str, object: &Value) -> Option<Map> {
    let spec = read(object, &["spec"])?;
    let mut pods = Map::new();
    match (group, kind) {
        ("argoproj.io", "Workflow" | "WorkflowTemplate" | "ClusterWorkflowTemplate") => {
            workflow(spec, "spec", &mut pods);
        }
        ("argoproj.io", "CronWorkflow") => {
            let workflow_spec = read(spec, &["workflowSpec"])?;
            workflow(workflow_spec, "spec.workflowSpec", &mut pods);
        }
        ("tekton.dev", "Task" | "ClusterTask") => task(spec, None, "spec", kind, &mut pods),
        ("tekton.dev", "TaskRun") => {
            if let Some(inline) = read(spec, &["taskSpec"]) {
                task(inline, Some(spec), "spec.taskSpec", kind, &mut pods);
            }
        }
        ("tekton.dev", "Pipeline") => pipeline(spec, None, "spec", kind, &mut pods),
        ("tekton.dev", "PipelineRun") => {
            if let Some(inline) = read(spec, &["pipelineSpec"]) {
                pipeline(inline, Some(spec), "spec.pipelineSpec", kind, &mut pods);
            }
        }
        ("sparkoperator.k8s.io", "SparkApplication") => spark(spec, "spec", kind, &mut pods),
        ("sparkoperator.k8s.io", "ScheduledSparkApplication") => {
            spark(read(spec, &["template"])?, "spec.template", kind, &mut pods);
        }
        _ => return None,
    }
    Some(pods)
}

/// What stands at a path; `None` for what is not there, and for null.
fn read<'v>(value: &'v Value, path: &[&str]) -> Option<&'v Value> {
    let found = path.iter().try_fold(value, |at, name| at.get(name))?;
    (!found.is_null()).then_some(found)
}

/// The elements of a list, with their numbers.
fn elements<'v>(value: &'v Value, name: &str) -> impl Iterator<Item = (usize, &'v Value)> {
    let items = value.get(name).and_then(Value::as_items);
    items.unwrap_or_default().iter().enumerate()
}

/// Each template of a workflow that runs containers is a pod; what it leaves open the workflow says.
fn workflow(spec: &Value, path: &str, pods: &mut Map) {
    for (at, template) in elements(spec, "templates") {
        let single = ["container", "script"].map(|name| read(template, &[name]));
        let set = read(template, &["containerSet"]).into_iter();
        let set = set.flat_map(|set| elements(set, "containers").map(|(_, one)| one.clone()));
        let main = single.into_iter().flatten();
        let mut containers: Vec<Value> = main.map(|main| named(main, "main")).chain(set).collect();
        if containers.is_empty() {
            continue;
        }
        containers.extend(elements(template, "sidecars").map(|(_, one)| one.clone()));
        let mut entries = Map::new();
        for name in [
            "automountServiceAccountToken",
            "securityContext",
            "serviceAccountName",
        ] {
            let inherited = read(template, &[name]).or_else(|| read(spec, &[name]));
            entries.extend(inherited.map(|value| (name, value.clone())));
        }
        let hosts = read(spec, &["hostNetwork"]);
        entries.extend(hosts.map(|value| ("hostNetwork", value.clone())));
        let volumes = [template, spec].map(|of| elements(of, "volumes").map(|(_, it)| it.clone()));
        let volumes = volumes.into_iter().flatten().collect();
        entries.insert("volumes", Value::tuple(volumes));
        let init = read(template, &["initContainers"]).cloned();
        entries.extend(init.map(|list| ("initContainers", list)));
        entries.insert("containers", Value::tuple(containers));
        // A patch of the pod is a text that may hold anything.
        let is_patched = [template, spec]
            .iter()
            .any(|of| read(of, &["podSpecPatch"]).is_some());
        let metadata = read(template, &["metadata"]).cloned();
        let place = eco_format!("{path}.templates[{at}]");
        pods.insert(
            place,
            made(entries, metadata, is_patched, "Workflow", template),
        );
    }
}

/// A task is a pod: its steps and sidecars are the containers. How the pod is set up says the run of
/// the task, so that of a task alone only the containers are known.
fn task(task: &Value, run: Option<&Value>, path: &str, kind: &str, pods: &mut Map) {
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
fn pipeline(spec: &Value, run: Option<&Value>, path: &str, kind: &str, pods: &mut Map) {
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

/// The driver and the executors of an application. Each pod has one container of its own, whose
/// memory Spark limits in any case. A template of the pod may say more than is looked for here.
fn spark(spec: &Value, path: &str, kind: &str, pods: &mut Map) {
    for (role, name) in [
        ("driver", "spark-kubernetes-driver"),
        ("executor", "spark-kubernetes-executor"),
    ] {
        let Some(part) = read(spec, &[role]) else {
            continue;
        };
        let mut own = Map::new();
        own.insert("name", Value::string(name));
        let image = read(part, &["image"]).or_else(|| read(spec, &["image"]));
        own.extend(image.map(|image| ("image", image.clone())));
        let context = read(part, &["securityContext"]);
        own.extend(context.map(|context| ("securityContext", context.clone())));
        own.insert("resources", limits(part));
        let own = Value::object(own).with_origin(part.origin.clone());
        let sidecars = elements(part, "sidecars").map(|(_, one)| one.clone());
        let mut entries = Map::new();
        entries.insert(
            "containers",
            Value::tuple(std::iter::once(own).chain(sidecars).collect()),
        );
        for (name, here) in [
            ("hostNetwork", "hostNetwork"),
            ("initContainers", "initContainers"),
            ("securityContext", "podSecurityContext"),
            ("serviceAccountName", "serviceAccount"),
        ] {
            entries.extend(read(part, &[here]).map(|value| (name, value.clone())));
        }
        let volumes = read(spec, &["volumes"]).cloned();
        entries.extend(volumes.map(|volumes| ("volumes", volumes)));
        let has_template = read(part, &["template"]).is_some();
        let place = eco_format!("{path}.{role}");
        pods.insert(place, made(entries, None, has_template, kind, part));
    }
}

/// The limits of a Spark pod: memory as asked for, or one gibibyte; processors where `coreLimit` is set.
fn limits(part: &Value) -> Value {
    let memory = read(part, &["memory"]).cloned();
    let mut limits = Map::new();
    limits.insert("memory", memory.unwrap_or_else(|| Value::string("1g")));
    let cores = read(part, &["coreLimit"]).cloned();
    limits.extend(cores.map(|cores| ("cpu", cores)));
    let limits = Value::object(limits).with_origin(part.origin.clone());
    let resources: Map = std::iter::once((EcoString::from("limits"), limits)).collect();
    Value::object(resources).with_origin(part.origin.clone())
}

/// A container under this name, where it has none.
fn named(container: &Value, name: &str) -> Value {
    let mut value = container.clone();
    if let Data::Object(kind, entries) = &container.data
        && !entries.contains("name")
    {
        let mut entries = Map::clone(entries);
        entries.insert("name", Value::string(name));
        value.data = Data::Object(*kind, entries.into());
    }
    value
}

/// The pod of these entries, written at `source`.
fn made(entries: Map, metadata: Option<Value>, is_open: bool, kind: &str, source: &Value) -> Value {
    let spec = if is_open {
        in_part(entries, kind)
    } else {
        Value::object(entries)
    };
    pod(metadata, spec.with_origin(source.origin.clone()))
}
