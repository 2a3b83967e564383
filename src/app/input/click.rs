//! What a click on the map means.

use crate::app::battle::click::{Mode, target_at};
use crate::app::battle::state::Battle;
use crate::app::egui::Ui;
use crate::hex::Hex;
use crate::rules::UnitId;

/// What is held down with a click.
#[derive(Clone, Copy, Default)]
pub(crate) struct ClickModifiers {
    /// This too (Ctrl): those here storm with the chosen one; a goal is this hex alone.
    pub also: bool,
    /// All of them (Shift): whoever stands here is chosen.
    pub all: bool,
}

impl ClickModifiers {
    /// What is held down now.
    pub(crate) fn now(ui: &Ui) -> ClickModifiers {
        ui.input(|i| ClickModifiers {
            also: i.modifiers.command || i.modifiers.ctrl,
            all: i.modifiers.shift,
        })
    }
}

/// A click on a hex: choose what stands there, or do what is planned there.
pub(crate) fn click(battle: &mut Battle, hex: Option<Hex>, how: ClickModifiers) {
    let Some(hex) = hex else { return };
    if battle.busy() {
        battle.skip();
        return;
    }
    if let Mode::Mission(_) = battle.selection.mode {
        battle.give_mission(hex, how.also);
        return;
    }
    if how.all {
        battle.choose_stack(hex);
        return;
    }
    let own: Vec<UnitId> = battle.perspective().own_at(hex).map(|(id, _)| id).collect();
    if how.also && !own.is_empty() {
        battle.selection.join(&own);
        return;
    }
    if battle.selection.mode == Mode::Ordinary && !own.is_empty() {
        // Clicking on goes through the stack.
        let at = battle.selection.unit.and_then(|c| own.iter().position(|u| *u == c));
        battle.selection.choose_unit(own[at.map_or(0, |i| (i + 1) % own.len())]);
        return;
    }
    let enemy = target_at(battle.perspective(), hex).map(|c| c.id);
    battle.selection.hover = Some(hex);
    match battle.click_plan().cloned() {
        Some(plan) => {
            let refused = plan.forecast.is_err();
            battle.order(plan.order);
            if !refused {
                battle.selection.mode = Mode::Ordinary;
            }
        }
        None => battle.selection.enemy = enemy,
    }
}
