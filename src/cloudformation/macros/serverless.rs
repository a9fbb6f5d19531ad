//! The transform `AWS::Serverless-2016-10-31`: each serverless resource becomes those that it stands
//! for, so that the ordinary checks see them.
//!
//! Types, properties and logical ids are those that the
//! [specification](https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-generated-resources.html)
//! says are generated, but for hashes of code and definitions at their ends, which change with every
//! deployment: `Fn` has the version `FnVersion`. What it says of neither is as the public translator has it. What is generated has the place of the resource that
//! it is generated from, and its properties keep theirs. Connectors are left out, they only grant
//! permissions; types that are not known here are left out, and told.

mod api;
mod events;
mod function;
mod globals;
mod implicit;
mod others;
mod queues;
mod role;
mod schedules;

use ecow::{EcoString, eco_format};
use rustc_hash::FxHashMap;

use super::nodes::{self, Maker};
use crate::diagnostic::{Diagnostic, DiagnosticKind};
use crate::source::{Place, SourceFile, Span};
use crate::syntax::tree::{Entry, Node, NodeKind};
use crate::value::{Reason, ReasonKind};
use globals::Globals;
use implicit::Implicit;

/// What the name of the transform begins with.
const TRANSFORM: &str = "AWS::Serverless-";

/// What serverless types begin with.
const PREFIX: &str = "AWS::Serverless::";

/// Attributes of a resource that all that is generated from it have too.
const INHERITED: [&str; 3] = ["Condition", "DeletionPolicy", "UpdateReplacePolicy"];

/// Whether a template asks for the transform, or has resources that mean nothing without.
pub(super) fn is_asked_for(root: &Node) -> bool {
    let resources = root.get("Resources").and_then(Node::as_mapping);
    let mut kinds = resources
        .into_iter()
        .flatten()
        .filter_map(|entry| entry.value.get("Type")?.as_str());
    let is_named = root.get("Transform").is_some_and(|transform| {
        let all = match &transform.kind {
            NodeKind::Sequence(items) => items.as_slice(),
            _ => std::slice::from_ref(transform),
        };
        all.iter().any(is_serverless)
    });
    is_named || kinds.any(|kind| kind.starts_with(PREFIX))
}

/// Whether this is the name of the transform.
pub(in super::super) fn is_serverless(transform: &Node) -> bool {
    transform
        .as_str()
        .is_some_and(|name| name.starts_with(TRANSFORM))
}

/// A template that is being transformed.
pub(super) struct Serverless<'s> {
    file: &'s SourceFile,
    globals: Globals,
    /// Values that are not known by a name of their own, and why.
    pub(super) open: Vec<(EcoString, Reason)>,
    pub(super) diagnostics: Vec<Diagnostic>,
    implicit: Implicit,
    /// The parameters whose value is known.
    parameters: FxHashMap<EcoString, EcoString>,
    /// The stages of APIs that say theirs outright.
    stages: FxHashMap<EcoString, EcoString>,
    /// Nodes of `Globals` that may still be copied.
    left: usize,
}

/// Most nodes of `Globals` that the resources of one template take on together.
const MAX_COPIED: usize = 500_000;

/// A serverless resource with what its generated resources take from it.
struct Source<'r> {
    id: &'r EcoString,
    key_span: Span,
    resource: &'r Node,
    /// Its own properties, with those of `Globals`.
    properties: Vec<Entry>,
    /// The place of the properties.
    properties_span: Span,
}

impl<'s> Serverless<'s> {
    /// Takes the texts of parameters, by which some ids are made.
    pub(super) fn new(
        root: &Node,
        file: &'s SourceFile,
        parameters: FxHashMap<EcoString, EcoString>,
    ) -> Self {
        Self {
            file,
            globals: Globals::of(root),
            open: Vec::new(),
            diagnostics: Vec::new(),
            implicit: Implicit::default(),
            parameters,
            stages: stages(root),
            left: MAX_COPIED,
        }
    }

    /// A text, also where it is a parameter's.
    fn text_of<'n>(&'n self, node: &'n Node) -> Option<&'n str> {
        if let Some(text) = node.as_str() {
            return Some(text);
        }
        let name = match (&node.tag, &node.kind) {
            (Some(tag), NodeKind::String(name)) if tag == "Ref" => name.as_str(),
            _ => node.get("Ref")?.as_str()?,
        };
        self.parameters.get(name).map(EcoString::as_str)
    }

    /// The name of the stage that an event of a REST API is on, as ids have it.
    fn stage_of(&self, event: &Entry) -> EcoString {
        let properties = event.value.get("Properties");
        let Some(api) = properties.and_then(|it| it.get("RestApiId")) else {
            return "Prod".into();
        };
        let id = match &api.kind {
            NodeKind::String(id) => Some(id),
            _ => match api.get("Ref").map(|it| &it.kind) {
                Some(NodeKind::String(id)) => Some(id),
                _ => None,
            },
        };
        let stage = id.and_then(|id| self.stages.get(id));
        stage.cloned().unwrap_or_else(|| "Stage".into())
    }

    /// The template without serverless resources.
    pub(super) fn transform(&mut self, root: Node) -> Node {
        let NodeKind::Mapping(sections) = root.kind else {
            return root;
        };
        let sections = sections.into_iter().filter(|entry| entry.key != "Globals");
        let sections = sections.map(|section| match section.value.kind {
            NodeKind::Mapping(entries) if section.key == "Resources" => Entry {
                value: Node {
                    kind: NodeKind::Mapping(self.resources(entries)),
                    ..section.value
                },
                ..section
            },
            _ => section,
        });
        let mut sections: Vec<Entry> = sections.collect();
        let implicit = std::mem::take(&mut self.implicit);
        let (resources, conditions) = implicit.generate(self);
        implicit::extend_section(&mut sections, "Resources", resources);
        implicit::extend_section(&mut sections, "Conditions", conditions);
        Node {
            kind: NodeKind::Mapping(sections),
            ..root
        }
    }

    fn resources(&mut self, entries: Vec<Entry>) -> Vec<Entry> {
        let mut made = Vec::with_capacity(entries.len());
        for entry in entries {
            let kind = entry.value.get("Type").and_then(Node::as_str);
            match kind.and_then(|kind| kind.strip_prefix(PREFIX)) {
                Some(kind) => match self.generated(&entry, kind) {
                    Some(generated) => made.extend(generated),
                    None => {
                        let message = format!("the serverless type {kind} is not known");
                        self.tell(&message, DiagnosticKind::Unsupported, &entry);
                    }
                },
                None => made.push(entry),
            }
        }
        made
    }

    /// What a resource stands for; `None` for a type that is not known.
    fn generated(&mut self, entry: &Entry, kind: &str) -> Option<Vec<Entry>> {
        let globals = self.globals.of_type(kind);
        let copied = globals.map_or(0, nodes::count);
        if copied > self.left {
            self.tell(
                "what globals come to is too large",
                DiagnosticKind::Bound,
                entry,
            );
            return Some(Vec::new());
        }
        self.left -= copied;
        let source = Source::of(entry, globals);
        Some(match kind {
            "Function" => function::generate(&source, self),
            "Api" => api::rest(&source, self),
            "HttpApi" => api::http(&source, self),
            "WebSocketApi" => api::web_socket(&source),
            "SimpleTable" => others::table(&source),
            "StateMachine" => others::state_machine(&source, self),
            "LayerVersion" => others::layer(&source),
            "Application" => others::application(&source),
            "GraphQLApi" => others::graphql(&source),
            "Connector" => Vec::new(),
            _ => return None,
        })
    }

    fn tell(&mut self, message: &str, kind: DiagnosticKind, entry: &Entry) {
        let message = format!("{} is left out: {message}", entry.key);
        let place = Place::new(self.file.id, entry.key_span);
        self.diagnostics.push(Diagnostic::new(kind, message, place));
    }

    /// A value that is not known, for a reason.
    fn unknown(&mut self, name: EcoString, text: EcoString, maker: Maker) -> Node {
        let name = eco_format!("{PREFIX}{name}");
        let reason = Reason::new(ReasonKind::Unsupported, text);
        self.open.push((name.clone(), reason));
        maker.reference(name)
    }
}

/// The stages of the REST APIs of a template, as far as ids can have them.
fn stages(root: &Node) -> FxHashMap<EcoString, EcoString> {
    let resources = root.get("Resources").and_then(Node::as_mapping);
    let apis = resources.into_iter().flatten();
    apis.filter_map(|api| {
        let stage = api.value.get("Properties")?.get("StageName")?.as_str()?;
        is_alphanumeric(stage).then(|| (api.key.clone(), stage.into()))
    })
    .collect()
}

/// Whether a text can be part of a logical id.
fn is_alphanumeric(text: &str) -> bool {
    text.chars().all(|c| c.is_ascii_alphanumeric())
}

impl<'r> Source<'r> {
    fn of(entry: &'r Entry, globals: Option<&Node>) -> Self {
        let own = entry.value.entry("Properties");
        let properties = match (own, globals) {
            (Some(own), Some(globals)) => globals::merged(globals.clone(), own.value.clone()).kind,
            (Some(own), None) => own.value.kind.clone(),
            (None, Some(globals)) => globals.kind.clone(),
            (None, None) => NodeKind::Null,
        };
        Self {
            id: &entry.key,
            key_span: entry.key_span,
            resource: &entry.value,
            properties: match properties {
                NodeKind::Mapping(entries) => entries,
                _ => Vec::new(),
            },
            properties_span: own.map_or(entry.key_span, |own| own.key_span),
        }
    }

    const fn maker(&self) -> Maker {
        Maker(self.key_span)
    }

    fn entry(&self, property: &str) -> Option<&Entry> {
        self.properties.iter().find(|entry| entry.key == property)
    }

    fn get(&self, property: &str) -> Option<&Node> {
        self.entry(property).map(|entry| &entry.value)
    }

    fn text(&self, property: &str) -> Option<&str> {
        self.get(property)?.as_str()
    }

    /// The entry of a property under another name.
    fn renamed(&self, property: &str, name: &str) -> Option<Entry> {
        let entry = self.entry(property)?;
        Some(Entry {
            key: name.into(),
            ..entry.clone()
        })
    }

    /// The entries of properties that keep their names.
    fn passed(&self, properties: &[&str]) -> Vec<Entry> {
        let passed = properties
            .iter()
            .filter_map(|property| self.entry(property));
        passed.cloned().collect()
    }

    /// `Tags`, which serverless types have as a map, as the list that others have.
    fn tag_list(&self) -> Option<Entry> {
        let entry = self.entry("Tags")?;
        let NodeKind::Mapping(tags) = &entry.value.kind else {
            return Some(entry.clone());
        };
        if entry.value.tag.is_some() {
            return None;
        }
        let tags = tags.iter().map(|tag| {
            let maker = Maker(tag.key_span);
            maker.object([
                ("Key", maker.text(tag.key.clone())),
                ("Value", tag.value.clone()),
            ])
        });
        let value = Maker(entry.value.span).list(tags.collect());
        Some(Entry {
            value,
            ..entry.clone()
        })
    }

    /// A resource that is generated beside the one that has the name.
    fn beside(&self, suffix: &str, kind: &str, properties: Vec<Entry>) -> Entry {
        self.named(eco_format!("{}{suffix}", self.id), kind, properties)
    }

    fn named(&self, id: EcoString, kind: &str, properties: Vec<Entry>) -> Entry {
        self.generated(id, kind, properties, &INHERITED)
    }

    /// The resource that has the name.
    fn main(&self, kind: &str, properties: Vec<Entry>) -> Entry {
        let attributes = ["DependsOn", "Metadata"];
        let all: Vec<&str> = INHERITED.into_iter().chain(attributes).collect();
        self.generated(self.id.clone(), kind, properties, &all)
    }

    fn generated(
        &self,
        id: EcoString,
        kind: &str,
        properties: Vec<Entry>,
        attributes: &[&str],
    ) -> Entry {
        let maker = self.maker();
        let mut entries = vec![maker.entry("Type", maker.text(kind))];
        let inherited = attributes
            .iter()
            .filter_map(|name| self.resource.entry(name));
        entries.extend(inherited.cloned());
        entries.push(Entry {
            key: "Properties".into(),
            key_span: self.properties_span,
            value: Maker(self.properties_span).mapping(properties),
        });
        Entry {
            key: id,
            key_span: self.key_span,
            value: Maker(self.resource.span).mapping(entries),
        }
    }
}
