//! A battle in progress with everything needed to save and replay it.

use crate::ai::Directive;
use crate::rules::{
    BySide, Event, Irrevocable, Order, Perspective, Refusal, Setup, Side, State, StateHash,
    ViewEvent, execute, hash, start, view,
};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// Version of the rules: it changes whenever the same seed and orders may give another
/// battle. A save of another version loads from its snapshot; its replay cannot be verified.
pub const RULES_VERSION: u32 = 8;

/// An order that was carried out, and the hash of the state after it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// The order; who gave it is whose turn it was.
    pub order: Order,
    /// The state after it.
    pub hash: StateHash,
}

/// An order that was carried out.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CarriedOut {
    /// The state before it: [`Game::set_back`] takes the order back with it.
    pub before: State,
    /// What came of it.
    pub events: Vec<Event>,
    /// Why it cannot be taken back, if it cannot.
    pub irrevocable: Option<Irrevocable>,
}

/// A battle in progress: the only caller of the rules that a program needs.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Game {
    pub(super) state: State,
    pub(super) sources: Vec<(String, String)>,
    pub(super) seed: u64,
    /// When it was begun: milliseconds since 1970, 0 if nobody said.
    pub(super) begun: u64,
    pub(super) players: BySide<String>,
    pub(super) first_hash: StateHash,
    pub(super) entries: Vec<Entry>,
    /// The state at the start of the current turn, and how many orders came before it.
    pub(super) snapshot: (State, usize),
    /// Begun under another version of the rules.
    pub(super) mixed: bool,
    /// Formation orders that stand; they are no part of the battle, only kept with it.
    pub(super) standing: BySide<Vec<Directive>>,
}

impl Game {
    /// Begins a battle. `sources` are the texts it was read from as `(name, text)`, so that a
    /// save can hold them. The events are those of the first start phase.
    #[must_use]
    pub fn new(setup: Arc<Setup>, sources: Vec<(String, String)>, seed: u64) -> (Game, Vec<Event>) {
        let (state, events) = start(setup, seed);
        let first_hash = hash(&state);
        let game = Game {
            snapshot: (state.clone(), 0),
            mixed: false,
            standing: BySide::default(),
            state,
            sources,
            seed,
            begun: 0,
            players: BySide::default(),
            first_hash,
            entries: Vec::new(),
        };
        (game, events)
    }

    /// Formation orders of a side that stand.
    #[must_use]
    pub fn standing(&self, side: Side) -> &[Directive] {
        &self.standing[side]
    }

    /// Keeps formation orders of a side with the game.
    pub fn set_standing(&mut self, side: Side, orders: Vec<Directive>) {
        self.standing[side] = orders;
    }

    /// The whole truth. What a side may know is [`Game::perspective`].
    #[must_use]
    pub const fn state(&self) -> &State {
        &self.state
    }

    /// The battle.
    #[must_use]
    pub fn setup(&self) -> &Arc<Setup> {
        self.state.setup()
    }

    /// The texts it was read from, as `(name, text)`.
    #[must_use]
    pub fn sources(&self) -> &[(String, String)] {
        &self.sources
    }

    /// The seed of the dice.
    #[must_use]
    pub const fn seed(&self) -> u64 {
        self.seed
    }

    /// When it was begun: milliseconds since 1970; 0 if nobody said. With its battle and its
    /// seed it tells one game from another.
    #[must_use]
    pub const fn begun(&self) -> u64 {
        self.begun
    }

    /// Notes when it was begun.
    pub fn set_begun(&mut self, begun: u64) {
        self.begun = begun;
    }

    /// Who plays each side, in the words of the command line: `human`, `ai`, `bot:"…"`.
    #[must_use]
    pub const fn players(&self) -> &BySide<String> {
        &self.players
    }

    /// Notes who plays each side.
    pub fn set_players(&mut self, players: BySide<String>) {
        self.players = players;
    }

    /// Whose turn it is.
    #[must_use]
    pub const fn side(&self) -> Side {
        self.state.public().side
    }

    /// The final score, once the battle is over.
    #[must_use]
    pub const fn ended(&self) -> Option<i32> {
        self.state.public().ended
    }

    /// The orders so far, with the hash after each.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// All that a side may know.
    #[must_use]
    pub fn perspective(&self, side: Side) -> Perspective {
        self.state.perspective(side)
    }

    /// Gives an order for the side whose turn it is, and returns what came of it.
    ///
    /// # Errors
    /// The reason why it is refused; nothing has changed then.
    pub fn order(&mut self, order: Order) -> Result<Vec<Event>, Refusal> {
        self.carry_out(order).map(|done| done.events)
    }

    /// Gives an order, and returns what each side sees of it.
    ///
    /// # Errors
    /// The reason why it is refused; nothing has changed then.
    pub fn order_seen(&mut self, order: Order) -> Result<BySide<Vec<ViewEvent>>, Refusal> {
        self.carry_out(order).map(|done| done.seen())
    }

    /// Gives an order, and returns all that is needed to take it back: see
    /// [`Journal`](super::Journal).
    ///
    /// # Errors
    /// The reason why it is refused; nothing has changed then.
    pub fn carry_out(&mut self, order: Order) -> Result<CarriedOut, Refusal> {
        let before = self.state.clone();
        let events = execute(&mut self.state, &order)?;
        let turn_ended = order == Order::EndTurn;
        self.entries.push(Entry { order, hash: hash(&self.state) });
        if turn_ended {
            self.snapshot = (self.state.clone(), self.entries.len());
        }
        let irrevocable = irrevocable(&events);
        Ok(CarriedOut { before, events, irrevocable })
    }

    /// Sets the game back to before its last order, and returns that. `before` is the state
    /// that [`Game::carry_out`] gave with it.
    pub fn set_back(&mut self, before: State) -> Option<Order> {
        let entry = self.entries.pop()?;
        self.state = before;
        Some(entry.order)
    }
}

impl CarriedOut {
    /// What each side sees of it.
    #[must_use]
    pub fn seen(&self) -> BySide<Vec<ViewEvent>> {
        views(&self.before, &self.events)
    }
}

/// What each side sees of the opening events of [`Game::new`].
#[must_use]
pub fn opening_views(game: &Game, events: &[Event]) -> BySide<Vec<ViewEvent>> {
    BySide::from_fn(|side| events.iter().flat_map(|e| view(&game.state, e, side)).collect())
}

/// What each side sees of a list of events; `before` is the state before the first.
#[must_use]
pub fn views(before: &State, events: &[Event]) -> BySide<Vec<ViewEvent>> {
    let mut state = before.clone();
    let mut seen = BySide::<Vec<ViewEvent>>::default();
    for event in events {
        crate::rules::apply(&mut state, event);
        for side in Side::ALL {
            seen[side].extend(view(&state, event, side));
        }
    }
    seen
}

/// Why the order that these events came of cannot be taken back, if it cannot.
fn irrevocable(events: &[Event]) -> Option<Irrevocable> {
    events.iter().find_map(|e| match e {
        Event::Done { irrevocable, .. } => *irrevocable,
        _ => None,
    })
}
