//! A painter that knows where hexes are.

use crate::app::egui::{Painter, Pos2, Stroke};
use crate::app::sheet::Sheet;
use crate::app::table::eye::Eye;
use crate::hex::{Dir, Hex};

/// A painter that knows where hexes are.
#[derive(Clone)]
pub(crate) struct Board<'a> {
    /// Paints below the panels.
    pub painter: &'a Painter,
    /// Where the player looks.
    pub eye: &'a Eye,
    /// The sheet.
    pub sheet: &'a Sheet,
}

impl Board<'_> {
    /// The centre of a hex on the screen.
    pub(crate) fn centre(&self, hex: Hex) -> Pos2 {
        self.eye.to_screen(self.sheet.layout.centre(hex))
    }

    /// The corners of a hex on the screen.
    pub(super) fn corners(&self, hex: Hex) -> Vec<Pos2> {
        self.sheet.layout.corners(hex).map(|c| self.eye.to_screen(c)).to_vec()
    }

    /// True if some of a hex is in view.
    pub(crate) fn sees(&self, hex: Hex) -> bool {
        self.eye.view.expand(self.eye.hex_points()).contains(self.centre(hex))
    }

    fn side(&self, hex: Hex, dir: Dir) -> [Pos2; 2] {
        self.sheet.layout.side(hex, dir).map(|c| self.eye.to_screen(c))
    }

    /// An outline round a set of hexes.
    pub(crate) fn outline(&self, hexes: &dyn Fn(Hex) -> bool, of: &[Hex], stroke: Stroke) {
        for &h in of.iter().filter(|h| self.sees(**h)) {
            for (dir, n) in h.neighbours() {
                if !hexes(n) {
                    self.painter.line_segment(self.side(h, dir), stroke);
                }
            }
        }
    }
}
