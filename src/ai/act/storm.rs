//! Assault: together, after fire, and only at decent odds.

use super::fronts::Fronts;
use crate::ai::intend::plan::Plan;
use crate::ai::intend::task::Task;
use crate::ai::look::ground::GroundMemory;
use crate::ai::look::picture::{Foe, Own, Picture};
use crate::ai::look::threat::{Threat, burst_at};
use crate::ai::look::toll::Toll;
use crate::hex::Hex;
use crate::rules::assault::{assault_losses, resolve_assault};
use crate::rules::engagement::AssaultEngagement;
use crate::rules::fighter::Fighter;
use crate::rules::{
    AssaultResult, Clock, ElementKind, Morale, Order, UnitId, Works, affords, morale,
};

/// What is asked of an assault, and how those to be stormed are expected to be by then.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bar {
    /// Least chance to take the hex, per mille.
    pub least_pm: i64,
    /// Suppression that fire adds before, points.
    pub strain: i64,
}

impl Bar {
    /// For a hex: at the last it is now or never, and less is asked.
    pub(super) fn of(pic: &Picture, plan: &Plan, hex: Hex, least_pm: i64, strain: i64) -> Bar {
        let d = &pic.doctrine.storm;
        let last = |due: Clock| due.since(pic.p.public.clock) <= d.last.of(pic.full);
        let mut here = plan.goals.iter().filter(|g| !g.ours && g.ground.contains(&hex));
        let least_pm = if here.any(|g| last(g.due)) { least_pm.min(d.last_pm) } else { least_pm };
        Bar { least_pm, strain }
    }
}

/// What an assault promises.
#[derive(Clone, Copy, Debug)]
pub(super) struct Promise {
    /// Chance to take the hex, per mille.
    pub chance: i64,
    /// Expected worth, thousandths of a man.
    pub worth: i64,
}

/// A unit that could take part in an assault at all; machine guns support it by fire.
pub(crate) fn can_storm(pic: &Picture, o: &Own) -> bool {
    o.mobile
        && o.morale == Morale::Steady
        && !o.exhausted
        && o.ty.kind != ElementKind::Gun
        && o.unit.men >= pic.doctrine.storm.men_least
        && !o.is_staff()
        && (o.ty.is_vehicle() || !o.is_support(pic))
}

/// Seconds of the rush from a hex into the next, in the open and in all.
pub(super) fn rush(
    pic: &Picture,
    ground: &mut GroundMemory,
    o: &Own,
    from: Hex,
    hex: Hex,
) -> Option<(u32, u32)> {
    let dir = from.dir_to(hex)?;
    let steps = ground.steps(pic, o.ty.mobility);
    let step = steps.get(pic.size.index(from)?)?[dir.index()];
    (step.0 < u32::MAX).then(|| (step.0, step.0 + pic.setup.library.tuning.assault_s))
}

/// A unit in an assault: where it jumps off, its nerves when it gets there, and what the
/// rush puts at stake.
#[derive(Clone, Copy)]
pub(super) struct Party<'a> {
    pub o: &'a Own<'a>,
    pub from: Hex,
    /// Suppression before the rush, hundredths of a point.
    nerves: i64,
    /// What a minute of all fire that can fall on the rush does.
    pub toll: Toll,
    /// Seconds the rush lies under fire.
    rush_s: u32,
}

impl<'a> Party<'a> {
    /// `strain`: suppression that the way there will bring, hundredths of a point.
    pub(super) fn new(
        pic: &Picture,
        threat: &Threat,
        o: &'a Own<'a>,
        (from, hex): (Hex, Hex),
        strain: i64,
        rush_s: u32,
    ) -> Party<'a> {
        let exposure = pic.exposure(from, None);
        let mut toll = threat.toll(pic, o, from, exposure);
        // The stormed have their final fire instead, which is reckoned apart.
        for f in pic.foes.iter().filter(|f| f.hex == hex) {
            toll = toll.less(burst_at(pic, f, o, (from, exposure)));
        }
        let nerves =
            i64::from(o.unit.suppression) * 100 + strain * pic.doctrine.storm.awake_pct / 100;
        Party { o, from, nerves, toll, rush_s }
    }

    /// Seconds for which he is likely to be fired at.
    fn under_fire_s(&self, pic: &Picture) -> i64 {
        let d = &pic.doctrine.storm;
        i64::from(self.rush_s.min(d.under_fire.of(pic.full))) * d.awake_pct / 100
    }

    /// Suppression when it is there; `None` if the men go to ground before.
    fn arrives(&self, pic: &Picture) -> Option<u8> {
        let strain = self.toll.strain * self.under_fire_s(pic) / 60;
        let nerves = ((self.nerves + strain) / 100).min(100) as u8;
        (morale(nerves, self.o.unit.quality) == Morale::Steady).then_some(nerves)
    }
}

/// The outlook of an assault.
fn promise(pic: &Picture, plan: &Plan, (hex, strain): (Hex, i64), who: &[Party]) -> Promise {
    let attackers: Vec<Fighter> = who.iter().filter_map(|p| fighter(pic, p)).collect();
    let rush: i64 = who.iter().map(|p| p.toll.cost * p.under_fire_s(pic) / 60).sum();
    if attackers.is_empty() {
        return Promise { chance: 0, worth: -rush };
    }
    let defenders: Vec<&Foe> = pic.foes.iter().filter(|f| f.hex == hex && f.contact.seen).collect();
    let theirs = defenders.iter().map(|f| defender(f, strain)).collect();
    let e = AssaultEngagement::new(pic.field, hex, attackers, theirs, &pic.p.public.weather);
    let odds = resolve_assault(pic.field, &e);
    let prize = prize(pic, plan, hex, &defenders);
    let men: i64 = who.iter().map(|p| i64::from(p.o.unit.men)).sum();
    let d = &pic.doctrine.storm;
    let leaders = who.iter().filter(|p| p.o.leads).count() as i64;
    let disorder = men * d.disorder + leaders * d.leader;
    let (men_hit, pieces_hit) = odds.final_fire.hits_milli;
    let under_fire = men_hit as i64 + pieces_hit as i64 * pic.worth.own_piece / 1000;
    let (mut chance, mut worth) = (0, -rush - disorder - under_fire);
    for (result, weight) in odds.dist.iter() {
        let sides = (odds.inside.as_slice(), e.defenders.as_slice());
        let (mine, theirs) = assault_losses(&pic.setup.library.close_combat, sides, result);
        let mut value = theirs.mean_milli(|k| k) as i64 * pic.worth.enemy_man / 1000
            - mine.mean_milli(|k| k) as i64;
        match result {
            AssaultResult::Taken | AssaultResult::Overrun => {
                value += prize;
                chance += ((weight * 1000) >> 32) as i64;
            }
            AssaultResult::Routed | AssaultResult::Broken => value -= men * d.routed,
            AssaultResult::Repelled | AssaultResult::Held | AssaultResult::GoneToGround => {
                value -= men * d.repelled;
            }
        }
        worth += value * ((weight * 1000) >> 32) as i64 / 1000;
    }
    Promise { chance, worth }
}

/// What it is worth to have the hex: a share of the goal it belongs to, and what its
/// loss does to the enemy.
fn prize(pic: &Picture, plan: &Plan, hex: Hex, defenders: &[&Foe]) -> i64 {
    let d = &pic.doctrine.storm;
    let guns: i64 = defenders
        .iter()
        .filter(|f| f.ty.kind == ElementKind::Gun || f.contact.mired)
        .map(|f| i64::from(f.contact.pieces) * pic.worth.enemy_piece)
        .sum();
    let thrown_out = defenders.iter().map(|f| f.power).sum::<i64>() * d.prize_power_pct / 100;
    let firm = defenders.iter().any(|f| f.contact.morale < Morale::Broken);
    let share = plan
        .goals
        .iter()
        .filter_map(|g| {
            let held = g.hexes.iter().filter(|h| pic.enemy_at(**h)).count().max(1);
            let whole = g.value * d.prize_goal_pct / 100 / held as i64;
            if g.ground.contains(&hex) {
                return Some(whole);
            }
            // Next to it he disputes it as long as he is himself.
            let near = firm && g.ground.iter().any(|h| h.distance(hex) <= 1);
            (near && !g.ours).then_some(whole * d.prize_beside_pct / 100)
        })
        .max()
        .unwrap_or(0);
    guns + thrown_out + share
}

/// One of them, if he gets there.
fn fighter(pic: &Picture, p: &Party) -> Option<Fighter> {
    let suppression = p.arrives(pic)?;
    Some(Fighter { suppression, hex: p.from, ..Fighter::new(p.o.unit)? })
}

fn defender(f: &Foe, strain: i64) -> Fighter {
    let fighter = Fighter::of_contact(f.contact);
    let suppression = (i64::from(fighter.suppression) + strain).clamp(0, 100) as u8;
    Fighter { suppression, ..fighter }
}

/// The assault to give now, by units that stand ready: the best by worth.
pub(crate) fn storm_order(
    pic: &Picture,
    plan: &Plan,
    ground: &mut GroundMemory,
    threat: &Threat,
) -> Option<Order> {
    let mut best: Option<(i64, Vec<UnitId>, Hex)> = None;
    let mut seen: Vec<Hex> = Vec::new();
    for f in pic.foes.iter().filter(|f| f.contact.seen) {
        if seen.contains(&f.hex) {
            continue;
        }
        seen.push(f.hex);
        let mut who: Vec<Party> = pic
            .own
            .iter()
            .filter(|o| {
                o.hex.distance(f.hex) == 1 && can_storm(pic, o) && may_leave(pic, plan, o, f.hex)
            })
            .filter(|o| !pic.p.was_stormed(o.hex, f.hex))
            .filter_map(|o| {
                let (step, cost) = rush(pic, ground, o, o.hex, f.hex)?;
                let wait = pic.p.wait_to_enter(o.id, f.hex).ok()?;
                affords(o.unit.time.saturating_sub_unsigned(wait), cost, pic.full)
                    .then(|| Party::new(pic, threat, o, (o.hex, f.hex), 0, step))
            })
            .collect();
        let bar = Bar::of(pic, plan, f.hex, pic.doctrine.storm.decent_pm, 0);
        let Some(promise) = choose(pic, plan, f.hex, &mut who, bar) else { continue };
        if best.as_ref().is_none_or(|b| promise.worth > b.0) {
            best = Some((promise.worth, who.iter().map(|p| p.o.id).collect(), f.hex));
        }
    }
    best.map(|(_, units, hex)| Order::Assault { units, hex })
}

/// Those who withdraw do not attack, and a garrison does not run out of its holes
/// unless only a straggler is before it.
pub(super) fn may_leave(pic: &Picture, plan: &Plan, o: &Own, hex: Hex) -> bool {
    match plan.task(o) {
        Task::Leave(_) | Task::Go(_) | Task::Refit(_) | Task::Support(_) | Task::Outside => false,
        // Whoever has come into it is thrown out again.
        Task::Defend(_) if disputes(plan, o, hex) => true,
        Task::Defend(_) => {
            let d = &pic.doctrine.storm.sally;
            let works = pic.field.cell(o.hex).is_some_and(|c| c.works != Works::None);
            let weak = || {
                let (foes, friends) =
                    (pic.foes_near(hex, d.foes_m), pic.friends_near(o.hex, d.friends_m));
                foes * 100 < friends * d.foes_pct
            };
            !works || weak()
        }
        _ => true,
    }
}

/// Cuts a list of attackers down to those who are worth sending, strongest first;
/// `None` if the odds are not decent.
pub(super) fn choose(
    pic: &Picture,
    plan: &Plan,
    hex: Hex,
    who: &mut Vec<Party>,
    bar: Bar,
) -> Option<Promise> {
    let d = &pic.doctrine.storm;
    who.retain(|p| p.arrives(pic).is_some());
    who.sort_by_key(|p| (-p.o.power, p.o.id));
    at_the_front(pic, who);
    who.truncate(d.units_most);
    let mut best: Option<(Promise, usize)> = None;
    for n in 1..=who.len() {
        let promise = promise(pic, plan, (hex, bar.strain), &who[..n]);
        let better = best.is_none_or(|(b, _)| promise.worth > b.worth);
        // Before the fire that prepares it nobody knows what it will be worth.
        let hopes = promise.worth > 0 || bar.strain > 0;
        if promise.chance >= bar.least_pm && hopes && better {
            best = Some((promise, n));
        }
    }
    let (promise, n) = best?;
    who.truncate(n);
    Some(promise)
}

/// Leaves out whoever would only wait behind: he is better kept for another hexside.
fn at_the_front(pic: &Picture, who: &mut Vec<Party>) {
    let mut fronts = Fronts::new(pic);
    who.retain(|p| {
        let fits = fronts.has_room(p.o, p.from);
        fronts.take(p.o, p.from);
        fits
    });
}

/// A hex is part of the ground that a unit is there for.
pub(super) fn disputes(plan: &Plan, o: &Own, hex: Hex) -> bool {
    let goal = plan.task(o).goal().and_then(|g| plan.goals.get(g));
    goal.is_some_and(|g| g.ground.contains(&hex))
}
