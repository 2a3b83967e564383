//! A formation order about to be given: where a click would send whom, and what is foreseen of
//! it.

use super::body::Body;
use crate::ai::{Digest, Directive, Foresight};
use crate::hex::Hex;
use crate::rules::Perspective;
use crate::rules::setup::Mission;
use crate::text;
use crate::text::table::formation_card;

/// Ground a formation is sent to.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Destination {
    /// Its hexes.
    pub hexes: Vec<Hex>,
    /// Its name, or the number of its hex.
    pub name: String,
}

/// The goal a click means: the objective the hex belongs to, or the hex alone.
pub(super) fn goal(p: &Perspective, hex: Hex, alone: bool) -> Destination {
    let setup = p.setup();
    let areas = setup.objectives.iter().map(|o| (setup.area(o.area), &o.name));
    let named = areas.filter(|(hexes, _)| !alone && hexes.contains(&hex));
    // The smallest says best what is meant.
    match named.min_by_key(|(hexes, _)| hexes.len()) {
        Some((hexes, name)) => Destination { hexes: hexes.to_vec(), name: name.clone() },
        None => Destination { hexes: vec![hex], name: text::hex(p, hex) },
    }
}

/// Where those go who are sent back to rest, wherever is clicked: to where their ammunition
/// lies. None for other missions.
pub(super) fn supply_of(p: &Perspective, body: &Body, mission: Mission) -> Option<Destination> {
    let mut hexes: Vec<Hex> = Vec::new();
    let units = body.units.iter().filter(|_| mission == Mission::Refit);
    for at in units.filter_map(|id| p.supply_point(*id)) {
        if !hexes.contains(&at) {
            hexes.push(at);
        }
    }
    let name = formation_card::SUPPLY_POINT.to_owned();
    (!hexes.is_empty()).then_some(Destination { hexes, name })
}

/// What an order would mean.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct OrderPreview {
    /// What the units are to do at the goal.
    pub mission: Mission,
    /// Where to.
    pub goal: Destination,
    /// What the staff will make of it.
    pub digest: Digest,
    /// What speaks against it, a line each.
    pub doubts: Vec<String>,
}

/// What an order to a body of units would mean.
pub(super) fn preview(
    p: &Perspective,
    foresight: &mut Foresight,
    body: &Body,
    mission: Mission,
    goal: Destination,
) -> OrderPreview {
    let directive = Directive { units: body.units.clone(), mission, to: goal.hexes.clone() };
    let digest = foresight.outlook(p, &directive).digest(p, &directive);
    let doubts = text::doubts(p.setup(), &digest);
    OrderPreview { mission, goal, digest, doubts }
}
