//! What an expression of a check or concept reads, without evaluating it.
//!
//! Reading definitions needs it to find misspelt names while a person still looks at the file,
//! compiling needs it to know where a check applies.

use ecow::EcoString;

use crate::syntax::hcl::ast::{Expr, ExprKind, Ident, Step};
use crate::syntax::hcl::visit::{Visit, visit};

/// What an expression reads.
#[derive(Clone, Debug, Default)]
pub(super) struct Uses {
    /// Attributes of `self`, each as often as it is read.
    pub(super) attributes: Vec<Ident>,
    /// Whether `self` is used as a whole, so that the attributes cannot be told.
    pub(super) whole: bool,
    /// Attributes of `each`; `each` alone has an empty name.
    pub(super) each: Vec<Ident>,
    /// Names that are neither `self` nor `each` nor bound.
    pub(super) strangers: Vec<Ident>,
    /// Attributes of elements: of names that a `for` binds, of what stands in parentheses or comes
    /// from a call, and those by which functions find objects.
    pub(super) members: Vec<EcoString>,
    /// Functions called.
    pub(super) calls: Vec<Ident>,
    /// Names of concepts given to functions.
    pub(super) concepts: Vec<Ident>,
    /// Names given to `supported_until(…)`.
    pub(super) lifetimes: Vec<Ident>,
    /// Calls of such functions whose name is not a plain string.
    pub(super) computed: Vec<Ident>,
}

impl Uses {
    /// What one expression reads.
    pub(super) fn of(expr: &Expr) -> Self {
        Self::of_all([expr])
    }

    /// What several expressions read together.
    pub(super) fn of_all<'e>(exprs: impl IntoIterator<Item = &'e Expr>) -> Self {
        let mut uses = Self::default();
        for expr in exprs {
            visit(expr, &mut uses);
        }
        uses
    }

    fn members(&mut self, steps: &[Step]) {
        let first = steps.iter().find_map(attribute_of);
        self.members.extend(first.map(|ident| ident.name));
    }
}

impl Visit<'_> for Uses {
    fn name(&mut self, root: &Ident, steps: &[Step], is_bound: bool) {
        let first = steps.first().and_then(attribute_of);
        match root.name.as_str() {
            _ if is_bound => self.members(steps),
            "self" => match first {
                Some(attribute) => self.attributes.push(attribute),
                None => self.whole = true,
            },
            "each" => self.each.push(first.unwrap_or_else(|| Ident {
                name: EcoString::new(),
                span: root.span,
            })),
            _ => self.strangers.push(root.clone()),
        }
    }

    fn read(&mut self, steps: &[Step]) {
        self.members(steps);
    }

    fn call(&mut self, name: &Ident, args: &[Expr]) {
        match name.name.as_str() {
            "concepts" | "gathered" | "named" | "selected" | "selecting" | "together" => {
                match plain_name(args) {
                    Some(concept) => self.concepts.push(concept),
                    None => self.computed.push(name.clone()),
                }
            }
            "supported_until" => match plain_name(args) {
                Some(lifetimes) => self.lifetimes.push(lifetimes),
                None => self.computed.push(name.clone()),
            },
            _ => {}
        }
        let members = found_by(&name.name).iter();
        self.members.extend(members.map(|&it| it.into()));
        self.calls.push(name.clone());
    }
}

/// The first argument, where it is a plain string.
fn plain_name(args: &[Expr]) -> Option<Ident> {
    match args {
        [
            Expr {
                kind: ExprKind::String(name),
                span,
            },
            ..,
        ] => Some(Ident {
            name: name.clone(),
            span: *span,
        }),
        _ => None,
    }
}

/// The attributes of a concept by which a function finds its objects.
fn found_by(function: &str) -> &'static [&'static str] {
    match function {
        "gathered" => &["name", "part"],
        "named" => &["name", "namespace"],
        "selected" => &["labels", "namespace"],
        "selecting" => &["namespace", "namespace_selector", "selector"],
        _ => &[],
    }
}

/// The attribute that a first step reads, where the text says it: `.name`, `["name"]`.
pub(super) fn attribute_of(step: &Step) -> Option<Ident> {
    match step {
        Step::Attr(name) => Some(name.clone()),
        Step::Index(Expr {
            kind: ExprKind::String(name),
            span,
        }) => Some(Ident {
            name: name.clone(),
            span: *span,
        }),
        Step::Index(_) | Step::Splat { .. } => None,
    }
}
