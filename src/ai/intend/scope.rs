//! How many there are to lead, and how much ground to lead them to.

use crate::ai::doctrine::Allotment;
use crate::rules::formation::own_force;
use crate::rules::{AreaId, FormationId, Perspective};

/// The formations of a side that have units of their own on the map.
pub(crate) fn formations(p: &Perspective) -> Vec<FormationId> {
    let force = own_force(p);
    let mut all: Vec<FormationId> =
        p.own().filter_map(|(_, u)| force.formation_of_line(u.line)).collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// The areas that anybody gets points for.
pub(crate) fn areas(p: &Perspective) -> Vec<AreaId> {
    let pays = p.setup().objectives.iter().filter(|o| o.points.soviet + o.points.japan > 0);
    let mut all: Vec<AreaId> = pays.map(|o| o.area).collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// A side has so few formations for the ground there is to fight for that each unit goes for itself.
pub(crate) fn few_formations(p: &Perspective, d: &Allotment) -> bool {
    formations(p).len() * 100 < areas(p).len().saturating_mul(d.apart_pct)
}
