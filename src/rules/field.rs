//! The ground as it is now: the map of the battle, and what has changed on it since.
//!
//! Whoever wants to know about terrain, hexsides, works or how far one sees asks the field,
//! never the map of the setup, which is the ground before the first order. Both the state and
//! a side's perspective hold a field; copies share everything until one of them changes.

use super::hash::hash_of;
use super::setup::{Setup, Weather};
use super::step::Travel;
use super::{Cell, GroundState, Hexside, Library, Map, Works};
use crate::hex::{Dir, Hex, Size};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Most rows of wire on a hexside.
const MOST_WIRE: u8 = 4;

/// What lies on the ground became something else. Values are those after the change.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum FieldChange {
    /// Field works were dug, or fell in.
    Works {
        /// The hex.
        at: Hex,
        /// What is there now.
        works: Works,
    },
    /// Wire was laid or cleared.
    Wire {
        /// A hex.
        at: Hex,
        /// Which of its sides.
        dir: Dir,
        /// Rows there now, 0 to 4.
        rows: u8,
    },
    /// A crossing was built or broken.
    Crossing {
        /// A hex.
        at: Hex,
        /// Which of its sides.
        dir: Dir,
        /// It is there now.
        built: bool,
    },
    /// Wrecks of vehicles were left, or taken away.
    Wrecks {
        /// The hex.
        at: Hex,
        /// How many are there now.
        count: u16,
    },
}

/// What a change is about: its kind, and the hex or hexside, named from the same hex whoever
/// names it.
type Site = (u8, Hex, Option<Dir>);

impl FieldChange {
    /// The hex, or one of the two beside the hexside.
    #[must_use]
    pub const fn hex(&self) -> Hex {
        match *self {
            FieldChange::Works { at, .. }
            | FieldChange::Wire { at, .. }
            | FieldChange::Crossing { at, .. }
            | FieldChange::Wrecks { at, .. } => at,
        }
    }

    fn site(&self) -> Site {
        let edge = |kind, at: Hex, dir: Dir| match dir {
            Dir::E | Dir::SE | Dir::SW => (kind, at, Some(dir)),
            _ => (kind, at.neighbour(dir), Some(dir.opposite())),
        };
        match *self {
            FieldChange::Works { at, .. } => (0, at, None),
            FieldChange::Wire { at, dir, .. } => edge(1, at, dir),
            FieldChange::Crossing { at, dir, .. } => edge(2, at, dir),
            FieldChange::Wrecks { at, .. } => (3, at, None),
        }
    }

    /// True if there is such a place on a map of this size, and such a thing.
    #[must_use]
    pub fn is_possible(&self, size: Size) -> bool {
        let edge = |at: Hex, dir: Dir| size.contains(at) && size.contains(at.neighbour(dir));
        match *self {
            FieldChange::Works { at, .. } | FieldChange::Wrecks { at, .. } => size.contains(at),
            FieldChange::Wire { at, dir, rows } => edge(at, dir) && rows <= MOST_WIRE,
            FieldChange::Crossing { at, dir, .. } => edge(at, dir),
        }
    }
}

/// The ground as it is now. Equal [`versions`](Field::version) mean equal ground.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(from = "Vec<FieldChange>", into = "Vec<FieldChange>")]
pub struct Field {
    now: Arc<Now>,
}

/// What the copies of a field share.
#[derive(Clone, Debug, Default)]
struct Now {
    /// The ground before the first order.
    base: Arc<Map>,
    /// The same as it is now.
    map: Arc<Map>,
    library: Arc<Library>,
    wetness: GroundState,
    travel: Travel,
    wrecks: BTreeMap<Hex, u16>,
    /// What differs from the base, one for each site.
    changes: BTreeMap<Site, FieldChange>,
    /// Of the base alone, and with the changes.
    version: (u64, u64),
}

impl Field {
    /// The field of a battle before its first order.
    #[must_use]
    pub(super) fn new(setup: &Setup) -> Field {
        let mut now = Now {
            base: setup.map.clone(),
            map: setup.map.clone(),
            library: setup.library.clone(),
            wetness: setup.ground,
            ..Now::default()
        };
        let base = hash_of(&(&*setup.map, setup.ground));
        now.version = (base, base);
        let mut field = Field { now: Arc::new(now) };
        let travel = Travel::new(setup, &field);
        Arc::make_mut(&mut field.now).travel = travel;
        field
    }

    /// The same changes on the ground of a battle: what loading a snapshot needs, since a
    /// snapshot does not hold the map. What is not possible there is kept in the list, for
    /// [`State::check_sound`](super::State::check_sound) to find, and changes nothing.
    pub(super) fn on(&self, setup: &Setup) -> Field {
        let mut field = Field::new(setup);
        for change in self.changes() {
            field.change(change);
            if !change.is_possible(field.size()) {
                Arc::make_mut(&mut field.now).changes.insert(change.site(), *change);
            }
        }
        field
    }

    /// Carries a change out; one that is not possible here changes nothing.
    pub(super) fn change(&mut self, change: &FieldChange) {
        if !change.is_possible(self.size()) {
            return;
        }
        let now = Arc::make_mut(&mut self.now);
        let before = now.base_value(change);
        now.set(change);
        if before == *change {
            now.changes.remove(&change.site());
        } else {
            now.changes.insert(change.site(), *change);
        }
        let listed: Vec<&FieldChange> = now.changes.values().collect();
        let base = now.version.0;
        now.version.1 = if listed.is_empty() { base } else { hash_of(&(base, listed)) };
        let about = change.hex();
        let mut travel = std::mem::take(&mut now.travel);
        let near: Vec<Hex> = about.disc(1).collect();
        travel.renew(self, &near);
        Arc::make_mut(&mut self.now).travel = travel;
    }

    /// A number for caches: it changes with the ground, and comes back with it.
    #[must_use]
    pub fn version(&self) -> u64 {
        self.now.version.1
    }

    /// What differs from the ground before the first order.
    pub fn changes(&self) -> impl Iterator<Item = &FieldChange> {
        self.now.changes.values()
    }

    /// True if nothing has changed since the first order.
    #[must_use]
    pub fn is_unchanged(&self) -> bool {
        self.now.changes.is_empty()
    }

    /// The whole map as it is now: for those who draw it.
    #[must_use]
    pub fn map(&self) -> &Map {
        &self.now.map
    }

    /// The rule library of the battle.
    #[must_use]
    pub fn library(&self) -> &Library {
        &self.now.library
    }

    /// How wet the ground is.
    #[must_use]
    pub fn wetness(&self) -> GroundState {
        self.now.wetness
    }

    /// The hex's ground, `None` off the map.
    #[must_use]
    pub fn cell(&self, hex: Hex) -> Option<&Cell> {
        self.now.map.cell(hex)
    }

    /// What lies on a hexside; nothing at the edge of the map.
    #[must_use]
    pub fn side(&self, hex: Hex, dir: Dir) -> Hexside {
        self.now.map.side(hex, dir)
    }

    /// Field works in a hex.
    #[must_use]
    pub fn works(&self, hex: Hex) -> Works {
        self.cell(hex).map_or(Works::None, |c| c.works)
    }

    /// Wrecks of vehicles in a hex.
    #[must_use]
    pub fn wrecks(&self, hex: Hex) -> u16 {
        self.now.wrecks.get(&hex).copied().unwrap_or(0)
    }

    /// From how far away something in a hex can be seen by this light and weather, metres.
    #[must_use]
    pub const fn visibility_m(&self, _hex: Hex, weather: &Weather) -> u32 {
        weather.visibility_m
    }

    /// Size in hexes.
    #[must_use]
    pub fn size(&self) -> Size {
        self.now.map.size()
    }

    /// Metres between the centres of adjacent hexes.
    #[must_use]
    pub fn hex_metres(&self) -> u32 {
        self.now.map.hex_metres()
    }

    /// Metres between the centres of two hexes.
    #[must_use]
    pub fn metres(&self, a: Hex, b: Hex) -> u32 {
        self.now.map.metres(a, b)
    }

    /// Seconds of every step, worked out beforehand.
    pub(super) fn travel(&self) -> &Travel {
        &self.now.travel
    }
}

impl Now {
    /// The change that would bring back what was there before the first order.
    fn base_value(&self, change: &FieldChange) -> FieldChange {
        match *change {
            FieldChange::Works { at, .. } => {
                let works = self.base.cell(at).map_or(Works::None, |c| c.works);
                FieldChange::Works { at, works }
            }
            FieldChange::Wire { at, dir, .. } => {
                FieldChange::Wire { at, dir, rows: self.base.side(at, dir).wire }
            }
            FieldChange::Crossing { at, dir, .. } => {
                FieldChange::Crossing { at, dir, built: self.base.side(at, dir).crossing }
            }
            FieldChange::Wrecks { at, .. } => FieldChange::Wrecks { at, count: 0 },
        }
    }

    fn set(&mut self, change: &FieldChange) {
        let mut edge = |at: Hex, dir: Dir, set: &dyn Fn(&mut Hexside)| {
            if let Some(side) = Arc::make_mut(&mut self.map).side_mut(at, dir) {
                set(side);
            }
        };
        match *change {
            FieldChange::Works { at, works } => {
                if let Some(cell) = Arc::make_mut(&mut self.map).cell_mut(at) {
                    cell.works = works;
                }
            }
            FieldChange::Wire { at, dir, rows } => edge(at, dir, &|s| s.wire = rows),
            FieldChange::Crossing { at, dir, built } => edge(at, dir, &|s| s.crossing = built),
            FieldChange::Wrecks { at, count: 0 } => {
                self.wrecks.remove(&at);
            }
            FieldChange::Wrecks { at, count } => {
                self.wrecks.insert(at, count);
            }
        }
    }
}

impl PartialEq for Field {
    fn eq(&self, other: &Field) -> bool {
        Arc::ptr_eq(&self.now, &other.now)
            || self.version() == other.version() && self.changes().eq(other.changes())
    }
}

impl Eq for Field {}

/// A list of changes without the ground it belongs to, as a save has it.
impl From<Vec<FieldChange>> for Field {
    fn from(list: Vec<FieldChange>) -> Field {
        let changes = list.into_iter().map(|c| (c.site(), c)).collect();
        Field { now: Arc::new(Now { changes, ..Now::default() }) }
    }
}

impl From<Field> for Vec<FieldChange> {
    fn from(field: Field) -> Vec<FieldChange> {
        field.changes().copied().collect()
    }
}
