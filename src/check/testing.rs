//! Fixtures: what a check must find in real-looking files, and what it must leave alone.
//!
//! `fixtures/<ID>/` is scanned for that check alone, by whatever scans (it is passed in: judging
//! knows no files), and what comes of it is held against the comments in the files. `# expect: ID`
//! stands where a finding must point, `# undetermined: ID` where the verdict must be open; on every
//! other line the check must be silent. Each projection must show a finding and a pass, unless a
//! comment says why it cannot. The same runner serves our catalogue and a user's; what is wanted of ours
//! beyond that is told as [`Gap`]s.

mod absence;
mod expectation;
mod gaps;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

use ecow::EcoString;

use super::compile::{Program, Source};
use super::definition::EVERY_TYPE;
use super::judgement::{Answer, Question};
use crate::resource::Platform;
pub use absence::{Looked, Place, Reading, look};
use gaps::{Excuse, Excuses, Together, Wanted};
pub use gaps::{Gap, GapKind};

/// What a scan of fixtures has seen of one check.
#[derive(Clone, Debug, Default)]
pub struct Seen {
    /// Its verdicts.
    pub observed: Vec<Observed>,
    /// The objects that they are about.
    pub looked: Vec<Looked>,
}

/// One verdict that a scan of fixtures came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Observed {
    /// What it says.
    pub answer: Answer,
    /// The platform of the resource.
    pub platform: Platform,
    /// What it answers.
    pub question: Question,
    /// The file that it points into, with links resolved.
    pub path: PathBuf,
    /// The line that it points at, from 1.
    pub line: u32,
}

/// How the fixtures came out.
#[derive(Debug, Default)]
pub struct Tested {
    /// Checks that were tested.
    pub checks: usize,
    /// Findings and open verdicts that were expected and came.
    pub met: usize,
    /// What is not as it should be, by check, file and line.
    pub mismatches: Vec<Mismatch>,
    /// What fixtures do not show beyond findings and passes, sorted.
    pub gaps: Vec<Gap>,
}

/// One thing that is not as it should be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mismatch {
    /// The check's id.
    pub check: EcoString,
    /// File and line, where it has to do with one.
    pub place: Option<(PathBuf, u32)>,
    /// What is wrong.
    pub kind: MismatchKind,
}

/// What can be wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MismatchKind {
    /// A finding or open verdict is expected and did not come. Where one came elsewhere in the file
    /// that nobody expects, its line is told.
    Missing(Answer, Option<u32>),
    /// A finding or open verdict came that nobody expects.
    Unexpected(Answer),
    /// The check has no folder of fixtures.
    NoFixtures,
    /// Nothing shows what one of the check's requirements, by its position, finds in one projection:
    /// its platform, and its types.
    NeverFails(usize, Platform, Vec<EcoString>),
    /// Nothing shows what it passes there.
    NeverPasses(usize, Platform, Vec<EcoString>),
    /// A comment says of a type that it never gives this answer, and no projection of that type
    /// needs the excuse: it does give it, or the check does not look there.
    Needless(Answer, EcoString),
    /// A comment says of a type that this attribute of it, or all (an empty path), is always there, and
    /// fixtures show it absent, or nothing reads it.
    NeedlesslyThere(EcoString, EcoString),
    /// A comment says of a type that some projection of it is never judged, and all are.
    NeedlesslyUnjudged(EcoString),
    /// The folder could not be read or scanned.
    Broken(String),
}

impl fmt::Display for Mismatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", self.check)?;
        if let Some((path, line)) = &self.place {
            write!(f, "{}:{line}: ", path.display())?;
        }
        match &self.kind {
            MismatchKind::Missing(answer, None) => write!(f, "expected {}", verdict(*answer)),
            MismatchKind::Missing(answer, Some(line)) => {
                write!(
                    f,
                    "expected {} here, it came at line {line}",
                    verdict(*answer)
                )
            }
            MismatchKind::Unexpected(answer) => write!(f, "unexpected {}", verdict(*answer)),
            MismatchKind::NoFixtures => f.write_str("there are no fixtures"),
            MismatchKind::NeverFails(on, platform, types) => {
                write_uncovered(f, "finds", *on, *platform, types)
            }
            MismatchKind::NeverPasses(on, platform, types) => {
                write_uncovered(f, "passes", *on, *platform, types)
            }
            MismatchKind::Needless(answer, kind) => write!(
                f,
                "a fixture says without need that {kind} never comes to {}",
                match answer {
                    Answer::Undetermined => "an undetermined verdict",
                    Answer::Pass => "a pass",
                    Answer::Fail => "a finding",
                }
            ),
            MismatchKind::NeedlesslyThere(kind, path) => {
                let path = if path.is_empty() { "all" } else { path };
                write!(
                    f,
                    "a fixture says without need that {kind} always has {path}"
                )
            }
            MismatchKind::NeedlesslyUnjudged(kind) => {
                write!(f, "a fixture says without need that {kind} is never judged")
            }
            MismatchKind::Broken(message) => f.write_str(message),
        }
    }
}

fn write_uncovered(
    f: &mut fmt::Formatter<'_>,
    does: &str,
    on: usize,
    platform: Platform,
    types: &[EcoString],
) -> fmt::Result {
    let (on, platform, types) = (on + 1, platform.name(), types.join(", "));
    write!(
        f,
        "no fixture shows what its `on` block {on} {does} in {platform}: {types}"
    )
}

const fn verdict(answer: Answer) -> &'static str {
    match answer {
        Answer::Pass => "pass",
        Answer::Fail => "finding",
        Answer::Undetermined => "undetermined verdict",
    }
}

/// Scans a folder for the check with this number, passes included; the error is one sentence.
pub type Scan<'s> = dyn Fn(&Path, usize) -> Result<Seen, String> + Sync + 's;

/// Tests checks of a program, by number, by the fixtures in a folder (`DIR/fixtures`).
pub fn test(fixtures: &Path, program: &Program<'_>, checks: &[usize], scan: &Scan<'_>) -> Tested {
    let mut tested = Tested::default();
    let mut together = Together::default();
    for &number in checks {
        let check = &program.definitions.checks[number];
        if check.retired {
            continue;
        }
        tested.checks += 1;
        let folder = fixtures.join(check.id.as_str());
        let mut case = Case {
            check: check.id.clone(),
            tested: &mut tested,
        };
        if !folder.is_dir() {
            case.tell(None, MismatchKind::NoFixtures);
            continue;
        }
        match observe(&folder, number, scan).and_then(|seen| {
            let expected = expectation::collect(&folder, &check.id);
            Ok((seen, expected.map_err(|error| error.to_string())?))
        }) {
            Err(message) => case.tell(None, MismatchKind::Broken(message)),
            Ok((seen, expected)) => {
                case.compare(&seen.observed, &expected.lines);
                let wanted = Wanted {
                    program,
                    check: number,
                    excuses: &expected.never,
                };
                let (gaps, needed) = wanted.gaps(&seen);
                case.tested.gaps.extend(gaps);
                case.cover(&seen.observed, &wanted, needed);
                together.add(&check.id, seen.looked, expected.never);
            }
        }
    }
    let (gaps, needless) = together.gaps(program, checks);
    tested.gaps.extend(gaps);
    tested.mismatches.extend(needless);
    tested.gaps.sort();
    tested.gaps.dedup();
    tested
}

fn observe(folder: &Path, check: usize, scan: &Scan<'_>) -> Result<Seen, String> {
    let folder = fs::canonicalize(folder).map_err(|error| error.to_string())?;
    scan(&folder, check)
}

/// Lines of files, with what must come or came there.
type Lines = BTreeSet<(PathBuf, u32, Answer)>;

/// One check under test.
struct Case<'t> {
    check: EcoString,
    tested: &'t mut Tested,
}

impl Case<'_> {
    fn tell(&mut self, place: Option<(PathBuf, u32)>, kind: MismatchKind) {
        self.tested.mismatches.push(Mismatch {
            check: self.check.clone(),
            place,
            kind,
        });
    }

    fn compare(&mut self, observed: &[Observed], expected: &Lines) {
        let came: Lines = observed
            .iter()
            .filter(|one| one.answer != Answer::Pass)
            .map(|one| (one.path.clone(), one.line, one.answer))
            .collect();
        self.tested.met += came.intersection(expected).count();
        let mut told: BTreeMap<(PathBuf, u32), MismatchKind> = BTreeMap::new();
        let mut strays: Vec<_> = came.difference(expected).collect();
        for (path, line, answer) in expected.difference(&came) {
            let stray = strays
                .iter()
                .position(|(other, _, kind)| other == path && kind == answer);
            let elsewhere = stray.map(|at| strays.remove(at).1);
            let kind = MismatchKind::Missing(*answer, elsewhere);
            told.insert((path.clone(), *line), kind);
        }
        for (path, line, answer) in strays {
            told.entry((path.clone(), *line))
                .or_insert(MismatchKind::Unexpected(*answer));
        }
        for (place, kind) in told {
            self.tell(Some(place), kind);
        }
    }

    /// Tells projections that no fixture shows both answers for, and excuses that nothing needs.
    fn cover(&mut self, observed: &[Observed], wanted: &Wanted<'_, '_>, mut needed: Excuses) {
        for source in wanted.program.sources(wanted.check) {
            for answer in [Answer::Fail, Answer::Pass] {
                let is_shown = observed.iter().any(|one| {
                    one.answer == answer
                        && one.platform == source.platform
                        && one.question == source.question
                });
                if is_shown {
                    continue;
                }
                let excuses = wanted.excused(&source, &Excuse::Answer(answer));
                if excuses.is_empty() {
                    self.tell(None, uncovered(&source, answer));
                }
                needed.extend(excuses);
            }
        }
        for (kind, excuse) in wanted.excuses.difference(&needed).cloned() {
            match excuse {
                Excuse::Answer(answer) => self.tell(None, MismatchKind::Needless(answer, kind)),
                Excuse::Absent(None) => {
                    self.tell(None, MismatchKind::NeedlesslyThere(kind, EcoString::new()));
                }
                // Whether one attribute is shown absent, or a type judged, is told of all checks together.
                Excuse::Absent(Some(_)) | Excuse::Unjudged => {}
            }
        }
    }
}

/// Whether a type is among those that a definition names.
fn names(types: &[&str], kind: &str) -> bool {
    types.contains(&kind) || types.contains(&EVERY_TYPE)
}

/// That no fixture shows this answer in a projection.
fn uncovered(source: &Source<'_>, answer: Answer) -> MismatchKind {
    let types = source.types.iter().map(|name| (*name).into()).collect();
    let (on, platform) = (source.question.on, source.platform);
    match answer {
        Answer::Pass => MismatchKind::NeverPasses(on, platform, types),
        Answer::Fail | Answer::Undetermined => MismatchKind::NeverFails(on, platform, types),
    }
}

#[cfg(test)]
mod tests;
