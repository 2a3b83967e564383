//! What the computer has to say for itself, in words: the plan of a turn and the reason of an
//! order.

use super::{adjective, command, count, formation, list, staff};
use crate::ai::doctrine::tactics::{Tactic, TaskKind};
use crate::ai::{
    FormationIntent, PlanAccount, Reason, Scheme, SchemeOutcome, SchemePart, Temper, Weighed,
};
use crate::rules::{AreaId, Setup, Side};
use std::collections::BTreeMap;

/// A tactic, as a reason for an order.
#[must_use]
pub const fn tactic(t: Tactic) -> &'static str {
    match t {
        Tactic::Command => "the battalion is sent its mission",
        Tactic::PullOut => "pull out what is stuck",
        Tactic::Rally => "calm the men first",
        Tactic::SuppressToStorm => "beat them down before the assault",
        Tactic::BaseOfFire => "base of fire for those who attack",
        Tactic::FireAtWill => "worth the rounds",
        Tactic::SpendTheRest => "fire with the time that is left",
        Tactic::JumpOff => "to where the assault jumps off",
        Tactic::Storm => "the assault is likely enough to pay",
        Tactic::CounterAttack => "counter-attack",
        Tactic::RallyOutOfSight => "out of sight, to rally there",
        Tactic::RestOutOfSight => "the battalion has had enough: rest out of sight",
        Tactic::Refit => "back for rounds and rest",
        Tactic::Withdraw => "withdraw",
        Tactic::March => "march, and no fights on the way",
        Tactic::TakeTheFree => "nobody holds it: walk in",
        Tactic::Relieve => "relieve those who have had enough",
        Tactic::Bounds => "close in from cover to cover",
        Tactic::WithInfantry => "keep with the infantry",
        Tactic::Gather => "gather for the attack",
        Tactic::TakePosition => "a position to fire from",
        Tactic::Hold => "hold",
        Tactic::KeepGround => "keep what was taken",
        Tactic::Halt => "no nearer before the others are there",
        Tactic::ReverseSlope => "hold from where their guns do not see one",
        Tactic::Delay => "delay them from a distance",
        Tactic::Screen => "screen against those about",
        Tactic::Reserve => "in reserve",
        Tactic::HuntTanks => "get at the tanks that are stuck",
        Tactic::Lead => "lead from behind",
        Tactic::Ambush => "let them come close",
        Tactic::FirePolicy => "whom to fire at in their turn",
        Tactic::Face => "front to the worst threat",
        Tactic::CalmDown => "calm down with the time that is left",
    }
}

/// Why an order was given: `close in from cover to cover, for Zaozernaya`.
#[must_use]
pub fn reason(setup: &Setup, r: &Reason) -> String {
    // Some need no ground to be understood.
    let of_itself = matches!(
        r.tactic,
        Tactic::Rally | Tactic::CalmDown | Tactic::Face | Tactic::FirePolicy | Tactic::SpendTheRest
    );
    match r.goal.filter(|_| !of_itself) {
        Some(area) => format!("{}, for {}", tactic(r.tactic), ground(setup, area)),
        None => tactic(r.tactic).to_owned(),
    }
}

fn ground(setup: &Setup, area: AreaId) -> String {
    command::goal(setup, setup.area(area))
}

/// How hard a side fights by a scheme.
#[must_use]
pub const fn temper(t: Temper) -> &'static str {
    match t {
        Temper::Measured => "attack what is likely to pay",
        Temper::Close => "attack what is likely to pay, each formation together",
        Temper::Bold => "attack wherever it can be done",
        Temper::Wary => "hold what is held",
        Temper::Loose => "every unit for the ground that draws it most",
        Temper::Greedy => "each unit as it sees its chance",
    }
}

/// What formations are for, as a plan says it; those who do nothing are left out.
const fn task(t: TaskKind) -> Option<&'static str> {
    match t {
        TaskKind::Attack => Some("attack"),
        TaskKind::Stage => Some("stand by behind"),
        TaskKind::Defend => Some("hold"),
        TaskKind::Leave => Some("leave by"),
        TaskKind::Go => Some("march to"),
        TaskKind::Support => Some("support with fire"),
        TaskKind::Recuperate => Some("rest, then take"),
        TaskKind::Refit => Some("refit"),
        TaskKind::Rest | TaskKind::Outside => None,
    }
}

/// A scheme in a line: `attack wherever it can be done; 2nd Company: Hold Hill 100`.
#[must_use]
pub fn scheme(setup: &Setup, side: Side, s: &Scheme) -> String {
    let part = |p: &SchemePart| {
        let (who, mission) = (formation(setup, side, p.formation), staff::mission(p.mission));
        format!("{who}: {mission} {}", ground(setup, p.area))
    };
    let parts = s.parts.iter().map(part);
    std::iter::once(temper(s.temper).to_owned()).chain(parts).collect::<Vec<_>>().join("; ")
}

/// Hundredths with one decimal and, where it is asked for, their sign.
fn tenths(hundredths: i64, signed: bool) -> String {
    let tenths = (hundredths.abs() + 5) / 10;
    let sign = match (hundredths < 0 && tenths > 0, signed) {
        (true, _) => "-",
        (false, true) => "+",
        (false, false) => "",
    };
    format!("{sign}{}.{}", tenths / 10, tenths % 10)
}

/// What is expected of a scheme: `+12.5 points, 4.0 men lost, 9.3 of theirs`.
#[must_use]
pub fn outcome(o: &SchemeOutcome) -> String {
    format!(
        "{} points, {} men lost, {} of theirs",
        tenths(o.points, true),
        tenths(o.lost, false),
        tenths(o.enemy_lost, false)
    )
}

/// The plan of a side's turn, a line each: what is intended, what it was weighed against, and who
/// does what.
#[must_use]
pub fn plan(setup: &Setup, side: Side, a: &PlanAccount) -> Vec<String> {
    let mut out = Vec::new();
    let weighed = |w: &Weighed| {
        format!("{} (expected: {})", scheme(setup, side, &w.scheme), outcome(&w.outcome))
    };
    if let Some(chosen) = &a.chosen {
        out.push(format!("plan: {}", weighed(chosen)));
        let tried = count(a.tried, "scheme was", "schemes were");
        let turns = count(a.ahead, "turn", "turns");
        let next = match &a.runner_up {
            Some(w) if a.chosen.as_ref().is_some_and(|c| c.outcome.value < w.outcome.value) => {
                format!("better on the mean, but less certain: {}", weighed(w))
            }
            Some(w) => format!("next best: {}", weighed(w)),
            None => "there was no other".to_owned(),
        };
        out.push(format!("{next}; {tried} played on for {turns} of a side"));
    }
    out.extend(parts(setup, side, &a.lines));
    out
}

/// Who does what, those together who do the same.
fn parts(setup: &Setup, side: Side, lines: &[FormationIntent]) -> Vec<String> {
    let mut by: BTreeMap<(TaskKind, Option<AreaId>), Vec<String>> = BTreeMap::new();
    for l in lines {
        let force = setup.forces[side].formations.get(usize::from(l.formation.0));
        if let Some(f) = force {
            let who = if l.some { format!("some of {}", f.name) } else { f.name.clone() };
            by.entry((l.task, l.goal)).or_default().push(who);
        }
    }
    let words = |((kind, goal), who): ((TaskKind, Option<AreaId>), Vec<String>)| {
        let what = task(kind)?;
        let ground = goal.map(|g| format!(" {}", ground(setup, g))).unwrap_or_default();
        Some(format!("{what}{ground}: {}", list(&who)))
    };
    by.into_iter().filter_map(words).collect()
}

/// The heading of a plan: `Turn 3, Soviet plan`.
#[must_use]
pub fn heading(turn: u16, side: Side) -> String {
    format!("Turn {}, {} plan", turn + 1, adjective(side))
}

/// An order with its reason.
#[must_use]
pub fn because(order: &str, reason: &str) -> String {
    format!("{order}: {reason}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tenths_are_rounded_and_signed() {
        for (n, plain, signed) in [
            (0, "0.0", "+0.0"),
            (1234, "12.3", "+12.3"),
            (-1236, "-12.4", "-12.4"),
            (-4, "0.0", "+0.0"),
        ] {
            assert_eq!((tenths(n, false), tenths(n, true)), (plain.to_owned(), signed.to_owned()));
        }
    }
}
