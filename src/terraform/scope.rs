//! The names that an expression of a module can use.

use std::rc::Rc;
use std::sync::Arc;

use ecow::EcoString;

use super::expand::{self, Expansion};
use super::instance::Instance;
use super::module::Mode;
use crate::diagnostic::DiagnosticKind;
use crate::expr::{Dialect, EvalError, Evaluated, FileAccess, FunctionError, Scope, convert};
use crate::source::{FileId, Place, Span};
use crate::syntax::hcl::ast::{Expr, Ident, Step};
use crate::value::{Data, Map, Reason, ReasonKind, Reference, Unknown, Value};

/// What `each` and `count` are in one instance of a block.
#[derive(Clone, Debug, Default)]
pub(super) enum Repetition {
    #[default]
    None,
    Count(Value),
    Each {
        key: Value,
        value: Value,
    },
    /// One placeholder for instances whose number is not known.
    Unknown(Reason),
}

/// The scope of an expression in a module instance.
pub(super) struct ModuleScope<'s, 'a> {
    pub(super) instance: &'s Rc<Instance<'a>>,
    pub(super) file: FileId,
    pub(super) repetition: &'s Repetition,
}

impl Scope for ModuleScope<'_, '_> {
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
        index: &mut dyn FnMut(&Expr) -> Evaluated,
    ) -> Result<(Value, usize), EvalError> {
        match root.name.as_str() {
            "var" => self.named(root, steps, |name| self.instance.variable(name)),
            "local" => self.named(root, steps, |name| self.instance.local(name)),
            "each" | "count" => self.repeated(root, steps),
            "path" | "terraform" | "tofu" => self.surroundings(root, steps),
            "module" => self.module(root, steps, index),
            "data" => self.resource(Mode::Data, root, steps, 1, index),
            "ephemeral" => self.resource(Mode::Ephemeral, root, steps, 1, index),
            // The long form of a reference, for types that are named as something else here.
            "resource" => self.resource(Mode::Managed, root, steps, 1, index),
            "self" => {
                let text = "`self` is only known when it is run";
                Ok((Value::unknown(Reason::new(ReasonKind::Runtime, text)), 0))
            }
            _ => self.resource(Mode::Managed, root, steps, 0, index),
        }
    }

    fn call(&self, _name: &Ident, _args: &[Value]) -> Option<Result<Value, FunctionError>> {
        None
    }

    fn files(&self) -> Option<FileAccess<'_>> {
        let context = self.instance.context;
        Some(FileAccess {
            sources: context.modules.sources,
            base: context.root.to_path_buf(),
        })
    }

    fn enter(&self, span: Span) -> bool {
        let place = Place::new(self.file, span);
        self.instance.context.enter(place)
    }

    fn leave(&self) {
        self.instance.context.leave();
    }

    fn shared(&self, attribute: Unknown) -> Arc<Unknown> {
        self.instance.context.shared(attribute)
    }

    fn spend(&self, amount: u32) -> bool {
        let place = Place::new(self.file, Span::default());
        self.instance.context.spend(amount, place)
    }
}

impl ModuleScope<'_, '_> {
    fn named(
        &self,
        root: &Ident,
        steps: &[Step],
        find: impl FnOnce(&EcoString) -> Option<Value>,
    ) -> Result<(Value, usize), EvalError> {
        let Some(Step::Attr(name)) = steps.first() else {
            return Err(EvalError::new(
                format!("`{}` needs a name behind it", root.name),
                root.span,
            ));
        };
        let span = root.span.to(name.span);
        let value = find(&name.name).ok_or_else(|| {
            EvalError::new(
                format!("`{}.{}` is not declared", root.name, name.name),
                span,
            )
        })?;
        Ok((value, 1))
    }

    fn repeated(&self, root: &Ident, steps: &[Step]) -> Result<(Value, usize), EvalError> {
        let attribute = match steps.first() {
            Some(Step::Attr(name)) => name.name.as_str(),
            _ => "",
        };
        let value = match (self.repetition, root.name.as_str(), attribute) {
            (Repetition::Count(index), "count", "index") => index,
            (Repetition::Each { key, .. }, "each", "key") => key,
            (Repetition::Each { value, .. }, "each", "value") => value,
            (Repetition::Unknown(reason), "count", "index")
            | (Repetition::Unknown(reason), "each", "key" | "value") => {
                &Value::unknown(reason.clone())
            }
            _ => {
                return Err(EvalError::new(
                    format!("`{}.{attribute}` means nothing here", root.name),
                    root.span,
                ));
            }
        };
        Ok((value.clone(), 1))
    }

    fn surroundings(&self, root: &Ident, steps: &[Step]) -> Result<(Value, usize), EvalError> {
        let Some(Step::Attr(name)) = steps.first() else {
            return Err(EvalError::new(
                format!("`{}` needs a name behind it", root.name),
                root.span,
            ));
        };
        let value = match (root.name.as_str(), name.name.as_str()) {
            ("path", "module") => Value::string(self.instance.path()),
            ("path", "root") => Value::from("."),
            ("path", "cwd") => runtime("path.cwd depends on where Terraform is run"),
            ("terraform" | "tofu", "workspace") => match &self.instance.context.workspace {
                Some(workspace) => Value::from(workspace.as_str()),
                None => runtime("the workspace is not given (--workspace)"),
            },
            ("terraform" | "tofu", "applying") => {
                runtime("terraform.applying depends on what Terraform is doing")
            }
            _ => {
                return Err(EvalError::new(
                    format!("there is no `{}.{}`", root.name, name.name),
                    name.span,
                ));
            }
        };
        Ok((value, 1))
    }

    /// `module.name`, with its key where there is one, and the output behind it.
    fn module(
        &self,
        root: &Ident,
        steps: &[Step],
        index: &mut dyn FnMut(&Expr) -> Evaluated,
    ) -> Result<(Value, usize), EvalError> {
        let Some(Step::Attr(name)) = steps.first() else {
            return Err(EvalError::new("`module` needs a name behind it", root.span));
        };
        if !self.instance.module.calls.contains_key(&name.name) {
            let message = format!("`module.{}` is not declared", name.name);
            return Err(EvalError::new(message, root.span.to(name.span)));
        }
        let children = self.instance.children(&name.name);
        if let Some(reason) = &children.missing {
            return Ok((Value::unknown(reason.clone()), 1));
        }
        if matches!(children.expansion, Expansion::Disabled) {
            return Ok((Value::null(), 1));
        }
        let (chosen, used) = choose(&children.expansion, &steps[1..], index)?;
        match (chosen, steps.get(1 + used)) {
            (Chosen::One(at), Some(Step::Attr(output))) => {
                let child = children.instances().get(at);
                let value = child
                    .and_then(|child| child.output(&output.name))
                    .ok_or_else(|| {
                        let message =
                            format!("`module.{}` has no output `{}`", name.name, output.name);
                        EvalError::new(message, output.span)
                    })?;
                Ok((value, 2 + used))
            }
            (Chosen::One(at), _) => Ok((
                children
                    .instances()
                    .get(at)
                    .map_or_else(Value::null, outputs),
                1 + used,
            )),
            (Chosen::Unknown(unknown), _) => {
                Ok((Value::new(Data::Unknown(unknown.into())), 1 + used))
            }
            (Chosen::All, _) => {
                let values = children.instances().iter().map(outputs).collect();
                Ok((children.expansion.gather(values), 1 + used))
            }
        }
    }

    /// `type.name`, with its key where there is one. `skip` steps come before the type.
    fn resource(
        &self,
        mode: Mode,
        root: &Ident,
        steps: &[Step],
        skip: usize,
        index: &mut dyn FnMut(&Expr) -> Evaluated,
    ) -> Result<(Value, usize), EvalError> {
        let names: Vec<&Ident> = steps
            .iter()
            .map_while(|step| match step {
                Step::Attr(name) => Some(name),
                Step::Index(_) | Step::Splat { .. } => None,
            })
            .take(skip + 1)
            .collect();
        let (kind, name) = match (skip, names.as_slice()) {
            (0, [name]) => (root, *name),
            (1, [kind, name]) => (*kind, *name),
            _ => {
                return Err(EvalError::new(
                    format!("there is no `{}` here", root.name),
                    root.span,
                ));
            }
        };
        let key = (mode, kind.name.clone(), name.name.clone());
        let Some(&at_block) = self.instance.module.by_name.get(&key) else {
            let span: Span = root.span.to(name.span);
            let value = self.undeclared(mode, kind, name, span)?;
            return Ok((value, skip + 1));
        };
        let instances = expand::instances(self.instance, at_block);
        if matches!(instances.expansion, Expansion::Disabled) {
            return Ok((Value::null(), skip + 1));
        }
        let (chosen, used) = choose(&instances.expansion, &steps[skip + 1..], index)?;
        if let (Chosen::One(at), Some(Step::Attr(attribute))) =
            (&chosen, steps.get(skip + 1 + used))
        {
            let declared = &self.instance.module.resources[at_block];
            let computed = instances.computed(self.instance, declared, *at, &attribute.name);
            if let Some(computed) = computed {
                return Ok((computed, skip + 2 + used));
            }
        }
        let value = match chosen {
            Chosen::One(at) => match instances.references.get(at) {
                Some(reference) => reference.clone(),
                None => {
                    return Err(EvalError::new(
                        format!("`{}.{}` has no such instance", kind.name, name.name),
                        name.span,
                    ));
                }
            },
            Chosen::Unknown(unknown) => instances.any(unknown),
            Chosen::All => instances.all(),
        };
        Ok((value, skip + 1 + used))
    }

    /// What a resource would be that is not declared: Terraform refuses it, and examples and fragments
    /// are full of such. That something is referred to is certain.
    ///
    /// # Errors
    /// For a name that is no type of a resource: it has the name of its provider before it.
    fn undeclared(&self, mode: Mode, kind: &Ident, name: &Ident, span: Span) -> Evaluated {
        let message = ecow::eco_format!("`{}.{}` is not declared", kind.name, name.name);
        if !kind.name.contains('_') {
            return Err(EvalError::new(message.as_str(), span));
        }
        let place = Place::new(self.file, span);
        let told = DiagnosticKind::Evaluation;
        self.instance.report(told, message.as_str(), place);
        let data = if mode == Mode::Data { "data." } else { "" };
        let address = ecow::eco_format!("{data}{}.{}", kind.name, name.name);
        let reference = Reference::new(self.instance.qualify(&address), "");
        let unknown = Unknown {
            reason: Reason::new(ReasonKind::Error, message),
            counted_on: false,
            ..Unknown::attribute(reference)
        };
        Ok(Value::new(Data::Unknown(unknown.into())))
    }
}

/// Which instances a reference means.
enum Chosen {
    One(usize),
    All,
    Unknown(Unknown),
}

/// Finds the instance that the first of these steps names, where there are several to choose from;
/// and how many steps that took.
fn choose(
    expansion: &Expansion,
    steps: &[Step],
    index: &mut dyn FnMut(&Expr) -> Evaluated,
) -> Result<(Chosen, usize), EvalError> {
    if expansion.is_single() {
        return Ok((Chosen::One(0), 0));
    }
    let Some(Step::Index(expr)) = steps.first() else {
        return Ok(match expansion {
            // One placeholder stands for all: a list of unknown length.
            Expansion::Unknown(reason) | Expansion::Many(reason) => {
                (Chosen::Unknown(Unknown::because(reason.clone())), 0)
            }
            _ => (Chosen::All, 0),
        });
    };
    let key = index(expr)?;
    if let Expansion::Unknown(_) | Expansion::Many(_) = expansion {
        // Whichever it is, the placeholder is what is known of it.
        return Ok((Chosen::One(0), 1));
    }
    if let Some(unknown) = Unknown::derived([&key]) {
        return Ok((Chosen::Unknown(unknown), 1));
    }
    let text = convert::to_string(&key).map_err(|message| EvalError::new(message, expr.span))?;
    let found = text.as_str().and_then(|text| expansion.position(text));
    let missing = || {
        EvalError::new(
            format!(
                "there is no instance `{}`",
                text.as_str().unwrap_or_default()
            ),
            expr.span,
        )
    };
    Ok((Chosen::One(found.ok_or_else(missing)?), 1))
}

/// All outputs of a module instance as an object.
fn outputs(instance: &Rc<Instance<'_>>) -> Value {
    let names = instance.module.outputs.keys();
    Value::object(
        names
            .filter_map(|name| Some((name.clone(), instance.output(name)?)))
            .collect::<Map>(),
    )
}

fn runtime(text: &str) -> Value {
    Value::unknown(Reason::new(ReasonKind::Runtime, text))
}

/// The scope of what may use no names: defaults of variables, files of values.
pub(super) struct NoNames {
    pub(super) file: Option<FileId>,
}

impl Scope for NoNames {
    fn dialect(&self) -> Dialect {
        Dialect::Terraform
    }

    fn file(&self) -> Option<FileId> {
        self.file
    }

    fn resolve(
        &self,
        root: &Ident,
        _steps: &[Step],
        _index: &mut dyn FnMut(&Expr) -> Evaluated,
    ) -> Result<(Value, usize), EvalError> {
        Err(EvalError::new(
            format!("`{}` cannot be used here: only plain values can", root.name),
            root.span,
        ))
    }

    fn call(&self, _name: &Ident, _args: &[Value]) -> Option<Result<Value, FunctionError>> {
        None
    }

    fn files(&self) -> Option<FileAccess<'_>> {
        None
    }
}
