//! `Fn::ForEach`, which the transform `AWS::LanguageExtensions` expands before anything else.
//!
//! <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-foreach.html>
//!
//! As there, it is a matter of text: the fragment is copied for each element of the collection, and
//! the identifier is replaced in keys and values. Copies keep the places of the fragment. Of a
//! collection that is not known, one instance stands for all: `${Name}` is unknown in it, and its
//! logical id ends in `[*]`.

mod instance;

use ecow::{EcoString, eco_format};

use super::super::functions::scalar_text;
use crate::diagnostic::{Diagnostic, DiagnosticKind};
use crate::source::{Place, SourceFile, Span};
use crate::syntax::tree::{Entry, Node, NodeKind};
use crate::value::{Reason, ReasonKind, Value};
use instance::{Element, cost, replaced};

/// What the key of a loop begins with.
pub(in super::super) const LOOP: &str = "Fn::ForEach";

/// Most bytes that loops of one template may make. Templates that CloudFormation takes have some hundred
/// resources: <https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html>
const MAX_COST: usize = 4 * 1024 * 1024;

/// Most loops within loops.
const MAX_DEPTH: usize = 16;

/// Whether there is a loop anywhere in a node.
pub(super) fn has_loop(node: &Node) -> bool {
    match &node.kind {
        NodeKind::Sequence(items) => items.iter().any(has_loop),
        NodeKind::Mapping(entries) => entries
            .iter()
            .any(|entry| entry.key.starts_with(LOOP) || has_loop(&entry.value)),
        _ => false,
    }
}

/// Evaluates a node with the parameters and mappings of a template.
pub(super) type Evaluate<'e> = dyn FnMut(&Node) -> Value + 'e;

/// Expands the loops of one template.
pub(super) struct Loops<'l> {
    file: &'l SourceFile,
    evaluate: &'l mut Evaluate<'l>,
    left: usize,
    depth: usize,
    diagnostics: Vec<Diagnostic>,
    /// The loops whose collection is not known, and why.
    open: Vec<(EcoString, Reason)>,
}

impl<'l> Loops<'l> {
    pub(super) fn new(file: &'l SourceFile, evaluate: &'l mut Evaluate<'l>) -> Self {
        Self {
            file,
            evaluate,
            left: MAX_COST,
            depth: 0,
            diagnostics: Vec::new(),
            open: Vec::new(),
        }
    }

    /// What is wrong, and the loops whose collection is not known.
    pub(super) fn finish(self) -> (Vec<Diagnostic>, Vec<(EcoString, Reason)>) {
        (self.diagnostics, self.open)
    }

    /// The template without loops.
    pub(super) fn expand_template(&mut self, root: Node) -> Node {
        let NodeKind::Mapping(sections) = root.kind else {
            return root;
        };
        let mut expanded = Vec::with_capacity(sections.len());
        for section in sections {
            let named = ["Conditions", "Outputs", "Resources"].contains(&section.key.as_str());
            let value = match section.value.kind {
                NodeKind::Mapping(entries) if named => Node {
                    kind: NodeKind::Mapping(self.entries(entries, true)),
                    ..section.value
                },
                _ => self.expand(section.value),
            };
            expanded.push(Entry { value, ..section });
        }
        Node {
            kind: NodeKind::Mapping(expanded),
            ..root
        }
    }

    fn expand(&mut self, node: Node) -> Node {
        let kind = match node.kind {
            NodeKind::Sequence(items) => {
                NodeKind::Sequence(items.into_iter().map(|item| self.expand(item)).collect())
            }
            NodeKind::Mapping(entries) => NodeKind::Mapping(self.entries(entries, false)),
            kind => kind,
        };
        Node { kind, ..node }
    }

    /// Entries without loops. In a section, where each entry has a name of its own, one of them stands
    /// for those of a collection that is not known; anywhere else there is none.
    fn entries(&mut self, entries: Vec<Entry>, in_section: bool) -> Vec<Entry> {
        let mut expanded = Vec::with_capacity(entries.len());
        for entry in entries {
            if entry.key.starts_with(LOOP) {
                expanded.extend(self.run(entry, in_section));
            } else {
                let value = self.expand(entry.value);
                expanded.push(Entry { value, ..entry });
            }
        }
        expanded
    }

    /// The entries that a loop stands for. What cannot be expanded stays, and makes what it stands in
    /// unknown.
    fn run(&mut self, entry: Entry, in_section: bool) -> Vec<Entry> {
        let parts = match &entry.value.kind {
            NodeKind::Sequence(items) => match items.as_slice() {
                [identifier, collection, fragment] => {
                    identifier.as_str().map(|name| (name, collection, fragment))
                }
                _ => None,
            },
            _ => None,
        };
        let Some((name, collection, fragment)) = parts.filter(|it| it.2.as_mapping().is_some())
        else {
            let message = format!(
                "{}: expected a name, a collection and a fragment",
                entry.key
            );
            self.tell(DiagnosticKind::Evaluation, message, entry.key_span);
            return vec![left_out(&entry)];
        };
        if self.depth == MAX_DEPTH {
            let message = format!("loops nested more than {MAX_DEPTH} levels deep");
            self.tell(DiagnosticKind::Bound, message, entry.key_span);
            return vec![left_out(&entry)];
        }
        let mut made = Vec::new();
        for element in self.elements(&entry.key, collection) {
            if matches!(element, Element::Any(_)) && !in_section {
                made.push(left_out(&entry));
                continue;
            }
            if !self.afford(fragment, name, &element, entry.key_span) {
                made.push(left_out(&entry));
                break;
            }
            let copy = replaced(fragment, name, &element);
            let NodeKind::Mapping(entries) = copy.kind else {
                continue;
            };
            self.depth += 1;
            let copies = self.entries(entries, in_section);
            self.depth -= 1;
            if let Element::Any(key) = &element {
                self.note_instances(key, &copies);
            }
            made.extend(copies);
        }
        made
    }

    /// Instances that stand for others are open for the reason that their loop is.
    fn note_instances(&mut self, key: &EcoString, copies: &[Entry]) {
        let found = self.open.iter().rev().find(|(open, _)| open == key);
        let Some(reason) = found.map(|(_, reason)| reason.clone()) else {
            return;
        };
        let instances = copies.iter().filter(|copy| copy.key.ends_with("[*]"));
        let noted = instances.map(|copy| (copy.key.clone(), reason.clone()));
        self.open.extend(noted);
    }

    /// What is known of the elements, and what stands for the rest of them.
    fn elements(&mut self, key: &EcoString, collection: &Node) -> Vec<Element> {
        let value = (self.evaluate)(collection);
        let items = value.as_items().unwrap_or_default().iter();
        let known = items.clone().filter_map(scalar_text);
        let mut elements: Vec<Element> = known.map(Element::Known).collect();
        if value
            .as_items()
            .is_some_and(|items| items.len() == elements.len())
        {
            return elements;
        }
        let reason = match value.find_unknown() {
            Some(unknown) => unknown.reason.clone(),
            None => {
                let message = format!("{key}: expected a list of texts to go through");
                self.tell(DiagnosticKind::Evaluation, message.clone(), collection.span);
                Reason::new(ReasonKind::Error, message)
            }
        };
        let text = eco_format!("what {key} goes through is open: {}", reason.text);
        self.open
            .push((key.clone(), Reason::new(reason.kind, text)));
        elements.push(Element::Any(key.clone()));
        elements
    }

    fn afford(&mut self, fragment: &Node, name: &str, element: &Element, span: Span) -> bool {
        let (Element::Known(text) | Element::Any(text)) = element;
        match self.left.checked_sub(cost(fragment, name, text.len())) {
            Some(left) => {
                self.left = left;
                true
            }
            None => {
                let message = "the template's loops make too much".to_owned();
                self.tell(DiagnosticKind::Bound, message, span);
                false
            }
        }
    }

    fn tell(&mut self, kind: DiagnosticKind, message: String, span: Span) {
        let place = Place::new(self.file.id, span);
        self.diagnostics.push(Diagnostic::new(kind, message, place));
    }
}

/// A loop that stays: told already, and unknown.
fn left_out(entry: &Entry) -> Entry {
    Entry {
        value: Node {
            kind: NodeKind::Null,
            tag: None,
            span: entry.value.span,
        },
        ..entry.clone()
    }
}
