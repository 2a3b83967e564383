//! What was worked out for the situation on the table, as long as that lasts.

use super::body::Body;
use super::click::{Click, ClickPlan, click_plan};
use super::preview::{Destination, OrderPreview, preview};
use crate::ai::Foresight;
use crate::hex::Hex;
use crate::rules::setup::Mission;
use crate::rules::{Perspective, Reach, UnitId, reach, under_fire};

/// Seconds that one is reckoned to be under fire in a hex.
const UNDER_FIRE_S: u32 = 60;

/// What everything that is worked out depends on: how many orders were given, how much of what
/// they brought the viewer has yet to be shown, and the ground as he knows it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Situation {
    pub(super) orders: usize,
    pub(super) unshown: usize,
    /// See `Field::version`.
    pub(super) ground: u64,
}

/// The last thing that was worked out, and for what.
struct Kept<K, V>(Option<(K, V)>);

impl<K, V> Default for Kept<K, V> {
    fn default() -> Kept<K, V> {
        Kept(None)
    }
}

impl<K: PartialEq, V> Kept<K, V> {
    /// What is kept for this key; worked out anew if it is for another.
    fn get(&mut self, key: K, make: impl FnOnce(&K) -> V) -> &V {
        let (_, value) = match self.0.take() {
            Some(kept) if kept.0 == key => self.0.insert(kept),
            _ => {
                let value = make(&key);
                self.0.insert((key, value))
            }
        };
        value
    }
}

/// What an order to a body of units would be.
#[derive(PartialEq)]
pub(super) struct Asked {
    pub(super) body: Body,
    pub(super) mission: Mission,
    pub(super) goal: Destination,
}

/// What was worked out last.
#[derive(Default)]
pub(super) struct Caches {
    reach: Kept<(UnitId, Situation), Reach>,
    click: Kept<(Click, Situation), Option<ClickPlan>>,
    dangers: Kept<(UnitId, Situation), Vec<(Hex, u64)>>,
    preview: Kept<(Asked, Situation), OrderPreview>,
    foresight: Foresight,
}

impl Caches {
    /// What was worked out holds no longer; what is remembered of the ground does.
    pub(super) fn clear(&mut self) {
        let foresight = std::mem::take(&mut self.foresight);
        *self = Caches { foresight, ..Caches::default() };
    }

    /// Where a unit can get to.
    pub(super) fn reach(&mut self, p: &Perspective, unit: UnitId, now: Situation) -> &Reach {
        self.reach.get((unit, now), |_| reach(p, unit))
    }

    /// What a click would do.
    pub(super) fn click_plan(
        &mut self,
        p: &Perspective,
        click: Click,
        now: Situation,
    ) -> Option<&ClickPlan> {
        let unit = click.unit;
        let reach = self.reach.get((unit, now), |_| reach(p, unit));
        self.click.get((click, now), |(click, _)| click_plan(p, click, reach)).as_ref()
    }

    /// What known enemies' fire may cost a unit on each hex in reach, in thousandths.
    pub(super) fn dangers(
        &mut self,
        p: &Perspective,
        unit: UnitId,
        now: Situation,
    ) -> &[(Hex, u64)] {
        let reach = self.reach.get((unit, now), |_| reach(p, unit));
        self.dangers.get((unit, now), |_| {
            let from = p.unit(unit).and_then(|u| u.hex()).unwrap_or_default();
            let at = |h: Hex| {
                let dir = from.sector_to(h).unwrap_or_default();
                let (_, men, pieces) = under_fire(p, unit, h, dir, UNDER_FIRE_S);
                (h, men.max(pieces))
            };
            reach.iter().map(|(h, _)| at(h)).collect()
        })
    }

    /// What an order to a body of units would mean.
    pub(super) fn preview(
        &mut self,
        p: &Perspective,
        asked: Asked,
        now: Situation,
    ) -> &OrderPreview {
        let foresight = &mut self.foresight;
        self.preview.get((asked, now), |(asked, _)| {
            preview(p, foresight, &asked.body, asked.mission, asked.goal.clone())
        })
    }
}
