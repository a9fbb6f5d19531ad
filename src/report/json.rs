//! The JSON report, version 1: what other programs build on. `docs/json.md` describes it and
//! `docs/schema/report-v1.json` is its schema.
//!
//! Keys are only ever added within a version. Texts are exact, not shortened and not made visible:
//! they are keys to other data. Characters that act are written as JSON escapes instead.

use std::io::{self, Write};

use serde::Serialize;

use super::location::{LocationJson, Locator};
use super::{Settings, text};
use crate::check::definition::{Check, Severity};
use crate::diagnostic::{Diagnostic, DiagnosticKind};
use crate::finding::{Finding, Outcome, Subject, Suppressed, Verdict};

/// Version of the form, not of the program.
const VERSION: u32 = 1;

/// Writes the report as one line.
pub(super) fn render(
    outcome: &Outcome<'_>,
    settings: &Settings,
    out: &mut dyn Write,
) -> io::Result<()> {
    let locator = Locator::new(outcome, settings);
    let findings = outcome.findings.iter();
    let suppressed = outcome.suppressed.iter();
    let diagnostics = outcome.diagnostics.iter();
    let verdicts = settings.all_verdicts.then(|| {
        outcome
            .verdicts
            .iter()
            .map(|verdict| verdict_json(verdict, &locator))
    });
    let report = ReportJson {
        version: VERSION,
        tool: ToolJson {
            name: env!("CARGO_PKG_NAME"),
            version: env!("CARGO_PKG_VERSION"),
        },
        summary: summary_json(outcome),
        findings: findings
            .map(|finding| finding_json(finding, &locator))
            .collect(),
        suppressed: suppressed
            .map(|entry| suppressed_json(entry, &locator))
            .collect(),
        diagnostics: diagnostics
            .map(|entry| diagnostic_json(entry, &locator))
            .collect(),
        verdicts: verdicts.map(Iterator::collect),
    };
    text::write_json(&report, out)
}

#[derive(Serialize)]
struct ReportJson<'a> {
    version: u32,
    tool: ToolJson,
    summary: SummaryJson,
    findings: Vec<FindingJson<'a>>,
    suppressed: Vec<SuppressedJson<'a>>,
    diagnostics: Vec<DiagnosticJson<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    verdicts: Option<Vec<VerdictJson<'a>>>,
}

#[derive(Serialize)]
struct ToolJson {
    name: &'static str,
    version: &'static str,
}

#[derive(Serialize)]
struct SummaryJson {
    files: usize,
    units: usize,
    resources: usize,
    checks: usize,
    findings: usize,
    by_severity: BySeverityJson,
    passed: usize,
    undetermined: usize,
    suppressed: usize,
    diagnostics: usize,
    not_rendered: usize,
    unresolved_modules: usize,
}

#[derive(Serialize)]
struct BySeverityJson {
    critical: usize,
    high: usize,
    medium: usize,
    low: usize,
    info: usize,
}

#[derive(Serialize)]
struct FindingJson<'a> {
    check: &'a str,
    name: &'a str,
    title: &'a str,
    theme: &'a str,
    severity: Severity,
    message: &'a str,
    remediation: &'a str,
    controls: Vec<ControlJson<'a>>,
    location: LocationJson,
    related: Vec<RelatedJson<'a>>,
    resources: Vec<ResourceJson<'a>>,
    declared: usize,
    fingerprint: &'a str,
}

#[derive(Serialize)]
struct ControlJson<'a> {
    edition: &'a str,
    control: &'a str,
}

#[derive(Serialize)]
struct RelatedJson<'a> {
    note: &'a str,
    location: LocationJson,
}

#[derive(Serialize)]
struct ResourceJson<'a> {
    platform: &'static str,
    resource_type: &'a str,
    address: &'a str,
    unit: &'a str,
    calls: Vec<LocationJson>,
}

#[derive(Serialize)]
struct SuppressedJson<'a> {
    #[serde(flatten)]
    finding: FindingJson<'a>,
    justification: &'a str,
    by: Option<LocationJson>,
}

#[derive(Serialize)]
struct DiagnosticJson<'a> {
    kind: DiagnosticKind,
    message: &'a str,
    location: Option<LocationJson>,
}

#[derive(Serialize)]
struct VerdictJson<'a> {
    check: &'a str,
    verdict: &'static str,
    reason: &'a str,
    platform: &'static str,
    resource_type: &'a str,
    address: &'a str,
    unit: &'a str,
    location: LocationJson,
}

fn summary_json(outcome: &Outcome<'_>) -> SummaryJson {
    let of = |severity| {
        outcome
            .findings
            .iter()
            .filter(|f| f.severity == severity)
            .count()
    };
    let summary = &outcome.summary;
    SummaryJson {
        files: summary.files,
        units: summary.units,
        resources: summary.resources,
        checks: outcome.checks.len(),
        findings: outcome.findings.len(),
        by_severity: BySeverityJson {
            critical: of(Severity::Critical),
            high: of(Severity::High),
            medium: of(Severity::Medium),
            low: of(Severity::Low),
            info: of(Severity::Info),
        },
        passed: summary.passed,
        undetermined: outcome.undetermined.len(),
        suppressed: outcome.suppressed.len(),
        diagnostics: outcome.diagnostics.len(),
        not_rendered: summary.not_rendered,
        unresolved_modules: summary.unresolved_modules,
    }
}

fn finding_json<'a>(finding: &'a Finding<'a>, locator: &Locator<'_>) -> FindingJson<'a> {
    let check = finding.check;
    FindingJson {
        check: &check.id,
        name: &check.name,
        title: &check.title,
        theme: &check.theme,
        severity: finding.severity,
        message: &finding.message,
        remediation: &check.remediation,
        controls: controls_json(check),
        location: locator.locate(finding.place).json(),
        related: finding
            .related
            .iter()
            .map(|related| RelatedJson {
                note: &related.note,
                location: locator.locate(related.place).json(),
            })
            .collect(),
        resources: finding
            .subjects
            .iter()
            .map(|subject| resource_json(subject, locator))
            .collect(),
        declared: finding.extent.resources,
        fingerprint: &finding.fingerprint,
    }
}

fn controls_json(check: &Check) -> Vec<ControlJson<'_>> {
    let links = check.controls.iter();
    links
        .map(|link| ControlJson {
            edition: &link.edition,
            control: &link.control,
        })
        .collect()
}

fn resource_json<'a>(subject: &'a Subject, locator: &Locator<'_>) -> ResourceJson<'a> {
    ResourceJson {
        platform: subject.platform.name(),
        resource_type: &subject.kind,
        address: &subject.address,
        unit: &subject.unit,
        calls: subject
            .calls
            .iter()
            .map(|call| locator.locate(*call).json())
            .collect(),
    }
}

fn suppressed_json<'a>(entry: &'a Suppressed<'a>, locator: &Locator<'_>) -> SuppressedJson<'a> {
    SuppressedJson {
        finding: finding_json(&entry.finding, locator),
        justification: &entry.justification,
        by: entry.by.map(|place| locator.locate(place).json()),
    }
}

fn diagnostic_json<'a>(entry: &'a Diagnostic, locator: &Locator<'_>) -> DiagnosticJson<'a> {
    DiagnosticJson {
        kind: entry.kind,
        message: &entry.message,
        location: entry.place.map(|place| locator.locate(place).json()),
    }
}

fn verdict_json<'a>(verdict: &'a Verdict<'a>, locator: &Locator<'_>) -> VerdictJson<'a> {
    VerdictJson {
        check: &verdict.check.id,
        verdict: verdict.answer.name(),
        reason: &verdict.reason,
        platform: verdict.subject.platform.name(),
        resource_type: &verdict.subject.kind,
        address: &verdict.subject.address,
        unit: &verdict.subject.unit,
        location: locator.locate(verdict.place).json(),
    }
}

#[cfg(test)]
mod tests;
