//! Keys with the modifiers that were held when each was pressed. `bevy_egui` gives all keys of
//! a frame those held at its end, so that on a slow machine Ctrl+F becomes F.

use crate::app::egui::{self, Event, Modifiers};
use bevy::input::ButtonState;
use bevy::input::keyboard::{Key, KeyboardInput};
use bevy_egui::helpers::{bevy_to_egui_key, bevy_to_egui_physical_key};
use std::collections::VecDeque;

/// A key as it was pressed or let go.
#[derive(Clone, Copy, PartialEq, Debug)]
struct KeyStroke {
    key: egui::Key,
    pressed: bool,
    modifiers: Modifiers,
}

/// The modifiers held so far.
#[derive(Default)]
pub(crate) struct HeldModifiers {
    shift: bool,
    ctrl: bool,
    alt: bool,
    win: bool,
}

impl HeldModifiers {
    /// All are let go, as when the window loses the keyboard.
    pub(crate) fn let_go(&mut self) {
        *self = HeldModifiers::default();
    }

    fn modifiers(&self) -> Modifiers {
        let mac = cfg!(target_os = "macos");
        Modifiers {
            alt: self.alt,
            ctrl: self.ctrl,
            shift: self.shift,
            mac_cmd: mac && self.win,
            command: if mac { self.win } else { self.ctrl },
        }
    }

    /// The keys of a frame.
    fn follow<'a>(&mut self, keys: impl Iterator<Item = &'a KeyboardInput>) -> VecDeque<KeyStroke> {
        let mut out = VecDeque::new();
        for input in keys {
            let pressed = input.state == ButtonState::Pressed;
            match input.logical_key {
                Key::Shift => self.shift = pressed,
                Key::Control => self.ctrl = pressed,
                Key::Alt => self.alt = pressed,
                Key::Super | Key::Meta => self.win = pressed,
                _ => {}
            }
            let physical = || bevy_to_egui_physical_key(&input.key_code);
            let key = bevy_to_egui_key(&input.logical_key).or_else(physical);
            let modifiers = self.modifiers();
            out.extend(key.map(|key| KeyStroke { key, pressed, modifiers }));
        }
        out
    }

    /// Gives the keys among the events of a frame the modifiers that belong to them, and
    /// takes out letters that were no text.
    pub(crate) fn mend<'a>(
        &mut self,
        keys: impl Iterator<Item = &'a KeyboardInput>,
        events: &mut Vec<Event>,
    ) {
        let mut strokes = self.follow(keys);
        events.retain_mut(|event| match event {
            // A letter comes right before its key.
            Event::Text(_) => strokes.front().is_none_or(|s| {
                let m = s.modifiers;
                !s.pressed || !m.command && !m.ctrl || m.alt
            }),
            Event::Key { key, pressed, modifiers, .. } => {
                let same = |s: &mut KeyStroke| s.key == *key && s.pressed == *pressed;
                if let Some(stroke) = strokes.pop_front_if(same) {
                    *modifiers = stroke.modifiers;
                }
                true
            }
            _ => true,
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use bevy::input::keyboard::KeyCode;
    use bevy::prelude::Entity;

    fn input(key_code: KeyCode, logical_key: Key, pressed: bool) -> KeyboardInput {
        let state = if pressed { ButtonState::Pressed } else { ButtonState::Released };
        let window = Entity::PLACEHOLDER;
        KeyboardInput { key_code, logical_key, state, text: None, repeat: false, window }
    }

    fn key(key: egui::Key, pressed: bool, modifiers: Modifiers) -> Event {
        Event::Key { key, physical_key: None, pressed, repeat: false, modifiers }
    }

    /// Ctrl+F and then N, all between two pictures: what `bevy_egui` makes of it is F and N.
    #[test]
    fn each_key_has_the_modifiers_of_its_moment() {
        let f = || Key::Character("f".into());
        let n = || Key::Character("n".into());
        let keys = [
            input(KeyCode::ControlLeft, Key::Control, true),
            input(KeyCode::KeyF, f(), true),
            input(KeyCode::KeyF, f(), false),
            input(KeyCode::ControlLeft, Key::Control, false),
            input(KeyCode::KeyN, n(), true),
        ];
        let none = Modifiers::NONE;
        let mut events = vec![
            Event::Text("f".to_owned()),
            key(egui::Key::F, true, none),
            key(egui::Key::F, false, none),
            Event::Text("n".to_owned()),
            key(egui::Key::N, true, none),
        ];
        HeldModifiers::default().mend(keys.iter(), &mut events);
        let ctrl = Modifiers { ctrl: true, command: !cfg!(target_os = "macos"), ..none };
        assert_eq!(
            events,
            [
                key(egui::Key::F, true, ctrl),
                key(egui::Key::F, false, ctrl),
                Event::Text("n".to_owned()),
                key(egui::Key::N, true, none),
            ]
        );
    }
}
