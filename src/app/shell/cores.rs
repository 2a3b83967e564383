//! Cores: who looks ahead takes all that he is given, and the window needs one of them, or it would
//! stand still meanwhile.

use std::num::NonZero;

/// Leaves one core to the window, on a machine that has several.
pub(super) fn leave_one_to_the_window() {
    let all = std::thread::available_parallelism().map_or(1, NonZero::get);
    let pool = rayon::ThreadPoolBuilder::new().num_threads(all.saturating_sub(1).max(1));
    // If somebody has set them to work before, they stay as they are: only the pictures suffer.
    let _ = pool.build_global();
}
