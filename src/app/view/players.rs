//! Who may play a side, in words.

use crate::ai::Level;
use crate::play::Who;
use crate::text::table::players;

/// The players the menu offers a side; one who follows the plan of the day only if there
/// is a plan.
pub(crate) fn offered(planned: bool) -> Vec<Who> {
    let levels = [Level::Veteran, Level::Recruit, Level::Commander];
    let mut all = vec![Who::Human];
    all.extend(levels.map(Who::Ai));
    all.extend(planned.then_some(Who::Ai(Level::Historical)));
    all
}

/// The player of a side who can play this battle: one who follows a plan may have been chosen
/// for another.
pub(crate) fn fitting(who: &Who, planned: bool) -> Who {
    if *who == Who::Ai(Level::Historical) && !planned {
        Who::Ai(Level::Veteran)
    } else {
        who.clone()
    }
}

/// A player for people.
pub(crate) fn label(who: &Who) -> String {
    match who {
        Who::Human => players::PERSON.to_owned(),
        Who::Ai(level) => players::computer(*level),
        Who::Bot(command) => players::program(command.line()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::play::Returning;
    use crate::rules::BySide;

    #[test]
    fn players_come_back_from_their_words() {
        for who in offered(true) {
            let words = BySide { soviet: who.to_string(), japan: String::new() };
            let back = Returning::of(&words);
            assert_eq!(back.seats, BySide { soviet: who, japan: Who::Human });
        }
    }
}
