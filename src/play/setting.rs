//! The settings one by one: their names in the file, their values as RON.

use super::bot_command::BotCommand;
use super::settings::{PlaybackPace, Settings, WindowSize, ZOOM};
use super::who::Who;
use crate::ai::Level;
use crate::rules::Side;
use crate::text::{self, settings as words};
use ron::extensions::Extensions;
use serde::Serialize;
use serde::de::DeserializeOwned;

/// A field of the file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Setting {
    /// [`Settings::zoom`].
    Zoom,
    /// A side of [`Settings::seats`].
    Seat(Side),
    /// [`Settings::pace`].
    Pace,
    /// [`Settings::overview`].
    Overview,
    /// [`Settings::window`].
    Window,
    /// [`Settings::maximised`].
    Maximised,
}

/// Why a value is not taken.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum NotTaken {
    /// It is of another kind, or out of range.
    Value,
    /// It names a program.
    Program,
}

impl Setting {
    /// All of them, in the order of the file.
    pub const ALL: [Setting; 7] = [
        Setting::Seat(Side::Soviet),
        Setting::Seat(Side::Japan),
        Setting::Pace,
        Setting::Overview,
        Setting::Zoom,
        Setting::Window,
        Setting::Maximised,
    ];

    /// Its name in the file.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Setting::Zoom => "zoom",
            Setting::Seat(Side::Soviet) => "soviet",
            Setting::Seat(Side::Japan) => "japan",
            Setting::Pace => "speed",
            Setting::Overview => "overview",
            Setting::Window => "window",
            Setting::Maximised => "maximised",
        }
    }

    /// What it is and what it may be, for people.
    pub(super) fn about(self) -> String {
        match self {
            Setting::Zoom => words::zoom(&ZOOM),
            Setting::Seat(side) => words::seat(text::side(side), &players()),
            Setting::Pace => words::pace(&PlaybackPace::ALL.map(PlaybackPace::name)),
            Setting::Overview => words::OVERVIEW.to_owned(),
            Setting::Window => words::window(&WindowSize::WIDTHS, &WindowSize::HEIGHTS),
            Setting::Maximised => words::MAXIMISED.to_owned(),
        }
    }

    /// Its value as it is written.
    pub(super) fn written(self, of: &Settings) -> String {
        match self {
            Setting::Zoom => ron_of(&of.zoom),
            Setting::Seat(side) => ron_of(&of.seats[side].to_string()),
            Setting::Pace => ron_of(&of.pace),
            Setting::Overview => ron_of(&of.overview),
            Setting::Window => format!("({}, {})", of.window.width, of.window.height),
            Setting::Maximised => ron_of(&of.maximised),
        }
    }

    /// Takes its value from a text.
    pub(super) fn take(self, text: &str, into: &mut Settings) -> Result<(), NotTaken> {
        match self {
            Setting::Zoom => {
                let zoom: Option<f32> = value(text)?;
                into.zoom = zoom.map(|z| fitting(ZOOM.contains(&z).then_some(z))).transpose()?;
            }
            Setting::Seat(side) => into.seats[side] = seat(&value::<String>(text)?)?,
            Setting::Pace => into.pace = value(text)?,
            Setting::Overview => into.overview = value(text)?,
            Setting::Window => {
                let (width, height) = value(text)?;
                into.window = fitting(WindowSize::new(width, height))?;
            }
            Setting::Maximised => into.maximised = value(text)?,
        }
        Ok(())
    }

    /// Takes its value from other settings.
    pub(super) fn copy(self, from: &Settings, into: &mut Settings) {
        match self {
            Setting::Zoom => into.zoom = from.zoom,
            Setting::Seat(side) => into.seats[side] = from.seats[side].clone(),
            Setting::Pace => into.pace = from.pace,
            Setting::Overview => into.overview = from.overview,
            Setting::Window => into.window = from.window,
            Setting::Maximised => into.maximised = from.maximised,
        }
    }
}

/// Those who may stand in a seat.
fn players() -> Vec<String> {
    let computers = Level::ALL.map(|l| Who::Ai(l).to_string());
    let all = std::iter::once(Who::Human.to_string()).chain(computers);
    all.map(|who| format!("{who:?}")).collect()
}

fn seat(words: &str) -> Result<Who, NotTaken> {
    if BotCommand::parse(words).is_some() {
        return Err(NotTaken::Program);
    }
    match words.parse() {
        Ok(Who::Bot(_)) => Err(NotTaken::Program),
        Ok(who) => Ok(who),
        Err(_) => Err(NotTaken::Value),
    }
}

fn fitting<T>(found: Option<T>) -> Result<T, NotTaken> {
    found.ok_or(NotTaken::Value)
}

fn value<T: DeserializeOwned>(text: &str) -> Result<T, NotTaken> {
    let options = ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME);
    options.from_str(text).map_err(|_| NotTaken::Value)
}

fn ron_of(value: &impl Serialize) -> String {
    // Numbers, texts and names are all that is written: nothing that RON could not say.
    ron::to_string(value).unwrap_or_default()
}
