//! What an expression of a check or concept reads, without evaluating it.
//!
//! Reading definitions needs it to find misspelt names while a person still looks at the file,
//! compiling needs it to know where a check applies. Names that a `for` binds are followed, so that
//! `[for self in …]` does not confuse it. Depth is bounded by the parser.

use ecow::EcoString;

use crate::syntax::hcl::ast::{Expr, ExprKind, For, Ident, Part, Step};

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
        let mut walk = Walk::default();
        for expr in exprs {
            walk.expr(expr);
        }
        walk.uses
    }
}

#[derive(Default)]
struct Walk {
    uses: Uses,
    bound: Vec<EcoString>,
}

impl Walk {
    fn expr(&mut self, expr: &Expr) {
        match &expr.kind {
            ExprKind::Null
            | ExprKind::Invalid
            | ExprKind::Bool(_)
            | ExprKind::Number(_)
            | ExprKind::String(_) => {}
            ExprKind::Template(parts) => self.parts(parts),
            ExprKind::Tuple(items) => items.iter().for_each(|item| self.expr(item)),
            ExprKind::Object(entries) => {
                for (key, value) in entries {
                    self.expr(key);
                    self.expr(value);
                }
            }
            ExprKind::Traversal { root, steps } => self.traversal(root, steps),
            ExprKind::Access { base, steps } | ExprKind::Splat { base, steps, .. } => {
                self.expr(base);
                self.members(steps);
                self.steps(steps);
            }
            ExprKind::Call { name, args, .. } => self.call(name, args),
            ExprKind::Conditional { condition, yes, no } => {
                self.expr(condition);
                self.expr(yes);
                self.expr(no);
            }
            ExprKind::For(parts) => self.for_expr(parts),
            ExprKind::Unary { operand, .. } => self.expr(operand),
            ExprKind::Binary { left, right, .. } => {
                self.expr(left);
                self.expr(right);
            }
            ExprKind::Parens(inner) => self.expr(inner),
        }
    }

    fn traversal(&mut self, root: &Ident, steps: &[Step]) {
        self.steps(steps);
        if self.bound.contains(&root.name) {
            self.members(steps);
            return;
        }
        let first = steps.first().and_then(attribute_of);
        match root.name.as_str() {
            "self" => match first {
                Some(attribute) => self.uses.attributes.push(attribute),
                None => self.uses.whole = true,
            },
            "each" => self.uses.each.push(first.unwrap_or_else(|| Ident {
                name: EcoString::new(),
                span: root.span,
            })),
            _ => self.uses.strangers.push(root.clone()),
        }
    }

    fn members(&mut self, steps: &[Step]) {
        let first = steps.iter().find_map(attribute_of);
        self.uses.members.extend(first.map(|ident| ident.name));
    }

    fn steps(&mut self, steps: &[Step]) {
        for step in steps {
            match step {
                Step::Attr(_) => {}
                Step::Index(index) => self.expr(index),
                Step::Splat { steps, .. } => self.steps(steps),
            }
        }
    }

    fn call(&mut self, name: &Ident, args: &[Expr]) {
        match name.name.as_str() {
            "concepts" | "gathered" | "named" | "selected" | "selecting" => {
                match plain_name(args) {
                    Some(concept) => self.uses.concepts.push(concept),
                    None => self.uses.computed.push(name.clone()),
                }
            }
            "supported_until" => match plain_name(args) {
                Some(lifetimes) => self.uses.lifetimes.push(lifetimes),
                None => self.uses.computed.push(name.clone()),
            },
            _ => {}
        }
        let members = found_by(&name.name).iter();
        self.uses.members.extend(members.map(|&it| it.into()));
        self.uses.calls.push(name.clone());
        args.iter().for_each(|arg| self.expr(arg));
    }

    fn for_expr(&mut self, parts: &For) {
        self.expr(&parts.collection);
        let outer = self.bind(parts.key_name.as_ref(), &parts.value_name);
        for inner in [&parts.key, &parts.condition].into_iter().flatten() {
            self.expr(inner);
        }
        self.expr(&parts.value);
        self.bound.truncate(outer);
    }

    fn parts(&mut self, parts: &[Part]) {
        for part in parts {
            match part {
                Part::Text(_) => {}
                Part::Interpolation(expr) => self.expr(expr),
                Part::If { condition, yes, no } => {
                    self.expr(condition);
                    self.parts(yes);
                    self.parts(no);
                }
                Part::For {
                    key_name,
                    value_name,
                    collection,
                    body,
                } => {
                    self.expr(collection);
                    let outer = self.bind(key_name.as_ref(), value_name);
                    self.parts(body);
                    self.bound.truncate(outer);
                }
            }
        }
    }

    /// Binds the names of a `for`; answers with the number of names that were bound before.
    fn bind(&mut self, key: Option<&Ident>, value: &Ident) -> usize {
        let outer = self.bound.len();
        self.bound.extend(key.map(|key| key.name.clone()));
        self.bound.push(value.name.clone());
        outer
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
fn attribute_of(step: &Step) -> Option<Ident> {
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
