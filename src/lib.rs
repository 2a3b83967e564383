//! Khasan 1938: a turn-based tactical hex wargame of the battle of Lake Khasan.
//!
//! | layer | holds |
//! |---|---|
//! | [`hex`] | integer hex geometry |
//! | [`rules`] | the game itself: pure, deterministic, integers |
//! | [`scenario`] | RON text to a checked battle, with diagnostics |
//! | [`ai`] | the computer player, from a perspective only |
//! | [`record`] | saves, replays, undo |
//! | [`text`] | words for people |
//! | [`play`] | who plays, opening a battle, a game without a window, settings |
//! | [`cli`] | the command line |
//! | `app` | the window (feature `gui`) |
//!
//! Each layer imports only from those above it, and `cli` and `app` not from each other;
//! `tests/architecture.rs` proves it.
//!
//! A battle is loaded, ordered about and told in words:
//!
//! ```
//! use khasan::play::open_scenario;
//! use khasan::rules::{Order, Side, legal_orders};
//! use khasan::scenario::Files;
//! use khasan::text;
//!
//! let files = Files::new(None, None);
//! let mut game = open_scenario(&files, "example-marsh-crossing", 1)?.game;
//! assert_eq!(game.side(), Side::Soviet);
//!
//! // What the side to move may know is all that its player gets.
//! let known = game.perspective(Side::Soviet);
//! let (platoon, _) = known.own().nth(1).expect("two platoons and three tanks");
//! let orders = legal_orders(&known, platoon);
//! let march = orders.into_iter().find(|o| matches!(o, Order::Move { .. })).expect("it can");
//! println!("{}", text::order(&known, &march));
//!
//! let seen = game.order_seen(march).expect("legal orders are not refused");
//! let mut before = known;
//! for line in text::log_all(&mut before, &seen[Side::Soviet]) {
//!     println!("{}", line.text);
//! }
//! game.order(Order::EndTurn).expect("a turn can always be ended");
//! assert_eq!(game.side(), Side::Japan);
//! # Ok::<(), khasan::play::Error>(())
//! ```

// Helpers that the tests in `tests/` share with those of the window name the crate so.
#[cfg(all(test, feature = "gui"))]
extern crate self as khasan;

pub mod ai;
#[cfg(feature = "gui")]
pub mod app;
pub mod cli;
pub mod hex;
pub mod play;
pub mod record;
pub mod rules;
pub mod scenario;
pub mod text;
