//! ISO/IEC 27017 as data: the controls of both editions that a check may give evidence for.
//!
//! A control is keyed by edition and id, both strings (`8.10` is not a number). Beside each stands
//! what answers to it in Annex A of ISO/IEC 27001:2022, which is what auditors certify against.
//! ISO's text is copyrighted: this holds ids and titles. A link from a check to a control says
//! that there is evidence or a gap, never that anybody conforms.
//!
//! Everything is constant: nothing happens at start-up. The build script includes this file to
//! hold definitions to it, so it uses nothing else of the program.

#[path = "standard/edition_2015.rs"]
mod edition_2015;
#[path = "standard/edition_2026.rs"]
mod edition_2026;

/// One edition of the standard.
#[derive(Debug, PartialEq, Eq)]
pub struct Edition {
    /// How checks name it: `27017:2015`.
    pub key: &'static str,
    /// Its full name: `ISO/IEC 27017:2015`.
    pub name: &'static str,
    /// Its controls that carry guidance for cloud services, in the order of the standard.
    pub controls: &'static [Control],
}

/// One control of one edition.
#[derive(Debug, PartialEq, Eq)]
pub struct Control {
    /// Its number: `CLD.9.5.2`, `8.9`.
    pub id: &'static str,
    /// Its title.
    pub title: &'static str,
    /// The controls of ISO/IEC 27001:2022 Annex A on the same subject, the nearest first: `A.8.9`.
    pub annex_a: &'static [&'static str],
}

/// How reports name the standard whose Annex A they cite beside the controls of a check.
pub const ANNEX_A: &str = "27001:2022";

impl Control {
    /// The one of Annex A that is cited beside it.
    pub fn nearest_annex_a(&self) -> Option<&'static str> {
        self.annex_a.first().copied()
    }

    /// Whether its guidance for cloud services speaks to providers alone: what a customer declares
    /// supports it, and who runs the platform shows the rest.
    pub fn is_for_providers(&self) -> bool {
        matches!(self.id, "CLD.13.1.4" | "8.20" | "11.2.7" | "7.14")
    }
}

/// The edition of 2015: seven controls of its own beside those of ISO/IEC 27002:2013.
pub const EDITION_2015: Edition = Edition {
    key: "27017:2015",
    name: "ISO/IEC 27017:2015",
    controls: edition_2015::CONTROLS,
};

/// The edition of 2026: numbered as ISO/IEC 27002:2022, with four controls of its own.
pub const EDITION_2026: Edition = Edition {
    key: "27017:2026",
    name: "ISO/IEC 27017:2026",
    controls: edition_2026::CONTROLS,
};

/// All editions, the oldest first.
pub const EDITIONS: [&Edition; 2] = [&EDITION_2015, &EDITION_2026];

/// A theme of checks: the folder that they stand in, and the controls that it is about.
#[derive(Debug, PartialEq, Eq)]
pub struct Theme {
    /// The folder's name: `vm-hardening`.
    pub name: &'static str,
    /// What ids of its checks begin with: `VMH`.
    pub prefix: &'static str,
    /// What it is called in headings.
    pub title: &'static str,
    /// Its controls in the edition of 2015.
    pub controls_2015: &'static [&'static str],
    /// Its controls in the edition of 2026.
    pub controls_2026: &'static [&'static str],
}

/// All themes of our own checks.
pub const THEMES: &[Theme] = &[
    Theme {
        name: "responsibility",
        prefix: "SHR",
        title: "Shared responsibility",
        controls_2015: &["CLD.6.3.1", "6.1.1"],
        controls_2026: &["5.38", "5.39", "5.2"],
    },
    Theme {
        name: "deletion",
        prefix: "DEL",
        title: "Removal of customer assets",
        controls_2015: &["CLD.8.1.5", "11.2.7"],
        controls_2026: &["8.10", "5.11", "7.14"],
    },
    Theme {
        name: "segregation",
        prefix: "SEG",
        title: "Segregation of tenants",
        controls_2015: &["CLD.9.5.1", "13.1.3"],
        controls_2026: &["8.35", "8.22"],
    },
    Theme {
        name: "vm-hardening",
        prefix: "VMH",
        title: "Hardening of virtual machines",
        controls_2015: &["CLD.9.5.2", "12.6.1"],
        controls_2026: &["8.9", "8.8"],
    },
    Theme {
        name: "administration",
        prefix: "ADM",
        title: "Administration",
        controls_2015: &["CLD.12.1.5", "9.2.3", "9.4.4"],
        controls_2026: &["5.37", "8.2", "8.18"],
    },
    Theme {
        name: "monitoring",
        prefix: "MON",
        title: "Monitoring",
        controls_2015: &["CLD.12.4.5", "12.4.1", "12.4.3"],
        controls_2026: &["8.15", "8.16", "8.36"],
    },
    Theme {
        name: "network",
        prefix: "NET",
        title: "Virtual networks",
        controls_2015: &["CLD.13.1.4"],
        controls_2026: &["8.20"],
    },
    Theme {
        name: "location",
        prefix: "LOC",
        title: "Location of data",
        controls_2015: &["5.1.1", "6.1.3", "8.1.1", "18.1.1"],
        controls_2026: &["5.1", "5.9", "5.31"],
    },
    Theme {
        name: "cryptography",
        prefix: "CRY",
        title: "Cryptography",
        controls_2015: &["10.1.1", "10.1.2", "18.1.5"],
        controls_2026: &["8.24", "5.31"],
    },
    Theme {
        name: "backup",
        prefix: "BCK",
        title: "Backup",
        controls_2015: &["12.3.1", "18.1.3"],
        controls_2026: &["8.13", "5.30"],
    },
];

/// The edition with this key; `None` for what we do not know.
pub fn edition(key: &str) -> Option<&'static Edition> {
    EDITIONS.into_iter().find(|edition| edition.key == key)
}

/// The theme with this folder name; `None` for a theme of the user's own.
pub fn theme(name: &str) -> Option<&'static Theme> {
    THEMES.iter().find(|theme| theme.name == name)
}

/// The control that `id` names in the edition with key `edition`.
///
/// Questionnaires cite the standard's own controls as `6.3.1`, `CLD.6.3.1` and `CLD 6.3.1`: all
/// are understood, in any case. `None` for an unknown edition or control.
pub fn find(edition: &str, id: &str) -> Option<&'static Control> {
    self::edition(edition)?.find(id)
}

impl Edition {
    /// The control that `id` names, in any of the forms that [`find`] takes.
    pub fn find(&self, id: &str) -> Option<&'static Control> {
        self.position(id).map(|position| &self.controls[position])
    }

    /// Where the control that `id` names stands in [`Edition::controls`].
    pub fn position(&self, id: &str) -> Option<usize> {
        let number = bare(id);
        self.controls
            .iter()
            .position(|control| bare(control.id) == number)
    }
}

/// A control's number without the mark of the standard's own controls.
fn bare(id: &str) -> &str {
    let id = id.trim();
    match id.split_at_checked(3) {
        Some((mark, rest)) if mark.eq_ignore_ascii_case("CLD") => rest
            .strip_prefix(['.', ' ', '-'])
            .unwrap_or(rest)
            .trim_start(),
        _ => id,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn a_control_answers_to_every_way_of_citing_it() {
        for id in [
            "CLD.6.3.1",
            "6.3.1",
            "CLD 6.3.1",
            "cld.6.3.1",
            " CLD.6.3.1 ",
        ] {
            let control = find("27017:2015", id).map(|control| control.id);
            assert_eq!(control, Some("CLD.6.3.1"), "{id}");
        }
    }

    #[test]
    fn trailing_zeros_are_part_of_an_id() {
        assert_eq!(
            find("27017:2026", "8.10").unwrap().title,
            "Information deletion"
        );
        assert!(find("27017:2026", "8.1").is_none());
        assert_eq!(
            find("27017:2026", "8.2").unwrap().title,
            "Privileged access rights"
        );
    }

    #[test]
    fn what_is_not_known_is_not_found() {
        assert!(find("27017:2015", "").is_none());
        assert!(find("27017:2015", "CLD").is_none());
        assert!(find("27017:2015", "ÄÖÜ").is_none());
        assert!(find("27001:2022", "8.9").is_none());
        assert!(find("27017:2026", "CLD.9.5.2").is_none());
    }

    #[test]
    fn the_controls_of_the_standard_itself_are_all_there() {
        let own = EDITION_2015
            .controls
            .iter()
            .filter(|control| control.id.starts_with("CLD."));
        assert_eq!(own.count(), 7);
        for id in ["5.38", "5.39", "8.35", "8.36"] {
            assert!(EDITION_2026.find(id).is_some(), "{id}");
        }
    }

    #[test]
    fn no_number_means_two_controls() {
        for edition in EDITIONS {
            let numbers: BTreeSet<_> = edition.controls.iter().map(|c| bare(c.id)).collect();
            assert_eq!(numbers.len(), edition.controls.len(), "{}", edition.key);
        }
    }

    #[test]
    fn every_control_has_a_title_and_stands_beside_annex_a() {
        for control in EDITIONS.iter().flat_map(|edition| edition.controls) {
            assert!(
                !control.title.is_empty() && !control.title.ends_with('.'),
                "{}",
                control.id
            );
            assert!(!control.annex_a.is_empty(), "{}", control.id);
            for annex in control.annex_a {
                assert!(annex.starts_with("A."), "{}: {annex}", control.id);
            }
        }
    }

    #[test]
    fn themes_name_controls_that_exist() {
        for theme in THEMES {
            for id in theme.controls_2015 {
                assert_eq!(
                    EDITION_2015.find(id).map(|c| c.id),
                    Some(*id),
                    "{}",
                    theme.name
                );
            }
            for id in theme.controls_2026 {
                assert_eq!(
                    EDITION_2026.find(id).map(|c| c.id),
                    Some(*id),
                    "{}",
                    theme.name
                );
            }
        }
    }
}
