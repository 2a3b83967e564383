//! What can be wrong with a bot's program.

use crate::text;
use std::fmt;

/// What is wrong with a bot's program. Its words are made in [`crate::text`].
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum BotFault {
    /// It cannot be started: its command, and what the system says.
    NotStarted(String, String),
    /// It has no standard input and output: its command.
    NoPipes(String),
    /// Its answer is no order: what is wrong, and how it begins.
    NoOrder(String, String),
    /// It asks what nobody can answer: what is wrong, and how its line begins.
    NoRequest(String, String),
    /// Its order or request says more than one does.
    UnknownField {
        /// What nobody asks for.
        field: String,
        /// Where in it that stands.
        within: String,
        /// What is known there.
        known: Vec<String>,
        /// How the answer begins.
        line: String,
    },
    /// Its answer is no text in UTF-8: how it begins.
    NotText(String),
    /// Its answer is longer than so many bytes.
    TooLong(usize),
    /// It writes without being asked: more than so many bytes wait to be read.
    Floods(usize),
    /// It said nothing for so many seconds.
    Silent(u64),
    /// It asked so many things in so many seconds, and gave no order: seconds, requests.
    Undecided(u64, usize),
    /// It asked more than so many things before an order.
    AsksTooMuch(usize),
    /// It did not read what it is told for so many seconds.
    Deaf(u64),
    /// It ended, with this exit code if the system tells one.
    Ended(Option<i32>),
    /// It cannot be told anything: what the system says.
    NotListening(String),
}

impl fmt::Display for BotFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&match self {
            BotFault::NotStarted(command, what) => text::bot_not_started(command, what),
            BotFault::NoPipes(command) => text::bot_without_pipes(command),
            BotFault::NoOrder(what, line) => text::bot_wrote_no_order(what, line),
            BotFault::NoRequest(what, line) => text::bot_asked_nothing_known(what, line),
            BotFault::UnknownField { field, within, known, line } => {
                text::bot_wrote_unknown_field(field, within, known, line)
            }
            BotFault::NotText(line) => text::bot_wrote_no_text(line),
            BotFault::TooLong(bytes) => text::bot_line_too_long(*bytes),
            BotFault::Floods(bytes) => text::bot_floods(*bytes),
            BotFault::Silent(seconds) => text::bot_silent(*seconds),
            BotFault::Undecided(seconds, asked) => text::bot_undecided(*seconds, *asked),
            BotFault::AsksTooMuch(most) => text::bot_asks_too_much(*most),
            BotFault::Deaf(seconds) => text::bot_deaf(*seconds),
            BotFault::Ended(code) => text::bot_ended(*code),
            BotFault::NotListening(what) => text::bot_not_listening(what),
        })
    }
}

impl std::error::Error for BotFault {}
