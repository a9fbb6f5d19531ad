//! What makes a finding the same finding in the next run.
//!
//! A fingerprint is made of the check, the file's name, the resource's address without module calls
//! and instance keys, and the name of the attribute: none of it changes when lines move, when a
//! neighbour is renamed, when a module is called once more. Findings that agree in all of this are
//! counted in the order of the text.

use rayon::prelude::*;
use rustc_hash::FxHashMap;
use sha2::{Digest, Sha256};

use super::Finding;
use super::address::declared_address;
use crate::source::{Place, Sources};

/// Longest attribute name that counts.
const MAX_NAME: usize = 64;

/// Gives each finding its fingerprint. They must be sorted, and must be all of the run (suppressed
/// ones too): what one is counted as hangs on those before it.
pub fn assign(mut findings: Vec<&mut Finding<'_>>, sources: &Sources) {
    let identities: Vec<String> = findings
        .par_iter()
        .map(|finding| identity(finding, sources))
        .collect();
    let mut seen: FxHashMap<&str, usize> = FxHashMap::default();
    let counts: Vec<usize> = identities
        .iter()
        .map(|identity| {
            let count = seen.entry(identity).or_default();
            *count += 1;
            *count - 1
        })
        .collect();
    let counted = identities.par_iter().zip(counts);
    findings
        .par_iter_mut()
        .zip(counted)
        .for_each(|(finding, (identity, count))| {
            finding.fingerprint = digest(&format!("{identity}\0{count}"));
        });
}

fn identity(finding: &Finding<'_>, sources: &Sources) -> String {
    let address = finding
        .subjects
        .first()
        .map(|subject| declared_address(subject.platform, &subject.address))
        .unwrap_or_default();
    let file = sources.file(finding.place.file);
    let attribute = attribute_name(finding.place, &file.text);
    format!(
        "{}\0{}\0{address}\0{attribute}",
        finding.check.id, file.name
    )
}

/// The first word at a place: an attribute's name, or a quoted text.
fn attribute_name(place: Place, text: &str) -> &str {
    let text = text.get(place.span.range()).unwrap_or_default();
    let length = if let Some(quoted) = text.strip_prefix('"') {
        quoted
            .find(['"', '\n', '\r'])
            .map_or(text.len(), |at| at + 1)
    } else {
        text.find(|c: char| !(c.is_alphanumeric() || "_-.".contains(c)))
            .unwrap_or(text.len())
    };
    let end = (0..=length.min(MAX_NAME))
        .rev()
        .find(|&at| text.is_char_boundary(at))
        .unwrap_or(0);
    &text[..end]
}

/// The first 32 hexadecimal digits of the hash.
fn digest(identity: &str) -> String {
    let hash = Sha256::digest(identity.as_bytes());
    let halves = hash.iter().take(16).flat_map(|byte| [byte >> 4, byte & 15]);
    halves
        .filter_map(|half| char::from_digit(half.into(), 16))
        .collect()
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::finding::{group, samples};
    use crate::source::Span;

    fn sources() -> Sources {
        Sources::new(Path::new(".")).unwrap()
    }

    fn prints(text: &str, marks: &[(&str, &str)]) -> Vec<String> {
        let sources = sources();
        let file = sources.insert(sources.boundary().join("main.tf"), text.into());
        let check = samples::check();
        let failures = marks
            .iter()
            .map(|(attribute, address)| {
                let start = text.find(attribute).unwrap() as u32;
                let span = Span::new(start, start + attribute.len() as u32);
                samples::failure(&check, file.id, span, address)
            })
            .collect();
        let (findings, _) = group::group(failures, Vec::new(), &sources);
        findings.into_iter().map(|f| f.fingerprint).collect()
    }

    #[test]
    fn moved_lines_and_changed_values_do_not_matter() {
        let before = prints("cidr = \"a\"", &[("cidr = \"a\"", "aws_x.a")]);
        let after = prints("\n\n  cidr = [1]", &[("cidr = [1]", "aws_x.a")]);
        assert_eq!(before, after);
        assert_eq!(before[0].len(), 32);
    }

    #[test]
    fn module_calls_and_instances_do_not_matter() {
        let plain = prints("cidr", &[("cidr", "aws_x.a")]);
        let called = prints(
            "cidr",
            &[("cidr", "module.m[\"a.]b\"].module.n[0].aws_x.a[1]")],
        );
        assert_eq!(plain, called);
    }

    #[test]
    fn addresses_attributes_and_repetition_matter() {
        let text = "one two \"x\" \"y\" one2 = 1 ";
        let mut all = prints(
            text,
            &[
                ("one", "a.b"),
                ("two", "a.b"),
                ("\"x\"", "a.b"),
                ("\"y\"", "a.b"),
                ("one2", "c.d"),
            ],
        );
        all.extend(prints("k=1 k=2", &[("k=1", "a.b"), ("k=2", "a.b")]));
        let count = all.len();
        all.sort();
        all.dedup();
        assert_eq!(all.len(), count);
    }
}
