//! What lies on the map beside the sheet itself.

use super::arrows::{OrderArrows, StandingArrow};
use super::counters::Counter;
use crate::app::battle::click::ClickPlan;
use crate::app::battle::counter_id::CounterId;
pub(crate) use crate::app::battle::scene::{Scene, SceneProgress};
use crate::hex::Hex;
use crate::rules::{FieldChange, Forecast, Order, Perspective, Side, Target};
use crate::text::table::map as words;

/// The ground of an objective.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct ObjectiveGround {
    /// Its hexes.
    pub hexes: Vec<Hex>,
    /// Who holds it.
    pub holder: Option<Side>,
}

/// The ground of all objectives.
pub(crate) fn objectives(p: &Perspective) -> Vec<ObjectiveGround> {
    let setup = p.setup();
    let held = setup.objectives.iter().zip(&p.public.holds);
    let ground = held.map(|(o, hold)| ObjectiveGround {
        hexes: setup.area(o.area).to_vec(),
        holder: hold.holder,
    });
    ground.collect()
}

/// Wrecks that lie on the ground.
pub(crate) fn wrecks(p: &Perspective) -> Vec<(Hex, u16)> {
    let wrecks = p.field().changes().filter_map(|c| match *c {
        FieldChange::Wrecks { at, count } => Some((at, count)),
        _ => None,
    });
    wrecks.collect()
}

/// What covers much ground.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum GroundWash {
    /// Hexes in reach, with the seconds they take.
    Reach(Vec<(Hex, u32)>),
    /// Losses, in thousandths, that known enemies' fire may cost on hexes.
    Danger(Vec<(Hex, u64)>),
}

/// The order a click would give.
#[derive(Clone, PartialEq, Debug)]
pub(crate) enum PlannedClick {
    /// A march.
    March {
        /// The hex in which the chosen unit stands.
        from: Hex,
        /// The hexes it enters.
        path: Vec<Hex>,
        /// What it takes.
        words: String,
        /// The chance to mire in each hex, 2^32.
        mire: Vec<(Hex, u64)>,
    },
    /// Fire or an assault.
    Attack {
        /// From where a line is drawn.
        from: Option<Hex>,
        /// The hex that would be fired at or stormed.
        at: Hex,
        /// What may come of it.
        words: String,
        /// It would be carried out.
        open: bool,
    },
}

impl PlannedClick {
    /// Of what a click would do; `from`: where the chosen unit stands.
    pub(crate) fn new(
        p: &Perspective,
        from: Option<Hex>,
        plan: &ClickPlan,
    ) -> Option<PlannedClick> {
        let open = plan.forecast.is_ok();
        let words = plan.forecast.as_ref().map(words::forecast).unwrap_or_default();
        match (&plan.order, &plan.forecast) {
            (Order::Move { path, .. }, Ok(Forecast::Move { steps, .. })) => {
                let mire = steps.iter().map(|s| (s.hex, s.bog)).collect();
                Some(PlannedClick::March { from: from?, path: path.clone(), words, mire })
            }
            (Order::Fire { target, .. }, _) => {
                let at = match target {
                    Target::Hex(h) => *h,
                    Target::Contact(c) => p.contact(*c)?.hex,
                };
                Some(PlannedClick::Attack { from: from.filter(|_| open), at, words, open })
            }
            (Order::Assault { hex, .. }, _) => {
                Some(PlannedClick::Attack { from, at: *hex, words, open })
            }
            _ => None,
        }
    }
}

/// All that lies on the map beside the sheet itself, those beneath first.
#[derive(Clone, PartialEq, Debug, Default)]
pub(crate) struct MapView {
    /// The ground fought for.
    pub objectives: Vec<ObjectiveGround>,
    /// What covers much ground.
    pub wash: Option<GroundWash>,
    /// Wrecks of vehicles, and how many.
    pub wrecks: Vec<(Hex, u16)>,
    /// The hex under the pointer.
    pub hover: Option<Hex>,
    /// The counters.
    pub counters: Vec<Counter>,
    /// Those of them that are chosen.
    pub chosen: Vec<CounterId>,
    /// The order a click would give.
    pub planned: Option<PlannedClick>,
    /// Orders that stand.
    pub standing: Vec<StandingArrow>,
    /// Orders that the staff would give.
    pub advised: Vec<StandingArrow>,
    /// The formation order a click would give, or a march over more than a turn.
    pub preview: Option<OrderArrows>,
    /// The hex whose counters are laid out to be read.
    pub fan: Option<Hex>,
    /// What is being shown.
    pub scene: Option<SceneProgress>,
    /// What the ground under the pointer is.
    pub footnote: Option<String>,
}

/// A counter on its way from one hex to another.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) struct Glide {
    /// Which counter moves.
    pub who: CounterId,
    /// The hex it leaves.
    pub from: Hex,
    /// The hex it comes to.
    pub to: Hex,
    /// How far it is, 0 to 1.
    pub done: f32,
}

impl MapView {
    /// The counter that moves now.
    pub(crate) fn glide(&self) -> Option<Glide> {
        let showing = self.scene.as_ref()?;
        match showing.scene {
            Scene::Glide { who, from, to } => Some(Glide { who, from, to, done: showing.done }),
            _ => None,
        }
    }
}
