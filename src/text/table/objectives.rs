//! Objectives and what is to be known beside them; the log; hints for beginners.

use super::super::losses;
use crate::rules::Claims;
use crate::rules::score::Losses;

/// Heading of the objectives.
pub const TITLE: &str = "Objectives";
/// Who gave the order to withdraw stands where others have a holder.
pub const ORDERED: &str = "ordered";
/// Where one withdraws to if the place has no name.
const THE_REAR: &str = "the rear";

/// An order to withdraw to an area.
#[must_use]
pub fn withdraw(to: Option<&str>) -> String {
    format!("Withdraw to {}", to.unwrap_or(THE_REAR))
}

/// An objective in the list.
#[must_use]
pub fn bullet(name: &str) -> String {
    format!("• {name}")
}

/// Explains the vehicles that stuck.
pub const MIRED_HINT: &str = "Vehicles that stuck in soft ground since the battle began.";

/// Explains what both sides lost: ours, and the enemy's men, vehicles and guns as far as one saw
/// and could count.
#[must_use]
pub fn toll_hint(ours: &Losses, claims: &Claims) -> String {
    format!(
        "Ours: {}.\nThe enemy, as far as seen: {}.\nThey count in points, see the scale above.",
        losses(ours),
        super::super::estimate::claims(claims),
    )
}

/// Heading of the log.
pub const LOG: &str = "Log";
/// Heading of the hints.
pub const YOUR_ORDERS: &str = "Your orders";

/// Keys that the hints name, as printed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct HintKeys {
    /// Shows the order of battle.
    pub roster: String,
    /// Orders a formation to move.
    pub march: String,
    /// Orders it to attack.
    pub attack: String,
    /// Orders it to hold.
    pub hold: String,
    /// Orders it to support by fire.
    pub support: String,
    /// Sends it back to rest.
    pub refit: String,
    /// Ends the turn.
    pub end_turn: String,
    /// Shows the keys.
    pub help: String,
    /// Shows the briefing.
    pub briefing: String,
}

/// What can be done while nothing is chosen.
#[must_use]
pub fn hints(key: &HintKeys) -> [String; 4] {
    [
        format!(
            "Click a counter on the map, or a formation in the order of battle ({}).",
            key.roster
        ),
        "A unit: click ground to march there, an enemy to fire. Point first and read what \
         would come of it."
            .to_owned(),
        format!(
            "A formation: {} moves it, {} attacks, {} holds, {} supports by fire; then click \
             the goal. {} sends it back to rest.",
            key.march, key.attack, key.hold, key.support, key.refit
        ),
        format!(
            "{} ends the turn, {} shows all keys, {} the briefing.",
            key.end_turn, key.help, key.briefing
        ),
    ]
}
