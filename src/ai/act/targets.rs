//! The fire that a unit could give from the hexes it can come to.

use super::shoot::hits_a_minute;
use crate::ai::look::ground::{GroundMemory, Sight};
use crate::ai::look::picture::{Foe, Own, Picture};
use crate::hex::Hex;
use crate::rules::fire::range_against;
use std::cell::Cell;
use std::sync::Arc;

/// Enemies in sight that a unit's weapons can hurt from where it can get.
pub(crate) struct Targets<'a> {
    all: Vec<AimedAt<'a>>,
}

/// One of them.
struct AimedAt<'a> {
    foe: &'a Foe<'a>,
    /// How far the weapons reach that can hurt him, metres.
    range_m: u32,
    /// What is in view of him.
    view: Arc<Sight>,
    /// Worth of a minute of fire by its distance in hexes, once it was asked for.
    worth: Vec<Cell<Option<i64>>>,
}

impl<'a> Targets<'a> {
    /// None.
    pub(crate) const fn none() -> Targets<'a> {
        Targets { all: Vec::new() }
    }

    /// Those of a unit that can get so many hexes far.
    pub(crate) fn new(
        pic: &'a Picture<'a>,
        ground: &mut GroundMemory,
        o: &Own,
        extent: u16,
    ) -> Targets<'a> {
        let lib = &pic.setup.library;
        let way_m = u32::from(extent) * pic.setup.map.hex_metres();
        let mut all = Vec::new();
        let near = |f: &&Foe| pic.metres(f.hex, o.hex) <= o.far_m.saturating_add(way_m);
        for foe in pic.foes.iter().filter(|f| f.contact.seen).filter(near) {
            let range_m = range_against(lib, o.ty, foe.ty);
            if range_m > 0 && pic.metres(foe.hex, o.hex) <= range_m.saturating_add(way_m) {
                let view = ground.sight(pic, foe.hex);
                let hexes = range_m / pic.setup.map.hex_metres() + 1;
                let worth = vec![Cell::new(None); hexes as usize];
                all.push(AimedAt { foe, range_m, view, worth });
            }
        }
        Targets { all }
    }

    /// Worth of a minute of fire from a hex at the best of them, thousandths of a man.
    pub(crate) fn best(&self, pic: &Picture, o: &Own, hex: Hex) -> i64 {
        let worth = |t: &AimedAt| {
            let metres = pic.metres(t.foe.hex, hex);
            let seen = metres <= pic.p.visibility_m(t.foe.hex) && t.view.sees(hex);
            if metres > t.range_m || !seen {
                return None;
            }
            let find = || hits_a_minute(pic, o, t.foe, metres);
            let Some(known) = t.worth.get(usize::from(t.foe.hex.distance(hex))) else {
                return Some(find());
            };
            let value = known.get().unwrap_or_else(find);
            known.set(Some(value));
            Some(value)
        };
        self.all.iter().filter_map(worth).max().unwrap_or(0)
    }
}
