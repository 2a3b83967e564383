//! Who stands near the hexes that a unit can come to: laid out once for all of them, so that a hex
//! is weighed by a look into a table, however many fight about it or elsewhere.

use super::window::Window;
use crate::ai::look::picture::{Own, Picture};
use crate::hex::Hex;

/// The enemies about the hexes of a window, and one's own.
pub(crate) struct Around<'a> {
    window: Window,
    /// By place: power of enemies near enough to overrun who is there, trust counted.
    theirs: Vec<i64>,
    /// By place: power of enemies in sight there or in the next hex.
    touching: Vec<i64>,
    /// By place: an enemy is so near that cover counts for more.
    wary: Vec<bool>,
    /// One's own who may count for any of them.
    pub own: Vec<&'a Own<'a>>,
}

impl<'a> Around<'a> {
    /// For a unit that can get so many hexes far.
    pub(crate) fn new(pic: &'a Picture<'a>, o: &Own, extent: u16) -> Around<'a> {
        let (d, hex_m) = (&pic.doctrine, pic.setup.map.hex_metres());
        let window = Window::about(o.hex, extent);
        let nothing = || vec![0; window.len()];
        let mut out = Around {
            window,
            theirs: nothing(),
            touching: nothing(),
            wary: vec![false; window.len()],
            own: Vec::new(),
        };
        let hexes = |metres: u32| u16::try_from(metres / hex_m).unwrap_or(u16::MAX / 2);
        let overruns = hexes(d.footing.overrun.foes_m);
        // Nearer than that, not as near.
        let wary = d.march.cover_m.checked_sub(1).map(hexes);
        let far = overruns.max(wary.unwrap_or(0)).max(1);
        for f in pic.foes.iter().filter(|f| f.hex.distance(o.hex) <= extent.saturating_add(far)) {
            for (gap, place) in window.disc(f.hex, far) {
                if gap <= overruns {
                    out.theirs[place] += f.power * f.trust / 100;
                }
                if gap <= 1 && f.contact.seen {
                    out.touching[place] += f.power;
                }
                out.wary[place] |= wary.is_some_and(|w| gap <= w);
            }
        }
        let help = d.footing.help_hexes.max(d.footing.overrun.friends_m / hex_m);
        let near = |x: &&Own| u32::from(x.hex.distance(o.hex)) <= u32::from(extent) + help;
        out.own = pic.own.iter().filter(near).collect();
        out
    }

    fn at<T: Copy + Default>(&self, table: &[T], hex: Hex) -> T {
        self.window.place(hex).and_then(|i| table.get(i).copied()).unwrap_or_default()
    }

    /// Power of enemies near enough to overrun who is in a hex, trust counted.
    pub(crate) fn theirs(&self, hex: Hex) -> i64 {
        self.at(&self.theirs, hex)
    }

    /// Power of enemies in sight in a hex or next to it.
    pub(crate) fn touching(&self, hex: Hex) -> i64 {
        self.at(&self.touching, hex)
    }

    /// True if an enemy is so near that cover counts for more.
    pub(crate) fn wary(&self, hex: Hex) -> bool {
        self.at(&self.wary, hex)
    }

    /// Power of one's own within some metres of a hex.
    pub(crate) fn friends_near(&self, pic: &Picture, hex: Hex, metres: u32) -> i64 {
        self.own.iter().filter(|o| pic.metres(o.hex, hex) <= metres).map(|o| o.power).sum()
    }
}
