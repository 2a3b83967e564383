//! How far the commander looks ahead.

/// How schemes are compared.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Search {
    /// Guesses at what is hidden on which each scheme is played out. More of it is surer.
    pub guesses: u32,
    /// The best of them are tried on so many more.
    pub more_guesses: u32,
    /// So many of them, and the ordinary plan besides.
    pub finalists: usize,
    /// A scheme is preferred to the ordinary plan by what it gains on it, less so many per cent of
    /// the standard error of that. More of it leaves the ordinary plan seldomer.
    pub doubt_pct: i64,
    /// Turns of a side that are played out, the one in hand among them.
    pub turns: u32,
    /// Turns of a unit that are played out in all, about: half of them to try schemes, half to
    /// decide among the best. So the time it takes does not grow with the battle. More of it tries
    /// more schemes in large ones.
    pub work: u32,
    /// But so many schemes are tried at least.
    pub schemes_least: u32,
    /// Rounds of changes to the best scheme. More of this and the next finds better ones.
    pub rounds: u32,
    /// Changes tried in a round.
    pub changes: u32,
    /// Areas for which everybody goes in a scheme, at most.
    pub areas_most: usize,
    /// Whether it is thought of to let every unit go for its own ground.
    pub loose: bool,
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
