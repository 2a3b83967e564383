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
use crate::rules::formation::own_force;
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
        let runner_up = all.find(|r| !r.is_like(&best)).map(Rated::weighed);
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
        let all = guesses_in_all(d);
        let seeds = (0..all).map(|k| {
            u64::from(noise.below(u32::MAX, turn, k, 1)) << 32
                | u64::from(noise.below(u32::MAX, turn, k, 2))
        });
        let guesses = seeds.map(|s| drawn.draw(s)).collect();
        let tempers = [Temper::Measured, Temper::Greedy, Temper::Bold];
        let enemies = tempers.into_iter().cycle().map(Scheme::plain);
        Trial { p, guesses, enemies: enemies.take(all as usize).collect(), turns: d.turns, watch }
    }

    /// The same schemes tried on these guesses, too; those only of which nothing was known before
    /// may be left out where there is no more time. `None`: there was none, and nothing is new.
    fn rate_more(&self, field: &[Rated], on: Range<u32>) -> Option<Vec<Rated>> {
        let side = self.p.side;
        let guesses = on.start as usize..on.end as usize;
        let games: Vec<(usize, usize)> =
            (0..field.len()).flat_map(|s| guesses.clone().map(move |g| (s, g))).collect();
        let one = |&(s, g): &(usize, usize)| {
            // The first is played out whatever happens: there must be something to do.
            if self.watch.is_enough() && (s > 0 || on.start > 0) {
                return None;
            }
            let by = |x| if x == side { &field[s].scheme } else { &self.enemies[g] };
            let outcome = play_out(self.guesses[g].clone(), side, BySide::from_fn(by), self.turns);
            self.watch.count();
            Some(outcome)
        };
        let all: Vec<Option<SchemeOutcome>> = games.par_iter().map(one).collect();
        let whole = |some: &[Option<SchemeOutcome>]| some.iter().copied().collect();
        let outcomes = all.chunks(guesses.len().max(1)).map(whole);
        let more = |(outcomes, r): (Option<Vec<SchemeOutcome>>, &Rated)| {
            let mut r = r.clone();
            r.outcomes.extend(outcomes?);
            Some(r)
        };
        let out: Vec<Rated> = outcomes.zip(field).filter_map(more).collect();
        (on.start == 0 || out.len() == field.len()).then_some(out)
    }
}

/// The best scheme for a side whose turn begins; `before`: what it went by until now.
///
/// They meet in heats: all on a few guesses, the best third of them on twice as many more, and so on:
/// of many the best is often the luckiest, and most of the work goes into telling apart those that
/// are good.
pub(in crate::ai) fn choose(
    p: &Perspective,
    d: &Search,
    before: &Scheme,
    (seed, watch): (u64, &SearchWatch),
) -> SchemeChoice {
    let all = candidates(p, d, before, seed);
    let Some(ordinary) = all.first().cloned() else { return SchemeChoice::default() };
    let trial = Trial::new(p, d, seed, watch);
    let mut tried = all.len();
    watch.begin(
        (0..d.heats).map(|heat| in_heat(d, all.len(), heat) as u32 * (d.guesses << heat)).sum(),
    );
    let mut field: Vec<Rated> = all.into_iter().map(Rated::untried).collect();
    // Those that went no further, the last first.
    let mut out: Vec<Rated> = Vec::new();
    let mut used = 0;
    let mut games = playouts(p, d);
    for heat in 0..d.heats {
        let there = field.len().max(1) as u32;
        // In large battles the last heats are shorter.
        let guesses = (games / there).clamp(d.guesses, d.guesses << heat);
        let on = used..used + guesses;
        (used, games) = (on.end, games.saturating_sub(there * guesses));
        let Some(more) = trial.rate_more(&field, on) else { break };
        if heat == 0 {
            tried = more.len();
        }
        field = ranked(more, &ordinary, d.doubt_pct);
        if watch.is_enough() {
            break;
        }
        if heat + 1 < d.heats {
            let most = in_heat(d, tried, heat + 1);
            let mut place = 0..;
            let goes_on =
                |r: &Rated| place.next().is_some_and(|i| i < most) || r.scheme == ordinary;
            let (on, mut off): (Vec<Rated>, Vec<Rated>) = field.into_iter().partition(goes_on);
            off.append(&mut out);
            (field, out) = (on, off);
            // The ordinary plan is left alone: there is nothing more to tell apart.
            if field.len() < 2 {
                break;
            }
        }
    }
    field.append(&mut out);
    watch.end();
    SchemeChoice::of(field, tried as u32)
}

/// How many schemes of some take part in a heat, from 0, the ordinary plan not counted.
fn in_heat(d: &Search, of: usize, heat: u32) -> usize {
    if heat == 0 { of } else { (of / 3_usize.pow(heat)).max(d.finalists) }
}

/// Guesses of all heats together, at most.
const fn guesses_in_all(d: &Search) -> u32 {
    d.guesses * ((1 << d.heats) - 1)
}

/// How many games can be played out: the fewer the more units there are.
fn playouts(p: &Perspective, d: &Search) -> u32 {
    let units = p.own().count().max(1) as u32;
    d.work / (units * d.turns).max(1)
}

/// What can be thought of: the ordinary plan first, what was gone by until now, and of all that
/// changes one thing as much as there is time to try.
fn candidates(p: &Perspective, d: &Search, before: &Scheme, seed: u64) -> Vec<Scheme> {
    let (who, where_to) = (formations(p), areas(p));
    let tempers = tempers(p, d);
    let ordinary = Scheme::plain(tempers.first().copied().unwrap_or_default());
    let together = if d.loose { Temper::Bold } else { Temper::Close };
    let massed = where_to.iter().map(|&area| Scheme::massed(together, &who, area));
    let plain = tempers.iter().copied().map(Scheme::plain);
    let parts = who.iter().flat_map(|&f| where_to.iter().map(move |&area| (f, area)));
    let parts = parts.flat_map(|(f, area)| {
        changes(p, d, (f, who.len() < 2), area).into_iter().map(move |x| (f, x))
    });
    let parts = parts.map(|(f, part)| before.with(f, Some(part)));
    let back = who.iter().map(|&f| before.with(f, None));
    let turn = u32::from(p.public.turn);
    let chance = |i: usize| Noise::new(seed).below(u32::MAX, u32::MAX, i as u32, turn);
    let mut others: Vec<(u32, Scheme)> = massed
        .chain(plain)
        .chain(parts)
        .chain(back)
        .enumerate()
        .map(|(i, s)| (chance(i), s))
        .collect();
    others.sort_unstable();
    let most = budget(p, d) as usize;
    let mut all = vec![ordinary];
    for scheme in std::iter::once(before.clone()).chain(others.into_iter().map(|o| o.1)) {
        if all.len() >= most {
            break;
        }
        if !all.contains(&scheme) && !only_supports(&scheme, who.len()) {
            all.push(scheme);
        }
    }
    all
}

/// Nobody is left to do what is supported.
fn only_supports(scheme: &Scheme, formations: usize) -> bool {
    let support = scheme.parts.iter().filter(|part| part.mission == Mission::Support);
    support.count() >= formations
}

/// What a formation may be told about an area: to take it or to hold it; where it is in the fight
/// and not the only one, to fire at who is there from afar.
fn changes(
    p: &Perspective,
    d: &Search,
    (formation, alone): (FormationId, bool),
    area: AreaId,
) -> Vec<SchemePart> {
    let part = |mission| SchemePart { formation, mission, area };
    // What is not ours must be taken before it can be held.
    let takes = if is_held(p, area) { Mission::Hold } else { Mission::Attack };
    let mut all = vec![part(takes)];
    if !alone && is_in_fight(p, formation, d.fight_m) {
        all.push(part(Mission::Support));
    }
    all
}

/// An enemy is in sight within so many metres of one of a formation.
fn is_in_fight(p: &Perspective, formation: FormationId, metres: u32) -> bool {
    let force = own_force(p);
    let its = p.own().filter(|(_, u)| force.formation_of_line(u.line) == Some(formation));
    let mut hexes = its.filter_map(|(_, u)| u.hex());
    hexes.any(|h| p.enemies().any(|c| c.seen && p.field().metres(h, c.hex) <= metres))
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
    (playouts(p, d) / (d.guesses * d.heats).max(1)).clamp(d.schemes_least, d.schemes_most)
}

/// Ground is in the hands of the side.
fn is_held(p: &Perspective, area: AreaId) -> bool {
    let all = p.setup().objectives.iter().zip(&p.public.holds);
    all.filter(|(o, _)| o.area == area).any(|(_, h)| h.holder == Some(p.side))
}
