//! The events of a battle: when they happen, and what.

use super::named::{MAX_EVENTS, Named};
use super::{bombard, build, weather};
use crate::rules::Map;
use crate::rules::setup::{Effect, Scripted, Trigger};
use crate::scenario::diag::Span;
use crate::scenario::diag::finding::{BattleGroup, Choice, Group, Items};
use crate::scenario::forces::lookup;
use crate::scenario::forces::order_of_battle::Forces;
use crate::scenario::map::atlas::Atlas;
use crate::scenario::syntax::keyword::{side, single, variant};
use crate::scenario::syntax::read::Cx;
use crate::scenario::syntax::{Node, names};

/// What events name besides areas and objectives.
#[derive(Clone, Copy, Debug)]
pub struct EventContext<'a> {
    /// The orders of battle.
    pub forces: &'a Forces,
    /// The map before the battle with its hexes; `None` where it could not be read.
    pub ground: Option<(&'a Atlas, &'a Map)>,
}

impl Named {
    /// Reads the events, with the clock times they name.
    pub fn read_events(
        &mut self,
        cx: &mut Cx,
        node: &Node,
        battle: EventContext,
    ) -> Vec<(Scripted, Span)> {
        cx.some(node, MAX_EVENTS, Items::Events, |cx, n| {
            let mut f = cx.fields(n, BattleGroup::Event)?;
            let when = f.req(cx, "when", |cx, n| self.trigger(cx, n));
            let what = f.req(cx, "what", |cx, n| {
                Some(cx.each(n, Items::Effects, |cx, n| self.effect(cx, n, battle)))
            });
            let span = f.span_of("when");
            f.source(cx);
            f.done(cx);
            Some((Scripted { when: when?, what: what? }, span))
        })
    }

    fn trigger(&mut self, cx: &mut Cx, node: &Node) -> Option<Trigger> {
        let (name, inner) = variant(cx, node, Choice::Trigger, &["Time", "Losses", "Holds"])?;
        match name {
            "Time" => {
                let node = single(cx, inner)?;
                cx.clock(node).map(Trigger::Time)
            }
            "Losses" => {
                let mut f = cx.fields(inner, Group::Keyword("Losses"))?;
                let side = side(cx, &mut f);
                let men = f.req(cx, "men", |cx, n| cx.number(n, 1..=100_000));
                f.done(cx);
                Some(Trigger::Losses(side?, men?))
            }
            _ => {
                let mut f = cx.fields(inner, Group::Keyword("Holds"))?;
                let side = side(cx, &mut f);
                let objective = f.req(cx, "objective", |cx, n| self.objective(cx, n));
                f.done(cx);
                Some(Trigger::Holds(side?, objective?))
            }
        }
    }

    fn effect(&mut self, cx: &mut Cx, node: &Node, battle: EventContext) -> Option<Effect> {
        let valid = &["Message", "Arrive", "Withdraw", "Weather", "Bombard", "Build"];
        let (name, inner) = variant(cx, node, Choice::Effect, valid)?;
        if name == "Weather" {
            return weather::weather(cx, inner, false).map(|w| Effect::Weather(w.0));
        }
        if name == "Bombard" {
            return bombard::read(cx, inner, self).map(Effect::Bombard);
        }
        if name == "Build" {
            return build::read(cx, inner, battle.ground);
        }
        let mut f = cx.fields(inner, Group::Keyword(name))?;
        let effect = match name {
            "Message" => {
                let to = f.opt(cx, "to", |cx, n| cx.one_of(n, Choice::Side, names::SIDES));
                f.req(cx, "text", Cx::prose).map(|text| Effect::Message(to, text))
            }
            "Arrive" => {
                let side = side(cx, &mut f);
                let node = f.need("units");
                side.zip(node)
                    .map(|(s, n)| Effect::Arrive(s, lookup::named(cx, n, battle.forces, s)))
            }
            _ => {
                let side = side(cx, &mut f);
                let area = f.req(cx, "area", |cx, n| self.area(cx, n));
                side.zip(area).map(|(s, a)| Effect::Withdraw(s, a))
            }
        };
        f.done(cx);
        effect
    }
}
