//! What a side believes before the battle.

use super::Words;
use crate::scenario::finding::IntelligenceFinding;

pub(super) fn words(finding: &IntelligenceFinding) -> Words {
    match finding {
        IntelligenceFinding::NoStrength { pieces: true } => {
            Words::new("this report does not say how many")
                .label("`pieces`, its vehicles or guns, are expected in here")
        }
        IntelligenceFinding::NoStrength { pieces: false } => {
            Words::new("this report does not say how many").label("`men` are expected in here")
        }
        IntelligenceFinding::Overstrength { has, unit_type, full } => {
            Words::new(format!("a report of {has} where `{unit_type}` has {full} at full strength"))
                .label("two reports would stand for two such units")
        }
        IntelligenceFinding::TooLate { at, start } => {
            Words::new(format!("a report of {at}, and the battle begins at {start}"))
                .label("it is known before the battle")
        }
    }
}
