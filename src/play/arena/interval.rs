//! How sure a share is: intervals of 95 %.

use serde::Serialize;

/// Two ends, each from 0 to 1.
#[derive(Clone, Copy, PartialEq, Debug, Serialize)]
pub struct Interval {
    /// Lower end.
    pub low: f64,
    /// Upper end.
    pub high: f64,
}

/// Two-sided 95 % of the normal distribution.
const NORMAL: f64 = 1.959_964;

/// The same of Student's t for 1, 2, 3 … degrees of freedom.
const STUDENT: [f64; 30] = [
    12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.160,
    2.145, 2.131, 2.120, 2.110, 2.101, 2.093, 2.086, 2.080, 2.074, 2.069, 2.064, 2.060, 2.056,
    2.052, 2.048, 2.045, 2.042,
];

/// Wilson's interval of a share of `n` independent tries; halves are counted in `won`. Without
/// tries it is everything.
#[must_use]
pub fn wilson(won: f64, n: usize) -> Interval {
    if n == 0 {
        return Interval { low: 0.0, high: 1.0 };
    }
    let (n, z2) = (n as f64, NORMAL * NORMAL);
    let share = won / n;
    let middle = share + z2 / (2.0 * n);
    let half = NORMAL * (share * (1.0 - share) / n + z2 / (4.0 * n * n)).sqrt();
    let end = |x: f64| (x / (1.0 + z2 / n)).clamp(0.0, 1.0);
    Interval { low: end(middle - half), high: end(middle + half) }
}

/// Interval of the mean of some shares that are each one draw, such as those of maps, by
/// Student's t; `None` of fewer than two.
#[must_use]
pub fn over_means(shares: &[f64]) -> Option<Interval> {
    let free = shares.len().checked_sub(1).filter(|&f| f > 0)?;
    let n = shares.len() as f64;
    let mean = shares.iter().sum::<f64>() / n;
    let squares: f64 = shares.iter().map(|s| (s - mean) * (s - mean)).sum();
    let t = STUDENT.get(free - 1).copied().unwrap_or(NORMAL + 2.4 / free as f64);
    let half = t * (squares / free as f64 / n).sqrt();
    Some(Interval { low: (mean - half).max(0.0), high: (mean + half).min(1.0) })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(i: Interval, low: f64, high: f64) {
        assert!((i.low - low).abs() < 0.001 && (i.high - high).abs() < 0.001, "{i:?}");
    }

    #[test]
    fn wilson_is_as_in_the_books() {
        near(wilson(0.0, 10), 0.0, 0.2775);
        near(wilson(10.0, 10), 0.7225, 1.0);
        near(wilson(5.0, 10), 0.2366, 0.7634);
        near(wilson(127.2, 240), 0.4669, 0.5922);
        near(wilson(0.0, 0), 0.0, 1.0);
    }

    #[test]
    fn maps_that_differ_widen_the_interval() {
        assert_eq!(over_means(&[]), None);
        assert_eq!(over_means(&[0.5]), None);
        near(over_means(&[0.4, 0.6]).expect("two"), 0.0, 1.0);
        // Standard deviation 0.1, four maps: 3.182 * 0.1 / 2.
        let four = [0.5 - 0.086_602_5, 0.5 + 0.086_602_5, 0.5 - 0.086_602_5, 0.5 + 0.086_602_5];
        near(over_means(&four).expect("four"), 0.5 - 0.1591, 0.5 + 0.1591);
        let many = vec![0.5; 100];
        near(over_means(&many).expect("many"), 0.5, 0.5);
    }
}
