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
    let most = most_rounds(lib, lib.unit_type(unit.ty), in_works);
    let load = first_load(lib, lib.unit_type(unit.ty));
    let left = match before {
        None => most,
        Some((c, s)) if c.seen => {
            let (fired, drawn) = (s.ammo.less(unit.ammo), unit.ammo.less(s.ammo));
            // Who fires more than he can have has more lying there.
            let had =
                |left: u32, fired: u32, load: u32| if fired > left { left + load } else { left };
            let had = Rounds {
                small_arms: had(c.left.small_arms, fired.small_arms, load.small_arms),
                shells: had(c.left.shells, fired.shells, load.shells),
            };
            had.less(fired).with(drawn, u32::saturating_add)
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
