//! Infantry that hunts tanks: with petrol, mines on poles and bundles of grenades.
//!
//! Steady infantry hunts the vehicles near it that have no steady infantry of their own as near.
//! Each vehicle is hit by a chance a quarter of an hour, compounded over the game turn, at whose
//! end it is drawn. It goes by metres and by men to a vehicle, so the size of a hex and the
//! number of units that men and vehicles are divided into do not matter.

use super::contact::Contact;
use super::dist::{ONE, at_least_once};
use super::field::Field;
use super::formation::is_headquarters;
use super::ground::Terrain;
use super::library::{ElementKind, Library, Trait};
use super::morale::Morale;
use super::nearby::is_near;
use super::setup::Weather;
use super::state::{Perspective, State};
use super::unit::Unit;
use super::{ContactId, Side, TypeId, UnitId};
use crate::hex::Hex;

/// Seconds that the listed chance is for.
const QUARTER_S: u64 = 900;
/// Quality of men who hunt as listed.
const FULL_QUALITY: u64 = 8;

/// Vehicles, as hunters see them.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Quarry {
    /// Where they are.
    pub hex: Hex,
    /// How many.
    pub vehicles: u16,
    /// They cannot drive.
    pub immobile: bool,
    /// They moved in their side's turn.
    pub moved: bool,
}

/// Infantry that hunts vehicles, or keeps hunters off its own.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Infantry {
    /// Its type, an index in the library.
    pub ty: TypeId,
    /// Where it is.
    pub hex: Hex,
    /// Men fit to fight.
    pub men: u16,
    /// Quality, 1 to 10.
    pub quality: u8,
}

/// Who is about of both sides: the vehicles of one, the infantry that guards them, and that of
/// the other.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct HuntingGround {
    /// Vehicles.
    pub quarry: Vec<Quarry>,
    /// Steady infantry of their own side.
    pub guards: Vec<Hex>,
    /// Steady infantry of the other.
    pub hunters: Vec<Infantry>,
}

/// A factor of a hunt.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum HuntTerm {
    /// Hundredths of a man who is trained for it, of quality 8, to each vehicle.
    Men(u64),
    /// What that leaves of the chance: so many men there are to a vehicle, per cent.
    Few(u32),
    /// The vehicle cannot drive.
    Immobile(u32),
    /// Close country.
    CloseCountry(u32),
    /// At night.
    Night(u32),
    /// It moved.
    Moved(u32),
}

/// How vehicles are hunted.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct HuntOdds {
    /// Chance of each vehicle to be hit in a quarter of an hour, 2^32.
    pub quarter: u64,
    /// In the seconds asked for, 2^32.
    pub chance: u64,
    /// What it comes of.
    pub terms: Vec<HuntTerm>,
}

impl HuntingGround {
    /// Vehicles in a hex have steady infantry of their own near them.
    fn is_guarded(&self, field: &Field, hex: Hex) -> bool {
        let near = field.library().armour.hunt_m;
        self.guards.iter().any(|g| is_near(field, (*g, hex), near))
    }

    /// How one of its vehicles, or one that stood there like this, is hunted for some seconds;
    /// `None` if nobody does.
    #[must_use]
    pub fn odds(
        &self,
        field: &Field,
        weather: &Weather,
        prey: &Quarry,
        seconds: u32,
    ) -> Option<HuntOdds> {
        let f = &field.library().armour;
        if f.hunt_m == 0 || prey.vehicles == 0 || self.is_guarded(field, prey.hex) {
            return None;
        }
        let per_vehicle = self.men_to_a_vehicle(field, prey);
        if per_vehicle == 0 {
            return None;
        }
        let share = (per_vehicle / u64::from(f.hunt_men.max(1))).min(100) as u32;
        let close = field.cell(prey.hex).is_some_and(|c| is_close_country(c.terrain));
        let mut terms = vec![HuntTerm::Men(per_vehicle)];
        let mut ppm = u64::from(f.hunt_pct) * 10_000;
        for (holds, term, pct) in [
            (share < 100, HuntTerm::Few(share), share),
            (prey.immobile, HuntTerm::Immobile(f.hunt_immobile_pct), f.hunt_immobile_pct),
            (close, HuntTerm::CloseCountry(f.hunt_close_pct), f.hunt_close_pct),
            (weather.night, HuntTerm::Night(f.hunt_night_pct), f.hunt_night_pct),
            (prey.moved, HuntTerm::Moved(f.hunt_moved_pct), f.hunt_moved_pct),
        ] {
            if holds {
                terms.push(term);
                ppm = ppm * u64::from(pct) / 100;
            }
        }
        let ppm = ppm.min(u64::from(f.hunt_most_pct) * 10_000);
        let quarter = super::dist::ppm(ppm).min(ONE);
        let chance = at_least_once(quarter, u64::from(seconds) * 1000 / QUARTER_S);
        (chance > 0).then_some(HuntOdds { quarter, chance, terms })
    }

    /// Hundredths of a trained man of quality 8 to each vehicle. Whoever hunts several divides
    /// himself among all of them.
    fn men_to_a_vehicle(&self, field: &Field, prey: &Quarry) -> u64 {
        let lib = field.library();
        let near = lib.armour.hunt_m;
        let hunts = |h: &Infantry, hex: Hex| is_near(field, (h.hex, hex), near);
        let each = |h: &Infantry| {
            let others = self
                .quarry
                .iter()
                .filter(|q| *q != prey && hunts(h, q.hex) && !self.is_guarded(field, q.hex));
            let vehicles: u64 = others.map(|q| u64::from(q.vehicles)).sum();
            // Those who are asked about may stand in the list several times over.
            let same = self.quarry.iter().filter(|q| *q == prey).count().max(1) as u64;
            worth(lib, h) / (vehicles + same * u64::from(prey.vehicles)).max(1)
        };
        self.hunters.iter().filter(|h| hunts(h, prey.hex)).map(each).sum()
    }
}

/// What infantry is worth as hunters, hundredths of a trained man of quality 8.
fn worth(lib: &Library, h: &Infantry) -> u64 {
    let trained = lib.unit_type(h.ty).has(Trait::CloseCombatAntiTank);
    let pct = if trained { 100 } else { u64::from(lib.armour.hunt_untrained_pct) };
    let quality = 20 + 10 * u64::from(h.quality);
    u64::from(h.men) * pct * quality / (20 + 10 * FULL_QUALITY)
}

/// Ground on which men get at vehicles unseen.
#[must_use]
pub const fn is_close_country(terrain: Terrain) -> bool {
    matches!(
        terrain,
        Terrain::Wood | Terrain::Scrub | Terrain::Village | Terrain::Marsh | Terrain::Paddy
    )
}

impl Quarry {
    /// Vehicles of a unit; `None` for others and for what is not on the map.
    #[must_use]
    pub fn new(lib: &Library, u: &Unit) -> Option<Quarry> {
        let hex = u.hex().filter(|_| lib.unit_type(u.ty).is_vehicle())?;
        Some(Quarry { hex, vehicles: u.pieces, immobile: u.is_immobile(), moved: u.moved })
    }

    /// Those of an enemy in sight.
    #[must_use]
    pub fn of_contact(lib: &Library, c: &Contact) -> Option<Quarry> {
        let there = c.seen && lib.unit_type(c.ty).is_vehicle();
        let (hex, vehicles, immobile, moved) = (c.hex, c.pieces, c.is_immobile(), c.moved);
        there.then_some(Quarry { hex, vehicles, immobile, moved })
    }
}

impl Infantry {
    /// A unit of steady infantry that is no headquarters; `None` for others.
    fn new(setup: &super::Setup, u: &Unit) -> Option<Infantry> {
        let men = setup.library.unit_type(u.ty).kind == ElementKind::Men;
        let hunts = men && !is_headquarters(setup, u) && u.morale() == Morale::Steady;
        let hex = u.hex().filter(|_| hunts)?;
        Some(Infantry { ty: u.ty, hex, men: u.men, quality: u.quality })
    }

    /// The same of an enemy in sight.
    fn of_contact(lib: &Library, c: &Contact) -> Option<Infantry> {
        let ty = lib.unit_type(c.ty);
        let steady = c.morale == Morale::Steady;
        let hunts = ty.kind == ElementKind::Men && !ty.has(Trait::Hq) && steady && c.seen;
        hunts.then_some(Infantry { ty: c.ty, hex: c.hex, men: c.men, quality: c.quality })
    }
}

impl State {
    /// The vehicles of a side, and who hunts them in truth.
    pub(super) fn hunting_ground(&self, side: Side) -> HuntingGround {
        let lib = &self.setup.library;
        let men = |s: Side| self.units[s].iter().filter_map(|u| Infantry::new(&self.setup, u));
        HuntingGround {
            quarry: self.units[side].iter().filter_map(|u| Quarry::new(lib, u)).collect(),
            guards: men(side).map(|i| i.hex).collect(),
            hunters: men(side.enemy()).collect(),
        }
    }
}

impl Perspective {
    /// One's own vehicles, and the enemies in sight who hunt them.
    #[must_use]
    pub fn own_hunted(&self) -> HuntingGround {
        self.own_hunted_among(|| self.units.iter(), self.enemies())
    }

    /// The same as if one of one's own units were not there.
    #[must_use]
    pub fn own_hunted_but(&self, but: UnitId) -> HuntingGround {
        let others = || self.own().filter(|(id, _)| *id != but).map(|(_, u)| u);
        self.own_hunted_among(others, self.enemies())
    }

    /// The same within so many metres of where one of one's own units stands, as if that were
    /// not there. Of vehicles that are three times as far off as hunters go, or more, from all
    /// that is left out, it tells what the whole tells.
    #[must_use]
    pub fn own_hunted_about(&self, but: UnitId, metres: u32) -> HuntingGround {
        let near = self.about(but, metres);
        let own = || self.own().filter(|(id, u)| *id != but && u.hex().is_some_and(near));
        let foes = self.enemies().filter(|c| near(c.hex));
        self.own_hunted_among(|| own().map(|(_, u)| u), foes)
    }

    /// What is within so many metres of where one's own unit stands.
    fn about(&self, id: UnitId, metres: u32) -> impl Fn(Hex) -> bool + Copy + '_ {
        let middle = self.unit(id).and_then(Unit::hex);
        move |hex| middle.is_some_and(|m| self.field.metres(m, hex) <= metres)
    }

    fn own_hunted_among<'a, I: Iterator<Item = &'a Unit>>(
        &self,
        units: impl Fn() -> I,
        foes: impl Iterator<Item = &'a Contact>,
    ) -> HuntingGround {
        let lib = &self.setup.library;
        HuntingGround {
            quarry: units().filter_map(|u| Quarry::new(lib, u)).collect(),
            guards: units().filter_map(|u| Infantry::new(&self.setup, u)).map(|i| i.hex).collect(),
            hunters: foes.filter_map(|c| Infantry::of_contact(lib, c)).collect(),
        }
    }

    /// The enemy's vehicles in sight, and one's own men who hunt them.
    #[must_use]
    pub fn enemy_hunted(&self) -> HuntingGround {
        let men = self.units.iter().filter_map(|u| Infantry::new(&self.setup, u));
        HuntingGround { hunters: men.collect(), ..self.enemy_guarded(|_| true) }
    }

    /// The enemy's vehicles in sight within so many metres of where one of one's own units
    /// stands, and the men who guard them; nobody hunts them.
    #[must_use]
    pub fn enemy_guarded_about(&self, id: UnitId, metres: u32) -> HuntingGround {
        self.enemy_guarded(self.about(id, metres))
    }

    fn enemy_guarded(&self, near: impl Fn(Hex) -> bool) -> HuntingGround {
        let lib = &self.setup.library;
        let foes = || self.enemies().filter(|c| near(c.hex));
        HuntingGround {
            quarry: foes().filter_map(|c| Quarry::of_contact(lib, c)).collect(),
            guards: foes().filter_map(|c| Infantry::of_contact(lib, c)).map(|i| i.hex).collect(),
            hunters: Vec::new(),
        }
    }

    /// How an own unit of vehicles is hunted until the game turn ends, on what one knows; none
    /// for others, and if nobody does.
    #[must_use]
    pub fn hunted(&self, id: UnitId) -> Option<HuntOdds> {
        let prey = Quarry::new(&self.setup.library, self.unit(id)?)?;
        let seconds = self.known().turn_seconds();
        self.own_hunted().odds(&self.field, &self.public.weather, &prey, seconds)
    }

    /// How an own unit of vehicles would be hunted until the game turn ends if it marched to a
    /// hex, on what one knows; none for others, and if nobody did.
    #[must_use]
    pub fn hunted_at(&self, id: UnitId, hex: Hex) -> Option<HuntOdds> {
        let here = Quarry::new(&self.setup.library, self.unit(id)?)?;
        let prey = Quarry { hex, moved: true, ..here };
        let seconds = self.known().turn_seconds();
        self.own_hunted_but(id).odds(&self.field, &self.public.weather, &prey, seconds)
    }

    /// How one's own men hunt an enemy's vehicles until the game turn ends.
    #[must_use]
    pub fn hunted_enemy(&self, id: ContactId) -> Option<HuntOdds> {
        let prey = Quarry::of_contact(&self.setup.library, self.contact(id)?)?;
        let seconds = self.known().turn_seconds();
        self.enemy_hunted().odds(&self.field, &self.public.weather, &prey, seconds)
    }

    /// The same if one of one's own units is among the hunters.
    #[must_use]
    pub fn hunts(&self, unit: UnitId, enemy: ContactId) -> Option<HuntOdds> {
        let men = Infantry::new(&self.setup, self.unit(unit)?)?;
        let theirs = self.contact(enemy)?.hex;
        let near = self.setup.library.armour.hunt_m;
        self.hunted_enemy(enemy).filter(|_| is_near(&self.field, (men.hex, theirs), near))
    }
}
