//! Objectives, and what is to be known beside them.

use super::shade::Shade;
use crate::rules::formation;
use crate::rules::score::losses;
use crate::rules::{AreaId, Perspective};
use crate::text;
use crate::text::table::objectives as words;

/// An objective as listed.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct ObjectiveRow {
    /// Its name.
    pub name: String,
    /// Who holds it.
    pub holder: String,
    /// In whose colour.
    pub shade: Shade,
    /// What it pays.
    pub pays: String,
    /// Its ground: a click on the name shows it, or sends a formation there.
    pub area: AreaId,
}

/// What is to be known beside the objectives.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Remark {
    /// In a line.
    pub text: String,
    /// What it means.
    pub why: String,
    /// How it sounds.
    pub shade: Shade,
}

/// Objectives and remarks.
#[derive(Clone, PartialEq, Debug, Default)]
pub(crate) struct ObjectivesPanel {
    /// The objectives a side fights for, and orders to withdraw.
    pub rows: Vec<ObjectiveRow>,
    /// What the ground keeps of the vehicles, and what was lost.
    pub remarks: Vec<Remark>,
}

impl ObjectivesPanel {
    /// As a side knows them.
    pub(crate) fn new(p: &Perspective) -> ObjectivesPanel {
        ObjectivesPanel { rows: rows(p), remarks: remarks(p) }
    }
}

fn rows(p: &Perspective) -> Vec<ObjectiveRow> {
    let setup = p.setup();
    let mut out = Vec::new();
    if let Some(area) = p.public.withdraw[p.side] {
        let to = setup.areas.get(area.0 as usize).map(|a| a.name.as_str());
        out.push(ObjectiveRow {
            name: words::withdraw(to),
            holder: words::ORDERED.to_owned(),
            shade: Shade::Warning,
            pays: String::new(),
            area,
        });
    }
    for (o, hold) in setup.objectives.iter().zip(&p.public.holds) {
        out.push(ObjectiveRow {
            name: o.name.clone(),
            holder: text::standing(hold, p.public.clock),
            shade: hold.holder.map_or(Shade::Faint, Shade::Of),
            pays: text::objective(o),
            area: o.area,
        });
    }
    out
}

fn remarks(p: &Perspective) -> Vec<Remark> {
    let remark = |text, why: &str, shade| Remark { text, why: why.to_owned(), shade };
    let stuck = mire(p).into_iter();
    let mut out: Vec<Remark> =
        stuck.map(|text| remark(text, words::MIRED_HINT, Shade::Warning)).collect();
    let lost = losses(p.own().map(|(_, u)| u));
    if let Some(text) = text::toll(&lost, &p.claims) {
        out.push(remark(text, &words::toll_hint(&lost, &p.claims), Shade::Faint));
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
