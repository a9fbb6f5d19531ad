//! What SARIF says of checks and controls: rules and taxonomies. None of it depends on what was
//! scanned.

use std::fmt::Write as _;

use uuid::Uuid;

use super::model::{
    ComponentReference, Configuration, Help, MessageStrings, Relationship, Rule, RuleProperties,
    Taxon, TaxonProperties, TaxonReference, Taxonomy, Text,
};
use crate::check::definition::{Check, Severity};
use crate::report::{controls, text};
use crate::standard::{EDITIONS, Edition};

/// Tags of a rule that GitHub shows.
const TAG_LIMIT: usize = 10;

/// Characters of a rule's short and full description.
const DESCRIPTION_LIMIT: usize = 1000;

/// Characters of a rule's name.
const NAME_LIMIT: usize = 250;

/// The rule for a check.
pub(super) fn rule(check: &Check) -> Rule<'_> {
    let description = |words: &str| {
        let words = text::visible(words);
        Text::new(text::cut(&words, DESCRIPTION_LIMIT).into_owned())
    };
    Rule {
        id: &check.id,
        name: text::cut(&pascal_case(&check.name), NAME_LIMIT).into_owned(),
        short_description: description(&format!("{}.", check.title)),
        full_description: description(&format!("{}. {}", check.title, check.rationale)),
        message_strings: MessageStrings {
            finding: Text::new(format!("'{{0}}': {}.", braces_doubled(&check.title))),
        },
        default_configuration: Configuration {
            level: super::level(check.severity),
        },
        help_uri: check
            .references
            .iter()
            .find_map(|address| web_address(address)),
        help: help(check),
        relationships: taxa(check)
            .into_iter()
            .map(|target| Relationship {
                target,
                kinds: ["relevant"],
            })
            .collect(),
        properties: RuleProperties {
            tags: tags(check),
            precision: "high",
            security_severity: security_severity(check.severity),
        },
    }
}

/// References to the controls that a check gives evidence for.
pub(super) fn taxa(check: &Check) -> Vec<TaxonReference> {
    let links = check.controls.iter();
    links
        .filter_map(|link| {
            let index = EDITIONS
                .iter()
                .position(|edition| edition.key == link.edition)?;
            let edition = EDITIONS[index];
            let position = edition.position(&link.control)?;
            Some(TaxonReference {
                id: edition.controls[position].id,
                index: position,
                tool_component: component(index, edition),
            })
        })
        .collect()
}

/// Both editions of the standard.
pub(super) fn taxonomies() -> Vec<Taxonomy> {
    EDITIONS.into_iter().map(taxonomy).collect()
}

/// References to them.
pub(super) fn taxonomy_references() -> Vec<ComponentReference> {
    let editions = EDITIONS.into_iter().enumerate();
    editions
        .map(|(index, edition)| component(index, edition))
        .collect()
}

fn component(index: usize, edition: &'static Edition) -> ComponentReference {
    ComponentReference {
        name: edition.name,
        index,
    }
}

fn taxonomy(edition: &'static Edition) -> Taxonomy {
    let urn = format!("urn:iso:std:iso-iec:{}", edition.key);
    let year = edition.key.rsplit(':').next().unwrap_or_default();
    Taxonomy {
        name: edition.name,
        guid: Uuid::new_v5(&Uuid::NAMESPACE_URL, urn.as_bytes()).to_string(),
        organization: "ISO/IEC",
        version: year,
        short_description: Text::new("Code of practice for information security in the cloud."),
        is_comprehensive: false,
        taxa: edition
            .controls
            .iter()
            .map(|control| Taxon {
                id: control.id,
                short_description: Text::new(format!("{}.", control.title)),
                properties: TaxonProperties {
                    annex_a: control.annex_a,
                },
            })
            .collect(),
    }
}

/// Tags classify in the way of CodeQL's `external/cwe/cwe-732`, which is what GitHub filters by.
fn tags(check: &Check) -> Vec<String> {
    let mut tags = vec![
        "security".to_owned(),
        text::visible(&check.theme).into_owned(),
    ];
    tags.extend(check.controls.iter().map(|link| {
        let edition = link.edition.as_str().replace(':', "-");
        format!("external/iso-{edition}/{}", link.control.to_lowercase())
    }));
    tags.truncate(TAG_LIMIT);
    tags
}

/// The score that makes GitHub show a severity as what it is. What is only worth knowing is no
/// security alert and has none.
const fn security_severity(severity: Severity) -> Option<&'static str> {
    match severity {
        Severity::Critical => Some("9.5"),
        Severity::High => Some("8.0"),
        Severity::Medium => Some("5.5"),
        Severity::Low => Some("2.5"),
        Severity::Info => None,
    }
}

fn help(check: &Check) -> Help {
    let mut plain = format!("{}\n\n{}\n", check.rationale, check.remediation);
    let mut markdown = format!(
        "{}\n\n**What to change.** {}\n",
        check.rationale, check.remediation
    );
    if !check.controls.is_empty() {
        let _ = write!(
            plain,
            "\nControls: {}. {}\n",
            controls::line(check),
            check.because
        );
        let _ = write!(markdown, "\n**Controls.** {}\n\n", check.because);
        for link in &check.controls {
            let title = crate::standard::find(&link.edition, &link.control);
            let title = title.map_or("", |control| control.title);
            let _ = writeln!(
                markdown,
                "* ISO/IEC {} {} {title}",
                link.edition, link.control
            );
        }
        let annex = controls::annex_a(check);
        if !annex.is_empty() {
            let _ = writeln!(markdown, "* ISO/IEC 27001:2022 {}", annex.join(", "));
        }
        let _ = writeln!(plain, "{}", controls::MEANING);
        let _ = writeln!(markdown, "\n{}", controls::MEANING);
    }
    if !check.references.is_empty() {
        let _ = writeln!(plain, "\nSee {}", check.references.join(" "));
        let _ = write!(markdown, "\n**References.**\n\n");
        for reference in check
            .references
            .iter()
            .filter_map(|address| web_address(address))
        {
            let _ = writeln!(markdown, "* <{reference}>");
        }
    }
    Help {
        text: plain,
        markdown,
    }
}

/// The address, if it is one of the web that no reader stumbles over.
pub(super) fn web_address(address: &str) -> Option<String> {
    let fits = |byte: u8| byte.is_ascii_graphic() && !b"<>\"\\^`{|}".contains(&byte);
    let known = address.starts_with("https://") || address.starts_with("http://");
    (known && address.bytes().all(fits)).then(|| address.to_owned())
}

/// Braces mark arguments in message strings, unless doubled.
fn braces_doubled(words: &str) -> String {
    text::visible(words).replace('{', "{{").replace('}', "}}")
}

/// `metadata-without-token` as `MetadataWithoutToken`, as SARIF wants names.
pub(super) fn pascal_case(name: &str) -> String {
    name.split(['-', '_', ' '])
        .flat_map(|word| {
            let mut characters = word.chars();
            let first = characters.next().map(|first| first.to_ascii_uppercase());
            first.into_iter().chain(characters)
        })
        .collect()
}
