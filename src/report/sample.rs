//! One made-up outcome that the tests of all formats render, and a hostile one.
//!
//! Names and texts are such as the evaluators give; in the hostile outcome every word that can come
//! from a scanned file is an attack on something.

use std::time::Duration;

use ecow::EcoString;

use crate::check::definition::{Check, ControlLink, Severity};
use crate::diagnostic::{Diagnostic, DiagnosticKind};
use crate::finding::{
    Answer, Extent, Finding, Outcome, Related, Subject, Summary, Suppressed, Verdict,
};
use crate::resource::Platform;
use crate::source::{Place, Sources, Span};

/// Files by name, and the checks that look at them.
pub(super) struct Sample {
    pub(super) sources: Sources,
    pub(super) checks: Vec<Check>,
    texts: Vec<(String, Place)>,
}

const MAIN: &str = r#"# Web tier
resource "aws_instance" "web" {
  ami = var.ami

  metadata_options {
    http_tokens = var.tokens
  }
}

resource "aws_security_group" "ssh" {
  ingress { cidr_blocks = ["0.0.0.0/0", "0.0.0.0/0"] }
}
"#;

const VARIABLES: &str =
    "variable \"ami\" {}\r\nvariable \"tokens\" {\r\n\tdefault = \"optional\" # größer\r\n}\r\n";

const TEMPLATE: &str =
    "{\n  \"Resources\": {\n    \"Bucket\": { \"Type\": \"AWS::S3::Bucket\" }\n  }\n}\n";

impl Sample {
    /// Three files and three checks.
    pub(super) fn new() -> Self {
        Self::of(
            &[
                ("infra/main.tf", MAIN),
                ("infra/variables.tf", VARIABLES),
                ("stacks/käse 100%.json", TEMPLATE),
            ],
            vec![
                check(
                    "NET001",
                    "ssh-open-to-world",
                    "SSH is reachable from the internet",
                ),
                check(
                    "SEG001",
                    "bucket-shared",
                    "A bucket is shared with strangers",
                ),
                check(
                    "VMH001",
                    "metadata-without-token",
                    "Instance metadata is served without a session token",
                ),
            ],
        )
    }

    /// Files of these names and texts.
    pub(super) fn of(files: &[(&str, &str)], checks: Vec<Check>) -> Self {
        let boundary = std::env::current_dir().unwrap();
        let sources = Sources::new(&boundary).unwrap();
        let texts = files
            .iter()
            .map(|(name, text)| {
                let file = sources.insert(sources.boundary().join(name), (*text).to_owned());
                let whole = Span::new(0, text.len() as u32);
                ((*text).to_owned(), Place::new(file.id, whole))
            })
            .collect();
        Self {
            sources,
            checks,
            texts,
        }
    }

    /// The `nth` (from 0) occurrence of `words` in a file.
    pub(super) fn place(&self, file: usize, words: &str, nth: usize) -> Place {
        let (text, whole) = &self.texts[file];
        let (start, _) = text.match_indices(words).nth(nth).unwrap();
        Place::new(
            whole.file,
            Span::new(start as u32, (start + words.len()) as u32),
        )
    }

    /// A span of a file, whether it makes sense or not.
    pub(super) fn span(&self, file: usize, start: u32, end: u32) -> Place {
        Place::new(self.texts[file].1.file, Span::new(start, end))
    }

    /// Name of the directory that the files are in.
    pub(super) fn boundary_name(&self) -> String {
        let name = self.sources.boundary().file_name().unwrap();
        name.to_string_lossy().into_owned()
    }

    /// A finding of a check about one resource.
    pub(super) fn finding(&self, check: usize, address: &str, place: Place) -> Finding<'_> {
        let check = &self.checks[check];
        Finding {
            check,
            severity: check.severity,
            message: format!("{address} is wrong"),
            place,
            related: Vec::new(),
            subjects: vec![subject(address)],
            extent: Extent::ONE,
            fingerprint: format!("{:032x}", u64::from(place.span.start) + 7),
        }
    }

    /// Nothing found.
    pub(super) fn clean(&self) -> Outcome<'_> {
        Outcome {
            sources: &self.sources,
            checks: self.checks.iter().collect(),
            findings: Vec::new(),
            suppressed: Vec::new(),
            undetermined: Vec::new(),
            verdicts: Vec::new(),
            diagnostics: Vec::new(),
            summary: Summary {
                files: 3,
                units: 2,
                resources: 3,
                passed: 4,
                elapsed: Duration::from_millis(123),
                ..Summary::default()
            },
        }
    }

    /// One finding and nothing else.
    pub(super) fn outcome_of<'a>(
        &'a self,
        finding: impl FnOnce(&'a Self) -> Finding<'a>,
    ) -> Outcome<'a> {
        let mut outcome = self.clean();
        outcome.findings = vec![finding(self)];
        outcome
    }

    /// Something of everything.
    pub(super) fn outcome(&self) -> Outcome<'_> {
        let mut outcome = self.clean();
        let tokens = self.finding(
            2,
            "module.a.aws_instance.web",
            self.place(0, "var.tokens", 0),
        );
        outcome.findings = vec![
            Finding {
                message: "module.a.aws_instance.web answers without a session token".into(),
                related: vec![
                    related(
                        "the resource",
                        self.place(0, "resource \"aws_instance\" \"web\"", 0),
                    ),
                    related("var.tokens is set here", self.place(1, "\"optional\"", 0)),
                ],
                subjects: ["a", "b", "c", "d", "e", "f"]
                    .map(|module| subject(&format!("module.{module}.aws_instance.web")))
                    .into(),
                extent: Extent {
                    resources: 6,
                    calls: 6,
                },
                ..tokens
            },
            self.finding(
                0,
                "aws_security_group.ssh",
                self.place(0, "\"0.0.0.0/0\"", 0),
            ),
            self.finding(
                0,
                "aws_security_group.ssh",
                self.place(0, "\"0.0.0.0/0\"", 1),
            ),
        ];
        outcome.findings[1].extent.resources = 3;
        outcome.findings[2].severity = Severity::Info;
        outcome.summary.unresolved_modules = 1;
        outcome.suppressed = vec![Suppressed {
            finding: self.finding(1, "Bucket", self.place(2, "\"Bucket\"", 0)),
            justification: "public by design".into(),
            by: Some(self.place(0, "# Web tier", 0)),
        }];
        let undetermined = Verdict {
            check: &self.checks[1],
            answer: Answer::Undetermined,
            subject: subject("aws_instance.web"),
            place: self.place(0, "var.ami", 0),
            reason: "var.ami has no default".into(),
        };
        outcome.undetermined = vec![undetermined.clone()];
        outcome.verdicts = vec![
            Verdict {
                answer: Answer::Pass,
                reason: String::new(),
                ..undetermined.clone()
            },
            undetermined,
        ];
        outcome.diagnostics = vec![
            Diagnostic::new(
                DiagnosticKind::UnresolvedModule,
                "module.vpc is not on disk",
                self.place(1, "variable", 0),
            ),
            Diagnostic {
                kind: DiagnosticKind::Unreadable,
                message: "infra/big.tf is larger than 16 MiB, so it is not read".into(),
                place: None,
            },
        ];
        outcome
    }
}

/// A definition of these words; severity and controls depend on the id.
pub(super) fn check(id: &str, name: &str, title: &str) -> Check {
    let (severity, controls) = match &id[..3] {
        "NET" => (
            Severity::Critical,
            [("27017:2015", "CLD.13.1.4"), ("27017:2026", "8.20")],
        ),
        "SEG" => (
            Severity::Low,
            [("27017:2015", "CLD.9.5.1"), ("27017:2026", "8.35")],
        ),
        _ => (
            Severity::Medium,
            [("27017:2015", "CLD.9.5.2"), ("27017:2026", "8.9")],
        ),
    };
    let link = |(edition, control): (&str, &str)| ControlLink {
        edition: edition.into(),
        control: control.into(),
    };
    Check {
        id: id.into(),
        name: name.into(),
        theme: "network".into(),
        title: title.into(),
        controls: controls.map(link).into(),
        because: "The attribute shows what the control asks for.".into(),
        severity,
        since: "0.1.0".into(),
        retired: false,
        rationale: "It lets people in. They stay.".into(),
        remediation: "Set `http_tokens = \"required\"`.".into(),
        references: vec!["https://docs.aws.amazon.com/page.html".into()],
        equivalents: Vec::new(),
        on: Vec::new(),
    }
}

/// A resource with this address.
pub(super) fn subject(address: &str) -> Subject {
    Subject {
        address: EcoString::from(address),
        platform: Platform::Terraform,
        kind: "aws_instance".into(),
        unit: "infra".into(),
        calls: Vec::new(),
    }
}

/// A place that explains.
pub(super) fn related(note: &str, place: Place) -> Related {
    Related {
        place,
        note: note.into(),
    }
}
