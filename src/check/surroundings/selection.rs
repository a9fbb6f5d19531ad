//! Which selectors select an object, by its labels and its namespace.
//!
//! A cluster has thousands of pods and hundreds of policies, so not all are compared with all: a selector
//! is filed under one label that it needs, the rarest, or under its namespace where it needs none. An
//! object is then held against what is filed under its own labels and its own namespace.

use std::collections::BTreeSet;

use ecow::{EcoString, eco_format};
use rustc_hash::FxHashMap;

use super::homes::Home;
use super::objects::{Bounds, Met, TooMany, met};
use crate::check::functions::labels::{Holds, Label, LabelSource, Labels, Selector};
use crate::source::FileId;
use crate::value::{Data, Reason, ReasonKind, Value};

/// The selectors of a concept's objects: `selector`, and where it has one `namespace_selector`.
#[derive(Debug, Default)]
pub(in crate::check) struct Selection {
    entries: Vec<Entry>,
    /// By a label that they need.
    by_label: FxHashMap<(EcoString, EcoString), Vec<usize>>,
    /// By namespace, those that need no label.
    by_namespace: FxHashMap<EcoString, Vec<usize>>,
    /// Those that need no label, and are in no namespace that is known.
    anywhere: Vec<usize>,
}

#[derive(Debug)]
struct Entry {
    home: Home,
    selector: Selector,
    /// Of kinds without namespace: the namespaces that it is about.
    namespaces: Option<Selector>,
}

/// An object that may be selected.
#[derive(Debug)]
pub(in crate::check) struct Subject<'s> {
    home: Home,
    labels: Labels<'s>,
    /// The labels of its namespace, once for each object that defines it; never empty.
    namespaces: Vec<NamespaceLabels<'s>>,
}

impl Selection {
    pub(super) fn new(objects: &[&Value], homes: &[Home]) -> Self {
        let pairs = objects.iter().zip(homes);
        let entries: Vec<Entry> = pairs
            .map(|(object, home)| Entry::new(object, home.clone()))
            .collect();
        let mut counts: FxHashMap<(&str, &str), usize> = FxHashMap::default();
        for entry in &entries {
            for label in entry.selector.needed() {
                *counts.entry(label).or_default() += 1;
            }
        }
        let mut selection = Self::default();
        for (at, entry) in entries.iter().enumerate() {
            let rarest = entry.selector.needed().filter(|(label, _)| is_plain(label));
            match rarest.min_by_key(|label| (counts[label], *label)) {
                Some((label, value)) => {
                    let key = (label.into(), value.into());
                    selection.by_label.entry(key).or_default().push(at);
                }
                None => match entry.home.name() {
                    Some(name) => {
                        let drawer = selection.by_namespace.entry(name.into());
                        drawer.or_default().push(at);
                    }
                    None => selection.anywhere.push(at),
                },
            }
        }
        selection.entries = entries;
        selection
    }

    /// The objects that select one, in order.
    pub(in crate::check) fn selecting(
        &self,
        subject: &Subject<'_>,
        bounds: &Bounds<'_>,
    ) -> Result<Met, TooMany> {
        let home = |at: usize| &self.entries[at].home;
        let selects = |at: usize| self.entries[at].selects(subject);
        let candidates = self.candidates(subject);
        met(candidates, &subject.home, &home, bounds, &selects)
    }

    /// Those that can select an object; all, where its labels are not known in full.
    fn candidates(&self, subject: &Subject<'_>) -> BTreeSet<usize> {
        let (labels, more) = subject.labels.known();
        if more {
            return (0..self.entries.len()).collect();
        }
        let mut candidates: BTreeSet<usize> = self.anywhere.iter().copied().collect();
        for (label, value) in labels {
            let value = match &value.data {
                Data::String(text) => text.clone(),
                Data::Null => EcoString::new(),
                Data::Unknown(_) => return (0..self.entries.len()).collect(),
                _ => continue,
            };
            let key = (EcoString::from(label), value);
            candidates.extend(self.by_label.get(&key).into_iter().flatten());
        }
        match subject.home.name() {
            Some(name) => candidates.extend(self.by_namespace.get(name).into_iter().flatten()),
            None => candidates.extend(self.by_namespace.values().flatten()),
        }
        candidates
    }
}

impl Entry {
    /// What cannot be read as a selector may select anything.
    fn new(object: &Value, home: Home) -> Self {
        let read = |selector: &Value| {
            Selector::read(selector)
                .unwrap_or_else(|fault| Selector::Open(Reason::new(ReasonKind::Error, fault)))
        };
        Self {
            home,
            selector: object.get("selector").map_or(Selector::Nothing, read),
            namespaces: object
                .get("namespace_selector")
                .filter(|selector| !selector.is_null())
                .map(read),
        }
    }

    /// Whether it selects an object that it meets.
    fn selects(&self, subject: &Subject<'_>) -> Holds {
        self.selector
            .selects(subject)
            .and(|| match &self.namespaces {
                None => Holds::Yes,
                Some(selector) => subject.namespace_is_selected(selector),
            })
    }
}

impl<'s> Subject<'s> {
    /// Of an object in a file, with `namespace`, `labels` and `namespace_labels`, a list with the labels of each
    /// object that defines the namespace. Without one, only the label is known that every namespace
    /// has: its name.
    pub(in crate::check) fn of(object: &'s Value, file: FileId) -> Self {
        static NONE: Value = Value::null();
        let home = Home::of(object, file);
        let labels = |name| object.get(name).unwrap_or(&NONE);
        let defined = labels("namespace_labels").as_items().unwrap_or_default();
        let namespaces = match defined {
            [] => vec![NamespaceLabels::new(&home, None)],
            defined => defined
                .iter()
                .map(|labels| NamespaceLabels::new(&home, Some(Labels::of(labels))))
                .collect(),
        };
        Self {
            labels: Labels::of(labels("labels")),
            namespaces,
            home,
        }
    }

    /// Of an object whose namespace is known, and of the namespace no more than its name.
    pub(super) fn at_home(object: &'s Value, home: &Home) -> Self {
        static NONE: Value = Value::null();
        Self {
            labels: Labels::of(object.get("labels").unwrap_or(&NONE)),
            namespaces: vec![NamespaceLabels::new(home, None)],
            home: home.clone(),
        }
    }

    fn namespace_is_selected(&self, selector: &Selector) -> Holds {
        let one = |labels: &NamespaceLabels<'_>| selector.selects(labels);
        agreed(self.namespaces.iter().map(one))
    }
}

/// What those say that define the same thing: one of them will hold.
fn agreed(answers: impl Iterator<Item = Holds>) -> Holds {
    let mut agreed = None;
    for answer in answers {
        match &agreed {
            Some(before) if *before != answer => {
                let text = "the namespace is defined several times, with other labels";
                return Holds::Open(Reason::new(ReasonKind::Unsupported, text));
            }
            _ => agreed = Some(answer),
        }
    }
    agreed.unwrap_or(Holds::No)
}

/// Labels that say in which namespace an object is, for Cilium and Calico.
const NAMESPACE: [&str; 2] = ["io.kubernetes.pod.namespace", "projectcalico.org/namespace"];

/// What Cilium puts before the labels of the namespace.
const OF_NAMESPACE: [&str; 2] = [
    "io.cilium.k8s.namespace.labels.",
    "io.cilium.k8s.namespace.labels/",
];

/// Labels that every namespace has: its name.
const NAME: [&str; 2] = ["kubernetes.io/metadata.name", "projectcalico.org/name"];

/// Whether a label is one that an object is given by whoever writes it.
pub(super) fn is_plain(label: &str) -> bool {
    !NAMESPACE.contains(&label) && !OF_NAMESPACE.iter().any(|it| label.starts_with(it))
}

impl LabelSource for Subject<'_> {
    fn label(&self, name: &str) -> Label<'_> {
        if NAMESPACE.contains(&name) {
            return match &self.home {
                Home::Named(name, _) => Label::Text(name),
                _ => Label::Open(&self.namespaces[0].undefined),
            };
        }
        match OF_NAMESPACE.iter().find_map(|it| name.strip_prefix(it)) {
            Some(name) => self.namespaces[0].label(name),
            None => self.labels.get(name),
        }
    }
}

/// The labels of a namespace.
#[derive(Debug)]
struct NamespaceLabels<'s> {
    name: Option<EcoString>,
    /// None where nothing that was scanned defines it.
    labels: Option<Labels<'s>>,
    /// Why they are not known, if they are not.
    undefined: Reason,
}

impl<'s> NamespaceLabels<'s> {
    fn new(home: &Home, labels: Option<Labels<'s>>) -> Self {
        let text = match home.name() {
            Some(name) => eco_format!("the namespace `{name}` is not among what was scanned"),
            None => "the namespace is not written".into(),
        };
        Self {
            name: home.name().map(EcoString::from),
            labels,
            undefined: Reason::new(ReasonKind::Missing, text),
        }
    }
}

impl LabelSource for NamespaceLabels<'_> {
    fn label(&self, name: &str) -> Label<'_> {
        match (&self.name, &self.labels) {
            (Some(own), _) if NAME.contains(&name) => Label::Text(own),
            (_, Some(labels)) => labels.get(name),
            (_, None) => Label::Open(&self.undefined),
        }
    }
}

#[cfg(test)]
mod tests;
