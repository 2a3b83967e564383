//! What there is to fight for, who goes for it, and when.

use super::Turns;
use crate::rules::Works;

/// What there is to fight for, and how much of the enemy is feared there.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Goals {
    /// The enemy whom nobody has seen.
    pub fear: Fear,
    /// How much the ground of an area favours who is in it, per cent of his power.
    pub works_pct: ByWorks,
    /// What is left of the enemy's hold on ground once he is under orders to withdraw, per
    /// cent. Less of it goes after him with less.
    pub withdrawing_pct: i64,
    /// An enemy within so many metres of an area is in the fight for it.
    pub here_m: u32,
    /// Metres that men go for each hundred seconds of a turn when they come to the help of
    /// an area: their bound.
    pub bound_m: u32,
    /// Share of an enemy's power that counts within [`Goals::here_m`], per cent. More of
    /// this and the next three calls for more men, in attack and defence.
    pub here_pct: i64,
    /// The same within a bound.
    pub bound_pct: i64,
    /// The same within two bounds.
    pub two_bounds_pct: i64,
    /// The same of all others known.
    pub far_pct: i64,
    /// A hex is still to be cleared where an enemy was reported whose report has more trust
    /// than this, per cent. More of it is sooner content that ground is taken.
    pub lurks_pct: i64,
    /// Without ground to fight for, enemies are hunted whose reports have more trust than
    /// this, per cent. More of it stays where it is.
    pub hunt_pct: i64,
    /// What a hunted enemy is worth, per cent of the worth of his men. More of it leaves
    /// good places sooner.
    pub hunt_worth_pct: i64,
    /// Enemies within so many metres of a hunted one stand by him.
    pub hunt_m: u32,
}

/// What is feared of enemies whom nobody has seen.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Fear {
    /// On ground he holds he is feared to be as strong as all of one's own, shared out among
    /// so many places and each objective he holds. More of it walks into unknown ground.
    pub places: i64,
    /// Of the objectives he holds, each beyond so many …
    pub places_free: i64,
    /// … counts for so many places more: he cannot be strong everywhere.
    pub places_each: i64,
    /// What is known of him is taken off that, per cent. More of it believes what is seen to
    /// be all.
    pub known_pct: i64,
    /// He is feared to have so much in all, per cent of one's own power; what of it is not
    /// known may come for ground of ours. More of it keeps garrisons.
    pub hidden_pct: i64,
    /// And so much of what is not known comes, per cent, shared out among all ground of ours.
    pub comes_pct: i64,
}

/// A figure for each kind of works.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ByWorks {
    /// Bare ground.
    pub none: i64,
    /// Foxholes and shallow fresh trenches.
    pub foxholes: i64,
    /// A trench.
    pub trench: i64,
}

impl ByWorks {
    /// The figure of one kind.
    #[must_use]
    pub const fn of(&self, works: Works) -> i64 {
        match works {
            Works::None => self.none,
            Works::Foxholes => self.foxholes,
            Works::Trench => self.trench,
        }
    }
}

/// Which formations go for which goal.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Allotment {
    /// Seconds of march in which men who do nothing else cost all they are worth. More of it
    /// sends formations further.
    pub march_s: i64,
    /// Ways longer than so many seconds cost no more than that.
    pub march_most_s: u32,
    /// Seconds of way that a goal counts as further off for those whose battalion is on another
    /// mission. More of it changes missions less often.
    pub change_s: u32,
    /// Power put on top of every bundle of formations before its gain is divided by what it
    /// takes. More of it prefers large bundles to quick gains with little.
    pub bundle: i64,
    /// An exit that pays is set out for when the way to it takes the time that is left, a
    /// part of the way more reckoned in: one in so many. More of it starts later.
    pub exit_way_parts: u32,
    /// And so much more.
    pub exit_spare: Turns,
    /// Least chance to have a goal for single units to be sent to it, per mille. Less of it
    /// scatters more.
    pub detached_pm: i64,
    /// Every unit goes for the goal that draws it most, without its formation, where there are fewer
    /// formations than so many per cent of the areas that pay. More of it keeps fewer formations
    /// together.
    pub apart_pct: usize,
    /// A goal draws half as much from so many hexes off. More of it goes further.
    pub scatter_hexes: i64,
    /// It draws less when those who go for it are so many per cent of the men it takes to hold
    /// it: …
    pub scatter_men_pct: u64,
    /// … so many per cent with an enemy near, …
    pub scatter_more_pct: i64,
    /// … or, where it is ours, if their power is less than so many per cent of that of the enemy who
    /// may come, …
    pub scatter_safe_pct: i64,
    /// … and so many else.
    pub scatter_idle_pct: i64,
}

/// When an attack goes in.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Launch {
    /// Those are assembled who are no further than this beyond the line where an attack
    /// gathers. More of it goes in with men who are still on their way.
    pub assembled: Turns,
    /// An attack has met the enemy if he is within so many hexes of any of it.
    pub engaged_hexes: u16,
    /// An attack on ground with nobody of the enemy known within so many metres gathers for
    /// nobody: whoever is first there has it. 0: it gathers whoever is there.
    pub free_m: u32,
    /// Least chance to take the goal with all that is given to it, per mille, for it to be
    /// attacked at all. More of it, here and below, stays in front of the goal.
    pub least_pm: i64,
    /// The same for an enemy who is gone for for his own sake, with no ground to be had by it.
    pub hunt_pm: i64,
    /// The same for the attack to go in, where the clock or the enemy calls for it.
    pub go_pm: i64,
    /// Share of one's own power that a failed attack costs, per cent. More of it attacks
    /// only for great prizes.
    pub loss_pct: i64,
    /// But no more than so many per cent of the enemy's power.
    pub loss_most_pct: i64,
    /// It goes in when so much of the power given to it is assembled, per cent.
    pub gathered_pct: i64,
    /// Or those assembled alone have such a chance, per mille.
    pub sure_pm: i64,
    /// Or such a chance, …
    pub enough_pm: i64,
    /// … if it is such a share of the chance of all together, per cent: the rest would add
    /// little, and may find no room.
    pub enough_pct: i64,
    /// Or such a chance, per mille, if the clock presses.
    pub pressed_pm: i64,
    /// Or such a chance, per mille, if it has met the enemy.
    pub engaged_pm: i64,
    /// The clock presses when no more than this is left after the march of the slowest. More
    /// of it is hasty.
    pub pressed: Turns,
    /// Reinforcements that arrive within this are waited for …
    pub awaited: Turns,
    /// … if they are more than such a share of what is given to the attack, per cent, …
    pub awaited_pct: i64,
    /// … the chance of those assembled is below this, per mille, …
    pub awaited_below_pm: i64,
    /// … and more than this is left after the march of the slowest.
    pub awaited_spare: Turns,
    /// An attack that somebody ordered goes in when so much of it is assembled, per cent:
    /// they go together.
    pub ordered_pct: i64,
    /// Or has more than so much of the enemy's power, per cent.
    pub ordered_over_pct: i64,
}
