//! Field works and wire that were found.

use super::hex_in;
use crate::rules::{FieldChange, Setup, Works};

/// Places that one line of the log names at most of each kind.
const NAMED: usize = 4;

/// What was found of the enemy's works, in one line.
#[must_use]
pub fn found(setup: &Setup, found: &[FieldChange]) -> String {
    let at = |h| hex_in(setup, h);
    let (mut dug, mut wired, mut gone) = (Vec::new(), Vec::new(), Vec::new());
    for change in found {
        let hex = change.hex();
        match *change {
            FieldChange::Works { works: Works::None, .. } | FieldChange::Wire { rows: 0, .. } => {
                gone.push(at(hex));
            }
            FieldChange::Works { .. } => dug.push(at(hex)),
            FieldChange::Wire { dir, .. } => {
                wired.push(format!("{}/{}", at(hex), at(hex.neighbour(dir))));
            }
            FieldChange::Crossing { .. } | FieldChange::Wrecks { .. } => {}
        }
    }
    let some = |what: &str, places: &[String]| {
        let named = places.get(..NAMED).unwrap_or(places);
        let more = match places.len() - named.len() {
            0 => String::new(),
            more => format!(" and {more} more"),
        };
        (!places.is_empty()).then(|| format!("{what} {}{more}", named.join(", ")))
    };
    let parts = [
        some("enemy works in", &dug),
        some("enemy wire at", &wired),
        some("no works any more in", &gone),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join("; ")
}
