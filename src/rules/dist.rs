//! Exact probabilities: integer fractions of 2^32, and distributions of few outcomes.

use serde::{Deserialize, Serialize};

/// Certainty, 2^32.
pub const ONE: u64 = 1 << 32;

/// A part per million as a fraction of 2^32.
#[must_use]
pub const fn ppm(parts: u64) -> u64 {
    if parts >= 1_000_000 { ONE } else { (parts << 32) / 1_000_000 }
}

/// The chance, in 2^32, that two things of these chances both happen, one having nothing to do
/// with the other.
#[must_use]
pub const fn both(a: u64, b: u64) -> u64 {
    ((a as u128 * b as u128) >> 32) as u64
}

/// A fraction of 2^32 as parts per million, rounded.
#[must_use]
pub const fn to_ppm(p: u64) -> u64 {
    (p * 1_000_000 + ONE / 2) >> 32
}

/// A distribution: outcomes with weights that add up to exactly 2^32.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Dist<T> {
    /// Outcome and weight, in the order of the outcomes.
    outcomes: Vec<(T, u64)>,
}

impl<T: Copy> Dist<T> {
    /// An outcome that is certain.
    #[must_use]
    pub fn certain(value: T) -> Dist<T> {
        Dist { outcomes: vec![(value, ONE)] }
    }

    /// From weights; what is missing to 2^32 goes to the heaviest outcome, an excess
    /// is taken from it. Outcomes of no weight are dropped. The first
    /// outcome stands apart because there must be one.
    #[must_use]
    pub fn new(first: (T, u64), rest: impl IntoIterator<Item = (T, u64)>) -> Dist<T> {
        let mut outcomes = vec![first];
        outcomes.extend(rest);
        let total: u64 = outcomes.iter().map(|o| o.1).sum();
        let mut heaviest = 0;
        for (i, o) in outcomes.iter().enumerate() {
            if o.1 > outcomes[heaviest].1 {
                heaviest = i;
            }
        }
        let w = &mut outcomes[heaviest].1;
        *w = (*w + ONE).saturating_sub(total);
        outcomes.retain(|o| o.1 > 0);
        Dist { outcomes }
    }

    /// Outcomes with their weights in 2^32.
    pub fn iter(&self) -> impl Iterator<Item = (T, u64)> {
        self.outcomes.iter().copied()
    }

    /// True if there is only one outcome.
    #[must_use]
    pub fn is_certain(&self) -> bool {
        self.outcomes.len() == 1
    }

    /// The outcome at a uniform roll below 2^32, by the cumulative table.
    #[must_use]
    pub fn quantile(&self, roll: u32) -> T {
        let mut left = u64::from(roll);
        for &(v, w) in &self.outcomes {
            if left < w {
                return v;
            }
            left -= w;
        }
        self.outcomes[self.outcomes.len() - 1].0
    }

    /// The same distribution of other outcomes.
    #[must_use]
    pub fn map<U: Copy>(&self, f: impl Fn(T) -> U) -> Dist<U> {
        Dist { outcomes: self.outcomes.iter().map(|&(v, w)| (f(v), w)).collect() }
    }

    /// Mean of a figure of the outcome, in thousandths.
    #[must_use]
    pub fn mean_milli(&self, f: impl Fn(T) -> u32) -> u64 {
        let sum: u128 =
            self.outcomes.iter().map(|&(v, w)| u128::from(f(v)) * 1000 * u128::from(w)).sum();
        ((sum + u128::from(ONE / 2)) >> 32) as u64
    }

    /// Weight of the outcomes that satisfy a condition, in 2^32.
    #[must_use]
    pub fn weight(&self, f: impl Fn(T) -> bool) -> u64 {
        self.outcomes.iter().filter(|&&(v, _)| f(v)).map(|o| o.1).sum()
    }
}

/// Successes among `n` tries of chance `p` / 2^32 each; the tail below one in a
/// million is folded into the likeliest outcome.
#[must_use]
pub fn binomial(n: u32, p: u64) -> Dist<u32> {
    if n == 0 || p == 0 {
        return Dist::certain(0);
    }
    if p >= ONE {
        return Dist::certain(n);
    }
    // Relative weights from the mode outwards in 2^60: no underflow however large n is.
    let q = ONE - p;
    let mode = (((u128::from(n) + 1) * u128::from(p)) >> 32).min(u128::from(n)) as u32;
    let unit: u128 = 1 << 60;
    let cut = unit / 1_000_000;
    let mut below = Vec::new();
    let mut w = unit;
    for k in (1..=mode).rev() {
        // w(k-1) = w(k) * k * q / ((n-k+1) * p)
        w = w * (u128::from(k) * u128::from(q)) / (u128::from(n - k + 1) * u128::from(p));
        if w < cut {
            break;
        }
        below.push((k - 1, w));
    }
    let mut all: Vec<(u32, u128)> = below.into_iter().rev().collect();
    all.push((mode, unit));
    w = unit;
    for k in mode..n {
        // w(k+1) = w(k) * (n-k) * p / ((k+1) * q)
        w = w * (u128::from(n - k) * u128::from(p)) / (u128::from(k + 1) * u128::from(q));
        if w < cut {
            break;
        }
        all.push((k + 1, w));
    }
    let total: u128 = all.iter().map(|a| a.1).sum();
    let mut it = all.into_iter().map(|(k, w)| (k, ((w << 32) / total) as u64));
    let first = it.next().unwrap_or((0, ONE));
    Dist::new(first, it)
}

/// The chance, in 2^32, that something of chance `p` happens at least once in
/// `milli_tries` thousandths of a try: `1 - (1-p)^t`, the fraction of the last try
/// taken linearly.
#[must_use]
pub fn at_least_once(p: u64, milli_tries: u64) -> u64 {
    if p >= ONE {
        return if milli_tries == 0 { 0 } else { ONE };
    }
    let q = ONE - p;
    let mut none = pow(q, milli_tries / 1000);
    let part = p * (milli_tries % 1000) / 1000;
    none = ((u128::from(none) * u128::from(ONE - part)) >> 32) as u64;
    ONE - none
}

/// `q^n` for a fraction of 2^32, by squaring.
#[must_use]
pub fn pow(q: u64, mut n: u64) -> u64 {
    let (mut base, mut acc) = (u128::from(q) << 28, 1_u128 << 60);
    while n > 0 {
        if n & 1 == 1 {
            acc = (acc * base) >> 60;
        }
        base = (base * base) >> 60;
        n >>= 1;
    }
    (acc >> 28) as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_always_add_up() {
        for n in [1, 2, 7, 11, 60, 160, 600] {
            for p in [ppm(1), ppm(1000), ppm(50_000), ONE / 2, ppm(990_000), ONE - 1] {
                let d = binomial(n, p);
                assert_eq!(d.iter().map(|o| o.1).sum::<u64>(), ONE, "n {n} p {p}");
                let mean = d.mean_milli(|k| k);
                let exact = (u64::from(n) * 1000 * p) >> 32;
                assert!(mean.abs_diff(exact) <= 2 + exact / 500, "n {n} p {p}: {mean} {exact}");
            }
        }
    }

    #[test]
    fn two_coins() {
        let d = binomial(2, ONE / 2);
        let w: Vec<_> = d.iter().collect();
        assert_eq!(w, vec![(0, ONE / 4), (1, ONE / 2), (2, ONE / 4)]);
        assert_eq!(d.quantile(0), 0);
        assert_eq!(d.quantile(u32::MAX), 2);
        assert_eq!(d.quantile(1 << 30), 1);
    }

    #[test]
    fn compounding_is_scale_free() {
        let p = ppm(50_000);
        let once = at_least_once(p, 2000);
        let q = at_least_once(p, 1000);
        let twice = ONE - ((u128::from(ONE - q) * u128::from(ONE - q)) >> 32) as u64;
        assert!(once.abs_diff(twice) < 8);
        assert_eq!(at_least_once(p, 0), 0);
        assert_eq!(pow(ONE, 10), ONE);
    }
}
