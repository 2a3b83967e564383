//! What a side knows of an enemy: how strong he is reported to be and how sure that is, and how
//! his nerves look.

use super::morale::{Morale, band, morale};
use super::rounds::Rounds;
use super::{Clock, ContactId, TypeId};
use crate::hex::{Dir, Hex};
use serde::{Deserialize, Serialize};

/// An enemy in sight, or remembered where it was last seen.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(from = "StoredContact")]
pub struct Contact {
    /// Its number with this side.
    pub id: ContactId,
    /// Its type.
    pub ty: TypeId,
    /// Where it is, or was last seen.
    pub hex: Hex,
    /// In sight now.
    pub seen: bool,
    /// When it was last in sight.
    pub at: Clock,
    /// Men, as last reported: see [`Contact::men_range`].
    pub men: u16,
    /// Vehicles or guns, as last reported: see [`Contact::pieces_range`].
    pub pieces: u16,
    /// How far the report may be off either way, per cent of the truth, 0 to 49; at 0 all of it
    /// is known, its quality too.
    pub spread_pct: u8,
    /// Its vehicles or guns are counted, not estimated.
    pub counted: bool,
    /// Quality of its type; its own once all of it is known.
    pub quality: u8,
    /// Its nerves, as its fire and movement tell.
    pub morale: Morale,
    /// Was under fire since its own turn began, as whoever fired knows.
    pub under_fire: bool,
    /// Its front, as last seen.
    pub facing: Dir,
    /// Gone to ground.
    pub down: bool,
    /// Moved in its last turn.
    pub moved: bool,
    /// Stuck in the ground.
    pub mired: bool,
    /// Known to be gone for good, or another report stands for it.
    pub gone: bool,
    /// Vehicles with a rail aerial, as last seen.
    #[serde(default)]
    pub aerials: u16,
    /// Hit, and still manned: it cannot drive.
    #[serde(default)]
    pub immobilised: bool,
    /// What it has left to fire at most, seconds of full fire, as far as one can tell: what such a
    /// unit has, less what it was seen to fire.
    pub left: Rounds,
}

impl Contact {
    /// It cannot drive, as last seen: stuck in the ground, or hit and still manned.
    #[must_use]
    pub const fn is_immobile(&self) -> bool {
        self.mired || self.immobilised
    }

    /// What it fires is counted: it is not in saves that know nothing of it.
    #[must_use]
    pub fn is_fire_counted(&self) -> bool {
        self.left != uncounted()
    }

    /// From how many to how many men it may have: the truth is always between.
    #[must_use]
    pub fn men_range(&self) -> (u16, u16) {
        range(self.men, self.spread_pct)
    }

    /// From how many to how many vehicles or guns it may have.
    #[must_use]
    pub fn pieces_range(&self) -> (u16, u16) {
        range(self.pieces, self.piece_spread_pct())
    }

    /// How far its vehicles or guns may be off, per cent of the truth.
    #[must_use]
    pub const fn piece_spread_pct(&self) -> u8 {
        if self.counted { 0 } else { self.spread_pct }
    }

    /// True if its strength and quality are known, not estimated.
    #[must_use]
    pub const fn is_known(&self) -> bool {
        self.spread_pct == 0
    }

    /// Suppression, 0 to 100, that one reckons with: none in men who are steady and left alone;
    /// else the middle of what the state of their nerves can be.
    #[must_use]
    pub const fn suppression(&self) -> u8 {
        let (low, high) = band(self.morale, self.quality);
        match self.morale {
            Morale::Steady if !self.under_fire => 0,
            Morale::Steady | Morale::Pinned | Morale::Shaken | Morale::Broken => low.midpoint(high),
        }
    }
}

/// What may be true if so many are reported, off by that much per cent of the truth at most.
fn range(reported: u16, spread_pct: u8) -> (u16, u16) {
    let (n, spread) = (u32::from(reported), u32::from(spread_pct.min(49)));
    // Reports are rounded to the nearest.
    let low = ((2 * n).saturating_sub(1) * 100).div_ceil(2 * (100 + spread));
    let high = (2 * n + 1) * 100 / (2 * (100 - spread));
    let least = u32::from(reported.min(1));
    let high = if n == 0 { 0 } else { high.min(u32::from(u16::MAX)) };
    (low.max(least) as u16, high as u16)
}

/// A contact as it is written: earlier ones tell suppression instead of morale, and knew all.
#[derive(Deserialize)]
struct StoredContact {
    id: ContactId,
    ty: TypeId,
    hex: Hex,
    seen: bool,
    at: Clock,
    men: u16,
    pieces: u16,
    #[serde(default)]
    spread_pct: u8,
    #[serde(default = "yes")]
    counted: bool,
    quality: u8,
    #[serde(default, deserialize_with = "written")]
    morale: Option<Morale>,
    #[serde(default)]
    suppression: u8,
    #[serde(default)]
    under_fire: bool,
    facing: Dir,
    down: bool,
    moved: bool,
    mired: bool,
    gone: bool,
    #[serde(default)]
    aerials: u16,
    #[serde(default)]
    immobilised: bool,
    #[serde(default = "uncounted")]
    left: Rounds,
}

/// Morale where it is written: an option by its absence, not by its notation.
fn written<'de, D: serde::Deserializer<'de>>(from: D) -> Result<Option<Morale>, D::Error> {
    Morale::deserialize(from).map(Some)
}

const fn yes() -> bool {
    true
}

/// What a contact has left of which nobody counted what it fired.
const fn uncounted() -> Rounds {
    Rounds::both(u32::MAX)
}

impl From<StoredContact> for Contact {
    fn from(c: StoredContact) -> Contact {
        Contact {
            id: c.id,
            ty: c.ty,
            hex: c.hex,
            seen: c.seen,
            at: c.at,
            men: c.men,
            pieces: c.pieces,
            spread_pct: c.spread_pct,
            counted: c.counted,
            quality: c.quality,
            morale: c.morale.unwrap_or_else(|| morale(c.suppression, c.quality)),
            under_fire: c.under_fire,
            facing: c.facing,
            down: c.down,
            moved: c.moved,
            mired: c.mired,
            gone: c.gone,
            aerials: c.aerials,
            immobilised: c.immobilised,
            left: c.left,
        }
    }
}
