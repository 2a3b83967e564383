//! Tells a test where things are on the screen: with `KHASAN_WHERE=FILE` set, the labels
//! of all widgets, the hexes of all counters, the areas, the chosen unit or formation and the
//! hex pointed at are written to that file as JSON, in pixels, whenever they change. A walk
//! with real clicks reads it.

use crate::app::battle::state::Battle;
use crate::app::screens::screen::Screen;
use crate::app::table::OnTable;
use crate::app::table::eye::Eye;
use crate::play::WindowSize;
use bevy::prelude::*;
use bevy_egui::egui::accesskit;
use bevy_egui::{EguiContext, EguiOutput, EguiPostUpdateSet, PrimaryEguiContext};
use serde_json::{Value, json};
use std::path::PathBuf;

/// Where to write, and what was written last.
#[derive(Resource)]
struct Whereabouts {
    file: PathBuf,
    last: String,
}

/// The size of the window when it opens, pixels: `KHASAN_WINDOW=WxH` where no window
/// manager would let a test choose one.
pub(super) fn window() -> Option<WindowSize> {
    let asked = std::env::var("KHASAN_WINDOW").ok();
    let size = asked.as_deref().and_then(|s| s.split_once('x'));
    size.and_then(|(w, h)| WindowSize::new(w.parse().ok()?, h.parse().ok()?))
}

/// Registers the telling, if it is asked for.
pub(super) fn plugin(app: &mut App) {
    if let Some(file) = std::env::var_os("KHASAN_WHERE") {
        app.insert_resource(Whereabouts { file: file.into(), last: String::new() });
        app.add_systems(PostUpdate, tell.after(EguiPostUpdateSet::ProcessOutput));
    }
}

fn tell(
    mut here: ResMut<Whereabouts>,
    screen: Res<State<Screen>>,
    eye: Res<Eye>,
    table: Res<OnTable>,
    battle: Option<Res<Battle>>,
    mut egui: Query<(&mut EguiContext, &EguiOutput), With<PrimaryEguiContext>>,
) {
    let Ok((mut context, output)) = egui.single_mut() else { return };
    // Labels are gathered only for those who read the screen aloud; here too.
    context.get_mut().enable_accesskit();
    let Some(update) = &output.platform_output.accesskit_update else { return };
    let scale = f64::from(context.get_mut().pixels_per_point());
    let mut widgets: Vec<Value> =
        update.nodes.iter().filter_map(|(_, n)| widget(n, scale)).collect();
    // The nodes come in no particular order; from top to bottom they read like a page.
    widgets.sort_by_key(|w| (w["y"].as_i64(), w["x"].as_i64(), w["label"].to_string()));
    let counters = battle.as_ref().map(|b| counters(b, &eye, &table, scale));
    let chosen =
        battle.as_ref().and_then(|b| Some(crate::text::unit(b.perspective(), b.selection.unit?)));
    let body = battle.as_ref().and_then(|b| Some(b.selection.body.as_ref()?.name(b.perspective())));
    let hover = battle
        .as_ref()
        .and_then(|b| Some(b.selection.hover?.label(b.perspective().setup().map.size())));
    let told = json!({
        "screen": format!("{:?}", screen.get()),
        "busy": battle.as_ref().is_some_and(|b| b.busy()),
        "chosen": chosen,
        "body": body,
        "hover": hover,
        "widgets": widgets,
        "counters": counters,
        "areas": battle.as_ref().map(|b| areas(b, &eye, &table, scale)),
    })
    .to_string();
    if told != here.last {
        // A test that cannot be told notices by itself.
        let aside = here.file.with_extension("part");
        if std::fs::write(&aside, &told).is_ok() && std::fs::rename(&aside, &here.file).is_ok() {
            here.last = told;
        }
    }
}

fn widget(node: &accesskit::Node, scale: f64) -> Option<Value> {
    if node.role() == accesskit::Role::TextRun {
        // The lines of a label that wraps; the label itself is told too.
        return None;
    }
    let label = node.label().or_else(|| node.value())?;
    let r = node.bounds()?;
    let middle = |a: f64, b: f64| ((a + b) / 2.0 * scale).round() as i64;
    Some(json!({
        "label": label,
        "role": format!("{:?}", node.role()),
        "x": middle(r.x0, r.x1),
        "y": middle(r.y0, r.y1),
        "enabled": !node.is_disabled(),
    }))
}

/// The named areas, each with one of its hexes and where that is.
fn areas(battle: &Battle, eye: &Eye, table: &OnTable, scale: f64) -> Vec<Value> {
    let Some(sheet) = &table.sheet else { return Vec::new() };
    let setup = battle.perspective().setup();
    let middle = setup.areas.iter().filter_map(|a| Some((a, *a.hexes.get(a.hexes.len() / 2)?)));
    middle
        .map(|(area, hex)| {
            let s = eye.to_screen(sheet.0.layout.centre(hex));
            let pixel = |v: f32| (f64::from(v) * scale).round() as i64;
            let hex = hex.label(setup.map.size());
            json!({ "name": area.name, "hex": hex, "x": pixel(s.x), "y": pixel(s.y) })
        })
        .collect()
}

/// Counters on the map and the six hexes round each, with the middles of their hexes.
fn counters(battle: &Battle, eye: &Eye, table: &OnTable, scale: f64) -> Vec<Value> {
    let Some(sheet) = &table.sheet else { return Vec::new() };
    let p = battle.perspective();
    let size = p.setup().map.size();
    let at = |hex: crate::hex::Hex| {
        let s = eye.to_screen(sheet.0.layout.centre(hex));
        let pixel = |v: f32| (f64::from(v) * scale).round() as i64;
        json!({ "hex": hex.label(size), "x": pixel(s.x), "y": pixel(s.y) })
    };
    let around = |hex: crate::hex::Hex| -> Vec<Value> {
        hex.neighbours().map(|(_, h)| h).filter(|h| size.contains(*h)).map(at).collect()
    };
    let own = p.own().filter_map(|(id, u)| {
        let hex = u.hex()?;
        let name = crate::text::unit(p, id);
        Some(json!({
            "name": name, "own": true, "at": at(hex), "around": around(hex), "time": u.time,
        }))
    });
    let enemies = p.enemies().map(|c| {
        let name = crate::text::contact(p, c.id);
        json!({
            "name": name, "own": false, "seen": c.seen, "at": at(c.hex), "around": around(c.hex),
        })
    });
    own.chain(enemies).collect()
}
