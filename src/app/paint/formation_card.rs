//! The card of a chosen formation or stack: how strong it is, what it is under orders to
//! do, what it can be ordered, and what stopped it.

use super::theme;
use super::theme::{FAINT, INK, SOVIET, WARN};
use super::unit_card::Chain;
use super::widgets::{action_button, heading, link, row};
use crate::app::battle::preview::OrderPreview;
use crate::app::battle::report::FormationReport;
use crate::app::input::action::Action;
use crate::app::input::intent::Intent;
use crate::rules::UnitId;
use crate::rules::formation::Strength;
use crate::rules::setup::Mission;
use crate::text::{self, Tone};
use bevy_egui::egui::{Align, Layout, RichText, ScrollArea, Ui};

/// What the card shows.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct FormationCard {
    /// Its name.
    pub name: String,
    /// Those above it.
    pub chain: Chain,
    /// Its headquarters, or that of a formation above it.
    pub leader: Option<String>,
    /// How strong it is.
    pub strength: Strength,
    /// What it is under orders to do.
    pub orders: Vec<String>,
    /// The mission that a click gives, if one is chosen.
    pub mission: Option<Mission>,
    /// Whether orders may be given.
    pub may: bool,
    /// Its units, if they are few and no formation.
    pub units: Vec<(UnitId, String)>,
}

/// The missions with their actions.
pub(crate) const MISSIONS: [(Mission, Action, &str, &str); 4] = [
    (
        Mission::Move,
        Action::MarchThere,
        "Move",
        "Go there, out of fights where that is possible. Then click the goal.",
    ),
    (Mission::Attack, Action::AttackThere, "Attack", "Take it. Then click the goal."),
    (Mission::Hold, Action::HoldThere, "Hold", "Be there and keep it. Then click the goal."),
    (
        Mission::Support,
        Action::SupportThere,
        "Support by fire",
        "Fire at the enemy there from where he is in range. Then click the goal.",
    ),
];

/// Most room for the names of a stack's units, points.
const STACK: f32 = 120.0;

/// The card.
pub(crate) fn show(ui: &mut Ui, card: &FormationCard) -> Vec<Intent> {
    let mut out = Vec::new();
    ui.label(RichText::new(&card.name).font(theme::font("roman", 18.0)));
    super::unit_card::chain(ui, &card.chain, &mut out);
    let s = &card.strength;
    ui.add_space(2.0);
    if let Some(leader) = &card.leader {
        row(ui, "led by", leader, "The nearest headquarters above it that is not broken.");
    }
    row(ui, "strength", &text::holding(s), "Men on foot and at guns; vehicles that run; guns.");
    row(
        ui,
        "with time left",
        &format!("{} of {} units", s.ready, s.units),
        "Units that still have seconds this turn and would do as they are told.",
    );
    for (n, what) in [(s.pinned, "pinned or shaken"), (s.broken, "broken"), (s.awaited, "to come")]
    {
        if n > 0 {
            row(ui, what, &text::count(n, "unit", "units"), "");
        }
    }
    // A full hex has more units than a small screen has room for beside the buttons.
    ScrollArea::vertical().id_salt("stack").max_height(STACK).show(ui, |ui| {
        for (id, name) in &card.units {
            if link(ui, RichText::new(name).size(13.0)).clicked() {
                out.push(Intent::Visit(*id));
            }
        }
    });
    for order in &card.orders {
        ui.label(RichText::new(format!("StandingOrder order: {order}")).size(13.0).color(SOVIET));
    }
    order_buttons(ui, card, &mut out);
    out
}

fn order_buttons(ui: &mut Ui, card: &FormationCard, out: &mut Vec<Intent>) {
    heading(ui, "Orders to the whole");
    let words = match card.mission {
        Some(m) => format!(
            "{}: click the goal, a hex or an objective; Ctrl-click: that hex alone. Esc: not after all.",
            text::capital(text::mission(m))
        ),
        None => "Choose what, then click where.".to_owned(),
    };
    let color = if card.mission.is_some() { WARN } else { FAINT };
    ui.label(RichText::new(words).size(12.5).color(color));
    let open = |hint: &str| {
        if card.may {
            Ok(hint.to_owned())
        } else {
            Err("not while the other side moves".to_owned())
        }
    };
    let mut buttons: Vec<(Action, &str, Result<String, String>)> =
        MISSIONS.iter().map(|(_, action, words, hint)| (*action, *words, open(hint))).collect();
    let cancel = if card.orders.is_empty() {
        Err("It has no standing order.".to_owned())
    } else {
        open("Its standing order is no longer carried on with.")
    };
    buttons.push((Action::Relieve, "Cancel order", cancel));
    buttons.push((Action::Superior, "Formation above", Ok(String::new())));
    ui.columns(2, |cols| {
        for (i, (action, words, open)) in buttons.into_iter().enumerate() {
            cols[i % 2].with_layout(Layout::top_down_justified(Align::LEFT), |ui| {
                action_button(ui, action, words, open, out);
            });
        }
    });
}

/// What an order would mean, before it is given.
pub(crate) fn show_preview(
    ui: &mut Ui,
    title: &str,
    preview: &OrderPreview,
    ways: &[(String, String)],
) {
    let digest = &preview.digest;
    heading(ui, "What it would mean");
    ui.label(RichText::new(title).font(theme::font("sans-bold", 13.5)));
    ui.label(RichText::new(text::capital(&text::arrivals(digest))).size(13.5));
    if let Some(staying) = text::staying(digest) {
        ui.label(RichText::new(staying).size(13.5));
    }
    if let Some(mire) = text::may_mire(digest) {
        let color = if digest.mire_milli >= 500 { SOVIET } else { INK };
        ui.label(RichText::new(text::capital(&mire)).size(13.5).color(color));
    }
    for doubt in &preview.doubts {
        ui.label(RichText::new(doubt).size(13.5).color(WARN));
    }
    for (what, value) in ways {
        row(ui, what, value, "");
    }
    let estimate = "What the staff will order, as long as nothing new is seen; nobody is reckoned \
                    to fire, or to stick.";
    ui.label(RichText::new(estimate).size(11.5).color(FAINT));
}

/// What came of the last formation order; a click on a line shows the place.
pub(crate) fn show_report(ui: &mut Ui, report: &FormationReport) -> Vec<Intent> {
    let mut out = Vec::new();
    heading(ui, "What stopped them");
    ui.label(RichText::new(&report.title).size(12.5).color(FAINT));
    if report.lines.is_empty() {
        ui.label(RichText::new("Nothing.").size(12.5));
    }
    let room = (ui.available_height() - 190.0).max(110.0);
    ScrollArea::vertical().id_salt("report").max_height(room).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        for (unit, line) in &report.lines {
            let words = RichText::new(&line.text).size(12.5);
            let words = match line.tone {
                Tone::Bad => words.color(SOVIET),
                Tone::Good => words.color(theme::GOOD),
                Tone::Heading => words.font(theme::font("sans-bold", 12.5)).color(INK),
                _ => words.color(INK),
            };
            if link(ui, words).clicked() {
                match (unit, line.hex) {
                    (_, Some(hex)) => out.push(Intent::GoTo(hex)),
                    (Some(unit), None) => out.push(Intent::Visit(*unit)),
                    _ => {}
                }
            }
        }
    });
    out
}
