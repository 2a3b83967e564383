//! What the computer thought, turn by turn, to be unfolded.

use super::theme::{self, INK};
use super::veiled::veiled;
use super::widgets::{faint, heading};
use crate::app::egui::{CollapsingHeader, RichText, ScrollArea, Ui};
use crate::app::input::intent::Intent;
use crate::app::view::thoughts::{ThoughtsOfTurn, ThoughtsPanel};
use crate::text::table::thoughts as words;

/// Points of the window that the turns do not take.
const AROUND: f32 = 200.0;

/// All of it.
pub(crate) fn show(ui: &Ui, panel: &ThoughtsPanel) -> Vec<Intent> {
    veiled(ui, "thoughts", 720.0, |ui| {
        heading(ui, words::TITLE);
        ui.label(faint(words::SINCE, 12.5));
        ui.add_space(4.0);
        let room = ui.ctx().viewport_rect().height() - AROUND;
        let area = ScrollArea::vertical().max_height(room).auto_shrink([false, true]);
        area.show(ui, |ui| {
            for (i, turn) in panel.0.iter().enumerate() {
                one(ui, i, turn);
            }
        });
        ui.add_space(8.0);
        let done = ui.button(words::CLOSE).clicked();
        done.then_some(Intent::Dismiss).into_iter().collect()
    })
}

fn one(ui: &mut Ui, i: usize, turn: &ThoughtsOfTurn) {
    let title = RichText::new(&turn.heading).font(theme::font("roman", 15.0)).color(INK);
    CollapsingHeader::new(title).id_salt(i).show(ui, |ui| {
        for line in turn.plan {
            ui.label(RichText::new(line).size(13.5));
        }
        ui.label(faint(&turn.count, 12.5));
        for order in turn.orders {
            ui.label(RichText::new(order).size(12.5));
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::battle::thoughts::TurnThoughts;
    use crate::app::paint::tests::drawn;
    use crate::rules::Side;
    use egui_kittest::kittest::Queryable;

    #[test]
    fn a_turn_unfolds_to_its_plan_and_orders() {
        let all = [TurnThoughts {
            turn: 2,
            side: Side::Japan,
            plan: vec!["plan: hold".to_owned()],
            orders: vec!["1st Squad rallies: calm the men first".to_owned()],
        }];
        let mut h = drawn(move |ui| show(ui, &ThoughtsPanel::new(&all)));
        assert!(h.query_by_label("plan: hold").is_none());
        h.get_by_label("Turn 3, Japanese plan").click();
        h.run();
        h.get_by_label("plan: hold");
        h.get_by_label("1st Squad rallies: calm the men first");
        h.get_by_label("Back (Esc)").click();
        h.run();
        assert_eq!(h.state().as_slice(), [Intent::Dismiss]);
    }
}
