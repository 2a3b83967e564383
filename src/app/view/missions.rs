//! What the cards say of a battalion's missions and of touch with it.

use super::card_row::CardRow;
use crate::rules::formation::own_force;
use crate::rules::{FormationId, Perspective, Tasking, Unit, UnitId};
use crate::text::command as words;

/// The missions of the battalion that an own formation is or belongs to.
pub(crate) fn tasking_of(p: &Perspective, formation: FormationId) -> Option<&Tasking> {
    own_force(p).chain(formation).find_map(|f| p.tasking(f))
}

/// Rows on the missions of the battalion that an own formation is or belongs to.
pub(crate) fn mission_rows(p: &Perspective, formation: FormationId) -> Vec<CardRow> {
    let Some(t) = tasking_of(p, formation) else { return Vec::new() };
    let setup = p.setup();
    let mut rows =
        vec![CardRow::new(words::MISSION, words::task(setup, &t.now), words::MISSION_HINT)];
    rows.push(match &t.next {
        Some(d) => {
            let on_its_way = words::on_its_way(setup, d);
            CardRow::new(words::ON_ITS_WAY, on_its_way, words::ON_ITS_WAY_HINT)
        }
        None => CardRow::new(words::LINK, words::delay(p.delay(t.battalion)), words::LINK_HINT),
    });
    rows
}

/// Rows on the missions of an own unit's battalion, and that it is out of touch with it.
pub(crate) fn command_rows(p: &Perspective, id: UnitId, u: &Unit) -> Vec<CardRow> {
    let Some(battalion) = p.battalion_of(id) else { return Vec::new() };
    let mut rows = mission_rows(p, battalion);
    if u.out_of_touch {
        let hint = words::touch_hint(p, battalion);
        rows.push(CardRow::new(words::TOUCH, words::out_of_touch(p), hint));
    }
    rows
}
