//! The end of the terminal report: how much was found, how much stays open, and what to do about
//! it.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::io::{self, Write};

use miette::GraphicalTheme;

use super::DIAGNOSTIC_LIMIT;
use crate::check::definition::Severity;
use crate::finding::Outcome;
use crate::report::text::{self, count};

/// Reasons that are shown of what is undetermined, the most frequent ones.
const REASON_LIMIT: usize = 3;

/// Characters of a reason: its end often says what to do, so only what is absurdly long is cut.
const REASON_CHARACTERS: usize = 400;

/// Writes the lines of the summary.
pub(super) fn render(
    outcome: &Outcome<'_>,
    theme: &GraphicalTheme,
    out: &mut dyn Write,
) -> io::Result<()> {
    writeln!(out, "{}", findings_line(outcome, theme))?;
    if let Some(line) = open_line(outcome) {
        writeln!(out, "{line}")?;
    }
    for line in reason_lines(outcome) {
        writeln!(out, "{line}")?;
    }
    writeln!(out, "{}", scope_line(outcome))?;
    for hint in hints(outcome) {
        writeln!(out, "{}{hint}", theme.styles.help.style("hint: "))?;
    }
    Ok(())
}

fn findings_line(outcome: &Outcome<'_>, theme: &GraphicalTheme) -> String {
    if outcome.findings.is_empty() {
        return "No findings".to_owned();
    }
    let styles = &theme.styles;
    let by_severity: Vec<_> = Severity::ALL
        .into_iter()
        .rev()
        .filter_map(|severity| {
            let number = outcome
                .findings
                .iter()
                .filter(|f| f.severity == severity)
                .count();
            let style = match severity {
                Severity::Critical | Severity::High => styles.error,
                Severity::Medium => styles.warning,
                Severity::Low | Severity::Info => styles.advice,
            };
            let words = format!("{number} {}", severity.name());
            (number > 0).then(|| style.style(words).to_string())
        })
        .collect();
    let total = count(outcome.findings.len(), "finding");
    format!("{total}: {}", by_severity.join(", "))
}

/// What is neither a finding nor a pass; `None` if there is nothing.
fn open_line(outcome: &Outcome<'_>) -> Option<String> {
    let summary = &outcome.summary;
    let parts = [
        (outcome.undetermined.len(), "undetermined".to_owned()),
        (outcome.suppressed.len(), "suppressed".to_owned()),
        (
            outcome.diagnostics.len(),
            plural(outcome.diagnostics.len(), "diagnostic"),
        ),
        (
            summary.unresolved_modules,
            format!(
                "{} not on disk",
                plural(summary.unresolved_modules, "module")
            ),
        ),
        (
            summary.not_rendered,
            format!("{} not rendered", plural(summary.not_rendered, "template")),
        ),
    ];
    let parts: Vec<_> = parts
        .into_iter()
        .filter(|(number, _)| *number > 0)
        .map(|(number, what)| format!("{number} {what}"))
        .collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

/// What most undetermined verdicts hang on.
fn reason_lines(outcome: &Outcome<'_>) -> Vec<String> {
    let mut counts = BTreeMap::<&str, usize>::new();
    for verdict in &outcome.undetermined {
        *counts.entry(&verdict.reason).or_default() += 1;
    }
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_by_key(|&(_, number)| Reverse(number));
    counts
        .into_iter()
        .take(REASON_LIMIT)
        .map(|(reason, number)| {
            let reason = text::visible(reason);
            format!(
                "  {number} because {}",
                text::cut(&reason, REASON_CHARACTERS)
            )
        })
        .collect()
}

fn plural(number: usize, one: &str) -> String {
    let ending = if number == 1 { "" } else { "s" };
    format!("{one}{ending}")
}

fn scope_line(outcome: &Outcome<'_>) -> String {
    let summary = &outcome.summary;
    format!(
        "{} in {} judged by {} in {:.2} s",
        count(summary.resources, "resource"),
        count(summary.files, "file"),
        count(outcome.checks.len(), "check"),
        summary.elapsed.as_secs_f64(),
    )
}

fn hints(outcome: &Outcome<'_>) -> Vec<String> {
    let mut hints = Vec::new();
    if !outcome.findings.is_empty() {
        hints.push("`cumulint checks explain ID` says why a check is there".to_owned());
    }
    if !outcome.undetermined.is_empty() {
        hints.push(
            "undetermined verdicts hang on something unknown; `--format json --all-verdicts` \
             lists them with the reason"
                .to_owned(),
        );
    }
    let hidden = outcome.diagnostics.len().saturating_sub(DIAGNOSTIC_LIMIT);
    if hidden > 0 {
        let more = count(hidden, "more diagnostic");
        hints.push(format!("{more} not shown; `--format json` has all"));
    }
    hints
}
