//! What is kept of a battle: the game in progress, its undo, saves, replays.
//!
//! A save and a replay are one kind of file: the texts the battle was read from, the
//! seed, the orders with the hash after each, and the state at the start of the last
//! turn. A save loads from that state even when the rules have moved on; a replay
//! executes the orders from the seed and compares every hash.

mod auto;
mod disk;
mod error;
mod file;
mod game;
mod journal;
mod keeper;
mod migrate;
mod misread;
mod names;
mod resume;
mod retell;
mod shelf;
mod trail;
mod verify;
mod wreck;

pub use error::{Damage, Error, IoFault};
pub use file::{Head, MAX_BYTES, Recording, read, write};
pub use game::{CarriedOut, Entry, Game, RULES_VERSION, opening_views, views};
pub use journal::{Journal, NoUndo, Undone};
pub use keeper::Keeper;
pub use migrate::FORMAT;
pub use misread::{Misread, Wanted};
pub use resume::LeftOut;
pub use retell::retell;
pub use shelf::{Newest, Saved, Shelf, file_name, is_save, read_file, write_file};
pub use trail::Left;
pub use verify::{Difference, Mismatch, Verified, difference, state_after, verify};
pub use wreck::Wreck;
