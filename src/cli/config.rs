//! `cumulint.toml`.
//!
//! The file may come with a stranger's pull request. It can say which checks run and what is
//! suppressed, which a reviewer sees; it cannot name an output file or a program, and the files that
//! it names are read only within the boundary.
//!
//! The raw form is what TOML says; [`Config`] is what holds after every word has been understood. A
//! key that is not known is an error, and all words that are not understood are told together.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use cumulint::check::definition::Severity;
use cumulint::finding::Selector;
use cumulint::finding::suppress::Rule;
use cumulint::source::{Place, SourceFile, Sources, Span};
use globset::{Glob, GlobBuilder, GlobSet, GlobSetBuilder};
use miette::LabeledSpan;
use serde::Deserialize;
use toml::Spanned;

use super::faults::{FileFaults, label};

/// Name of the file.
pub(crate) const FILE_NAME: &str = "cumulint.toml";

const HELP: &str = "docs/configuration.md has all keys";

/// What a configuration says.
#[derive(Debug, Default)]
pub(crate) struct Config {
    /// Least severity that is shown.
    pub(crate) severity: Option<Severity>,
    /// Least severity that makes the run fail.
    pub(crate) fail_on: Option<Severity>,
    /// Checks that run; empty for all.
    pub(crate) check: Vec<Selector>,
    /// Checks that do not run.
    pub(crate) skip_check: Vec<Selector>,
    /// Paths that are not walked, by their absolute path.
    pub(crate) exclude: GlobSet,
    /// Files of Terraform variable values.
    pub(crate) var_file: Vec<PathBuf>,
    /// Terraform variable values.
    pub(crate) var: Vec<(String, String)>,
    /// Files of CloudFormation parameters.
    pub(crate) parameters: Vec<PathBuf>,
    /// Folders of the user's own checks.
    pub(crate) checks: Vec<PathBuf>,
    /// Suppressions.
    pub(crate) ignore: Vec<Rule>,
    /// The directory that the file is in.
    pub(crate) directory: Option<PathBuf>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
struct RawConfig {
    severity: Option<Severity>,
    fail_on: Option<Severity>,
    check: Vec<Spanned<String>>,
    skip_check: Vec<Spanned<String>>,
    exclude: Vec<Spanned<String>>,
    var_file: Vec<Spanned<PathBuf>>,
    var: std::collections::BTreeMap<String, String>,
    parameters: Vec<Spanned<PathBuf>>,
    checks: Vec<Spanned<PathBuf>>,
    ignore: Vec<Spanned<RawRule>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct RawRule {
    check: Vec<Spanned<String>>,
    #[serde(default)]
    path: Vec<Spanned<String>>,
    #[serde(default)]
    address: Vec<Spanned<String>>,
    reason: Spanned<String>,
}

/// The nearest `cumulint.toml` at or above `start`, up to `boundary`.
pub(crate) fn find(start: &Path, boundary: &Path) -> Option<PathBuf> {
    start
        .ancestors()
        .take_while(|dir| dir.starts_with(boundary))
        .map(|dir| dir.join(FILE_NAME))
        .find(|path| path.is_file())
}

/// Reads a configuration. Paths in it are relative to the directory that it is in.
pub(crate) fn read(file: &Arc<SourceFile>, sources: &Sources) -> Result<Config, Box<FileFaults>> {
    let text = &file.text;
    let raw: RawConfig = toml::from_str(text).map_err(|error| {
        let span = error.span().unwrap_or_default();
        refuse(file, vec![label(error.message(), span)])
    })?;
    let mut reader = Reader {
        file,
        sources,
        directory: file.path.parent().unwrap_or(Path::new("")),
        faults: Vec::new(),
    };
    let config = reader.config(raw);
    if reader.faults.is_empty() {
        Ok(config)
    } else {
        Err(refuse(file, reader.faults))
    }
}

fn refuse(file: &SourceFile, labels: Vec<LabeledSpan>) -> Box<FileFaults> {
    Box::new(FileFaults::new(&file.name, &file.text, labels, HELP))
}

/// Turns words into what they stand for, and gathers those that stand for nothing.
struct Reader<'a> {
    file: &'a SourceFile,
    sources: &'a Sources,
    directory: &'a Path,
    faults: Vec<LabeledSpan>,
}

impl Reader<'_> {
    fn config(&mut self, raw: RawConfig) -> Config {
        Config {
            severity: raw.severity,
            fail_on: raw.fail_on,
            check: self.selectors(&raw.check),
            skip_check: self.selectors(&raw.skip_check),
            exclude: self.path_globs(&raw.exclude, &self.directory.to_string_lossy()),
            var_file: self.inner_paths(&raw.var_file),
            var: raw.var.into_iter().collect(),
            parameters: self.inner_paths(&raw.parameters),
            checks: self.inner_paths(&raw.checks),
            ignore: raw.ignore.into_iter().map(|rule| self.rule(rule)).collect(),
            directory: Some(self.directory.to_owned()),
        }
    }

    fn rule(&mut self, raw: Spanned<RawRule>) -> Rule {
        let span = raw.span();
        let raw = raw.into_inner();
        if raw.check.is_empty() {
            self.fault("names no check", &span);
        }
        if raw.reason.get_ref().trim().is_empty() {
            self.fault("a reason is needed", &raw.reason.span());
        }
        let own = self.sources.display_name(self.directory);
        Rule {
            selectors: self.selectors(&raw.check),
            paths: (!raw.path.is_empty()).then(|| self.path_globs(&raw.path, &own)),
            addresses: (!raw.address.is_empty()).then(|| self.address_globs(&raw.address)),
            reason: raw.reason.into_inner(),
            place: self
                .file
                .path
                .starts_with(self.sources.boundary())
                .then(|| self.place(&span)),
        }
    }

    fn place(&self, span: &std::ops::Range<usize>) -> Place {
        Place::new(self.file.id, Span::new(span.start as u32, span.end as u32))
    }

    fn selectors(&mut self, words: &[Spanned<String>]) -> Vec<Selector> {
        words
            .iter()
            .filter_map(|word| match Selector::parse(word.get_ref()) {
                Ok(selector) => Some(selector),
                Err(error) => {
                    self.fault(&error.to_string(), &word.span());
                    None
                }
            })
            .collect()
    }

    /// Globs over paths below `base`. A glob stands for what is below it as well.
    fn path_globs(&mut self, patterns: &[Spanned<String>], base: &str) -> GlobSet {
        let base = globset::escape(base.trim_end_matches('/'));
        let mut set = GlobSetBuilder::new();
        for pattern in patterns {
            let own = pattern.get_ref().trim_start_matches("./").trim_matches('/');
            for text in [own.to_owned(), format!("{own}/**")] {
                let whole = if base.is_empty() {
                    text
                } else {
                    format!("{base}/{text}")
                };
                let glob = GlobBuilder::new(&whole).literal_separator(true).build();
                match glob {
                    Ok(glob) => {
                        set.add(glob);
                    }
                    Err(error) => {
                        self.fault(&error.kind().to_string(), &pattern.span());
                        break;
                    }
                }
            }
        }
        self.build(&set)
    }

    /// Addresses in which `*` stands for anything, and nothing else is special: brackets and quotes
    /// are part of addresses.
    fn address_globs(&mut self, patterns: &[Spanned<String>]) -> GlobSet {
        let mut set = GlobSetBuilder::new();
        for pattern in patterns {
            let parts: Vec<String> = pattern.get_ref().split('*').map(globset::escape).collect();
            match Glob::new(&parts.join("*")) {
                Ok(glob) => {
                    set.add(glob);
                }
                Err(error) => self.fault(&error.kind().to_string(), &pattern.span()),
            }
        }
        self.build(&set)
    }

    fn build(&mut self, set: &GlobSetBuilder) -> GlobSet {
        set.build().unwrap_or_else(|error| {
            self.fault(&error.to_string(), &(0..0));
            GlobSet::empty()
        })
    }

    /// Paths relative to the configuration, which must stay within the boundary.
    fn inner_paths(&mut self, paths: &[Spanned<PathBuf>]) -> Vec<PathBuf> {
        paths
            .iter()
            .filter_map(|path| {
                let whole = self.directory.join(path.get_ref());
                match self.sources.resolve(&whole) {
                    Ok(real) => Some(real),
                    Err(error) => {
                        self.fault(&error.to_string(), &path.span());
                        None
                    }
                }
            })
            .collect()
    }

    fn fault(&mut self, message: &str, span: &std::ops::Range<usize>) {
        self.faults.push(label(message, span.clone()));
    }
}

#[cfg(test)]
mod tests;
