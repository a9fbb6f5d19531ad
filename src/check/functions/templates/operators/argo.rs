//! Workflows of Argo: each template that runs containers is a pod, wherever it is written.
//!
//! From `workflow_types.go` and `operator.go` (`mergedTemplateDefaultsInto`) of Argo Workflows 3.

use super::layers::{Layers, Lists};
use super::{elements, joined, made, read};
use crate::value::{Data, Map, Value};

/// Levels of templates that stand in tasks and steps of others; Argo takes one.
const MAX_INLINE: usize = 4;

/// What says of a template what it runs: of the defaults only the same one counts.
const TYPES: [&str; 10] = [
    "container",
    "containerSet",
    "dag",
    "data",
    "http",
    "plugin",
    "resource",
    "script",
    "steps",
    "suspend",
];

/// The pods of a workflow's specification, which stands at a path.
pub(super) fn workflow(spec: &Value, path: &str, pods: &mut Map) {
    let mut workflow = Workflow {
        spec,
        layers: Layers::new(Lists::ByName),
        pods,
    };
    for (at, template) in elements(spec, "templates") {
        workflow.template(template, &format!("{path}.templates[{at}]"), 0);
    }
}

struct Workflow<'w> {
    spec: &'w Value,
    layers: Layers,
    pods: &'w mut Map,
}

impl Workflow<'_> {
    /// A template, and those that stand in its tasks and steps.
    fn template(&mut self, template: &Value, path: &str, level: usize) {
        let whole = self.with_defaults(template);
        let whole = whole.as_ref().unwrap_or(template);
        if let Some(pod) = self.pod(whole) {
            self.pods.insert(path, pod);
        }
        if level == MAX_INLINE {
            return;
        }
        for (at, task) in read(template, &["dag"])
            .into_iter()
            .flat_map(|dag| elements(dag, "tasks"))
        {
            if let Some(inline) = read(task, &["inline"]) {
                self.template(inline, &format!("{path}.dag.tasks[{at}].inline"), level + 1);
            }
        }
        for (at, group) in elements(template, "steps") {
            let steps = group.as_items().unwrap_or_default();
            for (number, step) in steps.iter().enumerate() {
                if let Some(inline) = read(step, &["inline"]) {
                    let path = format!("{path}.steps[{at}][{number}].inline");
                    self.template(inline, &path, level + 1);
                }
            }
        }
    }

    /// A template over the workflow's defaults for its type; `None` where there are none.
    fn with_defaults(&mut self, template: &Value) -> Option<Value> {
        let defaults = read(self.spec, &["templateDefaults"])?;
        let own = TYPES.iter().find(|name| read(template, &[name]).is_some());
        let mut defaults = defaults.clone();
        if let Data::Object(_, entries) = &mut defaults.data {
            let mut kept = Map::clone(entries);
            for name in TYPES.iter().filter(|name| Some(*name) != own) {
                kept.remove(name);
            }
            *entries = kept.into();
        }
        self.layers.put(Some(template), Some(&defaults))
    }

    /// The pod of a template that runs containers; what it leaves open the workflow says.
    fn pod(&self, template: &Value) -> Option<Value> {
        let spec = self.spec;
        let single = ["container", "script"].map(|name| read(template, &[name]));
        let set = read(template, &["containerSet"]).into_iter();
        let set = set.flat_map(|set| elements(set, "containers").map(|(_, one)| one.clone()));
        let main = single.into_iter().flatten();
        let mut containers: Vec<Value> = main.map(|main| named(main, "main")).chain(set).collect();
        if containers.is_empty() {
            return None;
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
        let volumes = [template, spec].map(|of| read(of, &["volumes"]));
        entries.insert("volumes", joined(volumes));
        let init = read(template, &["initContainers"]).cloned();
        entries.extend(init.map(|list| ("initContainers", list)));
        entries.insert("containers", Value::tuple(containers));
        // A patch of the pod is a text that may hold anything.
        let is_patched = [template, spec]
            .iter()
            .any(|of| read(of, &["podSpecPatch"]).is_some());
        let is_open = is_patched || self.layers.is_exhausted();
        let metadata = read(template, &["metadata"]).cloned();
        Some(made(entries, metadata, is_open, "Workflow", template))
    }
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
