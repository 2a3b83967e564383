//! What it is worth to stand near tanks: to keep hunters off one's own, to hunt the enemy's, and
//! not to be hunted oneself.

use super::window::WalkWindow;
use crate::ai::doctrine::Footing;
use crate::ai::look::picture::{Own, Picture};
use crate::hex::Hex;
use crate::rules::hunt::{HuntingGround, Infantry, Quarry};
use crate::rules::{ElementKind, Morale};

/// What nearness to tanks is worth to one unit, thousandths of a man.
#[derive(Default)]
pub(crate) struct Hunting {
    /// For vehicles: who else is about, and what one of them is worth.
    prey: Option<(HuntingGround, i64)>,
    /// For vehicles: whether any hunter is near, by place in the window of where it can get.
    hunted: Option<(WalkWindow, Vec<bool>)>,
    /// For infantry: tanks near which it is worth so much to stand.
    tanks: Vec<(Hex, i64)>,
}

impl Hunting {
    /// For a unit that can get so many hexes far.
    pub(crate) fn new(pic: &Picture, o: &Own, extent: u16) -> Hunting {
        let f = &pic.setup.library.armour;
        if f.hunt_m == 0 || o.morale > Morale::Steady {
            return Hunting::default();
        }
        let d = &pic.doctrine.footing;
        match o.ty.kind {
            ElementKind::Vehicle => {
                let ground = pic.p.own_hunted_about(o.id, about_m(pic, extent));
                let worth = pic.worth.own_piece * d.hunted_pct / 100;
                if ground.hunters.is_empty() {
                    return Hunting::default();
                }
                let hunted = Some(hunted(pic, o, extent, &ground));
                Hunting { prey: Some((ground, worth)), hunted, tanks: Vec::new() }
            }
            ElementKind::Men if !o.is_staff() => {
                Hunting { tanks: tanks(pic, o, d, extent), ..Hunting::default() }
            }
            _ => Hunting::default(),
        }
    }

    /// What a hex is worth to the unit for that; `moves`: it goes there now.
    pub(crate) fn worth(&self, pic: &Picture, o: &Own, hex: Hex, moves: bool) -> i64 {
        let near = pic.setup.library.armour.hunt_m;
        let beside = |at: Hex| at.distance(hex) <= 1 || pic.metres(at, hex) <= near;
        if let Some((ground, worth)) = &self.prey {
            // Most hexes are far from all who would hunt there.
            let quiet = self.hunted.as_ref().and_then(|(w, near)| Some(!near[w.place(hex)?]));
            if quiet.unwrap_or(false) {
                return 0;
            }
            let (vehicles, immobile) = (o.unit.pieces, o.unit.is_immobile());
            let prey = Quarry { hex, vehicles, immobile, moved: moves };
            return -loss(pic, ground, &prey, *worth);
        }
        self.tanks.iter().filter(|(at, _)| beside(*at)).map(|(_, worth)| worth).sum()
    }
}

/// The hexes that a unit can come to, and whether a hunter is near each.
fn hunted(pic: &Picture, o: &Own, extent: u16, ground: &HuntingGround) -> (WalkWindow, Vec<bool>) {
    let window = WalkWindow::about(o.hex, extent);
    let mut near = vec![false; window.len()];
    let hexes = pic.setup.library.armour.hunt_m / pic.setup.map.hex_metres();
    let far = u16::try_from(hexes.max(1)).unwrap_or(u16::MAX);
    for h in &ground.hunters {
        window.disc(h.hex, far).for_each(|(_, place)| near[place] = true);
    }
    (window, near)
}

/// How far from where a unit stands those are at most, metres, who count for any hex that it can
/// come to: tanks near which it is worth to stand, their hunters, what else these hunt, and its
/// guards.
fn about_m(pic: &Picture, extent: u16) -> u32 {
    let hex_m = pic.setup.map.hex_metres();
    let near = pic.setup.library.armour.hunt_m.max(hex_m);
    near.saturating_mul(4).saturating_add(u32::from(extent) * hex_m)
}

/// Own tanks that are hunted without the unit, and those of the enemy that it could hunt.
fn tanks(pic: &Picture, o: &Own, d: &Footing, extent: u16) -> Vec<(Hex, i64)> {
    let mut out = Vec::new();
    let about = about_m(pic, extent);
    let near = pic.setup.library.armour.hunt_m.max(pic.setup.map.hex_metres());
    let in_reach = |q: &&Quarry| pic.metres(q.hex, o.hex) <= about - 3 * near;
    let ours = pic.p.own_hunted_about(o.id, about);
    if !ours.hunters.is_empty() {
        let worth = pic.worth.own_piece * d.guards_pct / 100;
        let hunted = ours.quarry.iter().filter(in_reach);
        out.extend(hunted.map(|q| (q.hex, loss(pic, &ours, q, worth))));
    }
    let mut theirs = pic.p.enemy_guarded_about(o.id, about);
    let worth = pic.worth.enemy_piece * d.hunts_pct / 100;
    let prey: Vec<Quarry> = theirs.quarry.iter().filter(in_reach).copied().collect();
    for q in prey {
        let (men, quality, ty) = (o.unit.men, o.unit.quality, o.unit.ty);
        // By itself, beside them.
        theirs.hunters = vec![Infantry { ty, hex: q.hex, men, quality }];
        out.push((q.hex, loss(pic, &theirs, &q, worth)));
    }
    out.retain(|t| t.1 > 0);
    out
}

/// What hunters are likely to cost in a turn, with so much for a vehicle.
fn loss(pic: &Picture, ground: &HuntingGround, prey: &Quarry, worth: i64) -> i64 {
    let odds = ground.odds(pic.field, &pic.p.public.weather, prey, pic.full);
    let chance = odds.map_or(0, |o| (o.chance >> 12) as i64);
    (i64::from(prey.vehicles) * worth * chance) >> 20
}
