//! Schemes by what came of them, guess by guess.

use super::account::Weighed;
use super::scheme::Scheme;
use super::value::SchemeOutcome;

/// A scheme, and what came of it on each guess; all are tried on the same.
#[derive(Clone, Debug)]
pub(super) struct Rated {
    pub scheme: Scheme,
    pub outcomes: Vec<SchemeOutcome>,
}

impl Rated {
    /// On the mean of all guesses.
    pub(super) fn weighed(self) -> Weighed {
        Weighed { outcome: SchemeOutcome::mean(&self.outcomes), scheme: self.scheme }
    }

    /// What it gains on another, hundredths of thousandths of a man, on the mean of the guesses;
    /// less so many per cent of the standard error of that.
    fn gain_on(&self, other: &Rated, doubt_pct: i64) -> i64 {
        let each = || self.outcomes.iter().zip(&other.outcomes).map(|(a, b)| a.value - b.value);
        let n = each().count().max(1) as i64;
        let mean = each().sum::<i64>() * 100 / n;
        let squares: i128 = each().map(|d| i128::from(d * 100 - mean).pow(2)).sum();
        let many = i128::from((n * (n - 1)).max(1));
        let error = i64::try_from((squares / many).isqrt()).unwrap_or(i64::MAX / 1000);
        mean - error * doubt_pct / 100
    }
}

/// Those worth most first, the first of equals: by how much they better the `ordinary` plan for
/// certain, where that is among them.
pub(super) fn ranked(mut all: Vec<Rated>, ordinary: &Scheme, doubt_pct: i64) -> Vec<Rated> {
    let Some(base) = all.iter().find(|r| r.scheme == *ordinary).or(all.first()).cloned() else {
        return all;
    };
    all.sort_by_cached_key(|r| std::cmp::Reverse(r.gain_on(&base, doubt_pct)));
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ai::search::scheme::Temper;

    fn rated(temper: Temper, values: [i64; 4]) -> Rated {
        let outcome = |value| SchemeOutcome { value, ..SchemeOutcome::default() };
        Rated { scheme: Scheme::plain(temper), outcomes: values.map(outcome).into() }
    }

    #[test]
    fn the_ordinary_plan_is_left_for_a_certain_gain_only() {
        let plain = rated(Temper::Measured, [100, -50, 30, 0]);
        // A little better each time, and much better once but worse else.
        let sure = rated(Temper::Bold, [110, -41, 41, 10]);
        let lucky = rated(Temper::Loose, [400, -80, 0, -20]);
        let first = |all: &[&Rated], doubt_pct| {
            let all = all.iter().copied().cloned().collect();
            ranked(all, &plain.scheme, doubt_pct)[0].scheme.temper
        };
        assert_eq!(first(&[&lucky, &plain, &sure], 200), Temper::Bold);
        assert_eq!(first(&[&lucky, &plain], 200), Temper::Measured);
        assert_eq!(first(&[&lucky, &plain, &sure], 0), Temper::Loose);
    }
}
