//! One module as it is written: all files of a directory taken together.

use std::path::PathBuf;

use ecow::EcoString;
use rustc_hash::FxHashMap;

use crate::diagnostic::{Diagnostic, DiagnosticKind};
use crate::source::{FileId, Place, Span};
use crate::syntax::hcl::{Attribute, Block, Body, Expr, ExprKind};

/// A declaration, the file that it is in, and what override files say of it.
#[derive(Debug)]
pub(super) struct Declared<T> {
    pub(super) file: FileId,
    pub(super) item: T,
    /// Bodies of blocks in override files, in their order: later ones win.
    pub(super) overlays: Vec<(FileId, Body)>,
}

impl<T> Declared<T> {
    const fn new(file: FileId, item: T) -> Self {
        Self {
            file,
            item,
            overlays: Vec::new(),
        }
    }

    /// A range of this declaration's file.
    pub(super) const fn place(&self, span: Span) -> Place {
        Place::new(self.file, span)
    }
}

impl<T: AsRef<Block>> Declared<T> {
    /// The attribute of this name as overridden, and the file that it is in.
    pub(super) fn attribute(&self, name: &str) -> Option<(FileId, &Attribute)> {
        let overlaid = self.overlays.iter().rev();
        overlaid
            .map(|(file, body)| (*file, body))
            .chain([(self.file, &self.item.as_ref().body)])
            .find_map(|(file, body)| Some((file, body.attribute(name)?)))
    }

    /// The attribute of this name in its `lifecycle` block as overridden, and the file that it is in.
    pub(super) fn lifecycle(&self, name: &str) -> Option<(FileId, &Attribute)> {
        self.bodies().rev().find_map(|(file, body)| {
            let mut blocks = body.blocks_of("lifecycle");
            Some((file, blocks.find_map(|block| block.body.attribute(name))?))
        })
    }

    /// Whether it is declared to hold a secret: `sensitive` or `ephemeral` is set, and not to false.
    pub(super) fn is_secret(&self) -> bool {
        ["sensitive", "ephemeral"].iter().any(|key| {
            let set = self.attribute(key);
            set.is_some_and(|(_, it)| !matches!(it.expr.kind, ExprKind::Bool(false)))
        })
    }

    /// The bodies that make it up, the one that wins last.
    pub(super) fn bodies(&self) -> impl DoubleEndedIterator<Item = (FileId, &Body)> {
        let own = [(self.file, &self.item.as_ref().body)];
        own.into_iter()
            .chain(self.overlays.iter().map(|(file, body)| (*file, body)))
    }
}

/// How a resource block is managed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Mode {
    /// `resource`
    Managed,
    /// `data`
    Data,
    /// `ephemeral`
    Ephemeral,
}

/// A `resource`, `data` or `ephemeral` block.
#[derive(Debug)]
pub(super) struct ResourceBlock {
    pub(super) mode: Mode,
    pub(super) kind: EcoString,
    pub(super) name: EcoString,
    pub(super) block: Block,
}

impl AsRef<Block> for ResourceBlock {
    fn as_ref(&self) -> &Block {
        &self.block
    }
}

impl ResourceBlock {
    /// Whether its attributes are of any type, and keep the one of their values.
    pub(super) fn takes_any_type(&self) -> bool {
        self.kind == "terraform_data"
    }

    /// The type as [`crate::resource::Resource::kind`] has it.
    pub(super) fn full_kind(&self) -> EcoString {
        match self.mode {
            Mode::Managed => self.kind.clone(),
            Mode::Data => ecow::eco_format!("data.{}", self.kind),
            Mode::Ephemeral => ecow::eco_format!("ephemeral.{}", self.kind),
        }
    }
}

/// Something that is declared once more.
#[derive(Debug)]
struct Repeated {
    what: String,
    first: Place,
    second: Place,
    /// What becomes of the two.
    outcome: &'static str,
}

/// What stands before the number of a call that is declared more than once: no name holds it.
const REPEATED: char = '#';

/// What becomes of a second declaration whose name can mean but one.
const FIRST_COUNTS: &str = "the first one counts";
/// What becomes of a second declaration that makes something by itself.
const BOTH_COUNT: &str = "both are judged, and references mean the first";

/// A module, as written.
#[derive(Debug, Default)]
pub(super) struct Module {
    pub(super) directory: PathBuf,
    pub(super) variables: FxHashMap<EcoString, Declared<Block>>,
    pub(super) locals: FxHashMap<EcoString, Declared<Attribute>>,
    pub(super) outputs: FxHashMap<EcoString, Declared<Block>>,
    /// By name; the second call of a name, which Terraform refuses, is called `name#2`.
    pub(super) calls: FxHashMap<EcoString, Declared<Block>>,
    /// Configurations of providers, by `name` or `name.alias`.
    pub(super) providers: FxHashMap<EcoString, Declared<Block>>,
    pub(super) resources: Vec<Declared<ResourceBlock>>,
    /// Mode, type and name to position in `resources`: of the first one, where there are several.
    pub(super) by_name: FxHashMap<(Mode, EcoString, EcoString), usize>,
    pub(super) diagnostics: Vec<Diagnostic>,
    repeated: Vec<Repeated>,
    /// How often a call is declared that is declared more than once.
    repeated_calls: FxHashMap<EcoString, usize>,
    /// How many bytes its files have.
    pub(super) size: usize,
}

impl Module {
    /// Takes a directory's files together. Override files come last, whatever their names sort as.
    pub(super) fn new(directory: PathBuf, files: Vec<(FileId, Body, bool)>) -> Self {
        let mut module = Self {
            directory,
            ..Self::default()
        };
        let (overrides, ordinary): (Vec<_>, Vec<_>) = files
            .into_iter()
            .partition(|(_, _, overriding)| *overriding);
        for (file, body, _) in ordinary {
            body.blocks
                .into_iter()
                .for_each(|block| module.add(file, block));
        }
        for (file, body, _) in overrides {
            body.blocks
                .into_iter()
                .for_each(|block| module.add_override(file, block));
        }
        module
    }

    fn add(&mut self, file: FileId, block: Block) {
        let label = |at: usize| block.labels.get(at).map(|label| label.name.clone());
        match (block.kind.name.as_str(), label(0), label(1)) {
            ("variable", Some(name), _) => {
                let repeated = declare(&mut self.variables, name, file, block);
                self.repeated.extend(repeated);
            }
            ("output", Some(name), _) => {
                let repeated = declare(&mut self.outputs, name, file, block);
                self.repeated.extend(repeated);
            }
            ("module", Some(name), _) => self.add_call(file, name, block),
            ("provider", Some(name), _) => {
                let name = configured_as(&name, &block);
                let repeated = declare(&mut self.providers, name, file, block);
                self.repeated.extend(repeated);
            }
            ("locals", ..) => self.add_locals(file, block.body),
            ("resource", Some(kind), Some(name)) => {
                self.add_resource(file, Mode::Managed, kind, name, block)
            }
            ("data", Some(kind), Some(name)) => {
                self.add_resource(file, Mode::Data, kind, name, block)
            }
            ("ephemeral", Some(kind), Some(name)) => {
                self.add_resource(file, Mode::Ephemeral, kind, name, block)
            }
            ("variable" | "output" | "module" | "resource" | "data" | "ephemeral", ..) => {
                let message = format!("a `{}` block lacks a label", block.kind.name);
                self.diagnostics.push(Diagnostic::new(
                    DiagnosticKind::Syntax,
                    message,
                    Place::new(file, block.header),
                ));
            }
            // Only the check may refer to what is declared in it, and names are the module's all the same.
            ("check", ..) => {
                let scoped = block.body.blocks.into_iter();
                let scoped = scoped.filter(|block| block.kind.name == "data");
                scoped.for_each(|block| self.add(file, block));
            }
            // terraform, moved, import, removed: nothing that is evaluated.
            _ => {}
        }
    }

    fn add_locals(&mut self, file: FileId, body: Body) {
        for attribute in body.attributes {
            let name = attribute.name.name.clone();
            if let Some(first) = self.locals.get(&name) {
                self.repeated.push(Repeated {
                    what: format!("`local.{name}`"),
                    first: first.place(first.item.name.span),
                    second: Place::new(file, attribute.name.span),
                    outcome: FIRST_COUNTS,
                });
                continue;
            }
            self.locals.insert(name, Declared::new(file, attribute));
        }
    }

    fn add_call(&mut self, file: FileId, name: EcoString, block: Block) {
        let Some(first) = self.calls.get(&name) else {
            self.calls.insert(name, Declared::new(file, block));
            return;
        };
        self.repeated.push(Repeated {
            what: format!("`module.{name}`"),
            first: first.place(first.item.header),
            second: Place::new(file, block.header),
            outcome: BOTH_COUNT,
        });
        let count = self.repeated_calls.entry(name.clone()).or_insert(1);
        *count += 1;
        let name = ecow::eco_format!("{name}{REPEATED}{count}");
        self.calls.insert(name, Declared::new(file, block));
    }

    /// Tells what is declared more than once, with places as `shown` writes them. Terraform refuses it.
    pub(super) fn tell_repeated(&mut self, shown: impl Fn(Place) -> String) {
        for repeated in std::mem::take(&mut self.repeated) {
            let Repeated { what, outcome, .. } = &repeated;
            let first = shown(repeated.first);
            let message = format!(
                "{what} is declared in {first} already, which Terraform refuses; {outcome}"
            );
            let kind = DiagnosticKind::Evaluation;
            let told = Diagnostic::new(kind, message, repeated.second);
            self.diagnostics.push(told);
        }
    }

    fn add_resource(
        &mut self,
        file: FileId,
        mode: Mode,
        kind: EcoString,
        name: EcoString,
        block: Block,
    ) {
        let key = (mode, kind.clone(), name.clone());
        match self.by_name.get(&key) {
            Some(&first) => {
                let first = &self.resources[first];
                self.repeated.push(Repeated {
                    what: format!("`{kind}.{name}`"),
                    first: first.place(first.item.block.header),
                    second: Place::new(file, block.header),
                    outcome: BOTH_COUNT,
                });
            }
            None => drop(self.by_name.insert(key, self.resources.len())),
        }
        self.resources.push(Declared::new(
            file,
            ResourceBlock {
                mode,
                kind,
                name,
                block,
            },
        ));
    }

    /// Lays a block of an override file over the one of the same name.
    /// <https://developer.hashicorp.com/terraform/language/files/override>
    fn add_override(&mut self, file: FileId, block: Block) {
        if block.kind.name == "locals" {
            for attribute in block.body.attributes {
                self.locals
                    .insert(attribute.name.name.clone(), Declared::new(file, attribute));
            }
            return;
        }
        match self.overlays_of(&block) {
            Some(overlays) => overlays.push((file, block.body)),
            None => self.add(file, block),
        }
    }

    fn overlays_of(&mut self, block: &Block) -> Option<&mut Vec<(FileId, Body)>> {
        let label = |at: usize| block.labels.get(at).map(|label| label.name.clone());
        let table = match block.kind.name.as_str() {
            "variable" => &mut self.variables,
            "output" => &mut self.outputs,
            "module" => &mut self.calls,
            "provider" => {
                let declared = self.providers.get_mut(&configured_as(&label(0)?, block));
                return declared.map(|declared| &mut declared.overlays);
            }
            kind => {
                let mode = match kind {
                    "resource" => Mode::Managed,
                    "data" => Mode::Data,
                    "ephemeral" => Mode::Ephemeral,
                    _ => return None,
                };
                let at = *self.by_name.get(&(mode, label(0)?, label(1)?))?;
                return self
                    .resources
                    .get_mut(at)
                    .map(|declared| &mut declared.overlays);
            }
        };
        table
            .get_mut(&label(0)?)
            .map(|declared| &mut declared.overlays)
    }
}

/// What a provider's configuration is referred to as: `aws`, `aws.east`.
fn configured_as(name: &EcoString, block: &Block) -> EcoString {
    match block.body.attribute("alias").map(|it| literal(&it.expr)) {
        Some(Some(alias)) => ecow::eco_format!("{name}.{alias}"),
        _ => name.clone(),
    }
}

fn declare(
    table: &mut FxHashMap<EcoString, Declared<Block>>,
    name: EcoString,
    file: FileId,
    block: Block,
) -> Option<Repeated> {
    if let Some(first) = table.get(&name) {
        return Some(Repeated {
            what: format!("{} `{name}`", block.kind.name),
            first: first.place(first.item.header),
            second: Place::new(file, block.header),
            outcome: FIRST_COUNTS,
        });
    }
    table.insert(name, Declared::new(file, block));
    None
}

/// The name of a call as it is written.
pub(super) fn written_name(name: &str) -> &str {
    name.split(REPEATED).next().unwrap_or(name)
}

/// The text of an expression that is a plain string.
pub(super) fn literal(expr: &Expr) -> Option<&EcoString> {
    match &expr.kind {
        ExprKind::String(text) => Some(text),
        ExprKind::Parens(inner) => literal(inner),
        _ => None,
    }
}
