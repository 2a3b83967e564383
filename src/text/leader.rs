//! Leaders who are known by name: where they stand, what became of them, what they risk.

use super::{capital, list, percent};
use crate::hex::Hex;
use crate::rules::command_loss::LeaderState;
use crate::rules::formation::own_force;
use crate::rules::{FallenLeader, Fate, LeaderRisk, Perspective, Setup, Side, UnitId};

/// Row of a leader on the card of his unit or of his formation.
pub const LEADS: &str = "leader";
/// Row of a unit that misses its leader.
pub const LEADERLESS: &str = "leader fell";
/// Heading of what an order puts at risk of leaders.
pub const AT_RISK: &str = "Our leaders";

/// What became of a leader.
#[must_use]
pub const fn fate(fate: Fate) -> &'static str {
    match fate {
        Fate::Unhurt => "unhurt",
        Fate::Wounded => "wounded",
        Fate::Killed => "killed",
    }
}

/// What the record says became of a leader.
#[must_use]
pub fn record(record: Option<Fate>) -> &'static str {
    record.map_or("not known", fate)
}

/// A leader and what he leads: `Major Menshov, 2nd Tank Battalion`.
#[must_use]
pub fn named(setup: &Setup, side: Side, l: &LeaderState) -> String {
    let formation = setup.forces[side].formation_name(l.leader.formation);
    format!("{}, {formation}", l.leader.name)
}

/// The same with what became of him, and whether another leads by now.
#[must_use]
pub fn state(l: &LeaderState) -> String {
    let name = &l.leader.name;
    match l.fate {
        Fate::Unhurt => name.clone(),
        fell if l.missed => format!("{name} {}, nobody in his place yet", fate(fell)),
        fell => format!("{name} {}, another in his place", fate(fell)),
    }
}

/// What it means that a leader stands with a unit.
#[must_use]
pub fn with_hint(setup: &Setup) -> String {
    let figures = &setup.library.leaders;
    format!(
        "He stands with this unit, and of its men who are hit he is one as likely as another. If he \
         falls, all he leads and have no nearer commander are of less quality for {}; a battalion \
         storms nothing then until it has rested. The enemy does not learn of it.",
        super::duration(figures.seconds)
    )
}

/// What a unit lacks as long as nobody has taken over: `1 of its quality: Major Menshov is
/// killed`.
#[must_use]
pub fn missed(l: &LeaderState, quality: u8) -> String {
    format!("- {quality} quality: {} is {}", l.leader.name, fate(l.fate))
}

/// When that is over.
#[must_use]
pub fn missed_hint(setup: &Setup) -> String {
    let seconds = setup.library.leaders.seconds;
    format!("Until another has taken over, {} after he fell.", super::duration(seconds))
}

/// Where a unit stands with a leader, in the order of battle: `with Command tanks of the 2nd`.
#[must_use]
pub fn stands(p: &Perspective, l: &LeaderState) -> String {
    let with = super::unit(p, UnitId { side: p.side, index: l.leader.with });
    match l.fate {
        Fate::Unhurt => format!("led by {}, with {with}", l.leader.name),
        _ => state(l),
    }
}

/// The chance that an order costs a leader: `(who, chance)`.
#[must_use]
pub fn risk(r: &LeaderRisk) -> (String, String) {
    (r.leader.name.clone(), format!("{} to fall", percent(r.chance)))
}

/// What became of a leader, for the log, and whether that is good; none if he is nobody's.
#[must_use]
pub(super) fn news(before: &Perspective, now: &FallenLeader) -> Option<(String, bool)> {
    let force = own_force(before);
    let leader = force.leader(now.formation)?;
    let formation = force.formation_name(now.formation);
    Some(if now.replaced {
        (format!("another has taken over from {} at the head of {formation}", leader.name), true)
    } else {
        (format!("{}, {formation}, is {}", leader.name, fate(now.fate)), false)
    })
}

/// Where he stood.
#[must_use]
pub(super) fn place(before: &Perspective, now: &FallenLeader) -> Option<Hex> {
    let index = own_force(before).leader(now.formation)?.with;
    let there = before.unit(UnitId { side: before.side, index })?.hex();
    there.filter(|_| !now.replaced)
}

/// Leaders of a side who fell, in one line: `Major Menshov killed, Colonel Sato wounded`.
#[must_use]
pub fn fell(all: &[(String, Fate)]) -> Option<String> {
    let told: Vec<String> = all.iter().map(|(name, f)| format!("{name} {}", fate(*f))).collect();
    (!told.is_empty()).then(|| capital(&list(&told)))
}
