//! The map as a widget: what is done on it is read, what lies on it is painted.

use crate::app::battle::click::Mode;
use crate::app::battle::counter_id::CounterId;
use crate::app::battle::state::Battle;
use crate::app::egui::{TextureId, Ui};
use crate::app::input::click::ClickModifiers;
use crate::app::input::pointer;
use crate::app::paint::board::Board;
use crate::app::paint::{lettering, map as paint, overview};
use crate::app::sheet::Sheet;
use crate::app::sheet::lettering::SheetLabel;
use crate::app::table::eye::Eye;
use crate::app::table::inset::Inset;
use crate::app::view::advice;
use crate::app::view::arrows::{OrderArrows, StandingArrow};
use crate::app::view::counters::on_table;
use crate::app::view::map::{GroundWash, MapView, PlannedClick, objectives, wrecks};
use crate::text::table::map as words;

/// The map. `picture`: the small picture of the whole, if it is dry.
pub(crate) fn map(
    ui: &Ui,
    battle: &mut Battle,
    eye: &mut Eye,
    (sheet, labels): &(Sheet, Vec<SheetLabel>),
    picture: Option<TextureId>,
) {
    let small = picture.and_then(|p| Some((p, Inset::wanted(eye, sheet.frame)?)));
    pointer::read(ui, battle, eye, sheet, small.map(|(_, inset)| inset));
    let view = map_view(battle, ClickModifiers::now(ui).also);
    let painter = ui.painter_at(eye.view);
    lettering::hex_numbers(&painter, eye, sheet);
    lettering::labels(&painter, eye, labels);
    let board = Board { painter: &painter, eye, sheet };
    paint::paint(&board, &view);
    if let Some((picture, inset)) = small {
        overview::paint(&board, inset, picture, &view.counters);
    }
}

/// What lies on the map. `alone`: the goal of a formation order is the hex alone.
fn map_view(battle: &mut Battle, alone: bool) -> MapView {
    let wash = wash(battle);
    let planned = planned(battle);
    let preview = battle.preview(alone).cloned().or_else(|| battle.journey().cloned());
    let p = battle.perspective();
    let hover = battle.selection.hover;
    let from = battle.selection.hex(p);
    // Nothing is drawn across the counters that are laid out to be read.
    let quiet =
        !matches!(battle.selection.mode, Mode::Mission(_)) && battle.shown.scene().is_none();
    let acting = battle.selection.acting();
    MapView {
        objectives: objectives(p),
        wrecks: wrecks(p),
        wash,
        hover,
        counters: on_table(p, battle.shown.other()),
        chosen: chosen(battle),
        planned,
        standing: StandingArrow::all(p, battle.standing(), acting.as_ref()),
        advised: advised(battle),
        preview: preview.map(|made| OrderArrows::new(p, &made)),
        fan: hover.filter(|_| quiet),
        scene: battle.shown.scene().cloned(),
        footnote: hover.map(|hex| words::ground(p, hex, from)),
    }
}

/// Where the staff would send those who have no such order yet.
fn advised(battle: &Battle) -> Vec<StandingArrow> {
    let acting = battle.selection.acting();
    let advice = battle.advice.given();
    let arrows = |a| advice::arrows(battle.perspective(), a, battle.standing(), acting.as_ref());
    advice.map(arrows).unwrap_or_default()
}

/// Where the chosen unit can get to, or what that may cost it.
fn wash(battle: &mut Battle) -> Option<GroundWash> {
    if battle.selection.mode != Mode::Ordinary {
        return None;
    }
    let reach: Vec<_> = battle.reach()?.iter().collect();
    if reach.is_empty() {
        None
    } else if battle.prompts.threat {
        Some(GroundWash::Danger(battle.dangers().to_vec()))
    } else {
        Some(GroundWash::Reach(reach))
    }
}

fn planned(battle: &mut Battle) -> Option<PlannedClick> {
    let plan = battle.click_plan().cloned()?;
    let p = battle.perspective();
    PlannedClick::new(p, battle.selection.hex(p), &plan)
}

fn chosen(battle: &Battle) -> Vec<CounterId> {
    let s = &battle.selection;
    let body = s.body.iter().flat_map(|b| &b.units);
    let own = s.unit.iter().chain(&s.group).chain(body);
    own.map(|id| CounterId::Own(*id)).chain(s.enemy.map(CounterId::Enemy)).collect()
}
