//! A bot's process behind its pipes, held to limits in both directions: one that does not read,
//! does not answer or never stops writing costs its game, not the machine.

use super::bot_command::BotCommand;
use super::bot_fault::BotFault;
use std::io::{BufRead as _, BufReader, Read, Write};
use std::process::{Child, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

/// What is put up with from a bot.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct BotLimits {
    /// Longest time for one order: to read what it is told, to ask, and to answer.
    pub patience: Duration,
    /// Most requests before an order, each thing that is to be found out counted.
    pub requests: usize,
    /// Longest line it may write, bytes.
    pub line: usize,
    /// Most it may have written that nobody has asked for yet, bytes.
    pub waiting: usize,
}

impl Default for BotLimits {
    fn default() -> BotLimits {
        BotLimits {
            patience: Duration::from_secs(60),
            requests: 10_000,
            line: 1 << 20,
            waiting: 4 << 20,
        }
    }
}

/// What a line that waits takes besides its own bytes.
const OF_EACH_LINE: usize = 64;
/// How long one waits for the exit code of a process that has closed its output.
const AT_ITS_END: Duration = Duration::from_millis(500);

/// What the process wrote.
#[derive(PartialEq, Eq, Debug)]
enum FromBot {
    Line(Vec<u8>),
    /// A line beyond the limit; no more is read.
    TooLong,
    /// Its output is at an end.
    End,
}

/// How much it wrote that nobody has asked for.
#[derive(Default, Debug)]
struct Backlog {
    bytes: AtomicUsize,
    /// It was too much; no more is read.
    flooded: AtomicBool,
}

/// A bot's process.
#[derive(Debug)]
pub(super) struct BotPipes {
    child: Child,
    limits: BotLimits,
    told: Sender<Vec<u8>>,
    /// For each thing told, whether it could be written; `pending`: one is not yet written.
    heard: Receiver<Result<(), String>>,
    pending: bool,
    answers: Receiver<FromBot>,
    backlog: Arc<Backlog>,
}

impl BotPipes {
    /// Starts a process.
    ///
    /// # Errors
    /// If it cannot be started.
    pub(super) fn start(command: &BotCommand, limits: BotLimits) -> Result<BotPipes, BotFault> {
        let mut child =
            command
                .to_process()
                .stdin(Stdio::piped())
                .stdout(Stdio::piped())
                .spawn()
                .map_err(|e| BotFault::NotStarted(command.line().to_owned(), e.to_string()))?;
        let (Some(input), Some(output)) = (child.stdin.take(), child.stdout.take()) else {
            return Err(BotFault::NoPipes(command.line().to_owned()));
        };
        let (told, to_write) = channel();
        let (wrote, heard) = channel();
        let (send, answers) = channel();
        let backlog = Arc::new(Backlog::default());
        let read_so_far = backlog.clone();
        // Threads of their own, so that neither pipe stops the game for good. They end with the
        // process, or with this.
        std::thread::spawn(move || write_all(input, &to_write, &wrote));
        std::thread::spawn(move || read_all(output, &send, &read_so_far, limits));
        Ok(BotPipes { child, limits, told, heard, pending: false, answers, backlog })
    }

    /// Until when one waits for an order that is asked for now.
    pub(super) fn patience_ends(&self) -> Instant {
        Instant::now() + self.limits.patience
    }

    /// Tells the process something and waits for the line it answers, at most until then.
    ///
    /// # Errors
    /// If it ends, is silent, does not read, or writes what is too much.
    pub(super) fn ask(&mut self, question: Vec<u8>, until: Instant) -> Result<Vec<u8>, BotFault> {
        let answer = self.exchange(question, until);
        // Whose lines are read no further has other troubles too, which come of that.
        if self.backlog.flooded.load(Ordering::Relaxed) {
            return Err(BotFault::Floods(self.limits.waiting));
        }
        answer
    }

    fn exchange(&mut self, question: Vec<u8>, until: Instant) -> Result<Vec<u8>, BotFault> {
        // It may have answered before it read.
        self.settle(until)?;
        self.told.send(question).map_err(|_| BotFault::Ended(None))?;
        self.pending = true;
        match self.answers.recv_timeout(until.saturating_duration_since(Instant::now())) {
            Ok(FromBot::Line(line)) => {
                self.backlog.bytes.fetch_sub(line.len() + OF_EACH_LINE, Ordering::Relaxed);
                Ok(line)
            }
            Ok(FromBot::TooLong) => Err(BotFault::TooLong(self.limits.line)),
            Ok(FromBot::End) | Err(RecvTimeoutError::Disconnected) => {
                Err(BotFault::Ended(self.exit_code()))
            }
            Err(RecvTimeoutError::Timeout) => {
                self.settle(Instant::now())?;
                Err(BotFault::Silent(self.limits.patience.as_secs()))
            }
        }
    }

    /// Waits until what was told last is written.
    fn settle(&mut self, until: Instant) -> Result<(), BotFault> {
        if !self.pending {
            return Ok(());
        }
        match self.heard.recv_timeout(until.saturating_duration_since(Instant::now())) {
            Ok(Ok(())) => {
                self.pending = false;
                Ok(())
            }
            Err(RecvTimeoutError::Timeout) => Err(BotFault::Deaf(self.limits.patience.as_secs())),
            Ok(Err(what)) => match self.exit_code() {
                None => Err(BotFault::NotListening(what)),
                code => Err(BotFault::Ended(code)),
            },
            Err(RecvTimeoutError::Disconnected) => Err(BotFault::Ended(self.exit_code())),
        }
    }

    /// With what code it ended, if it has ended by itself.
    fn exit_code(&mut self) -> Option<i32> {
        let begin = Instant::now();
        loop {
            match self.child.try_wait() {
                Ok(Some(status)) => return status.code(),
                Ok(None) if begin.elapsed() < AT_ITS_END => {
                    std::thread::sleep(Duration::from_millis(5));
                }
                _ => return None,
            }
        }
    }
}

impl Drop for BotPipes {
    fn drop(&mut self) {
        // It has nothing more to do; that it has ended already is no fault.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Writes one thing after another, and says for each whether it could be written.
fn write_all(
    mut input: impl Write,
    to_write: &Receiver<Vec<u8>>,
    wrote: &Sender<Result<(), String>>,
) {
    for bytes in to_write {
        let done = input.write_all(&bytes).and_then(|()| input.flush());
        let failed = done.is_err();
        let told = wrote.send(done.map_err(|e| e.to_string()));
        if failed || told.is_err() {
            return;
        }
    }
}

/// Reads line after line until it is too much.
fn read_all(output: impl Read, send: &Sender<FromBot>, backlog: &Backlog, limits: BotLimits) {
    let mut output = BufReader::new(output);
    loop {
        let mut line = Vec::new();
        let most = limits.line as u64 + 1;
        let written = match output.by_ref().take(most).read_until(b'\n', &mut line) {
            Ok(0) | Err(_) => FromBot::End,
            Ok(_) if line.len() > limits.line => FromBot::TooLong,
            Ok(_) => FromBot::Line(line),
        };
        let last = match &written {
            FromBot::Line(line) => {
                let more = line.len() + OF_EACH_LINE;
                backlog.bytes.fetch_add(more, Ordering::Relaxed) + more > limits.waiting
            }
            FromBot::TooLong | FromBot::End => true,
        };
        if last && matches!(written, FromBot::Line(_)) {
            backlog.flooded.store(true, Ordering::Relaxed);
            return;
        }
        if send.send(written).is_err() || last {
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn limits(line: usize, waiting: usize) -> BotLimits {
        BotLimits { line, waiting, ..BotLimits::default() }
    }

    /// All that is read of an output nobody asks for, and whether it was too much.
    fn read(output: &[u8], limits: BotLimits) -> (Vec<FromBot>, bool) {
        let (send, take) = channel();
        let backlog = Backlog::default();
        read_all(output, &send, &backlog, limits);
        drop(send);
        (take.iter().collect(), backlog.flooded.load(Ordering::Relaxed))
    }

    #[test]
    fn lines_are_read_up_to_their_limit() {
        let line = |text: &str| FromBot::Line(text.as_bytes().to_vec());
        let (read_in, flooded) = read(b"one\ntwo\nthree", limits(6, 4096));
        assert_eq!(read_in, [line("one\n"), line("two\n"), line("three"), FromBot::End]);
        assert!(!flooded);
        let (read_in, flooded) = read(b"one\nseventeen\ntwo\n", limits(6, 4096));
        assert_eq!(read_in, [line("one\n"), FromBot::TooLong]);
        assert!(!flooded);
    }

    #[test]
    fn who_floods_is_read_no_further() {
        let flood = b"\"EndTurn\"\n".repeat(1_000_000);
        let (read_in, flooded) = read(&flood, limits(1 << 20, 10_000));
        assert!(flooded);
        assert_eq!(read_in.len(), 10_000 / (10 + OF_EACH_LINE));
        // What was asked for in the meantime does not count.
        let backlog = Backlog::default();
        let (send, take) = channel();
        for _ in 0..1000 {
            read_all(&b"12345\n"[..], &send, &backlog, limits(100, 200));
            assert_eq!(take.try_recv(), Ok(FromBot::Line(b"12345\n".to_vec())));
            assert_eq!(take.try_recv(), Ok(FromBot::End));
            backlog.bytes.fetch_sub(6 + OF_EACH_LINE, Ordering::Relaxed);
        }
        assert!(!backlog.flooded.load(Ordering::Relaxed));
    }
}
