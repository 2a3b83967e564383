//! How events are shown on the table.

use super::counter_id::CounterId;
use crate::hex::Hex;
use crate::rules::{
    AssaultResult, Contact, ContactId, Perspective, PublicEvent, Seen, UnitChange, ViewEvent,
};
use crate::text;
use crate::text::table::scene as words;

/// How an event is shown.
#[derive(Clone, PartialEq, Debug)]
pub(crate) enum Scene {
    /// A counter goes from one hex to another.
    Glide {
        /// Which counter moves.
        who: CounterId,
        /// The hex it leaves.
        from: Hex,
        /// The hex it comes to.
        to: Hex,
    },
    /// Shots from one hex, if it is known, at another.
    Shots {
        /// The hex of whoever fires; `None` if it is not known.
        from: Option<Hex>,
        /// The hex that is fired at.
        at: Hex,
    },
    /// Words over a hex.
    Word {
        /// The hex over which the words rise.
        hex: Hex,
        /// What happened there, in brief: losses, an arrival, a sighting.
        text: String,
        /// True if it is bad for the viewer.
        bad: bool,
    },
    /// Shells and bombs on some ground.
    Shells {
        /// All hexes of the bombarded area, one at least.
        hexes: Vec<Hex>,
    },
    /// Words over the whole table.
    Banner {
        /// The clock, the turn and the side that begins it.
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
    pub(super) fn seconds(&self) -> f32 {
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
pub(super) fn scene(p: &Perspective, event: &ViewEvent) -> Option<Scene> {
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
                    word(u.hex()?, words::mired(n), true)
                }
                UnitChange::Arrived { hex, .. } => word(hex, words::ARRIVES.to_owned(), false),
                UnitChange::Freed => word(u.hex()?, words::FREE_AGAIN.to_owned(), false),
                _ => None,
            }
        }
        ViewEvent::Contact(c) => match known(p, c.id) {
            None => word(c.hex, words::SIGHTED.to_owned(), false),
            Some(old) if old.hex != c.hex && old.seen && c.seen => {
                Some(Scene::Glide { who: CounterId::Enemy(c.id), from: old.hex, to: c.hex })
            }
            // A report that has become surer tells of no losses.
            Some(old) if c.seen && old.seen && is_less(c, old) => {
                let lost = if c.pieces < old.pieces {
                    old.pieces - c.pieces
                } else {
                    old.men.saturating_sub(c.men)
                };
                word(c.hex, words::enemy_loses(lost), false)
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
            Some(Scene::Banner { text: words::turn_begins(*clock, *turn, *side) })
        }
        _ => None,
    }
}

fn is_less(c: &Contact, old: &Contact) -> bool {
    let as_sure = (c.spread_pct, c.counted) == (old.spread_pct, old.counted);
    as_sure && (c.men < old.men || c.pieces < old.pieces)
}

fn known(p: &Perspective, id: ContactId) -> Option<&Contact> {
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
pub(crate) struct SceneProgress {
    /// What is seen: a move, shots, shells or words.
    pub scene: Scene,
    /// How far it is, 0 to 1.
    pub done: f32,
}
