//! All that lies on the map beside the sheet itself.

use super::board::Board;
use super::{advice, arrows, marks, scene, stacks, wash};
use crate::app::view::map::MapView;

/// Paints it, those beneath first.
pub(crate) fn paint(b: &Board, map: &MapView) {
    for ground in &map.objectives {
        marks::objective(b, ground);
    }
    for (hex, count) in &map.wrecks {
        marks::wrecks(b, *hex, *count);
    }
    if let Some(wash) = &map.wash {
        wash::paint(b, wash);
    }
    if let Some(hex) = map.hover {
        marks::hover(b, hex);
    }
    stacks::counters(b, map);
    if let Some(planned) = &map.planned {
        marks::planned(b, planned);
    }
    for order in &map.standing {
        arrows::standing(b, order);
    }
    advice::arrows(b, &map.advised);
    if let Some(preview) = &map.preview {
        arrows::preview(b, preview);
    }
    if let Some(hex) = map.fan {
        stacks::fan(b, map, hex);
    }
    if let Some(showing) = &map.scene {
        scene::scene(b, showing);
    }
    if let Some(words) = &map.footnote {
        marks::footnote(b.painter, b.eye.view, words);
    }
}
