//! Integer hex geometry: coordinates, directions, dense maps, symmetric lines.
//!
//! Hexes are pointy-top. Rows run west to east, every odd row is shifted half a
//! hex to the east ("odd-r"). A map prints its hexes as `CCRR`, one-based from
//! the north-west corner; maps wider or taller than 99 hexes print `CCCRRR`.
//!
//! ```text
//!    / \   / \   / \
//!   /   \ /   \ /   \
//!  |0101 |0201 |0301 |              north
//!   \   / \   / \   / \               |
//!    \ /   \ /   \ /   \       west --+-- east
//!     |0102 |0202 |0302 |             |
//!    / \   / \   / \   /            south
//!   /   \ /   \ /   \ /
//!  |0103 |0203 |0303 |
//!   \   / \   / \   /
//!    \ /   \ /   \ /
//! ```
//!
//! ```
//! use khasan::hex::{Dir, Hex, Size};
//!
//! let map = Size::new(3, 3);
//! let centre = Hex::parse("0202", map).expect("it is on the map");
//! assert_eq!(centre.neighbour(Dir::NW).label(map), "0201");
//! assert_eq!(centre.neighbour(Dir::SE).label(map), "0303");
//! assert!(!map.contains(centre.neighbour(Dir::E).neighbour(Dir::E)));
//! ```

mod line;
mod map;

pub use line::{LineHex, line};
pub use map::{HexMap, Size};

use serde::{Deserialize, Serialize};

/// A hex in axial coordinates: `q` runs east, `r` runs south-east.
///
/// ```text
///    / \   / \   / \
///   /   \ /   \ /   \
///  | 0,0 | 1,0 | 2,0 |    --> q
///   \   / \   / \   / \
///    \ /   \ /   \ /   \
///     | 0,1 | 1,1 | 2,1 |
///    / \   / \   / \   /
///   /   \ /   \ /   \ /
///  |-1,2 | 0,2 | 1,2 |    \
///   \   / \   / \   /      v
///    \ /   \ /   \ /        r
/// ```
///
/// Columns and rows of a map ("offset" coordinates) bend with the shifted rows; the axes do
/// not, so distances and lines are computed on them.
///
/// ```
/// use khasan::hex::Hex;
///
/// assert_eq!(Hex::from_offset(0, 2), Hex::new(-1, 2));
/// assert_eq!(Hex::new(-1, 2).offset(), (0, 2));
/// ```
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize,
)]
pub struct Hex {
    /// Axial column.
    pub q: i16,
    /// Axial row; equals the map row.
    pub r: i16,
}

/// One of the six hexsides of a pointy-top hex, clockwise from the east: the way to a
/// neighbour, and the front of a unit.
///
/// ```text
///   NW  / \  NE
///      /   \
///  W  |     |  E
///      \   /
///   SW  \ /  SE
/// ```
///
/// ```
/// use khasan::hex::Dir;
///
/// assert_eq!(Dir::NE.opposite(), Dir::SW);
/// assert_eq!(Dir::NE.turns_to(Dir::SE), 2);
/// ```
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize,
)]
pub enum Dir {
    /// East: along the row.
    #[default]
    E,
    /// South-east: to the next row.
    SE,
    /// South-west: to the next row.
    SW,
    /// West: along the row.
    W,
    /// North-west: to the row before.
    NW,
    /// North-east: to the row before.
    NE,
}

impl Dir {
    /// All six, clockwise from the east.
    pub const ALL: [Dir; 6] = [Dir::E, Dir::SE, Dir::SW, Dir::W, Dir::NW, Dir::NE];

    /// Position in [`Dir::ALL`].
    #[must_use]
    pub const fn index(self) -> usize {
        self as usize
    }

    /// The direction with this index, taken modulo six.
    #[must_use]
    pub const fn from_index(i: usize) -> Dir {
        Dir::ALL[i % 6]
    }

    /// The opposite hexside.
    #[must_use]
    pub const fn opposite(self) -> Dir {
        Dir::from_index(self as usize + 3)
    }

    /// Steps of 60 degrees between two directions, 0 to 3.
    #[must_use]
    pub const fn turns_to(self, other: Dir) -> u8 {
        let d = (other as usize + 6 - self as usize) % 6;
        if d > 3 { (6 - d) as u8 } else { d as u8 }
    }

    const fn delta(self) -> (i16, i16) {
        match self {
            Dir::E => (1, 0),
            Dir::SE => (0, 1),
            Dir::SW => (-1, 1),
            Dir::W => (-1, 0),
            Dir::NW => (0, -1),
            Dir::NE => (1, -1),
        }
    }
}

impl Hex {
    /// A hex from axial coordinates.
    #[must_use]
    pub const fn new(q: i16, r: i16) -> Hex {
        Hex { q, r }
    }

    /// The hex at a zero-based map column and row.
    #[must_use]
    pub const fn from_offset(col: i16, row: i16) -> Hex {
        Hex { q: col - (row - (row & 1)) / 2, r: row }
    }

    /// Zero-based map column and row. A hex from a hostile file may lie at the end of the
    /// integers: it has some column then, and is on no map.
    #[must_use]
    pub const fn offset(self) -> (i16, i16) {
        (self.q.wrapping_add((self.r - (self.r & 1)) / 2), self.r)
    }

    /// The neighbour across a hexside. Beyond the end of the integers, which is far off any
    /// map, it is at the other end, and off the map as well.
    #[must_use]
    pub const fn neighbour(self, dir: Dir) -> Hex {
        let (dq, dr) = dir.delta();
        Hex { q: self.q.wrapping_add(dq), r: self.r.wrapping_add(dr) }
    }

    /// The six neighbours, in the order of [`Dir::ALL`].
    pub fn neighbours(self) -> impl Iterator<Item = (Dir, Hex)> {
        Dir::ALL.into_iter().map(move |d| (d, self.neighbour(d)))
    }

    /// The hexside shared with an adjacent hex, if `other` is adjacent.
    #[must_use]
    pub fn dir_to(self, other: Hex) -> Option<Dir> {
        Dir::ALL.into_iter().find(|&d| self.neighbour(d) == other)
    }

    /// Distance in hexes: the fewest steps from one to the other.
    ///
    /// ```text
    ///      2   2   2
    ///    2   1   1   2
    ///  2   1   0   1   2
    ///    2   1   1   2
    ///      2   2   2
    /// ```
    ///
    /// ```
    /// use khasan::hex::Hex;
    ///
    /// assert_eq!(Hex::new(0, 0).distance(Hex::new(1, 1)), 2);
    /// assert_eq!(Hex::new(0, 0).distance(Hex::new(1, -1)), 1);
    /// ```
    #[must_use]
    pub fn distance(self, other: Hex) -> u16 {
        let dq = i32::from(self.q) - i32::from(other.q);
        let dr = i32::from(self.r) - i32::from(other.r);
        let d = (dq.abs() + dr.abs() + (dq + dr).abs()) / 2;
        u16::try_from(d).unwrap_or(u16::MAX)
    }

    /// The direction whose 60-degree sector holds `other`, seen from here; where two meet,
    /// the one that comes first in [`Dir::ALL`]. `None` for the same hex.
    ///
    /// ```text
    ///      NW  NW  NE
    ///    W   NW  NE  E
    ///  W   W   *   E   E
    ///    SW  SW  SE  E
    ///      SW  SE  SE
    /// ```
    #[must_use]
    pub fn sector_to(self, other: Hex) -> Option<Dir> {
        let x = i32::from(other.q) - i32::from(self.q);
        let z = i32::from(other.r) - i32::from(self.r);
        let y = -x - z;
        if x == 0 && z == 0 {
            return None;
        }
        // The sector of E is where x - y, z is smallest against the others; comparing
        // the projections on the six axes in integers gives the same answer.
        let proj = [x - y, z - y, z - x, y - x, y - z, x - z];
        let mut best = 0;
        for i in 1..6 {
            if proj[i] > proj[best] {
                best = i;
            }
        }
        Some(Dir::from_index(best))
    }

    /// All hexes at exactly `radius`, clockwise, starting east. Of radius 2:
    ///
    /// ```text
    ///      8   9  10
    ///    7   .   .  11
    ///  6   .   *   .   0
    ///    5   .   .   1
    ///      4   3   2
    /// ```
    ///
    /// ```
    /// use khasan::hex::Hex;
    ///
    /// let ring: Vec<Hex> = Hex::new(0, 0).ring(2).collect();
    /// assert_eq!((ring.len(), ring[0], ring[3]), (12, Hex::new(2, 0), Hex::new(-1, 2)));
    /// assert!(Hex::new(4, 4).ring(1).eq(Hex::new(4, 4).neighbours().map(|(_, hex)| hex)));
    /// ```
    pub fn ring(self, radius: u16) -> impl Iterator<Item = Hex> {
        let radius = i16::try_from(radius).unwrap_or(i16::MAX);
        let start = Hex::new(self.q.wrapping_add(radius), self.r);
        let steps = [Dir::SW, Dir::W, Dir::NW, Dir::NE, Dir::E, Dir::SE];
        let mut at = start;
        let mut out = Vec::new();
        if radius == 0 {
            out.push(self);
        } else {
            for d in steps {
                for _ in 0..radius {
                    out.push(at);
                    at = at.neighbour(d);
                }
            }
        }
        out.into_iter()
    }

    /// All hexes within `radius`, centre first, then ring by ring; 1, 7, 19, 37 of them.
    pub fn disc(self, radius: u16) -> impl Iterator<Item = Hex> {
        (0..=radius).flat_map(move |k| self.ring(k))
    }

    /// The hex as a map of `size` prints it: `CCRR`, or `CCCRRR` on large maps.
    ///
    /// ```
    /// use khasan::hex::{Hex, Size};
    ///
    /// let hex = Hex::from_offset(13, 6);
    /// assert_eq!(hex.label(Size::new(60, 60)), "1407");
    /// assert_eq!(hex.label(Size::new(120, 60)), "014007");
    /// assert_eq!(Hex::parse("1407", Size::new(60, 60)), Some(hex));
    /// assert_eq!(Hex::parse("1407", Size::new(10, 10)), None);
    /// ```
    #[must_use]
    pub fn label(self, size: Size) -> String {
        let (c, r) = self.offset();
        let w = size.digits();
        format!("{:0w$}{:0w$}", i32::from(c) + 1, i32::from(r) + 1)
    }

    /// Reads a hex as printed by [`Hex::label`]; `None` if the text is not one on this map.
    #[must_use]
    pub fn parse(text: &str, size: Size) -> Option<Hex> {
        let w = size.digits();
        if text.len() != 2 * w || !text.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        let c: i16 = text[..w].parse().ok()?;
        let r: i16 = text[w..].parse().ok()?;
        let hex = Hex::from_offset(c - 1, r - 1);
        size.contains(hex).then_some(hex)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_are_mutual_and_at_distance_one() {
        let h = Hex::new(3, -2);
        for (d, n) in h.neighbours() {
            assert_eq!(h.distance(n), 1);
            assert_eq!(n.neighbour(d.opposite()), h);
            assert_eq!(h.dir_to(n), Some(d));
            assert_eq!(h.sector_to(n), Some(d));
        }
    }

    #[test]
    fn offset_round_trips_and_labels_parse() {
        let size = Size::new(12, 9);
        for h in size.hexes() {
            let (c, r) = h.offset();
            assert_eq!(Hex::from_offset(c, r), h);
            assert_eq!(Hex::parse(&h.label(size), size), Some(h));
        }
        assert_eq!(Hex::from_offset(13, 6).label(Size::new(60, 60)), "1407");
        assert_eq!(Hex::parse("0000", size), None);
        assert_eq!(Hex::parse("1310", size), None);
        assert_eq!(Hex::parse("é1", size), None);
    }

    #[test]
    fn hexes_at_the_end_of_the_integers_are_on_no_map_and_no_panic() {
        let size = Size::new(200, 200);
        let ends = [i16::MIN, i16::MIN + 1, -1, 0, 1, i16::MAX - 1, i16::MAX];
        for hex in ends.into_iter().flat_map(|q| ends.map(|r| Hex::new(q, r))) {
            let near: Vec<Hex> = hex.disc(2).chain(hex.neighbours().map(|n| n.1)).collect();
            assert_eq!(near.len(), 25);
            assert!(hex.label(size).len() >= 6 && hex.distance(Hex::new(3, 3)) > 0);
            let far = hex.q.unsigned_abs() > 2 || hex.r.unsigned_abs() > 2;
            assert!(!far || near.into_iter().all(|n| !size.contains(n)), "{hex:?}");
        }
    }

    #[test]
    fn rings_have_six_k_hexes_at_distance_k() {
        let c = Hex::new(-4, 7);
        for k in 1..6u16 {
            let ring: Vec<_> = c.ring(k).collect();
            assert_eq!(ring.len(), 6 * k as usize);
            assert!(ring.iter().all(|h| h.distance(c) == k));
        }
        assert_eq!(c.disc(3).count(), 37);
    }
}
