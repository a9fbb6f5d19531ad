//! Which failures the user does not want to see.
//!
//! Two ways to say so: a comment or annotation in the text ([`super::directive`]) and `[[ignore]]` in the
//! configuration. Both are counted, and one that matches nothing is reported: a suppression that
//! outlives its reason hides the next mistake. A check that is undetermined where the suppression
//! stands counts as a match.

use globset::GlobSet;

use super::directive::Directive;
use super::group::Excuse;
use super::{Failure, Selector};
use crate::check::definition::Check;
use crate::diagnostic::{Diagnostic, DiagnosticKind};
use crate::source::{Place, Sources, Span};

/// One `[[ignore]]` of the configuration.
#[derive(Clone, Debug)]
pub struct Rule {
    /// The checks that it names; never empty.
    pub selectors: Vec<Selector>,
    /// File names, relative to the boundary; `None` for all.
    pub paths: Option<GlobSet>,
    /// Addresses; `None` for all.
    pub addresses: Option<GlobSet>,
    /// Why.
    pub reason: String,
    /// Where it stands; `None` where the configuration is outside the boundary.
    pub place: Option<Place>,
}

/// What a suppression is held against: a verdict's place and resource.
#[derive(Clone, Copy, Debug)]
pub struct Site<'s> {
    /// The check.
    pub check: &'s Check,
    /// What the verdict points at.
    pub place: Place,
    /// The resource's header.
    pub header: Place,
    /// The headers of the module calls that lead to it.
    pub calls: &'s [Place],
    /// The resource's address.
    pub address: &'s str,
}

impl<'s> Site<'s> {
    /// The site of a failure.
    pub fn of(failure: &'s Failure<'_>) -> Self {
        Self {
            check: failure.check,
            place: failure.place,
            header: failure.header,
            calls: &failure.subject.calls,
            address: &failure.subject.address,
        }
    }
}

/// All suppressions of a run, and which of them have matched.
pub struct Suppressions {
    /// By file, then place.
    directives: Vec<(Directive, bool)>,
    rules: Vec<(Rule, bool)>,
}

impl Suppressions {
    /// None of them has matched yet.
    pub fn new(directives: Vec<Directive>, rules: Vec<Rule>) -> Self {
        let mut directives: Vec<_> = directives.into_iter().map(|d| (d, false)).collect();
        directives.sort_by_key(|(directive, _)| directive.place);
        Self {
            directives,
            rules: rules.into_iter().map(|rule| (rule, false)).collect(),
        }
    }

    /// What suppresses a verdict, if anything does. A comment goes before the configuration.
    pub fn excuse(&mut self, site: &Site<'_>, sources: &Sources) -> Option<Excuse> {
        if self.directives.is_empty() && self.rules.is_empty() {
            return None;
        }
        let comment = self.excuse_by_comment(site);
        let rule = self.excuse_by_rule(site, sources);
        comment.or(rule)
    }

    fn excuse_by_comment(&mut self, site: &Site<'_>) -> Option<Excuse> {
        let mut excuse = None;
        let calls = site.calls.iter().copied();
        for place in [site.place, site.header].into_iter().chain(calls) {
            let from = self
                .directives
                .partition_point(|(directive, _)| directive.place.file < place.file);
            for (directive, used) in &mut self.directives[from..] {
                if directive.place.file != place.file {
                    break;
                }
                let is_covered = directive.regions.iter().any(|it| covers(*it, place.span));
                if is_covered && names(&directive.selectors, site.check) {
                    *used = true;
                    excuse.get_or_insert_with(|| Excuse {
                        justification: directive.reason.clone(),
                        by: Some(directive.place),
                    });
                }
            }
        }
        excuse
    }

    fn excuse_by_rule(&mut self, site: &Site<'_>, sources: &Sources) -> Option<Excuse> {
        let mut excuse = None;
        for (rule, used) in &mut self.rules {
            if names(&rule.selectors, site.check) && rule.matches(site, sources) {
                *used = true;
                excuse.get_or_insert_with(|| Excuse {
                    justification: rule.reason.clone(),
                    by: rule.place,
                });
            }
        }
        excuse
    }

    /// What matched nothing: of the comments those in files that `is_told` says yes to, of the rules
    /// all if `tell_rules`. `known` are all checks there are, `ran` those that were judged: nothing
    /// is said of a check that did not run.
    pub fn unused(
        &self,
        known: &[&Check],
        ran: &[&Check],
        tell_rules: bool,
        is_told: &dyn Fn(Place) -> bool,
    ) -> Vec<Diagnostic> {
        let comments = self
            .directives
            .iter()
            .filter(|(directive, _)| is_told(directive.place))
            .map(|(d, used)| (&d.selectors, Some(d.place), *used));
        let rules = self
            .rules
            .iter()
            .filter(|_| tell_rules)
            .map(|(rule, used)| (&rule.selectors, rule.place, *used));
        comments
            .chain(rules)
            .filter_map(|(selectors, place, used)| {
                let message = fault(selectors, used, known, ran)?;
                Some(Diagnostic {
                    kind: DiagnosticKind::UnusedIgnore,
                    message,
                    place,
                })
            })
            .collect()
    }
}

impl Rule {
    fn matches(&self, site: &Site<'_>, sources: &Sources) -> bool {
        let address = self
            .addresses
            .as_ref()
            .is_none_or(|globs| globs.is_match(site.address));
        // The file's name last: it has to be asked for.
        address
            && self
                .paths
                .as_ref()
                .is_none_or(|globs| globs.is_match(&sources.file(site.place.file).name))
    }
}

/// Whether what is pointed at begins in the region, or is begun by it: an attribute of several
/// lines may have the comment on any of them.
fn covers(region: Span, span: Span) -> bool {
    let begins_inside = region.start <= span.start && span.start < region.end;
    let is_inside = span.start <= region.start && region.start < span.end;
    begins_inside || is_inside
}

fn names(selectors: &[Selector], check: &Check) -> bool {
    selectors.iter().any(|selector| selector.selects(check))
}

fn fault(selectors: &[Selector], used: bool, known: &[&Check], ran: &[&Check]) -> Option<String> {
    let stranger = selectors
        .iter()
        .find(|selector| !known.iter().any(|check| selector.selects(check)));
    if let Some(stranger) = stranger {
        return Some(format!(
            "no check is called {}, so ignoring it does nothing",
            stranger.text()
        ));
    }
    if used || !ran.iter().any(|check| names(selectors, check)) {
        return None;
    }
    let words: Vec<&str> = selectors.iter().map(Selector::text).collect();
    Some(format!(
        "nothing here is found by {}: the suppression can go",
        words.join(", ")
    ))
}

#[cfg(test)]
mod tests;
