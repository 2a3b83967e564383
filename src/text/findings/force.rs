//! The forces of a side.

use super::Words;
use crate::scenario::finding::ForceFinding;
use crate::text::{adjective, count};

pub(super) fn words(finding: &ForceFinding) -> Words {
    match finding {
        ForceFinding::NoUnits => {
            Words::new("this side has no units").label("at least one is expected")
        }
        ForceFinding::TooManyFormations { most } => {
            Words::new(format!("more than {most} formations")).label("this one is too many")
        }
        ForceFinding::TooManyUnits { most } => {
            Words::new(format!("more than {most} units")).label("this one is too many")
        }
        ForceFinding::TakenTwice { name } => Words::new(format!("`{name}` would be there twice"))
            .label("again here, or a part of it"),
        ForceFinding::TwoEntries { first, second } => {
            Words::new(format!("`{first}` and `{second}` exclude each other"))
                .label("one of them too many")
        }
        ForceFinding::NeverComes { unit } => {
            Words::new(format!("unit `{unit}` never comes to the battle"))
                .label("`at`, `arrives` or `on_event` is expected in here")
        }
        ForceFinding::LeadsNobody => Words::new("this leader has nobody to stand with")
            .label("his formation has no units, nor have those below it"),
        ForceFinding::Entrances { found, most } => {
            Words::new(format!("{found} hexes to arrive on"))
                .label(format!("from 1 to {most} are expected"))
        }
        ForceFinding::OtherSide { unit_type, side } => {
            Words::new(format!("unit type `{unit_type}` belongs to the other side"))
                .label(format!("a {} type", adjective(*side)))
        }
        ForceFinding::CommandTanks { tanks, vehicles: 0 } => Words::new(format!(
            "{} in a unit that has no vehicles",
            count((*tanks).into(), "command tank", "command tanks")
        ))
        .label("leave it out, or give it to the unit of its commander"),
        ForceFinding::CommandTanks { tanks, vehicles } => Words::new(format!(
            "{} in a unit of {}",
            count((*tanks).into(), "command tank", "command tanks"),
            count((*vehicles).into(), "vehicle", "vehicles")
        ))
        .label("it counts those of its vehicles that have a rail aerial"),
        ForceFinding::BothSides { unit, hex, map } => {
            Words::new(format!("both sides start in {}", hex.label(*map)))
                .label(format!("`{unit}` here"))
        }
    }
}
