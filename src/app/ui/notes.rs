//! Objectives, order of battle, log.

use super::Intent;
use super::chits::Who;
use super::widgets::{heading, link};
use crate::app::theme::{self, FAINT, GOOD, INK, SOVIET, WARN};
use crate::hex::Hex;
use crate::rules::{FormationId, Morale, Perspective, Place, UnitId};
use crate::text::{self, Line, Tone};
use bevy_egui::egui::{Color32, Label, RichText, ScrollArea, Ui};

/// An objective as listed.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Goal {
    /// Its name.
    pub name: String,
    /// Who holds it.
    pub holder: String,
    /// In whose colour.
    pub color: Color32,
    /// What it pays.
    pub pays: String,
    /// Where.
    pub hex: Option<Hex>,
}

/// The objectives a side fights for, and orders to withdraw.
pub(crate) fn goals(p: &Perspective) -> Vec<Goal> {
    let setup = p.setup();
    let mut out = Vec::new();
    if let Some(area) = p.public.withdraw[p.side] {
        let name = setup.areas.get(area.0 as usize).map_or("the rear", |a| a.name.as_str());
        out.push(Goal {
            name: format!("Withdraw to {name}"),
            holder: "ordered".to_owned(),
            color: WARN,
            pays: String::new(),
            hex: setup.area(area).first().copied(),
        });
    }
    for (o, hold) in setup.objectives.iter().zip(&p.public.holds) {
        let hexes = setup.area(o.area);
        out.push(Goal {
            name: o.name.clone(),
            holder: text::standing(hold),
            color: hold.holder.map_or(FAINT, super::chit::side_color),
            pays: text::objective(o),
            hex: hexes.get(hexes.len() / 2).copied(),
        });
    }
    out
}

/// The objectives.
pub(crate) fn show_goals(ui: &mut Ui, goals: &[Goal]) -> Vec<Intent> {
    let mut out = Vec::new();
    heading(ui, "Objectives");
    for g in goals {
        ui.horizontal_wrapped(|ui| {
            let words = RichText::new(format!("• {}", g.name)).color(g.color);
            let response = link(ui, words).on_hover_text(&g.pays);
            if let (true, Some(hex)) = (response.clicked(), g.hex) {
                out.push(Intent::GoTo(hex));
            }
            ui.label(RichText::new(&g.holder).size(12.0).color(FAINT));
        });
    }
    out
}

/// A line of the order of battle.
#[derive(Clone, PartialEq, Debug)]
pub(crate) enum Entry {
    /// A formation, and how deep it stands in the tree.
    Formation(String, usize),
    /// A unit: who, name, state, colour, depth.
    Unit(UnitId, String, String, Color32, usize),
}

/// The order of battle of a side, formation by formation.
pub(crate) fn roster(p: &Perspective) -> Vec<Entry> {
    let force = &p.setup().forces[p.side];
    let mut out = Vec::new();
    for (i, f) in force.formations.iter().enumerate() {
        let id = FormationId(i as u16);
        let members: Vec<UnitId> = p
            .own()
            .filter(|(_, u)| {
                force.units.get(u.line as usize).is_some_and(|l| l.formation == id)
                    && (u.parent.is_none() || u.hex().is_some())
            })
            .map(|(id, _)| id)
            .collect();
        let has_child = force.formations.iter().any(|c| c.parent == Some(id));
        if members.is_empty() && !has_child {
            continue;
        }
        let depth = depth(p, id);
        out.push(Entry::Formation(f.name.clone(), depth));
        for unit in members {
            let Some(u) = p.unit(unit) else { continue };
            let kind = p.setup().library.unit_type(u.ty).kind;
            let (state, color) = match u.place {
                Place::On(h) => {
                    let now = text::strength(kind, u.men, u.pieces);
                    let nerves = if u.morale() == Morale::Steady {
                        String::new()
                    } else {
                        format!(", {}", text::morale(u.morale()))
                    };
                    let color = if nerves.is_empty() { INK } else { WARN };
                    (format!("{now} in {}{nerves}", text::hex(p, h)), color)
                }
                Place::Awaited => (awaited(p, u.line), FAINT),
                Place::Left => ("left".to_owned(), FAINT),
                Place::Gone => ("lost".to_owned(), SOVIET),
            };
            out.push(Entry::Unit(unit, text::unit(p, unit), state, color, depth + 1));
        }
    }
    out
}

fn depth(p: &Perspective, id: FormationId) -> usize {
    let all = &p.setup().forces[p.side].formations;
    let mut n = 0;
    let mut at = all.get(id.0 as usize).and_then(|f| f.parent);
    while let (Some(f), true) = (at, n < 8) {
        n += 1;
        at = all.get(f.0 as usize).and_then(|f| f.parent);
    }
    n
}

fn awaited(p: &Perspective, line: u16) -> String {
    use crate::rules::setup::Entry;
    match p.setup().forces[p.side].units.get(line as usize).map(|l| &l.entry) {
        Some(Entry::Arrives(at, _)) => format!("comes at {at}"),
        _ => "awaited".to_owned(),
    }
}

/// The order of battle.
pub(crate) fn show_roster(ui: &mut Ui, entries: &[Entry], chosen: Option<UnitId>) -> Vec<Intent> {
    let mut out = Vec::new();
    heading(ui, "Order of battle");
    for e in entries {
        match e {
            Entry::Formation(name, depth) => {
                ui.horizontal(|ui| {
                    ui.add_space(*depth as f32 * 12.0);
                    ui.label(RichText::new(name).font(theme::font("roman", 14.5)).color(FAINT));
                });
            }
            Entry::Unit(id, name, state, color, depth) => {
                ui.horizontal(|ui| {
                    ui.add_space(*depth as f32 * 12.0);
                    let words = RichText::new(name).color(*color);
                    let words = if chosen == Some(*id) {
                        words.background_color(theme::CHOSEN)
                    } else {
                        words
                    };
                    if link(ui, words).clicked() {
                        out.push(Intent::Visit(*id));
                    }
                    let state = RichText::new(state).size(12.0).color(FAINT);
                    ui.add(Label::new(state).truncate());
                });
            }
        }
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
            for line in &lines[first..] {
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

/// Objectives and order of battle in one panel.
pub(crate) fn show_left(
    ui: &mut Ui,
    goals: &[Goal],
    roster: &[Entry],
    chosen: Option<UnitId>,
) -> Vec<Intent> {
    ScrollArea::vertical()
        .id_salt("left")
        .auto_shrink([false, false])
        .show(ui, |ui| {
            let mut out = show_goals(ui, goals);
            out.extend(show_roster(ui, roster, chosen));
            out
        })
        .inner
}

/// A unit that can be named in a question.
pub(crate) fn named(p: &Perspective, units: &[UnitId]) -> Vec<(Who, String)> {
    units.iter().map(|id| (Who::Own(*id), text::unit(p, *id))).collect()
}

/// The briefing of a side, and what the battle is about.
pub(crate) fn show_briefing(ui: &mut Ui, briefing: &str) {
    for paragraph in briefing.split("\n\n") {
        let one: String = paragraph.split_whitespace().collect::<Vec<_>>().join(" ");
        ui.label(RichText::new(one).font(theme::font("roman", 16.0)));
        ui.add_space(5.0);
    }
}
