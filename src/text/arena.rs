//! The arena: its table, and what can go wrong with it.

/// It takes two to play.
pub const TOO_FEW_PLAYERS: &str = "An arena takes two players or more.";

/// A player whom nobody knows, and why.
#[must_use]
pub fn no_player(name: &str, why: &str) -> String {
    format!("`{}` is no player: {why}", super::plain(name))
}

/// Two battles of an arena have one name.
#[must_use]
pub fn battle_twice(key: &str) -> String {
    format!("Two battles of this arena are called `{key}`: its games could not be told apart.")
}

/// A file is none of the arena's: the line that is wrong, and what is wrong or stands there.
#[must_use]
pub fn not_games(line: u64, what: &str) -> String {
    format!("line {line} is no game of an arena: {what}")
}

/// A file holds games of another version of a battle.
#[must_use]
pub fn other_battle(key: &str) -> String {
    format!(
        "it holds games of `{key}` as it was before its text or the rules changed. Begin \
         another file."
    )
}

/// How many games of all are there from before.
#[must_use]
pub fn goes_on(held: usize, all: usize) -> String {
    format!("{held} of {all} games are in the file; going on with the others.")
}

/// How many games failed, of how many; the words of the first.
#[must_use]
pub fn failed(failed: usize, games: usize, first: &str) -> String {
    format!("{failed} of {games} games failed, and are lost to who failed: {first}")
}

/// A game, for a message.
#[must_use]
pub fn game(scenario: &str, seed: u64, soviet: &str, japan: &str) -> String {
    format!("{scenario}, seed {seed}, Soviet {soviet}, Japanese {japan}")
}

/// Column of the players.
pub const PLAYER: &str = "player";
/// Column of two players, of whom the first one's figures are given.
pub const PAIRING: &str = "against";
/// Column of the battles.
pub const BATTLE: &str = "battle";
/// Columns of a player's figures: his rating, the share of pairs that he won with its interval
/// over pairs and over battles, that of the battle in which he did worst, and his pairs.
pub const STANDING: [&str; 9] =
    ["rating", "won", "95 %", "by battle", "worst", "pairs", "won", "tied", "lost"];
/// Columns of a battle's figures; the last where two players met.
pub const BATTLE_COLUMNS: [&str; 6] = ["games", "Soviet", "Japanese", "draws", "score", "ms"];

/// No figure.
pub const NONE: &str = "-";

/// A player and whom he met.
#[must_use]
pub fn against(player: &str, other: &str) -> String {
    format!("{player} : {other}")
}

/// A share: `63 %`.
#[must_use]
pub fn percent(share: f64) -> String {
    format!("{:.0} %", share * 100.0)
}

/// Two ends of a share: `57-69`.
#[must_use]
pub fn interval(low: f64, high: f64) -> String {
    format!("{:.0}-{:.0}", low * 100.0, high * 100.0)
}
