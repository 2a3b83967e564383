//! Hypotheses: whole states that a side cannot tell from the one it is in.
//!
//! A search that looks ahead needs a [`State`] to carry orders out in, and may not have the true
//! one. A hypothesis is drawn from a [`Perspective`] and a seed alone: what the side knows is in
//! it as it is, all else is drawn from what that allows. Two states with equal perspectives give
//! equal hypotheses; the seed is not that of the dice, and the dice of the hypothesis have
//! nothing to do with those of the battle.
//!
//! **What is known of the enemy's order of battle.** His lines, names, start places, arrivals,
//! plan, briefing and messages are his secrets: a perspective does not hold them
//! (`rules/secret.rs`), and nothing here asks for them. Known are the types of the rule library and
//! which side fields them, the ground as the side has it, objectives and who holds them, weather
//! to come, forbidden ground and points, which both sides read before the battle; what
//! `intelligence` told the side; and what it has seen since. So the enemy of a hypothesis is an
//! order of battle of its own, a line for each of his units: one for each report that stands for
//! somebody, for those who fell, and for a number of others that nobody has seen.
//!
//! **What is drawn**, all of it plausible rather than exact:
//!
//! - strengths, each error of a report as likely; quality and nerves within what is told of them;
//! - where those are who were lost from sight: still there mostly, else near there, now and then as
//!   far as they can have marched as the crow flies, and nowhere where they would be seen;
//! - whether reports from before the battle are true, and what became of reports that are closed:
//!   another of their kind has taken their place, they fell, or they slipped away;
//! - enemies never seen: garrisons of objectives that are his and look empty, and up to one for
//!   three who are known, of the kinds that are known. Where the side was told of nobody it reckons
//!   with its like: with units like those of its own that are not known yet, each across the
//!   middle of the map from the own one; and with more of the kinds that are known or that both
//!   can have until they come, those known and their losses counted, to seven tenths of what it
//!   began with at least; now and then with one more; all of it halved where it is to take all
//!   that there is to take. As long as the battle goes on, somebody;
//! - seconds left, rounds, stocks, fire policies; battalions, made of those who stand together,
//!   and their missions; works and wire where nobody would notice them;
//! - which scripted events that hang on losses or objectives went off, and the dice to come.
//!
//! **What is left out:** the enemy remembers nobody whom he does not see, knows all works of the
//! side, has no leaders to fall, no reinforcements and no events of his own; his vehicles that
//! stick or stand disabled are units for themselves. The ledger and the tallies of the record
//! begin anew.

mod battalions;
mod blank;
mod dug;
mod enemy;
mod place;
mod premises;
mod script;
mod strength;

use super::apply::apply;
use super::dice::Dice;
use super::history::History;
use super::knowledge::{News, drawn_error, news_of};
use super::ledger::Ledger;
use super::looked::Looked;
use super::score::losses;
use super::secret::known_to;
use super::setup::{Force, Setup};
use super::sight::sees;
use super::sighting::Sighting;
use super::state::{Claims, Knowledge, Perspective, State};
use super::{BySide, Event, Side, UnitId};
use battalions::Organisation;
use dug::works_unseen;
use enemy::EnemyForce;
use premises::Premises;
use std::sync::Arc;

/// A guess at the whole, drawn from what a side knows: see [`Hypotheses`], which is quicker for
/// more than one.
#[must_use]
pub fn hypothesis(p: &Perspective, seed: u64) -> State {
    Hypotheses::new(p).draw(seed)
}

/// All that a side's guesses at the whole have in common, worked out once.
///
/// ```
/// # use khasan::rules::{Hypotheses, Side, start};
/// # use khasan::scenario::{Files, load};
/// # let loaded = load(&Files::embedded(), "example-marsh-crossing").expect("it ships");
/// let p = start(loaded.setup, 1).0.perspective(Side::Soviet);
/// let hypotheses = Hypotheses::new(&p);
/// for state in (0..3).map(|seed| hypotheses.draw(seed)) {
///     assert_eq!(state.perspective(Side::Soviet), p);
/// }
/// ```
pub struct Hypotheses<'a> {
    w: Premises<'a>,
    /// The battle as it is taken to be, without the enemy's order of battle.
    battle: Setup,
    /// The same as the enemy knows it.
    enemy_battle: Setup,
    done: Vec<bool>,
}

impl<'a> Hypotheses<'a> {
    /// The guesses at what a side does not know.
    #[must_use]
    pub fn new(p: &'a Perspective) -> Hypotheses<'a> {
        let w = Premises::new(p);
        let mut battle = p.setup().clone();
        // Nobody reads in a hypothesis, and nothing is measured in it.
        (battle.briefing, battle.history) = (BySide::default(), History::default());
        battle.forces[w.enemy] = Force::default();
        let enemy_battle = known_to(&battle, w.enemy);
        Hypotheses { battle, enemy_battle, done: script::done(p), w }
    }

    /// The guess of a seed: the same for the same perspective and seed, everywhere.
    #[must_use]
    pub fn draw(&self, seed: u64) -> State {
        let (w, mut dice) = (&self.w, Dice::new(seed));
        let enemy = EnemyForce::drawn(w, &mut dice);
        let mut lines = enemy.lines(w);
        let org = Organisation::drawn(w, &mut dice, &enemy.units, &mut lines);
        let dug = works_unseen(w, &mut dice, &enemy.units);
        let force = Force { formations: org.formations, units: lines, leaders: Vec::new() };
        let p = w.p;
        let mut field = p.field().clone();
        field.change_all(dug.iter());
        let his = Knowledge {
            field: field.clone(),
            claims: claims_of(p),
            cohesion: org.cohesion.into(),
            tasking: org.tasking.into(),
            ..Knowledge::default()
        };
        let own = own_knowledge(p, enemy.truth, enemy.sightings);
        let to_come = [dice.between(0, i32::MAX), dice.between(0, i32::MAX)];
        let mut state = State {
            setup: Arc::new(with_force(&self.battle, w.enemy, &force)),
            known_setup: self.by_side(
                p.setup.clone(),
                Arc::new(with_force(&self.enemy_battle, w.enemy, &force)),
            ),
            field,
            public: p.public.clone(),
            units: self.by_side(p.units.clone(), enemy.units),
            knowledge: self.by_side(own, his),
            dice: Dice::new(to_come[0] as u64 | (to_come[1] as u64) << 31),
            done: self.done.clone(),
            orders: 0,
            ledger: Ledger::default().into(),
            tallies: Vec::new().into(),
            looked: Looked::default(),
        };
        show_those_in_sight(&mut state, p);
        look_about(&mut state, w.enemy, &mut dice);
        state
    }

    fn by_side<T>(&self, own: T, his: T) -> BySide<T> {
        match self.w.enemy {
            Side::Japan => BySide { soviet: own, japan: his },
            Side::Soviet => BySide { soviet: his, japan: own },
        }
    }
}

fn with_force(battle: &Setup, side: Side, force: &Force) -> Setup {
    let mut setup = battle.clone();
    setup.forces[side] = force.clone();
    setup
}

/// What the side knows, as it knows it, of the enemies of the hypothesis.
fn own_knowledge(p: &Perspective, truth: Vec<u16>, sightings: Vec<Sighting>) -> Knowledge {
    let mut own = Knowledge {
        contacts: p.contacts.clone(),
        truth,
        sightings,
        claims: p.claims,
        field: p.field.clone(),
        stormed: p.stormed.clone(),
        cohesion: p.cohesion.clone(),
        fallen: p.fallen.clone(),
        leaderless: p.leaderless.clone(),
        wreckage: p.wreckage.clone(),
        tasking: p.tasking.clone(),
        ..Knowledge::default()
    };
    own.sight_again();
    own
}

/// What the enemy claims of the side's losses: as many as there are.
fn claims_of(p: &Perspective) -> Claims {
    let l = losses(p.units.iter());
    Claims { men: l.killed + l.wounded, pieces: l.pieces, ..Claims::default() }
}

/// Whoever is in sight, and would not be as he lies there, has fired.
fn show_those_in_sight(state: &mut State, p: &Perspective) {
    let seen: Vec<u16> = state.knowledge[p.side].in_sight().collect();
    for i in seen.into_iter().map(usize::from) {
        let seen_by =
            |o| sees(&state.field, &state.public.weather, o, &state.units[p.side.enemy()][i]);
        let hidden = !state.units[p.side].iter().any(seen_by);
        state.units[p.side.enemy()][i].fired = hidden;
    }
}

/// What a side sees of the other from where it stands.
fn look_about(state: &mut State, side: Side, dice: &mut Dice) {
    let others = state.units[side.enemy()].len() as u16;
    for index in 0..others {
        let target = UnitId { side: side.enemy(), index };
        let Some(News::Seen(report)) = news_of(state, side, target, false) else { continue };
        let error_pct = drawn_error(dice, report.spread_pct());
        let news: Vec<Event> = report.events(state, error_pct);
        news.iter().for_each(|e| apply(state, e));
    }
}
