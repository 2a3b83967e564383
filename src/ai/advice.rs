//! What the computer would do in a side's place: the commander's plan as formation orders, for a
//! person to look at before he adopts all or part of it.

use super::doctrine::Search;
use super::intend::directive::Directive;
use super::intend::plan::Plan;
use super::intend::task::Task;
use super::look::ground::GroundMemory;
use super::look::picture::Picture;
use super::reason::FormationIntent;
use super::search::account::PlanAccount;
use super::search::choice::choose;
use super::search::scheme::{Scheme, Temper};
use super::search::watch::SearchWatch;
use super::staff::DOCTRINE;
use crate::ai::doctrine::tactics::TaskKind;
use crate::hex::Hex;
use crate::rules::formation::own_force;
use crate::rules::setup::Mission;
use crate::rules::{FormationId, Perspective, UnitId};

/// What one formation would be told.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct AdvisedOrder {
    /// Who.
    pub formation: FormationId,
    /// What, as a formation order.
    pub directive: Directive,
}

/// A plan for a side's turn.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Advice {
    /// What it is expected to bring, and what it was weighed against.
    pub account: PlanAccount,
    /// What the formations would be told, in their order; who is in none is left as he is.
    pub orders: Vec<AdvisedOrder>,
}

/// What the commander would do for the side whose turn it is; for the other, nothing.
#[must_use]
pub fn advise(p: &Perspective, seed: u64, watch: &SearchWatch) -> Advice {
    if p.public.side != p.side || p.public.ended.is_some() {
        return Advice::default();
    }
    // Formations are told where to go: they keep together.
    let d = &Search { loose: false, ..DOCTRINE.search.clone() };
    let plain = Scheme::plain(Temper::Close);
    let choice = choose(p, d, &plain, (seed, watch));
    let scheme = choice.best.as_ref().map_or(plain, |b| b.scheme.clone());
    let pic = Picture::new(p, scheme.temper.doctrine());
    let plan = Plan::make(&pic, &mut GroundMemory::default(), &scheme.directives(&pic));
    let lines = plan.lines(p);
    let orders = lines.iter().filter_map(|l| advised(p, &plan, l)).collect();
    let account = PlanAccount {
        turn: p.public.turn,
        lines,
        chosen: choice.best,
        runner_up: choice.runner_up,
        tried: choice.tried,
        ahead: d.turns,
    };
    Advice { account, orders }
}

/// What a formation is for, as an order to it.
fn advised(p: &Perspective, plan: &Plan, line: &FormationIntent) -> Option<AdvisedOrder> {
    let mission = match line.task {
        TaskKind::Attack | TaskKind::Recuperate => Mission::Attack,
        TaskKind::Defend => Mission::Hold,
        TaskKind::Support => Mission::Support,
        TaskKind::Leave | TaskKind::Go => Mission::Move,
        TaskKind::Refit => Mission::Refit,
        // In reserve behind ground is no march into it.
        TaskKind::Stage | TaskKind::Rest | TaskKind::Outside => return None,
    };
    let its = |(id, u): (UnitId, &crate::rules::Unit)| {
        let formation = own_force(p).formation_of_line(u.line);
        (u.hex().is_some() && formation == Some(line.formation)).then_some(id)
    };
    let units: Vec<UnitId> = p.own().filter_map(its).collect();
    let task = |id: &UnitId| plan.tasks.get(usize::from(id.index)).copied();
    let goal = units.iter().filter_map(task).filter(|t| t.kind() == line.task).find_map(Task::goal);
    let goal = plan.goals.get(goal?)?;
    let to: Vec<Hex> =
        if goal.ground.is_empty() { goal.hexes.clone() } else { goal.ground.clone() };
    let directive = Directive { units, mission, to };
    (!directive.to.is_empty()).then_some(AdvisedOrder { formation: line.formation, directive })
}
