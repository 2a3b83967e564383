//! What a side believes of the enemy before the battle: the scenario's words alone, true or
//! false. Nothing here is taken from the enemy's order of battle.

use super::contact::Contact;
use super::library::Library;
use super::morale::Morale;
use super::rounds::most_rounds;
use super::{AreaId, Clock, ContactId, Dir, TypeId};
use crate::hex::Hex;
use serde::{Deserialize, Serialize};

/// Who a report is about, in the list of who contacts are in truth: nobody.
pub(super) const NOBODY: u16 = u16::MAX;

/// What one side believes of the enemy before the battle.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Intelligence {
    /// In words, paragraphs parted by an empty line.
    pub text: String,
    /// Areas whose works it knows.
    pub areas: Vec<AreaId>,
    /// Enemies it was told of.
    pub reports: Vec<EnemyReport>,
}

/// An enemy that a side was told of before the battle.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct EnemyReport {
    /// Of this type.
    pub ty: TypeId,
    /// Here.
    pub hex: Hex,
    /// Men.
    pub men: u16,
    /// Vehicles or guns.
    pub pieces: u16,
    /// When he was seen.
    pub at: Clock,
}

impl Intelligence {
    /// The reports as contacts that nobody sees, numbered from 0, as sure as at first sight.
    pub(super) fn contacts(&self, library: &Library) -> Vec<Contact> {
        let contact = |(i, r): (u16, &EnemyReport)| Contact {
            id: ContactId(i),
            ty: r.ty,
            hex: r.hex,
            seen: false,
            at: r.at,
            men: r.men,
            pieces: r.pieces,
            quality: library.unit_type(r.ty).quality,
            spread_pct: library.reports.first_error_pct as u8,
            counted: false,
            morale: Morale::Steady,
            facing: Dir::E,
            down: false,
            moved: false,
            under_fire: false,
            mired: false,
            gone: false,
            aerials: 0,
            immobilised: false,
            left: most_rounds(library, library.unit_type(r.ty), true),
        };
        (0..).zip(&self.reports).map(contact).collect()
    }
}
