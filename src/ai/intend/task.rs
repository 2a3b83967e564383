//! What a unit can be for, and the ground it is about.

use crate::ai::doctrine::Ways;
use crate::ai::doctrine::tactics::TaskKind;
use crate::ai::look::ground::{Lane, Manner};
use crate::ai::look::picture::Picture;
use crate::hex::Hex;
use crate::rules::{AreaId, Clock};

/// What a unit is for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Task {
    /// Take a goal: close in and storm.
    Attack(usize),
    /// Gather before a goal, out of his fire, until there is strength enough.
    Stage(usize),
    /// Hold a goal.
    Defend(usize),
    /// Go to a goal and stay out of fights.
    Leave(usize),
    /// March to a goal and stay out of fights on the way.
    Go(usize),
    /// Beat down with fire whoever is in a goal.
    Support(usize),
    /// Take a goal, but rest first: its battalion has had enough.
    Recuperate(usize),
    /// Go back to a goal, draw rounds there and rest.
    Refit(usize),
    /// Nothing to do but to live.
    Rest,
    /// Somebody else commands it.
    Outside,
}

impl Task {
    /// What it is, whatever ground it is about.
    pub(crate) const fn kind(self) -> TaskKind {
        match self {
            Task::Attack(_) => TaskKind::Attack,
            Task::Stage(_) => TaskKind::Stage,
            Task::Defend(_) => TaskKind::Defend,
            Task::Leave(_) => TaskKind::Leave,
            Task::Go(_) => TaskKind::Go,
            Task::Support(_) => TaskKind::Support,
            Task::Recuperate(_) => TaskKind::Recuperate,
            Task::Refit(_) => TaskKind::Refit,
            Task::Rest => TaskKind::Rest,
            Task::Outside => TaskKind::Outside,
        }
    }

    /// The goal it is about.
    pub(crate) const fn goal(self) -> Option<usize> {
        match self {
            Task::Attack(g)
            | Task::Stage(g)
            | Task::Defend(g)
            | Task::Leave(g)
            | Task::Go(g)
            | Task::Support(g)
            | Task::Recuperate(g)
            | Task::Refit(g) => Some(g),
            Task::Rest | Task::Outside => None,
        }
    }
}

/// Ground that matters.
#[derive(Clone, Debug, Default)]
pub(crate) struct Goal {
    /// Its hexes, and the hexes of enemies who contest it.
    pub hexes: Vec<Hex>,
    /// The ground it is about, without the enemies next to it.
    pub ground: Vec<Hex>,
    /// The area it is about.
    pub area: Option<AreaId>,
    /// What it is worth to have it rather than to leave it to him, thousandths of a man.
    pub value: i64,
    /// It is ours now.
    pub ours: bool,
    /// Men it takes to hold it.
    pub min_men: u32,
    /// Power of the enemy who holds it or comes for it.
    pub enemy: i64,
    /// Power of one's own given to it.
    pub given: i64,
    /// The attack is on: enough are assembled, or the clock presses.
    pub go: bool,
    /// When it is decided.
    pub due: Clock,
    /// Somebody ordered it: whether it is worth it is not asked.
    pub ordered: bool,
    /// The ground the way to it keeps to.
    pub lane: Option<Lane>,
}

impl Goal {
    /// Nobody of the enemy is known within so many metres of its ground; never so for 0, nor
    /// without ground.
    pub(crate) fn is_free(&self, pic: &Picture, metres: u32) -> bool {
        let near = |h: Hex| self.ground.iter().any(|g| pic.metres(*g, h) <= metres);
        metres > 0 && !self.ground.is_empty() && !pic.foes.iter().any(|f| near(f.hex))
    }

    /// How to go about the way to it.
    pub(crate) fn manner(&self, d: &Ways) -> Manner {
        let bog_s = if self.ordered { d.ordered_bog_s } else { d.bog_s };
        Manner { bog_s, lane: self.lane }
    }
}
