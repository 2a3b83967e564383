//! The battle on the table: the only caller of the game, what each side is shown, and
//! what the player is about to do.

use super::body::Body;
use super::click::{ClickPlan, Mode, click_plan};
use super::playback::{Playback, Showing};
use super::thinker::Thinker;
use crate::app::table::eye::Viewpoint;
use crate::app::view::counters::CounterId;
use crate::hex::Hex;
use crate::play::Who as Player;
use crate::record::{Game, NoUndo};
use crate::rules::{
    BySide, Order, Perspective, PublicEvent, Reach, Refusal, Side, UnitId, ViewEvent, reach,
    under_fire,
};
use crate::text;
use bevy::prelude::Resource;

/// What stands between the player and the table.
#[derive(Clone, PartialEq, Debug)]
pub(crate) enum Question {
    /// The turn is to be ended although these have time left.
    Idle(Vec<UnitId>),
    /// The briefing.
    Briefing,
    /// The list of keys.
    Keys,
}

/// Where a battle stands in the order of its screens.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Phase {
    /// At the table.
    Table,
    /// The seat is to be handed over to this side.
    HandOver(Side),
    /// Over.
    Over,
}

/// Reach of the chosen unit, for the order count it was made at.
pub(super) struct Reached {
    unit: UnitId,
    orders: usize,
    reach: Reach,
}

/// How much a side had been told before an order.
#[derive(Clone, Copy)]
pub(super) struct ToldSoFar {
    /// Lines of its log.
    lines: usize,
    /// Events it has yet to be shown.
    queued: usize,
    /// Events its computer player has yet to think about.
    seen: usize,
}

/// A battle.
#[derive(Resource)]
pub(crate) struct Battle {
    pub(super) game: Game,
    pub(super) seats: BySide<Player>,
    pub(super) shown: BySide<Perspective>,
    pub(super) playback: BySide<Playback>,
    pub(super) lines: BySide<Vec<text::Line>>,
    /// How things stood before each order that can be taken back.
    pub(super) marks: Vec<BySide<ToldSoFar>>,
    pub(super) thinkers: BySide<Thinker>,
    pub(super) refusals: u8,
    pub(super) reached: Option<Reached>,
    pub(super) planned: Option<(ClickKey, Option<ClickPlan>)>,
    pub(super) dangers: Option<((UnitId, usize), Vec<(Hex, u64)>)>,
    pub(super) command: super::command::CommandPost,
    /// Whose eyes the player looks through.
    pub viewer: Side,
    /// Where it stands.
    pub stage: Phase,
    /// The chosen unit.
    pub chosen: Option<UnitId>,
    /// An enemy looked at.
    pub looked_at: Option<CounterId>,
    /// The chosen formation or stack.
    pub body: Option<Body>,
    /// Units that storm together with the chosen one.
    pub group: Vec<UnitId>,
    /// What clicks mean.
    pub mode: Mode,
    /// The hex under the pointer or the cursor.
    pub hover: Option<Hex>,
    /// Seconds to fire for, if the player set them.
    pub seconds: Option<u32>,
    /// A question to the player.
    pub ask: Option<Question>,
    /// A sentence for the player.
    pub notice: Option<String>,
    /// Index into the speeds of play.
    pub speed: usize,
    /// The danger of the hexes in reach is shown.
    pub threat: bool,
    /// The field for a name to look for is to be typed into.
    pub find: bool,
    /// The order of battle is shown.
    pub roster: bool,
    /// False: the other side's counters are shown as they stand.
    pub fog: bool,
    /// Nothing moves: the table is to be looked at.
    pub still: bool,
    /// Who has had his briefing laid before him.
    pub(super) briefed: BySide<bool>,
    /// Where each side looked when its player left his seat.
    pub looks: BySide<Option<Viewpoint>>,
}

/// The beginning of the turn a game stands in, as an event.
fn turn_began(game: &Game) -> ViewEvent {
    let public = game.state().public();
    let (turn, side, clock) = (public.turn, public.side, public.clock);
    ViewEvent::Public(PublicEvent::TurnBegan { turn, side, clock })
}

/// A large force is led from its order of battle and a view of the whole map.
fn large(p: &Perspective) -> bool {
    p.units.len() > 40
}

/// True for what is to be seen of the opening of a battle; it is long applied, and applying
/// it again changes nothing.
const fn begins_loudly(event: &ViewEvent) -> bool {
    matches!(event, ViewEvent::Public(PublicEvent::Bombarded { .. }))
}

pub(super) type ClickKey = (UnitId, Vec<UnitId>, Mode, Hex, u32, usize);

impl Battle {
    /// A battle from a game, new or loaded.
    pub(crate) fn new(
        mut game: Game,
        seats: BySide<Player>,
        thinkers: BySide<Thinker>,
        opening: BySide<Vec<ViewEvent>>,
    ) -> Battle {
        game.set_players(BySide::from_fn(|s| seats[s].to_string()));
        let shown =
            BySide { soviet: game.perspective(Side::Soviet), japan: game.perspective(Side::Japan) };
        let mut lines: BySide<Vec<text::Line>> = BySide { soviet: Vec::new(), japan: Vec::new() };
        for side in Side::ALL {
            let told = opening[side].iter().filter(|e| !begins_loudly(e));
            lines[side] = told.filter_map(|e| text::log(&shown[side], e)).collect();
            if !game.entries().is_empty() {
                // A game taken up again does not know what was said before.
                lines[side] = text::log(&shown[side], &turn_began(&game)).into_iter().collect();
            }
        }
        let mut playback = BySide { soviet: Playback::default(), japan: Playback::default() };
        if game.entries().is_empty() {
            for side in Side::ALL {
                playback[side].push(opening[side].iter().filter(|e| begins_loudly(e)).cloned());
            }
        }
        let side = game.side();
        let people = Side::ALL.map(|s| seats[s] == Player::Human);
        let (viewer, stage) = match people {
            // With two at one machine the first must be in his seat before anything shows.
            [true, true] => (side, Phase::HandOver(side)),
            [false, true] => (Side::Japan, Phase::Table),
            _ => (Side::Soviet, Phase::Table),
        };
        let ended = game.ended().is_some();
        let roster = large(&shown[viewer]);
        let under_way = !game.entries().is_empty();
        let command = super::command::CommandPost::of(&game, &shown);
        Battle {
            game,
            seats,
            shown,
            playback,
            lines,
            marks: Vec::new(),
            thinkers,
            refusals: 0,
            reached: None,
            planned: None,
            dangers: None,
            command,
            viewer,
            stage: if ended { Phase::Over } else { stage },
            chosen: None,
            looked_at: None,
            body: None,
            group: Vec::new(),
            mode: Mode::Ordinary,
            hover: None,
            seconds: None,
            ask: None,
            notice: None,
            speed: 1,
            threat: false,
            find: false,
            roster,
            fog: true,
            still: false,
            briefed: BySide { soviet: under_way, japan: under_way },
            looks: BySide { soviet: None, japan: None },
        }
    }

    /// True if the viewer leads a large force.
    pub(crate) fn is_large(&self) -> bool {
        large(self.shown())
    }

    /// The game itself.
    pub(crate) fn game(&self) -> &Game {
        &self.game
    }

    /// What the viewer sees now.
    pub(crate) fn shown(&self) -> &Perspective {
        &self.shown[self.viewer]
    }

    /// The viewer's log.
    pub(crate) fn lines(&self) -> &[text::Line] {
        &self.lines[self.viewer]
    }

    /// Who plays.
    pub(crate) fn seats(&self) -> &BySide<Player> {
        &self.seats
    }

    /// What the other side sees, if it may be looked at.
    pub(crate) fn other(&self) -> Option<&Perspective> {
        (!self.fog).then(|| &self.shown[self.viewer.enemy()])
    }

    /// True if a person plays this side.
    pub(super) fn is_human(&self, side: Side) -> bool {
        self.seats[side] == Player::Human
    }

    /// What is being shown to the viewer.
    pub(crate) fn showing(&self) -> Option<&Showing> {
        self.playback[self.viewer].showing()
    }

    /// True if the viewer may give orders now.
    pub(crate) fn may_order(&self) -> bool {
        self.stage == Phase::Table
            && self.game.side() == self.viewer
            && self.is_human(self.viewer)
            && self.playback[self.viewer].idle()
            && !self.command.running()
            && self.game.ended().is_none()
    }

    /// True while something moves by itself.
    pub(crate) fn busy(&self) -> bool {
        self.thinks()
            || self.ask.is_none() && (self.command.running() || !self.playback[self.viewer].idle())
    }

    /// True while the computer thinks.
    pub(crate) fn thinks(&self) -> bool {
        self.thinkers.soviet.busy() || self.thinkers.japan.busy()
    }

    /// The next player has taken his seat.
    pub(crate) fn seat_taken(&mut self) {
        if let Phase::HandOver(side) = self.stage {
            self.viewer = side;
            self.stage = Phase::Table;
            self.forget();
        }
    }

    /// Lays his briefing before the viewer if he has not had it.
    pub(crate) fn brief(&mut self) {
        if !std::mem::replace(&mut self.briefed[self.viewer], true) {
            self.ask = Some(Question::Briefing);
        }
    }

    /// Forgets what the last player was about to do.
    pub(super) fn forget(&mut self) {
        self.chosen = None;
        self.looked_at = None;
        self.body = None;
        self.command.forget();
        self.group.clear();
        self.mode = Mode::Ordinary;
        self.hover = None;
        self.seconds = None;
        self.ask = None;
        self.notice = None;
        self.threat = false;
    }

    /// Gives an order of the viewer.
    pub(crate) fn order(&mut self, order: Order) {
        if !self.may_order() {
            return;
        }
        self.notice = None;
        if let Err(refusal) = self.carry_out(order) {
            self.notice = Some(text::refusal(self.game.setup(), &refusal));
        }
    }

    pub(super) fn carry_out(&mut self, order: Order) -> Result<(), Refusal> {
        // The end of the computer's turn takes nothing from him who reads his briefing meanwhile.
        let ends = order == Order::EndTurn && self.game.side() == self.viewer;
        let mark = BySide::from_fn(|s| ToldSoFar {
            lines: self.lines[s].len(),
            queued: self.playback[s].queued(),
            seen: self.thinkers[s].seen(),
        });
        let seen = self.game.order_seen(order)?;
        if self.game.can_undo().is_ok() {
            self.marks.push(mark);
        } else {
            self.marks.clear();
        }
        for side in Side::ALL {
            if self.thinkers[side].ready() {
                self.thinkers[side].saw(&seen[side]);
            }
        }
        self.note(&seen);
        let BySide { soviet, japan } = seen;
        self.playback.soviet.push(soviet);
        self.playback.japan.push(japan);
        if ends {
            self.forget();
        }
        Ok(())
    }

    /// Takes the last order back, or says why it cannot be.
    pub(crate) fn undo(&mut self) {
        if self.game.side() != self.viewer || !self.playback[self.viewer].idle() {
            return;
        }
        if self.command.running() || self.undo_given() {
            return;
        }
        self.notice = self.take_back().err().map(|why| text::no_undo(why).to_owned());
    }

    /// Takes one order back.
    pub(super) fn take_back(&mut self) -> Result<(), NoUndo> {
        self.game.undo()?;
        let mark = self.marks.pop();
        for side in Side::ALL {
            if side == self.viewer || !self.is_human(side) {
                self.playback[side].clear();
                self.shown[side] = self.game.perspective(side);
            }
            // The other player has not looked since; he must not see what did not happen.
            if let Some(mark) = mark.map(|m| m[side]) {
                self.playback[side].truncate(mark.queued);
                self.thinkers[side].forget_after(mark.seen);
            }
        }
        if let Some(mark) = mark {
            self.lines[self.viewer].truncate(mark[self.viewer].lines);
        }
        self.reached = None;
        self.planned = None;
        self.dangers = None;
        self.command.changed();
        Ok(())
    }

    /// Shows at once all that is left to be shown.
    pub(crate) fn skip(&mut self) {
        let v = self.viewer;
        self.playback[v].advance(&mut self.shown[v], &mut self.lines[v], 0.0, 0.0);
        // Nor is what the staff has yet to order worth waiting for.
        self.command.at_once();
    }

    /// Stops a formation order short; what was ordered so far stands.
    pub(crate) fn halt(&mut self) {
        self.skip();
        self.finish_run();
    }

    /// Ends the turn, or asks first.
    pub(crate) fn end_turn(&mut self, sure: bool) {
        if !self.may_order() {
            return;
        }
        let idle = self.idle();
        if sure || idle.is_empty() && self.waiting() == 0 {
            self.ask = None;
            self.order(Order::EndTurn);
        } else {
            self.ask = Some(Question::Idle(idle));
        }
    }

    /// Chooses a unit.
    pub(crate) fn choose(&mut self, who: CounterId) {
        match who {
            CounterId::Own(id) => {
                if self.chosen != Some(id) {
                    self.mode = Mode::Ordinary;
                    self.group.clear();
                    self.seconds = None;
                }
                self.chosen = Some(id);
                self.body = None;
                self.looked_at = None;
            }
            CounterId::Enemy(_) => self.looked_at = Some(who),
        }
    }

    /// The next or the previous unit that can still do something.
    pub(crate) fn next_unit(&mut self, forward: bool) -> Option<UnitId> {
        let mut list = self.idle();
        if list.is_empty() {
            list =
                self.shown().own().filter(|(_, u)| u.hex().is_some()).map(|(id, _)| id).collect();
        }
        if !forward {
            list.reverse();
        }
        let at = self.chosen.and_then(|c| list.iter().position(|u| *u == c));
        let next = list.get(at.map_or(0, |i| (i + 1) % list.len())).copied()?;
        self.choose(CounterId::Own(next));
        Some(next)
    }

    /// Seconds the chosen unit would fire for: as set, or a third of its turn, within what it has.
    pub(crate) fn fire_seconds(&self) -> u32 {
        let p = self.shown();
        let turn = p.setup().turn_seconds(p.public.turn);
        let have = self.chosen.and_then(|id| p.unit(id)).map_or(0, |u| u.time.max(0) as u32);
        self.seconds.unwrap_or(turn / 3).clamp(10, turn.max(10)).min(have.max(1))
    }

    /// Where the chosen unit can get to.
    pub(crate) fn reach(&mut self) -> Option<&Reach> {
        let unit = self.chosen?;
        if !self.may_order() {
            return None;
        }
        let orders = self.game.entries().len();
        if self.reached.as_ref().is_none_or(|r| r.unit != unit || r.orders != orders) {
            let reach = reach(self.shown(), unit);
            self.reached = Some(Reached { unit, orders, reach });
        }
        self.reached.as_ref().map(|r| &r.reach)
    }

    /// What known enemies' fire may cost the chosen unit on each hex in reach, worked out
    /// once for a situation.
    pub(crate) fn dangers(&mut self, reach: &[(Hex, u32)]) -> &[(Hex, u64)] {
        let Some(id) = self.chosen else { return &[] };
        let key = (id, self.game.entries().len());
        if self.dangers.as_ref().is_none_or(|(k, _)| *k != key) {
            let p = self.shown();
            let from = p.unit(id).and_then(|u| u.hex()).unwrap_or_default();
            let at = |h: Hex| {
                let dir = from.sector_to(h).unwrap_or_default();
                let (_, men, pieces) = under_fire(p, id, h, dir, 60);
                (h, men.max(pieces))
            };
            self.dangers = Some((key, reach.iter().map(|(h, _)| at(*h)).collect()));
        }
        self.dangers.as_ref().map_or(&[], |(_, all)| all)
    }

    /// What a click on the hovered hex would do.
    pub(crate) fn plan(&mut self) -> Option<&ClickPlan> {
        let (unit, hex) = (self.chosen?, self.hover?);
        self.reach()?;
        let key: ClickKey = (
            unit,
            self.group.clone(),
            self.mode,
            hex,
            self.fire_seconds(),
            self.game.entries().len(),
        );
        if self.planned.as_ref().is_none_or(|(k, _)| *k != key) {
            let reach = &self.reached.as_ref()?.reach;
            let made = click_plan(self.shown(), unit, &self.group, self.mode, hex, key.4, reach);
            self.planned = Some((key, made));
        }
        self.planned.as_ref()?.1.as_ref()
    }
}
