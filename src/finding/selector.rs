//! Words that stand for checks: in `--check`, in ignore comments, in the configuration.

use globset::{Glob, GlobMatcher};

use crate::check::definition::{Check, ControlLink};
use crate::standard::{self, Control};

/// A word that stands for one check or many: an id, a name, a glob over ids and names (`NET*`), a
/// theme, a control with or without its edition (`CLD.9.5.2`, `27017:2026/8.9`), an edition; also by what
/// reports cite of Annex A (`27001:2022 A.8.9`).
#[derive(Clone, Debug)]
pub struct Selector {
    text: String,
    lower: String,
    glob: Option<GlobMatcher>,
}

impl Selector {
    /// Reads a word. Upper and lower case are the same.
    ///
    /// # Errors
    /// When it is a glob that cannot be read.
    pub fn parse(text: &str) -> Result<Self, globset::Error> {
        let text = text.trim().to_owned();
        let lower = text.to_ascii_lowercase();
        let glob = if lower.contains(['*', '?', '[', '{']) {
            Some(Glob::new(&lower)?.compile_matcher())
        } else {
            None
        };
        Ok(Self { text, lower, glob })
    }

    /// The word, as written.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether it stands for this check.
    pub fn selects(&self, check: &Check) -> bool {
        if let Some(glob) = &self.glob {
            return glob.is_match(check.id.to_ascii_lowercase())
                || glob.is_match(check.name.as_str());
        }
        let same = |word: &str| word.eq_ignore_ascii_case(&self.lower);
        same(&check.id)
            || same(&check.name)
            || same(&check.theme)
            || check.controls.iter().any(|link| self.names_control(link))
    }

    fn names_control(&self, link: &ControlLink) -> bool {
        let known = standard::find(&link.edition, &link.control);
        self.names(&link.edition, &link.control)
            || known
                .and_then(Control::nearest_annex_a)
                .is_some_and(|annex| self.names(standard::ANNEX_A, annex))
    }

    /// `CLD.` may be left out: the standard's own tables do so.
    fn names(&self, edition: &str, id: &str) -> bool {
        let edition = edition.to_ascii_lowercase();
        let word = self.lower.strip_prefix("iso/iec ").unwrap_or(&self.lower);
        if word == edition {
            return true;
        }
        let control = match word.strip_prefix(edition.as_str()) {
            Some(rest) => match rest.strip_prefix(['/', ' ']) {
                Some(control) => control,
                None => return false,
            },
            None => word,
        };
        let plain = |id: &str| {
            id.strip_prefix("cld.")
                .or_else(|| id.strip_prefix("cld "))
                .unwrap_or(id)
                .to_owned()
        };
        plain(control) == plain(&id.to_ascii_lowercase())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::samples;

    fn selects(word: &str) -> bool {
        Selector::parse(word).unwrap().selects(&samples::check())
    }

    #[test]
    fn ids_names_themes_and_globs_select() {
        for word in ["NET001", "net001", "open-port", "network", "NET*", "open-*"] {
            assert!(selects(word), "{word}");
        }
        for word in ["NET002", "open", "vm-*", "networks"] {
            assert!(!selects(word), "{word}");
        }
    }

    #[test]
    fn controls_select_with_and_without_edition() {
        for word in [
            "CLD.13.1.4",
            "13.1.4",
            "8.20",
            "27017:2026",
            "27017:2026/8.20",
            "27017:2015/CLD.13.1.4",
            "27001:2022",
            "27001:2022/A.8.20",
            "27001:2022 a.8.20",
            "A.8.20",
            "ISO/IEC 27017:2026 8.20",
        ] {
            assert!(selects(word), "{word}");
        }
        for word in [
            "27017:2015/8.20",
            "27017",
            "8.2",
            "27017:20268.20",
            "A.8.2",
            "27001:2022/8.20",
        ] {
            assert!(!selects(word), "{word}");
        }
    }

    #[test]
    fn a_broken_glob_is_an_error() {
        assert!(Selector::parse("NET[").is_err());
    }
}
