//! How sight turns into knowledge of the ground: which of the enemy's works and wire a side does
//! not know yet, and who of it sees them.

use super::field_change::FieldChange;
use super::known::Known;
use super::morale::Morale;
use super::sight::line_of_sight;
use super::state::{Perspective, State};
use super::unit::Unit;
use super::{Dir, Hex, Side, Works};

/// Works and wire that some units of a side see, of which the ground is otherwise than the side
/// knows it: as they are in truth, one for each place.
pub(super) fn found_by(state: &State, side: Side, observers: &[Unit]) -> Vec<FieldChange> {
    let k = state.known(side);
    let from: Vec<Hex> = observers.iter().filter_map(Unit::hex).collect();
    let far = k.setup.library.works.farthest_m() / k.setup.map.hex_metres() + 1;
    let near = |c: &&FieldChange| from.iter().any(|h| u32::from(h.distance(c.hex())) <= far);
    let before = state.setup.unseen[side].iter();
    let since = state.field.changes().filter(|c| c.can_lie_unseen());
    let sites = before.chain(since).filter(near).map(|c| state.field.present(c));
    let unknown = sites.filter(|c| k.field.would_change(c));
    FieldChange::merged(unknown.filter(|c| observers.iter().any(|o| sees_site(k, o, c))).collect())
}

/// True if a unit of a side sees works or wire now: from near nobody overlooks them, a broken
/// unit looks no further.
pub(super) fn sees_site(k: Known, observer: &Unit, site: &FieldChange) -> bool {
    let Some(from) = observer.hex() else { return false };
    let figures = &k.setup.library.works;
    let (weather, field) = (&k.public.weather, k.field);
    let range = figures.range_m(site, weather.night);
    let at = site.hex();
    let manned = || k.contacts.iter().any(|c| c.seen && c.hex == at);
    // Wire lies on a hexside, half a hex from the middle of either.
    let (hexes, extra): (&[Hex], u32) = match *site {
        FieldChange::Wire { dir, .. } => (&[at, at.neighbour(dir)], field.hex_metres() / 2),
        _ => (&[at], 0),
    };
    hexes.iter().any(|&hex| {
        let metres = field.metres(from, hex) + extra;
        if metres <= figures.near_m {
            return true;
        }
        let far = range.max(range * figures.manned_pct / 100);
        if observer.morale() == Morale::Broken
            || metres > far
            || metres > field.visibility_m(hex, weather)
        {
            return false;
        }
        (metres <= range || extra == 0 && manned()) && line_of_sight(field, from, hex)
    })
}

/// True if the enemy may have dug in a hex without the side's knowing: it knows of no works
/// there, and nobody of it would notice a trench from where he is.
#[must_use]
pub fn may_hide_works(p: &Perspective, at: Hex) -> bool {
    let trench = FieldChange::Works { at, works: Works::Trench };
    p.field().works(at) == Works::None && nobody_sees(p, &trench)
}

/// The same of wire on a hexside.
#[must_use]
pub fn may_hide_wire(p: &Perspective, at: Hex, dir: Dir) -> bool {
    p.field().side(at, dir).wire == 0 && nobody_sees(p, &FieldChange::Wire { at, dir, rows: 1 })
}

fn nobody_sees(p: &Perspective, site: &FieldChange) -> bool {
    !p.units.iter().any(|o| sees_site(p.known(), o, site))
}
