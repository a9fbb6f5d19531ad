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

/// Adds the pods of an object, of which `spec` is not null; `None` where it has not what makes them.
type Pods = fn(object: &Value, spec: &Value, kind: &str, pods: &mut Map) -> Option<()>;

/// The kinds, by group.
const OPERATORS: [(&str, &str, Pods); 13] = [
    ("argoproj.io", "ClusterWorkflowTemplate", workflow),
    ("argoproj.io", "CronWorkflow", |_, spec, _, pods| {
        argo::workflow(read(spec, &["workflowSpec"])?, "spec.workflowSpec", pods);
        Some(())
    }),
    ("argoproj.io", "Workflow", workflow),
    ("argoproj.io", "WorkflowTemplate", workflow),
    (
        "flink.apache.org",
        "FlinkBlueGreenDeployment",
        |_, spec, _, pods| {
            flink::deployment(read(spec, &["template"])?, "spec.template.spec", pods);
            Some(())
        },
    ),
    (
        "flink.apache.org",
        "FlinkDeployment",
        |object, _, _, pods| {
            flink::deployment(object, "spec", pods);
            Some(())
        },
    ),
    (
        "sparkoperator.k8s.io",
        "ScheduledSparkApplication",
        |_, spec, kind, pods| {
            spark::application(read(spec, &["template"])?, "spec.template", kind, pods);
            Some(())
        },
    ),
    (
        "sparkoperator.k8s.io",
        "SparkApplication",
        |_, spec, kind, pods| {
            spark::application(spec, "spec", kind, pods);
            Some(())
        },
    ),
    ("tekton.dev", "ClusterTask", task),
    ("tekton.dev", "Pipeline", |_, spec, kind, pods| {
        tekton::pipeline(spec, None, "spec", kind, pods);
        Some(())
    }),
    ("tekton.dev", "PipelineRun", |_, spec, kind, pods| {
        if let Some(inline) = read(spec, &["pipelineSpec"]) {
            tekton::pipeline(inline, Some(spec), "spec.pipelineSpec", kind, pods);
        }
        Some(())
    }),
    ("tekton.dev", "Task", task),
    ("tekton.dev", "TaskRun", |_, spec, kind, pods| {
        if let Some(inline) = read(spec, &["taskSpec"]) {
            tekton::task(inline, Some(spec), "spec.taskSpec", kind, pods);
        }
        Some(())
    }),
];

fn workflow(_: &Value, spec: &Value, _: &str, pods: &mut Map) -> Option<()> {
    argo::workflow(spec, "spec", pods);
    Some(())
}

fn task(_: &Value, spec: &Value, kind: &str, pods: &mut Map) -> Option<()> {
    tekton::task(spec, None, "spec", kind, pods);
    Some(())
}

/// The kinds, each with its group.
pub(super) fn kinds() -> impl Iterator<Item = (&'static str, &'static str)> {
    OPERATORS.iter().map(|(group, kind, _)| (*kind, *group))
}

/// The pods of an object by where it has them; `None` for a kind that is not one of these.
pub(super) fn pods(kind: &str, group: &str, object: &Value) -> Option<Map> {
    let spec = read(object, &["spec"])?;
    let mut all = OPERATORS.iter();
    let (.., add) = all.find(|(of, one, _)| *of == group && *one == kind)?;
    let mut pods = Map::new();
    add(object, spec, kind, &mut pods)?;
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
