//! Workflow commands: annotations on the changed lines of a pull request, for repositories without
//! code scanning.
//!
//! A command begins at the start of a line, so no stranger's word ever stands there. GitHub keeps
//! ten annotations of each level in a step: the most severe are sent, the rest is counted.

use std::cmp::Reverse;
use std::io::{self, Write};

use super::location::Locator;
use super::{Settings, headline, other_addresses, text};
use crate::check::definition::Severity;
use crate::finding::{Finding, Outcome};

/// Annotations of one level that GitHub keeps in a step.
const LIMIT: usize = 10;

/// The levels, from the gravest.
const LEVELS: [&str; 3] = ["error", "warning", "notice"];

/// Writes the annotations, and lines that say what was cut and which modules are missing.
pub(super) fn render(
    outcome: &Outcome<'_>,
    settings: &Settings,
    out: &mut dyn Write,
) -> io::Result<()> {
    let locator = Locator::new(outcome, settings);
    let mut cut = 0;
    for name in LEVELS {
        let mut findings: Vec<_> = outcome
            .findings
            .iter()
            .filter(|finding| level(finding.severity) == name)
            .collect();
        findings.sort_by_key(|finding| Reverse(finding.severity));
        cut += findings.len().saturating_sub(LIMIT);
        for finding in findings.into_iter().take(LIMIT) {
            writeln!(out, "{}", annotation(finding, name, &locator))?;
        }
    }
    if cut > 0 {
        writeln!(
            out,
            "{} not annotated: GitHub keeps {LIMIT} errors, {LIMIT} warnings and {LIMIT} notices of a step.",
            text::count(cut, "finding"),
        )?;
    }
    let unresolved = outcome.summary.unresolved_modules;
    if unresolved > 0 {
        let modules = text::count(unresolved, "module");
        writeln!(out, "{modules} not on disk, and so not judged.")?;
    }
    Ok(())
}

const fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Critical | Severity::High => LEVELS[0],
        Severity::Medium => LEVELS[1],
        Severity::Low | Severity::Info => LEVELS[2],
    }
}

fn annotation(finding: &Finding<'_>, level: &str, locator: &Locator<'_>) -> String {
    let found = locator.locate(finding.place);
    let check = finding.check;
    let title = format!("{} {} ({})", check.id, check.name, finding.severity.name());
    let also = other_addresses(finding).map_or(String::new(), |it| format!(" Also {it}."));
    let message = format!(
        "{}.{also} {}",
        headline(finding),
        text::visible(&check.remediation)
    );
    let mut properties = format!(
        "file={},line={},endLine={}",
        property(&text::visible(&found.file.name)),
        found.start.line,
        found.end.line,
    );
    // GitHub refuses columns for annotations of more than one line.
    if found.start.line == found.end.line {
        let end = found.end.column.max(found.start.column);
        properties.push_str(&format!(",col={},endColumn={end}", found.start.column));
    }
    format!(
        "::{level} {properties},title={}::{}",
        property(&title),
        data(&message)
    )
}

/// Escapes what follows `::`.
fn data(words: &str) -> String {
    words
        .replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

/// Escapes the value of a property.
fn property(words: &str) -> String {
    data(words).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_separates_is_escaped() {
        assert_eq!(data("100%\r\n::error::x"), "100%25%0D%0A::error::x");
        assert_eq!(property("a:b,c%\n"), "a%3Ab%2Cc%25%0A");
    }
}
