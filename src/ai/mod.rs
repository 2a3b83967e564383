//! The computer player: it sees a [`Perspective`](crate::rules::Perspective), gives ordinary
//! orders, and decides in integers, so that the same battle is played the same way everywhere.
//!
//! Once a turn it makes a plan: which formation takes, holds, waits for or leaves
//! which ground. Then, in rounds of stages, each unit in turn does what is worth most in
//! one currency, thousandths of a man: pull out the mired, rally, fire, close in, storm,
//! march; at the end fire what is left, turn, and set policies. What it keeps between
//! orders is a memory of the ground, the plan of the turn and its place in it; a player
//! made in mid-battle plays on sensibly. What weighs how much is in its [`Doctrine`].
//!
//! `look` is the situation as one sees it: the enemies known, the ground, where fire
//! falls. `intend` is the plan of a turn. `act` turns a plan into orders. On these two
//! players stand: the [`Player`] plans for himself, a [`Staff`] carries out what a person has
//! told it to. `foresight` is the staff at work on paper, before the order is given.
//!
//! Who looks ahead (`search`) plays schemes out on hypotheses before he chooses one; the plan
//! carries it out (`follower`). Against him the enemy may also do without a plan (`opportunity`).

mod act;
mod advice;
pub mod doctrine;
mod follower;
mod foresight;
mod intend;
mod look;
mod opportunity;
mod player;
mod reason;
mod search;
mod staff;

pub use act::halt::Stopped;
pub use advice::{Advice, AdvisedOrder, advise};
pub use doctrine::Doctrine;
pub use foresight::digest::{Digest, Doubt, Way};
pub use foresight::outlook::{Foresight, March, Outlook, Part, Prospect};
pub use intend::directive::Directive;
pub use player::{Level, Player};
pub use reason::{FormationIntent, Reason};
pub use search::account::{PlanAccount, Weighed};
pub use search::scheme::{Scheme, SchemePart, Temper};
pub use search::value::SchemeOutcome;
pub use search::watch::SearchWatch;
pub use staff::{Report, Staff};
