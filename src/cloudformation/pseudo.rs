//! Pseudo parameters: what CloudFormation itself knows of a deployment.
//!
//! <https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/pseudo-parameter-reference.html>

use ecow::eco_format;

use crate::value::{Data, Reason, ReasonKind, Reference, Unknown, Value};

/// Whether this is the name of one that has a value (`AWS::NoValue` has none).
pub(super) fn is_pseudo(name: &str) -> bool {
    matches!(
        name,
        "AWS::AccountId"
            | "AWS::NotificationARNs"
            | "AWS::Partition"
            | "AWS::Region"
            | "AWS::StackId"
            | "AWS::StackName"
            | "AWS::URLSuffix"
    )
}

/// Its value: known only for what follows from the region, where that is known. `prefix` tells the
/// stacks of a unit apart, which have the account and the region in common.
pub(super) fn value(name: &str, region: Option<&str>, prefix: &str) -> Value {
    match (name, region) {
        ("AWS::Region", Some(region)) => Value::string(region),
        ("AWS::Partition", Some(region)) => Value::string(partition(region).0),
        ("AWS::URLSuffix", Some(region)) => Value::string(partition(region).1),
        _ => {
            let reason = eco_format!("{name} is known only when the stack is deployed");
            let of_stack = name.starts_with("AWS::Stack");
            let prefix = if of_stack { prefix } else { "" };
            Value::new(Data::Unknown(
                Unknown {
                    stands_for: Some(Reference::new(eco_format!("{prefix}{name}"), "")),
                    not_null: true,
                    ..Unknown::because(Reason::new(ReasonKind::Runtime, reason))
                }
                .into(),
            ))
        }
    }
}

/// Partition and URL suffix of a region, as in
/// <https://docs.aws.amazon.com/sdkref/latest/guide/feature-region.html> and the SDKs' partition
/// data.
fn partition(region: &str) -> (&'static str, &'static str) {
    for (prefix, partition, suffix) in [
        ("cn-", "aws-cn", "amazonaws.com.cn"),
        ("us-gov-", "aws-us-gov", "amazonaws.com"),
        ("us-iso-", "aws-iso", "c2s.ic.gov"),
        ("us-isob-", "aws-iso-b", "sc2s.sgov.gov"),
        ("eu-isoe-", "aws-iso-e", "cloud.adc-e.uk"),
        ("us-isof-", "aws-iso-f", "csp.hci.ic.gov"),
        ("eusc-", "aws-eusc", "amazonaws.eu"),
    ] {
        if region.starts_with(prefix) {
            return (partition, suffix);
        }
    }
    ("aws", "amazonaws.com")
}
