//! The game's window.

use super::error::WindowError;
use super::panics::quietly;
use super::shader::mend_shader;
use super::{frames, whereabouts};
use crate::app::screens;
use crate::app::table;
use crate::text::table::window as words;
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
    if let Some(mut shaders) = app.world_mut().get_resource_mut::<Assets<Shader>>() {
        mend_shader(&mut shaders);
    }
    app.world_mut().resource_mut::<EguiGlobalSettings>().auto_create_primary_context = false;
    app.add_plugins((table::plugin, screens::pass::plugin, whereabouts::plugin, frames::plugin));
}

/// Opens the window.
pub(super) fn run(set_up: impl FnOnce(&mut World)) -> Result<(), WindowError> {
    quietly(|| {
        let mut app = App::new();
        add_plugins(
            &mut app,
            Some(Window {
                title: words::TITLE.to_owned(),
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
            AppExit::Error(code) => Err(WindowError::Closed(code.get())),
        }
    })
}
