//! Kinds that make pods of something that is no pod's specification: Argo's workflows, Tekton's tasks,
//! the applications of Spark and Flink. Each is put into the form that a pod has, with the places of what it
//! is written as.

mod argo;
mod flink;
mod layers;
mod spark;
mod tekton;

use super::{in_part, pod};
use crate::value::{Map, Value};

/// The pods of an object by where it has them; `None` for a kind that is not one of these.
pub(super) fn pods(kind: &str, group: &str, object: &Value) -> Option<Map> {
    let spec = read(object, &["spec"])?;
    let mut pods = Map::new();
    match (group, kind) {
        ("argoproj.io", "Workflow" | "WorkflowTemplate" | "ClusterWorkflowTemplate") => {
            argo::workflow(spec, "spec", &mut pods);
        }
        ("argoproj.io", "CronWorkflow") => {
            let workflow_spec = read(spec, &["workflowSpec"])?;
            argo::workflow(workflow_spec, "spec.workflowSpec", &mut pods);
        }
        ("flink.apache.org", "FlinkDeployment") => flink::deployment(object, "spec", &mut pods),
        ("flink.apache.org", "FlinkBlueGreenDeployment") => {
            flink::deployment(read(spec, &["template"])?, "spec.template.spec", &mut pods);
        }
        ("tekton.dev", "Task" | "ClusterTask") => {
            tekton::task(spec, None, "spec", kind, &mut pods);
        }
        ("tekton.dev", "TaskRun") => {
            if let Some(inline) = read(spec, &["taskSpec"]) {
                tekton::task(inline, Some(spec), "spec.taskSpec", kind, &mut pods);
            }
        }
        ("tekton.dev", "Pipeline") => tekton::pipeline(spec, None, "spec", kind, &mut pods),
        ("tekton.dev", "PipelineRun") => {
            if let Some(inline) = read(spec, &["pipelineSpec"]) {
                tekton::pipeline(inline, Some(spec), "spec.pipelineSpec", kind, &mut pods);
            }
        }
        ("sparkoperator.k8s.io", "SparkApplication") => {
            spark::application(spec, "spec", kind, &mut pods);
        }
        ("sparkoperator.k8s.io", "ScheduledSparkApplication") => {
            spark::application(read(spec, &["template"])?, "spec.template", kind, &mut pods);
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

/// Lists behind each other, as far as they are known.
fn joined<'v>(lists: impl IntoIterator<Item = Option<&'v Value>>) -> Value {
    let (mut items, mut open) = (Vec::new(), Vec::new());
    for list in lists.into_iter().flatten() {
        match list.as_unknown() {
            Some(unknown) => {
                items.extend(unknown.certain_items().unwrap_or_default().iter().cloned());
                open.push(list);
            }
            None => items.extend(list.as_items().unwrap_or_default().iter().cloned()),
        }
    }
    match open.is_empty() {
        true => Value::tuple(items),
        false => Value::open_list(items, open),
    }
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
