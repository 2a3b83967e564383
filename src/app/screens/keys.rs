//! What of the keyboard reaches the panels, and what the table keeps for itself.

use super::desk::Desk;
use super::screen::Screen;
use crate::app::battle::state::Battle;
use crate::app::egui::{Event, Key, Modifiers, Ui};
use crate::app::input::action::{Action, pressed};
use crate::app::input::typed::HeldModifiers;
use bevy::input::keyboard::{KeyboardFocusLost, KeyboardInput};
use bevy::prelude::{Local, MessageReader, Query, Res, ResMut, State};
use bevy_egui::EguiInput;

/// Three things are kept from egui. Keys have the modifiers of the frame's end. Its binding
/// to Bevy reports the modifier keys in every pass, and egui repaints after every report: an
/// idle window would be drawn over and over. And at the table Tab means the next unit, not
/// the next button, which Enter would then press.
pub(super) fn filter_input(
    mut inputs: Query<&mut EguiInput>,
    (mut last, mut held): (Local<Option<Modifiers>>, Local<HeldModifiers>),
    mut keys: MessageReader<KeyboardInput>,
    mut left: MessageReader<KeyboardFocusLost>,
    screen: Res<State<Screen>>,
    mut desk: ResMut<Desk>,
) {
    if left.read().count() > 0 {
        held.let_go();
    }
    for mut input in &mut inputs {
        held.mend(keys.read(), &mut input.events);
        input.events.retain(|e| match e {
            Event::ModifiersChanged(now) => last.replace(*now) != Some(*now),
            Event::Key { key: Key::Tab, pressed, modifiers, .. }
                if *screen.get() == Screen::Battle =>
            {
                let action = if modifiers.shift { Action::PreviousUnit } else { Action::NextUnit };
                desk.tabs.extend(pressed.then_some(action));
                false
            }
            _ => true,
        });
    }
}

/// What the keys say. Who types a name gives no orders; the letters that come, on a slow
/// machine, together with the key that leads to the field for it belong into the field.
pub(super) fn keys(ui: &Ui, battle: &mut Battle) -> Vec<Action> {
    if ui.ctx().text_edit_focused() {
        return Vec::new();
    }
    let keys = ui.input_mut(pressed);
    if !keys.contains(&Action::Find) {
        return keys;
    }
    let typed = ui.input(|i| {
        let letters = i.events.iter().filter_map(|e| match e {
            Event::Text(t) => Some(t.as_str()),
            _ => None,
        });
        letters.collect::<String>()
    });
    battle.layout_mut().search.push_str(&typed);
    vec![Action::Find]
}
