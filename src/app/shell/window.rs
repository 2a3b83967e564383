//! The game's window.

use super::error::WindowError;
use super::panics::{Playing, reported};
use super::shader::mend_shader;
use super::{cores, frames, log, whereabouts};
use crate::app::screens;
use crate::app::screens::kept::KeptSettings;
use crate::app::table;
use crate::record::Shelf;
use crate::text::table::{diary, window as words};
use bevy::log::{LogPlugin, info, warn};
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
        .set(log::plugin(windowed));
    if windowed {
        app.add_plugins(plugins.add_after::<LogPlugin>(log::begin));
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

/// Opens the window, as large as the player last had it; his settings are there for the desk that
/// `set_up` brings. A crash is reported on this shelf.
pub(super) fn run(
    shelf: Option<Shelf>,
    set_up: impl FnOnce(&mut World),
) -> Result<(), WindowError> {
    cores::leave_one_to_the_window();
    let ended = reported(shelf, |playing: Playing| {
        let mut app = App::new();
        let kept = kept();
        add_plugins(&mut app, Some(window(&kept)));
        app.insert_resource(WinitSettings::desktop_app());
        app.add_systems(Last, move |mut frames: Local<u32>| {
            *frames = frames.saturating_add(1);
            if *frames == FRAMES {
                playing.begin();
            }
        });
        app.insert_resource(kept);
        app.add_plugins(screens::kept::plugin).add_systems(Startup, log::adapter_line);
        let world = app.world_mut();
        world.spawn(table::camera());
        set_up(world);
        match app.run() {
            AppExit::Success => Ok(()),
            AppExit::Error(code) => Err(WindowError::Closed(code.get())),
        }
    });
    match &ended {
        Ok(()) => info!("{}", diary::CLOSED),
        Err(why) => warn!("{}", diary::failed(&why.to_string())),
    }
    ended
}

/// The player's settings; those of a test's window are not the player's doing.
fn kept() -> KeptSettings {
    let mut kept = KeptSettings::user();
    kept.measures = whereabouts::window().is_none();
    kept
}

/// The window as it opens.
fn window(kept: &KeptSettings) -> Window {
    let size = whereabouts::window().unwrap_or(kept.now().window);
    let resolution = (size.width, size.height).into();
    let mut window = Window { title: words::TITLE.to_owned(), resolution, ..default() };
    if kept.measures && kept.now().maximised {
        window.set_maximized(true);
    }
    window
}
