//! From a battle to its sheet.

use super::{NameKind, Sheet, SheetName, grid, palette, survey};
use crate::rules::{Map, Setup, Side};
use crate::scenario::survey::{HexGrid, Survey};
use crate::text;
use bevy::math::Vec2;
use std::collections::BTreeSet;
use std::sync::Arc;

/// What the sheet of a battle is drawn from beside its map.
#[derive(Clone, Default)]
pub(crate) struct Draft {
    /// The survey, if it has one.
    pub survey: Option<Arc<Survey>>,
    /// Its hexes over the survey.
    pub grid: Option<HexGrid>,
}

impl Draft {
    /// The sheet of a battle on this map, which may have changed since it began.
    pub(crate) fn sheet(&self, setup: &Setup, map: &Map) -> Sheet {
        let mut sheet = match (self.survey.as_deref(), self.grid.as_ref()) {
            (Some(s), Some(g)) => survey::sheet(s, g, map, &setup.title, &setup.date),
            _ => {
                let mut sheet = grid::sheet(map, &setup.title, &setup.date);
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
