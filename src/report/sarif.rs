//! SARIF 2.1.0, made for GitHub code scanning first and clean for every other reader.
//!
//! One run. Rules are the checks that ran, so they do not vary with what was scanned. Regions are
//! as small as the attribute that decided: GitHub shows an alert on a pull request only when all of
//! its lines were changed there. File names are relative to the repository and the base they are
//! relative to has no path, so that the report tells nothing about the machine.
//!
//! Suppressed findings are left out unless asked for: GitHub would open an alert for each.

use std::io::{self, Write};

use super::location::Locator;
use super::{PROJECT_URL, Settings, VersionControl, text};
use crate::check::definition::Severity;
use crate::diagnostic::{Diagnostic, DiagnosticKind};
use crate::finding::Outcome;

mod line_hash;
mod model;
mod results;
mod rules;

use model::{
    AutomationDetails, BaseId, Descriptor, DescriptorReference, Driver, Invocation, Level, Log,
    Message, Notification, Run, RunProperties, Text, Tool, UriBaseIds, VersionControlDetails,
};
use results::Results;

/// Results that GitHub takes in one run; it rejects files with more.
const RESULT_LIMIT: usize = 25_000;

/// Diagnostics in one run; the rest is counted.
const NOTIFICATION_LIMIT: usize = 1000;

/// What names of files are relative to.
const BASE: &str = "SRCROOT";

/// Id of the notification that says what was left out.
const LEFT_OUT: &str = "left-out";

/// Writes the log as one line.
pub(super) fn render(
    outcome: &Outcome<'_>,
    settings: &Settings,
    out: &mut dyn Write,
) -> io::Result<()> {
    text::write_json(&log(outcome, settings, RESULT_LIMIT), out)
}

fn log<'a>(outcome: &'a Outcome<'a>, settings: &'a Settings, limit: usize) -> Log<'a> {
    let locator = Locator::new(outcome, settings);
    let results = Results::new(outcome, settings, &locator, limit);
    let mut notifications: Vec<_> = outcome
        .diagnostics
        .iter()
        .take(NOTIFICATION_LIMIT)
        .map(|diagnostic| notification(diagnostic, &locator))
        .collect();
    let unsaid = outcome.diagnostics.len().saturating_sub(NOTIFICATION_LIMIT);
    notifications.extend(left_out(results.left_out, "finding", limit));
    notifications.extend(left_out(unsaid, "diagnostic", NOTIFICATION_LIMIT));
    Log {
        schema: "https://json.schemastore.org/sarif-2.1.0.json",
        version: "2.1.0",
        runs: [Run {
            tool: Tool {
                driver: driver(outcome),
            },
            invocations: [Invocation {
                execution_successful: true,
                tool_execution_notifications: notifications,
            }],
            version_control_provenance: settings
                .version_control
                .iter()
                .filter_map(provenance)
                .collect(),
            original_uri_base_ids: UriBaseIds {
                source_root: BaseId {
                    description: Text::new("The root of the repository, or of what was scanned."),
                },
            },
            automation_details: settings.category.as_deref().map(automation_details),
            column_kind: "unicodeCodePoints",
            taxonomies: rules::taxonomies(),
            results: results.results,
            properties: RunProperties {
                passed: outcome.summary.passed,
                undetermined: outcome.undetermined.len(),
                suppressed: outcome.suppressed.len(),
                not_rendered: outcome.summary.not_rendered,
                unresolved_modules: outcome.summary.unresolved_modules,
            },
        }],
    }
}

fn driver<'a>(outcome: &'a Outcome<'a>) -> Driver<'a> {
    Driver {
        name: env!("CARGO_PKG_NAME"),
        version: env!("CARGO_PKG_VERSION"),
        semantic_version: env!("CARGO_PKG_VERSION"),
        information_uri: PROJECT_URL,
        short_description: Text::new(format!("{}.", env!("CARGO_PKG_DESCRIPTION"))),
        supported_taxonomies: rules::taxonomy_references(),
        rules: outcome
            .checks
            .iter()
            .map(|check| rules::rule(check))
            .collect(),
        notifications: descriptors(),
    }
}

/// How grave a finding of a severity is in SARIF's scale of three.
const fn level(severity: Severity) -> Level {
    match severity {
        Severity::Critical | Severity::High => Level::Error,
        Severity::Medium => Level::Warning,
        Severity::Low | Severity::Info => Level::Note,
    }
}

/// The descriptors of all kinds of diagnostic, and of what is said of the report itself.
fn descriptors() -> Vec<Descriptor> {
    let kinds = DiagnosticKind::ALL
        .into_iter()
        .map(|kind| (kind.name(), kind.meaning()));
    let own = [(LEFT_OUT, "What the report has no room for.")];
    kinds
        .chain(own)
        .map(|(id, meaning)| Descriptor {
            id,
            // Readers refuse a name that is the id in other letters.
            name: format!("{}Diagnostic", rules::pascal_case(id)),
            short_description: Text::new(meaning),
            full_description: Text::new(meaning),
            help: Text::new(meaning),
        })
        .collect()
}

fn notification(diagnostic: &Diagnostic, locator: &Locator<'_>) -> Notification {
    let message = text::visible(&diagnostic.message);
    let message = text::cut(&message, text::MESSAGE_CHARACTERS);
    let location = diagnostic
        .place
        .map(|place| results::plain_location(&locator.locate(place)));
    Notification {
        descriptor: DescriptorReference {
            id: diagnostic.kind.name(),
        },
        level: diagnostic_level(diagnostic.kind),
        message: Message::new(results::sentence(&message)),
        locations: location.into_iter().collect(),
    }
}

const fn diagnostic_level(kind: DiagnosticKind) -> Level {
    match kind {
        DiagnosticKind::Syntax
        | DiagnosticKind::Unreadable
        | DiagnosticKind::Check
        | DiagnosticKind::Internal => Level::Error,
        DiagnosticKind::Evaluation
        | DiagnosticKind::Bound
        | DiagnosticKind::PlanMismatch
        | DiagnosticKind::UnusedIgnore => Level::Warning,
        DiagnosticKind::UnresolvedModule
        | DiagnosticKind::NotJoined
        | DiagnosticKind::NotRendered
        | DiagnosticKind::Unsupported => Level::Note,
    }
}

/// What is said of things that are not in the report; `None` if all are.
fn left_out(number: usize, what: &str, limit: usize) -> Option<Notification> {
    (number > 0).then(|| Notification {
        descriptor: DescriptorReference { id: LEFT_OUT },
        level: Level::Warning,
        message: Message::new(format!(
            "{} left out: a run holds {limit} at most.",
            text::count(number, what),
        )),
        locations: Vec::new(),
    })
}

/// The id ends in a slash: a category without the id of a single run.
fn automation_details(category: &str) -> AutomationDetails {
    AutomationDetails {
        id: format!("{}/", category.trim_end_matches('/')),
    }
}

/// Only for repositories with an address of the web: GitHub rejects files with any other. A name
/// and a password in it, as CI systems put them there, are left out.
fn provenance(commit: &VersionControl) -> Option<VersionControlDetails<'_>> {
    let address = rules::web_address(&commit.repository)?;
    let (scheme, rest) = address.split_once("://")?;
    let host = rest.split('/').next().unwrap_or(rest);
    let credentials = host.rfind('@').map_or(0, |at| at + 1);
    Some(VersionControlDetails {
        repository_uri: format!("{scheme}://{}", &rest[credentials..]),
        revision_id: commit.revision.as_deref(),
        branch: commit.branch.as_deref(),
        mapped_to: model::MappedTo { uri_base_id: BASE },
    })
}

#[cfg(test)]
mod tests;
