//! Commands of the table and their keys, in one list: buttons show the key beside
//! the name, and the input router reads the same list.

use bevy_egui::egui::{Key, KeyboardShortcut, Modifiers};

/// A command that a key or a button gives.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Command {
    /// Fire at what is clicked next.
    Fire,
    /// Storm what is clicked next.
    Assault,
    /// Rally the selected unit with all its time.
    Rally,
    /// Turn the selected unit to what is clicked next.
    Face,
    /// Free a mired vehicle.
    Recover,
    /// Next fire policy.
    Policy,
    /// The next unit with time left.
    NextUnit,
    /// End the turn.
    EndTurn,
    /// Take the last order back.
    Undo,
    /// Save.
    Save,
    /// Load the latest save.
    Load,
    /// Show the whole map.
    Fit,
    /// Show or hide the order of battle.
    Forces,
    /// Show or hide the briefing.
    Briefing,
    /// Faster or slower playback.
    Speed,
    /// Show the hexes the enemy covers with fire.
    Threat,
    /// Give up what was begun; then the menu.
    Back,
    /// Continue the latest save (menu).
    Continue,
    /// Leave the game (menu).
    Quit,
}

const fn plain(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::NONE, key)
}

/// Every command with its key and its name.
pub(crate) const KEYS: [(Command, KeyboardShortcut, &str); 19] = [
    (Command::Fire, plain(Key::F), "Fire"),
    (Command::Assault, plain(Key::G), "Assault"),
    (Command::Rally, plain(Key::R), "Rally"),
    (Command::Face, plain(Key::V), "Face"),
    (Command::Recover, plain(Key::X), "Pull free"),
    (Command::Policy, plain(Key::P), "Fire policy"),
    (Command::NextUnit, plain(Key::Tab), "Next unit"),
    (Command::EndTurn, plain(Key::Enter), "End turn"),
    (Command::Undo, plain(Key::Backspace), "Undo"),
    (Command::Save, plain(Key::F5), "Save"),
    (Command::Load, plain(Key::F9), "Load"),
    (Command::Fit, plain(Key::Home), "Whole map"),
    (Command::Forces, plain(Key::O), "Order of battle"),
    (Command::Briefing, plain(Key::B), "Briefing"),
    (Command::Speed, plain(Key::J), "Playback speed"),
    (Command::Threat, plain(Key::T), "Enemy fire"),
    (Command::Back, plain(Key::Escape), "Menu"),
    (Command::Continue, plain(Key::C), "Continue"),
    (Command::Quit, KeyboardShortcut::new(Modifiers::COMMAND, Key::Q), "Quit"),
];

/// The name of a command and its key as people read it: `("Fire", "F")`.
pub(crate) fn key_of(command: Command) -> (&'static str, String) {
    let names = bevy_egui::egui::ModifierNames::NAMES;
    KEYS.iter()
        .find(|k| k.0 == command)
        .map_or(("", String::new()), |k| (k.2, k.1.format(&names, false)))
}
