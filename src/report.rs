//! Reports: what a scan found, told in the form that somebody reads.
//!
//! One file a format, one function each, from an [`Outcome`] to bytes. A report knows no parser and
//! no evaluator, and reads no clock: the same outcome gives the same bytes.
//!
//! What is scanned is a stranger's, and so are the words in it: addresses, messages, excerpts and
//! file names go through [`text`] before they reach a terminal, a log or a page. Byte spans become
//! lines and columns in [`location`] and nowhere else.

use std::io::{self, Write};
use std::path::PathBuf;

use crate::finding::{Extent, Finding, Outcome};

mod controls;
mod github;
mod json;
mod junit;
mod location;
mod markdown;
pub mod pages;
mod sarif;
mod terminal;
mod text;

#[cfg(test)]
mod sample;
#[cfg(test)]
mod tests;

pub use text::visible_lines;

/// Where the project lives: help and rules link to it.
const PROJECT_URL: &str = env!("CARGO_PKG_REPOSITORY");

/// The forms that a report can have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Format {
    /// For people, with excerpts.
    Terminal,
    /// For programs: version 1 of our own form, see `docs/json.md`.
    Json,
    /// SARIF 2.1.0, as GitHub code scanning and other services read it.
    Sarif,
    /// Workflow commands that annotate the lines of a pull request on GitHub.
    Github,
    /// JUnit XML, as most CI systems show it.
    Junit,
    /// A summary of a pull request.
    Markdown,
}

impl Format {
    /// All, in the order of the help text.
    pub const ALL: [Self; 6] = [
        Self::Terminal,
        Self::Json,
        Self::Sarif,
        Self::Github,
        Self::Junit,
        Self::Markdown,
    ];

    /// Its name on the command line.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Terminal => "terminal",
            Self::Json => "json",
            Self::Sarif => "sarif",
            Self::Github => "github",
            Self::Junit => "junit",
            Self::Markdown => "markdown",
        }
    }

    /// The format of this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.name() == name)
    }
}

/// What the user has chosen about reports.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The directory that names of files are relative to, links resolved: services such as GitHub
    /// want them relative to the repository, whatever was scanned. Without one, and for files that
    /// are not in it, the boundary of the sources.
    pub repository_root: Option<PathBuf>,
    /// Whether SARIF and JUnit hold suppressed findings. GitHub ignores suppressions and would open
    /// an alert for each. JSON always has them.
    pub include_suppressed: bool,
    /// Whether JSON holds every verdict, not findings only.
    pub all_verdicts: bool,
    /// SARIF: tells several uploads for one commit apart.
    pub category: Option<String>,
    /// SARIF: the commit that was scanned.
    pub version_control: Option<VersionControl>,
    /// Terminal: whether to colour.
    pub color: bool,
    /// Terminal: whether lines may be drawn with more than ASCII.
    pub unicode: bool,
    /// Terminal: where to wrap, in columns.
    pub width: usize,
}

impl Default for Settings {
    /// Plain: no colour, ASCII only, 100 columns, nothing extra.
    fn default() -> Self {
        Self {
            repository_root: None,
            include_suppressed: false,
            all_verdicts: false,
            category: None,
            version_control: None,
            color: false,
            unicode: false,
            width: 100,
        }
    }
}

/// A commit of a repository.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VersionControl {
    /// The repository's address; others than those of the web are left out of reports.
    pub repository: String,
    /// The commit.
    pub revision: Option<String>,
    /// The branch.
    pub branch: Option<String>,
}

/// Writes the report.
///
/// # Errors
/// When `out` cannot be written to.
pub fn render(
    format: Format,
    outcome: &Outcome<'_>,
    settings: &Settings,
    out: &mut dyn Write,
) -> io::Result<()> {
    match format {
        Format::Terminal => terminal::render(outcome, settings, out),
        Format::Json => json::render(outcome, settings, out),
        Format::Sarif => sarif::render(outcome, settings, out),
        Format::Github => github::render(outcome, settings, out),
        Format::Junit => junit::render(outcome, settings, out),
        Format::Markdown => markdown::render(outcome, settings, out),
    }
}

/// Addresses that are shown of a finding about several resources, beside the first.
const ADDRESS_LIMIT: usize = 3;

/// The message of a finding made harmless, and how many resources more it is about; where others that
/// the same text declares are not at fault, of how many.
fn headline(finding: &Finding<'_>) -> String {
    let message = text::visible(&finding.message);
    let message = text::cut(&message, text::MESSAGE_CHARACTERS);
    let Extent { resources, calls } = finding.extent;
    match finding.subjects.len() {
        some if some < resources && calls == resources => {
            format!("{message} (in {some} of {resources} calls)")
        }
        some if some < resources => format!("{message} (in {some} of {resources} instances)"),
        0 | 1 => message.into_owned(),
        2 => format!("{message} (and 1 more resource)"),
        several => format!("{message} (and {} more resources)", several - 1),
    }
}

/// The addresses of a finding beside the first, which the message names; with their units where they
/// are not all of one.
fn other_addresses(finding: &Finding<'_>) -> Option<String> {
    let (first, others) = finding.subjects.split_first()?;
    if others.is_empty() {
        return None;
    }
    let is_one_unit = others.iter().all(|other| other.unit == first.unit);
    let shown = others.iter().take(ADDRESS_LIMIT).map(|subject| {
        let address = text::visible(&subject.address);
        match is_one_unit {
            true => address.into_owned(),
            false => format!("{address} in {}", text::visible(&subject.unit)),
        }
    });
    let shown = shown.collect::<Vec<_>>().join(", ");
    Some(match others.len().saturating_sub(ADDRESS_LIMIT) {
        0 => shown,
        rest => format!("{shown} and {rest} more"),
    })
}
