//! The ground: terrain, hexsides, elevations and the map that holds them.

use crate::hex::{Dir, Hex, HexMap, Size};
use serde::{Deserialize, Serialize};

/// What covers a hex.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default, Serialize, Deserialize)]
pub enum Terrain {
    /// Short grass, firm.
    #[default]
    Open,
    /// Bushes and tall grass.
    Scrub,
    /// Trees that hide and hinder.
    Wood,
    /// Flooded rice fields.
    Paddy,
    /// Soaked grassland: the north plain.
    WetMeadow,
    /// Reeds and standing water.
    Marsh,
    /// Bottomless mud: the hollow before Zaozernaya.
    Quagmire,
    /// Rock too steep for any vehicle.
    RockySlope,
    /// Houses and their yards.
    Village,
    /// Sand and gravel banks.
    Sand,
    /// Water a man can wade.
    Shallow,
    /// Water a man must swim.
    DeepWater,
    /// A great river: the Tumen.
    River,
}

impl Terrain {
    /// All terrains, in the order of their discriminants.
    pub const ALL: [Terrain; 13] = [
        Terrain::Open,
        Terrain::Scrub,
        Terrain::Wood,
        Terrain::Paddy,
        Terrain::WetMeadow,
        Terrain::Marsh,
        Terrain::Quagmire,
        Terrain::RockySlope,
        Terrain::Village,
        Terrain::Sand,
        Terrain::Shallow,
        Terrain::DeepWater,
        Terrain::River,
    ];
    /// How many there are.
    pub const COUNT: usize = Terrain::ALL.len();

    /// Position in [`Terrain::ALL`].
    #[must_use]
    pub const fn index(self) -> usize {
        self as usize
    }
}

/// A path that runs from a hex's centre across a hexside to the next centre.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default, Serialize, Deserialize)]
pub enum Path {
    /// No path crosses here.
    #[default]
    None,
    /// Cart track.
    Track,
    /// A made road.
    Road,
    /// Railway: drawn, and a track to those who walk on it.
    Railway,
}

/// What lies on a hexside, the same seen from either hex.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Hexside {
    /// A stream to be forded.
    pub stream: bool,
    /// A ditch.
    pub ditch: bool,
    /// A cliff nobody climbs.
    pub cliff: bool,
    /// A causeway or sappers' crossing: stream, ditch and soft ground count for nothing here.
    pub crossing: bool,
    /// The state border as drawn on this map.
    pub border: bool,
    /// Rows of barbed wire, 0 to 4.
    pub wire: u8,
    /// A path across this hexside.
    pub path: Path,
}

/// Field works in a hex.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default, Serialize, Deserialize)]
pub enum Works {
    /// Bare ground.
    #[default]
    None,
    /// Foxholes and shallow fresh trenches.
    Foxholes,
    /// A full-profile trench.
    Trench,
}

/// One hex of ground.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Cell {
    /// What covers it.
    pub terrain: Terrain,
    /// Metres above the sea, mean over the hex (a spot height where one lies in it).
    pub elevation: i16,
    /// Field works.
    pub works: Works,
    /// Whose soil it is by the border line; `None` where the map has no border.
    pub soil: Option<super::Side>,
}

/// The battlefield.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Map {
    hex_metres: u32,
    cells: HexMap<Cell>,
    /// The E, SE and SW sides of each hex; the others belong to the neighbours.
    sides: HexMap<[Hexside; 3]>,
}

impl Map {
    /// A map of open ground at sea level. `hex_metres` is the distance between
    /// the centres of adjacent hexes.
    #[must_use]
    pub fn new(size: Size, hex_metres: u32) -> Map {
        Map {
            hex_metres: hex_metres.max(1),
            cells: HexMap::filled(size, Cell::default()),
            sides: HexMap::filled(size, [Hexside::default(); 3]),
        }
    }

    /// Metres between the centres of adjacent hexes.
    #[must_use]
    pub const fn hex_metres(&self) -> u32 {
        self.hex_metres
    }

    /// Size in hexes.
    #[must_use]
    pub const fn size(&self) -> Size {
        self.cells.size()
    }

    /// The hex's ground, `None` off the map.
    #[must_use]
    pub fn cell(&self, hex: Hex) -> Option<&Cell> {
        self.cells.get(hex)
    }

    /// The hex's ground for the loader to fill, `None` off the map.
    pub fn cell_mut(&mut self, hex: Hex) -> Option<&mut Cell> {
        self.cells.get_mut(hex)
    }

    /// All hexes with their ground, row by row.
    pub fn cells(&self) -> impl Iterator<Item = (Hex, &Cell)> {
        self.cells.iter()
    }

    /// What lies on a hexside; nothing at the edge of the map.
    #[must_use]
    pub fn side(&self, hex: Hex, dir: Dir) -> Hexside {
        let (owner, slot) = Self::slot(hex, dir);
        if !self.size().contains(hex) {
            return Hexside::default();
        }
        self.sides.get(owner).map_or_else(Hexside::default, |s| s[slot])
    }

    /// A hexside for the loader to fill; `None` unless both hexes are on the map.
    pub fn side_mut(&mut self, hex: Hex, dir: Dir) -> Option<&mut Hexside> {
        if !self.size().contains(hex) || !self.size().contains(hex.neighbour(dir)) {
            return None;
        }
        let (owner, slot) = Self::slot(hex, dir);
        self.sides.get_mut(owner).map(|s| &mut s[slot])
    }

    /// Metres between the centres of two hexes (hex distance times `hex_metres`).
    #[must_use]
    pub fn metres(&self, a: Hex, b: Hex) -> u32 {
        u32::from(a.distance(b)) * self.hex_metres
    }

    const fn slot(hex: Hex, dir: Dir) -> (Hex, usize) {
        match dir {
            Dir::E | Dir::SE | Dir::SW => (hex, dir as usize),
            _ => (hex.neighbour(dir), dir.opposite() as usize),
        }
    }
}

/// How wet the ground is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default, Serialize, Deserialize)]
pub enum GroundState {
    /// After dry weeks.
    #[default]
    Dry,
    /// After rain.
    Wet,
    /// Rain for days, water standing: August 1938.
    Saturated,
}

impl GroundState {
    /// All states, driest first.
    pub const ALL: [GroundState; 3] = [GroundState::Dry, GroundState::Wet, GroundState::Saturated];

    /// Position in [`GroundState::ALL`].
    #[must_use]
    pub const fn index(self) -> usize {
        self as usize
    }
}
