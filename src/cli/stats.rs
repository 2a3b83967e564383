//! Means, medians and ranges of a list of numbers.

use serde::Serialize;

/// A list of numbers in short.
#[derive(Clone, Copy, PartialEq, Debug, Default, Serialize)]
pub(super) struct Stats {
    /// How many.
    pub(super) n: usize,
    /// Mean.
    pub(super) mean: f64,
    /// Median.
    pub(super) median: f64,
    /// Below it lies a tenth.
    pub(super) low: f64,
    /// Above it lies a tenth.
    pub(super) high: f64,
}

impl Stats {
    /// Of these numbers; `None` if there is none.
    pub(super) fn of(numbers: impl IntoIterator<Item = f64>) -> Option<Stats> {
        let mut all: Vec<f64> = numbers.into_iter().collect();
        let n = all.len();
        all.sort_by(f64::total_cmp);
        let middle = (*all.get(n / 2)? + all[(n - 1) / 2]) / 2.0;
        // Nearest rank: a value that occurred, so that clock times stay clock times.
        let rank = |tenths: usize| all[(n * tenths).div_ceil(10).clamp(1, n) - 1];
        Some(Stats {
            n,
            mean: all.iter().sum::<f64>() / n as f64,
            median: middle,
            low: rank(1),
            high: rank(9),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_lists_and_long_ones() {
        assert_eq!(Stats::of([]), None);
        let one = Stats::of([7.0]).expect("one");
        assert_eq!((one.mean, one.median, one.low, one.high), (7.0, 7.0, 7.0, 7.0));
        let ten = Stats::of((1..=10).rev().map(f64::from)).expect("ten");
        assert_eq!((ten.mean, ten.median, ten.low, ten.high), (5.5, 5.5, 1.0, 9.0));
        let hundred = Stats::of((1..=100).map(f64::from)).expect("hundred");
        assert_eq!((hundred.low, hundred.high), (10.0, 90.0));
    }
}
