//! Objectives, order of battle, log.

use super::theme;
use super::theme::{FAINT, GOOD, INK, SOVIET, WARN};
use super::tree::Tree;
use super::widgets::{heading, link};
use crate::app::input::action::Action;
use crate::app::input::intent::Intent;
use crate::app::view::counters::CounterId;
use crate::rules::formation;
use crate::rules::score::losses;
use crate::rules::{AreaId, Perspective, UnitId};
use crate::text::{self, Line, Tone};
use bevy_egui::egui::{Color32, Label, RichText, ScrollArea, Ui};

/// An objective as listed.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct ObjectiveRow {
    /// Its name.
    pub name: String,
    /// Who holds it.
    pub holder: String,
    /// In whose colour.
    pub color: Color32,
    /// What it pays.
    pub pays: String,
    /// Where.
    pub area: Option<AreaId>,
}

/// The objectives a side fights for, and orders to withdraw.
pub(crate) fn goals(p: &Perspective) -> Vec<ObjectiveRow> {
    let setup = p.setup();
    let mut out = Vec::new();
    if let Some(area) = p.public.withdraw[p.side] {
        let name = setup.areas.get(area.0 as usize).map_or("the rear", |a| a.name.as_str());
        out.push(ObjectiveRow {
            name: format!("Withdraw to {name}"),
            holder: "ordered".to_owned(),
            color: WARN,
            pays: String::new(),
            area: Some(area),
        });
    }
    for (o, hold) in setup.objectives.iter().zip(&p.public.holds) {
        out.push(ObjectiveRow {
            name: o.name.clone(),
            holder: text::standing(hold, p.public.clock),
            color: hold.holder.map_or(FAINT, super::counter::side_color),
            pays: text::objective(o),
            area: Some(o.area),
        });
    }
    out
}

/// What is to be known beside the objectives: words, an explanation, a colour.
pub(crate) type Remark = (String, String, Color32);

/// What the ground keeps of the vehicles, and what was lost.
pub(crate) fn remarks(p: &Perspective) -> Vec<Remark> {
    let about = "Vehicles that stuck in soft ground since the battle began.";
    let mut out: Vec<Remark> =
        mire(p).into_iter().map(|words| (words, about.to_owned(), WARN)).collect();
    let lost = losses(p.own().map(|(_, u)| u));
    if let Some(words) = text::toll(&lost, p.claims.men, p.claims.pieces) {
        let (men, pieces) = (p.claims.men, p.claims.pieces);
        let why = format!(
            "Ours: {}.\nThe enemy, as far as seen: {}.\nThey count in points, see the scale above.",
            text::losses(&lost),
            text::men_and_pieces(men, pieces),
        );
        out.push((words, why, FAINT));
    }
    out
}

/// What became of vehicles that stuck, a line each side.
pub(crate) fn mire(p: &Perspective) -> Vec<String> {
    let mut out = Vec::new();
    let m = formation::mire(p);
    if m != formation::Mire::default() {
        out.push(text::mire(&m));
    }
    let enemy = formation::enemy_mired(p);
    if enemy > 0 {
        out.push(text::enemy_mired(enemy));
    }
    out
}

/// The objectives, and what the ground keeps of the vehicles.
pub(crate) fn show_goals(ui: &mut Ui, goals: &[ObjectiveRow], remarks: &[Remark]) -> Vec<Intent> {
    let mut out = Vec::new();
    heading(ui, "Objectives");
    let gap = std::mem::replace(&mut ui.spacing_mut().item_spacing.y, 1.0);
    for g in goals {
        ui.horizontal(|ui| {
            let words = RichText::new(format!("• {}", g.name)).color(g.color);
            let response = link(ui, words).on_hover_text(format!("{}\n{}", g.holder, g.pays));
            if let (true, Some(area)) = (response.clicked(), g.area) {
                out.push(Intent::Area(area));
            }
            let holder = RichText::new(&g.holder).size(12.0).color(FAINT);
            ui.add(Label::new(holder).truncate());
        });
    }
    ui.spacing_mut().item_spacing.y = gap;
    for (words, why, color) in remarks {
        ui.label(RichText::new(words).size(12.5).color(*color)).on_hover_text(why);
    }
    out
}

/// The log; a click on a line brings its place into view.
pub(crate) fn show_log(ui: &mut Ui, lines: &[Line]) -> Vec<Intent> {
    let mut out = Vec::new();
    heading(ui, "Log");
    // Long battles have long logs; nobody scrolls back further than this.
    let first = lines.len().saturating_sub(400);
    ScrollArea::vertical().id_salt("log").auto_shrink([false, false]).stick_to_bottom(true).show(
        ui,
        |ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            for line in text::merged(&lines[first..]) {
                let color = match line.tone {
                    Tone::Heading => INK,
                    Tone::Plain => Color32::from_rgb(0x4A, 0x42, 0x38),
                    Tone::Good => GOOD,
                    Tone::Bad => SOVIET,
                    Tone::Message => WARN,
                };
                let words = RichText::new(&line.text).color(color);
                let words = match line.tone {
                    Tone::Heading => words.font(theme::font("roman", 14.5)).underline(),
                    Tone::Message => words.font(theme::font("italic", 15.0)),
                    _ => words.size(12.5),
                };
                match line.hex {
                    Some(hex) => {
                        if link(ui, words).clicked() {
                            out.push(Intent::GoTo(hex));
                        }
                    }
                    None => {
                        ui.label(words);
                    }
                }
            }
        },
    );
    out
}

/// What can be done while nothing is chosen, for who sits at the table the first time.
pub(crate) fn show_hints(ui: &mut Ui) {
    heading(ui, "Your orders");
    let key = Action::key_text;
    let lines = [
        format!(
            "Click a counter on the map, or a formation in the order of battle ({}).",
            key(Action::Roster)
        ),
        "A unit: click ground to march there, an enemy to fire. Point first and read what \
         would come of it."
            .to_owned(),
        format!(
            "A formation: {} moves it, {} attacks, {} holds, {} supports by fire; then click \
             the goal.",
            key(Action::MarchThere),
            key(Action::AttackThere),
            key(Action::HoldThere),
            key(Action::SupportThere)
        ),
        format!(
            "{} ends the turn, {} shows all keys, {} the briefing.",
            key(Action::EndTurn),
            key(Action::Help),
            key(Action::Briefing)
        ),
    ];
    for words in lines {
        ui.label(RichText::new(words).size(13.0).color(FAINT));
    }
}

/// Objectives and order of battle in one panel.
pub(crate) fn show_left(
    ui: &mut Ui,
    goals: &[ObjectiveRow],
    remarks: &[Remark],
    tree: &Tree,
) -> Vec<Intent> {
    let mut out = show_goals(ui, goals, remarks);
    out.extend(super::tree::show_head(ui, tree));
    ScrollArea::vertical()
        .id_salt("left")
        .auto_shrink([false, false])
        .show(ui, |ui| out.extend(super::tree::show(ui, tree)));
    out
}

/// A unit that can be named in a question.
pub(crate) fn named(p: &Perspective, units: &[UnitId]) -> Vec<(CounterId, String)> {
    units.iter().map(|id| (CounterId::Own(*id), text::unit(p, *id))).collect()
}

/// The briefing of a side, and what the battle is about.
pub(crate) fn show_briefing(ui: &mut Ui, briefing: &str) {
    for paragraph in briefing.split("\n\n") {
        let one: String = paragraph.split_whitespace().collect::<Vec<_>>().join(" ");
        ui.label(RichText::new(one).font(theme::font("roman", 16.0)));
        ui.add_space(5.0);
    }
}
