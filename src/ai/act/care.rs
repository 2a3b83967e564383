//! Looking after the units: nerves, mired vehicles, fronts and fire policies.

use super::shoot;
use crate::ai::intend::plan::Plan;
use crate::ai::intend::task::Task;
use crate::ai::look::picture::{Own, Picture};
use crate::ai::look::threat::Threat;
use crate::ai::look::worth::is_left;
use crate::rules::{
    ElementKind, FirePolicy, Forecast, Morale, Order, Symbol, can_recover, check, face_cost,
    forecast,
};

/// Suppression after rallying for some seconds.
fn after_rally(pic: &Picture, o: &Own, seconds: u32) -> Option<u8> {
    match forecast(pic.p, &Order::Rally { unit: o.id, seconds }) {
        Ok(Forecast::Rally { suppression, .. }) => Some(suppression),
        _ => None,
    }
}

/// Whoever is seen to get up and call his men together is fired at: whether it calms more
/// than that shakes.
fn pays(pic: &Picture, threat: &Threat, o: &Own, seconds: u32) -> bool {
    let Some(after) = after_rally(pic, o, seconds) else { return false };
    let whole = o.power * 100 / pic.doctrine.power.nerves_pct.of(o.morale).max(1);
    let calmed = i64::from(o.unit.suppression.saturating_sub(after));
    let gain = calmed * whole / pic.doctrine.nerves.points_a_unit;
    // A point lost again is worth what one gained is, not what the shaken are worth now.
    let whole = Own { power: whole, ..*o };
    let answer = shoot::provoked(pic, &whole) + threat.unseen(pic, &whole).cost;
    gain > answer * i64::from(seconds) / 60
}

/// Rallying that comes before anything else: units whose nerves keep them from their
/// task.
pub(crate) fn urgent_rally(pic: &Picture, plan: &Plan, threat: &Threat, o: &Own) -> Option<Order> {
    let (time, d) = (o.time(), &pic.doctrine.care);
    if o.morale == Morale::Steady || time < d.rally_least_s || !pays(pic, threat, o, time) {
        return None;
    }
    // Those who are sent back come round where it is quiet.
    let goes_back = matches!(plan.task(o), Task::Refit(_)) && o.mobile;
    if goes_back {
        return None;
    }
    if o.morale >= Morale::Shaken {
        return Some(Order::Rally { unit: o.id, seconds: time });
    }
    let attacks = matches!(plan.task(o), Task::Attack(_) | Task::Go(_));
    let steady = |s: u8| crate::rules::morale(s, o.unit.quality) == Morale::Steady;
    let seconds = time * d.rally_pct / 100;
    (attacks && after_rally(pic, o, seconds).is_some_and(steady)).then(|| {
        // The least that does it, by halving.
        let (mut low, mut high) = (1, seconds);
        while high - low > d.rally_grain_s {
            let mid = low.midpoint(high);
            if after_rally(pic, o, mid).is_some_and(steady) { high = mid } else { low = mid }
        }
        Order::Rally { unit: o.id, seconds: high }
    })
}

/// Rallying with the time that is left over.
pub(crate) fn idle_rally(pic: &Picture, threat: &Threat, o: &Own, keep: u32) -> Option<Order> {
    let spare = o.time().saturating_sub(keep);
    let d = &pic.doctrine.care;
    let worth_it = o.morale > Morale::Steady || o.unit.suppression >= d.idle_points;
    (worth_it && spare >= d.idle_least_s && pic.full > 0 && pays(pic, threat, o, spare))
        .then_some(Order::Rally { unit: o.id, seconds: spare })
}

/// True if a unit may spend the time to pull out a mired vehicle: where that lasts longer
/// than a turn, only those who stay where they are do.
pub(crate) fn free_to_recover(pic: &Picture, plan: &Plan, o: &Own) -> bool {
    if o.unit.is_immobile() || !can_recover(o.ty) || o.morale == Morale::Broken {
        return false;
    }
    let d = &pic.doctrine.care;
    let takes = pic.setup.library.tuning.recover_s;
    if !is_left(pic.p, takes, d.rescue_left_pct) {
        return false;
    }
    let stays =
        matches!(plan.task(o), Task::Rest | Task::Recuperate(_) | Task::Stage(_) | Task::Defend(_));
    stays || takes <= pic.full
}

/// Pulls out a mired vehicle next to the unit, unless an enemy is too near or the unit
/// is wanted elsewhere before it could be done.
pub(crate) fn recover(pic: &Picture, plan: &Plan, threat: &Threat, o: &Own) -> Option<Order> {
    if !free_to_recover(pic, plan, o) {
        return None;
    }
    let d = &pic.doctrine.care;
    let quiet = |m: &&Own| {
        pic.nearest_seen(m.hex).is_none_or(|gap| gap > d.rescue_foe_hexes)
            && threat.cost(pic, o, o.hex, 100) < pic.worth.own_piece * d.rescue_risk_pct / 100
    };
    pic.own
        .iter()
        .filter(|m| m.unit.is_mired() && m.hex.distance(o.hex) <= 1)
        .filter(quiet)
        .map(|m| Order::Recover { unit: o.id, mired: m.id })
        .find(|order| check(pic.p, order).is_ok())
}

/// Turns armour towards what can hurt it.
pub(crate) fn face(pic: &Picture, plan: &Plan, o: &Own) -> Option<Order> {
    if !o.mobile || !(o.ty.is_vehicle() || o.ty.kind == ElementKind::Gun) {
        return None;
    }
    let d = &pic.doctrine.care;
    let weight = |f: &&crate::ai::look::picture::Foe| {
        let metres = i64::from(pic.metres(f.hex, o.hex)).max(d.face_near_m);
        let sting = if f.ty.kind == ElementKind::Men { 1 } else { d.face_guns };
        f.power * f.trust * sting / metres
    };
    let worst = pic.foes.iter().max_by_key(weight).map(|f| f.hex);
    let toward = worst.or_else(|| plan.goals.get(plan.task(o).goal()?)?.hexes.first().copied())?;
    let dir = o.hex.sector_to(toward)?;
    let turns = o.unit.facing.turns_to(dir);
    let needed = if worst.is_some() { d.face_turns } else { d.face_turns_idle };
    let cost = face_cost(pic.setup, o.unit, dir);
    (turns >= needed && o.time() >= cost).then_some(Order::Face { unit: o.id, dir })
}

/// Sets the fire policy that suits the unit and its place.
pub(crate) fn policy(pic: &Picture, plan: &Plan, o: &Own) -> Option<Order> {
    let bites = |mm: u32| {
        let band = |b: &crate::rules::RangeBand| b.vehicle_ppm > 0 && b.pen_mm >= mm;
        o.ty.mounts.iter().any(|m| pic.setup.library.weapon(m.weapon).bands.iter().any(band))
    };
    let armour = pic.foes.iter().any(|f| f.ty.is_vehicle());
    let policy = if o.ty.kind == ElementKind::Gun
        && bites(pic.doctrine.care.armour_first_mm)
        && (armour || o.ty.symbol == Symbol::AntiTank)
    {
        FirePolicy::ArmourFirst
    } else if shoot::holds_fire(pic, plan, o) {
        FirePolicy::CloseOnly
    } else {
        FirePolicy::AtWill
    };
    (policy != o.unit.policy).then_some(Order::Policy { unit: o.id, policy })
}
