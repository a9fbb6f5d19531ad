//! The page of one check.

use std::fmt::{self, Write as _};

use ecow::EcoString;

use super::index::type_name;
use crate::check::definition::Check;
use crate::report::controls;
use crate::resource::Platform;

/// Writes it; `types` are what it looks at.
pub(super) fn page(
    check: &Check,
    types: &[(Platform, EcoString)],
    out: &mut String,
) -> fmt::Result {
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
        write!(out, "* ISO/IEC {edition} {}: {}", control.id, control.title)?;
        if control.is_for_providers() {
            out.write_str(" (its guidance speaks to providers: supporting evidence)")?;
        }
        out.push('\n');
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

fn looks_at(types: &[(Platform, EcoString)], out: &mut String) -> fmt::Result {
    writeln!(out, "## What it looks at\n")?;
    for platform in Platform::ALL {
        let names: Vec<String> = types
            .iter()
            .filter(|(of, _)| *of == platform)
            .map(|(_, name)| type_name(name))
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
