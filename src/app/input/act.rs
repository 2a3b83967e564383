//! What the player wants done, done.

use super::action::Action;
use super::intent::Intent;
use crate::app::battle::click::Mode;
use crate::app::battle::state::{Battle, Phase, Question};
use crate::app::screens::desk;
use crate::app::screens::desk::Desk;
use crate::app::screens::map;
use crate::app::screens::pass::{PassParams, Screen};
use crate::app::sheet::draft;
use crate::app::table::OnTable;
use crate::app::table::eye::Eye;
use crate::app::view::counters::CounterId;
use crate::play::{Who, chance_seed};
use crate::record::Shelf;
use crate::rules::setup::Mission;
use crate::rules::{FirePolicy, Side};
use bevy::app::AppExit;
use bevy::prelude::*;

/// Does what the player wants.
pub(crate) fn carry_out(intent: Intent, room: &mut PassParams, commands: &mut Commands) {
    match intent {
        Intent::Quit => {
            room.exit.write(AppExit::Success);
        }
        Intent::Look(i) => room.desk.look(i),
        Intent::Seats(seats) => room.desk.seats = seats,
        Intent::Menu => {
            room.desk.refresh();
            room.next.set(Screen::Menu);
        }
        Intent::Begin(i) => match room.desk.begin(i, chance_seed()) {
            Ok(start) => open(start, room, commands),
            Err(why) => room.desk.notice = Some(why),
        },
        Intent::Continue => {
            let last = room.desk.shelf.as_ref().and_then(Shelf::newest);
            if let Some(saved) = last {
                load(&saved.path, room, commands);
            }
        }
        Intent::Load(path) => load(&path, room, commands),
        other => in_battle(other, room),
    }
}

fn load(path: &std::path::Path, room: &mut PassParams, commands: &mut Commands) {
    match room.desk.load(path) {
        Ok(start) => open(start, room, commands),
        Err(why) => room.desk.notice = Some(why),
    }
}

/// Lays a game on the table.
fn open(start: desk::BattleStart, room: &mut PassParams, commands: &mut Commands) {
    let battle = lay_out(start, &mut room.table, &mut room.eye, &mut room.desk);
    commands.insert_resource(battle);
    room.next.set(Screen::Battle);
}

fn lay_out(
    start: desk::BattleStart,
    table: &mut OnTable,
    eye: &mut Eye,
    desk: &mut Desk,
) -> Battle {
    let desk::BattleStart { opened, seats, thinkers, opening, new } = start;
    table.lay(draft::sheet_of(&opened), eye);
    let note = opened.note.as_ref().map(crate::text::other_rules);
    let mut battle = Battle::new(opened.game, seats, thinkers, opening);
    battle.notice = note;
    if new && battle.stage == Phase::Table && battle.seats()[battle.viewer] == Who::Human {
        battle.brief();
    }
    eye.start = home(&battle, battle.viewer).map(|h| sheet_centre(table, h));
    desk.result_seen = false;
    desk.saved_at = None;
    battle
}

fn sheet_centre(table: &OnTable, hex: crate::hex::Hex) -> Vec2 {
    table.sheet.as_ref().map_or(Vec2::ZERO, |s| s.0.layout.centre(hex))
}

/// The hex of a side's units that is nearest to all of them.
fn home(battle: &Battle, side: Side) -> Option<crate::hex::Hex> {
    let state = battle.game().state();
    let all: Vec<_> = state.units(side).filter_map(|(_, u)| u.hex()).collect();
    let far = |h: &crate::hex::Hex| all.iter().map(|o| u32::from(o.distance(*h))).sum::<u32>();
    all.iter().copied().min_by_key(far)
}

/// Lays a game on the table before the first update.
pub(crate) fn open_in(world: &mut World, start: desk::BattleStart) {
    let battle = world.resource_scope(|world, mut table: Mut<OnTable>| {
        world.resource_scope(|world, mut eye: Mut<Eye>| {
            lay_out(start, &mut table, &mut eye, &mut world.resource_mut::<Desk>())
        })
    });
    world.insert_resource(battle);
    world.resource_mut::<NextState<Screen>>().set(Screen::Battle);
}

fn in_battle(intent: Intent, room: &mut PassParams) {
    let Some(battle) = room.battle.as_deref_mut() else { return };
    let sheet = room.table.sheet.clone();
    let mut show = |hex: crate::hex::Hex| {
        if let Some(s) = &sheet {
            let at = s.0.layout.centre(hex);
            room.eye.approach(at);
        }
    };
    match intent {
        Intent::Do(action) => {
            if let Some(hex) = act(action, battle, &mut room.desk, &mut room.next) {
                show(hex);
            }
            match action {
                Action::Fit => room.eye.fit(),
                Action::Overview => room.eye.overview = !room.eye.overview,
                Action::Centre => {
                    let at = battle.chosen.and_then(|id| battle.shown().unit(id)?.hex());
                    let at = at.or_else(|| battle.body_middle());
                    if let Some(hex) = at {
                        show(hex);
                    }
                }
                _ => {}
            }
        }
        Intent::Choose(who) => battle.choose(who),
        Intent::Visit(id) => {
            battle.choose(CounterId::Own(id));
            if let Some(hex) = battle.shown().unit(id).and_then(|u| u.hex()) {
                show(hex);
            }
        }
        Intent::GoTo(hex) => show(hex),
        Intent::Formation(id) => battle.choose_formation(id),
        Intent::VisitFormation(id) => {
            battle.choose_formation(id);
            if let Some(hex) = battle.body_middle() {
                show(hex);
            }
        }
        Intent::Fold(id) => battle.fold(id),
        Intent::Search(words) => battle.layout_mut().search = words,
        Intent::Area(area) => {
            if let Some(hex) = battle.point_at_area(area) {
                show(hex);
            }
        }
        Intent::Policy(policy) => policy_order(battle, policy),
        Intent::Seconds(s) => battle.seconds = Some(s),
        Intent::EndTurnAnyway => battle.end_turn(true),
        Intent::Dismiss => {
            if battle.ask.is_none() && battle.stage == Phase::Over {
                room.desk.result_seen = true;
            }
            battle.ask = None;
        }
        Intent::Ready => {
            change_seats(battle, &mut room.eye, &room.table);
            battle.brief();
        }
        _ => {}
    }
}

/// The next player takes his seat. He sees what he last looked at, or where his men are:
/// what the other looked at is not for him.
fn change_seats(battle: &mut Battle, eye: &mut Eye, table: &OnTable) {
    let left = battle.viewer;
    battle.seat_taken();
    let now = battle.viewer;
    if left != now {
        battle.looks[left] = Some(eye.look());
        match battle.looks[now] {
            Some(look) => return eye.look_again(look),
            None => eye.fit(),
        }
    }
    if let Some(hex) = home(battle, now).filter(|_| !battle.is_large()) {
        eye.approach(sheet_centre(table, hex));
    }
}

fn policy_order(battle: &mut Battle, policy: FirePolicy) {
    if let Some(unit) = battle.chosen {
        battle.order(crate::rules::Order::Policy { unit, policy });
    }
}

/// Does what a key or its button says; a hex to bring into view comes back.
fn act(
    action: Action,
    battle: &mut Battle,
    desk: &mut Desk,
    next: &mut NextState<Screen>,
) -> Option<crate::hex::Hex> {
    if let Some(ask) = battle.ask.clone() {
        answer(action, &ask, battle);
        return None;
    }
    let mode = |b: &mut Battle, m: Mode| b.mode = if b.mode == m { Mode::Ordinary } else { m };
    match action {
        Action::NextUnit | Action::PreviousUnit => {
            let unit = battle.next_unit(action == Action::NextUnit)?;
            return battle.shown().unit(unit)?.hex();
        }
        Action::EndTurn if battle.stage == Phase::Over => desk.result_seen = false,
        Action::EndTurn => battle.end_turn(false),
        Action::Act if battle.busy() => battle.skip(),
        Action::Act => map::click(battle, battle.hover, map::ClickModifiers::default()),
        Action::AreaFire => mode(battle, Mode::AreaFire),
        Action::Assault => mode(battle, Mode::Assault),
        Action::Face => mode(battle, Mode::Face),
        Action::Recover => mode(battle, Mode::Recover),
        Action::Rally => {
            let unit = battle.chosen?;
            let seconds = battle.fire_seconds();
            battle.order(crate::rules::Order::Rally { unit, seconds });
        }
        Action::Longer => battle.seconds = Some(battle.fire_seconds() + 30),
        Action::Shorter => battle.seconds = Some(battle.fire_seconds().saturating_sub(30)),
        Action::AtWill => policy_order(battle, FirePolicy::AtWill),
        Action::CloseOnly => policy_order(battle, FirePolicy::CloseOnly),
        Action::ArmourFirst => policy_order(battle, FirePolicy::ArmourFirst),
        Action::Hold => policy_order(battle, FirePolicy::Hold),
        Action::MarchThere => battle.aim(Mission::Move),
        Action::AttackThere => battle.aim(Mission::Attack),
        Action::HoldThere => battle.aim(Mission::Hold),
        Action::SupportThere => battle.aim(Mission::Support),
        Action::CarryOn => battle.carry_on(),
        Action::Relieve => battle.relieve(),
        Action::Superior => battle.choose_superior(),
        Action::NextBody => return battle.next_body(),
        Action::Find => {
            battle.roster = true;
            battle.find = true;
        }
        Action::Undo => battle.undo(),
        Action::Save => desk.save(battle),
        Action::Threat => battle.threat = !battle.threat,
        Action::Roster => battle.roster = !battle.roster,
        Action::Briefing => battle.ask = Some(Question::Briefing),
        Action::Help => battle.ask = Some(Question::Keys),
        Action::Speed => battle.speed += 1,
        Action::Fit | Action::Overview | Action::Centre => {}
        Action::Back => back(battle, desk, next),
    }
    None
}

fn answer(action: Action, ask: &Question, battle: &mut Battle) {
    match (action, ask) {
        (Action::EndTurn, Question::Idle(_)) => battle.end_turn(true),
        (Action::CarryOn, Question::Idle(_)) => battle.carry_on(),
        (Action::EndTurn | Action::Act | Action::Back | Action::Help | Action::Briefing, _) => {
            battle.ask = None;
        }
        _ => {}
    }
}

/// One step back: out of a mode, a choice, the table.
pub(crate) fn back(battle: &mut Battle, desk: &mut Desk, next: &mut NextState<Screen>) {
    if battle.running() {
        battle.halt();
    } else if battle.mode != Mode::Ordinary || !battle.group.is_empty() {
        battle.mode = Mode::Ordinary;
        battle.group.clear();
    } else if battle.chosen.is_some() || battle.body.is_some() || battle.looked_at.is_some() {
        battle.chosen = None;
        battle.body = None;
        battle.looked_at = None;
    } else {
        // Who only watched has nothing to go on with, and must not lose what he has.
        let played = Side::ALL.iter().any(|s| battle.seats()[*s] == Who::Human);
        if let Some(shelf) = desk.shelf.as_ref().filter(|_| played) {
            let _ = shelf.autosave(battle.game());
        }
        desk.refresh();
        next.set(Screen::Menu);
    }
}
