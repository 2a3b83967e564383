//! The whole truth of a battle in progress, and what a side may know of it.

use super::cohesion::Cohesion;
use super::command::Tasking;
use super::contact::Contact;
use super::dice::Dice;
use super::field::Field;
use super::hash::{StateHash, hash_of};
use super::intelligence::NOBODY;
use super::leader::FallenLeader;
use super::leaderless::Leaderless;
use super::ledger::Ledger;
use super::looked::Looked;
use super::rounds::first_load;
use super::secret::known_to;
use super::setup::{Setup, Weather};
use super::sighting::Sighting;
use super::tally::Tally;
use super::unit::Unit;
use super::unseen::known_field;
use super::wreckage::Wreckage;
use super::{AreaId, BySide, Clock, ContactId, Side, UnitId, Works};
use crate::hex::{Dir, Hex};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// Who holds an objective.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Hold {
    /// The side that was last there in strength, unbroken and unopposed.
    pub holder: Option<Side>,
    /// Since when.
    pub since: Clock,
}

/// What everybody knows.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Public {
    /// Game turn, from 0.
    pub turn: u16,
    /// Whose turn it is.
    pub side: Side,
    /// The clock at the beginning of the game turn.
    pub clock: Clock,
    /// Light and weather now.
    pub weather: Weather,
    /// Objectives, in the order of the setup.
    pub holds: Vec<Hold>,
    /// Points paid so far for objectives and exits.
    pub points: BySide<u32>,
    /// Withdrawal orders in force.
    pub withdraw: BySide<Option<AreaId>>,
    /// The final score, once the battle is over.
    pub ended: Option<i32>,
}

/// Losses of the enemy that a side saw, as far as it could tell.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Claims {
    /// Men seen to fall.
    pub men: u32,
    /// Vehicles or guns.
    pub pieces: u32,
    /// By how many men that may be off either way, hundredths of a man.
    #[serde(default)]
    pub men_off: u32,
    /// By how many vehicles or guns, hundredths.
    #[serde(default)]
    pub pieces_off: u32,
}

impl Claims {
    /// From how many to how many men may have fallen.
    #[must_use]
    pub const fn men_range(&self) -> (u32, u32) {
        let off = self.men_off.div_ceil(100);
        (self.men.saturating_sub(off), self.men.saturating_add(off))
    }

    /// From how many to how many vehicles or guns may be lost.
    #[must_use]
    pub const fn pieces_range(&self) -> (u32, u32) {
        let off = self.pieces_off.div_ceil(100);
        (self.pieces.saturating_sub(off), self.pieces.saturating_add(off))
    }
}

/// What one side knows: of the other, and of itself what its units do not tell.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Knowledge {
    /// Contacts; a [`ContactId`] is an index.
    pub(super) contacts: Vec<Contact>,
    /// Who each contact is in truth, or was when it was last in sight, as an index on the
    /// enemy's side; [`NOBODY`] for a report from before the battle. Of one out of sight only the whole truth is told by it, never a rule.
    pub(super) truth: Vec<u16>,
    /// By how much each report is off; those that are missing, by nothing.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) sightings: Vec<Sighting>,
    /// Enemies in sight, in order, with the contacts that stand for them: follows from the rest.
    #[serde(skip)]
    pub(super) in_sight: Vec<(u16, ContactId)>,
    /// Losses seen.
    pub(super) claims: Claims,
    /// The ground as it knows it.
    #[serde(default, skip_serializing_if = "Field::is_unchanged")]
    pub(super) field: Field,
    /// Hexsides over which the side has stormed in this turn, from where and whereto.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) stormed: Vec<(Hex, Dir)>,
    /// What its own battalions have been through, in their order; those that are missing,
    /// nothing. Copies share it until it changes.
    #[serde(default, skip_serializing_if = "is_empty")]
    pub(super) cohesion: Arc<Vec<Cohesion>>,
    /// Its own leaders who fell, in the order of their formations.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) fallen: Vec<FallenLeader>,
    /// Its own battalions of tanks that lost those who lead them, in their order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) leaderless: Vec<Leaderless>,
    /// Its own vehicles that were hit and left.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) wreckage: Vec<Wreckage>,
    /// The missions of its battalions, in their order; those that are missing have none. Copies
    /// share them until one changes.
    #[serde(default, skip_serializing_if = "is_empty")]
    pub(super) tasking: Arc<Vec<Tasking>>,
}

/// The whole truth. Only [`super::apply()`] changes it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct State {
    /// The battle; not part of a snapshot, see [`State::with_setup`].
    #[serde(skip)]
    pub(super) setup: Arc<Setup>,
    /// The same battle without what the enemy keeps to himself.
    #[serde(skip)]
    pub(super) known_setup: BySide<Arc<Setup>>,
    /// The ground as it is now.
    #[serde(default, skip_serializing_if = "Field::is_unchanged")]
    pub(super) field: Field,
    pub(super) public: Public,
    pub(super) units: BySide<Vec<Unit>>,
    pub(super) knowledge: BySide<Knowledge>,
    pub(super) dice: Dice,
    /// Scripted events that went off: not public, since some of them tell of losses.
    pub(super) done: Vec<bool>,
    /// Orders carried out so far.
    pub(super) orders: u32,
    /// What it cost so far. Copies share it until it changes.
    #[serde(default)]
    pub(super) ledger: Arc<Ledger>,
    /// What is counted for the figures of the record, one each. Copies share them, too.
    #[serde(default)]
    pub(super) tallies: Arc<Vec<Tally>>,
    /// Whom another look would tell nothing of: follows from the rest.
    #[serde(skip)]
    pub(super) looked: Looked,
}

/// All that one side may know: its own units in full, contacts, and what is public.
/// No dice, no count of draws, no hash, no id of anything hidden.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Perspective {
    /// The battle without the enemy's order of battle, messages and arrivals.
    #[serde(skip)]
    pub(super) setup: Arc<Setup>,
    /// The ground as the side knows it.
    #[serde(default, skip_serializing_if = "Field::is_unchanged")]
    pub(super) field: Field,
    /// Whose view this is.
    pub side: Side,
    /// What everybody knows.
    pub public: Public,
    /// Own units; a [`UnitId`]'s index is an index here.
    pub units: Vec<Unit>,
    /// Known enemies; a [`ContactId`] is an index.
    pub contacts: Vec<Contact>,
    /// Enemy losses seen.
    pub claims: Claims,
    /// Hexsides over which the side has stormed in this turn: each carries one assault.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub stormed: Vec<(Hex, Dir)>,
    /// What its battalions have been through, in their order; those that are missing, nothing.
    #[serde(default, skip_serializing_if = "is_empty")]
    pub cohesion: Arc<Vec<Cohesion>>,
    /// Its leaders who fell, in the order of their formations.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fallen: Vec<FallenLeader>,
    /// Its battalions of tanks that lost those who lead them, in their order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub leaderless: Vec<Leaderless>,
    /// Its vehicles that were hit and left by their crews.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub wreckage: Vec<Wreckage>,
    /// The missions of its battalions, in their order; those that are missing have none.
    #[serde(default, skip_serializing_if = "is_empty")]
    pub tasking: Arc<Vec<Tasking>>,
}

impl Perspective {
    /// The battle: map, library, objectives, areas, clock.
    #[must_use]
    pub fn setup(&self) -> &Setup {
        &self.setup
    }

    /// The ground as the side knows it.
    #[must_use]
    pub const fn field(&self) -> &Field {
        &self.field
    }

    /// From how far away something in a hex can be seen now, metres.
    #[must_use]
    pub fn visibility_m(&self, hex: Hex) -> u32 {
        self.field.visibility_m(hex, &self.public.weather)
    }

    /// One's own unit; `None` for the enemy's and for ids that do not exist.
    #[must_use]
    pub fn unit(&self, id: UnitId) -> Option<&Unit> {
        self.known().unit(id)
    }

    /// Own units with their ids.
    pub fn own(&self) -> impl Iterator<Item = (UnitId, &Unit)> {
        self.known().own()
    }

    /// Own units in a hex.
    pub fn own_at(&self, hex: Hex) -> impl Iterator<Item = (UnitId, &Unit)> {
        self.known().own_at(hex)
    }

    /// A known enemy, unless it is known to be gone.
    #[must_use]
    pub fn contact(&self, id: ContactId) -> Option<&Contact> {
        self.known().contact(id)
    }

    /// Whether the side has stormed from a hex into the next in this turn.
    #[must_use]
    pub fn was_stormed(&self, from: Hex, hex: Hex) -> bool {
        self.known().was_stormed(from, hex)
    }

    /// Men of the enemies in sight in a hex.
    #[must_use]
    pub fn crowd(&self, hex: Hex) -> u32 {
        self.known().crowd(hex)
    }

    /// Known enemies that are not known to be gone.
    pub fn enemies(&self) -> impl Iterator<Item = &Contact> {
        self.known().enemies()
    }
}

impl Knowledge {
    /// What a side knows before the battle.
    fn new(setup: &Setup, (side, known): (Side, &Setup), truth: &Field) -> Knowledge {
        let contacts = setup.intelligence[side].contacts(&setup.library);
        let truth_of = vec![NOBODY; contacts.len()];
        let field = match setup.unseen[side].is_empty() {
            true => truth.clone(),
            false => Field::known(known, truth),
        };
        Knowledge { contacts, truth: truth_of, field, ..Knowledge::default() }
    }
}

impl State {
    /// The beginning of a battle: clocks full, the first side's start phase still to
    /// come. [`super::start`] does both.
    pub(super) fn new(setup: Arc<Setup>, seed: u64) -> State {
        let field = Field::new(&setup);
        let units = BySide::from_fn(|side| {
            let lines = setup.forces[side].units.iter().enumerate();
            let time = i32::try_from(setup.turn_seconds(0)).unwrap_or(i32::MAX);
            lines
                .map(|(i, u)| {
                    let ty = setup.library.unit_type(u.ty);
                    let load = first_load(&setup.library, ty);
                    let unit = Unit::new(u, i as u16, load);
                    let dug_in = unit.hex().is_some_and(|h| field.works(h) != Works::None);
                    // A second load lies ready in works that were there before.
                    let loads = if dug_in && !ty.is_vehicle() { 200 } else { 100 };
                    Unit { time, ammo: load.share_pct(loads), ..unit }
                })
                .collect()
        });
        let hold = |o: &super::setup::Objective| Hold { holder: o.holder, since: setup.start };
        let public = Public {
            side: setup.first,
            clock: setup.start,
            weather: setup.weather.first().cloned().unwrap_or_default(),
            holds: setup.objectives.iter().map(hold).collect(),
            ..Public::default()
        };
        let known_setup = BySide::from_fn(|side| Arc::new(known_to(&setup, side)));
        let knowledge =
            BySide::from_fn(|side| Knowledge::new(&setup, (side, &known_setup[side]), &field));
        State {
            known_setup,
            field,
            done: vec![false; setup.events.len()],
            ledger: Arc::default(),
            tallies: Arc::new(vec![Tally::default(); setup.history.figures.len()]),
            setup,
            public,
            units,
            knowledge,
            dice: Dice::new(seed),
            orders: 0,
            looked: Looked::default(),
        }
    }

    /// The battle, whole.
    #[must_use]
    pub fn setup(&self) -> &Arc<Setup> {
        &self.setup
    }

    /// The same state of another copy of its battle: what loading a snapshot needs,
    /// since a snapshot does not hold the setup.
    #[must_use]
    pub fn with_setup(mut self, setup: Arc<Setup>) -> State {
        self.known_setup = BySide::from_fn(|side| Arc::new(known_to(&setup, side)));
        self.field = self.field.on(&setup);
        for side in Side::ALL {
            let truth = (&self.field, setup.unseen[side].as_slice());
            let k = &mut self.knowledge[side];
            k.field = known_field(truth, &k.field, &self.known_setup[side]);
        }
        Side::ALL.into_iter().for_each(|side| self.knowledge[side].sight_again());
        Arc::make_mut(&mut self.tallies).resize_with(setup.history.figures.len(), Tally::default);
        self.setup = setup;
        self.looked = Looked::default();
        self
    }

    /// The ground as it is now.
    #[must_use]
    pub const fn field(&self) -> &Field {
        &self.field
    }

    /// From how far away something in a hex can be seen now, metres.
    #[must_use]
    pub fn visibility_m(&self, hex: Hex) -> u32 {
        self.field.visibility_m(hex, &self.public.weather)
    }

    /// What everybody knows.
    #[must_use]
    pub const fn public(&self) -> &Public {
        &self.public
    }

    /// Any unit of either side.
    #[must_use]
    pub fn unit(&self, id: UnitId) -> Option<&Unit> {
        self.units[id.side].get(id.index as usize)
    }

    /// A side's units with their ids.
    pub fn units(&self, side: Side) -> impl Iterator<Item = (UnitId, &Unit)> {
        self.units[side].iter().enumerate().map(move |(i, u)| (UnitId { side, index: i as u16 }, u))
    }

    /// Who an enemy that a side knows of is in truth, if anybody: for those who tell the whole
    /// truth, never for a player.
    #[must_use]
    pub fn contact_unit(&self, side: Side, contact: ContactId) -> Option<UnitId> {
        let index = *self.knowledge[side].truth.get(contact.0 as usize)?;
        (index != NOBODY).then_some(UnitId { side: side.enemy(), index })
    }

    /// The same situation in which both sides know all of the ground: games of before works
    /// could lie unseen were played so.
    #[must_use]
    pub fn with_known_ground(mut self) -> State {
        for side in Side::ALL {
            let unseen = self.setup.unseen[side].iter().map(|c| self.field.present(c));
            let all: Vec<_> = unseen.chain(self.field.changes().copied()).collect();
            self.knowledge[side].field.change_all(all.iter());
        }
        self
    }

    /// The same situation with other dice: what might come of it.
    #[must_use]
    pub fn with_dice(mut self, seed: u64) -> State {
        self.dice = Dice::new(seed);
        self
    }

    /// Draws of the dice so far.
    #[must_use]
    pub const fn draws(&self) -> u64 {
        self.dice.draws()
    }

    /// Orders carried out so far.
    #[must_use]
    pub const fn orders(&self) -> u32 {
        self.orders
    }

    /// All that a side may know.
    #[must_use]
    pub fn perspective(&self, side: Side) -> Perspective {
        let k = &self.knowledge[side];
        Perspective {
            setup: self.known_setup[side].clone(),
            field: k.field.clone(),
            side,
            public: self.public.clone(),
            units: self.units[side].clone(),
            contacts: k.contacts.clone(),
            claims: k.claims,
            stormed: k.stormed.clone(),
            cohesion: k.cohesion.clone(),
            fallen: k.fallen.clone(),
            leaderless: k.leaderless.clone(),
            wreckage: k.wreckage.clone(),
            tasking: k.tasking.clone(),
        }
    }
}

/// What the hash of a state covers, in the order in which the state holds it.
#[derive(Serialize)]
struct Hashed<'a> {
    #[serde(skip_serializing_if = "is_unchanged")]
    field: &'a Field,
    public: &'a Public,
    units: &'a BySide<Vec<Unit>>,
    knowledge: &'a BySide<Knowledge>,
    dice: &'a Dice,
    done: &'a [bool],
    orders: u32,
}

/// For lists that copies share, as they are written.
fn is_empty<T>(list: &Arc<Vec<T>>) -> bool {
    list.is_empty()
}

fn is_unchanged(field: &&Field) -> bool {
    Field::is_unchanged(field)
}

/// Hash of everything in a state that play goes by. The battle's own data are not in it, nor
/// is what follows from the events and changes nothing: the ledger and the tallies.
#[must_use]
pub fn hash(state: &State) -> StateHash {
    StateHash(hash_of(&Hashed {
        field: &state.field,
        public: &state.public,
        units: &state.units,
        knowledge: &state.knowledge,
        dice: &state.dice,
        done: &state.done,
        orders: state.orders,
    }))
}
