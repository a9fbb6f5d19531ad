//! Tests of the parser through its interface, by theme. What templates and splats are worth was
//! read off Terraform 1.11 (`terraform console`).

mod bodies;
mod bounds;
mod expressions;
mod places;
mod properties;
mod recovery;
mod templates;

use super::ast::{Binary, Expr, ExprKind, Part, Step, Unary};
use super::{Parsed, parse, parse_expression};

/// The tree of a file that must have no fault.
fn read(text: &str) -> Parsed {
    let parsed = parse(text);
    assert_eq!(parsed.errors, [], "{text}");
    parsed
}

/// The faults of a file: each message with the text it is about.
fn faults(text: &str) -> Vec<(String, &str)> {
    let errors = parse(text).errors.into_iter();
    errors
        .map(|error| (error.message, &text[error.span.range()]))
        .collect()
}

/// The names of arguments and the types and first labels of blocks that were kept, in brief.
fn kept(text: &str) -> String {
    fn outline(body: &super::Body) -> String {
        // Of what is broken the name is kept; that is told by a test of its own.
        let read = body.attributes.iter();
        let read = read.filter(|attribute| attribute.expr.kind != ExprKind::Invalid);
        let attributes = read.map(|attribute| attribute.name.name.to_string());
        let blocks = body.blocks.iter().map(|block| {
            let label = block.labels.first().map_or("", |label| &label.name);
            format!("{}:{label}({})", block.kind.name, outline(&block.body))
        });
        attributes.chain(blocks).collect::<Vec<_>>().join(" ")
    }
    outline(&parse(text).body)
}

/// The form of an expression, fully bracketed.
fn form(text: &str) -> String {
    match parse_expression(text, 0) {
        Ok(expr) => show(&expr),
        Err(error) => format!("error: {}", error.message),
    }
}

fn show(expr: &Expr) -> String {
    match &expr.kind {
        ExprKind::Null => "null".into(),
        ExprKind::Invalid => "<broken>".into(),
        ExprKind::Bool(value) => value.to_string(),
        ExprKind::Number(text) => text.to_string(),
        ExprKind::String(text) => format!("{text:?}"),
        ExprKind::Template(parts) => format!("`{}`", show_parts(parts)),
        ExprKind::Tuple(items) => format!("[{}]", list(items)),
        ExprKind::Object(entries) => {
            let entries = entries.iter();
            let entries = entries.map(|(key, value)| format!("{}={}", show(key), show(value)));
            format!("{{{}}}", entries.collect::<Vec<_>>().join(", "))
        }
        ExprKind::Traversal { root, steps } => format!("{}{}", root.name, show_steps(steps)),
        ExprKind::Access { base, steps } => format!("<{}>{}", show(base), show_steps(steps)),
        ExprKind::Splat { base, steps, full } => {
            let mark = if *full { "[*]" } else { ".*" };
            format!("<{}>{mark}({})", show(base), show_steps(steps))
        }
        ExprKind::Call { name, args, expand } => {
            let expand = if *expand { "..." } else { "" };
            format!("{}({}{expand})", name.name, list(args))
        }
        ExprKind::Conditional { condition, yes, no } => {
            format!("(if {} {} {})", show(condition), show(yes), show(no))
        }
        ExprKind::For(parts) => {
            let key_name = parts.key_name.as_ref().map_or("", |name| &name.name);
            let key = parts.key.as_ref().map_or(String::new(), show);
            let condition = parts.condition.as_ref().map_or(String::new(), show);
            format!(
                "(for {key_name},{} in {}: {key}=>{} group={} if={condition})",
                parts.value_name.name,
                show(&parts.collection),
                show(&parts.value),
                parts.group
            )
        }
        ExprKind::Unary { operator, operand } => match operator {
            Unary::Negate => format!("(-{})", show(operand)),
            Unary::Not => format!("(!{})", show(operand)),
        },
        ExprKind::Binary {
            operator,
            left,
            right,
        } => format!("({} {} {})", show(left), symbol(*operator), show(right)),
        ExprKind::Parens(inner) => format!("({})", show(inner)),
    }
}

fn list(items: &[Expr]) -> String {
    items.iter().map(show).collect::<Vec<_>>().join(", ")
}

fn show_steps(steps: &[Step]) -> String {
    let steps = steps.iter().map(|step| match step {
        Step::Attr(name) => format!(".{}", name.name),
        Step::Index(index) => format!("[{}]", show(index)),
        Step::Splat { steps, full } => {
            let mark = if *full { "[*]" } else { ".*" };
            format!("{mark}({})", show_steps(steps))
        }
    });
    steps.collect()
}

fn show_parts(parts: &[Part]) -> String {
    let parts = parts.iter().map(|part| match part {
        Part::Text(text) => text.to_string(),
        Part::Interpolation(expr) => format!("${{{}}}", show(expr)),
        Part::If { condition, yes, no } => format!(
            "%if {}%{}%else%{}%endif%",
            show(condition),
            show_parts(yes),
            show_parts(no)
        ),
        Part::For {
            key_name,
            value_name,
            collection,
            body,
        } => {
            let key_name = key_name.as_ref().map_or("", |name| &name.name);
            let value_name = &value_name.name;
            let (collection, body) = (show(collection), show_parts(body));
            format!("%for {key_name},{value_name} in {collection}%{body}%endfor%")
        }
    });
    parts.collect()
}

const fn symbol(operator: Binary) -> &'static str {
    match operator {
        Binary::Or => "||",
        Binary::And => "&&",
        Binary::Equal => "==",
        Binary::NotEqual => "!=",
        Binary::Less => "<",
        Binary::LessOrEqual => "<=",
        Binary::Greater => ">",
        Binary::GreaterOrEqual => ">=",
        Binary::Add => "+",
        Binary::Subtract => "-",
        Binary::Multiply => "*",
        Binary::Divide => "/",
        Binary::Modulo => "%",
    }
}
