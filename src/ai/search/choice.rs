//! Trying schemes on guesses at what is hidden, and keeping the best.

use super::account::Weighed;
use super::playout::play_out;
use super::rated::{Rated, ranked};
use super::scheme::{Scheme, SchemePart, Temper};
use super::value::SchemeOutcome;
use super::watch::SearchWatch;
use crate::ai::act::noise::Noise;
use crate::ai::doctrine::{Doctrine, Search};
use crate::ai::intend::scope::{areas, few_formations, formations};
use crate::rules::setup::Mission;
use crate::rules::{AreaId, BySide, FormationId, Hypotheses, Perspective, State};
use rayon::prelude::*;
use std::ops::Range;

/// What was chosen, and from what.
#[derive(Clone, Debug, Default)]
pub(in crate::ai) struct SchemeChoice {
    pub best: Option<Weighed>,
    /// The next best.
    pub runner_up: Option<Weighed>,
    /// How many were tried.
    pub tried: u32,
}

impl SchemeChoice {
    /// The first of some, the best, and the next that comes to something else.
    fn of(all: Vec<Rated>, tried: u32) -> SchemeChoice {
        let mut all = all.into_iter();
        let Some(best) = all.next() else {
            return SchemeChoice { tried, ..SchemeChoice::default() };
        };
        // What comes to the same is the same plan by another name.
        let runner_up = all.find(|r| r.outcomes != best.outcomes).map(Rated::weighed);
        SchemeChoice { best: Some(best.weighed()), runner_up, tried }
    }
}

/// The guesses on which schemes are compared, and against what.
struct Trial<'a> {
    p: &'a Perspective,
    guesses: Vec<State>,
    /// What the enemy may be about, one for each guess.
    enemies: Vec<Scheme>,
    turns: u32,
    watch: &'a SearchWatch,
}

impl<'a> Trial<'a> {
    fn new(p: &'a Perspective, d: &Search, seed: u64, watch: &'a SearchWatch) -> Trial<'a> {
        let drawn = Hypotheses::new(p);
        let noise = Noise::new(seed);
        let turn = u32::from(p.public.turn);
        let all = d.guesses + d.more_guesses;
        let seeds = (0..all).map(|k| {
            u64::from(noise.below(u32::MAX, turn, k, 1)) << 32
                | u64::from(noise.below(u32::MAX, turn, k, 2))
        });
        let guesses = seeds.map(|s| drawn.draw(s)).collect();
        let tempers = [Temper::Measured, Temper::Greedy, Temper::Bold];
        let enemies = tempers.into_iter().cycle().map(Scheme::plain);
        Trial { p, guesses, enemies: enemies.take(all as usize).collect(), turns: d.turns, watch }
    }

    /// What comes of some schemes, each on these guesses.
    fn rate(&self, schemes: &[Scheme], on: Range<u32>) -> Vec<Rated> {
        let side = self.p.side;
        let guesses = on.start as usize..on.end as usize;
        let games: Vec<(usize, usize)> =
            (0..schemes.len()).flat_map(|s| guesses.clone().map(move |g| (s, g))).collect();
        let one = |&(s, g): &(usize, usize)| {
            // The first is played out whatever happens: there must be something to do.
            if self.watch.is_enough() && s > 0 {
                return None;
            }
            let by = |x| if x == side { &schemes[s] } else { &self.enemies[g] };
            let outcome = play_out(self.guesses[g].clone(), side, BySide::from_fn(by), self.turns);
            self.watch.count();
            Some(outcome)
        };
        let all: Vec<Option<SchemeOutcome>> = games.par_iter().map(one).collect();
        let whole = |some: &[Option<SchemeOutcome>]| some.iter().copied().collect();
        let outcomes = all.chunks(guesses.len().max(1)).map(whole);
        let rated = |(outcomes, scheme): (Option<Vec<SchemeOutcome>>, Scheme)| {
            outcomes.map(|outcomes| Rated { scheme, outcomes })
        };
        outcomes.zip(schemes.iter().cloned()).filter_map(rated).collect()
    }
}

/// The best scheme for a side whose turn begins; `before`: what it went by until now.
pub(in crate::ai) fn choose(
    p: &Perspective,
    d: &Search,
    before: &Scheme,
    (seed, watch): (u64, &SearchWatch),
) -> SchemeChoice {
    let trial = Trial::new(p, d, seed, watch);
    let (who, where_to) = (formations(p), areas(p));
    let mut left = budget(p, d);
    let mut first = vec![before.clone()];
    let tempers = tempers(p, d);
    let ordinary = Scheme::plain(tempers.first().copied().unwrap_or_default());
    first.extend(tempers.iter().copied().map(Scheme::plain));
    let together = if d.loose { Temper::Bold } else { Temper::Close };
    let massed = |&area: &AreaId| Scheme::massed(together, &who, area);
    first.extend(where_to.iter().take(d.areas_most).map(massed));
    let most = left.min(first.len() as u32 + d.rounds * d.changes);
    watch.begin(most * d.guesses + (d.finalists as u32 + 1) * d.more_guesses);
    let mut tried: Vec<Scheme> = Vec::new();
    let mut fresh = |schemes: Vec<Scheme>| -> Vec<Scheme> {
        let mut new = Vec::new();
        for scheme in schemes {
            if left > 0 && !tried.contains(&scheme) {
                left -= 1;
                tried.push(scheme.clone());
                new.push(scheme);
            }
        }
        new
    };
    let mut all = trial.rate(&fresh(first), 0..d.guesses);
    for round in 0..d.rounds {
        all = ranked(all, &ordinary, d.doubt_pct);
        let Some(Rated { scheme, .. }) = all.first() else { break };
        let turn = u32::from(p.public.turn);
        let change = |k: u32| {
            let noise = |c| Noise::new(seed).below(u32::MAX, round << 8 | k, turn, c);
            changed(p, scheme, &who, (&where_to, &tempers), noise)
        };
        let next = fresh((0..d.changes).filter_map(change).collect());
        if next.is_empty() || watch.is_enough() {
            break;
        }
        all.extend(trial.rate(&next, 0..d.guesses));
    }
    let tried = all.len() as u32;
    let best = decide(&trial, d, &ordinary, ranked(all, &ordinary, d.doubt_pct));
    watch.end();
    SchemeChoice::of(best, tried)
}

/// The best of some, and the ordinary plan, tried on guesses that none of them was chosen for: of
/// many the best is often the luckiest.
fn decide(trial: &Trial, d: &Search, ordinary: &Scheme, ranked_before: Vec<Rated>) -> Vec<Rated> {
    let most = d.finalists.min(affordable(trial.p, d, d.more_guesses).max(1) as usize);
    let last = |(i, r): &(usize, Rated)| *i < most || r.scheme == *ordinary;
    let few: Vec<Rated> = ranked_before.into_iter().enumerate().filter(last).map(|x| x.1).collect();
    let schemes: Vec<Scheme> = few.iter().map(|r| r.scheme.clone()).collect();
    if d.more_guesses == 0 || few.len() < 2 || trial.watch.is_enough() {
        return few;
    }
    let more = trial.rate(&schemes, d.guesses..d.guesses + d.more_guesses);
    let both = |mut r: Rated| {
        let again = more.iter().find(|m| m.scheme == r.scheme)?;
        r.outcomes.extend(&again.outcomes);
        Some(r)
    };
    ranked(few.into_iter().filter_map(both).collect(), ordinary, d.doubt_pct)
}

/// How hard one thinks of fighting: of two tempers that come to the same for so many formations the
/// ordinary one, which comes first; and who holds nothing does not think of holding it.
fn tempers(p: &Perspective, d: &Search) -> Vec<Temper> {
    let few = few_formations(p, &Doctrine::STANDARD.allotment);
    let same = if few { Temper::Loose } else { Temper::Close };
    let holds = areas(p).into_iter().any(|a| is_held(p, a));
    let all = if d.loose { &Temper::ALL[..] } else { &Temper::TOGETHER };
    let sense = |t: &&Temper| (**t != same || !d.loose) && (**t != Temper::Wary || holds);
    all.iter().filter(sense).copied().collect()
}

/// How many schemes can be tried: the fewer the more units there are to play out.
fn budget(p: &Perspective, d: &Search) -> u32 {
    affordable(p, d, d.guesses).max(d.schemes_least)
}

/// How many schemes half of the work is enough for, each on so many guesses.
fn affordable(p: &Perspective, d: &Search, guesses: u32) -> u32 {
    let units = p.own().count().max(1) as u32;
    d.work / 2 / (units * d.turns * guesses).max(1)
}

/// A scheme with one thing changed: its temper, or the part of a formation.
fn changed(
    p: &Perspective,
    scheme: &Scheme,
    who: &[FormationId],
    (where_to, tempers): (&[AreaId], &[Temper]),
    noise: impl Fn(u32) -> u32,
) -> Option<Scheme> {
    let pick = |n: usize, c| (noise(c) as usize).checked_rem(n);
    if pick(5, 0)? == 0 {
        let temper = tempers[pick(tempers.len(), 1)?];
        return Some(Scheme { temper, ..scheme.clone() });
    }
    let formation = who[pick(who.len(), 2)?];
    let part = match pick(6, 3)? {
        0 => None,
        n => {
            let area = where_to[pick(where_to.len(), 4)?];
            let later = [0, 0, 0, 1, 2][pick(5, 5)?];
            // What is not ours must be taken before it can be held.
            let mission = match n {
                4 if is_held(p, area) => Mission::Hold,
                5 => Mission::Support,
                _ => Mission::Attack,
            };
            Some(SchemePart { formation, mission, area, from: p.public.turn + later })
        }
    };
    Some(scheme.with(formation, part))
}

/// Ground is in the hands of the side.
fn is_held(p: &Perspective, area: AreaId) -> bool {
    let all = p.setup().objectives.iter().zip(&p.public.holds);
    all.filter(|(o, _)| o.area == area).any(|(_, h)| h.holder == Some(p.side))
}
