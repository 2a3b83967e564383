//! What a figure of the record is held against.

use super::Words;
use crate::scenario::finding::FigureFinding;

pub(super) fn words(finding: &FigureFinding) -> Words {
    match finding {
        FigureFinding::NoYardstick { yes_or_no } => {
            let ways = if *yes_or_no {
                "`share: (70, 100)`, per cent of the games in which it is so"
            } else {
                "`value: 5, tolerance: 2`, or a band, `band: (200, 480)`"
            };
            Words::new("this figure is held against nothing")
                .label("it does not say what the games should come to")
                .help(format!("write {ways}; where the record is silent, `unknown: true`"))
        }
        FigureFinding::TwoYardsticks { first, second } => {
            Words::new(format!("`{second}` where there is `{first}` already"))
                .label("a figure is held against one of them")
                .help("`value` with `tolerance`, `band`, `share`, or `unknown: true`".to_owned())
        }
        FigureFinding::NoShare => Words::new("this comes about in every game")
            .label("a share of the games says nothing of it")
            .help(
                "`share` is for HeldAtEnd, Taken and MiredShare; give a number a band, \
                 `band: (200, 480)`"
                    .to_owned(),
            ),
        FigureFinding::YesOrNo => Words::new("this is yes or no in a game, not a number")
            .label("it can only be so in a share of the games")
            .help("write `share: (70, 100)`, in per cent".to_owned()),
        FigureFinding::BandOrder => {
            Words::new("this band ends below its beginning").label("the lower figure comes first")
        }
    }
}
