//! What the player wants done at the table, done.

use super::action::Action;
use super::click::{ClickModifiers, click};
use super::intent::{Errand, Intent};
use crate::app::battle::click::Mode;
use crate::app::battle::counter_id::CounterId;
use crate::app::battle::prompts::Question;
use crate::app::battle::state::{Battle, Phase};
use crate::app::sheet::layout::HexLayout;
use crate::app::table::eye::Eye;
use crate::hex::Hex;
use crate::rules::{FirePolicy, Order};

/// Seconds by which one key makes fire longer or shorter.
const FIRE_STEP_S: u32 = 30;

/// What the player has his hands on at the table.
pub(crate) struct Hands<'a> {
    /// The battle.
    pub battle: &'a mut Battle,
    /// Where he looks.
    pub eye: &'a mut Eye,
    /// Where the hexes lie.
    pub layout: HexLayout,
}

impl Hands<'_> {
    /// Does what the player wants; what is left to be done away from the table comes back.
    pub(crate) fn carry_out(&mut self, intent: Intent) -> Option<Errand> {
        let battle = &mut *self.battle;
        match intent {
            Intent::Do(action) => return self.act(action),
            Intent::Choose(CounterId::Own(id)) => battle.selection.choose_unit(id),
            Intent::Choose(CounterId::Enemy(id)) => battle.selection.enemy = Some(id),
            Intent::Visit(id) => {
                battle.selection.choose_unit(id);
                let at = battle.selection.hex(battle.perspective());
                self.show(at);
            }
            Intent::GoTo(hex) => self.show(Some(hex)),
            Intent::Formation(id) => battle.choose_formation(id),
            Intent::VisitFormation(id) => {
                battle.choose_formation(id);
                let at = battle.body_middle();
                self.show(at);
            }
            Intent::Fold(id) => battle.fold(id),
            Intent::Search(words) => battle.layout_mut().search = words,
            Intent::Area(area) => {
                let at = battle.point_at_area(area);
                self.show(at);
            }
            Intent::Policy(policy) => self.set_policy(policy),
            Intent::Seconds(s) => battle.selection.seconds = Some(s),
            Intent::Adopt(id) => battle.adopt(id),
            Intent::AdoptAll => battle.adopt_all(),
            Intent::Enough => {
                battle.enough();
            }
            Intent::Thoughts => battle.prompts.question = Some(Question::Thoughts),
            Intent::Reasons(shown) => battle.prompts.terse = !shown,
            Intent::EndTurnAnyway => battle.end_turn(true),
            Intent::Dismiss => self.dismiss(),
            Intent::Leave => return Some(self.leave()),
            Intent::Ready => {
                self.change_seats();
                self.battle.brief();
            }
            // What is wanted at the menu is not done at the table.
            Intent::Look(_)
            | Intent::Seats(_)
            | Intent::Begin(_)
            | Intent::Continue
            | Intent::Load(_)
            | Intent::Program(_)
            | Intent::RenameSave(_)
            | Intent::DeleteSave(_)
            | Intent::SaveName(_)
            | Intent::AboutSave(_)
            | Intent::Menu
            | Intent::Quit => {}
        }
        None
    }

    /// Brings a hex into view.
    fn show(&mut self, hex: Option<Hex>) {
        if let Some(hex) = hex {
            self.eye.approach(self.layout.centre(hex));
        }
    }

    fn dismiss(&mut self) {
        let prompts = &mut self.battle.prompts;
        if prompts.question.is_none() && self.battle.phase == Phase::Over {
            prompts.result_seen = true;
        }
        prompts.question = None;
    }

    /// The next player takes his seat. He sees what he last looked at, or where his men are:
    /// what the other looked at is not for him.
    fn change_seats(&mut self) {
        let (battle, eye) = (&mut *self.battle, &mut *self.eye);
        let left = battle.viewer();
        battle.seat_taken();
        let now = battle.viewer();
        if left != now {
            battle.shown.side_mut(left).viewpoint = Some(eye.viewpoint());
            match battle.shown.side(now).viewpoint {
                Some(viewpoint) => return eye.look_again(viewpoint),
                None => eye.fit(),
            }
        }
        let home = battle.home(now).filter(|_| !battle.is_large());
        self.show(home);
    }

    /// Does what a key or its button says.
    fn act(&mut self, action: Action) -> Option<Errand> {
        let errand = match self.battle.prompts.question.clone() {
            Some(question) => self.answer(action, &question),
            None => self.act_on_battle(action),
        };
        match action {
            Action::Fit => self.eye.fit(),
            Action::Overview => self.eye.overview = !self.eye.overview,
            Action::Centre => {
                let chosen = self.battle.selection.hex(self.battle.perspective());
                let at = chosen.or_else(|| self.battle.body_middle());
                self.show(at);
            }
            _ => {}
        }
        errand
    }

    fn answer(&mut self, action: Action, question: &Question) -> Option<Errand> {
        let battle = &mut *self.battle;
        match (action, question) {
            (Action::EndTurn, Question::Leave) => return Some(self.leave()),
            (Action::EndTurn, Question::Idle(_)) => battle.end_turn(true),
            (Action::CarryOn, Question::Idle(_)) => battle.carry_on(),
            (Action::EndTurn | Action::Act | Action::Back | Action::Help | Action::Briefing, _) => {
                battle.prompts.question = None;
            }
            _ => {}
        }
        None
    }

    /// The player leaves the battle, which waits for him.
    fn leave(&mut self) -> Errand {
        self.battle.prompts.question = None;
        Errand::Leave
    }

    fn act_on_battle(&mut self, action: Action) -> Option<Errand> {
        if let Some(mode) = action.mode() {
            self.battle.selection.toggle(mode);
        } else if let Some(mission) = action.mission() {
            self.battle.aim(mission);
        } else if let Some(policy) = action.policy() {
            self.set_policy(policy);
        } else {
            return self.act_otherwise(action);
        }
        None
    }

    fn act_otherwise(&mut self, action: Action) -> Option<Errand> {
        let battle = &mut *self.battle;
        match action {
            Action::NextUnit | Action::PreviousUnit => {
                let unit = battle.next_unit(action == Action::NextUnit)?;
                let at = battle.perspective().unit(unit)?.hex();
                self.show(at);
            }
            Action::NextBody => {
                let at = battle.next_body();
                self.show(at);
            }
            Action::EndTurn if battle.phase == Phase::Over => battle.prompts.result_seen = false,
            Action::EndTurn => battle.end_turn(false),
            Action::Act if battle.busy() => battle.skip(),
            Action::Act => self.act_at_cursor(),
            Action::Rally => {
                let (unit, seconds) = (battle.selection.unit?, battle.fire_seconds());
                battle.order(Order::Rally { unit, seconds });
            }
            Action::Longer => battle.selection.seconds = Some(battle.fire_seconds() + FIRE_STEP_S),
            Action::Shorter => {
                battle.selection.seconds = Some(battle.fire_seconds().saturating_sub(FIRE_STEP_S));
            }
            Action::CarryOn => battle.carry_on(),
            Action::Consult => battle.consult(),
            Action::Relieve => battle.relieve(),
            Action::Superior => battle.choose_superior(),
            Action::Find => (battle.prompts.roster, battle.prompts.find) = (true, true),
            Action::Undo => battle.undo(),
            Action::Save => return Some(Errand::Save),
            Action::Threat => battle.prompts.threat = !battle.prompts.threat,
            Action::Roster => battle.prompts.roster = !battle.prompts.roster,
            Action::Briefing => battle.prompts.question = Some(Question::Briefing),
            Action::Help => battle.prompts.question = Some(Question::Keys),
            Action::Speed => battle.shown.pace = battle.shown.pace.next(),
            Action::Back => return self.back(),
            // Those that have a mode, a mission or a policy, and those that only look.
            _ => {}
        }
        None
    }

    /// Does what a click on the cursor's hex would do; one that is out of view is shown first.
    fn act_at_cursor(&mut self) {
        let Some(hex) = self.battle.selection.hover else { return };
        let at = self.layout.centre(hex);
        if self.eye.sees(at) {
            click(self.battle, Some(hex), ClickModifiers::default());
        } else {
            self.eye.go_to(at);
        }
    }

    fn set_policy(&mut self, policy: FirePolicy) {
        if let Some(unit) = self.battle.selection.unit {
            self.battle.order(Order::Policy { unit, policy });
        }
    }

    /// One step back: out of a mode, a choice, the table.
    fn back(&mut self) -> Option<Errand> {
        let battle = &mut *self.battle;
        if battle.running() {
            battle.halt();
        } else if battle.enough() {
            // Whoever thinks goes with the best so far.
        } else if battle.selection.mode != Mode::Ordinary || !battle.selection.group.is_empty() {
            battle.selection.leave_mode();
        } else if battle.advice.is_open() {
            battle.consult();
        } else if battle.selection.is_any() {
            battle.selection.drop_choice();
        } else if battle.phase == Phase::Over || !battle.players.is_any_human() {
            // There is nothing to lose.
            return Some(Errand::Leave);
        } else {
            battle.prompts.question = Some(Question::Leave);
        }
        None
    }
}
