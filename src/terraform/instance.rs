//! A module where it is called: its variables, locals, outputs and calls, each evaluated once.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

use ecow::EcoString;
use rustc_hash::FxHashMap;

use super::calls::Children;
use super::expand::ResourceInstances;
use super::module::{Declared, Module};
use super::scope::{ModuleScope, Repetition};
use super::types::Constraint;
use super::unit::{Context, TOO_LONG};
use crate::diagnostic::DiagnosticKind;
use crate::expr::{EvalError, Evaluated, evaluate};
use crate::source::{FileId, Place};
use crate::syntax::hcl::{Attribute, Block, Expr};
use crate::value::{HopKind, Origin, Reason, ReasonKind, Value};

/// Where an instance has the values of its variables from.
pub(super) enum Inputs<'a> {
    /// From outside: files and the command line.
    Root,
    /// From the call.
    Call {
        parent: Rc<Instance<'a>>,
        name: EcoString,
        repetition: Repetition,
        /// `module.net["a"]`, without the parent's own path.
        label: EcoString,
    },
}

/// A module where it is called.
pub(super) struct Instance<'a> {
    pub(super) context: &'a Context<'a>,
    pub(super) module: Arc<Module>,
    /// `module.a.module.b["k"]`; empty for the root.
    pub(super) address: EcoString,
    /// Call path without keys, `a.b`, as `modules.json` names it.
    pub(super) call_path: String,
    /// The headers of the calls that led here, the root's first.
    pub(super) calls: Vec<Place>,
    /// Why it is not certain that there is this instance.
    pub(super) conditional: Option<Reason>,
    pub(super) inputs: Inputs<'a>,
    memo: RefCell<FxHashMap<(Kind, EcoString), Memo>>,
    pub(super) children: RefCell<FxHashMap<EcoString, Rc<Children<'a>>>>,
    pub(super) expansions: RefCell<FxHashMap<usize, Rc<ResourceInstances>>>,
}

/// What is remembered under a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Kind {
    Variable,
    Local,
    Output,
    /// A nested block, or an argument, of a provider's configuration.
    Configured,
}

/// A remembered value, or the mark that it is being evaluated.
enum Memo {
    Evaluating,
    Done(Value),
}

impl<'a> Instance<'a> {
    pub(super) fn new(
        context: &'a Context<'a>,
        module: Arc<Module>,
        inputs: Inputs<'a>,
    ) -> Rc<Self> {
        context.grant(&module);
        let (mut address, mut call_path, mut calls, mut conditional) =
            (EcoString::new(), String::new(), Vec::new(), None);
        if let Inputs::Call {
            parent,
            name,
            label,
            ..
        } = &inputs
        {
            address = parent.qualify(label);
            call_path = if parent.call_path.is_empty() {
                name.to_string()
            } else {
                format!("{}.{name}", parent.call_path)
            };
            calls.clone_from(&parent.calls);
            conditional.clone_from(&parent.conditional);
            if let Some(call) = parent.module.calls.get(name) {
                calls.push(call.place(call.item.header));
            }
        }
        Rc::new(Self {
            context,
            module,
            address,
            call_path,
            calls,
            conditional,
            inputs,
            memo: RefCell::default(),
            children: RefCell::default(),
            expansions: RefCell::default(),
        })
    }

    /// Lets go of what has been evaluated here and below. A child holds its parent and a parent its
    /// children: without this neither would ever be dropped.
    pub(super) fn release(&self) {
        let children = std::mem::take(&mut *self.children.borrow_mut());
        for child in children.values().flat_map(|child| child.instances()) {
            child.release();
        }
    }

    /// A local address as seen from the root.
    pub(super) fn qualify(&self, local: &str) -> EcoString {
        if self.address.is_empty() {
            local.into()
        } else {
            ecow::eco_format!("{}.{local}", self.address)
        }
    }

    /// `path.module`: relative to the root module's directory, as Terraform has it.
    pub(super) fn path(&self) -> EcoString {
        relative(self.context.root, &self.module.directory)
    }

    /// A variable's value.
    pub(super) fn variable(&self, name: &EcoString) -> Option<Value> {
        let declared = self.module.variables.get(name)?;
        let place = declared.place(declared.item.header);
        let value = self.remember(Kind::Variable, name, place, || {
            self.evaluate_variable(name, declared)
        });
        let value = reached(value, HopKind::Variable, ecow::eco_format!("var.{name}"));
        Some(value.or_secret(declared.is_secret()))
    }

    /// A local value.
    pub(super) fn local(self: &Rc<Self>, name: &EcoString) -> Option<Value> {
        let declared = self.module.locals.get(name)?;
        let place = declared.place(declared.item.span);
        let value = self.remember(Kind::Local, name, place, || {
            self.evaluate_attribute(declared.file, &declared.item, &Repetition::None)
        });
        Some(reached(
            value,
            HopKind::Local,
            ecow::eco_format!("local.{name}"),
        ))
    }

    /// An output's value.
    pub(super) fn output(self: &Rc<Self>, name: &EcoString) -> Option<Value> {
        let declared = self.module.outputs.get(name)?;
        let place = declared.place(declared.item.header);
        let value = self.remember(Kind::Output, name, place, || {
            match declared.attribute("value") {
                Some((file, attribute)) => {
                    self.evaluate_attribute(file, attribute, &Repetition::None)
                }
                None => Value::null(),
            }
        });
        let value = reached(value, HopKind::Output, self.qualify(name));
        Some(value.or_secret(declared.is_secret()))
    }

    /// What a nested block, or an argument, of a provider's configuration comes to, by a name of its own.
    pub(super) fn configured(
        &self,
        name: &EcoString,
        place: Place,
        run: impl FnOnce() -> Value,
    ) -> Value {
        self.remember(Kind::Configured, name, place, run)
    }

    /// Evaluates an attribute's expression; a fault is told and makes it unknown.
    pub(super) fn evaluate_attribute(
        self: &Rc<Self>,
        file: FileId,
        attribute: &Attribute,
        repetition: &Repetition,
    ) -> Value {
        let mut value = self.evaluate(file, &attribute.expr, repetition);
        value.origin = value.origin.assigned_at(Place::new(file, attribute.span));
        value
    }

    /// Evaluates an expression; a fault is told and makes it unknown.
    pub(super) fn evaluate(
        self: &Rc<Self>,
        file: FileId,
        expr: &Expr,
        repetition: &Repetition,
    ) -> Value {
        let scope = ModuleScope {
            instance: self,
            file,
            repetition,
        };
        self.judged(file, expr, evaluate(expr, &scope))
    }

    /// What an expression came to; a fault, or a bound that was reached, is told.
    pub(super) fn judged(&self, file: FileId, expr: &Expr, evaluated: Evaluated) -> Value {
        match evaluated {
            Ok(value) => {
                if let Some(unknown) = value.as_unknown() {
                    let place = Place::new(file, expr.span);
                    self.context.report_bound(&unknown.reason, place);
                }
                value
            }
            Err(error) => self.fault(file, &error),
        }
    }

    /// Tells something of this instance.
    pub(super) fn report(&self, kind: DiagnosticKind, message: impl Into<String>, place: Place) {
        self.context.report_in(self, kind, message, place);
    }

    /// Tells a fault; the value of what has it.
    pub(super) fn fault(&self, file: FileId, error: &EvalError) -> Value {
        let place = Place::new(file, error.span);
        self.report(DiagnosticKind::Evaluation, error.message.clone(), place);
        Value::unknown(Reason::new(ReasonKind::Error, error.message.as_str()))
            .with_origin(Origin::at(place))
    }

    fn remember(
        &self,
        kind: Kind,
        name: &EcoString,
        place: Place,
        run: impl FnOnce() -> Value,
    ) -> Value {
        let key = (kind, name.clone());
        match self.memo.borrow().get(&key) {
            Some(Memo::Done(value)) => return value.clone(),
            Some(Memo::Evaluating) => {
                let text = ecow::eco_format!("`{name}` refers to itself");
                self.report(DiagnosticKind::Evaluation, text.as_str(), place);
                return Value::unknown(Reason::new(ReasonKind::Error, text));
            }
            None => {}
        }
        self.memo.borrow_mut().insert(key.clone(), Memo::Evaluating);
        let demanded = self.context.demand(place, run);
        let value = match demanded {
            Some(value) => self.context.bearable(value, place),
            None => Value::unknown(Reason::new(ReasonKind::Bound, TOO_LONG)),
        };
        self.memo
            .borrow_mut()
            .insert(key, Memo::Done(value.clone()));
        value
    }

    fn evaluate_variable(&self, name: &EcoString, declared: &Declared<Block>) -> Value {
        let wanted = declared
            .attribute("type")
            .map_or(Constraint::any(), |(file, it)| {
                Constraint::read(&it.expr, file)
            });
        let default = || {
            let (file, attribute) = declared.attribute("default")?;
            let scope = super::scope::NoNames { file: Some(file) };
            let mut value =
                evaluate(&attribute.expr, &scope).unwrap_or_else(|error| self.fault(file, &error));
            value.origin = value.origin.assigned_at(Place::new(file, attribute.span));
            Some(value)
        };
        let value = match self.passed(name, &wanted, declared) {
            Some(value) if value.is_null() && !is_nullable(declared) => default().unwrap_or(value),
            Some(value) => value,
            None => default().unwrap_or_else(|| self.not_given(name, declared)),
        };
        let value = self.fitted(name, value, &wanted, declared);
        if declared.is_secret() {
            self.hide_given(&value.origin);
        }
        match (&self.inputs, self.context.planned.get(name)) {
            // What the plan was made with holds; where it says the same, the text keeps its place.
            (Inputs::Root, Some(planned)) => {
                let planned = self.fitted(name, planned.clone(), &wanted, declared);
                if value.same(&planned) == Some(true) {
                    value
                } else {
                    reached(planned, HopKind::ValuesFile, EcoString::new())
                }
            }
            _ => value,
        }
    }

    /// Has no report show a secret's value in a file of values, where another module declares it.
    fn hide_given(&self, origin: &Origin) {
        if matches!(self.inputs, Inputs::Root) {
            return;
        }
        let given = origin.hops().filter(|hop| hop.kind == HopKind::ValuesFile);
        for place in given.filter_map(|hop| hop.origin.place) {
            let file = self.context.modules.sources.file(place.file);
            file.secrets.hide(place.span);
        }
    }

    /// A value as the variable's type makes it.
    fn fitted(
        &self,
        name: &EcoString,
        value: Value,
        wanted: &Constraint,
        declared: &Declared<Block>,
    ) -> Value {
        wanted.convert(&value).unwrap_or_else(|message| {
            let message = match declared.is_secret() {
                true => format!("the value of var.{name} does not fit its type"),
                false => format!("the value of var.{name} does not fit its type: {message}"),
            };
            let place = value
                .origin
                .place
                .unwrap_or_else(|| declared.place(declared.item.header));
            self.report(DiagnosticKind::Evaluation, message.clone(), place);
            Value::unknown(Reason::new(ReasonKind::Error, message))
                .with_origin(value.origin.clone())
        })
    }

    /// The value that is given to a variable from outside of the module.
    fn passed(
        &self,
        name: &EcoString,
        wanted: &Constraint,
        declared: &Declared<Block>,
    ) -> Option<Value> {
        match &self.inputs {
            Inputs::Root => match self.context.given.get(name)?.value(name, wanted) {
                Ok(value) if value.origin.place.is_some() => {
                    Some(reached(value, HopKind::ValuesFile, EcoString::new()))
                }
                Ok(value) => Some(value),
                Err(message) => {
                    let message =
                        format!("the value given for var.{name} cannot be read: {message}");
                    let place = declared.place(declared.item.header);
                    self.report(DiagnosticKind::Evaluation, message.clone(), place);
                    Some(Value::unknown(Reason::new(ReasonKind::Error, message)))
                }
            },
            Inputs::Call {
                parent,
                name: call,
                repetition,
                ..
            } => {
                let (file, attribute) = parent.module.calls.get(call)?.attribute(name)?;
                let value = parent.evaluate_attribute(file, attribute, repetition);
                Some(reached(
                    value,
                    HopKind::ModuleArgument,
                    self.address.clone(),
                ))
            }
        }
    }

    fn not_given(&self, name: &str, declared: &Declared<Block>) -> Value {
        let text = match &self.inputs {
            Inputs::Root => ecow::eco_format!("var.{name} has no default and no value is given"),
            Inputs::Call { .. } => ecow::eco_format!("{} does not pass `{name}`", self.address),
        };
        let origin = Origin::at(declared.place(declared.item.header));
        Value::unknown(Reason::new(ReasonKind::Input, text)).with_origin(origin)
    }
}

/// A remembered value as a reference to its name gives it.
fn reached(value: Value, kind: HopKind, name: EcoString) -> Value {
    Value {
        origin: value.origin.behind(kind, name),
        data: value.data,
    }
}

/// `nullable = false` makes null take the default.
fn is_nullable(declared: &Declared<Block>) -> bool {
    declared
        .attribute("nullable")
        .is_none_or(|(_, it)| !matches!(it.expr.kind, crate::syntax::hcl::ExprKind::Bool(false)))
}

/// A path relative to a directory, with `/` and without a leading `./`, as `path.module` has it.
fn relative(from: &std::path::Path, to: &std::path::Path) -> EcoString {
    let mut from_parts = from.components().peekable();
    let mut to_parts = to.components().peekable();
    while from_parts.peek().is_some() && from_parts.peek() == to_parts.peek() {
        from_parts.next();
        to_parts.next();
    }
    let up = from_parts.map(|_| "..".to_owned());
    let down = to_parts.map(|part| part.as_os_str().to_string_lossy().into_owned());
    let parts: Vec<String> = up.chain(down).collect();
    if parts.is_empty() {
        ".".into()
    } else {
        parts.join("/").into()
    }
}
