//! Tanks: the figures of what hunts them, what becomes of those that are hit, what their
//! commanders' aerials do, and which of a unit's vehicles are struck. Part of the rule library,
//! read from `assets/rules.ron`.

use super::cause::HitBy;
use super::dist::{Dist, ONE};
use serde::{Deserialize, Serialize};

/// Everything that goes for tanks among infantry and for the tanks of commanders.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct ArmourFigures {
    /// Infantry hunts vehicles that are no further from it than this, metres, and always those
    /// in the next hex. Infantry so near to its own vehicles keeps hunters off them. 0: nobody
    /// hunts.
    pub hunt_m: u32,
    /// Chance of each vehicle to be hit in a quarter of an hour, per cent.
    pub hunt_pct: u32,
    /// Men of quality 8 to a vehicle who hunt it with all of that chance; fewer in proportion.
    pub hunt_men: u32,
    /// What men are worth in it who are not trained to fight tanks at close quarters, per cent.
    pub hunt_untrained_pct: u32,
    /// Factor for vehicles that cannot drive, per cent.
    pub hunt_immobile_pct: u32,
    /// In close country.
    pub hunt_close_pct: u32,
    /// At night.
    pub hunt_night_pct: u32,
    /// For those that moved in their side's turn.
    pub hunt_moved_pct: u32,
    /// Most that all of it comes to in a quarter of an hour, per cent.
    pub hunt_most_pct: u32,
    /// Of vehicles that are hit so many burn, per cent.
    pub burn_pct: u32,
    /// The same of those that men reach with petrol, or flame-throwers.
    pub burn_close_pct: u32,
    /// Of those that do not burn: how often the crew stays and fires on, per cent.
    pub stay_pct: u32,
    /// A side that has unbroken men no further than this from a vehicle that was hit, metres, or
    /// next to it, and no such enemy, has the ground and recovers it after the battle.
    pub held_m: u32,
    /// Tanks and infantry that stand no further apart than this, metres, or next to each other,
    /// for a whole turn attack jointly.
    pub together_m: u32,
    /// What a vehicle with a rail aerial is worth as a target, per cent of another.
    pub aerial_draw_pct: u32,
    /// How likely it is the one that is hit, per cent of another of its unit.
    pub aerial_hit_pct: u32,
    /// How far the radio of a commander's tank serves, metres: so far it calms, and so far a
    /// battalion of tanks keeps touch. 0: there is none.
    pub radio_m: u32,
    /// A battalion without its commander's tank is leaderless once it has lost so many of its
    /// company commanders'. 0: never.
    pub leaderless_companies: u32,
    /// What is left of the shelter of works against an assault with flame-throwers, per cent.
    pub flame_works_pct: u32,
}

impl ArmourFigures {
    /// Chance of a vehicle that is hit to burn, per cent.
    #[must_use]
    pub const fn burns_pct(&self, by: HitBy) -> u32 {
        match by {
            HitBy::Hunters | HitBy::CloseCombat => self.burn_close_pct,
            HitBy::Fire { .. } | HitBy::Tanks | HitBy::Bombardment => self.burn_pct,
        }
    }

    /// What fire at a unit of vehicles is worth, per cent of what it would be without aerials:
    /// by the chance that the first that is hit has one.
    #[must_use]
    pub fn draw_pct(&self, aerials: u16, pieces: u16) -> u64 {
        let more = u64::from(self.aerial_draw_pct.saturating_sub(100));
        let (marked, all) = self.shares(aerials, pieces);
        100 + more * marked / all.max(1)
    }

    /// Weight of those with aerials in a draw of the vehicle that is hit, and of all.
    fn shares(&self, aerials: u16, pieces: u16) -> (u64, u64) {
        let marked = u64::from(aerials) * u64::from(self.aerial_hit_pct.max(100));
        (marked, marked + u64::from(pieces.saturating_sub(aerials)) * 100)
    }

    /// How many vehicles with aerials are among those hit of a unit.
    #[must_use]
    pub fn aerials_hit(&self, aerials: u16, pieces: u16, hit: u16) -> Dist<u16> {
        picked((aerials, pieces), hit, |a, p| self.shares(a, p))
    }
}

/// How many vehicles with aerials are among those that leave a unit by no choice of anybody's:
/// each as likely as another.
pub(super) fn aerials_among(aerials: u16, pieces: u16, part: u16) -> Dist<u16> {
    picked((aerials, pieces), part, |a, p| (a.into(), p.into()))
}

/// So many of a unit's vehicles are picked, one after the other: how many with aerials are among
/// them. `weights`: of those with aerials and of all, for what is left.
fn picked(
    (aerials, pieces): (u16, u16),
    picked: u16,
    weights: impl Fn(u16, u16) -> (u64, u64),
) -> Dist<u16> {
    let aerials = aerials.min(pieces);
    let picks = picked.min(pieces);
    if aerials == 0 || picks == 0 {
        return Dist::certain(0);
    }
    // By how many with aerials are gone: its chance, 2^32.
    let mut gone = vec![0_u64; usize::from(aerials.min(picks)) + 1];
    gone[0] = ONE;
    for done in 0..picks {
        for k in (0..gone.len()).rev() {
            let had = k as u16;
            if gone[k] == 0 || had > done {
                continue;
            }
            let (marked, all) = weights(aerials - had, pieces - done);
            let one = (u128::from(gone[k]) * u128::from(marked) / u128::from(all.max(1))) as u64;
            gone[k] -= one;
            if let Some(next) = gone.get_mut(k + 1) {
                *next += one;
            }
        }
    }
    let mut all = (0..).zip(gone);
    let first = all.next().unwrap_or((0, ONE));
    Dist::new(first, all)
}
