//! `permits`: what the rules of Kubernetes' roles allow.
//!
//! <https://kubernetes.io/docs/reference/access-authn-authz/rbac/>

use super::labels::Holds;
use crate::check::scope::Here;
use crate::expr::FunctionError;
use crate::value::{Reason, Value};

/// What is asked for.
struct Request<'r> {
    verb: &'r str,
    group: &'r str,
    /// With its subresource: `pods/exec`.
    resource: &'r str,
}

/// `permits(rules, verb, resource)`: whether any rule allows the verb on all objects of a resource,
/// `clusterroles.rbac.authorization.k8s.io`, `nodes/proxy`, `*.*` for all of all groups. A rule for some
/// names only allows it on those, and is passed over.
pub(super) fn permits(args: &[Value], _: &Here<'_>) -> Result<Value, FunctionError> {
    let [rules, verb, resource] = args else {
        return Err(FunctionError::call("3 arguments are needed"));
    };
    let text = |at: usize, value: &'_ Value| match value.as_str() {
        Some(text) => Ok(text.to_owned()),
        None => Err(FunctionError::argument(at, "expected a string")),
    };
    let (verb, resource) = (text(1, verb)?, text(2, resource)?);
    let (resource, group) = resource.split_once('.').unwrap_or((&resource, ""));
    let request = Request {
        verb: &verb,
        group,
        resource,
    };
    let (items, more) = match rules.as_unknown() {
        Some(unknown) => (
            unknown.certain_items().unwrap_or_default(),
            Some(Holds::Open(unknown.reason.clone())),
        ),
        None => (rules.as_items().unwrap_or_default(), None),
    };
    let mut open = more;
    for rule in items {
        match request.is_allowed_by(rule) {
            Holds::Yes => return Ok(Value::from(true).with_origin(rule.origin.clone())),
            Holds::No => {}
            holds @ Holds::Open(_) => open = open.or(Some(holds)),
        }
    }
    let answer = open.unwrap_or(Holds::No);
    Ok(answer.into_value().with_origin(rules.origin.clone()))
}

impl Request<'_> {
    fn is_allowed_by(&self, rule: &Value) -> Holds {
        let field = |name| rule.get(name);
        if let Some(unknown) = rule.as_unknown() {
            return Holds::Open(unknown.reason.clone());
        }
        // `*/scale` is that subresource of every resource.
        let subresource = self
            .resource
            .split_once('/')
            .map(|(_, sub)| format!("*/{sub}"));
        let resources = ["*", self.resource, subresource.as_deref().unwrap_or("*")];
        holds_any(field("verbs"), &["*", self.verb])
            .and(|| holds_any(field("apiGroups"), &["*", self.group]))
            .and(|| holds_any(field("resources"), &resources))
            .and(|| is_empty(field("resourceNames")))
    }
}

/// Whether a list holds any of these texts.
fn holds_any(list: Option<&Value>, wanted: &[&str]) -> Holds {
    let Some(list) = list else {
        return Holds::No;
    };
    let one = |item: &Value| match (item.as_str(), item.as_unknown()) {
        (_, Some(unknown)) if wanted.iter().any(|it| unknown.can_be(it)) => {
            Holds::Open(unknown.reason.clone())
        }
        (text, _) => text.is_some_and(|text| wanted.contains(&text)).into(),
    };
    match list.as_unknown() {
        Some(unknown) => {
            let certain = unknown.certain_items().unwrap_or_default().iter();
            let open: Reason = unknown.reason.clone();
            Holds::any(certain.map(one).chain([Holds::Open(open)]))
        }
        None => Holds::any(list.as_items().unwrap_or_default().iter().map(one)),
    }
}

/// Whether a list has no elements.
fn is_empty(list: Option<&Value>) -> Holds {
    match list {
        None => Holds::Yes,
        Some(list) => match list.as_unknown() {
            Some(unknown) => Holds::Open(unknown.reason.clone()),
            None => list.as_items().is_none_or(<[Value]>::is_empty).into(),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::{Map, ReasonKind};

    fn list(texts: &[&str]) -> Value {
        Value::tuple(texts.iter().map(|text| Value::from(*text)).collect())
    }

    fn unknown() -> Value {
        Value::unknown(Reason::new(ReasonKind::Input, "var.x"))
    }

    fn rule(groups: Value, resources: Value, verbs: Value) -> Value {
        let entries: Map = [
            ("apiGroups", groups),
            ("resources", resources),
            ("verbs", verbs),
        ]
        .into_iter()
        .map(|(name, value)| (ecow::EcoString::from(name), value))
        .collect();
        Value::object(entries)
    }

    fn holds(rule: &Value, verb: &str, group: &str, resource: &str) -> Holds {
        let request = Request {
            verb,
            group,
            resource,
        };
        request.is_allowed_by(rule)
    }

    #[test]
    fn all_parts_of_a_rule_must_match() {
        let reader = rule(list(&[""]), list(&["secrets"]), list(&["get", "list"]));
        assert_eq!(holds(&reader, "list", "", "secrets"), Holds::Yes);
        assert_eq!(holds(&reader, "watch", "", "secrets"), Holds::No);
        assert_eq!(holds(&reader, "get", "", "pods"), Holds::No);
        assert_eq!(holds(&reader, "get", "apps", "secrets"), Holds::No);
    }

    #[test]
    fn stars_match_everything_and_are_asked_for_as_such() {
        let all = rule(list(&["*"]), list(&["*"]), list(&["*"]));
        assert_eq!(holds(&all, "get", "", "secrets"), Holds::Yes);
        assert_eq!(holds(&all, "get", "", "nodes/proxy"), Holds::Yes);
        assert_eq!(holds(&all, "*", "*", "*"), Holds::Yes);
        let core = rule(list(&[""]), list(&["*"]), list(&["*"]));
        assert_eq!(holds(&core, "*", "*", "*"), Holds::No);
    }

    #[test]
    fn subresources_are_resources_of_their_own() {
        let pods = rule(list(&[""]), list(&["pods"]), list(&["create"]));
        assert_eq!(holds(&pods, "create", "", "pods/exec"), Holds::No);
        let exec = rule(list(&[""]), list(&["*/exec"]), list(&["create"]));
        assert_eq!(holds(&exec, "create", "", "pods/exec"), Holds::Yes);
        assert_eq!(holds(&exec, "create", "", "pods"), Holds::No);
    }

    #[test]
    fn rules_for_some_names_permit_nothing_on_all() {
        let mut entries = rule(list(&[""]), list(&["secrets"]), list(&["get"]));
        if let crate::value::Data::Object(_, map) = &mut entries.data {
            std::sync::Arc::make_mut(map).insert("resourceNames", list(&["own"]));
        }
        assert_eq!(holds(&entries, "get", "", "secrets"), Holds::No);
    }

    #[test]
    fn what_is_unknown_leaves_open_what_could_match() {
        let some = rule(list(&[""]), unknown(), list(&["get"]));
        assert!(matches!(holds(&some, "get", "", "secrets"), Holds::Open(_)));
        assert_eq!(holds(&some, "list", "", "secrets"), Holds::No);
        assert!(matches!(
            holds(&unknown(), "get", "", "secrets"),
            Holds::Open(_)
        ));
        let missing = Value::object(Map::new());
        assert_eq!(holds(&missing, "get", "", "secrets"), Holds::No);
    }
}
