//! A document to the objects in it.
//!
//! <https://kubernetes.io/docs/reference/using-api/api-concepts/>

use std::sync::Arc;

use ecow::{EcoString, eco_format};

use super::{blanks, kinds};
use crate::diagnostic::{Diagnostic, DiagnosticKind};
use crate::resource::{Platform, Resource};
use crate::source::{Place, SourceFile, Span};
use crate::syntax::tree::{Document, Node, NodeKind, place, value};
use crate::value::{Data, Value};

/// What a mapping says that it is.
#[derive(Clone, Copy)]
pub(super) struct Identity<'n> {
    api_version: &'n str,
    kind: &'n str,
}

impl<'n> Identity<'n> {
    /// `None` where one of the two is missing or no text.
    pub(super) fn of(node: &'n Node) -> Option<Self> {
        let text = |key| {
            node.get(key)
                .and_then(Node::as_str)
                .filter(|t| !t.is_empty())
        };
        Some(Self {
            api_version: text("apiVersion")?,
            kind: text("kind")?,
        })
    }

    /// The group of `group/version`; the core group is only a version, and has no name.
    fn group(&self) -> &'n str {
        self.api_version
            .split_once('/')
            .map_or("", |(group, _)| group)
    }

    /// Whether this is no object but a file of kubectl or Kustomize.
    pub(super) fn is_for_tools(&self) -> bool {
        self.group() == "kustomize.config.k8s.io"
            || (self.api_version == "v1" && self.kind == "Config")
    }
}

/// Adds the objects of a document; items of a list that are no objects are told.
pub(super) fn collect(
    document: &Document,
    file: &SourceFile,
    resources: &mut Vec<Resource>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    // Of the document alone: a file may hold thousands.
    let text = file.text.get(document.span.range()).unwrap_or(&file.text);
    let mut collector = Collector {
        file,
        has_blanks: blanks::may_be_in(text),
        resources,
        diagnostics,
    };
    if let Some(identity) = Identity::of(&document.root).filter(|identity| !identity.is_for_tools())
    {
        collector.take(&document.root, identity, document.span);
    }
}

struct Collector<'a> {
    file: &'a SourceFile,
    has_blanks: bool,
    resources: &'a mut Vec<Resource>,
    diagnostics: &'a mut Vec<Diagnostic>,
}

impl Collector<'_> {
    fn take(&mut self, node: &Node, identity: Identity<'_>, body: Span) {
        if let Some(kind) = identity.kind.strip_suffix("List")
            && let Some(items) = node.get("items").and_then(Node::as_sequence)
        {
            for item in items {
                self.take_item(item, identity, kind);
            }
            return;
        }
        let kind = if kinds::is_built_in(identity.group()) {
            identity.kind.into()
        } else {
            eco_format!("{}.{}", identity.kind, identity.group())
        };
        let header = node.entry("kind").map_or_else(
            || place::element(node, self.file),
            |entry| place::entry(entry, self.file),
        );
        if kinds::is_built_in(identity.group()) {
            self.tell_malformed(node);
        }
        self.resources.push(Resource {
            platform: Platform::Kubernetes,
            address: address(&kind, identity, node),
            kind,
            attributes: self.attributes(node, identity),
            header,
            body: Place::new(self.file.id, body),
            conditional: None,
            calls: Vec::new(),
            realm: None,
        });
    }

    /// Tells what no object of Kubernetes' own can have: it is then judged by the rest.
    fn tell_malformed(&mut self, node: &Node) {
        for name in ["metadata", "spec"] {
            if let Some(entry) = node.entry(name)
                && !matches!(entry.value.kind, NodeKind::Mapping(_) | NodeKind::Null)
            {
                let message = format!("`{name}` is a mapping");
                let place = place::entry(entry, self.file);
                let fault = Diagnostic::new(DiagnosticKind::Evaluation, message, place);
                self.diagnostics.push(fault);
            }
        }
    }

    /// The whole object, with what a list says of it in its place.
    fn attributes(&self, node: &Node, identity: Identity<'_>) -> Value {
        let written = value::value(node, self.file);
        let mut object = match self.has_blanks {
            true => blanks::opened(written),
            false => written,
        };
        let own = [
            ("apiVersion", identity.api_version),
            ("kind", identity.kind),
        ];
        if let Data::Object(_, entries) = &mut object.data
            && own.iter().any(|(name, _)| !entries.contains(name))
        {
            let said = own.map(|(name, text)| (name, Value::from(text)));
            Arc::make_mut(entries).extend(said);
        }
        object
    }

    /// An item of a list. In the list of one kind (`PodList`) items need not say what they are.
    fn take_item(&mut self, item: &Node, list: Identity<'_>, kind: &str) {
        let identity = Identity::of(item).or_else(|| {
            let of_the_list = !kind.is_empty() && item.as_mapping().is_some();
            of_the_list.then_some(Identity {
                api_version: list.api_version,
                kind,
            })
        });
        match identity {
            Some(identity) => self.take(item, identity, item.span),
            None => self.diagnostics.push(Diagnostic::new(
                DiagnosticKind::Evaluation,
                "expected an object with apiVersion and kind",
                place::element(item, self.file),
            )),
        }
    }
}

/// `Kind/namespace/name`, or `Kind/name` where there is no namespace: in built-in kinds that have
/// none, and in others where none is written, since only their definition says whether they have.
fn address(kind: &EcoString, identity: Identity<'_>, node: &Node) -> EcoString {
    let metadata = node.get("metadata");
    let field = |name| metadata.and_then(|metadata| scalar_text(metadata.get(name)?));
    let name = field("name")
        .or_else(|| Some(eco_format!("{}*", field("generateName")?)))
        .unwrap_or_else(|| "*".into());
    let namespace = match kinds::is_built_in(identity.group()) {
        true if kinds::has_namespace(identity.kind) => {
            Some(field("namespace").unwrap_or_else(|| "default".into()))
        }
        true => None,
        false => field("namespace"),
    };
    match namespace {
        Some(namespace) => eco_format!("{kind}/{namespace}/{name}"),
        None => eco_format!("{kind}/{name}"),
    }
}

/// A name should be a text; what is written without quotes may have become something else.
fn scalar_text(node: &Node) -> Option<EcoString> {
    match &node.kind {
        NodeKind::String(text) if !text.is_empty() => Some(text.clone()),
        NodeKind::Number(number) => Some(eco_format!("{number}")),
        NodeKind::Bool(value) => Some(eco_format!("{value}")),
        _ => None,
    }
}
