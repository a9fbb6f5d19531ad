//! How much each declaration makes, so that a finding can say of how many it is one.
//!
//! Resources belong together by their headers: a module that two root modules call makes resources
//! in two units. What a plan destroys has the header of what takes its place, and is not counted with
//! it.

use rustc_hash::FxHashMap;

use crate::finding::Extent;
use crate::resource::{Resource, Unit};
use crate::source::Place;

/// What declarations make.
pub(super) struct Extents {
    /// Those that make more than one resource.
    several: FxHashMap<Place, Extent>,
}

impl Extents {
    /// Counts what is in all units.
    pub(super) fn of(units: &[Unit]) -> Self {
        let resources = units.iter().flat_map(|unit| &unit.resources);
        let mut made: Vec<&Resource> = resources.filter(|it| !it.is_destroyed()).collect();
        made.sort_by(|a, b| (a.header, &a.calls).cmp(&(b.header, &b.calls)));
        let several = made
            .chunk_by(|a, b| a.header == b.header)
            .filter(|same| same.len() > 1)
            .map(|same| {
                let extent = Extent {
                    resources: same.len(),
                    calls: same.chunk_by(|a, b| a.calls == b.calls).count(),
                };
                (same[0].header, extent)
            });
        Self {
            several: several.collect(),
        }
    }

    /// Of a resource with this header.
    pub(super) fn of_header(&self, header: Place) -> Extent {
        self.several.get(&header).copied().unwrap_or(Extent::ONE)
    }
}
