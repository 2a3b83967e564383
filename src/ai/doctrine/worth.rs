//! What things are worth, who is strong, and who is likely to win.

use super::{ByMorale, Curve};

/// Rates of exchange between points, men and vehicles.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Exchange {
    /// Least that a man is worth, hundredths of a point, where the scenario counts no
    /// losses: men are the means of everything else, so they are never free. At least 1.
    /// More of it spares men and asks more of every goal.
    pub man_least_cents: i64,
    /// Where there are many men for few points, that least is this many times what a man's
    /// equal share in all that is fought for comes to. More of it spares men in battles for
    /// little.
    pub man_shares: i64,
    /// Least worth of an enemy put out of action: however cheap the scenario holds him, an
    /// enemy less is an enemy less. More of it seeks fights.
    pub enemy_man_least: i64,
    /// Most he is worth, however dear the scenario holds him. More of it hunts men at the
    /// price of ground.
    pub enemy_man_most: i64,
    /// Least worth of a vehicle or gun of either side, crew not counted, where its points
    /// come to less: the fight that is in it. More of it spares one's own tanks and guns and
    /// seeks out the enemy's.
    pub piece_least: i64,
}

/// What makes a unit strong.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Power {
    /// Power of men of no quality at all, per cent of a good rifleman's.
    pub quality_base_pct: i64,
    /// What each step of quality adds to that, per cent. More of it trusts good troops and
    /// fears his.
    pub quality_step_pct: i64,
    /// A weapon that fires at least so many rounds a minute is a machine gun.
    pub machine_gun_rate: u32,
    /// Riflemen whom a machine gun is worth, besides its crew.
    pub machine_gun_men: i64,
    /// Power of a vehicle of quality eight. More of it sends tanks where men would wait, and
    /// calls for more against his.
    pub vehicle: i64,
    /// Power of a gun of quality eight.
    pub gun: i64,
    /// Share of its power that a unit has with such nerves, per cent.
    pub nerves_pct: ByMorale,
    /// Share of its power that a unit has that has nothing left to fire, per cent.
    pub empty_pct: i64,
    /// A unit with at least such a share of its men, per cent, at machine guns and guns
    /// supports by fire and does not storm. More of it sends mixed units in with the bayonet.
    pub support_crews_pct: u64,
}

/// How a fight for ground is expected to end.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Odds {
    /// Chance to win, per mille, by the ratio of our power to his, per cent, both with all
    /// that favours them. A higher curve attacks with less, and holds with less.
    pub win_pm: Curve,
    /// What the enemy counts for who holds what is to be taken, per cent of his power. More
    /// of it gathers more for an attack.
    pub attack_pct: i64,
    /// The same of one who is gone for for his own sake, with no ground to be had by it. More of
    /// it leaves him alone.
    pub hunt_pct: i64,
    /// What he counts for who comes for ground of ours, per cent. More of it gives garrisons
    /// more.
    pub defence_pct: i64,
    /// Power that is reckoned with on the other side at least, known or not.
    pub enemy_least: i64,
    /// Chance, per mille, that ground of ours stays ours with nobody on it and no enemy
    /// about. More of it leaves ground empty.
    pub empty_pm: i64,
    /// For that chance the enemy about is matched with so much power. More of it leaves
    /// ground empty with more of them near.
    pub empty_power: i64,
}

/// How far reports about enemies out of sight are believed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Reports {
    /// Trust in an enemy who has just gone out of sight, per cent. More of it fears, and
    /// fires at, those whom nobody sees any more.
    pub fresh_pct: i64,
    /// Trust lost, in per cent of full trust, in each [`Reports::fades_s`]. More of it
    /// forgets sooner.
    pub fades_pct: i64,
    /// See [`Reports::fades_pct`].
    pub fades_s: i64,
    /// Nerves recover out of sight: share of his power with which he is reckoned at least,
    /// per cent.
    pub nerves_pct: i64,
}
