//! Byte ranges, with and without the file that they are in.

use std::num::NonZeroU32;

use serde::{Deserialize, Serialize};

/// A half-open range of bytes within one file.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize,
)]
pub struct Span {
    /// Offset of the first byte.
    pub start: u32,
    /// Offset after the last byte.
    pub end: u32,
}

impl Span {
    /// The range from `start` up to, not including, `end`.
    pub const fn new(start: u32, end: u32) -> Self {
        Self { start, end }
    }

    /// The smallest range that holds both.
    pub fn to(self, other: Self) -> Self {
        Self {
            start: self.start.min(other.start),
            end: self.end.max(other.end),
        }
    }

    /// Whether `other` lies wholly within this range.
    pub const fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The range as indices into the file's text.
    pub const fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// Number of a file in [`super::Sources`]. Given in order of loading, which threads may change
/// from run to run: never order output by it, order by path.
///
/// Kept one higher than it is, so that an [`Option`] of a place takes no more room than the place: every
/// value carries one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FileId(NonZeroU32);

impl FileId {
    /// The file of this number, from 0. There are never so many that the highest number is a file's.
    pub const fn new(number: u32) -> Self {
        Self(NonZeroU32::MIN.saturating_add(number))
    }

    /// Its number, from 0.
    pub const fn index(self) -> usize {
        self.0.get() as usize - 1
    }
}

/// A range of bytes in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Place {
    /// The file.
    pub file: FileId,
    /// The bytes.
    pub span: Span,
}

impl Place {
    /// The range `span` of `file`.
    pub const fn new(file: FileId, span: Span) -> Self {
        Self { file, span }
    }

    /// Whether `other` is in the same file and within this range.
    pub fn contains(self, other: Self) -> bool {
        self.file == other.file && self.span.contains(other.span)
    }
}
