//! The window: screens, the map table, counters, panels and playback.
//!
//! Bevy runs the window and draws the sheet; everything on top of it is painted
//! by egui from view models, so that panels can be tested without either.

mod archive;
mod battle;
mod corps;
mod desk;
mod frames;
mod front;
mod map;
mod open;
mod plan;
mod playback;
mod players;
mod preview;
#[cfg(test)]
mod sample;
mod sheet;
mod shot;
mod table;
mod theme;
mod ui;
mod whereabouts;

pub use open::open;

use bevy::log::LogPlugin;
use bevy::prelude::*;
use bevy::render::RenderPlugin;
use bevy::window::ExitCondition;
use bevy::winit::{WinitPlugin, WinitSettings};
use bevy_egui::{EguiGlobalSettings, EguiPlugin};

/// Adds all plugins: with a window, or for pictures without one.
fn add_plugins(app: &mut App, window: Option<Window>) {
    let windowed = window.is_some();
    let plugins = DefaultPlugins
        .set(WindowPlugin {
            primary_window: window,
            exit_condition: if windowed {
                ExitCondition::OnPrimaryClosed
            } else {
                ExitCondition::DontExit
            },
            ..default()
        })
        .set(RenderPlugin { synchronous_pipeline_compilation: !windowed, ..default() })
        .set(LogPlugin { filter: "error,bevy_log=off".to_owned(), ..default() });
    if windowed {
        app.add_plugins(plugins);
    } else {
        app.add_plugins(plugins.disable::<WinitPlugin>());
    }
    app.add_plugins(EguiPlugin::default());
    app.world_mut().resource_mut::<EguiGlobalSettings>().auto_create_primary_context = false;
    app.add_plugins((table::plugin, front::plugin, whereabouts::plugin, frames::plugin));
}

/// Opens the window.
fn run(set_up: impl FnOnce(&mut World)) -> Result<(), String> {
    quietly(|| {
        let mut app = App::new();
        add_plugins(
            &mut app,
            Some(Window {
                title: "Khasan 1938".to_owned(),
                resolution: whereabouts::window().into(),
                ..default()
            }),
        );
        app.insert_resource(WinitSettings::desktop_app());
        let world = app.world_mut();
        world.spawn(table::camera());
        set_up(world);
        match app.run() {
            AppExit::Success => Ok(()),
            AppExit::Error(code) => Err(format!("the window closed with error {code}")),
        }
    })
}

/// Runs something that may find no display or no graphics adapter deep inside the
/// engine, where that is a panic, and turns it into an error.
fn quietly<T>(run: impl FnOnce() -> Result<T, String>) -> Result<T, String> {
    let hook = std::panic::take_hook();
    std::panic::set_hook(Box::new(|_| {}));
    let result = std::panic::catch_unwind(std::panic::AssertUnwindSafe(run));
    std::panic::set_hook(hook);
    result.unwrap_or_else(|why| {
        let text = why
            .downcast_ref::<String>()
            .cloned()
            .or_else(|| why.downcast_ref::<&str>().map(|s| (*s).to_owned()))
            .unwrap_or_default();
        Err(text)
    })
}
