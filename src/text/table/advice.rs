//! What the player's staff would do in his place.

use super::super::account::temper;
use super::super::{capital, command, count, list, mission as mission_words};
use crate::ai::{Scheme, SchemePart};
use crate::rules::setup::Mission;
use crate::rules::{AreaId, Setup, Side};

/// Button that asks the staff.
pub const ASK: &str = "What would you do?";
/// Hint of that button.
pub const ASK_HINT: &str = "Your staff thinks the turn through, by what you know and nothing \
    else, and tells you its plan. Nothing is ordered before you adopt it.";
/// Heading of its answer.
pub const TITLE: &str = "What your staff would do";
/// Button that ends its thoughts, with its key.
#[must_use]
pub fn enough(key: &str) -> String {
    format!("Best so far ({key})")
}
/// Hint of that button.
pub const ENOUGH_HINT: &str = "Goes with the best plan found so far.";

/// The staff thinks; `percent`: how far it is, if that is known.
#[must_use]
pub fn thinking(percent: Option<u8>) -> String {
    match percent {
        Some(p) => format!("thinking … {p} %"),
        None => "thinking …".to_owned(),
    }
}

/// The thread that thought is gone.
pub const LOST: &str = "The staff could not think it through. Ask again, or go on without it.";

/// As many formations with the same part are named one by one.
const FEW: usize = 2;

/// Parts of a plan, those together who do the same: `attack The hill: 3rd
/// Company and 4th Company`.
fn parts<'a>(
    setup: &Setup,
    side: Side,
    parts: impl Iterator<Item = &'a SchemePart>,
) -> Vec<String> {
    type Same = (Mission, AreaId);
    let mut groups: Vec<(Same, Vec<String>)> = Vec::new();
    for part in parts {
        let same = (part.mission, part.area);
        let name = setup.forces[side].formation_name(part.formation).to_owned();
        match groups.iter_mut().find(|(s, _)| *s == same) {
            Some((_, names)) => names.push(name),
            None => groups.push((same, vec![name])),
        }
    }
    let words = |((mission, area), names): (Same, Vec<String>)| {
        let who = match names.len() {
            n if n > FEW => count(n as u32, "formation", "formations"),
            _ => list(&names),
        };
        let goal = command::goal(setup, setup.area(area));
        format!("{who}: {} {goal}", mission_words(mission))
    };
    groups.into_iter().map(words).collect()
}

/// A plan: `Attack wherever it can be done; 3 formations: Attack The hill`.
#[must_use]
pub fn plan(setup: &Setup, side: Side, s: &Scheme) -> String {
    let parts = parts(setup, side, s.parts.iter());
    let all: Vec<String> = std::iter::once(temper(s.temper).to_owned()).chain(parts).collect();
    capital(&all.join("; "))
}

/// Another plan, by what it has that the first has not; as it is where nothing is alike.
#[must_use]
pub fn beside(setup: &Setup, side: Side, (first, other): (&Scheme, &Scheme)) -> String {
    let alike = other.parts.iter().any(|p| first.parts.contains(p));
    if !alike && (first.temper != other.temper || other.parts.is_empty()) {
        return plan(setup, side, other);
    }
    let new = other.parts.iter().filter(|p| !first.parts.contains(p));
    let mut all = parts(setup, side, new);
    if first.temper != other.temper {
        all.insert(0, temper(other.temper).to_owned());
    }
    let is_in = |p: &&SchemePart| other.parts.iter().any(|o| o.formation == p.formation);
    let without = first.parts.iter().filter(|p| !is_in(p));
    all.extend(without.map(|p| {
        let name = setup.forces[side].formation_name(p.formation);
        format!("{name}: where it is needed")
    }));
    format!("the same, but {}", all.join("; "))
}

/// What is expected, as a line of its own; `words`: the figures.
#[must_use]
pub fn expected(words: &str) -> String {
    format!("Expected: {words}")
}

/// The second best plan, and what is expected of it.
#[must_use]
pub fn next_best(plan: &str, expected: &str) -> String {
    format!("Next best: {plan} ({expected})")
}

/// There is no second best.
pub const NO_OTHER: &str = "There was no other plan to weigh it against.";

/// How surely that is known.
#[must_use]
pub fn basis(tried: u32, ahead: u32) -> String {
    let plans = count(tried, "plan was", "plans were");
    let turns = count(ahead, "turn", "turns");
    format!("{plans} played on for {turns} of yours, on guesses at what you do not see.")
}

/// Heading of what the formations would be told.
pub const ORDERS: &str = "Orders";
/// Nobody would be told anything.
pub const NO_ORDERS: &str = "It would leave all formations as they are.";

/// What a formation would be told: `1st Company: attack North Farm`.
#[must_use]
pub fn order(who: &str, mission: Mission, goal: &str) -> String {
    format!("{}: {} {goal}", capital(who), mission_words(mission))
}

/// Hint of what a formation would be told.
pub const ORDER_HINT: &str = "Click to choose the formation. The dotted arrow on the map shows \
    where it would go.";
/// Button that adopts what one formation would be told.
pub const ADOPT: &str = "Adopt";
/// Hint of that button.
pub const ADOPT_HINT: &str = "Orders it: it stands like an order of your own, and can be taken \
    back or cancelled like one.";
/// It is adopted.
pub const ADOPTED: &str = "ordered";
/// Button that adopts all of it.
pub const ADOPT_ALL: &str = "Adopt all";
/// All is adopted.
pub const ALL_ADOPTED: &str = "All of it is ordered.";
/// Button that puts the answer away.
pub const CLOSE: &str = "Close";

/// Label of the button that adopts one order, for those who have the screen read to them.
#[must_use]
pub fn adopt(order: &str) -> String {
    format!("{ADOPT} {order}")
}

/// What is done when several orders are adopted.
#[must_use]
pub fn adopting(orders: usize) -> String {
    format!("Adopting {} of the staff", count(orders as u32, "order", "orders"))
}
