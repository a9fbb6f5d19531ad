//! JUnit XML, for CI systems that show test results: a suite for each check, a failure for each
//! finding.
//!
//! What is undetermined is skipped, with its reason: neither passed nor failed. A check that found
//! nothing and left nothing open is one test that passed, so that its suite is not empty. What could not
//! be looked at in full is a suite of its own, whose tests are skipped.

use std::collections::BTreeMap;
use std::io::{self, Write};

use super::location::Locator;
use super::{Settings, controls, headline, other_addresses, text};
use crate::check::definition::Check;
use crate::finding::{Finding, Outcome, Suppressed, Verdict};
use crate::source::Place;

/// Most diagnostics that are told.
const DIAGNOSTIC_LIMIT: usize = 1_000;

/// Writes the document.
pub(super) fn render(
    outcome: &Outcome<'_>,
    settings: &Settings,
    out: &mut dyn Write,
) -> io::Result<()> {
    let locator = Locator::new(outcome, settings);
    let suites = suites(outcome, settings);
    let failures = outcome.findings.len();
    let told = outcome.diagnostics.len().min(DIAGNOSTIC_LIMIT);
    let skipped: usize = suites.values().map(Suite::skipped).sum::<usize>() + told;
    let tests: usize = suites.values().map(Suite::tests).sum::<usize>() + told;
    writeln!(out, r#"<?xml version="1.0" encoding="UTF-8"?>"#)?;
    writeln!(
        out,
        r#"<testsuites name="cumulint" tests="{tests}" failures="{failures}" skipped="{skipped}" errors="0">"#
    )?;
    for suite in suites.values() {
        suite.render(&locator, out)?;
    }
    if told > 0 {
        render_diagnostics(outcome, &locator, out)?;
    }
    writeln!(out, "</testsuites>")
}

/// What could not be looked at in full.
fn render_diagnostics(
    outcome: &Outcome<'_>,
    locator: &Locator<'_>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let told = outcome.diagnostics.len().min(DIAGNOSTIC_LIMIT);
    let all = text::count(outcome.diagnostics.len(), "diagnostic");
    let modules = match outcome.summary.unresolved_modules {
        0 => String::new(),
        number => format!(", {} not on disk", text::count(number, "module")),
    };
    writeln!(
        out,
        r#"  <testsuite name="{all}{modules}" tests="{told}" failures="0" skipped="{told}" errors="0">"#
    )?;
    for diagnostic in outcome.diagnostics.iter().take(DIAGNOSTIC_LIMIT) {
        let name = diagnostic.kind.name();
        let message = escape(&diagnostic.message);
        let opening = diagnostic.place.map_or_else(
            || format!("    <testcase name=\"{name}\" classname=\"cumulint\">"),
            |place| test_case(name, place, locator),
        );
        writeln!(
            out,
            "{opening}\n      <skipped message=\"{message}\"/>\n    </testcase>"
        )?;
    }
    writeln!(out, "  </testsuite>")
}

/// What there is to say of one check.
struct Suite<'a> {
    check: &'a Check,
    findings: Vec<&'a Finding<'a>>,
    undetermined: Vec<&'a Verdict<'a>>,
    suppressed: Vec<&'a Suppressed<'a>>,
}

/// The suites by id of the check.
fn suites<'a>(outcome: &'a Outcome<'a>, settings: &Settings) -> BTreeMap<&'a str, Suite<'a>> {
    let mut suites = BTreeMap::new();
    for check in &outcome.checks {
        suites.insert(check.id.as_str(), Suite::new(check));
    }
    for finding in &outcome.findings {
        suite(&mut suites, finding.check).findings.push(finding);
    }
    for verdict in &outcome.undetermined {
        suite(&mut suites, verdict.check).undetermined.push(verdict);
    }
    if settings.include_suppressed {
        for entry in &outcome.suppressed {
            suite(&mut suites, entry.finding.check)
                .suppressed
                .push(entry);
        }
    }
    suites
}

fn suite<'s, 'a>(
    suites: &'s mut BTreeMap<&'a str, Suite<'a>>,
    check: &'a Check,
) -> &'s mut Suite<'a> {
    suites
        .entry(check.id.as_str())
        .or_insert_with(|| Suite::new(check))
}

impl<'a> Suite<'a> {
    const fn new(check: &'a Check) -> Self {
        Self {
            check,
            findings: Vec::new(),
            undetermined: Vec::new(),
            suppressed: Vec::new(),
        }
    }

    fn skipped(&self) -> usize {
        self.undetermined.len() + self.suppressed.len()
    }

    fn tests(&self) -> usize {
        (self.findings.len() + self.skipped()).max(1)
    }

    fn render(&self, locator: &Locator<'_>, out: &mut dyn Write) -> io::Result<()> {
        let name = format!("{} {}", self.check.id, self.check.title);
        writeln!(
            out,
            r#"  <testsuite name="{}" tests="{}" failures="{}" skipped="{}" errors="0">"#,
            escape(&name),
            self.tests(),
            self.findings.len(),
            self.skipped(),
        )?;
        for finding in &self.findings {
            write!(out, "{}", failure(finding, locator))?;
        }
        for verdict in &self.undetermined {
            let reason = format!("undetermined: {}", verdict.reason);
            write!(
                out,
                "{}",
                skip(&verdict.subject.address, verdict.place, &reason, locator)
            )?;
        }
        for entry in &self.suppressed {
            let reason = format!("suppressed: {}", entry.justification);
            let finding = &entry.finding;
            write!(
                out,
                "{}",
                skip(first_address(finding), finding.place, &reason, locator)
            )?;
        }
        if self.findings.len() + self.skipped() == 0 {
            let name = escape(&self.check.name);
            writeln!(
                out,
                r#"    <testcase name="{name}" classname="{}"/>"#,
                escape(&self.check.id)
            )?;
        }
        writeln!(out, "  </testsuite>")
    }
}

fn first_address<'a>(finding: &'a Finding<'_>) -> &'a str {
    let first = finding.subjects.first();
    first.map_or("", |subject| subject.address.as_str())
}

fn failure(finding: &Finding<'_>, locator: &Locator<'_>) -> String {
    let message = headline(finding);
    let check = finding.check;
    let also = other_addresses(finding).map_or(String::new(), |it| format!("also {it}\n"));
    let body = format!(
        "{}\n{message}\n{also}{}\n{}",
        text::visible(&locator.locate(finding.place).short()),
        check.remediation,
        controls::line(check),
    );
    format!(
        "{}\n      <failure message=\"{}\" type=\"{}\">{}</failure>\n    </testcase>\n",
        test_case(first_address(finding), finding.place, locator),
        escape(&message),
        finding.severity.name(),
        escape_body(&body),
    )
}

fn skip(name: &str, place: Place, reason: &str, locator: &Locator<'_>) -> String {
    format!(
        "{}\n      <skipped message=\"{}\"/>\n    </testcase>\n",
        test_case(name, place, locator),
        escape(reason),
    )
}

/// The opening tag of a test case.
fn test_case(name: &str, place: Place, locator: &Locator<'_>) -> String {
    let found = locator.locate(place);
    let file = escape(&found.file.name);
    format!(
        "    <testcase name=\"{}\" classname=\"{file}\" file=\"{file}\" line=\"{}\">",
        escape(name),
        found.start.line,
    )
}

/// The words as the value of an attribute, everything on one line.
fn escape(words: &str) -> String {
    let words = text::visible(words);
    escape_body(&text::cut(&words, text::MESSAGE_CHARACTERS))
}

/// The words as content; lines are kept. XML has no way to write most control characters, not even
/// escaped: [`text::visible`] has taken them away before.
fn escape_body(words: &str) -> String {
    let mut escaped = String::with_capacity(words.len());
    for character in words.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\u{fffe}' | '\u{ffff}' => escaped.push('\u{fffd}'),
            '\n' => escaped.push('\n'),
            _ => text::push_visible(&mut escaped, character),
        }
    }
    escaped
}
