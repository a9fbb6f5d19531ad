//! From the ids of other scanners to ours.

use std::collections::BTreeMap;
use std::fmt::{self, Write as _};

use super::index::link;
use crate::check::definition::{Check, Definitions, SCANNERS};

/// A table a scanner: its ids, and the checks that ask the same.
pub(super) fn page(definitions: &Definitions, out: &mut String) -> fmt::Result {
    writeln!(
        out,
        "# Moving from other scanners\n\n\
         For each check of another scanner, those of cumulint that ask the same. Made from the definitions \
         in `checks/` by `cargo run --example check-pages`; `cumulint checks list --equivalent ID` answers \
         for one id. What is left out on purpose is in [left-out.md](left-out.md), with the reason.\n\n\
         Asking the same does not mean to answer the same: a value that is not known is undetermined here, \
         with the reason, neither a finding nor a pass."
    )?;
    for scanner in SCANNERS {
        let mut ids: BTreeMap<&str, Vec<&Check>> = BTreeMap::new();
        for check in &definitions.checks {
            let own = check.equivalents.iter().filter(|it| it.scanner == scanner);
            for id in own.flat_map(|it| &it.ids) {
                ids.entry(id).or_default().push(check);
            }
        }
        writeln!(
            out,
            "\n## {scanner}\n\n{} ids.\n\n| {scanner} | cumulint |\n| --- | --- |",
            ids.len()
        )?;
        for (id, checks) in ids {
            let answers: Vec<String> = checks
                .iter()
                .map(|check| format!("{} {}", link(check, "checks/"), check.title))
                .collect();
            writeln!(out, "| `{id}` | {} |", answers.join("<br>"))?;
        }
    }
    Ok(())
}
