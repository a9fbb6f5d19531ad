//! Going through an expression without evaluating it: every part of it is come by, those that no evaluation
//! would reach too. Depth is bounded by the parser.

use super::ast::{Expr, ExprKind, For, Ident, Part, Step};

/// Who is shown what an expression is made of.
pub trait Visit<'e> {
    /// A name and the steps behind it; `is_bound` where a `for` around it has given the name.
    fn name(&mut self, root: &'e Ident, steps: &'e [Step], is_bound: bool);

    /// Steps behind what is no name: parentheses, a call, elements.
    fn read(&mut self, _steps: &'e [Step]) {}

    /// A call; its arguments come by themselves.
    fn call(&mut self, _name: &'e Ident, _args: &'e [Expr]) {}
}

/// Shows all of an expression.
pub fn visit<'e>(expr: &'e Expr, visitor: &mut dyn Visit<'e>) {
    let bound = Vec::new();
    Walk { visitor, bound }.expr(expr);
}

struct Walk<'v, 'e> {
    visitor: &'v mut dyn Visit<'e>,
    /// Names that `for`s around have given.
    bound: Vec<&'e str>,
}

impl<'e> Walk<'_, 'e> {
    fn expr(&mut self, expr: &'e Expr) {
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
            ExprKind::Traversal { root, steps } => {
                self.steps(steps);
                let is_bound = self.bound.contains(&root.name.as_str());
                self.visitor.name(root, steps, is_bound);
            }
            ExprKind::Access { base, steps } | ExprKind::Splat { base, steps, .. } => {
                self.expr(base);
                self.visitor.read(steps);
                self.steps(steps);
            }
            ExprKind::Call { name, args, .. } => {
                self.visitor.call(name, args);
                args.iter().for_each(|arg| self.expr(arg));
            }
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

    fn steps(&mut self, steps: &'e [Step]) {
        for step in steps {
            match step {
                Step::Attr(_) => {}
                Step::Index(index) => self.expr(index),
                Step::Splat { steps, .. } => self.steps(steps),
            }
        }
    }

    fn for_expr(&mut self, parts: &'e For) {
        self.expr(&parts.collection);
        let outer = self.bind(parts.key_name.as_ref(), &parts.value_name);
        for inner in [&parts.key, &parts.condition].into_iter().flatten() {
            self.expr(inner);
        }
        self.expr(&parts.value);
        self.bound.truncate(outer);
    }

    fn parts(&mut self, parts: &'e [Part]) {
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
    fn bind(&mut self, key: Option<&'e Ident>, value: &'e Ident) -> usize {
        let outer = self.bound.len();
        self.bound.extend(key.map(|key| key.name.as_str()));
        self.bound.push(&value.name);
        outer
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::hcl::parse_expression;

    #[derive(Default)]
    struct Seen(Vec<String>);

    impl<'e> Visit<'e> for Seen {
        fn name(&mut self, root: &'e Ident, steps: &'e [Step], is_bound: bool) {
            let bound = if is_bound { " bound" } else { "" };
            self.0.push(format!("{} {}{bound}", root.name, steps.len()));
        }

        fn read(&mut self, steps: &'e [Step]) {
            self.0.push(format!("read {}", steps.len()));
        }

        fn call(&mut self, name: &'e Ident, args: &'e [Expr]) {
            self.0.push(format!("{}({})", name.name, args.len()));
        }
    }

    fn seen(text: &str) -> Vec<String> {
        let expr = parse_expression(text, 0).unwrap();
        let mut seen = Seen::default();
        visit(&expr, &mut seen);
        seen.0
    }

    #[test]
    fn names_are_seen_wherever_they_stand() {
        assert_eq!(
            seen("try(a.b, { (c) = d ? !e : -f }, [g[h.i].j])"),
            ["try(3)", "a 1", "c 0", "d 0", "e 0", "f 0", "h 1", "g 2"]
        );
        assert_eq!(
            seen("\"${a}%{ if b }${c.d}%{ else }${(e).f}%{ endif }\""),
            ["a 0", "b 0", "c 1", "e 0", "read 1"]
        );
    }

    #[test]
    fn what_a_for_binds_is_bound_within_it_alone() {
        assert_eq!(
            seen("[for k, v in k.all : v[k].x if v.y] == v"),
            ["k 1", "v 1 bound", "k 0 bound", "v 2 bound", "v 0"]
        );
        assert_eq!(
            seen("\"%{ for v in w }${v}%{ endfor }${v}\""),
            ["w 0", "v 0 bound", "v 0"]
        );
    }
}
