//! What SARIF says of findings: results, their places and their identity.
//!
//! Alerts on GitHub are told apart by file, rule and `primaryLocationLineHash`. Two findings of one
//! check that start on one line would become one alert there, so from the second on the hash has a
//! number more behind it (`hash:1:2`). Beside it, `cumulint/v1` is our own fingerprint.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use rustc_hash::FxHashMap;

use super::line_hash::LineHashes;
use super::model::{
    ArtifactLocation, ContextRegion, Location, LogicalLocation, Message, PhysicalLocation, Region,
    ResultMessage, ResultObject, Suppression, Text,
};
use super::{BASE, level, rules};
use crate::check::definition::{Check, Severity};
use crate::finding::{Finding, Outcome, Related, Subject, Suppressed};
use crate::report::location::{Location as Found, Locator, NamedFile, shown};
use crate::report::{Settings, headline, text};
use crate::source::FileId;

/// Places that a message links to.
const RELATED_LIMIT: usize = 20;

/// Characters of what is said of such a place.
const NOTE_CHARACTERS: usize = 300;

/// Addresses of one result.
const SUBJECT_LIMIT: usize = 100;

/// Characters of an address.
const ADDRESS_CHARACTERS: usize = 1000;

/// Lines around a region that go with it.
const CONTEXT_LINES: u32 = 2;

/// Largest excerpt, in bytes: a template on a single line is not repeated with every result.
const SNIPPET_BYTES: usize = 2048;

/// What stays as it is in the path of an address; the unreserved characters of RFC 3986, and `/`.
const PATH: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~')
    .remove(b'/');

/// The results of a run.
pub(super) struct Results<'a> {
    /// As many as there may be, by path and place; those that are suppressed come last.
    pub(super) results: Vec<ResultObject<'a>>,
    /// How many more there would be.
    pub(super) left_out: usize,
}

impl<'a> Results<'a> {
    /// At most `limit` results, the most severe ones.
    pub(super) fn new(
        outcome: &'a Outcome<'a>,
        settings: &Settings,
        locator: &Locator<'_>,
        limit: usize,
    ) -> Self {
        let suppressed: &[Suppressed<'_>] = if settings.include_suppressed {
            &outcome.suppressed
        } else {
            &[]
        };
        let standing = outcome.findings.iter().map(|finding| (finding, None));
        let set_aside = suppressed.iter().map(|entry| (&entry.finding, Some(entry)));
        let mut entries: Vec<_> = standing.chain(set_aside).enumerate().collect();
        let left_out = entries.len().saturating_sub(limit);
        if left_out > 0 {
            entries.sort_by_key(|(order, (finding, by))| {
                (by.is_some(), std::cmp::Reverse(finding.severity), *order)
            });
            entries.truncate(limit);
            entries.sort_by_key(|(order, _)| *order);
        }
        let mut builder = Builder::new(outcome, locator);
        let results = entries
            .into_iter()
            .map(|(_, (finding, suppressed))| builder.result(finding, suppressed))
            .collect();
        Self { results, left_out }
    }
}

struct Builder<'b, 'a> {
    locator: &'b Locator<'b>,
    rules: FxHashMap<&'a str, usize>,
    hashes: FxHashMap<FileId, LineHashes>,
    /// How often a check has been found on a line so far.
    identities: FxHashMap<(FileId, u32, &'a str), u32>,
}

impl<'b, 'a> Builder<'b, 'a> {
    fn new(outcome: &'a Outcome<'a>, locator: &'b Locator<'b>) -> Self {
        let checks = outcome.checks.iter().enumerate();
        Self {
            locator,
            rules: checks
                .map(|(index, check)| (check.id.as_str(), index))
                .collect(),
            hashes: FxHashMap::default(),
            identities: FxHashMap::default(),
        }
    }

    fn result(
        &mut self,
        finding: &'a Finding<'a>,
        suppressed: Option<&Suppressed<'_>>,
    ) -> ResultObject<'a> {
        let found = self.locator.locate(finding.place);
        let related = &finding.related[..finding.related.len().min(RELATED_LIMIT)];
        ResultObject {
            rule_id: &finding.check.id,
            rule_index: self.rules.get(finding.check.id.as_str()).copied(),
            level: level(finding.severity),
            rank: rank(finding.severity),
            message: message(finding, related),
            partial_fingerprints: self.fingerprints(finding, &found),
            locations: [primary_location(finding, &found)],
            related_locations: self.related_locations(related),
            taxa: rules::taxa(finding.check),
            suppressions: suppressed
                .map(|entry| self.suppression(entry))
                .into_iter()
                .collect(),
        }
    }

    fn fingerprints(
        &mut self,
        finding: &Finding<'a>,
        found: &Found,
    ) -> BTreeMap<&'static str, String> {
        let mut fingerprints = BTreeMap::from([("cumulint/v1", finding.fingerprint.clone())]);
        if let Some(hash) = self.line_hash(finding.check, found) {
            fingerprints.insert("primaryLocationLineHash", hash);
        }
        fingerprints
    }

    fn line_hash(&mut self, check: &'a Check, found: &Found) -> Option<String> {
        let source = &found.file.source;
        let line = found.start.line;
        let hashes = self
            .hashes
            .entry(source.id)
            .or_insert_with(|| LineHashes::new(&source.text));
        let hash = hashes.line(line)?;
        let identity = (source.id, line, check.id.as_str());
        let occurrence = self.identities.entry(identity).or_default();
        *occurrence += 1;
        Some(match occurrence {
            1 => hash,
            again => format!("{hash}:{again}"),
        })
    }

    fn related_locations(&self, related: &[Related]) -> Vec<Location> {
        related
            .iter()
            .enumerate()
            .map(|(index, related)| Location {
                id: Some(index + 1),
                message: Some(Message::new(sentence(&note(related)))),
                ..plain_location(&self.locator.locate(related.place))
            })
            .collect()
    }

    fn suppression(&self, entry: &Suppressed<'_>) -> Suppression {
        let in_source = entry
            .by
            .is_some_and(|by| by.file == entry.finding.place.file);
        Suppression {
            kind: if in_source { "inSource" } else { "external" },
            justification: text::visible(&entry.justification).into_owned(),
            location: entry.by.map(|by| plain_location(&self.locator.locate(by))),
        }
    }
}

/// A place with its excerpt.
pub(super) fn plain_location(found: &Found) -> Location {
    let snippet = found.text();
    let small = snippet.len() <= SNIPPET_BYTES;
    Location {
        id: None,
        physical_location: PhysicalLocation {
            artifact_location: artifact_location(&found.file),
            region: Region {
                start_line: found.start.line,
                start_column: found.start.column,
                end_line: found.end.line,
                end_column: found.end.column,
                snippet: small.then(|| Text::new(snippet.into_owned())),
            },
            context_region: None,
        },
        logical_locations: Vec::new(),
        message: None,
    }
}

/// The place of a finding, with the lines around it and the resources that it is about.
fn primary_location(finding: &Finding<'_>, found: &Found) -> Location {
    let mut location = plain_location(found);
    location.physical_location.context_region = context_region(found);
    location.logical_locations = logical_locations(finding);
    location
}

fn artifact_location(file: &Rc<NamedFile>) -> ArtifactLocation {
    let path = file.name.trim_start_matches('/');
    ArtifactLocation {
        uri: utf8_percent_encode(path, PATH).to_string(),
        uri_base_id: BASE,
    }
}

/// Readers refuse a context that is no larger than its region.
fn context_region(found: &Found) -> Option<ContextRegion> {
    let source = &found.file.source;
    if source.secrets.is_reticent() {
        return None;
    }
    let lines = source.lines();
    let first = found.start.line.saturating_sub(CONTEXT_LINES).max(1);
    let last = (found.end.line + CONTEXT_LINES).min(lines.count());
    let start = lines.start(first)? as usize;
    let end = lines.start(last)? as usize + lines.text(&source.text, last).len();
    let larger = end.checked_sub(start)? > found.bytes.len();
    let excerpt = (larger && end - start <= SNIPPET_BYTES).then(|| shown(source, start..end))?;
    Some(ContextRegion {
        start_line: first,
        end_line: last,
        snippet: Text::new(excerpt.into_owned()),
    })
}

/// Each address once, as the schema has it: units may have the same ones, as two root modules do that
/// call one module.
fn logical_locations(finding: &Finding<'_>) -> Vec<LogicalLocation> {
    // The same address may come in several units, and not side by side.
    let addresses: BTreeSet<String> = finding.subjects.iter().map(address).collect();
    let location = |fully_qualified_name| LogicalLocation {
        fully_qualified_name,
        kind: "resource",
    };
    let addresses = addresses.into_iter().take(SUBJECT_LIMIT);
    addresses.map(location).collect()
}

fn address(subject: &Subject) -> String {
    let address = text::visible(&subject.address);
    text::cut(&address, ADDRESS_CHARACTERS).into_owned()
}

/// The message, and links to the places that explain it: GitHub shows those in no other way.
fn message(finding: &Finding<'_>, related: &[Related]) -> ResultMessage {
    let mut words = escape_links(&headline(finding));
    if !related.is_empty() {
        let links: Vec<_> = related
            .iter()
            .enumerate()
            .map(|(index, related)| {
                let note = note(related).replace('\\', r"\\");
                let note = note.replace('[', r"\[").replace(']', r"\]");
                format!("[{note}]({})", index + 1)
            })
            .collect();
        words = format!("{} See {}", sentence(&words), links.join(", "));
    }
    ResultMessage {
        text: sentence(&words),
        id: "finding",
        arguments: [finding.subjects.first().map(address).unwrap_or_default()],
    }
}

fn note(related: &Related) -> String {
    let note = text::visible(&related.note);
    text::cut(&note, NOTE_CHARACTERS).into_owned()
}

/// Words from scanned files must not become links. Brackets that are none stay readable.
fn escape_links(words: &str) -> String {
    if words.contains("](") {
        words
            .replace('\\', r"\\")
            .replace('[', r"\[")
            .replace(']', r"\]")
    } else {
        words.to_owned()
    }
}

/// The words with a full stop at their end.
pub(super) fn sentence(words: &str) -> String {
    if words.ends_with('.') {
        words.to_owned()
    } else {
        format!("{words}.")
    }
}

/// The severity in five steps, for readers that know more than SARIF's three levels.
const fn rank(severity: Severity) -> f32 {
    match severity {
        Severity::Critical => 95.0,
        Severity::High => 80.0,
        Severity::Medium => 55.0,
        Severity::Low => 25.0,
        Severity::Info => 5.0,
    }
}
