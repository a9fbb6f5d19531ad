//! The catalogue as pages: an index, and a page for each check, in Markdown.
//!
//! They are made from the definitions and nothing else, and are part of the repository
//! (`docs/checks/`): `cargo run --example check-pages` writes them, a test holds them to the
//! definitions.

use std::fmt::{self, Write as _};

use super::controls;
use crate::check::Program;
use crate::check::definition::{Check, Definitions, EVERY_TYPE};
use crate::resource::Platform;
use crate::standard;

/// A page and the name of its file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// `VMH001.md`, `README.md` for the index.
    pub name: String,
    /// Markdown.
    pub text: String,
}

/// The index and the pages of all checks, by id.
///
/// # Errors
/// When the definitions do not fit together, which reading them rules out.
pub fn pages(definitions: &Definitions) -> Result<Vec<Page>, crate::check::CompileError> {
    let program = Program::new(definitions, &|_| true)?;
    let mut pages = vec![Page {
        name: "README.md".to_owned(),
        text: text(|out| index(definitions, out)),
    }];
    for (number, check) in definitions.checks.iter().enumerate() {
        let types = program.types(number);
        pages.push(Page {
            name: format!("{}.md", check.id),
            text: text(|out| page(check, &types, out)),
        });
    }
    Ok(pages)
}

/// Runs a writer; writing to a string does not fail.
fn text(write: impl FnOnce(&mut String) -> fmt::Result) -> String {
    let mut out = String::new();
    write(&mut out).expect("writing to a string does not fail");
    out
}

fn index(definitions: &Definitions, out: &mut String) -> fmt::Result {
    writeln!(
        out,
        "# Checks\n\nMade from the definitions in `checks/` by `cargo run --example check-pages`."
    )?;
    let mut checks: Vec<&Check> = definitions.checks.iter().collect();
    checks.sort_by_key(|check| (&check.theme, &check.id));
    let mut theme = "";
    for check in checks {
        if check.theme != theme {
            theme = &check.theme;
            let title = standard::theme(theme).map_or(theme, |known| known.title);
            writeln!(
                out,
                "\n## {title}\n\n| check | severity | fault | controls |\n| --- | --- | --- | --- |"
            )?;
        }
        let Check {
            id,
            name,
            severity,
            title,
            ..
        } = check;
        let severity = severity.name();
        let controls = controls::line(check);
        writeln!(
            out,
            "| [{id}]({id}.md) `{name}` | {severity} | {title} | {controls} |"
        )?;
    }
    Ok(())
}

fn page(check: &Check, types: &[(Platform, &str)], out: &mut String) -> fmt::Result {
    let Check {
        id, name, title, ..
    } = check;
    writeln!(out, "# {id}: {title}\n")?;
    writeln!(
        out,
        "`{name}` · severity {} · since {}\n",
        check.severity.name(),
        check.since
    )?;
    if check.retired {
        writeln!(out, "Retired: it does not run any more.\n")?;
    }
    writeln!(out, "## Why it matters\n\n{}\n", check.rationale)?;
    writeln!(out, "## What to change\n\n{}\n", check.remediation)?;
    writeln!(out, "## What it gives evidence for\n\n{}\n", check.because)?;
    for (edition, control) in controls::known(check) {
        writeln!(out, "* ISO/IEC {edition} {}: {}", control.id, control.title)?;
    }
    let annex = controls::annex_a(check);
    if !annex.is_empty() {
        writeln!(out, "* beside it ISO/IEC 27001:2022 {}", annex.join(", "))?;
    }
    writeln!(out, "\n{}\n", controls::MEANING)?;
    looks_at(types, out)?;
    equivalents(check, out)?;
    if !check.references.is_empty() {
        writeln!(out, "## References\n")?;
        check
            .references
            .iter()
            .try_for_each(|page| writeln!(out, "* <{page}>"))?;
    }
    Ok(())
}

fn looks_at(types: &[(Platform, &str)], out: &mut String) -> fmt::Result {
    writeln!(out, "## What it looks at\n")?;
    for platform in Platform::ALL {
        let names: Vec<String> = types
            .iter()
            .filter(|(of, _)| *of == platform)
            .map(|(_, name)| match *name {
                EVERY_TYPE => "any type that has it".to_owned(),
                name => format!("`{name}`"),
            })
            .collect();
        if !names.is_empty() {
            writeln!(out, "* {}: {}", platform.name(), names.join(", "))?;
        }
    }
    writeln!(out)
}

fn equivalents(check: &Check, out: &mut String) -> fmt::Result {
    if check.equivalents.is_empty() {
        return Ok(());
    }
    writeln!(out, "## In other scanners\n")?;
    for equivalent in &check.equivalents {
        let ids: Vec<String> = equivalent.ids.iter().map(|id| format!("`{id}`")).collect();
        writeln!(out, "* {}: {}", equivalent.scanner, ids.join(", "))?;
    }
    writeln!(out)
}
