//! How many programs run at the same time.

use std::sync::{Condvar, Mutex, MutexGuard};

/// Turns that can be taken, each given back when it is dropped.
pub(super) struct Turns {
    left: Mutex<usize>,
    given_back: Condvar,
}

/// A turn that was taken.
pub(super) struct Turn<'t>(&'t Turns);

impl Turns {
    pub(super) const fn new(most: usize) -> Self {
        Self {
            left: Mutex::new(most),
            given_back: Condvar::new(),
        }
    }

    /// Waits for a turn.
    pub(super) fn take(&self) -> Turn<'_> {
        let mut left = self.left();
        while *left == 0 {
            left = self
                .given_back
                .wait(left)
                .expect("no thread panics while it counts");
        }
        *left -= 1;
        Turn(self)
    }

    fn left(&self) -> MutexGuard<'_, usize> {
        self.left.lock().expect("no thread panics while it counts")
    }
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        *self.0.left() += 1;
        self.0.given_back.notify_one();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicUsize, Ordering};

    #[test]
    fn no_more_run_at_once_than_may() {
        let turns = Turns::new(2);
        let (running, most) = (AtomicUsize::new(0), AtomicUsize::new(0));
        std::thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(|| {
                    for _ in 0..100 {
                        let _turn = turns.take();
                        let now = running.fetch_add(1, Ordering::SeqCst) + 1;
                        most.fetch_max(now, Ordering::SeqCst);
                        running.fetch_sub(1, Ordering::SeqCst);
                    }
                });
            }
        });
        assert!((1..=2).contains(&most.into_inner()));
    }
}
