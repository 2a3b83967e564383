//! What a side may know, borrowed: the same for a perspective and for the state it is taken
//! from, so that carrying out an order copies neither units nor contacts.

use super::cohesion::Cohesion;
use super::command::Tasking;
use super::contact::Contact;
use super::field::Field;
use super::leader::FallenLeader;
use super::leaderless::Leaderless;
use super::setup::Setup;
use super::state::{Perspective, Public, State};
use super::unit::Unit;
use super::{ContactId, FormationId, Side, UnitId};
use crate::hex::{Dir, Hex};

/// What a side may know, borrowed from its perspective or from the state.
#[derive(Clone, Copy, Debug)]
pub(super) struct Known<'a> {
    /// The battle. Of its forces only those of the side may be looked at.
    pub setup: &'a Setup,
    /// The ground as the side knows it.
    pub field: &'a Field,
    /// Whose knowledge this is.
    pub side: Side,
    /// What everybody knows.
    pub public: &'a Public,
    /// Own units; a [`UnitId`]'s index is an index here.
    pub units: &'a [Unit],
    /// Known enemies; a [`ContactId`] is an index.
    pub contacts: &'a [Contact],
    /// Hexsides over which the side has stormed in this turn.
    pub stormed: &'a [(Hex, Dir)],
    /// What the side's battalions have been through, in order.
    pub cohesion: &'a [Cohesion],
    /// The side's leaders who fell, in the order of their formations.
    pub fallen: &'a [FallenLeader],
    /// Its battalions of tanks that lost those who lead them.
    pub leaderless: &'a [Leaderless],
    /// The missions of the side's battalions, in order.
    pub tasking: &'a [Tasking],
}

impl Perspective {
    /// The same, borrowed.
    pub(super) fn known(&self) -> Known<'_> {
        Known {
            setup: &self.setup,
            field: &self.field,
            side: self.side,
            public: &self.public,
            units: &self.units,
            contacts: &self.contacts,
            stormed: &self.stormed,
            cohesion: &self.cohesion,
            fallen: &self.fallen,
            leaderless: &self.leaderless,
            tasking: &self.tasking,
        }
    }
}

impl State {
    /// What a side may know, borrowed: as [`State::perspective`] without the copy.
    pub(super) fn known(&self, side: Side) -> Known<'_> {
        Known {
            setup: &self.known_setup[side],
            field: &self.knowledge[side].field,
            side,
            public: &self.public,
            units: &self.units[side],
            contacts: &self.knowledge[side].contacts,
            stormed: &self.knowledge[side].stormed,
            cohesion: &self.knowledge[side].cohesion,
            fallen: &self.knowledge[side].fallen,
            leaderless: &self.knowledge[side].leaderless,
            tasking: &self.knowledge[side].tasking,
        }
    }
}

impl<'a> Known<'a> {
    /// One's own unit; `None` for the enemy's and for ids that do not exist.
    pub fn unit(self, id: UnitId) -> Option<&'a Unit> {
        if id.side == self.side { self.units.get(usize::from(id.index)) } else { None }
    }

    /// Own units with their ids.
    pub fn own(self) -> impl Iterator<Item = (UnitId, &'a Unit)> {
        let side = self.side;
        self.units.iter().enumerate().map(move |(i, u)| (UnitId { side, index: i as u16 }, u))
    }

    /// Own units in a hex.
    pub fn own_at(self, hex: Hex) -> impl Iterator<Item = (UnitId, &'a Unit)> {
        self.own().filter(move |(_, u)| u.hex() == Some(hex))
    }

    /// A known enemy, unless it is known to be gone.
    pub fn contact(self, id: ContactId) -> Option<&'a Contact> {
        self.contacts.get(usize::from(id.0)).filter(|c| !c.gone)
    }

    /// Known enemies that are not known to be gone.
    pub fn enemies(self) -> impl Iterator<Item = &'a Contact> {
        self.contacts.iter().filter(|c| !c.gone)
    }

    /// Whether the side has stormed from a hex into the next in this turn.
    pub fn was_stormed(self, from: Hex, hex: Hex) -> bool {
        from.dir_to(hex).is_some_and(|dir| self.stormed.contains(&(from, dir)))
    }

    /// What a battalion of one's own has been through, if anything.
    pub fn cohesion(self, battalion: FormationId) -> Option<&'a Cohesion> {
        let at = self.cohesion.binary_search_by_key(&battalion, |c| c.battalion).ok()?;
        self.cohesion.get(at)
    }

    /// The missions of a battalion of one's own, if it has any.
    pub fn tasking(self, battalion: FormationId) -> Option<&'a Tasking> {
        let at = self.tasking.binary_search_by_key(&battalion, |t| t.battalion).ok()?;
        self.tasking.get(at)
    }

    /// Men of the enemies in sight in a hex.
    pub fn crowd(self, hex: Hex) -> u32 {
        let there = self.contacts.iter().filter(|c| c.seen && c.hex == hex);
        there.map(|c| u32::from(c.men)).sum()
    }

    /// From how far away something in a hex can be seen now, metres.
    pub const fn visibility_m(self, hex: Hex) -> u32 {
        self.field.visibility_m(hex, &self.public.weather)
    }

    /// Seconds of the turn that is being played.
    pub fn turn_seconds(self) -> u32 {
        self.setup.turn_seconds(self.public.turn)
    }
}
