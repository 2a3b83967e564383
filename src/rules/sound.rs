//! Whether a state read from a file is one that its battle could be in: what the rest
//! of the rules takes for granted.

use super::State;
use super::setup::Setup;
use super::unit::{Place, Unit};
use super::{Clock, Side};

/// Beyond any real battle, and far from the limits of the integers.
const MANY: u32 = 100_000_000;

impl State {
    /// Holds a state from a file against its battle: indices that exist, hexes on the
    /// map, figures within bounds. A state that came about by play always passes.
    ///
    /// # Errors
    /// What is impossible about it.
    pub fn check_sound(&self) -> Result<(), &'static str> {
        let setup = &self.setup;
        let p = &self.public;
        let ensure = |ok: bool, what| if ok { Ok(()) } else { Err(what) };
        ensure((p.turn as usize) < setup.turns.len().max(1), "the turn")?;
        ensure(p.clock == setup.turn_start(p.turn), "the clock")?;
        ensure(p.holds.len() == setup.objectives.len(), "the objectives")?;
        ensure(p.holds.iter().all(|h| h.since <= late(setup)), "the time an objective fell")?;
        ensure(self.done.len() == setup.events.len(), "the events")?;
        ensure(Side::ALL.into_iter().all(|s| p.points[s] < MANY), "the points")?;
        ensure(p.weather.visibility_m < MANY, "the visibility")?;
        ensure(self.orders < MANY && self.dice.draws() < u64::MAX / 2, "the dice")?;
        ensure(p.ended.is_none_or(|s| s.unsigned_abs() < MANY), "the score")?;
        let size = setup.map.size();
        ensure(self.field.changes().all(|c| c.is_possible(size)), "the ground")?;
        let areas = setup.areas.len();
        ensure(
            Side::ALL.into_iter().all(|s| p.withdraw[s].is_none_or(|a| (a.0 as usize) < areas)),
            "a withdrawal",
        )?;
        for side in Side::ALL {
            let (units, lines) = (&self.units[side], setup.forces[side].units.len());
            // Elements that mired come on top of the order of battle.
            ensure(units.len() >= lines && units.len() < 60_000, "the number of units")?;
            for (i, u) in units.iter().enumerate() {
                self.check_unit(side, i, u)?;
            }
            self.check_knowledge(side)?;
        }
        Ok(())
    }

    fn check_unit(&self, side: Side, index: usize, u: &Unit) -> Result<(), &'static str> {
        let setup = &self.setup;
        let lines = &setup.forces[side].units;
        let line = lines.get(u.line as usize).ok_or("a unit's line")?;
        let own_line = index >= lines.len() || u.line as usize == index;
        let parent = u.parent.is_none_or(|p| (p as usize) < index);
        let place = match u.place {
            Place::On(hex) => setup.map.size().contains(hex),
            Place::Awaited | Place::Left | Place::Gone => true,
        };
        let men = u32::from(u.men) + u32::from(u.killed) + u32::from(u.wounded);
        let pieces = u32::from(u.pieces) + u32::from(u.lost);
        let strength = u.men <= line.men
            && u.pieces <= line.pieces
            && men <= u32::from(line.men) * 2
            && pieces <= u32::from(line.pieces) * 2
            && u.bogged < 30_000;
        let nerves = u.suppression <= 100 && (1..=10).contains(&u.quality);
        let clock = u.time.unsigned_abs() < MANY && u.ammo < MANY && u.mired_at <= late(setup);
        let target = u.target.is_none_or(|t| (t.0 as usize) < self.knowledge[side].contacts.len());
        match () {
            () if !own_line || u.ty != line.ty || !parent => Err("a unit's place in its side"),
            () if !place => Err("a unit's hex"),
            () if !strength => Err("a unit's strength"),
            () if !nerves => Err("a unit's nerves"),
            () if !clock => Err("a unit's time"),
            () if !target => Err("a unit's target"),
            () => Ok(()),
        }
    }

    fn check_knowledge(&self, side: Side) -> Result<(), &'static str> {
        let (k, setup) = (&self.knowledge[side], &self.setup);
        let enemies = self.units[side.enemy()].len();
        let truth = k.truth.len() == k.contacts.len()
            && k.truth.iter().all(|&t| (t as usize) < enemies)
            && k.contacts.len() <= enemies;
        let claims = k.claims.men < MANY && k.claims.pieces < MANY;
        let contacts = k.contacts.iter().enumerate().all(|(i, c)| {
            c.id.0 as usize == i
                && (c.ty.0 as usize) < setup.library.types.len()
                && setup.map.size().contains(c.hex)
                && c.at <= late(setup)
                && c.suppression <= 100
                && (1..=10).contains(&c.quality)
        });
        match () {
            () if !truth || !contacts => Err("what a side knows of the enemy"),
            () if !claims => Err("the losses a side claims"),
            () => Ok(()),
        }
    }
}

/// No time in a state is later than this.
fn late(setup: &Setup) -> Clock {
    setup.end().plus(1)
}
