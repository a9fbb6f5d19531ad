//! The summary of a pull request or a CI job, in GitHub's Markdown.
//!
//! Strangers' words must not become markup, links, or mentions that call people. GitHub drops a
//! summary of more than 1024 KiB as a whole, so rows are left out before that, and it is said how
//! many.

use std::cmp::Reverse;
use std::fmt::Write as _;
use std::io::{self, Write};

use super::location::Locator;
use super::{Settings, controls, headline, other_addresses, text};
use crate::check::definition::Severity;
use crate::diagnostic::Diagnostic;
use crate::finding::{Finding, Outcome};

/// Room for rows of the table, in bytes; the rest of the summary is small.
const TABLE_BYTES: usize = 900 * 1024;

/// Characters of one cell.
const CELL_CHARACTERS: usize = 500;

/// Diagnostics that are listed.
const DIAGNOSTIC_LIMIT: usize = 50;

/// Writes the summary.
pub(super) fn render(
    outcome: &Outcome<'_>,
    settings: &Settings,
    out: &mut dyn Write,
) -> io::Result<()> {
    let locator = Locator::new(outcome, settings);
    let mut page = format!(
        "## cumulint: {}\n\n",
        text::count(outcome.findings.len(), "finding")
    );
    if !outcome.findings.is_empty() {
        push_counts(&mut page, outcome);
        push_findings(&mut page, outcome, &locator);
        let _ = writeln!(page, "{}\n", controls::MEANING);
    }
    push_open(&mut page, outcome);
    push_diagnostics(&mut page, outcome, &locator);
    out.write_all(page.trim_end().as_bytes())?;
    out.write_all(b"\n")
}

fn push_counts(page: &mut String, outcome: &Outcome<'_>) {
    page.push_str("| severity | findings |\n| --- | ---: |\n");
    for severity in Severity::ALL.into_iter().rev() {
        let number = outcome
            .findings
            .iter()
            .filter(|f| f.severity == severity)
            .count();
        if number > 0 {
            let _ = writeln!(page, "| {} | {number} |", severity.name());
        }
    }
    page.push('\n');
}

/// The findings from the gravest, as many as there is room for.
fn push_findings(page: &mut String, outcome: &Outcome<'_>, locator: &Locator<'_>) {
    let mut findings: Vec<_> = outcome.findings.iter().collect();
    findings.sort_by_key(|finding| Reverse(finding.severity));
    page.push_str("| severity | check | where | what | controls |\n");
    page.push_str("| --- | --- | --- | --- | --- |\n");
    let mut shown = 0;
    for finding in &findings {
        let row = row(finding, locator);
        if page.len() + row.len() > TABLE_BYTES {
            break;
        }
        page.push_str(&row);
        shown += 1;
    }
    page.push('\n');
    let cut = findings.len() - shown;
    if cut > 0 {
        let _ = writeln!(
            page,
            "{} more, for which there is no room here.\n",
            text::count(cut, "finding")
        );
    }
}

fn row(finding: &Finding<'_>, locator: &Locator<'_>) -> String {
    let check = finding.check;
    let also = other_addresses(finding).map_or(String::new(), |it| format!("; also {it}"));
    let what = headline(finding) + &also;
    format!(
        "| {} | {} {} | {} | {} | {} |\n",
        finding.severity.name(),
        escape(&check.id),
        escape(&check.name),
        escape(&locator.locate(finding.place).short()),
        escape(&what),
        escape(&controls::line(check)),
    )
}

/// What is neither a finding nor a pass.
fn push_open(page: &mut String, outcome: &Outcome<'_>) {
    let undetermined = outcome.undetermined.len();
    if undetermined > 0 {
        let _ = writeln!(
            page,
            "{undetermined} undetermined: the answer hangs on something unknown, so it is neither \
             a finding nor a pass.\n",
        );
    }
    let suppressed = outcome.suppressed.len();
    if suppressed > 0 {
        let _ = writeln!(page, "{} suppressed.\n", text::count(suppressed, "finding"));
    }
    let unseen = [
        (outcome.summary.unresolved_modules, "module", "not on disk"),
        (outcome.summary.not_rendered, "template", "not rendered"),
    ];
    for (number, what, why) in unseen.into_iter().filter(|(number, ..)| *number > 0) {
        let what = text::count(number, what);
        let _ = writeln!(page, "{what} {why}, and so not judged.\n");
    }
}

fn push_diagnostics(page: &mut String, outcome: &Outcome<'_>, locator: &Locator<'_>) {
    let number = outcome.diagnostics.len();
    if number == 0 {
        return;
    }
    let _ = writeln!(
        page,
        "<details><summary>{} on files that could not be evaluated in full</summary>\n",
        text::count(number, "diagnostic"),
    );
    for diagnostic in outcome.diagnostics.iter().take(DIAGNOSTIC_LIMIT) {
        let _ = writeln!(page, "* {}", item(diagnostic, locator));
    }
    if number > DIAGNOSTIC_LIMIT {
        let _ = writeln!(page, "* {} more", number - DIAGNOSTIC_LIMIT);
    }
    page.push_str("\n</details>\n");
}

fn item(diagnostic: &Diagnostic, locator: &Locator<'_>) -> String {
    let message = escape(&diagnostic.message);
    match diagnostic.place {
        Some(place) => {
            let place = locator.locate(place).short();
            format!("{}: {message} ({})", diagnostic.kind.name(), escape(&place))
        }
        None => format!("{}: {message}", diagnostic.kind.name()),
    }
}

/// The words as words: on one line, no markup, no link, no mention.
fn escape(words: &str) -> String {
    let words = text::visible(words);
    let words = text::cut(&words, CELL_CHARACTERS);
    let mut escaped = String::with_capacity(words.len() + 16);
    for character in words.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            // A comment ends what GitHub would take for a mention, a reference or an address.
            '@' | '#' => escaped.extend([character.to_string().as_str(), "<!-- -->"]),
            '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '(' | ')' | '!' | '|' | '~' => {
                escaped.extend(['\\', character]);
            }
            _ => escaped.push(character),
        }
    }
    escaped
        .replace("://", ":<!-- -->//")
        .replace("www.", "www<!-- -->.")
}
