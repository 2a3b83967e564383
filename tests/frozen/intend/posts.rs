//! Whose part in a formation order is fire, and the ground he fires from; where those rest
//! who are sent back.

use crate::frozen::look::ground::{BARRED, GroundMemory};
use crate::frozen::look::picture::{Own, Picture};
use khasan::hex::Hex;
use khasan::rules::ElementKind;
use khasan::rules::setup::Mission;

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
        Mission::Move | Mission::Hold | Mission::Refit => false,
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

/// Hexes in which a unit could rest and draw rounds: within reach of its supply point, with no
/// enemy known of near, and out of sight of all that are; if there are none, those that have as
/// much of this as can be had.
pub(crate) fn resting_places(pic: &Picture, ground: &mut GroundMemory, o: &Own) -> Vec<Hex> {
    let Some(supply) = pic.p.supply_point(o.id) else { return Vec::new() };
    let t = &pic.setup.library.tuning;
    let reach = if o.ty.is_vehicle() { t.supply_vehicle_m } else { t.supply_m };
    let steps = ground.steps(pic, o.ty.mobility);
    let open = |h: &Hex| {
        let row = pic.size.index(*h).and_then(|i| steps.get(i));
        row.is_some_and(|r| r.iter().any(|s| *s != BARRED))
    };
    let radius = u16::try_from(reach / pic.setup.map.hex_metres()).unwrap_or(u16::MAX);
    let near: Vec<Hex> =
        supply.disc(radius).filter(|h| pic.metres(*h, supply) <= reach).filter(open).collect();
    let views: Vec<_> = pic.foes.iter().map(|f| (f.hex, ground.far_sight(pic, f.hex))).collect();
    let hidden = |h: &Hex| {
        !views.iter().any(|(at, v)| v.sees(*h) && pic.metres(*at, *h) <= pic.p.visibility_m(*h))
    };
    let draws = |h: &Hex| pic.p.could_draw_at(o.id, *h);
    let only = |test: &dyn Fn(&Hex) -> bool| -> Vec<Hex> {
        near.iter().copied().filter(|h| test(h)).collect()
    };
    let tries = [only(&|h| draws(h) && hidden(h)), only(&draws), only(&hidden)];
    tries.into_iter().find(|found| !found.is_empty()).unwrap_or(near)
}
