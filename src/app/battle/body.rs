//! Those who are given one order together.

use crate::rules::formation::{members, own_force};
use crate::rules::{FormationId, Perspective, UnitId};
use crate::text;

/// Those who are given one order together: a formation, or whoever stands in a hex.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Body {
    /// The formation, unless it is a mere gathering.
    pub formation: Option<FormationId>,
    /// Its units, those that come later too.
    pub units: Vec<UnitId>,
}

impl Body {
    /// A formation with all below it.
    pub(crate) fn formation(p: &Perspective, id: FormationId) -> Body {
        Body { formation: Some(id), units: members(p, id) }
    }

    /// Its name.
    pub(crate) fn name(&self, p: &Perspective) -> String {
        match self.formation {
            Some(id) => own_force(p).formation_name(id).to_owned(),
            None => text::gathering(p, &self.units),
        }
    }
}
