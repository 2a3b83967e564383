//! The hexes about a unit that it can come to at all, so that a search of a few hexes does not
//! begin with a table of the whole map.

use crate::hex::Hex;

/// All hexes no further than so many from one, in a square table.
#[derive(Clone, Copy, Debug)]
pub(crate) struct WalkWindow {
    middle: Hex,
    radius: i16,
}

impl WalkWindow {
    /// About a hex, so many hexes far.
    pub(crate) fn about(middle: Hex, radius: u16) -> WalkWindow {
        WalkWindow { middle, radius: radius.min(i16::MAX as u16 / 2) as i16 }
    }

    /// Places of its table.
    pub(crate) const fn len(self) -> usize {
        let side = self.radius as usize * 2 + 1;
        side * side
    }

    /// The place of a hex; `None` if it is outside the table.
    pub(crate) fn place(self, hex: Hex) -> Option<usize> {
        let radius = i32::from(self.radius);
        let side = radius * 2 + 1;
        let dq = i32::from(hex.q) - i32::from(self.middle.q) + radius;
        let dr = i32::from(hex.r) - i32::from(self.middle.r) + radius;
        let inside = (0..side).contains(&dq) && (0..side).contains(&dr);
        inside.then(|| (dr * side + dq) as usize)
    }

    /// The places of those of its hexes that are so near a hex, with how near they are.
    pub(crate) fn disc(self, hex: Hex, radius: u16) -> impl Iterator<Item = (u16, usize)> {
        let (own, far) = (i32::from(self.radius), i32::from(radius));
        let span = |middle: i16, about: i16| {
            let (m, a) = (i32::from(middle), i32::from(about));
            (m - own).max(a - far)..=(m + own).min(a + far)
        };
        let (rows, cols) = (span(self.middle.r, hex.r), span(self.middle.q, hex.q));
        rows.flat_map(move |r| cols.clone().map(move |q| Hex::new(q as i16, r as i16)))
            .map(move |h| (h.distance(hex), h))
            .filter(move |(gap, _)| *gap <= radius)
            .filter_map(move |(gap, h)| Some((gap, self.place(h)?)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_disc_holds_what_is_near_and_in_the_window() {
        let middle = Hex::new(5, -3);
        let window = WalkWindow::about(middle, 4);
        let hexes: Vec<Hex> = middle.disc(12).collect();
        for (far, hex) in [(0, middle), (2, Hex::new(7, -3)), (3, Hex::new(12, -5)), (40, middle)] {
            let mut found: Vec<(u16, usize)> = window.disc(hex, far).collect();
            found.sort_unstable();
            let near = hexes.iter().map(|h| (h.distance(hex), window.place(*h)));
            let mut all: Vec<(u16, usize)> =
                near.filter(|(gap, _)| *gap <= far).filter_map(|(g, i)| Some((g, i?))).collect();
            all.sort_unstable();
            assert_eq!(found, all, "{far} {hex:?}");
        }
        assert_eq!(window.disc(Hex::new(50, 50), 3).count(), 0);
    }
}
