//! Fire out of nowhere: where one's own were struck by enemies nobody saw. The commander
//! does not know who they are, but he learns which ground they have in view.

use super::picture::{Own, Picture};
use super::threat::Fire;
use crate::hex::Hex;
use std::collections::BTreeMap;

/// Next to the hex that was struck it is reckoned to be so bad, per cent.
const BESIDE_PCT: i64 = 60;
/// What is left of the fear after each turn, per cent.
const FADES_TO_PCT: i64 = 50;
/// Fire shorter than this is reckoned as lasting so long, seconds.
const SHORTEST_S: i64 = 120;

/// A unit as it was when last looked at.
#[derive(Clone, Copy, Debug)]
struct Before {
    men: u16,
    pieces: u16,
    suppression: u8,
    time: i32,
}

/// What is remembered of fire whose source was not seen.
#[derive(Debug, Default)]
pub(super) struct Unseen {
    turn: Option<u16>,
    before: BTreeMap<u16, Before>,
    /// A minute of it, as of all other fire.
    felt: BTreeMap<Hex, Fire>,
}

impl Unseen {
    /// A minute of it in a hex.
    pub(super) fn at(&self, hex: Hex) -> Fire {
        let mut worst = self.felt.get(&hex).copied().unwrap_or_default();
        for (_, next) in hex.neighbours() {
            if let Some(f) = self.felt.get(&next) {
                worst = worst.most(f.share(BESIDE_PCT));
            }
        }
        worst
    }

    /// Looks at what has become of one's own since the last order. `known`: whether fire
    /// of enemies one knows can fall on a unit. `stormed`: the order was an assault, and
    /// close combat tells nothing about fire.
    pub(super) fn watch(&mut self, pic: &Picture, stormed: bool, known: impl Fn(&Own) -> bool) {
        let turn = pic.p.public.turn;
        let new = self.turn != Some(turn);
        if new {
            self.felt.retain(|_, f| {
                *f = f.share(FADES_TO_PCT);
                !f.is_nothing()
            });
        }
        for o in &pic.own {
            let now = Before {
                men: o.unit.men,
                pieces: o.unit.pieces,
                suppression: o.unit.suppression,
                time: o.unit.time,
            };
            let Some(was) = self.before.insert(o.id.index, now) else { continue };
            let hit = now.men < was.men || now.pieces < was.pieces;
            if stormed || !(hit || now.suppression > was.suppression) || known(o) {
                continue;
            }
            // Over the enemy's turn nobody knows how long he fired: a good part of it.
            let spent = i64::from(was.time - now.time);
            let seconds = if new { i64::from(pic.full / 4) } else { spent }.max(SHORTEST_S);
            let fire = Fire::from_effect(pic, o, was.men, was.pieces, was.suppression, seconds);
            let felt = self.felt.entry(o.hex).or_default();
            *felt = felt.most(fire);
        }
        self.turn = Some(turn);
    }
}
