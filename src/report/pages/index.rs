//! All checks in tables: by theme, by control, by platform.

use std::collections::BTreeMap;
use std::fmt::{self, Write as _};

use ecow::EcoString;

use crate::check::Program;
use crate::check::definition::{Check, Definitions, EVERY_TYPE};
use crate::report::controls;
use crate::resource::Platform;
use crate::standard;

/// Who made the page.
const ORIGIN: &str = "Made from the definitions in `checks/` by `cargo run --example check-pages`.";

/// By theme, with severity and controls: the entrance.
pub(super) fn by_theme(definitions: &Definitions, out: &mut String) -> fmt::Result {
    writeln!(
        out,
        "# Checks\n\n{ORIGIN} Also [by control](by-control.md), [by platform](by-platform.md), and \
         [by the ids of other scanners](../moving-from.md)."
    )?;
    let mut checks: Vec<&Check> = definitions.checks.iter().collect();
    checks.sort_by_key(|check| (&check.theme, &check.id));
    for checks in checks.chunk_by(|one, next| one.theme == next.theme) {
        let theme = &checks[0].theme;
        let title = standard::theme(theme).map_or(theme.as_str(), |known| known.title);
        writeln!(
            out,
            "\n## {title}\n\n| check | severity | fault | controls |\n| --- | --- | --- | --- |"
        )?;
        for check in checks {
            let Check {
                id, name, title, ..
            } = check;
            let severity = check.severity.name();
            let controls = controls::line(check);
            writeln!(
                out,
                "| [{id}]({id}.md) `{name}` | {severity} | {title} | {controls} |"
            )?;
        }
    }
    Ok(())
}

/// By the controls that they give evidence for, edition by edition.
pub(super) fn by_control(definitions: &Definitions, out: &mut String) -> fmt::Result {
    writeln!(
        out,
        "# Checks by control\n\n{ORIGIN}\n\n{}",
        controls::MEANING
    )?;
    for edition in &standard::EDITIONS {
        writeln!(out, "\n## ISO/IEC {}", edition.key)?;
        for control in edition.controls {
            let gives_evidence = |check: &&Check| {
                let mut links = check.controls.iter();
                links.any(|link| link.edition == edition.key && link.control == control.id)
            };
            let mut checks = definitions.checks.iter().filter(gives_evidence).peekable();
            if checks.peek().is_some() {
                writeln!(out, "\n### {} {}\n", control.id, control.title)?;
                lines(checks, out)?;
            }
        }
    }
    Ok(())
}

/// By platform and resource type.
pub(super) fn by_platform(program: &Program<'_>, out: &mut String) -> fmt::Result {
    writeln!(out, "# Checks by platform\n\n{ORIGIN}")?;
    let mut by_type: BTreeMap<(Platform, bool, EcoString), Vec<&Check>> = BTreeMap::new();
    for (number, check) in program.definitions.checks.iter().enumerate() {
        for (platform, kind) in program.types_in_words(number) {
            let place = (platform, kind == EVERY_TYPE, kind);
            by_type.entry(place).or_default().push(check);
        }
    }
    for platform in Platform::ALL {
        writeln!(
            out,
            "\n## {}\n\n| resource type | checks |\n| --- | --- |",
            platform.name()
        )?;
        for ((_, _, kind), checks) in by_type.iter().filter(|((of, ..), _)| *of == platform) {
            let links: Vec<String> = checks.iter().map(|check| link(check, "")).collect();
            writeln!(out, "| {} | {} |", type_name(kind), links.join(", "))?;
        }
    }
    Ok(())
}

fn lines<'c>(checks: impl Iterator<Item = &'c Check>, out: &mut String) -> fmt::Result {
    for check in checks {
        writeln!(out, "* {} {}", link(check, ""), check.title)?;
    }
    Ok(())
}

/// A type as it is printed.
pub(super) fn type_name(kind: &str) -> String {
    match kind {
        EVERY_TYPE => "every other kind that makes pods".to_owned(),
        name => format!("`{name}`"),
    }
}

/// A link to the page of a check, from a page that is `way` away from the pages of checks.
pub(super) fn link(check: &Check, way: &str) -> String {
    format!("[{id}]({way}{id}.md)", id = check.id)
}
