//! A window on the survey and the hexes that cover it.

use super::window::{Point, Window};
use crate::hex::{Hex, Size};
use serde::{Deserialize, Serialize};

/// The most hexes a map may have.
pub const MAX_HEXES: usize = 40_000;

/// Hexes laid over a window: row 0 along its north edge, column 0 along its west
/// edge, odd rows half a hex further east. sqrt(3)/2 is taken as 866/1000.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct HexGrid {
    window: Window,
    hex_metres: i32,
    size: Size,
}

impl HexGrid {
    /// Hexes of `hex_metres` (distance between centres) over a window. `None` if
    /// the window is empty or holds more than [`MAX_HEXES`].
    #[must_use]
    pub fn new(window: Window, hex_metres: u32) -> Option<HexGrid> {
        let hex = i64::from(hex_metres);
        // Beyond a thousand kilometres nothing below may overflow, and nobody marches.
        let near = |v: i32| v.unsigned_abs() <= 1_000_000;
        let sane = [window.west, window.south, window.east, window.north].into_iter().all(near);
        if !sane || !(10..=10_000).contains(&hex) {
            return None;
        }
        let cols = window.width() / hex;
        let rows = window.height() * 1000 / (hex * 866);
        if cols < 1 || rows < 1 || cols * rows > MAX_HEXES as i64 {
            return None;
        }
        let size = Size::new(u16::try_from(cols).ok()?, u16::try_from(rows).ok()?);
        Some(HexGrid { window, hex_metres: hex as i32, size })
    }

    /// The window it was laid over.
    #[must_use]
    pub const fn window(&self) -> Window {
        self.window
    }

    /// Metres between the centres of adjacent hexes.
    #[must_use]
    pub const fn hex_metres(&self) -> i32 {
        self.hex_metres
    }

    /// Columns and rows.
    #[must_use]
    pub const fn size(&self) -> Size {
        self.size
    }

    /// The centre of a hex, on or off the map, in millimetres.
    pub(super) fn centre_mm(&self, hex: Hex) -> (i64, i64) {
        let (q, r) = (i64::from(hex.q), i64::from(hex.r));
        let m = i64::from(self.hex_metres);
        let x = i64::from(self.window.west) * 1000 + m * 500 + m * 1000 * q + m * 500 * r;
        let y = i64::from(self.window.north) * 1000 - m * 500 - m * 866 * r;
        (x, y)
    }

    /// The centre of a hex, on or off the map.
    #[must_use]
    pub fn centre(&self, hex: Hex) -> Point {
        let (x, y) = self.centre_mm(hex);
        let near = |v: i64| (v + 500).div_euclid(1000) as i32;
        Point::new(near(x), near(y))
    }

    /// The hex a point lies in, on or off the map.
    #[must_use]
    pub fn hex_at(&self, p: Point) -> Hex {
        self.hex_at_mm((i64::from(p.x) * 1000, i64::from(p.y) * 1000))
    }

    /// The hex a point given in millimetres lies in.
    pub(super) fn hex_at_mm(&self, (x, y): (i64, i64)) -> Hex {
        let m = i64::from(self.hex_metres);
        let row = (i64::from(self.window.north) * 1000 - m * 500 - y + m * 433).div_euclid(m * 866);
        let col = (x - i64::from(self.window.west) * 1000 - m * 500 - m * 500 * (row & 1)
            + m * 500)
            .div_euclid(m * 1000);
        let clamp = |v: i64| v.clamp(-8000, 8000) as i16;
        let guess = Hex::from_offset(clamp(col), clamp(row));
        // The guess is right or next to it: the nearest centre decides.
        let away = |h: Hex| {
            let (cx, cy) = self.centre_mm(h);
            (cx - x) * (cx - x) + (cy - y) * (cy - y)
        };
        guess.disc(1).min_by_key(|&h| (away(h), h)).unwrap_or(guess)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn centres_lie_in_their_hexes_and_north_is_up() {
        let window = Window { west: -1800, south: 600, east: 1200, north: 3000 };
        for m in [50, 100, 200] {
            let grid = HexGrid::new(window, m).unwrap();
            for hex in grid.size().hexes() {
                assert_eq!(grid.hex_at(grid.centre(hex)), hex);
                for (_, n) in hex.neighbours() {
                    let (a, b) = (grid.centre_mm(hex), grid.centre_mm(n));
                    let d2 = (a.0 - b.0).pow(2) + (a.1 - b.1).pow(2);
                    let m2 = i64::from(m).pow(2) * 1_000_000;
                    assert!((d2 - m2).abs() < m2 / 1000);
                }
            }
            assert!(grid.centre(Hex::from_offset(0, 0)).y > grid.centre(Hex::from_offset(0, 1)).y);
        }
        assert_eq!(HexGrid::new(window, 50).unwrap().size(), Size::new(60, 55));
    }

    #[test]
    fn hostile_windows_are_refused() {
        let all = Window { west: i32::MIN, south: i32::MIN, east: i32::MAX, north: i32::MAX };
        let huge = Window { west: -100_000, south: -100_000, east: 100_000, north: 100_000 };
        let turned = Window { west: 100, south: 100, east: -100, north: -100 };
        for w in [all, huge, turned, Window::default()] {
            assert_eq!(HexGrid::new(w, 50), None);
        }
        assert_eq!(HexGrid::new(Window { west: 0, south: 0, east: 100, north: 100 }, 0), None);
    }
}
