//! One change of what lies on the ground.

use super::ground::{Map, Works};
use crate::hex::{Dir, Hex, Size};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

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
pub(super) type Site = (u8, Hex, Option<Dir>);

impl FieldChange {
    /// True for what can lie unseen: works and wire.
    pub(super) const fn can_lie_unseen(&self) -> bool {
        matches!(self, FieldChange::Works { .. } | FieldChange::Wire { .. })
    }

    /// True for what may hide something behind it.
    pub(super) const fn blocks_view(&self) -> bool {
        match self {
            FieldChange::Works { .. }
            | FieldChange::Wire { .. }
            | FieldChange::Crossing { .. }
            | FieldChange::Wrecks { .. } => false,
        }
    }

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

    pub(super) fn site(&self) -> Site {
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

    /// What a map has in place of it: the change that would bring that back. Wrecks lie on no
    /// map.
    #[must_use]
    pub fn before(&self, map: &Map) -> FieldChange {
        match *self {
            FieldChange::Works { at, .. } => {
                let works = map.cell(at).map_or(Works::None, |c| c.works);
                FieldChange::Works { at, works }
            }
            FieldChange::Wire { at, dir, .. } => {
                FieldChange::Wire { at, dir, rows: map.side(at, dir).wire }
            }
            FieldChange::Crossing { at, dir, .. } => {
                FieldChange::Crossing { at, dir, built: map.side(at, dir).crossing }
            }
            FieldChange::Wrecks { at, .. } => FieldChange::Wrecks { at, count: 0 },
        }
    }

    /// The same place with nothing there.
    #[must_use]
    pub const fn cleared(&self) -> FieldChange {
        match *self {
            FieldChange::Works { at, .. } => FieldChange::Works { at, works: Works::None },
            FieldChange::Wire { at, dir, .. } => FieldChange::Wire { at, dir, rows: 0 },
            FieldChange::Crossing { at, dir, .. } => {
                FieldChange::Crossing { at, dir, built: false }
            }
            FieldChange::Wrecks { at, .. } => FieldChange::Wrecks { at, count: 0 },
        }
    }

    /// Lays it on a map, if that has such a place. Wrecks lie on no map.
    pub fn lay(&self, map: &mut Map) {
        match *self {
            FieldChange::Works { at, works } => {
                if let Some(cell) = map.cell_mut(at) {
                    cell.works = works;
                }
            }
            FieldChange::Wire { at, dir, rows } => {
                if let Some(side) = map.side_mut(at, dir) {
                    side.wire = rows;
                }
            }
            FieldChange::Crossing { at, dir, built } => {
                if let Some(side) = map.side_mut(at, dir) {
                    side.crossing = built;
                }
            }
            FieldChange::Wrecks { .. } => {}
        }
    }

    /// One change for each place, the last of it, in an order of their own.
    #[must_use]
    pub fn merged(list: Vec<FieldChange>) -> Vec<FieldChange> {
        let by_site: BTreeMap<Site, FieldChange> =
            list.into_iter().map(|c| (c.site(), c)).collect();
        by_site.into_values().collect()
    }
}
