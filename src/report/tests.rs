use crate::check::definition::Severity;
use serde_json::Value;

use super::sample::{Sample, check, related, subject};
use super::*;
use crate::diagnostic::{Diagnostic, DiagnosticKind};

fn rendered(format: Format, outcome: &Outcome<'_>, settings: &Settings) -> String {
    let mut bytes = Vec::new();
    render(format, outcome, settings, &mut bytes).unwrap();
    String::from_utf8(bytes).unwrap()
}

fn pretty(json: &str) -> String {
    let value: Value = serde_json::from_str(json).unwrap();
    serde_json::to_string_pretty(&value).unwrap()
}

/// Everything that can be asked for.
fn full() -> Settings {
    Settings {
        include_suppressed: true,
        all_verdicts: true,
        category: Some("infra".into()),
        version_control: Some(VersionControl {
            repository: "https://example.com/infra".into(),
            revision: Some("5c0ffee".into()),
            branch: Some("main".into()),
        }),
        unicode: true,
        ..Settings::default()
    }
}

#[test]
fn terminal_with_unicode() {
    let sample = Sample::new();
    insta::assert_snapshot!(rendered(Format::Terminal, &sample.outcome(), &full()));
}

#[test]
fn terminal_with_ascii_only() {
    let sample = Sample::new();
    let mut outcome = sample.outcome();
    outcome.findings.truncate(1);
    outcome.diagnostics.clear();
    let shown = rendered(Format::Terminal, &outcome, &Settings::default());
    assert!(shown.is_ascii(), "{shown}");
    insta::assert_snapshot!(shown);
}

#[test]
fn terminal_in_colour() {
    let sample = Sample::new();
    let mut outcome = sample.outcome();
    outcome.findings.truncate(1);
    outcome.diagnostics.clear();
    let settings = Settings {
        color: true,
        ..full()
    };
    insta::assert_snapshot!(rendered(Format::Terminal, &outcome, &settings).replace('\x1b', "␛"));
}

#[test]
fn terminal_when_nothing_was_found() {
    let sample = Sample::new();
    insta::assert_snapshot!(rendered(Format::Terminal, &sample.clean(), &full()), @r"
    No findings
    3 resources in 3 files judged by 3 checks in 0.12 s
    ");
}

#[test]
fn json() {
    let sample = Sample::new();
    insta::assert_snapshot!(pretty(&rendered(Format::Json, &sample.outcome(), &full())));
}

#[test]
fn sarif() {
    let sample = Sample::new();
    let log = pretty(&rendered(Format::Sarif, &sample.outcome(), &full()));
    let mut log: Value = serde_json::from_str(&log).unwrap();
    // The standard's controls are told apart by their own tests.
    for taxonomy in log["runs"][0]["taxonomies"].as_array_mut().unwrap() {
        taxonomy["taxa"].as_array_mut().unwrap().truncate(1);
    }
    insta::assert_snapshot!(serde_json::to_string_pretty(&log).unwrap());
}

#[test]
fn github() {
    let sample = Sample::new();
    insta::assert_snapshot!(rendered(Format::Github, &sample.outcome(), &full()));
}

#[test]
fn junit() {
    let sample = Sample::new();
    insta::assert_snapshot!(rendered(Format::Junit, &sample.outcome(), &full()));
}

#[test]
fn markdown() {
    let sample = Sample::new();
    insta::assert_snapshot!(rendered(Format::Markdown, &sample.outcome(), &full()));
}

const ATTACK: &str = "\x1b[2J\x1b]0;owned\x07\u{9b}31m\r\n::error::x\u{202e}\u{2066}\u{0}\u{7f}](https://example.com)<script>|@everyone `--` ]]>&\"'%0A\u{ffff}";

/// Every word that can come from a scanned file is an attack on something.
fn hostile() -> Sample {
    let name = format!("a{ATTACK}.tf").replace(['/', '\0'], "");
    let text = format!("\u{feff}x = \"{ATTACK}\"\r\n\ty = 1\n");
    Sample::of(
        &[(&name, &text)],
        vec![check("NET001", "ssh-open", "SSH is open")],
    )
}

fn hostile_outcome(sample: &Sample) -> Outcome<'_> {
    let mut outcome = sample.outcome_of(|sample| {
        let mut finding = sample.finding(0, ATTACK, sample.span(0, 3, 60));
        finding.related = vec![
            related(ATTACK, sample.span(0, 5, 9)),
            related(ATTACK, sample.span(0, 0, u32::MAX)),
        ];
        finding.subjects = vec![subject("a"), subject(ATTACK)];
        finding
    });
    let place = outcome.findings[0].place;
    outcome.diagnostics = vec![
        Diagnostic::new(DiagnosticKind::Syntax, ATTACK, place),
        Diagnostic {
            kind: DiagnosticKind::Unreadable,
            message: ATTACK.into(),
            place: None,
        },
    ];
    outcome
}

#[test]
fn no_format_lets_anything_act() {
    let sample = hostile();
    let outcome = hostile_outcome(&sample);
    for format in Format::ALL {
        let shown = rendered(format, &outcome, &full());
        let acting = shown.chars().find(|&c| c != '\n' && text::acts(c));
        assert_eq!(acting, None, "{}: {shown}", format.name());
    }
}

#[test]
fn no_format_lets_scanned_words_begin_a_command() {
    let sample = hostile();
    let outcome = hostile_outcome(&sample);
    for format in Format::ALL {
        let shown = rendered(format, &outcome, &full());
        for line in shown
            .lines()
            .filter(|line| line.trim_start().starts_with("::"))
        {
            assert!(
                format == Format::Github && line.starts_with("::error file="),
                "{line}"
            );
        }
    }
}

#[test]
fn markdown_holds_no_markup_of_strangers() {
    let sample = hostile();
    let page = rendered(Format::Markdown, &hostile_outcome(&sample), &full());
    assert!(
        !page.contains("<script") && !page.contains("@everyone"),
        "{page}"
    );
    assert!(
        !page.contains("](http") && !page.contains("https://"),
        "{page}"
    );
}

#[test]
fn junit_holds_no_markup_of_strangers() {
    let sample = hostile();
    let document = rendered(Format::Junit, &hostile_outcome(&sample), &full());
    assert!(
        !document.contains("<script") && !document.contains("]]>"),
        "{document}"
    );
    assert!(!document.contains('\u{ffff}'), "{document}");
}

#[test]
fn no_span_is_too_odd() {
    let texts = [
        "",
        "\n",
        "\r",
        "\r\n",
        "\u{feff}",
        "\u{feff}\r\n",
        "a",
        "ä",
        "\t\tä\t𝒳\r\n\r\n}",
        "a\rb\rc",
        &"x\n".repeat(40),
        &"ä".repeat(900),
        &format!("\u{feff}{}\n{}", "𝒳\t".repeat(300), "y".repeat(300)),
    ];
    for text in texts {
        let length = text.len() as u32;
        let sample = Sample::of(
            &[("a.tf", text)],
            vec![check("NET001", "ssh-open", "SSH is open")],
        );
        let ends = [
            0,
            1,
            3,
            length / 2,
            length.saturating_sub(1),
            length,
            u32::MAX,
        ];
        for start in ends {
            for end in ends {
                let mut outcome = sample.outcome_of(|sample| {
                    let mut finding = sample.finding(0, "a", sample.span(0, start, end));
                    finding.related = vec![
                        related("b", sample.span(0, end, start)),
                        related("c", sample.span(0, 1, end)),
                        related("d", sample.span(0, 0, length)),
                    ];
                    finding
                });
                let place = outcome.findings[0].place;
                outcome.diagnostics = vec![Diagnostic::new(DiagnosticKind::Syntax, "bad", place)];
                for format in [Format::Terminal, Format::Sarif] {
                    rendered(format, &outcome, &full());
                }
            }
        }
    }
}

#[test]
fn an_excerpt_of_a_long_line_is_cut_around_what_matters() {
    let text = format!(
        "{{{}\"open\": true{}}}",
        "\"a\": 1,\t".repeat(90),
        ",\"b\": 2".repeat(90)
    );
    let sample = Sample::of(
        &[("a.json", &text)],
        vec![check("NET001", "ssh-open", "SSH is open")],
    );
    let outcome = sample.outcome_of(|sample| sample.finding(0, "a", sample.place(0, "true", 0)));
    let settings = Settings {
        width: 72,
        ..full()
    };
    insta::assert_snapshot!(rendered(Format::Terminal, &outcome, &settings));
}

#[test]
fn github_tells_how_many_annotations_were_cut() {
    let sample = Sample::new();
    let mut outcome = sample.clean();
    outcome.findings = (0..12)
        .map(|_| sample.finding(0, "a", sample.place(0, "ami", 0)))
        .collect();
    let shown = rendered(Format::Github, &outcome, &full());
    assert_eq!(
        shown
            .lines()
            .filter(|line| line.starts_with("::error "))
            .count(),
        10
    );
    assert!(
        shown
            .lines()
            .last()
            .unwrap()
            .starts_with("2 findings not annotated")
    );
}

#[test]
fn a_terminal_shows_the_gravest_findings_and_counts_the_rest() {
    let sample = Sample::new();
    let mut outcome = sample.clean();
    let finding = |severity| crate::finding::Finding {
        severity,
        ..sample.finding(0, "a", sample.place(0, "ami", 0))
    };
    outcome.findings = (0..1_500).map(|_| finding(Severity::Low)).collect();
    outcome.findings.push(finding(Severity::Critical));
    let shown = rendered(Format::Terminal, &outcome, &full());
    assert_eq!(shown.matches("(low)").count(), 999);
    assert_eq!(shown.matches("(critical)").count(), 1);
    assert!(shown.contains("\nand 501 more, none graver: "));
}

#[test]
fn a_terminal_shows_the_lines_of_a_place_once() {
    let sample = Sample::new();
    let mut outcome = sample.clean();
    let at = |name| sample.finding(0, "a", sample.place(0, name, 0));
    outcome.findings = vec![at("ami"), at("ami"), at("http_tokens"), at("ami")];
    let shown = rendered(Format::Terminal, &outcome, &full());
    assert_eq!(shown.matches("[infra/main.tf:3:3]").count(), 2);
    assert_eq!(shown.matches("at: infra/main.tf:3:3, as above").count(), 1);
    assert_eq!(shown.matches("[infra/main.tf:6:5]").count(), 1);
}

#[test]
fn a_summary_is_cut_before_github_drops_it() {
    let sample = Sample::new();
    let mut outcome = sample.clean();
    let address = "a".repeat(400);
    outcome.findings = (0..5000)
        .map(|_| sample.finding(0, &address, sample.place(0, "ami", 0)))
        .collect();
    let page = rendered(Format::Markdown, &outcome, &full());
    assert!(page.len() < 1024 * 1024);
    assert!(page.contains("findings more, for which there is no room here"));
}

#[test]
fn the_same_outcome_gives_the_same_bytes() {
    let sample = Sample::new();
    for format in Format::ALL {
        let once = rendered(format, &sample.outcome(), &full());
        assert_eq!(
            once,
            rendered(format, &sample.outcome(), &full()),
            "{}",
            format.name()
        );
    }
}

#[test]
fn nothing_is_called_compliant() {
    let sample = Sample::new();
    for outcome in [sample.outcome(), sample.clean()] {
        for format in Format::ALL {
            let shown = rendered(format, &outcome, &full()).to_lowercase();
            assert!(
                !shown.contains("complian") && !shown.contains("conform"),
                "{}",
                format.name()
            );
        }
    }
}
