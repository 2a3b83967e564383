//! `khasan arena` with the yardsticks among its players: the opponents of `tests/opponents` and
//! the frozen computer of `tests/frozen`, `frozen` and `frozen:easy`.
//!
//! ```sh
//! cargo test --release --no-default-features --test strength -- tests/arena/maps/judge \
//!     --player ai --player greedy --player frozen --pairs 20 --gauntlet --out games.csv
//! ```

mod frozen;
mod opponents;

use khasan::play::arena::Entrant;
use std::process::ExitCode;

fn main() -> ExitCode {
    ExitCode::from(khasan::cli::arena(std::env::args_os(), &yardstick))
}

/// The yardstick of a name.
fn yardstick(name: &str) -> Option<Entrant> {
    let level = match name {
        "frozen" => frozen::Level::Normal,
        "frozen:easy" => frozen::Level::Easy,
        "frozen:historical" => frozen::Level::Historical,
        _ => return opponents::named(name),
    };
    Some(Entrant::guest(name, move |side, seed| Box::new(frozen::Player::new(side, level, seed))))
}
