//! What a side saw, shown one thing after another.

use crate::app::view::counters::CounterId;
use crate::hex::Hex;
use crate::rules::{
    AssaultResult, ContactId, Perspective, PublicEvent, Seen, UnitChange, ViewEvent,
};
use crate::text;
use std::collections::VecDeque;

/// How an event is shown.
#[derive(Clone, PartialEq, Debug)]
pub(crate) enum Scene {
    /// A counter goes from one hex to another.
    Glide {
        /// Whose.
        who: CounterId,
        /// From.
        from: Hex,
        /// To.
        to: Hex,
    },
    /// Shots from one hex, if it is known, at another.
    Shots {
        /// From.
        from: Option<Hex>,
        /// At.
        at: Hex,
    },
    /// Words over a hex.
    Word {
        /// Where.
        hex: Hex,
        /// What.
        text: String,
        /// True if it is bad for the viewer.
        bad: bool,
    },
    /// Shells and bombs on some ground.
    Shells {
        /// Where.
        hexes: Vec<Hex>,
    },
    /// Words over the whole table.
    Banner {
        /// What.
        text: String,
    },
}

impl Scene {
    /// The hex it is about.
    pub(crate) fn hex(&self) -> Option<Hex> {
        match self {
            Scene::Glide { to, .. } => Some(*to),
            Scene::Shots { at, .. } => Some(*at),
            Scene::Word { hex, .. } => Some(*hex),
            Scene::Shells { hexes } => hexes.get(hexes.len() / 2).copied(),
            Scene::Banner { .. } => None,
        }
    }

    /// Seconds it takes at ordinary speed.
    fn seconds(&self) -> f32 {
        match self {
            Scene::Glide { .. } => 0.22,
            Scene::Shots { .. } => 0.42,
            Scene::Word { .. } => 0.55,
            Scene::Shells { .. } => 2.4,
            Scene::Banner { .. } => 0.9,
        }
    }
}

/// How an event is shown; most need no showing.
pub(crate) fn scene(p: &Perspective, event: &ViewEvent) -> Option<Scene> {
    let word = |hex: Hex, text: String, bad: bool| Some(Scene::Word { hex, text, bad });
    match event {
        ViewEvent::Own { unit, change } => {
            let u = p.unit(*unit)?;
            let kind = p.setup().library.unit_type(u.ty).kind;
            match *change {
                UnitChange::Stepped { from, to, .. } | UnitChange::FellBack { from, to, .. } => {
                    Some(Scene::Glide { who: CounterId::Own(*unit), from, to })
                }
                UnitChange::Hit { killed, wounded, lost, .. } => {
                    let loss = text::loss(kind, killed, wounded, lost);
                    if loss.is_empty() { None } else { word(u.hex()?, loss, true) }
                }
                UnitChange::Mired { count: n, .. } | UnitChange::Split { pieces: n, .. } => {
                    word(u.hex()?, format!("{n} mired"), true)
                }
                UnitChange::Arrived { hex, .. } => word(hex, "arrives".to_owned(), false),
                UnitChange::Freed => word(u.hex()?, "free again".to_owned(), false),
                _ => None,
            }
        }
        ViewEvent::Contact(c) => match known(p, c.id) {
            None => word(c.hex, "sighted".to_owned(), false),
            Some(old) if old.hex != c.hex && old.seen && c.seen => {
                Some(Scene::Glide { who: CounterId::Enemy(c.id), from: old.hex, to: c.hex })
            }
            Some(old) if c.seen && old.seen && (c.men < old.men || c.pieces < old.pieces) => {
                let lost = old.men.saturating_sub(c.men);
                let text = if c.pieces < old.pieces {
                    format!("−{}", old.pieces - c.pieces)
                } else {
                    format!("−{lost}")
                };
                word(c.hex, text, false)
            }
            Some(_) => None,
        },
        ViewEvent::Shot { from, at, by, .. } => {
            let from = from.or_else(|| place(p, *by));
            Some(Scene::Shots { from, at: *at })
        }
        ViewEvent::Assault { hex, result, ours, .. } => {
            let won = *result >= AssaultResult::Taken;
            word(*hex, text::assault_result(*result).to_owned(), won != *ours)
        }
        ViewEvent::Public(PublicEvent::Bombarded { area, .. }) => {
            let hexes = p.setup().area(*area).to_vec();
            (!hexes.is_empty()).then_some(Scene::Shells { hexes })
        }
        ViewEvent::Public(PublicEvent::TurnBegan { turn, side, clock }) => {
            let text = format!("{clock}   turn {}   {}", turn + 1, text::nation(*side));
            Some(Scene::Banner { text })
        }
        _ => None,
    }
}

fn known(p: &Perspective, id: ContactId) -> Option<&crate::rules::Contact> {
    p.contacts.get(id.0 as usize)
}

fn place(p: &Perspective, who: Seen) -> Option<Hex> {
    match who {
        Seen::Own(id) => p.unit(id)?.hex(),
        Seen::Enemy(id) => Some(p.contact(id)?.hex),
        Seen::Unseen => None,
    }
}

/// A scene being shown.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Showing {
    /// What.
    pub scene: Scene,
    /// How far it is, 0 to 1.
    pub done: f32,
}

/// Speeds of play: how many times the ordinary; 0 shows nothing and is done at once.
pub(crate) const SPEEDS: [f32; 4] = [1.0, 2.0, 4.0, 0.0];

/// Longest time, in seconds, that may pass between two pictures before the player is
/// taken not to have been watching.
const LONGEST_GAP_S: f64 = 2.0;

/// What one side has yet to be shown.
#[derive(Clone, Debug, Default)]
pub(crate) struct Playback {
    queue: VecDeque<ViewEvent>,
    showing: Option<Showing>,
    /// The time up to which it has been shown, while there is something to show.
    shown_to: Option<f64>,
}

impl Playback {
    /// More to show.
    pub(crate) fn push(&mut self, events: impl IntoIterator<Item = ViewEvent>) {
        self.queue.extend(events);
    }

    /// How many events are yet to be shown.
    pub(crate) fn queued(&self) -> usize {
        self.queue.len()
    }

    /// Forgets all but so many events; none of those has been begun with.
    pub(crate) fn truncate(&mut self, events: usize) {
        self.queue.truncate(events);
    }

    /// Nothing left to show.
    pub(crate) fn idle(&self) -> bool {
        self.queue.is_empty() && self.showing.is_none()
    }

    /// What is being shown.
    pub(crate) fn showing(&self) -> Option<&Showing> {
        self.showing.as_ref()
    }

    /// Forgets what has not been shown.
    pub(crate) fn clear(&mut self) {
        self.queue.clear();
        self.showing = None;
        self.shown_to = None;
    }

    /// What is being shown stands still up to now.
    pub(crate) fn hold(&mut self, now: f64) {
        self.shown_to = Some(now);
    }

    /// Shows on up to `now`, in seconds by any clock that runs evenly: a slow machine drops
    /// pictures, it does not slow down. What has been shown is applied to what the side
    /// sees, and its words are added to the log.
    pub(crate) fn advance(
        &mut self,
        p: &mut Perspective,
        lines: &mut Vec<text::Line>,
        now: f64,
        speed: f32,
    ) {
        let passed = self.shown_to.map_or(0.0, |to| (now - to).clamp(0.0, LONGEST_GAP_S)) as f32;
        let left = if speed > 0.0 { passed * speed } else { f32::INFINITY };
        self.show(p, lines, left, speed);
        self.shown_to = (!self.idle()).then_some(now);
    }

    fn show(
        &mut self,
        p: &mut Perspective,
        lines: &mut Vec<text::Line>,
        mut left: f32,
        speed: f32,
    ) {
        while let Some(event) = self.queue.front() {
            let showing = match &mut self.showing {
                Some(s) => s,
                none => match scene(p, event) {
                    Some(scene) if speed > 0.0 => none.insert(Showing { scene, done: 0.0 }),
                    _ => {
                        self.finish(p, lines);
                        continue;
                    }
                },
            };
            let whole = showing.scene.seconds();
            let need = (1.0 - showing.done) * whole;
            if need > left {
                showing.done += left / whole;
                return;
            }
            left -= need;
            self.finish(p, lines);
        }
    }

    /// The first event is over.
    fn finish(&mut self, p: &mut Perspective, lines: &mut Vec<text::Line>) {
        self.showing = None;
        if let Some(event) = self.queue.pop_front() {
            lines.extend(text::log(p, &event));
            p.apply(&event);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ai::{Level, Player};
    use crate::play;
    use crate::rules::{BySide, Side};
    use crate::scenario::Files;

    /// Both sides watch the same battle, once at each speed of play, and at the ordinary
    /// speed on a machine that draws one picture in two seconds.
    #[test]
    fn at_any_speed_the_same_is_seen() {
        let opened =
            play::open_scenario(&Files::embedded(), "example-marsh-crossing", 5).expect("it opens");
        let mut game = opened.game;
        let mut players = BySide::from_fn(|s| Player::new(s, Level::Normal, 5));
        let start = BySide::from_fn(|s| game.perspective(s));
        let mut views = BySide { soviet: Vec::new(), japan: Vec::new() };
        for _ in 0..120 {
            if game.ended().is_some() {
                break;
            }
            let side = game.side();
            let order = players[side].next_order(&game.perspective(side));
            let seen = game.order_seen(order).expect("the computer gives legal orders");
            views.soviet.extend(seen.soviet);
            views.japan.extend(seen.japan);
        }
        for side in Side::ALL {
            let watch = |speed: f32, picture_s: f64| {
                let (mut p, mut lines) = (start[side].clone(), Vec::new());
                let mut film = Playback::default();
                film.push(views[side].iter().cloned());
                let mut pictures = 0;
                while !film.idle() {
                    film.advance(&mut p, &mut lines, f64::from(pictures) * picture_s, speed);
                    pictures += 1;
                }
                (p, lines, pictures)
            };
            let (p, lines, pictures) = watch(0.0, 1.0);
            assert_eq!(p, game.perspective(side));
            assert_eq!(pictures, 1, "at once");
            for (speed, picture_s) in [(1.0, 0.03), (4.0, 0.03), (1.0, 2.0)] {
                let other = watch(speed, picture_s);
                assert_eq!((&other.0, &other.1), (&p, &lines));
                assert!(other.2 > 3, "{} pictures", other.2);
            }
        }
    }
}
