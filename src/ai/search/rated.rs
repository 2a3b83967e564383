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

    /// One that nothing is known of yet.
    pub(super) const fn untried(scheme: Scheme) -> Rated {
        Rated { scheme, outcomes: Vec::new() }
    }

    /// It came to the same as another on each guess that both were tried on.
    pub(super) fn is_like(&self, other: &Rated) -> bool {
        self.outcomes.iter().zip(&other.outcomes).all(|(a, b)| a == b)
    }

    /// What it gains on another guess by guess, hundred thousandths of a man: the mean, and the
    /// square of the standard error of the mean.
    fn gain_on(&self, other: &Rated) -> (i64, i128) {
        let each = || self.outcomes.iter().zip(&other.outcomes).map(|(a, b)| a.value - b.value);
        let n = each().count().max(1) as i64;
        let mean = each().sum::<i64>() * 100 / n;
        let squares: i128 = each().map(|d| i128::from(d * 100 - mean).pow(2)).sum();
        (mean, squares / i128::from((n * (n - 1)).max(1)))
    }
}

/// Those worth most first, the first of equals. The `ordinary` plan, where it is among them, is left
/// for a gain only that is more than so many per cent of the standard error of such gains: that
/// of all of them, as a few guesses tell little of the error of each.
pub(super) fn ranked(all: Vec<Rated>, ordinary: &Scheme, doubt_pct: i64) -> Vec<Rated> {
    let Some(base) = all.iter().find(|r| r.scheme == *ordinary).or(all.first()).cloned() else {
        return all;
    };
    let gains: Vec<(i64, i128)> = all.iter().map(|r| r.gain_on(&base)).collect();
    // What comes to the same on every guess is the ordinary plan by another name.
    let others = || gains.iter().filter(|g| g.1 > 0);
    let error = (others().map(|g| g.1).sum::<i128>() / others().count().max(1) as i128).isqrt();
    let doubt = i64::try_from(error).unwrap_or(i64::MAX / 1000) * doubt_pct / 100;
    let mut out: Vec<(i64, Rated)> = all
        .into_iter()
        .zip(gains)
        .map(|(r, (gain, _))| (if r.scheme == base.scheme { 0 } else { gain - doubt }, r))
        .collect();
    out.sort_by_key(|(gain, _)| std::cmp::Reverse(*gain));
    out.into_iter().map(|o| o.1).collect()
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
    fn the_ordinary_plan_is_left_for_a_gain_beyond_doubt_only() {
        let plain = rated(Temper::Measured, [100, -50, 30, 0]);
        // A little better each time, and much better once but worse else.
        let steady = rated(Temper::Bold, [140, -11, 71, 40]);
        let lucky = rated(Temper::Loose, [400, -80, 0, -20]);
        let first = |all: &[&Rated], doubt_pct| {
            let all = all.iter().copied().cloned().collect();
            ranked(all, &plain.scheme, doubt_pct)[0].scheme.temper
        };
        assert_eq!(first(&[&steady, &plain], 200), Temper::Bold);
        assert_eq!(first(&[&lucky, &plain], 200), Temper::Measured);
        assert_eq!(first(&[&lucky, &plain, &steady], 200), Temper::Measured);
        assert_eq!(first(&[&lucky, &plain, &steady], 0), Temper::Loose);
    }
}
