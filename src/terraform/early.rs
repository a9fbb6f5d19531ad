//! What a module's text alone says of where the modules that it calls are.
//!
//! OpenTofu evaluates a `source` before anything is installed, from variables and locals that hang on
//! nothing else (<https://opentofu.org/docs/language/modules/sources/>). Which modules are roots must be
//! known before anything is evaluated, and so before a variable has any other value than its default:
//! that is what this looks at. Where a call really leads is found when it is evaluated, with all
//! values ([`super::calls`]).

use ecow::EcoString;

use super::allowance::Allowance;
use super::module::{Declared, Module, literal};
use super::scope::NoNames;
use crate::expr::{Dialect, EvalError, Evaluated, FileAccess, FunctionError, Scope, evaluate};
use crate::source::{FileId, Span};
use crate::syntax::hcl::ast::{Block, Expr, Ident, Step};
use crate::value::{Reason, ReasonKind, Value};

/// The sources of the calls of a module, as far as its text says them.
pub(super) fn sources(module: &Module) -> Vec<EcoString> {
    let allowance = Allowance::new();
    let mut names: Vec<&EcoString> = module.calls.keys().collect();
    names.sort();
    names
        .into_iter()
        .filter_map(|name| source(module, &module.calls[name], &allowance))
        .collect()
}

fn source(module: &Module, call: &Declared<Block>, allowance: &Allowance) -> Option<EcoString> {
    let (file, attribute) = call.attribute("source")?;
    if let Some(text) = literal(&attribute.expr) {
        return Some(text.clone());
    }
    let scope = EarlyScope {
        module,
        file,
        allowance,
    };
    Some(evaluate(&attribute.expr, &scope).ok()?.as_str()?.into())
}

/// Variables by their defaults, locals, and functions that read no files.
struct EarlyScope<'s> {
    module: &'s Module,
    file: FileId,
    allowance: &'s Allowance,
}

impl EarlyScope<'_> {
    fn variable(&self, name: &str) -> Evaluated {
        let declared = self.module.variables.get(name);
        match declared.and_then(|it| it.attribute("default")) {
            Some((file, default)) => evaluate(&default.expr, &NoNames { file: Some(file) }),
            None => Ok(later()),
        }
    }

    fn local(&self, name: &str) -> Evaluated {
        match self.module.locals.get(name) {
            Some(declared) => {
                let file = declared.file;
                evaluate(&declared.item.expr, &EarlyScope { file, ..*self })
            }
            None => Ok(later()),
        }
    }
}

/// What is not known as early as this.
fn later() -> Value {
    let text = "it is known only when the module is evaluated";
    Value::unknown(Reason::new(ReasonKind::Runtime, text))
}

impl Scope for EarlyScope<'_> {
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
            ("var", Some(Step::Attr(name))) => self.variable(&name.name)?,
            ("local", Some(Step::Attr(name))) => self.local(&name.name)?,
            _ => return Ok((later(), 0)),
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
