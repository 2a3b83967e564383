//! What carries out a plan, whoever made it: one order after the other, through the stages
//! of a turn.

use super::noise::Noise;
use super::progress::Progress;
use crate::frozen::doctrine::Doctrine;
use crate::frozen::intend::plan::Plan;
use crate::frozen::look::ground::GroundMemory;
use crate::frozen::look::picture::Picture;
use crate::frozen::look::threat::Threat;
use khasan::rules::{Order, Perspective, Side, check};

/// A plan being carried out, with a memory of the ground.
#[derive(Debug)]
pub(crate) struct Engine {
    pub side: Side,
    pub doctrine: &'static Doctrine,
    /// A person leads: what he has not asked for is left to him.
    pub led_by_hand: bool,
    pub noise: Noise,
    pub ground: GroundMemory,
    pub threat: Threat,
    pub plan: Plan,
    pub progress: Progress,
    /// The last order was an assault.
    pub stormed: bool,
}

impl Engine {
    /// One with nothing in mind yet.
    pub(crate) fn new(side: Side, doctrine: &'static Doctrine, seed: u64) -> Engine {
        Engine {
            side,
            doctrine,
            led_by_hand: false,
            noise: Noise::new(seed),
            ground: GroundMemory::default(),
            threat: Threat::default(),
            plan: Plan::default(),
            progress: Progress::default(),
            stormed: false,
        }
    }

    /// The situation, if it is this side's turn to act.
    pub(crate) fn look<'a>(&mut self, p: &'a Perspective) -> Option<Picture<'a>> {
        if p.side != self.side || p.public.side != self.side || p.public.ended.is_some() {
            return None;
        }
        self.ground.check(p);
        Some(Picture::new(p, self.doctrine))
    }

    /// The next order that the rules allow.
    pub(crate) fn next_legal(&mut self, pic: &Picture) -> Option<Order> {
        self.threat.learn(pic, self.stormed);
        self.threat.update(pic, &mut self.ground);
        while let Some(order) = self.decide(pic) {
            // What the rules refuse is a blind spot of ours: the unit is passed over.
            if check(pic.p, &order).is_ok() {
                self.stormed = matches!(order, Order::Assault { .. });
                return Some(order);
            }
            self.progress.pass_over();
        }
        None
    }
}
