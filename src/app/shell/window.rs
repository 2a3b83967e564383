//! The game's window.

use super::error::WindowError;
use super::panics::{Playing, reported};
use super::shader::mend_shader;
use super::{frames, whereabouts};
use crate::app::screens;
use crate::app::table;
use crate::record::Shelf;
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

/// Frames after which the window is taken to show something.
const FRAMES: u32 = 3;

/// Opens the window. A crash is reported on this shelf.
pub(super) fn run(
    shelf: Option<Shelf>,
    set_up: impl FnOnce(&mut World),
) -> Result<(), WindowError> {
    reported(shelf, |playing: Playing| {
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
        app.add_systems(Last, move |mut frames: Local<u32>| {
            *frames = frames.saturating_add(1);
            if *frames == FRAMES {
                playing.begin();
            }
        });
        let world = app.world_mut();
        world.spawn(table::camera());
        set_up(world);
        match app.run() {
            AppExit::Success => Ok(()),
            AppExit::Error(code) => Err(WindowError::Closed(code.get())),
        }
    })
}
