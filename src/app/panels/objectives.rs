//! What is fought for, and what has been lost.

use super::Intent;
use super::bar::side_colour;
use crate::app::theme;
use crate::rules::score::losses;
use crate::rules::{Hex, Perspective, Side};
use crate::text;
use bevy_egui::egui::{RichText, Sense, Ui};

/// One objective.
#[derive(Clone, PartialEq, Debug)]
struct Row {
    name: String,
    pays: String,
    standing: String,
    holder: Option<Side>,
    hex: Option<Hex>,
}

/// What the panel shows.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Objectives {
    rows: Vec<Row>,
    points: [u32; 2],
    own: String,
    claims: String,
    orders: Option<String>,
}

impl Objectives {
    pub(crate) fn of(p: &Perspective) -> Objectives {
        let setup = p.setup();
        let rows = setup.objectives.iter().zip(&p.public.holds).map(|(o, h)| Row {
            name: o.name.clone(),
            pays: text::capital(&text::objective(o)),
            standing: text::capital(&text::standing(h)),
            holder: h.holder,
            hex: middle(setup.area(o.area)),
        });
        let area = p.public.withdraw[p.side].and_then(|a| setup.areas.get(a.0 as usize));
        Objectives {
            rows: rows.collect(),
            points: Side::ALL.map(|s| p.public.points[s]),
            own: text::losses(&losses(p.units.iter())),
            claims: format!("{} men, {} vehicles or guns", p.claims.men, p.claims.pieces),
            orders: area.map(|a| format!("You are ordered to withdraw to {}.", a.name)),
        }
    }
}

/// The hex of an area nearest to all others.
fn middle(area: &[Hex]) -> Option<Hex> {
    let far = |h: &Hex| area.iter().map(|o| u32::from(o.distance(*h))).sum::<u32>();
    area.iter().copied().min_by_key(far)
}

/// Draws the panel.
pub(crate) fn objectives(ui: &mut Ui, model: &Objectives) -> Vec<Intent> {
    let mut out = Vec::new();
    if let Some(orders) = &model.orders {
        ui.label(RichText::new(orders).color(theme::WARN).strong());
    }
    for row in &model.rows {
        let colour = row.holder.map_or(theme::FAINT, side_colour);
        let name = RichText::new(&row.name).font(theme::font("bold", 15.0));
        let response = ui.add(bevy_egui::egui::Label::new(name).sense(Sense::click()));
        if response.on_hover_text("Click to see where it is.").clicked() {
            out.extend(row.hex.map(Intent::Centre));
        }
        ui.label(RichText::new(&row.standing).color(colour));
        ui.label(RichText::new(&row.pays).color(theme::FAINT).size(12.5));
        ui.add_space(3.0);
    }
    ui.separator();
    ui.label(format!("Points so far: Soviet {}, Japanese {}", model.points[0], model.points[1]));
    ui.label(format!("Our losses: {}", model.own));
    ui.label(format!("Enemy losses seen: {}", model.claims))
        .on_hover_text("What you did not see is not counted here; the end of the battle tells.");
    out
}
