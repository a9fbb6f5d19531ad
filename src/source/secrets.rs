//! What of a file no report may show, though reports show what stands around a place.
//!
//! Whoever reads a file knows which of its values the user has declared secret, and hides them here.
//! What a check points at is told all the same: only the text is not.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::RwLock;
use std::sync::atomic::{AtomicBool, Ordering};

use super::Span;

/// What is shown of a secret, as Terraform has it.
pub const HIDDEN: &str = "(sensitive)";

/// The hidden parts of one file.
#[derive(Debug, Default)]
pub struct Secrets {
    /// Disjoint ranges, start to end.
    spans: RwLock<BTreeMap<u32, u32>>,
    is_reticent: AtomicBool,
}

impl Secrets {
    /// Hides a range.
    pub fn hide(&self, span: Span) {
        let mut spans = self
            .spans
            .write()
            .expect("no thread panics while it holds the ranges");
        let (mut start, mut end) = (span.start, span.end);
        while let Some((&other, &last)) = spans.range(..=end).next_back()
            && last >= start
        {
            spans.remove(&other);
            (start, end) = (start.min(other), end.max(last));
        }
        spans.insert(start, end);
    }

    /// Has nothing shown but what is pointed at: where secrets may be anywhere, as in a plan.
    pub fn hide_surroundings(&self) {
        self.is_reticent.store(true, Ordering::Relaxed);
    }

    /// Whether nothing but what is pointed at is shown.
    pub fn is_reticent(&self) -> bool {
        self.is_reticent.load(Ordering::Relaxed)
    }

    /// The hidden ranges that meet these bytes, in order, cut to them.
    pub fn within(&self, bytes: &Range<usize>) -> Vec<Range<usize>> {
        let spans = self
            .spans
            .read()
            .expect("no thread panics while it holds the ranges");
        let below = spans.range(..u32::try_from(bytes.end).unwrap_or(u32::MAX));
        let met = below
            .rev()
            .map(|(&start, &end)| start as usize..end as usize);
        let met = met.take_while(|hidden| hidden.end > bytes.start);
        let cut = met.map(|hidden| hidden.start.max(bytes.start)..hidden.end.min(bytes.end));
        let mut ranges: Vec<_> = cut.collect();
        ranges.reverse();
        ranges
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hidden_ranges_are_joined_and_cut_to_what_is_asked() {
        let secrets = Secrets::default();
        for (start, end) in [(10, 12), (3, 5), (4, 8), (20, 30), (22, 24)] {
            secrets.hide(Span::new(start, end));
        }
        assert_eq!(secrets.within(&(0..40)), [3..8, 10..12, 20..30]);
        assert_eq!(secrets.within(&(5..11)), [5..8, 10..11]);
        assert_eq!(secrets.within(&(11..26)), [11..12, 20..26]);
        assert!(secrets.within(&(12..20)).is_empty());
    }
}
