//! The log of a game that is taken up again.

use crate::record::{Game, retell, views};
use crate::rules::{BySide, Perspective, Side, view};
use crate::text::{self, Line};

/// What each side was told up to now; `None` if that cannot be known, since the game was begun
/// under other rules.
pub(super) fn lines(game: &Game) -> Option<BySide<Vec<Line>>> {
    let mut lines = BySide::<Vec<Line>>::default();
    let mut known: Option<BySide<Perspective>> = None;
    let told = retell(game, |before, events| {
        let Some(known) = &mut known else {
            // The opening is seen as it came out, like that of a new battle.
            for side in Side::ALL {
                let p = before.perspective(side);
                let seen = events.iter().flat_map(|e| view(before, e, side));
                lines[side].extend(seen.filter_map(|e| text::log(&p, &e)));
            }
            known = Some(BySide::from_fn(|s| before.perspective(s)));
            return;
        };
        let seen = views(before, events);
        for side in Side::ALL {
            lines[side].extend(text::log_all(&mut known[side], &seen[side]));
        }
    });
    told.then_some(lines)
}
