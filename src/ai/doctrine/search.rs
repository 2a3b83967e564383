//! How far the commander looks ahead.

/// How schemes are compared.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Search {
    /// Guesses at what is hidden on which each scheme is played out in the first heat; in each heat
    /// after it twice as many. More of it is surer.
    pub guesses: u32,
    /// Heats: after each the best third of the schemes goes on.
    pub heats: u32,
    /// But so many are in the last one, and the ordinary plan besides.
    pub finalists: usize,
    /// The ordinary plan is left for a gain only of more than so many per cent of its standard
    /// error. More of it leaves the ordinary plan seldomer.
    pub doubt_pct: i64,
    /// Turns of a side that are played out, the one in hand among them.
    pub turns: u32,
    /// Turns of a unit that are played out in all, about: so the time it takes does not grow with
    /// the battle. More of it tries more schemes in large ones.
    pub work: u32,
    /// But so many schemes are tried at least.
    pub schemes_least: u32,
    /// And so many at most.
    pub schemes_most: u32,
    /// A formation with an enemy in sight so near is in the fight, metres: it may be told to stand off
    /// and fire.
    pub fight_m: u32,
    /// Whether it is thought of to let every unit go for its own ground.
    pub loose: bool,
    /// What ground held now is likely to bring: of each turn until it pays so many per cent are left.
    /// More of it holds on to ground earlier.
    pub keeps_pct: i64,
    /// What strength left counts for beside points, per cent. More of it saves men for later.
    pub strength_pct: i64,
}

/// What orders promise to a side without a plan.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Opportunity {
    /// Orders of a unit in a turn, at most.
    pub orders: u32,
    /// Seconds of fire in one order, at most.
    pub fire_s: u32,
    /// Fire of fewer seconds is not opened.
    pub least_s: u32,
    /// Seconds that go by until weapons are laid on another target.
    pub lay_s: u32,
    /// Seconds of rallying in one order, at most.
    pub rally_s: u32,
    /// Points of suppression beyond which more is little use.
    pub breaks: i64,
    /// What of the worth of ground it is to storm a hex of it, per cent.
    pub storm_ground_pct: i64,
    /// What it is worth to throw out a man, thousandths of a man.
    pub driven: i64,
    /// What a second of march costs, thousandths of a man.
    pub second: i64,
    /// Hexes that are looked at closely.
    pub hexes: usize,
    /// Enemies so near ground threaten it, metres.
    pub threat_m: u32,
    /// Seconds under fire in each hex of a march.
    pub step_s: u32,
    /// And at its end.
    pub stay_s: u32,
}
