//! The card of a formation, and what an order to it would mean.

use super::super::{capital, count, mission as mission_words};
use crate::rules::formation::Strength;
use crate::rules::setup::Mission;

/// What the nearest headquarters is.
pub const LED_BY: &str = "led by";
/// Explains it.
pub const LED_BY_HINT: &str = "The nearest headquarters above it that is not broken.";
/// Row of strength.
pub const STRENGTH: &str = "strength";
/// Explains it.
pub const STRENGTH_HINT: &str = "Men on foot and at guns; vehicles that run; guns.";
/// Row of units that can still do something.
pub const READY: &str = "with time left";
/// Explains it.
pub const READY_HINT: &str =
    "Units that still have seconds this turn and would do as they are told.";
/// Row of units with bad nerves.
pub const PINNED: &str = "pinned or shaken";
/// Row of units that do not obey.
pub const BROKEN: &str = "broken";
/// Row of units that are awaited.
pub const TO_COME: &str = "to come";

/// How many of its units are ready.
#[must_use]
pub fn ready(s: &Strength) -> String {
    format!("{} of {} units", s.ready, s.units)
}

/// So many units.
#[must_use]
pub fn units(n: u32) -> String {
    count(n, "unit", "units")
}

/// Between a formation and the one above it.
pub const OF: &str = "of";

/// Hint of a formation's name; `key` goes up.
#[must_use]
pub fn choose_hint(key: &str) -> String {
    format!("Chooses all of it ({key} goes up)")
}

/// What a formation is under orders to do.
#[must_use]
pub fn order(mission: Mission, goal: &str) -> String {
    format!("{} {goal}", mission_words(mission))
}

/// The same as a line of a card.
#[must_use]
pub fn standing_order(order: &str) -> String {
    format!("Standing order: {order}")
}

/// Heading of the buttons.
pub const ORDERS: &str = "Orders to the whole";
/// Before a mission is chosen.
pub const CHOOSE: &str = "Choose what, then click where.";

/// A mission is chosen: what to click.
#[must_use]
pub fn click_goal(mission: Mission) -> String {
    let what = capital(mission_words(mission));
    if mission == Mission::Refit {
        return format!("{what}: click the map and they go back. Esc: not after all.");
    }
    format!(
        "{what}: click the goal, a hex or an objective; Ctrl-click: that hex alone. Esc: not after \
         all."
    )
}

/// Where those go who are sent back to rest, after the name of that order.
pub const SUPPLY_POINT: &str = "at the supply point";
/// Nobody who could be sent back would gain by it.
pub const NOTHING_TO_REST_FROM: &str =
    "Nothing to rest from: nerves are steady, and there is no load to be filled up.";

/// Hint of a mission's button.
#[must_use]
pub const fn mission_hint(mission: Mission) -> &'static str {
    match mission {
        Mission::Move => "Go there, out of fights where that is possible. Then click the goal.",
        Mission::Attack => "Take it. Then click the goal.",
        Mission::Hold => "Be there and keep it. Then click the goal.",
        Mission::Support => {
            "Fire at the enemy there from where he is in range. Then click the goal."
        }
        Mission::Refit => {
            "Go back out of the enemy's sight to where the ammunition lies, draw rounds and come to \
             rest; it ends when all are fit again. Then click the map."
        }
    }
}

/// Button that cancels the standing order.
pub const CANCEL: &str = "Cancel order";
/// Hint of that button.
pub const CANCEL_HINT: &str = "Its standing order is no longer carried on with.";
/// There is no order to cancel.
pub const NO_ORDER: &str = "It has no standing order.";
/// Button that chooses the formation above.
pub const ABOVE: &str = "Formation above";

/// Heading of the preview.
pub const PREVIEW: &str = "What it would mean";
/// How far the preview is to be believed.
pub const ESTIMATE: &str = "What the staff will order, as long as nothing new is seen; nobody is reckoned \
                    to fire, or to stick.";

/// Title of an order: `118th Regiment: Attack Zaozernaya`.
#[must_use]
pub fn title(who: &str, mission: Mission, goal: &str) -> String {
    format!("{}: {} {goal}", capital(who), mission_words(mission))
}

/// Title of a march of one unit that takes more than this turn.
#[must_use]
pub fn journey(who: &str, goal: &str) -> String {
    format!("{} to {goal}: beyond this turn", capital(who))
}

/// How such a march is ordered.
#[must_use]
pub fn journey_hint(key: &str) -> String {
    format!("{key} and a click order the march; it goes on turn by turn.")
}
