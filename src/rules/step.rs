//! What a step over the ground costs in seconds, and what it risks.

use super::dist::{at_least_once, ppm};
use super::field::Field;

use super::{Mobility, Path};
use crate::hex::{Dir, Hex};
use std::sync::{Arc, OnceLock};

/// The price of one step.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct StepCost {
    /// Seconds the step takes.
    pub seconds: u32,
    /// Speed over the ground, metres an hour, hexside obstacles not counted.
    pub speed: u32,
    /// Chance of each vehicle to mire, in 2^32.
    pub bog: u64,
}

/// What it costs a mobility class to step from `from` across `dir`; `None` where it
/// cannot.
#[must_use]
pub fn step_cost(field: &Field, m: Mobility, from: Hex, dir: Dir) -> Option<StepCost> {
    let to = from.neighbour(dir);
    let (a, b) = (field.cell(from)?, field.cell(to)?);
    let side = field.side(from, dir);
    let rules = field.library().mobility(m);
    let g = field.wetness().index();
    let paved = match side.path {
        Path::Road => rules.road,
        Path::Track | Path::Railway => rules.track,
        Path::None if side.crossing => rules.track,
        Path::None => None,
    };
    let on_path = paved.map(|s| s[g]).filter(|&s| s > 0);
    if side.cliff && on_path.is_none() {
        return None;
    }
    let ground = field.library().speed(m, b.terrain, field.wetness());
    let flat = on_path.or(ground)?;
    let metres = field.hex_metres();
    let rise = i32::from(b.elevation) - i32::from(a.elevation);
    let grade = rise.unsigned_abs() * 100 / metres;
    let table = if rise >= 0 { &rules.uphill } else { &rules.downhill };
    let pct =
        table.iter().find(|(to, _)| grade <= *to).or(table.last()).map_or(100, |(_, p)| *p).max(1);
    let speed = (flat * pct / 100).max(1);
    let mut seconds = (metres * 3600).div_ceil(speed);
    if side.stream && !side.crossing && on_path.is_none() {
        seconds += rules.stream_s?;
    }
    if side.ditch && !side.crossing && on_path.is_none() {
        seconds += rules.ditch_s?;
    }
    if side.wire > 0 {
        seconds += rules.wire_row_s? * u32::from(side.wire);
    }
    let bog = if side.crossing {
        ppm(u64::from(rules.crossing_bog))
    } else if on_path.is_some() {
        0
    } else {
        let hazard = rules.bog[b.terrain.index()][g];
        at_least_once(ppm(u64::from(hazard)), u64::from(metres) * 10)
    };
    Some(StepCost { seconds, speed, bog })
}

/// Seconds of every step of every mobility class that was asked for: the same as [`step_cost`],
/// worked out at the first question and renewed where the ground changes, since searches ask for
/// thousands of them. Who asked, and when, changes nothing.
#[derive(Clone, Debug, Default)]
pub(super) struct Travel {
    by_class: [OnceLock<Arc<Vec<[u32; 6]>>>; 9],
}

/// A step that cannot be taken.
pub(super) const BARRED: u32 = u32::MAX;

impl Travel {
    /// Works the steps out of some hexes out anew.
    pub(super) fn renew(&mut self, field: &Field, hexes: &[Hex]) {
        for (m, table) in Mobility::ALL.into_iter().zip(&mut self.by_class) {
            let Some(table) = table.get_mut() else { continue };
            let table = Arc::make_mut(table);
            for &hex in hexes {
                if let Some(row) = field.size().index(hex).and_then(|i| table.get_mut(i)) {
                    *row = steps_out(field, m, hex);
                }
            }
        }
    }

    /// Of the six steps out of a hex of the field it belongs to, by its dense index.
    pub(super) fn seconds(&self, field: &Field, m: Mobility, index: usize) -> [u32; 6] {
        let all = || Arc::new(field.size().hexes().map(|h| steps_out(field, m, h)).collect());
        let table = self.by_class[m.index()].get_or_init(all);
        table.get(index).copied().unwrap_or([BARRED; 6])
    }
}

/// Seconds of the six steps out of a hex.
fn steps_out(field: &Field, m: Mobility, hex: Hex) -> [u32; 6] {
    Dir::ALL.map(|d| step_cost(field, m, hex, d).map_or(BARRED, |c| c.seconds))
}
