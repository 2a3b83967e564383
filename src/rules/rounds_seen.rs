//! What an enemy can have left to fire, as far as one can tell: what such a unit has, less what it
//! was seen to fire.

use super::contact::Contact;
use super::rounds::{Rounds, first_load, most_rounds};
use super::sighting::Sighting;
use super::state::State;
use super::unit::Unit;
use super::{Side, Works};

/// What an enemy in sight of a side has left at most; `before`: the report that this one brings up
/// to date or replaces, with what is hidden of it.
pub(super) fn rounds_left(
    state: &State,
    side: Side,
    unit: &Unit,
    before: Option<(&Contact, Sighting)>,
) -> Rounds {
    let lib = &state.setup.library;
    // As far as the side knows.
    let known = &state.knowledge[side].field;
    let in_works = unit.hex().is_some_and(|h| known.works(h) != Works::None);
    let ty = lib.unit_type(unit.ty);
    let (load, most) = (first_load(lib, ty), most_rounds(lib, ty, in_works));
    let left = match before {
        None => most,
        Some((c, s)) if c.seen => {
            // What he leaves in works he has not fired.
            let went = unit.hex() != Some(c.hex);
            let had = if went { s.ammo.at_most(load) } else { s.ammo };
            let (fired, drawn) = (had.less(unit.ammo), unit.ammo.less(had));
            // Who fires more than he can have has more lying there.
            let lies = fired.with(c.left, |fired, left| u32::from(fired > left));
            let more = load.with(lies, u32::saturating_mul);
            let left = c.left.with(more, u32::saturating_add);
            left.less(fired).with(drawn, u32::saturating_add)
        }
        // Out of sight he may have drawn some.
        Some((c, _)) => {
            let unseen = u64::from(state.public.clock.since(c.at));
            let full = u64::from(lib.tuning.load_s.max(1));
            let drawn = |n: u32| (u64::from(n) * unseen / full).min(u64::from(n)) as u32;
            c.left.with(load, |left, n| left.saturating_add(drawn(n)))
        }
    };
    left.at_most(most)
}
