//! Yes, no, or open: what is known of a rule.

use std::sync::Arc;

use super::open;
use crate::value::{ReasonKind, Unknown, Value};

/// Whether a value is unknown since it was made wrongly.
pub(super) fn is_wrong(value: &Value) -> bool {
    let unknown = value.as_unknown();
    unknown.is_some_and(|unknown| unknown.reason.kind == ReasonKind::Error)
}

/// An answer with three values.
pub(super) enum Says {
    No,
    Open(Arc<Unknown>),
    Yes,
}

impl Says {
    pub(super) const fn known(yes: bool) -> Self {
        if yes { Self::Yes } else { Self::No }
    }

    /// What a value says. What is wrong says no.
    pub(super) fn of(value: &Value) -> Self {
        match value.as_unknown() {
            Some(_) if is_wrong(value) => Self::No,
            Some(unknown) => Self::Open(unknown.clone()),
            None => Self::known(value.as_bool() == Some(true)),
        }
    }

    /// Whether two values are the same.
    pub(super) fn equal(one: &Value, other: &Value) -> Self {
        let unknown = || one.as_unknown().or_else(|| other.as_unknown());
        match (one.same(other), unknown()) {
            (Some(same), _) => Self::known(same),
            (None, Some(unknown)) => Self::Open(unknown.clone()),
            (None, None) => Self::No,
        }
    }

    pub(super) fn same(self, other: Self) -> Self {
        match (self, other) {
            (Self::Open(unknown), _) | (_, Self::Open(unknown)) => Self::Open(unknown),
            (one, other) => Self::known(one.is_no() == other.is_no()),
        }
    }

    pub(super) const fn is_no(&self) -> bool {
        matches!(self, Self::No)
    }

    pub(super) fn not(self) -> Self {
        match self {
            Self::No => Self::Yes,
            Self::Yes => Self::No,
            open @ Self::Open(_) => open,
        }
    }

    pub(super) fn and(self, other: impl FnOnce() -> Self) -> Self {
        match self {
            Self::No => Self::No,
            Self::Yes => other(),
            Self::Open(unknown) => match other() {
                Self::No => Self::No,
                _ => Self::Open(unknown),
            },
        }
    }

    pub(super) fn or(self, other: impl FnOnce() -> Self) -> Self {
        self.not().and(|| other().not()).not()
    }

    pub(super) fn all(mut each: impl Iterator<Item = Self>) -> Self {
        each.try_fold(Self::Yes, |all, one| match all.and(|| one) {
            Self::No => None,
            some => Some(some),
        })
        .unwrap_or(Self::No)
    }

    pub(super) fn any(each: impl Iterator<Item = Self>) -> Self {
        Self::all(each.map(Self::not)).not()
    }

    pub(super) fn into_value(self) -> Value {
        match self {
            Self::No => Value::from(false),
            Self::Yes => Value::from(true),
            Self::Open(unknown) => open(&unknown),
        }
    }
}
