use super::*;
use crate::check::samples::{TODAY, check, definitions, text_at, unit};

/// Judges a unit by one check on `thing`, a concept whose attributes are those of the type `thing`.
fn judged(on: &str, resources: &str) -> Judged {
    let check = check("TST001", on);
    let definitions = definitions(&[
        ("theme/TST001.hcl", &check),
        ("concepts/thing.hcl", THING),
        ("concepts/part.hcl", PART),
    ]);
    let program = Program::new(&definitions, &|_| true).unwrap();
    judge(
        &program,
        &unit(resources),
        Options {
            passes: true,
            today: TODAY,
        },
    )
}

const THING: &str = r#"concept "thing" {
  summary = "A thing."
  from "terraform" "thing" {
    when = self.exists
    a    = self.a
    b    = self.b
    deep = self.outer.inner
    bad  = !self.a
  }
  from "terraform" "lesser_thing" {
    a = self.a
  }
}"#;

const PART: &str = r#"concept "part" {
  summary = "A part."
  from "terraform" "whole" {
    for_each = self.part
    size     = each.value.size
    position = each.key
  }
  from "terraform" "filtered" {
    when     = each.value.kind == "x"
    for_each = self.part
    size     = each.value.size
  }
  from "concept" "thing" {
    size = self.a
  }
}"#;

fn answers(judged: &Judged) -> Vec<Answer> {
    judged.judgements.iter().map(|one| one.answer).collect()
}

const FAIL: Answer = Answer::Fail;
const PASS: Answer = Answer::Pass;
const OPEN: Answer = Answer::Undetermined;

#[test]
fn verdicts_follow_the_table() {
    let on = r#"on "thing" {
    when    = self.a
    require = self.b
    message = "${self.address} is wrong"
  }"#;
    let table = [
        ("true", "true", vec![PASS]),
        ("true", "false", vec![FAIL]),
        ("true", "input", vec![OPEN]),
        ("false", "false", vec![]),
        ("false", "input", vec![]),
        ("input", "true", vec![PASS]),
        ("input", "false", vec![OPEN]),
        ("input", "input", vec![OPEN]),
    ];
    for (when, require, expected) in table {
        let text = format!("thing \"t\" {{\n  exists = true\n  a = {when}\n  b = {require}\n}}\n");
        let judged = judged(on, &text);
        assert_eq!(answers(&judged), expected, "when {when}, require {require}");
        let passes = expected.iter().filter(|answer| **answer == PASS).count();
        assert_eq!(judged.passed, passes);
    }
}

#[test]
fn deny_is_the_opposite_of_require() {
    let on = r#"on "thing" {
    deny    = self.a
    message = "no"
  }"#;
    for (value, expected) in [("true", FAIL), ("false", PASS), ("input", OPEN)] {
        let text = format!("lesser_thing \"t\" {{\n  a = {value}\n}}\n");
        assert_eq!(answers(&judged(on, &text)), [expected], "{value}");
    }
}

#[test]
fn what_may_not_exist_is_never_a_finding() {
    let on = r#"on "thing" {
    require = self.a
    message = "no"
  }"#;
    let text = "thing \"t\" {\n  exists = input\n  a = false\n}\n";
    let judged = judged(on, text);
    assert_eq!(answers(&judged), [OPEN]);
    assert_eq!(judged.judgements[0].reason, "input is not given");
    let gone = "thing \"t\" {\n  exists = false\n  a = false\n}\n";
    assert!(self::judged(on, gone).judgements.is_empty());
}

#[test]
fn a_check_does_not_look_at_objects_without_its_attributes() {
    let on = r#"on "thing" {
    require = self.b
    message = "no"
  }"#;
    let text = "lesser_thing \"t\" {\n  a = false\n}\n";
    assert!(judged(on, text).judgements.is_empty());
}

#[test]
fn a_finding_points_at_the_attribute_that_decided() {
    let on = r#"on "thing" {
    require = self.a && self.b
    message = "${self.address} is wrong"
  }"#;
    let text = "thing \"t\" {\n  exists = true\n  a = true\n  b = false\n}\n";
    let judged = judged(on, text);
    let finding = &judged.judgements[0];
    assert_eq!(text_at(text, finding.place), "b = false");
    assert_eq!(finding.message, "t is wrong");
    assert_eq!(finding.severity, Severity::High);
}

#[test]
fn what_is_missing_is_pointed_at_by_the_nearest_thing_that_is_there() {
    let on = r#"on "thing" {
    require = self.deep == "x"
    message = "no"
  }"#;
    let text = "thing \"t\" {\n  exists = true\n  outer {\n  }\n}\n";
    let inner = judged(on, text);
    assert_eq!(text_at(text, inner.judgements[0].place), "outer");
    let text = "thing \"t\" {\n  exists = true\n}\n";
    let outer = judged(on, text);
    assert_eq!(text_at(text, outer.judgements[0].place), "thing \"t\"");
}

#[test]
fn at_points_elsewhere() {
    let on = r#"on "thing" {
    require = self.a
    at      = self.b
    message = "no"
  }"#;
    let text = "thing \"t\" {\n  exists = true\n  a = false\n  b = 1\n}\n";
    let judged = judged(on, text);
    assert_eq!(text_at(text, judged.judgements[0].place), "b = 1");
}

#[test]
fn each_block_is_an_object_of_its_own() {
    let on = r#"on "part" {
    require = self.size == 1
    message = "part ${self.size}"
  }"#;
    let text = "whole \"w\" {\n  part {\n    size = 1\n  }\n  part {\n    size = 2\n  }\n  part {\n  }\n}\n";
    let judged = judged(on, text);
    assert_eq!(answers(&judged), [PASS, FAIL, FAIL]);
    assert_eq!(text_at(text, judged.judgements[1].place), "size = 2");
    assert_eq!(text_at(text, judged.judgements[2].place), "part");
}

#[test]
fn when_may_ask_each_element() {
    let on = r#"on "part" {
    require = self.size == 1
    message = "no"
  }"#;
    let text = "filtered \"w\" {\n  part {\n    kind = \"x\"\n    size = 2\n  }\n  part {\n    kind = \"y\"\n    size = 2\n  }\n}\n";
    assert_eq!(answers(&judged(on, text)), [FAIL]);
}

#[test]
fn unknown_elements_are_one_open_object() {
    let on = r#"on "part" {
    require = self.size == 1
    message = "no"
  }"#;
    let judged = judged(on, "whole \"w\" {\n  part = input\n}\n");
    assert_eq!(answers(&judged), [OPEN]);
}

#[test]
fn a_concept_is_made_from_another_with_its_doubt() {
    let on = r#"on "part" {
    require = self.size
    message = "no"
  }"#;
    let text = "thing \"t\" {\n  exists = input\n  a = false\n}\n";
    assert_eq!(answers(&judged(on, text)), [OPEN]);
    let text = "thing \"t\" {\n  exists = true\n  a = false\n}\n";
    assert_eq!(answers(&judged(on, text)), [FAIL]);
}

#[test]
fn an_error_leaves_the_verdict_open_and_is_told_once() {
    let on = r#"on "thing" {
    require = self.bad
    message = "no"
  }"#;
    let text = "thing \"t\" {\n  exists = true\n  a = \"word\"\n}\nthing \"u\" {\n  exists = true\n  a = \"word\"\n}\n";
    let judged = judged(on, text);
    assert_eq!(answers(&judged), [OPEN, OPEN]);
    assert_eq!(judged.diagnostics.len(), 1);
    let message = &judged.diagnostics[0].message;
    assert!(
        message.contains("attribute `bad` of concept `thing`"),
        "{message}"
    );
}

#[test]
fn severity_follows_the_surroundings() {
    let on = r#"on "thing" {
    require  = self.a
    severity = self.b == "exposed" ? "critical" : "low"
    message  = "no"
  }"#;
    for (b, expected) in [
        ("\"exposed\"", Severity::Critical),
        ("\"hidden\"", Severity::Low),
        ("input", Severity::High),
    ] {
        let text = format!("thing \"t\" {{\n  exists = true\n  a = false\n  b = {b}\n}}\n");
        assert_eq!(judged(on, &text).judgements[0].severity, expected, "{b}");
    }
}

#[test]
fn raw_types_have_their_own_attributes_and_an_address() {
    let on = r#"on "terraform" "rule" {
    require = self.type == "ingress"
    message = "${self.address} of ${self.platform}: ${self.type}"
  }"#;
    let judged = judged(
        on,
        "rule \"r\" {\n  type = \"egress\"\n  address = \"x\"\n}\n",
    );
    assert_eq!(judged.judgements[0].message, "r of terraform: egress");
}

#[test]
fn unknown_parts_of_a_message_are_left_out() {
    let on = r#"on "thing" {
    require = self.a
    message = "${self.address} has ${self.b}"
  }"#;
    let text = "thing \"t\" {\n  exists = true\n  a = false\n  b = input\n}\n";
    assert_eq!(judged(on, text).judgements[0].message, "t has …");
}

#[test]
fn a_long_message_is_cut() {
    let on = r#"on "thing" {
    require = self.a
    message = "${self.b}"
  }"#;
    let long = "ä".repeat(10_000);
    let text = format!("thing \"t\" {{\n  exists = true\n  a = false\n  b = \"{long}\"\n}}\n");
    let judged = judged(on, &text);
    assert_eq!(
        judged.judgements[0].message.chars().count(),
        MAX_MESSAGE + 1
    );
}

#[test]
fn judgements_come_in_the_order_of_resources_however_many() {
    let on = r#"on "thing" {
    require = self.a
    message = "no"
  }"#;
    let text: String = (0..300)
        .map(|n| format!("lesser_thing \"t{n}\" {{\n  a = {}\n}}\n", n % 2 == 0))
        .collect();
    let judged = judged(on, &text);
    let order: Vec<_> = judged.judgements.iter().map(|one| one.resource).collect();
    assert_eq!(order, (0..300).collect::<Vec<_>>());
    assert_eq!(judged.passed, 150);
}

#[test]
fn what_is_beyond_a_bound_is_open_and_told_and_the_rest_is_judged() {
    let on = r#"on "part" {
    require = self.size < 10
    message = "no"
  }"#;
    let parts = "  part { size = 20 }\n".repeat(10_003);
    let judged = judged(on, &format!("whole \"w\" {{\n{parts}}}\n"));
    let failed = |one: &&Judgement| one.answer == FAIL;
    assert_eq!(judged.judgements.iter().filter(failed).count(), 10_000);
    let open = judged.judgements.iter().find(|one| one.answer == OPEN);
    assert!(open.unwrap().reason.contains("more than 10000 elements"));
    let kinds: Vec<_> = judged.diagnostics.iter().map(|it| it.kind).collect();
    assert_eq!(kinds, [crate::diagnostic::DiagnosticKind::Bound]);
}

#[test]
fn a_fault_of_a_check_is_told_once_with_its_name() {
    let on = r#"on "part" {
    require = self.size.of.it
    message = "no"
  }"#;
    let judged = judged(
        on,
        "whole \"w\" {\n  part { size = 1 }\n  part { size = 2 }\n}\n",
    );
    assert_eq!(answers(&judged), [OPEN, OPEN]);
    let messages: Vec<_> = judged.diagnostics.iter().map(|it| &*it.message).collect();
    assert_eq!(
        messages,
        ["check TST001 cannot be evaluated on w: `of` is read from a number"]
    );
}

#[test]
fn a_list_that_is_too_long_to_be_compared_is_open_and_told() {
    let on = r#"on "thing" {
    require = length(bounded(self.a, 2)) > 0
    message = "no"
  }"#;
    let things =
        "lesser_thing \"few\" {\n  a = [1, 2]\n}\nlesser_thing \"many\" {\n  a = [1, 2, 3]\n}\n";
    let judged = judged(on, things);
    assert_eq!(answers(&judged), [PASS, OPEN]);
    let kinds: Vec<_> = judged.diagnostics.iter().map(|it| it.kind).collect();
    assert_eq!(kinds, [crate::diagnostic::DiagnosticKind::Bound]);
}
