//! The card of the chosen unit, or of an enemy looked at.

use super::counter;
use super::counter_face::CounterStyle;
use super::theme::{self, FAINT, GOOD, SOVIET, WARN};
use super::widgets::{action_buttons, bar, faint, heading, link, row};
use crate::app::egui::{RichText, ScrollArea, Sense, Slider, Ui, vec2};
use crate::app::input::action::Action;
use crate::app::input::intent::Intent;
use crate::app::view::offer::Offer;
use crate::app::view::unit_card::{Chain, NervesBar, TimeLeft, UnitCard, UnitOrders};
use crate::rules::{FirePolicy, Morale};
use crate::text::table::{formation_card, unit_card as words};

/// Points of the counter on the card.
const COUNTER: f32 = 60.0;

/// The card in a panel that scrolls when it is short.
pub(crate) fn panel(ui: &mut Ui, card: &UnitCard) -> Vec<Intent> {
    ScrollArea::vertical()
        .id_salt("card")
        .auto_shrink([false, true])
        .show(ui, |ui| show(ui, card))
        .inner
}

fn show(ui: &mut Ui, card: &UnitCard) -> Vec<Intent> {
    let mut out = Vec::new();
    head(ui, card);
    chain(ui, &card.chain, &mut out);
    if let Some(order) = &card.standing {
        let words = formation_card::standing_order(order);
        ui.label(RichText::new(words).size(12.5).color(SOVIET));
    }
    if !card.note.is_empty() {
        ui.label(RichText::new(&card.note).font(theme::font("italic", 14.0)).color(FAINT));
    }
    if let Some(time) = &card.time {
        show_time(ui, time);
    }
    show_nerves(ui, &card.nerves);
    ui.add_space(2.0);
    for r in &card.rows {
        row(ui, &r.what, &r.value, &r.why);
    }
    if !card.company.is_empty() {
        heading(ui, words::SAME_HEX);
        for (who, name) in &card.company {
            if link(ui, name.as_str()).clicked() {
                out.push(Intent::Choose(*who));
            }
        }
    }
    if let Some(orders) = &card.orders {
        order_buttons(ui, orders, &mut out);
        fire_time(ui, orders.seconds, &mut out);
        policies(ui, orders.policy, &mut out);
    }
    out
}

fn head(ui: &mut Ui, card: &UnitCard) {
    ui.horizontal(|ui| {
        if let Some(counter) = &card.counter {
            let (rect, _) = ui.allocate_exact_size(vec2(66.0, 68.0), Sense::hover());
            let style = CounterStyle::default();
            counter::paint(ui.painter(), counter, rect.center(), COUNTER, style);
        }
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 1.0;
            ui.label(RichText::new(&card.name).font(theme::font("roman", 18.0)));
            ui.label(faint(&card.about, 12.0));
        });
    });
}

/// The chain of command; a click chooses a formation.
pub(super) fn chain(ui: &mut Ui, chain: &Chain, out: &mut Vec<Intent>) {
    if chain.is_empty() {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(4.0, 1.0);
        for (i, (id, name)) in chain.iter().enumerate() {
            if i > 0 {
                ui.label(faint(formation_card::OF, 12.0));
            }
            let name = RichText::new(name).size(12.5).underline();
            let hint = formation_card::choose_hint(&Action::Superior.key_text());
            if link(ui, name).on_hover_text(hint).clicked() {
                out.push(Intent::Formation(*id));
            }
        }
    });
}

fn show_time(ui: &mut Ui, time: &TimeLeft) {
    let color = if time.any { GOOD.gamma_multiply(0.55) } else { SOVIET };
    bar(ui, time.share, color, &time.label).on_hover_text(words::TIME_HINT);
}

fn show_nerves(ui: &mut Ui, nerves: &NervesBar) {
    let color = match nerves.morale {
        Morale::Steady => theme::CHOSEN,
        Morale::Pinned => WARN.gamma_multiply(0.7),
        Morale::Shaken | Morale::Broken => SOVIET.gamma_multiply(0.7),
    };
    let part = f32::from(nerves.suppression) / 100.0;
    bar(ui, part, color, &nerves.label).on_hover_text(&nerves.hint);
}

fn order_buttons(ui: &mut Ui, o: &UnitOrders, out: &mut Vec<Intent>) {
    heading(ui, words::ORDERS);
    let (click, shade) = o.click;
    ui.label(RichText::new(click).size(12.5).color(theme::shade(shade)));
    let face = Offer::open(words::FACE_HINT);
    let danger = Offer::open(words::DANGER_HINT);
    let mut buttons = vec![
        (Action::Assault, words::ASSAULT, &o.assault),
        (Action::AreaFire, words::AREA_FIRE, &o.area_fire),
        (Action::Rally, words::RALLY, &o.rally),
        (Action::Face, words::FACE, &face),
        (Action::Threat, words::danger(o.threat), &danger),
    ];
    buttons.extend(o.recover.iter().map(|r| (Action::Recover, words::RECOVER, r)));
    action_buttons(ui, &buttons, out);
}

/// Seconds to fire for, out of so many.
fn fire_time(ui: &mut Ui, (mut seconds, most): (u32, u32), out: &mut Vec<Intent>) {
    let slider = Slider::new(&mut seconds, 10.min(most)..=most.max(11))
        .suffix(words::SECONDS)
        .text(words::FIRE_FOR)
        .step_by(10.0);
    if ui.add(slider).on_hover_text(words::FIRE_FOR_HINT).changed() {
        out.push(Intent::Seconds(seconds));
    }
}

fn policies(ui: &mut Ui, chosen: FirePolicy, out: &mut Vec<Intent>) {
    ui.label(faint(words::ENEMY_TURN, 12.0));
    ui.horizontal_wrapped(|ui| {
        for policy in FirePolicy::ALL {
            let hint = words::policy_hint(policy, &Action::of_policy(policy).key_text());
            let label = ui.selectable_label(policy == chosen, words::policy(policy));
            if label.on_hover_text(hint).clicked() {
                out.push(Intent::Policy(policy));
            }
        }
    });
}
