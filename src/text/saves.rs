//! Saves and replays in words.

use super::{order_of, refusal, render_findings, unit_of};
use crate::record::{
    Damage, Difference, Error, FORMAT, IoFault, Mismatch, OtherRules, RULES_VERSION, Verified,
};
use crate::rules::{Setup, State, UnitId, Unsound};

/// Why a save cannot be written or read, as a sentence.
#[must_use]
pub fn save_error(e: &Error) -> String {
    match e {
        Error::Io { path, what: IoFault::System(says) } => format!("{path}: {says}."),
        Error::Io { path, what: IoFault::NotAFile } => format!("{path}: this is no file."),
        Error::NoFolder => "The system names no folder for saves.".to_owned(),
        Error::BadName => {
            "A save is named with letters, digits, blanks and - _ . , ( ).".to_owned()
        }
        Error::TooLarge { bytes } => {
            format!("It is too large: {} KiB, and 4096 KiB is the most.", bytes.div_ceil(1024))
        }
        Error::NotText => "It is no text in UTF-8, so no save.".to_owned(),
        Error::Syntax { line, column, what } => {
            format!("It is no save, or damaged: line {line}, column {column}: {what}.")
        }
        Error::Format { found } => {
            format!("It is of format {found}, and this program reads formats 1 to {FORMAT}.")
        }
        Error::SourceChanged { name } => {
            format!("It is damaged: the text of {name} in it was changed.")
        }
        Error::Damaged(what) => format!("It is damaged: {}.", damage(*what)),
        Error::Unsound(what) => {
            format!("It is damaged: {} in its snapshot cannot be.", unsound(*what))
        }
        Error::OrderRefused { index, .. } => {
            format!("It is damaged: its order {} cannot be carried out.", index + 1)
        }
        Error::OrderDiffers { index } => {
            format!("It is damaged: its order {} does not lead where it was recorded.", index + 1)
        }
        Error::Scenario(found) => {
            format!("The scenario in it does not load:\n{}", render_findings(found))
        }
        Error::Unwritable(what) => format!("The battle cannot be written: {what}."),
    }
}

const fn damage(what: Damage) -> &'static str {
    match what {
        Damage::HeadChanged => "its head was changed, which says what battle it is and who plays",
        Damage::SnapshotTooLate => "the snapshot is behind the last order",
        Damage::SnapshotChanged => "the snapshot is not the one that was recorded",
    }
}

const fn unsound(what: Unsound) -> &'static str {
    match what {
        Unsound::Turn => "the turn",
        Unsound::Clock => "the clock",
        Unsound::Objectives => "the objectives",
        Unsound::Fall => "the time an objective fell",
        Unsound::Events => "the events",
        Unsound::Points => "the points",
        Unsound::Visibility => "the visibility",
        Unsound::Dice => "the dice",
        Unsound::Score => "the score",
        Unsound::Ground => "the ground",
        Unsound::Withdrawal => "a withdrawal",
        Unsound::UnitCount => "the number of units",
        Unsound::UnitLine => "a unit's line",
        Unsound::UnitIdentity => "a unit's place in its side",
        Unsound::UnitHex => "a unit's hex",
        Unsound::UnitStrength => "a unit's strength",
        Unsound::UnitNerves => "a unit's nerves",
        Unsound::UnitTime => "a unit's time",
        Unsound::UnitTarget => "a unit's target",
        Unsound::Knowledge => "what a side knows of the enemy",
        Unsound::Claims => "the losses a side claims",
    }
}

/// What was not taken over from a save of other rules, as a sentence.
#[must_use]
pub fn other_rules(o: &OtherRules) -> String {
    let back = match o.dropped {
        0 => "it goes on where it was saved".to_owned(),
        n => format!(
            "it goes on from the start of the turn, without the {} given since",
            super::count(u32::try_from(n).unwrap_or(u32::MAX), "order", "orders")
        ),
    };
    let version = o.version;
    format!(
        "This battle was played with version {version} of the rules, this is {RULES_VERSION}: {back}."
    )
}

/// A replay that came out as recorded.
#[must_use]
pub fn verified(v: &Verified) -> String {
    format!("{} orders replayed, every state as recorded; final hash {}", v.orders, v.hash)
}

/// Why a replay did not come out as recorded, in a few lines.
#[must_use]
pub fn mismatch(setup: &Setup, m: &Mismatch) -> String {
    match m {
        Mismatch::Rules { version } => format!(
            "It was played with version {version} of the rules, this is {RULES_VERSION}: \
             it can be loaded, but not verified."
        ),
        Mismatch::Start { recorded, replayed } => format!(
            "The start of the battle differs already: recorded hash {recorded}, now {replayed}."
        ),
        Mismatch::Refused { index, order, why, before } => format!(
            "Order {} cannot be carried out: {}: {}",
            index + 1,
            given(before, order),
            refusal(setup, why)
        ),
        Mismatch::Differs { index, order, recorded, replayed, before, first } => {
            let mut text = format!(
                "Order {} does not lead where it was recorded: {}\n  \
                 recorded hash {recorded}, now {replayed}",
                index + 1,
                given(before, order)
            );
            if let Some(d) = first {
                text.push_str(&format!("\n  first difference: {}", difference(setup, d)));
            }
            text
        }
        Mismatch::Changed { index, order, before } => format!(
            "Order {} is not the one that was recorded, though it leads to the same state: {}",
            index + 1,
            given(before, order)
        ),
        Mismatch::Snapshot(d) => {
            format!("The orders come out, but not the snapshot: {}", difference(setup, d))
        }
    }
}

/// Turn, side and order: `turn 3, 16:45, the Soviet side: 1st Company moves to 1407`.
fn given(before: &State, order: &crate::rules::Order) -> String {
    let p = before.public();
    format!(
        "turn {}, {}, {}: {}",
        p.turn + 1,
        p.clock,
        super::side(p.side),
        order_of(before, order)
    )
}

/// A difference between two states in one line.
#[must_use]
pub fn difference(setup: &Setup, d: &Difference) -> String {
    let whose = d.unit.and_then(|(side, index)| {
        let id = UnitId { side, index };
        let line = setup.forces[side].units.get(index as usize)?;
        let load = setup.library.unit_type(line.ty).load_min;
        Some(format!(" ({})", unit_of(setup, id.side, &crate::rules::Unit::new(line, index, load))))
    });
    format!(
        "{}{}: recorded {}, now {} (after {} orders)",
        d.path,
        whose.unwrap_or_default(),
        d.recorded,
        d.replayed,
        d.after
    )
}
