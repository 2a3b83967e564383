//! Means, medians and ranges of a list of numbers.

use serde::Serialize;

/// A list of numbers in short.
#[derive(Clone, Copy, PartialEq, Debug, Default, Serialize)]
pub(super) struct Stats {
    /// How many.
    pub(super) n: usize,
    /// Their sum over their number.
    pub(super) mean: f64,
    /// As many lie below it as above.
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

/// What may not happen in every game, in short: that it never did counts as later, or
/// more, than any number.
#[derive(Clone, Copy, PartialEq, Debug, Default, Serialize)]
pub(super) struct Spread {
    /// In how many games it happened.
    pub(super) happened: usize,
    /// Median; `None`: in most games it never happened.
    pub(super) median: Option<f64>,
    /// Below it lies a tenth.
    pub(super) low: Option<f64>,
    /// Above it lies a tenth.
    pub(super) high: Option<f64>,
}

impl Spread {
    /// Of these numbers.
    pub(super) fn of(numbers: impl IntoIterator<Item = Option<f64>>) -> Spread {
        let all: Vec<Option<f64>> = numbers.into_iter().collect();
        let happened = all.iter().flatten().count();
        let never = f64::INFINITY;
        let stats = Stats::of(all.into_iter().map(|v| v.unwrap_or(never))).unwrap_or_default();
        let number = |v: f64| (happened > 0 && v.is_finite()).then_some(v);
        let (median, low, high) = (number(stats.median), number(stats.low), number(stats.high));
        Spread { happened, median, low, high }
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

    #[test]
    fn never_comes_last() {
        let spread = Spread::of([Some(4.0), None, Some(2.0)]);
        assert_eq!(spread.happened, 2);
        assert_eq!((spread.low, spread.median, spread.high), (Some(2.0), Some(4.0), None));
        assert_eq!(Spread::of([None, None]), Spread::default());
        assert_eq!(Spread::of([]), Spread::default());
    }
}
