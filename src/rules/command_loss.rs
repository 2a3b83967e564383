//! What the fall of a leader does to those he led, and how it comes about.
//!
//! A leader goes with his unit. Of its men that are hit he is one as likely as any other, killed
//! or wounded in the share of that hit; if the unit is destroyed he falls with it. Vehicles that
//! stick and split off leave him with the rest.
//!
//! Those he led are less sure of themselves until another has taken over: each unit goes by the
//! nearest leader above it, so that a battalion with a commander of its own does not feel the
//! fall of the regiment's. The enemy sees nothing of this: to him they are as good as before.

use super::dist::{Dist, ONE};
use super::event::UnitChange;
use super::known::Known;
use super::leader::{FallenLeader, Fate, Leader};
use super::setup::{Force, Setup};
use super::state::{Perspective, State};
use super::unit::{Place, Unit};
use super::{Clock, FormationId, Side, UnitId};

impl Force {
    /// Who leads a formation, if the order of battle names him.
    #[must_use]
    pub fn leader(&self, formation: FormationId) -> Option<&Leader> {
        self.leaders.iter().find(|l| l.formation == formation)
    }
}

/// The fate of a leader among so many men, of whom so many are killed and wounded; `gone`:
/// nothing is left of the unit.
#[must_use]
pub fn fate_odds(men: u16, killed: u16, wounded: u16, gone: bool) -> Dist<Fate> {
    let hit = u64::from(killed) + u64::from(wounded);
    if gone && hit == 0 {
        return Dist::certain(Fate::Wounded);
    }
    // Of a unit that is no more everybody counts as hit.
    let all = if gone { hit } else { u64::from(men).max(hit).max(1) };
    let share = |n: u64| ONE * n / all;
    let (killed, wounded) = (share(killed.into()), share(wounded.into()));
    let fell = [(Fate::Wounded, wounded), (Fate::Killed, killed)];
    let unhurt = if all == hit { 0 } else { ONE - killed - wounded };
    Dist::new((Fate::Unhurt, unhurt), fell)
}

/// The leaders of a side who stand with a unit of it: those who have not fallen.
pub(super) fn leaders_with(k: Known<'_>, id: UnitId) -> Vec<FormationId> {
    let leaders = k.setup.forces[k.side].leaders.iter();
    leaders
        .filter(|l| l.with == id.index && k.fallen(l.formation).is_none())
        .map(|l| l.formation)
        .collect()
}

/// Those who fell so long ago that another takes over at a clock time.
pub(super) fn replaced(k: Known<'_>, now: Clock) -> Vec<FallenLeader> {
    let seconds = k.setup.library.leaders.seconds;
    let due = |f: &&FallenLeader| !f.replaced && now.since(f.since) >= seconds;
    k.fallen.iter().filter(due).map(|f| FallenLeader { replaced: true, ..*f }).collect()
}

/// The quality that a unit has now.
fn quality(k: Known<'_>, u: &Unit) -> u8 {
    let force = &k.setup.forces[k.side];
    let Some(line) = force.units.get(usize::from(u.line)) else { return u.quality };
    let led_by = force.chain(line.formation).find_map(|f| force.leader(f));
    let leaderless = led_by.and_then(|l| k.fallen(l.formation)).is_some_and(|f| !f.replaced);
    if leaderless { k.setup.library.leaders.leaderless(line.quality) } else { line.quality }
}

/// The units of a side whose quality is to become another now, and which.
pub(super) fn changed_qualities(k: Known<'_>) -> Vec<(UnitId, UnitChange)> {
    let to_be = |(id, u): (UnitId, &Unit)| {
        let quality = quality(k, u);
        (quality != u.quality).then_some((id, UnitChange::Quality { quality }))
    };
    if k.setup.forces[k.side].leaders.is_empty() {
        return Vec::new();
    }
    k.own().filter_map(to_be).collect()
}

/// The quality of a unit as its enemy takes it to be: that of its order of battle.
pub(super) fn quality_seen(setup: &Setup, side: Side, u: &Unit) -> u8 {
    setup.forces[side].units.get(usize::from(u.line)).map_or(u.quality, |line| line.quality)
}

impl Known<'_> {
    /// What became of the leader of one of one's own formations, if he fell.
    pub fn fallen(&self, formation: FormationId) -> Option<&FallenLeader> {
        let at = self.fallen.binary_search_by_key(&formation, |f| f.formation).ok()?;
        self.fallen.get(at)
    }
}

/// A leader in play.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct LeaderState<'a> {
    /// Who he is.
    pub leader: &'a Leader,
    /// What became of him.
    pub fate: Fate,
    /// He fell, and nobody has taken over yet.
    pub missed: bool,
}

impl<'a> LeaderState<'a> {
    fn of(leader: &'a Leader, fallen: &[FallenLeader]) -> LeaderState<'a> {
        let fell = fallen.iter().find(|f| f.formation == leader.formation);
        LeaderState {
            leader,
            fate: fell.map_or(Fate::Unhurt, |f| f.fate),
            missed: fell.is_some_and(|f| !f.replaced),
        }
    }
}

fn in_play<'a>(force: &'a Force, fallen: &[FallenLeader]) -> Vec<LeaderState<'a>> {
    force.leaders.iter().map(|leader| LeaderState::of(leader, fallen)).collect()
}

impl Perspective {
    /// One's own leaders, in the order of their formations.
    #[must_use]
    pub fn leaders(&self) -> Vec<LeaderState<'_>> {
        in_play(&self.setup().forces[self.side], &self.fallen)
    }

    /// Who leads one of one's own formations, if the order of battle names him.
    #[must_use]
    pub fn leader(&self, formation: FormationId) -> Option<LeaderState<'_>> {
        self.leaders().into_iter().find(|l| l.leader.formation == formation)
    }

    /// One's own leaders who stand with a unit and can fall with it.
    #[must_use]
    pub fn leaders_with(&self, id: UnitId) -> Vec<LeaderState<'_>> {
        let alive = self.unit(id).is_some_and(|u| u.place != Place::Gone);
        let with = self.setup().forces[self.side].leaders.iter();
        with.filter(|l| alive && l.with == id.index)
            .map(|leader| LeaderState::of(leader, &self.fallen))
            .filter(|l| l.fate == Fate::Unhurt)
            .collect()
    }

    /// What of its quality one's own unit lacks while nobody has taken over from a leader who
    /// fell, and from whom.
    #[must_use]
    pub fn missed_leader(&self, id: UnitId) -> Option<(LeaderState<'_>, u8)> {
        let force = &self.setup().forces[self.side];
        let u = self.unit(id)?;
        let line = force.units.get(usize::from(u.line))?;
        let led_by = force.chain(line.formation).find_map(|f| self.leader(f))?;
        led_by.missed.then_some((led_by, line.quality.saturating_sub(u.quality)))
    }
}

impl State {
    /// A side's leaders, in the order of their formations: for those who tell the whole truth,
    /// never for a player.
    #[must_use]
    pub fn leaders(&self, side: Side) -> Vec<LeaderState<'_>> {
        in_play(&self.setup().forces[side], &self.knowledge[side].fallen)
    }
}
