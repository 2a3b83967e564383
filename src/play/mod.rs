//! Who plays, and how a battle is opened and goes on without a window: the ground that the
//! command line and the window both stand on.
//!
//! A battle is opened ([`open()`]) and its sides are given to players ([`Who`]); those who are
//! no persons take a seat ([`Seat`]) and the game goes on ([`Course`]), many games between many
//! players in the [`arena`]. What needs the window
//! is asked of it in a [`Request`]. Where the user's files lie is told by [`places()`]; what he
//! sets in the window is kept in a [`SettingsFile`].

pub mod arena;
mod bot;
mod bot_answer;
mod bot_command;
mod bot_fault;
mod bot_forecast;
mod bot_pipes;
mod bot_reply;
mod bot_request;
mod bout;
mod course;
mod cpu_clock;
mod error;
mod jobs;
mod log_file;
mod open;
mod places;
mod request;
mod returning;
mod seat;
mod setting;
mod settings;
mod settings_file;
mod settings_text;
mod who;

pub use bot::{Bot, PROTOCOL};
pub use bot_command::{BadCommand, BotCommand};
pub use bot_fault::BotFault;
pub use bot_forecast::BotForecast;
pub use bot_pipes::BotLimits;
pub use bot_reply::{BotAnswer, BotReply, reply};
pub use bot_request::BotRequest;
pub use bout::{BrokenOff, play_out};
pub use course::{Course, Given, sit};
pub use cpu_clock::CpuClock;
pub use error::Error;
pub use jobs::all_at_once;
pub use log_file::{LogFile, MAX_LOG_BYTES, OLD_LOGS};
pub use open::{Opened, chance_seed, open, open_recording, open_save, open_scenario, rebuild};
pub use places::{UserPlace, log_path, mods_folder, places, saves_folder, settings_path};
pub use request::{Hindrance, PictureRequest, Request, hindrance};
pub use returning::Returning;
pub use seat::{Guest, Seat};
pub use setting::Setting;
pub use settings::{PlaybackPace, Settings, WindowSize, ZOOM};
pub use settings_file::{
    MAX_SETTINGS_BYTES, SettingsFile, SettingsReport, SettingsUnread, SettingsUnwritten,
};
pub use settings_text::SettingFault;
pub use who::{UnknownWho, Who};
