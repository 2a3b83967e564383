//! The card of a chosen formation or stack.

use super::theme::{self, SOVIET};
use super::unit_card::chain;
use super::widgets::{action_buttons, heading, link, row};
use crate::app::egui::{RichText, ScrollArea, Ui};
use crate::app::input::action::Action;
use crate::app::input::intent::Intent;
use crate::app::view::formation_card::FormationCard;
use crate::app::view::offer::Offer;
use crate::text;
use crate::text::table::formation_card as words;

/// Most room for the names of a stack's units, points.
const STACK: f32 = 120.0;

/// The card.
pub(crate) fn show(ui: &mut Ui, card: &FormationCard) -> Vec<Intent> {
    let mut out = Vec::new();
    ui.label(RichText::new(&card.name).font(theme::font("roman", 18.0)));
    chain(ui, &card.chain, &mut out);
    ui.add_space(2.0);
    state(ui, card);
    // A full hex has more units than a small screen has room for beside the buttons.
    ScrollArea::vertical().id_salt("stack").max_height(STACK).show(ui, |ui| {
        for (id, name) in &card.units {
            if link(ui, RichText::new(name).size(13.0)).clicked() {
                out.push(Intent::Visit(*id));
            }
        }
    });
    for order in &card.orders {
        ui.label(RichText::new(words::standing_order(order)).size(13.0).color(SOVIET));
    }
    heading(ui, words::ORDERS);
    let (advice, shade) = &card.advice;
    ui.label(RichText::new(advice).size(12.5).color(theme::shade(*shade)));
    let buttons: Vec<(Action, &str, &Offer)> =
        card.buttons.iter().map(|b| (b.action, b.label, &b.offer)).collect();
    action_buttons(ui, &buttons, &mut out);
    out
}

fn state(ui: &mut Ui, card: &FormationCard) {
    let s = &card.strength;
    if let Some(leader) = &card.leader {
        row(ui, words::LED_BY, leader, words::LED_BY_HINT);
    }
    if let Some(named) = &card.named {
        row(ui, text::leader::LEADS, named, "");
    }
    row(ui, words::STRENGTH, &text::holding(s), words::STRENGTH_HINT);
    row(ui, words::READY, &words::ready(s), words::READY_HINT);
    for r in card.rest.iter().chain(&card.leaderless).chain(&card.missions) {
        row(ui, &r.what, &r.value, &r.why);
    }
    let some = [(s.pinned, words::PINNED), (s.broken, words::BROKEN), (s.awaited, words::TO_COME)];
    for (n, what) in some.into_iter().filter(|(n, _)| *n > 0) {
        row(ui, what, &words::units(n), "");
    }
}
