//! The threads that files are read and units are evaluated on.

use miette::{Context, IntoDiagnostic};

/// Stack of each thread. Evaluation descends into what it evaluates (an expression in a local in a
/// module in a module); its bounds are set for this size.
const STACK_BYTES: usize = 64 * 1024 * 1024;

/// Does the work on a pool of this many threads, 0 for one each processor.
pub(crate) fn install<R: Send>(
    threads: usize,
    work: impl FnOnce() -> R + Send,
) -> miette::Result<R> {
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(threads)
        .stack_size(STACK_BYTES)
        .build()
        .into_diagnostic()
        .wrap_err("no threads can be started")?;
    Ok(pool.install(work))
}
