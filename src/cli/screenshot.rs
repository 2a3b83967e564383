//! `khasan screenshot`: the battle to draw; the window's renderer does the rest.

use super::out::note;
use super::{Eyes, Failure, Next, ScreenshotArgs};
use crate::ai::Level;
use crate::play::{Course, PictureRequest, Request, Who, open, sit};
use crate::rules::{BySide, Side};
use crate::scenario::Files;
use crate::text;
use std::fmt;

/// Smallest and largest picture, pixels a side.
const PIXELS: std::ops::RangeInclusive<u32> = 64..=8192;

/// Why words are no size of a picture.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum BadSize {
    /// Not two parts with an x between them.
    Form,
    /// A side that is no number, or one that is too small or too large.
    Side,
}

impl fmt::Display for BadSize {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            BadSize::Form => f.write_str(text::SIZE_OF_PICTURE),
            BadSize::Side => f.write_str(&text::sides_of_picture(&PIXELS)),
        }
    }
}

impl std::error::Error for BadSize {}

/// Reads `1280x800`.
pub(super) fn size(text: &str) -> Result<[u32; 2], BadSize> {
    let (w, h) = text.split_once(['x', 'X']).ok_or(BadSize::Form)?;
    let number = |t: &str| t.parse::<u32>().ok().filter(|n| PIXELS.contains(n));
    match (number(w), number(h)) {
        (Some(w), Some(h)) => Ok([w, h]),
        _ => Err(BadSize::Side),
    }
}

pub(super) fn run(files: &Files, a: ScreenshotArgs) -> Result<Next, Failure> {
    // The seed is fixed, so that the same command draws the same picture.
    let mut opened = open(files, &a.battle, 1)?;
    note(&opened);
    if let Some(turn) = a.turn {
        let turns = opened.setup().turns.len();
        if usize::from(turn) > turns {
            return Err(Failure::Turns(turns));
        }
        let who = BySide { soviet: Who::Ai(Level::default()), japan: Who::Ai(Level::default()) };
        let mut seats = sit(&who, 1)?;
        let mut course = Course::new(&mut opened.game, &mut seats);
        while course.game().state().public().turn + 1 < turn && course.step()?.is_some() {}
    }
    let side = match a.side {
        Eyes::Soviet => Some(Side::Soviet),
        Eyes::Japan => Some(Side::Japan),
        Eyes::Both => None,
    };
    let shot = PictureRequest { opened: Box::new(opened), side, size: a.size, out: a.out };
    Ok(Next::Window(Box::new(Request::Screenshot(shot))))
}

#[cfg(test)]
mod tests {
    use super::{BadSize, size};

    #[test]
    fn sizes_are_two_sane_numbers() {
        assert_eq!(size("1280x800"), Ok([1280, 800]));
        for bad in ["", "1280", "x", "0x0", "1280x", "99999x10", "-1x5", "1e3x500"] {
            assert!(size(bad).is_err(), "{bad}");
        }
        for (bad, why) in [("1280", BadSize::Form), ("9x9", BadSize::Side)] {
            assert_eq!(size(bad), Err(why), "{bad}");
        }
    }
}
