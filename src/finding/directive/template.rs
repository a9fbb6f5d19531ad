//! Comments in templates of YAML, as those of a chart: what a line begins is told by its indentation, since
//! there is nothing to parse.

use crate::source::Span;
use crate::syntax::tree;

/// Whether a text is a template: it holds actions, and is not YAML.
pub(super) fn is_one(text: &str) -> bool {
    text.contains("{{") && !tree::yaml::parse(text).errors.is_empty()
}

/// A line that is neither empty nor a comment.
struct Line<'t> {
    text: &'t str,
    start: u32,
    indent: usize,
}

fn lines(text: &str) -> impl Iterator<Item = Line<'_>> {
    let mut start = 0;
    text.split_inclusive('\n').map(move |whole| {
        let at = start;
        start += whole.len();
        let text = whole.trim_start_matches(' ').trim_end();
        let indent = whole.len() - whole.trim_start_matches(' ').len();
        Line {
            text,
            start: (at + indent) as u32,
            indent,
        }
    })
}

/// The comments, with their `#`.
pub(super) fn comments(text: &str) -> Vec<Span> {
    let comment = |line: Line<'_>| {
        let at = match line.text.starts_with('#') {
            true => 0,
            false => line.text.find(" #")? + 1,
        };
        let start = line.start + at as u32;
        Some(Span::new(start, line.start + line.text.len() as u32))
    };
    lines(text).filter_map(comment).collect()
}

/// What begins on a line and goes on as long as lines are further in; and documents, from their first
/// line and from their first entry.
pub(super) fn constructs(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let mut open: Vec<(usize, u32)> = Vec::new();
    let mut starts = Starts::default();
    let mut end = 0;
    for line in lines(text).filter(|line| !line.text.is_empty() && !line.text.starts_with('#')) {
        let is_mark = line.text.starts_with("---") && line.indent == 0;
        let is_action = line.text.starts_with("{{");
        if is_mark {
            found.extend(open.drain(..).map(|(_, start)| Span::new(start, end)));
            found.extend(std::mem::take(&mut starts).until(end));
        } else if is_action {
            starts.line.get_or_insert(line.start);
        } else {
            while let Some((_, start)) = open.pop_if(|(indent, _)| *indent >= line.indent) {
                found.push(Span::new(start, end));
            }
            open.push((line.indent, line.start));
            starts.line.get_or_insert(line.start);
            starts.entry.get_or_insert(line.start);
        }
        end = line.start + line.text.len() as u32;
    }
    found.extend(open.into_iter().map(|(_, start)| Span::new(start, end)));
    found.extend(starts.until(end));
    found
}

/// Where a document begins.
#[derive(Default)]
struct Starts {
    line: Option<u32>,
    entry: Option<u32>,
}

impl Starts {
    fn until(self, end: u32) -> impl Iterator<Item = Span> {
        let starts = [self.line, self.entry].into_iter().flatten();
        starts.map(move |start| Span::new(start, end))
    }
}
