//! The one kind of file: a save is a replay with the state at the start of its last turn.

use super::error::{Damage, Error};
use super::game::{Entry, Game, RULES_VERSION};
use super::migrate::{FORMAT, head_line, up_to_date};
use super::misread::NO_HASH;
use crate::ai::Directive;
use crate::rules::{BySide, Side, State, StateHash, hash_of};
use ron::ser::PrettyConfig;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::fmt::Write as _;

/// Largest file read or written, bytes. The texts of a battle are at most three times what one
/// file may have (a scenario with its parts, its survey, the rule library); no character of
/// them takes more than four times its room here; and a quarter of it all is left for orders.
pub const MAX_BYTES: u64 = 64 << 20;
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
    /// See [`Game::begun`]; saves of before it was kept do not say.
    #[serde(default)]
    begun: u64,
    sources: Vec<Text>,
    #[serde(with = "hex_number")]
    first: u64,
    orders: Vec<OrderLine>,
    /// Orders before the snapshot.
    at: usize,
    snapshot: State,
    /// Hash of the snapshot as it is written: it holds under any rules, for other rules may
    /// hash the same state otherwise. Empty in saves of before it was kept.
    #[serde(default)]
    sum: String,
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
        u64::from_str_radix(&text, 16).map_err(|_| D::Error::custom(super::NO_HASH))
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
    pub(super) begun: u64,
    pub(super) entries: Vec<Entry>,
    /// How many of them stand in the save itself; the others were kept beside it.
    pub(super) written: usize,
    /// The first order that is not the one that was written.
    pub(super) changed: Option<usize>,
    pub(super) at: usize,
    pub(super) snapshot: State,
    /// The snapshot has the hash that was written beside it.
    pub(super) proven: bool,
    pub(super) standing: BySide<Vec<Directive>>,
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
    let _ = writeln!(out, "    begun: {},\n    sources: [", game.begun);
    for (name, text) in &game.sources {
        let name = one_line(name)?;
        let text = if is_plain(text) {
            let (raw, hash) = (PrettyConfig::new().escape_strings(false), hash_of(text));
            let text = ron::ser::to_string_pretty(text, raw).map_err(failed)?;
            format!("    hash: \"{hash:016x}\",\n    text: {text}")
        } else {
            format!("    hash: \"{:016x}\",\n    text: {}", hash_of(text), quoted(text))
        };
        let _ = writeln!(out, "(\n    name: {name},\n{text},\n),");
    }
    let _ = writeln!(out, "    ],\n    first: \"{}\",\n    orders: [", game.first_hash);
    for e in &game.entries {
        let line = OrderLine { hash: e.hash.0, sum: hash_of(&e.order), order: e.order.clone() };
        let _ = writeln!(out, "        {},", one_line(&line)?);
    }
    let (state, at) = &game.snapshot;
    let state = one_line(state)?;
    let sum = hash_of(&state);
    let _ = writeln!(out, "    ],\n    at: {at},\n    snapshot: {state},");
    let _ = writeln!(out, "    sum: \"{sum:016x}\",");
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

/// A text in quotes, with no more escapes than it needs.
fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 16 + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\r' => out.push_str("\\r"),
            '\n' | '\t' => out.push(c),
            c if c.is_ascii_control() => {
                let _ = write!(out, "\\x{:02x}", u32::from(c));
            }
            c if c.is_control() => {
                let _ = write!(out, "\\u{{{:x}}}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
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
    Error::Syntax { line: at.line, column: at.col, what: e.code.into() }
}

/// The text as the program wrote it: editors and mail put a mark at its beginning and returns
/// at the ends of its lines. What a source has of them is escaped.
fn as_written(text: &str) -> Cow<'_, str> {
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    if text.contains('\r') { text.replace("\r\n", "\n").into() } else { text.into() }
}

/// The format of a save. Where the program writes it it is read without the rest, which may be
/// long.
fn format_of(text: &str) -> Result<u32, Error> {
    #[derive(Deserialize)]
    struct FormatOnly {
        format: u32,
    }
    let line = text.strip_prefix("(\n").and_then(|t| t.lines().next()?.trim().strip_suffix(','));
    let written = line.and_then(|l| l.strip_prefix("format: ")?.parse().ok());
    match written {
        Some(format) => Ok(format),
        None => Ok(options().from_str::<FormatOnly>(text).map_err(syntax)?.format),
    }
}

/// Hash of the snapshot as it stands in the text, on a line of its own.
fn snapshot_sum(text: &str) -> Option<String> {
    // Sources come before it, and may hold anything.
    let line = text.lines().rev().find_map(|l| l.trim_start().strip_prefix("snapshot:"))?;
    let state = line.trim().trim_end_matches(',');
    Some(format!("{:016x}", hash_of(&state)))
}

/// True for what was saved before the snapshot's text was hashed: format 1 was written by rules
/// 1 to 4, the format after it by rules 5.
const fn is_before_sums(format: u32, rules: u32) -> bool {
    matches!((format, rules), (1, 1..=4) | (2, 5))
}

/// Reads only what a list shows; `start` is the beginning of the file, a few lines.
pub(super) fn read_head(start: &str) -> Option<Head> {
    options().from_str(head_line(start)?).ok()
}

/// Reads when its game was begun, from the same; 0 if it does not say.
pub(super) fn read_begun(start: &str) -> u64 {
    let line = start.lines().find_map(|l| l.trim_start().strip_prefix("begun:"));
    line.and_then(|l| l.trim().trim_end_matches(',').parse().ok()).unwrap_or(0)
}

/// Reads a file's text and holds it against its own hashes.
///
/// # Errors
/// What is wrong with it.
pub fn read(text: &str) -> Result<Recording, Error> {
    if text.len() as u64 > MAX_BYTES {
        return Err(Error::TooLarge { bytes: text.len() as u64 });
    }
    let text = as_written(text);
    let found = format_of(&text)?;
    let sum = snapshot_sum(&text);
    let text = up_to_date(&text, found).ok_or(Error::Format { found })?;
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
    if file.sum.is_empty() && !is_before_sums(found, file.head.rules) {
        return Err(Error::Damaged(Damage::SnapshotUnproven));
    }
    if !file.sum.is_empty() && sum.is_none_or(|sum| sum != file.sum) {
        return Err(Error::Damaged(Damage::SnapshotChanged));
    }
    let changed = file.orders.iter().position(|l| hash_of(&l.order) != l.sum);
    let entry = |l: OrderLine| Entry { order: l.order, hash: StateHash(l.hash) };
    Ok(Recording {
        head: file.head,
        sources: file.sources.into_iter().map(|t| (t.name, t.text)).collect(),
        first: StateHash(file.first),
        begun: file.begun,
        written: file.orders.len(),
        entries: file.orders.into_iter().map(entry).collect(),
        changed,
        at: file.at,
        snapshot: file.snapshot,
        proven: !file.sum.is_empty(),
        standing: file.standing,
    })
}
