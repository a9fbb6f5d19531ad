//! What a module call passes, in words: of a module that is not on disk it is all that there is to
//! look at.
//!
//! The words go into a report, so no secret may be among them. The arguments are evaluated a second
//! time, in a scope where what is declared sensitive is unknown, and with it all that is made of it. Files are not read either, and what
//! resources and other modules give is named rather than looked up. What a name calls a secret is
//! left out even where it is written in the source.

use std::fmt::Write as _;
use std::rc::Rc;

use ecow::EcoString;

use super::allowance::Allowance;
use super::instance::{Inputs, Instance};
use super::module::Declared;
use crate::expr::{Dialect, EvalError, Evaluated, FileAccess, FunctionError, Scope, evaluate};
use crate::source::{FileId, Span};
use crate::syntax::hcl::ast::{Block, Expr, ExprKind, Ident, Step};
use crate::value::{Data, Reason, ReasonKind, Value};

/// Arguments of a call that are not the module's.
pub(super) const META: [&str; 7] = [
    "source",
    "version",
    "providers",
    "count",
    "for_each",
    "depends_on",
    "enabled",
];
/// Parts of names that say that a value is a secret.
const SECRET: [&str; 8] = [
    "password",
    "passwd",
    "passphrase",
    "secret",
    "token",
    "private_key",
    "credential",
    "api_key",
];
/// Most arguments that are told.
const MAX_ARGUMENTS: usize = 12;
/// Most bytes of one value; it ends at the next mark of one.
const MAX_VALUE: usize = 60;
/// What stands for a secret.
const HIDDEN: &str = "(not shown)";

/// The arguments of a call as `name = value, …`; `None` where it passes nothing.
pub(super) fn passed(instance: &Rc<Instance<'_>>, call: &Declared<Block>) -> Option<String> {
    let allowance = Allowance::new();
    let mut words = Vec::new();
    let mut names: Vec<&EcoString> = Vec::new();
    let attributes = call.bodies().flat_map(|(_, body)| &body.attributes);
    for attribute in attributes {
        let name = &attribute.name.name;
        if !META.contains(&name.as_str()) && !names.contains(&name) {
            names.push(name);
        }
    }
    for name in names.iter().take(MAX_ARGUMENTS) {
        let (file, attribute) = call.attribute(name)?;
        let scope = OpenScope {
            instance,
            file,
            allowance: &allowance,
        };
        let mut text = String::new();
        write_entry(&mut text, name, &scope.shown(&attribute.expr));
        words.push(text);
    }
    if let rest @ 1.. = names.len().saturating_sub(MAX_ARGUMENTS) {
        words.push(format!("and {rest} more"));
    }
    (!words.is_empty()).then(|| words.join(", "))
}

fn is_secret(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    SECRET.iter().any(|part| name.contains(part))
}

fn write_entry(text: &mut String, name: &str, value: &Value) {
    let _ = write!(text, "{name} = ");
    match &value.data {
        Data::Null | Data::Bool(_) | Data::Unknown(_) => write_value(text, value),
        _ if is_secret(name) => text.push_str(HIDDEN),
        _ => write_value(text, value),
    }
}

/// Writes a value; what does not fit any more is left out.
fn write_value(text: &mut String, value: &Value) {
    match &value.data {
        Data::Null => text.push_str("null"),
        Data::Bool(value) => text.push_str(if *value { "true" } else { "false" }),
        Data::Number(number) => {
            let _ = write!(text, "{number}");
        }
        Data::String(words) => {
            let start = start_of(words);
            let cut = if start.len() < words.len() { "…" } else { "" };
            let _ = write!(text, "\"{start}{cut}\"");
        }
        Data::Sequence(_, items) => write_all(text, ['[', ']'], items.iter(), write_value),
        Data::Object(_, entries) => {
            // `{ name = "DB_PASSWORD", value = "…" }`
            let names_one = ["name", "key"].iter().any(|key| {
                let name = entries.get(key).and_then(Value::as_str);
                name.is_some_and(is_secret)
            });
            if names_one {
                text.push_str(HIDDEN);
                return;
            }
            write_all(text, ['{', '}'], entries.iter(), |text, (name, value)| {
                write_entry(text, name, value);
            });
        }
        Data::Unknown(unknown) => text.push_str(&unknown.reason.text),
    }
}

fn write_all<T>(
    text: &mut String,
    [open, close]: [char; 2],
    items: impl Iterator<Item = T>,
    mut write: impl FnMut(&mut String, T),
) {
    text.push(open);
    for (at, item) in items.enumerate() {
        if at > 0 {
            text.push_str(", ");
        }
        if text.len() > MAX_VALUE {
            text.push('…');
            break;
        }
        write(text, item);
    }
    text.push(close);
}

/// What may be told of a module instance: variables and locals that are not sensitive.
struct OpenScope<'s, 'a> {
    instance: &'s Rc<Instance<'a>>,
    file: FileId,
    allowance: &'s Allowance,
}

impl OpenScope<'_, '_> {
    /// What an expression comes to, as far as it may be told.
    fn shown(&self, expr: &Expr) -> Value {
        let file = self.instance.context.modules.sources.file(self.file);
        let text = file.text.get(expr.span.range()).unwrap_or_default();
        // The functions `sensitive` and `ephemeralasnull` give back what they are given.
        if text.contains("sensitive") || text.contains("ephemeral") {
            return hidden();
        }
        let value = evaluate(expr, self).unwrap_or_else(|_| unknown("(unknown)"));
        match (&value.data, &expr.kind) {
            // A reference says more than that it is unknown.
            (Data::Unknown(_), ExprKind::Traversal { root, .. }) if root.name != "var" => {
                unknown(text)
            }
            _ => value,
        }
    }

    fn variable(&self, name: &EcoString) -> Value {
        let Some(declared) = self.instance.module.variables.get(name) else {
            return unknown("(unknown)");
        };
        if declared.is_secret() || is_secret(name) {
            return hidden();
        }
        match &self.instance.inputs {
            Inputs::Root => self.root_variable(name),
            Inputs::Call {
                parent, name: call, ..
            } => {
                let call = parent.module.calls.get(call);
                match call.and_then(|call| call.attribute(name)) {
                    Some((file, attribute)) => self.within(parent, file, &attribute.expr),
                    None => self.root_variable(name),
                }
            }
        }
    }

    /// A variable whose value is not from another module.
    fn root_variable(&self, name: &EcoString) -> Value {
        let value = self.instance.variable(name);
        match value {
            Some(value) if value.as_unknown().is_none() => value,
            _ => unknown(&format!("(var.{name})")),
        }
    }

    fn local(&self, name: &str) -> Value {
        match self.instance.module.locals.get(name) {
            Some(_) if is_secret(name) => hidden(),
            Some(declared) => self.within(self.instance, declared.file, &declared.item.expr),
            None => unknown("(unknown)"),
        }
    }

    /// An expression of this module, or of one around it.
    fn within(&self, instance: &Rc<Instance<'_>>, file: FileId, expr: &Expr) -> Value {
        let scope = OpenScope {
            instance,
            file,
            allowance: self.allowance,
        };
        scope.shown(expr)
    }
}

fn hidden() -> Value {
    unknown(HIDDEN)
}

fn unknown(words: &str) -> Value {
    Value::unknown(Reason::new(ReasonKind::Runtime, start_of(words)))
}

/// As much of a text as is shown of one.
fn start_of(text: &str) -> &str {
    let fits = |(at, c): &(usize, char)| at + c.len_utf8() <= MAX_VALUE;
    let last = text.char_indices().take_while(fits).last();
    &text[..last.map_or(0, |(at, c)| at + c.len_utf8())]
}

impl Scope for OpenScope<'_, '_> {
    fn dialect(&self) -> Dialect {
        Dialect::Terraform
    }

    fn file(&self) -> Option<FileId> {
        Some(self.file)
    }

    fn resolve(
        &self,
        root: &Ident,
        steps: &[Step],
        _index: &mut dyn FnMut(&Expr) -> Evaluated,
    ) -> Result<(Value, usize), EvalError> {
        let value = match (root.name.as_str(), steps.first()) {
            ("var", Some(Step::Attr(name))) => self.variable(&name.name),
            ("local", Some(Step::Attr(name))) => self.local(&name.name),
            _ => return Ok((unknown("(unknown)"), 0)),
        };
        Ok((value, 1))
    }

    fn call(&self, _name: &Ident, _args: &[Value]) -> Option<Result<Value, FunctionError>> {
        None
    }

    fn files(&self) -> Option<FileAccess<'_>> {
        None
    }

    fn enter(&self, _span: Span) -> bool {
        self.allowance.enter()
    }

    fn leave(&self) {
        self.allowance.leave();
    }

    fn spend(&self, amount: u32) -> bool {
        self.allowance.spend(amount)
    }
}
