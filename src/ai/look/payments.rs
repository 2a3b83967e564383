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
