use super::*;
use crate::check::definition::{From, Target};
use crate::check::samples;

/// The faults of files, as `line:column message`.
fn faults_of(files: &[(&str, &str)]) -> Vec<String> {
    let listed: Vec<_> = files
        .iter()
        .map(|(path, text)| DefinitionFile { path, text })
        .collect();
    let rules = Rules {
        is_control: &|edition, id| edition == "27017:2015" && id == "CLD.9.5.2",
        is_function: &|name| name == "coalesce" || name == "concepts",
    };
    let (_, faults) = read(&listed, &Definitions::default(), &rules);
    faults
        .iter()
        .map(|fault| {
            let text = files[fault.file].1;
            let index = crate::source::LineIndex::new(text);
            let at = index.position(text, fault.error.span.start);
            format!("{}:{} {}", at.line, at.column, fault.error.message)
        })
        .collect()
}

/// The faults of one check with these `on` blocks, beside the concept `thing` with attribute `a`.
fn faults_of_on(on: &str) -> Vec<String> {
    let check = samples::check("TST001", on);
    let mut faults = faults_of(&[("theme/TST001.hcl", &check), ("concepts/thing.hcl", THING)]);
    for fault in &mut faults {
        *fault = fault.split_once(' ').unwrap().1.to_owned();
    }
    faults
}

const THING: &str = r#"concept "thing" {
  summary = "A thing."
  from "terraform" "aws_thing" {
    a = self.a
  }
}
"#;

const ON: &str = r#"on "thing" {
  require = self.a
  message = "no"
}"#;

#[test]
fn a_check_is_read_with_its_theme() {
    let text = samples::check("TST001", ON);
    let definitions = samples::definitions(&[
        ("checks/vm-hardening/TST001.hcl", &text),
        ("checks/concepts/thing.hcl", THING),
    ]);
    let check = &definitions.checks[0];
    assert_eq!(check.theme, "vm-hardening");
    assert_eq!(check.controls[0].control, "CLD.9.5.2");
    assert_eq!(check.on[0].target, Target::Concept("thing".into()));
    let from = &definitions.concepts[0].projections[0].from;
    assert!(matches!(from, From::Types { types, .. } if types[0] == "aws_thing"));
}

#[test]
fn all_faults_of_a_check_are_told_at_once() {
    let text = r#"check "tst1" {
  name       = "Not Kebab"
  title      = "Ends with a full stop."
  controls   = { "27017:2015" = ["9.9.9"] }
  because    = ""
  severity   = "dire"
  since      = "soon"
  rationale  = "No full stop"
  references = ["http://example.com"]
  sevrity    = "high"
}
"#;
    assert_eq!(
        faults_of(&[("theme/tst1.hcl", text)]),
        [
            "1:1 a check needs `remediation`",
            "1:1 a check needs an `on` block",
            "1:7 an id is capital letters and three digits or more",
            "2:16 a check's name is in kebab case",
            "3:16 a title ends without a full stop",
            "4:34 `27017:2015` has no control `9.9.9`",
            "5:16 `because` is empty",
            "6:16 there is no severity `dire`: info, low, medium, high, critical",
            "7:16 expected a release, such as \"1.2.0\"",
            "8:16 `rationale` ends without a full stop",
            "9:17 expected an address that begins with https://",
            "10:3 `sevrity` is not a key of a check",
        ]
    );
}

#[test]
fn exactly_one_of_require_and_deny() {
    let neither = "on \"thing\" {\n message = \"no\"\n}";
    assert_eq!(
        faults_of_on(neither),
        ["an `on` block needs `require` or `deny`"]
    );
    let both = "on \"thing\" {\n require = self.a\n deny = self.a\n message = \"no\"\n}";
    assert_eq!(faults_of_on(both), ["`deny` cannot stand beside `require`"]);
}

#[test]
fn names_that_lead_nowhere_are_told() {
    for (on, expected) in [
        (
            "on \"other\" {\n require = true\n message = \"no\"\n}",
            "there is no concept `other`",
        ),
        (
            "on \"thing\" {\n require = self.b\n message = \"no\"\n}",
            "no projection of `thing` has an attribute `b`",
        ),
        (
            "on \"thing\" {\n require = slef.a\n message = \"no\"\n}",
            "there is no `slef` here: expected `self`",
        ),
        (
            "on \"thing\" {\n require = each.value\n message = \"no\"\n}",
            "`each` is only there beside `for_each`",
        ),
        (
            "on \"thing\" {\n require = coalsce(self.a)\n message = \"no\"\n}",
            "there is no function `coalsce`",
        ),
        (
            "on \"thing\" {\n require = concepts(\"other\") == []\n message = \"no\"\n}",
            "there is no concept `other`",
        ),
        (
            "on \"thing\" {\n require = concepts(self.a) == []\n message = \"no\"\n}",
            "`concepts` takes a name in quotes",
        ),
        (
            "on \"pulumi\" \"x\" {\n require = true\n message = \"no\"\n}",
            "there is no platform `pulumi`: terraform, cloudformation, kubernetes",
        ),
    ] {
        assert_eq!(faults_of_on(on), [expected], "{on}");
    }
}

#[test]
fn names_that_a_for_binds_are_no_strangers() {
    let on = "on \"thing\" {\n require = [for self in self.a : self.x] == []\n message = \"no\"\n}";
    assert!(faults_of_on(on).is_empty());
}

#[test]
fn a_concept_that_needs_itself_is_told() {
    let concept = |name: &str, needs: &str| {
        format!(
            "concept \"{name}\" {{\n summary = \"It.\"\n from \"concept\" \"{needs}\" {{\n }}\n}}\n"
        )
    };
    let (a, b) = (concept("a", "b"), concept("b", "a"));
    assert_eq!(
        faults_of(&[("concepts/a.hcl", &a), ("concepts/b.hcl", &b)]),
        [
            "1:9 the concept `a` needs itself",
            "1:9 the concept `b` needs itself",
        ]
    );
}

#[test]
fn names_are_given_once() {
    let text = samples::check("TST001", ON);
    let faults = faults_of(&[
        ("theme/TST001.hcl", &text),
        ("other/TST001.hcl", &text),
        ("concepts/thing.hcl", THING),
    ]);
    assert_eq!(faults, ["1:7 there is a check `TST001` already"]);
}

#[test]
fn what_is_there_already_cannot_be_said_again_but_used() {
    let base = samples::definitions(&[("concepts/thing.hcl", THING)]);
    let rules = Rules {
        is_control: &|_, _| true,
        is_function: &|_| true,
    };
    let check = samples::check("TST001", ON);
    let files = [
        DefinitionFile {
            path: "concepts/thing.hcl",
            text: THING,
        },
        DefinitionFile {
            path: "theme/TST001.hcl",
            text: &check,
        },
    ];
    let (new, faults) = read(&files, &base, &rules);
    assert_eq!(faults.len(), 1);
    assert_eq!(
        faults[0].error.message,
        "there is a concept `thing` already"
    );
    assert_eq!((new.concepts.len(), new.checks.len()), (0, 1));
}

#[test]
fn metadata_cannot_be_defined() {
    let text = THING.replace("    a = self.a", "    type = self.a");
    assert_eq!(
        faults_of(&[("concepts/thing.hcl", &text)]),
        ["4:5 `type` is there on every object"]
    );
}

#[test]
fn a_broken_file_does_not_lose_the_others() {
    let check = samples::check("TST001", ON);
    let faults = faults_of(&[
        (
            "concepts/broken.hcl",
            "concept \"broken\" {\n  summary = \n}\n",
        ),
        ("theme/TST001.hcl", &check),
        ("concepts/thing.hcl", THING),
    ]);
    assert!(!faults.is_empty());
    assert!(
        faults.iter().all(|fault| !fault.contains("thing")),
        "{faults:?}"
    );
}

#[test]
fn lifetimes_are_read_and_what_is_wrong_in_them_is_told() {
    let good = "lifetimes \"engine\" {\n summary = \"An engine.\"\n source = \"https://example.com\"\n as_of = \"2026-11-01\"\n ends = { \"B\" = \"2026-01-02\", \"a\" = \"2025-01-02\" }\n}";
    let definitions = samples::definitions(&[("lifetimes/engine.hcl", good)]);
    let ends = &definitions.lifetimes[0].ends;
    let versions: Vec<&str> = ends.iter().map(|(version, _)| version.as_str()).collect();
    assert_eq!(versions, ["a", "b"]);
    let bad = good
        .replace("2026-01-02", "soon")
        .replace("as_of", "read")
        .replace("\"a\"", "\"b\"");
    let told = faults_of(&[("lifetimes/motor.hcl", &bad)]).join("\n");
    for expected in [
        "the file of lifetimes is named `engine.hcl`",
        "lifetimes needs `as_of`",
        "expected a day, as in \"2026-11-22\"",
        "`b` is given twice",
        "`read` is not a key of lifetimes",
    ] {
        assert!(told.contains(expected), "{expected}: {told:?}");
    }
}

#[test]
fn lifetimes_that_are_not_there_are_told() {
    let on = "on \"thing\" {\n require = is_past(supported_until(\"engine\", self.a))\n message = \"no\"\n}";
    let told = faults_of_on(on).join("\n");
    assert!(told.contains("there are no lifetimes `engine`"), "{told}");
    let on =
        "on \"thing\" {\n require = is_past(supported_until(self.a, self.a))\n message = \"no\"\n}";
    let told = faults_of_on(on).join("\n");
    assert!(
        told.contains("`supported_until` takes a name in quotes"),
        "{told}"
    );
}
