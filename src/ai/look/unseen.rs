//! Fire out of nowhere: where one's own were struck by enemies nobody saw. The commander
//! does not know who they are, but he learns which ground they have in view.

use super::picture::Picture;
use super::toll::{Blow, MinuteOfFire};
use crate::ai::doctrine;
use crate::hex::Hex;
use crate::rules::UnitType;
use std::collections::BTreeMap;

/// A unit as it was when last looked at.
#[derive(Clone, Copy, Debug)]
struct Before {
    hex: Hex,
    men_hit: u32,
    lost: u16,
    suppression: u8,
    time: i32,
}

/// What is remembered of fire whose source was not seen.
#[derive(Debug, Default)]
pub(crate) struct UnseenSources {
    turn: Option<u16>,
    /// By index in the side's list.
    before: Vec<Option<Before>>,
    /// A minute of it, as of all other fire.
    felt: BTreeMap<Hex, MinuteOfFire>,
}

impl UnseenSources {
    /// A minute of it in a hex.
    pub(crate) fn at(&self, hex: Hex, d: &doctrine::UnseenFire) -> MinuteOfFire {
        let here = self.felt.get(&hex).copied().unwrap_or_default();
        let beside = hex.neighbours().filter_map(|(_, next)| self.felt.get(&next));
        beside.fold(here, |worst, f| worst.most(f.share(d.beside_pct)))
    }

    /// Looks at what has become of one's own since the last order. `known`: whether fire
    /// of enemies one knows can fall on such a unit in a hex. `stormed`: the order was an
    /// assault, and close combat tells nothing about fire.
    pub(crate) fn watch(
        &mut self,
        pic: &Picture,
        stormed: bool,
        known: impl Fn(&UnitType, Hex) -> bool,
    ) {
        let (turn, d) = (pic.p.public.turn, &pic.doctrine.danger.unseen);
        let new = self.turn != Some(turn);
        let over_turn = i64::from(d.over_turn.of(pic.full));
        if new {
            self.felt.retain(|_, f| {
                *f = f.share(d.fades_to_pct);
                !f.is_nothing()
            });
        }
        if self.before.len() < pic.p.units.len() {
            self.before.resize(pic.p.units.len(), None);
        }
        for (i, u) in pic.p.units.iter().enumerate() {
            // Who is gone was struck where he was last.
            let was = self.before.get(i).copied().flatten();
            let Some(hex) = u.hex().or_else(|| Some(was?.hex)) else { continue };
            let now = Before {
                hex,
                men_hit: u32::from(u.killed) + u32::from(u.wounded),
                lost: u.lost,
                suppression: u.suppression,
                time: u.time,
            };
            self.before[i] = Some(now);
            let Some(was) = was else { continue };
            let ty = pic.setup.library.unit_type(u.ty);
            let seconds = if new { over_turn } else { i64::from(was.time - now.time) };
            let blow = Blow {
                men: now.men_hit.saturating_sub(was.men_hit).into(),
                pieces: now.lost.saturating_sub(was.lost).into(),
                shaken: now.suppression.saturating_sub(was.suppression).into(),
                seconds: seconds.max(d.shortest_s),
            };
            if !stormed && !blow.is_nothing() && !known(ty, hex) {
                let fire = MinuteOfFire::that_did(pic, &blow, u, hex);
                let felt = self.felt.entry(hex).or_default();
                *felt = felt.most(fire);
            }
        }
        self.turn = Some(turn);
    }
}
