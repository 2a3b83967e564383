//! Bots: programs of the user's that play a side over their standard input and output,
//! one line of JSON for each question and answer.
//!
//! ```text
//! to the bot:   {"khasan": 2, "side": "Soviet", "setup": {…}}                  once
//! to the bot:   {"perspective": {…}, "seen": [view events], "refused": null}   each time
//! from the bot: {"ask": {"reach": {"side": "Soviet", "index": 0}}}             as often as it likes
//! to the bot:   {"answer": [{"hex": {"q": 3, "r": 4}, "seconds": 90, …}, …]}
//! from the bot: {"Move": {"unit": {"side": "Soviet", "index": 0}, "path": [{"q": 3, "r": 4}]}}
//! from the bot: "EndTurn"
//! ```
//!
//! A bot sees what a person of its side sees, and no more. What its process may do with its pipes
//! is limited in [`BotLimits`]. For those who write bots all of it is told in
//! `tests/bots/README.md`.

use super::bot_answer::{Said, said};
use super::bot_command::BotCommand;
use super::bot_fault::BotFault;
use super::bot_pipes::{BotLimits, BotPipes};
use super::bot_reply::{BotAnswer, reply};
use crate::rules::{Order, Perspective, Refusal, Setup, Side, ViewEvent};
use serde::Serialize;

/// Version of the protocol: bots may ask since 2. It rises when something that a bot could be
/// told or could say before means something else or is there no longer, or when there is more to
/// ask; not for more fields in what it is told.
pub const PROTOCOL: u32 = 2;

/// What a bot is told first.
#[derive(Serialize)]
struct Greeting<'a> {
    khasan: u32,
    side: Side,
    setup: &'a Setup,
}

/// What a bot is asked for each order.
#[derive(Serialize)]
struct QuestionToBot<'a> {
    perspective: &'a Perspective,
    seen: &'a [ViewEvent],
    refused: Option<Refusal>,
}

/// A bot at the board.
#[derive(Debug)]
pub struct Bot {
    pipes: BotPipes,
    limits: BotLimits,
    greeted: bool,
    seen: Vec<ViewEvent>,
    refused: Option<Refusal>,
}

impl Bot {
    /// Starts a bot's program.
    ///
    /// # Errors
    /// If it cannot be started.
    pub fn start(command: &BotCommand, limits: BotLimits) -> Result<Bot, BotFault> {
        let pipes = BotPipes::start(command, limits)?;
        Ok(Bot { pipes, limits, greeted: false, seen: Vec::new(), refused: None })
    }

    /// Asks for the next order, and answers what the bot asks before it gives it.
    ///
    /// # Errors
    /// If the bot ended, is silent, does not read, asks too much, or writes what is no order.
    pub fn next_order(&mut self, p: &Perspective) -> Result<Order, BotFault> {
        let mut lines = Vec::new();
        if !self.greeted {
            push(&mut lines, &Greeting { khasan: PROTOCOL, side: p.side, setup: p.setup() })?;
            self.greeted = true;
        }
        let seen = std::mem::take(&mut self.seen);
        let refused = self.refused.take();
        push(&mut lines, &QuestionToBot { perspective: p, seen: &seen, refused })?;
        let until = self.pipes.patience_ends();
        let mut asked = 0;
        loop {
            let line = self.pipes.ask(lines, until).map_err(|fault| match fault {
                BotFault::Silent(seconds) if asked > 0 => BotFault::Undecided(seconds, asked),
                fault => fault,
            })?;
            let request = match said(&line)? {
                Said::Order(order) => return Ok(order),
                Said::Request(request) => request,
            };
            asked = asked.saturating_add(request.counts());
            if asked > self.limits.requests {
                return Err(BotFault::AsksTooMuch(self.limits.requests));
            }
            lines = Vec::new();
            push(&mut lines, &BotAnswer::from(reply(p, &request)))?;
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
}

/// Adds a line of JSON.
fn push(lines: &mut Vec<u8>, told: &impl Serialize) -> Result<(), BotFault> {
    serde_json::to_writer(&mut *lines, told).map_err(|e| BotFault::NotListening(e.to_string()))?;
    lines.push(b'\n');
    Ok(())
}
