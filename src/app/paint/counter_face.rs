//! All that a counter shows, as what it is told apart by.

use crate::app::view::counters::Counter;
use crate::hex::Dir;
use crate::rules::{Morale, Side, Supply, Symbol};

/// How a counter is presented.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) struct CounterStyle {
    /// Among the chosen: it has a thick ring.
    pub selected: bool,
    /// Under the pointer.
    pub hovered: bool,
    /// It has nothing left to do.
    pub spent: bool,
}

/// Something of a size in pixels that lies on the map.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum PieceKey {
    /// A counter.
    Counter(Box<CounterFace>),
    /// How many counters a stack has.
    Badge {
        /// How many.
        count: usize,
        /// Side of the counters, in thousandths of a point.
        size: u32,
    },
}

/// All that a counter shows: two with the same face style the same.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) struct CounterFace {
    side: Side,
    symbol: Symbol,
    strength: u16,
    counted: bool,
    quality: u8,
    suppression: u8,
    morale: Morale,
    /// In thousandths of the turn.
    time: Option<i16>,
    mired: bool,
    immobilised: bool,
    aerial: bool,
    leaderless: bool,
    down: bool,
    facing: Option<Dir>,
    holds: bool,
    supply: Supply,
    exhausted: bool,
    age_minutes: Option<u32>,
    style: CounterStyle,
    size: u32,
}

impl CounterFace {
    pub(super) fn new(counter: &Counter, size: f32, style: CounterStyle) -> CounterFace {
        // Each field by name: one that is added has to be told apart here too.
        let &Counter {
            who: _,
            side,
            hex: _,
            symbol,
            strength,
            counted,
            kind: _,
            quality,
            suppression,
            morale,
            time,
            mired,
            immobilised,
            aerial,
            leaderless,
            down,
            facing,
            holds,
            supply,
            exhausted,
            age,
        } = counter;
        CounterFace {
            side,
            symbol,
            strength,
            counted,
            quality,
            suppression,
            morale,
            time: time.map(|t| (t * 1000.0).round() as i16),
            mired,
            immobilised,
            aerial,
            leaderless,
            down,
            facing,
            holds,
            supply,
            exhausted,
            age_minutes: age.map(|s| s / 60),
            style,
            size: milli(size),
        }
    }
}

/// A size in points as it is told apart from others.
pub(super) fn milli(size: f32) -> u32 {
    (size * 1000.0).round() as u32
}
