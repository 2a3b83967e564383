//! What a battle is about.

use super::Words;
use crate::scenario::finding::BattleFinding;

pub(super) fn words(finding: &BattleFinding) -> Words {
    match finding {
        BattleFinding::EmptyArea { name } => {
            Words::new(format!("area `{name}` has no hexes")).label("at least one is expected")
        }
        BattleFinding::AreaOutside { name } => {
            Words::new(format!("area `{name}` lies outside this map"))
        }
        BattleFinding::Turns { found, most } => {
            Words::new(format!("{found} turns")).label(format!("a battle has from 1 to {most}"))
        }
        BattleFinding::Backwards { from, to } => Words::new(format!("{to} is not after {from}"))
            .label("the span must end after it begins"),
        BattleFinding::WeatherOrder { before, from } => {
            Words::new(format!("{from} does not follow {before}")).label("the times must ascend")
        }
        BattleFinding::WeatherGap { start } => {
            let words = Words::new("no weather at the start of the battle");
            match start {
                Some(start) => words.label(format!("the battle begins at {start}")),
                None => words,
            }
        }
        BattleFinding::PlanOrder { before, from } => {
            Words::new(format!("{from} does not follow {before}"))
                .label("the lines of one formation must ascend")
        }
        BattleFinding::LevelOrder { before, points } => {
            Words::new(format!("{points} does not follow {before}"))
                .label("marginal < clear < decisive")
        }
        BattleFinding::MoreThanAll => Words::new("more than 1000 of 1000 men hit")
            .label("with the killed more than all of them"),
        BattleFinding::NothingForbidden => Words::new("there is nothing to forbid")
            .label("the map has no ground so far beyond a border")
            .help(
                "a survey has its border; a map of text gets one with `japan: [\"0101-0120\"]`, \
                 the hexes on the Japanese side"
                    .to_owned(),
            ),
        BattleFinding::NothingBuilt => Words::new("this builds nothing")
            .label("there is nothing in it that the map does not have already")
            .help(
                "name at least one place that changes: `crossings: [\"0304/0305\"]`, \
                 `wire: [(rows: 2, sides: [\"0304 E\"])]`, \
                 `works: [(kind: Trench, at: [\"0304\"])]`"
                    .to_owned(),
            ),
        BattleFinding::NoVehicles => {
            Words::new("this formation has no vehicles").label("vehicles are counted here")
        }
        BattleFinding::NoGuns => {
            Words::new("this formation has no guns").label("guns are counted here")
        }
        BattleFinding::NoLeader => Words::new("this formation has no leader of a name")
            .label("his fate is asked for; `leader: (name: …)` in the formation names him"),
    }
}
