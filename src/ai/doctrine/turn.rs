//! How a turn is spent: its rounds, the seconds that are kept, and lapses.

use super::Turns;

/// How a turn is spent.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Turn {
    /// Rounds of aiming, firing, storming and marching, at most: another begins if the last
    /// has brought something new.
    pub rounds: u8,
    /// Orders one unit gets in one stage, at most.
    pub tries: u8,
    /// The same of a vehicle that marches while the enemy has just been met: it does not
    /// drive on before the others have had a chance to fire at him.
    pub tries_in_contact: u8,
    /// The same of a unit that settles down at the end of the turn.
    pub tries_to_settle: u8,
    /// Assaults in one round, at most.
    pub assaults: u8,
    /// How often the plan is thought over in one turn when the enemy is met, at most …
    pub thinks_again: u32,
    /// … which it is when those met since have so much power …
    pub met_least: i64,
    /// … and so many per cent of one's own. Less of these two thinks again sooner.
    pub met_pct: i64,
    /// An enemy met within so many metres of anybody in the middle of the marches is fired at from
    /// afar before anybody walks on. More of it waits for that sooner.
    pub met_m: u32,
    /// Before the moves those who are about to storm fire for this at most …
    pub storm_fires: Turns,
    /// … and keep this at least.
    pub storm_keeps: Turns,
    /// What those keep before the moves who attack with machine guns, guns or tanks. More of
    /// it, here and in the next three, moves rather than fires.
    pub support_keeps: Turns,
    /// The same of others who attack where nothing is to be stormed: they come nearer.
    pub advance_keeps: Turns,
    /// The same where others storm.
    pub beside_storm_keeps: Turns,
    /// The same of all whose attack still gathers.
    pub gather_keeps: Turns,
    /// What is kept for the enemy's turn by those who attack. More of it, here and in the
    /// next two, meets his moves with fire and spends less of it on what is there.
    pub reserve_attack: Turns,
    /// The same of others with an enemy about.
    pub reserve_near: Turns,
    /// The same of others with none about.
    pub reserve_far: Turns,
    /// An enemy known within so many metres is about.
    pub about_m: u32,
    /// What the steady keep for the enemy's turn rather than to calm down for good.
    pub calm_keeps_steady: Turns,
    /// The same of the others. Less of it gives all to their nerves.
    pub calm_keeps_unsteady: Turns,
}

/// How often a player slips.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Lapses {
    /// A unit misses its chance to fire, close in or rally so often, per cent.
    pub missed_pct: u32,
    /// A march goes to the second best hex once in so many; 0: never.
    pub second_best_in: u32,
}
