//! The plans of the day: which formation does what, from when on, and where.

use super::named::Named;
use crate::rules::setup::{Planned, Setup};
use crate::rules::{BySide, Clock, FormationId, Side};
use crate::scenario::diag::finding::{
    BattleFinding, BattleGroup, Choice, Items, Role, Timed, Warning,
};
use crate::scenario::files::parts::Parts;
use crate::scenario::forces::lookup;
use crate::scenario::forces::order_of_battle::Forces;
use crate::scenario::syntax::Node;
use crate::scenario::syntax::names;
use crate::scenario::syntax::read::{Cx, Loc};

/// Most lines of a side's plan in one file.
const MAX_LINES: usize = 2000;

/// What lines of a plan refer to.
pub struct PlanReader<'a> {
    /// Areas of the scenario, to be marked as used.
    pub named: &'a mut Named,
    /// Formations of the scenario.
    pub forces: &'a Forces,
    /// Formations of the parts, taken or not.
    pub parts: &'a Parts<'a, 'a>,
}

/// A line with the place of its time.
#[derive(Clone, Debug)]
struct PlanLine {
    planned: Planned,
    at: Loc,
}

/// The plans as read.
#[derive(Debug, Default)]
pub struct Plans {
    lines: BySide<Vec<PlanLine>>,
}

impl Plans {
    /// Reads the plans of the parts and that of the scenario: a formation that has lines in
    /// the scenario has no others.
    pub fn read(cx: &mut Cx, own: Option<&Node>, mut reader: PlanReader) -> Plans {
        let mut shared = Plans::default();
        reader.parts.each(cx, |cx, part| {
            part.plan.into_iter().for_each(|n| reader.plan(cx, n, true, &mut shared));
        });
        let mut plans = Plans::default();
        own.into_iter().for_each(|n| reader.plan(cx, n, false, &mut plans));
        for side in Side::ALL {
            let lines = &mut plans.lines[side];
            let own: Vec<FormationId> = lines.iter().map(|l| l.planned.formation).collect();
            let others = std::mem::take(&mut shared.lines[side]).into_iter();
            lines.extend(others.filter(|l| !own.contains(&l.planned.formation)));
            // By time; at one time in the order of battle.
            lines.sort_by_key(|l| (l.planned.from, l.planned.formation));
        }
        plans
    }

    /// Warns of lines outside the battle.
    pub fn check(&self, cx: &mut Cx, start: Clock, end: Clock, own: usize) {
        if end <= start {
            return;
        }
        for line in Side::ALL.iter().flat_map(|&s| &self.lines[s]).filter(|l| l.at.file == own) {
            let from = line.planned.from;
            if from < start || from >= end {
                let (what, at) = (Timed::PlanLine, from);
                cx.report_at(line.at, Warning::OutsideBattle { what, at, start, end });
            }
        }
    }

    /// For the rules.
    pub fn into_setup(self, setup: &mut Setup) {
        let end = setup.end();
        let BySide { soviet, japan } = self.lines;
        // What a shared file plans for after this battle is nobody's order in it.
        let within = |l: Vec<PlanLine>| {
            l.into_iter().map(|l| l.planned).filter(|p| p.from < end).collect::<Vec<_>>()
        };
        setup.plans = BySide { soviet: within(soviet), japan: within(japan) };
    }
}

impl PlanReader<'_> {
    /// `(soviet: […], japan: […])`
    fn plan(&mut self, cx: &mut Cx, node: &Node, part: bool, out: &mut Plans) {
        let Some(mut f) = cx.fields(node, BattleGroup::Plan) else { return };
        for (side, field) in [(Side::Soviet, "soviet"), (Side::Japan, "japan")] {
            let Some(node) = f.node(field) else { continue };
            let mut lines = cx.some(node, MAX_LINES, Items::PlanLines, |cx, n| {
                self.line(cx, n, side, part).flatten()
            });
            ascending(cx, &lines);
            out.lines[side].append(&mut lines);
        }
        f.source(cx);
        f.done(cx);
    }

    /// `(formation: "…", from: "16:55", mission: Attack, area: "…")`. The outer `None` is a
    /// fault, the inner one a line that says nothing to this scenario.
    fn line(
        &mut self,
        cx: &mut Cx,
        node: &Node,
        side: Side,
        part: bool,
    ) -> Option<Option<PlanLine>> {
        let mut f = cx.fields(node, BattleGroup::PlanLine)?;
        let who = f.req(cx, "formation", |cx, n| self.formation(cx, n, side, part));
        let from = f.req(cx, "from", Cx::clock);
        let at = cx.loc(f.span_of("from"));
        let mission = f.req(cx, "mission", |cx, n| cx.one_of(n, Choice::Mission, names::MISSIONS));
        let area = f.req(cx, "area", |cx, n| {
            if part && self.named.is_outside(n) {
                Some(None)
            } else {
                self.named.area(cx, n).map(Some)
            }
        });
        f.source(cx);
        f.done(cx);
        let (who, from, mission, area) = (who?, from?, mission?, area?);
        Some(who.zip(area).map(|(formation, area)| PlanLine {
            planned: Planned { formation, from, mission, area },
            at,
        }))
    }

    /// A formation; `Some(None)` for one of a part that this scenario does not have.
    fn formation(
        &self,
        cx: &mut Cx,
        node: &Node,
        side: Side,
        part: bool,
    ) -> Option<Option<FormationId>> {
        if part && let Some(index) = self.parts.index(cx, side, node) {
            // A formation taken from a part keeps the place of its name.
            let loc = self.parts.loc(side, index);
            let here = self.forces.locs[side].iter().position(|l| *l == loc);
            return Some(here.and_then(|i| u16::try_from(i).ok()).map(FormationId));
        }
        lookup::formation(cx, node, self.forces, side).map(Some)
    }
}

/// Reports lines of a formation that do not follow each other in time.
fn ascending(cx: &mut Cx, lines: &[PlanLine]) {
    let mut last: std::collections::BTreeMap<FormationId, &PlanLine> =
        std::collections::BTreeMap::new();
    for line in lines {
        if let Some(before) = last.insert(line.planned.formation, line)
            && line.planned.from <= before.planned.from
        {
            let times = (before.planned.from, line.planned.from);
            let finding = BattleFinding::PlanOrder { before: times.0, from: times.1 };
            let d = cx.diag_at(line.at, finding).related(cx.place(before.at), Role::LineBefore);
            cx.push(d);
        }
    }
}
