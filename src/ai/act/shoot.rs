//! Fire: who is worth shooting at, for how long, and when silence is better.

use super::husband::may_fire_s;
use crate::ai::doctrine::Firing;
use crate::ai::intend::plan::Plan;
use crate::ai::intend::task::Task;
use crate::ai::look::estimate;
use crate::ai::look::picture::{Foe, Own, Picture};
use crate::ai::look::threat::burst;
use crate::hex::Hex;
use crate::rules::fire::{
    FireEngagement, FireManner, Firer, Mark, range_against, resolve_fire, weapons_in_use,
};
use crate::rules::{
    ElementKind, FirePolicy, Morale, Order, Target, Unit, first_load, line_of_sight, spotting_range,
};

/// What a target offers.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Aim<'a> {
    pub foe: &'a Foe<'a>,
    /// Worth of a minute, thousandths of a man, his answer counted.
    pub worth: i64,
}

/// What is asked of fire.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Ask {
    /// What a minute of it by ten men must be worth, thousandths of a man.
    least: i64,
    /// Share of the answers to it that is reckoned with, per cent.
    reply_pct: i64,
}

impl Ask {
    /// Of a unit with a task; `late`: all else is done.
    fn of(d: &Firing, task: Task, late: bool) -> Ask {
        let least = match task {
            Task::Attack(_) if late => d.least * d.late_pct / 100,
            Task::Attack(_) | Task::Support(_) => d.least,
            _ => d.least_waiting,
        };
        let attacks = matches!(task, Task::Attack(_));
        Ask { least, reply_pct: if attacks { d.reply_attack_pct } else { d.reply_pct } }
    }
}

/// The best target of a unit now, if any is worth what is asked; `focus`: hexes on which fire counts
/// for more.
pub(crate) fn best_shot<'a>(
    pic: &'a Picture<'a>,
    o: &Own,
    ask: Ask,
    focus: &[Hex],
) -> Option<Aim<'a>> {
    let d = &pic.doctrine.fire;
    // The broken do no harm for a while.
    let harms = |s: &Aim| s.foe.contact.morale < Morale::Broken;
    let choice = |s: &Aim| if harms(s) { s.worth } else { s.worth * d.broken_pct / 100 };
    let least = ask.least * i64::from(o.unit.men.max(d.few_men)) / 10;
    let replies = replies(pic, o, true);
    let all: i64 = replies.iter().map(|r| r.cost).sum();
    let cost = |f: &Foe| {
        // Whoever is fired at answers only as long as he is steady.
        let silent = |r: &&Reply| r.foe.contact.id == f.contact.id && !r.steady();
        let held: i64 = replies.iter().filter(silent).map(|r| r.cost).sum();
        (all - held) * ask.reply_pct / 100
    };
    pic.foes
        .iter()
        .filter_map(|f| Some(Aim { foe: f, worth: shot_worth(pic, o, f, focus)? - cost(f) }))
        .filter(|s| s.worth >= least * i64::from(scarcity(pic, o)) / 100)
        .filter(|s| may_fire_s(pic, o, s.foe, s.worth) >= d.least_s)
        .max_by_key(|s| (choice(s), u16::MAX - s.foe.contact.id.0))
}

/// Worth of a minute of aimed fire at an enemy, answers not counted; `None` if it cannot
/// be.
fn shot_worth(pic: &Picture, o: &Own, f: &Foe, focus: &[Hex]) -> Option<i64> {
    let (c, d) = (f.contact, &pic.doctrine.fire);
    let metres = pic.metres(o.hex, f.hex);
    if metres > o.far_m {
        return None;
    }
    let old = !c.seen && pic.p.public.clock.since(c.at) > d.stale_s;
    let lib = &pic.setup.library;
    if old
        || metres > pic.p.visibility_m(f.hex)
        || metres > range_against(lib, o.ty, f.ty)
        || !line_of_sight(pic.field, o.hex, f.hex)
    {
        return None;
    }
    let firer = Firer::new(o.unit)?;
    let e = FireEngagement {
        firer,
        mark: Mark { crowd: pic.p.crowd(c.hex), ..Mark::of_contact(c) },
        seconds: 60,
        manner: if c.seen { FireManner::Aimed } else { FireManner::Area(100) },
    };
    let odds = resolve_fire(pic.field, &e);
    if odds.rounds_milli == 0 {
        return None;
    }
    let men = odds.men_milli() as i64 * pic.worth.enemy_man / 1000;
    let draw = pic.setup.library.armour.draw_pct(c.aerials, c.pieces) as i64;
    let pieces = odds.pieces_milli() as i64 * pic.worth.enemy_piece / 1000 * draw / 100;
    let press = odds.suppression() as i64 - i64::from(c.suppression());
    let press = press.max(0) * press_rate(pic, f, focus.contains(&f.hex));
    let gain = (men + pieces + press) * f.trust / 100;
    Some(if c.seen { gain } else { gain * d.blind_pct / 100 })
}

/// What a point of suppression on an enemy is worth: his fire and his grip on the
/// ground weaken. Past shaken there is little left to gain.
pub(crate) fn press_rate(pic: &Picture, f: &Foe, focus: bool) -> i64 {
    let d = &pic.doctrine.nerves;
    let nerves = pic.doctrine.power.nerves_pct.of(f.contact.morale);
    let whole = f.power * 100 / nerves.max(d.left_least_pct);
    let base = (whole * pic.worth.enemy_man / 1000 / d.points_a_unit).max(d.press_least);
    let shaken = f.contact.morale >= Morale::Shaken;
    let base = if shaken { base * d.press_shaken_pct / 100 } else { base };
    if focus { base * d.press_focus_pct / 100 } else { base }
}

/// An enemy who would see what a unit does, and could fire at it for it.
struct Reply<'a> {
    foe: &'a Foe<'a>,
    /// What a minute of it costs, thousandths of a man.
    cost: i64,
}

impl Reply<'_> {
    fn steady(&self) -> bool {
        self.foe.contact.morale == Morale::Steady
    }
}

/// The enemies in sight who would see a unit do something where it is; firing is seen from
/// further off.
fn replies<'a>(pic: &'a Picture<'a>, o: &Own, fires: bool) -> Vec<Reply<'a>> {
    let lib = &pic.setup.library;
    let shown = Unit { fired: o.unit.fired || fires, ..*o.unit };
    let far = spotting_range(pic.field, &pic.p.public.weather, &shown);
    let far = far.max(pic.setup.map.hex_metres());
    pic.foes
        .iter()
        .filter(|f| f.contact.seen && f.contact.morale <= Morale::Pinned)
        .filter(|f| pic.metres(f.hex, o.hex) <= far.min(f.far_m))
        .filter(|f| pic.metres(f.hex, o.hex) <= range_against(lib, f.ty, o.ty))
        .filter(|f| line_of_sight(pic.field, f.hex, o.hex))
        .map(|foe| Reply { foe, cost: burst(pic, foe, o).cost })
        .collect()
}

/// What it costs a unit to do something for a minute where it is, thousandths of a man.
pub(crate) fn provoked(pic: &Picture, o: &Own) -> i64 {
    // Who sees many at it fires at one after the other.
    let sees = |f: &Foe, x: &Own| {
        (x.id == o.id || pic.is_noticed(x))
            && pic.metres(f.hex, x.hex) <= f.far_m
            && line_of_sight(pic.field, f.hex, x.hex)
    };
    let shared =
        |r: &Reply| r.cost / pic.own.iter().filter(|x| sees(r.foe, x)).count().max(1) as i64;
    let all: i64 = replies(pic, o, false).iter().map(shared).sum();
    all * pic.doctrine.fire.notice_pct / 100
}

/// Ammunition that must last makes fire dearer, per cent.
fn scarcity(pic: &Picture, o: &Own) -> u32 {
    let d = &pic.doctrine.fire.thrift;
    let load = first_load(&pic.setup.library, o.ty).longest();
    let ammo = o.unit.ammo.longest();
    let needed = crate::ai::look::worth::seconds_left(pic.p).min(d.lasts_s) * d.fires_pct;
    if ammo * 100 >= needed || ammo * 100 > load * d.ample_pct {
        100
    } else if ammo * 100 > load * d.little_pct {
        d.short_pct
    } else {
        d.little_asks_pct
    }
}

/// The fire order of a unit in its own turn, `keep` seconds set aside; `late`: all else is done.
pub(crate) fn fire_order(
    pic: &Picture,
    plan: &Plan,
    o: &Own,
    focus: &[Hex],
    keep: u32,
    late: bool,
) -> Option<Order> {
    if o.unit.ammo.is_empty() || o.morale >= Morale::Broken || o.unit.policy == FirePolicy::Hold {
        return None;
    }
    let d = &pic.doctrine.fire;
    let spare = o.time().saturating_sub(keep);
    if spare < d.spare_s || holds_fire(pic, plan, o) {
        return None;
    }
    let ask = Ask::of(d, plan.task(o), late);
    let shot = best_shot(pic, o, ask, focus)?;
    let id = shot.foe.contact.id;
    let lay = if o.unit.target == Some(id) { 0 } else { pic.setup.library.tuning.new_target_s };
    let usable = spare.checked_sub(lay).filter(|s| *s >= d.least_s)?;
    let portion = (usable * d.portion_pct / 100).max(d.portion_s);
    let seconds = if usable <= d.whole_s { usable } else { portion };
    let seconds = seconds.min(o.unit.ammo.longest().max(1));
    let seconds = seconds.min(may_fire_s(pic, o, shot.foe, shot.worth));
    Some(Order::Fire { unit: o.id, target: Target::Contact(id), seconds })
}

/// Unseen and outnumbered, a defender lets them come close.
pub(crate) fn holds_fire(pic: &Picture, plan: &Plan, o: &Own) -> bool {
    if !matches!(plan.task(o), Task::Defend(_) | Task::Rest) || o.ty.kind == ElementKind::Vehicle {
        return false;
    }
    let d = &pic.doctrine.fire.ambush;
    let near = pic.setup.library.tuning.reserve_m.min(d.close_m);
    let close = pic.foes.iter().any(|f| f.contact.seen && pic.metres(f.hex, o.hex) <= near);
    let outnumbered = || {
        let (foes, friends) =
            (pic.foes_near(o.hex, d.foes_m), pic.friends_near(o.hex, d.friends_m));
        foes * 100 > friends * d.foes_pct
    };
    !close && !pic.is_noticed(o) && outnumbered()
}

/// Suppression that a minute of a unit's fire puts on an enemy from a distance, hundredths of a
/// point.
pub(crate) fn strain_a_minute(pic: &Picture, o: &Own, f: &Foe, metres: u32) -> i64 {
    let lib = &pic.setup.library;
    if f.ty.is_vehicle() {
        return 0;
    }
    let presses = weapons_in_use(lib, o.ty, o.unit.men, o.unit.pieces)
        .filter(|(w, _)| w.band(metres).is_some_and(|b| b.men_ppm > 0));
    let press: u64 = presses.map(|(w, milli)| estimate::press_of(pic.setup, w, milli)).sum();
    let exposed = exposed_pct(pic, f) * estimate::density_pct(pic.setup, f.contact.men) / 100;
    estimate::strain(press as i64, exposed, f.contact.men.into())
}

/// How much of fire finds an enemy where he is, per cent of the open.
fn exposed_pct(pic: &Picture, f: &Foe) -> i64 {
    let lib = &pic.setup.library;
    let cell = pic.field.cell(f.hex).copied().unwrap_or_default();
    let down = if f.contact.down { lib.tuning.down_pct } else { 100 };
    let works = if f.contact.moved { 100 } else { lib.works_pct(cell.works) };
    i64::from(lib.terrain(cell.terrain).exposure_pct * works.min(down) / 100)
}

/// Worth of a minute of a unit's fire at an enemy from a distance, thousandths of a man.
pub(crate) fn hits_a_minute(pic: &Picture, o: &Own, f: &Foe, metres: u32) -> i64 {
    let lib = &pic.setup.library;
    let vehicle = f.ty.is_vehicle();
    let (mut sum, mut press) = (0_u64, 0_u64);
    for (w, milli) in weapons_in_use(lib, o.ty, o.unit.men, o.unit.pieces) {
        let Some(b) = w.band(metres) else { continue };
        if b.men_ppm > 0 {
            press += estimate::press_of(pic.setup, w, milli);
        }
        let share = estimate::coefficient(pic.setup, w.class);
        let ppm = if !vehicle {
            b.men_ppm
        } else if b.pen_mm >= f.ty.armour_side {
            b.vehicle_ppm * pic.doctrine.fire.kill_pct / 100
        } else {
            0
        };
        sum += u64::from(w.rate) * milli * u64::from(ppm) / 1_000_000 * share / 1000;
    }
    if vehicle {
        return sum as i64 * pic.worth.enemy_piece / 1000;
    }
    let exposure = exposed_pct(pic, f);
    let density = estimate::density_pct(pic.setup, f.contact.men);
    let hits = sum as i64 * exposure / 100 * density / 100;
    let exposed = exposure * density / 100;
    let points = estimate::strain(press as i64, exposed, f.contact.men.into());
    hits * pic.worth.enemy_man / 1000 + points * press_rate(pic, f, false) / 100
}
