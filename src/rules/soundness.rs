//! Whether a state read from a file is one that its battle could be in: what the rest
//! of the rules takes for granted.

use super::cohesion::{Cohesion, Setback};
use super::command::{BattalionTask, Dispatch, Tasking};
use super::contact::Contact;
use super::field::Field;
use super::intelligence::NOBODY;
use super::leader::{FallenLeader, Fate};
use super::leaderless::Leaderless;
use super::setup::{Echelon, Setup};
use super::state::{Claims, State};
use super::tasking::MOST_GOAL_HEXES;
use super::unit::{Place, Unit};
use super::wreckage::Wreckage;
use super::{Clock, Dir, Hex, Side};

/// Beyond any real battle, and far from the limits of the integers.
const MANY: u32 = 100_000_000;

/// What of a state cannot be in its battle.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Unsound {
    /// A turn that the battle does not have.
    Turn,
    /// The clock, which is not at the start of the turn.
    Clock,
    /// More or fewer objectives than the battle has.
    Objectives,
    /// An objective that fell after the end of the battle.
    Fall,
    /// More or fewer events than the battle has.
    Events,
    /// The points of a side.
    Points,
    /// The visibility in metres.
    Visibility,
    /// The number of orders, or of dice drawn.
    Dice,
    /// The final score.
    Score,
    /// A change of the ground that cannot be on this map.
    Ground,
    /// A withdrawal to an area that the battle does not have.
    Withdrawal,
    /// Fewer units than the order of battle has, or far too many.
    UnitCount,
    /// A unit of a line that the order of battle does not have.
    UnitLine,
    /// A unit that stands elsewhere in its side than its line says, is of another type, or
    /// comes from one that follows it.
    UnitIdentity,
    /// A unit off the map.
    UnitHex,
    /// More men or pieces than a unit can have, or lose.
    UnitStrength,
    /// Suppression or quality beyond their scales.
    UnitNerves,
    /// The seconds or the ammunition of a unit, or the time it mired.
    UnitTime,
    /// A target that its side does not know.
    UnitTarget,
    /// What a side knows of the enemy.
    Knowledge,
    /// The losses that a side claims.
    Claims,
    /// The hexsides that a side has stormed over.
    Stormed,
    /// What a side's battalions have been through: out of order, or of none that there is.
    Cohesion,
    /// A side's leaders who fell: out of order, or of formations that have none.
    Leaders,
    /// Vehicles that were left off the map or of no unit, or tanks without leaders of no
    /// battalion that there is.
    Armour,
    /// The missions of a side's battalions: out of order, of none that there is, or on no ground.
    Tasking,
    /// The ledger of losses: out of order, or of units that there are not.
    Ledger,
}

impl State {
    /// Holds a state from a file against its battle: indices that exist, hexes on the
    /// map, figures within bounds. A state that came about by play always passes.
    ///
    /// # Errors
    /// What is impossible about it.
    pub fn check_sound(&self) -> Result<(), Unsound> {
        let setup = &self.setup;
        let p = &self.public;
        let ensure = |ok: bool, what| if ok { Ok(()) } else { Err(what) };
        ensure((p.turn as usize) < setup.turns.len().max(1), Unsound::Turn)?;
        ensure(p.clock == setup.turn_start(p.turn), Unsound::Clock)?;
        ensure(p.holds.len() == setup.objectives.len(), Unsound::Objectives)?;
        ensure(p.holds.iter().all(|h| h.since <= late(setup)), Unsound::Fall)?;
        ensure(self.done.len() == setup.events.len(), Unsound::Events)?;
        ensure(Side::ALL.into_iter().all(|s| p.points[s] < MANY), Unsound::Points)?;
        ensure(p.weather.visibility_m < MANY, Unsound::Visibility)?;
        ensure(self.orders < MANY && self.dice.draws() < u64::MAX / 2, Unsound::Dice)?;
        ensure(p.ended.is_none_or(|s| s.unsigned_abs() < MANY), Unsound::Score)?;
        let size = setup.map.size();
        let fields = Side::ALL.map(|s| &self.knowledge[s].field);
        let possible = |f: &Field| f.changes().all(|c| c.is_possible(size));
        ensure(possible(&self.field) && fields.into_iter().all(possible), Unsound::Ground)?;
        let areas = setup.areas.len();
        ensure(
            Side::ALL.into_iter().all(|s| p.withdraw[s].is_none_or(|a| (a.0 as usize) < areas)),
            Unsound::Withdrawal,
        )?;
        for side in Side::ALL {
            let (units, lines) = (&self.units[side], setup.forces[side].units.len());
            // Elements that mired come on top of the order of battle.
            ensure(units.len() >= lines && units.len() < 60_000, Unsound::UnitCount)?;
            for (i, u) in units.iter().enumerate() {
                self.check_unit(side, i, u)?;
            }
            self.check_knowledge(side)?;
        }
        ensure(self.ledger.is_sound(|side| self.units[side].len()), Unsound::Ledger)?;
        Ok(())
    }

    fn check_unit(&self, side: Side, index: usize, u: &Unit) -> Result<(), Unsound> {
        let setup = &self.setup;
        let lines = &setup.forces[side].units;
        let line = lines.get(u.line as usize).ok_or(Unsound::UnitLine)?;
        let own_line = index >= lines.len() || u.line as usize == index;
        let parent = u.parent.is_none_or(|p| (p as usize) < index);
        let size = setup.map.size();
        let place = match u.place {
            Place::On(hex) => size.contains(hex),
            Place::Awaited | Place::Left | Place::Gone => true,
        } && u.turn_from.is_none_or(|hex| size.contains(hex));
        let men = u32::from(u.men) + u32::from(u.killed) + u32::from(u.wounded);
        let pieces = u32::from(u.pieces) + u32::from(u.lost);
        let strength = u.men <= line.men
            && u.pieces <= line.pieces
            && men <= u32::from(line.men) * 2
            && pieces <= u32::from(line.pieces) * 2
            && u.bogged < 30_000
            && u.aerials <= line.command_tanks
            && u.burnt <= line.pieces
            && u.recovered <= line.pieces;
        let nerves = u.suppression <= 100 && (1..=10).contains(&u.quality);
        let since = u.mired_since.unwrap_or_default();
        let clock = u.time.unsigned_abs() < MANY && u.ammo.longest() < MANY && since <= late(setup);
        let target = u.target.is_none_or(|t| (t.0 as usize) < self.knowledge[side].contacts.len());
        match () {
            () if !own_line || u.ty != line.ty || !parent => Err(Unsound::UnitIdentity),
            () if !place => Err(Unsound::UnitHex),
            () if !strength => Err(Unsound::UnitStrength),
            () if !nerves => Err(Unsound::UnitNerves),
            () if !clock => Err(Unsound::UnitTime),
            () if !target => Err(Unsound::UnitTarget),
            () => Ok(()),
        }
    }

    fn check_knowledge(&self, side: Side) -> Result<(), Unsound> {
        let (k, setup) = (&self.knowledge[side], &self.setup);
        let enemies = self.units[side.enemy()].len();
        let reports = k.truth.iter().filter(|&&t| t == NOBODY).count();
        let truth = k.truth.len() == k.contacts.len()
            && k.truth.iter().all(|&t| t == NOBODY || (t as usize) < enemies)
            && reports <= setup.intelligence[side].reports.len()
            && k.contacts.len() < 60_000
            && k.sightings.len() <= k.contacts.len();
        let off = |c: &Contact| k.sighting(c.id).error_pct.unsigned_abs() <= c.spread_pct;
        let Claims { men, pieces, men_off, pieces_off } = k.claims;
        let claims = [men, pieces, men_off, pieces_off].iter().all(|n| *n < MANY);
        let contacts = k.contacts.iter().enumerate().all(|(i, c)| {
            c.id.0 as usize == i
                && (c.ty.0 as usize) < setup.library.types.len()
                && setup.map.size().contains(c.hex)
                && c.at <= late(setup)
                && c.spread_pct < 50
                && off(c)
                && (1..=10).contains(&c.quality)
        });
        let size = setup.map.size();
        let on_map = |&(h, d): &(Hex, Dir)| size.contains(h) && size.contains(h.neighbour(d));
        let stormed = k.stormed.iter().all(on_map)
            && (k.stormed.is_empty() || side == self.public.side)
            && k.stormed.iter().enumerate().all(|(i, s)| !k.stormed[..i].contains(s));
        match () {
            () if !truth || !contacts => Err(Unsound::Knowledge),
            () if !claims => Err(Unsound::Claims),
            () if !stormed => Err(Unsound::Stormed),
            () if !self.is_cohesion_sound(side) => Err(Unsound::Cohesion),
            () if !self.are_leaders_sound(side) => Err(Unsound::Leaders),
            () if !self.is_armour_sound(side) => Err(Unsound::Armour),
            () if !self.is_tasking_sound(side) => Err(Unsound::Tasking),
            () => Ok(()),
        }
    }
}

impl State {
    fn is_tasking_sound(&self, side: Side) -> bool {
        let (list, force) = (&self.knowledge[side].tasking, &self.setup.forces[side]);
        let size = self.setup.map.size();
        let on_map = |hexes: &[Hex]| hexes.iter().all(|h| size.contains(*h));
        let task = |t: &BattalionTask| {
            (1..=MOST_GOAL_HEXES).contains(&t.to.len())
                && t.to.is_sorted_by(|a, b| a < b)
                && t.way.len() < size.len().max(1)
                && on_map(&t.to)
                && on_map(&t.way)
        };
        let sent = |d: &Dispatch| {
            task(&d.task) && d.sent <= late(&self.setup) && d.sent <= d.at && d.at.0 < MANY
        };
        let sound = |t: &Tasking| {
            let of = force.formations.get(usize::from(t.battalion.0));
            of.is_some_and(|f| f.echelon == Some(Echelon::Battalion))
                && task(&t.now)
                && t.next.as_ref().is_none_or(sent)
        };
        list.iter().all(sound) && list.is_sorted_by(|a, b| a.battalion < b.battalion)
    }

    fn is_cohesion_sound(&self, side: Side) -> bool {
        let list = &self.knowledge[side].cohesion;
        let force = &self.setup.forces[side];
        let in_time = |b: &Setback| b.at.is_none_or(|at| at <= late(&self.setup));
        let sound = |c: &Cohesion| {
            usize::from(c.battalion.0) < force.formations.len()
                && c.lost_before < MANY
                && in_time(&c.leader)
                && c.companies.len() <= force.units.len()
                && c.companies.iter().all(|c| in_time(&c.1))
                && c.companies.windows(2).all(|c| c[0].0 < c[1].0)
                && c.spent.is_none_or(|s| s.rested_s < MANY)
        };
        list.iter().all(sound) && list.windows(2).all(|c| c[0].battalion < c[1].battalion)
    }
}

impl State {
    fn are_leaders_sound(&self, side: Side) -> bool {
        let list = &self.knowledge[side].fallen;
        let force = &self.setup.forces[side];
        let sound = |f: &FallenLeader| {
            force.leader(f.formation).is_some()
                && f.fate != Fate::Unhurt
                && f.since <= late(&self.setup)
        };
        list.iter().all(sound) && list.windows(2).all(|f| f[0].formation < f[1].formation)
    }
}

impl State {
    fn is_armour_sound(&self, side: Side) -> bool {
        let (k, setup) = (&self.knowledge[side], &self.setup);
        let formations = setup.forces[side].formations.len();
        let (units, size) = (self.units[side].len(), setup.map.size());
        // Whoever takes a battalion in hand may come after the battle.
        let until = |at: Option<Clock>| at.is_none_or(|at| at.0 < MANY);
        let led = |l: &Leaderless| {
            usize::from(l.battalion.0) < formations && l.since <= late(setup) && until(l.until)
        };
        let left =
            |w: &Wreckage| usize::from(w.unit) < units && size.contains(w.hex) && w.count < 30_000;
        k.leaderless.iter().all(led)
            && k.leaderless.windows(2).all(|l| l[0].battalion < l[1].battalion)
            && k.wreckage.iter().all(left)
    }
}

/// No time in a state is later than this.
fn late(setup: &Setup) -> Clock {
    setup.end().plus(1)
}
