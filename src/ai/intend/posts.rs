//! Whose part in a formation order is fire, and the ground he fires from.

use crate::ai::look::ground::GroundMemory;
use crate::ai::look::picture::{Own, Picture};
use crate::hex::Hex;
use crate::rules::ElementKind;
use crate::rules::setup::Mission;

/// What a unit is for in a mission.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Duty {
    /// As the mission says.
    Go,
    /// It keeps behind.
    Behind,
    /// It fires from as far as this.
    Fire(FiringReach),
}

/// How far a unit fires with effect.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct FiringReach {
    /// How far its weapons reach with effect, metres.
    pub metres: u32,
    /// How far one sees, if that is less than its weapons reach.
    pub seen_m: Option<u32>,
}

/// In support all fire but the staffs, in an attack the guns; whoever has no weapons for it
/// does not.
pub(crate) fn duty(pic: &Picture, mission: Mission, o: &Own) -> Duty {
    let fires = match mission {
        Mission::Support => !o.is_staff(),
        Mission::Attack => o.ty.kind == ElementKind::Gun,
        Mission::Move | Mission::Hold => false,
    };
    match reach(pic, o) {
        reach if fires && reach.metres > 0 => Duty::Fire(reach),
        _ if mission == Mission::Support => Duty::Behind,
        _ => Duty::Go,
    }
}

/// How far a unit fires with effect; 0 without weapons.
pub(crate) fn reach(pic: &Picture, o: &Own) -> FiringReach {
    let lib = &pic.setup.library;
    let ranges = o.ty.mounts.iter().map(|m| lib.weapon(m.weapon).range());
    let range = ranges.max().unwrap_or(0) * pic.doctrine.missions.support_pct / 100;
    let sight = pic.p.public.weather.visibility_m;
    FiringReach { metres: range.min(sight), seen_m: (sight < range).then_some(sight) }
}

/// Hexes from which some ground can be seen within range, not too near; if there are
/// none, those next to it.
pub(crate) fn firing_positions(
    pic: &Picture,
    ground: &mut GroundMemory,
    on: &[Hex],
    range: u32,
) -> Vec<Hex> {
    let mut found: Vec<Hex> = Vec::new();
    for target in on {
        let view = ground.far_sight(pic, *target);
        found.extend(view.hexes().filter(|h| {
            let metres = pic.metres(*h, *target);
            metres <= range && pic.size.contains(*h)
        }));
    }
    found.sort_unstable();
    found.dedup();
    let gap = |h: &Hex| on.iter().map(|t| pic.metres(*t, *h)).min().unwrap_or(0);
    let near = pic.doctrine.missions.stand_off_m;
    let far: Vec<Hex> = found.iter().copied().filter(|h| gap(h) >= near).collect();
    if far.is_empty() { found } else { far }
}
