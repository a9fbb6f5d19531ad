//! From failures, one for each object, to findings, one for each mistake.
//!
//! A module that is called ten times fails ten times for one line of text: that is one finding with
//! ten subjects. Failures belong together when check, place and message agree, the resource's own
//! address left out of the message.

use std::collections::hash_map;
use std::hash::Hash;
use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use super::{Failure, Finding, Related, Suppressed, address, fingerprint};
use crate::source::{FileId, Place, SourceFile, Sources};

/// Most places that explain one finding; a module called a thousand times has as many callers.
const MAX_RELATED: usize = 32;

/// Why a failure does not stand.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Excuse {
    /// The user's words.
    pub justification: String,
    /// Where they are.
    pub by: Option<Place>,
}

/// Gathers failures that stand and those that are suppressed; both come back sorted by path, place
/// and check, and with fingerprints.
pub fn group<'a>(
    standing: Vec<Failure<'a>>,
    excused: Vec<(Failure<'a>, Excuse)>,
    sources: &Sources,
) -> (Vec<Finding<'a>>, Vec<Suppressed<'a>>) {
    if standing.is_empty() && excused.is_empty() {
        // No threads are started for nothing.
        return (Vec::new(), Vec::new());
    }
    let standing = standing.into_iter().map(|failure| (failure, None));
    let excused = excused
        .into_iter()
        .map(|(failure, excuse)| (failure, Some(excuse)));
    let files = by_file(standing.chain(excused), sources);
    let mut all: Vec<Entry<'_>> = files.into_par_iter().flat_map_iter(group_file).collect();
    fingerprint::assign(
        all.iter_mut().map(|(finding, _)| finding).collect(),
        sources,
    );

    let mut findings = Vec::new();
    let mut suppressed = Vec::new();
    for (finding, excuse) in all {
        match excuse {
            None => findings.push(finding),
            Some(Excuse { justification, by }) => suppressed.push(Suppressed {
                finding,
                justification,
                by,
            }),
        }
    }
    (findings, suppressed)
}

/// Sorts by the file's name, then place, then `id`: file numbers depend on threads.
pub fn sort_by_place<T>(
    items: &mut [T],
    sources: &Sources,
    key: impl for<'t> Fn(&'t T) -> (Place, &'t str),
) {
    let ranks = ranks(items.iter().map(|item| key(item).0.file), sources);
    items.sort_by(|a, b| {
        let ((place_a, id_a), (place_b, id_b)) = (key(a), key(b));
        ranks[&place_a.file]
            .cmp(&ranks[&place_b.file])
            .then_with(|| (place_a.span, id_a).cmp(&(place_b.span, id_b)))
    });
}

/// Files in the order of their names.
fn ranks(files: impl Iterator<Item = FileId>, sources: &Sources) -> FxHashMap<FileId, usize> {
    let distinct: FxHashSet<FileId> = files.collect();
    let mut files: Vec<Arc<SourceFile>> = distinct.into_iter().map(|id| sources.file(id)).collect();
    files.sort_by(|a, b| (&a.name, &a.path).cmp(&(&b.name, &b.path)));
    let ranked = files.iter().enumerate();
    ranked.map(|(rank, file)| (file.id, rank)).collect()
}

/// A failure, and why it does not stand, if so.
type Excusable<'a> = (Failure<'a>, Option<Excuse>);

/// What fails in each file, the files sorted by name.
fn by_file<'a>(
    failures: impl Iterator<Item = Excusable<'a>>,
    sources: &Sources,
) -> Vec<Vec<Excusable<'a>>> {
    let failures: Vec<_> = failures.collect();
    let ranks = ranks(failures.iter().map(|(it, _)| it.place.file), sources);
    let mut files: Vec<Vec<_>> = ranks.iter().map(|_| Vec::new()).collect();
    for failure in failures {
        files[ranks[&failure.0.place.file]].push(failure);
    }
    files
}

/// The findings of one file, sorted by place and check.
fn group_file(failures: Vec<Excusable<'_>>) -> Vec<Entry<'_>> {
    let mut entries = merge(failures);
    entries.sort_by(|(a, _), (b, _)| (a.place.span, &a.check.id).cmp(&(b.place.span, &b.check.id)));
    entries
}

type Entry<'a> = (Finding<'a>, Option<Excuse>);

/// A finding that more failures may be added to.
struct Draft<'a> {
    finding: Finding<'a>,
    excuse: Option<Excuse>,
    /// The module calls that lead to its subjects, but for those that the origin of the value leads to.
    calls: Vec<Related>,
}

fn merge(mut failures: Vec<Excusable<'_>>) -> Vec<Entry<'_>> {
    // The first subject's words become the finding's: which one is first must not hang on threads.
    failures.sort_by(|(a, _), (b, _)| {
        (&a.subject.unit, &a.subject.address, &a.check.id, &a.message).cmp(&(
            &b.subject.unit,
            &b.subject.address,
            &b.check.id,
            &b.message,
        ))
    });
    let mut drafts: Vec<Draft<'_>> = Vec::new();
    let mut index: FxHashMap<_, usize> = FxHashMap::default();
    for (failure, excuse) in failures {
        let core = failure
            .message
            .replace(failure.subject.address.as_str(), "\0");
        let key = (&*failure.check.id, failure.place, core, excuse);
        match index.entry(key) {
            hash_map::Entry::Occupied(known) => drafts[*known.get()].absorb(failure),
            hash_map::Entry::Vacant(new) => {
                drafts.push(Draft::begin(failure, new.key().3.clone()));
                new.insert(drafts.len() - 1);
            }
        }
    }
    drafts.into_iter().map(Draft::finish).collect()
}

impl<'a> Draft<'a> {
    fn begin(mut failure: Failure<'a>, excuse: Option<Excuse>) -> Self {
        let mut draft = Self {
            finding: Finding {
                check: failure.check,
                severity: failure.severity,
                message: std::mem::take(&mut failure.message),
                place: failure.place,
                related: Vec::new(),
                subjects: Vec::new(),
                extent: failure.extent,
                fingerprint: String::new(),
            },
            excuse,
            calls: Vec::new(),
        };
        draft.absorb(failure);
        draft
    }

    fn absorb(&mut self, failure: Failure<'a>) {
        self.note_calls(&failure);
        let finding = &mut self.finding;
        finding.severity = finding.severity.max(failure.severity);
        for related in failure.related {
            if finding.related.len() < MAX_RELATED && !finding.related.contains(&related) {
                finding.related.push(related);
            }
        }
        if finding.subjects.last() != Some(&failure.subject) {
            finding.subjects.push(failure.subject);
        }
    }

    /// Notes the calls that lead to a failure. A chain that comes to the file of a call has come
    /// through the call: its place there is the better one.
    fn note_calls(&mut self, failure: &Failure<'_>) {
        let calls = failure.subject.calls.iter();
        let names = address::call_addresses(&failure.subject.address);
        for (&place, name) in calls.zip(names) {
            let leads_there = |related: &Related| related.place.file == place.file;
            if self.calls.len() < MAX_RELATED
                && !failure.related.iter().any(leads_there)
                && !self.calls.iter().any(|known| known.place == place)
            {
                let note = format!("{name} is called here");
                self.calls.push(Related { place, note });
            }
        }
    }

    /// Calls are told where they tell something: not where all that the declaration makes is at fault.
    fn finish(self) -> Entry<'a> {
        let mut finding = self.finding;
        if finding.subjects.len() < finding.extent.resources {
            let room = MAX_RELATED - finding.related.len();
            finding.related.extend(self.calls.into_iter().take(room));
        }
        (finding, self.excuse)
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::check::definition::Check;
    use crate::finding::{Extent, samples};
    use crate::source::Span;

    fn setup() -> (Sources, FileId, FileId) {
        let sources = Sources::new(Path::new(".")).unwrap();
        // Loaded in the wrong order on purpose.
        let b = sources.insert(sources.boundary().join("b.tf"), "x = 1\ny = 2\n".into());
        let a = sources.insert(sources.boundary().join("a.tf"), "x = 1\n".into());
        (sources, a.id, b.id)
    }

    #[test]
    fn one_place_in_two_calls_is_one_finding_with_two_subjects() {
        let (sources, a, _) = setup();
        let check = samples::check();
        let span = Span::new(0, 5);
        let failures = vec![
            samples::failure(&check, a, span, "module.n.aws_x.y"),
            samples::failure(&check, a, span, "module.m.aws_x.y"),
        ];
        let (findings, _) = group(failures, Vec::new(), &sources);
        assert_eq!(findings.len(), 1);
        let addresses: Vec<_> = findings[0].subjects.iter().map(|s| &*s.address).collect();
        assert_eq!(addresses, ["module.m.aws_x.y", "module.n.aws_x.y"]);
        assert_eq!(findings[0].message, "module.m.aws_x.y is open");
    }

    /// A failure of what is called from `call`, one of three calls.
    fn called<'a>(check: &'a Check, file: FileId, call: Place, name: &str) -> Failure<'a> {
        let address = format!("module.{name}.aws_x.y");
        let mut failure = samples::failure(check, file, Span::new(0, 5), &address);
        failure.subject.calls = vec![call];
        failure.extent = Extent {
            resources: 3,
            calls: 3,
        };
        failure
    }

    #[test]
    fn a_finding_in_some_calls_of_a_module_names_them() {
        let (sources, a, b) = setup();
        let check = samples::check();
        let one = Place::new(b, Span::new(0, 5));
        let other = Place::new(b, Span::new(6, 11));
        let mut through = called(&check, a, other, "n");
        through.related = vec![Related {
            place: Place::new(b, Span::new(10, 11)),
            note: "var.v is passed to module.n here".into(),
        }];
        let failures = vec![called(&check, a, one, "m"), through];
        let (findings, _) = group(failures, Vec::new(), &sources);
        let notes: Vec<_> = findings[0].related.iter().map(|it| &*it.note).collect();
        // The value leads to the call of `n` already.
        assert_eq!(
            notes,
            [
                "var.v is passed to module.n here",
                "module.m is called here"
            ]
        );
    }

    #[test]
    fn a_finding_in_all_calls_names_none() {
        let (sources, a, b) = setup();
        let check = samples::check();
        let call = |at| Place::new(b, Span::new(at, at + 1));
        let failures = ["l", "m", "n"].iter().zip(0..);
        let failures = failures.map(|(name, at)| called(&check, a, call(at), name));
        let (findings, _) = group(failures.collect(), Vec::new(), &sources);
        assert_eq!(findings[0].subjects.len(), 3);
        assert_eq!(findings[0].related, []);
    }

    #[test]
    fn different_words_about_one_place_stay_apart() {
        let (sources, a, _) = setup();
        let check = samples::check();
        let mut other = samples::failure(&check, a, Span::new(0, 5), "aws_x.y");
        other.message = "aws_x.y is ajar".into();
        let failures = vec![
            other,
            samples::failure(&check, a, Span::new(0, 5), "aws_x.y"),
        ];
        let (findings, _) = group(failures, Vec::new(), &sources);
        assert_eq!(findings.len(), 2);
        assert_ne!(findings[0].fingerprint, findings[1].fingerprint);
    }

    #[test]
    fn findings_come_in_order_of_path_and_place() {
        let (sources, a, b) = setup();
        let check = samples::check();
        let failures = vec![
            samples::failure(&check, b, Span::new(6, 11), "aws_x.three"),
            samples::failure(&check, b, Span::new(0, 5), "aws_x.two"),
            samples::failure(&check, a, Span::new(0, 5), "aws_x.one"),
        ];
        let (findings, _) = group(failures, Vec::new(), &sources);
        let order: Vec<_> = findings.iter().map(|f| &*f.subjects[0].address).collect();
        assert_eq!(order, ["aws_x.one", "aws_x.two", "aws_x.three"]);
    }

    #[test]
    fn suppressing_one_does_not_change_the_fingerprint_of_another() {
        let (sources, _, b) = setup();
        let check = samples::check();
        let make = |start, end| samples::failure(&check, b, Span::new(start, end), "aws_x.y");
        let (before, _) = group(vec![make(0, 5), make(6, 11)], Vec::new(), &sources);
        let excuse = Excuse {
            justification: String::new(),
            by: None,
        };
        let (after, suppressed) = group(vec![make(6, 11)], vec![(make(0, 5), excuse)], &sources);
        assert_eq!(after[0].fingerprint, before[1].fingerprint);
        assert_eq!(suppressed[0].finding.fingerprint, before[0].fingerprint);
    }
}
