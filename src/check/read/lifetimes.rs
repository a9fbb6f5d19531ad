//! A `lifetimes` block to a [`Lifetimes`].

use ecow::EcoString;

use super::fields::{Fields, entries, is_words, literal, only_label};
use super::{Faults, FilePath, Read};
use crate::check::definition::Lifetimes;
use crate::source::Span;
use crate::syntax::hcl::ast::Block;

/// Reads lifetimes; `None` where they have no name.
pub(super) fn read(
    block: &Block,
    path: FilePath<'_>,
    faults: &mut Faults,
) -> Option<Read<Lifetimes>> {
    let name = only_label(block, "the name of what has versions", faults)?;
    let label = block.labels[0].span;
    if !is_words(&name, '_') {
        faults.tell(label, "a name of lifetimes is in snake case");
    }
    if path.stem != name {
        faults.tell(
            label,
            format!("the file of lifetimes is named `{name}.hcl`"),
        );
    }
    let mut fields = Fields::new(block, "lifetimes", faults);
    let summary = fields.prose("summary", faults).unwrap_or_default();
    let source = fields.text("source", faults).unwrap_or_default().0;
    let (as_of, span) = fields.text("as_of", faults).unwrap_or_default();
    examine_date(&as_of, span, faults);
    let ends = fields
        .required("ends", faults)
        .map(|attribute| read_ends(attribute, faults));
    fields.finish(None, faults);
    let item = Lifetimes {
        name,
        summary,
        source,
        as_of,
        ends: ends.unwrap_or_default(),
    };
    Some(Read {
        item,
        file: faults.file,
        label,
        blocks: Vec::new(),
    })
}

/// Versions, as they are compared, with their days; sorted.
fn read_ends(
    attribute: &crate::syntax::hcl::ast::Attribute,
    faults: &mut Faults,
) -> Vec<(EcoString, EcoString)> {
    let mut ends: Vec<(EcoString, EcoString)> = Vec::new();
    for (version, span, day) in entries(&attribute.expr, faults) {
        let Some(date) = literal(day, faults) else {
            continue;
        };
        examine_date(&date, day.span, faults);
        let version: EcoString = version.to_lowercase();
        if ends.iter().any(|(other, _)| *other == version) {
            faults.tell(span, format!("`{version}` is given twice"));
        }
        ends.push((version, date));
    }
    ends.sort_unstable();
    ends
}

/// Tells what is not a day such as `2026-11-22`. Which days a month has is not asked here: the build
/// script has no calendar; a test of the catalogue has.
fn examine_date(text: &str, span: Span, faults: &mut Faults) {
    let parts: Vec<&str> = text.split('-').collect();
    let lengths: Vec<usize> = parts.iter().map(|part| part.len()).collect();
    let is_number = |part: &&str| part.bytes().all(|b| b.is_ascii_digit());
    if lengths != [4, 2, 2] || !parts.iter().all(is_number) {
        faults.tell(span, "expected a day, as in \"2026-11-22\"");
    }
}
