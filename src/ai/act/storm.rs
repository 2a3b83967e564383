//! Assault: together, after fire, and only at decent odds.

use super::walk::{Walk, walk};
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
use crate::rules::frontage::{Frontage, frontage};
use crate::rules::{
    AssaultResult, ElementKind, Morale, Order, UnitId, Works, affords, morale, room,
};

/// A planned assault: who goes to which hex for it.
#[derive(Clone, Debug)]
pub(crate) struct Strike {
    /// The hex to be stormed.
    pub hex: Hex,
    /// Who, and where he jumps off.
    pub parties: Vec<(UnitId, Hex)>,
}

/// What an assault promises.
#[derive(Clone, Copy, Debug)]
struct Promise {
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
fn rush(
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
struct Party<'a> {
    o: &'a Own<'a>,
    from: Hex,
    /// Suppression before the rush, hundredths of a point.
    nerves: i64,
    /// What a minute of all fire that can fall on the rush does.
    toll: Toll,
    /// Seconds the rush lies under fire.
    rush_s: u32,
}

impl<'a> Party<'a> {
    /// `strain`: suppression that the way there will bring, hundredths of a point.
    fn new(
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
fn promise(pic: &Picture, plan: &Plan, hex: Hex, who: &[Party]) -> Promise {
    let attackers: Vec<Fighter> = who.iter().filter_map(|p| fighter(pic, p)).collect();
    let rush: i64 = who.iter().map(|p| p.toll.cost * p.under_fire_s(pic) / 60).sum();
    if attackers.is_empty() {
        return Promise { chance: 0, worth: -rush };
    }
    let defenders: Vec<&Foe> = pic.foes.iter().filter(|f| f.hex == hex && f.contact.seen).collect();
    let theirs = defenders.iter().map(|f| defender(f)).collect();
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

fn defender(f: &Foe) -> Fighter {
    Fighter::of_contact(f.contact)
}

/// The assault to give now, by units that stand ready: the best by worth.
pub(crate) fn storm_order(
    pic: &Picture,
    plan: &Plan,
    ground: &mut GroundMemory,
    threat: &Threat,
) -> Option<Order> {
    let decent_pm = pic.doctrine.storm.decent_pm;
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
        let Some(promise) = choose(pic, plan, f.hex, &mut who, decent_pm) else { continue };
        if best.as_ref().is_none_or(|b| promise.worth > b.0) {
            best = Some((promise.worth, who.iter().map(|p| p.o.id).collect(), f.hex));
        }
    }
    best.map(|(_, units, hex)| Order::Assault { units, hex })
}

/// Those who withdraw do not attack, and a garrison does not run out of its holes
/// unless only a straggler is before it.
fn may_leave(pic: &Picture, plan: &Plan, o: &Own, hex: Hex) -> bool {
    match plan.task(o) {
        Task::Leave(_) | Task::Go(_) | Task::Refit(_) | Task::Support(_) | Task::Outside => false,
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
fn choose(
    pic: &Picture,
    plan: &Plan,
    hex: Hex,
    who: &mut Vec<Party>,
    least: i64,
) -> Option<Promise> {
    let d = &pic.doctrine.storm;
    who.retain(|p| p.arrives(pic).is_some());
    who.sort_by_key(|p| (-p.o.power, p.o.id));
    at_the_front(pic, who);
    who.truncate(d.units_most);
    let mut best: Option<(Promise, usize)> = None;
    for n in 1..=who.len() {
        let promise = promise(pic, plan, hex, &who[..n]);
        let better = best.is_none_or(|(b, _)| promise.worth > b.worth);
        let hopes = promise.worth > 0 || least < d.decent_pm;
        if promise.chance >= least && hopes && better {
            best = Some((promise, n));
        }
    }
    let (promise, n) = best?;
    who.truncate(n);
    Some(promise)
}

/// Who has his place on a hexside already: men and vehicles each for themselves.
struct Fronts {
    full: Frontage,
    there: Vec<(Hex, bool, u32)>,
}

impl Fronts {
    fn new(pic: &Picture) -> Fronts {
        Fronts { full: frontage(pic.field), there: Vec::new() }
    }

    /// Whether at least a part of a unit would fight over the hexside.
    fn has_room(&self, o: &Own, from: Hex) -> bool {
        let driving = o.ty.is_vehicle();
        let most = if driving { self.full.vehicles } else { self.full.men };
        let taken = self.there.iter().filter(|t| t.0 == from && t.1 == driving);
        taken.map(|t| t.2).sum::<u32>() < most
    }

    fn take(&mut self, o: &Own, from: Hex) {
        let driving = o.ty.is_vehicle();
        let count = if driving { o.unit.pieces } else { o.unit.men };
        self.there.push((from, driving, u32::from(count)));
    }
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

/// Assaults that can be brought about this turn by moving up first: for each enemy hex
/// who can be next to it with time left, if together they have decent odds.
pub(crate) fn strikes(
    pic: &Picture,
    plan: &Plan,
    ground: &mut GroundMemory,
    threat: &Threat,
    least: i64,
) -> Vec<Strike> {
    let reach = pic.doctrine.storm.reach_hexes;
    let near = |o: &Own| pic.nearest_seen(o.hex).is_some_and(|gap| gap <= reach);
    let mut walks: Vec<(usize, Walk)> = Vec::new();
    for (i, o) in pic.own.iter().enumerate() {
        if can_storm(pic, o) && goes(plan, o) && near(o) {
            let steps = ground.steps(pic, o.ty.mobility);
            walks.push((i, walk(pic, threat, &steps, o, plan.manner(pic, o))));
        }
    }
    let mut used: Vec<UnitId> = Vec::new();
    let mut hexes: Vec<Hex> = pic.foes.iter().filter(|f| f.contact.seen).map(|f| f.hex).collect();
    hexes.sort_unstable();
    hexes.dedup();
    let mut offer = |hex: Hex, used: &[UnitId]| {
        let mut who = parties(pic, ground, threat, &walks, hex, used);
        let asked = who.iter().map(|p| p.o.id).collect();
        let promise = choose(pic, plan, hex, &mut who, least);
        let strike = || Strike { hex, parties: who.iter().map(|p| (p.o.id, p.from)).collect() };
        StrikeOffer { asked, best: promise.map(|p| (p.worth, strike())) }
    };
    let mut offers: Vec<StrikeOffer> = hexes.iter().map(|h| offer(*h, &used)).collect();
    let mut out: Vec<Strike> = Vec::new();
    loop {
        let mut best: Option<(i64, usize)> = None;
        for (i, (worth, _)) in
            offers.iter().enumerate().filter_map(|(i, o)| Some((i, o.best.as_ref()?)))
        {
            if best.is_none_or(|b| *worth > b.0) {
                best = Some((*worth, i));
            }
        }
        let Some((_, strike)) = best.and_then(|(_, i)| offers[i].best.take()) else { return out };
        let gone: Vec<UnitId> = strike.parties.iter().map(|p| p.0).collect();
        used.extend(&gone);
        out.push(strike);
        // Only where one of them would have been another has to go.
        for (hex, old) in hexes.iter().zip(&mut offers) {
            let open = !out.iter().any(|s| s.hex == *hex);
            if open && old.asked.iter().any(|id| gone.contains(id)) {
                *old = offer(*hex, &used);
            }
        }
    }
}

/// The best strike at a hex as things stand.
struct StrikeOffer {
    /// Who was asked: while none of them has another task it stays the best.
    asked: Vec<UnitId>,
    best: Option<(i64, Strike)>,
}

/// Whose task it is to attack: an assault at decent odds needs no further leave.
fn goes(plan: &Plan, o: &Own) -> bool {
    matches!(plan.task(o), Task::Attack(_))
}

/// Who can jump off against a hex this turn, and from where; room is shared out.
fn parties<'a>(
    pic: &'a Picture<'a>,
    ground: &mut GroundMemory,
    threat: &Threat,
    walks: &[(usize, Walk)],
    hex: Hex,
    used: &[UnitId],
) -> Vec<Party<'a>> {
    let d = &pic.doctrine.storm;
    let mut who: Vec<Party> = Vec::new();
    let mut planned: Vec<(Hex, u32)> = Vec::new();
    let mut fronts = Fronts::new(pic);
    for (i, walk) in walks {
        let o = &pic.own[*i];
        if used.contains(&o.id) || o.hex.distance(hex) > d.reach_hexes {
            continue;
        }
        let need = room(pic.setup, o.unit);
        let mut best: Option<(i64, Party)> = None;
        for (_, from) in hex.neighbours() {
            if pic.p.was_stormed(from, hex) || !fronts.has_room(o, from) {
                continue;
            }
            let Some(spot) = walk.spot(from) else { continue };
            let Some((step, cost)) = rush(pic, ground, o, from, hex) else { continue };
            let extra: u32 = planned.iter().filter(|p| p.0 == from).map(|p| p.1).sum();
            let crowd = pic.taken(from, o) + extra;
            let fits = crowd == 0 || crowd + need <= pic.setup.stacking_limit();
            let left = o.unit.time - spot.seconds as i32;
            let Some(wait) = walk.wait(left, from, hex) else { continue };
            let left = left.saturating_sub_unsigned(wait);
            if fits && affords(left, cost, pic.full) {
                let party = Party::new(pic, threat, o, (from, hex), spot.strain, step);
                let fire = party.toll.cost * i64::from(step) / 60;
                let way = i64::from(spot.seconds) * d.second_pm / 1000;
                let price = spot.risk + fire + way;
                if best.is_none_or(|b| price < b.0) {
                    best = Some((price, party));
                }
            }
        }
        if let Some((_, party)) = best {
            planned.push((party.from, need));
            fronts.take(o, party.from);
            who.push(party);
        }
    }
    who
}
