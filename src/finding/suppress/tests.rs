use std::path::Path;

use globset::{Glob, GlobSetBuilder};

use super::*;
use crate::finding::{directive, samples};
use crate::source::{FileId, Span};

const TEXT: &str = "\
resource \"a\" \"b\" { # cumulint: ignore[NET001] known
  c = 1
}
resource \"a\" \"d\" {
  c = 2 # cumulint: ignore[NET*]
  e = 3
}
";

struct Case {
    sources: Sources,
    file: FileId,
    check: Check,
}

impl Case {
    fn new() -> Self {
        let sources = Sources::new(Path::new(".")).unwrap();
        let file = sources.insert(sources.boundary().join("m/main.tf"), TEXT.into());
        Self {
            file: file.id,
            sources,
            check: samples::check(),
        }
    }

    fn suppressions(&self, rules: Vec<Rule>) -> Suppressions {
        let found = directive::directives(&self.sources.file(self.file)).found;
        Suppressions::new(found, rules)
    }

    fn at(&self, text: &str) -> Failure<'_> {
        let start = TEXT.find(text).unwrap() as u32;
        let span = Span::new(start, start + text.len() as u32);
        samples::failure(&self.check, self.file, span, "aws_x.y[0]")
    }

    fn excuse(&self, suppressions: &mut Suppressions, text: &str) -> Option<String> {
        let failure = self.at(text);
        suppressions
            .excuse(&Site::of(&failure), &self.sources)
            .map(|excuse| excuse.justification)
    }

    fn unused(&self, suppressions: &Suppressions, ran: &[&Check]) -> Vec<String> {
        suppressions
            .unused(&[&self.check], ran, true, &|_| true)
            .into_iter()
            .map(|diagnostic| diagnostic.message)
            .collect()
    }
}

fn globs(pattern: &str) -> Option<GlobSet> {
    let mut set = GlobSetBuilder::new();
    set.add(Glob::new(pattern).unwrap());
    Some(set.build().unwrap())
}

fn rule(word: &str, paths: &str) -> Rule {
    Rule {
        selectors: vec![Selector::parse(word).unwrap()],
        paths: globs(paths),
        addresses: globs("aws_x.*"),
        reason: "by rule".into(),
        place: None,
    }
}

#[test]
fn a_comment_on_the_header_excuses_the_whole_resource() {
    let case = Case::new();
    let mut all = case.suppressions(Vec::new());
    assert_eq!(case.excuse(&mut all, "c = 1").as_deref(), Some("known"));
}

#[test]
fn a_comment_on_a_line_excuses_that_line_alone() {
    let case = Case::new();
    let mut all = case.suppressions(Vec::new());
    assert_eq!(case.excuse(&mut all, "c = 2").as_deref(), Some(""));
    assert_eq!(case.excuse(&mut all, "e = 3"), None);
}

#[test]
fn a_comment_on_a_module_call_excuses_what_is_called_through_it() {
    let case = Case::new();
    let mut all = case.suppressions(Vec::new());
    let mut failure = case.at("e = 3");
    failure.subject.calls = vec![case.at("resource \"a\" \"b\"").place];
    assert!(all.excuse(&Site::of(&failure), &case.sources).is_some());
}

#[test]
fn a_rule_excuses_by_path_and_address() {
    let case = Case::new();
    let mut all = case.suppressions(vec![rule("network", "m/**")]);
    assert_eq!(case.excuse(&mut all, "e = 3").as_deref(), Some("by rule"));
    let mut elsewhere = case.suppressions(vec![rule("network", "n/**")]);
    assert_eq!(case.excuse(&mut elsewhere, "e = 3"), None);
}

#[test]
fn what_matched_nothing_is_told_if_its_check_ran() {
    let case = Case::new();
    let mut all = case.suppressions(vec![rule("NET001", "n/**"), rule("NET009", "**")]);
    case.excuse(&mut all, "c = 1");
    let told = case.unused(&all, &[&case.check]);
    assert_eq!(
        told,
        [
            "nothing here is found by NET*: the suppression can go",
            "nothing here is found by NET001: the suppression can go",
            "no check is called NET009, so ignoring it does nothing",
        ]
    );
    assert_eq!(case.unused(&all, &[]).len(), 1);
}
