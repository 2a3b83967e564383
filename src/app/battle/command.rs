//! Formation orders: given in two inputs, carried out by the staff as ordinary orders,
//! standing until they are fulfilled or cancelled.

use super::body::Body;
use super::click::Mode;
use super::preview;
use super::preview::{Destination, OrderPreview};
use super::report::{FormationReport, StuckVehicles, hindrances, mired_lines};
use super::standing::StandingOrder;
use super::state::Battle;
use crate::ai::{Foresight, Staff};
use crate::hex::Hex;
use crate::record::Game;
use crate::rules::setup::Mission;
use crate::rules::{BySide, FormationId, Order, Perspective, Side, UnitChange, UnitId, ViewEvent};
use crate::text::{self, Line, Tone};
use std::collections::BTreeSet;
use std::time::{Duration, Instant};

/// How much faster a formation marches on the screen than a unit alone.
const HURRY: f32 = 12.0;
/// Longest that formation orders are watched; what is left then is done at once.
const SHOW: Duration = Duration::from_millis(2500);

/// Formation orders being carried out.
struct Run {
    staff: Staff,
    title: String,
    /// Names of those who carry out each directive.
    bodies: Vec<String>,
    orders: usize,
    /// When it began on the screen.
    begun: Instant,
    /// Vehicles that stuck.
    mired: Vec<StuckVehicles>,
}

/// A formation order that can be taken back as a whole.
struct Given {
    first: usize,
    last: usize,
    before: Vec<StandingOrder>,
    /// Lines of the log before it.
    lines: usize,
}

/// How the order of battle is laid out.
#[derive(Clone, PartialEq, Debug, Default)]
pub(crate) struct TreeLayout {
    /// Formations that are not as they would be by themselves: folded or unfolded.
    pub turned: BTreeSet<FormationId>,
    /// What is looked for.
    pub search: String,
}

/// The commander's desk of a battle.
#[derive(Default)]
pub(crate) struct CommandPost {
    standing: BySide<Vec<StandingOrder>>,
    reports: BySide<Option<FormationReport>>,
    layouts: BySide<TreeLayout>,
    run: Option<Run>,
    given: Vec<Given>,
    foresight: Foresight,
    preview: Option<((Body, usize, Mission, Destination), OrderPreview)>,
}

impl CommandPost {
    /// The desk as a save left it.
    pub(super) fn of(game: &Game, shown: &BySide<Perspective>) -> CommandPost {
        let standing = |side: Side| {
            game.standing(side).iter().filter_map(|d| StandingOrder::of(&shown[side], d)).collect()
        };
        CommandPost { standing: BySide::from_fn(standing), ..CommandPost::default() }
    }

    /// True while formation orders are being carried out.
    pub(super) fn running(&self) -> bool {
        self.run.is_some()
    }

    /// How much faster than usual what happens is shown.
    pub(super) fn hurry(&self) -> f32 {
        match &self.run {
            None => 1.0,
            Some(run) if run.begun.elapsed() > SHOW => 0.0,
            Some(_) => HURRY,
        }
    }

    /// The rest of the orders are carried out without being shown.
    pub(super) fn at_once(&mut self) {
        if let Some(run) = &mut self.run {
            run.begun = run.begun.checked_sub(SHOW).unwrap_or(run.begun);
        }
    }

    /// What was worked out holds no longer.
    pub(super) fn changed(&mut self) {
        self.preview = None;
    }

    /// Forgets what the last player was about to do.
    pub(super) fn forget(&mut self) {
        self.run = None;
        self.given.clear();
        self.changed();
    }
}

impl Battle {
    /// The viewer's standing orders.
    pub(crate) fn standing(&self) -> &[StandingOrder] {
        &self.command.standing[self.viewer]
    }

    /// The standing order a unit is under.
    pub(crate) fn standing_of(&self, unit: UnitId) -> Option<&StandingOrder> {
        self.standing().iter().find(|s| s.body.units.contains(&unit))
    }

    /// Standing orders that were not carried on this turn.
    pub(crate) fn waiting(&self) -> usize {
        let turn = self.shown().public.turn;
        self.standing().iter().filter(|s| s.carried != Some(turn)).count()
    }

    /// What came of the viewer's last formation orders.
    pub(crate) fn report(&self) -> Option<&FormationReport> {
        self.command.reports[self.viewer].as_ref()
    }

    /// How the viewer's order of battle is laid out.
    pub(crate) fn layout(&self) -> &TreeLayout {
        &self.command.layouts[self.viewer]
    }

    /// The same, to be changed.
    pub(crate) fn layout_mut(&mut self) -> &mut TreeLayout {
        &mut self.command.layouts[self.viewer]
    }

    /// Who would get a formation order now: the chosen body, or the chosen unit and those
    /// with it.
    pub(crate) fn acting(&self) -> Option<Body> {
        self.body.clone().or_else(|| {
            let mut units = vec![self.chosen?];
            units.extend(self.group.iter().filter(|g| Some(**g) != self.chosen));
            Some(Body { formation: None, units })
        })
    }

    /// What an order of the chosen mission to the hovered hex would mean.
    pub(crate) fn preview(&mut self, alone: bool) -> Option<&OrderPreview> {
        let Mode::Mission(mission) = self.mode else { return None };
        let (hex, body) = (self.hover?, self.acting()?);
        let goal = preview::goal(self.shown(), hex, alone);
        self.look_ahead(body, mission, goal);
        self.command.preview.as_ref().map(|(_, p)| p)
    }

    /// The way of the chosen unit to the hovered hex, if that takes more than this turn.
    pub(crate) fn journey(&mut self) -> Option<&OrderPreview> {
        let (unit, hex) = (self.chosen?, self.hover?);
        let p = self.shown();
        let taken = p.own_at(hex).next().is_some() || p.enemies().any(|c| c.hex == hex);
        if self.mode != Mode::Ordinary || taken || !self.may_order() || self.plan().is_some() {
            return None;
        }
        let body = Body { formation: None, units: vec![unit] };
        let goal = preview::goal(self.shown(), hex, true);
        self.look_ahead(body, Mission::Move, goal);
        self.command.preview.as_ref().map(|(_, p)| p).filter(|p| p.digest.stuck.is_empty())
    }

    fn look_ahead(&mut self, body: Body, mission: Mission, goal: Destination) {
        let key = (body, self.game.entries().len(), mission, goal);
        if self.command.preview.as_ref().is_none_or(|(k, _)| *k != key) {
            let (body, _, _, goal) = &key;
            let shown = &self.shown[self.viewer];
            let foresight = &mut self.command.foresight;
            let made = preview::preview(shown, foresight, body, mission, goal.clone());
            self.command.preview = Some((key, made));
        }
    }

    /// Gives the chosen body its mission, at a hex or the objective it belongs to.
    pub(crate) fn give_mission(&mut self, hex: Hex, alone: bool) {
        let goal = preview::goal(self.shown(), hex, alone);
        self.give_mission_to(goal);
    }

    /// Gives the chosen body its mission.
    pub(crate) fn give_mission_to(&mut self, goal: Destination) {
        let (Mode::Mission(mission), Some(body)) = (self.mode, self.acting()) else { return };
        if !self.may_order() {
            return;
        }
        self.mode = Mode::Ordinary;
        let before = self.standing().to_vec();
        self.release(&body.units);
        let order = StandingOrder { body, mission, goal, carried: None };
        self.command.standing[self.viewer].push(order.clone());
        let title = self.title(&order);
        self.begin(vec![order], title, before);
    }

    /// `118th Regiment: attack Zaozernaya`.
    fn title(&self, s: &StandingOrder) -> String {
        let what = text::mission(s.mission);
        format!("{}: {what} {}", text::capital(&s.body.name(self.shown())), s.goal.name)
    }

    /// Keeps the viewer's standing orders with the game, so that a save holds them.
    fn keep(&mut self) {
        let directives = self.standing().iter().map(StandingOrder::directive).collect();
        self.game.set_standing(self.viewer, directives);
    }

    /// Takes units out of the orders they are under.
    fn release(&mut self, units: &[UnitId]) {
        let all = &mut self.command.standing[self.viewer];
        for s in all.iter_mut() {
            s.body.units.retain(|u| !units.contains(u));
        }
        all.retain(|s| !s.body.units.is_empty());
    }

    /// Cancels the standing orders of the chosen body.
    pub(crate) fn relieve(&mut self) {
        let Some(body) = self.acting() else { return };
        let before = self.standing().len();
        let under = body.units.iter().filter(|u| self.standing_of(**u).is_some()).count();
        self.release(&body.units);
        self.keep();
        self.notice = Some(if under == 0 {
            "No standing order to cancel.".to_owned()
        } else if self.standing().len() < before {
            "The standing order is cancelled.".to_owned()
        } else {
            "They no longer take part in the standing order.".to_owned()
        });
    }

    /// Carries on with all standing orders.
    pub(crate) fn carry_on(&mut self) {
        if !self.may_order() {
            return;
        }
        let all = self.standing().to_vec();
        if all.is_empty() {
            self.notice = Some("No formation has standing orders.".to_owned());
            return;
        }
        self.ask = None;
        let n = text::count(all.len() as u32, "standing order", "standing orders");
        self.begin(all.clone(), format!("Carrying on with {n}"), all);
    }

    fn begin(&mut self, orders: Vec<StandingOrder>, title: String, before: Vec<StandingOrder>) {
        self.notice = None;
        let turn = self.shown().public.turn;
        let directives = orders.iter().map(StandingOrder::directive);
        let staff = Staff::new(self.viewer, directives.collect());
        self.keep();
        for s in &mut self.command.standing[self.viewer] {
            if orders.iter().any(|o| o.body == s.body) {
                s.carried = Some(turn);
            }
        }
        let first = self.game.entries().len();
        let lines = self.lines[self.viewer].len();
        self.command.given.push(Given { first, last: first, before, lines });
        let bodies = orders.iter().map(|s| s.body.name(self.shown())).collect();
        self.command.run =
            Some(Run { staff, title, bodies, orders: 0, begun: Instant::now(), mired: Vec::new() });
    }

    /// Lets the staff give orders as long as nothing has to be shown first.
    pub(super) fn let_staff_order(&mut self, now: f64) {
        let begin = Instant::now();
        while self.command.run.is_some()
            && self.playback[self.viewer].idle()
            && begin.elapsed() < self.patience()
        {
            let over = self.game.side() != self.viewer || self.game.ended().is_some();
            let p = self.game.perspective(self.viewer);
            let Some(run) = &mut self.command.run else { return };
            match run.staff.next_order(&p).filter(|o| !over && *o != Order::EndTurn) {
                Some(order) => {
                    run.orders += 1;
                    if let Err(refusal) = self.carry_out(order) {
                        let why = text::refusal(self.game.setup(), &refusal);
                        self.notice = Some(why);
                        self.finish_run();
                    }
                    // No frame is lost between one order and the next.
                    self.playback[self.viewer].hold(now);
                    self.show_a_little();
                }
                None => self.finish_run(),
            }
        }
    }

    /// With play at once, what an order did is on the table before the next is given.
    fn show_a_little(&mut self) {
        let v = self.viewer;
        if self.pace() <= 0.0 {
            self.playback[v].advance(&mut self.shown[v], &mut self.lines[v], 0.0, 0.0);
        }
    }

    /// Takes note of what an order of the staff brought.
    pub(super) fn note(&mut self, seen: &BySide<Vec<ViewEvent>>) {
        let Some(run) = &mut self.command.run else { return };
        let mut at: Option<(UnitId, Hex)> = None;
        for event in &seen[self.viewer] {
            let ViewEvent::Own { unit, change } = event else { continue };
            match *change {
                UnitChange::Stepped { to, .. } | UnitChange::FellBack { to, .. } => {
                    at = Some((*unit, to));
                }
                UnitChange::Split { pieces, .. } => {
                    run.mired.extend(at.filter(|a| a.0 == *unit).map(|a| (*unit, a.1, pieces)));
                }
                UnitChange::Mired { count, .. } => {
                    run.mired.extend(at.filter(|a| a.0 == *unit).map(|a| (*unit, a.1, count)));
                }
                _ => {}
            }
        }
        if let Some(given) = self.command.given.last_mut() {
            given.last = self.game.entries().len();
        }
    }

    /// Stops carrying orders out, and says what came of them.
    pub(crate) fn finish_run(&mut self) {
        let Some(run) = self.command.run.take() else { return };
        let p = self.game.perspective(self.viewer);
        let arrived = self.drop_fulfilled(&p);
        self.keep();
        let n = text::count(run.orders as u32, "order", "orders");
        let said = format!("{}: {n}", run.title);
        let lines = &mut self.lines[self.viewer];
        lines.push(Line { text: said, hex: None, tone: Tone::Message });
        // The rest stands in the report: a regiment's troubles would drown the log.
        lines.extend(arrived.iter().cloned());
        let mut all: Vec<_> = arrived.into_iter().map(|line| (None, line)).collect();
        all.extend(mired_lines(&p, &run.mired));
        all.extend(hindrances(&p, &run.bodies, &run.staff.reports()));
        self.command.reports[self.viewer] = Some(FormationReport { title: run.title, lines: all });
    }

    /// A march that has arrived stands no longer; nor does what is left of nobody.
    fn drop_fulfilled(&mut self, p: &Perspective) -> Vec<Line> {
        let mut lines = Vec::new();
        self.command.standing[self.viewer].retain(|s| {
            let done = s.mission == Mission::Move && s.is_there(p);
            if done {
                let words = format!("{} has reached {}", s.body.name(p), s.goal.name);
                let hex = s.goal.hexes.first().copied();
                lines.push(Line { text: text::capital(&words), hex, tone: Tone::Good });
            }
            !done && s.is_anybody_left(p)
        });
        lines
    }

    /// Whether the last order, or the last formation order, can be taken back.
    pub(crate) fn can_undo(&self) -> Result<(), crate::record::NoUndo> {
        match self.last_given() {
            Some(g) if g.first == g.last => Ok(()),
            _ => self.game.can_undo(),
        }
    }

    fn last_given(&self) -> Option<&Given> {
        self.command.given.last().filter(|g| g.last == self.game.entries().len())
    }

    /// Takes back a formation order, as far as its orders can be; false if the last order
    /// was no part of one.
    pub(super) fn undo_given(&mut self) -> bool {
        if self.last_given().is_none() {
            return false;
        }
        let Some(mut given) = self.command.given.pop() else { return false };
        let all = given.last - given.first;
        let mut why = None;
        while self.game.entries().len() > given.first && why.is_none() {
            why = self.take_back().err();
        }
        given.last = self.game.entries().len();
        let back = all - (given.last - given.first);
        match why {
            None => {
                self.command.standing[self.viewer] = given.before;
                self.keep();
                self.command.reports[self.viewer] = None;
                self.lines[self.viewer].truncate(given.lines);
                self.notice = Some("The formation order is taken back.".to_owned());
            }
            Some(why) => {
                let why = text::no_undo(why);
                self.notice = Some(match back {
                    0 => why.to_owned(),
                    _ => format!("{back} of {all} orders are taken back. {why}"),
                });
                self.command.given.push(given);
            }
        }
        true
    }
}
