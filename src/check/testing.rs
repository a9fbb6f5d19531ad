//! Fixtures: what a check must find in real-looking files, and what it must leave alone.
//!
//! `fixtures/<ID>/` is scanned for that check alone, by whatever scans (it is passed in: judging
//! knows no files), and what comes of it is held against the comments in the files. `# expect: ID`
//! stands where a finding must point, `# undetermined: ID` where the verdict must be open; on every
//! other line the check must be silent. Each projection must show a finding and a pass, unless a
//! comment says why it cannot. The same runner serves our catalogue and a user's.

mod expectation;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

use ecow::EcoString;

use super::compile::{Program, Source};
use super::definition::EVERY_TYPE;
use super::judgement::{Answer, Question};
use crate::resource::Platform;

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
                "a fixture says without need that {kind} never comes to a {}",
                verdict(*answer)
            ),
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
pub type Scan<'s> = dyn Fn(&Path, usize) -> Result<Vec<Observed>, String> + Sync + 's;

/// Tests checks of a program, by number, by the fixtures in a folder (`DIR/fixtures`).
pub fn test(fixtures: &Path, program: &Program<'_>, checks: &[usize], scan: &Scan<'_>) -> Tested {
    let mut tested = Tested::default();
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
        match observe(&folder, number, scan).and_then(|observed| {
            let expected = expectation::collect(&folder, &check.id);
            Ok((observed, expected.map_err(|error| error.to_string())?))
        }) {
            Err(message) => case.tell(None, MismatchKind::Broken(message)),
            Ok((observed, expected)) => {
                case.compare(&observed, &expected.lines);
                case.cover(&observed, &program.sources(number), &expected.never);
            }
        }
    }
    tested
}

fn observe(folder: &Path, check: usize, scan: &Scan<'_>) -> Result<Vec<Observed>, String> {
    let folder = fs::canonicalize(folder).map_err(|error| error.to_string())?;
    scan(&folder, check)
}

/// Lines of files, with what must come or came there.
type Lines = BTreeSet<(PathBuf, u32, Answer)>;

/// Types, with an answer that fixtures say they cannot give.
type Never = BTreeSet<(EcoString, Answer)>;

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

    /// Tells projections that no fixture shows both answers for, and excuses that none of them needs.
    fn cover(&mut self, observed: &[Observed], sources: &[Source<'_>], never: &Never) {
        let mut needed = Never::new();
        for source in sources {
            for answer in [Answer::Fail, Answer::Pass] {
                let is_shown = observed.iter().any(|one| {
                    one.answer == answer
                        && one.platform == source.platform
                        && one.question == source.question
                });
                if is_shown {
                    continue;
                }
                let excuses = never
                    .iter()
                    .filter(|(kind, excused)| *excused == answer && names(&source.types, kind));
                let excuses: Never = excuses.cloned().collect();
                if excuses.is_empty() {
                    self.tell(None, uncovered(source, answer));
                }
                needed.extend(excuses);
            }
        }
        for (kind, answer) in never.difference(&needed) {
            self.tell(None, MismatchKind::Needless(*answer, kind.clone()));
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
mod tests {
    use super::*;
    use crate::check::samples::{check, definitions};

    /// Tests one check with a fixture of these lines, on which a scan sees `observed`.
    fn tested(text: &str, observed: &[(Answer, u32)]) -> Vec<String> {
        let on = "on \"terraform\" \"t\" {\n require = self.a\n message = \"no\"\n}";
        let text_of_check = check("TST001", on);
        let definitions = definitions(&[("theme/TST001.hcl", &text_of_check)]);
        let program = Program::new(&definitions, &|_| true).unwrap();
        let folder = tempfile::tempdir().unwrap();
        let case = folder.path().join("TST001");
        fs::create_dir(&case).unwrap();
        fs::write(case.join("main.tf"), text).unwrap();
        let scan = |folder: &Path, _: usize| {
            Ok(observed
                .iter()
                .map(|&(answer, line)| Observed {
                    answer,
                    platform: Platform::Terraform,
                    question: Question {
                        on: 0,
                        projection: None,
                    },
                    path: folder.join("main.tf"),
                    line,
                })
                .collect())
        };
        let mismatches = test(folder.path(), &program, &[0], &scan).mismatches;
        mismatches
            .iter()
            .map(|one| match &one.place {
                Some((_, line)) => format!("{line} {:?}", one.kind),
                None => format!("{:?}", one.kind),
            })
            .collect()
    }

    const PASS: (Answer, u32) = (Answer::Pass, 9);

    #[test]
    fn what_is_expected_and_comes_is_well() {
        let text = "a # expect: TST001\nb // undetermined: XYZ001, TST001\n";
        let seen = [(Answer::Fail, 1), (Answer::Undetermined, 2), PASS];
        assert!(tested(text, &seen).is_empty());
    }

    #[test]
    fn a_wrong_line_is_told_with_the_right_one() {
        let seen = [(Answer::Fail, 3), PASS];
        let told = tested("a # expect: TST001\n\nb\n", &seen);
        assert_eq!(told, ["1 Missing(Fail, Some(3))"]);
    }

    #[test]
    fn what_nobody_expects_is_told() {
        let seen = [(Answer::Fail, 1), (Answer::Undetermined, 2), PASS];
        let told = tested("a # expect: TST001\nb\n", &seen);
        assert_eq!(told, ["2 Unexpected(Undetermined)"]);
    }

    #[test]
    fn both_answers_must_be_shown() {
        let told = tested("a\n", &[]);
        assert_eq!(
            told,
            [
                "NeverFails(0, Terraform, [\"t\"])",
                "NeverPasses(0, Terraform, [\"t\"])"
            ]
        );
    }

    #[test]
    fn what_cannot_be_shown_is_excused_by_a_comment_with_a_reason() {
        let excused = "a # expect: TST001\n# never passes: TST001 t (it has no such setting)\n";
        assert!(tested(excused, &[(Answer::Fail, 1)]).is_empty());
        let without_reason = "a # expect: TST001\n# never passes: TST001 t\n";
        let told = tested(without_reason, &[(Answer::Fail, 1)]);
        assert_eq!(told, ["NeverPasses(0, Terraform, [\"t\"])"]);
    }

    #[test]
    fn an_excuse_that_nobody_needs_is_told() {
        let seen = [(Answer::Fail, 1), PASS];
        let text =
            "a # expect: TST001\n# never passes: TST001 t (a)\n# never fails: TST001 u (b)\n";
        let told = tested(text, &seen);
        assert_eq!(told, ["Needless(Pass, \"t\")", "Needless(Fail, \"u\")"]);
    }

    #[test]
    fn words_outside_of_comments_expect_nothing() {
        let seen = [(Answer::Fail, 2), PASS];
        let text = "x = \"expect: TST001\"\ny # expect: TST001\nz # expect: OTHER TST001\n";
        assert!(tested(text, &seen).is_empty());
    }
}
