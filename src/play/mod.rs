//! Who plays, and how a battle is opened and goes on without a window: the ground that the
//! command line and the window both stand on.
//!
//! A battle is opened ([`open()`]) and its sides are given to players ([`Who`]); those who are
//! no persons take a seat ([`Seat`]) and the game goes on ([`Course`]). What needs the window
//! is asked of it in a [`Request`].

mod bot;
mod bot_answer;
mod bot_command;
mod bot_fault;
mod bot_pipes;
mod course;
mod error;
mod open;
mod request;
mod returning;
mod seat;
mod who;

pub use bot::Bot;
pub use bot_command::{BadCommand, BotCommand};
pub use bot_fault::BotFault;
pub use bot_pipes::BotLimits;
pub use course::{Course, Given, sit};
pub use error::Error;
pub use open::{
    Opened, chance_seed, mods_folder, open, open_recording, open_save, open_scenario, rebuild,
};
pub use request::{Hindrance, PictureRequest, Request, hindrance};
pub use returning::Returning;
pub use seat::Seat;
pub use who::{UnknownWho, Who};
