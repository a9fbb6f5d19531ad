//! Folders of files, from files to findings: each folder of a platform in `tests/data` is a case.
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
//! `CUMULINT_CASE=objects- cargo test` runs those whose names hold the text.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use cumulint::check::definition::Severity;
use cumulint::check::{Program, catalogue};
use cumulint::finding::{Finding, Outcome};
use cumulint::scan::{self, Estate, Input, gather};
use cumulint::source::{Place, Sources, Targets};
use jiff::civil::{Date, date};

/// The day that cases are judged on.
pub(crate) const TODAY: Date = date(2026, 11, 22);

/// What `expected.txt` says.
pub(crate) struct Expected {
    /// The words behind `checks:` and other keys.
    pub(crate) settings: BTreeMap<String, Vec<String>>,
    /// The lines that must come.
    pub(crate) lines: Vec<String>,
}

/// How the cases of a platform are run.
pub(crate) struct Platform {
    /// The folder of `tests/data`.
    pub(crate) folder: &'static str,
    /// Keys of `expected.txt` beside `checks`.
    pub(crate) keys: &'static [&'static str],
    /// What a case is scanned with.
    pub(crate) options: fn(&Expected, &Path) -> scan::Options,
    /// The lines that evaluation alone comes to.
    pub(crate) describe: fn(&Estate, &Expected) -> Vec<String>,
}

impl Expected {
    fn read(case: &Path, keys: &[&str]) -> Self {
        let text = fs::read_to_string(case.join("expected.txt")).unwrap();
        let mut expected = Self {
            settings: BTreeMap::new(),
            lines: Vec::new(),
        };
        for line in text.lines().map(str::trim) {
            let setting = line.split_once(": ");
            match setting.filter(|(key, _)| *key == "checks" || keys.contains(key)) {
                Some((key, words)) => {
                    let words = words.split_whitespace().map(str::to_owned);
                    let all = expected.settings.entry(key.to_owned()).or_default();
                    all.extend(words);
                }
                None if line.is_empty() || line.starts_with('#') => {}
                None => {
                    let words: Vec<_> = line.split_whitespace().collect();
                    expected.lines.push(words.join(" "));
                }
            }
        }
        expected
    }

    /// The words of a key; none where it is not there.
    pub(crate) fn setting(&self, key: &str) -> &[String] {
        self.settings.get(key).map_or(&[], Vec::as_slice)
    }
}

/// Runs all cases of a platform, and fails with what is missing and what is too much.
pub(crate) fn hold(platform: &Platform) {
    let mut faults = Vec::new();
    for case in cases(platform.folder) {
        let case = case.canonicalize().unwrap();
        let expected = Expected::read(&case, platform.keys);
        let observed = observe(&case, &expected, platform);
        let mut missing = expected.lines;
        missing.sort();
        let mut surplus = Vec::new();
        for line in observed {
            let is_said = |it: &String| *it == line || without_severity(&line) == Some(it);
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

/// The line of a finding without its severity, which need not be expected.
fn without_severity(line: &str) -> Option<&str> {
    let (rest, last) = line.rsplit_once(' ')?;
    Severity::from_name(last).map(|_| rest)
}

/// The cases whose names hold the text that was asked for.
fn cases(folder: &str) -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let root = root.join("tests/data").join(folder);
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
fn observe(case: &Path, expected: &Expected, platform: &Platform) -> Vec<String> {
    let checks = expected.setting("checks");
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
    let options = (platform.options)(expected, case);
    let estate = scan::evaluate(&input, scan::discover(&input, &options), &sources, &options);
    let mut lines = (platform.describe)(&estate, expected);
    let judging = gather::Options::new(TODAY);
    let ran = definitions.checks.iter().filter(|it| is_wanted(&it.id));
    let outcome = gather::outcome(estate, &input, &program, ran.collect(), &sources, judging);
    lines.extend(told(&outcome, case));
    lines.sort();
    lines
}

fn told(outcome: &Outcome<'_>, case: &Path) -> Vec<String> {
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
    lines
}

/// `file:line`, the file as seen from the case's folder.
fn position(place: Place, sources: &Sources, case: &Path) -> String {
    let file = sources.file(place.file);
    let name = file.path.strip_prefix(case).unwrap_or(&file.path);
    format!("{}:{}", name.display(), file.lines().line(place.span.start))
}
