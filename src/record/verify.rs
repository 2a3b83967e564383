//! Replays: executing a recording again and comparing every hash.

use super::error::Error;
use super::file::Recording;
use crate::rules::{Order, Refusal, Setup, Side, State, StateHash, execute, hash, start};
use serde_json::Value;
use std::sync::Arc;

/// A recording that came out as recorded.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Verified {
    /// Orders executed.
    pub orders: usize,
    /// The last hash.
    pub hash: StateHash,
}

/// The first thing in two states that differs.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Difference {
    /// Where, such as `units.japan[3].time`.
    pub path: String,
    /// The unit it belongs to, as side and index, if it is one.
    pub unit: Option<(Side, u16)>,
    /// What was recorded.
    pub recorded: String,
    /// What came out now.
    pub replayed: String,
    /// After so many orders.
    pub after: usize,
}

/// Why a recording did not come out as recorded.
#[derive(Clone, PartialEq, Debug)]
pub enum Mismatch {
    /// Another version of the rules: it can be watched from its snapshot, not verified.
    Rules {
        /// The version it was played with.
        version: u32,
    },
    /// Already the start differs.
    Start {
        /// The recorded hash.
        recorded: StateHash,
        /// The hash now.
        replayed: StateHash,
    },
    /// An order that was carried out then is refused now.
    Refused {
        /// Index, from 0.
        index: usize,
        /// The order.
        order: Order,
        /// Why the rules refuse it.
        why: Refusal,
        /// The state before it.
        before: Box<State>,
    },
    /// An order leads to another state.
    Differs {
        /// Index, from 0.
        index: usize,
        /// The order.
        order: Order,
        /// The recorded hash.
        recorded: StateHash,
        /// The hash now.
        replayed: StateHash,
        /// The state before it.
        before: Box<State>,
        /// The first thing that differs in the recorded snapshot, if there is one after it.
        first: Option<Difference>,
    },
    /// An order is not the one that was recorded, though it leads to the same state.
    Changed {
        /// Index, from 0.
        index: usize,
        /// The order.
        order: Order,
        /// The state before it.
        before: Box<State>,
    },
    /// The orders come out, the recorded snapshot does not.
    Snapshot(Difference),
}

/// Executes a recording again, comparing every hash. `setup` is the battle built from its
/// sources; `each` is called after every order, for a progress bar or a log.
///
/// # Errors
/// The first thing that differs.
pub fn verify(
    recording: &Recording,
    setup: &Arc<Setup>,
    mut each: impl FnMut(usize, &State),
) -> Result<Verified, Box<Mismatch>> {
    if !recording.same_rules() {
        return Err(Box::new(Mismatch::Rules { version: recording.head.rules }));
    }
    let (mut state, _) = start(setup.clone(), recording.head.seed);
    let replayed = hash(&state);
    if replayed != recording.first {
        return Err(Box::new(Mismatch::Start { recorded: recording.first, replayed }));
    }
    if let Some(d) = snapshot_differs(recording, &state, 0) {
        return Err(Box::new(Mismatch::Snapshot(d)));
    }
    for (index, entry) in recording.entries.iter().enumerate() {
        let before = Box::new(state.clone());
        let order = entry.order.clone();
        if let Err(why) = execute(&mut state, &order) {
            return Err(Box::new(Mismatch::Refused { index, order, why, before }));
        }
        let replayed = hash(&state);
        if replayed != entry.hash {
            let first = later_difference(recording, state, index + 1);
            let recorded = entry.hash;
            let m = Mismatch::Differs { index, order, recorded, replayed, before, first };
            return Err(Box::new(m));
        }
        if recording.changed == Some(index) {
            return Err(Box::new(Mismatch::Changed { index, order, before }));
        }
        if let Some(d) = snapshot_differs(recording, &state, index + 1) {
            return Err(Box::new(Mismatch::Snapshot(d)));
        }
        each(index + 1, &state);
    }
    Ok(Verified { orders: recording.entries.len(), hash: hash(&state) })
}

/// Builds the state after so many orders without comparing anything: for watching.
///
/// # Errors
/// The order that is refused.
pub fn state_after(
    recording: &Recording,
    setup: &Arc<Setup>,
    orders: usize,
) -> Result<State, Error> {
    let (mut state, _) = start(setup.clone(), recording.head.seed);
    for (index, entry) in recording.entries.iter().take(orders).enumerate() {
        execute(&mut state, &entry.order).map_err(|why| Error::OrderRefused { index, why })?;
    }
    Ok(state)
}

/// Goes on to the recorded snapshot, if it is still to come, and says what differs there.
/// Orders that are refused on the way are left out: the first difference is told already.
fn later_difference(recording: &Recording, mut state: State, done: usize) -> Option<Difference> {
    if done > recording.at {
        return None;
    }
    for entry in &recording.entries[done..recording.at] {
        let _ = execute(&mut state, &entry.order);
    }
    snapshot_differs(recording, &state, recording.at)
}

fn snapshot_differs(recording: &Recording, state: &State, after: usize) -> Option<Difference> {
    if recording.at != after {
        return None;
    }
    difference(&recording.snapshot, state, after)
}

/// The first thing that differs between a recorded and a replayed state.
#[must_use]
pub fn difference(recorded: &State, replayed: &State, after: usize) -> Option<Difference> {
    // Not equality of the states themselves: a snapshot does not hold the battle.
    let tree = |s: &State| serde_json::to_value(s).unwrap_or(Value::Null);
    let (a, b) = (tree(recorded), tree(replayed));
    // What people can see comes first; the dice, which differ after every fight, last.
    let parts = ["units", "public", "knowledge", "orders", "dice"];
    let named = parts.iter().find_map(|k| first(a.get(k)?, b.get(k)?, (*k).to_owned()));
    let (path, recorded, replayed) = named.or_else(|| first(&a, &b, String::new()))?;
    let unit = unit_of(&path);
    Some(Difference { path, unit, recorded, replayed, after })
}

fn first(a: &Value, b: &Value, path: String) -> Option<(String, String, String)> {
    match (a, b) {
        _ if a == b => None,
        (Value::Object(x), Value::Object(y)) if x.keys().eq(y.keys()) => {
            let sub = |k: &String| if path.is_empty() { k.clone() } else { format!("{path}.{k}") };
            x.iter().find_map(|(k, v)| first(v, y.get(k)?, sub(k)))
        }
        (Value::Array(x), Value::Array(y)) => {
            let pairs = x.iter().zip(y).enumerate();
            let inside =
                pairs.into_iter().find_map(|(i, (v, w))| first(v, w, format!("{path}[{i}]")));
            inside
                .or_else(|| Some((format!("{path}.len"), x.len().to_string(), y.len().to_string())))
        }
        _ => Some((path, a.to_string(), b.to_string())),
    }
}

/// The unit in a path such as `units.japan[3].time`.
fn unit_of(path: &str) -> Option<(Side, u16)> {
    let rest = path.strip_prefix("units.")?;
    let (side, rest) = match rest.strip_prefix("soviet[") {
        Some(rest) => (Side::Soviet, rest),
        None => (Side::Japan, rest.strip_prefix("japan[")?),
    };
    Some((side, rest.split(']').next()?.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_difference_is_named() {
        let v = |s: &str| serde_json::from_str::<Value>(s).unwrap();
        let d = |a, b| first(&v(a), &v(b), String::new());
        assert_eq!(d("[1,2]", "[1,2]"), None);
        assert_eq!(
            d(r#"{"units":[{"x":1},{"x":2}]}"#, r#"{"units":[{"x":1},{"x":3}]}"#),
            Some(("units[1].x".into(), "2".into(), "3".into()))
        );
        assert_eq!(d("[[1]]", "[[1,2]]"), Some(("[0].len".into(), "1".into(), "2".into())));
        assert_eq!(unit_of("units.japan[12].time"), Some((Side::Japan, 12)));
        assert_eq!(unit_of("public.turn"), None);
    }
}
