//! A window in the middle of the table, with a veil over the rest.

use super::theme::{self, INK};
use crate::app::egui::{
    Align2, Area, Color32, Frame, Id, LayerId, Margin, Order, Stroke, Ui, Vec2,
};

/// A window in the middle of the table.
pub(super) fn veiled<R>(ui: &Ui, id: &str, width: f32, add: impl FnOnce(&mut Ui) -> R) -> R {
    let screen = ui.ctx().viewport_rect();
    let veil = ui.ctx().layer_painter(LayerId::new(Order::Middle, Id::new((id, "veil"))));
    veil.rect_filled(screen, 0.0, Color32::from_black_alpha(70));
    let area = Area::new(Id::new(id)).order(Order::Foreground);
    let frame = Frame::NONE.fill(theme::PANEL).stroke(Stroke::new(1.5, INK));
    area.anchor(Align2::CENTER_CENTER, Vec2::ZERO)
        .show(ui.ctx(), |ui| {
            let frame = frame.inner_margin(Margin::same(18));
            frame.show(ui, |ui| {
                ui.set_width(width);
                add(ui)
            })
        })
        .inner
        .inner
}
