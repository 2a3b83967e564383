//! The figures of the rules that belong to no weapon, no kind of unit and no subject of their own.

use super::fire_class::Coefficients;
use super::morale::Morale;
use serde::{Deserialize, Serialize};

/// Everything else that is a number: fire, sight, morale, close combat.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Tuning {
    /// Shares of listed fire a unit delivers in battle.
    pub coefficients: Coefficients,
    /// Exposure of men gone to ground, per cent.
    pub down_pct: u32,
    /// Exposure in foxholes, per cent.
    pub foxholes_pct: u32,
    /// Exposure in a trench, per cent.
    pub trench_pct: u32,
    /// Men in a hex of one hectare at which the listed figures hold; denser is hit more.
    pub density_men_per_ha: u32,
    /// Share of hits that kill, per cent.
    pub killed_pct: u32,
    /// Fire of a unit pinned, per cent.
    pub pinned_fire_pct: u32,
    /// Fire of a unit shaken, per cent.
    pub shaken_fire_pct: u32,
    /// Fire of a unit that moved in this turn, per cent.
    pub moved_fire_pct: u32,
    /// Fire at a hex instead of a seen target, per cent.
    pub area_fire_pct: u32,
    /// Chance to hit a moving vehicle, per cent of a standing one.
    pub moving_vehicle_pct: u32,
    /// Effect of high explosive on a mired vehicle, per cent.
    pub mired_he_pct: u32,
    /// Seconds to lay on a new target.
    pub new_target_s: u32,
    /// Share of its seconds a unit keeps for near targets, per cent.
    pub reserve_pct: u32,
    /// How near those targets are, metres.
    pub reserve_m: u32,
    /// Spotting range of men, vehicles and guns in the open, upright, metres.
    pub spot_men_m: u32,
    /// See `spot_men_m`.
    pub spot_vehicle_m: u32,
    /// See `spot_men_m`.
    pub spot_gun_m: u32,
    /// Factor on it for those gone to ground, per cent.
    pub spot_down_pct: u32,
    /// Factor for those in works, per cent.
    pub spot_works_pct: u32,
    /// Factor for those that moved, per cent.
    pub spot_moved_pct: u32,
    /// Factor for those that fired, per cent.
    pub spot_fired_pct: u32,
    /// Suppression a hit adds, in points, times a hundred, divided by the men present.
    pub suppress_hit: u32,
    /// Most quiet seconds of a game turn that count for the relief at its end.
    pub relief_s: u32,
    /// Suppression shed in a quarter of an hour: points, and points more for each of quality.
    pub rally_base: u32,
    /// See `rally_base`.
    pub rally_quality: u32,
    /// Rallying near an HQ, per cent of the ordinary.
    pub rally_hq_pct: u32,
    /// Reach of an HQ, metres.
    pub hq_m: u32,
    /// Rate at which a pinned unit sheds it, per cent of a steady one's.
    pub mend_pinned_pct: u32,
    /// See `mend_pinned_pct`.
    pub mend_shaken_pct: u32,
    /// See `mend_pinned_pct`.
    pub mend_broken_pct: u32,
    /// Hundredths of a point below which suppression does not fall, for each per cent of the
    /// company lost.
    pub floor_pct: u32,
    /// A battalion storms no more once it has lost so much of its men, per cent.
    pub spent_loss_pct: u32,
    /// Or once so many of its companies broke,
    pub spent_companies: u32,
    /// or its leader fell, within so many seconds.
    pub spent_within_s: u32,
    /// Seconds out of sight and unhit after which it does again.
    pub spent_rest_s: u32,
    /// Seconds of rest in which a unit draws a load from its stock.
    pub load_s: u32,
    /// How near its formation's supply point it must be for that, metres.
    pub supply_m: u32,
    /// The same for vehicles, which go back for it.
    pub supply_vehicle_m: u32,
    /// No enemy may be known of so near, metres.
    pub supply_enemy_m: u32,
    /// The last rounds, per cent of a load, that reaction fire keeps for what is close.
    pub last_rounds_pct: u32,
    /// Seconds to turn by one hexside on the spot.
    pub face_s: u32,
    /// Seconds an assault costs besides the step.
    pub assault_s: u32,
    /// Seconds the attackers need after close combat to be in order again.
    pub reform_s: u32,
    /// Seconds another vehicle takes to pull one mired vehicle free.
    pub recover_s: u32,
    /// Seconds a crew takes to dig its own vehicle free; 0: never.
    pub self_recover_s: u32,
    /// Square metres of hex for each man of stacking.
    pub stack_m2: u32,
    /// Stacking weight of a vehicle, in men.
    pub stack_vehicle: u32,
    /// Stacking weight of a gun, in men.
    pub stack_gun: u32,
    /// A vehicle or gun holds ground as so many men.
    pub hold_piece: u32,
}

impl Tuning {
    /// At what rate nerves mend, per cent of a steady unit's.
    #[must_use]
    pub const fn mend_pct(&self, morale: Morale) -> u32 {
        match morale {
            Morale::Steady => 100,
            Morale::Pinned => self.mend_pinned_pct,
            Morale::Shaken => self.mend_shaken_pct,
            Morale::Broken => self.mend_broken_pct,
        }
    }

    /// What nerves leave of a unit's fire, per cent.
    #[must_use]
    pub const fn nerves_pct(&self, morale: Morale) -> u32 {
        match morale {
            Morale::Steady => 100,
            Morale::Pinned => self.pinned_fire_pct,
            Morale::Shaken => self.shaken_fire_pct,
            Morale::Broken => 0,
        }
    }
}
