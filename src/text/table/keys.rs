//! What can be done from the keyboard, and the names of keys.

/// Name of an action.
pub const NEXT_UNIT: &str = "next unit";
/// Name of an action.
pub const PREVIOUS_UNIT: &str = "previous unit";
/// Name of an action.
pub const END_TURN: &str = "end the turn";
/// Name of an action: what a click does, at the cursor.
pub const ACT: &str = "do it here";
/// Name of an action.
pub const AREA_FIRE: &str = "fire at a hex";
/// Name of an action.
pub const ASSAULT: &str = "assault";
/// Name of an action.
pub const RALLY: &str = "rally";
/// Name of an action.
pub const FACE: &str = "turn the front";
/// Name of an action.
pub const RECOVER: &str = "free a vehicle";
/// Name of an action.
pub const LONGER: &str = "fire longer";
/// Name of an action.
pub const SHORTER: &str = "fire shorter";
/// Name of an action.
pub const AT_WILL: &str = "fire at will";
/// Name of an action.
pub const CLOSE_ONLY: &str = "close range only";
/// Name of an action.
pub const ARMOUR_FIRST: &str = "armour first";
/// Name of an action.
pub const HOLD: &str = "hold fire";
/// Name of an action.
pub const MARCH_THERE: &str = "formation: move";
/// Name of an action.
pub const ATTACK_THERE: &str = "formation: attack";
/// Name of an action.
pub const HOLD_THERE: &str = "formation: hold";
/// Name of an action.
pub const SUPPORT_THERE: &str = "formation: support by fire";
/// Name of an action.
pub const REFIT_THERE: &str = "formation: rest and refit";
/// Name of an action.
pub const CARRY_ON: &str = "carry on with standing orders";
/// Name of an action.
pub const CONSULT: &str = "ask the staff for its plan";
/// Name of an action.
pub const RELIEVE: &str = "cancel a standing order";
/// Name of an action.
pub const SUPERIOR: &str = "formation above";
/// Name of an action.
pub const NEXT_BODY: &str = "next formation without orders";
/// Name of an action.
pub const FIND: &str = "find by name";
/// Name of an action.
pub const UNDO: &str = "take back";
/// Name of an action.
pub const SAVE: &str = "save";
/// Name of an action.
pub const THREAT: &str = "show the danger";
/// Name of an action.
pub const FIT: &str = "whole map";
/// Name of an action.
pub const OVERVIEW: &str = "small map of the whole";
/// Name of an action.
pub const CENTRE: &str = "centre on the choice";
/// Name of an action.
pub const ROSTER: &str = "order of battle";
/// Name of an action.
pub const BRIEFING: &str = "briefing";
/// Name of an action.
pub const SPEED: &str = "speed of play";
/// Name of an action.
pub const HELP: &str = "keys";
/// Name of an action.
pub const BACK: &str = "back, menu";

/// Before a key that is pressed together with Control; `mac`: with Command.
#[must_use]
pub const fn control(mac: bool) -> &'static str {
    if mac { "⌘" } else { "Ctrl+" }
}

/// Before a key that is pressed together with Shift.
pub const SHIFT: &str = "Shift+";
/// The Escape key as printed.
pub const ESCAPE: &str = "Esc";
/// The Enter key as printed.
pub const ENTER: &str = "Enter";

/// Heading of the list of keys.
pub const TITLE: &str = "Keys";
/// Under the list of keys: what the mouse does, and keys that are held down.
pub const MORE: &str = "Arrows move the cursor, W A S D the map, the wheel zooms, a drag moves \
    the map. Ctrl-click adds a unit to an assault, Shift-click chooses all in a hex. In the \
    order of battle a click chooses a formation, a double click shows it.";
/// Button that closes the list of keys.
pub const CLOSE: &str = "Back (Esc)";
