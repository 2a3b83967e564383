//! The arena: a round robin of players over battles, to tell who plays better.
//!
//! Players meet in pairs of games ([`ArenaBout`]): one battle, one seed, the second time with
//! the sides exchanged, so that neither the battle nor the side favours anybody. The points of a
//! pair are those of a player's side, summed over both games; who has more has won it. What came
//! of each game is a line ([`ArenaGame`]) that a [`GamesFile`] keeps, so that an arena that was
//! broken off goes on; of all games the [`Standings`] are made. The same arena gives the same
//! standings on any number of jobs.

mod bout;
mod entrant;
mod fault;
mod games_file;
mod interval;
mod pairs;
mod rating;
mod standings;
mod table;

pub use bout::{ArenaBattle, ArenaBout, ArenaGame};
pub use entrant::Entrant;
pub use fault::ArenaFault;
pub use games_file::GamesFile;
pub use interval::{Interval, over_means, wilson};
pub use pairs::PairEnd;
pub use rating::{RATING_OF_THE_FIRST, ratings};
pub use standings::{BattleLine, PairCount, Pairing, Shares, Standing, Standings};

use super::jobs::all_at_once;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Mutex;

/// Who meets whom, where and how often.
#[derive(Debug)]
pub struct Arena {
    /// The players; each has a name of his own.
    entrants: Vec<Entrant>,
    /// The battles; each has a key of its own.
    battles: Vec<ArenaBattle>,
    /// Pairs of games that two players fight in each battle.
    pub pairs: u32,
    /// Seed of the first pair; the next pairs have the next seeds.
    pub seed: u64,
    /// Only the first player meets the others.
    pub gauntlet: bool,
}

impl Arena {
    /// An arena of these players and battles, for one pair each from seed 1. A player who is
    /// named again gets another name.
    ///
    /// # Errors
    /// If there are fewer than two players, no battles, or two battles of one key.
    pub fn new(entrants: Vec<Entrant>, battles: Vec<ArenaBattle>) -> Result<Arena, ArenaFault> {
        if entrants.len() < 2 {
            return Err(ArenaFault::TooFewPlayers);
        }
        let mut keys = BTreeSet::new();
        if let Some(twice) = battles.iter().find(|b| !keys.insert(b.key())) {
            return Err(ArenaFault::BattleTwice(twice.key().to_owned()));
        }
        let mut taken: BTreeMap<String, u32> = BTreeMap::new();
        let entrants = entrants.into_iter().map(|e| {
            let times = taken.entry(e.name().to_owned()).or_default();
            *times += 1;
            if *times > 1 { e.renamed(*times) } else { e }
        });
        let entrants = entrants.collect();
        Ok(Arena { entrants, battles, pairs: 1, seed: 1, gauntlet: false })
    }

    /// The players.
    #[must_use]
    pub fn entrants(&self) -> &[Entrant] {
        &self.entrants
    }

    /// The battles.
    #[must_use]
    pub fn battles(&self) -> &[ArenaBattle] {
        &self.battles
    }

    /// Who meets whom, by their places in the list.
    #[must_use]
    pub fn pairings(&self) -> Vec<(usize, usize)> {
        let n = self.entrants.len();
        let firsts = if self.gauntlet { 1 } else { n };
        (0..firsts).flat_map(|a| (a + 1..n).map(move |b| (a, b))).collect()
    }

    /// All games in their order, those of a pair behind each other: the first pair of everybody
    /// in every battle comes before the second, so that an arena broken off has been everywhere.
    #[must_use]
    pub fn bouts(&self) -> Vec<ArenaBout> {
        let pairings = self.pairings();
        let mut all = Vec::new();
        for i in 0..u64::from(self.pairs) {
            let seed = self.seed.wrapping_add(i);
            for battle in 0..self.battles.len() {
                for &(a, b) in &pairings {
                    all.push(ArenaBout { battle, seed, soviet: a, japan: b });
                    all.push(ArenaBout { battle, seed, soviet: b, japan: a });
                }
            }
        }
        all
    }

    /// Plays all games that `file` does not hold, so many at once (0: one for each core), and
    /// returns what came of all, in the order of [`Arena::bouts`]. `ended` is called as each game
    /// ends, after it is in the file.
    ///
    /// # Errors
    /// If the file cannot be written or holds games of another battle of the same key, or no
    /// threads can be started.
    pub fn run(
        &self,
        jobs: usize,
        file: Option<&GamesFile>,
        ended: impl Fn() + Sync,
    ) -> Result<Vec<ArenaGame>, ArenaFault> {
        let bouts = self.bouts();
        let mut known = match file {
            Some(file) => self.recognised(file)?,
            None => BTreeMap::new(),
        };
        let mut games: Vec<Option<ArenaGame>> =
            bouts.iter().map(|b| known.remove(&self.name_of(b))).collect();
        let open: Vec<usize> = (0..games.len()).filter(|&i| games[i].is_none()).collect();
        // Once the file cannot be written, nothing more is begun.
        let broken: Mutex<Option<ArenaFault>> = Mutex::new(None);
        let failed = || broken.lock().map_or(true, |b| b.is_some());
        let one = |i: usize| {
            if failed() {
                return (i, None);
            }
            let game = bouts[i].fight(self);
            if let (Some(Err(why)), Ok(mut broken)) = (file.map(|f| f.add(&game)), broken.lock()) {
                broken.get_or_insert(why);
            }
            ended();
            (i, Some(game))
        };
        for (i, game) in all_at_once(jobs, open, one).map_err(ArenaFault::NoThreads)? {
            games[i] = game;
        }
        match broken.into_inner() {
            Ok(Some(why)) => Err(why),
            _ => Ok(games.into_iter().flatten().collect()),
        }
    }

    /// How many games are still to be played if a file is there.
    #[must_use]
    pub fn open_games(&self, file: Option<&GamesFile>) -> usize {
        let held: BTreeSet<_> = file.iter().flat_map(|f| f.games()).map(ArenaGame::name).collect();
        let bouts = self.bouts();
        bouts.iter().filter(|b| !held.contains(&self.name_of(b))).count()
    }

    /// The games of a file, by name; those of battles and players who are not here are left
    /// where they are.
    fn recognised(&self, file: &GamesFile) -> Result<BTreeMap<GameName, ArenaGame>, ArenaFault> {
        for game in file.games() {
            let here = self.battles.iter().find(|b| b.key() == game.scenario);
            if here.is_some_and(|b| b.fingerprint() != game.battle) {
                let scenario = game.scenario.clone();
                return Err(ArenaFault::OtherBattle(file.path().to_owned(), scenario));
            }
        }
        Ok(file.games().iter().rev().map(|g| (g.name(), g.clone())).collect())
    }

    fn name_of(&self, bout: &ArenaBout) -> GameName {
        let player = |i: usize| self.entrants[i].name().to_owned();
        let battle = self.battles[bout.battle].key().to_owned();
        (battle, bout.seed, player(bout.soviet), player(bout.japan))
    }
}

/// What tells one game from another: the battle's key, the seed, the Soviet player, the Japanese.
pub(crate) type GameName = (String, u64, String, String);
