//! Module calls: to the module that is called, once for each `count` or `for_each`.
//!
//! A call whose module is not on disk still expands: what refers to it is unknown for that reason.

use std::rc::Rc;
use std::sync::Arc;

use ecow::EcoString;

use super::expand::{self, Expansion};
use super::instance::{Inputs, Instance};
use super::load::{MANIFEST, is_local};
use super::module::{Declared, Module, literal, written_name};
use super::passed::passed;
use super::scope::Repetition;
use super::unit::MAX_MODULE_DEPTH;
use crate::diagnostic::DiagnosticKind;
use crate::source::{FileId, LoadError};
use crate::syntax::hcl::{Block, Expr};
use crate::value::{Reason, ReasonKind};

/// What is said of a module that may not be read.
const OUTSIDE: &str = "lies outside of what may be read";

/// The instances that a module call makes.
pub(super) struct Children<'a> {
    pub(super) expansion: Expansion,
    /// In the order of the expansion's keys; `None` where the module cannot be had.
    instances: Option<Vec<Rc<Instance<'a>>>>,
    /// Why it cannot be had.
    pub(super) missing: Option<Reason>,
}

impl<'a> Children<'a> {
    pub(super) fn instances(&self) -> &[Rc<Instance<'a>>] {
        self.instances.as_deref().unwrap_or_default()
    }
}

impl<'a> Instance<'a> {
    /// The instances that a module call makes.
    pub(super) fn children(self: &Rc<Self>, name: &EcoString) -> Rc<Children<'a>> {
        if let Some(children) = self.children.borrow().get(name) {
            return children.clone();
        }
        // While `count` or `for_each` is evaluated, a reference back to the call finds this.
        let reason = Reason::new(
            ReasonKind::Error,
            ecow::eco_format!("module.{name} refers to itself"),
        );
        let pending = Children {
            expansion: Expansion::Unknown(reason.clone()),
            instances: None,
            missing: Some(reason),
        };
        self.children
            .borrow_mut()
            .insert(name.clone(), Rc::new(pending));
        let children = Rc::new(self.make_children(name));
        self.children
            .borrow_mut()
            .insert(name.clone(), children.clone());
        children
    }

    fn make_children(self: &Rc<Self>, name: &EcoString) -> Children<'a> {
        let Some(call) = self.module.calls.get(name) else {
            let reason = Reason::new(
                ReasonKind::Error,
                ecow::eco_format!("there is no module `{name}`"),
            );
            return Children {
                expansion: Expansion::Single,
                instances: None,
                missing: Some(reason),
            };
        };
        let header = call.place(call.item.header);
        let mut is_first = self.context.is_first(header);
        let room = self.context.room_for_modules();
        let expansion = expand::expansion(self, call, room, is_first);
        let module = match self.called_module(name, call) {
            Ok(module) => module,
            Err(reason) => {
                return Children {
                    expansion,
                    instances: None,
                    missing: Some(reason),
                };
            }
        };
        let label = ecow::eco_format!("module.{name}");
        let mut instances = Vec::new();
        for (suffix, repetition) in expansion.repetitions() {
            if !self.context.take_module(std::mem::take(&mut is_first)) {
                self.report(DiagnosticKind::Bound, "too many module instances", header);
                break;
            }
            let label = ecow::eco_format!("{label}{suffix}");
            let inputs = Inputs::Call {
                parent: self.clone(),
                name: name.clone(),
                repetition,
                label,
            };
            let mut instance = Self::new(self.context, module.clone(), inputs);
            if let (Some(reason), Some(instance)) = (expansion.doubt(), Rc::get_mut(&mut instance))
            {
                instance.conditional = Some(reason.clone());
            }
            instances.push(instance);
        }
        Children {
            expansion,
            instances: Some(instances),
            missing: None,
        }
    }

    /// The text of a `source`: in Terraform a plain string, in OpenTofu any expression of what is known
    /// before anything is made.
    fn source(self: &Rc<Self>, file: FileId, expr: &Expr) -> Option<EcoString> {
        if let Some(text) = literal(expr) {
            return Some(text.clone());
        }
        let value = self.evaluate(file, expr, &Repetition::None);
        value.as_str().map(EcoString::from)
    }

    /// The module that a call leads to: by local path, or where `terraform init` has put it.
    fn called_module(
        self: &Rc<Self>,
        name: &str,
        call: &Declared<Block>,
    ) -> Result<Arc<Module>, Reason> {
        let place = call.place(call.item.header);
        let missing = |kind: DiagnosticKind, text: String| {
            self.report(kind, text.clone(), place);
            Reason::new(ReasonKind::Missing, text)
        };
        let Some((file, source)) = call.attribute("source") else {
            return Err(missing(
                DiagnosticKind::Evaluation,
                format!("module.{name} has no `source`"),
            ));
        };
        let Some(source) = self.source(file, &source.expr) else {
            return Err(missing(
                DiagnosticKind::UnresolvedModule,
                format!("the source of module.{name} is not known"),
            ));
        };
        if self.calls.len() >= MAX_MODULE_DEPTH {
            return Err(missing(
                DiagnosticKind::Bound,
                format!("module.{name} is nested too deep, or calls itself"),
            ));
        }
        let found = self.find(name, &source);
        if found.as_ref().is_ok_and(|module| self.is_within(module)) {
            return Err(missing(
                DiagnosticKind::Evaluation,
                format!("module.{name} calls itself"),
            ));
        }
        found.map_err(|why| {
            let version = call.attribute("version");
            let version = version.and_then(|(_, it)| literal(&it.expr));
            let version = version.map_or(String::new(), |version| format!(" {version}"));
            let text =
                format!("module.{name} ({source}{version}) {why}; what it makes is not judged");
            let told = match passed(self, call) {
                Some(arguments) => format!("{text}. It is passed {arguments}"),
                None => text.clone(),
            };
            self.report(DiagnosticKind::UnresolvedModule, told, place);
            Reason::new(ReasonKind::Missing, text)
        })
    }

    /// Whether this is an instance of a module, or lies in one of it.
    fn is_within(&self, module: &Module) -> bool {
        let mut instance = self;
        loop {
            match &instance.inputs {
                _ if instance.module.directory == module.directory => return true,
                Inputs::Root => return false,
                Inputs::Call { parent, .. } => instance = parent,
            }
        }
    }

    /// The module that the source of a call leads to, or why there is none, as the end of a sentence.
    fn find(&self, name: &str, source: &str) -> Result<Arc<Module>, String> {
        let modules = self.context.modules;
        let name = written_name(name);
        if is_local(source) {
            let directory = self.module.directory.join(source);
            return modules.get(&directory).ok_or_else(|| {
                match modules.sources.resolve(&directory) {
                    Err(LoadError::Outside { .. } | LoadError::VersionControl { .. }) => OUTSIDE,
                    _ => "is not on disk",
                }
                .to_owned()
            });
        }
        let path = if self.call_path.is_empty() {
            name.to_owned()
        } else {
            format!("{}.{name}", self.call_path)
        };
        let Some(installed) = self.context.installed(&path) else {
            return Err("is not on disk".to_owned());
        };
        if !installed.is_of(source) {
            return Err(format!(
                "is not on disk: {MANIFEST} has another source for it"
            ));
        }
        modules.get(&installed.directory).ok_or_else(|| {
            match modules.sources.resolve(&installed.directory) {
                Err(LoadError::Outside { .. } | LoadError::VersionControl { .. }) => {
                    OUTSIDE.to_owned()
                }
                _ => format!("is not on disk: it is not where {MANIFEST} has it"),
            }
        })
    }
}
