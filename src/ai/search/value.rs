//! What a position is worth to a side, thousandths of one of its men.

use crate::ai::doctrine::Doctrine;
use crate::ai::look::payments::prospects;
use crate::ai::look::worth::{Worth, unit_power};
use crate::rules::{BySide, Side, State, score};

/// What is expected of a scheme; hundredths, on the mean of all guesses.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub struct SchemeOutcome {
    /// What it is worth to the side, in hundred thousandths of one of its men.
    pub value: i64,
    /// Points in the side's favour, those counted that the ground it holds then is likely to bring.
    pub points: i64,
    /// Men it loses.
    pub lost: i64,
    /// Men the enemy loses.
    pub enemy_lost: i64,
}

impl SchemeOutcome {
    /// The mean of some, in hundredths.
    pub(super) fn mean(all: &[SchemeOutcome]) -> SchemeOutcome {
        let n = all.len().max(1) as i64;
        let of = |f: fn(&SchemeOutcome) -> i64| all.iter().map(f).sum::<i64>() * 100 / n;
        SchemeOutcome {
            value: of(|o| o.value),
            points: of(|o| o.points),
            lost: of(|o| o.lost),
            enemy_lost: of(|o| o.enemy_lost),
        }
    }
}

/// What came of a game as it stands in `state`, from `before`; whole.
pub(super) fn outcome(state: &State, side: Side, before: BySide<i64>) -> SchemeOutcome {
    let points = i64::from(score::score(state) * side.sign());
    let ended = state.public().ended.is_some();
    let lost = |s: Side| (before[s] - men(state, s)).max(0);
    SchemeOutcome {
        value: value(state, side),
        points: if ended { points } else { points + to_come(state, side) / 1000 },
        lost: lost(side),
        enemy_lost: lost(side.enemy()),
    }
}

/// Men of a side, on the map or not.
pub(super) fn men(state: &State, side: Side) -> i64 {
    state.units(side).map(|(_, u)| i64::from(u.men)).sum()
}

/// What a position is worth: the points made, those that the ground held now will bring, and the
/// strength that is left.
fn value(state: &State, side: Side) -> i64 {
    let setup = state.setup();
    let d = &Doctrine::STANDARD;
    let worth = Worth::new(setup, side, &d.exchange);
    let made = i64::from(score::score(state) * side.sign()) * worth.point;
    if state.public().ended.is_some() {
        return made;
    }
    let strength = |s: Side| -> i64 {
        let there = state.units(s).filter(|(_, u)| u.hex().is_some());
        there.map(|(_, u)| unit_power(setup, d, u)).sum()
    };
    let balance = strength(side) - strength(side.enemy()) * worth.enemy_man / 1000;
    made + to_come(state, side) * worth.point / 1000 + balance * d.search.strength_pct / 100
}

/// Points that the ground held now is likely to bring, thousandths.
fn to_come(state: &State, side: Side) -> i64 {
    let (setup, public) = (state.setup(), state.public());
    let keeps_pct = Doctrine::STANDARD.search.keeps_pct;
    let all = setup.objectives.iter().zip(&public.holds);
    all.filter_map(|(o, hold)| {
        let holder = hold.holder?;
        let points = i64::from(o.points[holder]) * prospects(setup, public.turn, o.pays, keeps_pct);
        Some(if holder == side { points } else { -points })
    })
    .sum()
}
