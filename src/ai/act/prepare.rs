//! What the fire of a side can do to a hex before it is stormed.

use super::shoot::strain_a_minute;
use crate::ai::look::picture::{Foe, Own, Picture};
use crate::hex::Hex;
use crate::rules::{Morale, line_of_sight};

/// Suppression that the fire of all who can fire at a hex now may add to those in it before they
/// are stormed, points, as far as it can be counted on.
pub(super) fn prepared(pic: &Picture, hex: Hex) -> i64 {
    let d = &pic.doctrine.storm;
    let defenders: Vec<&Foe> = pic.foes.iter().filter(|f| f.hex == hex && f.contact.seen).collect();
    let Some(worst) = defenders.iter().max_by_key(|f| (f.power, f.contact.id)) else { return 0 };
    let fires = |o: &&Own| {
        let metres = pic.metres(o.hex, hex);
        o.morale < Morale::Shaken
            && metres <= o.far_m
            && metres <= pic.p.visibility_m(hex)
            && !o.unit.ammo.is_empty()
            && line_of_sight(pic.field, o.hex, hex)
    };
    let one = |o: &Own| {
        let seconds = o.time().min(d.prepares.of(pic.full));
        strain_a_minute(pic, o, worst, pic.metres(o.hex, hex)) * i64::from(seconds) / 60
    };
    let all: i64 = pic.own.iter().filter(fires).map(one).sum();
    // It is shared out among those who are there.
    (all / defenders.len().max(1) as i64 * d.prepared_pct / 10_000).min(d.prepared_most)
}
