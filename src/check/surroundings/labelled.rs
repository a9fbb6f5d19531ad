//! The objects that a selector selects, found by their labels: the other way around than
//! [`selection`](super::selection), which finds the selectors of an object.

use std::collections::BTreeSet;

use ecow::EcoString;
use rustc_hash::FxHashMap;

use super::homes::Home;
use super::objects::{Bounds, Met, TooMany, met};
use super::selection::{Subject, is_plain};
use crate::check::functions::labels::{Labels, Selector};
use crate::value::{Data, Value};

/// Objects by their `labels`.
#[derive(Debug)]
pub(super) struct Labelled {
    by_label: FxHashMap<(EcoString, EcoString), Vec<usize>>,
    /// Those of which some label, or its value, is not known.
    open: Vec<usize>,
    all: usize,
}

impl Labelled {
    pub(super) fn new<'v>(objects: impl Iterator<Item = &'v Value>) -> Self {
        let mut labelled = Self {
            by_label: FxHashMap::default(),
            open: Vec::new(),
            all: 0,
        };
        for (at, object) in objects.enumerate() {
            labelled.all += 1;
            labelled.file(at, object);
        }
        labelled
    }

    fn file(&mut self, at: usize, object: &Value) {
        let Some(labels) = object.get("labels").map(Labels::of) else {
            return;
        };
        let (known, more) = labels.known();
        let mut is_open = more;
        for (label, value) in known {
            let text = match &value.data {
                Data::String(text) => text.clone(),
                Data::Null => EcoString::new(),
                // What is no text is compared in full.
                _ => {
                    is_open = true;
                    continue;
                }
            };
            let drawer = self.by_label.entry((label.into(), text));
            drawer.or_default().push(at);
        }
        if is_open {
            self.open.push(at);
        }
    }

    /// The objects that a selector selects from a namespace, in order. `homes` and `objects` give those
    /// of an object by its number.
    pub(super) fn selected<'v>(
        &self,
        selector: &Selector,
        from: &Home,
        bounds: &Bounds<'_>,
        homes: &'v [Home],
        object: &dyn Fn(usize) -> &'v Value,
    ) -> Result<Met, TooMany> {
        let holds = |at: usize| selector.selects(&Subject::at_home(object(at), &homes[at]));
        met(
            self.candidates(selector),
            from,
            &|at| &homes[at],
            bounds,
            &holds,
        )
    }

    /// Those that have the rarest of the labels that the selector needs; all, where it needs none.
    fn candidates(&self, selector: &Selector) -> BTreeSet<usize> {
        let having = |(label, value): (&str, &str)| {
            let key = (EcoString::from(label), EcoString::from(value));
            self.by_label.get(&key).map_or(&[][..], Vec::as_slice)
        };
        let needed = selector.needed().filter(|(label, _)| is_plain(label));
        match needed.map(having).min_by_key(|drawer| drawer.len()) {
            Some(drawer) => drawer.iter().chain(&self.open).copied().collect(),
            None => (0..self.all).collect(),
        }
    }
}
