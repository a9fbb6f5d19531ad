//! A `concept` block to a [`Concept`].

use ecow::EcoString;

use super::fields::{Fields, examine, is_words, only_label};
use super::{Faults, FilePath, Read, Rules};
use crate::check::definition::{Concept, From, METADATA, Projection};
use crate::resource::Platform;
use crate::syntax::hcl::ast::{Block, Ident};

/// Reads a concept; `None` where it has no name.
pub(super) fn read(
    block: &Block,
    path: FilePath<'_>,
    rules: &Rules<'_>,
    faults: &mut Faults,
) -> Option<Read<Concept>> {
    let name = only_label(block, "the concept's name", faults)?;
    let label = block.labels[0].span;
    if !is_words(&name, '_') {
        faults.tell(label, "a concept's name is in snake case");
    }
    if Platform::from_name(&name).is_some() || name == "concept" {
        faults.tell(label, format!("`{name}` means something else in a label"));
    }
    if path.stem != name {
        let message = format!("the concept's file is named `{name}.hcl`");
        faults.tell(label, message);
    }
    let mut fields = Fields::new(block, "a concept", faults);
    let summary = fields.prose("summary", faults).unwrap_or_default();
    fields.finish(Some("from"), faults);
    let mut projections = Vec::new();
    let mut blocks = Vec::new();
    for from in block.body.blocks_of("from") {
        if let Some(projection) = read_projection(from, rules, faults) {
            projections.push(projection);
            blocks.push(from.header);
        }
    }
    if projections.is_empty() {
        faults.tell(block.header, "a concept needs a `from` block");
    }
    let item = Concept {
        name,
        summary,
        projections,
    };
    Some(Read {
        item,
        file: faults.file,
        label,
        blocks,
    })
}

fn read_projection(block: &Block, rules: &Rules<'_>, faults: &mut Faults) -> Option<Projection> {
    let from = read_source(block, faults)?;
    // `when` and `for_each` are taken by name, every other key is an attribute: nothing can be left
    // over but blocks.
    let mut fields = Fields::new(block, "a projection", faults);
    let for_each = fields.expr("for_each");
    let when = fields.expr("when");
    for nested in &block.body.blocks {
        faults.tell(nested.header, "a projection holds no blocks");
    }
    let mut attributes = Vec::new();
    for attribute in &block.body.attributes {
        let name = &attribute.name;
        let in_each = for_each.is_some() && name.name != "for_each";
        examine(&attribute.expr, in_each, rules, faults);
        if matches!(name.name.as_str(), "when" | "for_each") {
            continue;
        }
        if METADATA.contains(&name.name.as_str()) {
            let message = format!("`{}` is there on every object", name.name);
            faults.tell(name.span, message);
        } else if !is_words(&name.name, '_') {
            faults.tell(name.span, "an attribute's name is in snake case");
        }
        attributes.push((name.name.clone(), attribute.expr.clone()));
    }
    Some(Projection {
        from,
        when,
        for_each,
        attributes,
    })
}

fn read_source(block: &Block, faults: &mut Faults) -> Option<From> {
    let (first, rest) = block.labels.split_first().or_else(|| {
        faults.tell(
            block.header,
            "`from` takes a platform and types, or \"concept\" and a name",
        );
        None
    })?;
    if first.name == "concept" {
        let [concept] = rest else {
            faults.tell(
                block.header,
                "`from \"concept\"` takes the name of one concept",
            );
            return None;
        };
        return Some(From::Concept(concept.name.clone()));
    }
    let (platform, types) = read_types(first, rest, faults)?;
    Some(From::Types { platform, types })
}

/// A platform and one or more types, as `from` and `on` have them.
pub(super) fn read_types(
    platform: &Ident,
    types: &[Ident],
    faults: &mut Faults,
) -> Option<(EcoString, Vec<EcoString>)> {
    if Platform::from_name(&platform.name).is_none() {
        let names: Vec<_> = Platform::ALL.iter().map(|p| p.name()).collect();
        faults.tell(
            platform.span,
            format!(
                "there is no platform `{}`: {}",
                platform.name,
                names.join(", ")
            ),
        );
        return None;
    }
    if types.is_empty() {
        faults.tell(
            platform.span,
            "the platform is followed by one or more types",
        );
        return None;
    }
    for (index, kind) in types.iter().enumerate() {
        if kind.name.is_empty() {
            faults.tell(kind.span, "the type is empty");
        }
        if types[..index].iter().any(|other| other.name == kind.name) {
            faults.tell(kind.span, format!("`{}` is named twice", kind.name));
        }
    }
    let types = types.iter().map(|kind| kind.name.clone()).collect();
    Some((platform.name.clone(), types))
}
