//! What it is worth to stand near tanks: to keep hunters off one's own, to hunt the enemy's, and
//! not to be hunted oneself.

use crate::frozen::doctrine::Footing;
use crate::frozen::look::picture::{Own, Picture};
use khasan::hex::Hex;
use khasan::rules::hunt::{HuntingGround, Infantry, Quarry};
use khasan::rules::{ElementKind, Morale};

/// What nearness to tanks is worth to one unit, thousandths of a man.
#[derive(Default)]
pub(crate) struct Hunting {
    /// For vehicles: who else is about, and what one of them is worth.
    prey: Option<(HuntingGround, i64)>,
    /// For infantry: tanks near which it is worth so much to stand.
    tanks: Vec<(Hex, i64)>,
}

impl Hunting {
    pub(crate) fn new(pic: &Picture, o: &Own) -> Hunting {
        let f = &pic.setup.library.armour;
        if f.hunt_m == 0 || o.morale > Morale::Steady {
            return Hunting::default();
        }
        let d = &pic.doctrine.footing;
        match o.ty.kind {
            ElementKind::Vehicle => {
                let ground = pic.p.own_hunted_but(o.id);
                let worth = pic.worth.own_piece * d.hunted_pct / 100;
                let prey = (!ground.hunters.is_empty()).then_some((ground, worth));
                Hunting { prey, tanks: Vec::new() }
            }
            ElementKind::Men if !o.is_staff() => Hunting { prey: None, tanks: tanks(pic, o, d) },
            _ => Hunting::default(),
        }
    }

    /// What a hex is worth to the unit for that; `moves`: it goes there now.
    pub(crate) fn worth(&self, pic: &Picture, o: &Own, hex: Hex, moves: bool) -> i64 {
        let near = pic.setup.library.armour.hunt_m;
        let beside = |at: Hex| at.distance(hex) <= 1 || pic.metres(at, hex) <= near;
        if let Some((ground, worth)) = &self.prey {
            let (vehicles, immobile) = (o.unit.pieces, o.unit.is_immobile());
            let prey = Quarry { hex, vehicles, immobile, moved: moves };
            return -loss(pic, ground, &prey, *worth);
        }
        self.tanks.iter().filter(|(at, _)| beside(*at)).map(|(_, worth)| worth).sum()
    }
}

/// Own tanks that are hunted without the unit, and those of the enemy that it could hunt.
fn tanks(pic: &Picture, o: &Own, d: &Footing) -> Vec<(Hex, i64)> {
    let mut out = Vec::new();
    let ours = pic.p.own_hunted_but(o.id);
    if !ours.hunters.is_empty() {
        let worth = pic.worth.own_piece * d.guards_pct / 100;
        out.extend(ours.quarry.iter().map(|q| (q.hex, loss(pic, &ours, q, worth))));
    }
    let theirs = pic.p.enemy_hunted();
    let worth = pic.worth.enemy_piece * d.hunts_pct / 100;
    for q in &theirs.quarry {
        let (men, quality, ty) = (o.unit.men, o.unit.quality, o.unit.ty);
        let alone = HuntingGround {
            quarry: theirs.quarry.clone(),
            guards: theirs.guards.clone(),
            hunters: vec![Infantry { ty, hex: q.hex, men, quality }],
        };
        out.push((q.hex, loss(pic, &alone, q, worth)));
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
