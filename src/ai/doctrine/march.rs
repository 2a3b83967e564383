//! Where to go, and by which way.

use super::Turns;

/// By which way to go.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Ways {
    /// Time that a mired vehicle is reckoned to lose, seconds: what a bad way may cost in
    /// detours. More of it goes further round.
    pub bog_s: u32,
    /// The same where the way was ordered: ways round are taken where they are near, but
    /// nobody tours the battlefield to keep his tracks dry.
    pub ordered_bog_s: u32,
    /// What it costs when a vehicle mires, besides that time. More of it keeps vehicles away
    /// from hexes to which only bad ways lead.
    pub mired: i64,
    /// Seconds that may be spent to keep one man out of fire on the way. More of it goes
    /// further round.
    pub fire_detour_s: i64,
    /// How fast men get on where it matters, metres an hour: to tell time from distance
    /// where the ground is not known.
    pub walk_m_h: u32,
    /// Those who are on their way this far ahead are made room for in defiles.
    pub traffic: Turns,
    /// Chance to mire in one step, millionths, above which the ground itself is named as the
    /// reason why a vehicle does not get on.
    pub swallows_ppm: u32,
    /// How far sight matters to marches and to danger, metres: the reach of well-aimed small
    /// arms.
    pub sight_m: u32,
    /// How far guns look for ground to fire on, metres.
    pub far_sight_m: u32,
}

impl Ways {
    /// Seconds that men need for some metres.
    #[must_use]
    pub const fn walk_s(&self, metres: u32) -> u32 {
        (metres as u64 * 3600 / self.walk_m_h as u64) as u32
    }
}

/// A figure that grows with what is at stake, between bounds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ByStake {
    /// The stake is divided into so many parts …
    pub parts: i64,
    /// … but one counts for so much at least …
    pub least: i64,
    /// … and for so much at most.
    pub most: i64,
}

impl ByStake {
    /// Always the same.
    #[must_use]
    pub const fn fixed(value: i64) -> ByStake {
        ByStake { parts: 1, least: value, most: value }
    }

    /// For so much at stake.
    #[must_use]
    pub fn of(self, stake: i64) -> i64 {
        (stake / self.parts).clamp(self.least, self.most)
    }
}

/// How a task draws a unit to its goal. The stake is the unit's share in the goal.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Pull {
    /// Worth of each second nearer to the goal, to a platoon. More of it presses on through
    /// fire and out of cover.
    pub second: ByStake,
    /// Worth of being in the goal itself. More of it enters at any price, and stays.
    pub inside: ByStake,
    /// Seconds of enemy fire to reckon with where the march ends. More of it seeks cover
    /// from his fire.
    pub stay_s: i64,
}

/// What hexes are worth to a unit that may march to them.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Marching {
    /// A march is made if it gains more than this. More of it keeps units where they are.
    pub least_gain: i64,
    /// Chance adds less than this to each hex, so that equal ones are not always chosen
    /// alike.
    pub tie: u32,
    /// Power of a platoon: what bigger units gain and lose grows with the platoons they are
    /// worth, …
    pub platoon: i64,
    /// … up to so many.
    pub platoons_most: i64,
    /// To a unit without which there are not men enough in a goal, it is worth so many per cent of
    /// all of it. More of it takes and keeps ground with the first who come.
    pub first_pct: i64,
    /// That are so many per cent of what it takes to hold it, but at least of ten. More of it has
    /// more men go in first.
    pub enough_pct: u32,
    /// What draws those who attack.
    pub attack: Pull,
    /// Those whose attack still gathers.
    pub gather: Pull,
    /// Those who wait behind a goal.
    pub stage: Pull,
    /// Those who defend.
    pub defend: Pull,
    /// Those who cover the goal they defend from their holes beside it.
    pub cover: Pull,
    /// Those who go to a goal and stay out of fights.
    pub go: Pull,
    /// Those who support by fire.
    pub support: Pull,
    /// Those who have nothing to do.
    pub rest: Pull,
    /// Worth of each second nearer to the goal to a headquarters, unless it defends, or goes:
    /// it leads from behind.
    pub staff_second: i64,
    /// Seconds of enemy fire to reckon with where it ends its march.
    pub staff_stay_s: i64,
    /// An attack gathers as far from the enemy as one sees, at least this much march …
    pub gather_near: Turns,
    /// … and at most this: the rush has to fit into a turn. More of both waits further off.
    pub gather_far: Turns,
    /// Those who wait behind a goal come no nearer than this.
    pub stage_line: Turns,
    /// Unsteady men stay where they are if they are exposed to this share, per cent, of what
    /// they would be on their feet, or less. More of it pins them sooner.
    pub sheltered_pct: i64,
    /// A unit is dug in if it is exposed to this share of what it would be on its feet, per
    /// cent, or less.
    pub dug_in_pct: i64,
    /// It then covers a goal within so many metres, …
    pub covers_m: u32,
    /// … if those inside are so many per cent of the men it takes to hold it.
    pub covers_men_pct: u32,
    /// The front of the infantry is where so many per cent of it are.
    pub front_pct: usize,
    /// Vehicles go no further ahead of that front than this, in seconds of march on foot.
    /// More of it sends tanks in alone.
    pub ahead_s: u32,
    /// What a second on the way costs, thousandths of worth. More of it prefers what is near.
    pub second_pm: i64,
    /// A hex from which no way leads to the goal counts as so many seconds from it, and none
    /// as more.
    pub lost_s: u32,
    /// Cover is worth more with an enemy known within so many metres.
    pub cover_m: u32,
    /// Then, and to those who stay: worth of each per cent of cover to ten men. More of it
    /// goes from hole to hole.
    pub cover_near: i64,
    /// The same to all others.
    pub cover_far: i64,
    /// Seconds of fire from the new hex that count this turn, at most.
    pub fire_s: i64,
    /// Minutes of fire from there that count of the turns to come. More of it goes where
    /// there is somebody to fire at.
    pub fire_later_min: i64,
    /// What fire is worth to those who attack with rifles, per cent: they are to close in.
    pub fire_attack_pct: i64,
    /// The same to those who wait behind a goal.
    pub fire_stage_pct: i64,
    /// The same to all others.
    pub fire_pct: i64,
}

/// What the place itself is worth.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Footing {
    /// Price of a hex that somebody else is in. More of it spreads out.
    pub shared: i64,
    /// Price of each per cent that it is full, to each platoon beyond the first.
    pub crowd: i64,
    /// A hex out of which so many ways are barred is a defile.
    pub defile_sides: usize,
    /// Price of each man's room that waits for a defile to whoever fills it. More of it
    /// keeps defiles open.
    pub clog: i64,
    /// No more wait for it than fill so many hexes.
    pub clog_most: u32,
    /// Worth of each unit within its radius to a headquarters.
    pub led: i64,
    /// A headquarters does not stand within so many metres of an enemy in sight, …
    pub front_m: u32,
    /// … which costs each of its men so much, thousandths of a man. More of it leads from further
    /// back.
    pub front: i64,
    /// Worth of works to each man who defends, beside their cover now: they last.
    pub works: i64,
    /// Friends within so many hexes help against an enemy at arm's length.
    pub help_hexes: u32,
    /// Price for each man of ending next to an enemy with less power than this many per cent
    /// of his: it invites his bayonets …
    pub weak_pct: i64,
    /// … and costs so much. More of both keeps at a distance.
    pub weak: i64,
    /// Price for each man of ending there without the time to storm.
    pub late: i64,
    /// What vehicles that hunters are likely to reach where a unit ends its march count to it,
    /// per cent. More of it keeps tanks away from men.
    pub hunted_pct: i64,
    /// The same to infantry that would keep hunters off them. More of it stays with the tanks.
    pub guards_pct: i64,
    /// The enemy's to infantry that would hunt them. More of it goes for tanks.
    pub hunts_pct: i64,
    /// The risk to be overrun.
    pub overrun: Overrun,
}

/// The risk to be overwhelmed where the enemy is near in strength and friends are not.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Overrun {
    /// Enemies within so many metres could do it.
    pub foes_m: u32,
    /// Friends within so many metres help against it.
    pub friends_m: u32,
    /// Tanks without infantry are blind at close quarters: of their own power one part in so
    /// many counts.
    pub blind_parts: i64,
    /// So much power there is at least to resist it.
    pub least: i64,
    /// It begins where they have so many per cent of our power. More of it is bolder.
    pub from_pct: i64,
    /// It does not grow beyond so many per cent.
    pub to_pct: i64,
    /// Part of itself, millionths, that the unit is likely to lose for each per cent more.
    /// More of it keeps together.
    pub loss_ppm: i64,
}
