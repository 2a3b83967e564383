//! Saves and replays in words.

use super::{count, order, order_of, refusal, render_findings, unit_of};
use crate::record::{
    Damage, Difference, Error, FORMAT, Game, IoFault, LeftOut, MAX_BYTES, Mismatch, Misread,
    Newest, RULES_VERSION, Verified, Wanted,
};
use crate::rules::{Order, Setup, State, UnitId, Unsound, first_load};

/// Most orders that a sentence names one by one.
const NAMED: usize = 8;

/// Why a save cannot be written or read, as a sentence.
#[must_use]
pub fn save_error(e: &Error) -> String {
    match e {
        Error::Io { path, what: IoFault::System(says) } => format!("{path}: {says}."),
        Error::Io { path, what: IoFault::NotAFile } => format!("{path}: this is no file."),
        Error::NoFolder => "The system names no folder for saves.".to_owned(),
        Error::NoName => "A save needs a name that is not blank.".to_owned(),
        Error::NameTaken => "There is a save of that name: give it another.".to_owned(),
        Error::NotHere => "It is no save of this folder.".to_owned(),
        Error::TooLarge { bytes } => format!(
            "It is too large: {} KiB, and {} KiB is the most.",
            bytes.div_ceil(1024),
            MAX_BYTES >> 10
        ),
        Error::NotText => "It is no text in UTF-8, so no save.".to_owned(),
        Error::Syntax { line, column, what } => {
            format!("It is no save, or damaged: line {line}, column {column}: {}.", misread(what))
        }
        Error::Format { found } => {
            format!(
                "It is of format {found}, and this program reads formats 1 to {FORMAT}: \
                 a newer program wrote it."
            )
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
        Damage::SnapshotUnproven => {
            "it names other rules than it was played with, or the hash of its snapshot is gone"
        }
    }
}

/// What is wrong in the text, without a word on how the program holds it.
fn misread(what: &Misread) -> String {
    match what {
        Misread::End => "the file ends here, too early".to_owned(),
        Misread::Trailing => "something follows the end of the save".to_owned(),
        Misread::Mark(mark) => format!("`{mark}` is missing"),
        Misread::Wanted(what, None) => format!("{} is expected here", wanted(*what)),
        Misread::Wanted(what, Some(stands)) => {
            format!("`{stands}` stands where {} is expected", wanted(*what))
        }
        Misread::OutOfRange => "the number is too large or too small".to_owned(),
        Misread::UnknownField(name, known) => {
            format!("there is no field `{name}`; fields here: {}", known.join(", "))
        }
        Misread::UnknownWord(name, known) => {
            format!("`{name}` means nothing here; valid values: {}", known.join(", "))
        }
        Misread::NoField(name) => format!("the field `{name}` is missing"),
        Misread::FieldTwice(name) => format!("the field `{name}` stands here twice"),
        Misread::TooDeep => "the brackets lie deeper in each other than in any save".to_owned(),
        Misread::Hash => "a hash is 16 hexadecimal digits in quotes".to_owned(),
        Misread::Character(c) => format!("`{c}` has no business here"),
        Misread::Nonsense => "this makes no sense in a save".to_owned(),
    }
}

const fn wanted(what: Wanted) -> &'static str {
    match what {
        Wanted::Number => "a number",
        Wanted::Text => "a text in quotes",
        Wanted::Truth => "`true` or `false`",
        Wanted::List => "a list in `[` and `]`, of the right length,",
        Wanted::Fields => "a group of fields in `(` and `)`",
        Wanted::Option => "`None` or `Some(…)`",
        Wanted::Word => "a name of the rules",
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
        Unsound::Stormed => "the hexsides a side stormed over",
        Unsound::Armour => "the vehicles a side left, or its tanks without leaders",
        Unsound::Cohesion => "what a side's battalions have been through",
        Unsound::Leaders => "what became of a side's leaders",
        Unsound::Tasking => "the missions of a side's battalions",
        Unsound::Ledger => "the ledger of losses",
    }
}

/// A battle could not be saved by itself.
#[must_use]
pub fn not_kept(why: &Error) -> String {
    format!("The battle could not be saved by itself. {}", save_error(why))
}

/// What was not taken over from a save into a game, in sentences. The orders are named to the
/// person who gave them; those of the computer or a program are none of his business.
#[must_use]
pub fn left_out(what: &LeftOut, game: &Game) -> String {
    let mut said = Vec::new();
    if let Some(version) = what.rules {
        let side = game.side();
        let who = &game.players()[side];
        let known = who.is_empty() || who == "human";
        let orders = match (what.orders.as_slice(), known) {
            ([], _) => "it goes on where it was saved".to_owned(),
            (orders, false) => format!("{} given since", without(orders)),
            (orders, true) => format!("{} given since: {}", without(orders), named(game, orders)),
        };
        said.push(format!("{}: {orders}.", other_rules(version)));
    }
    if what.kept > 0 {
        let n = count(what.kept as u32, "order", "orders");
        said.push(format!(
            "{n} that stood beside the save did not lead where they led when they were given: \
             left out."
        ));
    }
    if what.standing > 0 {
        let n = count(what.standing as u32, "formation order", "formation orders");
        said.push(format!(
            "{n} in the save named units or hexes that are not in this battle: left out."
        ));
    }
    said.join(" ")
}

fn without(orders: &[Order]) -> String {
    let n = match orders.len() {
        1 => "the order".to_owned(),
        n => format!("the {n} orders"),
    };
    format!("it goes on from the start of the turn, without {n}")
}

fn named(game: &Game, orders: &[Order]) -> String {
    let p = game.perspective(game.side());
    let mut names: Vec<String> = orders.iter().take(NAMED).map(|o| order(&p, o)).collect();
    if orders.len() > NAMED {
        names.push(format!("and {} more", orders.len() - NAMED));
    }
    names.join("; ")
}

/// By which rules a battle was played, where they are not these.
#[must_use]
pub fn other_rules(version: u32) -> String {
    if version == RULES_VERSION {
        return format!(
            "This battle was begun under older rules and went on under version {version}"
        );
    }
    format!("This battle was played with version {version} of the rules, this is {RULES_VERSION}")
}

/// Newer saves than the one that is gone on with, and why they are not.
#[must_use]
pub fn passed_over(newest: &Newest) -> Option<String> {
    let one = |(saved, why): &(crate::record::Saved, Error)| {
        let why = save_error(why);
        // A scenario's findings are many lines.
        format!("{} cannot be gone on with. {}", saved.name, why.lines().next().unwrap_or_default())
    };
    let first = newest.passed_over.first().map(one)?;
    let more = match newest.passed_over.len() - 1 {
        0 => String::new(),
        n => format!(" So it is with {} more.", n),
    };
    Some(format!("{first}{more}"))
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
        Mismatch::Rules { version } => {
            format!("{}: it can be loaded, but not verified.", other_rules(*version))
        }
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
fn given(before: &State, order: &Order) -> String {
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
        let load = first_load(&setup.library, setup.library.unit_type(line.ty));
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
