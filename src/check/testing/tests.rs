use super::*;
use crate::check::samples::{TODAY, check, definitions, unit};
use crate::check::{Options, judge};

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
        let observed = observed.iter();
        let observed = observed
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
            .collect();
        Ok(Seen {
            observed,
            looked: Vec::new(),
        })
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
    let text = "a # expect: TST001\n# never passes: TST001 t (a)\n# never fails: TST001 u (b)\n";
    let told = tested(text, &seen);
    assert_eq!(told, ["Needless(Pass, \"t\")", "Needless(Fail, \"u\")"]);
}

#[test]
fn words_outside_of_comments_expect_nothing() {
    let seen = [(Answer::Fail, 2), PASS];
    let text = "x = \"expect: TST001\"\ny # expect: TST001\nz # expect: OTHER TST001\n";
    assert!(tested(text, &seen).is_empty());
}

/// What the fixtures of a check on this concept do not show, and what is wrong with them. The check requires
/// `a`, which the concept has of `t` and `u`.
fn gaps(concept: &str, fixture: &str) -> Vec<String> {
    gaps_of(&[], concept, fixture)
}

/// The same, with more definitions beside.
fn gaps_of(beside: &[(&str, &str)], concept: &str, fixture: &str) -> Vec<String> {
    let on = "on \"thing\" {\n require = self.a\n message = \"no\"\n}";
    let concept = format!("concept \"thing\" {{\n summary = \"A thing.\"\n{concept}\n}}\n");
    let text = check("TST001", on);
    let files = [
        ("concepts/thing.hcl", concept.as_str()),
        ("theme/TST001.hcl", &text),
    ];
    let definitions = definitions(&[&files, beside].concat());
    let program = Program::new(&definitions, &|_| true).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let case = folder.path().join("TST001");
    fs::create_dir(&case).unwrap();
    fs::write(case.join("main.tf"), fixture).unwrap();
    let scan = |folder: &Path, check: usize| Ok(seen(&program, folder, fixture, check));
    let tested = test(folder.path(), &program, &[0], &scan);
    let mismatches = tested.mismatches.iter().map(ToString::to_string);
    let gaps = tested.gaps.iter().map(ToString::to_string);
    mismatches.chain(gaps).collect()
}

fn seen(program: &Program<'_>, folder: &Path, fixture: &str, check: usize) -> Seen {
    let unit = unit(fixture);
    let options = Options {
        passes: true,
        today: TODAY,
    };
    let judged = judge(program, &unit, options);
    let line = |at: usize| 1 + fixture[..at].matches('\n').count() as u32;
    let observed = judged.judgements.iter().map(|one| Observed {
        answer: one.answer,
        platform: unit.platform,
        question: one.question,
        path: folder.join("main.tf"),
        line: line(one.place.span.start as usize),
    });
    Seen {
        observed: observed.collect(),
        looked: look(program, &unit, check, TODAY),
    }
}

/// Two types in one projection.
const BOTH: &str = "from \"terraform\" \"t\" \"u\" {\n a = coalesce(self.x.y, true)\n}";

/// A fixture that shows all of them.
const WHOLE: &str = "t \"one\" {}\nt \"two\" {\n  x { \n    y = false # expect: TST001\n  }\n}\n\
                     u \"three\" {\n  x {\n    y = input # undetermined: TST001\n  }\n}\n";

#[test]
fn fixtures_that_show_everything_have_no_gaps() {
    assert_eq!(gaps(BOTH, WHOLE), [""; 0]);
}

#[test]
fn what_is_not_undetermined_not_absent_or_not_there_is_a_gap() {
    let fixture = "t \"one\" {\n  x { \n    y = true\n  }\n}\n\
                   t \"two\" {\n  x { \n    y = false # expect: TST001\n  }\n}\n";
    assert_eq!(
        gaps(BOTH, fixture),
        [
            "TST001: thing of terraform t …: nothing is undetermined",
            "TST001: thing of terraform t …: nothing is absent",
            "TST001: thing of terraform t …: self.x.y is never absent",
            "TST001: thing of terraform t …: no verdict on u",
        ]
    );
}

#[test]
fn excuses_with_a_reason_close_gaps_and_must_be_needed() {
    let fixture = "# never undetermined: TST001 t (always known)\n# never absent: TST001 t (required)\n\
                   # never absent: TST001 u self.x.y (required)\n\
                   t \"one\" {\n  x { \n    y = true\n  }\n}\n\
                   u \"two\" {\n  x { \n    y = false # expect: TST001\n  }\n}\n";
    assert_eq!(gaps(BOTH, fixture), [""; 0]);
    let needless = format!(
        "{WHOLE}# never undetermined: TST001 t (known)\n# never absent: TST001 t (there)\n\
         # never absent: TST001 u self.x.y (required)\n# never absent: TST001 u self.z\n"
    );
    assert_eq!(
        gaps(BOTH, &needless),
        [
            "TST001: a fixture says without need that t never comes to an undetermined verdict",
            "TST001: a fixture says without need that t always has all",
            "TST001: a fixture says without need that u always has self.x.y",
        ]
    );
}

#[test]
fn what_decides_whether_there_is_an_object_need_not_be_absent() {
    let each =
        "from \"terraform\" \"t\" {\n when = self.on\n for_each = self.x\n a = each.value.y\n}";
    let fixture = "t \"one\" {\n  on = true\n  x {\n    y = false # expect: TST001\n  }\n  x {\n    y = true\n  }\n\
                   x {\n    y = input # undetermined: TST001\n  }\n}\n";
    assert_eq!(
        gaps(each, fixture),
        [
            "TST001: thing of terraform t: nothing is absent",
            "TST001: thing of terraform t: each.value.y is never absent",
        ]
    );
}

#[test]
fn what_is_read_through_another_concept_is_looked_for_where_it_is_read() {
    let of_another = "from \"concept\" \"frame\" {\n a = self.b.c\n}";
    let told = gaps_of(
        &[(
            "concepts/frame.hcl",
            "concept \"frame\" {\n summary = \"It.\"\n from \"terraform\" \"t\" {\n b = self.x\n }\n}\n",
        )],
        of_another,
        "t \"one\" {\n  x {\n    c = true\n  }\n}\nt \"two\" {\n  x {\n    c = false # expect: TST001\n  }\n}\n\
         t \"three\" {\n  x = input # undetermined: TST001\n}\n",
    );
    assert_eq!(
        told,
        [
            "TST001: frame of terraform t: self.x is never absent",
            "TST001: thing of frame: self.b.c is never absent",
            "TST001: thing of terraform t: nothing is absent",
        ]
    );
}
