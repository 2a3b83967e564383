//! What a side saw, shown one thing after another.

use super::ui::chits::Who;
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
        who: Who,
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
            Scene::Banner { .. } => None,
        }
    }

    /// Seconds it takes at ordinary speed.
    fn seconds(&self) -> f32 {
        match self {
            Scene::Glide { .. } => 0.22,
            Scene::Shots { .. } => 0.42,
            Scene::Word { .. } => 0.55,
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
                UnitChange::Stepped { from, to, .. } | UnitChange::FellBack { from, to } => {
                    Some(Scene::Glide { who: Who::Own(*unit), from, to })
                }
                UnitChange::Hit { killed, wounded, lost, .. } => {
                    let loss = text::loss(kind, killed, wounded, lost);
                    if loss.is_empty() { None } else { word(u.hex()?, loss, true) }
                }
                UnitChange::Mired { .. } | UnitChange::Split { .. } => {
                    word(u.hex()?, "mired".to_owned(), true)
                }
                UnitChange::Arrived { hex, .. } => word(hex, "arrives".to_owned(), false),
                UnitChange::Freed => word(u.hex()?, "free again".to_owned(), false),
                _ => None,
            }
        }
        ViewEvent::Contact(c) => match known(p, c.id) {
            None => word(c.hex, "sighted".to_owned(), false),
            Some(old) if old.hex != c.hex && old.seen && c.seen => {
                Some(Scene::Glide { who: Who::Enemy(c.id), from: old.hex, to: c.hex })
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

/// What one side has yet to be shown.
#[derive(Clone, Debug, Default)]
pub(crate) struct Playback {
    queue: VecDeque<ViewEvent>,
    showing: Option<Showing>,
}

impl Playback {
    /// More to show.
    pub(crate) fn push(&mut self, events: impl IntoIterator<Item = ViewEvent>) {
        self.queue.extend(events);
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
    }

    /// Lets time pass; what has been shown is applied to what the side sees, and its
    /// words are added to the log.
    pub(crate) fn advance(
        &mut self,
        p: &mut Perspective,
        lines: &mut Vec<text::Line>,
        seconds: f32,
        speed: f32,
    ) {
        let mut left = if speed > 0.0 { seconds * speed } else { f32::INFINITY };
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
