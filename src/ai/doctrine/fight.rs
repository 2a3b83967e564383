//! Firing, nerves, and assaults.

use super::Turns;

/// Who is worth shooting at, for how long, and when silence is better.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Firing {
    /// Least worth of a minute of ten men's fire for it to be opened by those who attack.
    /// More of it saves time and ammunition.
    pub least: i64,
    /// The same by those who wait: a shot gives them away and spends the seconds that would
    /// meet a rush. More of it keeps them silent.
    pub least_waiting: i64,
    /// Of those who attack so many per cent of it are asked when all else is done: seconds that are
    /// left buy nothing better. More of it saves ammunition.
    pub late_pct: i64,
    /// Units of fewer men than this count as so many there.
    pub few_men: u16,
    /// Of those who could fire at a unit that fires in their sight, so many per cent have
    /// the seconds left and nothing better to fire at. More of it fires from afar and unseen.
    pub reply_pct: i64,
    /// The same for those who attack: they are fired at in any case.
    pub reply_attack_pct: i64,
    /// The same of those who see it do anything else: there is nobody else to fire at just
    /// now. More of it does not rally in sight of the enemy.
    pub notice_pct: i64,
    /// Reports older than so many seconds draw no fire.
    pub stale_s: u32,
    /// Worth of fire at somebody out of sight, per cent: he may have gone, and nobody would
    /// see him go.
    pub blind_pct: i64,
    /// What fire at the broken counts for where there are others to choose from, per cent: they
    /// do no harm until they have come round. More of it kills those who run.
    pub broken_pct: i64,
    /// Share of the hits on a vehicle that are likely to put it out of action, per cent, by
    /// weapons that go through its side.
    pub kill_pct: u32,
    /// What ammunition that must last does.
    pub thrift: Thrift,
    /// Firing is not opened with fewer seconds to spend than this.
    pub spare_s: u32,
    /// Nor with fewer left when the weapons are laid.
    pub least_s: u32,
    /// Up to so many seconds are fired in one go.
    pub whole_s: u32,
    /// Of more, so many per cent at a time, so that fire can go over to another when this one
    /// has had enough, …
    pub portion_pct: u32,
    /// … and at least so many seconds.
    pub portion_s: u32,
    /// When those who hold let him come close.
    pub ambush: Ambush,
}

/// What ammunition that must last does to fire.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Thrift {
    /// Share of the time that a unit fires while a fight lasts, per cent. More of it saves
    /// ammunition sooner.
    pub fires_pct: u32,
    /// A fight lasts so many seconds at most.
    pub lasts_s: u32,
    /// With more than this of its load left, per cent, a unit need not save.
    pub ample_pct: u32,
    /// With no more than this it has little.
    pub little_pct: u32,
    /// What a unit between the two asks of its fire, per cent of what others do.
    pub short_pct: u32,
    /// What a unit with little asks of it.
    pub little_asks_pct: u32,
    /// Least worth of each shell from the last part of the load of mortars and dischargers, at
    /// what is not close, thousandths of a man. More of it keeps them longer.
    pub last_shell_worth: u64,
}

/// Unseen and outnumbered, a defender lets them come close.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Ambush {
    /// An enemy seen within so many metres, or within the range of fire at what is only
    /// close, is close enough. Less of it waits longer.
    pub close_m: u32,
    /// He is outnumbered if the power of the enemies within so many metres …
    pub foes_m: u32,
    /// … is more than so many per cent …
    pub foes_pct: i64,
    /// … of the power of friends within so many.
    pub friends_m: u32,
}

/// What nerves are worth, one's own and the enemy's.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Nerves {
    /// Points of suppression that cost as much as the whole unit's power. More of it cares
    /// less for nerves, on either side.
    pub points_a_unit: i64,
    /// Power before nerves is told from what they have left of it: at least this share,
    /// per cent, is taken to be left.
    pub left_least_pct: i64,
    /// Least worth of a point of suppression on any enemy.
    pub press_least: i64,
    /// What a point is worth on the shaken, per cent: there is little left to gain. More of
    /// it breaks the shaken rather than shake the next.
    pub press_shaken_pct: i64,
    /// What it is worth on those about to be stormed, per cent. More of it prepares assaults
    /// by fire.
    pub press_focus_pct: i64,
}

/// Assaults: together, after fire, and only at decent odds.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Storm {
    /// Least chance to take the hex, per mille. More of it storms less.
    pub decent_pm: i64,
    /// The same before the fire that prepares it. Less of it aims at more.
    pub hopeful_pm: i64,
    /// Where it is decided within this who has the ground, …
    pub last: Turns,
    /// … such a chance is enough, per mille, before the fire and after it: it is now or never. Less
    /// of it tries the hopeless.
    pub last_pm: i64,
    /// Seconds of a turn in which each who can fires at a hex before it is stormed, as the plan
    /// for it reckons …
    pub prepares: Turns,
    /// … of which so much can be counted on, per cent …
    pub prepared_pct: i64,
    /// … and no more than so many points of suppression. More of these three aims at more.
    pub prepared_most: i64,
    /// Those who stand by move up to storm, too.
    pub reserves: bool,
    /// Units in one assault at most: more get in each other's way.
    pub units_most: usize,
    /// Men whom a unit needs to take part.
    pub men_least: u16,
    /// Who is further than so many hexes from the enemy does not think of storming him.
    pub reach_hexes: u16,
    /// What a second on the way to where an assault begins costs, thousandths of worth. More
    /// of it begins it from the nearest hex, though it lie under fire.
    pub second_pm: i64,
    /// Share of those who can see a rush and have seconds left to fire at it, per cent. More
    /// of it does not rush over open ground.
    pub awake_pct: i64,
    /// They fire at it for this at most: nobody has more to spare for one of many, however
    /// long the wire holds them up.
    pub under_fire: Turns,
    /// What taking part costs each man: he is in disorder for a while, and out of his place.
    pub disorder: i64,
    /// What it costs that a leader of a name is with those who take part: he may fall. More of
    /// it leaves his unit out of assaults that others can make.
    pub leader: i64,
    /// What it costs each man to be routed, besides losses: the shaken have to be brought
    /// round again. More of this and the next storms only when sure.
    pub routed: i64,
    /// The same to be repelled.
    pub repelled: i64,
    /// What it is worth to throw out an enemy, per cent of his power.
    pub prize_power_pct: i64,
    /// What his hex is worth, per cent of the goal it belongs to, shared out among all hexes
    /// of it that he holds. More of it pays more blood for ground.
    pub prize_goal_pct: i64,
    /// The same next to the goal, per cent of what is in it.
    pub prize_beside_pct: i64,
    /// When a garrison comes out of its works.
    pub sally: Sally,
}

/// A garrison does not run out of its works unless only a straggler is before it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Sally {
    /// It comes out if the power of the enemies within so many metres of the one before it …
    pub foes_m: u32,
    /// … is less than so many per cent …
    pub foes_pct: i64,
    /// … of that of friends within so many metres of itself. More of these two comes out
    /// sooner.
    pub friends_m: u32,
}
