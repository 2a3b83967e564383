//! The command that starts a bot: words, or a line for the system's shell.

use std::fmt;
use std::process::Command;

/// Signs that mean something to a shell alone, where nothing quotes them; the longer first.
const SIGNS: [&str; 9] = ["&&", "||", "|", ">", "<", ";", "&", "`", "$"];

/// How a command of words is named, before a colon.
const WORDS: &str = "bot";
/// How a command for the shell is named.
const SHELL: &str = "bot-shell";

/// The command that starts a program of the user's.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct BotCommand {
    line: String,
    shell: bool,
}

/// Why a line is no command.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum BadCommand {
    /// There is nothing in it.
    Empty,
    /// A quotation mark in it is never closed, or nothing follows a backslash.
    OpenQuote,
    /// This sign in it is for a shell, and none is to run it.
    NeedsShell(&'static str),
}

impl BotCommand {
    /// A command as people name it, `bot:COMMAND` or `bot-shell:COMMAND`; `None` if it is no
    /// such thing.
    ///
    /// # Errors
    /// Why the command cannot be run so.
    pub fn parse(text: &str) -> Option<Result<BotCommand, BadCommand>> {
        let (kind, line) = text.split_once(':')?;
        match kind {
            WORDS => Some(BotCommand::new(line)),
            SHELL if line.trim().is_empty() => Some(Err(BadCommand::Empty)),
            SHELL => Some(Ok(BotCommand { line: line.to_owned(), shell: true })),
            _ => None,
        }
    }

    /// A program and its arguments, to be run without a shell. They are parted by blanks;
    /// quotation marks and backslashes hold together what belongs together.
    ///
    /// # Errors
    /// Why they cannot be run so.
    pub fn new(line: &str) -> Result<BotCommand, BadCommand> {
        if let Some(sign) = sign_of_shell(line) {
            return Err(BadCommand::NeedsShell(sign));
        }
        match words(line) {
            None => Err(BadCommand::OpenQuote),
            Some(words) if words.is_empty() => Err(BadCommand::Empty),
            Some(_) => Ok(BotCommand { line: line.to_owned(), shell: false }),
        }
    }

    /// The command in the words a save keeps of a player, if he was a program. Saves of before
    /// ran all of them through the shell: what cannot be run without one still needs it.
    #[must_use]
    pub fn of_save(words: &str) -> Option<BotCommand> {
        match BotCommand::parse(words)? {
            Ok(command) => Some(command),
            Err(BadCommand::Empty) => None,
            Err(_) => {
                let (_, line) = words.split_once(':')?;
                Some(BotCommand { line: line.to_owned(), shell: true })
            }
        }
    }

    /// The command itself.
    #[must_use]
    pub fn line(&self) -> &str {
        &self.line
    }

    /// True if the system's shell is to run it.
    #[must_use]
    pub const fn needs_shell(&self) -> bool {
        self.shell
    }

    /// What the system is to start.
    pub(super) fn to_process(&self) -> Command {
        if self.shell {
            let (shell, flag) = if cfg!(windows) { ("cmd", "/C") } else { ("sh", "-c") };
            let mut process = Command::new(shell);
            process.args([flag, &self.line]);
            return process;
        }
        let mut words = words(&self.line).unwrap_or_default().into_iter();
        let mut process = Command::new(words.next().unwrap_or_default());
        process.args(words);
        process
    }
}

impl fmt::Display for BotCommand {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kind = if self.shell { SHELL } else { WORDS };
        write!(f, "{kind}:{}", self.line)
    }
}

/// The words of a line; `None` if a quotation mark is left open.
fn words(line: &str) -> Option<Vec<String>> {
    // Where a backslash parts folders it stands for itself.
    if cfg!(windows) { shlex::split(&line.replace('\\', "\\\\")) } else { shlex::split(line) }
}

/// The first sign that nothing quotes and only a shell understands.
fn sign_of_shell(line: &str) -> Option<&'static str> {
    let mut quote = None;
    let mut escaped = false;
    for (at, c) in line.char_indices() {
        match (quote, c) {
            _ if escaped => escaped = false,
            (Some(open), c) if open == c => quote = None,
            (Some('"') | None, '\\') => escaped = true,
            (Some(_), _) => {}
            (None, '\'' | '"') => quote = Some(c),
            (None, _) => {
                let here = SIGNS.into_iter().find(|sign| line[at..].starts_with(sign));
                if here.is_some() {
                    return here;
                }
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_is_words_or_says_what_is_wrong_with_it() {
        for (line, many) in [
            ("python3 bot.py --hard", 3),
            ("'my bot' \"a b\" c\\ d", 3),
            ("cut -d '|' --to \"a > b\" \\;", 6),
            ("  bot  ", 1),
        ] {
            let command = BotCommand::new(line).unwrap_or_else(|e| panic!("{line}: {e:?}"));
            assert_eq!(words(line).map(|w| w.len()), Some(many), "{line}");
            assert_eq!(BotCommand::parse(&command.to_string()), Some(Ok(command)));
        }
        for (line, why) in [
            ("", BadCommand::Empty),
            ("  ", BadCommand::Empty),
            ("bot 'it", BadCommand::OpenQuote),
            ("bot \\", BadCommand::OpenQuote),
            ("bot | tee log", BadCommand::NeedsShell("|")),
            ("make && ./bot", BadCommand::NeedsShell("&&")),
            ("bot 2> log", BadCommand::NeedsShell(">")),
            ("$HOME/bot", BadCommand::NeedsShell("$")),
            ("bot \"a\" ;rm x", BadCommand::NeedsShell(";")),
        ] {
            assert_eq!(BotCommand::new(line), Err(why), "{line}");
        }
        let shell = BotCommand::parse("bot-shell:a | b").and_then(Result::ok).expect("a command");
        assert!(shell.needs_shell() && shell.line() == "a | b");
        assert_eq!(BotCommand::parse("human"), None);
        assert_eq!(BotCommand::parse("ai:recruit"), None);
    }

    #[test]
    fn a_save_of_before_keeps_what_needs_a_shell() {
        let of = |words| BotCommand::of_save(words).map(|c| (c.to_string(), c.needs_shell()));
        assert_eq!(of("bot:python3 bot.py"), Some(("bot:python3 bot.py".to_owned(), false)));
        assert_eq!(of("bot:a | b"), Some(("bot-shell:a | b".to_owned(), true)));
        assert_eq!(of("bot-shell:a"), Some(("bot-shell:a".to_owned(), true)));
        for none in ["", "human", "ai:recruit", "bot:", "bot: ", "bots:x"] {
            assert_eq!(of(none), None, "{none}");
        }
    }
}
