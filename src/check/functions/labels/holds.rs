//! Whether a condition holds: Kleene's logic with a reason.

use crate::value::{Reason, Value};

/// Whether a condition holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::check) enum Holds {
    Yes,
    No,
    Open(Reason),
}

impl Holds {
    pub(in crate::check) fn and(self, other: impl FnOnce() -> Self) -> Self {
        match self {
            Self::No => Self::No,
            Self::Yes => other(),
            Self::Open(reason) => match other() {
                Self::No => Self::No,
                _ => Self::Open(reason),
            },
        }
    }

    pub(in crate::check) fn not(self) -> Self {
        match self {
            Self::Yes => Self::No,
            Self::No => Self::Yes,
            open @ Self::Open(_) => open,
        }
    }

    pub(in crate::check) fn all(conditions: impl IntoIterator<Item = Self>) -> Self {
        conditions
            .into_iter()
            .try_fold(Self::Yes, |all, one| match all.and(|| one) {
                Self::No => Err(()),
                all => Ok(all),
            })
            .unwrap_or(Self::No)
    }

    pub(in crate::check) fn any(conditions: impl IntoIterator<Item = Self>) -> Self {
        Self::all(conditions.into_iter().map(Self::not)).not()
    }

    pub(in crate::check) fn into_value(self) -> Value {
        match self {
            Self::Yes => Value::from(true),
            Self::No => Value::from(false),
            Self::Open(reason) => Value::unknown(reason),
        }
    }
}

impl From<bool> for Holds {
    fn from(holds: bool) -> Self {
        if holds { Self::Yes } else { Self::No }
    }
}
