//! Which tactic of the library suits a unit, and the order it comes to.

use super::engine::Engine;
use super::{care, march, shoot};
use crate::ai::doctrine::tactics::{Arm, Condition, Method, Stage, TacticEntry};
use crate::ai::intend::goals::holds_alone;
use crate::ai::look::picture::{Foe, Own, Picture};
use crate::hex::Hex;
use crate::rules::fire::range_against;
use crate::rules::{ElementKind, Morale, Order, Works, line_of_sight};

impl Engine {
    /// The order of the first tactic of the stage that suits a unit and finds one.
    pub(super) fn unit_order(&mut self, pic: &Picture, o: &Own) -> Option<Order> {
        if self.lapses(pic, o) {
            return None;
        }
        let stage = self.progress.stage;
        // Under orders of a person who has no way to his goal stays where he is.
        if stage == Stage::March && self.stays_put(pic, o)
            || stage == Stage::LateFire && self.is_silent(pic, o)
        {
            return None;
        }
        let library = pic.doctrine.tactics.iter().copied().flatten();
        for entry in library.filter(|e| e.stage == stage) {
            if !self.suits(pic, o, entry) {
                continue;
            }
            let order = self.by_method(pic, o, entry.how);
            if order.is_some() {
                self.tactic = Some(entry.tactic);
                return order;
            }
            if entry.alone {
                return None;
            }
        }
        None
    }

    /// True if a tactic suits the task of a unit, its arm and the situation.
    fn suits(&mut self, pic: &Picture, o: &Own, entry: &TacticEntry) -> bool {
        let task = self.plan.task(o).kind();
        (entry.tasks.is_empty() || entry.tasks.contains(&task))
            && (entry.arms.is_empty() || entry.arms.contains(&arm(pic, o)))
            && entry.when.iter().all(|c| self.holds(pic, o, *c))
    }

    fn holds(&self, pic: &Picture, o: &Own, condition: Condition) -> bool {
        let goal = self.plan.task(o).goal().and_then(|g| self.plan.goals.get(g));
        let in_goal = |is: fn(&Own) -> bool| {
            goal.is_some_and(|g| pic.own.iter().any(|x| g.ground.contains(&x.hex) && is(x)))
        };
        match condition {
            Condition::ByItself => !self.led_by_hand,
            Condition::Before(orders) => self.progress.tries < orders,
            Condition::Unsteady => o.morale > Morale::Steady,
            Condition::Strained(points) => o.unit.suppression >= points,
            Condition::InWorks => pic.field.cell(o.hex).is_some_and(|c| c.works != Works::None),
            Condition::Spent => o.rests,
            Condition::NeedsRounds => self.refills(pic, o),
            Condition::Striking => self.strikes_from(o).is_some(),
            Condition::SomebodyStrikes => !self.progress.strikes.is_empty(),
            Condition::AttackIsOn => goal.is_some_and(|g| g.go),
            Condition::AttackGathers => goal.is_some_and(|g| !g.go),
            Condition::GoalIsFree(metres) => {
                goal.is_some_and(|g| !g.ours && g.is_free(pic, metres))
            }
            Condition::SpentFriendsInGoal => !o.exhausted && in_goal(|x| x.exhausted),
            Condition::Watched => pic.p.is_watched(o.hex),
            Condition::HasTarget => pic.foes.iter().any(|f| can_hit(pic, o, f)),
            Condition::Exposed => is_exposed(pic, o),
            Condition::EnemyWithin(metres) => {
                pic.foes.iter().any(|f| pic.metres(f.hex, o.hex) <= metres)
            }
            Condition::Outranged => is_outranged(pic, o),
            Condition::Outnumbered { metres, pct } => {
                let theirs = pic.foes_near(o.hex, metres) * 100;
                theirs > 0 && theirs >= pic.friends_near(o.hex, metres) * pct
            }
            Condition::OffPayingGround => {
                !pic.setup.objectives.iter().any(|x| pic.setup.area(x.area).contains(&o.hex))
            }
            Condition::NeededWhereItIs => holds_alone(pic, o),
            Condition::StuckTanksWithin(metres) => pic.foes.iter().any(|f| {
                f.ty.is_vehicle()
                    && f.contact.mired
                    && f.contact.pieces > 0
                    && pic.metres(f.hex, o.hex) <= metres
            }),
        }
    }

    fn by_method(&mut self, pic: &Picture, o: &Own, how: Method) -> Option<Order> {
        match how {
            Method::PullOut => care::recover(pic, &self.plan, &self.threat, o),
            Method::Rally => care::urgent_rally(pic, &self.plan, &self.threat, o),
            Method::CalmDown => self.calm_down(pic, o),
            Method::Fire => {
                let keep = self.keep(pic, o);
                shoot::fire_order(pic, &self.plan, o, &self.focus(), keep, false)
            }
            Method::FireTheRest => {
                let keep = self.reserve(pic, o);
                shoot::fire_order(pic, &self.plan, o, &[], keep, true)
            }
            Method::JumpOff => self.close_in(pic, o),
            Method::March(emphasis) => {
                let (plan, ground) = (&mut self.plan, &mut self.ground);
                let view = march::MarchView { pic, threat: &self.threat, noise: self.noise };
                march::move_order(&view, (plan, ground), o, emphasis)
            }
            Method::Hide => self.hide(pic, o, false),
            Method::GetAway => self.hide(pic, o, true),
            Method::GoBack => self.go_back(pic, o),
            Method::Stay => None,
            Method::Policy => care::policy(pic, &self.plan, o),
            Method::Face => {
                let settles = self.progress.tries < pic.doctrine.turn.tries_to_settle;
                settles.then(|| care::face(pic, &self.plan, o))?
            }
        }
    }

    /// Rallies with what is left of a unit's time.
    fn calm_down(&self, pic: &Picture, o: &Own) -> Option<Order> {
        let d = &pic.doctrine.turn;
        if self.progress.tries >= d.tries_to_settle {
            return None;
        }
        let steady = o.morale == Morale::Steady;
        let keeps = if steady { d.calm_keeps_steady } else { d.calm_keeps_unsteady };
        care::idle_rally(pic, &self.threat, o, keeps.of(pic.full))
    }

    /// Where a unit jumps off, if it is one of those who are to storm.
    fn strikes_from(&self, o: &Own) -> Option<Hex> {
        let strike = self.progress.strikes.iter();
        strike.flat_map(|s| &s.parties).find(|(id, _)| *id == o.id).map(|p| p.1)
    }

    /// Moves a unit to where it jumps off.
    fn close_in(&mut self, pic: &Picture, o: &Own) -> Option<Order> {
        if o.morale > Morale::Steady {
            return None;
        }
        let from = self.strikes_from(o).filter(|h| *h != o.hex)?;
        let steps = self.ground.steps(pic, o.ty.mobility);
        let walk = super::walk::walk(pic, &self.threat, &steps, o, self.plan.manner(pic, o));
        walk.spot(from)?;
        let path = walk.path(from);
        (!path.is_empty()).then_some(Order::Move { unit: o.id, path })
    }
}

/// What a unit fights as.
fn arm(pic: &Picture, o: &Own) -> Arm {
    if o.is_staff() {
        Arm::Staff
    } else if o.ty.is_vehicle() {
        Arm::Vehicle
    } else if o.ty.kind == ElementKind::Gun {
        Arm::Gun
    } else if o.is_support(pic) {
        Arm::Heavy
    } else {
        Arm::Rifles
    }
}

/// A unit is neither in works nor on ground that covers it much; that men lie down does not count.
fn is_exposed(pic: &Picture, o: &Own) -> bool {
    let cell = pic.field.cell(o.hex).copied().unwrap_or_default();
    let ground = i64::from(pic.setup.library.terrain(cell.terrain).exposure_pct);
    cell.works == Works::None && ground > pic.doctrine.march.sheltered_pct
}

/// An enemy in sight is in reach of a unit's weapons where both are.
fn can_hit(pic: &Picture, o: &Own, f: &Foe) -> bool {
    let metres = pic.metres(o.hex, f.hex);
    f.contact.seen
        && metres <= pic.p.visibility_m(f.hex)
        && metres <= range_against(&pic.setup.library, o.ty, f.ty)
        && line_of_sight(pic.field, o.hex, f.hex)
}

/// Guns or tanks in sight that see a unit where it is, and that it cannot hit from there.
fn is_outranged(pic: &Picture, o: &Own) -> bool {
    pic.foes.iter().filter(|f| f.contact.seen && f.ty.kind != ElementKind::Men).any(|f| {
        let metres = pic.metres(f.hex, o.hex);
        metres > o.far_m && metres <= f.far_m && line_of_sight(pic.field, f.hex, o.hex)
    })
}
