//! Bots: programs of the user's that play a side over their standard input and output,
//! one line of JSON for each question and answer.
//!
//! ```text
//! to the bot:   {"khasan": 1, "side": "Soviet", "setup": {…}}                  once
//! to the bot:   {"perspective": {…}, "seen": [view events], "refused": null}   each time
//! from the bot: {"Move": {"unit": {"side": "Soviet", "index": 0}, "path": [{"q": 3, "r": 4}]}}
//! from the bot: "EndTurn"
//! ```
//!
//! A bot sees what a person of its side sees, and no more.

use crate::rules::{Order, Perspective, Refusal, ViewEvent};
use crate::text;
use serde_json::json;
use std::fmt;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::Duration;

/// How long a bot may think about one order.
const PATIENCE: Duration = Duration::from_secs(60);
/// Longest line read from a bot, bytes.
const MAX_LINE: u64 = 1 << 20;

/// Characters of a bot's answer that a message about it shows.
const SHOWN: usize = 80;

/// What is wrong with a bot's program.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum BotFault {
    /// It cannot be started: its command, and what the system says.
    NotStarted(String, String),
    /// It has no standard input and output: its command.
    NoPipes(String),
    /// Its answer is no order: what is wrong, and how it begins.
    NoOrder(String, String),
    /// It said nothing for so many seconds.
    Silent(u64),
    /// It ended.
    Ended,
    /// It does not read: what the system says.
    NotListening(String),
}

impl fmt::Display for BotFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&match self {
            BotFault::NotStarted(command, what) => text::bot_not_started(command, what),
            BotFault::NoPipes(command) => text::bot_without_pipes(command),
            BotFault::NoOrder(what, line) => text::bot_wrote_no_order(what, line),
            BotFault::Silent(seconds) => text::bot_silent(*seconds),
            BotFault::Ended => text::BOT_ENDED.to_owned(),
            BotFault::NotListening(what) => text::bot_not_listening(what),
        })
    }
}

impl std::error::Error for BotFault {}

/// A bot's process.
#[derive(Debug)]
pub struct Bot {
    child: Child,
    input: ChildStdin,
    lines: Receiver<String>,
    greeted: bool,
    seen: Vec<ViewEvent>,
    refused: Option<Refusal>,
}

impl Bot {
    /// Starts a bot's program through the system's shell.
    ///
    /// # Errors
    /// If it cannot be started.
    pub fn start(command: &str) -> Result<Bot, BotFault> {
        let (shell, flag) = if cfg!(windows) { ("cmd", "/C") } else { ("sh", "-c") };
        let mut child = Command::new(shell)
            .args([flag, command])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .map_err(|e| BotFault::NotStarted(command.to_owned(), e.to_string()))?;
        let (Some(input), Some(output)) = (child.stdin.take(), child.stdout.take()) else {
            return Err(BotFault::NoPipes(command.to_owned()));
        };
        let (send, lines) = channel();
        // A thread of its own, so that a silent bot does not stop the game for good.
        std::thread::spawn(move || {
            let mut output = BufReader::new(output);
            loop {
                let mut line = String::new();
                match output.by_ref().take(MAX_LINE).read_line(&mut line) {
                    Ok(n) if n > 0 && send.send(line).is_ok() => {}
                    _ => return,
                }
            }
        });
        let seen = Vec::new();
        Ok(Bot { child, input, lines, greeted: false, seen, refused: None })
    }

    /// Asks for the next order.
    ///
    /// # Errors
    /// If the bot ended, is silent or writes what is no order.
    pub fn next_order(&mut self, p: &Perspective) -> Result<Order, BotFault> {
        if !self.greeted {
            self.write(&json!({ "khasan": 1, "side": p.side, "setup": p.setup() }))?;
            self.greeted = true;
        }
        let seen = std::mem::take(&mut self.seen);
        let refused = self.refused.take();
        self.write(&json!({ "perspective": p, "seen": seen, "refused": refused }))?;
        match self.lines.recv_timeout(PATIENCE) {
            Ok(line) => serde_json::from_str(&line).map_err(|e| {
                let start: String = line.trim_end().chars().take(SHOWN).collect();
                BotFault::NoOrder(e.to_string(), start)
            }),
            Err(RecvTimeoutError::Timeout) => Err(BotFault::Silent(PATIENCE.as_secs())),
            Err(RecvTimeoutError::Disconnected) => Err(BotFault::Ended),
        }
    }

    /// Keeps what the bot's side saw for the next question.
    pub fn saw(&mut self, events: &[ViewEvent]) {
        self.seen.extend_from_slice(events);
    }

    /// Keeps a refusal for the next question.
    pub fn refused(&mut self, why: Refusal) {
        self.refused = Some(why);
    }

    fn write(&mut self, value: &serde_json::Value) -> Result<(), BotFault> {
        writeln!(self.input, "{value}")
            .and_then(|()| self.input.flush())
            .map_err(|e| BotFault::NotListening(e.to_string()))
    }
}

impl Drop for Bot {
    fn drop(&mut self) {
        // It has nothing more to do; that it has ended already is no fault.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
