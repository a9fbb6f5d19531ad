use super::*;
use crate::check::samples::{check, definitions};

const BASE: &str = r#"concept "base" {
  summary = "A base."
  from "terraform" "full" {
    a = self.a
    b = self.b
  }
  from "cloudformation" "Partial" {
    a = self.A
  }
}"#;

const DERIVED: &str = r#"concept "derived" {
  summary = "Made from a base."
  from "concept" "base" {
    c = self.b
    d = self.a
  }
}"#;

fn platforms(on: &str) -> Vec<Platform> {
    let check = check("TST001", on);
    let definitions = definitions(&[
        ("theme/TST001.hcl", &check),
        ("concepts/base.hcl", BASE),
        ("concepts/derived.hcl", DERIVED),
    ]);
    let program = Program::new(&definitions, &|_| true).unwrap();
    let sources = program.sources(0);
    sources.iter().map(|source| source.platform).collect()
}

#[test]
fn a_check_applies_where_all_that_it_reads_is_defined() {
    let both = [Platform::Terraform, Platform::CloudFormation];
    let reads = |concept: &str, attribute: &str| {
        platforms(&format!(
            "on \"{concept}\" {{\n require = self.{attribute}\n message = \"no\"\n}}"
        ))
    };
    assert_eq!(reads("base", "a"), both);
    assert_eq!(reads("base", "b"), [Platform::Terraform]);
    assert_eq!(reads("derived", "d"), both);
    assert_eq!(reads("derived", "c"), [Platform::Terraform]);
    assert_eq!(reads("base", "address"), both);
}

#[test]
fn words_do_not_limit_where_a_check_applies() {
    let on = "on \"base\" {\n require = self.a\n message = \"${self.b}\"\n at = self.b\n}";
    assert_eq!(platforms(on).len(), 2);
}

#[test]
fn retired_and_unselected_checks_look_at_nothing() {
    let on = "retired = true\non \"base\" {\n require = self.a\n message = \"no\"\n}";
    assert!(platforms(on).is_empty());
    let check = check(
        "TST001",
        "on \"base\" {\n require = self.a\n message = \"no\"\n}",
    );
    let definitions = definitions(&[("theme/TST001.hcl", &check), ("concepts/base.hcl", BASE)]);
    let program = Program::new(&definitions, &|check| check.id != "TST001").unwrap();
    assert!(program.types(0).is_empty());
    assert!(program.sources(0).is_empty());
}

#[test]
fn definitions_that_were_not_read_are_still_refused() {
    let mut definitions = definitions(&[("concepts/base.hcl", BASE)]);
    let projection = &mut definitions.concepts[0].projections[0];
    projection.from = From::Concept("base".into());
    let error = Program::new(&definitions, &|_| true).unwrap_err();
    assert_eq!(error, CompileError::Cycle("base".into()));
}

#[test]
fn a_star_stands_for_all_types_of_a_platform() {
    let check = check(
        "TST001",
        "on \"terraform\" \"*\" {\n require = self.a\n message = \"no\"\n}",
    );
    let definitions = definitions(&[("theme/TST001.hcl", &check), ("concepts/base.hcl", BASE)]);
    let program = Program::new(&definitions, &|_| true).unwrap();
    let asked = |platform, kind| {
        let kind = program.kind(platform, kind);
        kind.map_or(0, |kind| kind.asked.len())
    };
    assert_eq!(asked(Platform::Terraform, "full"), 1);
    assert_eq!(asked(Platform::Terraform, "unheard_of"), 1);
    assert_eq!(asked(Platform::CloudFormation, "Partial"), 0);
    assert_eq!(program.types(0), [(Platform::Terraform, EVERY_TYPE)]);
}

#[test]
fn kinds_that_make_pods_are_named() {
    let pod = "concept \"pod\" {\n summary = \"A pod.\"\n\
        from \"kubernetes\" \"*\" {\n for_each = pod_templates(self)\n spec = each.value.spec\n }\n\
        from \"kubernetes\" \"Namespace\" {\n spec = self.spec\n }\n\
        from \"kubernetes\" \"Other\" {\n name = self.name\n }\n}";
    let on = "on \"pod\" {\n require = self.spec != null\n message = \"no\"\n}";
    let check = check("TST001", on);
    let definitions = definitions(&[("theme/TST001.hcl", &check), ("concepts/pod.hcl", pod)]);
    let program = Program::new(&definitions, &|_| true).unwrap();
    let words = program.types_in_words(0);
    let names: Vec<&str> = words.iter().map(|(_, name)| name.as_str()).collect();
    for kind in [
        "CronJob",
        "Deployment",
        "Namespace",
        "Pod",
        "Rollout.argoproj.io",
        "Task.tekton.dev",
    ] {
        assert!(names.contains(&kind), "{kind}");
    }
    assert!(!names.contains(&"Other"));
    assert_eq!(names.last(), Some(&EVERY_TYPE));
}
