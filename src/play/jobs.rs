//! Many games at once.

use rayon::prelude::*;

/// Does a piece of work for each item, so many at once (0: one for each core), begun in their
/// order; the results are in their order too.
///
/// # Errors
/// If no threads can be started: what the system says.
pub fn all_at_once<T: Send, R: Send>(
    jobs: usize,
    items: Vec<T>,
    work: impl Fn(T) -> R + Sync + Send,
) -> Result<Vec<R>, String> {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(jobs).build();
    let pool = pool.map_err(|e| e.to_string())?;
    // Whoever is free takes the next item: halves of the list would begin in its middle.
    let numbered = items.into_iter().enumerate().par_bridge();
    let mut done: Vec<(usize, R)> = pool.install(|| numbered.map(|(i, t)| (i, work(t))).collect());
    done.sort_unstable_by_key(|(i, _)| *i);
    Ok(done.into_iter().map(|(_, r)| r).collect())
}
