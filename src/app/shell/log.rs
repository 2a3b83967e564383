//! The log of the window: a file of its own, and what the terminal is told.

use crate::play::{LogFile, log_path, places};
use crate::record::RULES_VERSION;
use crate::text::about::adapter;
use crate::text::places::place_in_log;
use crate::text::table::diary;
use bevy::log::tracing_subscriber::filter::LevelFilter;
use bevy::log::tracing_subscriber::{Layer as _, fmt};
use bevy::log::{BoxedFmtLayer, BoxedLayer, LogPlugin, info};
use bevy::prelude::*;
use bevy::render::renderer::RenderAdapterInfo;
use std::sync::Mutex;

/// What goes into the file: warnings of the engine, and what the game did.
const OF_WINDOWS: &str = "warn,khasan=info,bevy_log=off";
/// What is told of pictures, all on the terminal.
const OF_PICTURES: &str = "error,bevy_log=off";

/// Why no log is written.
#[derive(Resource)]
pub(super) struct NoLog(pub String);

/// The engine's logging: a window has a file for it.
pub(super) fn plugin(windowed: bool) -> LogPlugin {
    if windowed {
        let filter = OF_WINDOWS.to_owned();
        LogPlugin { filter, custom_layer: file, fmt_layer: terminal, ..default() }
    } else {
        LogPlugin { filter: OF_PICTURES.to_owned(), ..default() }
    }
}

fn file(app: &mut App) -> Option<BoxedLayer> {
    let path = log_path();
    let opened = path.as_deref().map(LogFile::open);
    match opened {
        Some(Ok(file)) => {
            let layer = fmt::layer().with_ansi(false).log_internal_errors(false);
            Some(layer.with_writer(Mutex::new(file)).boxed())
        }
        Some(Err(e)) => {
            app.insert_resource(NoLog(diary::no_log(path.as_deref(), &e.to_string())));
            None
        }
        None => {
            app.insert_resource(NoLog(diary::no_log(None, "")));
            None
        }
    }
}

/// The terminal is told of errors alone, as ever, unless somebody asks for more.
fn terminal(_: &mut App) -> Option<BoxedFmtLayer> {
    if std::env::var_os("RUST_LOG").is_some() {
        return None;
    }
    let layer = fmt::Layer::default().with_writer(std::io::stderr);
    Some(layer.with_filter(LevelFilter::ERROR).boxed())
}

/// Writes the first lines, before the engine has anything to say: what the game is and where its
/// files lie.
pub(super) fn begin(_: &mut App) {
    let (version, target) = (env!("CARGO_PKG_VERSION"), env!("KHASAN_TARGET"));
    info!("{}", diary::opened(version, RULES_VERSION, target));
    for place in places(None) {
        info!("{}", place_in_log(place.kind, place.found()));
    }
}

/// Tells which adapter draws.
pub(super) fn adapter_line(info: Option<Res<RenderAdapterInfo>>) {
    if let Some(info) = info {
        info!("{}", diary::draws(&adapter(&super::adapters::words(&info))));
    }
}
