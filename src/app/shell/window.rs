//! The game's window.

use super::panics::quietly;
use super::{frames, whereabouts};
use crate::app::screens;
use crate::app::table;
use bevy::log::LogPlugin;
use bevy::prelude::*;
use bevy::render::RenderPlugin;
use bevy::window::ExitCondition;
use bevy::winit::{WinitPlugin, WinitSettings};
use bevy_egui::{EguiGlobalSettings, EguiPlugin};

/// Adds all plugins: with a window, or for pictures without one.
pub(super) fn add_plugins(app: &mut App, window: Option<Window>) {
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
    app.add_plugins((table::plugin, screens::pass::plugin, whereabouts::plugin, frames::plugin));
}

/// Opens the window.
pub(super) fn run(set_up: impl FnOnce(&mut World)) -> Result<(), String> {
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
