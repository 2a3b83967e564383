//! Recorded battles of other rules: carried out again, their orders would give another battle,
//! so it is told what was recorded.

use super::saves::other_rules;
use super::simulation::told;
use super::{adjective, capital, count, level, losses, order, score, side, standing};
use crate::record::{Head, Recording};
use crate::rules::score::losses as lost;
use crate::rules::{Setup, Side, State};
use std::fmt::Write as _;

/// Why a recording is not carried out again.
#[must_use]
pub fn not_replayed(head: &Head) -> String {
    format!(
        "{}: its orders would give another battle today, so they are not carried out again.",
        other_rules(head.rules)
    )
}

/// The same where every event was asked for.
#[must_use]
pub fn no_events(head: &Head) -> String {
    format!(
        "{} Without that there are no events to tell; `--text` tells what was recorded.",
        not_replayed(head)
    )
}

/// The same where every hash was to be compared, and what was held against its hash instead.
#[must_use]
pub fn not_verified(recording: &Recording) -> String {
    let head = &recording.head;
    let texts = match recording.changed_order() {
        Some(n) => format!("Order {} is not the one that was recorded", n + 1),
        None => "The texts of the battle and the orders are those that were recorded".to_owned(),
    };
    let position = if recording.is_position_proven() {
        format!("so is the position at the start of turn {}", turn(head))
    } else {
        format!(
            "the position at the start of turn {} is a possible one, older saves hold no hash of it",
            turn(head)
        )
    };
    format!("{} What came of them cannot be verified. {texts}; {position}.", not_replayed(head))
}

/// What was recorded: the result, or how far the battle went; the position at the start of its
/// last turn; the orders given since.
#[must_use]
pub fn recorded(recording: &Recording, position: &State) -> String {
    let (head, setup) = (&recording.head, position.setup());
    let mut out = told(&head.title, &head.date, &head.players, head.seed);
    let orders = count(recording.orders() as u32, "order", "orders");
    let _ =
        write!(out, "\n\n{}\n\n{}; {orders} recorded.\n", not_replayed(head), outcome(head, setup));
    out.push_str(&held(position));
    let since = recording.last_orders();
    if !since.is_empty() {
        let p = position.perspective(position.public().side);
        out.push_str("\nOrders given since:\n");
        for entry in since {
            let _ = writeln!(out, "  {}", capital(&order(&p, &entry.order)));
        }
    }
    out
}

/// The turn it was saved in, from 1. What a head says of it may be anything.
fn turn(head: &Head) -> u32 {
    u32::from(head.turn) + 1
}

/// How the battle ended, or how far it went.
fn outcome(head: &Head, setup: &Setup) -> String {
    match head.ended {
        Some(points) => format!("It ended: {}, {}", level(setup, points), score(points)),
        None => format!(
            "It went as far as turn {} of {}, {}, {}",
            turn(head),
            head.turns,
            head.clock,
            side(head.side)
        ),
    }
}

/// Who held what in a position, and what both sides had lost.
fn held(position: &State) -> String {
    let (setup, public) = (position.setup(), position.public());
    let mut out = match public.ended {
        Some(_) => "\nAt the end:\n".to_owned(),
        None => format!("\nAt the start of turn {}, {}:\n", public.turn + 1, public.clock),
    };
    for (objective, hold) in setup.objectives.iter().zip(&public.holds) {
        let _ = writeln!(out, "  {}: {}", objective.name, standing(hold, public.clock));
    }
    for of in Side::ALL {
        let toll = losses(&lost(position.units(of).map(|(_, u)| u)));
        let _ = writeln!(out, "  {} losses: {toll}", adjective(of));
    }
    out
}
