//! What may be spent on expressions that are evaluated beside the evaluation of a module, on its text
//! alone: steps in all, and levels along one chain.

use std::cell::Cell;

/// Most steps of one of them.
const MAX_STEPS: u32 = 10_000;
/// Deepest nesting of expressions, along a chain of locals and calls.
const MAX_LEVELS: u32 = 100;

/// What is left. The methods are those of [`crate::expr::Scope`] of the same names.
pub(super) struct Allowance {
    steps: Cell<u32>,
    levels: Cell<u32>,
}

impl Allowance {
    pub(super) const fn new() -> Self {
        Self {
            steps: Cell::new(MAX_STEPS),
            levels: Cell::new(0),
        }
    }

    pub(super) fn enter(&self) -> bool {
        let enters = self.levels.get() < MAX_LEVELS && self.spend(1);
        if enters {
            self.levels.set(self.levels.get() + 1);
        }
        enters
    }

    pub(super) fn leave(&self) {
        self.levels.set(self.levels.get().saturating_sub(1));
    }

    pub(super) fn spend(&self, amount: u32) -> bool {
        let left = self.steps.get().checked_sub(amount);
        self.steps.set(left.unwrap_or(0));
        left.is_some()
    }
}
