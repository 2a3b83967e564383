//! Where formation orders lead: those that stand, and the one about to be given.

use crate::ai::Way;
use crate::app::battle::body::Body;
use crate::app::battle::preview::OrderPreview;
use crate::app::battle::standing::StandingOrder;
use crate::hex::Hex;
use crate::rules::Perspective;
use crate::rules::setup::Mission;
use crate::text;
use crate::text::table::map as words;
use std::collections::BTreeSet;

/// More ways than this are drawn thin, with less beside each.
const MANY_WAYS: usize = 12;

/// A standing order: from where its units are to its goal.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct StandingArrow {
    /// What its units are to do at the goal; it sets the colour.
    pub mission: Mission,
    /// Where its units are.
    pub from: Vec<Hex>,
    /// Where to.
    pub to: Vec<Hex>,
    /// It is an order to the chosen.
    pub chosen: bool,
}

impl StandingArrow {
    /// Of standing orders; `acting`: whom an order would be given now.
    pub(crate) fn all(
        p: &Perspective,
        standing: &[StandingOrder],
        acting: Option<&Body>,
    ) -> Vec<StandingArrow> {
        let arrow = |s: &StandingOrder| {
            let units = &s.body.units;
            let at = |id| p.unit(id).filter(|u| !u.is_immobile())?.hex();
            StandingArrow {
                mission: s.mission,
                from: units.iter().filter_map(|id| at(*id)).collect(),
                to: s.goal.hexes.clone(),
                chosen: acting.is_some_and(|a| a.units.iter().any(|u| units.contains(u))),
            }
        };
        let arrows = standing.iter().map(arrow);
        arrows.filter(|a| !a.from.is_empty() && !a.to.is_empty()).collect()
    }

    /// The middle of where its units are, and of where to; `place`: where a hex lies. None for
    /// one that leads from or to nowhere.
    pub(crate) fn ends<P>(&self, place: impl Fn(Hex) -> P) -> Option<[P; 2]>
    where
        P: std::ops::Add<Output = P> + std::ops::Div<f32, Output = P>,
    {
        let mean = |hexes: &[Hex]| {
            let sum = hexes.iter().map(|h| place(*h)).reduce(|a, b| a + b)?;
            Some(sum / hexes.len() as f32)
        };
        Some([mean(&self.from)?, mean(&self.to)?])
    }
}

/// The way of a unit under an order.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct WayArrow {
    /// The hex it starts in.
    pub from: Hex,
    /// The hexes it enters.
    pub path: Vec<Hex>,
    /// What it fires at from where its way ends, if that is drawn.
    pub aim: Option<Hex>,
    /// Chance of each vehicle to mire, 2^32.
    pub mire: u64,
}

impl WayArrow {
    /// The hex in which it ends.
    pub(crate) fn end(&self) -> Hex {
        self.path.last().copied().unwrap_or(self.from)
    }
}

/// An order about to be given.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct OrderArrows {
    /// What its units are to do at the goal; it sets the colour.
    pub mission: Mission,
    /// Where to.
    pub goal: Vec<Hex>,
    /// The way of each unit.
    pub ways: Vec<WayArrow>,
    /// There are many of them.
    pub thin: bool,
    /// Where the ground may keep how many vehicles, thousandths.
    pub ground: Vec<(Hex, u64)>,
    /// Where those stand who have no way there.
    pub barred: BTreeSet<Hex>,
    /// What, where, when.
    pub title: String,
    /// What the ground may keep in all.
    pub mire: Option<String>,
}

impl OrderArrows {
    /// Of what an order would mean.
    pub(crate) fn new(p: &Perspective, made: &OrderPreview) -> OrderArrows {
        let digest = &made.digest;
        let thin = digest.ways.len() > MANY_WAYS;
        let what = text::capital(text::mission(made.mission));
        OrderArrows {
            mission: made.mission,
            goal: made.goal.hexes.clone(),
            ways: digest.ways.iter().map(|w| way(w, &made.goal.hexes, thin)).collect(),
            thin,
            ground: digest.ground.iter().map(|(hex, milli)| (*hex, *milli)).collect(),
            barred: digest.stuck.iter().filter_map(|unit| p.unit(*unit)?.hex()).collect(),
            title: words::mission(&what, &made.goal.name, &text::arrivals(digest)),
            mire: text::may_mire(digest).filter(|_| digest.mire_milli > 0),
        }
    }
}

fn way(way: &Way, goal: &[Hex], thin: bool) -> WayArrow {
    // Of many, only those who need not move: the ends of the others say enough.
    let aims = way.stays() || way.fires && !thin;
    let nearest = || goal.iter().copied().min_by_key(|h| h.distance(way.end()));
    let aim = if aims { nearest() } else { None };
    WayArrow { from: way.from, path: way.path.clone(), aim, mire: way.mire }
}
