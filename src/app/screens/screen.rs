//! Which screen the player is at.

use bevy::prelude::States;

/// Which screen the player is at.
#[derive(States, Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub(crate) enum Screen {
    /// The menu.
    #[default]
    Menu,
    /// The table: a battle, its hand-over, its result.
    Battle,
}
