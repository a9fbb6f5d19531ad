//! The APIs that functions share which name none.
//!
//! One is there where any of the functions that ask for it is: without a condition if one of them has
//! none, else with theirs, joined by `Fn::Or`. It keeps the policies of those that keep most.

use std::collections::BTreeSet;

use ecow::EcoString;

use super::super::nodes::Maker;
use super::{INHERITED, Serverless, Source, api};
use crate::source::Span;
use crate::syntax::tree::{Entry, Node, NodeKind};

/// Most operands of `Fn::Or`.
const MAX_OPERANDS: usize = 10;

/// Policies by what they keep.
const POLICIES: [&str; 3] = ["Delete", "Snapshot", "Retain"];

/// The functions that ask for each of the two.
#[derive(Default)]
pub(super) struct Implicit {
    rest: Option<Users>,
    http: Option<Users>,
}

/// The functions that share an API.
struct Users {
    /// Where the first one asks for it.
    span: Span,
    /// Their conditions; `None` where one of them has none.
    conditions: Option<BTreeSet<EcoString>>,
    /// The policies that keep most, as numbers of [`POLICIES`].
    deletion: Option<usize>,
    replacement: Option<usize>,
}

impl Implicit {
    /// Notes that an event of a resource is one of an API, which it may name in its properties.
    pub(super) fn note(&mut self, event: &Entry, resource: &Node) {
        let kind = event.value.get("Type").and_then(Node::as_str);
        let (users, property) = match kind {
            Some("Api") => (&mut self.rest, "RestApiId"),
            Some("HttpApi") => (&mut self.http, "ApiId"),
            _ => return,
        };
        let properties = event.value.get("Properties");
        if properties.is_some_and(|it| it.get(property).is_some()) {
            return;
        }
        let users = users.get_or_insert_with(|| Users::from(event.key_span));
        users.add(resource);
    }

    /// The APIs that are asked for, and the conditions that they need.
    pub(super) fn generate(self, serverless: &mut Serverless<'_>) -> (Vec<Entry>, Vec<Entry>) {
        let mut made = Vec::new();
        let mut conditions = Vec::new();
        if let Some(users) = self.rest {
            let stage = ("StageName", "Prod");
            let api = users.api("ServerlessRestApi", Some(stage), &mut conditions);
            let globals = serverless.globals.of_type("Api").cloned();
            made.extend(api::rest(&Source::of(&api, globals.as_ref()), serverless));
        }
        if let Some(users) = self.http {
            let api = users.api("ServerlessHttpApi", None, &mut conditions);
            let globals = serverless.globals.of_type("HttpApi").cloned();
            made.extend(api::http(&Source::of(&api, globals.as_ref()), serverless));
        }
        (made, conditions)
    }
}

impl From<Span> for Users {
    fn from(span: Span) -> Self {
        Self {
            span,
            conditions: Some(BTreeSet::new()),
            deletion: None,
            replacement: None,
        }
    }
}

impl Users {
    fn add(&mut self, resource: &Node) {
        match (&mut self.conditions, resource.get("Condition")) {
            (Some(conditions), Some(condition)) => {
                conditions.extend(condition.as_str().map(EcoString::from));
            }
            _ => self.conditions = None,
        }
        let policy = |name: &str| {
            let policy = resource.get(name)?.as_str()?;
            POLICIES.iter().position(|known| *known == policy)
        };
        let [_, deletion, replacement] = INHERITED;
        // Where some are kept as snapshots, an API is not: it has none.
        let deleted = policy(deletion).filter(|at| POLICIES[*at] != "Snapshot");
        self.deletion = self.deletion.max(deleted);
        self.replacement = self.replacement.max(policy(replacement));
    }

    /// The serverless resource that stands for the API.
    fn api(self, id: &str, property: Option<(&str, &str)>, made: &mut Vec<Entry>) -> Entry {
        let maker = Maker(self.span);
        let properties = property.map(|(name, text)| maker.entry(name, maker.text(text)));
        let properties = maker.mapping(properties.into_iter().collect());
        let mut entries = vec![maker.entry("Properties", properties)];
        let names: Vec<EcoString> = self.conditions.into_iter().flatten().collect();
        let condition = match names.as_slice() {
            [] => None,
            [only] => Some(only.clone()),
            several => {
                let name = EcoString::from(id) + "Condition";
                made.push(maker.entry(name.clone(), any_of(several, maker)));
                Some(name)
            }
        };
        let [in_condition, deletion, replacement] = INHERITED;
        entries.extend(condition.map(|name| maker.entry(in_condition, maker.text(name))));
        for (attribute, policy) in [(deletion, self.deletion), (replacement, self.replacement)] {
            entries.extend(policy.map(|at| maker.entry(attribute, maker.text(POLICIES[at]))));
        }
        maker.entry(id, maker.mapping(entries))
    }
}

/// The condition that holds where any of several does.
fn any_of(names: &[EcoString], maker: Maker) -> Node {
    let named = names
        .iter()
        .map(|name| maker.call("Condition", maker.text(name.clone())));
    let mut operands: Vec<Node> = named.collect();
    while operands.len() > MAX_OPERANDS {
        let groups = operands.chunks(MAX_OPERANDS).map(|group| match group {
            [only] => only.clone(),
            _ => maker.call("Or", maker.list(group.to_vec())),
        });
        operands = groups.collect();
    }
    maker.call("Or", maker.list(operands))
}

/// Entries added to a section of a template, which is made where there is none.
pub(super) fn extend_section(root: &mut Vec<Entry>, name: &str, added: Vec<Entry>) {
    let Some(first) = added.first() else {
        return;
    };
    let maker = Maker(first.key_span);
    let section = root.iter_mut().find(|entry| entry.key == name);
    match section.map(|section| &mut section.value.kind) {
        Some(NodeKind::Mapping(entries)) => entries.extend(added),
        _ => root.push(maker.entry(name, maker.mapping(added))),
    }
}
