//! What the player is asked and told, and which helps he has called for.

use crate::rules::UnitId;

/// What stands between the player and the table.
#[derive(Clone, PartialEq, Debug)]
pub(crate) enum Question {
    /// The turn is to be ended although these have time left.
    Idle(Vec<UnitId>),
    /// The briefing.
    Briefing,
    /// The list of keys.
    Keys,
    /// The battle is to be left.
    Leave,
    /// What the computer thought.
    Thoughts,
}

/// What the player is asked and told, and which helps he has called for.
#[derive(Debug, Default)]
pub(crate) struct Prompts {
    /// A question to the player.
    pub question: Option<Question>,
    /// A sentence for the player.
    pub notice: Option<String>,
    /// The field for a name to look for is to be typed into.
    pub find: bool,
    /// The order of battle is shown.
    pub roster: bool,
    /// The danger of the hexes in reach is shown.
    pub threat: bool,
    /// The log leaves out what the computer thought.
    pub terse: bool,
    /// The result was read.
    pub result_seen: bool,
}

impl Prompts {
    /// Forgets what concerned the last player alone.
    pub(super) fn forget(&mut self) {
        self.question = None;
        self.notice = None;
        self.threat = false;
    }
}
