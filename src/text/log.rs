//! The log: what a side saw, a line each.

use super::{
    adjective, armour, assault_result, capital, cohesion, command, contact, enemy_strength, hex,
    leader, level, list, loss, seen, stop, terrain, unit, works,
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
    /// What the computer thought.
    Thought,
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
    /// The shots it tells of, if it does.
    pub shots: Option<Shots>,
}

/// Who fired at whom: several such lines in a row make one.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Shots {
    /// Who fired.
    pub by: Seen,
    /// Where an enemy stood who did.
    pub from: Option<Hex>,
    /// At whom, of those known.
    pub target: Seen,
    /// It was an answer.
    pub reaction: bool,
    /// The line without how long they were, which is what differs.
    pub words: String,
}

impl Shots {
    /// True if the same fired at the same, wherever that was meanwhile.
    fn same(&self, other: &Shots) -> bool {
        let who = |s: &Shots| (s.by, s.from, s.target, s.reaction);
        who(self) == who(other)
    }
}

impl Line {
    /// A line as it stands.
    #[must_use]
    pub fn new(tone: Tone, hex: Option<Hex>, text: impl Into<String>) -> Line {
        Line { text: text.into(), hex, tone, shots: None }
    }
}

/// A sentence of the log.
fn line(tone: Tone, hex: Option<Hex>, text: impl Into<String>) -> Option<Line> {
    Some(Line::new(tone, hex, capital(&text.into())))
}

/// The log line of one view event; `before` is what the side knew before it. `None` for
/// what needs no words: a step, a turn of the head.
#[must_use]
pub fn log(before: &Perspective, event: &ViewEvent) -> Option<Line> {
    match event {
        ViewEvent::Own { unit: id, change } => own(before, *id, change),
        // The assault itself is told when it is over.
        // A new report has its line, whatever it replaces.
        ViewEvent::Formed { .. } | ViewEvent::Stormed { .. } | ViewEvent::Replaced { .. } => None,
        ViewEvent::Contact(c) => sighted(before, c),
        ViewEvent::Cohesion(now) => {
            let (words, good) = cohesion::news(before, now)?;
            line(if good { Tone::Good } else { Tone::Bad }, None, words)
        }
        ViewEvent::Leaderless(now) => line(Tone::Bad, None, armour::news(before, now)),
        ViewEvent::Hunted { target, hex: at, vehicles } => {
            let (words, ours) = armour::hunt(before, *target, *at, *vehicles);
            line(if ours { Tone::Bad } else { Tone::Good }, Some(*at), words)
        }
        ViewEvent::Tasked(now) => {
            let (words, there) = command::news(before, now);
            line(if there { Tone::Good } else { Tone::Plain }, now.now.to.first().copied(), words)
        }
        ViewEvent::ContactGone(id) => {
            let c = before.contact(*id)?;
            let (tone, words) = if c.seen {
                (Tone::Good, "is gone")
            } else {
                (Tone::Plain, "is no longer where it was seen")
            };
            line(tone, Some(c.hex), format!("{} {words}", contact(before, *id)))
        }
        ViewEvent::Claimed(claim) => {
            let what = super::estimate::claim(claim);
            line(Tone::Good, None, format!("the enemy loses {}", list(&what)))
        }
        ViewEvent::Leader(now) => {
            let (words, good) = leader::news(before, now)?;
            line(if good { Tone::Good } else { Tone::Bad }, leader::place(before, now), words)
        }
        ViewEvent::Field(change) => field(before, change),
        ViewEvent::Surveyed(found) => {
            let at = found.first().map(FieldChange::hex);
            line(Tone::Plain, at, works::found(before.setup(), found))
        }
        ViewEvent::Public(e) => public(before, e),
        ViewEvent::Shot { .. } => shot(before, event),
        ViewEvent::Stopped { unit: id, why } => {
            let at = before.unit(*id).and_then(crate::rules::Unit::hex);
            let why = stop(before.setup(), why);
            line(Tone::Plain, at, format!("{} halts: {why}", unit(before, *id)))
        }
        ViewEvent::Assault { by, hex: at, result, ours } => {
            let who: Vec<String> = by.iter().map(|s| seen(before, *s)).collect();
            let won = *result >= AssaultResult::Taken;
            let tone = if won == *ours { Tone::Good } else { Tone::Bad };
            let verb = if who.len() == 1 { "assaults" } else { "assault" };
            let (at_hex, how) = (hex(before, *at), assault_result(*result));
            line(tone, Some(*at), format!("{} {verb} {at_hex}: {how}", list(&who)))
        }
        ViewEvent::Message((script, effect)) => {
            let events = &before.setup().events;
            match events.get(*script as usize)?.what.get(*effect as usize)? {
                Effect::Message(_, text) => line(Tone::Message, None, text.clone()),
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
            Some((last, n)) if same_shots(last, line) => (*last, *n) = (line.clone(), *n + 1),
            _ => out.push((line.clone(), 1)),
        }
    }
    let one = |(line, n): (Line, usize)| match &line.shots {
        Some(shots) if n > 1 => Line { text: format!("{}, {n} times", shots.words), ..line },
        _ => line,
    };
    out.into_iter().map(one).collect()
}

fn same_shots(a: &Line, b: &Line) -> bool {
    matches!((&a.shots, &b.shots), (Some(a), Some(b)) if a.same(b))
}

/// What became of the ground.
fn field(before: &Perspective, change: &FieldChange) -> Option<Line> {
    let at = change.hex();
    let between = |dir: Dir| format!("{}/{}", hex(before, at), hex(before, at.neighbour(dir)));
    let words = match *change {
        FieldChange::Works { works: Works::None, .. } => {
            format!("the works in {} are gone", hex(before, at))
        }
        FieldChange::Works { works: Works::Foxholes, .. } => {
            format!("foxholes are dug in {}", hex(before, at))
        }
        FieldChange::Works { works: Works::Trench, .. } => {
            format!("a trench is dug in {}", hex(before, at))
        }
        FieldChange::Wire { dir, rows: 0, .. } => format!("the wire at {} is gone", between(dir)),
        FieldChange::Wire { dir, rows, .. } => {
            let rows = super::count(rows.into(), "row", "rows");
            format!("there is wire at {} now, {rows}", between(dir))
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
    line(Tone::Plain, Some(at), words)
}

fn own(before: &Perspective, id: UnitId, change: &UnitChange) -> Option<Line> {
    let u = before.unit(id)?;
    let name = unit(before, id);
    let kind = before.setup().library.unit_type(u.ty).kind;
    let at = u.hex();
    match *change {
        UnitChange::Arrived { hex: to, .. } => {
            line(Tone::Good, Some(to), format!("{name} arrives in {}", hex(before, to)))
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
                .then(|| line(Tone::Bad, at, format!("{name}: {}", parts.join("; "))))?
        }
        UnitChange::Suppression { suppression } | UnitChange::Relieved { suppression } => {
            let (was, now) = (u.morale(), morale_of(suppression, u.quality));
            match now {
                _ if now == was => None,
                Morale::Steady => line(Tone::Good, at, format!("{name} is steady again")),
                _ => {
                    let tone = if now > was { Tone::Bad } else { Tone::Good };
                    line(tone, at, format!("{name} is {} now", super::morale(now)))
                }
            }
        }
        UnitChange::Mired { count, .. } => {
            let what = super::count(count.into(), "vehicle", "vehicles");
            line(Tone::Bad, at, format!("{name}: all {what} stuck{}", ground(before, at)))
        }
        UnitChange::Split { pieces, .. } => {
            let what = super::count(pieces.into(), "vehicle", "vehicles");
            line(Tone::Bad, at, format!("{name}: {what} stuck{}", ground(before, at)))
        }
        UnitChange::KnockedOut { burnt, abandoned, manned, aerials, .. } => {
            let words = armour::knocked_out(before, id, [burnt, abandoned, manned, aerials]);
            line(Tone::Bad, at, words)
        }
        UnitChange::Recovered { vehicles } => {
            let what = super::count(vehicles.into(), "vehicle", "vehicles");
            line(Tone::Good, at, format!("{name}: {what} brought in"))
        }
        UnitChange::Freed => line(Tone::Good, at, format!("{name} is free again")),
        UnitChange::Joined { pieces, .. } => {
            let what = super::count(pieces.into(), "vehicle", "vehicles");
            line(Tone::Good, at, format!("{name}: {what} free again"))
        }
        UnitChange::FellBack { to, .. } => {
            line(Tone::Bad, Some(to), format!("{name} falls back to {}", hex(before, to)))
        }
        UnitChange::Left => line(Tone::Plain, at, format!("{name} leaves the battle")),
        // A freed element that joins its parent again is gone too, but nothing is lost.
        UnitChange::Gone if u.parent.is_some() => None,
        UnitChange::Gone if matches!(u.place, Place::On(_)) => {
            line(Tone::Bad, at, format!("{name} is no more"))
        }
        UnitChange::Gone
        | UnitChange::Refreshed { .. }
        | UnitChange::Stepped { .. }
        | UnitChange::Faced { .. }
        // Its card and the tree say so: a line each would fill the log of a corps.
        | UnitChange::Touch { .. }
        | UnitChange::Spent { .. }
        | UnitChange::Fired { .. }
        | UnitChange::Policy { .. }
        | UnitChange::Quality { .. }
        | UnitChange::Grown { .. }
        | UnitChange::Bonded { .. }
        | UnitChange::Resupplied { .. }
        | UnitChange::LeftBehind { .. } => None,
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
            let how_many = enemy_strength(ty.kind, c);
            line(Tone::Plain, Some(c.hex), format!("{name} sighted in {at}, {how_many}"))
        }
        Some(old) if c.seen && !old.seen => {
            line(Tone::Plain, Some(c.hex), format!("{name} seen again in {at}"))
        }
        Some(old) if !c.seen && old.seen => {
            line(Tone::Plain, Some(c.hex), format!("{name} lost from sight in {at}"))
        }
        Some(old) if c.morale > old.morale => {
            let now = super::morale(c.morale);
            line(Tone::Good, Some(c.hex), format!("{name} in {at} is {now}"))
        }
        Some(_) => None,
    }
}

fn shot(before: &Perspective, event: &ViewEvent) -> Option<Line> {
    let &ViewEvent::Shot { by, from, at, target, seconds, reaction } = event else { return None };
    let who = seen(before, by);
    let verb = if reaction { "answers with fire on" } else { "fires at" };
    let whom = match target {
        Seen::Unseen => hex(before, at),
        known => format!("{} in {}", seen(before, known), hex(before, at)),
    };
    let from = from.filter(|_| matches!(by, Seen::Enemy(_)));
    let whence = from.map_or_else(String::new, |h| format!(" from {}", hex(before, h)));
    let tone = if matches!(target, Seen::Own(_)) { Tone::Bad } else { Tone::Plain };
    let words = capital(&format!("{who}{whence} {verb} {whom}"));
    let text = format!("{words}, {}", super::duration(seconds));
    // Fire at a mere hex is told shot by shot.
    let known = !matches!(target, Seen::Unseen);
    let shots = known.then_some(Shots { by, from, target, reaction, words });
    Some(Line { shots, ..Line::new(tone, Some(at), text) })
}

fn public(before: &Perspective, event: &PublicEvent) -> Option<Line> {
    let setup = before.setup();
    match event {
        PublicEvent::TurnBegan { turn, side, clock } => line(
            Tone::Heading,
            None,
            format!("{clock}, turn {} of {}: {}", turn + 1, setup.turns.len(), super::side(*side)),
        ),
        PublicEvent::WeatherChanged(w) => line(
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
            line(tone, at, format!("{} {words}", o.name))
        }
        PublicEvent::Scored { side, points, objective } => {
            let tone = if *side == before.side { Tone::Good } else { Tone::Bad };
            let what = objective.and_then(|i| setup.objectives.get(i as usize));
            let what = what.map_or_else(|| "the withdrawal".to_owned(), |o| o.name.clone());
            let points = super::count(*points, "point", "points");
            line(tone, None, format!("{points} to {} for {what}", super::side(*side)))
        }
        PublicEvent::Withdraw { side, area } => {
            let to = setup.areas.get(area.0 as usize).map_or("the rear", |a| a.name.as_str());
            let who = super::side(*side);
            line(Tone::Message, None, format!("{who} is ordered to withdraw to {to}"))
        }
        PublicEvent::Bombarded { side, area } => {
            let area = setup.areas.get(area.0 as usize)?;
            let tone = if *side == before.side { Tone::Bad } else { Tone::Plain };
            let at = area.hexes.get(area.hexes.len() / 2).copied();
            line(tone, at, format!("shells and bombs fall: {}", area.name))
        }
        PublicEvent::Ended { score } => {
            let (how, points) = (level(setup, *score), super::score(*score));
            line(Tone::Heading, None, format!("the battle is over: {how} ({points})"))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shots_in_a_row_are_one_line() {
        let shots = |r: i16, long: &str, words: &str| {
            let shots = Shots {
                by: Seen::Unseen,
                from: None,
                target: Seen::Own(UnitId { side: crate::rules::Side::Soviet, index: 0 }),
                reaction: true,
                words: words.to_owned(),
            };
            let text = format!("{words}, {long}");
            Line { shots: Some(shots), ..Line::new(Tone::Bad, Some(Hex::new(2, r)), text) }
        };
        let a = |r| shots(r, "3 min", "Somebody answers with fire on us in 0203");
        let b = Line::new(Tone::Bad, Some(Hex::new(2, 3)), "We: 1 killed, 2 wounded");
        let c = shots(4, "1 min", "Somebody answers with fire on us in 0204");
        let all = [a(3), a(3), c, b.clone(), b.clone(), a(3)];
        let read = merged(&all);
        let words: Vec<&str> = read.iter().map(|l| l.text.as_str()).collect();
        let (b, a) = (b.text.as_str(), "Somebody answers with fire on us in 0203, 3 min");
        assert_eq!(words, ["Somebody answers with fire on us in 0204, 3 times", b, b, a]);
        assert_eq!(read[0].hex, Some(Hex::new(2, 4)));
    }
}
