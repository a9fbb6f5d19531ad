//! `manifest`: blocks of Terraform's kubernetes provider in the form of a manifest, so that one
//! projection reads both.
//!
//! The provider writes names in snake case, lists as repeated blocks with a name in the singular,
//! and objects as blocks that come once. Keys of maps (labels, limits, annotations) are the user's
//! and stay as they are. The table is that of the provider's schema (`kubernetes/schema_*.go`).

use std::sync::Arc;

use ecow::EcoString;

use crate::check::scope::Here;
use crate::expr::FunctionError;
use crate::value::{Data, Map, Value};

/// Blocks that are lists in a manifest: name, key there, and the blocks that they stand in where
/// the same name means something else in others (`""` for the resource itself).
const LISTS: &[(&str, &str, &[&str])] = &[
    ("allowed_topologies", "allowedTopologies", &[]),
    ("cluster_role_selectors", "clusterRoleSelectors", &[]),
    ("container", "containers", &[]),
    ("egress", "egress", &[]),
    ("env", "env", &[]),
    ("env_from", "envFrom", &[]),
    ("from", "from", &[]),
    ("host_aliases", "hostAliases", &[]),
    ("http_header", "httpHeaders", &[]),
    ("image_pull_secret", "imagePullSecrets", &[]),
    ("image_pull_secrets", "imagePullSecrets", &[]),
    ("ingress", "ingress", &[]),
    ("init_container", "initContainers", &[]),
    ("items", "items", &[]),
    ("limit", "limits", &[]),
    ("match_expression", "matchExpressions", &[]),
    ("match_expressions", "matchExpressions", &[]),
    ("match_fields", "matchFields", &[]),
    ("match_label_expressions", "matchLabelExpressions", &[]),
    ("metric", "metrics", &[]),
    ("node_selector_term", "nodeSelectorTerms", &[]),
    ("on_pod_condition", "onPodConditions", &[]),
    ("option", "options", &[]),
    ("path", "paths", &["http"]),
    (
        "port",
        "ports",
        &["container", "init_container", "spec", "subset"],
    ),
    ("ports", "ports", &[]),
    (
        "preferred_during_scheduling_ignored_during_execution",
        "preferredDuringSchedulingIgnoredDuringExecution",
        &[],
    ),
    ("readiness_gate", "readinessGates", &[]),
    (
        "required_during_scheduling_ignored_during_execution",
        "requiredDuringSchedulingIgnoredDuringExecution",
        &["pod_affinity", "pod_anti_affinity"],
    ),
    ("rule", "rules", &[]),
    ("secret", "secrets", &[""]),
    ("sources", "sources", &[]),
    ("subject", "subjects", &[]),
    ("sysctl", "sysctls", &[]),
    ("taint", "taints", &[]),
    ("taints", "taints", &[]),
    ("tls", "tls", &[]),
    ("to", "to", &[]),
    ("toleration", "tolerations", &[]),
    (
        "topology_spread_constraint",
        "topologySpreadConstraints",
        &[],
    ),
    ("volume", "volumes", &[]),
    ("volume_claim_template", "volumeClaimTemplates", &["spec"]),
    ("volume_device", "volumeDevices", &[]),
    ("volume_mount", "volumeMounts", &[]),
    ("webhook", "webhooks", &[]),
];

/// Words that the API writes in capitals, where they do not come first.
const CAPITALS: [(&str, &str); 9] = [
    ("cidr", "CIDR"),
    ("fqdn", "FQDN"),
    ("ip", "IP"),
    ("ipc", "IPC"),
    ("ips", "IPs"),
    ("pid", "PID"),
    ("uri", "URI"),
    ("urls", "URLs"),
    ("wwns", "WWNs"),
];

/// `manifest(value)`: of a resource, a block, or several blocks. Null and unknown are handed on.
pub(super) fn manifest(args: &[Value], _: &Here<'_>) -> Result<Value, FunctionError> {
    let value = &args[0];
    match &value.data {
        Data::Null | Data::Unknown(_) => Ok(value.clone()),
        Data::Object(_, entries) => Ok(body(entries, "").with_origin(value.origin.clone())),
        Data::Sequence(_, items) => match bodies(items, "") {
            Some(bodies) if bodies.len() == 1 => Ok(bodies.into_iter().next().unwrap_or_default()),
            Some(bodies) => Ok(Value::tuple(bodies).with_origin(value.origin.clone())),
            None => Err(not_blocks(value)),
        },
        _ => Err(not_blocks(value)),
    }
}

fn not_blocks(value: &Value) -> FunctionError {
    let message = format!("expected blocks, not {}", value.type_in_words());
    FunctionError::argument(0, message)
}

/// The body of a block called `block`.
fn body(entries: &Arc<Map>, block: &str) -> Value {
    let converted: Map = entries
        .iter()
        .map(|(name, value)| entry(name, value, block))
        .collect();
    Value::object(converted)
}

fn entry(name: &EcoString, value: &Value, block: &str) -> (EcoString, Value) {
    let list = LISTS
        .iter()
        .find(|(list, _, within)| list == name && (within.is_empty() || within.contains(&block)));
    match (&value.data, list) {
        (Data::Sequence(_, items), _) => match (bodies(items, name), list) {
            (Some(bodies), Some((_, key, _))) => {
                let list = Value::tuple(bodies).with_origin(value.origin.clone());
                ((*key).into(), list)
            }
            (Some(mut bodies), None) if bodies.len() == 1 => {
                (camel_case(name), bodies.pop().unwrap_or_default())
            }
            _ => (camel_case(name), value.clone()),
        },
        (Data::Unknown(_), Some((_, key, _))) => ((*key).into(), value.clone()),
        _ => (camel_case(name), value.clone()),
    }
}

/// The bodies of blocks; `None` where the elements are no blocks.
fn bodies(items: &[Value], block: &str) -> Option<Vec<Value>> {
    items
        .iter()
        .map(|item| match &item.data {
            Data::Object(_, entries) => Some(body(entries, block).with_origin(item.origin.clone())),
            Data::Unknown(_) => Some(item.clone()),
            _ => None,
        })
        .collect()
}

/// `run_as_user` as `runAsUser`, `host_ip` as `hostIP`.
fn camel_case(name: &str) -> EcoString {
    let mut result = EcoString::new();
    for (index, word) in name.split('_').enumerate() {
        if index == 0 {
            result.push_str(word);
        } else if let Some((_, capitals)) = CAPITALS.iter().find(|(plain, _)| *plain == word) {
            result.push_str(capitals);
        } else {
            let mut letters = word.chars();
            result.extend(letters.next().map(|first| first.to_ascii_uppercase()));
            result.push_str(letters.as_str());
        }
    }
    result
}
