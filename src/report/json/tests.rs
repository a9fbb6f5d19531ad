use std::collections::BTreeSet;

use serde_json::Value;

use super::*;
use crate::report::sample::Sample;

const SCHEMA: &str = include_str!("../../../docs/schema/report-v1.json");

fn schema() -> Value {
    serde_json::from_str(SCHEMA).unwrap()
}

fn report(outcome: &Outcome<'_>, all_verdicts: bool) -> Value {
    let settings = Settings {
        all_verdicts,
        ..Settings::default()
    };
    let mut bytes = Vec::new();
    render(outcome, &settings, &mut bytes).unwrap();
    assert_eq!(bytes.iter().filter(|&&byte| byte == b'\n').count(), 1);
    serde_json::from_slice(&bytes).unwrap()
}

/// Holds a value to the part of JSON Schema that our schema uses, and demands more: that every key
/// is described.
struct Judge {
    root: Value,
}

impl Judge {
    fn resolve<'a>(&'a self, schema: &'a Value) -> &'a Value {
        match schema["$ref"].as_str() {
            Some(reference) => self.root.pointer(&reference[1..]).unwrap(),
            None => schema,
        }
    }

    fn accepts(&self, schema: &Value, value: &Value) -> bool {
        let schema = self.resolve(schema);
        if let Some(choices) = schema["anyOf"].as_array() {
            return choices.iter().any(|choice| self.accepts(choice, value));
        }
        if let Some(choices) = schema["enum"].as_array() {
            return choices.contains(value);
        }
        if !schema["const"].is_null() {
            return schema["const"] == *value;
        }
        match schema["type"].as_str().unwrap() {
            "string" => value.is_string(),
            "null" => value.is_null(),
            "integer" => value
                .as_u64()
                .is_some_and(|number| number >= schema["minimum"].as_u64().unwrap_or(0)),
            "array" => value.as_array().is_some_and(|items| {
                items
                    .iter()
                    .all(|item| self.accepts(&schema["items"], item))
            }),
            _ => value.is_object() && self.accepts_object(schema, value),
        }
    }

    fn accepts_object(&self, schema: &Value, value: &Value) -> bool {
        let parts = schema["allOf"].as_array().into_iter().flatten();
        let parts: Vec<_> = parts
            .map(|part| self.resolve(part))
            .chain([schema])
            .collect();
        let required = parts
            .iter()
            .flat_map(|part| part["required"].as_array().unwrap());
        let complete = required
            .into_iter()
            .all(|key| value.get(key.as_str().unwrap()).is_some());
        let described = value.as_object().into_iter().flatten().all(|(key, value)| {
            let found = parts.iter().find_map(|part| part["properties"].get(key));
            found.is_some_and(|schema| self.accepts(schema, value))
        });
        assert!(complete && described, "{value:#} is not {schema:#}");
        true
    }
}

#[test]
fn the_report_is_what_the_schema_says() {
    let judge = Judge { root: schema() };
    let sample = Sample::new();
    for outcome in [sample.outcome(), sample.clean()] {
        for all_verdicts in [true, false] {
            assert!(judge.accepts(&judge.root, &report(&outcome, all_verdicts)));
        }
    }
}

#[test]
fn the_schema_and_the_docs_know_every_kind_of_diagnostic() {
    let kinds: BTreeSet<_> = DiagnosticKind::ALL.iter().map(|kind| kind.name()).collect();
    let schema = schema();
    let described = schema["$defs"]["diagnostic"]["properties"]["kind"]["enum"].as_array();
    let described: BTreeSet<_> = described
        .unwrap()
        .iter()
        .map(|kind| kind.as_str().unwrap())
        .collect();
    assert_eq!(kinds, described);
    let docs = include_str!("../../../docs/json.md");
    for kind in kinds {
        assert!(docs.contains(&format!("| `{kind}` |")), "{kind}");
    }
}

#[test]
fn verdicts_are_there_only_when_asked_for() {
    let sample = Sample::new();
    assert!(report(&sample.outcome(), false).get("verdicts").is_none());
    let all = report(&sample.outcome(), true);
    assert_eq!(all["verdicts"].as_array().unwrap().len(), 2);
    assert_eq!(all["summary"]["undetermined"], 1);
}

#[test]
fn texts_are_exact() {
    let sample = Sample::new();
    let mut outcome = sample.clean();
    let address = "a[\"\u{1b}\u{202e}\"]";
    outcome.findings = vec![sample.finding(0, address, sample.place(0, "ami", 0))];
    assert_eq!(
        report(&outcome, false)["findings"][0]["resources"][0]["address"],
        address
    );
}
