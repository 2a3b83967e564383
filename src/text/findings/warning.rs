//! What is legal but surely not meant.

use super::Words;
use crate::rules::Clock;
use crate::scenario::finding::{Timed, Warning};

/// Terrain, classes and sides are named as the files name them.
pub(super) fn words(warning: &Warning) -> Words {
    match warning {
        Warning::Overstrength { unit, has, unit_type, full } => Words::new(format!(
            "`{unit}` has {has} where `{unit_type}` has {full} at full strength"
        ))
        .label("its weapons do not grow with it"),
        Warning::InWater { unit, hex, map, terrain } => {
            Words::new(format!("`{unit}` starts in deep water"))
                .label(format!("{} is {terrain:?}", hex.label(*map)))
        }
        Warning::CannotGo { unit, terrain, class } => {
            Words::new(format!("`{unit}` starts where it cannot go"))
                .label(format!("{terrain:?} bars {class:?}"))
        }
        Warning::CannotArrive { unit } => {
            Words::new(format!("`{unit}` can enter none of the hexes where it arrives"))
        }
        Warning::OnForbidden { unit, arrives } => {
            let comes = if *arrives { "arrives" } else { "starts" };
            Words::new(format!("`{unit}` {comes} on forbidden ground"))
                .label("a restriction keeps its side from here")
        }
        Warning::NeverCalled { unit } => {
            Words::new(format!("`{unit}` waits for an event that never calls it"))
                .label("no `Arrive` names it")
        }
        Warning::NotWaiting { unit } => {
            Words::new(format!("an event calls `{unit}`, which does not wait for one"))
                .label("it comes by itself")
        }
        Warning::LateArrival { unit, at, end } => {
            Words::new(format!("`{unit}` arrives at {at}, after the last turn"))
                .label(format!("the battle ends at {end}"))
        }
        Warning::Stacking { men, hex, map, limit } => Words::new(format!(
            "{men} men's room is taken in {}, which holds {limit}",
            hex.label(*map)
        ))
        .label("move a unit to another hex"),
        Warning::Unreachable { objective } => {
            Words::new(format!("nobody can reach the objective `{objective}`"))
                .label("no unit of either side has a way to its area")
        }
        Warning::OutsideBattle { what, at, start, end } => outside(what, *at, *start, *end),
        Warning::CannotWin { side, most, need } => {
            Words::new(format!("{side:?} cannot win: it can get {most} points and needs {need}"))
                .label("count objectives, losses and exits")
        }
        Warning::NoStock { formations, loads } => {
            let names: Vec<String> = formations.iter().map(|f| format!("`{f}`")).collect();
            Words::new(format!("no `stock` is given for {}", names.join(", ")))
                .label(format!("each unit finds {loads} loads of ammunition where it came from"))
        }
        Warning::IdleTrait { name } => Words::new(format!("no rule reads the trait `{name}`"))
            .label("leave it out: what the unit does follows from its weapons and quality"),
        Warning::NobodyCanWin { need } => {
            Words::new(format!("nobody can win: the points on the map are fewer than {need}"))
                .label("count objectives, losses and exits")
        }
    }
}

fn outside(what: &Timed, at: Clock, start: Clock, end: Clock) -> Words {
    let what = match what {
        Timed::Figure => {
            return Words::new(format!("{at} is not in the battle"))
                .label(format!("it lasts from {start} to {end}"));
        }
        Timed::Objective(name) => format!("objective `{name}`, which pays at {at}"),
        Timed::Event => format!("the event at {at}"),
        Timed::Exit => format!("the exit, which is counted at {at}"),
        Timed::Weather(text) => format!("the weather `{text}` at {at}"),
        Timed::PlanLine => format!("the line of the plan from {at}"),
    };
    Words::new(format!("{what} lies outside the battle"))
        .label(format!("the battle goes from {start} to {end}"))
}
