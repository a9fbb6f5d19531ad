//! The controls that a check gives evidence for, as reports name them.

use crate::check::definition::Check;
use crate::standard::{self, Control};

/// The links of a check to controls that we know, with the edition's key.
pub(super) fn known(check: &Check) -> impl Iterator<Item = (&str, &'static Control)> {
    check.controls.iter().filter_map(|link| {
        standard::find(&link.edition, &link.control).map(|control| (link.edition.as_str(), control))
    })
}

/// The controls of ISO/IEC 27001:2022 Annex A beside those of a check: the nearest one of each.
pub(super) fn annex_a(check: &Check) -> Vec<&'static str> {
    let mut ids = Vec::new();
    for (_, control) in known(check) {
        if let Some(id) = control.nearest_annex_a()
            && !ids.contains(&id)
        {
            ids.push(id);
        }
    }
    ids
}

/// One line: `27017:2015 CLD.9.5.2, 12.6.1; 27017:2026 8.9; 27001:2022 A.8.9`.
pub(super) fn line(check: &Check) -> String {
    let mut groups: Vec<(&str, Vec<&str>)> = Vec::new();
    for link in &check.controls {
        match groups
            .iter_mut()
            .find(|(edition, _)| *edition == link.edition)
        {
            Some((_, ids)) => ids.push(&link.control),
            None => groups.push((&link.edition, vec![&link.control])),
        }
    }
    let annex = annex_a(check);
    if !annex.is_empty() {
        groups.push((standard::ANNEX_A, annex));
    }
    let groups: Vec<_> = groups
        .into_iter()
        .map(|(edition, ids)| format!("{edition} {}", ids.join(", ")))
        .collect();
    groups.join("; ")
}

/// The words for what a check has to do with its controls. Configuration shows evidence or a gap;
/// whether anybody conforms, only an auditor can say.
pub(super) const MEANING: &str = "A finding is a gap in the evidence for these controls. \
    Configuration alone does not show whether a control is met.";
