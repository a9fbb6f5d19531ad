//! The report for people: each finding with the lines that it is about, then a summary.
//!
//! miette draws; [`excerpt`] gives it a few harmless lines instead of whole files, so that the cost
//! of a finding does not grow with its file. Whether to colour and how to draw is the caller's
//! decision: nothing here asks the environment.

use std::cmp::Reverse;
use std::fmt;
use std::io::{self, Write};

use miette::{
    Diagnostic as MietteDiagnostic, GraphicalReportHandler, GraphicalTheme, LabeledSpan,
    Severity as MietteSeverity, SourceCode,
};

use super::location::{Location, Locator};
use super::{Settings, controls, headline, other_addresses, text};
use crate::check::definition::Severity;
use crate::diagnostic::{Diagnostic, DiagnosticKind};
use crate::finding::{Finding, Outcome, Related};

mod excerpt;
mod summary;

use excerpt::{Excerpt, Mark};

/// Findings that are shown, the gravest; the rest is counted. Nobody reads as many on a terminal.
const FINDING_LIMIT: usize = 1_000;

/// Diagnostics that are shown; the rest is counted.
const DIAGNOSTIC_LIMIT: usize = 20;

/// Places that a note is given for.
const NOTE_LIMIT: usize = 8;

/// How near to a finding, in lines, a related place must be to stand in the same excerpt.
const NEAR_LINES: u32 = 5;

/// Columns in front of wrapped words.
const INDENT: usize = 8;

/// Columns below which wrapping makes things worse.
const MINIMUM_WIDTH: usize = 40;

/// Writes the report.
pub(super) fn render(
    outcome: &Outcome<'_>,
    settings: &Settings,
    out: &mut dyn Write,
) -> io::Result<()> {
    let screen = Screen {
        locator: Locator::new(outcome, settings),
        handler: handler(settings),
        width: settings.width.max(MINIMUM_WIDTH),
        theme: theme(settings),
    };
    let mut above = None;
    for finding in gravest(&outcome.findings, FINDING_LIMIT) {
        let is_shown = above.replace(finding.place) == Some(finding.place);
        out.write_all(screen.finding(finding, is_shown).as_bytes())?;
    }
    if let Some(left) = outcome.findings.len().checked_sub(FINDING_LIMIT + 1) {
        let number = left + 1;
        writeln!(
            out,
            "and {number} more, none graver: `--format json` has them all, `--severity` and `--check` make them fewer\n"
        )?;
    }
    for diagnostic in outcome.diagnostics.iter().take(DIAGNOSTIC_LIMIT) {
        out.write_all(screen.diagnostic(diagnostic).as_bytes())?;
    }
    summary::render(outcome, &screen.theme, out)
}

/// At most so many findings, the gravest, in the order that they have.
fn gravest<'f, 'o>(findings: &'f [Finding<'o>], most: usize) -> Vec<&'f Finding<'o>> {
    let mut all: Vec<(usize, &Finding<'_>)> = findings.iter().enumerate().collect();
    if all.len() > most {
        all.sort_by_key(|(at, finding)| (Reverse(finding.severity), *at));
        all.truncate(most);
        all.sort_by_key(|(at, _)| *at);
    }
    all.into_iter().map(|(_, finding)| finding).collect()
}

fn theme(settings: &Settings) -> GraphicalTheme {
    match (settings.unicode, settings.color) {
        (true, true) => GraphicalTheme::unicode(),
        (true, false) => GraphicalTheme::unicode_nocolor(),
        (false, true) => GraphicalTheme::ascii(),
        (false, false) => GraphicalTheme::none(),
    }
}

fn handler(settings: &Settings) -> GraphicalReportHandler {
    GraphicalReportHandler::new_themed(theme(settings))
        .with_wrap_lines(false)
        .with_context_lines(excerpt::ALL_LINES)
        .with_urls(false)
        .without_syntax_highlighting()
}

/// What a report is drawn with.
struct Screen<'a> {
    locator: Locator<'a>,
    handler: GraphicalReportHandler,
    width: usize,
    theme: GraphicalTheme,
}

impl Screen<'_> {
    /// A finding; without the lines that it is about where `is_shown`, since they stand right above.
    fn finding(&self, finding: &Finding<'_>, is_shown: bool) -> String {
        let found = self.locator.locate(finding.place);
        let (near, far) = self.split_related(finding, &found);
        let mut marks = vec![Mark {
            bytes: found.bytes.clone(),
            label: text::visible(&finding.check.title).into_owned(),
        }];
        let is_shown = is_shown && near.is_empty();
        marks.extend(near);
        let check = finding.check;
        let mut shown = self.draw(Drawing {
            code: format!("{} {} ({})", check.id, check.name, finding.severity.name()),
            severity: miette_severity(finding.severity),
            message: headline(finding),
            help: Some(text::visible(&check.remediation).into_owned()),
            excerpt: (!is_shown).then(|| Excerpt::new(&found, &marks, self.width)),
        });
        if is_shown {
            let place = text::visible(&found.short()).into_owned();
            self.push_line(&mut shown, "at", &format!("{place}, as above"));
        }
        for note in far {
            self.push_line(&mut shown, "note", &note);
        }
        if let Some(addresses) = other_addresses(finding) {
            self.push_line(&mut shown, "also", &addresses);
        }
        if !check.controls.is_empty() {
            self.push_line(
                &mut shown,
                "controls",
                &text::visible(&controls::line(check)),
            );
        }
        shown.push('\n');
        shown
    }

    /// Related places that fit into the finding's excerpt, and notes for those that do not.
    fn split_related(&self, finding: &Finding<'_>, found: &Location) -> (Vec<Mark>, Vec<String>) {
        let mut near = Vec::new();
        let mut far = Vec::new();
        for related in finding.related.iter().take(NOTE_LIMIT) {
            let place = self.locator.locate(related.place);
            if stands_near(&place, found) {
                near.push(Mark {
                    bytes: place.bytes,
                    label: note(related),
                });
            } else {
                let name = place.short();
                far.push(format!("{} ({})", note(related), text::visible(&name)));
            }
        }
        (near, far)
    }

    fn diagnostic(&self, diagnostic: &Diagnostic) -> String {
        let message = text::visible(&diagnostic.message);
        let excerpt = diagnostic.place.map(|place| {
            let found = self.locator.locate(place);
            let mark = Mark {
                bytes: found.bytes.clone(),
                label: String::new(),
            };
            Excerpt::new(&found, &[mark], self.width)
        });
        let mut shown = self.draw(Drawing {
            code: diagnostic.kind.name().to_owned(),
            severity: match diagnostic.kind {
                DiagnosticKind::Syntax | DiagnosticKind::Unreadable => MietteSeverity::Error,
                _ => MietteSeverity::Warning,
            },
            message: text::cut(&message, text::MESSAGE_CHARACTERS).into_owned(),
            help: None,
            excerpt,
        });
        shown.push('\n');
        shown
    }

    fn draw(&self, mut drawing: Drawing) -> String {
        let columns = self.width.saturating_sub(INDENT);
        drawing.message = text::wrap(&drawing.message, columns);
        drawing.help = drawing.help.map(|help| text::wrap(&help, columns));
        let mut shown = String::new();
        if self.handler.render_report(&mut shown, &drawing).is_err() {
            shown = format!("{}: {}\n", drawing.code, drawing.message);
        }
        shown
    }

    fn push_line(&self, shown: &mut String, name: &str, words: &str) {
        use fmt::Write as _;
        let name = format!("  {name}: ");
        let _ = writeln!(shown, "{}{words}", self.theme.styles.help.style(name));
    }
}

/// Whether two places are in one file and few lines apart, without being the same.
fn stands_near(place: &Location, found: &Location) -> bool {
    place.file.source.id == found.file.source.id
        && place.bytes != found.bytes
        && place.start.line + NEAR_LINES >= found.start.line
        && place.end.line <= found.end.line.min(found.start.line + excerpt::MARK_LINES) + NEAR_LINES
}

fn note(related: &Related) -> String {
    text::visible(&related.note).into_owned()
}

const fn miette_severity(severity: Severity) -> MietteSeverity {
    match severity {
        Severity::Critical | Severity::High => MietteSeverity::Error,
        Severity::Medium => MietteSeverity::Warning,
        Severity::Low | Severity::Info => MietteSeverity::Advice,
    }
}

/// What miette draws. All texts are harmless already.
#[derive(Debug)]
struct Drawing {
    code: String,
    severity: MietteSeverity,
    message: String,
    help: Option<String>,
    excerpt: Option<Excerpt>,
}

impl fmt::Display for Drawing {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.message)
    }
}

impl std::error::Error for Drawing {}

impl MietteDiagnostic for Drawing {
    fn code<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        Some(Box::new(&self.code))
    }

    fn severity(&self) -> Option<MietteSeverity> {
        Some(self.severity)
    }

    fn help<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        let help = self.help.as_ref()?;
        Some(Box::new(help))
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        let excerpt = self.excerpt.as_ref()?;
        Some(excerpt)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        let excerpt = self.excerpt.as_ref()?;
        Some(Box::new(excerpt.labels.iter().cloned()))
    }
}
