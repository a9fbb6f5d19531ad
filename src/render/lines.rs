//! Which line of a template made which part of an object.
//!
//! A template is no YAML, so this is a search: for the line of each key, below the line of what it is
//! in, by indentation. What a helper or a value brings in has no line of its own and is given that of
//! what it is in.

use std::cell::Cell;
use std::ops::Range;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::resource::Resource;
use crate::source::{Place, SourceFile, Span};
use crate::value::{Data, Map, Origin, Value};

/// A template, line by line.
pub(super) struct Template {
    file: Arc<SourceFile>,
    lines: Vec<Line>,
    /// How many objects of a kind were placed so far.
    placed: FxHashMap<String, usize>,
    /// Lines that may still be looked at: many objects of a long template would take for ever. What is
    /// not found then has the place of what it is in.
    left: Cell<usize>,
}

/// Most lines that are looked at in one template.
const MAX_LOOKS: usize = 20_000_000;

/// A line that holds an entry or begins an element.
struct Line {
    /// Column of the dash, where it begins an element.
    dash: Option<usize>,
    /// Column of the key, behind dashes.
    column: usize,
    key: String,
    /// What is written behind the key.
    value: String,
    /// From the key to the end, without a comment.
    span: Span,
    /// Whether it is `---`.
    is_mark: bool,
}

impl Template {
    pub(super) fn new(file: Arc<SourceFile>) -> Self {
        let mut lines = Vec::new();
        let mut start = 0;
        for line in file.text.split_inclusive('\n') {
            lines.extend(Line::read(line, start));
            start += line.len();
        }
        Self {
            file,
            lines,
            placed: FxHashMap::default(),
            left: Cell::new(MAX_LOOKS),
        }
    }

    #[cfg(test)]
    pub(super) fn spans(&self) -> impl Iterator<Item = Span> {
        self.lines.iter().map(|line| line.span)
    }

    /// Gives an object the places of this template; `false` where no line begins it.
    pub(super) fn relocate(&mut self, resource: &mut Resource) -> bool {
        let kind = text(&resource.attributes, &["kind"]);
        let name = text(&resource.attributes, &["metadata", "name"]);
        let Some(header) = self.header(&kind, &name) else {
            let place = Place::new(self.file.id, Span::new(0, 0));
            flatten(resource, place, &self.file);
            return false;
        };
        *self.placed.entry(kind).or_default() += 1;
        let is_mark = |line: &Line| line.is_mark;
        let start = self.lines[..header].iter().rposition(is_mark);
        let end = self.lines[header..].iter().position(is_mark);
        let scope = start.map_or(0, |at| at + 1)..end.map_or(self.lines.len(), |at| header + at);
        let place = self.place(header);
        let attributes = std::mem::take(&mut resource.attributes);
        resource.attributes = Value {
            data: self.data(attributes.data, scope, place),
            origin: Origin::NONE,
        };
        resource.header = place;
        resource.body = whole(&self.file);
        true
    }

    /// The line of the kind: of the object of this name where it says so, else of the next of its kind.
    fn header(&self, kind: &str, name: &str) -> Option<usize> {
        self.affords(self.lines.len())?;
        let lines = self.lines.iter().enumerate();
        let of_kind: Vec<usize> = lines
            .filter(|(_, line)| {
                line.key == "kind" && (line.value == kind || line.value.contains("{{"))
            })
            .filter(|(_, line)| line.dash.is_none())
            .map(|(at, _)| at)
            .collect();
        let is_named = |&&at: &&usize| {
            let below = self.lines[at..].iter().skip(1);
            let mut below = below.take_while(|line| !line.is_mark && line.key != "kind");
            below.any(|line| line.key == "name" && line.value == name)
        };
        let nth = self.placed.get(kind).copied().unwrap_or_default();
        let named = of_kind.iter().find(is_named);
        let next = of_kind.get(nth).or_else(|| of_kind.last());
        named.or(next).copied()
    }

    /// `None` when too many lines were looked at.
    fn affords(&self, lines: usize) -> Option<()> {
        self.left.set(self.left.get().checked_sub(lines)?);
        Some(())
    }

    fn place(&self, line: usize) -> Place {
        Place::new(self.file.id, self.lines[line].span)
    }

    /// A value with the places of the lines in `scope`; `place` is that of what it is in.
    fn data(&self, data: Data, scope: Range<usize>, place: Place) -> Data {
        match data {
            Data::Object(kind, entries) => {
                let entries = Arc::unwrap_or_clone(entries).into_iter();
                let entries = entries.map(|(name, value)| {
                    let line = self.entry(&name, &value, scope.clone());
                    let value =
                        self.value(value, line.map(|at| (at, self.below(at, &scope))), place);
                    (name, value)
                });
                Data::Object(kind, Arc::new(entries.collect::<Map>()))
            }
            Data::Sequence(kind, items) => {
                let blocks = self.elements(scope);
                let items = Arc::unwrap_or_clone(items).into_iter().enumerate();
                let items = items.map(|(at, item)| {
                    let block = self.element(&item, at, &blocks);
                    self.value(item, block.map(|block| (block.start, block)), place)
                });
                Data::Sequence(kind, Arc::new(items.collect()))
            }
            data => data,
        }
    }

    fn value(&self, value: Value, found: Option<(usize, Range<usize>)>, outer: Place) -> Value {
        let (place, scope) = match found {
            Some((line, scope)) => (self.place(line), scope),
            None => (outer, 0..0),
        };
        Value {
            data: self.data(value.data, scope, place),
            origin: Origin::at(place),
        }
    }

    /// The line of a key: the one that is indented least, of those that do not say another value, as the
    /// branches of a condition do that were not taken.
    fn entry(&self, name: &str, value: &Value, scope: Range<usize>) -> Option<usize> {
        self.affords(scope.len())?;
        let lines = scope.filter(|&at| {
            let line = &self.lines[at];
            line.key == name && !contradicts(&line.value, value)
        });
        lines.min_by_key(|&at| self.lines[at].column)
    }

    /// The lines below an entry.
    fn below(&self, entry: usize, scope: &Range<usize>) -> Range<usize> {
        let column = self.lines[entry].column;
        let ends = |line: &Line| match line.dash {
            Some(dash) => dash < column,
            None => line.column <= column,
        };
        let rest = entry + 1..scope.end;
        let end = rest.clone().find(|&at| ends(&self.lines[at]));
        rest.start..end.unwrap_or(rest.end).max(rest.start)
    }

    /// The lines of each element.
    fn elements(&self, scope: Range<usize>) -> Vec<Range<usize>> {
        if self.affords(scope.len()).is_none() {
            return Vec::new();
        }
        let dashes = scope.clone().filter_map(|at| self.lines[at].dash);
        let Some(column) = dashes.min() else {
            return Vec::new();
        };
        let starts = scope
            .clone()
            .filter(|&at| self.lines[at].dash == Some(column));
        let starts: Vec<usize> = starts.collect();
        let ends = starts.iter().skip(1).copied().chain([scope.end]);
        starts
            .iter()
            .copied()
            .zip(ends)
            .map(|(start, end)| start..end)
            .collect()
    }

    /// The lines of one element: of the one of its name, else of the one in its place. A loop makes many of
    /// one.
    fn element(&self, item: &Value, at: usize, blocks: &[Range<usize>]) -> Option<Range<usize>> {
        let name = text(item, &["name"]);
        let (Some(first), Some(last)) = (blocks.first(), blocks.last()) else {
            return None;
        };
        self.affords(last.end - first.start)?;
        let is_named = |block: &&Range<usize>| {
            let mut lines = self.lines[(*block).clone()].iter();
            lines.any(|line| line.key == "name" && line.value == name)
        };
        let named = blocks.iter().find(is_named).filter(|_| !name.is_empty());
        let placed = blocks.get(at).or(match blocks {
            [only] => Some(only),
            _ => None,
        });
        named.or(placed).cloned()
    }
}

impl Line {
    /// `None` for comments, actions, and what has neither key nor dash.
    fn read(line: &str, start: usize) -> Option<Self> {
        let content = line.trim_start_matches(' ').trim_end();
        let mut column = line.len() - line.trim_start_matches(' ').len();
        if content.is_empty() || content.starts_with('#') || content.starts_with("{{") {
            return None;
        }
        let mut rest = content;
        let mut dash = None;
        while let Some(inner) = rest.strip_prefix("- ") {
            dash = dash.or(Some(column));
            let inner = inner.trim_start_matches(' ');
            column += rest.len() - inner.len();
            rest = inner;
        }
        let code = rest.find(" #").map_or(rest, |at| &rest[..at]).trim_end();
        let (key, value) = match code.split_once(": ") {
            Some((key, value)) => (key, value),
            None => (code.strip_suffix(':').unwrap_or_default(), ""),
        };
        let is_mark = content.starts_with("---") && column == 0;
        if key.is_empty() && dash.is_none() && !is_mark {
            return None;
        }
        let shown = code.strip_suffix(':').unwrap_or(code);
        let from = (start + column) as u32;
        Some(Self {
            dash,
            column,
            key: unquoted(key).to_owned(),
            value: unquoted(value).to_owned(),
            span: Span::new(from, from + shown.len() as u32),
            is_mark,
        })
    }
}

/// Whether what is written behind a key is for certain another value than this one.
fn contradicts(written: &str, value: &Value) -> bool {
    let is_plain = written.starts_with(|first: char| first.is_ascii_alphanumeric() || first == '/')
        && !written.contains(['{', '\\', '\'', '"', '$']);
    is_plain
        && match &value.data {
            Data::Bool(value) => truth(written).is_some_and(|it| it != *value),
            // Other forms of numbers may be the same number.
            Data::Number(number) => {
                !written.starts_with('0')
                    && written.bytes().all(|byte| byte.is_ascii_digit())
                    && written != number.to_string()
            }
            // It may go on in the next line.
            Data::String(text) => !text.starts_with(written),
            _ => false,
        }
}

/// The truth values of YAML 1.1.
fn truth(word: &str) -> Option<bool> {
    let is_one_of = |words: [&str; 3]| words.iter().any(|it| word.eq_ignore_ascii_case(it));
    match (
        is_one_of(["true", "yes", "on"]),
        is_one_of(["false", "no", "off"]),
    ) {
        (true, _) => Some(true),
        (_, true) => Some(false),
        _ => None,
    }
}

fn unquoted(text: &str) -> &str {
    text.trim().trim_matches(['"', '\''])
}

fn text(value: &Value, path: &[&str]) -> String {
    let found = path.iter().try_fold(value, |at, name| at.get(name));
    found.and_then(Value::as_str).unwrap_or_default().to_owned()
}

/// Gives all parts of an object one place, where nothing nearer is known than the file.
pub(super) fn flatten(resource: &mut Resource, place: Place, file: &SourceFile) {
    let attributes = std::mem::take(&mut resource.attributes);
    resource.attributes = at(attributes, place);
    resource.header = place;
    resource.body = whole(file);
}

fn at(value: Value, place: Place) -> Value {
    let data = match value.data {
        Data::Object(kind, entries) => {
            let entries = Arc::unwrap_or_clone(entries).into_iter();
            let entries = entries.map(|(name, value)| (name, at(value, place)));
            Data::Object(kind, Arc::new(entries.collect::<Map>()))
        }
        Data::Sequence(kind, items) => {
            let items = Arc::unwrap_or_clone(items).into_iter();
            Data::Sequence(kind, Arc::new(items.map(|item| at(item, place)).collect()))
        }
        data => data,
    };
    Value {
        data,
        origin: Origin::at(place),
    }
}

fn whole(file: &SourceFile) -> Place {
    Place::new(file.id, Span::new(0, file.text.len() as u32))
}
