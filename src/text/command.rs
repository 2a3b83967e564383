//! The missions of battalions, and touch with them, in words.

use super::{capital, distance, duration, hex_in, mission};
use crate::rules::formation::own_force;
use crate::rules::{
    BattalionTask, Clock, Dispatch, FormationId, Hex, Link, Perspective, Refusal, Setup, Tasking,
};

/// Row of the mission of a battalion.
pub const MISSION: &str = "mission";
/// Explains it.
pub const MISSION_HINT: &str = "What the battalion goes by. Off the way to this goal its units wait for another, but for what \
     lies near where they stood as the turn began. Fire, rallying, defence and going back never \
     wait.";
/// Row of how long a changed mission would take.
pub const LINK: &str = "new orders";
/// Explains it.
pub const LINK_HINT: &str = "A changed mission would take so long from the nearest headquarters above the battalion to the \
     nearest of its units.";
/// Row of the mission on its way.
pub const ON_ITS_WAY: &str = "on its way";
/// Explains it.
pub const ON_ITS_WAY_HINT: &str = "A changed mission takes the time of its link. Another that is given meanwhile takes its \
     place, and the delay begins anew; the mission in force, given again, calls it back.";
/// Row of a unit that is out of touch.
pub const TOUCH: &str = "touch";
/// Row of the seconds in which a unit waits for its orders.
pub const WAITS: &str = "waits for its orders";
/// Mark of a formation to which a changed mission is on its way, for those who cannot see it.
pub const SENT: &str = "a changed mission is on its way";

/// What carries orders: `by runner`.
#[must_use]
pub const fn by_link(link: Link) -> &'static str {
    match link {
        Link::Wire => "by wire",
        Link::Runner => "by runner",
        Link::Radio => "by radio",
    }
}

/// What carries a changed mission, and how long it takes: `12 min by runner`.
#[must_use]
pub fn delay((link, seconds): (Link, u32)) -> String {
    match seconds {
        0 => format!("at once {}", by_link(link)),
        s => format!("{} {}", duration(s), by_link(link)),
    }
}

/// The ground of a mission: the objective or area that it is, or its hexes.
#[must_use]
pub fn goal(setup: &Setup, to: &[Hex]) -> String {
    let is = |area: &[Hex]| area.len() == to.len() && area.iter().all(|h| to.contains(h));
    let objectives = setup.objectives.iter().map(|o| (setup.area(o.area), &o.name));
    let areas = setup.areas.iter().map(|a| (a.hexes.as_slice(), &a.name));
    if let Some((_, name)) =
        objectives.chain(areas).find(|(hexes, name)| is(hexes) && !name.is_empty())
    {
        return name.clone();
    }
    match to {
        [] => String::new(),
        [one] => hex_in(setup, *one),
        [first, rest @ ..] => {
            // Of objectives that all lie in it the names say more than hexes.
            let whole = |area: &[Hex]| !area.is_empty() && area.iter().all(|h| to.contains(h));
            let named: Vec<String> = setup
                .objectives
                .iter()
                .filter(|o| whole(setup.area(o.area)))
                .map(|o| o.name.clone())
                .collect();
            if named.is_empty() {
                format!("{} and {} more", hex_in(setup, *first), rest.len())
            } else {
                super::list(&named)
            }
        }
    }
}

/// A mission with its ground: `Attack Zaozernaya`.
#[must_use]
pub fn task(setup: &Setup, t: &BattalionTask) -> String {
    format!("{} {}", mission(t.mission), goal(setup, &t.to))
}

/// When a changed mission is there: `reaches them at 17:20 by runner`.
#[must_use]
pub fn reaches(d: &Dispatch) -> String {
    format!("reaches them at {} {}", d.at, by_link(d.link))
}

/// The same of some missions: of the last of so many.
#[must_use]
pub fn reach(changed: usize, d: &Dispatch) -> String {
    match changed {
        1 => format!("The changed mission {}; until then they keep to the old way", reaches(d)),
        n => format!(
            "Changed missions of {n} battalions, the last of which {}; until then they keep to the \
             old way",
            reaches(d)
        ),
    }
}

/// A mission on its way: `Attack Zaozernaya reaches them at 17:20 by runner`.
#[must_use]
pub fn on_its_way(setup: &Setup, d: &Dispatch) -> String {
    format!("{} {}", task(setup, &d.task), reaches(d))
}

/// What is in force and what is on its way, in one line.
#[must_use]
pub fn missions(setup: &Setup, t: &Tasking) -> String {
    match &t.next {
        Some(d) => format!("{}; {}", task(setup, &t.now), on_its_way(setup, d)),
        None => task(setup, &t.now),
    }
}

/// What becomes of a battalion's missions by a new one.
#[must_use]
pub fn foreseen(missions: Option<&Tasking>) -> String {
    match missions {
        None => "its mission is that already".to_owned(),
        Some(Tasking { next: Some(d), .. }) => reaches(d),
        Some(_) => "takes effect at once".to_owned(),
    }
}

/// Why a unit does not go, or storm, there; `name`: its battalion.
#[must_use]
pub(super) fn off_mission(name: &str, at: Option<Clock>) -> String {
    match at {
        Some(at) => format!(
            "That is off the way of {name}: the new mission reaches them at {at}. Until then it \
             fights, goes back, and moves near its place and the old goal."
        ),
        None => format!(
            "That is off the way of {name}: give it another mission. With the unit chosen, K \
             (attack), M, H or J and a click on the new goal send the orders out."
        ),
    }
}

/// What happened to the missions of a battalion, for the log: what, and whether it is there.
#[must_use]
pub(super) fn news(before: &Perspective, now: &Tasking) -> (String, bool) {
    let setup = before.setup();
    let name = own_force(before).formation_name(now.battalion);
    let was = before.tasking(now.battalion).and_then(|t| t.next.as_ref());
    match (&now.next, was) {
        (Some(d), _) => (format!("{name}: {}", on_its_way(setup, d)), false),
        (None, Some(d)) if d.task.is_same(&now.now) => {
            (format!("{name} has its new orders: {}", task(setup, &now.now)), true)
        }
        (None, Some(_)) => {
            (format!("{name}: {}; the change is called back", task(setup, &now.now)), true)
        }
        (None, None) => (format!("{name}: {}", task(setup, &now.now)), true),
    }
}

/// How an own unit stands that is out of touch.
#[must_use]
pub fn out_of_touch(p: &Perspective) -> String {
    let f = &p.setup().library.command;
    format!("lost: marches {} % longer", f.lost_march_pct.saturating_sub(100))
}

/// The same explained.
#[must_use]
pub fn touch_hint(p: &Perspective, battalion: FormationId) -> String {
    let f = &p.setup().library.command;
    let name = own_force(p).formation_name(battalion);
    format!(
        "As the turn began it was more than {} from the command post of {}: for this turn it takes \
         longer on the march, and its nerves mend at {} % of the rate. Near the battalion's \
         headquarters, or its middle where that is lost, it finds touch again.",
        distance(p.touch_m(battalion)),
        capital(name),
        f.lost_rally_pct
    )
}

/// When orders would come that are sent out now, where those that are missing are why something
/// is refused, to be said after that.
#[must_use]
pub fn if_sent_now(p: &Perspective, why: &Refusal) -> Option<String> {
    let Refusal::OffMission { battalion, at: None, .. } = *why else { return None };
    Some(match p.delay(battalion) {
        (_, 0) => " They are there at once.".to_owned(),
        (link, s) => format!(" Sent now, they take {} {}.", duration(s), by_link(link)),
    })
}
