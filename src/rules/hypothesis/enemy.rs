//! Who the enemy may be: somebody for each report, those who fell, and some whom nobody has seen.

use super::super::dice::Dice;
use super::super::dist::ONE;
use super::super::intelligence::NOBODY;
use super::super::setup::{Entrance, UnitSetup};
use super::super::sighting::Sighting;
use super::super::unit::{Place, Unit};
use super::super::{Contact, ElementKind, Hex, TypeId};
use super::blank::blank_line;
use super::place::HidingGround;
use super::premises::Premises;
use super::strength::{GuessedStrength, reported_unit, unseen_unit};

/// How far from where one looks for them enemies are who were never seen, metres: guess.
const ABOUT_M: u32 = 600;

/// One in so many of those told of before the battle, and never seen, is not there: guess.
const FALSE_REPORTS: u64 = 4;

/// For so many enemies known there is one more at most whom nobody has seen: guess.
const KNOWN_TO_UNKNOWN: usize = 3;

/// Once in so often there is one more than is expected: guess.
const ONE_MORE: u64 = 4;

/// Of so many men who were there in strength and are not any more one fell, the others have gone
/// off: guess. In 72 battles between computers 13 of 41 machine guns had fallen, and none of 340
/// others.
const FALLEN: u64 = 8;

/// Of so many vehicles one has gone off, the others fell: in those battles all 45.
const GONE_OFF: u64 = 8;

/// How strong he is at most, while he has the kinds one has oneself, per cent of one's own strength:
/// guess.
const AT_MOST_PCT: u64 = 130;

/// Whoever was lost from sight is mostly no further from there than so many metres. In those battles
/// 97 of a hundred were not, and two in three had not stirred; of those who had left a place that
/// was looked at since nine in ten were not.
const NEAR_M: u32 = 300;

/// How often he is still there: as above.
const STAYS: u64 = ONE / 3 * 2;

/// One in so many is anywhere that he can have marched to: as above.
const FAR_OFF: u64 = 16;

/// No more than so many make up for what is expected.
const MOST_EXPECTED: usize = 60;

/// The enemy of a hypothesis.
pub(super) struct EnemyForce {
    /// Line by line.
    pub units: Vec<Unit>,
    /// Who each contact is.
    pub truth: Vec<u16>,
    /// What is hidden of each contact.
    pub sightings: Vec<Sighting>,
}

/// Who a report is about.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Subject {
    /// He is where he is seen.
    InSight,
    /// He is out of sight.
    Somewhere,
    /// He is no more.
    Fallen,
    /// There is nobody.
    Nobody,
    /// Another report stands for him.
    SameAs(usize),
}

impl EnemyForce {
    /// Draws who there is; each who is on the map has a place.
    pub fn drawn(w: &Premises, dice: &mut Dice) -> EnemyForce {
        let n = w.p.contacts.len();
        let mut out = EnemyForce {
            units: Vec::with_capacity(n + 8),
            truth: vec![NOBODY; n],
            sightings: vec![Sighting::default(); n],
        };
        let subjects: Vec<Subject> = (0..n).map(|i| subject(w, dice, i)).collect();
        let mut ground = HidingGround::new(w);
        out.settle_those_in_sight(w, dice, (&subjects, &mut ground));
        out.place_the_others(w, dice, (&subjects, &mut ground));
        for i in (0..n).rev() {
            if let Subject::SameAs(j) = subjects[i] {
                out.truth[i] = out.truth[j];
            }
        }
        out.share_losses(w, dice);
        match w.expected {
            Some(men) => out.make_up(w, dice, (men, &mut ground)),
            None => out.add_unseen(w, dice, &mut ground),
        }
        out.leave_somebody(w, dice, &mut ground);
        out
    }

    fn add(&mut self, unit: Unit) -> u16 {
        let line = self.units.len() as u16;
        self.units.push(Unit { line, ..unit });
        line
    }

    fn settle_those_in_sight(
        &mut self,
        w: &Premises,
        dice: &mut Dice,
        (subjects, ground): (&[Subject], &mut HidingGround),
    ) {
        let seen = || w.p.contacts.iter().zip(subjects).filter(|(_, s)| **s == Subject::InSight);
        for (c, _) in seen() {
            let i = usize::from(c.id.0);
            let s = GuessedStrength::drawn(w, dice, c);
            let unit = reported_unit(w, dice, c, &s);
            ground.settle(&unit);
            self.sightings[i] = Sighting { ammo: unit.ammo, ..s.sighting };
            self.truth[i] = self.add(unit);
        }
        // They all stand there, so there is room for them.
        let limit = w.p.setup().stacking_limit();
        for (c, _) in seen().filter(|(c, _)| ground.used(c.hex) > limit) {
            let (i, s) = (usize::from(c.id.0), GuessedStrength::fewest(c));
            let u = &mut self.units[usize::from(self.truth[i])];
            let Sighting { watched_s, ammo, .. } = self.sightings[i];
            (u.men, u.pieces) = (s.men, s.pieces);
            self.sightings[i] = Sighting { watched_s, ammo, ..s.sighting };
        }
    }

    fn place_the_others(
        &mut self,
        w: &Premises,
        dice: &mut Dice,
        (subjects, ground): (&[Subject], &mut HidingGround),
    ) {
        for (i, c) in w.p.contacts.iter().enumerate() {
            if !matches!(subjects[i], Subject::Somewhere | Subject::Fallen) {
                continue;
            }
            let s = GuessedStrength::drawn(w, dice, c);
            let mut unit = reported_unit(w, dice, c, &s);
            if subjects[i] == Subject::Fallen {
                fall(w, dice, &mut unit);
            } else {
                // What was seen of him was in other minutes.
                (unit.moved, unit.under_fire, unit.struck) = (false, false, None);
                unit.down = !w.library().unit_type(c.ty).is_vehicle();
                lose_sight(w, dice, (c, ground), &mut unit);
            }
            (self.truth[i], self.sightings[i]) = (self.add(unit), s.sighting);
        }
    }

    /// Those whom nobody has seen, where one was told of some: in ground that is his and looks
    /// empty, near those who are known, anywhere.
    fn add_unseen(&mut self, w: &Premises, dice: &mut Dice, ground: &mut HidingGround) {
        for area in &w.garrisons {
            if dice.chance(ONE / 4 * 3) {
                let around = one_of(dice, area);
                self.add_one_unseen(w, dice, (around, ground));
            }
        }
        let most = (self.units.len() / KNOWN_TO_UNKNOWN).max(1);
        for _ in 0..dice.between(0, most as i32) {
            let around = likely(w, dice);
            self.add_one_unseen(w, dice, (around, ground));
        }
    }

    /// Those whom nobody has seen, where one was told of nobody: the likes of those own units that
    /// are not known of him yet, each where it would be if he had done as this side did; more if
    /// that comes to less than so much of the own `men`; and now and then one more. In ground
    /// that is his and looks empty first.
    fn make_up(&mut self, w: &Premises, dice: &mut Dice, (men, ground): (u32, &mut HidingGround)) {
        let of_men = |pct: u64| u64::from(men) * pct / 100;
        let (least, most) = (of_men(at_least(dice)), of_men(AT_MOST_PCT));
        let mut there: u64 = self.units.iter().map(|u| u64::from(w.weight(u))).sum();
        let mut guarded = w.garrisons.iter();
        let mut likes = w.likes(&self.units);
        for _ in 0..MOST_EXPECTED {
            let like = one_out_of(dice, &mut likes);
            let Some(ty) = like.map(|l| l.ty).or_else(|| one_of(dice, &w.types)) else { return };
            let unit = unseen_unit(w, dice, ty);
            let weight = u64::from(w.weight(&unit));
            // The nearest to what is expected.
            let is_enough = there + weight / 2 > if like.is_some() { most } else { least };
            if is_enough && !dice.chance(ONE / ONE_MORE) {
                return;
            }
            let around = match guarded.next() {
                Some(area) if dice.chance(ONE / 4 * 3) => one_of(dice, area),
                _ => like.and_then(|l| l.across).or_else(|| likely(w, dice)),
            };
            if self.hide(w, dice, unit, (around, ground)) {
                there += weight;
            }
            if is_enough {
                return;
            }
        }
    }

    /// The battle is over as soon as nobody is left and nobody is to come.
    fn leave_somebody(&mut self, w: &Premises, dice: &mut Dice, ground: &mut HidingGround) {
        let left = |u: &Unit| matches!(u.place, Place::On(_) | Place::Awaited);
        if w.p.public.ended.is_none() && !self.units.iter().any(left) {
            let Some(ty) = one_of(dice, &w.types) else { return };
            let mut unit = unseen_unit(w, dice, ty);
            if !ground.hide_anywhere(dice, &mut unit) {
                unit.place = Place::Awaited;
            }
            self.add(unit);
        }
    }

    /// One of them, near a hex or anywhere, if there is a place for him.
    fn add_one_unseen(
        &mut self,
        w: &Premises,
        dice: &mut Dice,
        place: (Option<Hex>, &mut HidingGround),
    ) {
        let Some(ty) = one_of(dice, &w.types) else { return };
        let unit = unseen_unit(w, dice, ty);
        self.hide(w, dice, unit, place);
    }

    /// Puts somebody where he is not seen, near a hex or anywhere; false if there is no place.
    fn hide(
        &mut self,
        w: &Premises,
        dice: &mut Dice,
        mut unit: Unit,
        (around, ground): (Option<Hex>, &mut HidingGround),
    ) -> bool {
        let near = around.is_some_and(|h| ground.hide_near(dice, &mut unit, h, w.hexes(ABOUT_M)));
        let hidden = near || ground.hide_on_his_side(dice, &mut unit);
        if hidden {
            self.add(unit);
        }
        hidden
    }

    /// Those who were seen to fall beside those whose reports are closed.
    fn share_losses(&mut self, w: &Premises, dice: &mut Dice) {
        let (few, many) = w.p.claims.men_range();
        let men = dice.between(few as i32, many as i32) as u32;
        let fallen: u32 =
            self.units.iter().map(|u| u32::from(u.killed) + u32::from(u.wounded)).sum();
        let left = men.saturating_sub(fallen);
        let whole: u32 = self.units.iter().map(|u| u32::from(u.men)).sum();
        let gone: u32 = self.units.iter().map(|u| u32::from(u.lost)).sum();
        let mut pieces = w.p.claims.pieces.saturating_sub(gone);
        for u in self.units.iter_mut().filter(|u| u.hex().is_some()) {
            let part = u64::from(left) * u64::from(u.men) / u64::from(whole.max(1));
            let part = part.min(u64::from(u.men) * 3) as u16;
            (u.killed, u.wounded) = (u.killed + part / 3, u.wounded + part - part / 3);
            let lost = pieces.min(u.pieces.into());
            u.lost += lost as u16;
            pieces -= lost;
        }
    }

    /// The order of battle that these units are: each a line of its own.
    pub fn lines(&self, w: &Premises) -> Vec<UnitSetup> {
        let line = |u: &Unit| {
            let hex = u.hex().unwrap_or_default();
            let crew = match w.library().unit_type(u.ty) {
                t if t.is_vehicle() => t.men.saturating_mul(u.lost),
                _ => u.killed + u.wounded,
            };
            let never = || Entrance::Arrives(w.p.setup().end(), Vec::new());
            UnitSetup {
                men: u.men.saturating_add(crew.max(u.killed + u.wounded)),
                pieces: u.pieces + u.lost,
                quality: u.quality,
                command_tanks: u.aerials,
                facing: u.facing,
                entry: if u.place == Place::Awaited { never() } else { Entrance::At(hex) },
                ..blank_line(u.ty, hex)
            }
        };
        self.units.iter().map(line).collect()
    }
}

/// Who a report is about, as far as the reports tell.
fn subject(w: &Premises, dice: &mut Dice, i: usize) -> Subject {
    let (p, c) = (w.p, &w.p.contacts[i]);
    let told = i < p.setup().intelligence[p.side].reports.len();
    if !c.gone {
        let untried = told && c.at <= p.setup().start;
        return match c.seen {
            true => Subject::InSight,
            false if untried && dice.chance(ONE / FALSE_REPORTS) => Subject::Nobody,
            false => Subject::Somewhere,
        };
    }
    // A later report of his kind may have taken the place of this one.
    let later = (i + 1..p.contacts.len()).find(|j| p.contacts[*j].ty == c.ty);
    let full = full_strength(w, c.ty);
    let fell = match w.library().unit_type(c.ty).kind {
        ElementKind::Vehicle => ONE - ONE / GONE_OFF,
        _ if 3 * u32::from(c.men.max(c.pieces)) <= full => ONE / 4 * 3,
        ElementKind::Men | ElementKind::Gun => ONE / FALLEN,
    };
    match later {
        Some(j) => Subject::SameAs(j),
        None if told => Subject::Nobody,
        // Who cannot move and is not there any more is no more.
        None if c.is_immobile() => Subject::Fallen,
        None if dice.chance(fell) => Subject::Fallen,
        None => Subject::Somewhere,
    }
}

/// Men, or vehicles or guns, of a kind at full strength.
fn full_strength(w: &Premises, ty: TypeId) -> u32 {
    let t = w.library().unit_type(ty);
    u32::from(if t.kind == ElementKind::Men { t.men } else { t.pieces })
}

/// Nothing is left of a unit.
fn fall(w: &Premises, dice: &mut Dice, u: &mut Unit) {
    let killed = dice.between(0, u.men.into()) as u16;
    (u.killed, u.wounded, u.lost) = (killed, u.men - killed, u.pieces);
    if w.library().unit_type(u.ty).is_vehicle() {
        (u.killed, u.wounded) = (0, 0);
    }
    (u.men, u.pieces, u.aerials, u.place) = (0, 0, 0, Place::Gone);
}

/// Where somebody may be who was lost from sight: still there, near there, or now and then as far as
/// he can have marched.
fn lose_sight(
    w: &Premises,
    dice: &mut Dice,
    (c, ground): (&Contact, &mut HidingGround),
    u: &mut Unit,
) {
    let reach = if u.is_immobile() { 0 } else { w.marched(c.ty, c.at) };
    if (reach == 0 || dice.chance(STAYS)) && ground.hide_at(u, c.hex) {
        return;
    }
    let near = if dice.chance(ONE / FAR_OFF) { reach } else { reach.min(w.hexes(NEAR_M)) };
    // What no longer than that can have brought him out of sight did so all the same.
    let found = ground.hide_near(dice, u, c.hex, near)
        || !u.is_immobile() && ground.hide_near(dice, u, c.hex, reach.saturating_mul(2).max(3))
        || !u.is_immobile() && ground.hide_anywhere(dice, u);
    if found {
        return;
    }
    if ground.fits(u, c.hex) {
        ground.put(u, c.hex);
    } else {
        u.place = Place::Left;
    }
}

fn one_of<T: Copy>(dice: &mut Dice, all: &[T]) -> Option<T> {
    let last = all.len().saturating_sub(1) as i32;
    all.get(dice.between(0, last) as usize).copied()
}

/// Near where one looks for somebody who was never seen; now and then anywhere.
fn likely(w: &Premises, dice: &mut Dice) -> Option<Hex> {
    if dice.chance(ONE / 4 * 3) { one_of(dice, &w.likely) } else { None }
}

/// How strong he is at least where one was told nothing of him, per cent of one's own strength:
/// guess.
fn at_least(dice: &mut Dice) -> u64 {
    dice.between(70, 100) as u64
}

fn one_out_of<T>(dice: &mut Dice, all: &mut Vec<T>) -> Option<T> {
    let last = all.len().checked_sub(1)?;
    Some(all.swap_remove(dice.between(0, last as i32) as usize))
}
