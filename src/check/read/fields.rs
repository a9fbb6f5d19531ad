//! Typed reading of a block's keys: each is taken once, what is left over is unknown.

use ecow::EcoString;

use super::{Faults, Rules};
use crate::check::uses::Uses;
use crate::source::Span;
use crate::syntax::hcl::ast::{Attribute, Block, Expr, ExprKind};

/// The keys of one block.
pub(super) struct Fields<'b> {
    block: &'b Block,
    /// What the block is, for messages: `a check`.
    what: &'static str,
    taken: Vec<&'static str>,
}

impl<'b> Fields<'b> {
    /// Begins reading; a key that is given twice is told here.
    pub(super) fn new(block: &'b Block, what: &'static str, faults: &mut Faults) -> Self {
        let attributes = &block.body.attributes;
        for (index, attribute) in attributes.iter().enumerate() {
            let name = &attribute.name;
            if attributes[..index].iter().any(|a| a.name.name == name.name) {
                faults.tell(name.span, format!("`{}` is given twice", name.name));
            }
        }
        Self {
            block,
            what,
            taken: Vec::new(),
        }
    }

    /// The key's attribute, where it is given.
    pub(super) fn take(&mut self, name: &'static str) -> Option<&'b Attribute> {
        self.taken.push(name);
        self.block.body.attribute(name)
    }

    /// The key's expression, where it is given.
    pub(super) fn expr(&mut self, name: &'static str) -> Option<Expr> {
        self.take(name).map(|attribute| attribute.expr.clone())
    }

    /// The key's attribute, which must be given.
    pub(super) fn required(
        &mut self,
        name: &'static str,
        faults: &mut Faults,
    ) -> Option<&'b Attribute> {
        let found = self.take(name);
        if found.is_none() {
            let message = format!("{} needs `{name}`", self.what);
            faults.tell(self.block.header, message);
        }
        found
    }

    /// A text that must be given and not be empty. Line breaks are those of the editor: they become
    /// spaces.
    pub(super) fn text(
        &mut self,
        name: &'static str,
        faults: &mut Faults,
    ) -> Option<(EcoString, Span)> {
        let attribute = self.required(name, faults)?;
        let text = literal(&attribute.expr, faults)?;
        let flowed = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if flowed.is_empty() {
            faults.tell(attribute.expr.span, format!("`{name}` is empty"));
            return None;
        }
        Some((flowed.into(), attribute.expr.span))
    }

    /// A text of one or more sentences.
    pub(super) fn prose(&mut self, name: &'static str, faults: &mut Faults) -> Option<EcoString> {
        let (text, span) = self.text(name, faults)?;
        if !text.ends_with(['.', '?', '!', '`', ')']) {
            faults.tell(span, format!("`{name}` ends without a full stop"));
        }
        Some(text)
    }

    /// Tells the keys that nobody has taken, and blocks of other types than `nested`.
    pub(super) fn finish(self, nested: Option<&str>, faults: &mut Faults) {
        for attribute in &self.block.body.attributes {
            let name = &attribute.name;
            if !self.taken.contains(&name.name.as_str()) {
                let message = format!("`{}` is not a key of {}", name.name, self.what);
                faults.tell(name.span, message);
            }
        }
        for block in &self.block.body.blocks {
            if Some(block.kind.name.as_str()) != nested {
                let message = format!("`{}` is not a block of {}", block.kind.name, self.what);
                faults.tell(block.header, message);
            }
        }
    }
}

/// The only label of a block.
pub(super) fn only_label(block: &Block, what: &str, faults: &mut Faults) -> Option<EcoString> {
    if let [label] = block.labels.as_slice() {
        return Some(label.name.clone());
    }
    faults.tell(
        block.header,
        format!("`{}` takes one label, {what}", block.kind.name),
    );
    None
}

/// The text of a string without interpolation.
pub(super) fn literal(expr: &Expr, faults: &mut Faults) -> Option<EcoString> {
    if let ExprKind::String(text) = &expr.kind {
        return Some(text.clone());
    }
    faults.tell(expr.span, "expected a string without `${…}`");
    None
}

/// The texts of a list of strings without interpolation.
pub(super) fn literals(expr: &Expr, faults: &mut Faults) -> Vec<(EcoString, Span)> {
    let ExprKind::Tuple(items) = &expr.kind else {
        faults.tell(expr.span, "expected a list of strings");
        return Vec::new();
    };
    items
        .iter()
        .filter_map(|item| Some((literal(item, faults)?, item.span)))
        .collect()
}

/// The entries of an object whose keys are plain strings.
pub(super) fn entries<'e>(expr: &'e Expr, faults: &mut Faults) -> Vec<(EcoString, Span, &'e Expr)> {
    let ExprKind::Object(entries) = &expr.kind else {
        faults.tell(expr.span, "expected an object");
        return Vec::new();
    };
    entries
        .iter()
        .filter_map(|(key, value)| Some((literal(key, faults)?, key.span, value)))
        .collect()
}

/// Tells names that mean nothing in an expression, functions that do not exist, and `each` where
/// there is none.
pub(super) fn examine(expr: &Expr, has_each: bool, rules: &Rules<'_>, faults: &mut Faults) {
    let uses = Uses::of(expr);
    for name in &uses.strangers {
        let visible = if has_each {
            "`self` or `each`"
        } else {
            "`self`"
        };
        faults.tell(
            name.span,
            format!("there is no `{}` here: expected {visible}", name.name),
        );
    }
    for name in &uses.each {
        if !has_each {
            faults.tell(name.span, "`each` is only there beside `for_each`");
        } else if !matches!(name.name.as_str(), "key" | "value") {
            faults.tell(name.span, "`each` has `key` and `value`");
        }
    }
    for name in &uses.calls {
        if !(rules.is_function)(&name.name) {
            faults.tell(name.span, format!("there is no function `{}`", name.name));
        }
    }
    for name in &uses.computed {
        faults.tell(name.span, format!("`{}` takes a name in quotes", name.name));
    }
}

/// Whether a text consists of words of `a-z0-9`, the first beginning with a letter, with single
/// `separator`s in between.
pub(super) fn is_words(text: &str, separator: char) -> bool {
    text.starts_with(|c: char| c.is_ascii_lowercase())
        && text.split(separator).all(|word| {
            !word.is_empty()
                && word
                    .bytes()
                    .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
        })
}
