//! The log: what a side saw, a line each.

use super::{
    adjective, assault_result, capital, contact, hex, level, list, loss, seen, stop, strength,
    terrain, unit, works,
};
use crate::rules::setup::Effect;
use crate::rules::{
    AssaultResult, Contact, Dir, FieldChange, Hex, Morale, Perspective, Place, PublicEvent, Seen,
    UnitChange, UnitId, ViewEvent, Works, morale as morale_of,
};

/// How a line sounds to its reader.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Tone {
    /// A heading: a turn begins.
    Heading,
    /// Neither good nor bad.
    Plain,
    /// Good for the reader.
    Good,
    /// Bad for the reader.
    Bad,
    /// A message of the scenario.
    Message,
}

/// One line of the log.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Line {
    /// What happened.
    pub text: String,
    /// Where, if anywhere.
    pub hex: Option<Hex>,
    /// How it sounds.
    pub tone: Tone,
}

impl Line {
    fn new(tone: Tone, hex: Option<Hex>, text: impl Into<String>) -> Option<Line> {
        Some(Line { text: capital(&text.into()), hex, tone })
    }
}

/// The log line of one view event; `before` is what the side knew before it. `None` for
/// what needs no words: a step, a turn of the head.
#[must_use]
pub fn log(before: &Perspective, event: &ViewEvent) -> Option<Line> {
    match event {
        ViewEvent::Own { unit: id, change } => own(before, *id, change),
        ViewEvent::Formed { .. } => None,
        ViewEvent::Contact(c) => sighted(before, c),
        ViewEvent::ContactGone(id) => {
            let c = before.contact(*id)?;
            let (tone, words) = if c.seen {
                (Tone::Good, "is gone")
            } else {
                (Tone::Plain, "is no longer where it was seen")
            };
            Line::new(tone, Some(c.hex), format!("{} {words}", contact(before, *id)))
        }
        ViewEvent::Claimed { men, pieces } => {
            let mut parts = Vec::new();
            if *men > 0 {
                parts.push(super::count((*men).into(), "man", "men"));
            }
            if *pieces > 0 {
                parts.push(super::count((*pieces).into(), "vehicle or gun", "vehicles or guns"));
            }
            Line::new(Tone::Good, None, format!("the enemy loses {}", list(&parts)))
        }
        ViewEvent::Field(change) => field(before, change),
        ViewEvent::Public(e) => public(before, e),
        &ViewEvent::Shot { by, from, at, target, seconds, reaction } => {
            shot(before, &SeenShot { by, from, at, target, seconds, reaction })
        }
        ViewEvent::Stopped { unit: id, why } => {
            let at = before.unit(*id).and_then(crate::rules::Unit::hex);
            let why = stop(before.setup(), why);
            Line::new(Tone::Plain, at, format!("{} halts: {why}", unit(before, *id)))
        }
        ViewEvent::Assault { by, hex: at, result, ours } => {
            let who: Vec<String> = by.iter().map(|s| seen(before, *s)).collect();
            let won = *result >= AssaultResult::Taken;
            let tone = if won == *ours { Tone::Good } else { Tone::Bad };
            let verb = if who.len() == 1 { "assaults" } else { "assault" };
            let (at_hex, how) = (hex(before, *at), assault_result(*result));
            Line::new(tone, Some(*at), format!("{} {verb} {at_hex}: {how}", list(&who)))
        }
        ViewEvent::Message((script, effect)) => {
            let events = &before.setup().events;
            match events.get(*script as usize)?.what.get(*effect as usize)? {
                Effect::Message(_, text) => Line::new(Tone::Message, None, text.clone()),
                _ => None,
            }
        }
    }
}

/// The log lines of a list of view events; `before` is carried along to what is known after.
pub fn log_all(before: &mut Perspective, events: &[ViewEvent]) -> Vec<Line> {
    let mut lines = Vec::new();
    for event in events {
        lines.extend(log(before, event));
        before.apply(event);
    }
    lines
}

/// Lines to be read: shots of one at the same target in a row, wherever that went
/// meanwhile, are one line with their number.
#[must_use]
pub fn merged(lines: &[Line]) -> Vec<Line> {
    let mut out: Vec<(Line, usize)> = Vec::new();
    for line in lines {
        match out.last_mut() {
            Some((last, n)) if shots(last).is_some() && shots(last) == shots(line) => {
                (*last, *n) = (line.clone(), *n + 1);
            }
            _ => out.push((line.clone(), 1)),
        }
    }
    let one = |(line, n): (Line, usize)| match line.text.rsplit_once(", ").filter(|_| n > 1) {
        Some((words, _)) => Line { text: format!("{words}, {n} times"), ..line },
        None => line,
    };
    out.into_iter().map(one).collect()
}

/// Who shot at whom, of a line on a shot: all but where and for how long.
fn shots(line: &Line) -> Option<&str> {
    let (words, _) = line.text.rsplit_once(", ")?;
    let fire = words.contains(FIRES) || words.contains(ANSWERS);
    Some(words.rsplit_once(" in ").filter(|_| fire)?.0)
}

/// What became of the ground.
fn field(before: &Perspective, change: &FieldChange) -> Option<Line> {
    let at = change.hex();
    let between = |dir: Dir| format!("{}/{}", hex(before, at), hex(before, at.neighbour(dir)));
    let words = match *change {
        FieldChange::Works { works: Works::None, .. } => {
            format!("the works in {} are gone", hex(before, at))
        }
        FieldChange::Works { works: w, .. } => format!("{} dug in {}", works(w), hex(before, at)),
        FieldChange::Wire { dir, rows: 0, .. } => format!("the wire at {} is gone", between(dir)),
        FieldChange::Wire { dir, rows, .. } => {
            let rows = super::count(rows.into(), "row", "rows");
            format!("{rows} of wire at {}", between(dir))
        }
        FieldChange::Crossing { dir, built: true, .. } => {
            format!("a crossing is built at {}", between(dir))
        }
        FieldChange::Crossing { dir, .. } => format!("the crossing at {} is gone", between(dir)),
        FieldChange::Wrecks { count: 0, .. } => {
            format!("the wrecks in {} are taken away", hex(before, at))
        }
        FieldChange::Wrecks { count, .. } => {
            let wrecks = super::count(count.into(), "wreck", "wrecks");
            format!("{wrecks} in {}", hex(before, at))
        }
    };
    Line::new(Tone::Plain, Some(at), words)
}

const FIRES: &str = " fires at ";
const ANSWERS: &str = " answers with fire on ";

fn own(before: &Perspective, id: UnitId, change: &UnitChange) -> Option<Line> {
    let u = before.unit(id)?;
    let name = unit(before, id);
    let kind = before.setup().library.unit_type(u.ty).kind;
    let at = u.hex();
    match *change {
        UnitChange::Arrived { hex: to, .. } => {
            Line::new(Tone::Good, Some(to), format!("{name} arrives in {}", hex(before, to)))
        }
        UnitChange::Hit { killed, wounded, lost, suppression, .. } => {
            let mut parts = Vec::new();
            let losses = loss(kind, killed, wounded, lost);
            if !losses.is_empty() {
                parts.push(losses);
            }
            let now = morale_of(suppression, u.quality);
            if now > u.morale() {
                parts.push(super::morale(now).to_owned());
            }
            (!parts.is_empty())
                .then(|| Line::new(Tone::Bad, at, format!("{name}: {}", parts.join("; "))))?
        }
        UnitChange::Suppression { suppression } => {
            let (was, now) = (u.morale(), morale_of(suppression, u.quality));
            match now {
                _ if now == was => None,
                Morale::Steady => Line::new(Tone::Good, at, format!("{name} is steady again")),
                _ => {
                    let tone = if now > was { Tone::Bad } else { Tone::Good };
                    Line::new(tone, at, format!("{name} is {} now", super::morale(now)))
                }
            }
        }
        UnitChange::Mired { count, .. } => {
            let what = super::count(count.into(), "vehicle", "vehicles");
            Line::new(Tone::Bad, at, format!("{name}: all {what} stuck{}", ground(before, at)))
        }
        UnitChange::Split { pieces, .. } => {
            let what = super::count(pieces.into(), "vehicle", "vehicles");
            Line::new(Tone::Bad, at, format!("{name}: {what} stuck{}", ground(before, at)))
        }
        UnitChange::Freed => Line::new(Tone::Good, at, format!("{name} is free again")),
        UnitChange::Joined { pieces, .. } => {
            let what = super::count(pieces.into(), "vehicle", "vehicles");
            Line::new(Tone::Good, at, format!("{name}: {what} free again"))
        }
        UnitChange::FellBack { to, .. } => {
            Line::new(Tone::Bad, Some(to), format!("{name} falls back to {}", hex(before, to)))
        }
        UnitChange::Left => Line::new(Tone::Plain, at, format!("{name} leaves the battle")),
        // A freed element that joins its parent again is gone too, but nothing is lost.
        UnitChange::Gone if u.parent.is_some() => None,
        UnitChange::Gone if matches!(u.place, Place::On(_)) => {
            Line::new(Tone::Bad, at, format!("{name} is no more"))
        }
        UnitChange::Gone
        | UnitChange::Refreshed { .. }
        | UnitChange::Stepped { .. }
        | UnitChange::Faced { .. }
        | UnitChange::Spent { .. }
        | UnitChange::Fired { .. }
        | UnitChange::Policy { .. }
        | UnitChange::Grown { .. }
        | UnitChange::Resupplied { .. } => None,
    }
}

/// ` in 1407, marsh`.
fn ground(p: &Perspective, at: Option<Hex>) -> String {
    let cell = at.and_then(|h| p.field().cell(h).map(|c| (h, c)));
    cell.map_or_else(String::new, |(h, c)| format!(" in {}, {}", hex(p, h), terrain(c.terrain)))
}

fn sighted(before: &Perspective, c: &Contact) -> Option<Line> {
    let old = before.contacts.get(c.id.0 as usize);
    let ty = before.setup().library.unit_type(c.ty);
    let name = format!("{} {}", adjective(before.side.enemy()), ty.name);
    let at = hex(before, c.hex);
    match old {
        None => {
            let how_many = strength(ty.kind, c.men, c.pieces);
            Line::new(Tone::Plain, Some(c.hex), format!("{name} sighted in {at}, {how_many}"))
        }
        Some(old) if c.seen && !old.seen => {
            Line::new(Tone::Plain, Some(c.hex), format!("{name} seen again in {at}"))
        }
        Some(old) if !c.seen && old.seen => {
            Line::new(Tone::Plain, Some(c.hex), format!("{name} lost from sight in {at}"))
        }
        Some(old) if c.morale() > old.morale() => {
            let now = super::morale(c.morale());
            Line::new(Tone::Good, Some(c.hex), format!("{name} in {at} is {now}"))
        }
        Some(_) => None,
    }
}

/// Somebody fired, as one side sees it: the fields of [`ViewEvent::Shot`].
struct SeenShot {
    by: Seen,
    from: Option<Hex>,
    at: Hex,
    target: Seen,
    seconds: u32,
    reaction: bool,
}

fn shot(before: &Perspective, fire: &SeenShot) -> Option<Line> {
    let SeenShot { by, from, at, target, seconds, reaction } = *fire;
    let who = seen(before, by);
    let verb = if reaction { ANSWERS } else { FIRES };
    let whom = match target {
        Seen::Unseen => hex(before, at),
        known => format!("{} in {}", seen(before, known), hex(before, at)),
    };
    let whence = match (by, from) {
        (Seen::Enemy(_), Some(h)) => format!(" from {}", hex(before, h)),
        _ => String::new(),
    };
    let tone = if matches!(target, Seen::Own(_)) { Tone::Bad } else { Tone::Plain };
    let long = super::duration(seconds);
    Line::new(tone, Some(at), format!("{who}{whence}{verb}{whom}, {long}"))
}

fn public(before: &Perspective, event: &PublicEvent) -> Option<Line> {
    let setup = before.setup();
    match event {
        PublicEvent::TurnBegan { turn, side, clock } => Line::new(
            Tone::Heading,
            None,
            format!("{clock}, turn {} of {}: {}", turn + 1, setup.turns.len(), super::side(*side)),
        ),
        PublicEvent::WeatherChanged(w) => Line::new(
            Tone::Plain,
            None,
            format!("{}; visibility {}", w.text, super::distance(w.visibility_m)),
        ),
        PublicEvent::ObjectiveTaken { objective, holder, .. } => {
            let o = setup.objectives.get(*objective as usize)?;
            let at = setup.area(o.area).first().copied();
            let (tone, words) = match holder {
                Some(s) if *s == before.side => (Tone::Good, "is ours".to_owned()),
                Some(s) => (Tone::Bad, format!("falls to {}", super::side(*s))),
                None => (Tone::Plain, "is contested".to_owned()),
            };
            Line::new(tone, at, format!("{} {words}", o.name))
        }
        PublicEvent::Scored { side, points, objective } => {
            let tone = if *side == before.side { Tone::Good } else { Tone::Bad };
            let what = objective.and_then(|i| setup.objectives.get(i as usize));
            let what = what.map_or_else(|| "the withdrawal".to_owned(), |o| o.name.clone());
            let points = super::count(*points, "point", "points");
            Line::new(tone, None, format!("{points} to {} for {what}", super::side(*side)))
        }
        PublicEvent::Withdraw { side, area } => {
            let to = setup.areas.get(area.0 as usize).map_or("the rear", |a| a.name.as_str());
            let who = super::side(*side);
            Line::new(Tone::Message, None, format!("{who} is ordered to withdraw to {to}"))
        }
        PublicEvent::Bombarded { side, area } => {
            let area = setup.areas.get(area.0 as usize)?;
            let tone = if *side == before.side { Tone::Bad } else { Tone::Plain };
            let at = area.hexes.get(area.hexes.len() / 2).copied();
            Line::new(tone, at, format!("shells and bombs fall: {}", area.name))
        }
        PublicEvent::Ended { score } => {
            let (how, points) = (level(setup, *score), super::score(*score));
            Line::new(Tone::Heading, None, format!("the battle is over: {how} ({points})"))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shots_in_a_row_are_one_line() {
        let line = |text: &str, r| Line {
            text: text.to_owned(),
            hex: Some(Hex::new(2, r)),
            tone: Tone::Bad,
        };
        let (a, b) = ("Somebody answers with fire on us in 0203, 3 min", "We: 1 killed, 2 wounded");
        let c = "Somebody answers with fire on us in 0204, 1 min";
        let all = [line(a, 3), line(a, 3), line(c, 4), line(b, 3), line(b, 3), line(a, 3)];
        let read = merged(&all);
        let words: Vec<&str> = read.iter().map(|l| l.text.as_str()).collect();
        assert_eq!(words, ["Somebody answers with fire on us in 0204, 3 times", b, b, a]);
        assert_eq!(read[0].hex, Some(Hex::new(2, 4)));
    }
}
