//! Orders to formations that stand from turn to turn.

use super::body::Body;
use super::preview::Destination;
use crate::ai::Directive;
use crate::hex::Hex;
use crate::rules::formation;
use crate::rules::setup::Mission;
use crate::rules::{FormationId, Perspective, Place, Unit, UnitId, wants_rest};
use crate::text;
use crate::text::table::formation_card;

/// An order that stands until it is fulfilled or cancelled.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct StandingOrder {
    /// The units that carry it out: a formation, or whoever stood in a hex.
    pub body: Body,
    /// What they are to do at the goal.
    pub mission: Mission,
    /// The ground they are sent to.
    pub goal: Destination,
    /// The turn it was last carried on in.
    pub carried: Option<u16>,
}

impl StandingOrder {
    /// The order as the staff takes it.
    pub(super) fn directive(&self) -> Directive {
        Directive {
            units: self.body.units.clone(),
            mission: self.mission,
            to: self.goal.hexes.clone(),
        }
    }

    /// True if all who can still move are at the goal, and there is one at least.
    pub(super) fn is_there(&self, p: &Perspective) -> bool {
        let near = |h: Hex| self.goal.hexes.iter().any(|g| g.distance(h) <= 1);
        let all: Vec<&Unit> = self.body.units.iter().filter_map(|id| p.unit(*id)).collect();
        let mut able = all.iter().filter(|u| !u.is_immobile()).filter_map(|u| u.hex()).peekable();
        let awaited = all.iter().any(|u| u.place == Place::Awaited);
        able.peek().is_some() && !awaited && able.all(near)
    }

    /// True if all are fit again who could go back to rest.
    pub(super) fn is_rested(&self, p: &Perspective) -> bool {
        let here = |id: &UnitId| p.unit(*id).is_some_and(|u| u.hex().is_some());
        self.body.units.iter().any(here) && !wants_rest(p, &self.body.units)
    }

    /// True while somebody may yet carry it out, be it when he is pulled out of the mud.
    pub(super) fn is_anybody_left(&self, p: &Perspective) -> bool {
        formation::is_anybody_left(p, &self.body.units)
    }

    /// An order taken from a save: the formation that has just these units, the objective
    /// that has just this ground. None for what cannot be an order of this side.
    pub(super) fn of(p: &Perspective, d: &Directive) -> Option<StandingOrder> {
        let units: Vec<UnitId> =
            d.units.iter().copied().filter(|id| p.unit(*id).is_some()).collect();
        let setup = p.setup();
        let size = setup.map.size();
        let hexes: Vec<Hex> = d.to.iter().copied().filter(|h| size.contains(*h)).collect();
        let first = *hexes.first().filter(|_| !units.is_empty())?;
        let objective = setup.objectives.iter().find(|o| setup.area(o.area) == hexes);
        let name = match objective {
            _ if d.mission == Mission::Refit => formation_card::SUPPLY_POINT.to_owned(),
            Some(o) => o.name.clone(),
            None => text::hex(p, first),
        };
        let of = units.first().and_then(|u| formation::formation_of(p, *u));
        let same = |f: &FormationId| formation::members(p, *f).iter().all(|u| units.contains(u));
        // The highest formation that is all there.
        let above = of.into_iter().flat_map(|f| formation::own_force(p).chain(f));
        let formation = above.take_while(same).last();
        let body = Body { formation, units };
        Some(StandingOrder {
            body,
            mission: d.mission,
            goal: Destination { hexes, name },
            carried: None,
        })
    }
}
