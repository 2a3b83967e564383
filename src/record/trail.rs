//! The orders given since a save that a game wrote by itself, beside that save: each is put down
//! before it is carried out and again with the hash of what came of it, so that whatever ends
//! the program loses the order in hand at most.
//!
//! A line each: `ORDER = HASH` of one that was carried out, `ORDER = refused`, `back = HASH` of
//! one taken back, `standing ORDERS = kept` of formation orders. The line that was begun last
//! has no end if the program was ended in it.

use super::disk::{sync_folder, temporary};
use super::game::{Entry, Game};
use crate::ai::Directive;
use crate::rules::{BySide, Order, StateHash, hash};
use std::fs::{File, TryLockError};
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::path::{Path, PathBuf};

/// How the name of such a file ends, in place of that of its save.
pub(super) const ENDING: &str = "orders";
/// How such a file begins; then the number of orders in its save and the hash after them.
const TITLE: &str = "khasan-orders-1";
/// Between what was done and what came of it. Orders are written without blanks round a sign.
const CAME_OF_IT: &str = " = ";
const REFUSED: &str = "refused";
const BACK: &str = "back";
const STANDING: &str = "standing ";
const KEPT: &str = "kept";
/// Largest such file read, bytes: some hundred thousand orders.
const MAX_BYTES: u64 = 32 << 20;
/// Last lines told after a crash.
const LAST_LINES: usize = 20;

/// Where the orders since a save lie.
pub(super) fn path_of(save: &Path) -> PathBuf {
    save.with_extension(ENDING)
}

/// Such a file, while its game is played. It is locked: another program can tell that the game
/// is being played.
#[derive(Debug)]
pub(super) struct Trail {
    file: File,
    /// Orders in its save.
    pub(super) after: usize,
    standing: BySide<Vec<Directive>>,
}

impl Trail {
    /// Begins anew beside a save that was just written of this game.
    pub(super) fn begin(save: &Path, game: &Game) -> std::io::Result<Trail> {
        let folder = save.parent().unwrap_or(Path::new("."));
        let after = game.entries().len();
        let mut new = temporary(folder)?;
        writeln!(new, "{TITLE} {after} {}", hash(game.state()))?;
        // A file system without locks does without.
        let _ = new.as_file().try_lock();
        let file = new.persist(path_of(save)).map_err(|e| e.error)?;
        sync_folder(folder);
        Ok(Trail { file, after, standing: game.standing.clone() })
    }

    /// An order is about to be carried out.
    pub(super) fn announce(&mut self, order: &Order) -> std::io::Result<()> {
        let text = ron::to_string(order).map_err(std::io::Error::other)?;
        self.file.write_all(text.as_bytes())
    }

    /// It was, with this state after it; or it was refused.
    pub(super) fn came_of_it(&mut self, after: Option<StateHash>) -> std::io::Result<()> {
        let line = match after {
            Some(hash) => format!("{CAME_OF_IT}{hash}\n"),
            None => format!("{CAME_OF_IT}{REFUSED}\n"),
        };
        self.file.write_all(line.as_bytes())
    }

    /// The last order was taken back.
    pub(super) fn taken_back(&mut self, now: StateHash) -> std::io::Result<()> {
        let line = format!("{BACK}{CAME_OF_IT}{now}\n");
        self.file.write_all(line.as_bytes())
    }

    /// Formation orders may have changed.
    pub(super) fn standing(&mut self, game: &Game) -> std::io::Result<()> {
        if self.standing == game.standing {
            return Ok(());
        }
        self.standing.clone_from(&game.standing);
        let text = ron::to_string(&self.standing).map_err(std::io::Error::other)?;
        self.file.write_all(format!("{STANDING}{text}{CAME_OF_IT}{KEPT}\n").as_bytes())
    }
}

/// What such a file holds.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct Since {
    pub(super) entries: Vec<Entry>,
    /// Formation orders as they were last, if they changed.
    pub(super) standing: Option<BySide<Vec<Directive>>>,
}

/// Reads the orders that were given since a save of so many orders with this hash after them;
/// none if there is no such file, or it is of another save. Stops at the first line that is not
/// whole.
pub(super) fn read(save: &Path, after: usize, hash: StateHash) -> Option<Since> {
    let file = File::open(path_of(save)).ok()?;
    let mut lines = BufReader::new(file.take(MAX_BYTES)).split(b'\n');
    let mut next = || String::from_utf8(lines.next()?.ok()?).ok();
    if next()? != format!("{TITLE} {after} {hash}") {
        return None;
    }
    let mut since = Since::default();
    while let Some(line) = next() {
        if since.take(&line).is_none() {
            break;
        }
    }
    Some(since)
}

impl Since {
    /// Takes a line; none if it is not whole.
    fn take(&mut self, line: &str) -> Option<()> {
        let (done, came) = line.trim_end().rsplit_once(CAME_OF_IT)?;
        if came == REFUSED {
            return Some(());
        }
        if let Some(orders) = done.strip_prefix(STANDING) {
            self.standing = Some(ron::from_str(orders).ok().filter(|_| came == KEPT)?);
            return Some(());
        }
        let whole = came.len() == 16;
        let hash = StateHash(u64::from_str_radix(came, 16).ok().filter(|_| whole)?);
        if done == BACK {
            return self.entries.pop().map(drop);
        }
        self.entries.push(Entry { order: ron::from_str(done).ok()?, hash });
        Some(())
    }
}

/// The last lines of such a file, as they stand there; the last has no end if the program was
/// ended in it.
pub(super) fn last_lines(save: &Path) -> Vec<String> {
    let Ok(file) = File::open(path_of(save)) else { return Vec::new() };
    let lines = BufReader::new(file.take(MAX_BYTES)).lines().skip(1).map_while(Result::ok);
    let mut last = std::collections::VecDeque::new();
    for line in lines {
        if last.len() == LAST_LINES {
            last.pop_front();
        }
        last.push_back(line);
    }
    last.into()
}

/// How a game was left that wrote this save.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Left {
    /// In order: all that was done is in the save.
    InOrder,
    /// The program was ended in it.
    CutOff,
    /// It has not been left: it is being played.
    NotYet,
}

/// How a game was left that wrote this save.
pub(super) fn left(save: &Path) -> Left {
    match File::open(path_of(save)).map(|f| f.try_lock()) {
        Err(_) => Left::InOrder,
        Ok(Err(TryLockError::WouldBlock)) => Left::NotYet,
        Ok(_) => Left::CutOff,
    }
}
