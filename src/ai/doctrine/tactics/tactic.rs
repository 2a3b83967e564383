//! What a unit can do, by name.

use serde::{Deserialize, Serialize};

/// What a unit does, by the name that a reason gives it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum Tactic {
    /// Its battalion is sent its mission.
    Command,
    /// Pull out a vehicle that is stuck.
    PullOut,
    /// Calm the men down before anything else.
    Rally,
    /// Beat down those who are about to be stormed.
    SuppressToStorm,
    /// Fire from afar while others attack.
    BaseOfFire,
    /// Fire at who is worth it.
    FireAtWill,
    /// Fire the seconds that are left over.
    SpendTheRest,
    /// Get to where one jumps off for an assault.
    JumpOff,
    /// Storm.
    Storm,
    /// Storm ground of one's own that the enemy has come into.
    CounterAttack,
    /// Get shaken men out of the enemy's sight before they are rallied.
    RallyOutOfSight,
    /// Keep a battalion that has had enough out of sight.
    RestOutOfSight,
    /// Go back for rounds and rest.
    Refit,
    /// Leave the field.
    Withdraw,
    /// March, and stay out of fights.
    March,
    /// Walk into an objective that nobody holds.
    TakeTheFree,
    /// Come up to ground that a spent battalion has to be relieved on.
    Relieve,
    /// Close in by bounds, from cover to cover.
    Bounds,
    /// Go with the infantry, in front of it where it is under fire.
    WithInfantry,
    /// Gather out of the enemy's fire until there is strength enough.
    Gather,
    /// Take up a position from which to fire.
    TakePosition,
    /// Hold ground from cover.
    Hold,
    /// Keep ground that was taken.
    KeepGround,
    /// Go no nearer to an enemy who is too strong before the others are there.
    Halt,
    /// Hold ground from where guns and tanks cannot see one.
    ReverseSlope,
    /// Keep the enemy under fire from afar, and do not let him come near.
    Delay,
    /// Stand between the enemy and what one covers.
    Screen,
    /// Stand by where one may be needed.
    Reserve,
    /// Get at tanks that are stuck.
    HuntTanks,
    /// Lead from behind.
    Lead,
    /// Let them come close before fire is opened.
    Ambush,
    /// Choose whom to fire at in the enemy's turn.
    FirePolicy,
    /// Turn the front towards what is most dangerous.
    Face,
    /// Calm down with time that is left.
    CalmDown,
}
