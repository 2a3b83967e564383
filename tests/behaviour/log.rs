//! The orders of games for people, a line each: how a case went wrong.

use super::trial::{Step, Trial};
use khasan::hex::Hex;
use khasan::rules::{Event, Order, Side, State, UnitChange, UnitId};
use std::path::PathBuf;

/// Writes a game down in the folder of `KHASAN_BEHAVIOUR`, if there is one.
pub fn log(name: &str, trial: &Trial, found: &Result<(), String>) {
    let Some(folder) = std::env::var_os("KHASAN_BEHAVIOUR").map(PathBuf::from) else { return };
    let mut text: String = trial.steps.iter().map(|s| line(s) + "\n").collect();
    text += &format!("{found:?}\n");
    std::fs::create_dir_all(&folder).expect("a folder");
    std::fs::write(folder.join(name).with_extension("txt"), text).expect("written");
}

fn label(state: &State, hex: Hex) -> String {
    hex.label(state.field().size())
}

/// Name, place, men, suppression and seconds of a unit.
fn shown(state: &State, id: UnitId) -> String {
    let u = state.unit(id).expect("a unit");
    let name = &state.setup().forces[id.side].units[usize::from(u.line)].name;
    let at = u.hex().map_or_else(String::new, |h| label(state, h));
    format!("{name}@{at}({}m {}n {}s)", u.men, u.suppression, u.time)
}

/// An order, and what came of it.
fn line(step: &Step) -> String {
    let state = &step.before;
    let side = if step.side == Side::Soviet { "S" } else { "J" };
    let who: Vec<String> = step.order.units().iter().map(|u| shown(state, *u)).collect();
    let what = match &step.order {
        Order::Move { path, .. } => {
            let way: Vec<String> = path.iter().map(|h| label(state, *h)).collect();
            format!("move {}", way.join(" "))
        }
        Order::Fire { seconds, .. } => {
            let at = step.fire().and_then(|f| f.1);
            let at = at.map_or_else(|| "nobody".into(), |u| shown(state, u));
            format!("fire {seconds} s at {at}")
        }
        Order::Assault { hex, .. } => {
            let (hope, came) = (step.hope_pct(), step.result());
            format!("storm {}, {hope} % hope, {came:?}", label(state, *hex))
        }
        Order::Rally { seconds, .. } => format!("rally {seconds} s"),
        Order::Recover { mired, .. } => format!("recover {}", shown(state, *mired)),
        other => format!("{other:?}"),
    };
    let came: Vec<String> = step.events.iter().filter_map(|e| told(state, e)).collect();
    format!("{}{side} {} {what} {}", step.turn + 1, who.join(" + "), came.join(" "))
}

/// What of an event matters here.
fn told(state: &State, event: &Event) -> Option<String> {
    let name = |id: UnitId| {
        let line = state.unit(id).map_or(0, |u| usize::from(u.line));
        state.setup().forces[id.side].units[line].name.clone()
    };
    Some(match event {
        Event::Shot(s) if s.reaction => format!("| {} reacts {} s", name(s.by), s.seconds),
        Event::Unit { unit, change } => match change {
            UnitChange::Hit { killed, wounded, lost, suppression, .. } => {
                format!("| {} -{} -{lost} n{suppression}", name(*unit), killed + wounded)
            }
            UnitChange::FellBack { to, .. } => {
                format!("| {} falls back to {}", name(*unit), label(state, *to))
            }
            UnitChange::Gone => format!("| {} gone", name(*unit)),
            _ => return None,
        },
        Event::Stopped { why, .. } => format!("| stopped {why:?}"),
        _ => return None,
    })
}
