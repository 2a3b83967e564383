//! Players on the command line, and bots: commands that cannot be run, programs that fail,
//! programs that a save names.

use super::count;
use crate::rules::Side;

/// A person is to play where there is no window.
pub const PERSON_NEEDS_WINDOW: &str = "A person needs the window: use ai or bot here.";

/// The computer has no such level; those it has, as the command line names them.
#[must_use]
pub fn unknown_level(levels: &[String]) -> String {
    format!("there is no such level; use {}", levels.join(", "))
}

/// No player is named so; the levels of the computer, as the command line names them.
#[must_use]
pub fn unknown_player(levels: &[String]) -> String {
    format!("use human, ai, {}, bot:\"COMMAND …\" or bot-shell:\"COMMAND …\"", levels.join(", "))
}

/// A command ends inside quotation marks.
pub const COMMAND_LEFT_OPEN: &str =
    "a quotation mark in the command is never closed, or nothing follows its last backslash";

/// A command has a sign that a shell would understand, and none runs it.
#[must_use]
pub fn command_needs_shell(sign: &str) -> String {
    format!(
        "a bot runs without a shell, and `{sign}` needs one: write bot-shell:\"COMMAND …\" to run \
         the command through the shell, or put '{sign}' between quotation marks if the program \
         itself is to have it"
    )
}

/// Words from elsewhere as they can be shown: what would move the cursor, change colours or turn
/// the writing round is spelled out.
#[must_use]
pub fn plain(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for c in words.chars() {
        match c {
            '"' | '\'' | '\\' => out.push(c),
            c => out.extend(c.escape_debug()),
        }
    }
    out
}

/// A bot's program cannot be started.
#[must_use]
pub fn bot_not_started(command: &str, what: &str) -> String {
    format!(
        "The bot `{}` cannot be started: {what}. Its first word must be a program; what only a \
         shell knows is run by bot-shell:\"COMMAND …\".",
        plain(command)
    )
}

/// A bot's program cannot be talked to.
#[must_use]
pub fn bot_without_pipes(command: &str) -> String {
    format!("The bot `{}` has no standard input and output.", plain(command))
}

/// A bot's answer is no order; `line` is how it begins.
#[must_use]
pub fn bot_wrote_no_order(what: &str, line: &str) -> String {
    format!("The bot wrote no order: {}: {}", plain(what), plain(line))
}

/// A bot's request is none; `line` is how it begins.
#[must_use]
pub fn bot_asked_nothing_known(what: &str, line: &str) -> String {
    format!("The bot asked what cannot be answered: {}: {}", plain(what), plain(line))
}

/// A bot's order or request has a field that none has; `within`: where, if not at its beginning.
#[must_use]
pub fn bot_wrote_unknown_field(field: &str, within: &str, known: &[String], line: &str) -> String {
    let within = if within.is_empty() { "it".to_owned() } else { format!("`{}`", plain(within)) };
    let known = match known {
        [] => "no field is known there".to_owned(),
        known => format!("known there: {}", known.join(", ")),
    };
    format!(
        "The bot wrote a line with an unknown field: `{}` in {within} ({known}): {}",
        plain(field),
        plain(line)
    )
}

/// A bot's answer is not UTF-8; `line` is how it begins.
#[must_use]
pub fn bot_wrote_no_text(line: &str) -> String {
    format!("The bot wrote a line that is no text in UTF-8: {}", plain(line))
}

/// A bot's answer is longer than it may be.
#[must_use]
pub fn bot_line_too_long(bytes: usize) -> String {
    format!("The bot wrote a line of more than {} KiB.", bytes.div_ceil(1024))
}

/// A bot writes without being asked.
#[must_use]
pub fn bot_floods(bytes: usize) -> String {
    format!(
        "The bot wrote more than {} KiB that nobody asked for: it is to answer each question \
         with one line.",
        bytes.div_ceil(1024)
    )
}

/// A bot did not answer in time.
#[must_use]
pub fn bot_silent(seconds: u64) -> String {
    format!("The bot was silent for {seconds} s.")
}

/// A bot asked and asked, and gave no order in time.
#[must_use]
pub fn bot_undecided(seconds: u64, asked: usize) -> String {
    let things = count(u32::try_from(asked).unwrap_or(u32::MAX), "thing", "things");
    format!("The bot gave no order for {seconds} s, in which it asked {things}.")
}

/// A bot asked more than it may before an order.
#[must_use]
pub fn bot_asks_too_much(most: usize) -> String {
    format!(
        "The bot asked more than {most} things before it gave an order: each order to foresee \
         and each hex to look at counts as one."
    )
}

/// A bot did not read in time.
#[must_use]
pub fn bot_deaf(seconds: u64) -> String {
    format!("The bot did not read what it was told for {seconds} s.")
}

/// A bot's program is gone, with its exit code if there is one.
#[must_use]
pub fn bot_ended(code: Option<i32>) -> String {
    match code {
        Some(code) => format!("The bot's program ended (exit code {code})."),
        None => "The bot's program ended.".to_owned(),
    }
}

/// A bot's program cannot be told anything.
#[must_use]
pub fn bot_not_listening(what: &str) -> String {
    format!("The bot does not listen: {what}.")
}

/// A program played a side of a saved game, and is not started by itself. `option`: what to
/// write on the command line to have it play on.
#[must_use]
pub fn program_not_started(side: Side, command: &str, option: &str) -> String {
    let (side, command) = (super::side(side), plain(command));
    format!(
        "In this save the program `{command}` played {side}. A save starts no program by itself: \
         a person takes the seat unless you say otherwise in the window, or begin with {}",
        plain(option)
    )
}

/// A game that failed: its seed, whether the players had exchanged their sides, the turn it had
/// come to, from 1, and whose it was.
#[must_use]
pub fn game_failed(
    seed: u64,
    exchanged: bool,
    turn: Option<u16>,
    side: Option<Side>,
    why: &str,
) -> String {
    let exchanged = if exchanged { " (exchanged)" } else { "" };
    let turn = turn.map(|t| format!(" in turn {t}")).unwrap_or_default();
    let side = side.map(|s| format!(" of {}", super::side(s))).unwrap_or_default();
    format!("seed {seed}{exchanged}: failed{turn}{side}: {why}")
}

/// How many games of all failed; the words of the first.
#[must_use]
pub fn games_failed(failed: usize, games: usize, first: &str) -> String {
    let n = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    format!("{} of {} failed: {first}", n(failed), count(n(games), "game", "games"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_shown_can_be_read() {
        assert_eq!(plain("python3 'my bot.py' \"Озеро\" \\"), "python3 'my bot.py' \"Озеро\" \\");
        let evil = "ls\u{1b}[2J\r\n\u{202e}x\u{200b}\t";
        let shown = plain(evil);
        assert!(shown.chars().all(|c| !c.is_control()), "{shown}");
        assert!(
            !shown.contains(['\u{202e}', '\u{200b}']) && shown.starts_with("ls\\u{1b}[2J\\r\\n")
        );
        let said = program_not_started(Side::Japan, evil, "--japan 'bot:x'");
        assert!(said.contains("the Japanese side") && said.ends_with("--japan 'bot:x'"), "{said}");
    }
}
