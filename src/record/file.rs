//! The one kind of file: a save is a replay with the state at the start of its last turn.

use super::error::{Damage, Error};
use super::game::{Entry, Game, RULES_VERSION};
use super::migrate::{FORMAT, head_line, up_to_date};
use crate::ai::Directive;
use crate::rules::{BySide, Setup, Side, State, StateHash, execute, hash, hash_of};
use ron::ser::PrettyConfig;
use serde::{Deserialize, Serialize};
use std::fmt::Write as _;
use std::sync::Arc;

/// Largest file read or written, bytes.
pub const MAX_BYTES: u64 = 4 << 20;
/// Deepest nesting read.
const MAX_DEPTH: usize = 64;

/// What a list of saves shows, read without the rest.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Head {
    /// Version of the rules it was played with.
    pub rules: u32,
    /// True if it was begun under another version: it cannot be verified then.
    pub mixed: bool,
    /// Key of the scenario.
    pub key: String,
    /// Title of the scenario.
    pub title: String,
    /// Date of the scenario, in words.
    pub date: String,
    /// Game turn, from 0.
    pub turn: u16,
    /// How many game turns there are.
    pub turns: u16,
    /// The clock, as people read it.
    pub clock: String,
    /// Whose turn it is.
    pub side: Side,
    /// The final score of a battle that is over.
    pub ended: Option<i32>,
    /// Who plays each side.
    pub players: BySide<String>,
    /// Seed of the dice.
    pub seed: u64,
    /// When it was written, seconds since 1970.
    pub saved: u64,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Text {
    name: String,
    #[serde(with = "hex_number")]
    hash: u64,
    text: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct OrderLine {
    /// Of the state after the order.
    #[serde(with = "hex_number")]
    hash: u64,
    /// Of the order itself: another order may lead to the same state.
    #[serde(with = "hex_number")]
    sum: u64,
    order: crate::rules::Order,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[expect(dead_code, reason = "read on its own before the rest, which is brought up to date")]
    format: u32,
    head: Head,
    /// Of the head's line as it stands in the file.
    #[serde(with = "hex_number")]
    head_hash: u64,
    sources: Vec<Text>,
    #[serde(with = "hex_number")]
    first: u64,
    orders: Vec<OrderLine>,
    /// Orders before the snapshot.
    at: usize,
    snapshot: State,
    /// Formation orders that stand; a save without any does not name them.
    #[serde(default)]
    standing: BySide<Vec<Directive>>,
}

/// Hashes are written as people write them.
mod hex_number {
    use serde::{Deserialize as _, Deserializer, Serializer, de::Error as _};

    pub(super) fn serialize<S: Serializer>(n: &u64, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_str(&format!("{n:016x}"))
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(d: D) -> Result<u64, D::Error> {
        let text = String::deserialize(d)?;
        u64::from_str_radix(&text, 16).map_err(|_| D::Error::custom("a hash is 16 hex digits"))
    }
}

/// A file that was read and holds together; the battle in it is not built yet.
#[derive(Clone, Debug)]
pub struct Recording {
    /// What a list shows.
    pub head: Head,
    /// The texts the battle was read from, as `(name, text)`.
    pub sources: Vec<(String, String)>,
    pub(super) first: StateHash,
    pub(super) entries: Vec<Entry>,
    /// The first order that is not the one that was written.
    pub(super) changed: Option<usize>,
    pub(super) at: usize,
    pub(super) snapshot: State,
    pub(super) standing: BySide<Vec<Directive>>,
}

/// What was not taken over from a save.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct OtherRules {
    /// Version of the rules it was played with.
    pub version: u32,
    /// Orders since the start of the turn that were dropped.
    pub dropped: usize,
}

/// A game as the text of its file.
///
/// # Errors
/// If it cannot be written as text, or would be too large to read again.
pub fn write(game: &Game, saved: u64) -> Result<String, Error> {
    let failed = |e: ron::Error| Error::Unwritable(e.to_string());
    let one_line = |v: &dyn erased::Ser| v.ron().map_err(failed);
    let head = one_line(&head(game, saved))?;
    let mut out = format!("(\n    format: {FORMAT},\n    head: {head},\n");
    let _ = writeln!(out, "    head_hash: \"{:016x}\",", hash_of(&head));
    out.push_str("    sources: [\n");
    for (name, text) in &game.sources {
        let source = Text { name: name.clone(), hash: hash_of(text), text: text.clone() };
        let config = PrettyConfig::new().escape_strings(!is_plain(text)).new_line("\n");
        let text = ron::ser::to_string_pretty(&source, config).map_err(failed)?;
        let _ = writeln!(out, "{text},");
    }
    let _ = writeln!(out, "    ],\n    first: \"{}\",\n    orders: [", game.first_hash);
    for e in &game.entries {
        let line = OrderLine { hash: e.hash.0, sum: hash_of(&e.order), order: e.order.clone() };
        let _ = writeln!(out, "        {},", one_line(&line)?);
    }
    let (state, at) = &game.snapshot;
    let _ = writeln!(out, "    ],\n    at: {at},\n    snapshot: {},", one_line(state)?);
    if game.standing != BySide::default() {
        let _ = writeln!(out, "    standing: {},", one_line(&game.standing)?);
    }
    out.push_str(")\n");
    let bytes = out.len() as u64;
    if bytes > MAX_BYTES { Err(Error::TooLarge { bytes }) } else { Ok(out) }
}

/// A text that survives being written as it is: a raw string turns `\r\n` into `\n` in
/// some readers, and control characters belong escaped.
fn is_plain(text: &str) -> bool {
    text.chars().all(|c| c == '\n' || c == '\t' || !c.is_control())
}

/// Any data on one line of RON, without a generic function for each.
mod erased {
    pub(super) trait Ser {
        fn ron(&self) -> Result<String, ron::Error>;
    }
    impl<T: serde::Serialize> Ser for T {
        fn ron(&self) -> Result<String, ron::Error> {
            ron::ser::to_string(self)
        }
    }
}

fn head(game: &Game, saved: u64) -> Head {
    let (setup, public) = (game.setup(), game.state.public());
    Head {
        rules: RULES_VERSION,
        mixed: game.mixed,
        key: setup.key.clone(),
        title: setup.title.clone(),
        date: setup.date.clone(),
        turn: public.turn,
        turns: u16::try_from(setup.turns.len()).unwrap_or(u16::MAX),
        clock: public.clock.to_string(),
        side: public.side,
        ended: public.ended,
        players: game.players.clone(),
        seed: game.seed,
        saved,
    }
}

fn options() -> ron::Options {
    ron::Options::default().with_recursion_limit(MAX_DEPTH)
}

fn syntax(e: ron::error::SpannedError) -> Error {
    let at = e.span.start;
    Error::Syntax { line: at.line, column: at.col, what: e.code.to_string() }
}

/// Reads only what a list shows; `start` is the beginning of the file, a few lines.
pub(super) fn read_head(start: &str) -> Option<Head> {
    options().from_str(head_line(start)?).ok()
}

/// Reads a file's text and holds it against its own hashes.
///
/// # Errors
/// What is wrong with it.
pub fn read(text: &str) -> Result<Recording, Error> {
    #[derive(Deserialize)]
    struct FormatOnly {
        format: u32,
    }
    if text.len() as u64 > MAX_BYTES {
        return Err(Error::TooLarge { bytes: text.len() as u64 });
    }
    let found = options().from_str::<FormatOnly>(text).map_err(syntax)?.format;
    let text = up_to_date(text, found).ok_or(Error::Format { found })?;
    let file: File = options().from_str(&text).map_err(syntax)?;
    if head_line(&text).is_none_or(|line| hash_of(&line) != file.head_hash) {
        return Err(Error::Damaged(Damage::HeadChanged));
    }
    for t in &file.sources {
        if hash_of(&t.text) != t.hash {
            return Err(Error::SourceChanged { name: t.name.clone() });
        }
    }
    if file.at > file.orders.len() {
        return Err(Error::Damaged(Damage::SnapshotTooLate));
    }
    let changed = file.orders.iter().position(|l| hash_of(&l.order) != l.sum);
    let entry = |l: OrderLine| Entry { order: l.order, hash: StateHash(l.hash) };
    Ok(Recording {
        head: file.head,
        sources: file.sources.into_iter().map(|t| (t.name, t.text)).collect(),
        first: StateHash(file.first),
        entries: file.orders.into_iter().map(entry).collect(),
        changed,
        at: file.at,
        snapshot: file.snapshot,
        standing: file.standing,
    })
}

impl Recording {
    /// The orders, with the hash after each.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// How many orders it holds.
    #[must_use]
    pub fn orders(&self) -> usize {
        self.entries.len()
    }

    /// True if it was played with these rules from the first order on.
    #[must_use]
    pub const fn same_rules(&self) -> bool {
        self.head.rules == RULES_VERSION && !self.head.mixed
    }

    /// The hash recorded after so many orders.
    pub(super) fn hash_after(&self, orders: usize) -> StateHash {
        orders.checked_sub(1).and_then(|i| self.entries.get(i)).map_or(self.first, |e| e.hash)
    }

    /// The recorded state at the start of its last turn, of a battle built from
    /// [`Recording::sources`].
    pub(super) fn state(&self, setup: &Arc<Setup>) -> Result<State, Error> {
        let state = self.snapshot.clone().with_setup(setup.clone());
        state.check_sound().map_err(Error::Unsound)?;
        Ok(state)
    }

    /// Takes the game up where it was left. `setup` is the battle built from
    /// [`Recording::sources`]. Under other rules than it was played with, it goes on from
    /// the start of its last turn.
    ///
    /// # Errors
    /// What does not hold together.
    pub fn resume(self, setup: &Arc<Setup>) -> Result<(Game, Option<OtherRules>), Error> {
        let start = self.state(setup)?;
        let mut state = start.clone();
        let same = self.head.rules == RULES_VERSION;
        let mut entries = self.entries.clone();
        let mut first = self.first;
        let mut note = None;
        if same {
            if hash(&state) != self.hash_after(self.at) {
                return Err(Error::Damaged(Damage::SnapshotChanged));
            }
            if let Some(index) = self.changed.filter(|i| *i >= self.at) {
                return Err(Error::OrderDiffers { index });
            }
            for (i, entry) in entries.iter().enumerate().skip(self.at) {
                execute(&mut state, &entry.order)
                    .map_err(|why| Error::OrderRefused { index: i, why })?;
                if hash(&state) != entry.hash {
                    return Err(Error::OrderDiffers { index: i });
                }
            }
        } else {
            let dropped = entries.len() - self.at;
            note = Some(OtherRules { version: self.head.rules, dropped });
            entries.truncate(self.at);
            // The game that goes on is held against its state as these rules hash it.
            *entries.last_mut().map_or(&mut first, |e| &mut e.hash) = hash(&state);
        }
        let game = Game {
            state,
            sources: self.sources,
            seed: self.head.seed,
            players: self.head.players,
            first_hash: first,
            entries,
            snapshot: (start, self.at),
            mixed: self.head.mixed || !same,
            standing: self.standing,
        };
        Ok((game, note))
    }
}
