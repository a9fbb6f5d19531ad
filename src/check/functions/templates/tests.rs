use std::path::PathBuf;

use super::*;
use crate::source::Sources;
use crate::syntax::tree::{value, yaml};

/// The pods of a manifest, by path.
fn pods(text: &str) -> Value {
    let here = std::env::current_dir().unwrap();
    let file = Sources::new(&here)
        .unwrap()
        .insert(PathBuf::from("a.yaml"), text.to_owned());
    let parsed = yaml::parse(text);
    assert_eq!(parsed.errors, [], "{text}");
    Search::of(&value::value(&parsed.documents[0].root, &file))
}

fn paths(text: &str) -> Vec<String> {
    let found = pods(text);
    let entries = found.as_entries().unwrap();
    entries.keys().map(ToString::to_string).collect()
}

/// What is read of the only pod's specification; `None` where that is unknown.
fn read<'v>(spec: &'v Value, name: &str) -> Option<&'v Value> {
    match &spec.data {
        Data::Unknown(unknown) => match &unknown.shape {
            Some(Shape::Object(known)) => known.get(name),
            _ => None,
        },
        _ => Some(spec.get(name).unwrap_or(&NULL)),
    }
}

static NULL: Value = Value::null();

fn spec<'v>(pods: &'v Value, path: &str) -> &'v Value {
    pods.get(path).unwrap().get("spec").unwrap()
}

#[test]
fn tables_are_sorted() {
    assert!(TEMPLATES.is_sorted_by_key(|(kind, group, _)| (*kind, *group)));
    assert!(NO_WORKLOADS.is_sorted());
    assert!(NO_TEMPLATES.is_sorted());
}

#[test]
fn kinds_with_one_template_have_it_without_containers_too() {
    for (kind, body) in [
        ("apps/v1\nkind: Deployment", "spec: {template: {spec: {}}}"),
        ("v1\nkind: Pod", "spec: {}"),
        (
            "batch/v1\nkind: CronJob",
            "spec: {jobTemplate: {spec: {template: {spec: {}}}}}",
        ),
        ("v1\nkind: PodTemplate", "template: {spec: {}}"),
        (
            "v1\nkind: ReplicationController",
            "spec: {template: {spec: {}}}",
        ),
        (
            "serving.knative.dev/v1\nkind: Service",
            "spec: {template: {spec: {}}}",
        ),
    ] {
        assert_eq!(paths(&format!("apiVersion: {kind}\n{body}\n")), [""]);
    }
}

#[test]
fn a_rollout_of_another_workload_has_no_pods_of_its_own() {
    let text = "apiVersion: argoproj.io/v1alpha1\nkind: Rollout\nspec: {workloadRef: {kind: Deployment, name: a}}\n";
    assert!(paths(text).is_empty());
}

#[test]
fn kinds_of_others_are_known_by_shape_and_named_by_path() {
    let pod = "{spec: {containers: [{name: a, image: b}]}}";
    for (kind, body, path) in [
        (
            "batch.volcano.sh/v1alpha1\nkind: Job",
            format!("spec: {{tasks: [{{template: {pod}}}]}}"),
            "spec.tasks[0].template",
        ),
        (
            "kubeflow.org/v1\nkind: PyTorchJob",
            format!("spec: {{pytorchReplicaSpecs: {{Master: {{template: {pod}}}}}}}"),
            "spec.pytorchReplicaSpecs.Master.template",
        ),
        (
            "ray.io/v1\nkind: RayCluster",
            format!("spec: {{headGroupSpec: {{template: {pod}}}}}"),
            "spec.headGroupSpec.template",
        ),
        (
            "keda.sh/v1alpha1\nkind: ScaledJob",
            format!("spec: {{jobTargetRef: {{template: {pod}}}}}"),
            "spec.jobTargetRef.template",
        ),
        (
            "example.com/v1\nkind: Anything",
            format!("deep: [{{er: {pod}}}]"),
            "deep[0].er",
        ),
    ] {
        assert_eq!(
            paths(&format!("apiVersion: {kind}\n{body}\n")),
            [path],
            "{kind}"
        );
    }
}

#[test]
fn outside_of_a_specification_only_what_is_written_is_known() {
    let pods =
        pods("apiVersion: a.b/v1\nkind: Sidecars\nspec: {containers: [{name: a, image: b}]}\n");
    let spec = spec(&pods, "spec");
    assert_eq!(
        read(spec, "containers").unwrap().as_items().unwrap().len(),
        1
    );
    assert!(read(spec, "initContainers").unwrap().is_null());
    assert!(read(spec, "securityContext").is_none());
}

#[test]
fn what_only_looks_like_a_workload_is_none() {
    let pod = "{spec: {containers: [{name: a, image: b}]}}";
    for text in [
        format!("apiVersion: kyverno.io/v1\nkind: ClusterPolicy\nspec: {{rules: [{pod}]}}\n"),
        format!(
            "apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nspec: {{x: {pod}}}\n"
        ),
        format!("apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nspec: {{x: {pod}}}\n"),
        format!("apiVersion: a.b/v1\nkind: Proxy\nspec: {{patch: {{value: {pod}}}}}\n"),
        format!("apiVersion: a.b/v1\nkind: Seen\nstatus: {pod}\n"),
        "apiVersion: a.b/v1\nkind: Store\nspec: {containers: [{name: blobs}]}\n".to_owned(),
    ] {
        assert!(paths(&text).is_empty(), "{text}");
    }
}

#[test]
fn templates_of_workflows_are_pods_that_inherit_from_the_workflow() {
    let text = "\
apiVersion: argoproj.io/v1alpha1
kind: CronWorkflow
spec:
  workflowSpec:
    serviceAccountName: runner
    securityContext: {runAsNonRoot: true}
    templates:
    - name: steps
      steps: []
    - name: say
      container: {image: a}
      sidecars: [{name: proxy, image: b}]
      securityContext: {runAsNonRoot: false}
    - name: script
      script: {image: c, source: 'true'}
      podSpecPatch: 'x'
";
    let pods = pods(text);
    let path = |at| format!("spec.workflowSpec.templates[{at}]");
    assert_eq!(paths(text), [path(1), path(2)]);
    let say = spec(&pods, &path(1));
    let containers = read(say, "containers").unwrap().as_items().unwrap();
    assert_eq!(containers[0].get("name").unwrap().as_str(), Some("main"));
    assert_eq!(containers[1].get("name").unwrap().as_str(), Some("proxy"));
    let context = read(say, "securityContext").unwrap();
    assert_eq!(context.get("runAsNonRoot").unwrap().as_bool(), Some(false));
    assert_eq!(
        read(say, "serviceAccountName").unwrap().as_str(),
        Some("runner")
    );
    assert!(spec(&pods, &path(2)).is_unknown());
}

#[test]
fn steps_of_tasks_are_containers_and_the_run_says_the_rest() {
    let steps = "\
stepTemplate: {securityContext: {runAsNonRoot: true}}
steps:
- {name: a, image: b, computeResources: {limits: {cpu: 1}}}
- {image: c, securityContext: {runAsNonRoot: false}}
- {ref: {name: other}}
";
    let indented = |by: &str| steps.replace('\n', &format!("\n{by}"));
    let task = format!(
        "apiVersion: tekton.dev/v1\nkind: Task\nspec:\n  {}\n",
        indented("  ")
    );
    let found = pods(&task);
    let of_task = spec(&found, "spec");
    let containers = read(of_task, "containers").unwrap().as_items().unwrap();
    assert_eq!(containers.len(), 2);
    let limits = containers[0].get("resources").unwrap().get("limits");
    assert!(limits.is_some());
    let is_non_root = |at: usize| {
        let context = containers[at].get("securityContext").unwrap();
        context.get("runAsNonRoot").unwrap().as_bool()
    };
    assert_eq!([is_non_root(0), is_non_root(1)], [Some(true), Some(false)]);
    assert!(read(of_task, "hostNetwork").is_none());
    let run = format!(
        "apiVersion: tekton.dev/v1\nkind: TaskRun\nspec:\n  podTemplate: {{hostNetwork: true}}\n  taskSpec:\n    {}\n",
        indented("    ")
    );
    let found = pods(&run);
    let of_run = spec(&found, "spec.taskSpec");
    assert_eq!(read(of_run, "hostNetwork").unwrap().as_bool(), Some(true));
    assert!(read(of_run, "hostPID").unwrap().is_null());
}

#[test]
fn driver_and_executor_of_spark_are_pods() {
    let text = "\
apiVersion: sparkoperator.k8s.io/v1beta2
kind: ScheduledSparkApplication
spec:
  template:
    image: spark:3
    driver: {cores: 1, coreRequest: 500m, securityContext: {privileged: true}, podSecurityContext: {runAsUser: 0}}
    executor: {image: other, hostNetwork: false, template: {spec: {hostNetwork: true, hostPID: true}}}
";
    let pods = pods(text);
    assert_eq!(
        paths(text),
        ["spec.template.driver", "spec.template.executor"]
    );
    let driver = spec(&pods, "spec.template.driver");
    let own = &read(driver, "containers").unwrap().as_items().unwrap()[0];
    assert_eq!(own.get("image").unwrap().as_str(), Some("spark:3"));
    let context = own.get("securityContext").unwrap();
    assert_eq!(context.get("privileged").unwrap().as_bool(), Some(true));
    let requests = own.get("resources").unwrap().get("requests").unwrap();
    assert_eq!(requests.get("memory").unwrap().as_str(), Some("1g"));
    assert_eq!(requests.get("cpu").unwrap().as_str(), Some("500m"));
    assert!(
        read(driver, "securityContext")
            .unwrap()
            .get("runAsUser")
            .is_some()
    );
    let executor = spec(&pods, "spec.template.executor");
    let known = |name| read(executor, name).unwrap().as_bool();
    assert_eq!(known("hostPID"), Some(true));
    assert_eq!(known("hostNetwork"), Some(false));
}

#[test]
fn defaults_that_are_put_under_very_many_templates_leave_them_open() {
    let variable = "{name: a, value: b}, ".repeat(2_000);
    let template = "    - {container: {env: [{name: c}]}}\n".repeat(200);
    let text = format!(
        "apiVersion: argoproj.io/v1alpha1\nkind: Workflow\nspec:\n  templateDefaults:\n    container: {{image: a, env: [{variable}]}}\n  templates:\n{template}"
    );
    let pods = pods(&text);
    assert!(!spec(&pods, "spec.templates[0]").is_unknown());
    assert!(spec(&pods, "spec.templates[199]").is_unknown());
}

#[test]
fn parts_that_are_shared_many_times_are_searched_within_bounds() {
    let mut value = Value::string("x");
    for _ in 0..40 {
        value = Value::tuple(vec![value.clone(), value]);
    }
    let object: Map = [("spec", value)].into_iter().collect();
    assert!(Search::of(&Value::object(object)).is_unknown());
}
