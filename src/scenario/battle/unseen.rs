//! Whose the works and wire on the map are, and what of them the other side does not know when
//! the battle begins.

use super::intelligence::ToldWorks;
use crate::hex::{Hex, HexMap};
use crate::rules::setup::{Entrance, Force};
use crate::rules::{BySide, FieldChange, Map, Side, last_of_each_place};
use crate::scenario::map::fieldworks::LaidWorks;

/// Works and wire of the enemy that each side does not know of. Where the file does not say
/// whose they are, they are the side's whose units start in them or next to them; if neither's
/// or both sides' do, nobody's, which both know.
pub fn unseen(
    laid: &[LaidWorks],
    map: &Map,
    forces: &BySide<Force>,
    told: &BySide<ToldWorks>,
) -> BySide<Vec<FieldChange>> {
    let near = BySide::from_fn(|side| starts(map, &forces[side]));
    let is_at = |side: Side, c: &FieldChange| {
        places(c).into_iter().flatten().any(|h| near[side].get(h).is_some_and(|n| *n))
    };
    let owned = laid.iter().flat_map(|entry| {
        let owner = entry.side.or_else(|| {
            let [soviet, japan] = Side::ALL.map(|s| entry.changes.iter().any(|c| is_at(s, c)));
            match (soviet, japan) {
                (true, false) => Some(Side::Soviet),
                (false, true) => Some(Side::Japan),
                _ => None,
            }
        });
        entry.changes.iter().map(move |c| (*c, owner))
    });
    let owned = last_of_each_place(owned.filter(|(c, _)| c.is_possible(map.size())));
    BySide::from_fn(|side: Side| {
        let enemys = owned.iter().filter(|(_, owner)| *owner == Some(side.enemy()));
        enemys.map(|(c, _)| *c).filter(|c| !knows(&told[side], c)).collect()
    })
}

fn knows(told: &ToldWorks, site: &FieldChange) -> bool {
    match told {
        ToldWorks::None => false,
        ToldWorks::All => true,
        ToldWorks::On(hexes) => {
            places(site).into_iter().flatten().any(|h| hexes.binary_search(&h).is_ok())
        }
    }
}

/// The hex, or the two beside the hexside.
fn places(site: &FieldChange) -> [Option<Hex>; 2] {
    let other = match *site {
        FieldChange::Wire { at, dir, .. } => Some(at.neighbour(dir)),
        _ => None,
    };
    [Some(site.hex()), other]
}

/// Where units of a side start, and all around.
fn starts(map: &Map, force: &Force) -> HexMap<bool> {
    let mut near = HexMap::filled(map.size(), false);
    for unit in &force.units {
        let Entrance::At(hex) = unit.entry else { continue };
        for h in hex.disc(1) {
            if let Some(n) = near.get_mut(h) {
                *n = true;
            }
        }
    }
    near
}
