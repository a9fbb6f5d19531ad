//! Templates, from files to findings: each folder in `tests/data/cloudformation` is a case, in the form that
//! [`cases`] has, with these lines beside:
//!
//!     parameters: parameters.json               a file of parameters
//!     region: eu-central-1                      the region that is deployed to
//!     resource Bucket AWS::S3::Bucket           all resources; ` maybe` behind those that may not be made
//!     value Bucket.BucketName = "logs"          an attribute in JSON, where one is worth showing

#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot go on fails where it stands"
)]

mod cases;

use std::path::Path;

use cases::{Expected, Platform};
use cumulint::cloudformation::{self, parameters};
use cumulint::resource::Resource;
use cumulint::scan::{self, Estate};
use cumulint::source::Sources;
use cumulint::syntax::tree::json;
use cumulint::value::Value;

#[test]
fn templates_come_to_what_is_expected() {
    cases::hold(&Platform {
        folder: "cloudformation",
        keys: &["parameters", "region"],
        options,
        describe,
    });
}

fn options(expected: &Expected, case: &Path) -> scan::Options {
    let mut options = cloudformation::Options {
        region: expected
            .setting("region")
            .first()
            .map(|it| it.as_str().into()),
        ..cloudformation::Options::default()
    };
    let sources = Sources::new(case).unwrap();
    for name in expected.setting("parameters") {
        let file = sources.load(&case.join(name)).unwrap();
        let parsed = json::parse(&file.text);
        let (given, told) = parameters::read(&parsed.documents[0].root, &file);
        assert_eq!(told, []);
        // Their places are of these sources, not of the scan's.
        let given = given.into_iter().map(|(name, given)| {
            let given = parameters::Given {
                place: None,
                ..given
            };
            (name, given)
        });
        options.parameters.extend(given);
    }
    scan::Options {
        cloudformation: options,
        threads: 1,
        ..scan::Options::default()
    }
}

fn describe(estate: &Estate, expected: &Expected) -> Vec<String> {
    let resources: Vec<&Resource> = estate.units.iter().flat_map(|it| &it.resources).collect();
    let mut lines: Vec<String> = resources.iter().map(|it| listed(it)).collect();
    for line in &expected.lines {
        let Some((path, _)) = line
            .strip_prefix("value ")
            .and_then(|it| it.split_once(" = "))
        else {
            continue;
        };
        let found = resources.iter().find_map(|resource| {
            let rest = path.strip_prefix(resource.address.as_str())?;
            attribute(&resource.attributes, rest.strip_prefix('.')?)
        });
        let shown = found.map_or_else(
            || "absent".to_owned(),
            |value| serde_json::to_string(value).unwrap(),
        );
        lines.push(format!("value {path} = {shown}"));
    }
    lines
}

fn listed(resource: &Resource) -> String {
    let maybe = if resource.conditional.is_some() {
        " maybe"
    } else {
        ""
    };
    format!("resource {} {}{maybe}", resource.address, resource.kind)
}

fn attribute<'v>(value: &'v Value, path: &str) -> Option<&'v Value> {
    path.split('.')
        .try_fold(value, |value, step| match step.parse::<usize>() {
            Ok(index) => value.as_items()?.get(index),
            Err(_) => value.get(step),
        })
}
