//! From the parser's events to documents.
//!
//! Nothing in here recurses: collections that are open wait on a stack. A node that cannot be had
//! (too deep, a key that is no scalar, an alias without an anchor) is left out of what it stands in
//! and told as an error, and everything around it stays.

use std::borrow::Cow;

use ecow::EcoString;
use granit_parser::{Event, ScalarStyle, StructureStyle, Tag};
use rustc_hash::{FxHashMap, FxHashSet};

use super::{bytes, outdent, scalar};
use crate::source::Span;
use crate::syntax::SyntaxError;
use crate::syntax::bounds::{self, MAX_ERRORS};
use crate::syntax::tree::{Document, Entry, MAX_DEPTH, Node, NodeKind, Parsed};

/// Most nodes that anchors and aliases may copy in one text.
pub(super) const MAX_COPIED_NODES: usize = 500_000;

/// Takes events, makes documents.
pub(super) struct Builder<'t> {
    text: &'t str,
    /// What the parser was given: the text, or [`super::outdent::joined`] of it.
    source: &'t str,
    parsed: Parsed,
    document: Option<Open>,
    /// Nodes that may still be copied. Both keeping an anchored node and each use of it are
    /// copies: anchors nested in anchors would otherwise cost their depth times their size.
    copies_left: usize,
    /// Nodes that may still be read.
    nodes_left: usize,
}

/// The document that is being read.
struct Open {
    start: u32,
    root: Option<Node>,
    stack: Vec<Frame>,
    /// Collections open below the deepest that is read.
    skipped: usize,
    anchors: FxHashMap<usize, Measured>,
}

/// A node with what copying it costs.
#[derive(Clone)]
struct Measured {
    node: Node,
    /// Nodes in it, itself included.
    size: usize,
    /// Levels of collections in it, itself included: 0 for a scalar.
    height: usize,
}

/// A collection that is not closed yet.
struct Frame {
    collection: Collection,
    tag: Option<EcoString>,
    span: Span,
    anchor: usize,
    size: usize,
    height: usize,
}

enum Collection {
    Sequence(Vec<Node>),
    Mapping {
        entries: Vec<Entry>,
        merged: Vec<Node>,
        next: Next,
    },
}

/// What the next node of a mapping is.
enum Next {
    Key,
    /// The value of this key.
    Value(EcoString, Span),
    /// The value of a merge key.
    Merge,
    /// The value of a key that cannot be used.
    Nothing,
}

impl<'t> Builder<'t> {
    pub(super) fn new(text: &'t str, source: &'t str) -> Self {
        Self {
            text,
            source,
            parsed: Parsed::default(),
            document: None,
            copies_left: MAX_COPIED_NODES,
            nodes_left: bounds::most_nodes(text.len()),
        }
    }

    /// Takes the next event. `anchor` is where the anchor of its node stands.
    pub(super) fn take(
        &mut self,
        event: Event<'_>,
        span: granit_parser::Span,
        anchor: Option<Span>,
    ) {
        let own = bytes(&span);
        let front = [span.tag_span().map(|tag| bytes(&tag)), anchor];
        let whole = front.into_iter().flatten().fold(own, Span::to);
        let begins = matches!(
            event,
            Event::Scalar(..) | Event::SequenceStart(..) | Event::MappingStart(..)
        );
        if begins && !self.count(own) {
            return;
        }
        match event {
            Event::DocumentStart(..) => self.document = Some(Open::new(own.end)),
            Event::DocumentEnd => self.close_document(),
            Event::Scalar(text, style, anchor, tag) => {
                let tag = tag.map(|tag| self.read_tag(&tag, &span));
                let text = self.content(text, style, own);
                let node = scalar_node(text, style, tag, own, whole);
                self.complete(Some(Measured::leaf(node)), whole, anchor);
            }
            Event::SequenceStart(style, anchor, tag) => {
                let tag = tag.map(|tag| self.read_tag(&tag, &span));
                self.open(Collection::Sequence(Vec::new()), style, anchor, tag, whole);
            }
            Event::MappingStart(style, anchor, tag) => {
                let tag = tag.map(|tag| self.read_tag(&tag, &span));
                let collection = Collection::Mapping {
                    entries: Vec::new(),
                    merged: Vec::new(),
                    next: Next::Key,
                };
                self.open(collection, style, anchor, tag, whole);
            }
            Event::SequenceEnd | Event::MappingEnd => self.close(own),
            Event::Alias(id) => self.alias(id, own),
            Event::UnresolvedAlias(name) => {
                self.error(format!("there is no anchor &{name} before this alias"), own);
                self.complete(None, own, 0);
            }
            // The stream's ends, comments, and anchors, which their nodes have brought already.
            _ => {}
        }
    }

    /// Gives up the document that is being read.
    pub(super) fn abandon(&mut self, error: SyntaxError) {
        self.document = None;
        self.tell(error);
    }

    fn tell(&mut self, error: SyntaxError) {
        if self.parsed.errors.len() < MAX_ERRORS {
            self.parsed.errors.push(error);
        }
    }

    /// Notes that one more node is being read; `false`, and told the first time, where that is too many.
    fn count(&mut self, span: Span) -> bool {
        let is_first = self.nodes_left == 1;
        self.nodes_left = self.nodes_left.saturating_sub(1);
        if is_first {
            let most = bounds::most_nodes(self.text.len());
            self.abandon(SyntaxError::new(bounds::too_many(most), span));
        }
        self.nodes_left > 0
    }

    /// Whether no more is read of this text.
    pub(super) const fn is_full(&self) -> bool {
        self.nodes_left == 0
    }

    pub(super) fn finish(mut self) -> Parsed {
        self.parsed.errors.sort_by_key(|error| error.span);
        self.parsed
    }

    fn error(&mut self, message: impl Into<String>, span: Span) {
        self.tell(SyntaxError::new(message, span));
    }

    /// What a scalar says, where the parser was not given it as it is written.
    fn content<'e>(&self, text: Cow<'e, str>, style: ScalarStyle, span: Span) -> Cow<'e, str> {
        let is_quoted = matches!(style, ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted);
        if !is_quoted || std::ptr::eq(self.text, self.source) {
            return text;
        }
        let written = self.text.get(span.range()).unwrap_or_default();
        if self.source.get(span.range()) == Some(written) {
            return text;
        }
        outdent::content(written).map_or(text, Cow::Owned)
    }

    fn close_document(&mut self) {
        if let Some(Open {
            start,
            root: Some(root),
            ..
        }) = self.document.take()
        {
            let span = Span::new(start, root.span.end.max(start));
            self.parsed.documents.push(Document { root, span });
        }
    }

    fn open(
        &mut self,
        collection: Collection,
        style: StructureStyle,
        anchor: usize,
        tag: Option<Meaning>,
        span: Span,
    ) {
        let Some(document) = &mut self.document else {
            return;
        };
        if document.skipped > 0 || document.stack.len() >= MAX_DEPTH {
            document.skipped += 1;
            if document.skipped == 1 {
                self.error(too_deep(), span);
            }
            return;
        }
        // A block collection has no end of its own: it ends with the last of what is in it.
        let span = match style {
            StructureStyle::Flow => span,
            StructureStyle::Block => Span::new(span.start, span.start),
        };
        document.stack.push(Frame {
            collection,
            tag: match tag {
                Some(Meaning::Own(tag)) => Some(tag),
                _ => None,
            },
            span,
            anchor,
            size: 1,
            height: 1,
        });
    }

    fn close(&mut self, end: Span) {
        let Some(document) = &mut self.document else {
            return;
        };
        if document.skipped > 0 {
            document.skipped -= 1;
            if document.skipped == 0 {
                self.complete(None, end, 0);
            }
            return;
        }
        let Some(mut frame) = document.stack.pop() else {
            return;
        };
        if end.start < end.end {
            frame.span = frame.span.to(end);
        }
        let kind = match frame.collection {
            Collection::Sequence(items) => NodeKind::Sequence(items),
            Collection::Mapping {
                entries, merged, ..
            } => NodeKind::Mapping(self.mapping(entries, merged)),
        };
        let (span, anchor) = (frame.span, frame.anchor);
        let sized = Measured {
            node: Node {
                kind,
                tag: frame.tag,
                span,
            },
            size: frame.size,
            height: frame.height,
        };
        self.complete(Some(sized), span, anchor);
    }

    /// Puts a node, or the gap where one should be, where it belongs.
    fn complete(&mut self, sized: Option<Measured>, span: Span, anchor: usize) {
        let Some(document) = &mut self.document else {
            return;
        };
        if document.skipped > 0 {
            return;
        }
        if let Some(sized) = sized.as_ref().filter(|_| anchor != 0)
            && let Some(left) = self.copies_left.checked_sub(sized.size)
        {
            self.copies_left = left;
            document.anchors.insert(anchor, sized.clone());
        }
        let Some(frame) = document.stack.last_mut() else {
            document.root = sized.map(|sized| sized.node);
            return;
        };
        if span.start < span.end {
            frame.span = frame.span.to(span);
        }
        if let Some(sized) = &sized {
            frame.size += sized.size;
            frame.height = frame.height.max(sized.height + 1);
        }
        let node = sized.map(|sized| sized.node);
        if let Err(message) = frame.collection.add(node, span, self.text) {
            self.error(message, span);
        }
    }

    fn alias(&mut self, id: usize, span: Span) {
        let Some(document) = &self.document else {
            return;
        };
        if document.skipped > 0 {
            return;
        }
        let depth = document.stack.len();
        let copy = match document.anchors.get(&id) {
            None if document.stack.iter().any(|frame| frame.anchor == id) => {
                Err("an alias cannot stand within what it stands for".to_owned())
            }
            Some(anchored) if depth + anchored.height > MAX_DEPTH => Err(too_deep()),
            Some(anchored) if anchored.size <= self.copies_left => Ok(anchored.clone()),
            _ => Err(format!(
                "alias expansion bound of {MAX_COPIED_NODES} nodes is reached"
            )),
        };
        match copy {
            Ok(mut sized) => {
                self.copies_left -= sized.size;
                sized.node.span = span;
                self.complete(Some(sized), span, 0);
            }
            Err(message) => {
                self.error(message, span);
                self.complete(None, span, 0);
            }
        }
    }

    /// The entries of a mapping: each key once, the last of it; then what merge keys bring, in
    /// the order of the text, where the mapping has no entry of that key.
    fn mapping(&mut self, entries: Vec<Entry>, merged: Vec<Node>) -> Vec<Entry> {
        let mut entries = super::super::keep_last_of_each_key(entries, &mut self.parsed.errors);
        if merged.is_empty() {
            return entries;
        }
        let mut seen: FxHashSet<EcoString> = entries.iter().map(|e| e.key.clone()).collect();
        let mut queue: Vec<Node> = merged.into_iter().rev().collect();
        while let Some(node) = queue.pop() {
            match node.kind {
                NodeKind::Mapping(brought) => entries.extend(
                    brought
                        .into_iter()
                        .filter(|entry| seen.insert(entry.key.clone())),
                ),
                NodeKind::Sequence(items) => queue.extend(items.into_iter().rev()),
                _ => self.error(
                    "a merge key takes a mapping or a list of mappings",
                    node.span,
                ),
            }
        }
        entries
    }

    /// What a tag says of its node.
    fn read_tag(&self, tag: &Tag, span: &granit_parser::Span) -> Meaning {
        if let Some(core) = tag.core_suffix() {
            return match core {
                "str" => Meaning::Text,
                _ => Meaning::Core,
            };
        }
        let written = span.tag_span().and_then(|tag| tag.slice(self.text));
        match written.map(|tag| tag.strip_prefix('!').unwrap_or(tag)) {
            Some("") => Meaning::Text,
            Some(name) => Meaning::Own(name.into()),
            None => Meaning::Own(tag.suffix().into()),
        }
    }
}

/// What a tag says of the node that it stands on.
enum Meaning {
    /// It is a text: `!!str`, `!`.
    Text,
    /// It is of another type of YAML's own.
    Core,
    /// Something that the format knows: CloudFormation's `!Ref`.
    Own(EcoString),
}

impl Open {
    fn new(start: u32) -> Self {
        Self {
            start,
            root: None,
            stack: Vec::new(),
            skipped: 0,
            anchors: FxHashMap::default(),
        }
    }
}

impl Measured {
    const fn leaf(node: Node) -> Self {
        Self {
            node,
            size: 1,
            height: 0,
        }
    }
}

impl Collection {
    /// Takes the next node; `None` stands for one that could not be had.
    fn add(&mut self, node: Option<Node>, span: Span, text: &str) -> Result<(), &'static str> {
        let (entries, merged, next) = match self {
            Self::Sequence(items) => {
                items.extend(node);
                return Ok(());
            }
            Self::Mapping {
                entries,
                merged,
                next,
            } => (entries, merged, next),
        };
        match std::mem::replace(next, Next::Key) {
            Next::Key => {
                *next = Next::Nothing;
                let Some(node) = node else { return Ok(()) };
                let Some(key) = key_text(&node, text) else {
                    return Err("a key must be a text, a number or a truth value");
                };
                let merge =
                    key == "<<" && node.tag.is_none() && node.span.end - node.span.start == 2;
                *next = if merge {
                    Next::Merge
                } else {
                    Next::Value(key, span)
                };
            }
            Next::Value(key, key_span) => entries.extend(node.map(|value| Entry {
                key,
                key_span,
                value,
            })),
            Next::Merge => merged.extend(node),
            Next::Nothing => {}
        }
        Ok(())
    }
}

/// A key as it is written; `None` for a collection.
fn key_text(node: &Node, text: &str) -> Option<EcoString> {
    match &node.kind {
        NodeKind::String(key) => Some(key.clone()),
        NodeKind::Sequence(_) | NodeKind::Mapping(_) => None,
        // An alias to one of these gives the alias: nothing else is written there.
        NodeKind::Null | NodeKind::Bool(_) | NodeKind::Number(_) => {
            Some(text.get(node.span.range()).unwrap_or_default().into())
        }
    }
}

fn scalar_node(
    text: Cow<'_, str>,
    style: ScalarStyle,
    tag: Option<Meaning>,
    own: Span,
    whole: Span,
) -> Node {
    let plain = style == ScalarStyle::Plain;
    // The parser gives `~` for what is not written at all.
    let text = if plain && own.start == own.end {
        Cow::Borrowed("")
    } else {
        text
    };
    let kind = match &tag {
        Some(Meaning::Core) => scalar::resolve(&text),
        None if plain => scalar::resolve(&text),
        _ => NodeKind::String(text.as_ref().into()),
    };
    Node {
        kind,
        tag: match tag {
            Some(Meaning::Own(tag)) => Some(tag),
            _ => None,
        },
        span: whole,
    }
}

fn too_deep() -> String {
    format!("nested more than {MAX_DEPTH} levels deep")
}
