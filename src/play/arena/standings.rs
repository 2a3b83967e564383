//! What came of all games of an arena together.

use super::Arena;
use super::bout::ArenaGame;
use super::interval::{Interval, over_means, wilson};
use super::pairs::PairEnd;
use super::rating::ratings;
use crate::rules::Side;
use serde::Serialize;

/// How many pairs ended how, for a player.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize)]
pub struct PairCount {
    /// Pairs won.
    pub won: usize,
    /// Pairs in which both had as many points.
    pub tied: usize,
    /// Pairs lost.
    pub lost: usize,
}

impl PairCount {
    /// All of them.
    #[must_use]
    pub const fn pairs(&self) -> usize {
        self.won + self.tied + self.lost
    }

    /// Pairs won, a tie as half of one.
    #[must_use]
    pub fn points(&self) -> f64 {
        self.won as f64 + self.tied as f64 / 2.0
    }

    /// Share of the pairs won, 0 to 1, a tie as half of one; `None` without pairs.
    #[must_use]
    pub fn share(&self) -> Option<f64> {
        (self.pairs() > 0).then(|| self.points() / self.pairs() as f64)
    }

    const fn add(&mut self, end: PairEnd) {
        match end {
            PairEnd::Won => self.won += 1,
            PairEnd::Tied => self.tied += 1,
            PairEnd::Lost => self.lost += 1,
        }
    }
}

/// A share of pairs won, and how sure it is.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Shares {
    /// The pairs.
    pub count: PairCount,
    /// Share won, 0 to 1.
    pub share: f64,
    /// Its interval if all pairs are independent.
    pub over_pairs: Interval,
    /// Its interval if each battle is one draw; `None` of one battle.
    pub over_battles: Option<Interval>,
    /// The pairs in each battle, in their order.
    pub battles: Vec<PairCount>,
}

impl Shares {
    fn of(ends: impl Iterator<Item = (usize, PairEnd)>, battles: usize) -> Shares {
        let mut by_battle = vec![PairCount::default(); battles];
        let mut count = PairCount::default();
        for (battle, end) in ends {
            count.add(end);
            by_battle[battle].add(end);
        }
        let means: Vec<f64> = by_battle.iter().filter_map(PairCount::share).collect();
        Shares {
            count,
            share: count.share().unwrap_or(0.5),
            over_pairs: wilson(count.points(), count.pairs()),
            over_battles: over_means(&means),
            battles: by_battle,
        }
    }
}

/// A player against all others.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Standing {
    /// His name.
    pub player: String,
    /// His [rating](super::ratings).
    pub rating: f64,
    /// His pairs.
    pub shares: Shares,
}

/// A player against another.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Pairing {
    /// Whose shares these are.
    pub player: String,
    /// Whom he met.
    pub against: String,
    /// The pairs.
    pub shares: Shares,
}

/// A battle, whoever played it.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct BattleLine {
    /// Its key.
    pub key: String,
    /// Games that came to their end.
    pub games: usize,
    /// Won by the Soviet side.
    pub soviet: usize,
    /// Won by the Japanese side.
    pub japan: usize,
    /// Points on average; above zero they favour the Soviet side.
    pub score: f64,
    /// Milliseconds of processor on average.
    #[serde(skip)]
    pub cpu_ms: f64,
}

/// The standings of an arena.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Standings {
    /// The players, best rating first.
    pub players: Vec<Standing>,
    /// All who met, in the order of the players as they were named.
    pub pairings: Vec<Pairing>,
    /// The battles in their order.
    pub battles: Vec<BattleLine>,
    /// Orders that were refused in all games.
    pub refused: u32,
    /// Games that failed.
    pub failed: usize,
}

/// A pair: the players by their places, the battle, how it ended for the first.
type Ended = ((usize, usize), usize, PairEnd);

impl Standings {
    /// Of all games of an arena, in the order of [`Arena::bouts`].
    #[must_use]
    pub fn new(arena: &Arena, games: &[ArenaGame]) -> Standings {
        let bouts = arena.bouts();
        let pairs: Vec<Ended> = bouts
            .chunks_exact(2)
            .zip(games.chunks_exact(2))
            .map(|(b, g)| ((b[0].soviet, b[0].japan), b[0].battle, PairEnd::of(&g[0], &g[1])))
            .collect();
        let pairings = pairings(arena, &pairs);
        let met: Vec<(usize, usize, f64, f64)> = arena
            .pairings()
            .into_iter()
            .zip(&pairings)
            .map(|((a, b), p)| {
                let PairCount { won, tied, lost } = p.shares.count;
                (a, b, won as f64 + tied as f64 / 2.0, lost as f64 + tied as f64 / 2.0)
            })
            .collect();
        Standings {
            players: players(arena, &pairs, &met),
            pairings,
            battles: battles(arena, games),
            refused: games.iter().map(|g| g.refused).sum(),
            failed: games.iter().filter(|g| g.failed.is_some()).count(),
        }
    }
}

fn pairings(arena: &Arena, pairs: &[Ended]) -> Vec<Pairing> {
    let name = |i: usize| arena.entrants()[i].name().to_owned();
    let one = |(a, b): (usize, usize)| {
        let theirs = pairs.iter().filter(|p| p.0 == (a, b)).map(|p| (p.1, p.2));
        let shares = Shares::of(theirs, arena.battles().len());
        Pairing { player: name(a), against: name(b), shares }
    };
    arena.pairings().into_iter().map(one).collect()
}

fn players(arena: &Arena, pairs: &[Ended], met: &[(usize, usize, f64, f64)]) -> Vec<Standing> {
    let ratings = ratings(arena.entrants().len(), met);
    let one = |(i, rating): (usize, f64)| {
        let his = pairs.iter().filter_map(|&((a, b), battle, end)| match i {
            _ if i == a => Some((battle, end)),
            _ if i == b => Some((battle, end.for_the_other())),
            _ => None,
        });
        let player = arena.entrants()[i].name().to_owned();
        Standing { player, rating, shares: Shares::of(his, arena.battles().len()) }
    };
    let mut all: Vec<Standing> = ratings.into_iter().enumerate().map(one).collect();
    all.sort_by(|a, b| b.rating.total_cmp(&a.rating));
    all
}

fn battles(arena: &Arena, games: &[ArenaGame]) -> Vec<BattleLine> {
    let one = |key: &str| {
        let ended = games.iter().filter(|g| g.scenario == key && g.failed.is_none());
        let ended: Vec<&ArenaGame> = ended.collect();
        let won = |side: Side| ended.iter().filter(|g| g.winner == Some(side)).count();
        let mean = |f: &dyn Fn(&ArenaGame) -> f64| {
            ended.iter().map(|g| f(g)).sum::<f64>() / ended.len().max(1) as f64
        };
        BattleLine {
            key: key.to_owned(),
            games: ended.len(),
            soviet: won(Side::Soviet),
            japan: won(Side::Japan),
            score: mean(&|g| f64::from(g.score)),
            cpu_ms: mean(&|g| g.cpu_ms),
        }
    };
    arena.battles().iter().map(|b| one(b.key())).collect()
}
