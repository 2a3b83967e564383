//! The order of battle as a tree: formations, units, where they stand.

use super::Intent;
use crate::app::theme;
use crate::rules::{ElementKind, FormationId, Hex, Morale, Perspective, Place, UnitId};
use crate::text;
use bevy_egui::egui::{self, RichText, Ui};

/// A unit's line.
#[derive(Clone, PartialEq, Debug)]
struct Row {
    id: UnitId,
    name: String,
    state: String,
    hex: Option<Hex>,
    worn: bool,
}

/// A formation with what is in it.
#[derive(Clone, PartialEq, Debug)]
struct Node {
    name: String,
    rows: Vec<Row>,
    children: Vec<Node>,
}

/// What the tree shows.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Forces {
    roots: Vec<Node>,
    selected: Option<UnitId>,
}

impl Forces {
    pub(crate) fn of(p: &Perspective, selected: Option<UnitId>) -> Forces {
        Forces { roots: nodes(p, None), selected }
    }
}

fn nodes(p: &Perspective, parent: Option<FormationId>) -> Vec<Node> {
    let force = &p.setup().forces[p.side];
    let all = force.formations.iter().enumerate().filter(|(_, f)| f.parent == parent);
    all.map(|(i, f)| {
        let id = FormationId(i as u16);
        Node { name: f.name.clone(), rows: rows(p, id), children: nodes(p, Some(id)) }
    })
    .collect()
}

fn rows(p: &Perspective, formation: FormationId) -> Vec<Row> {
    let lines = &p.setup().forces[p.side].units;
    p.own()
        .filter(|(_, u)| lines.get(u.line as usize).is_some_and(|l| l.formation == formation))
        .filter(|(_, u)| u.parent.is_none() || u.hex().is_some())
        .map(|(id, u)| {
            let kind = p.setup().library.unit_type(u.ty).kind;
            let state = match u.place {
                Place::On(_) => {
                    let n = if kind == ElementKind::Men { u.men } else { u.pieces };
                    let mut s = n.to_string();
                    if u.mired {
                        s += ", mired";
                    }
                    if u.morale() > Morale::Steady {
                        s = format!("{s}, {}", text::morale(u.morale()));
                    }
                    s
                }
                Place::Awaited => "awaited".to_owned(),
                Place::Left => "withdrawn".to_owned(),
                Place::Gone => "lost".to_owned(),
            };
            let worn = u.morale() > Morale::Steady || u.hex().is_none();
            Row { id, name: text::unit(p, id), state, hex: u.hex(), worn }
        })
        .collect()
}

/// Draws the tree.
pub(crate) fn forces(ui: &mut Ui, model: &Forces) -> Vec<Intent> {
    let mut out = Vec::new();
    egui::ScrollArea::vertical().auto_shrink([false, true]).show(ui, |ui| {
        for node in &model.roots {
            branch(ui, node, model.selected, &mut out);
        }
    });
    out
}

fn branch(ui: &mut Ui, node: &Node, selected: Option<UnitId>, out: &mut Vec<Intent>) {
    let name = RichText::new(&node.name).font(theme::font("roman", 15.0));
    egui::CollapsingHeader::new(name).default_open(true).show(ui, |ui| {
        for row in &node.rows {
            ui.horizontal(|ui| {
                if ui.selectable_label(selected == Some(row.id), &row.name).clicked() {
                    out.push(Intent::Select(row.id));
                    out.extend(row.hex.map(Intent::Centre));
                }
                let colour = if row.worn { theme::WARN } else { theme::FAINT };
                ui.label(RichText::new(&row.state).color(colour).size(12.5));
            });
        }
        for child in &node.children {
            branch(ui, child, selected, out);
        }
    });
}
