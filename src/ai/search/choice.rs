//! Trying schemes on guesses at what is hidden, and keeping the best.

use super::account::Weighed;
use super::playout::play_out;
use super::scheme::{Scheme, SchemePart, Temper, areas, formations};
use super::value::SchemeOutcome;
use super::watch::SearchWatch;
use crate::ai::act::noise::Noise;
use crate::ai::doctrine::Search;
use crate::rules::setup::Mission;
use crate::rules::{AreaId, BySide, FormationId, Hypotheses, Perspective, State};
use rayon::prelude::*;

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
    /// Takes some more into account; of equals the first is better.
    fn weigh(&mut self, more: Vec<Weighed>) {
        self.tried += more.len() as u32;
        let worth = |w: &Option<Weighed>| w.as_ref().map(|w| w.outcome.value);
        for w in more {
            let value = Some(w.outcome.value);
            if value > worth(&self.best) {
                self.runner_up = self.best.replace(w);
            } else if value > worth(&self.runner_up) {
                self.runner_up = Some(w);
            }
        }
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
        let seeds = (0..d.guesses).map(|k| {
            u64::from(noise.below(u32::MAX, turn, k, 1)) << 32
                | u64::from(noise.below(u32::MAX, turn, k, 2))
        });
        let guesses = seeds.map(|s| drawn.draw(s)).collect();
        let tempers = [Temper::Loose, Temper::Bold, Temper::Measured];
        let enemies = tempers.into_iter().cycle().map(Scheme::plain);
        Trial {
            p,
            guesses,
            enemies: enemies.take(d.guesses as usize).collect(),
            turns: d.turns,
            watch,
        }
    }

    /// What comes of some schemes, each on all guesses.
    fn rate(&self, schemes: Vec<Scheme>) -> Vec<Weighed> {
        let side = self.p.side;
        let games: Vec<(usize, usize)> =
            (0..schemes.len()).flat_map(|s| (0..self.guesses.len()).map(move |g| (s, g))).collect();
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
        let whole = |some: &[Option<SchemeOutcome>]| {
            let all: Option<Vec<SchemeOutcome>> = some.iter().copied().collect();
            all.map(|all| SchemeOutcome::mean(&all))
        };
        let means = all.chunks(self.guesses.len().max(1)).map(whole);
        let weighed = |(outcome, scheme): (Option<SchemeOutcome>, Scheme)| {
            outcome.map(|outcome| Weighed { scheme, outcome })
        };
        means.zip(schemes.iter().cloned()).filter_map(weighed).collect()
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
    first.extend(Temper::ALL.map(Scheme::plain));
    let massed = |&area: &AreaId| Scheme::massed(Temper::Bold, &who, area);
    first.extend(where_to.iter().take(d.areas_most).map(massed));
    let most = left.min(first.len() as u32 + d.rounds * d.changes);
    watch.begin(most * d.guesses);
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
    let mut choice = SchemeChoice::default();
    choice.weigh(trial.rate(fresh(first)));
    for round in 0..d.rounds {
        let Some(Weighed { scheme, .. }) = &choice.best else { break };
        let turn = u32::from(p.public.turn);
        let change = |k: u32| {
            let noise = |c| Noise::new(seed).below(u32::MAX, round << 8 | k, turn, c);
            changed(scheme, &who, &where_to, p.public.turn, noise)
        };
        let next = fresh((0..d.changes).filter_map(change).collect());
        if next.is_empty() || watch.is_enough() {
            break;
        }
        choice.weigh(trial.rate(next));
    }
    watch.end();
    choice
}

/// How many schemes can be tried: the fewer the more units there are to play out.
fn budget(p: &Perspective, d: &Search) -> u32 {
    let units = p.own().count().max(1) as u32;
    (d.work / (units * d.turns * d.guesses).max(1)).max(d.schemes_least)
}

/// A scheme with one thing changed: its temper, or the part of a formation.
fn changed(
    scheme: &Scheme,
    who: &[FormationId],
    where_to: &[AreaId],
    turn: u16,
    noise: impl Fn(u32) -> u32,
) -> Option<Scheme> {
    let pick = |n: usize, c| (noise(c) as usize).checked_rem(n);
    if pick(5, 0)? == 0 {
        let temper = Temper::ALL[pick(Temper::ALL.len(), 1)?];
        return Some(Scheme { temper, ..scheme.clone() });
    }
    let formation = who[pick(who.len(), 2)?];
    let part = match pick(6, 3)? {
        0 => None,
        n => {
            let missions = [
                Mission::Attack,
                Mission::Attack,
                Mission::Attack,
                Mission::Hold,
                Mission::Support,
            ];
            let area = where_to[pick(where_to.len(), 4)?];
            let later = [0, 0, 0, 1, 2][pick(5, 5)?];
            Some(SchemePart { formation, mission: missions[n - 1], area, from: turn + later })
        }
    };
    Some(scheme.with(formation, part))
}
