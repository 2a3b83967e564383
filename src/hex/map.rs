//! Dense storage by hex.

use super::{Dir, Hex};
use serde::{Deserialize, Serialize};

/// The size of a rectangular map in hexes.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Size {
    /// Hexes from west to east.
    pub cols: u16,
    /// Hexes from north to south.
    pub rows: u16,
}

impl Size {
    /// A map of `cols` by `rows` hexes.
    #[must_use]
    pub const fn new(cols: u16, rows: u16) -> Size {
        Size { cols, rows }
    }

    /// Number of hexes.
    #[must_use]
    pub const fn len(self) -> usize {
        self.cols as usize * self.rows as usize
    }

    /// True for a map without hexes.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// Dense row-major index of a hex, `None` outside the map.
    #[must_use]
    pub fn index(self, hex: Hex) -> Option<usize> {
        // Wider than the coordinates, so that a hex from a hostile file cannot overflow.
        let (q, r) = (i32::from(hex.q), i32::from(hex.r));
        let c = q + (r - (r & 1)) / 2;
        (c >= 0 && r >= 0 && c < i32::from(self.cols) && r < i32::from(self.rows))
            .then(|| r as usize * self.cols as usize + c as usize)
    }

    /// By how much the dense index of each neighbour of a hex differs from its own, by the rest of
    /// the hex's row divided by two, in the order of [`Dir::ALL`]: for neighbours on the map.
    #[must_use]
    pub fn strides(self) -> [[isize; 6]; 2] {
        let flat = |h: Hex| {
            let (col, row) = h.offset();
            isize::from(row) * self.cols as isize + isize::from(col)
        };
        [2, 3].map(|row| {
            let middle = Hex::from_offset(2, row);
            Dir::ALL.map(|dir| flat(middle.neighbour(dir)) - flat(middle))
        })
    }

    /// The hex at a dense index.
    #[must_use]
    pub fn hex(self, index: usize) -> Hex {
        let cols = self.cols.max(1) as usize;
        Hex::from_offset((index % cols) as i16, (index / cols) as i16)
    }

    /// True if the hex is on the map.
    #[must_use]
    pub fn contains(self, hex: Hex) -> bool {
        self.index(hex).is_some()
    }

    /// All hexes, row by row from the north-west.
    pub fn hexes(self) -> impl Iterator<Item = Hex> {
        (0..self.len()).map(move |i| self.hex(i))
    }

    /// Digits a coordinate takes in a printed hex number.
    #[must_use]
    pub const fn digits(self) -> usize {
        if self.cols > 99 || self.rows > 99 { 3 } else { 2 }
    }
}

/// One value for each hex of a map.
///
/// ```
/// use khasan::hex::{Hex, HexMap, Size};
///
/// let mut heights = HexMap::filled(Size::new(4, 3), 20);
/// if let Some(height) = heights.get_mut(Hex::from_offset(3, 2)) {
///     *height = 150;
/// }
/// assert_eq!(heights.get(Hex::from_offset(4, 2)), None);
/// assert_eq!(heights.iter().max_by_key(|(_, height)| **height).unwrap().0.offset(), (3, 2));
/// ```
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct HexMap<T> {
    size: Size,
    cells: Vec<T>,
}

impl<T: Clone> HexMap<T> {
    /// A map with the same value everywhere.
    #[must_use]
    pub fn filled(size: Size, value: T) -> HexMap<T> {
        HexMap { size, cells: vec![value; size.len()] }
    }
}

impl<T> HexMap<T> {
    /// A map computed hex by hex.
    pub fn from_fn(size: Size, f: impl FnMut(Hex) -> T) -> HexMap<T> {
        HexMap { size, cells: size.hexes().map(f).collect() }
    }

    /// Its size.
    #[must_use]
    pub const fn size(&self) -> Size {
        self.size
    }

    /// The value at a hex, `None` outside the map.
    #[must_use]
    pub fn get(&self, hex: Hex) -> Option<&T> {
        self.size.index(hex).and_then(|i| self.cells.get(i))
    }

    /// The value at a hex for change, `None` outside the map.
    pub fn get_mut(&mut self, hex: Hex) -> Option<&mut T> {
        let i = self.size.index(hex)?;
        self.cells.get_mut(i)
    }

    /// Every hex with its value, row by row.
    pub fn iter(&self) -> impl Iterator<Item = (Hex, &T)> {
        self.cells.iter().enumerate().map(|(i, v)| (self.size.hex(i), v))
    }

    /// The values, row by row.
    #[must_use]
    pub fn cells(&self) -> &[T] {
        &self.cells
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strides_lead_to_the_neighbours() {
        for size in [Size::new(7, 6), Size::new(4, 9), Size::new(1, 5)] {
            let strides = size.strides();
            for (i, hex) in size.hexes().enumerate() {
                for (dir, next) in hex.neighbours().filter(|(_, h)| size.contains(*h)) {
                    let by = strides[usize::from(hex.r & 1 == 1)][dir.index()];
                    assert_eq!(i.checked_add_signed(by), size.index(next), "{hex:?} {dir:?}");
                }
            }
        }
    }
}
