//! What can be done while nothing is chosen, for who sits at the table the first time.

use crate::app::input::action::Action;
use crate::text::table::objectives::{HintKeys, hints as words};

/// A sentence each.
pub(crate) fn hints() -> [String; 4] {
    words(&HintKeys {
        roster: Action::Roster.key_text(),
        march: Action::MarchThere.key_text(),
        attack: Action::AttackThere.key_text(),
        hold: Action::HoldThere.key_text(),
        support: Action::SupportThere.key_text(),
        refit: Action::RefitThere.key_text(),
        end_turn: Action::EndTurn.key_text(),
        help: Action::Help.key_text(),
        briefing: Action::Briefing.key_text(),
    })
}
