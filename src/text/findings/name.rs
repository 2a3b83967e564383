//! Names that do not stand for one thing.

use super::thing::{choice, thing};
use super::{Words, did_you_mean, listed};
use crate::scenario::finding::{NameFinding, Thing};

pub(super) fn words(finding: &NameFinding) -> Words {
    match finding {
        NameFinding::Unknown { what, name, suggestions, other } => {
            let mut words = Words::new(format!("unknown {} `{name}`", thing(*what)))
                .help(did_you_mean(&suggestions.near));
            if let Some(other) = other {
                words = words.note(format!("`{name}` is a {}", thing(*other)));
            }
            words.note(listed("valid values", &suggestions.valid))
        }
        NameFinding::DefinedTwice { what, name } => {
            let words = Words::new(format!("{} `{name}` is defined twice", thing(*what)))
                .label("again here");
            match what {
                Thing::Weapon | Thing::UnitType => {
                    words.help("give one of them another name".to_owned())
                }
                _ => words,
            }
        }
        NameFinding::GivenTwice { what, name } => {
            Words::new(format!("{} `{name}` is given twice", choice(*what))).label("again here")
        }
        NameFinding::NotGiven { what, names } => {
            Words::new(format!("no {} {} in this table", choice(*what), names.join(", ")))
                .label("every one must be listed here")
        }
        NameFinding::Ambiguous { name } => {
            Words::new(format!("several formations are named `{name}`"))
                .label("which of them?")
                .help(format!("write whose it is: \"the formation above it / {name}\""))
        }
    }
}
