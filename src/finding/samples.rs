//! A check and a failure for the tests of this module's parts.

use crate::check::definition::{Check, ControlLink, Severity};
use crate::resource::Platform;
use crate::source::{FileId, Place, Span};

use super::{Extent, Failure, Subject};

pub(super) fn check() -> Check {
    Check {
        id: "NET001".into(),
        name: "open-port".into(),
        theme: "network".into(),
        title: "A port is open".into(),
        controls: vec![
            ControlLink {
                edition: "27017:2015".into(),
                control: "CLD.13.1.4".into(),
            },
            ControlLink {
                edition: "27017:2026".into(),
                control: "8.20".into(),
            },
        ],
        because: "It shows.".into(),
        severity: Severity::High,
        since: "0.1.0".into(),
        retired: false,
        rationale: "It matters.".into(),
        remediation: "Close it.".into(),
        references: Vec::new(),
        equivalents: Vec::new(),
        on: Vec::new(),
    }
}

pub(super) fn failure<'a>(
    check: &'a Check,
    file: FileId,
    span: Span,
    address: &str,
) -> Failure<'a> {
    Failure {
        check,
        severity: Severity::High,
        message: format!("{address} is open"),
        place: Place::new(file, span),
        related: Vec::new(),
        subject: Subject {
            address: address.into(),
            platform: Platform::Terraform,
            kind: "aws_security_group".into(),
            unit: ".".into(),
            calls: Vec::new(),
        },
        header: Place::new(file, span),
        extent: Extent::ONE,
    }
}
