use super::sample::{Sample, check, related, root, subject};
use super::*;
use crate::diagnostic::{Diagnostic, DiagnosticKind};
use crate::source::Place;

fn rendered(format: Format, outcome: &Outcome<'_>, settings: &Settings) -> String {
    let mut bytes = Vec::new();
    render(format, outcome, settings, &mut bytes).unwrap();
    String::from_utf8(bytes).unwrap()
}

fn unicode() -> Settings {
    Settings {
        unicode: true,
        ..Settings::default()
    }
}

#[test]
fn terminal() {
    let sample = Sample::new();
    insta::assert_snapshot!(rendered(Format::Terminal, &sample.outcome(), &unicode()));
}
