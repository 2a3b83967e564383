//! What an order would mean, before it is given.

use super::theme::{self, INK, SOVIET, WARN};
use super::widgets::{faint, heading, row};
use crate::app::egui::{RichText, Ui};
use crate::app::view::order_preview::OrderPreviewPanel;
use crate::text::table::formation_card as words;

/// The panel.
pub(crate) fn show(ui: &mut Ui, panel: &OrderPreviewPanel) {
    let line = |words: &str| RichText::new(words).size(13.5);
    heading(ui, words::PREVIEW);
    ui.label(RichText::new(&panel.title).font(theme::font("sans-bold", 13.5)));
    ui.label(line(&panel.arrivals));
    if let Some(orders) = &panel.orders {
        ui.label(line(orders).color(WARN));
    }
    if let Some(staying) = &panel.staying {
        ui.label(line(staying));
    }
    if let Some((mire, much)) = &panel.mire {
        ui.label(line(mire).color(if *much { SOVIET } else { INK }));
    }
    for doubt in &panel.doubts {
        ui.label(line(doubt).color(WARN));
    }
    for (what, value) in &panel.rows {
        row(ui, what, value, "");
    }
    ui.label(faint(words::ESTIMATE, 11.5));
    if let Some(hint) = &panel.hint {
        ui.label(RichText::new(hint).size(12.5).color(WARN));
    }
}
