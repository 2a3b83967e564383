//! Questions at the table and before it, the briefing, the hand-over.

use super::super::count;

/// The turn is to be ended although somebody could still do something.
pub const END_THE_TURN: &str = "End the turn?";
/// Button that ends the turn all the same.
pub const END_ANYWAY: &str = "End the turn (Enter)";
/// Button that leaves the turn as it is.
pub const GO_ON: &str = "Go on (Esc)";

/// Standing orders that wait.
#[must_use]
pub fn waiting(orders: usize) -> String {
    let n = count(orders as u32, "standing order was", "standing orders were");
    format!("{n} not carried on with this turn.")
}

/// Button that carries on with them, with its key.
#[must_use]
pub fn carry_on(key: &str) -> String {
    format!("Carry on ({key})")
}

/// Units that did nothing.
#[must_use]
pub fn idle(units: usize) -> String {
    let n = count(units as u32, "unit without orders has", "units without orders have");
    format!("{n} done nothing yet. What they keep serves as reaction fire.")
}

/// The battle is to be left.
pub const LEAVE: &str = "Leave the battle?";
/// What becomes of it.
pub const LEAVE_HINT: &str = "It is saved as it stands; Continue in the menu goes on with it.";
/// Button that leaves it.
pub const LEAVE_BUTTON: &str = "To the menu (Enter)";

/// A saved game names a program that played it.
pub const START_A_PROGRAM: &str = "Start a program?";

/// Which side it played; `side`: `the Japanese side`.
#[must_use]
pub fn program_played(side: &str) -> String {
    format!("In this saved game a program played {side}. The save says that it is started so:")
}

/// How a program without a shell is run.
pub const WITHOUT_SHELL: &str = "It is run as it stands here, without a shell.";
/// How a program that needs the shell is run.
pub const THROUGH_SHELL: &str =
    "It is run through the shell, which may make more than one program of it.";
/// What a program may do.
pub const PROGRAM_MAY: &str = "A program can do on this machine whatever you can. Start it only \
    if you know it and trust whoever wrote the save.";
/// The command is not shown, so it is not started.
pub const COMMAND_TOO_LONG: &str = "Its command is too long to be shown, so it is not started \
    from here. The command line can: khasan play, with --soviet or --japan.";
/// Button that starts the program.
pub const START_IT: &str = "Start it (Ctrl+Enter)";
/// Button that has a person play.
pub const A_PERSON_PLAYS: &str = "A person plays (Esc)";

/// Heading of what a side believes of the enemy.
pub const OF_THE_ENEMY: &str = "What is known of the enemy";
/// Button that lays the briefing aside.
pub const TO_THE_TABLE: &str = "To the table (Enter)";

/// The hand-over names the battle and the time.
#[must_use]
pub fn battle_and_clock(title: &str, clock: &str) -> String {
    format!("{title}, {clock}")
}

/// What to do at the hand-over.
pub const HAND_OVER: &str = "Hand the seat over. The other player looks away.";
/// Button of the hand-over.
pub const IN_MY_SEAT: &str = "I am in my seat";
