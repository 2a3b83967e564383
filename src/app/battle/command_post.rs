//! The commanders' desks: orders that stand, what came of them, how the order of battle is
//! laid out, and what the staff is about.

use super::journal::RunBegan;
use super::report::{FormationReport, StuckVehicles};
use super::shown::Shown;
use super::standing::StandingOrder;
use crate::ai::Staff;
use crate::hex::Hex;
use crate::record::Game;
use crate::rules::{BySide, FormationId, Side, UnitChange, UnitId, ViewEvent};
use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// How much faster a formation marches on the screen than a unit alone.
const HURRY: f32 = 12.0;
/// Longest that formation orders are watched; what is left then is done at once.
const SHOW: Duration = Duration::from_millis(2500);

/// How the order of battle is laid out.
#[derive(Clone, PartialEq, Debug, Default)]
pub(crate) struct TreeLayout {
    /// Formations that are not as they would be by themselves: folded or unfolded.
    pub turned: BTreeSet<FormationId>,
    /// What is looked for.
    pub search: String,
}

/// Formation orders being carried out.
pub(super) struct StaffRun {
    pub(super) staff: Staff,
    pub(super) title: String,
    /// Names of those who carry out each directive.
    pub(super) bodies: Vec<String>,
    /// Orders given so far.
    pub(super) orders: usize,
    /// Vehicles that stuck.
    pub(super) stuck: Vec<StuckVehicles>,
    /// Where it began in the game.
    pub(super) began: Arc<RunBegan>,
    /// When it began on the screen.
    shown_since: Instant,
}

impl StaffRun {
    /// A staff with its orders, at their beginning.
    pub(super) fn new(
        staff: Staff,
        title: String,
        bodies: Vec<String>,
        began: Arc<RunBegan>,
    ) -> StaffRun {
        let (stuck, shown_since) = (Vec::new(), Instant::now());
        StaffRun { staff, title, bodies, orders: 0, stuck, began, shown_since }
    }

    /// Takes note of what an order brought.
    pub(super) fn note(&mut self, seen: &[ViewEvent]) {
        let mut at: Option<(UnitId, Hex)> = None;
        for event in seen {
            let ViewEvent::Own { unit, change } = event else { continue };
            match *change {
                UnitChange::Stepped { to, .. } | UnitChange::FellBack { to, .. } => {
                    at = Some((*unit, to));
                }
                UnitChange::Split { pieces: n, .. } | UnitChange::Mired { count: n, .. } => {
                    self.stuck.extend(at.filter(|a| a.0 == *unit).map(|a| (*unit, a.1, n)));
                }
                _ => {}
            }
        }
    }
}

/// What one side's commander has on his desk.
#[derive(Default)]
pub(super) struct SideDesk {
    /// Orders that stand.
    pub(super) standing: Vec<StandingOrder>,
    /// What came of the last formation orders.
    pub(super) report: Option<FormationReport>,
    /// How the order of battle is laid out.
    pub(super) layout: TreeLayout,
}

impl SideDesk {
    /// Takes units out of the orders they are under.
    pub(super) fn release(&mut self, units: &[UnitId]) {
        for order in &mut self.standing {
            order.body.units.retain(|u| !units.contains(u));
        }
        self.standing.retain(|s| !s.body.units.is_empty());
    }
}

/// The commanders' desks, and what the staff of the side to move is about.
#[derive(Default)]
pub(super) struct CommandPost {
    sides: BySide<SideDesk>,
    /// Formation orders being carried out.
    pub(super) run: Option<StaffRun>,
}

impl CommandPost {
    /// The desks as a save left them.
    pub(super) fn of(game: &Game, shown: &Shown) -> CommandPost {
        let desk = |side: Side| {
            let p = &shown.side(side).perspective;
            let standing = game.standing(side).iter().filter_map(|d| StandingOrder::of(p, d));
            SideDesk { standing: standing.collect(), ..SideDesk::default() }
        };
        CommandPost { sides: BySide::from_fn(desk), run: None }
    }

    /// The desk of a side.
    pub(super) fn side(&self, side: Side) -> &SideDesk {
        &self.sides[side]
    }

    /// The same, to be changed.
    pub(super) fn side_mut(&mut self, side: Side) -> &mut SideDesk {
        &mut self.sides[side]
    }

    /// How much faster than usual what happens is shown.
    pub(super) fn hurry(&self) -> f32 {
        match &self.run {
            None => 1.0,
            Some(run) if run.shown_since.elapsed() > SHOW => 0.0,
            Some(_) => HURRY,
        }
    }

    /// The rest of the orders are carried out without being shown.
    pub(super) fn at_once(&mut self) {
        if let Some(run) = &mut self.run {
            run.shown_since = run.shown_since.checked_sub(SHOW).unwrap_or(run.shown_since);
        }
    }
}
