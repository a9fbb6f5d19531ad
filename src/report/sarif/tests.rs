use std::collections::BTreeSet;

use serde_json::Value;

use super::*;
use crate::report::sample::{Sample, check, related};

fn parsed(outcome: &Outcome<'_>, settings: &Settings, limit: usize) -> Value {
    let mut bytes = Vec::new();
    text::write_json(&log(outcome, settings, limit), &mut bytes).unwrap();
    serde_json::from_slice(&bytes).unwrap()
}

fn run(outcome: &Outcome<'_>) -> Value {
    parsed(outcome, &Settings::default(), RESULT_LIMIT)["runs"][0].take()
}

fn list(value: &Value) -> &[Value] {
    value.as_array().unwrap()
}

#[test]
fn results_are_there_even_when_nothing_was_found() {
    let run = run(&Sample::new().clean());
    assert_eq!(list(&run["results"]).len(), 0);
    assert_eq!(list(&run["tool"]["driver"]["rules"]).len(), 3);
}

#[test]
fn rules_do_not_depend_on_what_was_scanned() {
    let sample = Sample::new();
    let clean = run(&sample.clean());
    let found = run(&sample.outcome());
    assert_eq!(clean["tool"], found["tool"]);
    assert_eq!(clean["taxonomies"], found["taxonomies"]);
}

#[test]
fn scores_are_numbers_in_strings_and_properties_are_what_github_knows() {
    let run = run(&Sample::new().outcome());
    for rule in list(&run["tool"]["driver"]["rules"]) {
        let properties = &rule["properties"];
        let score: f32 = properties["security-severity"]
            .as_str()
            .unwrap()
            .parse()
            .unwrap();
        assert!((0.1..=10.0).contains(&score));
        assert_eq!(properties["precision"], "high");
        assert!(list(&properties["tags"]).len() <= TAG_LIMIT);
    }
}

const TAG_LIMIT: usize = 10;

#[test]
fn many_controls_do_not_make_too_many_tags() {
    let mut sample = Sample::new();
    let link = sample.checks[0].controls[0].clone();
    sample.checks[0].controls = vec![link; 40];
    let run = run(&sample.clean());
    assert_eq!(
        list(&run["tool"]["driver"]["rules"][0]["properties"]["tags"]).len(),
        TAG_LIMIT
    );
}

#[test]
fn indices_lead_to_what_the_ids_name() {
    let run = run(&Sample::new().outcome());
    let rules = list(&run["tool"]["driver"]["rules"]);
    let taxon_exists = |reference: &Value| {
        let component = reference["toolComponent"]["index"].as_u64().unwrap() as usize;
        let taxonomy = &run["taxonomies"][component];
        let taxon = &taxonomy["taxa"][reference["index"].as_u64().unwrap() as usize];
        taxon["id"] == reference["id"] && taxonomy["name"] == reference["toolComponent"]["name"]
    };
    for result in list(&run["results"]) {
        let rule = &rules[result["ruleIndex"].as_u64().unwrap() as usize];
        assert_eq!(rule["id"], result["ruleId"]);
        assert!(list(&result["taxa"]).iter().all(taxon_exists));
    }
    for rule in rules {
        let relationships = list(&rule["relationships"]);
        assert!(
            relationships
                .iter()
                .all(|relationship| taxon_exists(&relationship["target"]))
        );
    }
}

#[test]
fn links_in_messages_lead_to_related_locations() {
    let run = run(&Sample::new().outcome());
    let result = &run["results"][0];
    let related = list(&result["relatedLocations"]);
    let message = result["message"]["text"].as_str().unwrap();
    assert_eq!(related.len(), 2);
    for location in related {
        let id = &location["id"];
        assert_eq!(message.matches(&format!("]({id})")).count(), 1, "{message}");
    }
    assert_eq!(message.matches("](").count(), related.len());
}

#[test]
fn two_findings_of_one_check_on_one_line_stay_two() {
    let run = run(&Sample::new().outcome());
    let identities: BTreeSet<_> = list(&run["results"])
        .iter()
        .map(|result| {
            let uri = &result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"];
            let hash = &result["partialFingerprints"]["primaryLocationLineHash"];
            format!("{uri} {} {hash}", result["ruleId"])
        })
        .collect();
    assert_eq!(identities.len(), 3, "{identities:?}");
}

#[test]
fn names_are_relative_encoded_and_tell_nothing_of_the_machine() {
    let sample = Sample::new();
    let mut outcome = sample.outcome();
    outcome.findings = vec![sample.finding(1, "Bucket", sample.place(2, "\"Bucket\"", 0))];
    let run = run(&outcome);
    let location = &run["results"][0]["locations"][0]["physicalLocation"];
    assert_eq!(
        location["artifactLocation"]["uri"],
        "stacks/k%C3%A4se%20100%25.json"
    );
    assert!(run["originalUriBaseIds"]["SRCROOT"]["uri"].is_null());
    let boundary = sample.sources.boundary().to_str().unwrap();
    assert!(!run.to_string().contains(boundary));
}

#[test]
fn names_are_relative_to_the_repository() {
    let sample = Sample::new();
    let boundary = sample.sources.boundary();
    let uri = |root: &std::path::Path| {
        let settings = Settings {
            repository_root: Some(root.into()),
            ..Settings::default()
        };
        let log = parsed(&sample.outcome(), &settings, RESULT_LIMIT);
        let location = &log["runs"][0]["results"][0]["locations"][0]["physicalLocation"];
        location["artifactLocation"]["uri"]
            .as_str()
            .unwrap()
            .to_owned()
    };
    assert_eq!(uri(&boundary.join("infra")), "main.tf");
    assert_eq!(
        uri(boundary.parent().unwrap()),
        format!("{}/infra/main.tf", sample.boundary_name())
    );
    assert_eq!(uri(&boundary.join("elsewhere")), "infra/main.tf");
}

#[test]
fn suppressed_findings_are_there_only_when_asked_for() {
    let sample = Sample::new();
    let outcome = sample.outcome();
    assert_eq!(list(&run(&outcome)["results"]).len(), 3);
    let settings = Settings {
        include_suppressed: true,
        ..Settings::default()
    };
    let log = parsed(&outcome, &settings, RESULT_LIMIT);
    let results = list(&log["runs"][0]["results"]);
    assert_eq!(results.len(), 4);
    assert_eq!(
        results[3]["suppressions"][0]["justification"],
        "public by design"
    );
}

#[test]
fn what_there_is_no_room_for_is_the_least_severe_and_is_told() {
    let sample = Sample::new();
    let log = parsed(&sample.outcome(), &Settings::default(), 2);
    let run = &log["runs"][0];
    let levels: Vec<_> = list(&run["results"])
        .iter()
        .map(|result| &result["level"])
        .collect();
    assert_eq!(levels, ["warning", "error"]);
    let notifications = list(&run["invocations"][0]["toolExecutionNotifications"]);
    let last = notifications.last().unwrap();
    assert_eq!(last["descriptor"]["id"], LEFT_OUT);
}

#[test]
fn a_category_ends_in_one_slash() {
    for category in ["infra", "infra/"] {
        let settings = Settings {
            category: Some(category.into()),
            ..Settings::default()
        };
        let log = parsed(&Sample::new().clean(), &settings, RESULT_LIMIT);
        assert_eq!(log["runs"][0]["automationDetails"]["id"], "infra/");
    }
}

#[test]
fn a_repository_is_named_without_credentials() {
    let repository = |address: &str| {
        let settings = Settings {
            version_control: Some(VersionControl {
                repository: address.into(),
                revision: None,
                branch: None,
            }),
            ..Settings::default()
        };
        let log = parsed(&Sample::new().clean(), &settings, RESULT_LIMIT);
        log["runs"][0]["versionControlProvenance"][0]["repositoryUri"].clone()
    };
    let address = "https://example.com/infra@main";
    assert_eq!(repository(address), address);
    assert_eq!(
        repository("https://me:secret@example.com/infra@main"),
        address
    );
    assert_eq!(repository("git@example.com:infra.git"), Value::Null);
}

#[test]
fn scanned_words_cannot_make_links() {
    let sample = Sample::of(
        &[("main.tf", "a")],
        vec![check("NET001", "ssh-open", "SSH is open")],
    );
    let mut outcome = sample.clean();
    let place = sample.place(0, "a", 0);
    let mut finding = sample.finding(0, "a[\"](https://example.com)\"]", place);
    finding.related = vec![related("x](https://example.com) [y", place)];
    outcome.findings = vec![finding];
    let run = run(&outcome);
    let message = run["results"][0]["message"]["text"].as_str().unwrap();
    assert_eq!(
        message,
        r#"a\["\](https://example.com)"\] is wrong. See [x\](https://example.com) \[y](1)."#
    );
}

#[test]
fn a_long_single_line_is_not_repeated_with_every_result() {
    let text = format!("{{{}}}", "\"a\":1,".repeat(100_000));
    let sample = Sample::of(
        &[("a.json", &text)],
        vec![check("NET001", "ssh-open", "SSH is open")],
    );
    let mut outcome = sample.clean();
    outcome.findings = (0..50)
        .map(|nth| sample.finding(0, "a", sample.place(0, "\"a\"", nth * 1000)))
        .collect();
    let log = parsed(&outcome, &Settings::default(), RESULT_LIMIT);
    assert!(log.to_string().len() < 100_000);
    let region = &log["runs"][0]["results"][1]["locations"][0]["physicalLocation"]["region"];
    assert_eq!(region["startColumn"], 6002);
}

/// What the schema wants the items of to be distinct.
const DISTINCT: [&str; 6] = [
    "logicalLocations",
    "relatedLocations",
    "taxa",
    "tags",
    "rules",
    "suppressions",
];

fn assert_distinct(value: &Value) {
    match value {
        Value::Array(items) => items.iter().for_each(assert_distinct),
        Value::Object(entries) => entries.iter().for_each(|(name, value)| {
            if DISTINCT.contains(&name.as_str()) {
                let items: BTreeSet<_> = list(value).iter().map(Value::to_string).collect();
                assert_eq!(items.len(), list(value).len(), "{name}: {value}");
            }
            assert_distinct(value);
        }),
        _ => {}
    }
}

#[test]
fn lists_of_distinct_items_have_nothing_twice() {
    let sample = Sample::new();
    let found = run(&sample.outcome_of(|sample| {
        let mut finding = sample.finding(0, "module.m.a.b", sample.place(0, "resource", 0));
        let mut elsewhere = finding.subjects[0].clone();
        elsewhere.unit = "other".into();
        let mut between = finding.subjects[0].clone();
        between.address = "module.n.a.b".into();
        finding.subjects.extend([between, elsewhere]);
        finding
    }));
    let location = &found["results"][0]["locations"][0];
    assert_eq!(list(&location["logicalLocations"]).len(), 2);
    assert_distinct(&found);
    assert_distinct(&run(&sample.outcome()));
}
