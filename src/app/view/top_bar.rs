//! The bar along the top: clock, turn, weather, score.

use super::offer::Offer;
use crate::record::NoUndo;
use crate::rules::{Perspective, Side, score};
use crate::text;
use crate::text::table::top_bar as words;

/// What goes on at the table.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) struct Going {
    /// The computer thinks.
    pub thinks: bool,
    /// How far it is with looking ahead, hundredths, while it does.
    pub progress: Option<u8>,
    /// Something moves by itself.
    pub busy: bool,
    /// The viewer may give orders.
    pub may_order: bool,
    /// Whether the last order can be taken back.
    pub undo: Result<(), NoUndo>,
    /// How many times the ordinary speed events are shown.
    pub pace: f32,
}

/// What the bar shows.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct TopBar {
    /// The clock.
    pub clock: String,
    /// `turn 3 of 24, 10 min`.
    pub turn: String,
    /// Light and weather.
    pub weather: String,
    /// Whose turn it is.
    pub side: Side,
    /// What goes on.
    pub state: String,
    /// How far the computer is with looking ahead, hundredths, while it does.
    pub progress: Option<u8>,
    /// The score as the viewer knows it.
    pub score: i32,
    /// Between what it lies: losses that one saw are an estimate.
    pub score_range: (i32, i32),
    /// Scores of a marginal, a clear and a decisive result.
    pub levels: [u32; 3],
    /// The historical score.
    pub history: Option<i32>,
    /// What the scale says.
    pub scale: String,
    /// Whether the last order can be taken back.
    pub undo: Offer,
    /// True if the viewer may give orders.
    pub may_order: bool,
    /// Words for the speed of play.
    pub speed: &'static str,
}

impl TopBar {
    /// From what a side knows, and what goes on.
    pub(crate) fn new(p: &Perspective, going: &Going) -> TopBar {
        let setup = p.setup();
        let known = score::known_score(p);
        let range = score::known_score_range(p);
        let (levels, history) = (setup.scoring.levels, setup.history.score);
        TopBar {
            clock: p.public.clock.to_string(),
            turn: words::turn(setup, p.public.turn),
            weather: words::weather(&p.public.weather),
            side: p.public.side,
            state: state(going),
            progress: going.progress,
            score: known,
            score_range: range,
            levels,
            history,
            scale: words::scale(&words::standing(setup, known), range, levels, history),
            undo: match going.undo {
                Ok(()) => Offer::open(words::TAKE_BACK_HINT),
                Err(why) => Offer::barred(text::no_undo(why)),
            },
            may_order: going.may_order,
            speed: words::speed(going.pace),
        }
    }
}

fn state(going: &Going) -> String {
    if let Some(percent) = going.progress {
        return words::thinking(percent);
    }
    let words = if going.thinks {
        words::COMPUTER_THINKS
    } else if going.busy {
        words::SPACE_SKIPS
    } else if going.may_order {
        words::YOUR_ORDERS
    } else {
        ""
    };
    words.to_owned()
}
