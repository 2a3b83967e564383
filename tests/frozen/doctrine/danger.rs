//! Where enemy fire falls, from those one knows, those one fears, and those nobody saw.

use super::Turns;

/// What enemy fire is reckoned to do.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Danger {
    /// Share of his hits on a vehicle that put it out of action, per cent. More of it keeps
    /// tanks away from guns.
    pub kill_pct: i64,
    /// A weapon is feared that goes through so many per cent of the side armour. Less of it
    /// fears more weapons.
    pub pierces_pct: u32,
    /// What each man does to vehicles at arm's length, with bottles and mines, thousandths
    /// of a vehicle a minute. More of it keeps tanks away from men.
    pub close: i64,
    /// Suppression of vehicles under fire, hundredths of a point for each thousandth of a
    /// vehicle that it knocks out, shared out among the vehicles of the unit.
    pub shock: i64,
    /// Shells out of nowhere that only shake a vehicle might as well have struck: they count
    /// for so many thousandths of a vehicle for each point of suppression. More of it heeds
    /// near misses.
    pub near_miss: i64,
    /// Those who are feared on ground that he holds and nobody has looked at.
    pub garrison: Garrison,
    /// Fire whose source nobody saw.
    pub unseen: UnseenFire,
}

/// Some rifles and a machine gun, feared on the highest hex of ground that he holds.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Garrison {
    /// The ground has been looked at once somebody of ours is within so many hexes of it, or
    /// an enemy is known to be.
    pub looked_hexes: u16,
    /// Their fire by range, ascending; beyond the last edge there is none.
    pub fire: [Volley; 4],
}

/// Fire that is feared out to some range. More of it does not cross open ground before
/// somebody has looked.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Volley {
    /// Outer edge, metres.
    pub to_m: u32,
    /// Hits in a minute on men upright in the open on a range, hundredths.
    pub hits: u32,
    /// Suppression in a minute of forty of them, hundredths of a point.
    pub press: u32,
}

impl Garrison {
    /// Their fire at some range.
    #[must_use]
    pub fn at(&self, metres: u32) -> Option<Volley> {
        self.fire.into_iter().find(|v| metres <= v.to_m)
    }
}

/// Fire out of nowhere.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct UnseenFire {
    /// Next to the hex that was struck it is reckoned to be so bad, per cent. More of it
    /// gives such ground a wider berth.
    pub beside_pct: i64,
    /// What is left of the fear after each turn, per cent.
    pub fades_to_pct: i64,
    /// Fire shorter than this is reckoned as lasting so many seconds. More of it makes less
    /// of a single burst.
    pub shortest_s: i64,
    /// Over the enemy's turn nobody knows how long he fired: this long.
    pub over_turn: Turns,
}
