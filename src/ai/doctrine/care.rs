//! Looking after the units, and carrying out what is ordered from above.

use super::Turns;

/// Nerves, mired vehicles, fronts and fire policies.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Care {
    /// Nobody rallies first of all with fewer seconds than this.
    pub rally_least_s: u32,
    /// Those who are to attack rally first if it makes them steady within so many per cent
    /// of their time. More of it goes in late rather than stay.
    pub rally_pct: u32,
    /// The seconds that takes are found out to within so many.
    pub rally_grain_s: u32,
    /// The steady rally with the time that is left over from so many points of suppression.
    pub idle_points: u8,
    /// If so many seconds are left.
    pub idle_least_s: u32,
    /// A mired vehicle is pulled out if no enemy in sight is so near to it, hexes.
    pub rescue_foe_hexes: u16,
    /// And a minute of fire on the helper costs less than so many per cent of a vehicle.
    /// More of it pulls out under fire.
    pub rescue_risk_pct: i64,
    /// And only while so many per cent of the time it takes are left of the battle: who is pulled
    /// out at its end does nothing more, and nor does who did it.
    pub rescue_left_pct: u32,
    /// Helpers come to mired vehicles that have no known enemy within so many metres.
    pub rescue_m: u32,
    /// What it is worth to come to them, per cent of the vehicles. More of it leaves other
    /// tasks for it.
    pub rescue_pct: i64,
    /// A unit with less than so many per cent of a load left goes back for more.
    pub refill_below_pct: u32,
    /// And stays until it has so many. More of it rests longer.
    pub refill_to_pct: u32,
    /// It does not go where less than so many per cent of the time that this takes are left of the
    /// battle. Less of it goes back even near the end.
    pub refill_left_pct: u32,
    /// A battalion that has had enough rests only where so many per cent of the time that this takes
    /// are left of the battle; else it fights on as it can. Less of it rests even near the end.
    pub rest_left_pct: u32,
    /// Nearer than so many metres an enemy does not count for more when armour turns.
    pub face_near_m: i64,
    /// Vehicles and guns count so many times their power when armour turns, men once.
    pub face_guns: i64,
    /// Armour turns towards what can hurt it if it is off by so many sides of a hex.
    pub face_turns: u8,
    /// The same towards the goal, with no enemy known.
    pub face_turns_idle: u8,
    /// Guns that go through so many millimetres fire at armour first.
    pub armour_first_mm: u32,
}

/// What is ordered from above: by a person at the table, or by the plan of the day.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Missions {
    /// The lane of a formation goes so far out of the straight way to its goal, per cent of
    /// that way. More of it goes further round, through the sectors of others.
    pub lane_pct: u32,
    /// And is so many metres wider.
    pub lane_m: u32,
    /// Least worth of a goal that somebody ordered: it is worth those who are sent, and so
    /// much at least.
    pub least_value: i64,
    /// A turn begins a line of the plan whose hour comes within this: most of it lies
    /// behind.
    pub begun: Turns,
    /// Nearest that support goes to what it fires at, metres.
    pub stand_off_m: u32,
    /// Support is content with this share of its range, per cent: nearer it hits more.
    pub support_pct: u32,
}
