//! What objectives still bring.

use crate::rules::setup::{Pays, Setup};
use crate::rules::{Clock, Public};

/// Payments still to come from now on, and when the last is due.
pub(crate) fn remaining(setup: &Setup, now: &Public, pays: Pays) -> (u32, Clock) {
    match pays {
        Pays::AtEnd => (1, setup.end()),
        Pays::At(at) => (u32::from(at > now.clock), at),
        Pays::EachTurn(from, to) => {
            let rest = now.turn..u16::try_from(setup.turns.len()).unwrap_or(u16::MAX);
            let pays = rest.filter(|&t| (from..=to).contains(&setup.turn_start(t))).count();
            (pays as u32, to)
        }
    }
}

/// What of the payments still to come a side may reckon on that holds the ground in a game
/// turn, from 0, thousandths of a payment: of each turn until then it counts so many per cent.
pub(crate) fn prospects(setup: &Setup, turn: u16, pays: Pays, keeps_pct: i64) -> i64 {
    let rest = turn..u16::try_from(setup.turns.len()).unwrap_or(u16::MAX);
    let begins = |t: u16| setup.turn_start(t);
    let (mut kept, mut sum) = (1_000, 0);
    for t in rest.clone() {
        kept = kept * keeps_pct / 100;
        let pays_now = match pays {
            Pays::AtEnd => t + 1 == rest.end,
            Pays::At(at) => begins(t) < at && (t + 1 == rest.end || at <= begins(t + 1)),
            Pays::EachTurn(from, to) => (from..=to).contains(&begins(t)),
        };
        sum += if pays_now { kept } else { 0 };
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_held_counts_for_the_less_the_longer_until_it_pays() {
        let setup = Setup { turns: vec![600; 3], start: Clock::hm(6, 0), ..Setup::default() };
        let all = |pays| [0, 1, 2].map(|turn| prospects(&setup, turn, pays, 50));
        assert_eq!(all(Pays::AtEnd), [125, 250, 500]);
        assert_eq!(all(Pays::At(Clock::hm(6, 15))), [250, 500, 0]);
        assert_eq!(all(Pays::At(Clock::hm(6, 10))), [500, 0, 0]);
        assert_eq!(all(Pays::EachTurn(Clock::hm(6, 0), Clock::hm(6, 10))), [750, 500, 0]);
    }
}
