//! The figures of close combat: part of the rule library, read from `assets/rules.ron`.

use super::{BySide, Works};
use serde::{Deserialize, Serialize};

/// How an assault ended, for the attacker.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum AssaultResult {
    /// Broken by the final fire: they run back where they came from.
    Broken,
    /// Gone to ground in the final fire, shaken; or stopped by others before it came to that.
    GoneToGround,
    /// Held by the final fire, before the wire or the works, pinned.
    Held,
    /// In, and thrown back with loss.
    Routed,
    /// In, and thrown out again.
    Repelled,
    /// The defender falls back, the hex is taken at a price.
    Taken,
    /// The defender is overrun.
    Overrun,
}

impl AssaultResult {
    /// All results, worst for the attacker first.
    pub const ALL: [AssaultResult; 7] = [
        AssaultResult::Broken,
        AssaultResult::GoneToGround,
        AssaultResult::Held,
        AssaultResult::Routed,
        AssaultResult::Repelled,
        AssaultResult::Taken,
        AssaultResult::Overrun,
    ];

    /// Those of them that it came to close combat for.
    pub const FOUGHT: [AssaultResult; 4] = [
        AssaultResult::Routed,
        AssaultResult::Repelled,
        AssaultResult::Taken,
        AssaultResult::Overrun,
    ];

    /// Position in [`AssaultResult::FOUGHT`]; `None` where the attackers did not get in.
    #[must_use]
    pub fn fought(self) -> Option<usize> {
        AssaultResult::FOUGHT.into_iter().position(|r| r == self)
    }

    /// The attackers have the hex.
    #[must_use]
    pub fn is_won(self) -> bool {
        self >= AssaultResult::Taken
    }
}

/// How an assault ends at one ratio of strengths.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct OddsRow {
    /// Strength of the attack, per cent of the defence.
    pub ratio_pct: u32,
    /// Weights of the results in thousandths, in the order of [`AssaultResult::FOUGHT`]; they
    /// add up to 1000.
    pub weights: [u32; 4],
}

/// What an assault costs either side, for one result.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct AssaultToll {
    /// Of the attacker's men, thousandths.
    pub attacker_milli: u32,
    /// Of the defender's men, thousandths.
    pub defender_milli: u32,
    /// Points of suppression added to the attacker.
    pub attacker_shock: u8,
    /// Points of suppression added to the defender.
    pub defender_shock: u8,
}

/// What a fighter is worth hand to hand, in quarters of a man.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct FightingWeights {
    /// A man.
    pub man: u32,
    /// A man trained to fight tanks at close quarters.
    pub anti_tank_man: u32,
    /// A man of a gun's crew.
    pub gunner: u32,
    /// A vehicle on open ground.
    pub vehicle: u32,
    /// A vehicle in close country.
    pub vehicle_in_close_country: u32,
    /// A vehicle stuck in the ground.
    pub mired_vehicle: u32,
    /// What grenades add to each man trained to throw them.
    pub grenades: u32,
}

/// What a weapon in use adds to the strength of the men around it, in quarters of a man.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct StormWorth {
    /// When they storm: carried along and fired on the move.
    pub attack: u32,
    /// When they are stormed.
    pub defence: u32,
}

/// The fire of a stormed hex at those who close in.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct FinalFireFigures {
    /// How long it lasts, seconds.
    pub seconds: u32,
    /// Seconds more for each row of wire, which holds stormers under it.
    pub wire_row_s: u32,
    /// What is delivered of range fire, thousandths: in place of the coefficients of battle.
    pub share_milli: u32,
    /// Depth in which stormers come, metres: with the width of the hexside it gives how dense
    /// they are.
    pub depth_m: u32,
    /// What surprise leaves of it, per cent.
    pub surprise_pct: u32,
    /// Troops can be surprised where one sees no further than this, metres,
    pub surprise_m: u32,
    /// and whose suppression is no more than this, points: what fell is forgotten.
    pub surprise_calm: u32,
}

/// Everything that close combat goes by.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct CloseCombat {
    /// How it ends, by the ratio of strengths, ascending; between two rows in proportion,
    /// beyond the ends as at the end.
    pub odds: Vec<OddsRow>,
    /// What it costs, in the order of [`AssaultResult::FOUGHT`].
    pub toll: [AssaultToll; 4],
    /// What stormers come under before they are in.
    pub final_fire: FinalFireFigures,
    /// Most that a side loses, thousandths of the other's men: arms can inflict no more.
    pub most_losses_milli: u32,
    /// Strength of the defence in foxholes, per cent.
    pub foxholes_pct: u32,
    /// Strength of the defence in a trench, per cent.
    pub trench_pct: u32,
    /// Most that a climb adds to the defence, per cent; a grade of one in a hundred adds one.
    pub climb_pct: u32,
    /// What a stream or ditch on the hexside adds to the defence, per cent.
    pub water_pct: u32,
    /// What each row of wire on the hexside adds to the defence, per cent.
    pub wire_row_pct: u32,
    /// Strength of those who are surprised, per cent.
    pub surprised_pct: u32,
    /// What tanks and men who storm together add, per cent of both, as far as there is as much
    /// of the one as of the other.
    pub joint_pct: u32,
    /// Share of those hit hand to hand that is killed, per cent.
    pub killed_pct: u32,
    /// Share of those who cannot get away that is killed and not taken, per cent.
    pub captured_killed_pct: BySide<u32>,
    /// Men on foot who find room over a hexside, for each 100 m of a hex's width.
    pub front_men: u32,
    /// Vehicles, likewise.
    pub front_vehicles: u32,
    /// What fighters are worth.
    pub weights: FightingWeights,
}

impl CloseCombat {
    /// Strength of the defence by works alone, per cent.
    #[must_use]
    pub const fn works_pct(&self, works: Works) -> u32 {
        match works {
            Works::None => 100,
            Works::Foxholes => self.foxholes_pct,
            Works::Trench => self.trench_pct,
        }
    }

    /// What a result costs hand to hand; nothing where it did not come to that.
    #[must_use]
    pub fn toll(&self, result: AssaultResult) -> AssaultToll {
        result.fought().map_or_else(AssaultToll::default, |i| self.toll[i])
    }
}
