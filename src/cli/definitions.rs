//! The checks of a run: ours, the user's, and which of them are wanted.

use std::borrow::Cow;
use std::path::PathBuf;

use cumulint::check::definition::{Check, Definitions};
use cumulint::check::{catalogue, load};
use cumulint::finding::Selector;
use cumulint::standard;
use miette::{Context, IntoDiagnostic, bail};

use super::faults::{FileFaults, label};

const HELP: &str = "docs/writing-checks.md describes the form";

/// Our definitions and those of the user's folders.
pub(crate) fn load(folders: &[PathBuf]) -> miette::Result<Cow<'static, Definitions>> {
    let mut definitions = Cow::Borrowed(catalogue());
    for folder in folders {
        let is_control = |edition: &str, id: &str| standard::find(edition, id).is_some();
        let loaded = load::load(folder, &definitions, &is_control)
            .into_diagnostic()
            .wrap_err("the checks cannot be loaded")?;
        if let Some(faults) = faults_of(&loaded) {
            return Err(faults.into());
        }
        definitions = Cow::Owned(loaded.definitions);
    }
    Ok(definitions)
}

fn faults_of(loaded: &load::Loaded) -> Option<FileFaults> {
    let files = loaded
        .files
        .iter()
        .enumerate()
        .filter_map(|(number, file)| {
            let labels: Vec<_> = loaded
                .faults
                .iter()
                .filter(|fault| fault.file == number)
                .map(|fault| label(&fault.error.message, fault.error.span.range()))
                .collect();
            let name = file.path.to_string_lossy();
            (!labels.is_empty()).then(|| FileFaults::new(&name, &file.text, labels, HELP))
        });
    FileFaults::of_many(files.collect())
}

/// Which checks run: those that `check` names (all where it names none), without those that
/// `skip_check` names, and without retired ones.
pub(crate) struct Selection<'s> {
    /// Words for checks that run; empty for all.
    pub(crate) check: &'s [Selector],
    /// Words for checks that do not.
    pub(crate) skip_check: &'s [Selector],
}

impl Selection<'_> {
    /// Whether a check runs.
    pub(crate) fn has(&self, check: &Check) -> bool {
        let named = |selectors: &[Selector]| selectors.iter().any(|word| word.selects(check));
        !check.retired && (self.check.is_empty() || named(self.check)) && !named(self.skip_check)
    }

    /// Refuses to go on with no check at all: everything would pass.
    pub(crate) fn require_some(&self, definitions: &Definitions) -> miette::Result<()> {
        if !definitions.checks.iter().any(|check| self.has(check)) {
            bail!(
                help = "`--skip-check` and `skip-check` in cumulint.toml win over `--check`",
                "no check is left to run"
            );
        }
        Ok(())
    }

    /// Refuses words that stand for no check: a misspelt one would quietly turn a gate off.
    pub(crate) fn validate(&self, definitions: &Definitions) -> miette::Result<()> {
        for word in self.check.iter().chain(self.skip_check) {
            if !definitions.checks.iter().any(|check| word.selects(check)) {
                let words = word.text();
                bail!(
                    help = "`cumulint checks list` has them all",
                    "no check, theme or control is called `{words}`"
                );
            }
        }
        Ok(())
    }
}
