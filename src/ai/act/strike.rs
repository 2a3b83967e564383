//! Strikes: assaults brought about in one turn, by fire first and by moving up.

use super::fronts::Fronts;
use super::prepare::prepared;
use super::storm::{Bar, Party, can_storm, choose, disputes, may_leave, rush};
use super::walk::{Walk, walk};
use crate::ai::intend::plan::Plan;
use crate::ai::intend::task::Task;
use crate::ai::look::ground::GroundMemory;
use crate::ai::look::picture::{Own, Picture};
use crate::ai::look::threat::Threat;
use crate::hex::Hex;
use crate::rules::{UnitId, affords, room};

/// A planned assault: who goes to which hex for it.
#[derive(Clone, Debug)]
pub(crate) struct Strike {
    /// The hex to be stormed.
    pub hex: Hex,
    /// Who, and where he jumps off.
    pub parties: Vec<(UnitId, Hex)>,
}

/// Assaults that can be brought about this turn by moving up first: for each enemy hex
/// who can be next to it with time left, if together they have decent odds.
pub(crate) fn strikes(
    pic: &Picture,
    plan: &Plan,
    ground: &mut GroundMemory,
    threat: &Threat,
    least_pm: i64,
) -> Vec<Strike> {
    let reach = pic.doctrine.storm.reach_hexes;
    let near = |o: &Own| pic.nearest_seen(o.hex).is_some_and(|gap| gap <= reach);
    let mut walks: Vec<(usize, Walk)> = Vec::new();
    for (i, o) in pic.own.iter().enumerate() {
        if can_storm(pic, o) && goes(pic, plan, o) && near(o) {
            let steps = ground.steps(pic, o.ty.mobility);
            walks.push((i, walk(pic, threat, &steps, o, plan.manner(pic, o))));
        }
    }
    let mut used: Vec<UnitId> = Vec::new();
    let mut hexes: Vec<Hex> = pic.foes.iter().filter(|f| f.contact.seen).map(|f| f.hex).collect();
    hexes.sort_unstable();
    hexes.dedup();
    // Before the fire it is reckoned in; after it what it did is there to see.
    let prepares = least_pm < pic.doctrine.storm.decent_pm;
    let mut offer = |hex: Hex, used: &[UnitId]| {
        let may = |o: &Own| may_leave(pic, plan, o, hex);
        let open: Vec<&(usize, Walk)> = walks.iter().filter(|(i, _)| may(&pic.own[*i])).collect();
        let mut who = parties(pic, ground, threat, &open, hex, used);
        let strain = if prepares { prepared(pic, hex) } else { 0 };
        let bar = Bar::of(pic, plan, hex, least_pm, strain);
        let asked = who.iter().map(|p| p.o.id).collect();
        let promise = choose(pic, plan, hex, &mut who, bar);
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

/// Whose task it is to attack, or who stands by: an assault at decent odds needs no further leave. Those who hold
/// ground move up against who has come into it.
fn goes(pic: &Picture, plan: &Plan, o: &Own) -> bool {
    match plan.task(o) {
        Task::Attack(_) => true,
        Task::Stage(_) | Task::Rest => pic.doctrine.storm.reserves,
        Task::Defend(_) => pic.foes.iter().any(|f| f.contact.seen && disputes(plan, o, f.hex)),
        _ => false,
    }
}

/// Who can jump off against a hex this turn, and from where; room is shared out.
fn parties<'a>(
    pic: &'a Picture<'a>,
    ground: &mut GroundMemory,
    threat: &Threat,
    walks: &[&(usize, Walk)],
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
