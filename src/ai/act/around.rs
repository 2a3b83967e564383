//! Who stands near the hexes that a unit can come to: laid out once for all of them, so that a hex
//! is weighed by a look into a table, however many fight about it or elsewhere.

use super::window::WalkWindow;
use crate::ai::look::picture::{Own, Picture};
use crate::hex::Hex;

/// What is about one hex.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Beside {
    /// Power of enemies near enough to overrun who is there, trust counted.
    pub theirs: i64,
    /// Power of enemies in sight there or in the next hex.
    pub touching: i64,
    /// An enemy is so near that cover counts for more.
    pub wary: bool,
    /// It is one of those the task is about.
    pub goal: bool,
}

/// What is about the hexes of a window.
pub(crate) struct Around<'a> {
    window: WalkWindow,
    /// By place.
    beside: Vec<Beside>,
    /// One's own who may count for any of them.
    pub own: Vec<&'a Own<'a>>,
}

impl<'a> Around<'a> {
    /// For a unit that can get so many hexes far, on its way to some.
    pub(crate) fn new(pic: &'a Picture<'a>, o: &Own, extent: u16, goal: &[Hex]) -> Around<'a> {
        let (d, hex_m) = (&pic.doctrine, pic.setup.map.hex_metres());
        let window = WalkWindow::about(o.hex, extent);
        let mut beside = vec![Beside::default(); window.len()];
        for place in goal.iter().filter_map(|h| window.place(*h)) {
            beside[place].goal = true;
        }
        let hexes = |metres: u32| u16::try_from(metres / hex_m).unwrap_or(u16::MAX / 2);
        let overruns = hexes(d.footing.overrun.foes_m);
        // Nearer than that, not as near.
        let wary = d.march.cover_m.checked_sub(1).map(hexes);
        let far = overruns.max(wary.unwrap_or(0)).max(1);
        for f in pic.foes.iter().filter(|f| f.hex.distance(o.hex) <= extent.saturating_add(far)) {
            for (gap, place) in window.disc(f.hex, far) {
                let at = &mut beside[place];
                if gap <= overruns {
                    at.theirs += f.power * f.trust / 100;
                }
                if gap <= 1 && f.contact.seen {
                    at.touching += f.power;
                }
                at.wary |= wary.is_some_and(|w| gap <= w);
            }
        }
        let help = d.footing.help_hexes.max(d.footing.overrun.friends_m / hex_m);
        let near = |x: &&Own| u32::from(x.hex.distance(o.hex)) <= u32::from(extent) + help;
        Around { window, beside, own: pic.own.iter().filter(near).collect() }
    }

    /// What is about a hex.
    pub(crate) fn at(&self, hex: Hex) -> Beside {
        self.window.place(hex).and_then(|i| self.beside.get(i).copied()).unwrap_or_default()
    }

    /// Power of one's own within some metres of a hex.
    pub(crate) fn friends_near(&self, pic: &Picture, hex: Hex, metres: u32) -> i64 {
        self.own.iter().filter(|o| pic.metres(o.hex, hex) <= metres).map(|o| o.power).sum()
    }
}
