use std::fmt::Write as _;
use std::path::PathBuf;

use crate::check::samples::{TODAY, check, definitions, text_at};
use crate::check::{Answer, Options, Program, judge};
use crate::cloudformation;
use crate::source::Sources;
use crate::syntax::tree::yaml;

const SECTIONS: &str = "\
Parameters:
  Env: {Type: String}
  Size: {Type: String, AllowedValues: [small, large]}
  Flag: {Type: String}
Conditions:
  IsProd: !Equals [!Ref Env, prod]
  IsDev: !Equals [!Ref Env, dev]
  NotProd: !Not [!Condition IsProd]
  Both: !And [!Condition IsProd, !Condition IsDev]
  Small: !Equals [!Ref Size, small]
  Large: !Equals [!Ref Size, large]
  Neither: !Not [!Or [!Condition Small, !Condition Large]]
  Huge: !Equals [!Ref Size, huge]
  Flagged: !Equals [!Ref Flag, 'yes']
";

/// What the requirement on every `A::B` comes to: answer, place and reason, in order.
fn verdicts(require: &str, resources: &str) -> Vec<(Answer, String, String)> {
    verdicts_of(
        &format!("on \"cloudformation\" \"A::B\" {{\n require = {require}\n message = \"no\"\n}}"),
        &[],
        &format!("{SECTIONS}Resources:\n{resources}"),
    )
}

fn verdicts_of(on: &str, concepts: &[(&str, &str)], text: &str) -> Vec<(Answer, String, String)> {
    let sources = Sources::new(std::path::Path::new(".")).unwrap();
    let file = sources.insert(PathBuf::from("template"), text.to_owned());
    let mut parsed = yaml::parse(text);
    assert_eq!(parsed.errors, [], "{text}");
    let options = cloudformation::Options::default();
    let unit = cloudformation::evaluate(parsed.documents.remove(0), &file, &options);
    assert_eq!(unit.diagnostics, []);
    let check = check("TST001", on);
    let files: Vec<(&str, &str)> = concepts
        .iter()
        .copied()
        .chain([("theme/TST001.hcl", check.as_str())])
        .collect();
    let definitions = definitions(&files);
    let program = Program::new(&definitions, &|_| true).unwrap();
    let judged = judge(
        &program,
        &unit,
        Options {
            passes: true,
            today: TODAY,
        },
    );
    assert!(judged.diagnostics.is_empty(), "{:?}", judged.diagnostics);
    let passes = judged.judgements.iter();
    let passes = passes.filter(|one| one.answer == Answer::Pass).count();
    assert_eq!(judged.passed, passes);
    let judgements = judged.judgements.into_iter();
    judgements
        .map(|one| (one.answer, text_at(text, one.place).to_owned(), one.reason))
        .collect()
}

/// The answer for one resource with these properties.
fn answer(require: &str, properties: &str) -> Answer {
    let resource = format!("  R:\n    Type: A::B\n    Properties: {properties}\n");
    let verdicts = verdicts(require, &resource);
    assert_eq!(verdicts.len(), 1, "{verdicts:?}");
    verdicts[0].0
}

#[test]
fn what_fails_either_way_fails_and_what_passes_either_way_passes() {
    let property = "{P: !If [IsProd, 1, 2]}";
    assert_eq!(answer("self.P > 5", property), Answer::Fail);
    assert_eq!(answer("self.P < 5", property), Answer::Pass);
    assert_eq!(answer("self.P == 1", property), Answer::Undetermined);
}

#[test]
fn the_reason_names_the_condition_that_makes_the_difference() {
    let resources = "  R:\n    Type: A::B\n    Properties: {P: !If [Flagged, 1, 1], Q: !If [Small, 7, 8], S: !If [IsProd, 1, 2]}\n";
    let verdicts = verdicts("self.Q > 0 && self.S == 1", resources);
    let reason = "condition IsProd is open: parameter Env has no default and no value is given";
    assert_eq!(verdicts[0].0, Answer::Undetermined);
    assert_eq!(verdicts[0].2, reason);
}

#[test]
fn one_condition_falls_one_way_in_all_of_a_resource() {
    let properties = "{P: !If [IsProd, 1, 2], Q: !If [IsProd, 2, 1]}";
    assert_eq!(answer("self.P == self.Q", properties), Answer::Fail);
    assert_eq!(answer("self.P + self.Q == 3", properties), Answer::Pass);
    let properties = "{P: !If [IsProd, 1, 2], Q: !If [NotProd, 1, 2]}";
    assert_eq!(answer("self.P == self.Q", properties), Answer::Fail);
}

#[test]
fn conditions_on_one_parameter_exclude_each_other() {
    let properties = "{P: !If [IsProd, 1, 0], Q: !If [IsDev, 1, 0]}";
    assert_eq!(answer("self.P + self.Q < 2", properties), Answer::Pass);
    assert_eq!(
        answer("self.P + self.Q == 1", properties),
        Answer::Undetermined
    );
    assert_eq!(answer("self.P == 1", "{P: !If [Both, 0, 1]}"), Answer::Pass);
}

#[test]
fn allowed_values_leave_nothing_else() {
    let properties = "{P: !If [Small, 1, 0], Q: !If [Large, 1, 0]}";
    assert_eq!(answer("self.P + self.Q == 1", properties), Answer::Pass);
    assert_eq!(
        answer("self.P == 0", "{P: !If [Neither, 1, 0]}"),
        Answer::Pass
    );
    assert_eq!(answer("self.P == 0", "{P: !If [Huge, 1, 0]}"), Answer::Pass);
}

#[test]
fn texts_are_put_together_on_each_way() {
    let properties = "{P: !Sub ['a-${X}', {X: !If [IsProd, b, c]}]}";
    assert_eq!(
        answer("startswith(self.P, \"a-\")", properties),
        Answer::Pass
    );
    assert_eq!(
        answer("self.P == \"a-b\" || self.P == \"a-c\"", properties),
        Answer::Pass
    );
    assert_eq!(
        answer("self.P == \"a-b\"", properties),
        Answer::Undetermined
    );
}

#[test]
fn what_is_not_there_on_one_way_is_null_there() {
    let properties = "{P: !If [IsProd, 1, !Ref AWS::NoValue]}";
    assert_eq!(
        answer("self.P == null || self.P == 1", properties),
        Answer::Pass
    );
    assert_eq!(answer("self.P != null", properties), Answer::Undetermined);
    let properties = "{P: [x, !If [IsProd, y, !Ref AWS::NoValue]]}";
    assert_eq!(
        answer("length(self.P) == 2", properties),
        Answer::Undetermined
    );
    assert_eq!(answer("length(self.P) <= 2", properties), Answer::Pass);
}

#[test]
fn a_resource_is_judged_where_it_is_made() {
    let resources = "  R:\n    Type: A::B\n    Condition: IsProd\n    Properties: {P: !If [NotProd, 1, 2], Q: !If [IsDev, 1, 2]}\n";
    let found = verdicts("self.P == 2 && self.Q == 2", resources);
    assert_eq!(found[0].0, Answer::Pass);
}

#[test]
fn what_belongs_together_exists_together() {
    let guarded = |condition: &str, guard: &str| {
        let resources = format!(
            "  R:\n    Type: A::B\n    Condition: {condition}\n  G:\n    Type: A::Guard\n    Condition: {guard}\n    Properties: {{For: !Ref R}}\n"
        );
        verdicts("length(linked(\"A::Guard\", \"For\")) > 0", &resources)[0].0
    };
    assert_eq!(guarded("IsProd", "IsProd"), Answer::Pass);
    assert_eq!(guarded("IsDev", "NotProd"), Answer::Pass);
    assert_eq!(guarded("IsProd", "NotProd"), Answer::Fail);
    assert_eq!(guarded("IsProd", "Flagged"), Answer::Undetermined);
}

#[test]
fn a_link_that_hangs_on_a_condition_holds_on_one_way() {
    let resources = "  R:\n    Type: A::B\n  S:\n    Type: A::C\n  G:\n    Type: A::Guard\n    Properties: {For: !If [IsProd, !Ref R, !Ref S]}\n";
    let found = verdicts("length(linked(\"A::Guard\", \"For\")) > 0", resources);
    assert_eq!(found[0].0, Answer::Undetermined);
    let same = resources.replace("!Ref S]", "!Ref R]");
    let found = verdicts("length(linked(\"A::Guard\", \"For\")) > 0", &same);
    assert_eq!(found[0].0, Answer::Pass);
}

const RULE: (&str, &str) = (
    "concepts/rule.hcl",
    "concept \"rule\" {\n  summary = \"A rule.\"\n  from \"cloudformation\" \"A::B\" {\n    for_each = list(self.Rules)\n    port = each.value.Port\n  }\n}",
);

fn rules(rules: &str) -> Vec<(Answer, String)> {
    let on = "on \"rule\" {\n require = self.port != 22\n message = \"no\"\n}";
    let text = format!(
        "{SECTIONS}Resources:\n  R:\n    Type: A::B\n    Properties:\n      Rules: {rules}\n"
    );
    let verdicts = verdicts_of(on, &[RULE], &text).into_iter();
    verdicts.map(|(answer, place, _)| (answer, place)).collect()
}

#[test]
fn elements_that_are_there_on_one_way_hang_on_it() {
    let found = rules("[{Port: 443}, !If [IsProd, {Port: 22}, !Ref AWS::NoValue]]");
    assert_eq!(found[0].0, Answer::Pass);
    assert_eq!(found[1], (Answer::Undetermined, "Port: 22".into()));
    let found = rules("!If [IsProd, [{Port: 22}], [{Port: 443}, {Port: 22}]]");
    let failed: Vec<_> = found.iter().filter(|it| it.0 == Answer::Fail).collect();
    assert_eq!(failed.len(), 2);
}

/// Forty parameters without value, and a condition on each.
fn forty_conditions() -> String {
    let parameters = (0..40).map(|at| format!("  P{at}: {{Type: String}}\n"));
    let conditions = (0..40).map(|at| format!("  C{at}: !Equals [!Ref P{at}, 'yes']\n"));
    let (parameters, conditions): (String, String) = (parameters.collect(), conditions.collect());
    format!("Parameters:\n{parameters}Conditions:\n{conditions}")
}

#[test]
fn forty_conditions_cost_no_more_than_those_that_are_read() {
    let mut text = forty_conditions();
    text += "Resources:\n  R:\n    Type: A::B\n    Properties:\n";
    for at in 0..40 {
        writeln!(text, "      A{at}: !If [C{at}, 1, 2]").unwrap();
    }
    let verdict = |require: &str| {
        let on = format!(
            "on \"cloudformation\" \"A::B\" {{\n require = {require}\n message = \"no\"\n}}"
        );
        verdicts_of(&on, &[], &text)[0].clone()
    };
    assert_eq!(verdict("self.A7 + self.A31 < 5").0, Answer::Pass);
    assert_eq!(verdict("self.A7 + self.A31 > 5").0, Answer::Fail);
    let (answer, _, reason) = verdict("self.A7 + self.A31 == 3 || self.A39 < 9 && self.A31 == 1");
    assert_eq!(answer, Answer::Undetermined);
    assert!(reason.starts_with("condition C"), "{reason}");
    // What reads all of them is left open.
    let all: Vec<String> = (0..40).map(|at| format!("self.A{at}")).collect();
    assert_eq!(
        verdict(&format!("{} > 0", all.join(" + "))).0,
        Answer::Undetermined
    );
}

#[test]
fn elements_that_hang_on_too_many_conditions_together_are_judged_one_by_one() {
    let mut text = forty_conditions();
    text += "Resources:\n  R:\n    Type: A::B\n    Properties:\n      Rules:\n";
    for at in 0..10 {
        writeln!(text, "        - {{Port: !If [C{at}, 80, 443]}}").unwrap();
    }
    for at in 10..20 {
        writeln!(
            text,
            "        - !If [C{at}, {{Port: 22}}, !Ref AWS::NoValue]"
        )
        .unwrap();
    }
    for at in 20..30 {
        writeln!(
            text,
            "        - !If [C{at}, {{Port: 80}}, !Ref AWS::NoValue]"
        )
        .unwrap();
    }
    for at in 30..40 {
        writeln!(text, "        - {{Port: !If [C{at}, 22, \"22\"]}}").unwrap();
    }
    let on = "on \"rule\" {\n require = tonumber(self.port) != 22\n message = \"no\"\n}";
    let verdicts = verdicts_of(on, &[RULE], &text);
    let count = |answer| verdicts.iter().filter(|it| it.0 == answer).count();
    let counts = [Answer::Pass, Answer::Undetermined, Answer::Fail].map(count);
    assert_eq!(counts, [20, 10, 10]);
    let open = verdicts.iter().find(|it| it.0 == Answer::Undetermined);
    let reason = "condition C10 is open: parameter P10 has no default and no value is given";
    assert_eq!(open.unwrap().2, reason);
}
