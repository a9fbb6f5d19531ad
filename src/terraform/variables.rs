//! Values given to the variables of a root module: files and the command line.

use std::fs;
use std::path::{Path, PathBuf};

use ecow::EcoString;
use rustc_hash::FxHashMap;

use super::load::{Modules, parse_file};
use super::module::Declared;
use super::scope::NoNames;
use super::{Options, types};
use crate::diagnostic::{Diagnostic, DiagnosticKind};
use crate::expr::evaluate;
use crate::source::{Place, SourceFile};
use crate::syntax::hcl::parse_expression;
use crate::value::{HopKind, Origin, Value};

/// A value that is given to a variable.
#[derive(Debug)]
pub(super) enum Given {
    /// From a file of values.
    Value(Value),
    /// From the command line: what the text means depends on the variable's type.
    Text(String),
}

/// The values of a root module's variables: `terraform.tfvars`, `terraform.tfvars.json`,
/// `*.auto.tfvars` and `*.auto.tfvars.json` by name, the files of the command line, its values. Later
/// ones win, as <https://developer.hashicorp.com/terraform/language/values/variables> has it.
pub(super) fn given(
    root: &Path,
    modules: &Modules<'_>,
    options: &Options,
    diagnostics: &mut Vec<Diagnostic>,
) -> FxHashMap<EcoString, Given> {
    let mut values = FxHashMap::default();
    let module = modules.get(root);
    let is_secret = |name: &EcoString| {
        let declared = module.as_ref().and_then(|it| it.variables.get(name));
        declared.is_some_and(Declared::is_secret)
    };
    for path in automatic_files(root).iter().chain(&options.var_files) {
        match modules.sources.load(path) {
            Ok(file) => read_file(&file, &is_secret, &mut values, diagnostics),
            Err(error) => diagnostics.push(Diagnostic {
                kind: DiagnosticKind::Unreadable,
                message: error.to_string(),
                place: None,
            }),
        }
    }
    for (name, text) in &options.vars {
        values.insert(EcoString::from(name.as_str()), Given::Text(text.clone()));
    }
    values
}

fn automatic_files(root: &Path) -> Vec<PathBuf> {
    let fixed = ["terraform.tfvars", "terraform.tfvars.json"].map(|name| root.join(name));
    let mut paths: Vec<PathBuf> = fixed.into_iter().filter(|path| path.is_file()).collect();
    let mut automatic: Vec<PathBuf> = fs::read_dir(root)
        .into_iter()
        .flatten()
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            name.ends_with(".auto.tfvars") || name.ends_with(".auto.tfvars.json")
        })
        .collect();
    automatic.sort();
    paths.append(&mut automatic);
    paths
}

fn read_file(
    file: &SourceFile,
    is_secret: &dyn Fn(&EcoString) -> bool,
    values: &mut FxHashMap<EcoString, Given>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let is_json = file.name.ends_with(".json");
    let body = parse_file(file, is_json, diagnostics);
    for attribute in &body.attributes {
        let place = Place::new(file.id, attribute.span);
        if is_secret(&attribute.name.name) {
            file.secrets.hide(attribute.expr.span);
        }
        match evaluate(
            &attribute.expr,
            &NoNames {
                file: Some(file.id),
            },
        ) {
            Ok(mut value) => {
                value.origin = value.origin.assigned_at(place);
                values.insert(attribute.name.name.clone(), Given::Value(value));
            }
            Err(error) => {
                let place = Place::new(file.id, error.span);
                diagnostics.push(Diagnostic::new(
                    DiagnosticKind::Evaluation,
                    error.message,
                    place,
                ));
            }
        }
    }
}

impl Given {
    /// The value, for a variable of this type.
    ///
    /// # Errors
    /// When the command line's text is not an expression where the type asks for one.
    pub(super) fn value(&self, name: &str, wanted: &types::Constraint) -> Result<Value, String> {
        match self {
            Self::Value(value) => Ok(value.clone()),
            Self::Text(text) => {
                let value = if wanted.is_primitive() {
                    Value::string(text.as_str())
                } else {
                    let expr = parse_expression(text, 0).map_err(|error| error.message)?;
                    evaluate(&expr, &NoNames { file: None }).map_err(|error| error.message)?
                };
                let name = ecow::eco_format!("--var {name}");
                Ok(value.with_origin(Origin::NONE.behind(HopKind::CommandLine, name)))
            }
        }
    }
}
