//! The ground as it is now: the map of the battle, and what has changed on it since.
//!
//! Whoever wants to know about terrain, hexsides, works or how far one sees asks the field,
//! never the map of the setup, which is the ground before the first order. Both the state and
//! a side's perspective hold a field; copies share everything until one of them changes.

use super::field_change::{FieldChange, Site};
use super::hash::hash_of;
use super::setup::{Setup, Weather};
use super::sightlines::Sightlines;
use super::step::Travel;
use super::{Cell, GroundState, Hexside, Library, Map, Mobility, Works};
use crate::hex::{Dir, Hex, Size};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::Arc;

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
    sightlines: Arc<Sightlines>,
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
            sightlines: Arc::new(Sightlines::new(setup.map.size().len())),
            ..Now::default()
        };
        let base = hash_of(&(&*setup.map, setup.ground));
        now.version = (base, base);
        Field { now: Arc::new(now) }
    }

    /// The field of the same battle as a side knows it, which sees what can be seen as the true
    /// one does.
    pub(super) fn known(setup: &Setup, truth: &Field) -> Field {
        let mut field = Field::new(setup);
        if field.size() == truth.size() {
            Arc::make_mut(&mut field.now).sightlines = truth.now.sightlines.clone();
        }
        field
    }

    /// The same changes on the ground of a battle: what loading a snapshot needs, since a
    /// snapshot does not hold the map. What is not possible there is kept in the list, for
    /// [`State::check_sound`](super::State::check_sound) to find, and changes nothing.
    pub(super) fn on(&self, setup: &Setup) -> Field {
        let mut field = Field::new(setup);
        field.change_all(self.changes());
        let size = field.size();
        for change in self.changes().filter(|c| !c.is_possible(size)) {
            Arc::make_mut(&mut field.now).changes.insert(change.site(), *change);
        }
        field
    }

    /// Carries a change out; one that is not possible here changes nothing.
    pub(super) fn change(&mut self, change: &FieldChange) {
        self.change_all(std::iter::once(change));
    }

    /// Carries changes out, one after the other.
    pub(super) fn change_all<'a>(&mut self, changes: impl Iterator<Item = &'a FieldChange>) {
        let size = self.size();
        let changes: Vec<&FieldChange> = changes.filter(|c| c.is_possible(size)).collect();
        if changes.is_empty() {
            return;
        }
        let now = Arc::make_mut(&mut self.now);
        for change in &changes {
            let before = change.before(&now.base);
            now.set(change);
            if before == **change {
                now.changes.remove(&change.site());
            } else {
                now.changes.insert(change.site(), **change);
            }
        }
        // Nothing that is worked out of the ground goes by wrecks.
        let is_ground = |c: &&FieldChange| !matches!(c, FieldChange::Wrecks { .. });
        let listed: Vec<&FieldChange> = now.changes.values().filter(is_ground).collect();
        let base = now.version.0;
        now.version.1 = if listed.is_empty() { base } else { hash_of(&(base, listed)) };
        let mut travel = std::mem::take(&mut now.travel);
        let mut near: Vec<Hex> = changes.iter().flat_map(|c| c.hex().disc(1)).collect();
        near.sort_unstable();
        near.dedup();
        travel.renew(self, &near);
        Arc::make_mut(&mut self.now).travel = travel;
    }

    /// True if the ground would be another after this change.
    #[must_use]
    pub fn would_change(&self, change: &FieldChange) -> bool {
        change.is_possible(self.size()) && self.present(change) != *change
    }

    /// What is at the place of a change, as the change that would bring it there.
    pub(super) fn present(&self, change: &FieldChange) -> FieldChange {
        match *change {
            FieldChange::Wrecks { at, .. } => FieldChange::Wrecks { at, count: self.wrecks(at) },
            _ => change.before(self.map()),
        }
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

    /// What is in sight of what, as far as it was asked for.
    pub(super) fn sightlines(&self) -> &Sightlines {
        &self.now.sightlines
    }

    /// Seconds of the six steps out of a hex, by its dense index, for a class of mobility.
    pub(super) fn travel(&self, m: Mobility, index: usize) -> [u32; 6] {
        self.now.travel.seconds(self, m, index)
    }
}

impl Now {
    fn set(&mut self, change: &FieldChange) {
        if change.blocks_view() {
            self.sightlines = Arc::new(Sightlines::new(self.map.size().len()));
        }
        match *change {
            FieldChange::Wrecks { at, count: 0 } => {
                self.wrecks.remove(&at);
            }
            FieldChange::Wrecks { at, count } => {
                self.wrecks.insert(at, count);
            }
            _ => change.lay(Arc::make_mut(&mut self.map)),
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
