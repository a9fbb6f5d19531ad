//! Sets of manifests, from files to findings: each folder in `tests/data/kubernetes` is one.
//!
//! Its `expected.txt` names the checks that are run, and every line that they and the reading of the
//! files come to, in any order; nothing else may be told:
//!
//!     # what this is about
//!     checks: NET017 VMH011
//!     pod.yaml:7 NET017 Pod/default/web         a finding; its severity may stand behind it
//!     open pod.yaml:9 VMH011 Pod/default/web    undetermined
//!     ignored pod.yaml:5 NET017 Pod/default/x   suppressed
//!     told pod.yaml:3 syntax                    a diagnostic, by its kind; without place only the kind
//!
//! Lines are those that a finding points at. A finding about several objects has a line for each.
//! `CUMULINT_CASE=objects- cargo test --test kubernetes` runs those whose names hold the text.

#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot go on fails where it stands"
)]

use std::fs;
use std::path::{Path, PathBuf};

use cumulint::check::{Program, catalogue};
use cumulint::finding::{Finding, Outcome};
use cumulint::scan::{self, Input, gather};
use cumulint::source::{Place, Sources, Targets};
use jiff::civil::{Date, date};

/// The day that cases are judged on.
const TODAY: Date = date(2026, 11, 22);

/// What `expected.txt` says.
struct Expected {
    checks: Vec<String>,
    lines: Vec<String>,
}

impl Expected {
    fn read(case: &Path) -> Self {
        let text = fs::read_to_string(case.join("expected.txt")).unwrap();
        let mut expected = Self {
            checks: Vec::new(),
            lines: Vec::new(),
        };
        for line in text.lines().map(str::trim) {
            if let Some(checks) = line.strip_prefix("checks:") {
                expected
                    .checks
                    .extend(checks.split_whitespace().map(str::to_owned));
            } else if !line.is_empty() && !line.starts_with('#') {
                let words: Vec<_> = line.split_whitespace().collect();
                expected.lines.push(words.join(" "));
            }
        }
        expected
    }
}

/// The cases whose names hold the text that was asked for.
fn cases() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/kubernetes");
    let wanted = std::env::var("CUMULINT_CASE").unwrap_or_default();
    let mut cases: Vec<PathBuf> = fs::read_dir(root)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_dir() && path.to_string_lossy().contains(&wanted))
        .collect();
    cases.sort();
    cases
}

/// All that a scan of a case tells, sorted.
fn observe(case: &Path, checks: &[String]) -> Vec<String> {
    let definitions = catalogue();
    for check in checks {
        let known = definitions.checks.iter().any(|it| it.id == check.as_str());
        assert!(known, "{}: there is no check {check}", case.display());
    }
    let is_wanted = |id: &str| checks.iter().any(|check| check == id);
    let program = Program::new(definitions, &|check| is_wanted(&check.id)).unwrap();
    let targets = Targets::locate(&[case.to_owned()], case).unwrap();
    let sources = Sources::new(case).unwrap();
    let input = Input::Paths(targets);
    let options = scan::Options {
        threads: 1,
        ..scan::Options::default()
    };
    let estate = scan::evaluate(&input, scan::discover(&input, &options), &sources, &options);
    let judging = gather::Options::new(TODAY);
    let ran = definitions.checks.iter().filter(|it| is_wanted(&it.id));
    let outcome = gather::outcome(estate, &input, &program, ran.collect(), &sources, judging);
    lines(&outcome, case)
}

fn lines(outcome: &Outcome<'_>, case: &Path) -> Vec<String> {
    let at = |place: Place| position(place, outcome.sources, case);
    let found = |finding: &Finding<'_>, prefix: &str| -> Vec<String> {
        let (at, id) = (at(finding.place), &finding.check.id);
        let subjects = finding.subjects.iter();
        subjects
            .map(|subject| {
                let severity = finding.severity.name();
                format!("{prefix}{at} {id} {} {severity}", subject.address)
            })
            .collect()
    };
    let mut lines: Vec<String> = Vec::new();
    for finding in &outcome.findings {
        lines.extend(found(finding, ""));
    }
    for suppressed in &outcome.suppressed {
        lines.extend(found(&suppressed.finding, "ignored "));
    }
    for verdict in &outcome.undetermined {
        let (at, address) = (at(verdict.place), &verdict.subject.address);
        lines.push(format!("open {at} {} {address}", verdict.check.id));
    }
    for diagnostic in &outcome.diagnostics {
        let kind = diagnostic.kind.name();
        lines.push(match diagnostic.place {
            Some(place) => format!("told {} {kind}", at(place)),
            None => format!("told {kind}"),
        });
    }
    lines.sort();
    lines
}

/// `file:line`, the file as seen from the case's folder.
fn position(place: Place, sources: &Sources, case: &Path) -> String {
    let file = sources.file(place.file);
    let name = file.path.strip_prefix(case).unwrap_or(&file.path);
    format!("{}:{}", name.display(), file.lines().line(place.span.start))
}

#[test]
fn sets_of_manifests_come_to_what_is_expected() {
    let mut faults = Vec::new();
    for case in cases() {
        let case = case.canonicalize().unwrap();
        let expected = Expected::read(&case);
        let observed = observe(&case, &expected.checks);
        let mut missing = expected.lines;
        missing.sort();
        let mut surplus = Vec::new();
        for line in observed {
            let is_said = |it: &String| *it == line || line.starts_with(&format!("{it} "));
            match missing.iter().position(is_said) {
                Some(at) => drop(missing.remove(at)),
                None => surplus.push(line),
            }
        }
        let name = case.file_name().unwrap().to_string_lossy().into_owned();
        let missing = missing.iter().map(|it| format!("{name}: missing: {it}"));
        let surplus = surplus.iter().map(|it| format!("{name}: surplus: {it}"));
        faults.extend(missing.chain(surplus));
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}
