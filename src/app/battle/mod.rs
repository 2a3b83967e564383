//! The battle on the table, without any drawing.
//!
//! [`Battle`](state::Battle) is the only caller of the game. Its parts are small: who plays
//! ([`players`]), what each side has been shown ([`shown`]), what the player has chosen
//! ([`selection`]) and is told or asked ([`prompts`]), what was worked out for the situation
//! ([`caches`]), the orders to formations that stand ([`command_post`]), what the staff would do
//! ([`advice`]), and what the computer thought ([`thoughts`]).

pub(crate) mod advice;
pub(crate) mod advised;
pub(crate) mod body;
mod caches;
mod choose;
pub(crate) mod click;
pub(crate) mod command_post;
mod consult;
pub(crate) mod counter_id;
mod explain;
mod foresee;
mod formation_orders;
mod journal;
mod keep;
mod pace;
pub(crate) mod playback;
pub(crate) mod players;
pub(crate) mod preview;
pub(crate) mod prompts;
pub(crate) mod report;
mod retold;
pub(crate) mod scene;
pub(crate) mod selection;
pub(crate) mod shown;
mod staff_run;
pub(crate) mod standing;
pub(crate) mod start;
pub(crate) mod state;
#[cfg(test)]
pub(crate) mod tests;
pub(crate) mod thinker;
pub(crate) mod thoughts;
mod undo;
