//! Words on the map: what a click would do, what the ground is.

use super::super::{command, distance, forbidden, hex, percent, terrain, works};
use crate::rules::{Forecast, Hex, Perspective, Side, Works, line_of_sight};

/// Names the small map of the whole to those who cannot see it.
pub const SMALL_MAP: &str = "the whole map";

/// Beside the place that a click would act on: seconds and mire of a march, the chance of a
/// shot or an assault. Empty where there is nothing to say.
#[must_use]
pub fn forecast(f: &Forecast) -> String {
    match f {
        Forecast::Move { seconds, wait, left, bog, .. } => {
            let mut words = if *left < 0 {
                format!("{seconds} s, owes {} s", -left)
            } else {
                format!("{seconds} s, {left} left")
            };
            if *wait > 0 {
                words.push_str(&format!("; waits {wait} s for orders"));
            }
            if *bog > 0 {
                words.push_str(&format!("; mire {}", percent(*bog)));
            }
            words
        }
        Forecast::Fire { odds: Some(o), .. } => {
            let any = o.dist.weight(|o| o.men > 0 || o.pieces > 0);
            format!("{} to hit", percent(any))
        }
        Forecast::Assault { estimate, .. } => {
            format!("{} to take it", super::super::estimate::chance(&estimate.won))
        }
        Forecast::Mission { missions } => command::foreseen(missions.as_ref()),
        Forecast::Fire { odds: None, .. } | Forecast::Rally { .. } | Forecast::Plain { .. } => {
            String::new()
        }
    }
}

/// What the ground of a hex is, to whom it is closed, and how it lies to the one who looks
/// `from` elsewhere.
#[must_use]
pub fn ground(p: &Perspective, at: Hex, from: Option<Hex>) -> String {
    let Some(cell) = p.field().cell(at) else { return String::new() };
    let mut words = format!("{}: {}, {} m", hex(p, at), terrain(cell.terrain), cell.elevation);
    if cell.works != Works::None {
        words.push_str(&format!(", {}", works(cell.works)));
    }
    match p.field().wrecks(at) {
        0 => {}
        n => words.push_str(&format!(", {}", super::super::armour::wrecks(n))),
    }
    for side in Side::ALL.into_iter().filter(|s| p.setup().is_forbidden(*s, at)) {
        words.push_str(&format!("; {}", forbidden(side)));
    }
    if let Some(from) = from.filter(|f| *f != at) {
        let far = distance(p.setup().map.metres(from, at));
        let sight =
            if line_of_sight(p.field(), from, at) { "in line of sight" } else { "out of sight" };
        words.push_str(&format!("; {far}, {sight}"));
    }
    words
}

/// Over the goal of a formation order: what, where, and when they are there.
#[must_use]
pub fn mission(what: &str, goal: &str, arrivals: &str) -> String {
    format!("{what} {goal}: {arrivals}")
}

/// The report of an enemy out of sight is so many minutes old, or just old on a small counter.
#[must_use]
pub fn age(minutes: Option<u32>) -> String {
    minutes.map_or_else(|| "?".to_owned(), |m| format!("? {m}'"))
}

/// Mark of pinned men.
pub const PINNED: &str = "P";
/// Mark of shaken men.
pub const SHAKEN: &str = "S";
