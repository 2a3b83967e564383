//! From a battle to its sheet.

use super::{NameKind, Sheet, SheetName, grid, palette, survey};
use crate::play::Opened;
use crate::rules::{Setup, Side};
use crate::scenario::survey::{HexGrid, Survey};
use crate::text;
use bevy::math::Vec2;
use std::collections::BTreeSet;

/// The sheet of an opened battle.
pub(crate) fn sheet_of(opened: &Opened) -> Sheet {
    sheet(opened.game.setup(), opened.survey.as_deref(), opened.grid.as_ref())
}

/// The sheet of a battle, from its survey if it has one.
pub(crate) fn sheet(setup: &Setup, survey: Option<&Survey>, hexes: Option<&HexGrid>) -> Sheet {
    let mut sheet = match (survey, hexes) {
        (Some(s), Some(g)) => survey::sheet(s, g, &setup.map, &setup.title, &setup.date),
        _ => {
            let mut sheet = grid::sheet(&setup.map, &setup.title, &setup.date);
            name_areas(&mut sheet, setup);
            sheet
        }
    };
    let closed = Side::ALL.into_iter().zip(palette::CLOSED);
    sheet.closed = closed
        .map(|(side, ink)| (setup.forbidden[side].clone(), ink))
        .filter(|(hexes, _)| !hexes.is_empty())
        .collect();
    sheet
}

/// A text grid knows no names; the areas fought for have some.
fn name_areas(sheet: &mut Sheet, setup: &Setup) {
    for id in setup.objectives.iter().map(|o| o.area.0).collect::<BTreeSet<_>>() {
        let Some(area) = setup.areas.get(id as usize).filter(|a| !a.hexes.is_empty()) else {
            continue;
        };
        let centres = area.hexes.iter().map(|h| sheet.layout.centre(*h));
        let mean = centres.sum::<Vec2>() / area.hexes.len() as f32;
        sheet.names.push(SheetName {
            kind: NameKind::Place,
            text: text::capital(&area.name),
            at: mean + Vec2::new(0.0, sheet.layout.metres * 0.85),
            angle: 0.0,
            size: sheet.layout.metres * 0.42,
            spread: 0.0,
        });
    }
}
